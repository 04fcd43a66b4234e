"""What a registry records of a publication."""

from __future__ import annotations

import attrs

from evidencecheck.model.dates import PartialDate
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People


@attrs.frozen
class Update:
    """A notice about a work: ``type`` as Crossref has it (retraction, expression_of_concern, correction …).

    Source: Crossref REST API, ``updated-by`` of the work, where ``doi`` is the notice's; ``update-to`` of the notice,
    where it is that of the work. ``date`` is ISO 8601 as far as it is known, ``source`` who reported it.
    """

    type: str
    doi: str = ""
    date: str = ""
    source: str = ""

    @property
    def kind(self) -> str:
        """The type as it is compared: in small letters, words joined by "_"."""
        return "_".join(self.type.casefold().replace("-", " ").replace("_", " ").split())


@attrs.frozen
class Relation:
    """That a work stands in a relation to another one: ``type`` as Crossref has it ("is-preprint-of"), its ``doi``.

    Source: Crossref REST API, ``relation``; https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/relationships/.
    """

    type: str
    doi: str


@attrs.frozen
class Work:
    """One work, with the fields we compare. ``doi`` is normalised, "" where the record has none.

    ``source`` is who says so ("Crossref", "references/peer-support.bib"), ``key`` the entry's name there,
    ``retrieved`` the UTC day it was asked (ISO 8601, "" for a file). ``years`` are all years that the record gives:
    print, online, issued. ``note`` is a hand-kept record's remark. An author list with ``others`` is known to be cut.
    ``updates`` are the notices about the work; what the record is itself a notice about is in ``notice_of``.
    ``subtype`` tells posted content apart (preprint, working_paper …), ``edition`` is as printed.
    """

    title: str = ""
    author: People = People()
    editor: People = People()
    container_title: tuple[str, ...] = ()
    volume: str = ""
    issue: str = ""
    page: PageRange | None = None
    article_number: str = ""
    issued: PartialDate | None = None
    years: tuple[int, ...] = ()
    publisher: str = ""
    type: str = ""
    doi: str = ""
    isbn: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    url: str = ""
    updates: tuple[Update, ...] = ()
    notice_of: tuple[Update, ...] = ()
    relations: tuple[Relation, ...] = ()
    subtype: str = ""
    edition: str = ""
    pmid: str = ""
    source: str = ""
    key: str = ""
    retrieved: str = ""
    note: str = ""
    abstract: str = attrs.field(default="", eq=False, repr=False)

    @property
    def dated(self) -> tuple[int, ...]:
        """All years that the record gives, each once: that of ``issued`` first, then print and online."""
        issued = (self.issued.year,) if self.issued and self.issued.year else ()
        return tuple(dict.fromkeys((*issued, *self.years)))

    def related(self, *types: str) -> tuple[str, ...]:
        """The DOIs of the works to which it stands in one of these relations, each once."""
        return tuple(dict.fromkeys(relation.doi for relation in self.relations if relation.type in types))

    def __str__(self) -> str:
        """Short, for a hint: "Cook et al. 2009, Initial outcomes of …, doi:10.…"."""
        names = self.author.names
        who = names[0].key if names else ""
        if len(names) == 2 and not self.author.others:
            who = f"{who} & {names[1].key}"
        elif len(names) > 1 or self.author.others:
            who += " et al."
        year = str(self.issued.year) if self.issued and self.issued.year else ""
        head = f"{who} {year}".strip()
        return ", ".join(part for part in (head, self.title, f"doi:{self.doi}" if self.doi else "") if part)
