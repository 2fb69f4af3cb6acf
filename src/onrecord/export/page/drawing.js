// The picture itself: vis-network draws nodes and lines where Python put them; labels are drawn here, as on a map, the
// most important first and none over another, so that a picture of thousands stays readable at every zoom.

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const scheme = matchMedia("(prefers-color-scheme: dark)");
const SHAPES = { organisation: "square", group: "hexagon", place: "triangle", claim: "diamond" };
const drawing = { network: null, nodes: null, edges: null, colours: {}, seen: null, hovered: "" };

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["person", "organisation", "group", "place", "unnamed", "claim", ...Object.keys(RELATIONS),
    "ink", "soft", "halo", "dim", "focus", "paper"]) {
    drawing.colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

// With a search or a selection, what does not belong to it steps back.
function bright() {
  const { seen } = drawing;
  const chosen = wanted.selected;
  if (nodes.has(chosen)) {
    const near = new Set([chosen]);
    const lines = new Set();
    for (const edge of around.get(chosen)) { near.add(edge.source).add(edge.target); lines.add(edge.id); }
    return { near, lines };
  }
  if (edges.has(chosen)) return { near: new Set([edges.get(chosen).source, edges.get(chosen).target]), lines: new Set([chosen]) };
  if (!seen.words) return null;
  // Whoever says what was found is part of the find.
  const near = new Set(seen.foundNodes);
  for (const id of seen.foundEdges) if (seen.foundNodes.has(edges.get(id).target)) near.add(edges.get(id).source);
  return { near, lines: seen.foundEdges };
}

function nodeLook(node, light) {
  const { colours, seen } = drawing;
  const type = typeOf(node);
  const faint = light && !light.near.has(node.id);
  const own = faint ? colours.dim : colours[type === "unknown" ? "unnamed" : type];
  const hollow = type === "unnamed";
  const chosen = node.id === wanted.selected;
  return {
    id: node.id,
    hidden: !seen.shownNodes.has(node.id),
    color: { background: hollow ? colours.paper : own, border: chosen ? colours.ink : hollow ? own : colours.paper },
    borderWidth: chosen ? 3 : hollow ? 2 : 1,
    shapeProperties: { borderDashes: hollow ? [4, 3] : false },
  };
}

function edgeLook(edge, light) {
  const { colours, seen } = drawing;
  const faint = light && !light.lines.has(edge.id);
  return {
    id: edge.id,
    hidden: !seen.shownEdges.has(edge.id),
    color: { color: faint ? colours.dim : colours[edge.relation], inherit: false, opacity: !light && drawing.many && edge.relation !== "accuses" ? 0.55 : 1 },
    width: (edge.id === wanted.selected ? 3 : edge.relation === "accuses" ? 2 : 1.1) + Math.log2(edge.evidence.length) * 0.8,
  };
}

function startDrawing(container, choose) {
  readColours();
  drawing.seen = view();
  drawing.ranked = [...picture.nodes].sort((a, b) => (a.kind === b.kind ? b.weight - a.weight : a.kind === "actor" ? -1 : 1));
  const light = bright();
  const many = picture.edges.length > 1200;
  drawing.many = many;
  drawing.nodes = new vis.DataSet(picture.drawing.nodes.map((drawn) => {
    const node = nodes.get(drawn.id);
    return { ...drawn, shape: SHAPES[typeOf(node)] || "dot", ...nodeLook(node, light) };
  }));
  drawing.edges = new vis.DataSet(picture.drawing.edges.map((drawn) => {
    const edge = edges.get(drawn.id);
    const bend = edge.bend ? { enabled: true, type: "curvedCW", roundness: 0.14 * edge.bend } : { enabled: false };
    const arrow = edge.relation !== "about";
    return {
      ...drawn, smooth: bend, dashes: !many && DASHES[edge.relation] ? DASHES[edge.relation].split(" ").map(Number) : false,
      arrows: { to: { enabled: arrow, scaleFactor: edge.relation === "accuses" ? 0.6 : 0.42 } }, ...edgeLook(edge, light),
    };
  }));
  drawing.network = new vis.Network(container, { nodes: drawing.nodes, edges: drawing.edges }, {
    autoResize: true, physics: false, layout: { improvedLayout: false, randomSeed: 1 },
    nodes: { chosen: false, labelHighlightBold: false },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
    interaction: {
      dragNodes: false, hover: true, hideEdgesOnDrag: many, hideEdgesOnZoom: many, selectConnectedEdges: false,
      keyboard: { enabled: true, bindToWindow: false }, tooltipDelay: 0,
    },
  });
  const frame = container.querySelector(".vis-network");
  frame.tabIndex = 0;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "Picture of the graph. Arrow keys move it, plus and minus zoom. The list holds the same actors, claims and links as buttons.");
  const { network } = drawing;
  network.on("afterDrawing", drawLabels);
  network.on("click", ({ nodes: [node], edges: [edge] }) => choose(node || edge || ""));
  network.on("hoverNode", ({ node, event }) => hint(nodes.get(node), event));
  network.on("hoverEdge", ({ edge, event }) => { if (!drawing.hovered) hint(edges.get(edge), event); });
  for (const left of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(left, () => hint(null));
  scheme.addEventListener("change", () => { readColours(); redraw(); });
  // The first frame may come before the fonts; labels measured then would be cut wrongly.
  document.fonts.ready.then(() => { widths.clear(); network.redraw(); });
  fitAll(false);
}

function redraw() {
  drawing.seen = view();
  const light = bright();
  drawing.nodes.update(picture.nodes.map((node) => nodeLook(node, light)));
  drawing.edges.update(picture.edges.map((edge) => edgeLook(edge, light)));
}

const moving = (wish) => (wish && !calm.matches ? { duration: 350, easingFunction: "easeInOutQuad" } : false);
function fitAll(animated = true) {
  const ids = [...drawing.seen.shownNodes];
  drawing.network.fit({ nodes: ids.length ? ids : undefined, maxZoomLevel: 1.5, minZoomLevel: 0.02, animation: false });
  const [scale, position] = [drawing.network.getScale() * 0.93, drawing.network.getViewPosition()];
  drawing.network.moveTo({ scale, position, animation: moving(animated) });
}
function zoomBy(factor) {
  drawing.network.moveTo({ scale: Math.min(6, Math.max(0.03, drawing.network.getScale() * factor)), animation: moving(true) });
}
function showPlace(id) {
  const [one, other] = nodes.has(id) ? [nodes.get(id), nodes.get(id)] : [nodes.get(edges.get(id).source), nodes.get(edges.get(id).target)];
  const position = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  drawing.network.moveTo({ position, scale: Math.max(drawing.network.getScale(), one === other ? 0.75 : 0.5), animation: moving(true) });
}

function hint(thing, event) {
  const box = document.getElementById("hint");
  drawing.hovered = thing && nodes.has(thing.id) ? thing.id : "";
  box.hidden = !thing;
  if (!thing) return;
  box.textContent = nodes.has(thing.id)
    ? shorten(thing.label, 180)
    : `${shorten(nodes.get(thing.source).label, 60)} — ${RELATIONS[thing.relation].name} — ${shorten(nodes.get(thing.target).label, 90)}`;
  const frame = box.parentElement.getBoundingClientRect();
  const x = (event.clientX ?? event.center?.x ?? frame.left) - frame.left;
  const y = (event.clientY ?? event.center?.y ?? frame.top) - frame.top;
  box.style.left = `${Math.max(4, Math.min(x + 14, frame.width - box.offsetWidth - 6))}px`;
  box.style.top = `${y + 18 + box.offsetHeight > frame.height ? Math.max(4, y - box.offsetHeight - 10) : y + 18}px`;
}

// Marks that turn the direction of writing, and controls, would let one label disturb the drawing of others.
const drawable = (text) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
const widths = new Map();
function measure(context, node, text, font) {
  const key = `${node.id} ${font} ${text.length}`;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}
const meet = (one, other) => one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
function drawLabels(context) {
  const { network, seen, colours, ranked } = drawing;
  const scale = network.getScale();
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const size = network.canvas.frame.canvas;
  const to = network.DOMtoCanvas({ x: size.clientWidth, y: size.clientHeight });
  const light = bright();
  const first = light ? ranked.filter((node) => light.near.has(node.id)) : [];
  const chosen = nodes.get(wanted.selected);
  // Seen from afar, the few that matter; from near, everybody there is room for.
  const known = ranked.slice(0, 24);
  const order = [...(chosen ? [chosen] : []), ...first, ...known, ...ranked.filter((node) => (node.kind === "actor" ? node.size * scale > 4.2 : scale > 0.85 || seen.shownNodes.size <= 30))];
  const taken = [];
  const bodies = ranked.filter((node) => node.kind === "actor" && node.size * scale > 3 && seen.shownNodes.has(node.id)
    && node.x > from.x && node.x < to.x && node.y > from.y && node.y < to.y).slice(0, 250);
  const done = new Set();
  let tries = 0;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const node of order) {
    if (taken.length > 90 || tries > 900) break;
    if (done.has(node.id) || !seen.shownNodes.has(node.id)) continue;
    done.add(node.id);
    if (node.x < from.x || node.x > to.x || node.y < from.y || node.y > to.y) continue;
    const faint = light && !light.near.has(node.id);
    if (faint && node.kind === "claim") continue;
    tries += 1;
    const actor = node.kind === "actor";
    const pixels = actor ? (node.size > 20 ? 14.5 : 13) : 11.5;
    const text = drawable(shorten(node.label, actor ? 34 : 38)) || "…";
    context.font = `${actor ? 600 : 400} ${pixels}px ${actor ? "system-ui, sans-serif" : "Georgia, 'DejaVu Serif', serif"}`;
    const wide = measure(context, node, text, context.font) / scale;
    const [half, high] = [wide / 2 + 5 / scale, (pixels * 1.25) / scale];
    const x = Math.max(from.x + half, Math.min(node.x, to.x - half));  // not cut off at the side
    // Below the node, or else above it; clear of other labels, and of nodes that matter more.
    const box = [node.y + node.size + 3 / scale, node.y - node.size - 3 / scale - high]
      .map((top) => [x - half, top - 2 / scale, x + half, top + high + 2 / scale])
      .find((place) => !taken.some((other) => meet(place, other))
        && (node === chosen || !bodies.some((other) => other.weight > node.weight
          && meet(place, [other.x - other.size, other.y - other.size, other.x + other.size, other.y + other.size]))));
    if (!box) continue;
    taken.push(box);
    context.save();
    context.translate(x, box[1] + 2 / scale);
    context.scale(1 / scale, 1 / scale);
    context.lineWidth = 3.5;
    context.strokeStyle = colours.halo;
    context.strokeText(text, 0, 0);
    context.globalAlpha = faint ? 0.4 : 1;
    context.fillStyle = actor ? colours.ink : colours.soft;
    context.fillText(text, 0, 0);
    context.restore();
  }
}
