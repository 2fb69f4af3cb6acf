// The picture itself: vis-network draws nodes and lines where Python put them; labels.js writes on it.

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const scheme = matchMedia("(prefers-color-scheme: dark)");
const SHAPES = { organisation: "square", group: "hexagon", place: "triangle", claim: "diamond" };
// The end of a line tells its family too.
const ARROWS = { conflict: { type: "arrow", scaleFactor: 0.62 }, support: { type: "circle", scaleFactor: 0.5 }, demand: { type: "diamond", scaleFactor: 0.6 }, words: { type: "vee", scaleFactor: 0.4 } };
const drawing = { network: null, nodes: null, edges: null, colours: {}, seen: null, hovered: "", boost: 1 };

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["person", "organisation", "group", "place", "unnamed", "claim", ...Object.keys(FAMILIES), "denied", "about",
    "ink", "soft", "halo", "dim", "focus", "paper"]) {
    drawing.colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

const ends = (id) => new Set([edges.get(id).source, edges.get(id).target]);
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
  if (edges.has(chosen)) return { near: ends(chosen), lines: new Set([chosen]) };
  if (evidence.has(chosen)) {
    const lines = new Set(holders.get(chosen).filter((id) => edges.has(id)));
    return { near: new Set([...holders.get(chosen).filter((id) => nodes.has(id)), ...[...lines].flatMap((id) => [...ends(id)])]), lines };
  }
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
  const act = familyOf(edge.relation) !== "words";
  const chosen = edge.id === wanted.selected || (evidence.has(wanted.selected) && edge.id === placeOf(wanted.selected));
  return {
    id: edge.id,
    hidden: !seen.shownEdges.has(edge.id),
    dashes: MANNERS[mannerOf(edge)].dash?.map((length) => (act ? length * drawing.boost : length)) || false,
    color: { color: faint ? colours.dim : colours[colourOf(edge.relation)], inherit: false, opacity: !light && drawing.many && !act ? 0.55 : 1 },
    width: ((chosen ? 3.2 : edge.relation === "about" ? 0.8 : act ? 2 : 1.1) + Math.log2(edge.evidence.length) * 0.8) * (act ? drawing.boost : 1),
  };
}

// What people do to each other is to be seen from afar too: these lines and their dashes grow as the picture shrinks.
function boostActs() {
  const wish = Math.min(4, Math.max(1, 2 ** (Math.round(Math.log2(1 / drawing.network.getScale()) * 2) / 2)));
  if (wish === drawing.boost) return;
  drawing.boost = wish;
  const light = bright();
  drawing.edges.update(drawing.acts.map((edge) => edgeLook(edge, light)));
}

function startDrawing(container, choose) {
  readColours();
  drawing.seen = view();
  drawing.ranked = [...picture.nodes].sort((a, b) => (a.kind === b.kind ? b.weight - a.weight : a.kind === "actor" ? -1 : 1));
  // What people do to each other, strongest first; no line to a claim.
  const order = Object.keys(RELATIONS);
  drawing.acts = picture.edges.filter((edge) => familyOf(edge.relation) !== "words")
    .sort((a, b) => b.evidence.length - a.evidence.length || order.indexOf(a.relation) - order.indexOf(b.relation));
  const light = bright();
  const many = picture.edges.length > 1200;
  drawing.many = many;
  drawing.nodes = new vis.DataSet(picture.drawing.nodes.map((drawn) => {
    const node = nodes.get(drawn.id);
    return { ...drawn, shape: SHAPES[typeOf(node)] || "dot", ...nodeLook(node, light) };
  }));
  drawing.edges = new vis.DataSet(picture.drawing.edges.map((drawn) => {
    const edge = edges.get(drawn.id);
    const bend = edge.bend ? { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) } : { enabled: false };
    return { ...drawn, smooth: bend, arrows: { to: { enabled: edge.relation !== "about", ...ARROWS[familyOf(edge.relation)] } }, ...edgeLook(edge, light) };
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
  network.on("afterDrawing", boostActs);
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
  drawing.network.fit({ ...(ids.length ? { nodes: ids } : {}), maxZoomLevel: 1.5, minZoomLevel: 0.02, animation: false });
  const [scale, position] = [drawing.network.getScale() * 0.93, drawing.network.getViewPosition()];
  drawing.network.moveTo({ scale, position, animation: moving(animated) });
}
function zoomBy(factor) {
  drawing.network.moveTo({ scale: Math.min(6, Math.max(0.03, drawing.network.getScale() * factor)), animation: moving(true) });
}
// Whoever is chosen is shown with those whom they do something to, as near as all of them fit.
function showPlace(id) {
  const place = placeOf(id);
  if (!place) return;
  const beside = nodes.has(place)
    ? [place, ...around.get(place).filter((edge) => familyOf(edge.relation) !== "words" && drawing.seen.shownEdges.has(edge.id)).flatMap((edge) => [...ends(edge.id)])]
    : [...ends(place)];
  const points = beside.map((one) => nodes.get(one));
  const [left, right] = [Math.min(...points.map((one) => one.x - one.size)), Math.max(...points.map((one) => one.x + one.size))];
  const [top, low] = [Math.min(...points.map((one) => one.y - one.size)), Math.max(...points.map((one) => one.y + one.size))];
  const { clientWidth, clientHeight } = drawing.network.canvas.frame.canvas;
  const fits = 0.8 * Math.min(clientWidth / (right - left), clientHeight / (low - top));
  const nearest = Math.max(drawing.network.getScale(), nodes.has(place) ? 0.75 : 0.5);
  const scale = Math.max(0.3, Math.min(nearest, fits));
  // So far apart that they cannot all be seen: then whoever was chosen, at least.
  const middle = fits >= 0.3 ? { x: (left + right) / 2, y: (top + low) / 2 } : { x: points[0].x, y: points[0].y };
  drawing.network.moveTo({ position: middle, scale, animation: moving(true) });
}

// The name of a line, and in words what its dashes say; those to claims have names of their own for that.
const lineName = (edge) => RELATIONS[edge.relation].name
  + (familyOf(edge.relation) === "words" || mannerOf(edge) === "plain" ? "" : ` (${MANNERS[mannerOf(edge)].short})`);
function hint(thing, event) {
  const box = document.getElementById("hint");
  drawing.hovered = thing && nodes.has(thing.id) ? thing.id : "";
  box.hidden = !thing;
  if (!thing) return;
  box.textContent = nodes.has(thing.id)
    ? shorten(thing.label, 180)
    : `${shorten(nodes.get(thing.source).label, 60)} — ${lineName(thing)} — ${shorten(nodes.get(thing.target).label, 90)}`;
  const frame = box.parentElement.getBoundingClientRect();
  const x = (event.clientX ?? event.center?.x ?? frame.left) - frame.left;
  const y = (event.clientY ?? event.center?.y ?? frame.top) - frame.top;
  box.style.left = `${Math.max(4, Math.min(x + 14, frame.width - box.offsetWidth - 6))}px`;
  box.style.top = `${y + 18 + box.offsetHeight > frame.height ? Math.max(4, y - box.offsetHeight - 10) : y + 18}px`;
}
