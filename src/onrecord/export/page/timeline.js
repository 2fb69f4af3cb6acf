// The timeline: a row for each event, with a mark on its day, or a band over the days that it may have been on.

const lines = new Map();  // id of a row: its element, and how to put its marks in place
const openGroups = new Set();
const HAIR = 1e-6;  // less than anybody can see: what only touches the stretch in sight is not in it
const UNNAMED = "somebody who is not named";
const timeView = { seen: null, choose: null, wide: 0 };

// The shape tells what it is, the filling whether it happened, the page that the day is that of an article.
function momentSymbol(kind, look) {
  const solid = look === "happened";
  const style = { fill: solid ? "var(--kind)" : "var(--paper)", stroke: "var(--kind)", "stroke-width": 1.7, "stroke-linejoin": "round", "stroke-dasharray": look === "supposed" || look === "denied" ? "2.4 1.9" : undefined };
  const shape = {
    said: ["path", { d: "M2.5 3h11v8H8.6L5.2 14v-3H2.5z", ...style }],
    did: ["path", { d: "M8 1.8L14.2 8 8 14.2 1.8 8z", ...style }],
    print: ["path", { d: "M3.5 2h6l3 3v9h-9zM5.6 7.4h4.8M5.6 9.6h4.8M5.6 11.8h3", fill: "var(--paper)", stroke: "var(--soft)", "stroke-width": 1.2 }],
  }[kind] || ["circle", { cx: 8, cy: 8, r: 5.4, ...style }];
  if (shape[1]["stroke-dasharray"] === undefined) delete shape[1]["stroke-dasharray"];
  const slash = look === "denied" ? [["path", { d: "M3 13L13 3", stroke: "var(--kind)", "stroke-width": 1.7 }]] : [];
  return symbol([shape, ...slash], "0 0 16 16");
}
const colourClass = (row) => {
  const act = row.kind === "did" ? row.accounts.flatMap((account) => account.evidence).map((id) => evidence.get(id)).find((found) => kindOf(found) === "did") : null;
  return act ? familyOf(act.relation) : row.kind;
};

// One thing on the track of a row; `put` moves it when the axis changes.
function point(day, content, extra = "") {
  const element = make("span", { class: `point ${extra}` }, content);
  const put = () => {
    const place = placeAt(day + 0.5);
    element.hidden = place < 0 || place > 1;
    setPlace(element, place, place);
  };
  return { element, put };
}
// The page of the article that told of it, never hidden behind the mark of the day itself.
function printed(span, day) {
  const { element, put } = point(day, momentSymbol("print"), "small");
  const aside = () => {
    put();
    const apart = oneDay(span) ? (placeAt(day + 0.5) - placeAt(span[0] + 0.5)) * timeView.wide : Infinity;
    element.style.transform = Math.abs(apart) < 14 ? `translateX(${(apart < 0 ? -14 : 14) - apart}px)` : "";
  };
  return { element, put: aside };
}
function band([first, last], look, extra = "") {
  const inner = make("span", { class: `band ${look}${first === null ? " open-left" : ""}${last === null ? " open-right" : ""}` });
  const element = make("span", { class: `stretch ${extra}` }, inner);
  const put = () => {
    const [left, right] = [first === null ? 0 : placeAt(first), last === null ? 1 : placeAt(last + 1)];
    element.hidden = right <= 0 || left >= 1;
    inner.classList.toggle("cut-left", first !== null && left < 0);
    inner.classList.toggle("cut-right", last !== null && right > 1);
    setPlace(element, Math.max(0, left), Math.min(1, Math.max(right, 1e-4)));
  };
  return { element, put };
}
function thread(span, day) {
  const element = make("span", { class: "thread" });
  const put = () => {
    const near = placeAt(day + 0.5);
    const own = oneDay(span) ? placeAt(span[0] + 0.5) : span[1] !== null && span[1] < day ? placeAt(span[1] + 1) : span[0] !== null && span[0] > day ? placeAt(span[0]) : near;
    const [left, right] = [Math.max(0, Math.min(own, near)), Math.min(1, Math.max(own, near))];
    element.hidden = right - left < 1e-4;
    setPlace(element, left, right);
  };
  return { element, put };
}

