"""Words in quotation marks, and where they stand. What a source has of them is for `text.verbatim` to say."""

from __future__ import annotations

import re
from functools import cache

from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

LEAST = 4  # words: fewer are a term, and many a text has them
LONGEST = 4000  # characters: what is longer is two marks that have nothing to do with each other

# Opening and closing marks; where one mark closes in one language and opens in another, what stands around it decides.
_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "「": "」",
    "『": "』",
    "＂": "＂",
}
CHANGED = late(r"\[[^\[\]]*\]|\((?:\.\s?\.\s?\.|…)\)|\.\s?\.\s?\.(?:\s?\.)?|…")
"""What whoever quotes has put there: brackets, and marks of what was left out."""
WORD = late(r"\w+(?:[.,'’]\w+)*")
_OPENING = late(f"[{''.join(_PAIRS)}]")
_EITHER = late('["“”„«»「」『』]')
_SINGLE = late(r"(?<![^\s(\[])'(?=[^\W\d])")  # a straight one, which is an apostrophe elsewhere
_SINGLE_END = late(r"(?<=\S)'(?!\w)")


def quotations(text: str) -> tuple[Span, ...]:
    """The quotations of one block of prose, marks and all, of `LEAST` words; one within another is part of it."""
    found: list[Span] = []
    at = 0
    while mark := _OPENING.search(text, at):
        at = mark.start()
        end = _close(text, at, _PAIRS[mark[0]]) if _opens(text, at) else -1
        if end < 0:
            at += 1
            continue
        words = text[at + 1 : end]
        if len(WORD.findall(CHANGED.sub(" ", words))) >= LEAST:
            found.append(Span(at, end + 1))
        at = end + 1
    return tuple(found)


def within_quotation(sentence: str, at: int) -> bool:
    """Whether ``at`` lies within quotation marks, which may be opened or closed in another sentence."""
    for mark in _OPENING.finditer(sentence, 0, at):
        place = mark.start()
        end = _close(sentence, place, _PAIRS[mark[0]]) if _opens(sentence, place) else place
        if end < 0 or end > at:
            return True
    single = _SINGLE.search(sentence, 0, at)
    if single and not _SINGLE_END.search(sentence, single.end(), at):
        return True
    following = _EITHER.search(sentence, at)
    return following is not None and _closes(sentence, following.start())


def _closes(text: str, at: int) -> bool:
    """Whether the first mark behind some words closes what an earlier sentence has opened."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "”」』":
        return True
    return not after.isalnum() and (text[at] == "»" or (text[at] in '"“«' and not before.isspace()))


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (bool(after.strip()) or text[at] in "«‹") and not (at and before.isalnum())


def _close(text: str, at: int, closing: str) -> int:
    """Where the quotation that is opened at ``at`` ends; -1 where it does not."""
    opening, depth = text[at], 0
    for found in _marks(opening + closing).finditer(text, at + 1, at + LONGEST):
        mark, place = found[0], found.start()
        if mark in closing and (mark != "’" or not text[place + 1 : place + 2].isalnum()):
            if mark == '"' and (text[place + 1 : place + 2].isalnum() or text[place - 1].isspace()):
                continue
            if depth == 0:
                return place
            depth -= 1
        elif mark == opening:
            depth += 1
    return -1


@cache
def _marks(which: str) -> re.Pattern[str]:
    return re.compile(f"[{which}]")
