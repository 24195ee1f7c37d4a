// Claims, articles and what claims rest on. The map needs only what evidence a claim has; the rest is read after it is drawn.

class Claim {
  constructor(i, evidence) {
    this.i = i;
    this.evidence = evidence;
    this.edges = [];
  }
}

const readEvidence = readerOf(held.claims.columns.evidence);
const claims = Array.from({ length: held.claims.count }, (_, i) => new Claim(i, looks.evidence[readEvidence(i)]));
for (const edge of edges) for (const i of edge.claims) claims[i].edges.push(edge);

const claimAt = new Map();
const articleAt = new Map();
let articles = [];
let citations = [];
let complete = false;

// A claim's fields stay in their columns and are looked up there: 60,000 claims are 60,000 small objects.
async function readClaims() {
  const told = await unpacked("claim-data");
  articles = rowsOf(told.articles);
  citations = rowsOf(told.citations);
  const { article, citations: cited, ...plainColumns } = told.claims.columns;
  if (claims.length) {
    for (const [name, column] of Object.entries(plainColumns)) define(name, readerOf(column));
    const { names, values } = told.texts;
    names.forEach((name, at) => define(name, (i) => values[i * names.length + at]));
    const articleOf = readerOf(article);
    const citedBy = readerOf(cited);
    define("article", (i) => articles[articleOf(i)]);
    define("citations", (i) => citedBy(i).map((at) => citations[at]));
  }
  for (const entry of articles) {
    entry.claims = [];
    entry.id ||= entry.title;
    entry.title ||= entry.id || "An article without a name";
    articleAt.set(entry.id, entry);
  }
  for (const claim of claims) {
    claimAt.set(claim.id, claim);
    claim.article.claims.push(claim);
  }
  complete = true;
}

const define = (name, read) => Object.defineProperty(Claim.prototype, name, { get() { return read(this.i); } });
