// The map: vis-network places and draws concepts, moves the view and finds what is under the pointer.

const box = byId("map");
const visNodes = new vis.DataSet();
const UNTANGLE_MOST = 300; // concepts that can be untangled: more take too long in a page
let net = null;
let hovered = null;
let byDegree = [];

const radiusOf = (node) => Math.min(22, 7 + 2.4 * Math.sqrt(node.edges.length));
const smallest = () => 2.5 * Math.max(1, Math.sqrt(400 / Math.max(1, byDegree.length)));
const drawnRadius = (node) => Math.max(radiusOf(node), smallest() / (net ? net.getScale() : 1));
const placeOf = (node) => net.body.nodes[node.i] ?? node;
const isDrawn = (edge) => Boolean(net.body.nodes[edge.from] && net.body.nodes[edge.to]);

const visNode = (node) => ({ id: node.i, x: node.x, y: node.y });

function paintNode({ ctx, id, x, y }) {
  const node = nodes[id];
  const radius = drawnRadius(node);
  return { drawNode: () => paintShape(ctx, node, x, y, radius), nodeDimensions: { width: 2 * radius, height: 2 * radius } };
}

function paintShape(ctx, node, x, y, radius) {
  const kind = kindOf(node);
  const ring = kind.shape === "ring";
  const large = radius * net.getScale() >= 4;
  trace(ctx, kind, x, y, radius);
  ctx.fillStyle = ring ? theme.paper : colourOf(kind);
  ctx.lineWidth = ring ? Math.max(2, radius * 0.3) : 2;
  ctx.strokeStyle = ring ? colourOf(kind) : theme.paper;
  if (ring) { ctx.fill(); ctx.stroke(); }
  else { if (large) ctx.stroke(); ctx.fill(); if (large) rim(ctx); }
  if (chosen.node === node) ringAround(ctx, x, y, radius + 5);
}

// A thin dark rim, so that light colours stand out from a light ground.
function rim(ctx) {
  ctx.globalAlpha *= 0.45;
  ctx.lineWidth = 1;
  ctx.strokeStyle = theme.ink;
  ctx.stroke();
  ctx.globalAlpha /= 0.45;
}

function ringAround(ctx, x, y, radius) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.lineWidth = 2.5 / Math.min(1, net.getScale());
  ctx.strokeStyle = theme.accent;
  ctx.stroke();
}

// What is chosen, as sets: the concept or link itself and what touches it.
const chosen = { node: null, nodes: new Set(), edges: new Set() };

function highlight(ofNodes, ofEdges, node = null) {
  chosen.node = node;
  chosen.nodes = new Set(ofNodes);
  chosen.edges = new Set(ofEdges);
  if (net) net.redraw();
}

function sync() {
  const wantNodes = shownNodes();
  shownLinks = shownEdges();
  linkGroups = groupLinks(shownLinks);
  byDegree = wantNodes.sort((a, b) => b.edges.length - a.edges.length || a.i - b.i);
  drop(visNodes, wantNodes);
  add(visNodes, wantNodes, visNode);
  const words = `Shown ${byDegree.length.toLocaleString("en")} of ${count(nodes.length, "concept")}, ${shownLinks.length.toLocaleString("en")} of ${count(edges.length, "link")}`;
  byId("shown").textContent = words;
  byId("untangle").disabled = byDegree.length > UNTANGLE_MOST;
  byId("untangle").title = byDegree.length > UNTANGLE_MOST ? `Untangle: for up to ${UNTANGLE_MOST} concepts; filter, or draw a part` : "Untangle: spread what is drawn";
  if (net) { measureCorners(); net.redraw(); }
  return words;
}

function drop(set, wanted) {
  const want = new Set(wanted.map((thing) => thing.i));
  const gone = set.getIds().filter((id) => !want.has(id));
  if (gone.length) set.remove(gone);
}

function add(set, wanted, make) {
  const fresh = wanted.filter((thing) => !set.get(thing.i)).map(make);
  if (fresh.length) set.add(fresh);
}

function draw(more) {
  more.forEach((node) => drawn.add(node));
  return sync();
}

function undrawnNeighbours(node) {
  return [...neighbours(node)].filter((other) => !drawn.has(other)).sort((a, b) => b.edges.length - a.edges.length || a.i - b.i);
}

