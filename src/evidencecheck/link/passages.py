"""A block of prose without its markers, in sentences, with the citations in each; and what introduces a list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

import attrs

from evidencecheck.model.citation import Citation, CitationStyle
from evidencecheck.model.document import Block, BlockKind, Document, Flow, FlowBuilder
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late
from evidencecheck.text.sentences import sentences

# "Use of example—When provided with …": a name for the bullet, no part of what it claims.
_LABELLED = late(r"([^\n.!?:;―—–]{2,60}?)\s*(?:[―—]|\s[–-]\s|:\s)\s*(?=[\"“‘(]?[^\W\d_])")
BULLET = late(r"(?:[•◦▪‣∙●○■□·*+–—-]|o(?=\s)|\(?(?:\d{1,3}|[a-z])[.)])\s+(?:\[[ xX]\]\s+)?")
_LEFT_BLANK = late(r" (?=[.,](?: |$))")  # where a marker was lifted out before a stop
# A bracket that held several works is empty without them but for what parted them.
_HOLLOW = late(r"(?<!\s)\s*[(\[](?:see|e\.g\.|cf\.|also|and|[\s,;&‐-―−-])*[)\]]")
_AFTER_STOP = late(r"[.!?…][\"”’»)\]]*\s+$")
_GOES_ON = late(r"\s*([a-zà-öø-ÿ])")
# A line that a list completes though no colon ends it.
_INTRODUCES = late(
    r"(?:[:：]|\b(?:to|are|is|that|by|includ(?:e|es|ing)|such\sas|as\sfollows|the\sfollowing|namely"
    r"|dass|sind|folgende[nsr]?|wie|que|suivant(?:e?s)?|sont|siguientes?|son|che|seguenti|sono|seguintes|são|dat|volgende|zijn|że|są))$"
)


@attrs.frozen
class Said:
    """One sentence of a passage: its span of the lifted text, and the citations in it with their places there."""

    span: Span
    cited: tuple[tuple[int, int, Citation], ...]


@attrs.frozen(eq=False)
class Passage:
    """A block's words without its bullet, its label and its markers, and its sentences in order.

    ``lead_in`` is the block that introduces a list item, None where it has a label and stands by itself.
    """

    lifted: Flow
    said: tuple[Said, ...]
    lead_in: Block | None = None

    def plain(self, span: Span) -> str:
        """The words of a stretch on one line."""
        return _LEFT_BLANK.sub("", " ".join(self.lifted.text[span.start : span.end].split()))


def inside(
    blocks: Iterable[Block], citations: Sequence[Citation], document: Document
) -> Iterator[tuple[int, Block, list[tuple[int, Citation, Span]]]]:
    """Each block with its number, and the citations in it with their indexes and places in the flow."""
    places = [document.flow.place(c.span) for c in citations]
    # A note may stand elsewhere in the flow than in the document, and what it cites with it.
    order = sorted(range(len(citations)), key=lambda k: places[k].start)
    n = 0
    for number, block in enumerate(blocks):
        here = []
        while n < len(order) and places[order[n]].start < block.span.end:
            if places[order[n]].start >= block.span.start:
                here.append((order[n], citations[order[n]], places[order[n]]))
            n += 1
        yield number, block, here


def above(blocks: Sequence[Block]) -> list[int]:
    """For each list item the number of the block above it and its siblings; -1 for none, and for other blocks."""
    found: list[int] = []
    for n, block in enumerate(blocks):
        m = n - 1 if block.kind is BlockKind.ITEM else -1
        while m >= 0 and blocks[m].kind is BlockKind.ITEM and blocks[m].level >= block.level:
            m = found[m]
        found.append(m)
    return found


def lead_in(document: Document, blocks: Sequence[Block], block: Block, above: int) -> Block | None:
    """The line that introduces a list item: the paragraph above its siblings, where it is not complete by itself."""
    if block.kind is not BlockKind.ITEM or above < 0:
        return None
    line = blocks[above]
    introduces = _INTRODUCES.search(line.span.of(document.flow.text).rstrip(" \n*_")[-20:])
    return line if introduces and line.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING} else None


def passage(
    document: Document, block: Block, introduced: Block | None, cited: Sequence[tuple[int, Citation, Span]]
) -> Passage:
    """A block as a passage; ``cited`` are the citations in it, in the order of the flow."""
    text = document.flow.text
    start = block.span.start
    bullet = BULLET.match(text, start) if block.kind is BlockKind.ITEM else None
    start = bullet.end() if bullet else start
    label = _LABELLED.match(text, start, block.span.end) if bullet else None
    if label is not None and not any(place.start < label.end() for _, _, place in cited):
        start, introduced = label.end(), None
    if cited:
        lifted = _lift(text, start, block.span.end, [_removed(c, place, text) for _, c, place in cited])
    else:
        lifted = Flow(text).slice(start, block.span.end)
    return Passage(lifted, tuple(_said(lifted, cited)), introduced)


def _said(lifted: Flow, cited: Sequence[tuple[int, Citation, Span]]) -> Iterator[Said]:
    group = [(i, lifted.find(place.start), c) for i, c, place in cited]
    ends = [at for _, at, _ in group]
    opening = {at for at in ends if _opens_sentence(lifted.text, at)}
    spans = sentences(_in_plain(lifted.text, ends, opening)) or (Span(0, len(lifted.text)),)
    first = 0
    for sentence, following in zip(spans, [*spans[1:], None], strict=True):
        # What stands between two sentences was cited for the first: "Letters work. [3] Calls fail."
        after = len(ends) if following is None else bisect_right(ends, following.start)
        while after > first and sentence.end < ends[after - 1] and ends[after - 1] in opening:
            after -= 1
        yield Said(sentence, tuple(group[first:after]))
        first = after


def _opens_sentence(text: str, at: int) -> bool:
    """Whether a marker that was lifted out at ``at`` was a sentence's first word: "Calls fail. [3] found that …"."""
    return bool(_AFTER_STOP.search(text, max(0, at - 8), at) and _GOES_ON.match(text, at))


