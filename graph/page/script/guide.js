// For a first visitor: a tour of five steps, each shown on this very map; and the words that the page uses, explained.

const tourBox = byId("tour");
let tourStep = -1;

// The link that shows most: one with a work behind it and several claims, if there is one.
function bestLink() {
  const score = (edge) => (edge.claims.some((i) => claims[i].evidence !== "none") ? 100 : 0) + Math.min(20, edge.claims.length) + (edge.oppose.length ? 5 : 0);
  return [...shownLinks].sort((a, b) => score(b) - score(a) || a.i - b.i)[0] ?? null;
}

const tour = [
  { title: "A map of claims", words: "Each shape is a concept, each line a claim that some article makes. Colour and shape say what kind of thing it is; the legend names them and hides what you do not need.", at: "#legend-box", act: () => clear() },
  { title: "Choose a concept", words: "Click a shape, or walk with the arrow keys. This one has the most links. The panel lists what the articles say of it, grouped by relation.", at: "#map-box", act: () => byDegree[0] && go("n", byDegree[0], { show: true }) },
  { title: "Read the claim where it stands", words: "A line opens its claims: our one sentence, then the article’s own words in their context. What an article says is not yet true.", at: "#panel", act: () => { const link = bestLink(); if (link) go("e", link, { show: true }); } },
  { title: "Ask what it rests on", words: "“Stated” means that the article cites the work there; “inferred” that we matched it, with reasons. “Drift” means that the claim says something else than the work found; “no source” that none is known.", at: "#panel", act: () => { panel.querySelector(".sources, .unsourced")?.scrollIntoView({ block: "nearest" }); } },
  { title: "Search, and follow paths", words: "Press / to search concepts, authors and words of quotes. “Paths” leads from one concept to another, link by link. The table holds the same claims as text.", at: "header", act: () => {} },
];

function showTour(i) {
  document.querySelector(".pointed-at")?.classList.remove("pointed-at");
  tourStep = i;
  if (i < 0 || i >= tour.length) { tourBox.hidden = true; tourStep = -1; byId("start-tour").focus(); return; }
  const step = tour[i];
  step.act();
  document.querySelector(step.at).classList.add("pointed-at");
  const next = el("button", { type: "button", class: "next", onclick: () => showTour(i + 1) }, i === tour.length - 1 ? "Done" : "Next");
  const head = el("h2", { id: "tour-title" }, step.title);
  tourBox.replaceChildren(el("p", { class: "kind" }, `Step ${i + 1} of ${tour.length}`), head, el("p", {}, step.words),
    el("p", { class: "buttons" }, i > 0 && el("button", { type: "button", onclick: () => showTour(i - 1) }, "Back"), next, i < tour.length - 1 && el("button", { type: "button", class: "plain", onclick: () => showTour(-1) }, "End the tour")));
  tourBox.hidden = false;
  next.focus();
}

const glossary = byId("glossary");
byId("glossary-list").replaceChildren(...looks.glossary.map(([term, meaning]) => el("div", {}, el("dt", {}, term), el("dd", {}, meaning))));
byId("open-glossary").addEventListener("click", () => glossary.showModal());
byId("close-glossary").addEventListener("click", () => glossary.close());
byId("start-tour").addEventListener("click", () => showTour(0));
