"""The guard: `graph` and `ingest` are common names, so check that they are ours (docs/decisions/0001-packages.md)."""

from importlib.util import find_spec
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]


def check(names: tuple[str, ...] = ("ingest", "graph")) -> None:
    """Raise ImportError if Python would import another module of one of these names. Runs none of them."""
    for name in names:
        spec = find_spec(name)
        found = Path(spec.origin).resolve() if spec and spec.origin else None
        if found != HOME / name / "__init__.py":
            mend = (
                "rename that one, or start Python with -P (pytest: --import-mode=importlib)"
                if found
                else "pip install --force-reinstall claimroot"
            )
            where = found or "nowhere on sys.path"
            raise ImportError(
                f"claimroot needs its own package {name!r}, not this one\n  where: {where}\n  mend:  {mend}", name=name
            )
