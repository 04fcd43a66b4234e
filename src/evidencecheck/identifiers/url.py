"""Web addresses in prose (RFC 3986), without the sentence's punctuation."""

from __future__ import annotations

import re

from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_START = late(r"(?<![A-Za-z0-9@])(?:https?://|ftp://|www\.(?=[a-z0-9-]+\.))", re.IGNORECASE)
_RUN = late(r"[^\s<>\"`\u201c\u201d\u00ab\u00bb|\\^\ufffc\u3002\uff0c]+")
_BREAK = late(r"[ \t]*(?:\r\n|\n|\r)(?!https?:|www\.|doi:)(?=[\w?#%&=./-]*[/.=?_&%#-][\w])", re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'\u2019*"


def find(text: str) -> tuple[tuple[Span, str], ...]:
    """All addresses in ``text``, normalised; one broken over a line after "/", "-", "_" or "=" is one.

    Closing brackets belong to the address only when it opens them, as in ``/wiki/Peer_(law)``.
    """
    if "://" not in text and "www." not in text.lower():
        return ()
    found = []
    at = 0
    while match := _START.search(text, at):
        at = _end(text, match.start(), match.end())
        if at > match.end():
            found.append((Span(match.start(), at), normalise(text[match.start() : at])))
        else:
            at = match.end()
    return tuple(found)


def normalise(text: str) -> str:
    """``text`` without breaks, scheme and host in lower case, "https://" before a bare "www."."""
    plain = "".join(text.split())
    if plain[:4].lower() == "www.":
        plain = "https://" + plain
    scheme, mark, rest = plain.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{mark}{host.lower()}{slash}{path}" if mark else plain


def _end(text: str, start: int, body: int) -> int:
    run = _RUN.match(text, body)
    if not run:
        return body
    end = run.end()
    for _ in range(3):
        line = _BREAK.match(text, end) if text[end - 1] in "/-_=" else None
        more = _RUN.match(text, line.end()) if line else None
        if not more:
            break
        end = more.end()
    return start + len(_trim(text[start:end]))


def _trim(raw: str) -> str:
    """Cut at the first bracket that closes nothing, then drop what ends the sentence."""
    open_ = {"(": 0, "[": 0, "{": 0}
    for at, char in enumerate(raw):
        if char in open_:
            open_[char] += 1
        elif char in _PAIRS:
            if not open_[_PAIRS[char]]:
                raw = raw[:at]
                break
            open_[_PAIRS[char]] -= 1
    return raw.rstrip(_TRAILING + "([{")