function marksOf(row) {
  if (row.found) return oneDay(row.days) ? [point(row.days[0], momentSymbol("print"))] : [band(row.days, "print")];
  const marks = [];
  const spans = spansOf(row);
  const apart = printDays(row).filter((day) => !spans.some((span) => oneDay(span) && span[0] === day));
  for (const day of new Set([Math.min(...apart), Math.max(...apart)])) if (apart.length) marks.push(thread(spans[0], day));
  for (const day of apart) marks.push(printed(spans[0], day));
  for (const span of spans) marks.push(oneDay(span) ? point(span[0], momentSymbol(row.kind, row.look), toldBy(row) ? "told" : "") : band(span, row.look, toldBy(row) ? "told" : ""));
  return marks;
}

function tagsOf(row) {
  const where = [...new Set(row.accounts.map((account) => account.article))].length;
  return [LOOKS[row.look].tag, sayTeller(row), row.apart && "the articles differ", row.look !== "denied" && row.accounts.some((account) => account.look === "denied") && "denied by another", where > 1 && `in ${where} articles`].filter(Boolean);
}
// Who took part, where the words do not name them ("he said").
function alsoOf(row) {
  if (row.found || row.accounts[0].evidence.length) return "";
  const words = plain(row.accounts[0].words);
  const names = [...new Set(row.accounts.flatMap((account) => account.parties.map((one) => one.label)))];
  return names.filter((name) => !words.includes(plain(name).split(" ").at(-1))).slice(0, 2).join(", ");
}
const sayTeller = (row) => (toldBy(row) && (row.accounts[0].teller.node || row.accounts[0].teller.label !== UNNAMED ? `says ${shorten(toldBy(row), 40)}` : "somebody says so"));
// Where one end is open, the words for the other say more than a day could: "since February" is not since the first.
function sayDays(row) {
  if (row.apart) return "days differ";
  const [dating] = row.accounts[0].datings;
  const open = row.days[0] === null || row.days[1] === null;
  return open && dating?.became && !["on", "during"].includes(dating.relation) ? `${dating.relation} ${MONTHS.reduce((text, name, month) => text.replaceAll(name, SHORT[month]), dating.became)}` : saySpan(...row.days);
}
const sayPieces = (pieces) => pieces.map(([which, text]) => (which ? make("b", {}, bdi(shorten(text, 60))) : make("span", { dir: "auto" }, shorten(text, 260))));

function momentButton(id, when, what, tags, press, extra = {}) {
  return make("button", { type: "button", class: "moment", ...extra, on: { click: press } },
    make("span", { class: "when" }, when), " ", make("span", { class: "what" }, ...what),
    tags.length ? make("span", { class: "tags" }, ...tags.flatMap((tag) => [" ", make("span", { class: "tag" }, bdi(tag))])) : "");
}
function line(row, button, marks, below = null) {
  const item = make("li", { class: `line ${row.found ? "print" : colourClass(row)}`, "data-id": row.id },
    button, marks.length ? make("span", { class: "track", "aria-hidden": "true" }, ...marks.map((mark) => mark.element)) : null, below);
  if (!row.found) item.addEventListener("click", ({ target }) => { if (target.closest(".track")) timeView.choose(row.id); });
  return { item, put: () => { for (const mark of marks) mark.put(); } };
}
function rowLine(row) {
  const dated = row.days[0] !== null || row.days[1] !== null || row.apart;
  const when = dated ? sayDays(row) : row.accounts[0].datings.map((one) => `“${one.words}”`).join(" ");
  const icon = dated ? [] : [momentSymbol(row.kind, row.look)];
  const also = alsoOf(row);
  const what = [...icon, ...sayPieces(titleOf(row)), also ? make("span", { class: "also" }, " · ", bdi(also)) : ""].filter(Boolean);
  return line(row, momentButton(row.id, when, what, tagsOf(row), () => timeView.choose(row.id)), dated ? marksOf(row) : []);
}
// What an article reports without a day of its own: one line that opens, or the one thing itself.
function groupLine(group) {
  const article = articles.get(group.article);
  const dated = group.days[0] !== null;
  const when = dated ? saySpan(...group.days) : "no date";
  const number = (kind) => group.found.filter((found) => kindOf(found) === kind).length;
  const counts = [number("said") && count(number("said"), "saying", "sayings"), number("did") && count(number("did"), "act", "acts")].filter(Boolean).join(", ");
  const icon = dated ? [] : [momentSymbol("print")];
  const what = [...icon, make("span", { class: "fold", "aria-hidden": "true" }), make("span", {}, `Reported: ${counts} · `), make("i", {}, bdi(shorten(article.title || "an article without a title", 90)))];
  const list = make("ul", { class: "within" });
  const button = momentButton(group.id, when, what, [], () => toggle(!openGroups.has(group.id)), { class: "moment group" });
  const toggle = (open) => {
    if (open) openGroups.add(group.id); else openGroups.delete(group.id);
    button.setAttribute("aria-expanded", String(open));
    list.hidden = !open;
    if (open && !list.firstChild) list.append(...group.found.map(foundLine));
  };
  toggle(openGroups.has(group.id));
  return line(group, button, dated ? marksOf(group) : [], list);
}
function foundLine(found) {
  return make("li", { class: kindOf(found) === "did" ? familyOf(found.relation) : "said", "data-id": found.id },
    momentButton(found.id, "", [momentSymbol(kindOf(found), { negative: "denied", supposed: "supposed" }[found.manner] || "happened"), ...sayPieces(saidIn(found))],
      found.teller ? [`as ${shorten(found.teller.label, 40)} tells it`] : [], () => timeView.choose(found.id)));
}

