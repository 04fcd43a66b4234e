"""What reference managers write into OpenDocument files: the names of marks and sections, and bibliography marks.

- Zotero: reference marks called ``ZOTERO_ITEM CSL_CITATION {json} RND…``, a section ``ZOTERO_BIBL {json} …``
- Mendeley Desktop: reference marks ``CSL_CITATION {json} RND…``, a section or mark ``Mendeley Bibliography …``
- LibreOffice: ``text:bibliography-mark`` with a record in its attributes (ODF 1.3, part 3, 19.786 and on)
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from evidencecheck.formats._cited import Cite, Cited
from evidencecheck.formats._entry import Kept, Name
from evidencecheck.formats._record import fields_of
from evidencecheck.formats._word_cited import citation
from evidencecheck.model.document import Flow
from evidencecheck.model.kinds import BIBTEX

_LIST = re.compile(r"(?:ADDIN\s+)?(?:ZOTERO_BIBL|Mendeley\s+Bibliography|JR_bib)\b")
_TYPES = {**BIBTEX, "www": "webpage"}
_FIELDS = {
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organizations": "publisher",
    "address": "place",
    "year": "date",
    "isbn": "isbn",
    "url": "url",
}


def prints(name: str) -> bool:
    """Whether a section or mark of this name prints a bibliography."""
    return bool(_LIST.match(name))


def marked(cited: Cited, name: str, member: str, offset: int) -> Cite | None:
    """What a mark cites by its name; None for any other place that has a name."""
    return citation(cited, name, "", member, offset) if "CSL_CITATION" in name[:100] else None


def mark(cited: Cited, attributes: Mapping[str, str], member: str, offset: int) -> Cite | None:
    """What a bibliography mark cites."""
    said = {key.rpartition(":")[2]: " ".join(value.split()) for key, value in attributes.items()}
    identifier = said.get("identifier", "")
    if identifier.startswith("CITATION "):  # Word's own, as LibreOffice keeps it: the sources are lost
        return citation(cited, identifier, "", member, offset)
    pairs = dict[str, str]()
    for theirs, ours in _FIELDS.items():
        pairs[ours] = pairs.get(ours) or said.get(theirs, "")
    names = {
        # Several are written as in BibTeX, or with semicolons.
        role: tuple(Name(whole=Flow(one.strip())) for one in re.split(r"\s+and\s+|\s*;\s*", said[role]) if one.strip())
        for role in ("author", "editor")
        if said.get(role)
    }
    kept = Kept(names, fields_of(pairs), _TYPES.get(said.get("bibliography-type", ""), ""))
    return cited.cite([((identifier,), kept)], member, offset) if identifier else None
