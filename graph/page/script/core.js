// The data as it came, indexes over it, and how elements are made: as DOM nodes with text, never as HTML.

const byId = (id) => document.getElementById(id);
const data = (id) => JSON.parse(byId(id).textContent);

function rowsOf(columns) {
  const names = Object.keys(columns);
  return columns.id.map((_, i) => {
    const row = { i };
    for (const name of names) row[name] = columns[name][i];
    return row;
  });
}

const looks = data("looks");
const kinds = new Map(Object.entries(looks.kinds));
const families = new Map(Object.entries(looks.families));
const relations = new Map(Object.entries(looks.relations));
const symmetric = new Set(looks.symmetric);
const nodes = rowsOf(data("nodes"));
const edges = rowsOf(data("edges"));
const claims = data("claims");

for (const node of nodes) node.edges = [];
for (const edge of edges) {
  edge.words = relations.get(edge.relation) ?? plainWords(edge.relation);
  edge.family = edge.words.family;
  edge.not = Boolean(edge.not);
  edge.supported = Boolean(edge.supported);
  nodes[edge.from].edges.push(edge);
  if (edge.to !== edge.from) nodes[edge.to].edges.push(edge);
}
claims.forEach((claim, i) => { claim.i = i; claim.edges = []; claim.evidence = claim.drifts ? "drift" : claim.sourced ? "linked" : "none"; });
for (const edge of edges) for (const i of edge.claims) claims[i].edges.push(edge);

const nodeAt = new Map(nodes.map((node) => [node.id, node]));
const edgeAt = new Map(edges.map((edge) => [edge.id, edge]));
const claimAt = new Map(claims.map((claim) => [claim.id, claim]));
const articles = articlesOf();
const articleAt = new Map(articles.map((article) => [article.id, article]));

function plainWords(relation) {
  const words = relation.replaceAll("_", " ");
  return { family: "together", forth: words, back: `${words} (from the other side)`, not_forth: `not: ${words}`, not_back: `not: ${words} (from the other side)` };
}

function articlesOf() {
  const found = new Map();
  for (const claim of claims) {
    const id = claim.article_name || claim.article_title || "";
    if (!found.has(id)) found.set(id, { i: found.size, id, title: claim.article_title || id || "An article without a name", author: claim.author ?? "", publisher: claim.publisher ?? "", date: claim.date ?? "", url: claim.url ?? "", claims: [] });
    claim.article = found.get(id);
    claim.article.claims.push(claim);
  }
  return [...found.values()];
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
