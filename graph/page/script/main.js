// Choosing, the address (#n= concept, #e= link, #c= claim, #a= article), the two views, and the start.

let current = null;
let wanted = null; // what was chosen before the claims were read
const tables = { n: nodeAt, e: edgeAt, c: claimAt, a: articleAt };

function go(type, thing, { show = false, closer = false } = {}) {
  if (!complete) { wanted = () => go(type, thing, { show, closer }); return; }
  current = { type, thing };
  const before = trail.findIndex((step) => step.type === type && step.thing === thing);
  if (before >= 0) trail.length = before + 1;
  else trail.push(current);
  if (trail.length > 30) trail.shift();
  point(type, thing, show, closer);
  showDetails(type, thing);
  if (!tableBox.hidden) showTable();
  writeAddress();
  announce(nameOf(current));
}

// Show on the map what was chosen, drawing what is not drawn yet.
function point(type, thing, show, closer) {
  const edge = type === "e" ? thing : type === "c" ? thing.edges[0] : null;
  const ends = type === "n" ? [thing] : edge ? [nodes[edge.from], nodes[edge.to]] : [];
  if (ends.some((node) => !drawn.has(node))) draw(ends);
  if (type === "n") highlight([thing, ...neighbours(thing)], thing.edges.filter(edgePasses), thing);
  else if (edge) highlight(ends, [edge]);
  else highlight([], []);
  if (!show || byId("map-box").hidden) return;
  const places = ends.filter((node) => visNodes.get(node.i)).map(placeOf);
  if (places.length) reveal(places.reduce((sum, p) => sum + p.x, 0) / places.length, places.reduce((sum, p) => sum + p.y, 0) / places.length, closer);
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

function writeAddress() {
  let hash = "";
  try { if (current) hash = `#${current.type}=${encodeURIComponent(current.thing.id)}`; } catch { return; }
  if (location.hash === hash) return;
  try { history.pushState(null, "", hash || location.pathname + location.search); } catch { location.hash = hash; }
}

function readAddress() {
  const [, type, code] = /^#([neca])=(.*)$/s.exec(location.hash) ?? [];
  let id = null;
  try { id = code === undefined ? null : decodeURIComponent(code); } catch { return; }
  const thing = id === null ? undefined : tables[type].get(id);
  if (thing && thing === current?.thing) return;
  if (thing) go(type, thing, { show: true, closer: true });
  else if (current) clear();
  if (id !== null && !thing) announce("The address names nothing that is on this page");
}

function setView(asTable) {
  byId("map-box").hidden = asTable;
  tableBox.hidden = !asTable;
  byId("as-map").setAttribute("aria-pressed", String(!asTable));
  byId("as-table").setAttribute("aria-pressed", String(asTable));
  document.documentElement.classList.toggle("table-view", asTable);
  rowsShown = PAGE;
  if (asTable) showTable();
  else net.redraw();
}

function refilter() {
  const words = sync();
  byId("reset").hidden = !filtered();
  if (current) point(current.type, current.thing, false, false);
  if (!tableBox.hidden) showTable();
  announce(words);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); query.focus(); query.select(); }
  else if (event.key === "Escape" && !typing && current) {
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
  scale: () => net.getScale(),
};

const drawnOnce = new Promise((done) => { buildMap(); net.once("afterDrawing", done); });
await drawnOnce;
document.documentElement.dataset.drawn = "yes";
await new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 200 })));
await readClaims();
buildLegend(refilter);
if (wanted) wanted(); else readAddress();
document.documentElement.dataset.ready = "yes";
window.claimroot.ready = true;

function onPage(point) {
  if (!point) return null;
  const frame = box.getBoundingClientRect();
  const at = net.canvasToDOM(point);
  return { x: at.x + frame.left, y: at.y + frame.top };
}
