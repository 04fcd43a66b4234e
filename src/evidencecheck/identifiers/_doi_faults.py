"""What stands where a DOI should and is none, and why: the working of `doi.malformed`."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from evidencecheck.text.late import late

# "doi:", "DOI 10…", and addresses at the resolver; not "www.doi.org/handbook.html", not the word in a sentence.
_PLACE = late(
    r"(?P<address>(?:https?://)?(?P<host>(?:(?:dx|www)\.)?doi\.org)(?P<path>[^\s\"<>\u201c\u201d]*))"
    r"|(?<![\w./])doi\b(?![.\w])(?P<colon>\s*[:=]\s*|\s+)(?:doi\s*:\s*)?(?P<token>[^\s\"<>\u201c\u201d]+)",
    re.IGNORECASE,
)
_SPACED = late(r"10(?: ?\. ?[0-9]{4,9} ?/ ?)(?=\S*[0-9])[^\s\"<>]+")
_SHORT = late(r"(?:10/)?[a-z0-9]{2,8}/?", re.IGNORECASE)  # shortdoi.org: an alias that the resolver knows
_PAGE = late(r"\.(?:html?|pdf|php)$", re.IGNORECASE)
_TRAILING = ".,;:!?'\u2019)]}>*\u2020\u2021"

_FAULTS = tuple(
    (re.compile(pattern), why)
    for pattern, why in (
        (r"(?:[1Il|][Oo]|[Il|]0)[.,]?[0-9]", "a letter where \u201c10.\u201d has a digit"),
        (r"10\.(?=[0-9]*[OoIl])[0-9OoIl]{4,9}/", "a letter among the digits of the prefix"),
        (r"10,[0-9]", "a comma for the point after \u201c10\u201d"),
        (r"10[0-9]{4,9}/", "no point after \u201c10\u201d"),
        (r"10\.[0-9]{1,3}/", "its prefix is too short: a registrant\u2019s number has four digits or more"),
        (r"10\.[0-9]{10,}/", "its prefix is too long: a registrant\u2019s number has nine digits at most"),
        (r"10\.[0-9]{4,9}/?$", "nothing after the prefix"),
        (r"10\.[0-9]+[^/]*$", "no slash between prefix and suffix"),
        (r"10\.[0-9]", "its prefix is not a registrant\u2019s number"),
    )
)
# CiteSeerX calls its papers so, and the number "doi" in its addresses; the resolver never knew one.
_CITESEER = late(r"10\.1\.1(?:\.[0-9]+){2,3}(?![0-9]*/)")
SPACED = "a space inside it"
_NO_TEN = "it does not begin with \u201c10.\u201d"


def faults(text: str, valid: Callable[[str], bool], longest: int) -> list[tuple[int, int, str]]:
    """Start, end and reason of what is meant as a DOI and is none; ``valid`` judges a token from "10." on."""
    found = []
    for match in _PLACE.finditer(text):
        group = "address" if match["address"] else "token"
        start = match.start(group)
        raw = text[start : min(match.end(group), start + longest)].rstrip(_TRAILING)
        if group == "address":
            why = _address(match["host"].lower(), unquote(raw[len(match["address"]) - len(match["path"]) :]), valid)
        elif spaced := _SPACED.match(text, start):
            raw = spaced[0].rstrip(_TRAILING)
            why = SPACED if " " in raw else _token(raw, valid)
        elif re.match(r"https?://", raw):
            why = "" if "doi.org" in raw.lower() else "a web address, not a DOI"
        else:
            why = _token(raw, valid)
        if why == _NO_TEN and group == "token" and not match["colon"].strip():
            why = ""  # "the DOI 2.0 working group"
        if why:
            found.append((start, start + len(raw), why))
    return found


def _address(host: str, path: str, valid: Callable[[str], bool]) -> str:
    if not path.startswith("/"):
        return "no slash after doi.org" if path.startswith("10.") else ""
    token = path[1:]
    if not token or _SHORT.fullmatch(token) or _PAGE.search(token):
        return ""
    why = _token(token.removeprefix("doi:").strip(), valid)
    return "" if why == _NO_TEN and host.startswith("www") else why


def _token(token: str, valid: Callable[[str], bool]) -> str:
    """Why ``token`` is no DOI, "" where it is one or not meant as one: without digits and stops it is a word."""
    if _CITESEER.match(token):
        return ""
    if valid(token) or not re.search(r"[0-9]", token) or not re.search(r"[./]", token):
        return ""
    return next((why for fault, why in _FAULTS if fault.match(token)), _NO_TEN)
