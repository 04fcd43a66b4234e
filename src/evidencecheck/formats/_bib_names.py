"""Names as BibTeX keeps them in one string: cut at "and", each into its parts.

The rules are BibTeX's (Oren Patashnik, *BibTeXing*, 1988; Nicolas Markey, *Tame the BeaST*, 11): "First von Last",
"von Last, First", "von Last, Jr, First"; what stands in braces is one word; and biblatex's "family=…, given=…".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.formats._bib_latex import decoded
from evidencecheck.formats._entry import Name
from evidencecheck.formats._listed import joined
from evidencecheck.model.document import Flow
from evidencecheck.model.spans import Span

_AND = re.compile(r"\\.|[{}]|\sand(?=\s)", re.DOTALL | re.IGNORECASE)
_COMMA = re.compile(r"\\.|[{},]", re.DOTALL)
_BLANK = re.compile(r"\\ |\\.|[{}\s~]", re.DOTALL)
_OTHERS = re.compile(r"others|\{?et\.? al\.?\}?", re.IGNORECASE)
_KEYED = re.compile(r"\s*\"?\s*(family|given|prefix|suffix)(?:-i)?\s*=\s*")


def names(written: Flow) -> tuple[list[Name], bool]:
    """The names that ``written`` lists, and whether it says that there are others."""
    whole = written.levelled()
    found: list[Name] = []
    others = False
    for span in _cut(whole.text, Span(0, len(whole.text)), _AND):
        words = span.of(whole.text)
        if _OTHERS.fullmatch(words):
            others = True
        elif words and (name := _name(whole, span)):
            found.append(name)
    return found, others


def _cut(text: str, within: Span, signs: re.Pattern[str]) -> Iterator[Span]:
    """The stretches between the signs that stand in no braces, without outer white space."""
    level, begin = 0, within.start
    for sign in signs.finditer(text, within.start, within.end):
        first = sign[0][0]
        if first == "{":
            level += 1
        elif first == "}":
            level = max(level - 1, 0)
        elif not level and (first != "\\" or sign[0] == "\\ "):
            yield _bare(text, begin, sign.start())
            begin = sign.end()
    yield _bare(text, begin, within.end)


def _bare(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, max(start, end - len(words) + len(words.rstrip())))


def _name(whole: Flow, span: Span) -> Name | None:
    text = whole.text
    parts = [part for part in _cut(text, span, _COMMA) if part.end > part.start]
    if not parts:
        return None
    if _KEYED.match(span.of(text)):
        return _keyed(whole, parts)
    if _is_group(span.of(text)):
        return Name(literal=_flow(whole, span))
    if len(parts) > 3:  # names that are set apart by commas alone, as prose has them
        return Name(whole=_flow(whole, span))
    if len(parts) > 1:
        given = _flow(whole, parts[-1])
        return Name(family=_flow(whole, parts[0]), given=given, suffix=_flow(whole, parts[1]) if parts[2:] else None)
    words = [word for word in _cut(text, parts[0], _BLANK) if word.end > word.start]
    first = next((n for n, word in enumerate(words) if _is_particle(whole, word)), len(words) - 1)
    family = Span(words[first].start, words[-1].end)
    return Name(family=_flow(whole, family), given=_given(whole, words[:first]))


def _given(whole: Flow, words: Sequence[Span]) -> Flow | None:
    return _flow(whole, Span(words[0].start, words[-1].end)) if words else None


def _flow(whole: Flow, span: Span) -> Flow | None:
    found = decoded(whole.slice(span.start, span.end))
    return found if found.text else None


def _is_group(words: str) -> bool:
    """Whether all of it stands in one pair of braces, which are no accent's."""
    if not words.startswith("{") or not words.endswith("}") or words.startswith("{\\"):
        return False
    level = 0
    for brace in re.finditer(r"[{}]", words):
        level += 1 if brace[0] == "{" else -1
        if not level:
            return brace.end() == len(words)
    return False


def _is_particle(whole: Flow, word: Span) -> bool:
    """Whether a word begins in lower case: "von", "de"; letters in braces say nothing but those with an accent."""
    words = word.of(whole.text)
    begin = level = 0
    while begin < len(words) and (words[begin] in "{}" or level):
        if words.startswith("{\\", begin) and not level:
            break
        level += (words[begin] == "{") - (words[begin] == "}")
        begin += 1
    words = words[begin:]
    if "\\" in words:
        words = decoded(Flow(words)).text
    return next((char for char in words if char.isalpha()), "").islower()


def _keyed(whole: Flow, parts: Sequence[Span]) -> Name | None:
    said: dict[str, Flow] = {}
    for part in parts:
        key = _KEYED.match(part.of(whole.text))
        flow = _flow(whole, Span(part.start + key.end(), part.end)) if key else None
        if key and flow:
            said.setdefault(key[1], flow)
    family = said.get("family") or said.get("given")
    if family is None:
        return None
    if "prefix" in said and "family" in said:
        family = joined(said["prefix"], " ", family)
    return Name(family=family, given=said.get("given") if "family" in said else None, suffix=said.get("suffix"))
