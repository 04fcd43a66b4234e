"""Commands and environments of LaTeX that make blocks: headings, lists, tables, entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from evidencecheck.formats import _tex_fields as fields
from evidencecheck.formats._tex_commands import DRAWN, LAID_OUT, LEVELS, LISTS, OVERLAY, SHOWN_BEFORE, TABLES
from evidencecheck.formats._tex_lists import Listing, custom_label
from evidencecheck.formats._tex_words import plain
from evidencecheck.model.document import BlockKind
from evidencecheck.model.spans import Span

if TYPE_CHECKING:
    from evidencecheck.formats._tex_walk import Walk

_ENVIRONMENT = re.compile(r"\s{0,20}\{([^{}\r\n\\]{1,60})\}")
_COUNTER = re.compile(r"\s*\{enum(?:iv|i{1,3})\}\s*\{\s*(-?\d{1,6})\s*\}")


def _environment(walk: Walk, word: str, start: int, end: int) -> int:
    match = _ENVIRONMENT.match(walk.text, end)
    if match is None:
        return end
    name, at, begins = match[1].strip(), match.end(), word == "begin"
    if name == "document":
        return at
    if name in DRAWN:
        if walk.drawn in {"", name}:
            walk.drawn = name if begins else ""
            walk.page.silent = begins
        return at
    if name in TABLES:
        walk.tables = max(walk.tables + (1 if begins else -1), 0)
        walk.page.usual = BlockKind.CELL if walk.tables else BlockKind.PARAGRAPH
        walk.page.start(walk.page.usual)
        return walk.drop(TABLES[name], at) if begins else at
    if name == "thebibliography":
        walk.end_entry(start)
        # Before the first entry stand definitions and lengths.
        walk.page.silent = begins
    walk.page.start(walk.page.usual)
    listed = LISTS.fullmatch(name)
    if listed:
        _list(walk, at, begins=begins, ordered=bool(listed["ordered"]))
    return walk.drop(LAID_OUT.get(name, "o" if listed else ""), at) if begins else at


def _list(walk: Walk, at: int, *, begins: bool, ordered: bool) -> None:
    if begins:
        option = walk.scan.option(at)
        walk.lists.append(Listing(ordered, custom_label(option.of(walk.text) if option else "")))
    elif walk.lists:
        walk.lists.pop()


def _item(walk: Walk, _word: str, start: int, end: int) -> int:
    listing = walk.lists[-1] if walk.lists else Listing(ordered=False)
    level = max(len(walk.lists), 1)
    overlay = OVERLAY.match(walk.text, end)
    end = overlay.end() if overlay else end
    option = walk.scan.option(end) if walk.text.startswith("[", walk.after_blank(end)) else None
    if option is not None:
        walk.page.start(BlockKind.ITEM, level)
        walk.within(option)
        if walk.page.started:
            walk.page.add(" ", option.end, option.end + 1)
        return walk.after_blank(option.end + 1)
    at = walk.after_blank(end)
    head, label = listing.step()
    walk.page.start(BlockKind.ITEM, level, label, head, Span(start, at))
    return at


def _counter(walk: Walk, _word: str, _start: int, end: int) -> int:
    said = _COUNTER.match(walk.text, end)
    if said and walk.lists:
        walk.lists[-1].count = int(said[1])
    return walk.drop("mm", end)


def _paragraph(walk: Walk, _word: str, _start: int, end: int) -> int:
    walk.page.parted()
    return walk.after_blank(end)


def _heading(walk: Walk, word: str, _start: int, end: int) -> int:
    return _block(walk, end, BlockKind.HEADING, LEVELS[word])


def _titled(walk: Walk, word: str, _start: int, end: int) -> int:
    if SHOWN_BEFORE[word] == "title":
        return _block(walk, end, BlockKind.HEADING, 1)
    return _block(walk, end, BlockKind.PARAGRAPH)


def _caption(walk: Walk, _word: str, _start: int, end: int) -> int:
    return _block(walk, end, BlockKind.PARAGRAPH)


def _block(walk: Walk, at: int, kind: BlockKind, level: int = 0) -> int:
    """An argument as a block of its own, behind one in square brackets that prints elsewhere."""
    option = walk.scan.option(at)
    at = option.end + 1 if option else at
    words = walk.enter(at)
    if words is None:
        return at
    page = walk.page
    usual, tables, page.usual, walk.tables = page.usual, walk.tables, BlockKind.PARAGRAPH, 0
    page.start(kind, level)
    walk.within(words)
    page.usual, walk.tables = usual, tables
    page.start(usual)
    return words.end + 1


def _bibitem(walk: Walk, word: str, start: int, end: int) -> int:
    """An entry of ``thebibliography``: it runs to the next, or to the environment's end."""
    walk.end_entry(start)
    # harvard: \harvarditem[Cook]{Cook and Ahn}{2009}{key}
    at = walk.drop("o" if word == "bibitem" else "omm", end)
    key = walk.scan.group(at)
    if key is None:
        return at
    walk.page.silent = False
    walk.notes.entry(plain(" ".join(key.of(walk.text).split())), key.end + 1)
    walk.entry = True
    return key.end + 1


def _fields(walk: Walk, _word: str, start: int, end: int) -> int:
    return fields.amsrefs(walk, start, end)


def _biblatex(walk: Walk, _word: str, start: int, end: int) -> int:
    return fields.biblatex(walk, start, end)


BLOCKS: Mapping[str, Callable[[Walk, str, int, int], int]] = {
    **dict.fromkeys(LEVELS, _heading),
    **dict.fromkeys(SHOWN_BEFORE, _titled),
    **dict.fromkeys(("caption", "subcaption", "marginpar", "marginnote", "margintext"), _caption),
    **dict.fromkeys(("bibitem", "harvarditem"), _bibitem),
    **dict.fromkeys(("begin", "end"), _environment),
    "item": _item,
    "setcounter": _counter,
    "par": _paragraph,
    "bib": _fields,
    "entry": _biblatex,
}
"""What reads a command: it takes its name, where it begins and where its arguments do, and gives where to go on."""
