// The panel of evidence: for a node or an edge, each piece with its words marked in their sentence, and its article.

const bdi = (text) => make("bdi", {}, text);
const LISTED = 25;

function goTo(id, text, choose) {
  return make("button", { type: "button", class: "plain", on: { click: () => choose(id) } }, bdi(text));
}

function passage(one) {
  const line = make("p", { class: "passage" });
  // What is around is cut by characters: half a word at its outer end is left out, and it stays on the line.
  const before = one.before.replace(/^\S*\s+(?=\S)/u, "").replace(/\s+/gu, " ");
  const after = one.after.replace(/(\S)\s+\S*$/u, "$1").replace(/\s+/gu, " ");
  if (/[\p{L}\p{N}]/u.test(before)) line.append(make("span", { class: "around" }, `… ${before.trimStart()}`));
  for (const [text, roles] of one.pieces) {
    let part = document.createTextNode(text);
    for (const role of roles) part = make("mark", { class: role }, part);
    line.append(part);
  }
  if (/[\p{L}\p{N}]/u.test(after)) line.append(make("span", { class: "around" }, `${after.trimEnd()} …`));
  return line;
}

// How sure the reading of the sentence is: nothing about whether what is said is true.
const SURE = [[0.9, "high"], [0.7, "good"], [0.5, "fair"], [0, "low"]];
function badges(found) {
  const sure = SURE.find(([from]) => found.confidence >= from) || SURE.at(-1);
  return make("div", { class: "badges" }, ...[
    found.kind && ({ direct: "direct quotation", indirect: "in the article’s words", mixed: "partly quoted" }[found.kind] || found.kind),
    found.headline && "headline",
    `${sure[1]} confidence (${Math.round(found.confidence * 100)} %)`,
  ].filter(Boolean).map((text) => make("span", { class: "badge" }, text)));
}

// Why it is not plain, in words; the dashes beside them are those of the line.
function reasons(found) {
  if (!found.reasons.length) return null;
  return make("ul", { class: "reasons", "aria-label": "How it is put forward" }, ...found.reasons.map((reason) =>
    make("li", {}, found.manner in MANNERS && found.manner !== "plain" ? dashSymbol(found.manner) : null, make("span", { dir: "auto" }, reason))));
}

// The line of links from one card to others: what it answers, who denied it, where it was said.
function cardName(id) {
  const found = evidence.get(id);
  const says = [found.speaker?.label || found.source || "Nobody named", verbOf(found), found.targets.map((one) => one.label).join(", ")];
  return shorten(`${says.filter(Boolean).join(" ")}${found.quotation ? `: ${found.quotation}` : ""}`, 110);
}
function links(found, choose) {
  const lines = [["Answers", found.answers], ["Denied in", answered.get(found.id) || []],
    ["When", datedIn.has(found.id) ? [datedIn.get(found.id)] : []],
    ["Said in", found.origin ? [found.origin] : []], ["Told in", found.within && found.within !== found.origin ? [found.within] : []]]
    .filter(([, ids]) => ids.length);
  return lines.length ? make("dl", { class: "links" }, ...lines.flatMap(([title, ids]) => [make("dt", {}, title),
    make("dd", {}, ...ids.map((id) => goTo(id, toldById.has(id) ? `${sayDays(toldById.get(id)) || "without a certain day"}, in the timeline` : cardName(id), choose)))])) : null;
}

function cited(found) {
  const article = articles.get(found.article);
  const title = article.title || "Article without a title";
  const link = found.link
    ? make("a", { href: found.link, target: "_blank", rel: "noopener noreferrer" }, bdi(title))
    : make("strong", {}, bdi(title));
  return make("p", { class: "cited" }, link, make("br"), bdi(article.outlet || "outlet not known"), " · ",
    article.published ? `published ${readableDate(article.published)}` : "publication date not known",
    article.byline.length ? " · " : "", article.byline.length ? bdi(article.byline.join(", ")) : "");
}

const verbOf = ({ relation, manner, targets }) => {
  const { between, not, alone } = RELATIONS[relation];
  return not && manner === "negative" ? not : alone && targets?.length === 0 ? alone : between;
};
function who(found, choose) {
  const party = (one) => (one.node ? goTo(one.node, one.label, choose) : make("strong", {}, bdi(one.label)));
  const line = make("p", { class: "who" });
  if (found.speaker) line.append(party(found.speaker));
  else line.append(make("strong", {}, found.source ? bdi(found.source) : "Nobody named"));
  const same = found.speaker && found.source && found.source !== found.speaker.label;
  if (same) line.append(" (here: ", bdi(shorten(found.source, 80)), ")");
  line.append(" ", make("span", { class: "verb" }, verbOf(found)));
  found.targets.forEach((one, index) => line.append(index ? ", " : " ", party(one)));
  const { into, alone } = RELATIONS[found.relation];
  if (into && !found.targets.length && !(alone && found.manner !== "negative")) line.append(" ", make("strong", {}, "somebody who is not named"));
  if (found.teller) line.append(", as ", party(found.teller), " tells it");
  line.append(make("br"), found.cue ? "Cue: " : "No cue: the speaker before goes on", found.cue ? make("q", {}, bdi(found.cue)) : "");
  return line;
}

