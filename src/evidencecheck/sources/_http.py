"""One polite session with one service: named, paced, patient within bounds, and never raising for what it answers.

Etiquette: https://www.crossref.org/documentation/retrieve-metadata/rest-api/tips-for-using-the-crossref-rest-api/
(say who you are, read the rate limit headers, back off on 429, stop at persistent errors).
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from importlib import metadata
from urllib.parse import urljoin, urlsplit

import attrs
import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, InvalidHeader
from urllib3.util import Retry

from evidencecheck.errors import UsageError
from evidencecheck.sources._answer import Answer, DamagedError, connected, in_words, parse, read
from evidencecheck.sources._limits import MOST_AT_ONCE, Breaker, Pools

_REDIRECTS = {301, 302, 303, 307, 308}
_HOPS = 3
# No answer at all, or one that says "not you": more questions will not mend it. A 400 is about one question.
UNWILLING = {0, 401, 403}


@attrs.frozen
class Patience:
    """How long to wait and how often to try; all times in seconds.

    ``connect`` and ``read`` bound one silence, ``answer`` one answer from first byte to last, and ``question`` a
    question: after it no further try begins, and a Retry-After that reaches beyond it is not waited for. A service that
    has not answered yet in this run gets ``tries``, one that has gets ``more``: an outage of some seconds is waited
    through. ``backoff`` is the first pause, doubled with each further try up to ``longest``. ``failures`` in a row end
    the asking for this run. ``after`` is how long after the last answer to another run a new one begins to ask: what
    that run sent last still counts for the service, whose interval is not known yet.
    """

    connect: float = 5.0
    read: float = 20.0
    answer: float = 30.0
    question: float = 75.0
    tries: int = 3
    more: int = 7
    backoff: float = 1.0
    longest: float = 8.0
    failures: int = 4
    after: float = 2.0


class _AgainError(Exception):
    """A try that failed in a way that another may not.

    ``pause`` is the service's own Retry-After; ``busy`` where it asks everybody to wait, and not this question alone.
    """

    def __init__(self, problem: str, pause: float | None = None, *, busy: bool = False) -> None:
        super().__init__(problem)
        self.problem, self.pause, self.busy = problem, pause, busy or pause is not None


class Service:
    """A service under ``url`` that answers in JSON. It is asked no faster than it allows; threads may share it."""

    def __init__(
        self,
        url: str,
        *,
        mailto: str = "",
        headers: Mapping[str, str] | None = None,
        patience: Patience = Patience(),
        idle: float = float("inf"),
    ) -> None:
        """``headers`` go with every request, and to no other host. Raises `UsageError` for an unusable ``url``.

        ``idle`` is how many seconds ago another run was last answered.
        """
        if not _host(url):
            raise UsageError(f"not the address of a web service: {url!r}")
        self.url, self._patience = url.rstrip("/"), patience
        # requests retries nothing of itself, and urllib3's own loop stays off: it would pass by the pacer, and the
        # limits that a refusal states.
        self._session = requests.Session()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(pool_maxsize=MOST_AT_ONCE))
        self._session.headers.update(
            {"User-Agent": user_agent(mailto), "Accept": "application/json", **(headers or {})}
        )
        self._pools, self._breaker, self._reached = Pools(patience.after - idle), Breaker(patience.failures), False

    def get(self, path: str, params: Mapping[str, str] | None = None) -> Answer:
        """Ask for ``path``; ``params`` make it a list. Answers 200 with JSON, 404 with its text, or a problem in words.

        The mail address travels in the User-Agent alone, never in the address, which logs and error messages repeat.
        """
        if problem := self._breaker.problem:
            return Answer(problem=problem)
        kind, end, tried = "list" if params else "single", time.monotonic() + self._patience.question, 0
        problem = ""
        while tried < (self._patience.more if self._reached else self._patience.tries):
            tried += 1
            try:
                answer = self._ask(kind, self.url + path, params)
            except _AgainError as again:
                problem = again.problem
                pause = self._pause(tried) if again.pause is None else again.pause
                if again.pause is not None and time.monotonic() + pause > end:
                    problem += f"; asked to wait {pause:.0f} s"
                    self._breaker.trip(problem)
                    return Answer(problem=problem)
                if time.monotonic() + pause > end:
                    break
                if again.busy:
                    self._pools.hold(kind, pause)
                else:
                    time.sleep(pause)
            else:
                self._breaker.note(answer.problem if answer.status in UNWILLING else "")
                return answer
        self._breaker.note(problem)
        return Answer(problem=f"{problem} (tried {tried} times)" if tried > 1 else problem)

    def _pause(self, tried: int) -> float:
        return min(self._patience.backoff * 2.0 ** (tried - 1), self._patience.longest)

    def _ask(self, kind: str, url: str, params: Mapping[str, str] | None) -> Answer:
        """One try. Raises `_AgainError` where another may do better."""
        for _ in range(_HOPS):
            try:
                with self._pools.turn(kind) as heed, self._send(url, params) as response:
                    try:
                        if response.status_code not in _REDIRECTS:
                            return self._understand(response)
                    finally:  # not before: the service counts a request until its last byte has left
                        heed(response.headers)
                    url, params = urljoin(url, response.headers.get("Location", "")), None
            except DamagedError as damaged:
                raise _AgainError(str(damaged)) from None
            except (requests.RequestException, HTTPError, OSError, ValueError) as error:
                # ValueError: what http.client and idna raise for headers and host names that cannot be
                if connected(error) or self._reached:
                    raise _AgainError(in_words(error)) from None
                return Answer(problem=in_words(error))
            if _host(url) != _host(self.url) or (self.url.startswith("https:") and not url.startswith("https:")):
                return Answer(problem="a redirect to another host, which was not followed")
        return Answer(problem="redirects without end")

    def _send(self, url: str, params: Mapping[str, str] | None) -> requests.Response:
        timeout = (self._patience.connect, self._patience.read)
        return self._session.get(url, params=params, timeout=timeout, stream=True, allow_redirects=False)

    def _understand(self, response: requests.Response) -> Answer:
        status = response.status_code
        refused = status == requests.codes.too_many_requests
        if refused or status >= 500:
            raise _AgainError(_status(status), _retry_after(response.headers.get("Retry-After")), busy=refused)
        text = read(response, self._patience.answer)
        if status == requests.codes.not_found:
            return Answer(status, text)
        if status == requests.codes.ok:
            body = parse(text)
            self._reached = True
            return Answer(status, body)
        return Answer(status, problem=_status(status) + _reason(text))


def _host(url: str) -> str:
    """The host of a web address, "" for anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that do not pair
        return ""
    return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""


