// Over the drawing: a veil over what is not chosen, then labels and badges at a constant size, none over another.

const MOST_LABELS = 60;
const LABEL_LENGTH = 34;
const MUST_NAME = 14;
const MOST_PILLS = 24;
let labelBoxes = [];

function paintOver(ctx) {
  if (still) return;
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
  paintLinks(ctx, groupLinks([...chosen.edges].filter((edge) => isDrawn(edge))), true);
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
  labelBoxes = [];
  const name = ({ node, x, y }, hides) => labelBoxes.length < MOST_LABELS && paintLabel(ctx, node, x, y, drawnRadius(node) * scale + 4, hides ? [] : taken, busy);
  const pointed = hovered?.type === "e" ? hovered.thing : chosen.edges.size === 1 ? [...chosen.edges][0] : null;
  if (pointed) paintPill(ctx, pointed, [said(pointed), ...pillsOf(pointed, true)], [], busy, true);
  near.slice(0, MUST_NAME).forEach((place) => name(place, true)); // the busiest are named even where that hides another concept
  paintPills(ctx, pointed, taken, busy);
  near.slice(MUST_NAME).forEach((place) => name(place, false));
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

// What a badge on a link says: what the article denies, where a source says something else, where claims conflict.
function pillsOf(edge, all) {
  const kindsOf = new Set(edge.claims.map((i) => claims[i].evidence));
  return [edge.not && "denied", edge.open && "open question", kindsOf.has("drift") && "drift", edge.contested && "conflict", all && !edge.supported && !kindsOf.has("drift") && "no source"].filter(Boolean);
}

function paintPills(ctx, pointed, taken, busy) {
  const list = chosen.edges.size ? [...chosen.edges] : shownLinks.length <= 1000 ? shownLinks : [];
  let n = 0;
  for (const all of [false, true]) for (const edge of list) { // "no source" only where room is left
    if (edge === pointed || n >= MOST_PILLS || (all && (list.length > 60 || pillsOf(edge, false).length))) continue;
    const words = pillsOf(edge, all);
    if (words.length && longEnough(edge) && paintPill(ctx, edge, words, taken, busy, false)) n++;
  }
}

// Where many links are in view, a badge stands only on one that has room for it.
function longEnough(edge) {
  if (chosen.edges.size || shownLinks.length <= 60) return true;
  const [a, b] = [placeOf(nodes[edge.from]), placeOf(nodes[edge.to])];
  return Math.hypot(a.x - b.x, a.y - b.y) * net.getScale() > 110;
}

function paintPill(ctx, edge, words, taken, busy, strong) {
  const point = isDrawn(edge) && middle(edge);
  if (!point) return false;
  const at = net.canvasToDOM(point);
  const text = words.join(" · ");
  ctx.font = `${strong ? 12 : 10.5}px system-ui, sans-serif`;
  const w = ctx.measureText(text).width;
  const h = strong ? 10 : 8;
  const frame = [at.x - w / 2 - 7, at.y - h, at.x + w / 2 + 7, at.y + h];
  if (!strong && (taken.some((other) => meets(frame, other)) || busy.some((other) => meets(frame, other)))) return false;
  busy.push(frame);
  const warns = words.includes("drift") || words.includes("conflict");
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

