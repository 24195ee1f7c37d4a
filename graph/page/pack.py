"""Rows as compact columns, compressed: what repeats is written once, so that 60,000 claims fit in one page.

A column is a plain list; or, where few values repeat, `{"of": values, "at": positions}`; or `{"all": value}`. Columns
that say much the same, such as a quote and what stands beside it, go row by row, so that the compression finds it.
`script/core.js` and `script/claims.js` read the same. The text is JSON in ASCII, compressed (RFC 1952) and written in
base64, which holds no character that HTML knows.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

Column = list[Any] | dict[str, Any]
Table = dict[str, Any]
_GZIP = 31  # zlib's number for the largest window with a gzip head, which then names no time and no system
_LEVEL = 6


def pack_column(values: Sequence[Any]) -> Column:
    """Return a column for values that JSON can hold.

    >>> pack_column(["a", "a", "b", "a"]), pack_column([1, 2, 3]), pack_column(["", ""])
    ({'of': ['a', 'b'], 'at': [0, 0, 1, 0]}, [1, 2, 3], {'all': ''})
    """
    if not values:
        return []
    if not isinstance(values[0], str):
        return {"all": values[0]} if all(value == values[0] for value in values) else list(values)
    at: dict[Any, int] = {}
    positions = [at.setdefault(value, len(at)) for value in values]
    if len(at) == 1:
        return {"all": values[0]}
    return {"of": list(at), "at": positions} if 2 * len(at) <= len(values) else list(values)


def pack_table(columns: dict[str, Sequence[Any]], count: int) -> Table:
    """Return a table of `count` rows: each column packed, in their order.

    >>> pack_table({"id": ["a", "b"], "x": [0, 0]}, 2)
    {'count': 2, 'columns': {'id': ['a', 'b'], 'x': {'all': 0}}}
    """
    return {"count": count, "columns": {name: pack_column(values) for name, values in columns.items()}}


def pack_rows(columns: dict[str, Sequence[str]]) -> Table:
    """Return columns of equal length as one list, row after row.

    >>> pack_rows({"quote": ["a", "b"], "suffix": ["c", "d"]})
    {'names': ['quote', 'suffix'], 'values': ['a', 'c', 'b', 'd']}
    """
    return {"names": list(columns), "values": [value for row in zip(*columns.values(), strict=True) for value in row]}


def attributes(things: Iterable[Any], names: Sequence[str]) -> dict[str, Sequence[Any]]:
    """Return the named attributes of all things as columns."""
    things = tuple(things)
    return {name: [getattr(thing, name) for thing in things] for name in names}


def compressed(value: object) -> str:
    """Return `value` as JSON, compressed, in base64: the same text for the same value.

    >>> import gzip
    >>> gzip.decompress(base64.b64decode(compressed({"a": "</script>"})))
    b'{"a":"</script>"}'
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return base64.b64encode(packer.compress(text.encode("ascii")) + packer.flush()).decode("ascii")
