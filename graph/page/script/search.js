// Search: concepts by label and synonym, articles by title and author, claims by their words. All words must occur.

const query = byId("query");
const hits = byId("hits");
const MOST_HITS = 14;
let found = [];
let active = -1;

const ascii = /^[\x00-\x7f]*$/;
const plain = (text) => (ascii.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();

// What is searched, folded once: the text of each entry, and the head that ranks it.
const corpora = [
  { type: "n", things: () => nodes, base: 0, texts: [], heads: [], head: (node) => node.label, text: (node) => [node.label, ...node.also].join(" \u0001 ") },
  { type: "a", things: () => articles, base: 40, texts: [], heads: [], head: (article) => article.author, text: (article) => [article.author, article.title, article.publisher].join(" \u0001 ") },
  { type: "c", things: () => claims, base: 60, texts: [], heads: null, text: (claim) => `${claim.sentence} \u0001 ${claim.quote}` },
];

// Read some more entries into the index; say whether all are in.
function indexSome(most) {
  let left = most;
  for (const { things, texts, heads, head, text } of corpora) {
    const list = things();
    for (; texts.length < list.length && left > 0; left--) {
      if (heads) heads.push(plain(head(list[texts.length])));
      texts.push(plain(text(list[texts.length])));
    }
  }
  return left > 0;
}

// In the time that nothing else needs, a little at once: the map stays quick to the touch.
function indexWhenIdle() {
  requestIdleCallback((deadline) => {
    let done = false;
    do done = indexSome(200); while (!done && deadline.timeRemaining() > 3);
    if (!done) indexWhenIdle();
    else document.documentElement.dataset.indexed = "yes";
  });
}

// The positions of the entries that hold every word; the longest is looked for first, being the rarest as a rule.
function holding(texts, words) {
  const [first, ...rest] = [...words].sort((a, b) => b.length - a.length);
  const found = [];
  for (let i = 0; i < texts.length; i++) if (texts[i].includes(first) && rest.every((word) => texts[i].includes(word))) found.push(i);
  return found;
}

function rank(head, words, whole) {
  if (head === whole) return 0;
  if (head.startsWith(whole)) return 5;
  return words.every((word) => head.includes(word)) ? 10 : 20;
}

function search(text) {
  const whole = plain(text.slice(0, 200)).trim();
  const words = [...new Set(whole.split(/\s+/).filter(Boolean))].slice(0, 12);
  if (!words.length || !complete) return { total: 0, best: [] };
  indexSome(Infinity);
  let total = 0;
  const lists = corpora.map(({ type, things, base, texts, heads }) => {
    const found = holding(texts, words);
    const list = things();
    total += found.length;
    if (!heads) return found.slice(0, MOST_HITS).map((i) => ({ type, thing: list[i], rank: base }));
    const ranked = found.map((i) => ({ type, thing: list[i], rank: base + rank(heads[i], words, whole) }));
    return ranked.sort((a, b) => a.rank - b.rank || (b.thing.edges?.length ?? 0) - (a.thing.edges?.length ?? 0) || a.thing.i - b.thing.i);
  });
  const [concepts, ...others] = lists;
  const rest = others.flat().sort((a, b) => a.rank - b.rank);
  const room = Math.max(MOST_HITS - rest.length, 7);
  return { total, best: [...concepts.slice(0, room), ...rest].slice(0, MOST_HITS) };
}

function showHits() {
  if (!complete) { hits.replaceChildren(el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Reading the claims…")); openHits(true); return; }
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
