// The map: vis-network draws links and shapes; labels, badges and what is faded are drawn by us over it.

const box = byId("map");
const MOST_LABELS = 60;
const LABEL_LENGTH = 34;
const visNodes = new vis.DataSet();
const visEdges = new vis.DataSet();
let net = null;
let hovered = null;
let labelBoxes = [];
let byDegree = [];

const radiusOf = (node) => Math.min(22, 7 + 2.4 * Math.sqrt(node.edges.length));
const drawnRadius = (node) => Math.max(radiusOf(node), 2.5 / (net ? net.getScale() : 1));
const widthOf = (edge) => Math.min(9, 2 + 1.6 * Math.log2(Math.max(1, edge.claims.length)));

// Links of one pair part like the ribs of a fan, whichever way they point.
const fans = new Map();
for (const edge of edges) {
  const pair = Math.min(edge.from, edge.to) * nodes.length + Math.max(edge.from, edge.to);
  if (!fans.has(pair)) fans.set(pair, []);
  edge.rib = fans.get(pair).length;
  edge.fan = fans.get(pair);
  edge.fan.push(edge);
}

function bend(edge) {
  if (edge.fan.length === 1 || edge.from === edge.to) return false;
  const away = (edge.rib - (edge.fan.length - 1) / 2) * (edge.from < edge.to ? 1 : -1);
  if (!away) return false;
  return { enabled: true, type: away > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(0.8, 0.22 * Math.abs(away)) };
}

function visEdge(edge) {
  const dash = families.get(edge.family).dash;
  return {
    id: edge.i, from: edge.from, to: edge.to, width: widthOf(edge), smooth: bend(edge), dashes: dash.length ? [...dash] : false,
    color: { color: theme.edge.get(edge.family), opacity: edge.supported ? 1 : 0.55 },
    arrows: { to: { enabled: !symmetric.has(edge.relation), scaleFactor: 0.55 } },
    selfReference: { size: 18 + 9 * edge.rib, angle: Math.PI / 4 },
  };
}

const visNode = (node) => ({ id: node.i, x: node.x, y: node.y, shape: "custom", ctxRenderer: paintNode, size: radiusOf(node) });

function paintNode({ ctx, id, x, y }) {
  const node = nodes[id];
  const radius = drawnRadius(node);
  return { drawNode: () => paintShape(ctx, node, x, y, radius), nodeDimensions: { width: 2 * radius, height: 2 * radius } };
}

function paintShape(ctx, node, x, y, radius) {
  const kind = kindOf(node);
  trace(ctx, kind, x, y, radius);
  ctx.lineWidth = kind.shape === "ring" ? Math.max(2, radius * 0.3) : 2;
  ctx.strokeStyle = kind.shape === "ring" ? colourOf(kind) : theme.paper;
  ctx.fillStyle = kind.shape === "ring" ? theme.paper : colourOf(kind);
  if (kind.shape === "ring") { ctx.fill(); ctx.stroke(); }
  else { ctx.stroke(); ctx.fill(); rim(ctx); }
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
  const wantEdges = shownEdges();
  byDegree = wantNodes.sort((a, b) => b.edges.length - a.edges.length || a.i - b.i);
  drop(visEdges, wantEdges); // links before concepts, and concepts before links: vis-network wants both ends
  drop(visNodes, wantNodes);
  add(visNodes, wantNodes, visNode);
  add(visEdges, wantEdges, visEdge);
  const words = `Shown ${byDegree.length.toLocaleString("en")} of ${count(nodes.length, "concept")}, ${wantEdges.length.toLocaleString("en")} of ${count(edges.length, "link")}`;
  byId("shown").textContent = words;
  if (net) measureCorners();
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
  const many = visEdges.length > 1500;
  net = new vis.Network(box, { nodes: visNodes, edges: visEdges }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { borderWidth: 0, chosen: false },
    edges: { smooth: false, chosen: false, hoverWidth: 0, selectionWidth: 0, color: { inherit: false }, endPointOffset: { to: 2 } },
    interaction: { hover: visNodes.length <= 2500, selectable: false, dragNodes: true, hideEdgesOnDrag: many, hideEdgesOnZoom: many, hideNodesOnDrag: visNodes.length > 2500, zoomSpeed: 0.6, keyboard: false },
  });
  const canvas = box.querySelector("canvas");
  canvas.setAttribute("aria-hidden", "true");
  box.querySelector(".vis-network").removeAttribute("tabindex"); // one stop for Tab, not two
  net.on("afterDrawing", paintOver);
  net.on("resize", measureCorners);
  measureCorners();
  net.on("click", ({ pointer }) => { const hit = under(pointer.DOM); hit ? go(hit.type, hit.thing) : clear(); });
  net.on("doubleClick", ({ pointer }) => { const hit = under(pointer.DOM); if (hit?.type === "n") expand(hit.thing); });
  net.on("hoverNode", ({ node }) => hover({ type: "n", thing: nodes[node] }));
  net.on("hoverEdge", ({ edge }) => hover({ type: "e", thing: edges[edge] }));
  net.on("blurNode", () => hover(null));
  net.on("blurEdge", () => hover(null));
  net.on("dragEnd", ({ pointer }) => { hover(under(pointer.DOM)); });
  showAll(false);
}

