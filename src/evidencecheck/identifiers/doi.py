"""Digital Object Identifiers: find, normalise, validate; and tell what was meant as one and is none.

Sources of the rules: DOI Handbook, section 2.2 (ISO 26324: prefix "10." and a registrant code, a slash, a suffix of any
graphic characters, case of no weight); Crossref, "DOIs and matching regular expressions" (blog, 2015: prefixes have
four to nine digits; old Wiley suffixes hold ``<>``, ``()``, ``;``); SICI suffixes as in ANSI/NISO Z39.56.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from urllib.parse import unquote

from evidencecheck.identifiers._doi_faults import faults
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

LONGEST = 2048
"""A longer run of characters is no DOI (Crossref takes 2,048 at most)."""

_PREFIX = r"10\.(?:97[89]\.[0-9]{2,8}|[0-9]{4,9}(?:\.[0-9]{1,9}){0,4})"
_START = late(rf"(?:(?<![0-9A-Za-z.])|(?<=doi)|(?<=DOI)){_PREFIX}(?:/|%2[Ff])", re.ASCII)
_VALID = late(rf"{_PREFIX}/[^\s\x00-\x1f]*[^\s\x00-\x1f.,;:]", re.ASCII)
_STOPS = frozenset('"\u201c\u201d\u201e\u00ab\u00bb`|\u3002\uff0c\uff1b\u3001\u2026\ufffc')
_PAIRS = {")": "(", "]": "[", "}": "{"}
_SICI = late(r"<[\w-]*:[^\s<>]*>")
_TRAILING = ".,;:!?'\u2019*\u2020\u2021\u00b7_~"
_DASHES = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}

# What websites hang behind a DOI: a view of the article, a query, a fragment.
_TAIL = late(
    r"[?#].*$|&\w+=.*$"
    r"|/(?:full(?:[-_]?text)?|abstract|abs|summary|e?pdf|epub|html?|meta|references|citedby|tables?|suppl(?:_file)?|asset)"
    r"(?:/.*)?$"
    r"|(?:\.(?:full(?:-text)?|abstract|short|long|e?pdf|html?)){1,2}$",
    re.IGNORECASE,
)
_PREPRINT_VERSION = late(r"(10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})v\d+$")  # bioRxiv's addresses
# Words that a copy from a web page glues to the DOI before them, and a second identifier behind a separator.
_GLUED = late(
    r"[.,;\])]*(?:PubMed|PMID|PMCID|PMC\d|Epub|Available|Accessed|Retrieved|Google|Cross[Rr]ef|Medline|MEDLINE|ISSN|ISBN)"
    r"|[;,|](?=https?:|doi|DOI|10\.\d{4})|https?://"
)
_ADDRESS = late(r"https?:|www\.|doi\b|10\.\d{4,9}/", re.IGNORECASE)
_LINE_END = late(r"[ \t]*(?:\r\n|\n|\r)[ \t]{0,16}")  # entries hang: the next line may be indented
_NEXT = late(r"[A-Za-z0-9(][^\s\"<>\u201c\u201d|`]*")


def find(text: str) -> tuple[tuple[Span, str], ...]:
    """All DOIs in ``text`` with their spans, normalised, in order.

    The span begins at "10." and holds no view, query or fragment behind the DOI ("/full", "?utm=…"). A DOI broken over
    a line after "/", "-" or "." is one, with the newline inside its span.
    """
    if "10." not in text:
        return ()
    found: list[tuple[Span, str]] = []
    at = 0
    while match := _START.search(text, at):
        at = end = _end(text, match.start(), match.end())
        if end - match.start() > LONGEST:
            continue
        doi = normalise(text[match.start() : end])
        if end > match.end() and valid(doi):
            found.append((Span(match.start(), end), doi))
    return tuple(found)


def normalise(text: str) -> str:
    """``text`` as a DOI in the one form we compare: from "10.", lower case, percent-encoding read, nothing behind it.

    Takes "doi:10.1176/PS.62", "https://doi.org/10.1176%2Fps.62/full?x=1" and the like. What holds no "10." comes back
    in lower case, without outer space: ask `valid`.
    """
    doi = "".join(text.split())
    if len(doi) > LONGEST:
        return doi.lower()
    before = ""
    while doi != before:
        before = doi
        doi = unquote(html.unescape(doi)) if "%" in doi or "&" in doi else doi
        doi = "".join(doi.split()).lower().translate(_DASHES)
        start = doi.find("10.")
        doi = doi[start:] if start > 0 else doi
        slash = doi.find("/") + 1
        doi = doi[:slash] + _trim(doi[slash:], doi[:slash])
    return doi


def valid(doi: str) -> bool:
    """Whether ``doi`` (already normalised) has the form of a DOI; it says nothing of whether it is registered."""
    return len(doi) <= LONGEST and _VALID.fullmatch(doi) is not None


def _trim(suffix: str, prefix: str) -> str:
    """``suffix`` without a website's tail and without the sentence's punctuation."""
    while (tail := _TAIL.search(suffix, 1)) and not _inside_sici(suffix, tail.start()):
        suffix = suffix[: tail.start()]
    version = _PREPRINT_VERSION.match(prefix + suffix)
    if version:
        suffix = version[1][len(prefix) :]
    while suffix and (suffix[-1] in _TRAILING or suffix[-1] == "/" or _unopened(suffix)):
        suffix = suffix[:-1]
    return suffix


def _inside_sici(suffix: str, at: int) -> bool:
    return any(sici.start() < at < sici.end() for sici in _SICI.finditer(suffix))


def _unopened(suffix: str) -> bool:
    last = suffix[-1]
    if last == ">":
        return suffix.count(">") > suffix.count("<")
    return last in _PAIRS and suffix.count(last) > suffix.count(_PAIRS[last])


def _end(text: str, start: int, suffix: int) -> int:
    """Where the DOI ends that begins at ``start``, its suffix at ``suffix``; beyond `LONGEST`, it is none."""
    end = _run(text, suffix)
    for _ in range(3):  # a DOI is rarely broken over more than three lines
        more = _continuation(text, start, end)
        if not more:
            break
        end = _run(text, more)
    if end - start > LONGEST:
        return end
    raw = text[suffix:end]
    glued = _GLUED.search(raw)
    raw = raw[: glued.start()] if glued else raw
    return suffix + len(_trim(raw, text[start:suffix]))


def _run(text: str, at: int) -> int:
    """The end of the characters from ``at`` that can belong to a DOI: brackets stay balanced, tags stay out."""
    opened: list[int] = []
    limit = at + LONGEST + 1
    while at < len(text) and at < limit:
        char = text[at]
        if char.isspace() or char in _STOPS or char < " ":
            break
        if char in "([{":
            opened.append(at)
        elif char in ")]}":
            if not opened or text[opened[-1]] != _PAIRS[char]:
                break
            opened.pop()
        elif char == "<":
            sici = _SICI.match(text, at)
            if not sici:
                break
            at = sici.end()
            continue
        elif char == ">":
            break
        at += 1
    return opened[0] if opened and at < limit else at


def _continuation(text: str, start: int, end: int) -> int:
    """Where the DOI goes on after a line break at ``end``, or 0."""
    last, line_end = text[end - 1], _LINE_END.match(text, end)
    if not line_end or last not in "/-.\u2010\u2011":
        return 0
    more = _NEXT.match(text, line_end.end())
    if not more or _ADDRESS.match(more[0]):
        return 0
    token = more[0].rstrip(_TRAILING + ")]")
    if last == ".":
        # A point may end the sentence: go on only with what is no word, no year and no number of the next entry.
        mixed = re.fullmatch(r"(?=.*[0-9])(?=.*[A-Za-z])[\w.()/-]+|[0-9]+(?:\.[0-9]+)+|0[0-9]+", token, re.ASCII)
        return line_end.end() if mixed and end - start > len("10.1000/") else 0
    return line_end.end() if last == "/" or re.search(r"[0-9]|^[a-zA-Z]$", token) else 0


def malformed(text: str) -> tuple[tuple[Span, str], ...]:
    """What stands where a DOI should and is none, with the reason in words, in order.

    Looked at are the word behind "doi" and addresses at doi.org (the span is the word, or the whole address); a text
    that only speaks of DOIs gives nothing, nor does a short DOI ("https://doi.org/10/gfx123", shortdoi.org).
    """
    good = [span for span, _ in find(text)]
    wrong = []
    for start, end, why in faults(text, lambda token: valid(normalise(token)) and token.startswith("10."), LONGEST):
        following = bisect_left(good, start, key=lambda span: span.end)
        if following == len(good) or good[following].start > end:
            wrong.append((Span(start, end), why))
    return tuple(wrong)
