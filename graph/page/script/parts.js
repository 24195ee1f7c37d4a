// Pieces that several views use: badges with words, buttons that lead on, a claim with all that is known of it.

const badgeWords = new Map([["linked", "source"], ["drift", "drift"], ["none", "no source"]]);
const badge = (evidence) => el("span", { class: `badge ${evidence}` }, badgeWords.get(evidence));
const openBadge = () => el("span", { class: "badge" }, "open question");
const deniedBadge = () => el("span", { class: "badge denied" }, "denied");

function badges(edge) {
  const kindsOf = new Set(edge.claims.map((i) => claims[i].evidence));
  return [edge.not && deniedBadge(), edge.open && openBadge(), kindsOf.has("drift") && badge("drift"), !edge.supported && !kindsOf.has("linked") && !kindsOf.has("drift") && badge("none"), edge.contested && el("span", { class: "badge opposed" }, "conflict")];
}

const leadTo = (type, thing, attributes, ...children) => el("button", { type: "button", ...attributes, onclick: () => go(type, thing, { show: true }) }, ...children);
const conceptButton = (node) => leadTo("n", node, { class: "concept" }, glyph(kindOf(node)), el("span", {}, node.label));

function sentenceOf(edge) {
  return [nodes[edge.from].label, said(edge), nodes[edge.to].label].join(" ");
}

// The quote with the words that name subject and object underlined, each once.
function marked(claim) {
  const text = claim.quote ?? "";
  const found = [["subject", claim.subject_text], ["object", claim.object_text]]
    .filter(([, words]) => words).map(([role, words]) => ({ role, at: text.indexOf(words), end: text.indexOf(words) + words.length }))
    .filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  const pieces = [];
  let done = 0;
  for (const { role, at, end } of found) {
    if (at < done) continue;
    pieces.push(text.slice(done, at), el("mark", { class: role }, text.slice(at, end)));
    done = end;
  }
  return [...pieces, text.slice(done)];
}

// What stands before and after is cut at so many letters: a word that was cut in two is left out.
const CUT = 30;
const afterCut = (text) => (text.length > CUT ? text.replace(/^\S*\s+/, "") : text);
const beforeCut = (text) => (text.length > CUT ? text.replace(/\s+\S*$/, "") : text);

function quotation(claim) {
  return el("blockquote", {}, claim.prefix.trim() && el("span", { class: "context" }, `… ${afterCut(claim.prefix)}`), el("span", { class: "quote" }, marked(claim)), claim.suffix.trim() && el("span", { class: "context" }, `${beforeCut(claim.suffix)} …`));
}

// The article at the very words, for browsers that find them (URL Fragment Text Directives); others open its top.
function atWords(claim) {
  const words = claim.quote.trim().split(/\s+/);
  const code = (part) => encodeURIComponent(part.join(" ")).replaceAll("-", "%2D");
  let text = "";
  try { text = words.length > 12 ? `${code(words.slice(0, 5))},${code(words.slice(-5))}` : code(words); } catch { return null; }
  const link = linkTo(`${claim.article.url.split("#")[0]}#:~:text=${text}`, "Open at these words");
  return claim.article.url && link.tagName === "A" ? link : null;
}

function byline(article) {
  const name = article.url ? linkTo(article.url, article.title) : el("span", {}, article.title);
  name.classList.add("article");
  const rest = [article.author, article.publisher, article.date].filter(Boolean).join(" · ");
  return el("p", { class: "byline" }, name, rest && el("span", { class: "by" }, rest), article.claims.length > 1 && leadTo("a", article, { class: "plain" }, `all ${count(article.claims.length, "claim")} of this article`));
}

const strengths = new Map([["none", ""], ["correlational", "as going together"], ["conditional_causal", "as a possible cause"], ["direct_causal", "as a cause"]]);
const percent = (share) => `${Math.round(100 * share)}%`;

function facts(claim) {
  const rows = [
    ["Said", [strengths.get(claim.strength) ?? claim.strength, claim.hedged && "with a hedge", claim.open_question && "as an open question", claim.negated && "denied"].filter(Boolean).join(", ")],
    ["Evidence", claim.absence],
    ["Figure", claim.quantity], ["Of whom", claim.population], ["By whom", claim.attribution],
    ["Read from", claim.structural && "a list under a heading"],
    ["Reading",  `${percent(claim.reading)} sure that the text says this${claim.rule ? ` (rule: ${claim.rule})` : ""}`],
  ].filter(([, value]) => value);
  return rows.length ? el("dl", { class: "facts" }, rows.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))) : null;
}

function verdict(v) {
  const sides = [v.claim_says && el("p", {}, el("b", {}, "Claim "), v.claim_says), v.finding_says && el("p", {}, el("b", {}, "Finding "), v.finding_says)];
  return el("li", { class: v.drift ? "drifts" : "" }, el("p", { class: "axis" }, spaced(v.axis), " ", el("span", { class: `badge ${v.drift ? "drift" : v.open ? "" : "linked"}` }, spaced(v.verdict))), sides, v.explanation && el("p", { class: "why" }, v.explanation));
}
const spaced = (name) => name.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);

function citation(c) {
  const inferred = c.status !== "explicit";
  const how = inferred ? `matched by us${c.confidence === null ? "" : `, ${percent(c.confidence)} sure`}` : "stated in the text";
  return el("div", { class: "citation" },
    el("p", { class: "how" }, el("span", { class: `badge ${inferred ? "inferred" : "explicit"}` }, inferred ? "inferred" : "stated"), " ", how),
    c.work_title ? el("p", { class: "work" }, c.work_title, c.work_year && el("span", { class: "year" }, ` ${c.work_year}`)) : el("p", { class: "work missing" }, "Not matched to a known work"),
    (c.design || c.doi) && el("p", { class: "meta" }, c.design && el("span", {}, c.design), c.doi && doiLink(c.doi)),
    c.finding && el("p", { class: "finding" }, el("b", {}, "Found: "), c.finding),
    c.reasons.length > 0 && el("p", { class: "meta" }, `Why: ${c.reasons.join("; ")}`),
    c.printed && el("p", { class: "printed" }, el("b", {}, "As printed: "), c.printed),
    c.verdicts.length > 0 && el("ul", { class: "verdicts", "aria-label": "Claim against finding" }, c.verdicts.map(verdict)));
}

function sources(claim) {
  const list = claim.citations ?? [];
  if (!list.length) return el("p", { class: "unsourced" }, badge("none"), " The article ties no reference to this claim, and none was matched to it.");
  return el("div", { class: "sources" }, el("h4", {}, "Rests on"), list.map(citation));
}

function claimCard(claim, open) {
  return el("details", { class: "claim", open, "data-claim": claim.id },
    el("summary", {}, el("span", { class: "sentence" }, claim.sentence || claim.quote || "A claim"), el("span", { class: "tags" }, badge(claim.evidence), claim.negated && deniedBadge(), claim.open_question && openBadge())),
    quotation(claim), el("p", { class: "doing" }, atWords(claim), copyButton(claim)), byline(claim.article), facts(claim), sources(claim));
}
