"""Writes what the documentation shows of the program: `python docs/generate.py` after a change, `--check` in tests.

- docs/queries.md from the headers of graph/queries/*.rq
- docs/commands.md from the help pages
- docs/audit.md from the rules of the audit
- the blocks of README.md between `<!-- run: COMMAND -->` and `<!-- end -->` from running COMMAND on the shipped digests
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from graph.audit import RULES
from graph.queries import named_queries

HOME = Path(__file__).resolve().parents[1]
COMMANDS = ("build", "claims", "strength", "query", "search", "trace", "paths", "audit", "draw", "load")
GROUPS = {
    "works": ("list", "add", "update", "add-findings", "read-abstract"),
    "review": ("accept", "reject", "correct", "list", "reasons", "export", "import"),
}
_BLOCK = re.compile(r"(<!-- run: (?P<command>.+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def queries_page() -> str:
    """Return docs/queries.md."""
    lines = [
        "# Named queries",
        "",
        "Made from the headers of `graph/queries/*.rq` by `python docs/generate.py`. Ask one with",
        "`claimroot query NAME --bind input=value`; a concept may be given by any of its names.",
    ]
    for name, query in named_queries().items():
        inputs = ", ".join(f"`{one.name}` ({one.kind})" for one in query.inputs) or "none"
        outputs = ", ".join(f"`{one}`" for one in query.outputs)
        lines += ["", f"## {name}", "", query.description, "", f"- inputs: {inputs}", f"- columns: {outputs}"]
        lines += [f"- rows: {query.order}"] if query.order else []
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """Return docs/commands.md."""
    lines = ["# Commands", "", "Made from the help pages by `python docs/generate.py`.", ""]
    lines.append(_fenced("claimroot --help"))
    for command in COMMANDS:
        lines += ["", f"## {command}", "", _fenced(f"claimroot {command} --help")]
    for group, commands in GROUPS.items():
        for command in commands:
            lines += ["", f"## {group} {command}", "", _fenced(f"claimroot {group} {command} --help")]
    return "\n".join(lines) + "\n"


def audit_page() -> str:
    """Return docs/audit.md."""
    lines = [
        "# What the audit finds",
        "",
        "Made from the rules in `graph/audit/` by `python docs/generate.py`. `claimroot audit` runs them over a",
        "knowledge base, `claimroot audit FILE` over a file; each fault shows the article's words with their place and",
        "what stands against them. An error is wrong whoever reads it, a warning needs a person's eye, a note may be",
        "quite right.",
        "What cannot be told (a work that is not known, a design that was not found) is no fault.",
    ]
    for rule in RULES:
        lines += ["", f"## {rule.name}", "", f"*{rule.severity}.* {rule.title}.", "", rule.help]
    return "\n".join(lines) + "\n"


def readme(folder: Path) -> str:
    """Return README.md with its blocks run in `folder`, where a demo knowledge base is built first."""
    _run("claimroot build", folder)

    def block(match: re.Match[str]) -> str:
        return f"{match[1]}{_fenced(match['command'], folder)}\n{match[3]}"

    return _BLOCK.sub(block, (HOME / "README.md").read_text("utf-8"))


def _fenced(command: str, folder: Path | None = None) -> str:
    return f"```console\n$ {command}\n{_run(command, folder)}\n```"


def _run(command: str, folder: Path | None = None) -> str:
    """Return what a command prints, as plain text 100 columns wide."""
    words = shlex.split(command)
    program = Path(sys.executable).with_name(words[0])
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [str(program), *words[1:]], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def main() -> int:
    """Write the pages, or with `--check` say which are stale; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        pages = {
            HOME / "docs" / "queries.md": queries_page(),
            HOME / "docs" / "commands.md": commands_page(),
            HOME / "docs" / "audit.md": audit_page(),
            HOME / "README.md": readme(Path(folder)),
        }
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if "--check" in sys.argv:
            sys.stderr.write(f"stale: {path.relative_to(HOME)}; run python docs/generate.py\n")
        else:
            path.write_text(pages[path], encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
