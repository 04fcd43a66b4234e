"""Lists known by their labels alone: numbers that rise from line to line, with no heading that names a list."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from evidencecheck.extract import headings
from evidencecheck.extract.entry_list import (
    LARGEST_GAP,
    PLAIN,
    SURE,
    EntryList,
    body_of,
    continues,
    cut_at,
    next_label,
    value_of,
)
from evidencecheck.extract.likeness import likeness
from evidencecheck.extract.lines import BY_NAME, Label, Line
from evidencecheck.extract.numeric import clear_numbers
from evidencecheck.extract.sign import Sign
from evidencecheck.extract.traits import are_references
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

# What cites is no reference: "(Hale & Ortiz, 2020)" at a sentence's end, "The trial by Hale et al. (2005) found".
_CITES = late(
    r"[^\W\d_]\s\((?:[^()]*; )?[^():]{0,60}(?: et al\.|(?: &| and)[ \w.'’-]{2,40}),? "
    r"(?:19|20)\d\d[a-z]?(?:, pp?\.[^()]*)?\)\."
    r"|[^\W\d_]{2} (?:et al\.|(?:&|and) [\w'’-]+) \((?:19|20)\d\d[a-z]?\) [a-z]"
)
_IN_SENTENCE = late(r"(?!van\b|von\b|de\b|d['’]|al-|http|www)[a-zà-ÿ]")


def find(document: Document, lines: Sequence[Line], taken: AbstractSet[int], signs: Sequence[Sign]) -> list[EntryList]:
    """Runs of labels that rise from line to line, with no heading.

    A run begins at 1 or a little above, or goes on from an earlier one: notes below each chapter, numbered throughout.
    """
    found: list[EntryList] = []
    reached: dict[str, int] = {}
    rejected: set[int] = set()
    # The format's own notes have names of their own: what numbers point at may be another list.
    # Where raised numbers call them, though, that is how the document calls.
    has_list = any(lines[m].kind is not BlockKind.NOTE for m in taken) or any(sign.noted for sign in signs)
    n = 0
    while n < len(lines):
        best: EntryList | None = None
        if n not in taken and not lines[n].blank:
            for label in lines[n].labels:
                last = reached.get(label.form, 0)
                begins = 1 <= label.value <= 1 + LARGEST_GAP or last < label.value <= last + LARGEST_GAP
                # The end of a list of steps is no list: a run is judged whole.
                if label.form in BY_NAME or not begins or lines[n].start + label.width in rejected:
                    continue
                run = run_from(lines, n, label, taken)
                if best is None or len(run.entries) > len(best.entries):
                    best = run
        other = bool(best and taken and _other_heading(lines, n))
        if best and (other or _is_list(document, lines, best, signs, has_list=has_list)):
            if not other:
                found.append(best)
                reached[best.form] = value_of(best.entries[-1].number or "")
            n = next((m for m in range(n, len(lines)) if lines[m].start >= best.span.end), len(lines))
        else:
            rejected |= {entry.span.start for entry in best.entries} if best else set()
            n += 1
    return found


def _other_heading(lines: Sequence[Line], n: int) -> bool:
    """Whether a list stands under a heading of its own that names no list ("Illustrations") and no chapter."""
    above = next((lines[m] for m in range(n - 1, -1, -1) if not lines[m].blank), None)
    return above is not None and above.kind is BlockKind.HEADING and not headings.CHAPTER.search(above.text)


def run_from(lines: Sequence[Line], first: int, label: Label, taken: AbstractSet[int]) -> EntryList:
    """The list whose first label stands on line ``first``, as far as its labels rise; no line of it is ``taken``."""
    starts = [(lines[first], label.width, str(label.number))]
    number, last, n = label.value, first, first + 1
    while n < len(lines):
        line = lines[n]
        if n in taken or line.kind in {BlockKind.RULE, BlockKind.CELL} or line.announces:
            break
        if line.blank:
            n += 1
            continue
        following = next_label(line, label.form, number)
        if following is not None:
            starts.append((line, following.width, following.number))
            number, last = following.value, n
        elif lines[n - 1].blank or not continues(lines, last, n):
            break
        else:
            last = n
        n += 1
    solid = [line for line in lines[first : last + 1] if not line.blank]
    return EntryList(Span(lines[first].start, lines[last].end), cut_at(solid, starts), None, label.form)


def _is_list(
    document: Document, lines: Sequence[Line], run: EntryList, signs: Sequence[Sign], *, has_list: bool
) -> bool:
    return _credible(document, run, signs, has_list=has_list) and not yields(document, lines, run, signs)


def yields(document: Document, lines: Sequence[Line], found: EntryList, signs: Sequence[Sign]) -> bool:
    """Whether a list must give its numbers up to one further on: steps to the notes that the markers mean.

    Few of its entries look like references, most of the other's do, and both have the same numbers. Notes below each
    chapter have them, too, but theirs begin again in the text between.
    """
    if found.form in BY_NAME or _share(document, found) >= 1 / 2:
        return False
    numbers = {value_of(entry.number or "") for entry in found.entries}
    for n, line in enumerate(lines):
        label = next((label for label in line.labels if label.value == min(numbers)), None)
        if label is None or line.start < found.span.end:
            continue
        other = run_from(lines, n, label, frozenset())
        theirs = {value_of(entry.number or "") for entry in other.entries}
        if len(numbers & theirs) * 2 >= len(numbers) and len(theirs) > 1 and _share(document, other) >= 1 / 2:
            return not _restarts(signs, found, other, numbers) and not _beside(signs, found, other)
    return False


def _share(document: Document, found: EntryList) -> float:
    """How many of a list's entries look like references, from 0 to 1."""
    like = sum(likeness(body_of(document, entry)) >= PLAIN for entry in found.entries)
    return like / max(1, len(found.entries))


