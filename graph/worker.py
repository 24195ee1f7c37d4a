"""The process that runs one query from outside and can be killed: started by `graph.limits`, never imported.

Oxigraph has no time limit and no memory limit, and calls out on SERVICE. Here the system sets them: memory (RLIMIT_AS:
what asks for more is aborted, and only it), processor time, and, where Linux allows it, a network name space without
any network. Reads a job as JSON from standard input; writes one line of JSON and then the answer: rows as SPARQL 1.1
TSV, triples as N-Triples.
"""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pyoxigraph as ox

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def set_limits(memory_bytes: int, cpu_s: int) -> None:
    """Set what this process may use beyond what it holds, where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    memory_bytes += _held_bytes(resource.getpagesize())
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _held_bytes(page: int) -> int:
    """Return the address space that this process has already, 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * page
    except OSError:
        return 0


def leave_network() -> bool:
    """Move this process where there is no network; say whether the system let it (Linux; unshare(2))."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    return any(libc.unshare(flags) == 0 for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def run(job: dict[str, Any], out: Any) -> None:
    """Run one job and write its answer to `out`."""
    head: dict[str, Any] = {"isolated": leave_network()}
    body = io.BytesIO()
    try:
        store = ox.Store.read_only(job["folder"])
        set_limits(job["memory_bytes"], job["cpu_s"])
        found = store.query(job["sparql"], use_default_graph_as_union=job["union"])
        head |= _write(found, body, job["max_rows"], job["max_bytes"])
    except SyntaxError as error:
        head |= {"kind": "syntax", "message": str(error)}
    except MemoryError:
        head |= {"kind": "memory"}
    except (RuntimeError, ValueError, OSError) as error:
        head |= {"kind": "failed", "message": str(error)}
    out.write(json.dumps(head).encode("utf-8") + b"\n" + (body.getvalue() if "message" not in head else b""))


def _write(found: Any, body: io.BytesIO, max_rows: int, max_bytes: int) -> dict[str, Any]:
    if isinstance(found, ox.QueryBoolean):
        return {"kind": "truth", "value": bool(found)}
    rows = isinstance(found, ox.QuerySolutions)
    if rows:
        body.write(("\t".join(f"?{one.value}" for one in found.variables) + "\n").encode("utf-8"))
    cut = False
    for number, one in enumerate(found):
        if number >= max_rows or body.tell() > max_bytes:
            cut = True
            break
        line = "\t".join("" if term is None else str(term) for term in one) if rows else f"{one} ."
        body.write(line.encode("utf-8") + b"\n")
    return {"kind": "rows" if rows else "triples", "truncated": cut}


if __name__ == "__main__":
    run(json.load(sys.stdin), sys.stdout.buffer)
