"""Findings in their final form: each once, in a stable order, with a fingerprint that outlives edits elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

import attrs

from evidencecheck.model.document import Document
from evidencecheck.model.finding import Finding, Kind
from evidencecheck.model.resolution import Accepted
from evidencecheck.model.spans import Span

_LONG = 40
"""A span of so many characters names its place by itself; a shorter one ("2011") needs the sentence around it."""

_BOUNDARY = re.compile(
    r"[.!?][\"”’)\]]*\s+|(?:\r\n|\n|\r)\s*(?:\r\n|\n|\r)|(?:\r\n|\n|\r)(?=\s*(?:\[?\d+[.)\]]?|[•*-])\s)"
)


LOOKUP = ("EC203", "EC204", "EC601", "EC602", "EC603", "EC604")
"""The checks of what looking a reference up came to: what a person may accept in the lock. What is recorded of the
work, its standing above all, is told all the same."""


def triage(
    findings: Iterable[Finding], document: Document, accepted: Mapping[str, Accepted] | None = None
) -> tuple[Finding, ...]:
    """The findings without repetitions, by span, code and message, each with its fingerprint.

    ``accepted`` holds, by label, whose lookup someone has let stand: findings about it pass, and say on whose word.

    A fingerprint is the SHA-256 of path, code, the text at the span with the sentence around it (case and spacing
    levelled), and the ordinal among equals. It holds no line number, so lines inserted above do not change it.
    """
    findings = (_let_stand(finding, accepted or {}) for finding in findings)
    unique = {(f.span, f.code, f.message): f for f in reversed(tuple(findings))}
    path = _path(document.path)
    seen: Counter[tuple[str, str]] = Counter()
    done = []
    for key in sorted(unique):
        finding = unique[key]
        place = finding.code, _text(finding.span, document.text)
        digest = sha256("\0".join((path, *place, str(seen[place]))).encode("utf-8", "surrogatepass"))
        seen[place] += 1
        done.append(attrs.evolve(finding, fingerprint=digest.hexdigest()))
    return tuple(done)


def _let_stand(finding: Finding, accepted: Mapping[str, Accepted]) -> Finding:
    known = accepted.get(finding.reference or "")
    if not known or finding.kind is Kind.PASS or finding.code not in LOOKUP:
        return finding
    when = f" on {known.on}" if known.on else ""
    message = f"{finding.message}; accepted by {known.by}{when}: {known.reason}"
    return attrs.evolve(finding, kind=Kind.PASS, severity=None, message=message)


def _path(path: str | None) -> str:
    """The path as every system writes it in the end: slashes, no leading "./"."""
    return (path or "<text>").replace("\\", "/").removeprefix("./")


def _text(span: Span, text: str) -> str:
    """The text that tells the finding's place from others."""
    own = " ".join(span.of(text).split()).casefold()
    if len(span) >= _LONG:
        return own
    start = max((m.end() for m in _BOUNDARY.finditer(text, max(span.start - 1000, 0), span.start)), default=None)
    if start is None:
        start = max(span.start - 1000, 0)
    after = _BOUNDARY.search(text, span.end, span.end + 1000)
    end = after.start() if after else min(span.end + 1000, len(text))
    return f"{own}\0{' '.join(text[start:end].split()).casefold()}"
