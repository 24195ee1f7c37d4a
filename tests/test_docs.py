"""The documentation shows what the program does now, and its links lead somewhere."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import claimroot
from graph.queries import named_queries
from ingest import errors

HOME = Path(__file__).parents[1]
PAGES = [HOME / "README.md", HOME / "CONTRIBUTING.md", HOME / "CHANGELOG.md", *sorted((HOME / "docs").rglob("*.md"))]
_LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


def test_generated_pages_and_readme_output_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=HOME, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(HOME).as_posix())
def test_links_lead_to_files(page: Path) -> None:
    for target in _LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_query_is_documented() -> None:
    text = (HOME / "docs" / "queries.md").read_text("utf-8")
    assert all(f"## {name}\n" in text for name in named_queries())


def test_every_error_is_in_the_tree() -> None:
    ours = [name for name, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, Exception)]
    assert ours
    assert all(name in (errors.__doc__ or "") for name in ours)


@pytest.mark.parametrize("name", claimroot.__all__)
def test_every_public_name_exists_and_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(getattr(claimroot, name))
