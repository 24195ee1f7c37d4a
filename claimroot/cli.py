"""The command line. Data goes to standard output, words for people to standard error; a mistake exits with 2."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from .audit_command import audit
from .reviewing import app as review_app
from .works_commands import works_app

app = typer.Typer(
    name="claimroot",
    help="Trace the claims of health articles to the sentences that make them and the studies they stand on.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(review_app, name="review")

app.add_typer(works_app, name="works")

DEFAULT_BASE = Path("claimroot.kb")
_Kb = Annotated[Path, typer.Option("--kb", help="The knowledge base folder to ask.")]
_Store = Annotated[
    str | None, typer.Option("--store", help="Ask this SPARQL 1.1 endpoint instead of the folder's own store.")
]
_Articles = Annotated[list[Path] | None, typer.Argument(help="Article files, or folders of them.", show_default=False)]


_Vocabularies = Annotated[
    list[Path] | None,
    typer.Option(help="A vocabulary put before the shipped one: SKOS (.ttl), OBO (.obo), a table (.tsv, .tsv.gz)."),
]


class ClaimsFormat(StrEnum):
    """How `claims` prints."""

    TABLE = "table"
    JSONL = "jsonl"


class QueryFormat(StrEnum):
    """How `query` prints."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"
    TRIG = "trig"
    JSONLD = "jsonld"
    PARQUET = "parquet"


class PathFormat(StrEnum):
    """How `paths` prints."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Strength(StrEnum):
    """How firmly a hop stands, weakest first."""

    E0 = "E0"
    UNGRADED = "ungraded"
    E1 = "E1"
    E2 = "E2"
    E3 = "E3"
    E4 = "E4"


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        typer.echo(f"claimroot {version('claimroot')}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Trace the claims of health articles to the sentences that make them and the studies they stand on."""


@app.command()
def build(
    articles: _Articles = None,
    into: Annotated[Path, typer.Option(help="The folder of the knowledge base.")] = DEFAULT_BASE,
    works: Annotated[Path | None, typer.Option(help="A table of works (CSV) instead of the shipped one.")] = None,
    findings: Annotated[Path | None, typer.Option(help="A table of findings (CSV) instead of the shipped one.")] = None,
    vocabulary: _Vocabularies = None,
    weights: Annotated[
        Path | None, typer.Option(help="A table (TSV: name, value) of weights that replace shipped ones.")
    ] = None,
) -> None:
    """Read articles into a knowledge base; without ARTICLES the shipped digests. Only what changed is read again.

    Example: claimroot build my-articles/ --into my.kb
    """
    from .building import build_from_files
    from .console import say
    from .show import show_base

    base, report = build_from_files(
        articles or [], into, works=works, findings=findings, vocabularies=vocabulary or [], weights=weights
    )
    show_base(base)
    say(f"read {report.read}, unchanged {report.reused}; the knowledge base is in {into}")


@app.command()
def claims(
    articles: Annotated[
        list[Path], typer.Argument(help="Article files or folders; - is standard input.", allow_dash=True)
    ],
    format: Annotated[
        ClaimsFormat, typer.Option("--format", help="A table, or one JSON object a line.")
    ] = ClaimsFormat.TABLE,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what made each claim, and why other sentences gave none.")
    ] = False,
    vocabulary: _Vocabularies = None,
) -> None:
    """Read articles and print their claims; no knowledge base needed.

    Example: claimroot claims knee.txt --format jsonl
    """
    from ingest.claims import Reader, claim_line

    from .reading import readings_of, vocabulary_of

    reader = Reader(vocabulary_of(vocabulary or []))
    for reading in readings_of(articles, reader, explain=explain):
        if format is ClaimsFormat.JSONL:
            for claim in reading.claims:
                _write(claim_line(claim))
        else:
            from .show import show_claims, show_unread

            show_claims(reading.claims, explain=explain)
            show_unread(reading)


@app.command()
def strength(
    file: Annotated[
        Path, typer.Argument(help="A file with one sentence a line; - is standard input.", allow_dash=True)
    ],
) -> None:
    """Print how strongly each sentence of FILE puts a cause: its level, the words that say so, the sentence (tabs).

    Example: echo "Rest may ease back pain." | claimroot strength -
    """
    from ingest.claims import strength_of_sentence

    from .building import lines_of
    from .console import visible

    for sentence in lines_of(file):
        level, cue = strength_of_sentence(sentence)
        _write("\t".join((level.value, visible(cue.text if cue else ""), visible(sentence))) + "\n")


