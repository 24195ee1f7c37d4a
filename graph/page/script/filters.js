// What is shown: the legend's check boxes, and the sets of concepts, edges and claims that pass them.

const evidences = new Map([["linked", "work linked"], ["drift", "work differs"], ["none", "no work"]]);
const sayings = new Map([["said", "Affirmed"], ["denied", "Denied"]]);
const off = { kind: new Set(), family: new Set(), evidence: new Set(), saying: new Set() };
const drawn = new Set(nodes.filter((node) => node.d));

const kindPasses = (node) => !off.kind.has(node.kind);
const claimAllowed = (claim) => !off.evidence.has(claim.evidence);
const sayingOf = (edge) => (edge.not ? "denied" : "said");
const filtered = () => Object.values(off).some((set) => set.size);

function edgePasses(edge) {
  return !off.family.has(edge.family) && !off.saying.has(sayingOf(edge)) && kindPasses(nodes[edge.from]) && kindPasses(nodes[edge.to])
    && (edge.claims.length ? edge.claims.some((i) => claimAllowed(claims[i])) : !off.evidence.size);
}
const claimPasses = (claim) => claimAllowed(claim) && (!claim.edges.length || claim.edges.some(edgePasses));
const nodePasses = (node) => kindPasses(node) && (!node.edges.length || node.edges.some(edgePasses));

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

function group(title, choices) {
  return choices.length ? el("fieldset", {}, el("legend", {}, title), choices) : null;
}

function buildLegend(onchange) {
  const perKind = tally(nodes, (node) => node.kind);
  const perFamily = tally(edges, (edge) => edge.family);
  const perEvidence = tally(claims, (claim) => claim.evidence);
  const perSaying = tally(edges, sayingOf);
  const pick = (names, counts, set, picture, wordOf) => [...names].filter(([key]) => counts.has(key)).map(([key, look]) => choice(set, key, picture(key, look), wordOf(look), counts.get(key), onchange));
  const reset = el("button", { type: "button", id: "reset", onclick: () => { Object.values(off).forEach((set) => set.clear()); buildLegend(onchange); onchange(); byId("legend-box").querySelector("summary").focus(); } }, "Show everything");
  reset.hidden = !filtered();
  byId("legend").replaceChildren(...[
    group("Concepts", pick(kinds, perKind, off.kind, (_, look) => glyph(look), (look) => look.word)),
    group("Links", pick(families, perFamily, off.family, (key) => stroke(key), (look) => look.word)),
    group("Claims", pick(evidences, perEvidence, off.evidence, (key) => badge(key), (word) => word)),
    perSaying.get("denied") ? group("What is said", pick(sayings, perSaying, off.saying, () => null, (word) => word)) : null,
    el("p", { class: "hint" }, "A thicker link stands on more claims; a paler one on no listed work."),
    reset,
  ].filter(Boolean));
}