const inSight = (row) => spansOf(row).some(([first, last]) => (first === null || placeAt(first) < 1 - HAIR) && (last === null || placeAt(last + 1) > HAIR));
function fillTimeline({ whole = false } = {}) {
  const seen = moments();
  timeView.seen = seen;
  const scale = scaleFor(seen);
  if (whole || !axis.scale || scale?.start !== axis.scale.start || scale?.end !== axis.scale.end) [axis.from, axis.to] = [0, 1];
  axis.scale = scale;
  lines.clear();
  if (seen.narrowed) for (const group of seen.placed) if (group.found && group.found.length <= 5) openGroups.add(group.id);
  for (const row of [...seen.placed, ...seen.undated]) lines.set(row.id, row.found ? groupLine(row) : rowLine(row));
  $("moments").replaceChildren(...seen.placed.map((row) => lines.get(row.id).item));
  $("undated-moments").replaceChildren(...seen.undated.map((row) => lines.get(row.id).item));
  $("tray").hidden = !seen.undated.length;
  $("tray-count").textContent = String(seen.undated.reduce((sum, row) => sum + (row.found ? row.found.length : 1), 0));
  $("moments-none").hidden = Boolean(seen.placed.length || seen.undated.length);
  $("axis-none").hidden = !(seen.undated.length && !seen.placed.length);
  $("only").hidden = !wanted.actor;
  $("only").replaceChildren("Only ", bdi(wanted.actor ? nodes.get(wanted.actor).label : "…"), make("span", { "aria-hidden": "true" }, " ×"));
  placeTimeline();
  markMoment();
}

// Puts everything in place on the axis; rows outside of the stretch in sight step aside and are counted.
function placeTimeline() {
  const has = Boolean(axis.scale);
  $("timeaxis").hidden = !has;
  $("windowing").hidden = !has || shownView !== "timeline";
  if (!has) { $("timegrid").replaceChildren(); return; }
  const wide = $("axis-periods").clientWidth || timeView.wide;
  timeView.wide = wide;
  drawAxis($("axis-periods"), $("timegrid"), wide, placeTimeline);
  let [before, after] = [0, 0];
  for (const row of timeView.seen.placed) {
    const one = lines.get(row.id);
    const here = !zoomed() || inSight(row);
    one.item.hidden = !here;
    if (here) one.put();
    else if (spansOf(row).every(([first, last]) => placeAt((last ?? first) + 0.5) <= 0)) before += 1; else after += 1;
  }
  $("window").textContent = sayWindow();
  for (const id of ["time-out", "time-all", "time-before", "time-after"]) $(id).disabled = !zoomed();
  const beyond = [before && `${before} earlier`, after && `${after} later`].filter(Boolean).join(", ");
  $("beyond").hidden = !beyond;
  $("beyond-words").textContent = `Not in this stretch of time: ${beyond}.`;
}
// A card is chosen with its row, also where it is that of a saying which the row dates.
function markMoment() {
  const chosen = [wanted.selected, datedIn.get(wanted.selected)];
  for (const item of document.querySelectorAll("#panel-timeline [data-id]")) item.classList.toggle("on", chosen.includes(item.dataset.id));
}