@app.command()
def query(
    name: Annotated[
        str | None, typer.Argument(help="A named query, a file with SPARQL, or - for standard input.")
    ] = None,
    bind: Annotated[list[str] | None, typer.Option("--bind", "-b", help="A value for an input: name=value.")] = None,
    format: Annotated[QueryFormat, typer.Option("--format", help="How to print the answer.")] = QueryFormat.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the answer to this file.")] = None,
    timeout: Annotated[float, typer.Option(help="Stop a query of your own after this many seconds.", min=0.1)] = 10,
    max_rows: Annotated[int, typer.Option(help="Cut the answer of your own query here.", min=1)] = 10_000,
    max_memory: Annotated[int, typer.Option(help="Stop a query of your own that needs more MB.", min=64)] = 2_048,
    kb: _Kb = DEFAULT_BASE,
    store: _Store = None,
) -> None:
    """Ask in SPARQL, by a named query or your own; without NAME the named queries are listed.

    Example: claimroot query interventions_for --bind condition="low back pain" --format csv
    """
    from .asking import ask, list_queries

    if name is None:
        list_queries()
        return
    from graph.limits import Limits
    from graph.opened import OpenBase

    limits = Limits(timeout_s=timeout, memory_mb=max_memory, max_rows=max_rows)
    with OpenBase(kb, store=store) as base:
        answer = ask(base, name, bind or [], format.value, limits)
    if output is None:
        _write_bytes(answer)
        return
    from .building import write_bytes

    write_bytes(output, answer)


