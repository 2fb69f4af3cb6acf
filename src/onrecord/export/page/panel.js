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
  if (before.trim()) line.append(make("span", { class: "around" }, `… ${before.trimStart()}`));
  for (const [text, roles] of one.pieces) {
    let part = document.createTextNode(text);
    for (const role of roles) part = make("mark", { class: role }, part);
    line.append(part);
  }
  if (after.trim()) line.append(make("span", { class: "around" }, `${after.trimEnd()} …`));
  return line;
}

function badges(found) {
  const modality = found.modality.replaceAll("_", " ");
  return make("div", { class: "badges" }, ...[
    found.kind && [{ direct: "direct quotation", indirect: "in the article’s words", mixed: "partly quoted" }[found.kind] || found.kind, false],
    found.polarity === "negative" && ["negated", true],
    modality !== "asserted" && [modality, true],
    found.headline && ["headline", false],
    found.confidence < 0.995 && [`confidence ${Math.round(found.confidence * 100)} %`, false],
  ].filter(Boolean).map(([text, strong]) => make("span", { class: strong ? "badge strong" : "badge" }, text)));
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

function who(found, choose) {
  const party = (one) => (one.node ? goTo(one.node, one.label, choose) : make("strong", {}, bdi(one.label)));
  const line = make("p", { class: "who" });
  if (found.speaker) line.append(party(found.speaker));
  else line.append(make("strong", {}, found.source ? bdi(found.source) : "Nobody named"));
  const same = found.speaker && found.source && found.source !== found.speaker.label;
  if (same) line.append(" (here: ", bdi(shorten(found.source, 80)), ")");
  line.append(" ", make("span", { class: "verb" },
    found.relation === "accuses" && found.polarity === "negative" ? "does not accuse" : RELATIONS[found.relation].between));
  found.accused.forEach((one, index) => line.append(index ? ", " : " ", party(one)));
  if (found.teller) line.append(", as ", party(found.teller), " tells it");
  line.append(make("br"), found.cue ? "Cue: " : "No cue: the speaker before goes on", found.cue ? make("q", {}, bdi(found.cue)) : "");
  return line;
}

function piece(found, choose) {
  const direct = found.kind === "direct";
  return make("article", { class: `piece ${found.relation}`, "data-evidence": found.id },
    who(found, choose),
    found.quotation ? make("blockquote", { class: "quotation", dir: "auto" }, 
      direct && !/^["“‘«„]/u.test(found.quotation) ? `“${found.quotation}”` : found.quotation) : null,
    badges(found), ...found.passages.map(passage), cited(found));
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

function group(title, ids, choose) {
  const { box, size } = pieces(ids, choose);
  return size ? [make("h3", {}, title, make("span", { class: "n" }, String(size))), box] : [];
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
  const out = (relation) => around.get(node.id).filter((edge) => edge.source === node.id && edge.relation === relation).flatMap((edge) => edge.evidence);
  const into = (relation) => around.get(node.id).filter((edge) => edge.target === node.id && edge.relation === relation).flatMap((edge) => edge.evidence);
  return [
    kindline(nodeSymbol(typeOf(node)), TYPES[typeOf(node)], choose),
    make("h2", { dir: "auto" }, node.label),
    node.names.length ? make("p", { class: "names" }, "also: ", bdi(node.names.join(" · "))) : null,
    ...group("Accuses", out("accuses"), choose), ...group("Is accused", into("accuses"), choose),
    ...group("Denies", out("denied"), choose), ...group("Says", out("said"), choose), ...group("Asks", out("asked"), choose),
    ...group("Says, as others tell it", out("reported"), choose),
    ...group("What others say about them", into("about").filter((id) => evidence.get(id).speaker?.node !== node.id), choose),
    ...group("Accusations denied, supposed, told by others, or with one side not named", node.evidence, choose),
  ];
}

function claimPanel(node, choose) {
  const edge = around.get(node.id);
  const by = (relation) => edge.filter((one) => one.relation === relation);
  return [
    kindline(nodeSymbol("claim"), "Claim", choose),
    make("h2", { class: "claim", dir: "auto" }, node.label),
    ...group("Said", by("said").flatMap((one) => one.evidence), choose), ...group("Denied", by("denied").flatMap((one) => one.evidence), choose),
    ...group("Said, as others tell it", by("reported").flatMap((one) => one.evidence), choose),
    ...group("Asked", by("asked").flatMap((one) => one.evidence), choose),
    ...group("Speaker not known", node.evidence, choose),
    ...chips("About", by("about").map((one) => one.target), choose),
  ];
}

function edgePanel(edge, choose) {
  const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
  return [
    kindline(edgeSymbol(edge.relation), "Link", choose),
    make("h2", { class: "claim" }, goTo(source.id, source.label, choose), ` ${RELATIONS[edge.relation].between} `, goTo(target.id, target.label, choose)),
    ...group("Evidence", edge.evidence, choose),
  ];
}

function introPanel(choose) {
  const spoken = new Map();
  for (const { speaker } of picture.evidence) if (speaker?.node) spoken.set(speaker.node, (spoken.get(speaker.node) || 0) + 1);
  const busy = [...spoken].sort((a, b) => b[1] - a[1]).slice(0, 8).map(([id, times]) => [nodes.get(id), times]);
  const key = (role, text) => make("mark", { class: role }, text);
  return [make("div", { class: "intro" },
    make("h2", {}, "Who said what"),
    make("p", {}, "Choose a node or a line, or a row of the list, to read the words it rests on. This shows what people are on record as saying; it does not say that any of it is true."),
    make("p", { class: "keyline" }, "In each sentence: ", key("source", "who"), " ", key("cue", "says"), " ", key("content", "what"), ", and of ",
      key("accused", "whom"), ".")),
  ...(busy.length ? [make("h3", {}, "Most on record"), make("div", { class: "chips" }, ...busy.map(([node, times]) =>
    make("button", { type: "button", class: "chip", on: { click: () => choose(node.id) } }, bdi(shorten(node.label, 60)), ` ${times}`)))] : [])];
}

function fillPanel(panel, choose) {
  const id = wanted.selected;
  const content = nodes.has(id)
    ? (nodes.get(id).kind === "actor" ? actorPanel : claimPanel)(nodes.get(id), choose)
    : edges.has(id) ? edgePanel(edges.get(id), choose) : introPanel(choose);
  panel.replaceChildren(...content.filter(Boolean));
  if (id && !panel.querySelector(".piece")) panel.append(make("p", { class: "names" }, "No evidence of its own within these filters."));
  panel.scrollTop = 0;
}
