// Words on the picture, drawn here as on a map: what matters most first and none over another, so that a picture of
// thousands stays readable at every zoom. First actors, then what they do to each other, then claims.

// Marks that turn the direction of writing, and controls, would let one label disturb the drawing of others.
const drawable = (text) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
const widths = new Map();
function measure(context, id, text, font) {
  const key = `${id} ${font} ${text.length}`;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}
const meet = (one, other) => one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];

function write(context, text, { x, top, scale, colour, halo, faint }) {
  context.save();
  context.translate(x, top);
  context.scale(1 / scale, 1 / scale);
  context.lineWidth = 3.5;
  context.strokeStyle = halo;
  context.strokeText(text, 0, 0);
  context.globalAlpha = faint ? 0.4 : 1;
  context.fillStyle = colour;
  context.fillText(text, 0, 0);
  context.restore();
}

// What is in sight, and what has room taken already.
function frame() {
  const { network, ranked, seen } = drawing;
  const scale = network.getScale();
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  const to = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  const inside = ({ x, y }) => x > from.x && x < to.x && y > from.y && y < to.y;
  const bodies = ranked.filter((node) => node.kind === "actor" && node.size * scale > 3 && seen.shownNodes.has(node.id) && inside(node)).slice(0, 250);
  return { scale, from, to, inside, bodies, taken: [], light: bright(), chosen: nodes.get(wanted.selected), done: new Set(), tries: 0 };
}
const bodyBox = (node) => [node.x - node.size, node.y - node.size, node.x + node.size, node.y + node.size];

function labelNode(context, node, sight) {
  const { scale, from, to, light, bodies, taken, chosen } = sight;
  const { seen, colours } = drawing;
  if (taken.length > 110 || sight.tries > 900 || sight.done.has(node.id) || !seen.shownNodes.has(node.id)) return;
  sight.done.add(node.id);
  if (!sight.inside(node)) return;
  const actor = node.kind === "actor";
  const faint = light && !light.near.has(node.id);
  if (faint && !actor) return;
  sight.tries += 1;
  const pixels = actor ? (node.size > 20 ? 14.5 : 13) : 11.5;
  const text = drawable(shorten(node.label, actor ? 34 : 38)) || "…";
  context.font = `${actor ? 600 : 400} ${pixels}px ${actor ? "system-ui, sans-serif" : "Georgia, 'DejaVu Serif', serif"}`;
  const wide = measure(context, node.id, text, context.font) / scale;
  const [half, high] = [wide / 2 + 5 / scale, (pixels * 1.25) / scale];
  const x = Math.max(from.x + half, Math.min(node.x, to.x - half));  // not cut off at the side
  // Below the node, or else above it; clear of other labels, and of nodes that matter more.
  const box = [node.y + node.size + 3 / scale, node.y - node.size - 3 / scale - high]
    .map((top) => [x - half, top - 2 / scale, x + half, top + high + 2 / scale])
    .find((place) => !taken.some((other) => meet(place, other))
      && (node === chosen || !bodies.some((other) => other.weight > node.weight && meet(place, bodyBox(other)))));
  if (!box) return;
  taken.push(box);
  write(context, text, { x, top: box[1] + 2 / scale, scale, colour: actor ? colours.ink : colours.soft, halo: colours.halo, faint });
}

// What a line says, beside its middle: colour alone would not tell it to everybody.
function labelLine(context, edge, sight) {
  const { scale, bodies, taken } = sight;
  const { network, colours } = drawing;
  if (taken.length > 140 || sight.tries > 1200) return;
  const line = network.body.edges[edge.id]?.edgeType;
  const [one, other] = [nodes.get(edge.source), nodes.get(edge.target)];
  const long = Math.hypot(one.x - other.x, one.y - other.y) - one.size - other.size;
  sight.tries += 1;
  const manner = mannerOf(edge);
  context.font = `${manner === "plain" ? "" : "italic "}600 11px system-ui, sans-serif`;
  const text = RELATIONS[edge.relation].name + (manner === "plain" ? "" : ` (${MANNERS[manner].tag})`);
  const [half, high] = [measure(context, edge.relation, text, context.font) / 2 / scale + 3 / scale, 14 / scale];
  if (!line || long * scale < 46) return;
  for (const share of [0.5, 0.4, 0.6, 0.32, 0.68]) {
    const { x, y } = line.getPoint(share);
    const box = [x - half, y - high / 2, x + half, y + high / 2];
    if (!sight.inside({ x, y }) || taken.some((place) => meet(box, place)) || bodies.some((node) => meet(box, bodyBox(node)))) continue;
    taken.push(box);
    write(context, text, { x, top: y - high / 2 + 1 / scale, scale, colour: colours[colourOf(edge.relation)], halo: colours.halo });
    return;
  }
}

function drawLabels(context) {
  const { seen, ranked } = drawing;
  const sight = frame();
  const { scale, light, chosen } = sight;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  const first = [...(chosen ? [chosen] : []), ...(light ? ranked.filter((node) => light.near.has(node.id)) : [])];
  for (const node of first.filter((one) => one.kind === "actor")) labelNode(context, node, sight);
  // Seen from afar, the few that matter; from near, everybody there is room for.
  for (const node of ranked.slice(0, 24)) if (node.kind === "actor") labelNode(context, node, sight);
  if (light || scale > 0.6 || drawing.acts.length <= 80) {
    for (const edge of drawing.acts) {
      if (seen.shownEdges.has(edge.id) && (!light || light.lines.has(edge.id))) labelLine(context, edge, sight);
    }
  }
  for (const node of first) labelNode(context, node, sight);
  for (const node of ranked) {
    if (node.kind === "actor" ? node.size * scale > 4.2 : scale > 0.85 || seen.shownNodes.size <= 30) labelNode(context, node, sight);
  }
}
