"""`claimroot works …`: the user's own works and findings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

works_app = typer.Typer(
    help="Works and findings of your own: add them, look them up, read them from abstracts.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_Kb = Annotated[Path, typer.Option("--kb", help="The knowledge base folder.")]
_DEFAULT = Path("claimroot.kb")
_Mailto = Annotated[
    str,
    typer.Option(envvar="CLAIMROOT_MAILTO", help="Your address: Crossref and PubMed ask for one.", show_default=False),
]
_Crossref = Annotated[str | None, typer.Option(help="Another address of Crossref's API.", hidden=True)]
_Pubmed = Annotated[str | None, typer.Option(help="Another address of NLM's E-utilities.", hidden=True)]


@works_app.command("list")
def list_works(kb: _Kb = _DEFAULT) -> None:
    """List the works that are known, with their keys.

    Example: claimroot works list
    """
    from .working import show_works

    show_works(kb)


@works_app.command()
def add(
    sources: Annotated[list[str], typer.Argument(help="Tables (.csv), BibTeX (.bib), RIS (.ris), DOIs or PMIDs.")],
    online: Annotated[bool, typer.Option("--online", help="Look DOIs and PMIDs up at Crossref and PubMed.")] = False,
    mailto: _Mailto = "",
    crossref_url: _Crossref = None,
    pubmed_url: _Pubmed = None,
    kb: _Kb = _DEFAULT,
) -> None:
    """Add works to your own and tie claims to them; no build ever drops them.

    Example: claimroot works add refs.bib 10.1002/acr.20324 --online --mailto me@example.org
    """
    from .working import add_works, services_of, show_added

    services = services_of(kb, mailto, crossref_url, pubmed_url) if online else None
    show_added(add_works(kb, sources, services))


@works_app.command()
def update(
    works: Annotated[list[str] | None, typer.Argument(help="Keys or DOIs; without any, all works.")] = None,
    online: Annotated[bool, typer.Option("--online", help="Yes, ask Crossref and PubMed.")] = False,
    mailto: _Mailto = "",
    crossref_url: _Crossref = None,
    pubmed_url: _Pubmed = None,
    kb: _Kb = _DEFAULT,
) -> None:
    """Look works up again: fill in what was not found, note retractions, tell what differs.

    Example: claimroot works update suri-2010 --online --mailto me@example.org
    """
    from ingest.errors import LookupFailedError

    from .console import say
    from .working import services_of, show_updates, update_works

    if not online:
        raise LookupFailedError("an update asks Crossref and PubMed", "claimroot works update", "say so with --online")
    services = services_of(kb, mailto, crossref_url, pubmed_url)
    show_updates(update_works(kb, works or [], services, say))


@works_app.command("add-findings")
def add_findings_table(
    table: Annotated[Path, typer.Argument(help="A table of findings (CSV, columns as in data/README.md).")],
    kb: _Kb = _DEFAULT,
) -> None:
    """Add findings that you typed in to your own, and compare claims with them.

    Example: claimroot works add-findings findings.csv
    """
    from .console import say
    from .working import add_findings

    say(f"added or changed: {len(add_findings(kb, table))}")


@works_app.command("read-abstract")
def read_abstract_file(
    abstract: Annotated[Path, typer.Argument(help="The abstract as a text file.")],
    work: Annotated[str, typer.Option(help="The key or DOI of the work.")],
    keep: Annotated[bool, typer.Option("--keep", help="Add them to your own; else they are only shown.")] = False,
    kb: _Kb = _DEFAULT,
) -> None:
    """Read findings from the abstract of a work, with the reader of articles; they are marked as unreviewed.

    Example: claimroot works read-abstract abstract.txt --work suri-2010 --keep
    """
    from .console import say
    from .working import add_abstract

    new = add_abstract(kb, abstract, work, keep=keep)
    say(f"added or changed: {len(new)}" if keep else "nothing was kept: add --keep to add them")
