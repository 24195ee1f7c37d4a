"""Imports go one way: claimroot → graph → ingest. Files, arguments and stores are opened at the ends only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
ALLOWED = {"ingest": {"ingest"}, "graph": {"graph", "ingest"}, "claimroot": {"claimroot", "graph", "ingest"}}
WORKER = "graph/worker.py"  # a program of its own, at the other end of a pipe
MODULES = sorted(path for package in ALLOWED for path in (HOME / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return the dotted names that a module imports absolutely."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module)
    return names


def uses(path: Path, attribute: str) -> bool:
    """Say whether a module speaks of `a.b`, such as `os.environ`."""
    owner, name = attribute.split(".")
    return any(
        isinstance(node, ast.Attribute)
        and node.attr == name
        and isinstance(node.value, ast.Name)
        and node.value.id == owner
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    )


def name_of(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_downstream_only(path: Path) -> None:
    package = path.relative_to(HOME).parts[0]
    ours = {name.split(".")[0] for name in imported(path)} & set(ALLOWED)
    assert ours <= ALLOWED[package]


def test_one_module_opens_stores() -> None:
    opening = {name_of(path) for path in MODULES if uses(path, "ox.Store")}
    assert opening == {"graph/store.py", WORKER}


@pytest.mark.parametrize("attribute", ["sys.argv", "os.environ", "sys.stdin", "sys.stdout"])
def test_only_the_command_line_speaks_to_its_surroundings(attribute: str) -> None:
    speaking = {name_of(path) for path in MODULES if uses(path, attribute) and path.parts[-2] != "claimroot"}
    assert speaking <= {WORKER}


def test_the_middle_has_no_clock_and_no_chance() -> None:
    """Reading and quads depend on their input alone; a build notes its time, a layout is seeded, a look-up waits."""
    ends = {"graph/base.py", "graph/endpoint.py", "graph/page/layout.py", "claimroot/online.py"}
    for path in MODULES:
        if name_of(path) not in ends:
            assert not {"random", "time"} & imported(path), name_of(path)
            assert not uses(path, "datetime.now"), name_of(path)
            assert not uses(path, "date.today"), name_of(path)