def _in_plain(text: str, ends: Sequence[int], opening: AbstractSet[int]) -> str:
    """The text with other letters where markers were lifted out at ``ends``, so that sentences end and begin there.

    Behind a marker that was a sentence's first word stands a capital; and a stop behind a marker is none of the word
    before it ("et al [6]. Others").
    """
    changed: dict[int, str] = {}
    for at in ends:
        letter = _GOES_ON.match(text, at) if at in opening else None
        if letter and len(letter[1].upper()) == 1:
            changed[letter.start(1)] = letter[1].upper()
        if at and text[at : at + 1] == "." and text[at - 1].isalpha():
            changed[at - 1] = "0"
    parts, done = [], 0
    for place in sorted(changed):
        parts += [text[done:place], changed[place]]
        done = place + 1
    return "".join((*parts, text[done:]))


def _removed(citation: Citation, place: Span, text: str) -> Span:
    """What to lift out of the sentence: the whole marker, but of a name in running text only the bracket."""
    if citation.style is CitationStyle.AUTHOR_YEAR and text[place.start] not in "([" and text[place.end - 1] in ")]":
        opening = text.rfind("(" if text[place.end - 1] == ")" else "[", place.start, place.end)
        return Span(opening, place.end)
    return place


def _lift(text: str, start: int, end: int, removed: Sequence[Span]) -> Flow:
    """The words of a block of the flow ``text`` without its markers, as a flow of their own, into that one."""
    lifted = _less(Flow(text), Span(start, end), sorted(removed))
    hollow = [Span(*match.span()) for match in _HOLLOW.finditer(lifted.text)]
    return _less(lifted, Span(0, len(lifted.text)), hollow) if hollow else lifted


def _less(flow: Flow, place: Span, cuts: Iterable[Span]) -> Flow:
    """A stretch of ``flow`` without ``cuts``, which are in order."""
    builder = FlowBuilder()
    at = place.start
    for cut in [*cuts, Span(place.end, place.end)]:
        if at < cut.start:
            builder.extend(flow.slice(at, cut.start))
        at = max(at, cut.end)
    return builder.build()
