// Search, filters and list, and what happens when something is chosen: by mouse, by touch or by keyboard.

const $ = (id) => document.getElementById(id);
const ROWS = 100;
let tab = "actors";
let moved = false;  // by a search, not by the reader
let cameFrom = null;
let before = "";  // what was chosen before, to go back to from a card

const known = (id) => nodes.has(id) || edges.has(id) || evidence.has(id) || toldById.has(id);
function choose(id, { preview = false, place = true } = {}) {
  before = wanted.selected;
  wanted.selected = known(id) ? id : "";
  fillPanel($("panel"), choose);
  redraw();
  if (toldById.has(id)) show("timeline");
  $("panel").classList.toggle("chosen", Boolean(wanted.selected) && !preview);
  markMoment();
  if (wanted.selected && place) showPlace(wanted.selected);
  for (const row of document.querySelectorAll("#rows tr[data-id]")) row.classList.toggle("on", row.dataset.id === wanted.selected);
  keepAddress();
  if (preview) return;
  if (wanted.selected) {
    if (!$("panel").contains(document.activeElement)) cameFrom = document.activeElement;
    $("panel").focus({ preventScroll: true });
    if (matchMedia("(max-width: 860px)").matches && shownView === "network") $("panel").scrollIntoView({ behavior: calm.matches ? "auto" : "smooth" });
  } else if (cameFrom?.isConnected) cameFrom.focus({ preventScroll: true });
}

// The view and the choice stand in the address; a sandboxed frame has none to keep them in.
let shownView = "network";
function keepAddress() {
  const parts = [shownView === "timeline" ? "timeline" : "", wanted.selected].filter(Boolean);
  try { history.replaceState(null, "", parts.length ? `#${parts.join("/")}` : location.pathname + location.search); } catch { /* stays unkept */ }
}
function show(view, { focus = false } = {}) {
  shownView = view;
  for (const name of ["network", "timeline"]) {
    const tab = $(`view-${name}`);
    tab.setAttribute("aria-selected", String(name === view));
    tab.tabIndex = name === view ? 0 : -1;
    if (focus && name === view) tab.focus();
    $(`panel-${name}`).classList.toggle("away", name !== view);
  }
  document.querySelector("main").classList.toggle("timing", view === "timeline");
  placeTimeline();
  if (!wanted.selected) fillPanel($("panel"), choose);
  keepAddress();
}
function showInTimeline(actor) {
  wanted.actor = $("actor").value = actor;
  show("timeline");
  update({ fit: true });
  $("panel-timeline").scrollIntoView({ block: "nearest" });
}
function startViews() {
  const names = ["network", "timeline"];
  for (const name of names) {
    $(`view-${name}`).addEventListener("click", () => show(name));
    $(`view-${name}`).addEventListener("keydown", ({ key }) => {
      if (["ArrowRight", "ArrowLeft"].includes(key)) show(names[1 - names.indexOf(name)], { focus: true });
    });
  }
}

function row(id, icon, label, number) {
  const button = make("button", {
    type: "button", class: "row",
    // Coming by keyboard, the words are to be seen at once; Enter then goes to them.
    on: { click: () => choose(id), focus: ({ target }) => { if (target.matches(":focus-visible") && wanted.selected !== id) choose(id, { preview: true }); } },
  }, icon, label);
  const line = make("tr", { "data-id": id }, make("td", {}, button), make("td", {}, String(number)));
  line.classList.toggle("on", id === wanted.selected);
  return line;
}
const nodeRow = (node) => row(node.id, nodeSymbol(typeOf(node)), make("span", {}, bdi(shorten(node.label, 110)),
  node.kind === "actor" ? make("span", { class: "away" }, `(${TYPES[typeOf(node)]})`) : ""), node.weight);
const edgeRow = (edge) => row(edge.id, edgeSymbol(edge.relation, mannerOf(edge)), make("span", {}, bdi(shorten(nodes.get(edge.source).label, 60)), " ",
  make("em", { class: "rel" }, lineName(edge)), " ", bdi(shorten(nodes.get(edge.target).label, 80))), edge.evidence.length);

function listed() {
  const { seen } = drawing;
  const found = drawing.ranked.filter((node) => seen.foundNodes.has(node.id));
  const order = Object.keys(RELATIONS);
  return {
    actors: found.filter((node) => node.kind === "actor"),
    claims: found.filter((node) => node.kind === "claim"),
    links: picture.edges.filter((edge) => seen.foundEdges.has(edge.id))
      .sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation) || b.evidence.length - a.evidence.length),
  };
}

function fillList() {
  const all = listed();
  for (const name of ["actors", "claims", "links"]) {
    const button = $(`tab-${name}`);
    button.querySelector(".n").textContent = all[name].length.toLocaleString("en-GB");
    button.setAttribute("aria-selected", String(name === tab));
    button.tabIndex = name === tab ? 0 : -1;
  }
  const rows = make("tbody");
  const table = make("table", {}, make("caption", {}, `${tab}, most evidence first`),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, { actors: "Name", claims: "Claim", links: "Who, what, whom" }[tab]),
      make("th", { scope: "col" }, make("span", { title: "pieces of evidence" }, "times")))), rows);
  $("rows").replaceChildren(table);
  $("rows").setAttribute("aria-labelledby", `tab-${tab}`);
  const more = (from) => {
    for (const thing of all[tab].slice(from, from + ROWS)) rows.append((tab === "links" ? edgeRow : nodeRow)(thing));
    const rest = all[tab].length - from - ROWS;
    if (rest <= 0) return;
    const button = make("button", { type: "button", class: "quiet more" }, `Show ${Math.min(rest, ROWS)} more of ${rest}`);
    button.addEventListener("click", () => { button.remove(); more(from + ROWS); rows.children[from + ROWS]?.querySelector("button")?.focus(); });
    $("rows").append(button);
  };
  if (all[tab].length) more(0);
  else $("rows").replaceChildren(make("p", { class: "names" }, drawing.seen.words ? `No ${tab} with these words.` : `No ${tab}.`));
}

