// Search: concepts by label and synonym, articles by title and author, claims by their words. All words must occur.

const query = byId("query");
const hits = byId("hits");
const MOST_HITS = 14;
let found = [];
let active = -1;
let searchable = null;

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function searchIndex() {
  searchable ??= [
    ...nodes.map((node) => ({ type: "n", thing: node, head: plain(node.label), text: plain([node.label, ...node.also].join(" \u0001 ")) })),
    ...articles.map((article) => ({ type: "a", thing: article, head: plain(article.author), text: plain([article.author, article.title, article.publisher].join(" \u0001 ")) })),
    ...claims.map((claim) => ({ type: "c", thing: claim, head: "", text: plain([claim.sentence ?? "", claim.quote ?? ""].join(" \u0001 ")) })),
  ];
  return searchable;
}

function rank(entry, words, whole) {
  const base = entry.type === "n" ? 0 : entry.type === "a" ? 40 : 60;
  if (entry.head === whole) return base;
  if (entry.head.startsWith(whole)) return base + 5;
  if (words.every((word) => entry.head.includes(word))) return base + 10;
  return base + 20;
}

function search(text) {
  const whole = plain(text).trim();
  const words = whole.split(/\s+/).filter(Boolean);
  if (!words.length) return { total: 0, best: [] };
  const all = searchIndex().filter((entry) => words.every((word) => entry.text.includes(word)));
  const ranked = all.map((entry) => ({ ...entry, rank: rank(entry, words, whole) })).sort((a, b) => a.rank - b.rank || (b.thing.edges?.length ?? 0) - (a.thing.edges?.length ?? 0) || a.thing.i - b.thing.i);
  const concepts = ranked.filter((entry) => entry.type === "n");
  const rest = ranked.filter((entry) => entry.type !== "n");
  const room = Math.max(MOST_HITS - rest.length, 7);
  return { total: all.length, best: [...concepts.slice(0, room), ...rest].slice(0, MOST_HITS) };
}

function showHits() {
  const { total, best } = search(query.value);
  found = best;
  const rows = best.map((hit, i) => el("li", { role: "option", id: `hit-${i}`, "aria-selected": "false", onpointerdown: (event) => event.preventDefault(), onclick: () => choose(i) }, hitPicture(hit), hitWords(hit)));
  if (query.value.trim() && !best.length) rows.push(el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing holds all of these words"));
  if (total > best.length) rows.push(el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, `and ${(total - best.length).toLocaleString("en")} more: add a word`));
  hits.replaceChildren(...rows);
  openHits(rows.length > 0);
  activate(best.length ? 0 : -1);
  if (query.value.trim()) announce(`${count(total, "result")}`);
}

const hitPicture = (hit) => (hit.type === "n" ? glyph(kindOf(hit.thing)) : el("span", { class: "sign", "aria-hidden": "true" }, hit.type === "a" ? "¶" : "“"));

function hitWords({ type, thing }) {
  if (type === "n") {
    const also = thing.also.filter((name) => plain(name).includes(plain(query.value).trim()) && !plain(thing.label).includes(plain(query.value).trim()))[0];
    return el("span", { class: "hit" }, el("b", {}, thing.label), el("small", {}, [kindOf(thing).word, also && `also “${also}”`, count(thing.edges.length, "link")].filter(Boolean).join(" · ")));
  }
  if (type === "a") return el("span", { class: "hit" }, el("b", {}, thing.author || thing.title), el("small", {}, `${thing.author ? `${thing.title} · ` : ""}${count(thing.claims.length, "claim")}`));
  return el("span", { class: "hit" }, el("b", {}, thing.sentence || "Claim"), el("small", {}, `“${around(thing.quote ?? "", query.value)}”`));
}

// The part of a quote where the first word that was looked for stands.
function around(text, words) {
  const first = plain(words).trim().split(/\s+/)[0] ?? "";
  const at = Math.max(0, text.toLowerCase().indexOf(first));
  return `${at > 30 ? "…" : ""}${cut(text.slice(Math.max(0, at - 30)), 90)}`;
}

function openHits(open) {
  hits.hidden = !open;
  query.setAttribute("aria-expanded", String(open));
}

function activate(i) {
  hits.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  active = i;
  const option = i >= 0 ? hits.children[i] : null;
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  option ? query.setAttribute("aria-activedescendant", option.id) : query.removeAttribute("aria-activedescendant");
}

function choose(i) {
  const hit = found[i];
  if (!hit) return;
  openHits(false);
  go(hit.type, hit.thing, { show: true, closer: true });
  focusPanel();
}

query.addEventListener("input", showHits);
query.addEventListener("focus", () => { if (query.value.trim()) showHits(); });
query.addEventListener("blur", () => openHits(false));
query.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step && found.length) {
    if (hits.hidden) showHits();
    else activate((active + step + found.length) % found.length);
  } else if (event.key === "Enter") choose(active);
  else if (event.key === "Escape") { if (hits.hidden && !query.value) query.blur(); else if (hits.hidden) query.value = ""; openHits(false); event.stopPropagation(); }
  else return;
  event.preventDefault();
});
