// The details of what is chosen: a concept, a link with its claims, or an article; and the trail that led there.

const panel = byId("panel");
const trail = [];

function trailBar() {
  if (trail.length < 2) return null;
  const earlier = trail.slice(Math.max(0, trail.length - 4), -1);
  const steps = earlier.map((step) => el("li", {}, el("button", { type: "button", class: "plain", onclick: () => go(step.type, step.thing, { show: true }) }, cut(nameOf(step), 26))));
  return el("nav", { class: "trail", "aria-label": "Trail" }, el("button", { type: "button", class: "back", onclick: back }, "← Back"), el("ol", {}, trail.length > 4 && el("li", { "aria-hidden": "true" }, "…"), steps));
}

function nameOf({ type, thing }) {
  if (type === "n") return thing.label;
  if (type === "a") return thing.title;
  if (type === "p") return `Paths from ${thing.start.label} to ${thing.end.label}`;
  if (type === "e") return sentenceOf(thing);
  return thing.sentence || thing.quote || "a claim";
}

function showDetails(type, thing) {
  const parts = type === "n" ? conceptDetails(thing) : type === "p" ? pathDetails(thing) : type === "a" ? articleDetails(thing) : type === "e" ? linkDetails(thing, null) : claimDetails(thing);
  fillPanel(trailBar(), ...parts);
}

function fillPanel(...parts) {
  panel.replaceChildren(el("button", { type: "button", class: "close", "aria-label": "Close details", title: "Close (Esc)", onclick: clear }, "×"), ...parts.flat(Infinity).filter(Boolean));
  panel.scrollTop = 0;
  document.documentElement.classList.add("chosen");
}

function showNothing() {
  const busiest = [...nodes].sort((a, b) => b.edges.length - a.edges.length || a.i - b.i).slice(0, 5).filter((node) => node.edges.length);
  panel.replaceChildren(el("div", { class: "empty" },
    el("h2", {}, "Select a concept or a link"),
    el("p", {}, "A concept shows what the articles say of it. A link shows each claim in its article’s own words, and what it rests on."),
    busiest.length > 0 && [el("h3", {}, "Most connected"), el("ul", { class: "rows" }, busiest.map((node) => el("li", {}, conceptButton(node), el("span", { class: "n" }, count(node.edges.length, "link")))))],
    el("p", { class: "first" }, el("button", { type: "button", class: "expand", onclick: () => showTour(0) }, "Show me around, in five steps")),
    el("p", { class: "keys" }, el("kbd", {}, "/"), " search  ", el("kbd", {}, "←↑↓→"), " walk  ", el("kbd", {}, "Esc"), " back")));
  document.documentElement.classList.remove("chosen");
}

function askPath(start) {
  fillPanel(el("p", { class: "kind" }, "Paths"), el("h2", {}, "Which two concepts?"), el("p", { class: "caution" }, pathNote), pathForm(start, null, "From one concept to another"));
  panel.querySelector(start ? "form label:nth-of-type(2) input" : "form input").focus();
}

// A file beside this page that shows one concept by itself: a plain name, so that it leads nowhere else.
const pageLink = (node) => (/^[\w-]+\.html$/.test(node.page) || /^[\w-]+\/[\w-]+\.html$/.test(node.page) ? el("a", { href: node.page }, `All that is said of ${node.label}`) : el("span", {}, node.page));

function focusPanel() {
  const head = panel.querySelector("h2");
  if (!head) return;
  head.tabIndex = -1;
  head.focus();
}

function conceptDetails(node) {
  const kind = kindOf(node);
  const told = new Set(node.edges.flatMap((edge) => edge.claims));
  const articlesOfNode = new Set([...told].map((i) => claims[i].article));
  const linked = [...told].filter((i) => claims[i].evidence !== "none").length;
  const hidden = undrawnNeighbours(node);
  return [
    el("p", { class: "kind" }, glyph(kind), kind.word),
    el("h2", {}, node.label),
    node.also.length > 0 && el("p", { class: "also" }, `Also: ${node.also.join(", ")}`),
    el("p", { class: "sum" }, told.size ? `${count(told.size, "claim")} in ${count(articlesOfNode.size, "article")}; ${linked || "none"} linked to a work.` : "No claim is about it."),
    hidden.length > 0 && el("button", { type: "button", class: "expand", onclick: () => expand(node) }, `Draw ${count(Math.min(100, hidden.length), "more neighbour")}${hidden.length > 100 ? ` of ${hidden.length.toLocaleString("en")}` : ""}`),
    node.page && el("p", {}, pageLink(node)),
    el("p", {}, el("button", { type: "button", class: "expand", onclick: () => askPath(node) }, "Find paths from here")),
    relationGroups(node),
    node.iri && el("p", { class: "iri" }, node.iri),
  ];
}

