// The data as it came, indexes over it, and how elements are made: as DOM nodes with text, never as HTML.

const byId = (id) => document.getElementById(id);
document.documentElement.classList.add("js");

// A part of the data: JSON, compressed, in base64 (graph/page/pack.py). Its element goes, so that it is held once.
async function unpacked(id) {
  const holder = byId(id);
  const code = holder.textContent;
  holder.remove();
  const bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(code) : Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

function readerOf(column) {
  if (Array.isArray(column)) return (i) => column[i];
  return "of" in column ? (i) => column.of[column.at[i]] : () => column.all;
}

function rowsOf(table, rows = Array.from({ length: table.count }, (_, i) => ({ i }))) {
  for (const [name, column] of Object.entries(table.columns)) {
    const read = readerOf(column);
    for (const row of rows) row[name] = read(row.i);
  }
  return rows;
}

if (!("DecompressionStream" in window)) byId("too-old").hidden = false;
const looks = JSON.parse(byId("looks").textContent);
const held = await unpacked("map-data");
const kinds = new Map(Object.entries(looks.kinds));
const families = new Map(Object.entries(looks.families));
const relations = new Map(Object.entries(looks.relations));
const symmetric = new Set(looks.symmetric);
const nodes = rowsOf(held.nodes);
const edges = rowsOf(held.edges);

for (const node of nodes) node.edges = [];
for (const edge of edges) {
  edge.words = relations.get(edge.relation) ?? plainWords(edge.relation);
  edge.family = edge.words.family;
  edge.not = Boolean(edge.not);
  edge.open = Boolean(edge.open);
  edge.supported = Boolean(edge.supported);
  edge.contested = edge.oppose.length > 0 || edge.facts.some(([name]) => name === looks.conflict);
  nodes[edge.from].edges.push(edge);
  if (edge.to !== edge.from) nodes[edge.to].edges.push(edge);
}
const nodeAt = new Map(nodes.map((node) => [node.id, node]));
const edgeAt = new Map(edges.map((edge) => [edge.id, edge]));

function plainWords(relation) {
  const words = relation.replaceAll("_", " ");
  return { family: "together", forth: words, back: `${words} (from the other side)`, not_forth: `not: ${words}`, not_back: `not: ${words} (from the other side)` };
}

const said = (edge) => (edge.not ? edge.words.not_forth : edge.words.forth);
const heard = (edge) => (edge.not ? edge.words.not_back : edge.words.back);
const across = (edge, node) => nodes[edge.from === node.i ? edge.to : edge.from];
const neighbours = (node) => new Set(node.edges.map((edge) => across(edge, node)).filter((other) => other !== node));
const count = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

// A link goes out over https only; anything else is shown as text.
function linkTo(address, text) {
  let url = null;
  try { url = new URL(address); } catch { return el("span", {}, text); }
  if (url.protocol !== "https:" || url.username || url.password) return el("span", {}, text);
  return el("a", { href: url.href, rel: "noopener noreferrer", target: "_blank" }, text);
}

const doiLink = (doi) => (/^10\.\d{4,9}\/\S+$/.test(doi) ? linkTo(`https://doi.org/${encodeURI(doi).replaceAll("#", "%23").replaceAll("?", "%3F")}`, `doi:${doi}`) : el("span", {}, `doi:${doi}`));

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const narrow = matchMedia("(max-width: 860px)");
const styled = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const announce = (words) => { byId("live").textContent = words; };