function startTimeline(choose) {
  timeView.choose = choose;
  startAxis($("axis-periods"));
  const zoom = { "time-in": () => windowTimes(0.5), "time-out": () => windowTimes(2), "time-all": () => windowTo(0, 1), "time-before": () => windowMove(-0.6), "time-after": () => windowMove(0.6), "beyond-all": () => windowTo(0, 1) };
  for (const [id, change] of Object.entries(zoom)) $(id).addEventListener("click", () => { change(); placeTimeline(); });
  $("only").addEventListener("click", () => { wanted.actor = $("actor").value = ""; update(); });
  // Up and down go from row to row.
  $("panel-timeline").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = event.target.closest?.(".moment");
    if (!step || !here) return;
    const all = [...$("panel-timeline").querySelectorAll(".moment")].filter((one) => one.offsetParent);
    event.preventDefault();
    all[all.indexOf(here) + step]?.focus();
  });
  new ResizeObserver(() => { if ($("axis-periods").clientWidth && $("axis-periods").clientWidth !== timeView.wide) placeTimeline(); }).observe($("axis-periods"));
  startTimeLegend();
}

// The legend of the timeline: its boxes choose what is shown, its marks are those in use.
function startTimeLegend() {
  const number = (kind) => told.filter((row) => row.kind === kind).length + reported.reduce((sum, { all }) => sum + all.filter((found) => kindOf(found) === kind).length, 0);
  const box = (key, text, checked, change, icon = null, title = undefined) => {
    const input = make("input", { type: "checkbox", checked });
    input.addEventListener("change", () => { change(input.checked); update(); });
    boxes.set(key, input);
    return make("label", { class: `check key ${key}`, title }, input, icon, make("span", {}, text));
  };
  $("time-kinds").append(
    ...kindsInUse.map((kind) => box(`time-${kind}`, `${KINDS[kind]} ${number(kind).toLocaleString("en-GB")}`, true, (on) => { if (on) shownKinds.add(kind); else shownKinds.delete(kind); }, momentSymbol(kind, "happened"))),
    box("certain", "certain only", false, (on) => { timeWish.certain = on; }, null, "Only what an article tells plainly as happened, on one day"));
  const looks = Object.keys(LOOKS).filter((look) => look !== "happened" && told.some((row) => row.look === look));
  const sample = (...classes) => make("span", { class: "sample", "aria-hidden": "true" }, make("span", { class: `band ${classes.join(" ")}` }));
  const item = (icon, text) => make("li", {}, icon, text);
  $("time-marks").append(
    item(momentSymbol("happened", "happened"), "on this day"),
    item(sample("happened"), "some time in it"),
    item(sample("happened", "open-right"), "end not known"),
    item(momentSymbol("print"), "reported that day, without a date of its own"),
    item(make("span", { class: "sample", "aria-hidden": "true" }, make("span", { class: "thread" }), momentSymbol("said", "happened"), momentSymbol("print")), "its own day, then published"),
    ...looks.map((look) => item(momentSymbol("happened", look), LOOKS[look].name)),
    ...(told.some(toldBy) ? [item(make("span", { class: "point told sample-told", "aria-hidden": "true" }, momentSymbol("happened", "happened")), "somebody says so")] : []));
  $("time-marks").append(item(make("span", { class: "sample squeezed", "aria-hidden": "true" }), "little happened, drawn narrow"),
    make("li", {}, box("even", "even scale", false, (on) => { timeWish.even = on; }, null, "Every day as wide as every other")));
  $("tray").open = innerHeight >= 900 || matchMedia("(max-width: 860px)").matches;
}