function relationGroups(node) {
  const groups = new Map();
  for (const edge of node.edges) {
    const words = edge.from === node.i ? said(edge) : heard(edge);
    const key = `${edge.family} ${words}`;
    if (!groups.has(key)) groups.set(key, { words, family: edge.family, edges: [] });
    groups.get(key).edges.push(edge);
  }
  const order = [...families.keys()];
  return [...groups.values()].sort((a, b) => order.indexOf(a.family) - order.indexOf(b.family) || b.edges.length - a.edges.length).map(({ words, family, edges: list }) =>
    el("section", { class: "group" }, el("h3", {}, stroke(family), words), el("ul", { class: "rows" }, list.sort((a, b) => b.claims.length - a.claims.length).map((edge) => linkRow(edge, across(edge, node))))));
}

function linkRow(edge, other) {
  return el("li", {}, leadTo("e", edge, { class: "concept" }, glyph(kindOf(other)), el("span", {}, other.label)), el("span", { class: "tags" }, badges(edge), el("span", { class: "n" }, count(edge.claims.length, "claim"))));
}

function linkDetails(edge, opened) {
  const list = edge.claims.map((i) => claims[i]);
  if (opened) list.sort((a, b) => (b === opened) - (a === opened));
  const works = new Set(list.flatMap((claim) => (claim.citations ?? []).map((c) => c.work_title).filter(Boolean)));
  const from = new Set(list.map((claim) => claim.article));
  return [
    el("p", { class: "kind" }, stroke(edge.family), "Link"),
    el("h2", { class: "proposition" }, nodes[edge.from].label, " ", el("span", { class: `relation ${edge.family}` }, said(edge)), " ", nodes[edge.to].label),
    el("p", { class: "ends" }, conceptButton(nodes[edge.from]), edge.to !== edge.from && conceptButton(nodes[edge.to])),
    el("p", { class: "sum" }, `${count(list.length, "claim")} in ${count(from.size, "article")}; ${works.size ? count(works.size, "work") : "no work"} behind ${list.length === 1 ? "it" : "them"}. ${tallyOf(edge)}`, badges(edge)),
    standing(edge),
    list.map((claim, i) => claimCard(claim, claim === opened || (!opened && (i === 0 || list.length <= 3)))),
    others("At odds with", edge.oppose), others("In line with", edge.agree),
  ];
}

// How many claims of other links say the same of the pair, and how many the opposite.
function tallyOf(edge) {
  const sum = (list) => list.reduce((n, i) => n + edges[i].claims.length, 0);
  return [[sum(edge.agree), "in line"], [sum(edge.oppose), "at odds"]].filter(([n]) => n).map(([n, words]) => `${count(n, "other claim")} ${words}. `).join("");
}

// What was worked out for the proposition as a whole: strength, voices, conflicts. Nothing where nothing was.
function standing(edge) {
  const rows = [edge.level && ["Strength", `${edge.level}, of E0 to E4`], ...edge.facts].filter(Boolean);
  return rows.length > 0 && el("dl", { class: "facts standing" }, rows.map(([name, words]) => el("div", {}, el("dt", {}, name), el("dd", {}, words))));
}

function others(title, list) {
  return list.length > 0 && el("section", { class: "group others" }, el("h3", {}, title), el("ul", { class: "rows" }, list.map((i) => el("li", {}, leadTo("e", edges[i], { class: "plain" }, sentenceOf(edges[i])), el("span", { class: "n" }, count(edges[i].claims.length, "claim"))))));
}

function claimDetails(claim) {
  if (claim.edges.length) return linkDetails(claim.edges[0], claim);
  return [el("p", { class: "kind" }, "Claim"), el("h2", {}, claim.sentence || "A claim"), claimCard(claim, true)];
}

function articleDetails(article) {
  const rows = article.claims.map((claim) => el("li", {}, leadTo("c", claim, { class: "plain" }, claim.sentence || claim.quote || "A claim"), el("span", { class: "tags" }, badge(claim.evidence))));
  return [
    el("p", { class: "kind" }, "Article"), el("h2", {}, article.title),
    el("p", { class: "byline" }, [article.author, article.publisher, article.date].filter(Boolean).join(" · ")),
    article.url && el("p", { class: "byline" }, linkTo(article.url, article.url)),
    el("p", { class: "sum" }, `It makes ${count(rows.length, "claim")} that we read.`), el("ul", { class: "rows claims-of" }, rows),
  ];
}
