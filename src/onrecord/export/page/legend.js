// The legend: what nodes and lines mean. Its boxes show and hide lines, by family, by type, and all that are dashed.

const boxes = new Map();

function legendBox(key, icons, text, number, change) {
  const box = make("input", { type: "checkbox", checked: true });
  box.addEventListener("change", () => { change(box.checked); syncLegend(); update(); });
  boxes.set(key, box);
  return make("label", { class: `check key ${key}` }, box, ...icons, make("span", {}, text, number ? make("span", { class: "n" }, ` ${number.toLocaleString("en-GB")}`) : ""));
}
const inFamily = (family) => relationsInUse.filter((name) => familyOf(name) === family);
const howMany = (names) => picture.edges.filter((edge) => names.includes(edge.relation)).length;
function showRelations(names, on) {
  for (const name of names) if (on) wanted.relations.add(name); else wanted.relations.delete(name);
}

// A family of which only some types are shown has a box that is neither on nor off.
function syncLegend() {
  for (const family of Object.keys(FAMILIES)) {
    const names = inFamily(family);
    const on = names.filter((name) => wanted.relations.has(name)).length;
    for (const name of names) if (boxes.has(name)) boxes.get(name).checked = wanted.relations.has(name);
    if (!boxes.has(family)) continue;
    boxes.get(family).checked = on > 0;
    boxes.get(family).indeterminate = on > 0 && on < names.length;
  }
  if (boxes.has("dashed")) boxes.get("dashed").checked = wanted.dashed;
}

function startLegend() {
  const types = [...new Set(picture.nodes.map(typeOf))].sort((a, b) => Object.keys(TYPES).indexOf(a) - Object.keys(TYPES).indexOf(b));
  $("kinds").append(...types.map((type) => make("li", {}, nodeSymbol(type), TYPES[type])));
  const families = Object.keys(FAMILIES).filter((family) => inFamily(family).length);
  for (const family of families) {
    const names = inFamily(family);
    $("families").append(legendBox(family, [edgeSymbol(family === "words" ? "said" : names[0])], FAMILIES[family], howMany(names), (on) => showRelations(names, on)));
    $("types").append(make("fieldset", { class: `types ${family}` }, make("legend", {}, FAMILIES[family]),
      ...names.map((name) => legendBox(name, [edgeSymbol(name)], RELATIONS[name].name, howMany([name]), (on) => showRelations([name], on)))));
  }
  $("each").hidden = !families.length;
  const dashes = Object.keys(MANNERS).filter((manner) => manner !== "plain" && picture.edges.some((edge) => mannerOf(edge) === manner));
  if (dashes.length) {
    const dashed = picture.edges.filter((edge) => mannerOf(edge) !== "plain").length;
    $("families").append(legendBox("dashed", [dashSymbol("told")], "Dashed: not put forward plainly", dashed, (on) => { wanted.dashed = on; }));
    $("types").append(make("ul", { class: "dashes", "aria-label": "What dashes mean" },
      ...["plain", ...dashes].map((manner) => make("li", {}, dashSymbol(manner), MANNERS[manner].name))));
  }
  syncLegend();
}
function dashSymbol(manner) {
  const stroke = { stroke: "var(--ink)", "stroke-width": 2, fill: "none" };
  if (MANNERS[manner].dash) stroke["stroke-dasharray"] = MANNERS[manner].dash.map((length) => length * 0.8).join(" ");
  return symbol([["path", { d: "M1 7h26", ...stroke }]], "0 0 28 14");
}
