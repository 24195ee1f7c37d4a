// What is shown: the legend's check boxes and choices, and the sets of concepts, edges and claims that pass them.

const evidences = new Map([["linked", "work linked"], ["drift", "work differs"], ["none", "no work"]]);
const sayings = new Map([["said", "Affirmed"], ["denied", "Denied"]]);
const off = { kind: new Set(), family: new Set(), relation: new Set(), evidence: new Set(), saying: new Set() };
const only = { article: "", design: "", since: "", until: "", works: "", level: "" };
const drawn = new Set(nodes.filter((node) => node.d));

const kindPasses = (node) => !off.kind.has(node.kind);
const sayingOf = (edge) => (edge.not ? "denied" : "said");
const filtered = () => Object.values(off).some((set) => set.size) || Object.values(only).some(Boolean);
const narrowed = () => off.evidence.size || only.article || only.design || only.since || only.until;

function claimAllowed(claim) {
  if (off.evidence.has(claim.evidence)) return false;
  if (!complete) return true;
  if (only.article && claim.article.id !== only.article) return false;
  return !(only.design || only.since || only.until) || claim.citations.some(citationAllowed);
}

function citationAllowed(c) {
  return c.work_title && (!only.design || c.design === only.design) && (!only.since || c.work_year >= Number(only.since)) && (!only.until || (c.work_year !== null && c.work_year <= Number(only.until)));
}

const worksOf = (edge) => new Set(edge.claims.flatMap((i) => claims[i].citations.map((c) => c.work_title).filter(Boolean)));

function edgePasses(edge) {
  if (!filtered()) return true;
  return !off.family.has(edge.family) && !off.relation.has(edge.relation) && !off.saying.has(sayingOf(edge)) && kindPasses(nodes[edge.from]) && kindPasses(nodes[edge.to])
    && (!only.level || edge.level >= only.level) && (!only.works || !complete || worksOf(edge).size >= Number(only.works))
    && (edge.claims.length ? edge.claims.some((i) => claimAllowed(claims[i])) : !narrowed());
}
const claimPasses = (claim) => claimAllowed(claim) && (!claim.edges.length || claim.edges.some(edgePasses));
const nodePasses = (node) => !filtered() || (kindPasses(node) && (!node.edges.length || node.edges.some(edgePasses)));

const shownNodes = () => [...drawn].filter(nodePasses);
const shownEdges = () => [...drawn].flatMap((node) => node.edges.filter((edge) => edge.from === node.i && drawn.has(nodes[edge.to]) && edgePasses(edge))).sort((a, b) => a.i - b.i);

function tally(things, keyOf) {
  const counts = new Map();
  for (const thing of things) counts.set(keyOf(thing), (counts.get(keyOf(thing)) ?? 0) + 1);
  return counts;
}

function choice(set, key, picture, words, n, onchange) {
  const box = el("input", { type: "checkbox", onchange: () => { box.checked ? set.delete(key) : set.add(key); onchange(); } });
  box.checked = !set.has(key);
  return el("label", { class: "choice", "data-key": key }, box, picture, el("span", { class: "words" }, words), el("span", { class: "n" }, n.toLocaleString("en")));
}

function pickOne(name, words, options, onchange, fewest = 2) {
  if (options.length < fewest) return null;
  const list = el("select", { "data-only": name, onchange: () => { only[name] = list.value; onchange(); } }, el("option", { value: "" }, "any"), options.map(([value, text]) => el("option", { value }, text)));
  list.value = only[name];
  return el("label", { class: "pick" }, el("span", {}, words), list);
}

function group(title, choices) {
  return choices.length ? el("fieldset", {}, el("legend", {}, title), choices) : null;
}

// Choices that need the claims: they come when these have been read.
function picks(onchange) {
  if (!complete) return [];
  const cited = citations.filter((c) => c.work_title);
  const designs = [...new Set(cited.map((c) => c.design).filter(Boolean))].sort();
  const years = [...new Set(cited.map((c) => c.work_year).filter(Boolean))].sort((a, b) => a - b);
  const most = edges.reduce((sum, edge) => Math.max(sum, worksOf(edge).size), 0);
  const named = (list) => list.map((value) => [String(value), String(value)]);
  return [
    pickOne("level", "Strength from", graded ? named(looks.levels.filter((level) => edges.some((edge) => edge.level === level))) : [], onchange),
    pickOne("works", "Works, at least", named(Array.from({ length: Math.min(5, most) }, (_, i) => i + 1)), onchange, 1),
    pickOne("design", "Study type", named(designs), onchange),
    pickOne("since", "Published from", named(years), onchange),
    pickOne("until", "Published to", named(years), onchange),
    pickOne("article", "Article", articles.map((article) => [article.id, cut(article.title, 60)]), onchange),
  ].filter(Boolean);
}

function buildLegend(onchange) {
  const box = byId("legend");
  const open = box.querySelector("details")?.open;
  const pick = (names, counts, set, picture, wordOf) => [...names].filter(([key]) => counts.has(key)).map(([key, look]) => choice(set, key, picture(key, look), wordOf(look), counts.get(key), onchange));
  const perSaying = tally(edges, sayingOf);
  const more = [...pick(relations, tally(edges, (edge) => edge.relation), off.relation, () => null, (look) => look.forth)];
  const reset = el("button", { type: "button", id: "reset", onclick: () => { Object.values(off).forEach((set) => set.clear()); for (const name of Object.keys(only)) only[name] = ""; buildLegend(onchange); onchange(); byId("legend-box").querySelector("summary").focus(); } }, "Show everything");
  reset.hidden = !filtered();
  box.replaceChildren(...[
    group("Concepts", pick(kinds, tally(nodes, (node) => node.kind), off.kind, (_, look) => glyph(look), (look) => look.word)),
    group("Links", pick(families, tally(edges, (edge) => edge.family), off.family, (key) => stroke(key), (look) => look.word)),
    more.length > 1 ? el("details", { class: "more", open }, el("summary", {}, "Single relations"), more) : null,
    group("Claims", pick(evidences, tally(claims, (claim) => claim.evidence), off.evidence, (key) => badge(key), (word) => word)),
    perSaying.get("denied") ? group("What is said", pick(sayings, perSaying, off.saying, () => null, (word) => word)) : null,
    group("Only claims with", picks(onchange)),
    el("p", { class: "hint" }, graded ? "A thicker link has stronger evidence (E0 to E4); a paler one no listed work." : "A thicker link stands on more claims; a paler one on no listed work."),
    reset,
  ].filter(Boolean));
}

// Filters as part of the address, so that a link opens what its sender saw: names of what is off, and what alone is on.
function filterCode() {
  const parts = Object.entries(off).flatMap(([name, set]) => [...set].map((key) => `${name}.${key}`));
  for (const [name, value] of Object.entries(only)) if (value) parts.push(`only.${name}.${value}`);
  return parts.map(encodeURIComponent).join(",");
}

function readFilters(code) {
  Object.values(off).forEach((set) => set.clear());
  for (const name of Object.keys(only)) only[name] = "";
  for (const part of code.split(",").map(decodeURIComponent)) {
    const [name, ...rest] = part.split(".");
    if (name === "only" && rest.length > 1 && Object.hasOwn(only, rest[0])) only[rest[0]] = rest.slice(1).join(".");
    else if (Object.hasOwn(off, name) && rest.length) off[name].add(rest.join("."));
  }
}
