"""A file of sorted lines, searched where it lies: a look-up reads some twenty lines, and nothing is loaded."""

from __future__ import annotations

import mmap
from functools import cached_property
from pathlib import Path


class SortedLines:
    """Lines of "key TAB rest", sorted by the bytes of their keys, each key once, after lines that open with #."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[type[SortedLines], tuple[Path]]:
        return SortedLines, (self._path,)  # another process opens the file itself

    @cached_property
    def _bytes(self) -> mmap.mmap:
        with self._path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    @cached_property
    def _first(self) -> int:
        data, start = self._bytes, 0
        while data[start : start + 1] == b"#":
            start = data.find(b"\n", start) + 1
        return start

    def find(self, key: str) -> list[str] | None:
        """Return what stands after `key`, cut at tabs, or None where no line has it.

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "kinds.tsv"
        ...     _ = path.write_text("# kinds\\ngout\\tCondition\\nrest\\tIntervention\\n")
        ...     SortedLines(path).find("rest"), SortedLines(path).find("gou")
        (['Intervention'], None)
        """
        data, wanted = self._bytes, key.encode("utf-8")
        low, high = self._first, len(data)  # where the line may begin
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", start)
            line = data[start : end if end >= 0 else len(data)]
            found = line.partition(b"\t")[0]
            if found == wanted:
                return line.decode("utf-8").split("\t")[1:]
            if found < wanted:
                low = start + len(line) + 1
            else:
                high = start
        return None
