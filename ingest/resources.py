"""Where the data that claimroot ships stands: `data/` in a checkout, `claimroot/data/` in a wheel."""

from pathlib import Path

_HOME = Path(__file__).resolve().parents[1]


def shipped(*parts: str) -> Path:
    """Return the path of a shipped data file or folder, such as `shipped("references.csv")`.

    >>> shipped("vocabulary").is_dir()
    True
    """
    in_wheel = _HOME / "claimroot" / "data"
    return (in_wheel if in_wheel.is_dir() else _HOME / "data").joinpath(*parts)
