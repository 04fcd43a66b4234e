"""Numbers and signs that point at notes: ``practice1.``, ``stay2,3``, ``[2–5, 7]``, ``(3)``, ``¹``, ``^8^``, ``*``.

What a number is can't be told from the number alone. So all that may be a marker is gathered first, with how clear it
is by its own surroundings; then, knowing the lists and the majority of the clear ones, the document's house style
decides, and last the doubtful ones ("201412", "B124") are read where the run of notes leaves a gap for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from evidencecheck.extract import shapes
from evidencecheck.extract.numbers import expand
from evidencecheck.extract.scopes import Scopes
from evidencecheck.extract.sign import Sign
from evidencecheck.model.citation import CitationStyle, Marker
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.model.spans import Span

if TYPE_CHECKING:
    from evidencecheck.extract.entry_list import EntryList
    from evidencecheck.extract.prose import Prose

# A list lost in pasting is believed in from a run of this many numbers on, from 1 without a gap.
SHORTEST_RUN = 3
# Things that are counted off stand closer together than this.
_TALLY = 30


def candidates(document: Document) -> tuple[Sign, ...]:
    """All that may be a numeric marker anywhere in the document, in order."""
    text = document.flow.text
    found: list[Sign] = []
    for raised in document.raised:
        written = raised.span.of(text).strip()
        inner = written.strip("[]() ")
        listed = shapes.RAISED.fullmatch(inner)
        numbers = expand(listed[1]) if listed else ()
        if numbers or (inner and set(inner) <= set("*†‡§¶")):
            clear = not shapes.is_measure(text, raised.span.start, raised.span.end)
            kind = "raised" if numbers else "sign"
            found.append(Sign(raised.span, inner, numbers, kind, clear, raised.outer))
    raised_spans = sorted(sign.span for sign in found)
    for kind, span, written, clear in shapes.shapes(text):
        after = bisect_left(raised_spans, span.start + 1, key=lambda other: other.end)
        if after < len(raised_spans) and raised_spans[after].overlaps(span):
            continue
        numbers = () if kind == "sign" else expand(written)
        if numbers or kind == "sign":
            found.append(Sign(span, written, numbers, kind, clear))
    words: dict[str, bool] = {}
    return tuple(sorted((_cleared(sign, text, words) for sign in found), key=lambda sign: sign.span))


def _cleared(sign: Sign, text: str, words: dict[str, bool]) -> Sign:
    """A digit behind capitals is a note's where the capitals stand alone elsewhere: "CRP5" in a text about CRP."""
    word = shapes.CAPITALS.search(text, max(0, sign.span.start - 12), sign.span.start)
    if sign.clear or sign.kind != "glued" or word is None:
        return sign
    if word[0] not in words:
        words[word[0]] = re.search(rf"(?<![\w-]){word[0]}(?![\w-])", text) is not None
    return attrs.evolve(sign, clear=words[word[0]], capitals=True)


def clear_numbers(signs: Iterable[Sign], before: int, *, raised_only: bool = False) -> frozenset[int]:
    """The numbers of clear signs in front of an offset of the flow.

    ``raised_only`` leaves brackets out: what points at "1." is raised or glued.
    """
    kinds = {"raised", "glued"} if raised_only else {"raised", "glued", "bracket"}
    return frozenset(
        number
        for sign in signs
        if sign.clear and sign.kind in kinds and sign.span.end <= before and not sign.noted
        for number in sign.numbers
    )


def markers(prose: Prose, signs: Sequence[Sign], lists: Sequence[EntryList]) -> Iterator[Marker]:
    """The markers among the signs that stand in prose."""
    # What stands above the first number of a list may be entries without one.
    numbered = [found for found in lists if any(entry.number is not None for entry in found.entries)]
    scopes = Scopes(prose, numbered, {id(found): n for n, found in enumerate(lists)})
    placed = list(_without_indices([sign for sign in signs if _in_prose(prose, sign)], prose.text))
    for scope, known, group in scopes.groups(placed):
        chosen = _decide(group, known) if known else _run(group, prose)
        for sign in sorted(chosen, key=lambda sign: sign.span):
            yield _marker(prose, sign, scope)
    carried = {entry.number for found in numbered if found.form == "sign" for entry in found.entries}
    for sign in placed:
        # "§" with no note is an orphan where other signs have theirs; an asterisk may be small print.
        if sign.kind == "sign" and (sign.written in carried or (carried and set(sign.written) <= set("†‡§¶"))):
            yield _marker(prose, sign, scopes.of_sign(sign))


