// The data of the page and what the reader wants to see of it. Knows no element of the page.
// Texts come from articles and are hostile: they are only ever put into text nodes, never into markup or selectors.

const picture = JSON.parse(document.getElementById("picture").textContent);
const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
const edges = new Map(picture.edges.map((edge) => [edge.id, edge]));
// What a piece of evidence has not is left out of the data.
const NONE = {
  quotation: "", speaker: null, targets: [], teller: null, source: "", cue: "", kind: "", reasons: [], answers: [],
  origin: null, within: null, headline: false, passages: [], link: null,
};
picture.evidence = picture.evidence.map((found) => ({ ...NONE, ...found }));
const evidence = new Map(picture.evidence.map((found) => [found.id, found]));
const articles = new Map(picture.articles.map((article) => [article.id, article]));
const around = new Map(picture.nodes.map((node) => [node.id, []]));
for (const edge of picture.edges) {
  around.get(edge.source).push(edge);
  if (edge.target !== edge.source) around.get(edge.target).push(edge);
}

// Families have a colour and an arrowhead each; what is in them is told apart by its name on the line.
const FAMILIES = { conflict: "Conflict", support: "Support", demand: "Demands and promises", words: "Words and claims" };
// name: in lists and on lines; between: A … B; not: the same denied; alone: with nobody to whom; out, into: over the cards of an actor; matter: of the card.
const RELATIONS = {
  accuses: { family: "conflict", name: "accuses", between: "accuses", not: "does not accuse", out: "Accuses", into: "Is accused", matter: "Of what" },
  criticises: { family: "conflict", name: "criticises", between: "criticises", not: "does not criticise", out: "Criticises", into: "Is criticised", matter: "For what" },
  threatens: { family: "conflict", name: "threatens", between: "threatens", not: "does not threaten", out: "Threatens", into: "Is threatened", matter: "With what" },
  denies: { family: "conflict", name: "denies", between: "denies the words of", not: "does not deny the words of", alone: "denies it", out: "Denies the words of others", into: "Is answered with a denial", matter: "What is denied" },
  questions: { family: "conflict", name: "questions", between: "questions", not: "does not question", out: "Questions", into: "Is questioned", matter: "What is doubted" },
  "distances-from": { family: "conflict", name: "distances from", between: "keeps a distance from", not: "does not keep a distance from", out: "Keeps a distance", into: "Others keep a distance", matter: "From what" },
  defends: { family: "support", name: "defends", between: "defends", not: "does not defend", out: "Defends", into: "Is defended", matter: "In what" },
  supports: { family: "support", name: "supports", between: "supports", not: "does not support", out: "Supports", into: "Is supported", matter: "In what" },
  apologises: { family: "support", name: "apologises", between: "apologises to", not: "does not apologise to", alone: "apologises", out: "Apologises", into: "Receives an apology", matter: "For what" },
  thanks: { family: "support", name: "thanks", between: "thanks", not: "does not thank", out: "Thanks", into: "Is thanked", matter: "For what" },
  "agrees-with": { family: "support", name: "agrees with", between: "agrees with", not: "does not agree with", alone: "agrees", out: "Agrees", into: "Others agree", matter: "On what" },
  demands: { family: "demand", name: "demands", between: "demands something of", not: "does not demand anything of", alone: "demands something", out: "Demands", into: "Is called on", matter: "What is demanded" },
  warns: { family: "demand", name: "warns", between: "warns", not: "does not warn", alone: "warns", out: "Warns", into: "Is warned", matter: "Of what" },
  promises: { family: "demand", name: "promises", between: "promises something to", not: "does not promise anything to", alone: "promises something", out: "Promises", into: "Is promised", matter: "What is promised" },
  denied: { family: "words", name: "denied", between: "denied", out: "Denies" },
  said: { family: "words", name: "said", between: "said", out: "Says" },
  reported: { family: "words", name: "reported to say", between: "is said to have said", out: "Says, as others tell it" },
  asked: { family: "words", name: "asked", between: "asked", out: "Asks" },
  about: { family: "words", name: "is about", between: "is about" },
};
// short: in lists; tag: on lines, where there is least room.
// How something is put forward: the strongest of its findings decides how a line is drawn. Only plain lines are solid.
const MANNERS = {
  plain: { name: "put forward by the article", dash: null },
  told: { name: "told by others", short: "told by others", tag: "told", dash: [9, 3, 2, 3] },
  supposed: { name: "uncertain: supposed, asked, hearsay", short: "uncertain", tag: "uncertain", dash: [2.5, 3.5] },
  negative: { name: "denied", short: "denied", tag: "denied", dash: [7, 5] },
};
const TYPES = {
  person: "Person", organisation: "Organisation", group: "Group", place: "Place",
  unnamed: "Unnamed source", unknown: "Other actor", claim: "Claim",
};
const typeOf = (node) => (node.kind === "claim" ? "claim" : node.type in TYPES ? node.type : "unknown");
const familyOf = (relation) => RELATIONS[relation].family;
const colourOf = (relation) => (relation === "denied" || relation === "about" ? relation : familyOf(relation));
const used = new Set([...picture.edges.map((edge) => edge.relation), ...picture.nodes.flatMap((node) => node.evidence).map((id) => evidence.get(id).relation)]);
const relationsInUse = Object.keys(RELATIONS).filter((name) => used.has(name));

