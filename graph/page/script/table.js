// The same claims as a table: for screen readers, for printing, for reading on.

const tableBox = byId("table-box");
const PAGE = 100;
let rowsShown = PAGE;

function showTable() {
  const scope = current && current.type !== "c" ? scopeOf(current) : null;
  const list = (scope ? scope.claims : claims).filter(claimPasses);
  const all = count(claims.length, "claim");
  const shown = list.slice(0, rowsShown);
  tableBox.replaceChildren(
    el("h2", {}, scope ? scope.title : "All claims"),
    el("p", { class: "sum" }, `${list.length.toLocaleString("en")} of ${all}${shown.length < list.length ? `, the first ${shown.length.toLocaleString("en")} below` : ""}. `, scope && el("button", { type: "button", class: "plain", onclick: () => { clear(); } }, "All claims")),
    list.length ? el("table", { class: "claims" },
      el("thead", {}, el("tr", {}, ["Claim", "In the article’s words", "Article", "Rests on"].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, shown.map(tableRow))) : el("p", { class: "empty" }, "No claim passes the filters."),
    shown.length < list.length ? el("button", { type: "button", class: "expand", onclick: () => { rowsShown += PAGE; showTable(); } }, `Show ${Math.min(PAGE, list.length - shown.length)} more`) : "");
}

function scopeOf({ type, thing }) {
  if (type === "n") return { title: `Claims about ${thing.label}`, claims: [...new Set(thing.edges.flatMap((edge) => edge.claims))].map((i) => claims[i]) };
  if (type === "e") return { title: sentenceOf(thing), claims: thing.claims.map((i) => claims[i]) };
  if (type === "p") return { title: `Claims along the path from ${thing.start.label} to ${thing.end.label}`, claims: (thing.paths[thing.drawn] ?? []).flatMap((edge) => edge.claims).map((i) => claims[i]) };
  return { title: thing.title, claims: thing.claims };
}

function tableRow(claim) {
  const works = (claim.citations ?? []).map((c) => el("p", {}, c.work_title ?? c.printed ?? "a reference", c.work_year && ` ${c.work_year}`, c.doi && [" ", doiLink(c.doi)]));
  return el("tr", {},
    el("th", { scope: "row" }, leadTo("c", claim, { class: "plain" }, claim.sentence || "A claim")),
    el("td", {}, el("q", {}, claim.quote ?? "")),
    el("td", {}, claim.article.title, el("small", {}, [claim.article.author, claim.article.date].filter(Boolean).join(", "))),
    el("td", {}, works, badge(claim.evidence)));
}