def user_agent(mailto: str) -> str:
    """``evidencecheck/1.2 (https://…; mailto:me@example.org)``, as Crossref asks; only what a header may hold."""
    version, about = "0", []
    try:
        package = metadata.metadata("evidencecheck")
    except metadata.PackageNotFoundError:  # run from a source tree
        pass
    else:
        version = package["Version"]
        about = [entry.partition(", ")[2] for entry in package.get_all("Project-URL", ())][:1]
    if address := re.sub(r"[^!-~]|[()<>;,\"\\]", "", mailto.removeprefix("mailto:")):
        about.append(f"mailto:{address}")
    return f"evidencecheck/{version}" + (f" ({'; '.join(about)})" if about else "")


def _status(status: int) -> str:
    known = {401: "not authorised", 403: "refused", 429: "too many requests"}
    return f"status {status}" + (f" ({known[status]})" if status in known else "")


def _retry_after(value: str | None) -> float | None:
    """Seconds to wait, from a number or an HTTP date (RFC 9110, 10.2.3); None where it says neither."""
    try:
        return Retry().parse_retry_after(value) if value else None
    except (InvalidHeader, ValueError, OverflowError):  # a date beyond the calendar
        return None


def _reason(text: str) -> str:
    """The first failure that a Crossref error body names, without the value that was sent."""
    try:
        match parse(text):
            case {"message": [{"type": str(kind)}, *_]}:
                return f": {kind[:60]}"
    except DamagedError:
        pass
    return ""
