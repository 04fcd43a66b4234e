"""References that rest on a web address: the address, and whether anything says of when it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from evidencecheck.checks._base import Check, View
from evidencecheck.checks._entries import list_of
from evidencecheck.checks._lists import is_list
from evidencecheck.identifiers import arxiv, doi, isbn, pmcid, pmid, url
from evidencecheck.model.document import STAND_IN
from evidencecheck.model.finding import Finding, Related, Severity
from evidencecheck.model.reference import Reference
from evidencecheck.text.late import late

_YEAR = late(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
# 04/05/24, 4.5.24, and years of other calendars and scripts, as far as digits tell.
_SHORT_DATE = late(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{2}(?!\d)|\d{2,4}\s?[\u5e74\ub144]")
_DATE_FIELD = late(
    r"\b(?:urldate|year|date|month|accessed|issued|timestamp|lastvisited|Y1|Y2|PY|DA)\b\W", re.IGNORECASE
)
_ARCHIVES = late(
    r"\b(?:web\.archive\.org|archive\.(?:org|today|is|ph|md|vn|li|fo)|perma\.cc|webcitation\.org|webarchive\.[\w.]+"
    r"|swh:|archive\.softwareheritage\.org|arquivo\.pt|wayback\.[\w.]+)",
    re.IGNORECASE,
)
# A name that stays: a handle, an ARK, a URN; an RFC and a standard never change once they are numbered.
_KEPT = late(
    r"hdl\.handle\.net|\bark:/|\burn:|doi\.org/|arxiv\.org|ncbi\.nlm\.nih\.gov|pubmed\.|jstor\.org/stable|purl\.|n2t\.net"
    r"|rfc-editor\.org|tools\.ietf\.org/html/rfc|ietf\.org/doc/html/rfc|www\.w3\.org/TR/|/commit/[0-9a-f]{7,}"
    r"|/(?:blob|tree)/(?:[0-9a-f]{40}|v\d)|zenodo\.org/records?/|oldid=\d",
    re.IGNORECASE,
)
_HABIT = 4
_PROSE = 25
"""So many words beside an address are no reference, but a comment that links to something."""
_WORD = late(r"[^\W\d_]{2,}")
_NO_WORDS = frozenset(
    "accessed retrieved available from at on last visited see url link http https www online cited access viewed "
    "abgerufen zugegriffen am consulte le consultado el visto il and "
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december".split()
)


def address_of(reference: Reference) -> str:
    """The first web address of a reference, in its words or behind a link; "" without one."""
    found = url.find(reference.raw)
    if found:
        return found[0][1]
    return next((link for link in reference.entry.links if "://" in link), "")


def is_kept(address: str) -> bool:
    """Whether an address names a thing that stays as it is: a DOI, a handle, an archive's copy, a numbered standard."""
    return bool(_ARCHIVES.search(address) or _KEPT.search(address) or doi.find(address))


def is_bare(reference: Reference) -> bool:
    """Whether a reference says nothing but an address: no words beside it but those of looking it up."""
    words = [word.lower() for word in _WORD.findall(_beside(reference))]
    # Manubot's "url:https://…" is a key that a program looks up.
    return bool(url.find(reference.raw)) and set(words) <= _NO_WORDS and not reference.raw.startswith("url:")


def is_comment(reference: Reference) -> bool:
    """Whether a reference says so much beside its address that it is prose."""
    return len(_WORD.findall(_beside(reference))) > _PROSE


def is_dated(view: View, reference: Reference) -> bool:
    """Whether anything of a reference says of when it is, or what it names stays as it is."""
    words = " ".join((reference.raw, *reference.entry.links))
    fields = reference.fields
    if any((fields.doi, fields.pmid, fields.pmcid, fields.arxiv, fields.isbn, fields.issued)):
        return True
    if is_kept(words) or any(scheme.find(words) for scheme in (isbn, arxiv, pmid, pmcid)):
        return True
    source = reference.span.of(view.document.text)
    if is_list(view.document) and _DATE_FIELD.search(source):
        return True
    return bool(_YEAR.search(words) or _SHORT_DATE.search(words))


def _beside(reference: Reference) -> str:
    """The words of a reference without its addresses."""
    raw, at, kept = reference.raw.replace(STAND_IN, " "), 0, []
    for span, _ in url.find(raw):
        kept.append(raw[at : span.start])
        at = span.end
    return " ".join((*kept, raw[at:]))


def once_per_list(check: Check, view: View, found: Sequence[Reference], messages: tuple[str, str]) -> Iterator[Finding]:
    """A note for each of ``found``; where they are most of a list of four or more, it is how that list is kept.

    That is told once, at the first, with the second of ``messages``, which takes their number.
    """
    lists: dict[tuple[int, str], list[Reference]] = {}
    for reference in found:
        lists.setdefault(list_of(reference, view), []).append(reference)
    sizes = Counter(list_of(reference, view) for reference in view.sources())
    for place, those in lists.items():
        first, *others = those
        if len(those) >= _HABIT and len(those) * 2 > sizes[place]:
            related = tuple(Related(other.span, "so is this") for other in others)
            message = messages[1].format(len(those))
            yield check.review(Severity.NOTE, message, first.span, reference=first.label, related=related)
        else:
            for one in those:
                yield check.review(Severity.NOTE, messages[0], one.span, reference=one.label)