def _without_indices(signs: Sequence[Sign], text: str) -> Iterator[Sign]:
    """The signs without "echo[1]" in a text that writes "elsewhere [1]": a bracket glued to a word is an index there.

    A lone one may be a citation that lacks its space: where its number is cited nowhere else, or before a stop.
    """
    brackets = [sign for sign in signs if sign.kind == "bracket" and sign.clear]
    words = {
        id(s): word
        for s in brackets
        if (word := re.search(r"[^\W\d_]+\Z", text[max(0, s.span.start - 40) : s.span.start]))
    }
    often = Counter(word[0] for word in words.values())
    once = sum(times == 1 for times in often.values())
    loose = [sign for sign in brackets if text[sign.span.start - 1 : sign.span.start].isspace()]
    spaced = {number for sign in loose for number in sign.numbers}
    for sign in signs:
        word = words.get(id(sign)) if len(loose) > once else None
        before_stop = text[sign.span.end : sign.span.end + 1] in set(".,;:)") | {""}
        if word is None or (often[word[0]] == 1 and (before_stop or not spaced.issuperset(sign.numbers))):
            yield sign


def _in_prose(prose: Prose, sign: Sign) -> bool:
    block = prose.block_at(sign.span.start)
    return block is not None and block.kind is not BlockKind.RULE


def _marker(prose: Prose, sign: Sign, scope: int) -> Marker:
    span = sign.outer or prose.document.flow.span(sign.span.start, sign.span.end)
    style = CitationStyle.BRACKET if sign.kind in {"bracket", "round"} else CitationStyle.SUPERSCRIPT
    labels = tuple(map(str, sign.numbers)) or (sign.written,)
    return Marker(span, span.of(prose.document.text), style, labels, scope=scope)


def _decide(signs: Sequence[Sign], known: frozenset[int]) -> list[Sign]:
    """The signs that point at a list whose numbers are ``known``."""
    style = _house_style(signs, known)
    clear = [sign for sign in signs if sign.clear and sign.kind in style and known.intersection(sign.numbers)]
    if "round" in style:
        clear = [sign for sign in clear if sign.kind != "round" or known.issuperset(sign.numbers)]
    chosen = clear + _past_the_end(signs, clear, known, style)
    return chosen + _gaps(signs, chosen, known, style)


def _house_style(signs: Sequence[Sign], known: frozenset[int]) -> frozenset[str]:
    """The kinds of marker that a document uses, judged by how many of its notes each kind points at."""
    reach: Counter[str] = Counter()
    for kind in ("bracket", "raised", "glued", "round"):
        numbers = {n for sign in signs if sign.kind == kind and sign.clear for n in sign.numbers}
        reach[kind] = len(numbers & known)
    explicit = max(reach["bracket"], reach["raised"])
    style = {kind for kind in ("bracket", "raised") if reach[kind]}
    # Glued digits and round brackets have other meanings: they count where nothing plainer reaches as far.
    if reach["glued"] and reach["glued"] >= explicit and reach["glued"] * 5 >= len(known):
        style.add("glued")
    if reach["round"] > 2 * max(explicit, reach["glued"]) and _cites_in_round(signs, known, reach["round"]):
        style.add("round")
    return frozenset(style)


def _cites_in_round(signs: Sequence[Sign], known: frozenset[int], reach: int) -> bool:
    """Whether round brackets point at notes and do not count things: "steamer (9), printer (8), ladder (201)"."""
    rounds = [sign for sign in signs if sign.kind == "round" and sign.clear]
    inside = sum(known.issuperset(sign.numbers) for sign in rounds)
    near = [(a.numbers[0], b.numbers[0]) for a, b in pairwise(rounds) if b.span.start - a.span.end < _TALLY]
    # One close upon another, and not in the order of notes: a tally.
    tally = len(near) * 2 >= len(rounds) and any(before > after for before, after in near)
    return (
        reach * 2 >= len(known)
        and reach >= min(SHORTEST_RUN, len(known))
        and inside * 4 >= len(rounds) * 3
        and not tally
    )


def _past_the_end(
    signs: Sequence[Sign], clear: Sequence[Sign], known: frozenset[int], style: frozenset[str]
) -> list[Sign]:
    """Markers of notes that do not exist: bracketed ones anywhere, others where the run of first uses implies them."""
    extra: list[Sign] = []
    seen: set[int] = set()
    chosen = {id(sign) for sign in clear}
    top = max(known)
    for sign in sorted(signs, key=lambda sign: sign.span):
        if id(sign) in chosen:
            seen.update(sign.numbers)
        elif sign.clear and sign.kind in style and (sign.kind != "round" or sign.numbers[0] == top + 1):
            low, high = min(sign.numbers), max(sign.numbers)
            plain = sign.kind == "bracket" or (sign.kind == "raised" and high <= top + 10)
            if (plain and high <= 2 * top + 10) or (
                seen and low <= max(*seen, top) + 3 and high <= max(*seen, top) + 4
            ):
                extra.append(sign)
                seen.update(sign.numbers)
    return extra