function update({ fit = false } = {}) {
  redraw();
  fillTimeline({ whole: fit });
  const { shownNodes, foundNodes, foundEdges, words } = drawing.seen;
  // Words that are only in claims are not to be missed behind an empty tab.
  const named = [...foundNodes].some((id) => nodes.get(id).kind === "actor");
  if (words && tab === "actors" && !named && foundNodes.size) [tab, moved] = ["claims", true];
  else if (moved && (named || !words)) [tab, moved] = ["actors", false];
  fillList();
  if (wanted.selected) fillPanel($("panel"), choose);
  $("nothing").hidden = shownNodes.size > 0;
  const on = (wanted.actor ? 1 : 0) + (shownKinds.size < kindsInUse.length || timeWish.certain ? 1 : 0) + (wanted.relations.size < relationsInUse.length || !wanted.dashed ? 1 : 0) + (wanted.since || wanted.until || !wanted.undated ? 1 : 0);
  $("filters-on").hidden = !on;
  $("filters-on").textContent = `${on} on`;
  $("status").textContent = shownView === "timeline"
    ? `${words ? "Found" : "Showing"} ${count(timeView.seen.placed.length, "line", "lines")} on the timeline and ${timeView.seen.undated.length} without a certain day.`
    : `${words ? "Found" : "Showing"} ${count(foundNodes.size, "node", "nodes")} and ${count(foundEdges.size, "link", "links")}.`;
  if (fit && shownNodes.size) fitAll();
}

function startFilters() {
  const actors = picture.nodes.filter((node) => node.kind === "actor");
  const compare = new Intl.Collator("en").compare;
  for (const node of [...actors].sort((a, b) => compare(a.label, b.label))) {
    $("actor").append(make("option", { value: node.id }, shorten(drawable(node.label), 60)));
  }
  const dates = picture.articles.filter((article) => article.first);
  const undated = picture.articles.length - dates.length;
  $("undated-count").textContent = String(undated);
  $("undated").closest("label").hidden = !undated;
  if (dates.length) {
    const [first, last] = [dates.map((a) => a.first).sort()[0], dates.map((a) => a.last).sort().at(-1)];
    for (const id of ["since", "until"]) { $(id).min = first; $(id).max = last; }
  } else document.querySelector(".dates").hidden = true;
  $("time").hidden = !dates.length;
  $("actor").addEventListener("change", () => { wanted.actor = $("actor").value; update({ fit: true }); });
  for (const id of ["since", "until"]) $(id).addEventListener("change", () => { wanted[id] = $(id).value; update(); });
  $("undated").addEventListener("change", () => { wanted.undated = $("undated").checked; update(); });
  for (const id of ["reset", "reset-too", "reset-time"]) $(id).addEventListener("click", reset);
}

function reset() {
  Object.assign(wanted, { words: "", actor: "", relations: new Set(relationsInUse), dashed: true, since: "", until: "", undated: true });
  $("search").value = $("actor").value = $("since").value = $("until").value = "";
  $("undated").checked = true;
  for (const kind of kindsInUse) { shownKinds.add(kind); boxes.get(`time-${kind}`).checked = true; }
  timeWish.certain = boxes.get("certain").checked = false;
  syncLegend();
  update({ fit: true });
}

function startList() {
  const names = ["actors", "claims", "links"];
  for (const name of names) {
    $(`tab-${name}`).addEventListener("click", () => { [tab, moved] = [name, false]; fillList(); });
    $(`tab-${name}`).addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!step) return;
      tab = names[(names.indexOf(name) + step + 3) % 3];
      fillList();
      $(`tab-${tab}`).focus();
    });
  }
}

let waiting = 0;
$("search").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { wanted.words = $("search").value; update(); }, 120);
});
$("search-form").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  wanted.words = $("search").value;
  update();
  document.querySelector(shownView === "timeline" ? "#moments .moment" : "#rows .row")?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && wanted.selected) choose("");
  if (event.key === "/" && !event.target.closest?.("input, select")) { event.preventDefault(); $("search").focus(); }
});
$("zoom-in").addEventListener("click", () => zoomBy(1.5));
$("zoom-out").addEventListener("click", () => zoomBy(1 / 1.5));
$("zoom-fit").addEventListener("click", () => fitAll());
startFilters();
startLegend();
startDrawing($("canvas"), (id) => choose(id, { place: false }));
startList();
startViews();
startTimeline(choose);
update();
const [first, second] = location.hash.slice(1).split("/");
const linked = first === "timeline" ? second : first;
if (first === "timeline" || toldById.has(linked)) show("timeline");
if (placeOf(linked) || toldById.has(linked)) choose(linked, { preview: true });
else fillPanel($("panel"), choose);
if (shownView === "timeline") document.querySelector("#panel-timeline .on")?.scrollIntoView({ block: "center" });
// For whoever waits for the page to be drawn, as a test does.
drawing.network.once("afterDrawing", () => { document.documentElement.dataset.drawn = "yes"; });
drawing.network.redraw();
