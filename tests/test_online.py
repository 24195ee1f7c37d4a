"""Look-ups ask the services politely, once, and say what was found, what was not, and what could not be asked.

The answers are ours, in the shapes that Crossref and NLM document; a server on the loopback serves them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import httpx2
import pytest

from claimroot.building import build_from_files
from claimroot.online import LARGEST, Services, looking_up, polite
from claimroot.working import add_works, update_works
from graph.base import KnowledgeBase
from graph.shelf import own_works, put_works
from ingest.errors import LookupFailedError
from ingest.model import Work

STAIRS = {
    "title": ["Stairs, squats and sore knees"],
    "subtitle": ["a cohort"],
    "author": [{"family": "Bee", "given": "Anna Clara"}, {"name": "Knee Study Group"}],
    "container-title": ["Journal of Made-up Knees"],
    "volume": "12",
    "issue": "3",
    "page": "101-109",
    "DOI": "10.1000/stairs.1",
    "published-print": {"date-parts": [[2021, 2]]},
    "published-online": {"date-parts": [[2020, 12, 1]]},
}
ROPES = {"title": ["Ropes"], "DOI": "10.1000/ropes.2", "updated-by": [{"type": "retraction", "DOI": "10.1000/notice"}]}
SUMMARY = {
    "uid": "4242",
    "title": "Stairs, squats and sore knees: a cohort.",
    "authors": [{"name": "Bee AC", "authtype": "Author"}],
    "pubdate": "2021 Feb",
    "fulljournalname": "Journal of made-up knees",
    "pubtype": ["Journal Article", "Retracted Publication"],
    "articleids": [{"idtype": "doi", "value": "10.1000/stairs.1"}],
}


@dataclass
class Server:
    """What the loopback server answers, and what it was asked."""

    url: str = ""
    asked: list[tuple[str, dict[str, list[str]], str]] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)

    def answer(self, path: str, query: dict[str, list[str]]) -> tuple[int, bytes]:
        for name, value in self.answers.items():
            if name in path:
                return value if isinstance(value, tuple) else (200, json.dumps(value).encode())
        if "/works/" in path:
            work = {"10.1000/stairs.1": STAIRS, "10.1000/ropes.2": ROPES}.get(path.partition("/works/")[2])
            return (
                (200, json.dumps({"status": "ok", "message": work}).encode()) if work else (404, b"Resource not found.")
            )
        if path.endswith("/esearch.fcgi"):
            ids = ["4242"] if query["term"] == ["10.1000/stairs.1[aid]"] else []
            return 200, json.dumps({"esearchresult": {"idlist": ids}}).encode()
        uid = query["id"][0]
        record = SUMMARY if uid == "4242" else {"uid": uid, "error": "cannot get document summary"}
        return 200, json.dumps({"result": {"uids": [uid], uid: record}}).encode()


@pytest.fixture
def server() -> Iterator[Server]:
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            told.asked.append((unquote(parts.path), query, self.headers["User-Agent"]))
            status, body = told.answer(unquote(parts.path), query)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{running.server_address[1]}"
    thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield told
    running.shutdown()
    running.server_close()
    thread.join()


def services(server: Server, folder: Path, **changes: Any) -> Services:
    given = {"interval_s": 0.0, "timeout_s": 5.0, **changes}
    return Services("reader@example.org", folder / "answers.sqlite", server.url, f"{server.url}/entrez", **given)


def test_a_doi_gives_the_record_of_crossref_with_the_pmid_and_the_retraction_of_pubmed(
    server: Server, tmp_path: Path
) -> None:
    with looking_up(services(server, tmp_path)) as lookup:
        entry = lookup.by_doi("10.1000/stairs.1")
    assert entry is not None
    assert entry.title == "Stairs, squats and sore knees: a cohort"
    assert entry.authors == ("Bee, A. C.", "Knee Study Group")
    assert (entry.year, entry.year_online, entry.pmid, entry.retracted) == ("2021", "2020", "4242", True)


def test_a_pmid_leads_to_the_doi_and_its_record(server: Server, tmp_path: Path) -> None:
    with looking_up(services(server, tmp_path)) as lookup:
        entry = lookup.by_pmid("4242")
    assert entry is not None
    assert (entry.doi, entry.volume, entry.pages) == ("10.1000/stairs.1", "12", "101-109")


def test_what_neither_service_knows_is_not_found(server: Server, tmp_path: Path) -> None:
    with looking_up(services(server, tmp_path)) as lookup:
        assert lookup.by_doi("10.1000/nowhere") is None
        assert lookup.by_pmid("99") is None


def test_each_request_says_who_asks(server: Server, tmp_path: Path) -> None:
    with looking_up(services(server, tmp_path)) as lookup:
        lookup.by_doi("10.1000/stairs.1")
    assert len(server.asked) == 3
    for path, query, agent in server.asked:
        assert "mailto:reader@example.org" in agent
        assert query["mailto" if "/works/" in path else "email"] == ["reader@example.org"]


def test_nothing_is_asked_twice_even_by_another_run(server: Server, tmp_path: Path) -> None:
    for _ in range(2):
        with looking_up(services(server, tmp_path)) as lookup:
            lookup.by_doi("10.1000/stairs.1")
            lookup.by_doi("10.1000/stairs.1")
    assert len(server.asked) == 3


def test_a_failure_is_not_kept(server: Server, tmp_path: Path) -> None:
    server.answers["/works/"] = (503, b"")
    with looking_up(services(server, tmp_path)) as lookup:
        with pytest.raises(LookupFailedError, match="status 503"):
            lookup.by_doi("10.1000/stairs.1")
        server.answers.clear()
        assert lookup.by_doi("10.1000/stairs.1") is not None


def test_requests_keep_their_distance(server: Server) -> None:
    now, slept = [100.0], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    with httpx2.Client(transport=polite(httpx2.HTTPTransport(), 0.4, lambda: now[0], sleep)) as client:
        for _ in range(3):
            client.get(f"{server.url}/works/10.1000/ropes.2")
            now[0] += 0.1
    assert [round(seconds, 6) for seconds in slept] == [0.0, 0.3, 0.3]


FAILURES = {
    "too many requests": ((429, b""), "asks for fewer requests"),
    "an error of the service": ((500, b"oops"), "answered with status 500"),
    "words that are no JSON": ((200, b"<html>"), "answered something that is no record"),
    "JSON that is no object": ((200, b"[1, 2]"), "answered something that is no record"),
    "JSON nested without end": ((200, b"[" * 200_000), "answered something that is no record"),
    "an answer without end": ((200, b" " * (LARGEST + 1)), "an answer of more than"),
}


@pytest.mark.parametrize(("answer", "what"), FAILURES.values(), ids=FAILURES.keys())
def test_what_cannot_be_looked_up_is_told(answer: tuple[int, bytes], what: str, server: Server, tmp_path: Path) -> None:
    server.answers["/works/"] = answer
    with looking_up(services(server, tmp_path)) as lookup, pytest.raises(LookupFailedError, match=what):
        lookup.by_doi("10.1000/stairs.1")


STRANGE = {
    "no record": {"message": None},
    "fields of other kinds": {
        "message": {"title": 3, "author": {"family": 1}, "volume": [], "issued": {"date-parts": "x"}}
    },
    "lists of nothing": {"message": {"title": [], "author": [None, 1], "published-print": {"date-parts": [[None]]}}},
}


@pytest.mark.parametrize("record", STRANGE.values(), ids=STRANGE.keys())
def test_a_record_of_any_shape_is_read_as_far_as_it_goes(record: Any, server: Server, tmp_path: Path) -> None:
    server.answers["/works/"] = record
    with looking_up(services(server, tmp_path)) as lookup:
        entry = lookup.by_doi("10.1000/other")
    assert entry is not None
    assert (entry.title, entry.authors, entry.year) == ("", (), "")


def test_a_server_that_does_not_answer_is_told(server: Server, tmp_path: Path) -> None:
    gate = threading.Event()
    server.answer = lambda path, query: (gate.wait(10), (200, b"{}"))[1]  # type: ignore[method-assign]
    with looking_up(services(server, tmp_path, timeout_s=0.2)) as lookup:
        with pytest.raises(LookupFailedError, match="did not answer in time"):
            lookup.by_doi("10.1000/stairs.1")
        gate.set()


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    nowhere = Services("reader@example.org", tmp_path / "a.sqlite", "http://127.0.0.1:9", "http://127.0.0.1:9")
    with looking_up(nowhere) as lookup, pytest.raises(LookupFailedError, match="could not be reached"):
        lookup.by_doi("10.1000/stairs.1")


def test_nobody_is_asked_without_an_address(tmp_path: Path) -> None:
    with (
        pytest.raises(LookupFailedError, match="there is no address"),
        looking_up(Services("", tmp_path / "a.sqlite")),
    ):
        pass


def test_without_the_extra_the_mend_is_told(tmp_path: Path) -> None:
    code = "import sys; sys.modules['httpx2'] = None\nfrom claimroot.cli import main\nmain(sys.argv[1:])"
    arguments = ["works", "add", "10.1000/1", "--online", "--mailto", "a@example.org", "--kb", str(tmp_path / "kb")]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "pip install 'claimroot[online]'" in done.stderr
    assert "Traceback" not in done.stderr


# With a knowledge base ------------------------------------------------------------------------------------------------


def test_a_doi_becomes_a_work_of_the_users_own(server: Server, tmp_path: Path) -> None:
    added = add_works(tmp_path / "kb", ["https://doi.org/10.1000/STAIRS.1"], services(server, tmp_path))
    (work,) = added.new
    assert own_works(tmp_path / "kb") == (work,)
    assert (work.key, work.year, work.year_online, work.pmid, work.retracted) == ("bee-2021", 2021, 2020, "4242", True)
    assert work.design is None


def test_an_unknown_doi_adds_nothing(server: Server, tmp_path: Path) -> None:
    with pytest.raises(LookupFailedError, match="not found: "):
        add_works(tmp_path / "kb", ["10.1000/stairs.1", "10.1000/nowhere"], services(server, tmp_path))
    assert own_works(tmp_path / "kb") == ()


def test_an_update_fills_what_was_empty_notes_a_retraction_and_keeps_what_we_had(
    server: Server, tmp_path: Path
) -> None:
    known = Work("stairs", "Stairs, squats and sore knees", ("Bee, A. C.",), 2019, doi="10.1000/stairs.1")
    put_works(tmp_path / "kb", [known, Work("lost", "Lost and gone", doi="10.1000/lost")], ())
    stairs, lost = update_works(tmp_path / "kb", ["stairs", "lost"], services(server, tmp_path), lambda key: None)
    assert (stairs.after.volume, stairs.after.pmid, stairs.after.retracted, stairs.after.year) == (
        "12",
        "4242",
        True,
        2019,
    )
    assert ("year", "2019", "2021") in stairs.differing
    assert not lost.found
    assert {work.key: work.retracted for work in own_works(tmp_path / "kb")} == {"stairs": True, "lost": False}


ARTICLE = """\
Ropes cause knee pain.

## References

1. Doe, J. (2018). Ropes. doi: 10.1000/ropes.2
"""


def test_a_retraction_that_was_looked_up_is_found_by_the_audit_and_by_every_build_after(
    server: Server, tmp_path: Path
) -> None:
    article, kb = tmp_path / "ropes.md", tmp_path / "kb"
    article.write_text(ARTICLE, encoding="utf-8")
    build_from_files([article], kb)
    add_works(kb, ["10.1000/ropes.2"], services(server, tmp_path))
    first = tuple(KnowledgeBase.open(kb).faults())
    assert "retracted-work" in {fault.rule for fault in first}
    build_from_files([article], kb)
    assert tuple(KnowledgeBase.open(kb).faults()) == first