function quotation(found) {
  const { matter } = RELATIONS[found.relation];
  if (!found.quotation) return matter ? [make("p", { class: "matter" }, `${matter}: not said here`)] : [];
  const words = found.kind === "direct" && !/^["“‘«„]/u.test(found.quotation) ? `“${found.quotation}”` : found.quotation;
  return [matter ? make("p", { class: "matter" }, matter) : null, make("blockquote", { class: "quotation", dir: "auto" }, words)];
}

function piece(found, choose) {
  return make("article", { class: `piece ${colourOf(found.relation)} ${found.manner === "plain" ? "" : "dashed"}`, "data-evidence": found.id },
    who(found, choose), reasons(found), ...quotation(found), badges(found), ...found.passages.map(passage), links(found, choose), cited(found));
}

function pieces(ids, choose) {
  const box = make("div");
  const shown = [...new Set(ids)].filter(inTime).map((id) => evidence.get(id)).sort(byDate);
  const more = (from) => {
    for (const found of shown.slice(from, from + LISTED)) box.append(piece(found, choose));
    const rest = shown.length - from - LISTED;
    if (rest > 0) {
      const button = make("button", { type: "button", class: "quiet more" }, `Show ${Math.min(rest, LISTED)} more of ${rest}`);
      button.addEventListener("click", () => { button.remove(); more(from + LISTED); });
      box.append(button);
    }
  };
  more(0);
  return { box, size: shown.length };
}
function byDate(one, other) {
  const [a, b] = [articles.get(one.article).first || "9", articles.get(other.article).first || "9"];
  return a === b ? one.rank - other.rank : a < b ? -1 : 1;
}

const notPlain = (ids) => [...new Set(ids)].filter((id) => inTime(id) && evidence.get(id).manner !== "plain").length;
function group(title, ids, choose, { mixed = true } = {}) {
  const { box, size } = pieces(ids, choose);
  const dashed = mixed ? notPlain(ids) : 0;
  return size ? [make("h3", {}, title, make("span", { class: "n" }, String(size), dashed ? `, ${dashed === size ? (size === 1 ? "not plain" : "none plain") : `${dashed} not plain`}` : "")), box] : [];
}
function chips(title, ids, choose) {
  const unique = [...new Set(ids)];
  if (!unique.length) return [];
  return [make("h3", {}, title, make("span", { class: "n" }, String(unique.length))), make("div", { class: "chips" }, ...unique.map((id) =>
    make("button", { type: "button", class: "chip", on: { click: () => choose(id) } }, bdi(shorten(nodes.get(id).label, 90)))))];
}

function kindline(icon, text, choose) {
  return make("div", { class: "kindline" }, icon, text,
    make("button", { type: "button", class: "close", "aria-label": "Close", on: { click: () => choose("") } }, "×"));
}

function actorPanel(node, choose) {
  // What has but one side known stands on no line; whoever is known has it among their cards.
  const alone = (end, relation) => node.evidence.filter((id) => evidence.get(id).relation === relation
    && (evidence.get(id).speaker?.node === node.id) === (end === "source"));
  const of = (end, relation) => [...alone(end, relation),
    ...around.get(node.id).filter((edge) => edge[end] === node.id && edge.relation === relation).flatMap((edge) => edge.evidence)];
  const acts = Object.keys(RELATIONS).filter((name) => familyOf(name) !== "words");
  const says = (relation) => group(RELATIONS[relation].out, of("source", relation), choose, { mixed: false });
  return [
    kindline(nodeSymbol(typeOf(node)), TYPES[typeOf(node)], choose),
    make("h2", { dir: "auto" }, node.label),
    node.names.length ? make("p", { class: "names" }, "also: ", bdi(node.names.join(" · "))) : null,
    toTimeline(node, showInTimeline),
    ...acts.flatMap((name) => [...group(RELATIONS[name].out, of("source", name), choose), ...group(RELATIONS[name].into, of("target", name), choose)]),
    ...says("denied"), ...says("said"), ...says("asked"), ...says("reported"),
    ...group("What others say about them", of("target", "about").filter((id) => evidence.get(id).speaker?.node !== node.id), choose, { mixed: false }),
  ];
}

function claimPanel(node, choose) {
  const edge = around.get(node.id);
  const by = (relation) => edge.filter((one) => one.relation === relation);
  return [
    kindline(nodeSymbol("claim"), "Claim", choose),
    make("h2", { class: "claim", dir: "auto" }, node.label),
    ...[["Said", "said"], ["Denied", "denied"], ["Said, as others tell it", "reported"], ["Asked", "asked"]]
      .flatMap(([title, relation]) => group(title, by(relation).flatMap((one) => one.evidence), choose, { mixed: false })),
    ...group("Speaker not known", node.evidence, choose, { mixed: false }),
    ...chips("About", by("about").map((one) => one.target), choose),
  ];
}

function edgePanel(edge, choose) {
  const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
  const act = familyOf(edge.relation) !== "words";
  const [all, dashed] = [edge.evidence.filter(inTime).length, notPlain(edge.evidence)];
  const plainly = !act || !dashed ? "" : dashed === all
    ? "A dashed line: no article puts this forward plainly. Each card says why."
    : `A solid line, since an article puts this forward plainly. Of ${all} findings ${dashed} ${dashed === 1 ? "is" : "are"} less than plain; their cards say why.`;
  return [
    kindline(edgeSymbol(edge.relation, mannerOf(edge)), act ? FAMILIES[familyOf(edge.relation)] : "Link", choose),
    make("h2", { class: "claim" }, goTo(source.id, source.label, choose), ` ${verbOf({ relation: edge.relation, manner: mannerOf(edge) })} `, goTo(target.id, target.label, choose)),
    plainly ? make("p", { class: "plainly" }, plainly) : null,
    ...group("Evidence", edge.evidence, choose, { mixed: act }),
    ...others(edge, choose),
  ];
}
// What else is between the same two, to and fro.
function others(edge, choose) {
  const beside = around.get(edge.source).filter((one) => one !== edge && drawing.seen.shownEdges.has(one.id) && familyOf(one.relation) !== "words"
    && [one.source, one.target].includes(edge.target) && [one.source, one.target].includes(edge.source));
  if (!beside.length || familyOf(edge.relation) === "words") return [];
  return [make("h3", {}, "Also between the two", make("span", { class: "n" }, String(beside.length))), make("div", { class: "chips" }, ...beside.map((one) =>
    make("button", { type: "button", class: "chip line", on: { click: () => choose(one.id) } }, edgeSymbol(one.relation, mannerOf(one)),
      make("span", {}, bdi(shorten(nodes.get(one.source).label, 40)), ` ${lineName(one)}`))))];
}

// One card of its own, as the links between cards open it.
function cardPanel(found, choose) {
  const [holder] = holders.get(found.id);
  const back = placeOf(before) ? before : holder;
  return [
    kindline(edgeSymbol(found.relation, found.manner), "One finding", choose),
    make("h2", { class: "claim", dir: "auto" }, cardName(found.id)),
    piece(found, choose),
    make("p", {}, make("button", { type: "button", class: "quiet", on: { click: () => choose(back) } }, "Back"), " ",
      edges.has(holder) ? make("button", { type: "button", class: "quiet", on: { click: () => choose(holder) } }, "All evidence of this line") : ""),
  ];
}

function introPanel(choose) {
  const spoken = new Map();
  for (const { speaker } of picture.evidence) if (speaker?.node) spoken.set(speaker.node, (spoken.get(speaker.node) || 0) + 1);
  const busy = [...spoken].sort((a, b) => b[1] - a[1]).slice(0, 8).map(([id, times]) => [nodes.get(id), times]);
  const key = (role, text) => make("mark", { class: role }, text);
  return [make("div", { class: "intro" },
    make("h2", {}, "Who said what"),
    make("p", {}, `${shownView === "timeline" ? "Choose a line of the timeline to read the words it rests on, and how its date was read." : "Choose a node or a line, or a row of the list, to read the words it rests on."} This shows what people are on record as saying; it does not say that any of it is true.`),
    shownView === "timeline" ? make("p", { class: "keyline" }, "In each sentence: ", key("event", "what happened"), ", ", key("date", "when"), ", and ", key("qualifier", "what makes it less than plain"), ".")
    : make("p", { class: "keyline" }, "In each sentence: ", key("source", "who"), " ", key("cue", "says or does"), " ", key("content", "what"), ", to ",
      key("target", "whom"), ", and ", key("qualifier", "what makes it less than plain"), ".")),
  ...(busy.length ? [make("h3", {}, "Most on record"), make("div", { class: "chips" }, ...busy.map(([node, times]) =>
    make("button", { type: "button", class: "chip", on: { click: () => choose(node.id) } }, bdi(shorten(node.label, 60)), ` ${times}`)))] : [])];
}

function fillPanel(panel, choose) {
  const id = wanted.selected;
  const content = nodes.has(id)
    ? (nodes.get(id).kind === "actor" ? actorPanel : claimPanel)(nodes.get(id), choose)
    : toldById.has(id) ? timePanel(toldById.get(id), choose) : edges.has(id) ? edgePanel(edges.get(id), choose) : evidence.has(id) ? cardPanel(evidence.get(id), choose) : introPanel(choose);
  panel.replaceChildren(...content.filter(Boolean));
  if (id && !panel.querySelector(".piece")) panel.append(make("p", { class: "names" }, "No evidence of its own within these filters."));
  panel.scrollTop = 0;
}
