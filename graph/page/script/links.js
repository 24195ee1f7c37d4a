// Links, drawn by us under vis-network's concepts: it makes an object and several strokes of each link, which costs
// seconds at 15,000. Here all links of one look are one path; arrows and dashes come where there is room for them.

const CLOSE = 1500; // of so many links in view, and fewer, each has its dash and its arrow
const BATCH = 300; // links in one path: longer paths fill slower
const graded = edges.some((edge) => edge.level);
const LEVEL_WIDTH = [1.5, 2.5, 4, 6, 8.5];

const widthOf = (edge) => (graded ? LEVEL_WIDTH[looks.levels.indexOf(edge.level)] ?? 1 : Math.min(9, 2 + 1.6 * Math.log2(Math.max(1, edge.claims.length))));

// Links of one pair part like the ribs of a fan, whichever way they point.
const fans = new Map();
for (const edge of edges) {
  const pair = Math.min(edge.from, edge.to) * nodes.length + Math.max(edge.from, edge.to);
  if (!fans.has(pair)) fans.set(pair, []);
  edge.rib = fans.get(pair).length;
  edge.fan = fans.get(pair);
  edge.fan.push(edge);
}
for (const fan of fans.values()) for (const edge of fan) edge.bend = edge.from === edge.to ? 0 : 0.22 * (edge.rib - (fan.length - 1) / 2) * (edge.from < edge.to ? 1 : -1);

const loopOf = (place, edge) => { const radius = 18 + 9 * edge.rib; return { x: place.x, y: place.y - radius - 4, radius }; };

// Where a link runs: its ends, and the point that bends it (half way to it lies the middle of the link).
function courseOf(edge) {
  const a = placeOf(nodes[edge.from]);
  const b = placeOf(nodes[edge.to]);
  if (!edge.bend) return { a, b, c: null };
  return { a, b, c: { x: (a.x + b.x) / 2 - 2 * edge.bend * (b.y - a.y), y: (a.y + b.y) / 2 + 2 * edge.bend * (b.x - a.x) } };
}

function middle(edge) {
  if (edge.from === edge.to) { const { x, y, radius } = loopOf(placeOf(nodes[edge.from]), edge); return { x, y: y - radius }; }
  const { a, b, c } = courseOf(edge);
  return c ? { x: (a.x + 2 * c.x + b.x) / 4, y: (a.y + 2 * c.y + b.y) / 4 } : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function runAlong(ctx, edge) {
  const a = placeOf(nodes[edge.from]);
  if (edge.from === edge.to) {
    const { x, y, radius } = loopOf(a, edge);
    ctx.moveTo(x + radius, y);
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  ctx.moveTo(a.x, a.y);
  const { b, c } = courseOf(edge);
  if (c) ctx.quadraticCurveTo(c.x, c.y, b.x, b.y);
  else ctx.lineTo(b.x, b.y);
}

// The links that are shown, in groups of one look: sorted once when what is shown changes.
let linkGroups = [];
let shownLinks = [];

function groupLinks(list) {
  const groups = new Map();
  for (const edge of list) {
    const width = Math.round(2 * widthOf(edge)) / 2;
    const key = `${edge.family} ${width} ${edge.supported}`;
    if (!groups.has(key)) groups.set(key, { family: edge.family, width, pale: !edge.supported, edges: [] });
    groups.get(key).edges.push(edge);
  }
  return [...groups.values()];
}

function frameInView() {
  const scale = net.getScale();
  const { x, y } = net.getViewPosition();
  const [w, h] = [box.clientWidth / scale / 2 + 60, box.clientHeight / scale / 2 + 60];
  return { left: x - w, right: x + w, top: y - h, bottom: y + h };
}

function mayBeIn(frame, edge) {
  if (edge.bend || edge.from === edge.to) return true;
  const a = placeOf(nodes[edge.from]);
  const b = placeOf(nodes[edge.to]);
  return !(Math.max(a.x, b.x) < frame.left || Math.min(a.x, b.x) > frame.right || Math.max(a.y, b.y) < frame.top || Math.min(a.y, b.y) > frame.bottom);
}

function paintLinks(ctx, groups, strong = false) {
  const frame = frameInView();
  const scale = net.getScale();
  const visible = groups.map((group) => ({ ...group, edges: group.edges.filter((edge) => mayBeIn(frame, edge)) }));
  const total = visible.reduce((sum, group) => sum + group.edges.length, 0);
  const close = strong || total <= CLOSE;
  ctx.save();
  for (const group of visible) {
    ctx.strokeStyle = ctx.fillStyle = theme.edge.get(group.family);
    ctx.globalAlpha = close ? (group.pale && !strong ? 0.6 : 1) : Math.max(0.22, Math.min(0.8, 2400 / total));
    ctx.lineWidth = Math.max(group.width, 0.8 / scale);
    if (close) ctx.setLineDash(families.get(group.family).dash.map((length) => length / Math.min(1, scale))); // pixels of the screen: finer dashes blur, and cost
    strokeAll(ctx, group.edges);
    ctx.setLineDash([]);
    if (close && scale > 0.18) paintArrows(ctx, group.edges.filter((edge) => !symmetric.has(edge.relation) && edge.from !== edge.to), group.width);
  }
  ctx.restore();
}

function strokeAll(ctx, list) {
  for (let start = 0; start < list.length; start += BATCH) {
    ctx.beginPath();
    for (const edge of list.slice(start, start + BATCH)) runAlong(ctx, edge);
    ctx.stroke();
  }
}

function paintArrows(ctx, list, width) {
  const size = 7 + width;
  ctx.beginPath();
  for (const edge of list) {
    const { a, b, c } = courseOf(edge);
    const from = c ?? a;
    const far = Math.hypot(b.x - from.x, b.y - from.y) || 1;
    const [dx, dy] = [(b.x - from.x) / far, (b.y - from.y) / far];
    const gap = drawnRadius(nodes[edge.to]) + 1;
    const [x, y] = [b.x - dx * gap, b.y - dy * gap];
    ctx.moveTo(x, y);
    ctx.lineTo(x - dx * size - dy * size * 0.45, y - dy * size + dx * size * 0.45);
    ctx.lineTo(x - dx * size + dy * size * 0.45, y - dy * size - dx * size * 0.45);
    ctx.closePath();
  }
  ctx.fill();
}

// The link under a point of the drawing, if one is within a few pixels of it.
function linkAt(point) {
  let best = null;
  let least = 7 / net.getScale();
  for (const edge of shownLinks) {
    const far = distanceTo(edge, point) - widthOf(edge) / 2;
    if (far < least) [best, least] = [edge, far];
  }
  return best;
}

function distanceTo(edge, { x, y }) {
  if (edge.from === edge.to) { const loop = loopOf(placeOf(nodes[edge.from]), edge); return Math.abs(Math.hypot(x - loop.x, y - loop.y) - loop.radius); }
  const { a, b, c } = courseOf(edge);
  if (!c) return toSegment(a, b, x, y);
  let least = Infinity;
  for (let i = 0, last = a; i < 12; i++) {
    const t = (i + 1) / 12;
    const next = { x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * c.x + t * t * b.x, y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * c.y + t * t * b.y };
    least = Math.min(least, toSegment(last, next, x, y));
    last = next;
  }
  return least;
}

function toSegment(a, b, x, y) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(a.x + t * dx - x, a.y + t * dy - y);
}