const wanted = { words: "", actor: "", relations: new Set(relationsInUse), dashed: true, since: "", until: "", undated: true, selected: "" };

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

// A line between a claim and whom it is about says nothing of its own, whoever says the claim.
function mannerOf(edge) {
  const found = new Set(edge.relation === "about" ? [] : edge.evidence.filter(inTime).map((id) => evidence.get(id).manner));
  return Object.keys(MANNERS).find((manner) => found.has(manner)) || "plain";
}
// Evidence that stands on no line passes the filters of lines too.
function ofInterest(id) {
  const { relation, manner } = evidence.get(id);
  return inTime(id) && wanted.relations.has(relation) && (wanted.dashed || manner === "plain");
}
// Where a piece of evidence is to be seen: the lines that rest on it, or else its nodes.
const holders = new Map(picture.evidence.map((found) => [found.id, []]));
for (const one of [...picture.edges.filter((edge) => edge.relation !== "about"), ...picture.nodes, ...picture.edges.filter((edge) => edge.relation === "about")]) {
  for (const id of one.evidence) holders.get(id).push(one.id);
}
const placeOf = (id) => (evidence.has(id) ? holders.get(id)[0] || "" : nodes.has(id) || edges.has(id) ? id : "");
const answered = new Map();
for (const found of picture.evidence) for (const id of found.answers) answered.set(id, [...(answered.get(id) || []), found.id]);

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
    if (!wanted.dashed && mannerOf(edge) !== "plain") continue;
    if (near && !near.has(edge.source) && !near.has(edge.target)) continue;
    shownEdges.add(edge.id);
    shownNodes.add(edge.source).add(edge.target);
  }
  for (const node of picture.nodes) {
    if (near && !near.has(node.id)) continue;
    const alone = !around.get(node.id).length;
    if (node.evidence.length ? node.evidence.some(ofInterest) && (alone || !near) : alone && !near) shownNodes.add(node.id);
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
const WORDS_MANNER = { denied: "negative", reported: "told", asked: "supposed" };
const HEADS = {
  conflict: ["path", { d: "M18 2l8 5-8 5z" }], support: ["circle", { cx: 22, cy: 7, r: 3.6 }],
  demand: ["path", { d: "M22 2l4.6 5-4.6 5-4.6-5z" }], words: ["path", { d: "M20 3.5l6 3.5-6 3.5 1.6-3.5z" }],
};
function edgeSymbol(relation, manner = "plain") {
  const [colour, family] = [`var(--${colourOf(relation)})`, familyOf(relation)];
  const stroke = { stroke: colour, "stroke-width": family === "words" ? 1.7 : 2.4, fill: "none" };
  const dash = relation in WORDS_MANNER ? MANNERS[WORDS_MANNER[relation]].dash : MANNERS[manner].dash;
  if (dash) stroke["stroke-dasharray"] = dash.map((length) => length * 0.8).join(" ");
  const [tag, shape] = HEADS[family];
  return symbol([["path", { d: "M1 7h18", ...stroke }], ...(relation === "about" ? [] : [[tag, { ...shape, fill: colour }]])], "0 0 28 14");
}
