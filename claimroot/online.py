"""Looking works up at Crossref and PubMed: only when asked to, politely, and never the same thing twice in a month.

Sources: Crossref REST API, "Etiquette" and "Polite pool" (an address in the request, few requests at a time); NLM,
"A General Introduction to the E-utilities" (at most three requests a second, `tool` and `email` in each).
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ingest.bibliography.crossref import crossref_entry
from ingest.bibliography.entry import Entry
from ingest.bibliography.pubmed import pubmed_entry
from ingest.errors import LookupFailedError

if TYPE_CHECKING:
    import httpx2

CROSSREF = "https://api.crossref.org"
PUBMED = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
KEPT_S = 30 * 24 * 3600.0
"""How long an answer is kept, in seconds."""
INTERVAL_S = 0.4
"""Least time between two requests, in seconds: under the three a second that NLM allows without a key."""
TIMEOUT_S = 20.0
LARGEST = 8 * 2**20
"""The largest answer that is read, in bytes."""


@dataclass(frozen=True, slots=True)
class Services:
    """Where to ask, and as whom. `mailto` is a person's address, so that they can be told if they ask too much."""

    mailto: str
    cache: Path
    crossref: str = CROSSREF
    pubmed: str = PUBMED
    interval_s: float = INTERVAL_S
    timeout_s: float = TIMEOUT_S


class Lookup:
    """Asks both services and puts their answers together. Made by `looking_up`."""

    def __init__(self, client: httpx2.Client, services: Services) -> None:
        self._client, self._services = client, services

    def by_doi(self, doi: str) -> Entry | None:
        """Return the entry of the work with this DOI, None where neither service knows it.

        Crossref gives the record; PubMed the PMID, and its own word on a retraction. Raises LookupFailedError where a
        service cannot be reached or answers something else.
        """
        answer = self._get(f"{self._services.crossref}/works/{quote(doi, safe='')}", {"mailto": self._services.mailto})
        found = crossref_entry(_mapping(answer.get("message")), f"doi {doi}") if answer is not None else None
        pmid = self._pmid(doi)
        summary = self._summary(pmid) if pmid else None
        if summary is not None and summary.doi.casefold() not in ("", doi.casefold()):
            summary = None  # the search matched something else
        return _joined(found, summary)

    def by_pmid(self, pmid: str) -> Entry | None:
        """Return the entry of the work with this PMID, with Crossref's record where it has a DOI; None if unknown."""
        summary = self._summary(pmid)
        if summary is None or not summary.doi:
            return summary
        answer = self._get(
            f"{self._services.crossref}/works/{quote(summary.doi, safe='')}", {"mailto": self._services.mailto}
        )
        found = crossref_entry(_mapping(answer.get("message")), f"pmid {pmid}") if answer is not None else None
        return _joined(found, summary)

    def _pmid(self, doi: str) -> str:
        answer = self._get(f"{self._services.pubmed}/esearch.fcgi", {**self._entrez(), "term": f"{doi}[aid]"})
        ids = _mapping((answer or {}).get("esearchresult")).get("idlist")
        return str(ids[0]) if isinstance(ids, list) and len(ids) == 1 else ""

    def _summary(self, pmid: str) -> Entry | None:
        answer = self._get(f"{self._services.pubmed}/esummary.fcgi", {**self._entrez(), "id": pmid})
        summary = _mapping(_mapping((answer or {}).get("result")).get(pmid))
        return pubmed_entry(summary, f"pmid {pmid}") if summary and "error" not in summary else None

    def _entrez(self) -> dict[str, str]:
        return {"db": "pubmed", "retmode": "json", "tool": "claimroot", "email": self._services.mailto}

    def _get(self, url: str, parameters: Mapping[str, str]) -> Mapping[str, Any] | None:
        """Return the JSON object at `url`, None for "not found" (404). Raises LookupFailedError."""
        import httpx2

        host = httpx2.URL(url).host
        try:
            with self._client.stream("GET", url, params=dict(parameters)) as response:
                if response.status_code == 404:
                    return None
                if response.status_code == 429:
                    raise LookupFailedError(f"{host} asks for fewer requests", url, "wait some minutes, then ask again")
                if not response.is_success:
                    what = f"{host} answered with status {response.status_code}"
                    raise LookupFailedError(what, url, "ask again later")
                data = _read(response, url)
        except httpx2.TimeoutException:
            mend = "ask again later; what was found before is kept"
            raise LookupFailedError(f"{host} did not answer in time", url, mend) from None
        except httpx2.HTTPError as error:
            what = f"{host} could not be reached: {str(error) or type(error).__name__}"
            raise LookupFailedError(what, url, "check the network, then ask again") from None
        return _object(data, host, url)


def _read(response: httpx2.Response, url: str) -> bytes:
    data = bytearray()
    for part in response.iter_bytes():
        data += part
        if len(data) > LARGEST:
            raise LookupFailedError(
                f"an answer of more than {LARGEST} bytes", url, "tell us of it: no record is so large"
            )
    return bytes(data)


def _object(data: bytes, host: str, url: str) -> Mapping[str, Any]:
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        raise LookupFailedError(f"{host} answered something that is no record", url, "ask again later")
    return answer


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _joined(first: Entry | None, second: Entry | None) -> Entry | None:
    """Return one entry of two of the same work: Crossref's fields first; retracted if either says so."""
    if first is None or second is None:
        return first or second
    fields = ("title", "authors", "year", "year_online", "journal", "volume", "issue", "pages", "doi", "pmid")
    filled = {name: getattr(first, name) or getattr(second, name) for name in fields}
    return replace(first, **filled, retracted=first.retracted or second.retracted, read_at="Crossref, PubMed")


@contextmanager
def looking_up(services: Services) -> Iterator[Lookup]:
    """Give a look-up at the services. Raises LookupFailedError where the extra is not installed, or without address."""
    if "@" not in services.mailto:
        mend = "give your address with --mailto, or in CLAIMROOT_MAILTO"
        raise LookupFailedError("Crossref and PubMed ask who is asking: there is no address", "--mailto", mend)
    try:
        import hishel
        import httpx2
        from hishel.httpx2 import CacheTransport
    except ImportError as error:
        mend = "pip install 'claimroot[online]'"
        raise LookupFailedError(f"looking up needs {error.name}, which is not installed", "--online", mend) from None

    services.cache.parent.mkdir(parents=True, exist_ok=True)
    storage = hishel.SqliteStorage(database_path=services.cache, default_ttl=KEPT_S)
    slow = polite(httpx2.HTTPTransport(), services.interval_s)
    agent = f"claimroot (mailto:{services.mailto})"
    with httpx2.Client(
        transport=CacheTransport(next_transport=slow, storage=storage),
        timeout=services.timeout_s,
        headers={"User-Agent": agent, "Accept": "application/json"},
        follow_redirects=True,
        max_redirects=3,
    ) as client:
        yield Lookup(client, services)


def polite(
    transport: httpx2.BaseTransport,
    interval_s: float,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> httpx2.BaseTransport:
    """Return a transport that leaves `interval_s` between two requests. What the cache has does not come here."""
    import httpx2

    class Polite(httpx2.BaseTransport):
        def __init__(self) -> None:
            self._next = 0.0
            self._lock = threading.Lock()

        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            with self._lock:
                sleep(max(0.0, self._next - clock()))
                self._next = clock() + interval_s
            return transport.handle_request(request)

        def close(self) -> None:
            transport.close()

    return Polite()