function buildMap() {
  sync();
  net = new vis.Network(box, { nodes: visNodes, edges: [] }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { borderWidth: 0, chosen: false, shape: "custom", ctxRenderer: paintNode },
    interaction: { hover: false, selectable: false, dragNodes: !manyDrawn(), hideNodesOnDrag: manyDrawn(), zoomSpeed: 0.6, keyboard: false },
  });
  const canvas = box.querySelector("canvas");
  canvas.setAttribute("aria-hidden", "true");
  box.querySelector(".vis-network").removeAttribute("tabindex"); // one stop for Tab, not two
  net.on("beforeDrawing", (ctx) => (still ? paintStill(ctx) : paintLinks(ctx, linkGroups)));
  net.on("afterDrawing", paintOver);
  net.on("resize", measureCorners);
  measureCorners();
  net.on("click", ({ pointer }) => { const hit = under(pointer.DOM); hit ? go(hit.type, hit.thing) : clear(); });
  net.on("doubleClick", ({ pointer }) => { const hit = under(pointer.DOM); if (hit?.type === "n") expand(hit.thing); });
  net.on("dragStart", startGlide);
  net.on("dragEnd", ({ pointer }) => { endGlide(); hover(under(pointer.DOM)); });
  box.addEventListener("pointermove", watch);
  box.addEventListener("pointerleave", () => hover(null));
  showAll(false);
}

// What lies under the pointer, looked up at most once a frame.
let watching = false;
function watch(event) {
  if (watching || event.buttons) return;
  watching = true;
  requestAnimationFrame(() => {
    watching = false;
    const frame = box.getBoundingClientRect();
    hover(under({ x: event.clientX - frame.left, y: event.clientY - frame.top }));
  });
}

function under(point) {
  const node = net.getNodeAt(point);
  if (node !== undefined) return { type: "n", thing: nodes[node] };
  const edge = linkAt(net.DOMtoCanvas(point));
  return edge ? { type: "e", thing: edge } : null;
}

function hover(what) {
  if (what?.thing === hovered?.thing) return;
  hovered = what;
  box.style.cursor = what ? "pointer" : "";
  byId("told").textContent = what ? inOneLine(what) : "";
  net.redraw();
}

// What hovering tells: one line on a concept or a link.
function inOneLine({ type, thing }) {
  if (type === "n") return `${thing.label}: ${kindOf(thing).word.toLowerCase()}, ${count(thing.edges.length, "link")}`;
  const badges = pillsOf(thing, true).filter((word) => word !== "denied");
  return [sentenceOf(thing), count(thing.claims.length, "claim"), thing.level && `strength ${thing.level}`, ...badges].filter(Boolean).join(", ");
}

function showAll(moving = true) {
  net.fit({ animation: false, maxZoomLevel: 1.4 });
  const room = { scale: Math.min(1.4, net.getScale() * 0.94), position: net.getViewPosition() };
  net.moveTo({ ...room, animation: false });
  if (moving) announce("All concepts are in view");
}

// Bring several places into view at once.
function frame(places) {
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const [w, h] = [Math.max(...xs) - Math.min(...xs) + 160, Math.max(...ys) - Math.min(...ys) + 120];
  const position = { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2 };
  net.moveTo({ position, scale: Math.min(1.2, box.clientWidth / w, box.clientHeight / h), animation: motion(350) });
}

function zoom(factor) {
  net.moveTo({ scale: Math.min(6, Math.max(0.02, net.getScale() * factor)), animation: motion(180) });
}
const motion = (duration) => (calm.matches ? false : { duration, easingFunction: "easeInOutQuad" });

// Bring a concept or link into view; the map stays where it is if it is in view already.
function reveal(x, y, closer) {
  const at = net.canvasToDOM({ x, y });
  const edge = 48;
  const inside = at.x > edge && at.y > edge && at.x < box.clientWidth - edge && at.y < box.clientHeight - edge;
  if (inside && (!closer || net.getScale() >= 0.6)) return;
  net.moveTo({ position: { x, y }, scale: closer ? Math.max(net.getScale(), 0.9) : net.getScale(), animation: motion(350) });
}

// Keys ------------------------------------------------------------------------------------------------------------

const arrows = new Map([["ArrowRight", [1, 0]], ["ArrowLeft", [-1, 0]], ["ArrowDown", [0, 1]], ["ArrowUp", [0, -1]]]);

function stepTo(direction) {
  const shown = new Set(byDegree);
  const here = chosen.node && shown.has(chosen.node) ? chosen.node : null;
  if (!here) return byDegree[0] ?? null;
  const linked = [...neighbours(here)].filter((node) => shown.has(node));
  return nearest(here, linked, direction, 0.3) ?? nearest(here, byDegree, direction, 0.6);
}

function nearest(here, others, [dx, dy], narrowest) {
  const from = placeOf(here);
  let best = null;
  let least = Infinity;
  for (const node of others) {
    if (node === here) continue;
    const to = placeOf(node);
    const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const along = ((to.x - from.x) * dx + (to.y - from.y) * dy) / far;
    if (along > narrowest && far / along ** 2 < least) [best, least] = [node, far / along ** 2];
  }
  return best;
}

box.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (arrows.has(event.key)) { const next = stepTo(arrows.get(event.key)); if (next) go("n", next, { show: true }); }
  else if (event.key === "Enter") focusPanel();
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") showAll();
  else return;
  event.preventDefault();
});
