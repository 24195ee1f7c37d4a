// Choosing, the address (#n= concept, #e= link, #c= claim, #a= article), the two views, and the start.

let current = null;
let wanted = null; // what was chosen before the claims were read
const tables = { n: nodeAt, e: edgeAt, c: claimAt, a: articleAt };
const same = (one, other) => one && other && one.type === other.type && one.thing.id === other.thing.id;

function go(type, thing, { show = false, closer = false } = {}) {
  if (!complete) { wanted = () => go(type, thing, { show, closer }); return; }
  current = { type, thing };
  const before = trail.findIndex((step) => same(step, current));
  if (before >= 0) { trail.length = before + 1; trail[before] = current; }
  else trail.push(current);
  if (trail.length > 30) trail.shift();
  point(type, thing, show, closer);
  showDetails(type, thing);
  if (!tableBox.hidden) showTable();
  writeAddress();
  announce(nameOf(current));
}

// What a choice stands for on the map: concepts and links.
function partsOf(type, thing) {
  if (type === "n") return { ends: [thing], around: [thing, ...neighbours(thing)], links: thing.edges.filter(edgePasses), centre: thing };
  if (type === "p") { const path = thing.paths[thing.drawn] ?? []; const stops = path.length ? nodesOf(path, thing.start) : [thing.start, thing.end]; return { ends: stops, around: stops, links: path, centre: null }; }
  const edge = type === "e" ? thing : type === "c" ? thing.edges[0] : null;
  const ends = edge ? [nodes[edge.from], nodes[edge.to]] : [];
  return { ends, around: ends, links: edge ? [edge] : [], centre: null };
}

// Show on the map what was chosen, drawing what is not drawn yet.
function point(type, thing, show, closer) {
  const { ends, around, links, centre } = partsOf(type, thing);
  if (ends.some((node) => !drawn.has(node))) draw(ends);
  highlight(around, links, centre);
  if (!show || byId("map-box").hidden) return;
  const places = ends.filter((node) => visNodes.get(node.i)).map(placeOf);
  if (places.length > 2) frame(places);
  else if (places.length) reveal(places.reduce((sum, p) => sum + p.x, 0) / places.length, places.reduce((sum, p) => sum + p.y, 0) / places.length, closer);
}

function expand(node) {
  const more = undrawnNeighbours(node).slice(0, 100);
  if (!more.length) return;
  announce(draw(more));
  go("n", node);
}

function clear() {
  current = null;
  trail.length = 0;
  highlight([], []);
  showNothing();
  if (!tableBox.hidden) showTable();
  writeAddress();
}

function back() {
  if (trail.length < 2) { clear(); return; }
  const last = trail[trail.length - 2];
  go(last.type, last.thing, { show: true });
}

function addressOf() {
  const parts = [];
  if (current?.type === "p") parts.push(`p=${encodeURIComponent(current.thing.start.id)}`, `to=${encodeURIComponent(current.thing.end.id)}`);
  else if (current) parts.push(`${current.type}=${encodeURIComponent(current.thing.id)}`);
  if (filtered()) parts.push(`f=${filterCode()}`);
  if (!tableBox.hidden) parts.push("v=table");
  return parts.length ? `#${parts.join("&")}` : "";
}

function writeAddress() {
  let hash = "";
  try { hash = addressOf(); } catch { return; } // half a surrogate pair has no code
  if (location.hash === hash) return;
  try { history.pushState(null, "", hash || location.pathname + location.search); } catch { location.hash = hash; }
}

function readAddress() {
  const parts = new Map(location.hash.slice(1).split("&").map((part) => { const at = part.indexOf("="); return [part.slice(0, at), part.slice(at + 1)]; }));
  const before = filterCode();
  try { readFilters(parts.get("f") ?? ""); } catch { /* an address that was cut: nothing is off */ }
  if (filterCode() !== before) { buildLegend(refilter); refilter(false); }
  setView(parts.get("v") === "table", false);
  const there = thingAt(parts);
  if (there && same(there, current)) return;
  if (there) go(there.type, there.thing, { show: true, closer: true });
  else if (current) clear();
  if (there === undefined) announce("The address names nothing that is on this page");
}

