// The axis of time: days and places from 0 to 1. Knows no element of the page.
// Where most lies in a month and some in other decades, an even axis would squeeze nearly all into one spot. So months
// in which more happened are wider, and empty ones narrow; within a month, and within a year shown as one, it is even.

const DAY = 864e5;
function dayOf(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return startOf(year, month - 1) + day - 1;
}
// Date.UTC takes years below 100 for those of the twentieth century.
function startOf(year, month = 0) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return Math.round(date / DAY);
}
function partsOf(day) {
  const date = new Date(day * DAY);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
}

// What stands on the axis: single days, and spans [first, last] of which one end may be open (null).
function extentOf(days, spans) {
  const ends = [...days, ...spans.flat().filter((day) => day !== null)];
  if (!ends.length) return null;
  let [first, last] = [ends[0], ends[0]];
  for (const day of ends) { first = Math.min(first, day); last = Math.max(last, day); }
  return [first, last];
}

// How wide each stretch of the calendar is: months of years in which something has a month or a day, the more the wider;
// other years as one; and years in which nothing begins or ends all together. Where many years have little each, those
// with least are shown as one too, until what is left has room.
const WIDTH = { gap: 0.9, year: 2.5, years: 24, quiet: 0.3, quietest: 1, month: 1.25, day: 1.2, days: 10, share: 12, all: 48 };
const FEW = 0.15;  // of all that stands on the axis: a year with more is always shown by months

// What there is in each year: whether anything, and by month the days and how many things.
function calendarOf(days, spans) {
  const years = new Map();
  const yearOf = (year) => {
    if (!years.has(year)) years.set(year, { size: 0, months: new Map() });
    return years.get(year);
  };
  const touch = (day) => {
    const [year, month] = partsOf(day);
    const found = yearOf(year);
    if (!found.months.has(month)) found.months.set(month, { days: new Set(), size: 0 });
    found.size += 1;
    found.months.get(month).size += 1;
    return found.months.get(month);
  };
  for (const day of days) touch(day).days.add(day);
  for (const [begin, end] of spans) {
    // The first and last day of a year say no more than the year.
    for (const [day, bound] of [[begin, 0], [end, 1]]) {
      if (day === null) continue;
      const [year] = partsOf(day);
      if (day + bound === startOf(year + bound)) yearOf(year); else touch(day);
    }
  }
  return years;
}
function monthsOf(year, found, total) {
  const parts = [];
  for (let month = 0; month < 12; month += 1) {
    const here = found.months.get(month);
    const [start, end] = [startOf(year, month), startOf(year, month + 1)];
    const before = parts.at(-1);
    if (here) parts.push({ kind: "month", start, end, weight: WIDTH.month + WIDTH.day * Math.min(here.days.size, WIDTH.days) + WIDTH.share * (here.size / total) });
    else if (before?.kind === "quiet") Object.assign(before, { end, weight: Math.min(WIDTH.quietest, before.weight + WIDTH.quiet) });
    else parts.push({ kind: "quiet", start, end, weight: WIDTH.quiet });
  }
  return parts;
}
const weightOf = (parts) => parts.reduce((sum, part) => sum + part.weight, 0);
function stretches(days, spans, [first, last]) {
  const years = [...calendarOf(days, spans)].sort(([a], [b]) => a - b);
  const total = years.reduce((sum, [, found]) => sum + found.size, 0);
  const byMonth = new Map(years.filter(([, found]) => found.months.size).map(([year, found]) => [year, monthsOf(year, found, total)]));
  const sizes = new Map(years.map(([year, found]) => [year, found.size]));
  let sum = [...byMonth.values()].reduce((all, parts) => all + weightOf(parts), 0);
  for (const year of [...byMonth.keys()].sort((a, b) => sizes.get(a) - sizes.get(b) || a - b)) {
    if (sum <= WIDTH.all || sizes.get(year) > FEW * total) break;
    sum -= weightOf(byMonth.get(year));
    byMonth.delete(year);
  }
  const one = Math.min(WIDTH.year, WIDTH.years / Math.max(1, years.length - byMonth.size));
  const found = [];
  let next = partsOf(first)[0];
  for (const [year] of years) {
    if (year > next) found.push({ kind: "gap", start: startOf(next), end: startOf(year), weight: Math.min(WIDTH.gap, one) });
    found.push(...(byMonth.get(year) || [{ kind: "year", start: startOf(year), end: startOf(year + 1), weight: one }]));
    next = year + 1;
  }
  if (partsOf(last)[0] >= next) found.push({ kind: "gap", start: startOf(next), end: startOf(partsOf(last)[0] + 1), weight: WIDTH.gap });
  // Nothing before the first month and after the last.
  while (found.length > 1 && found[0].kind === "quiet") found.shift();
  while (found.length > 1 && found.at(-1).kind === "quiet") found.pop();
  return found;
}