def _restarts(signs: Sequence[Sign], found: EntryList, other: EntryList, numbers: AbstractSet[int]) -> bool:
    """Whether the markers before a list keep to its numbers, and those between it and the next begin again."""
    before = clear_numbers(signs, before=found.span.start)
    between = [n for sign in signs if sign.clear and _lies_between(sign, found, other) for n in sign.numbers]
    return bool(between) and between[0] == min(numbers) and before <= numbers


def _lies_between(sign: Sign, found: EntryList, other: EntryList) -> bool:
    return found.span.end <= sign.span.start < other.span.start


def _beside(signs: Sequence[Sign], found: EntryList, other: EntryList) -> bool:
    """Whether two lists are two systems: raised numbers point at one, numbers in brackets at the other."""
    if (found.form == "bracket") == (other.form == "bracket"):
        return False
    kinds = {sign.kind == "bracket" for sign in signs if sign.clear and sign.kind in {"bracket", "raised", "glued"}}
    return len(kinds) > 1


def _credible(document: Document, run: EntryList, signs: Sequence[Sign], *, has_list: bool) -> bool:
    """Whether a run of labels is a list of references: it looks like one, or the text points at it."""
    # Steps that cite somebody begin in mid-sentence, references with a name or a title.
    bodies = [body for entry in run.entries if not _IN_SENTENCE.match(body := body_of(document, entry))]
    if sum(_CITES.search(body) is not None for body in bodies) * 2 >= len(run.entries):
        return False
    like = sum(likeness(body) >= PLAIN for body in bodies)
    sure = sum(likeness(body) >= SURE for body in bodies)
    cited = clear_numbers(signs, before=run.span.start, raised_only=run.form in {"dot", "round", "plain"})
    pointed = sum(value_of(entry.number or "") in cited for entry in run.entries)
    count = len(run.entries)
    if like * 2 >= count and (sure or pointed):
        # What nothing points at must be more than names and years: so are programmes and inventories.
        return pointed > 0 or (count > 1 and are_references([body_of(document, entry) for entry in run.entries]))
    # A list of steps is numbered, too: without one reference in it the text must point at it, and at nothing else.
    return pointed * 2 >= count and (like > 0 or (pointed > 1 and not has_list)) and rises(signs, run)


def rises(signs: Sequence[Sign], run: EntryList) -> bool:
    """Whether the numbers of a list are first met in their order, as those of notes are: chess moves are not."""
    numbers = {value_of(entry.number or "") for entry in run.entries}
    met = [
        number
        for sign in sorted(signs, key=lambda sign: sign.span)
        if sign.clear and sign.kind in {"raised", "glued", "bracket"} and sign.span.end <= run.span.start
        for number in sign.numbers
        if number in numbers
    ]
    first = list(dict.fromkeys(met))
    return first == sorted(first)
