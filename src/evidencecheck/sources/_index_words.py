"""What of a record a local index is searched by, and which words of a reference it is asked for.

Both sides are folded alike, so a word of the index is a word of a reference. Beside the words there are marks, two
facts in one: "34/3829" for volume and first page, "3829/2013" for page and year, "wang/2013" for first author and
year. A mark is rarer than any word, and for a reference that prints no title it is what finds the work. Folding leaves
no slash in a word, so none can be taken for a mark. The record of a notice has a mark for each work that it is about,
too ("about/10.1000/x"), by which the notices of a work are found, whether its own record knows of them or not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from math import log1p
from typing import Any

from evidencecheck.model.reference import Fields
from evidencecheck.sources._plain import doi
from evidencecheck.text.normalise import fold, words

AUTHORS = 40  # of a record; no reference names more, and some papers have thousands
# Words of a reference that are searched for; docs/decisions/0010 has what fewer and more come to.
MOST, LEAST = 16, 6
LOAD = 20_000  # records in all that these words may stand in, so that a large index is not slower by its size
LETTERS = 4000  # of a record that are folded; MathML titles and lists of contents run on

_TEXTS = ("title", "subtitle", "container-title", "short-container-title", "volume", "issue", "page", "article-number")
_DATES = ("issued", "published", "published-print", "published-online")

# Where a printer has glued two words: "ChemicalSociety", "Revolution43".
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")


def words_of(record: Mapping[str, Any]) -> str:
    """The folded words and the marks of a Crossref-shaped record, one blank between; "" for one that says nothing."""
    years = sorted({year for key in _DATES if key in record and (year := _year(record[key]))})
    authors = _families(record.get("author"))
    texts = [text for key in _TEXTS if key in record for text in _strings(record[key])]
    editors = _families(record["editor"]) if "editor" in record else ()
    told = fold(" ".join((*texts, *authors, *editors, *years))[:LETTERS])
    page = _first(record.get("page")) or _first(record.get("article-number"))
    marks = _marks(_first(record.get("volume")), page, years, authors[0] if authors else "")
    return " ".join((told, *marks, *(map(about, _updated(record["update-to"])) if "update-to" in record else ())))


def about(own: str) -> str:
    """The mark of the notices about the work with this DOI; white space ends a mark, so there is none in it."""
    return f"about/{''.join(own.split())}"


def query(raw: str, fields: Fields, frequency: Callable[[str], int]) -> dict[str, int]:
    """The rarest words and marks of a reference that the index holds, the rarest first, and how many records hold each.

    ``frequency`` tells in how many records a word stands. Words that stand in none are tried once more as they may have
    been before a printer or a scanner cut or glued them.
    """
    own = list(dict.fromkeys(words(raw)))
    rarity = {word: count for word in (*own, *_read(fields)) if (count := frequency(word))}
    if any(word not in rarity for word in own):
        tried = dict.fromkeys((*_joined(own, rarity), *words(_SEAM.sub(" ", raw))))
        rarity |= {word: count for word in tried if word not in rarity and (count := frequency(word))}
    rarest = sorted(rarity, key=lambda word: (rarity[word], word))[:MOST]
    load = list(accumulate(rarity[word] for word in rarest))
    return {word: rarity[word] for word in rarest[: max(LEAST, bisect_right(load, LOAD))]}


def weight(wanted: Iterable[int], size: int) -> float:
    """What words are worth together that stand in so many records each, of ``size``: as BM25 weighs rarity."""
    return sum(log1p((size - count + 0.5) / (count + 0.5)) for count in wanted)


def _joined(own: list[str], known: Mapping[str, int]) -> Iterator[str]:
    """Neighbours of which one is no known word, put together: "astron omy"."""
    return (one + other for one, other in pairwise(own) if one not in known or other not in known)


def _read(fields: Fields) -> Iterator[str]:
    """The marks that can be made of what was read of a reference."""
    year = fields.issued.value.year if fields.issued else None
    names = fields.author.value.names if fields.author else ()
    return _marks(
        _first(fields.volume.value if fields.volume else ""),
        _first(fields.page.value.first if fields.page else ""),
        [str(year)] if year else [],
        names[0].key if names else "",
    )


def _marks(volume: str, page: str, years: list[str], author: str) -> Iterator[str]:
    if volume and page:
        yield f"{volume}/{page}"
    family = fold(author).rpartition(" ")[2]
    for year in years:
        if page:
            yield f"{page}/{year}"
        if family:
            yield f"{family}/{year}"


def _updated(value: object) -> Iterator[str]:
    """The DOIs that ``update-to`` names."""
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict) and (own := doi(item.get("DOI"))):
            yield own


def _first(value: object) -> str:
    """The first folded word of a number or a range: "541" of "541-544"."""
    return fold(value).partition(" ")[0] if isinstance(value, str) else ""


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _families(value: object) -> list[str]:
    people = value[:AUTHORS] if isinstance(value, list) else ()
    found = [person.get("family") or person.get("name") for person in people if isinstance(person, dict)]
    return [name for name in found if isinstance(name, str)]


def _year(value: object) -> str:
    match value:
        case {"date-parts": [[int(year) | str(year), *_], *_]}:
            return str(year)
    return ""
