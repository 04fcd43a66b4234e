"""What kind of source a reference names, in words, and whether Crossref could be expected to hold it."""

from __future__ import annotations

import re

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.model.resolution import Resolution
from evidencecheck.text.late import late


@attrs.frozen
class SourceKind:
    """``words`` for a message ("a book chapter"); ``expected`` and ``likely``: whether all or most are registered.

    ``reason`` says why not.
    """

    words: str
    expected: bool = False
    likely: bool = False
    reason: str = "no DOI need exist"


_ARTICLE = SourceKind("a journal article", expected=True, reason="")
_KINDS = {
    "article-journal": _ARTICLE,
    "journal-article": _ARTICLE,
    "chapter": SourceKind("a book chapter"),
    "book-chapter": SourceKind("a book chapter"),
    "entry-encyclopedia": SourceKind("an encyclopedia entry"),
    "entry-dictionary": SourceKind("a dictionary entry"),
    "book": SourceKind("a book"),
    "report": SourceKind("a report"),
    "thesis": SourceKind("a thesis"),
    "dissertation": SourceKind("a thesis"),
    "paper-conference": SourceKind("a conference paper", likely=True),
    "proceedings-article": SourceKind("a conference paper", likely=True),
    "manuscript": SourceKind("a manuscript"),
    "article": SourceKind("a preprint", likely=True),
    "posted-content": SourceKind("a preprint", likely=True),
    "article-newspaper": SourceKind("a newspaper article"),
    "article-magazine": SourceKind("a magazine article"),
    "webpage": SourceKind("a web page"),
    "post-weblog": SourceKind("a blog post"),
    "dataset": SourceKind("a data set"),
    "software": SourceKind("a piece of software"),
    "standard": SourceKind("a standard"),
    "patent": SourceKind("a patent"),
    "speech": SourceKind("a talk"),
    "motion_picture": SourceKind("a film"),
    "broadcast": SourceKind("a broadcast"),
    "interview": SourceKind("an interview"),
    "personal_communication": SourceKind("a personal communication"),
    "legislation": SourceKind("a law"),
    "legal_case": SourceKind("a court case"),
    "bill": SourceKind("a bill"),
}
_UNKNOWN = SourceKind("a source of unclear kind", reason="it may be one that registries do not hold")
_BY_INITIALS = attrs.evolve(_UNKNOWN, likely=True)
_INITIALS = r"[A-Z][A-Za-z]{0,4}[A-Z]{1,6}\d{0,2}"
_LAST_INITIALS = late(rf"[.?!]\s+{_INITIALS}\.?(?:\s+\(?\d{{4}}\)?)?[.\s]*$")


def kind_of(fields: Fields, raw: str = "") -> SourceKind:
    """The kind of source that the fields tell of; their own type first.

    What is published by "ICML", or ends with it (``raw``), is a paper of a meeting rather than a book.
    """
    publisher = fields.publisher.value if fields.publisher else ""
    unsaid = fields.type in {None, "book"} and not (fields.publisher_place or fields.isbn)
    if unsaid and (is_meeting(publisher) or (not publisher and _LAST_INITIALS.search(raw))):
        return _BY_INITIALS
    if fields.type:
        return _KINDS.get(fields.type, _UNKNOWN)
    if fields.isbn or fields.publisher or fields.publisher_place:
        return _KINDS["chapter" if fields.editor and fields.container_title else "book"]
    if fields.container_title and (fields.volume or fields.issue):
        return _ARTICLE
    if fields.url and not fields.container_title:
        return _KINDS["webpage"]
    return _UNKNOWN


def is_meeting(name: str) -> bool:
    """Whether a publisher is the initials of a meeting: "ICML", "NeurIPS"."""
    return re.fullmatch(_INITIALS, name) is not None


def asked(resolution: Resolution) -> tuple[str, ...]:
    """The registries that answered: "not found" can be said of them alone.

    Never of a hand-kept bibliography, nor of an index that holds some works only.
    """
    samples = {name for name, _ in resolution.samples}
    return tuple(name for name in resolution.searched if name not in {"", *samples} and not name.endswith(".bib"))


def sampled(resolution: Resolution) -> str:
    """That what indices of some works lack need not be there, in words; "" where none was searched."""
    told = (f"{name}, which holds {size:,} work{'' if size == 1 else 's'}" for name, size in resolution.samples)
    listed = ", nor in ".join(told)
    return f"not in {listed}; it need not be there" if listed else ""
