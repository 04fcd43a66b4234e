"""How a reference is written, trait by trait, as far as its fields were surely read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from evidencecheck.checks._reading import sure
from evidencecheck.model.document import Document
from evidencecheck.model.reference import Reference

_QUOTES = "\"\u201c\u201d\u2018\u2019\u201e\u00ab'"
_ARTICLES = frozenset({"article-journal", "journal-article"})
_PP = re.compile(r"\b(?:pp?|pages?)\.?\s*$", re.IGNORECASE)
_DOI = re.compile(
    r"(?P<address>(?:https?://)?(?:dx\.|www\.)?doi\.org/)10\.|(?P<word>\bdoi[:.]?\s{0,2})10\.", re.IGNORECASE
)
MANY = 7
"""So many authors or more are where styles differ in whether they are all given (Vancouver gives six)."""


def _names(reference: Reference, _document: Document) -> str:
    """The order of the first author's names; an organisation has none."""
    field = reference.fields.author
    if field is None or not sure(field) or not field.value.names:
        return ""
    first = field.value.names[0]
    family, given = field.raw.find(first.family), field.raw.find(first.given)
    if not first.family or not first.given or family < 0 or given < 0 or family == given:
        return ""
    return "the family name first" if family < given else "the given name first"


def _year(reference: Reference, document: Document) -> str:
    """Where the year stands: before the title, then in brackets or not, or behind it."""
    fields = reference.fields
    if not (fields.issued and fields.title and fields.author):
        return ""
    if not (sure(fields.issued) and sure(fields.title) and sure(fields.author)):
        return ""
    year, title = fields.issued.span, fields.title.span
    if year.start > title.start:
        return "the year behind the title"
    bracketed = document.text[max(year.start - 1, 0) : year.start] in {"(", "["}
    return "the year in brackets before the title" if bracketed else "the year before the title"


def _quotes(reference: Reference, document: Document) -> str:
    """Whether the title of an article is in quotation marks; other titles are set otherwise in every style."""
    title = reference.fields.title
    if title is None or not sure(title) or reference.fields.type not in _ARTICLES:
        return ""
    before = document.text[max(title.span.start - 3, 0) : title.span.start + 1]
    return (
        "titles in quotation marks" if any(quote in before for quote in _QUOTES) else "titles without quotation marks"
    )


def _pages(reference: Reference, document: Document) -> str:
    page = reference.fields.page
    if page is None or not sure(page) or reference.fields.type not in _ARTICLES or not page.value.last:
        return ""
    before = document.text[max(page.span.start - 8, 0) : page.span.start]
    return "pages with \u201cpp.\u201d" if _PP.search(before) else "pages without \u201cpp.\u201d"


def _doi(reference: Reference, _document: Document) -> str:
    found = _DOI.search(reference.raw)
    if not found:
        return ""
    return "DOIs as addresses" if found["address"] else "DOIs behind \u201cdoi:\u201d"


def _cut(reference: Reference, _document: Document) -> str:
    """Whether a long list of authors is cut short."""
    author = reference.fields.author
    if author is None or not sure(author):
        return ""
    if author.value.others:
        return "long lists of authors cut with et al."
    return "long lists of authors in full" if len(author.value.names) >= MANY else ""


TRAITS: Mapping[str, Callable[[Reference, Document], str]] = {
    "names": _names,
    "year": _year,
    "quotes": _quotes,
    "pages": _pages,
    "doi": _doi,
    "cut": _cut,
}
