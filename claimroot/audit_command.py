"""`claimroot audit`: the command and its formats."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class AuditFormat(StrEnum):
    """How `audit` prints."""

    TABLE = "table"
    JSON = "json"
    SARIF = "sarif"
    MD = "md"


class Severity(StrEnum):
    """How grave a fault is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def audit(
    articles: Annotated[
        list[str] | None, typer.Argument(help="Files to read now, or names of articles in the knowledge base.")
    ] = None,
    format: Annotated[AuditFormat, typer.Option("--format", help="How to print the faults.")] = AuditFormat.TABLE,
    least: Annotated[Severity, typer.Option(help="Leave out what is less grave than this.")] = Severity.NOTE,
    rule: Annotated[list[str] | None, typer.Option(help="Only faults of this rule; may be repeated.")] = None,
    works: Annotated[Path | None, typer.Option(help="For files: a table of works (CSV).")] = None,
    findings: Annotated[Path | None, typer.Option(help="For files: a table of findings (CSV).")] = None,
    kb: Annotated[Path, typer.Option("--kb", help="The knowledge base folder to ask.")] = Path("claimroot.kb"),
) -> None:
    """Find faults in references, figures and what articles say of their sources; exit code 1 where there are any.

    Without ARTICLES the whole knowledge base. Example: claimroot audit draft.md --format sarif
    """
    from graph.audit import rule_named

    from .auditing import audit as find_faults
    from .auditing import print_faults

    rules = [rule_named(name).name for name in rule or []]
    faults, documents = find_faults(kb, articles or [], works=works, findings=findings, least=least.value, rules=rules)
    sys.stdout.write(print_faults(faults, documents, articles or [], format.value))
    if faults:
        raise typer.Exit(1)
