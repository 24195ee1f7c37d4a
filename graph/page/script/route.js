// Paths from one concept to another, found in the page: the best simple ones of up to so many links, ranked by the
// weakest link, then by the product of all, then the shorter first: as `claimroot paths` ranks them.

const MOST_HOPS = 4;
const MOST_PATHS = 5;
const MOST_STEPS = 200000; // links tried before the search stops and says so

const LEAST = 0.01; // what a link that nothing supports counts as in a product
// How firm a link is: its strength (one that could not be graded stands above E0), else how it is tied to a work.
const firmness = (edge) => (graded ? (edge.level ? looks.levels.indexOf(edge.level) || -1 : 0) : edge.weight);

// What one can go along: affirmed links that pass the filters (no open questions); those that mean the same both ways, both ways.
function stepsFrom(node) {
  return node.edges.filter((edge) => !edge.not && !edge.open && edge.family !== "no-effect" && edge.from !== edge.to && (edge.from === node.i || symmetric.has(edge.relation)) && edgePasses(edge));
}

function findPaths(start, end, most = MOST_HOPS) {
  const weights = [...new Set(edges.map(firmness))].sort((a, b) => b - a);
  const search = { end, most, left: MOST_STEPS, found: [] };
  for (const weakest of weights) {
    const reach = hopsTo(end, weakest, most);
    walk(search, start, weakest, reach, [], new Set([start]));
    if (search.found.length >= MOST_PATHS || search.left <= 0) break;
  }
  const product = (path) => path.reduce((sum, edge) => sum * Math.max(edge.weight, LEAST), 1);
  const least = (path) => Math.min(...path.map(firmness));
  const ranked = search.found.sort((a, b) => least(b) - least(a) || product(b) - product(a) || a.length - b.length || (a.map((edge) => edge.i).join() < b.map((edge) => edge.i).join() ? -1 : 1));
  return { paths: ranked.slice(0, MOST_PATHS), stopped: search.left <= 0 };
}

// How many links each concept is from the end, at most so many, over links that weigh enough.
function hopsTo(end, weakest, most) {
  const reach = new Map([[end, 0]]);
  let level = [end];
  for (let hops = 1; hops <= most && level.length; hops++) {
    const next = [];
    for (const node of level) {
      if (node !== end && node.kind === "Population") continue;
      for (const edge of node.edges) {
        if (firmness(edge) < weakest) continue;
        const other = across(edge, node);
        if (!reach.has(other) && stepsFrom(other).includes(edge)) { reach.set(other, hops); next.push(other); }
      }
    }
    level = next;
  }
  return reach;
}

function walk(search, node, weakest, reach, path, seen) {
  for (const edge of stepsFrom(node)) {
    if (search.left-- <= 0) return;
    const next = across(edge, node);
    if (firmness(edge) < weakest || seen.has(next) || !reach.has(next) || path.length + 1 + reach.get(next) > search.most) continue;
    const longer = [...path, edge];
    if (next === search.end) { if (Math.min(...longer.map(firmness)) === weakest) search.found.push(longer); }
    else if (next.kind !== "Population") walk(search, next, weakest, reach, longer, new Set([...seen, next]));
  }
}

function nodesOf(path, start) {
  const list = [start];
  for (const edge of path) list.push(across(edge, list.at(-1)));
  return list;
}

const pathNote = "A chain of claims is not itself evidence: each link is what an article says, and links may rest on different people.";
const strengthWords = (edge) => (edge.level ? `strength ${edge.level}` : edge.supported ? "a work linked" : "no source");

function pathCard(path, start, i, chosenPath) {
  const stops = nodesOf(path, start);
  const rows = path.map((edge, at) => el("li", {},
    el("p", { class: "hop" }, conceptButton(stops[at]), " ", leadTo("e", edge, { class: "plain relation" }, edge.from === stops[at].i ? said(edge) : heard(edge)), at === path.length - 1 && [" ", conceptButton(stops.at(-1))]),
    el("small", {}, `${strengthWords(edge)}, ${count(edge.claims.length, "claim")}`)));
  const causal = path.every((edge) => (edge.family === "harm" || edge.family === "help") && ["conditional_causal", "direct_causal"].includes(edge.strength));
  return el("section", { class: `path ${chosenPath ? "drawn" : ""}` },
    el("h3", {}, el("button", { type: "button", class: "plain", "aria-pressed": String(chosenPath), onclick: () => drawPath(i) }, `Path ${i + 1}`), el("small", {}, `${count(path.length, "link")}, ${causal ? "causal wording in every link" : "associations chained, not causal"}`)),
    el("ol", {}, rows));
}

let route = null; // the two ends, the paths between them, and which of them is drawn

function seek(start, end) {
  route = { id: `${start.id}\u0000${end.id}`, start, end, drawn: 0, ...findPaths(start, end) };
  go("p", route, { show: true });
}

function drawPath(i) {
  route.drawn = i;
  go("p", route, { show: true });
  panel.querySelectorAll(".path h3 button")[i]?.focus();
}

function pathDetails({ start, end, paths, stopped, drawn: at }) {
  const none = `No path of up to ${MOST_HOPS} links leads from ${start.label} to ${end.label}${filtered() ? " over the links that pass the filters" : " on this page"}.`;
  return [
    el("p", { class: "kind" }, "Paths"),
    el("h2", {}, `From ${start.label} to ${end.label}`),
    el("p", { class: "sum" }, paths.length ? `${paths.length === MOST_PATHS ? `The best ${MOST_PATHS} paths` : count(paths.length, "path")} of up to ${MOST_HOPS} links, by the weakest link.` : none, stopped && " The search stopped at its limit: there may be others."),
    el("p", { class: "caution" }, pathNote),
    paths.map((path, i) => pathCard(path, start, i, i === at)),
    pathForm(end, start, "Another path"),
  ];
}

// Two names to choose: each with the page's own search behind it.
let lists = 0;
function conceptField(words, value) {
  const id = `names-${lists++}`;
  const names = el("datalist", { id });
  const input = el("input", { type: "text", list: id, autocomplete: "off", spellcheck: "false", oninput: () => names.replaceChildren(...search(input.value).best.filter((hit) => hit.type === "n").slice(0, 8).map((hit) => el("option", { value: hit.thing.label }))) });
  input.value = value?.label ?? "";
  return { input, row: el("label", { class: "field" }, el("span", {}, words), input, names), node: () => named(input.value) };
}

function named(words) {
  const wanted = plain(words).trim();
  if (!wanted) return null;
  return nodes.find((node) => plain(node.label) === wanted) ?? nodes.find((node) => node.also.some((name) => plain(name) === wanted)) ?? search(words).best.find((hit) => hit.type === "n")?.thing ?? null;
}

function pathForm(start, end, title) {
  const from = conceptField("From", start);
  const to = conceptField("To", end);
  const told = el("p", { class: "told", role: "alert" });
  const ask = (event) => {
    event.preventDefault();
    const [a, b] = [from.node(), to.node()];
    told.textContent = !a || !b ? `No concept is called ${(a ? to : from).input.value.trim() || "nothing"}` : a === b ? "These two are the same concept" : "";
    if (!told.textContent) { seek(a, b); focusPanel(); }
  };
  return el("form", { class: "path-form", onsubmit: ask }, el("h3", {}, title), from.row, to.row, told, el("button", { type: "submit", class: "expand" }, "Find paths"));
}
