// Search: concepts by label and synonym, articles by title and author, claims by their words. All words must occur.

const query = byId("query");
const hits = byId("hits");
const MOST_HITS = 14;
let found = [];
let active = -1;

const ascii = /^[\x00-\x7f]*$/;
const plain = (text) => (ascii.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();

// All texts of one kind as one long text, in which a word is looked up without a look at each entry.
const corpora = [
  { type: "n", things: () => nodes, base: 0, texts: [], head: (node) => node.label, text: (node) => [node.label, ...node.also].join(" \u0001 ") },
  { type: "a", things: () => articles, base: 40, texts: [], head: (article) => article.author, text: (article) => [article.author, article.title, article.publisher].join(" \u0001 ") },
  { type: "c", things: () => claims, base: 60, texts: [], head: () => "", text: (claim) => `${claim.sentence} \u0001 ${claim.quote}` },
];

// Read some more entries into the index; say whether all are in.
function indexSome(most) {
  let left = most;
  for (const corpus of corpora) {
    const things = corpus.things();
    while (corpus.texts && corpus.texts.length < things.length && left-- > 0) corpus.texts.push(plain(corpus.text(things[corpus.texts.length])).replaceAll("\u0000", " "));
    if (left <= 0) return false;
    if (corpus.texts) join(corpus);
  }
  return true;
}

function join(corpus) {
  corpus.starts = new Uint32Array(corpus.texts.length + 1);
  corpus.texts.forEach((text, i) => { corpus.starts[i + 1] = corpus.starts[i] + text.length + 1; });
  corpus.all = corpus.texts.join("\u0000");
  corpus.texts = null;
}

function indexWhenIdle() {
  requestIdleCallback(() => { if (!indexSome(3000)) indexWhenIdle(); });
}

// The positions of the entries that hold every word.
function holding(corpus, words) {
  const held = new Uint8Array(corpus.starts.length - 1);
  words.forEach((word, turn) => {
    let entry = 0;
    for (let at = corpus.all.indexOf(word); at >= 0; at = corpus.all.indexOf(word, corpus.starts[entry])) {
      while (corpus.starts[entry + 1] <= at) entry++;
      if (held[entry] === turn) held[entry]++;
      if (++entry >= held.length) break;
    }
  });
  const found = [];
  for (let i = 0; i < held.length; i++) if (held[i] === words.length) found.push(i);
  return found;
}

function rank(head, words, whole) {
  if (head === whole) return 0;
  if (head.startsWith(whole)) return 5;
  return words.every((word) => head.includes(word)) ? 10 : 20;
}

function search(text) {
  const whole = plain(text.slice(0, 200)).replaceAll("\u0000", " ").trim();
  const words = [...new Set(whole.split(/\s+/).filter(Boolean))].slice(0, 12);
  if (!words.length || !complete) return { total: 0, best: [] };
  indexSome(Infinity);
  let total = 0;
  const lists = corpora.map(({ type, things, base, head, ...corpus }) => {
    const found = holding(corpus, words);
    total += found.length;
    if (type === "c") return found.slice(0, MOST_HITS).map((i) => ({ type, thing: claims[i], rank: base }));
    const list = found.map((i) => ({ type, thing: things()[i], rank: base + rank(plain(head(things()[i])), words, whole) }));
    return list.sort((a, b) => a.rank - b.rank || (b.thing.edges?.length ?? 0) - (a.thing.edges?.length ?? 0) || a.thing.i - b.thing.i);
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