@app.command()
def search(
    words: Annotated[str, typer.Argument(help='Words to look for; "…" keeps some together.')],
    limit: Annotated[int, typer.Option(help="Show at most this many.", min=1)] = 20,
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Find quotes, concepts, articles and works by their words, best first.

    Example: claimroot search "strengthening exercise"
    """
    from graph.opened import OpenBase

    from .asking import search as print_found

    with OpenBase(kb) as base:
        print_found(base, words, limit)


@app.command()
def load(
    store: Annotated[str, typer.Option("--store", help="A SPARQL 1.1 endpoint: QUERY-URL,UPDATE-URL.")],
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Copy a knowledge base into a SPARQL 1.1 endpoint, in place of what was copied before; reviews there stay.

    What was there answers until all of the new one has arrived; then they change places in one step.

    Example: claimroot load --store http://localhost:7878/query,http://localhost:7878/update
    """
    from graph.base import KnowledgeBase
    from graph.endpoint import EndpointStore

    from .console import say

    loaded = EndpointStore.at(store).replace(KnowledgeBase.open(kb).store.quads())
    say(f"loaded {loaded} quads into {store}, in place of what was there before")


@app.command()
def trace(
    words: Annotated[str, typer.Argument(help='A figure ("57%"), a concept or a phrase.')],
    limit: Annotated[int, typer.Option(help="Show at most this many claims.", min=1)] = 20,
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Follow a figure or a phrase to claims, quotes, printed references, works, findings and verdicts.

    Example: claimroot trace "57%"
    """
    from graph.base import KnowledgeBase
    from graph.picture import tracer_of

    from .show import show_traces

    tracer = tracer_of(KnowledgeBase.open(kb))
    show_traces(words, tracer.trace(words, limit), tracer.vocabulary.concepts)


@app.command()
def paths(
    start: Annotated[str, typer.Argument(metavar="FROM", help="A concept's name.")],
    end: Annotated[str, typer.Argument(metavar="TO", help="A concept's name.")],
    max_hops: Annotated[int, typer.Option(help="At most this many hops.", min=1, max=6)] = 3,
    limit: Annotated[int, typer.Option(help="Show at most this many paths.", min=1)] = 5,
    causal: Annotated[bool, typer.Option("--causal", help="Only effects that some claim words as a cause.")] = False,
    min_strength: Annotated[Strength, typer.Option(help="Only hops that stand at least as firmly.")] = Strength.E0,
    through: Annotated[list[str] | None, typer.Option(help="A concept that each path must pass.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="A concept that no path may touch.")] = None,
    relation: Annotated[list[str] | None, typer.Option(help="Only hops of this relation, or these.")] = None,
    damp_hubs: Annotated[bool, typer.Option("--damp-hubs", help="Rank ways through common concepts lower.")] = False,
    undirected: Annotated[bool, typer.Option("--undirected", help="Read claims against their direction too.")] = False,
    format: Annotated[
        PathFormat, typer.Option("--format", help="Blocks to read, JSON, or CSV with a row for each hop.")
    ] = PathFormat.TABLE,
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Show ranked chains of claims from one concept to another, with strengths, quotes and works.

    Narrower concepts stand for what they are kinds of. A chain of claims is not itself evidence.

    Example: claimroot paths exercise "knee pain" --max-hops 2 --min-strength E1
    """
    from graph.base import KnowledgeBase

    from .showing_paths import render_paths

    answer = KnowledgeBase.open(kb).paths(
        start,
        end,
        max_hops=max_hops,
        limit=limit,
        causal=causal,
        min_strength=min_strength.value,
        through=through or (),
        exclude=exclude or (),
        relations=relation or (),
        damp_hubs=damp_hubs,
        undirected=undirected,
    )
    _write(render_paths(answer, start, end, format.value))


app.command()(audit)


class DrawFormat(StrEnum):
    """What `draw` writes."""

    HTML = "html"
    GRAPHML = "graphml"
    GEXF = "gexf"


@app.command()
def draw(
    around: Annotated[str | None, typer.Option(help="Draw only what lies around this concept.")] = None,
    depth: Annotated[int, typer.Option(help="How many hops around it.", min=1, max=5)] = 1,
    path: Annotated[
        tuple[str, str] | None, typer.Option(help="Draw only the best paths from one concept to another.")
    ] = None,
    article: Annotated[str | None, typer.Option(help="Draw only this article's claims: its name or its file.")] = None,
    relation: Annotated[list[str] | None, typer.Option(help="Draw only this relation; may be repeated.")] = None,
    min_strength: Annotated[
        str | None, typer.Option(help="Draw only what has evidence of this strength or more: E0 to E4.")
    ] = None,
    citations: Annotated[bool, typer.Option("--citations", help="Draw articles and the works they rest on.")] = False,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file (.html, .graphml, .gexf); - is standard output.")
    ] = Path("claimroot.html"),
    format: Annotated[
        DrawFormat | None, typer.Option("--format", help="The format, where the file's ending does not say it.")
    ] = None,
    kb: _Kb = DEFAULT_BASE,
) -> None:
    """Draw the claims as one interactive HTML file that opens without a network, or as a graph for Gephi or Cytoscape.

    Example: claimroot draw --around "knee pain" --depth 2 -o knee.html
    """
    from graph.base import KnowledgeBase

    from .console import say

    drawing = KnowledgeBase.open(kb).draw(
        around,
        depth=depth,
        path=path,
        article=article,
        relations=tuple(relation or ()),
        min_strength=min_strength,
        citations=citations,
    )
    if str(output) == "-":
        _write(drawing.text((format or DrawFormat.HTML).value))
        return
    first, *others = drawing.save(output, format.value if format else None)
    if others:
        say(f"too large for one page: an overview is in {first}, with {len(others)} pages in {others[0].parent}")
    elif first.suffix in (".graphml", ".gexf"):
        say(f"the graph is in {first}: open it in Gephi or Cytoscape")
    else:
        say(f"the page is in {first}: open it in a browser")


def _write(words: str) -> None:
    sys.stdout.write(words)


def _write_bytes(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line. Errors of ours are told without a traceback, with exit code 2."""
    import warnings

    from .console import report_errors, say, tell_warning

    warnings.showwarning = tell_warning
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return app(arguments)
    except BrokenPipeError:  # a reader such as `head` that had enough
        sys.stderr.close()
        raise SystemExit(0) from None
    except Exception as error:
        messages = report_errors(error)
        if not messages:
            raise
        say("\n".join(messages))
        raise SystemExit(2) from None
