"""How a reference is written, trait by trait, as far as its fields were surely read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from evidencecheck.checks._reading import sure
from evidencecheck.model.document import Document
from evidencecheck.model.reference import Reference
from evidencecheck.text.late import late

_QUOTES = "\"\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb' "
_ARTICLES = frozenset({"article-journal", "journal-article"})
_DOUBLE = '"\u201c\u201d\u201e\u00ab\u00bb'
_OPENS = late(r"[\"\u201c\u201d\u2018\u201e\u00ab']\s?.?$")
_CLOSES = late(r".?[.,;:?!]?\s?[\"\u201c\u201d\u2019\u00bb']")
_ON = late(r"[,:]?\s[a-z]")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015_")
_INITIALS = late(r"(?:[A-Z]\.?[ -]?){1,4}")
_NEXT = late(r"\s*(?:$|[,;:&(]|and\b|et\b|\.(?:\s|$))")
_FAMILY_FIRST, _GIVEN_FIRST = "the family name first", "the given name first"
_ELSEWHERE = late(r"\bIn:?\s[A-Z]|\b(?:Proc(?:eedings|\.)|Conf(?:erence|\.)|Workshop|Symposium|OSF|Zenodo)\b")
_PP = late(r"\b(?:pp?|pages?)\.?\s*$", re.IGNORECASE)
_DOI = late(r"(?P<address>(?:https?://)?(?:dx\.|www\.)?doi\.org/)10\.|(?P<word>\bdoi[:.]?\s{0,2})10\.", re.IGNORECASE)
MANY = 11
"""So many authors or more are given in full by few styles that cut any list: Vancouver gives six, MNRAS eight, the
American Physical Society ten."""


def _is_article(reference: Reference) -> bool:
    """Whether a reference is to an article of a journal and to nothing like a paper of a conference."""
    return reference.fields.type in _ARTICLES and not _ELSEWHERE.search(reference.raw)


def _names(reference: Reference, _document: Document) -> str:
    """The order of the first author's names; an organisation has none.

    "Niyti, G. Sawhney" and "Bhat Riyaz et al." may be read either way, and say nothing: a family name is first where
    initials follow it and then the next author, and last where initials or, for each of several, full names precede it.
    """
    field = reference.fields.author
    if field is None or not sure(field) or not field.value.names or not field.value.names[0].family:
        return ""
    if reference.raw[:1] in _DASHES:
        return ""  # it stands for the author of the entry above
    raw, names = field.raw, field.value.names
    first = names[0]
    if raw.startswith(first.family) and first.given:
        rest = raw[len(first.family) :].lstrip(" ,")
        alone = _INITIALS.fullmatch(first.given) and rest.startswith(first.given)
        return _FAMILY_FIRST if alone and _NEXT.match(rest, len(first.given)) else ""
    if not first.given or not raw.startswith(first.given):
        return ""
    before = [0 <= raw.find(name.given) < raw.find(name.family) for name in names if name.given and name.family]
    return _GIVEN_FIRST if _INITIALS.fullmatch(first.given) or (len(before) > 1 and all(before)) else ""


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
    bracketed = document.text[max(year.start - 3, 0) : year.start].rstrip()[-1:] in {"(", "["}
    return "the year in brackets before the title" if bracketed else "the year before the title"


def _quotes(reference: Reference, document: Document) -> str:
    """Whether the title of an article is in quotation marks; other titles are set otherwise in every style.

    A title that begins with a quotation of its own tells nothing.
    """
    title = reference.fields.title
    if title is None or not sure(title) or not _is_article(reference):
        return ""
    text, span = document.text, title.span
    opened = _OPENS.search(text, max(span.start - 3, 0), span.start + 1)
    closed = _CLOSES.match(text, span.end - 1)
    if opened and closed:
        if _ON.match(text, closed.end()):
            return ""
        inner = text[opened.end() : closed.start() + 1].strip(_QUOTES)
        return "" if any(quote in inner for quote in _DOUBLE) else "titles in quotation marks"
    return "" if opened or closed else "titles without quotation marks"


def _pages(reference: Reference, document: Document) -> str:
    page = reference.fields.page
    if page is None or not sure(page) or not _is_article(reference) or not page.value.last:
        return ""
    before = document.text[max(page.span.start - 8, 0) : page.span.start]
    return "pages with \u201cpp.\u201d" if _PP.search(before) else "pages without \u201cpp.\u201d"


def _doi(reference: Reference, _document: Document) -> str:
    found = _DOI.search(reference.raw)
    if not found or not _is_article(reference):
        return ""  # a data set's is an address in many styles
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
