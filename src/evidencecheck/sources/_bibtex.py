"""BibTeX as `Work`s, read by pybtex: for hand-kept bibliographies and for what other registration agencies answer.

pybtex keeps two things for the whole process: how strict it is, and, in its default table, every ``@string`` of every
file. Its low-level parser is used with a handler and a table of our own, so that neither is touched and threads may
read at the same time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person as BibtexPerson
from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pybtex.utils import CaseInsensitiveDict

from evidencecheck.errors import BibliographyError
from evidencecheck.model.dates import PartialDate
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.work import Work
from evidencecheck.sources._plain import doi

# BibTeX and biblatex entry types as Crossref's types (https://api.crossref.org/types); all others are "other".
TYPES = {
    "article": "journal-article",
    "book": "book",
    "booklet": "book",
    "mvbook": "book",
    "collection": "edited-book",
    "incollection": "book-chapter",
    "inbook": "book-chapter",
    "inproceedings": "proceedings-article",
    "conference": "proceedings-article",
    "proceedings": "proceedings",
    "techreport": "report",
    "report": "report",
    "phdthesis": "dissertation",
    "mastersthesis": "dissertation",
    "thesis": "dissertation",
    "dataset": "dataset",
}

_MONTHS = {name: number for number, name in enumerate(month_names, 1)}
# Commands that only set their argument in another face; pybtex would leave their names in the text.
_FACE = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|rm|sf|tt|up|sl|normal|super(?:script)?|sub(?:script)?)|mbox|url)\s*(?=\{)"
)
# An accent over a dotless i or j, in braces of its own: \"{\i}
_DOTLESS = re.compile(r"(\\[`'^\"~=.uvHrc])\s*\{\\([ij])\}")
_MATHS = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_WHOLE = re.compile(r"\{((?:[^{}]|\{[^{}]*\})*)\}")


def read_bibtex(text: str, name: str) -> tuple[Work, ...]:
    """The entries of ``text`` as works, in their order; ``name`` is the file's, for `Work.source` and for errors.

    Raises `BibliographyError` for an entry that cannot be read, with its line. An undefined month or string is no
    damage, nor is an ``@`` within a line of remarks.
    """
    return tuple(_work(kind, key, fields, name) for kind, key, fields in _entries(text, name))


def _entries(text: str, name: str) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Type, key and raw fields (names in lower case, the first of equals) of each entry."""

    def complain(error: PybtexError) -> None:
        start = parser.command_start or 0
        remark = text[text.rfind("\n", 0, start) + 1 : start].strip()
        if not isinstance(error, UndefinedMacro) and not remark:
            began = text.count("\n", 0, start) + 1
            what = f"the entry {parser.current_entry_key!r}" if parser.current_entry_key else "the entry"
            message = f"{name}, line {parser.lineno}: {error}; {what} begins on line {began}"
            raise BibliographyError(" ".join(message.split()))

    parser = LowLevelParser(text, handle_error=complain, macros=CaseInsensitiveDict(month_names))
    for command, (key, values) in (entry for entry in parser if len(entry[1]) == 2):
        if command.lower() == "string" or not isinstance(values, list) or not key:
            continue
        fields: dict[str, str] = {}
        for field, parts in values:
            fields.setdefault(field.lower(), " ".join("".join(parts).split()))
        yield command.lower(), key, fields


def _work(kind: str, key: str, fields: Mapping[str, str], source: str) -> Work:
    def first(*names: str) -> str:
        return next((value for name in names if (value := _decoded(fields.get(name, "")))), "")

    def all_of(name: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[\dXx-]{8,}", fields.get(name, "")))

    title, subtitle, pages, issued = first("title"), first("subtitle"), first("pages"), _issued(fields)
    containers = (first("journal", "journaltitle", "booktitle"), first("shortjournal"))
    return Work(
        title=f"{title}: {subtitle}" if subtitle else title,
        author=_people(fields.get("author", "")),
        editor=_people(fields.get("editor", "")),
        container_title=tuple(filter(None, containers)),
        volume=first("volume"),
        issue=first("number", "issue"),
        page=PageRange.parse(pages) if pages else None,
        article_number=first("eid", "article-number"),
        issued=issued,
        years=(issued.year,) if issued and issued.year else (),
        publisher=first("publisher", "institution", "school", "organization"),
        type=TYPES.get(kind, "other"),
        doi=doi(_unescaped(fields.get("doi", ""))),
        isbn=tuple(value.replace("-", "") for value in all_of("isbn")),
        issn=all_of("issn"),
        url=_unescaped(fields.get("url", "")),
        source=source,
        key=key,
        note=first("note"),
        abstract=first("abstract"),
    )


def _decoded(latex: str) -> str:
    """LaTeX as plain text: accents composed, braces and faces gone."""
    latex = _MATHS.sub(lambda maths: re.sub(r"[_^]", "", maths[1]), _DOTLESS.sub(r"\1\2", _FACE.sub("", latex)))
    try:
        text = str(Text.from_latex(latex))
    except (PybtexError, ValueError):  # braces that do not pair; an accent over nothing
        text = latex.replace("{", "").replace("}", "")
    return " ".join(text.replace("\\$", "$").split())


def _unescaped(value: str) -> str:
    """An address or identifier: only TeX's special characters are escaped in it, and nothing in it is typography."""
    return re.sub(r"\\([_%&#$~{}])", r"\1", value).strip("{} ")


def _people(value: str) -> People:
    names = [name.strip() for name in split_name_list(value) if name.strip()] if value else []
    kept = tuple(_person(name) for name in names if name.lower() != "others")
    return People(kept, others=len(kept) < len(names))


def _person(name: str) -> Person:
    if whole := _WHOLE.fullmatch(name):
        return Person(literal=_decoded(whole[1]))
    if name.count(",") > 2:  # pybtex complains through its global state
        name = name.replace(",", " ").replace("  ", " ")
    parts = BibtexPerson(name)
    family = _decoded(" ".join((*parts.prelast_names, *parts.last_names)))
    return Person(family=family, given=_decoded(" ".join((*parts.first_names, *parts.middle_names))))


def _issued(fields: Mapping[str, str]) -> PartialDate | None:
    """The ``date`` (biblatex, ISO 8601), else ``year``, ``month``, ``day``; words such as "in press" are a status."""
    written = fields.get("date") or "-".join(filter(None, (fields.get("year"), _month(fields), fields.get("day"))))
    match = re.match(r"\s*(\d{4})([a-z]?)(?![a-z0-9])(?:-(\d{1,2})(?:-(\d{1,2}))?)?", written)
    if not match:
        status = _decoded(fields.get("year") or fields.get("pubstate") or "")
        return PartialDate(status=status) if status else None
    month = int(match[3]) if match[3] and 0 < int(match[3]) <= 12 else None
    day = int(match[4]) if month and match[4] and 0 < int(match[4]) <= 31 else None
    return PartialDate(int(match[1]), month, day, suffix=match[2])


def _month(fields: Mapping[str, str]) -> str:
    word = fields.get("month", "").strip("{}. ").lower()
    return word if word.isdigit() else str(_MONTHS.get(word[:3], ""))
