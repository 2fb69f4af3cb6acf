// The data of the page and what the reader wants to see of it. Knows no element of the page.
// Texts come from articles and are hostile: they are only ever put into text nodes, never into markup or selectors.

const picture = JSON.parse(document.getElementById("picture").textContent);
const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
const edges = new Map(picture.edges.map((edge) => [edge.id, edge]));
const evidence = new Map(picture.evidence.map((found) => [found.id, found]));
const articles = new Map(picture.articles.map((article) => [article.id, article]));
const around = new Map(picture.nodes.map((node) => [node.id, []]));
for (const edge of picture.edges) {
  around.get(edge.source).push(edge);
  if (edge.target !== edge.source) around.get(edge.target).push(edge);
}

const RELATIONS = {
  said: { name: "said", between: "said", whose: "Says" },
  denied: { name: "denied", between: "denied", whose: "Denies" },
  reported: { name: "reported to say", between: "is said to have said", whose: "As others tell it, says" },
  asked: { name: "asked", between: "asked", whose: "Asks" },
  accuses: { name: "accuses", between: "accuses", whose: "Accuses" },
  about: { name: "is about", between: "is about", whose: "Is about" },
};
const TYPES = {
  person: "Person", organisation: "Organisation", group: "Group", place: "Place",
  unnamed: "Unnamed source", unknown: "Other actor", claim: "Claim",
};
const typeOf = (node) => (node.kind === "claim" ? "claim" : node.type in TYPES ? node.type : "unknown");
const relationsInUse = Object.keys(RELATIONS).filter((name) => picture.edges.some((edge) => edge.relation === name));

const wanted = { words: "", actor: "", relations: new Set(relationsInUse), since: "", until: "", undated: true, selected: "" };

// Case and accents aside, so that "Muller" finds "Müller".
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const haystacks = new Map();
function haystack(id, texts) {
  if (!haystacks.has(id)) haystacks.set(id, plain(texts().join("\n")));
  return haystacks.get(id);
}
const wordsOf = (found) => [found.quotation, ...found.passages.map((one) => one.pieces.map((piece) => piece[0]).join(""))];
const nodeTexts = (node) => [
  node.label, ...node.names,
  ...(node.kind === "claim"
    ? [...node.evidence, ...around.get(node.id).flatMap((edge) => edge.evidence)].flatMap((id) => wordsOf(evidence.get(id)))
    : []),
];
const edgeTexts = (edge) => [
  nodes.get(edge.source).label, nodes.get(edge.target).label, RELATIONS[edge.relation].name,
  ...edge.evidence.flatMap((id) => wordsOf(evidence.get(id))),
];

function inTime(id) {
  const article = articles.get(evidence.get(id).article);
  if (!wanted.since && !wanted.until) return article.first ? true : wanted.undated;
  if (!article.first) return wanted.undated;
  return (!wanted.since || article.last >= wanted.since) && (!wanted.until || article.first <= wanted.until);
}

// What is to be seen: ids of nodes and edges that pass the filters, and of those, which the search words are in.
function view() {
  const near = wanted.actor
    ? new Set([wanted.actor, ...around.get(wanted.actor).flatMap((edge) => [edge.source, edge.target])
        .filter((id) => nodes.get(id).kind === "claim")])
    : null;
  const shownEdges = new Set();
  const shownNodes = new Set(wanted.actor ? [wanted.actor] : []);
  for (const edge of picture.edges) {
    if (!wanted.relations.has(edge.relation) || !edge.evidence.some(inTime)) continue;
    if (near && !near.has(edge.source) && !near.has(edge.target)) continue;
    shownEdges.add(edge.id);
    shownNodes.add(edge.source).add(edge.target);
  }
  for (const node of picture.nodes) {
    if (near && !near.has(node.id)) continue;
    const alone = !around.get(node.id).length;
    if (node.evidence.length ? node.evidence.some(inTime) && (alone || !near) : alone && !near) shownNodes.add(node.id);
  }
  const words = plain(wanted.words.trim());
  const foundNodes = new Set();
  const foundEdges = new Set();
  for (const id of shownNodes) if (!words || haystack(id, () => nodeTexts(nodes.get(id))).includes(words)) foundNodes.add(id);
  for (const id of shownEdges) if (!words || haystack(id, () => edgeTexts(edges.get(id))).includes(words)) foundEdges.add(id);
  return { shownNodes, shownEdges, foundNodes, foundEdges, words };
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
function readableDate(date) {
  const [year, month, day] = date.split("-");
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}
const shorten = (text, length) => (text.length <= length ? text : `${Array.from(text).slice(0, length - 1).join("").trimEnd()}…`);
const count = (number, one, many) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

// Build an element: only ever from names of ours, with texts as text nodes.
function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (name === "class") element.className = value;
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}
function symbol(shapes, box) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("aria-hidden", "true");
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    svg.append(shape);
  }
  return svg;
}
function nodeSymbol(type) {
  const fill = { fill: `var(--${type === "unknown" ? "unnamed" : type})` };
  const shape = {
    organisation: ["rect", { x: 3, y: 3, width: 10, height: 10, ...fill }],
    group: ["path", { d: "M8 2l5.2 3v6L8 14l-5.2-3V5z", ...fill }],
    place: ["path", { d: "M8 2.5L14 13H2z", ...fill }],
    claim: ["path", { d: "M8 3l5 5-5 5-5-5z", ...fill }],
    unnamed: ["circle", { cx: 8, cy: 8, r: 5, fill: "none", stroke: "var(--unnamed)", "stroke-width": 2, "stroke-dasharray": "3 2" }],
  }[type] || ["circle", { cx: 8, cy: 8, r: 5.5, ...fill }];
  return symbol([shape], "0 0 16 16");
}
const DASHES = { denied: "6 3", reported: "5 2 1 2", asked: "2 3", about: "1 3" };
function edgeSymbol(relation) {
  const stroke = { stroke: `var(--${relation})`, "stroke-width": relation === "accuses" ? 2.6 : 1.8, fill: "none" };
  if (DASHES[relation]) stroke["stroke-dasharray"] = DASHES[relation];
  const head = relation === "about" ? [] : [["path", { d: "M19 3l6 4-6 4z", fill: `var(--${relation})` }]];
  return symbol([["path", { d: "M1 7h19", ...stroke }], ...head], "0 0 26 14");
}
