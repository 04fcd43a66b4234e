"""One HTTP answer, read to its end within a deadline, and what can be wrong with it, in words."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import attrs
import requests
import urllib3.exceptions as u3

LARGEST = 64 * 2**20  # bytes; Crossref's largest single records, with all their references, stay below 10 MiB

_CHUNK = 2**16


@attrs.frozen
class Answer:
    """What a service said: a status (200 or 404) and the body, or a ``problem`` in words, and then nothing is known.

    ``body`` is parsed JSON; of a 404 it is the text as sent, for whoever knows which 404 means absence. ``status`` is 0
    where none came.
    """

    status: int = 0
    body: object = None
    problem: str = ""


class DamagedError(Exception):
    """An answer came that cannot be used; the message says why."""


def read(response: requests.Response, seconds: float) -> str:
    """The whole body as text, decoded as UTF-8.

    Raises `DamagedError` when it takes longer than ``seconds`` or is too large, and what requests and urllib3 raise
    for a connection that breaks. A body shorter than its Content-Length is an error (urllib3 sees to it).
    """
    end, body = time.monotonic() + seconds, bytearray()
    # read1 hands over what is there; read and iter_content wait for a full chunk, and a slow drip never fills one.
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > LARGEST:
            raise DamagedError(f"an answer of more than {LARGEST >> 20} MiB")
        if time.monotonic() > end:
            raise DamagedError(f"an answer that was not complete after {seconds:.3g} s")
    return body.decode("utf-8", "replace")


def parse(text: str) -> object:
    """The JSON in ``text``; raises `DamagedError` for anything else."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        kind = "a web page" if text.lstrip()[:1] == "<" else "damaged JSON" if text.strip() else "an empty body"
        raise DamagedError(f"{kind} instead of an answer") from None


def in_words(error: Exception) -> str:
    """What went wrong, without the address that was asked (it holds what the user wrote)."""
    causes = tuple(_causes(error))
    for kinds, words in _WORDS:
        if any(isinstance(cause, kinds) for cause in causes):
            return words
    return f"the request failed ({type(error).__name__})"


def connected(error: Exception) -> bool:
    """Whether a connection was made before the error; if not, asking again at once is no use."""
    never = (u3.NewConnectionError, u3.ConnectTimeoutError, u3.SSLError, u3.ProxyError)
    return not any(isinstance(cause, never) for cause in _causes(error))


_WORDS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((u3.NameResolutionError,), "the host's name could not be resolved"),
    ((u3.ConnectTimeoutError, requests.ConnectTimeout), "no connection in time"),
    ((u3.ProxyError, requests.exceptions.ProxyError), "the proxy gave no connection"),
    ((u3.SSLError, requests.exceptions.SSLError), "no secure connection (TLS)"),
    ((u3.NewConnectionError,), "no connection (refused, or no network)"),
    ((u3.ReadTimeoutError, requests.ReadTimeout), "no answer in time"),
    ((u3.DecodeError, requests.exceptions.ContentDecodingError), "an answer whose compression is damaged"),
    ((u3.IncompleteRead, requests.exceptions.ChunkedEncodingError), "half an answer"),
    ((ConnectionError, u3.ProtocolError, requests.ConnectionError), "the connection was cut"),
)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what lies behind it: requests and urllib3 wrap each other's errors in ``args`` and ``reason``."""
    waiting, seen = [error], set[int]()
    while waiting:
        cause = waiting.pop(0)
        if id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            inner = (*cause.args, getattr(cause, "reason", None), cause.__cause__, cause.__context__)
            waiting.extend(item for item in inner if isinstance(item, BaseException))
