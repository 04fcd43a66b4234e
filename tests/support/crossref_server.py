"""A small service on the loopback in the shape of Crossref's REST API and of the DOI resolver, with faults on request.

Records and DOIs are made up, under 10.5555, Crossref's prefix for tests. Without a script it answers as Crossref does;
`CrossrefServer.will` scripts what the next requests get. It keeps what it was asked, and when.
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import struct
import threading
import time
from collections import Counter, defaultdict, deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

import attrs

ABSENT = b"Resource not found."
LIMITS = {
    "x-rate-limit-limit": "200",
    "x-rate-limit-interval": "1s",
    "x-concurrency-limit": "3",
    "x-api-pool": "polite",
}


def record(doi, title, family="Marlowe", given="Ada", year=2014, **more):
    """A record as Crossref sends it."""
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "author": [{"given": given, "family": family, "sequence": "first", "affiliation": []}],
        "container-title": ["Journal of Canal Studies"],
        "short-container-title": ["J. Canal Stud."],
        "volume": "12",
        "issue": "3",
        "page": "101-109",
        "issued": {"date-parts": [[year, 3]]},
        "publisher": "Lockgate Press",
        "URL": f"https://doi.org/{doi}",
        "source": "Crossref",
        "score": 1,
    } | more


RECORDS = {
    r["DOI"]: r
    for r in (
        record("10.5555/lock.1", "Lock keepers and the night trade"),
        record("10.5555/tie.1", "Towpath horses of the north", volume="7"),
        record("10.5555/tie.2", "Towpath horses of the north", volume="8"),
        record("10.5555/<odd>#1?", "A suffix of unusual signs"),
        record("10.5555/comma,1", "A suffix with a comma"),
    )
}
ALIASES = {"10.5555/old.lock.1": "10.5555/lock.1"}
DATACITE = {
    "10.5555/data.1": """@article{https://doi.org/10.5555/data.1, doi = {10.5555/DATA.1},
  url = {https://example.org/data.1}, author = {Moreau, Ren{\\'e}e and Okafor, Chidi},
  title = {Gauge readings of three weirs}, publisher = {Weir Archive}, year = {2019}}"""
}


@attrs.frozen
class Reply:
    """One answer. ``how``: whole, cut (shorter than its Content-Length), chunk-cut, reset, silence, drip."""

    status: int = 200
    body: bytes = b""
    headers: dict = attrs.Factory(dict)
    how: str = "whole"


@attrs.frozen
class Asked:
    """One request as it came: path decoded, time in seconds, the connection it came by."""

    path: str
    params: dict
    headers: dict
    at: float
    port: int
    raw: str


def envelope(message, kind="work"):
    return json.dumps({"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message}).encode()


def hit(doi):
    """The usual answer for a record."""
    return Reply(body=envelope(RECORDS[doi]))


class CrossrefServer:
    """A context manager; ``url`` is where it listens, for the API and as the resolver."""

    def __enter__(self):
        self.asked, self.limits, self.lists, self.most_at_once = [], dict(LIMITS), {}, 0
        self.enforced, self.refused, self.latency = False, 0, 0.0
        self.records, self.journals, self.disturb = RECORDS, [], lambda _asked: None
        self._windows = defaultdict(deque)
        self._scripts, self._lock, self._busy, self.stop = {}, threading.Lock(), Counter(), threading.Event()
        handler = type("Handler", (_Handler,), {"app": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def will(self, path, *replies):
        """Answer requests whose path and query hold ``path`` with these, one by one; the last one stays."""
        self._scripts[path] = deque(replies)

    def reply(self, asked):
        with self._lock:
            self.asked.append(asked)
            if self.enforced and self._over(asked):
                self.refused += 1
                return Reply(429, b"", {"Retry-After": "1"})
            for path, replies in self._scripts.items():
                if path in asked.raw:
                    return replies.popleft() if len(replies) > 1 else replies[0]
        return self.disturb(asked) or _usual(asked, self.records, self.journals)

    def _over(self, asked):
        """Whether a request is one too many: in any second, by the clock of its arrival, or at once."""
        limits = self.limits_of(asked.path)
        window = self._windows[limits["x-api-pool"]]
        while window and window[0] <= asked.at - 1:
            window.popleft()
        most = int(limits.get("x-concurrency-limit", 99))
        if len(window) >= int(limits["x-rate-limit-limit"]) or self._busy[limits["x-api-pool"]] > most:
            return True
        window.append(asked.at)
        return False

    def limits_of(self, path):
        """The headers of an answer; ``lists`` where the pools are split."""
        return self.lists if self.lists and path == "/works" else self.limits

    def busy(self, step, path):
        with self._lock:
            self._busy[self.limits_of(path).get("x-api-pool", "")] += step
            self.most_at_once = max(self.most_at_once, self._busy.total())

    @property
    def paths(self):
        return [asked.path for asked in self.asked]


def journal(title, *issn, **works):
    """A journal as Crossref lists it; ``works`` of a year as y2014=120."""
    years = [[int(year[1:]), count] for year, count in works.items()]
    return {
        "title": title,
        "ISSN": list(issn),
        "publisher": "Lockgate Press",
        "counts": {"total-dois": sum(count for _, count in years)},
        "breakdowns": {"dois-by-issued-year": years},
    }


def _usual(asked, records, journals):
    """What Crossref, or the resolver, would answer."""
    path = asked.path
    if path.startswith("/journals"):
        return _journals(asked, journals)
    if path == "/works":
        return _list(asked.params, records)
    if agency := re.fullmatch("/works/(.+)/agency", path):
        name = "datacite" if agency[1] in DATACITE else "crossref" if agency[1] in records | ALIASES else ""
        label = {"datacite": "DataCite", "crossref": "Crossref"}.get(name)
        message = {"DOI": agency[1], "agency": {"id": name, "label": label}}
        json_type = {"Content-Type": "application/json;charset=utf-8"}
        return Reply(body=envelope(message, "work-agency")) if name else Reply(404, ABSENT, json_type)
    if work := re.fullmatch("/works/(.+)", path):
        found = records.get(ALIASES.get(work[1], work[1]))
        return Reply(body=envelope(found)) if found else Reply(404, ABSENT, {"Content-Type": "text/plain"})
    if path[1:] in DATACITE and asked.headers.get("accept") == "application/x-bibtex":
        return Reply(body=DATACITE[path[1:]].encode(), headers={"Content-Type": "application/x-bibtex"})
    return Reply(404, b"<!DOCTYPE html><title>DOI not found</title>", {"Content-Type": "text/html"})


def _journals(asked, journals):
    """The journals that share a word with a query, or the one that an ISSN names."""
    issn = asked.path.removeprefix("/journals").lstrip("/")
    if issn:
        found = [one for one in journals if issn in one["ISSN"]]
        return Reply(body=envelope(found[0], "journal")) if found else Reply(404, ABSENT)
    wanted = set(asked.params["query"].lower().split())
    found = [one for one in journals if wanted & set(one["title"].lower().split())]
    return Reply(body=envelope({"total-results": len(found), "items": found}, "journal-list"))


def _list(params, records):
    """The works of a filter by DOI, in an order of its own and without a word of those that are not there; or a search."""
    if "filter" not in params:
        return Reply(body=envelope({"total-results": 4, "items": _search(params, records)}, "work-list"))
    pairs = [pair.partition(":") for pair in params["filter"].split(",")]
    if not all(colon for _, colon, _ in pairs):
        return Reply(400, b'{"status": "failed", "message": [{"type": "pair-list-form-invalid"}]}')
    found = [_selected(records[doi], params) for _, _, doi in pairs if doi in records]
    return Reply(body=envelope({"total-results": len(found), "items": found[: int(params["rows"])][::-1]}, "work-list"))


def _search(params, records):
    words = set(re.findall(r"\w+", params.get("query.bibliographic", "").lower()))
    scored = [(len(words & set(r["title"][0].lower().split())), r) for r in records.values()]
    ranked = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])[: int(params.get("rows", 20))]
    return [_selected(r | {"score": s}, params) for s, r in ranked]


def _selected(record, params):
    select = params["select"].split(",") if "select" in params else record
    return {k: v for k, v in record.items() if k in select}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, *_):
        """Say nothing."""

    def handle(self):
        with contextlib.suppress(OSError):  # a client that gives up is what some tests are about
            super().handle()

    def do_GET(self):
        path, query = urlsplit(self.path)[2:4]
        headers = {name.lower(): value for name, value in self.headers.items()}
        where = unquote(path)
        asked = Asked(where, dict(parse_qsl(query)), headers, time.monotonic(), self.client_address[1], self.path)
        self.app.busy(1, where)
        try:
            reply = self.app.reply(asked)
            time.sleep(self.app.latency)
            self._send(reply)
        finally:
            self.app.busy(-1, where)

    def _send(self, reply):
        if reply.how == "silence":
            self.app.stop.wait(10)
            self.close_connection = True
            return
        if reply.how == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return
        self.send_response(reply.status)
        chunked = reply.how == "chunk-cut"
        length = {"Transfer-Encoding": "chunked"} if chunked else {"Content-Length": str(len(reply.body))}
        for name, value in (
            {"Content-Type": "application/json"}
            | self.app.limits_of(self.path.partition("?")[0])
            | length
            | reply.headers
        ).items():
            self.send_header(name, value)
        self.end_headers()
        half = reply.body[: len(reply.body) // 2]
        if chunked:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(half), half))
        elif reply.how == "drip":
            for byte in reply.body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                if self.app.stop.wait(0.05):
                    break
        else:
            self.wfile.write(half if reply.how == "cut" else reply.body)
        self.close_connection = reply.how != "whole"
        self.wfile.flush()
