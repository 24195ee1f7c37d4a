"""Paths as rows and as JSON, for programs: every row carries what its path is worth, and that it is no evidence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .model import EvidencePath, Hop, PathAnswer

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: dict[str, tuple[str, str]] = {
    "path": ("int64", "place of the path, from 1, best first"),
    "hop": ("int64", "place of the hop in its path, from 1"),
    "subject": ("string", "id of the concept that the hop comes from"),
    "relation": ("string", "one of the ten relations"),
    "object": ("string", "id of the concept that the hop leads to"),
    "against": ("boolean", "whether it is read against the direction of its claims"),
    "level": ("string", "strength of the hop: E0, ungraded, E1 to E4"),
    "score": ("float64", "number to sort by, 0 to 1; no probability"),
    "voices": ("int64", "how many say it"),
    "roots": ("int64", "independent studies that support it"),
    "sign": ("Int64", "1 more leads to more, -1 more leads to less, empty where no cause is put"),
    "causal": ("boolean", "whether some claim words it as a cause"),
    "works": ("string", "keys of works tied to it, separated by spaces"),
    "shared_roots": ("string", "studies that another hop of the path rests on too, separated by spaces"),
    "article": ("string", "the article of the best claim"),
    "quote": ("string", "its words"),
    "claim": ("string", "its id"),
    "path_level": ("string", "strength of the weakest hop of the path"),
    "path_sign": ("Int64", "the sign of the whole path"),
    "label": ("string", "what kind of chain it is"),
    "note": ("string", "what must be said with every path"),
}
"""The columns of paths in rows, in order: pandas dtype and meaning."""


def path_rows(answer: PathAnswer) -> Iterator[dict[str, Any]]:
    """Yield a row for each hop of each path, with the keys of `COLUMNS`; None where there is no value."""
    for place, path in enumerate(answer.paths, 1):
        whole = {"path_level": path.weakest, "path_sign": path.sign, "label": path.label, "note": answer.note}
        for number, hop in enumerate(path.hops, 1):
            shared = " ".join(one.root for one in path.shared_roots if number in one.hops)
            yield {"path": place, "hop": number, **_hop(hop), "shared_roots": shared, **_said(hop), **whole}


def _hop(hop: Hop) -> dict[str, Any]:
    return {
        "subject": hop.subject,
        "relation": hop.relation.value,
        "object": hop.object,
        "against": hop.against,
        "level": hop.grade.level,
        "score": hop.grade.score,
        "voices": hop.grade.voices,
        "roots": hop.grade.roots,
        "sign": hop.sign,
        "causal": hop.causal,
        "works": " ".join(hop.works),
    }


def _said(hop: Hop) -> dict[str, Any]:
    claim = hop.best
    return {"article": claim.article, "quote": claim.quote.exact, "claim": claim.id}


def path_frame(answer: PathAnswer) -> pd.DataFrame:
    """Return paths as a DataFrame with the columns and dtypes of `COLUMNS`."""
    import pandas as pd

    frame = pd.DataFrame.from_records(list(path_rows(answer)), columns=list(COLUMNS))
    return frame.astype({name: kind for name, (kind, _) in COLUMNS.items()})


def path_csv(answer: PathAnswer) -> str:
    """Return paths as CSV (RFC 4180) with a header; empty where there is no value."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(COLUMNS))
    writer.writeheader()
    writer.writerows(path_rows(answer))
    return file.getvalue()


def path_json(answer: PathAnswer) -> dict[str, Any]:
    """Return paths as values for JSON: `note`, `truncated`, `paths` with their hops."""
    return {"note": answer.note, "truncated": answer.truncated, "paths": [_json(path) for path in answer.paths]}


def _json(path: EvidencePath) -> dict[str, Any]:
    start, end = path.narrower
    return {
        "start": path.start,
        "end": path.end,
        "start_is_narrower": start,
        "end_is_narrower": end,
        "label": path.label,
        "sign": path.sign,
        "causal": path.causal,
        "weakest": path.weakest,
        "product": round(path.product, 6),
        "shared_roots": [{"root": one.root, "hops": list(one.hops)} for one in path.shared_roots],
        "hops": [
            {
                **_hop(hop),
                "works": list(hop.works),
                **_said(hop),
                "claims": hop.counts[0],
                "denied": hop.counts[1],
            }
            for hop in path.hops
        ],
    }
