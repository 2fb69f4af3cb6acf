// The head of the timeline: years over months, or months over days, whichever fit. A period is a button that zooms to it.

const axis = { scale: null, from: 0, to: 1 };
const placeAt = (day) => (axis.scale.at(day) - axis.from) / (axis.to - axis.from);
const zoomed = () => axis.from > 0 || axis.to < 1;

function windowTo(from, to) {
  const middle = (from + to) / 2;
  const day = Math.floor(axis.scale.day(middle));
  const wide = Math.min(1, Math.max(to - from, axis.scale.at(day + 3) - axis.scale.at(day - 1)));  // no nearer than days
  axis.from = Math.max(0, Math.min(1 - wide, middle - wide / 2));
  axis.to = axis.from + wide;
}
function windowTimes(factor) {
  const half = (axis.to - axis.from) * factor / 2;
  const middle = (axis.from + axis.to) / 2;
  windowTo(middle - half, middle + half);
}
function windowMove(share) {
  const step = (axis.to - axis.from) * share;
  windowTo(axis.from + step, axis.to + step);
}

// Periods beside each other that are too narrow for their names are one cell.
function cells(periods, width, least) {
  const found = [];
  for (const [start, end, long, short] of periods) {
    const [left, right] = [Math.max(0, placeAt(start)), Math.min(1, placeAt(end))];
    if (right - left <= 0) continue;
    const size = (right - left) * width;
    const before = found.at(-1);
    const goesOn = before?.end === start && before.long.slice(-4) === long.slice(-4);  // months of one year stay together
    if (size < least && before?.merged && (goesOn || long.length <= 5)) Object.assign(before, { end, right, lastLong: long, lastShort: short });
    else found.push({ start, end, left, right, long, short, lastLong: long, lastShort: short, merged: size < least });
  }
  return found;
}
function cellName(cell, width, named) {
  const room = (cell.right - cell.left) * width;
  const alone = cell.long === cell.lastLong;
  const long = alone ? named(cell.long) : `${named(cell.long) === cell.long ? cell.long : cell.short}–${named(cell.lastLong) === cell.lastLong ? cell.lastLong : cell.lastShort}`;
  const short = alone ? cell.short : "⋯";
  if (room >= long.length * 7.5 + 7) return long;
  return room >= (alone ? short.length * 6.4 + (short.length < 3 ? 3 : 5) : 18) ? short : "";
}
const isYear = (cell) => partsOf(cell.start)[1] === 0 && partsOf(cell.end)[1] === 0 && cell.end - cell.start > 364;

// From when to when the axis is in sight; what began before, or goes on, has no date to write there.
function dated() {
  const parts = axis.scale.parts.filter((part) => part.kind !== "open");
  return [Math.max(axis.scale.day(axis.from), parts[0].start), Math.min(axis.scale.day(axis.to), parts.at(-1).end)];
}

// Two rows of periods: the coarser names what the finer ones are in.
function tiers(width) {
  const [first, last] = dated();
  const days = last - first <= 95 && cells(daysIn(first, last), width, 0).some((cell) => (cell.right - cell.left) * width >= 17);
  const months = cells(monthsIn(first, last), width, days ? 30 : 23);
  if (days) return [months, cells(daysIn(first, last), width, 17), (text) => text];
  return [cells(yearsIn(first, last), width, 34), months.filter((cell) => !isYear(cell)), (text) => text.split(" ")[0]];
}

function drawAxis(head, grid, width, change) {
  const [upper, lower, named] = tiers(width);
  const days = lower[0] && lower[0].end - lower[0].start === 1 ? " days" : "";
  const row = (list, which, name) => make("div", { class: `tier ${which}` }, ...list.map((cell) => {
    const text = cellName(cell, width, name);
    const whole = cell.long === cell.lastLong ? cell.long : `${cell.long} to ${cell.lastLong}`;
    const button = make("button", { type: "button", tabindex: -1, title: whole, "aria-label": `Zoom to ${whole}`, class: cell.merged && cell.long !== cell.lastLong ? "merged" : "" }, text);
    button.addEventListener("click", () => { windowTo(axis.scale.at(cell.start), axis.scale.at(cell.end)); change(); });
    setPlace(button, cell.left, cell.right);
    return button;
  }));
  const focused = head.contains(document.activeElement);
  head.replaceChildren(row(upper, "upper", (text) => text), row(lower, `lower${days}`, named));
  const first = head.querySelector("button");
  if (first) first.tabIndex = 0;
  if (focused) first?.focus();
  const lines = [];
  for (const part of axis.scale.parts) {
    const [left, right] = [Math.max(0, placeAt(part.start)), Math.min(1, placeAt(part.end))];
    if (right <= left || !["gap", "quiet", "open"].includes(part.kind)) continue;
    const shade = make("span", { class: "squeezed" });
    setPlace(shade, left, right);
    lines.push(shade);
  }
  for (const [list, which] of [[lower, "fine"], [upper, "coarse"]]) {
    for (const cell of list) {
      if (cell.left <= 0) continue;
      const line = make("span", { class: which });
      setPlace(line, cell.left, cell.left);
      lines.push(line);
    }
  }
  grid.replaceChildren(...lines);
}
function setPlace(element, left, right) {
  element.style.left = `${(left * 100).toFixed(3)}%`;
  if (right > left) element.style.width = `${((right - left) * 100).toFixed(3)}%`;
}

// One stop for Tab; the arrow keys go from period to period.
function startAxis(head) {
  head.addEventListener("keydown", (event) => {
    const all = [...head.querySelectorAll("button")];
    const here = all.indexOf(document.activeElement);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (here < 0 || next === undefined || !all[next]) return;
    event.preventDefault();
    all[here].tabIndex = -1;
    all[next].tabIndex = 0;
    all[next].focus();
  });
}
// The stretch of time in sight, in words.
function sayWindow() {
  const [first, last] = dated().map(Math.round);
  const [[y1, m1], [y2, m2]] = [partsOf(first), partsOf(Math.max(first, last - 1))];
  // Of years nobody wants to know the days.
  if (last - first > 1100) return `${y1}–${y2}`;
  return last - first > 100 ? saySpan(startOf(y1, m1), startOf(y2, m2 + 1) - 1) : saySpan(first, Math.max(first, last - 1));
}