// What an address names: null where it names nothing, undefined where what it names is not here.
function thingAt(parts) {
  const read = (name) => { try { return decodeURIComponent(parts.get(name)); } catch { return undefined; } };
  if (parts.has("p")) {
    const [start, end] = [nodeAt.get(read("p")), nodeAt.get(read("to"))];
    if (!start || !end || start === end) return undefined;
    route = { id: `${start.id}\u0000${end.id}`, start, end, drawn: 0, ...findPaths(start, end) };
    return { type: "p", thing: route };
  }
  const type = ["n", "e", "c", "a"].find((name) => parts.has(name));
  if (!type) return null;
  const thing = tables[type].get(read(type));
  return thing && { type, thing };
}

function setView(asTable, told = true) {
  if (tableBox.hidden === !asTable) return;
  byId("map-box").hidden = asTable;
  tableBox.hidden = !asTable;
  byId("as-map").setAttribute("aria-pressed", String(!asTable));
  byId("as-table").setAttribute("aria-pressed", String(asTable));
  document.documentElement.classList.toggle("table-view", asTable);
  rowsShown = PAGE;
  if (asTable) showTable();
  else net.redraw();
  if (told) writeAddress();
}

function refilter(told = true) {
  const words = sync();
  byId("reset").hidden = !filtered();
  if (current?.type === "p") seek(route.start, route.end);
  else if (current) point(current.type, current.thing, false, false);
  if (!tableBox.hidden) showTable();
  if (told) { writeAddress(); announce(words); }
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); query.focus(); query.select(); }
  else if (event.key === "Escape" && !typing && !tourBox.hidden) showTour(-1);
  else if (event.key === "Escape" && !typing && !glossary.open && (current || panel.querySelector(".path-form"))) {
    const inside = panel.contains(document.activeElement);
    back();
    if (inside) current ? focusPanel() : box.focus();
  }
});

addEventListener("popstate", readAddress);
addEventListener("hashchange", readAddress);
dark.addEventListener("change", () => { theme = readTheme(); net.redraw(); });
byId("as-map").addEventListener("click", () => setView(false));
byId("as-table").addEventListener("click", () => setView(true));
byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("zoom-all").addEventListener("click", () => showAll());
byId("untangle").addEventListener("click", untangle);
byId("find-paths").addEventListener("click", () => askPath(null));

theme = readTheme();
byId("legend-box").open = !narrow.matches;
buildLegend(refilter);
showNothing();
// For tests and for pages around this one: where a thing is drawn, in pixels of the page, and what is shown.
window.claimroot = {
  ready: false,
  nodeXY: (id) => onPage(nodeAt.get(id) && visNodes.get(nodeAt.get(id).i) && placeOf(nodeAt.get(id))),
  edgeXY: (id) => onPage(edgeAt.get(id) && shownLinks.includes(edgeAt.get(id)) && middle(edgeAt.get(id))),
  shown: () => ({ nodes: visNodes.getIds().map((i) => nodes[i].id), edges: shownLinks.map((edge) => edge.id) }),
  labels: () => labelBoxes,
  search: (words) => search(words).best.map((hit) => hit.thing.id),
  paths: (start, end) => { const { paths, stopped } = findPaths(nodeAt.get(start), nodeAt.get(end)); return { paths: paths.map((path) => path.map((edge) => edge.weight)), stopped }; },
  picture: async () => (await mapPicture()).size,
  scale: () => net.getScale(),
};

const drawnOnce = new Promise((done) => { buildMap(); net.once("afterDrawing", done); });
await drawnOnce;
document.documentElement.dataset.drawn = "yes";
await new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 200 })));
await readClaims();
buildLegend(refilter);
showNothing();
indexWhenIdle();
if (wanted) wanted(); else readAddress();
document.documentElement.dataset.ready = "yes";
window.claimroot.ready = true;

function onPage(point) {
  if (!point) return null;
  const frame = box.getBoundingClientRect();
  const at = net.canvasToDOM(point);
  return { x: at.x + frame.left, y: at.y + frame.top };
}
