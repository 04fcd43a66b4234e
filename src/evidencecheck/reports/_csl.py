"""A record as an item of CSL-JSON: what citation programs read, and nothing that the schema does not know.

Source: csl-data.json of the Citation Style Language, 1.0.2. What it has no field for is left out, or stands in
``custom``, which is made for that.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from evidencecheck.model.csl import Csl, work_to_csl
from evidencecheck.model.kinds import CSL
from evidencecheck.model.work import Work

_MORE = {
    "book-part": "chapter",
    "book-section": "chapter",
    "edited-book": "book",
    "journal": "periodical",
    "monograph": "book",
    "peer-review": "review",
    "proceedings": "book",
    "reference-book": "book",
    "reference-entry": "entry",
}
_TYPES = {ours: name for name, ours in CSL.items()} | _MORE
_STRINGS = ("title", "container-title", "volume", "issue", "page", "publisher", "DOI", "URL", "note")
_KNOWN = frozenset(CSL)


def item(work: Work, name: str) -> Csl:
    """The record under the id ``name``; its fields are those of `work_to_csl` where CSL has them, too."""
    csl = work_to_csl(work)
    found: dict[str, Any] = {"id": name, "type": item_type(work)}
    for people in ("author", "editor"):
        names = [person for person in csl.get(people, ()) if person]
        if names:
            found[people] = names
    found |= {field: csl[field] for field in _STRINGS if field in csl}
    short = csl.get("container-title-short", ())
    if short:
        found["container-title-short"] = short[0]
    if work.article_number:
        found["number"] = work.article_number
    if csl.get("issued"):
        found["issued"] = csl["issued"]
    for number in ("ISBN", "ISSN"):
        if number in csl:
            found[number] = csl[number][0]
    said = {"source": work.source, "retrieved": work.retrieved}
    said = {key: value for key, value in said.items() if value}
    return found | ({"custom": said} if said else {})


def item_type(work: Work) -> str:
    """The item's type, "document" for what CSL has no word for."""
    return _TYPES.get(work.type, work.type if work.type in _KNOWN else "document")


def citation_key(work: Work) -> str:
    """What a person would call the work: the key it has in its bibliography, else "lindqvist-2009"."""
    if work.key:
        return work.key
    people = work.author.names or work.editor.names
    who = _plain(people[0].key) if people else ""
    year = str(work.issued.year) if work.issued and work.issued.year else ""
    return "-".join(part for part in (who or _plain(work.title)[:24].rstrip("-"), year) if part) or "work"


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words).casefold()
    return re.sub(r"[\W_]+", "-", "".join(c for c in letters if not unicodedata.combining(c))).strip("-")
