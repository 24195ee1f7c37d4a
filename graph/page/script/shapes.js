// Each kind's shape: as corners on the unit circle (or a drawing of its own), for the canvas and for the legend.

const star = (points, inner) => Array.from({ length: 2 * points }, (_, i) => corner(i / (2 * points), i % 2 ? inner : 1.18));
const polygon = (sides, turn = 0, reach = 1) => Array.from({ length: sides }, (_, i) => corner(i / sides + turn, reach));
function corner(share, reach) {
  const angle = 2 * Math.PI * share - Math.PI / 2;
  return [reach * Math.cos(angle), reach * Math.sin(angle)];
}

const arm = 0.36;
const outlines = new Map(Object.entries({
  circle: polygon(40),
  ring: polygon(40, 0, 0.85),
  triangle: polygon(3, 0, 1.22),
  "triangle-down": polygon(3, 0.5, 1.22),
  diamond: polygon(4, 0, 1.18),
  pentagon: polygon(5, 0, 1.08),
  square: polygon(4, 0.125, 1.22),
  hexagon: polygon(6, 0.0833, 1.06),
  star: star(5, 0.52),
  page: [[-0.8, -1.05], [0.35, -1.05], [0.8, -0.6], [0.8, 1.05], [-0.8, 1.05]],
  book: [[-1.15, -0.75], [0, -0.5], [1.15, -0.75], [1.15, 0.7], [0, 0.95], [-1.15, 0.7]],
  bar: [[-1.15, -0.6], [1.15, -0.6], [1.15, 0.6], [-1.15, 0.6]],
  cross: [[-arm, -1.05], [arm, -1.05], [arm, -arm], [1.05, -arm], [1.05, arm], [arm, arm], [arm, 1.05], [-arm, 1.05], [-arm, arm], [-1.05, arm], [-1.05, -arm], [-arm, -arm]],
}));

const kindOf = (node) => kinds.get(node.kind) ?? kinds.get("Thing");
const outlineOf = (kind) => outlines.get(kind.shape) ?? outlines.get("circle");

// Two colours follow the scheme: "ink" and "grey".
const colourOf = (kind) => (kind.colour === "ink" ? theme.ink : kind.colour === "grey" ? theme.grey : kind.colour);

function trace(ctx, kind, x, y, radius) {
  ctx.beginPath();
  outlineOf(kind).forEach(([a, b], i) => (i ? ctx.lineTo(x + a * radius, y + b * radius) : ctx.moveTo(x + a * radius, y + b * radius)));
  ctx.closePath();
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function glyph(kind) {
  const points = outlineOf(kind).map(([x, y]) => `${(x * 7).toFixed(2)},${(y * 7).toFixed(2)}`).join(" ");
  const named = kind.colour === "ink" || kind.colour === "grey";
  const hollow = kind.shape === "ring";
  const paint = named ? "currentColor" : kind.colour;
  const shape = svg("polygon", { points, fill: hollow ? "none" : paint, stroke: hollow ? paint : "currentColor", "stroke-opacity": hollow ? 1 : 0.45, "stroke-width": hollow ? 2.4 : 0.8 });
  return svg("svg", { viewBox: "-9 -9 18 18", width: 18, height: 18, class: `glyph ${named ? kind.colour : ""}`, "aria-hidden": "true" }, shape);
}

function stroke(family) {
  const line = svg("line", { x1: 1, y1: 6, x2: 33, y2: 6, "stroke-width": 2.6, "stroke-dasharray": families.get(family).dash.join(" "), class: `line ${family}` });
  return svg("svg", { viewBox: "0 0 34 12", width: 34, height: 12, "aria-hidden": "true" }, line);
}

let theme = readTheme();
function readTheme() {
  return {
    ink: styled("--ink"), soft: styled("--soft"), grey: styled("--grey"), paper: styled("--map"), accent: styled("--accent"), pill: styled("--card"), warn: styled("--warn"),
    edge: new Map([...families.keys()].map((family) => [family, styled(`--edge-${family}`)])),
  };
}