// A scale: where a day stands (at), which day stands somewhere (day), and the stretches it is made of.
function scaleOf(days, spans, even) {
  const extent = extentOf(days, spans);
  if (!extent) return null;
  const open = (end) => spans.some((one) => one[end] === null);
  const length = extent[1] - extent[0] + 1;
  let parts;
  if (even || length <= 62) {
    const margin = Math.max(1, Math.round(length * 0.03));
    parts = [{ kind: "even", start: extent[0] - margin, end: extent[1] + 1 + margin, weight: 1 }];
  } else parts = stretches(days, spans, extent);
  // Room for what began some day or goes on.
  const room = weightOf(parts) * 0.04;
  if (open(0)) parts = [{ kind: "open", start: parts[0].start - 365, end: parts[0].start, weight: room }, ...parts];
  if (open(1)) parts = [...parts, { kind: "open", start: parts.at(-1).end, end: parts.at(-1).end + 365, weight: room }];
  const total = weightOf(parts);
  let sum = 0;
  for (const part of parts) {
    part.from = sum / total;
    sum += part.weight;
    part.to = sum / total;
  }
  const within = (key, value, ends) => {
    let [low, high] = [0, parts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (parts[middle][ends] <= value) low = middle + 1; else high = middle;
    }
    return parts[low];
  };
  return {
    parts,
    start: parts[0].start,
    end: parts.at(-1).end,
    at(day) {
      if (day <= parts[0].start) return 0;
      if (day >= parts.at(-1).end) return 1;
      const part = within("start", day, "end");
      return part.from + ((day - part.start) / (part.end - part.start)) * (part.to - part.from);
    },
    day(place) {
      const part = within("from", place, "to");
      return part.start + ((place - part.from) / (part.to - part.from)) * (part.end - part.start);
    },
  };
}

const SHORT = MONTHS.map((name) => name.slice(0, 3));
// The periods that a stretch of the axis is labelled with: [from, to, long name, short name].
function yearsIn(from, to) {
  const found = [];
  for (let [year] = partsOf(from); startOf(year) < to; year += 1) found.push([startOf(year), startOf(year + 1), String(year), `’${String(year).slice(-2)}`]);
  return found;
}
function monthsIn(from, to) {
  const found = [];
  let [year, month] = partsOf(from);
  while (startOf(year, month) < to) {
    found.push([startOf(year, month), startOf(year, month + 1), `${MONTHS[month]} ${year}`, SHORT[month]]);
    month += 1;
    if (month === 12) [year, month] = [year + 1, 0];
  }
  return found;
}
function daysIn(from, to) {
  const found = [];
  for (let day = Math.floor(from); day < to; day += 1) found.push([day, day + 1, sayDay(day), String(partsOf(day)[2])]);
  return found;
}
function sayDay(day, short = false) {
  const [year, month, date] = partsOf(day);
  return `${date} ${(short ? SHORT : MONTHS)[month]} ${year}`;
}

// What two days bound, each of which may be missing, in as few words as will do.
function saySpan(first, last) {
  if (first === null || last === null) return first === null ? (last === null ? "" : `until ${sayDay(last, true)}`) : `from ${sayDay(first, true)}`;
  const [[y1, m1, d1], [y2, m2, d2], [y3, m3, d3]] = [first, last, last + 1].map(partsOf);
  if (first === last) return sayDay(first, true);
  if (m1 === 0 && d1 === 1 && m3 === 0 && d3 === 1) return y1 === y2 ? String(y1) : `${y1}–${y2}`;
  if (d1 === 1 && d3 === 1) return y1 === y2 && m1 === m2 ? `${SHORT[m1]} ${y1}` : y1 === y2 ? `${SHORT[m1]}–${SHORT[m2]} ${y1}` : `${SHORT[m1]} ${y1} – ${SHORT[m2]} ${y2}`;
  if (y1 === y2) return m1 === m2 ? `${d1}–${d2} ${SHORT[m1]} ${y1}` : `${d1} ${SHORT[m1]} – ${d2} ${SHORT[m2]} ${y1}`;
  return `${sayDay(first, true)} – ${sayDay(last, true)}`;
}
