"""Findings each once, in a stable order, with a fingerprint that outlives edits elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

import attrs

from evidencecheck import files
from evidencecheck.model.document import Document
from evidencecheck.model.finding import Finding
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_LONG = 40
"""A span of so many characters names its place by itself; a shorter one ("2011") needs the sentence around it."""

_REST = late(r"[ \t]*(\r\n|\n|\r|\Z)")
_BOUNDARY = late(r"[.!?][\"”’)\]]*\s+|(?:\r\n|\n|\r)\s*(?:\r\n|\n|\r)|(?:\r\n|\n|\r)(?=\s*(?:\[?\d+[.)\]]?|[•*-])\s)")


def order(findings: Iterable[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings without repetitions, by span, code and message, each with its fingerprint.

    A fingerprint is the SHA-256 of the path from the root of the repository, code, the text at the span with the
    sentence around it (case and spacing levelled), and the ordinal among equals. It holds no line number, so lines
    inserted above do not change it, nor does a remark to this program that stands in the text.
    """
    unique = {place(finding): finding for finding in reversed(tuple(findings))}
    path = files.named_from_root(document.path) if document.path else "<text>"
    text = _without_remarks(document)
    seen: Counter[tuple[str, str]] = Counter()
    done = []
    for key in sorted(unique):
        finding = unique[key]
        own = finding.code, _text(finding.span, text)
        digest = sha256("\0".join((path, *own, str(seen[own]))).encode("utf-8", "surrogatepass"))
        seen[own] += 1
        done.append(attrs.evolve(finding, fingerprint=digest.hexdigest()))
    return tuple(done)


def place(finding: Finding) -> tuple[Span, str, str]:
    """What findings are ordered by, and are the same by."""
    return finding.span, finding.code, finding.message


def _without_remarks(document: Document) -> str:
    """The text with blanks for the remarks, and for the lines that they have to themselves."""
    text = document.text
    for remark in document.remarks:
        start, end = remark.span.start, remark.span.end
        rest = _REST.match(text, end)
        if remark.at is not None:
            alone = rest and not text[text.rfind("\n", 0, start) + 1 : start].strip()
            end = rest.end() if rest and alone else end
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _text(span: Span, text: str) -> str:
    """The text that tells the finding's place from others."""
    own = " ".join(span.of(text).split()).casefold()
    if len(own) >= _LONG:
        return own
    start = _sentence_start(text, span.start)
    after = _BOUNDARY.search(text, span.end, span.end + 1000)
    end = after.start() if after else min(span.end + 1000, len(text))
    return f"{own}\0{' '.join(text[start:end].split()).casefold()}"


def _sentence_start(text: str, before: int) -> int:
    """Where the sentence begins that ``before`` is in, looking back no further than a thousand characters."""
    low = max(before - 1000, 0)
    # Most sentences are short. Between two letters no boundary is cut, so that a look from there sees the same ones.
    near = next((at for at in range(before - 200, before - 150) if at > low and text[at - 1 : at + 1].isalnum()), low)
    for start in dict.fromkeys((near, low)):
        ends = [found.end() for found in _BOUNDARY.finditer(text, start, before)]
        if ends:
            return ends[-1]
    return low
