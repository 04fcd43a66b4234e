"""Documents that are reference lists by themselves, entry by entry kept as fields: what is different in them.

Nothing cites in such a document, its entries have keys rather than numbers, and what is added to one is a field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from evidencecheck.model.document import Document
from evidencecheck.model.fix import Edit
from evidencecheck.model.spans import Span

_INDENT = re.compile(r"\n([ \t]+)[\w\"]")


def is_list(document: Document) -> bool:
    """Whether a document is a reference list and nothing else, by its format."""
    return document.format in _WITH_DOI


def with_doi(document: Document, entry: Span, doi: str) -> Edit | None:
    """The edit that gives an entry of a list its DOI, as a field; None where its end is not as the format has it."""
    return _WITH_DOI[document.format](document.text, entry, doi)


def _bibtex(text: str, entry: Span, doi: str) -> Edit | None:
    words = entry.of(text)
    if words[-1:] not in {"}", ")"} or not re.search(r"[}\"\w,]\s*.$", words):
        return None
    return _before_end(words, entry, f"doi = {{{doi}}}")


def _csl_json(text: str, entry: Span, doi: str) -> Edit | None:
    words = entry.of(text)
    return _before_end(words, entry, f'"DOI": {json.dumps(doi)}') if words.endswith("}") else None


def _before_end(words: str, entry: Span, field: str) -> Edit:
    """A field behind the last, before the sign that ends the entry; indented as the first is."""
    last = len(words[:-1].rstrip())
    indent = _INDENT.search(words)
    lead = f"\n{indent[1]}" if indent else " "
    return Edit(
        Span(entry.start + last, entry.start + last),
        f"{lead}{field}," if words[last - 1] == "," else f",{lead}{field}",
    )


def _ris(text: str, entry: Span, doi: str) -> Edit | None:
    end = re.search(r"(\r?\n)ER {1,2}-$", entry.of(text))
    if not end:
        return None
    place = entry.start + end.start()
    return Edit(Span(place, place), f"{end[1]}DO  - {doi}")


def _none(_text: str, _entry: Span, _doi: str) -> None:
    """MEDLINE's records are PubMed's own: nobody edits them."""


_WITH_DOI: Mapping[str, Callable[[str, Span, str], Edit | None]] = {
    "bibtex": _bibtex,
    "csl-json": _csl_json,
    "ris": _ris,
    "medline": _none,
}
