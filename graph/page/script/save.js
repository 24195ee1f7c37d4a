// Taking things out of the page: the map as a picture, the claims that are shown as a table or as data, a citation.

function offer(name, blob) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  requestIdleCallback(() => URL.revokeObjectURL(address), { timeout: 10000 });
}

const fileName = (ending) => `${plain(document.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "claims"}.${ending}`;

// The map as it is seen, on its ground, with its title and note below: a picture that says where it comes from.
function mapPicture() {
  const canvas = box.querySelector("canvas");
  const ratio = canvas.width / box.clientWidth || 1;
  const whole = document.createElement("canvas");
  const foot = Math.round(54 * ratio);
  [whole.width, whole.height] = [canvas.width, canvas.height + foot];
  const ctx = whole.getContext("2d");
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, whole.width, whole.height);
  ctx.drawImage(canvas, 0, 0);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = theme.ink;
  ctx.font = "600 14px system-ui, sans-serif";
  ctx.fillText(document.title, 14, box.clientHeight + 20, box.clientWidth - 28);
  ctx.font = "12px system-ui, sans-serif";
  ctx.fillStyle = theme.soft;
  ctx.fillText(`${document.querySelector(".note").textContent} ${byId("shown").textContent}`, 14, box.clientHeight + 40, box.clientWidth - 28);
  return new Promise((done) => whole.toBlob(done, "image/png"));
}

const shownClaims = () => claims.filter((claim) => claimPasses(claim) && (!claim.edges.length || claim.edges.some((edge) => drawn.has(nodes[edge.from]) && drawn.has(nodes[edge.to]))));
const COLUMNS = ["id", "sentence", "quote", "subject", "relation", "object", "negated", "hedged", "quantity", "population", "article", "author", "date", "works", "evidence"];

function claimRecord(claim) {
  const edge = claim.edges[0];
  const { id, sentence, quote, relation, negated, hedged, quantity, population, evidence, article } = claim;
  const works = claim.citations.map((c) => [c.work_title ?? c.printed, c.work_year, c.doi && `doi:${c.doi}`, c.status].filter(Boolean).join(", "));
  return { id, sentence, quote, subject: edge ? nodes[edge.from].label : claim.subject_text, relation, object: edge ? nodes[edge.to].label : claim.object_text, negated, hedged, quantity, population, article: article.title, author: article.author, date: article.date, works, evidence };
}

// A spreadsheet runs a cell that starts like a formula: such a cell gets an apostrophe (OWASP, CSV injection).
const cell = (value) => { const text = Array.isArray(value) ? value.join("; ") : String(value); return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`; };
const csv = () => `\ufeff${[COLUMNS, ...shownClaims().map((claim) => { const record = claimRecord(claim); return COLUMNS.map((name) => record[name]); })].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

const savers = {
  png: async () => offer(fileName("png"), await mapPicture()),
  csv: () => offer(fileName("csv"), new Blob([csv()], { type: "text/csv" })),
  json: () => offer(fileName("json"), new Blob([JSON.stringify(shownClaims().map(claimRecord), null, 1)], { type: "application/json" })),
  print: () => print(),
};

document.querySelectorAll("[data-save]").forEach((button) => button.addEventListener("click", async () => {
  byId("save-box").open = false;
  await savers[button.dataset.save]();
  announce(`${button.textContent} is saved`);
}));

// A claim's quote with where it stands, to paste into a text.
function citationText(claim) {
  const { author, title, publisher, date, url } = claim.article;
  return `“${claim.quote}” ${[author, title, publisher, date, url].filter(Boolean).join(". ")}.`;
}

function copyButton(claim) {
  const button = el("button", { type: "button", class: "plain copy", onclick: async () => {
    try { await navigator.clipboard.writeText(citationText(claim)); button.textContent = "Copied"; }
    catch { button.replaceWith(el("textarea", { readonly: true, rows: 3, "aria-label": "Citation to copy" }, citationText(claim))); }
  } }, "Copy quote and citation");
  return button;
}

// On paper: light, all that the panel holds laid open, the table whole.
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("printing");
  panel.querySelectorAll("details").forEach((details) => { details.dataset.was = details.open ? "open" : ""; details.open = true; });
  if (!tableBox.hidden) { rowsShown = Infinity; showTable(); }
  theme = readTheme();
  net.redraw();
  net.body.emitter.emit("_redraw");
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("printing");
  panel.querySelectorAll("details").forEach((details) => { details.open = details.dataset.was === "open"; });
  theme = readTheme();
  net.redraw();
});
