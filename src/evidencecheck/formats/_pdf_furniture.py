"""Running heads and feet: what stands at one height on several pages and says the same but for its numbers.

Looked at from the outside in, so that text is never dropped from within a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from evidencecheck.formats._pdf_page import Line

# How many lines deep heads and feet are, how many points their height may differ.
_DEEP, _SWAY = 4, 4.0
_MANY_PAGES = 6
_GAP = 1.5
# A page may hold nothing but a head and a foot.
_ALONE = 2
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:page|p\.|seite|página|pagina|s\.)?\s*[-–—|]?\s*(\d{1,4})\s*[-–—|]?(?:\s*(?:/|of|von|de)\s*\d{1,4})?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[-–—]?\s*[ivxlc]{1,7}\s*[-–—]?")


def without(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without running heads, running feet and page numbers."""
    edges = [(_outer(lines, -1), _outer(lines, 1)) for lines in pages]
    said = Counter[tuple[str, int]]()
    offsets = Counter[int]()
    for sides in edges:
        outer = {id(line): line for side in sides for line in side[:_DEEP]}
        said.update({(_key(line), round(line.y / _SWAY)) for line in outer.values()})
        for side in sides:
            for line in side[:_DEEP]:
                number = _NUMBER.fullmatch(line.text.strip())
                if number:
                    offsets[int(number[1]) - line.page] += 1
    least = 2 if len(pages) < _MANY_PAGES else 3
    kept = []
    for lines, sides in zip(pages, edges, strict=True):
        dropped: set[int] = set()
        for side in sides:
            count = 0
            while count < min(len(side), _DEEP) and (
                _runs(side[count], said, least)
                or _is_number(side[count], side[count + 1 : count + 2], offsets, len(pages))
            ):
                count += 1
            while count and not _apart(side, count):
                count -= 1
            dropped |= {id(line) for line in side[:count]}
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _apart(side: Sequence[Line], count: int) -> bool:
    """Whether white lies between the first lines of a side and the next: a note that is repeated has none within."""
    if count == len(side):
        return count <= _ALONE
    last, after = side[count - 1], side[count]
    return abs(last.y - after.y) > _GAP * max(last.size, after.size)


def _outer(lines: Sequence[Line], way: int) -> list[Line]:
    """The outermost lines of a page, from the top (-1) or the foot (1)."""
    return sorted(lines, key=lambda line: (way * line.y, line.x0))[: _DEEP + 1]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()).casefold())


def _runs(line: Line, said: Counter[tuple[str, int]], least: int) -> bool:
    if line.runs[0].raised or not any(letter.isalpha() for letter in line.text):
        return False
    return sum(said[_key(line), round(line.y / _SWAY) + n] for n in (-1, 0, 1)) >= least


def _is_number(line: Line, following: Sequence[Line], offsets: Counter[int], pages: int) -> bool:
    """Whether a line is a page's number: it counts the pages, or stands alone at the edge."""
    text = line.text.strip()
    match = _NUMBER.fullmatch(text)
    if match is None and not _ROMAN.fullmatch(text):
        return False
    apart = all(abs(after.y - line.y) > _GAP * after.size for after in following)
    counts = match is not None and offsets[int(match[1]) - line.page] > 1
    return counts or (apart and (pages == 1 or match is None or line.page <= 2))
