"""A wheel installed alone, outside the checkout, has everything that the commands need; and the guard guards."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
MAIN = "import sys; from claimroot.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=HOME, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files in a folder of their own, as an installer lays them."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, folder: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in `folder` with the installed wheel before everything else on its path."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def test_the_wheel_holds_code_and_data_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "claimroot/py.typed",
        "graph/py.typed",
        "ingest/py.typed",
        "graph/ontology.ttl",
        "graph/shapes.ttl",
        "graph/queries/claims_about.rq",
        "graph/page/graph.html.j2",
        "ingest/claims/tables/cues.tsv",
        "claimroot/data/references.csv",
        "claimroot/data/findings.csv",
        "claimroot/data/vocabulary/conditions.ttl",
    ):
        assert name in names
    assert sum(name.startswith("claimroot/data/articles/") for name in names) == 5
    assert not [name for name in names if name.startswith(("tests/", "docs/", "data/", "notebooks/"))]


def test_the_wheel_alone_builds_and_traces(installed: Path, tmp_path: Path) -> None:
    home = run(installed, tmp_path, "import claimroot; print(claimroot.__file__)").stdout.strip()
    assert Path(home).is_relative_to(installed)
    assert "build" in run(installed, tmp_path, MAIN, "--help").stdout
    built = run(installed, tmp_path, MAIN, "build")
    assert built.returncode == 0, built.stderr
    assert "Suri" in run(installed, tmp_path, MAIN, "trace", "57%").stdout


@pytest.mark.parametrize("name", ["graph", "ingest"])
def test_a_module_of_the_same_name_is_told_and_not_run(installed: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.py").write_text("raise SystemExit('it ran')\n", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import claimroot"
    done = run(installed, tmp_path, code)
    assert done.returncode == 1
    assert f"claimroot needs its own package '{name}', not this one" in done.stderr
    assert str(tmp_path / f"{name}.py") in done.stderr
    assert "it ran" not in done.stderr
