"""Every sentence and list item of the prose, cited or not, and what stands about it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from evidencecheck.link.claims import introduction
from evidencecheck.link.passages import Passage, Said, above, inside, lead_in, passage
from evidencecheck.model.citation import Citation, Statement, StatementKind
from evidencecheck.model.document import Block, BlockKind, Document
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late
from evidencecheck.text.wording import is_caption

# What leads to a source though it was not read as a citation: addresses, numbers of records, and, where no list of
# references makes them citations, names with a year, numbers in square brackets and keys.
_LEADS = late(
    r"https?://|www\.\w|\bdoi:|\b10\.\d{4,9}/|\b(?:PMID|PMC|arXiv)[: ]?\d|\[@|\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]"
    r"|[(\[][^()\[\]]{0,80}?(?<!\w)[A-ZÀ-Þ][^()\[\]]{1,60}?[ ,](?:1[89]|20)\d\d[a-z]?\b"
    r"|[^\W\d_]\.?,? [(\[](?:1[89]|20)\d\d[a-z]?(?:[,:;][^()\[\]]{0,40})?[)\]]"
)
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_SUMS_UP = late(
    r"(?:\d+[.)]?\s*)?(?:(?:author|plain[- ]language|executive|lay|graphical|structured)\s)*"
    r"(?:abstract|summary|highlights|key\s?(?:points|messages|words|findings)|keywords|significance|synopsis|in brief"
    r"|zusammenfassung|kurzfassung|résumé|mots[- ]clés|resumen|palabras clave|riassunto|sommario|resumo|samenvatting"
    r"|streszczenie)\W*",
    re.IGNORECASE,
)
_OPENS = late(
    r"(?:[\dIVX]+[.)]?\s*)?(?:introduction|background|main|einleitung|einführung|introducción|introduzione|introdução"
    r"|inleiding|wstęp|wprowadzenie)\W*",
    re.IGNORECASE,
)
_FRONT = 12  # blocks: as far down as an introduction that follows an abstract begins
_WORD = late(r"\w")


@attrs.define
class _Part:
    """A block with its statements, and what they will be told of each other."""

    block: Block
    said: list[Statement]
    at_end: bool

    @property
    def sourced(self) -> bool:
        return any(one.cited or one.linked for one in self.said)


def statements(
    document: Document, prose: Sequence[Block], citations: Sequence[Citation], unread: Sequence[Span] = ()
) -> tuple[Statement, ...]:
    """The statements of a document, in the order of its flow.

    ``prose`` are its blocks without the lists of references, ``unread`` what looks like such a list and was not read.
    """
    over = above(prose)
    starts = [link.span.start for link in document.links]
    parts: dict[int, _Part] = {}
    for number, block, cited in inside(prose, citations, document):
        if block.kind not in _PROSE or _is_unread(document, block, unread):
            continue
        introduced = lead_in(document, prose, block, over[number])
        here = passage(document, block, introduced, cited)
        if not is_caption(here.lifted.text):
            parts[number] = _part(document, block, here, starts)
    sums_up = _summaries(document, prose, parts)
    for number, part in parts.items():
        if number in sums_up:
            part.said = [attrs.evolve(one, summary=True) for one in part.said]
    return tuple(_related(parts, over))


def _summaries(document: Document, prose: Sequence[Block], parts: Mapping[int, _Part]) -> set[int]:
    """The numbers of the blocks under a heading that names a summary, or uncited before an introduction."""
    found: set[int] = set()
    level: int | None = None
    for number, block in enumerate(prose):
        if block.kind is BlockKind.HEADING:
            name = block.span.of(document.flow.text).strip()
            if _OPENS.fullmatch(name) and number <= _FRONT:
                front = [n for n in range(number) if n in parts]
                found.update(front if not any(parts[n].sourced for n in front) else ())
            if level is None or block.level <= level:
                level = block.level if _SUMS_UP.fullmatch(name) else None
        elif level is not None:
            found.add(number)
    return found


def _part(document: Document, block: Block, here: Passage, links: Sequence[int]) -> _Part:
    lead = introduction(document, here.lead_in)[0] if here.lead_in else ""
    said: Sequence[Said] = here.said
    kind = StatementKind.SENTENCE
    if block.kind is BlockKind.ITEM and said:  # an item is told as a whole
        kind = StatementKind.ITEM
        said = (Said(Span(said[0].span.start, said[-1].span.end), tuple(one for part in said for one in part.cited)),)
    found = []
    for one in said:
        text = here.plain(one.span)
        if not _WORD.search(text):
            continue
        first, last = here.lifted.start(one.span.start), here.lifted.start(max(one.span.end - 1, one.span.start)) + 1
        linked = bisect_left(links, last) > bisect_left(links, first) or _LEADS.search(text) is not None
        claims = tuple(dict.fromkeys(c.claim for _, _, c in one.cited if c.claim is not None))
        span = document.flow.span(first, last)
        found.append(Statement(text, span, kind, bool(one.cited), linked, lead_in=lead, claims=claims))
    final = here.said[-1] if here.said else None
    at_end = bool(final and final.cited and not _WORD.search(here.lifted.text, final.cited[-1][1]))
    return _Part(block, found, at_end)


def _related(parts: dict[int, _Part], over: Sequence[int]) -> Iterator[Statement]:
    """The statements, each with what its neighbours and its list are."""
    below = {over[n] for n, part in parts.items() if over[n] >= 0 and part.sourced}
    lists = {n: (over[n], part.block.level) for n, part in parts.items() if part.block.kind is BlockKind.ITEM}
    items = Counter(lists.values())
    cited = Counter(lists[n] for n in lists if parts[n].at_end)
    for n, part in parts.items():
        lead = parts.get(over[n]) if n in lists else None
        whole = part.at_end or (lead is not None and lead.sourced)
        for k, one in enumerate(part.said):
            introduces = n in below and k == len(part.said) - 1
            before, after = (_beside(parts, n, k, step) for step in (-1, 1))
            yield attrs.evolve(
                one,
                covered=not one.cited and (whole or introduces),
                before=before,
                after=after,
                siblings=items[lists[n]] if n in lists else 0,
                siblings_cited=cited[lists[n]] if n in lists else 0,
            )


def _beside(parts: dict[int, _Part], n: int, k: int, step: int) -> bool:
    """Whether the next statement in that direction is sourced: in its block or, of two paragraphs, in the next one."""
    said, at = parts[n].said, k + step
    if not 0 <= at < len(said):
        other = parts.get(n + step)
        if other is None or {part.block.kind for part in (parts[n], other)} != {BlockKind.PARAGRAPH} or not other.said:
            return False
        said, at = other.said, 0 if step > 0 else -1
    return said[at].cited or said[at].linked


def _is_unread(document: Document, block: Block, unread: Sequence[Span]) -> bool:
    if not unread:
        return False
    span = document.flow.span(block.span.start, block.span.end)
    return any(span.overlaps(other) for other in unread)