def _gaps(signs: Sequence[Sign], chosen: Sequence[Sign], known: frozenset[int], style: frozenset[str]) -> list[Sign]:
    """Doubtful signs read where the run of first uses wants them: 12 in "201412" between 11 and 13.

    A number that no clear sign has is looked for between its neighbours; behind capitals ("CRP5") the next number of
    the run is read though it comes again further on.
    """
    if not style & {"glued", "raised"} or not chosen:
        return []
    first: dict[int, int] = {}
    for sign in sorted(chosen, key=lambda sign: sign.span):
        for number in sign.numbers:
            first.setdefault(number, sign.span.start)
    taken = {id(sign) for sign in chosen}
    found: list[Sign] = []
    for number in sorted(known):
        if number - 1 not in first and number != min(known):
            continue
        below = max((at for n, at in first.items() if n < number), default=-1)
        above = min((at for n, at in first.items() if n >= number), default=None)
        for sign in signs:
            outside = sign.span.start < below or (above is not None and sign.span.start > above)
            if sign.clear or outside or id(sign) in taken or (number in first and not sign.capitals):
                continue
            reading = shapes.tail_reading(sign.written, number, known)
            if reading:
                found.append(sign if sign.kind == "raised" else _tail(sign, reading))
                taken.add(id(sign))
                first[number] = sign.span.start
                break
    return found


def _tail(sign: Sign, reading: int) -> Sign:
    """The last characters of a doubtful sign, read as a marker of their own."""
    span, written = Span(sign.span.end - reading, sign.span.end), sign.written[-reading:]
    return attrs.evolve(sign, span=span, written=written, numbers=expand(written))


def _run(signs: Sequence[Sign], prose: Prose) -> list[Sign]:
    """Without a list: the markers of a list that was lost, if their first uses run 1, 2, 3 … and little else does."""
    for kinds in ({"raised"}, {"glued"}, {"bracket"}):
        clear = [s for s in signs if s.clear and s.kind in kinds]
        if "bracket" in kinds and not (_closes_phrases(clear, prose.text) and not _are_marks(clear, prose)):
            continue
        clear = [s for s in clear if max(s.numbers) <= 3 * len(clear) + 3]
        seen: list[int] = []
        for sign in sorted(clear, key=lambda sign: sign.span):
            seen.extend(n for n in sign.numbers if n not in seen)
        rises = sum(number == place for place, number in enumerate(seen, 1))
        if len(seen) >= SHORTEST_RUN and seen[0] == 1 and rises * 10 >= len(seen) * 9:
            implied = frozenset(range(1, max(seen) + 2))
            return clear + _gaps([s for s in signs if len(s.written) <= 2], clear, implied, frozenset(kinds))
    return []


def _closes_phrases(brackets: Sequence[Sign], text: str) -> bool:
    """Whether brackets stand as citations do, behind words and before stops.

    "[1] stop, [2] menu" are keys; "Why does it burn? [2]" at a line's end is what a question is worth.
    """
    worth = sum(_ends_a_line(sign, text) for sign in brackets)
    if worth * 2 > len(brackets):
        return False
    behind = sum(text[: sign.span.start].rstrip()[-1:] not in set(":,;") | {""} for sign in brackets)
    before = sum(text[sign.span.end : sign.span.end + 1] in set(".,;:)!?[\r\n") | {""} for sign in brackets)
    return behind * 10 >= len(brackets) * 8 and before * 10 >= len(brackets) * 6


def _ends_a_line(sign: Sign, text: str) -> bool:
    """Whether a bracket closes a line, and the sentence before it is closed already."""
    behind = text[: sign.span.start].rstrip(" \t")[-1:]
    line = text[sign.span.end :].partition("\n")[0]
    return behind in set(".?!") and not line.strip()


def _are_marks(brackets: Sequence[Sign], prose: Prose) -> bool:
    """Whether brackets say what each question of a paper is worth: they end lines, numbered ones or again and again.

    Notes are cited twice at times; marks of 1 to 4 come back for most questions. Few may stand elsewhere.
    """
    ends = [sign for sign in brackets if re.match(r"[ \t]*(?:[\r\n]|\Z)", prose.text[sign.span.end :][:80])]
    labelled = [s for s in ends if (block := prose.block_at(s.span.start)) and block.label is not None]
    fresh = {sign.numbers for sign in brackets}
    often = len(labelled) * 5 >= len(brackets) * 4 or len(fresh) * 2 <= len(brackets)
    return len(ends) * 10 >= len(brackets) * 9 and often
