"""What is marked as what it is and can be read by rule: identifiers, addresses, days of access."""

from __future__ import annotations

import re

import attrs

from evidencecheck.identifiers import arxiv, doi, isbn, pmcid, pmid, url
from evidencecheck.model.spans import Span
from evidencecheck.parse.dates import DATE

_SCHEMES = (("doi", doi), ("arxiv", arxiv), ("pmcid", pmcid), ("pmid", pmid), ("isbn", isbn), ("url", url))

_DAY = rf"(?:{DATE}|[0-9]{{1,2}}[./][0-9]{{1,2}}[./][0-9]{{2,4}})"
_REMARKS = re.compile(
    rf"[\[(]?\s*\b(?i:(?:last |date |accessed and )?(?:accessed|retrieved|cited|viewed|consulted|visited|checked|"
    rf"updated|abgerufen|(?:letzter )?zugriff|stand|zuletzt|"
    rf"consulte|consultado|acesso|acessado|consultato|geraadpleegd|e-?pub|published online))\b"
    rf":?(?: (?i:on|am|le|el|il|op|em|ahead of print|date|abgerufen))*:? {_DAY}(?:,? (?i:from))?\s*[\])]?[.;,]?"
    r"|\[(?i:internet|online|electronic resource|web ?page|pubmed|cross ?ref|google scholar|medline|web of science|"
    r"free full text|pmc free article|epub ahead of print|links?|pdf)\]"
    r"|\((?i:original work published|reprinted (?:from|in)) [^()]{4,30}\)|(?i:\bepub ahead of print\b)|"
    r"\[(?i:cited) [^\]]{4,30}\]"
)
_SPEAKING = (
    *("access", "retriev", "cited", "view", "consult", "visit", "check", "updated", "abgerufen", "zugriff", "stand"),
    *(
        "zuletzt",
        "acess",
        "geraadpleegd",
        "pub",
        "internet",
        "online",
        "electronic",
        "web",
        "cross",
        "google",
        "medline",
    ),
    *("pmc", "ahead of print", "link", "pdf", "reprinted", "free full"),
)
"""In small letters; each of the remarks holds one of them."""


@attrs.frozen
class Mark:
    """An identifier: the attribute of `Fields` it goes to, its value and its span in the reference."""

    name: str
    value: str
    span: Span


def read_marks(text: str) -> tuple[Mark, ...]:
    """The first identifier of each scheme in ``text``, none overlapping; an address that is not a DOI's own."""
    marks: list[Mark] = []
    for name, scheme in _SCHEMES:
        for span, value in scheme.find(text):
            if not any(span.overlaps(mark.span) for mark in marks):
                marks.append(Mark(name, value, span))
                break
    return tuple(sorted(marks, key=lambda mark: mark.span))


def remarks(shade: str) -> tuple[Span, ...]:
    """Where ``shade`` (a shadow) speaks of a day of access or of how a source was got at: no date of the work."""
    low = shade.lower()
    if not any([word in low for word in _SPEAKING]):  # noqa: C419 - a list is quicker than a generator here
        return ()
    return tuple(Span(*match.span()) for match in _REMARKS.finditer(shade))