function under({ x, y }) {
  const node = net.getNodeAt({ x, y });
  if (node !== undefined) return { type: "n", thing: nodes[node] };
  const edge = net.getEdgeAt({ x, y });
  return edge === undefined ? null : { type: "e", thing: edges[edge] };
}

function hover(what) {
  hovered = what;
  box.style.cursor = what ? "pointer" : "";
  net.redraw();
}

function showAll(moving = true) {
  net.fit({ animation: false, maxZoomLevel: 1.4 });
  const room = { scale: Math.min(1.4, net.getScale() * 0.94), position: net.getViewPosition() };
  net.moveTo({ ...room, animation: false });
  if (moving) announce("All concepts are in view");
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

const placeOf = (node) => ({ x: net.body.nodes[node.i].x, y: net.body.nodes[node.i].y });

function middle(edge) {
  const drawnEdge = net.body.edges[edge.i];
  if (!drawnEdge) return null;
  drawnEdge.edgeType.fromPoint ??= drawnEdge.edgeType.from;
  drawnEdge.edgeType.toPoint ??= drawnEdge.edgeType.to;
  if (edge.from !== edge.to) return drawnEdge.edgeType.getPoint(0.5);
  const [x, y, radius] = drawnEdge.edgeType._getCircleData();
  return { x: x + radius * Math.SQRT1_2, y: y - radius * Math.SQRT1_2 };
}

// Over the drawing: a veil over what is not chosen, then labels and badges at a constant size ---------------------

function paintOver(ctx) {
  if (chosen.nodes.size) paintChosen(ctx);
  const canvas = ctx.canvas;
  const ratio = canvas.width / box.clientWidth || 1;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintWords(ctx);
  ctx.restore();
}

function paintChosen(ctx) {
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalAlpha = 0.8;
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  ctx.restore();
  for (const edge of chosen.edges) net.body.edges[edge.i]?.draw(ctx);
  for (const edge of chosen.edges) net.body.edges[edge.i]?.drawArrows(ctx);
  for (const node of chosen.nodes) {
    if (!visNodes.get(node.i)) continue;
    const { x, y } = placeOf(node);
    paintShape(ctx, node, x, y, drawnRadius(node));
  }
}

function inView() {
  const found = [];
  const seen = new Set();
  const scale = net.getScale();
  const centre = net.getViewPosition();
  const [width, height] = [box.clientWidth, box.clientHeight];
  const first = [chosen.node, hovered?.type === "n" ? hovered.thing : null, ...chosen.nodes].filter((node) => node && visNodes.get(node.i));
  const rest = chosen.nodes.size ? [] : byDegree;
  for (const list of [first, rest]) for (const node of list) {
    if (seen.has(node)) continue;
    seen.add(node);
    const place = net.body.nodes[node.i];
    if (!place) continue;
    const x = (place.x - centre.x) * scale + width / 2;
    const y = (place.y - centre.y) * scale + height / 2;
    if (x > -20 && y > -20 && x < width + 20 && y < height + 20) found.push({ node, x, y });
    if (found.length >= 600) return found;
  }
  return found;
}

// The corners of the map that hold the line of counts and the buttons.
let corners = [];
function measureCorners() {
  const frame = box.getBoundingClientRect();
  corners = [...document.querySelectorAll("#shown, .zoom")].map((part) => part.getBoundingClientRect()).filter((r) => r.width)
    .map((r) => [r.left - frame.left, r.top - frame.top, r.right - frame.left, r.bottom - frame.top]);
}

function paintWords(ctx) {
  ctx.font = "12px system-ui, sans-serif";
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const scale = net.getScale();
  const near = inView();
  const taken = near.length <= 300 ? near.map(({ node, x, y }) => { const r = drawnRadius(node) * scale; return [x - r, y - r, x + r, y + r]; }) : [];
  const busy = [...corners];
  paintPills(ctx, taken, busy);
  labelBoxes = [];
  for (const { node, x, y } of near) {
    if (labelBoxes.length >= MOST_LABELS) break;
    paintLabel(ctx, node, x, y, drawnRadius(node) * scale + 4, taken, busy);
  }
}

const cut = (text, most) => { const letters = [...text]; return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : text; };
const meets = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

function paintLabel(ctx, node, x, y, gap, taken, busy) {
  const text = cut(node.label, node === chosen.node || node === hovered?.thing ? 80 : LABEL_LENGTH);
  ctx.font = node === chosen.node ? "600 12px system-ui, sans-serif" : "12px system-ui, sans-serif";
  const w = ctx.measureText(text).width;
  const places = [[x - w / 2, y + gap + 7], [x - w / 2, y - gap - 7], [x + gap + 2, y], [x - gap - w - 2, y]];
  for (const [left, mid] of places) {
    const frame = [left - 3, mid - 8, left + w + 3, mid + 8];
    if (frame[0] < 0 || frame[2] > box.clientWidth || frame[1] < 0 || frame[3] > box.clientHeight) continue;
    if (taken.some((other) => meets(frame, other)) || busy.some((other) => meets(frame, other))) continue;
    busy.push(frame);
    labelBoxes.push({ id: node.id, text, box: frame });
    ctx.lineWidth = 4;
    ctx.strokeStyle = theme.paper;
    ctx.strokeText(text, left, mid);
    ctx.fillStyle = theme.ink;
    ctx.fillText(text, left, mid);
    return;
  }
}

function pillsOf(edge) {
  const kindsOf = new Set(edge.claims.map((i) => claims[i].evidence));
  return [edge.not && "denied", kindsOf.has("drift") && "drift", (edge === hovered?.thing || (chosen.edges.has(edge) && chosen.edges.size === 1)) && !edge.supported && "no source"].filter(Boolean);
}

function paintPills(ctx, taken, busy) {
  const pointed = hovered?.type === "e" ? hovered.thing : chosen.edges.size === 1 ? [...chosen.edges][0] : null;
  const list = chosen.edges.size ? [...chosen.edges] : visEdges.length <= 400 ? shownEdges() : [];
  if (pointed) paintPill(ctx, pointed, [said(pointed), ...pillsOf(pointed)], [], busy, true);
  let n = 0;
  for (const edge of list) {
    if (edge === pointed || !visEdges.get(edge.i)) continue;
    const words = pillsOf(edge);
    if (words.length && n < 24 && paintPill(ctx, edge, words, taken, busy, false)) n++;
  }
}

function paintPill(ctx, edge, words, taken, busy, strong) {
  const point = visEdges.get(edge.i) && middle(edge);
  if (!point) return false;
  const at = net.canvasToDOM(point);
  const text = words.join(" · ");
  ctx.font = `${strong ? 12 : 10.5}px system-ui, sans-serif`;
  const w = ctx.measureText(text).width;
  const h = strong ? 10 : 8;
  const frame = [at.x - w / 2 - 7, at.y - h, at.x + w / 2 + 7, at.y + h];
  if (!strong && (taken.some((other) => meets(frame, other)) || busy.some((other) => meets(frame, other)))) return false;
  busy.push(frame);
  const warns = words.includes("drift");
  ctx.beginPath();
  ctx.roundRect(frame[0], frame[1], frame[2] - frame[0], 2 * h, h);
  ctx.fillStyle = theme.pill;
  ctx.fill();
  ctx.lineWidth = 1;
  ctx.strokeStyle = warns ? theme.warn : theme.grey;
  ctx.stroke();
  ctx.fillStyle = warns ? theme.warn : theme.ink;
  ctx.fillText(text, at.x - w / 2, at.y + 0.5);
  return true;
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
