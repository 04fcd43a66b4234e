"""What kind of source a reference names, in words, and whether Crossref could be expected to hold it."""

from __future__ import annotations

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.model.resolution import Resolution


@attrs.frozen
class SourceKind:
    """``words`` for a message ("a book chapter"); ``expected`` where a registry ought to know it.

    ``reason`` says why not.
    """

    words: str
    expected: bool = False
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
    "paper-conference": SourceKind("a conference paper"),
    "proceedings-article": SourceKind("a conference paper"),
    "manuscript": SourceKind("a manuscript"),
    "article": SourceKind("a preprint"),
    "posted-content": SourceKind("a preprint"),
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


def kind_of(fields: Fields) -> SourceKind:
    """The kind of source that the fields tell of; their own type first."""
    if fields.type:
        return _KINDS.get(fields.type, _UNKNOWN)
    if fields.isbn or fields.publisher or fields.publisher_place:
        return _KINDS["chapter" if fields.editor and fields.container_title else "book"]
    if fields.container_title and (fields.volume or fields.issue):
        return _ARTICLE
    if fields.url and not fields.container_title:
        return _KINDS["webpage"]
    return _UNKNOWN


def asked(resolution: Resolution) -> tuple[str, ...]:
    """The registries that answered: "not found" can be said of them alone, never of a hand-kept bibliography."""
    return tuple(name for name in resolution.searched if name and not name.endswith(".bib"))
