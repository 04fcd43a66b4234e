"""What each citation is cited for: the sentence, the clause up to it, or the list item with its lead-in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from evidencecheck.link.passages import BULLET, Passage, above, inside, lead_in, passage
from evidencecheck.model.citation import Citation, CitationStyle, Claim
from evidencecheck.model.document import Block, BlockKind, Document
from evidencecheck.model.spans import Span
from evidencecheck.text.sentences import sentences
from evidencecheck.text.wording import asserts, is_caption, looks_back

_BOUNDARY = re.compile(r"\s*(?:[,;:—–)]|$)")
_RUNS_ON = re.compile(r"\W?|\s{0,2}[,;‐-―−-]?\s{0,2}")  # between two markers of one row


def claims(document: Document, citations: Sequence[Citation]) -> tuple[tuple[Citation, ...], tuple[Claim, ...]]:
    """The claims of a document's citations, and the citations with the index of their claim."""
    found: dict[tuple[int, int], tuple[Claim, list[int]]] = {}
    index: list[tuple[int, int] | None] = [None] * len(citations)
    over = above(document.blocks)
    for number, block, cited in inside(document.blocks, citations, document):
        if cited and block.kind is not BlockKind.HEADING:
            introduced = lead_in(document, document.blocks, block, over[number])
            for k, claim in _in_passage(document, passage(document, block, introduced, cited)):
                key = (claim.span.start, claim.span.end)
                found.setdefault(key, (claim, []))[1].append(k)
                index[k] = key
    keys = sorted(found)
    order = {key: i for i, key in enumerate(keys)}
    listed = tuple(attrs.evolve(found[key][0], citations=tuple(found[key][1])) for key in keys)
    claimed = [order[place] if place is not None else None for place in index]
    return tuple(attrs.evolve(c, claim=n) for c, n in zip(citations, claimed, strict=True)), listed


def _in_passage(document: Document, here: Passage) -> Iterator[tuple[int, Claim]]:
    caption = is_caption(here.lifted.text)
    for n, said in enumerate(here.said):
        if not said.cited:
            continue
        whole = here.plain(said.span)
        context = here.plain(here.said[n - 1].span) if n and looks_back(whole) else ""
        bears = not caption and asserts(whole)
        for ids, piece in _clauses(here.lifted.text, said.span, said.cited):
            claim = _claim(document, here, piece, context=context, bears=bears)
            context = ""
            # A cell or line with nothing but markers claims nothing by itself.
            yield from ((i, claim) for i in ids if re.search(r"\w", claim.text))


def _clauses(text: str, sentence: Span, cited: Sequence[tuple[int, int, Citation]]) -> list[tuple[list[int], Span]]:
    """The clauses of one sentence with the citations of each.

    A marker that a comma, stop or bracket follows closes a clause; one in mid-phrase belongs to the next that does.
    """
    clauses: list[tuple[list[int], Span]] = []
    pending: list[int] = []
    begin = sentence.start
    for k, (i, at, citation) in enumerate(cited):
        pending.append(i)
        running = (
            citation.style is CitationStyle.AUTHOR_YEAR
            and not citation.text.startswith(("(", "["))
            and citation.text.endswith((")", "]"))
        )
        following = cited[k + 1][1] if k + 1 < len(cited) else None
        if following is not None and _RUNS_ON.fullmatch(text, at, following):
            continue
        closes = _BOUNDARY.match(text, at) is not None or at >= sentence.end - 1
        if closes and not running and _has_words(text[begin:at]):
            clauses.append((pending, Span(begin, at)))
            pending, begin = [], at
    if pending:
        if _has_words(text[begin : sentence.end]) or not clauses:
            clauses.append((pending, Span(begin, sentence.end)))
        else:
            clauses[-1][0].extend(pending)
    return clauses


def _has_words(text: str) -> bool:
    """Whether a stretch holds two words at least: a clause, and not what is left between two markers."""
    return len(re.findall(r"\w+", text)) > 1


def _claim(document: Document, here: Passage, piece: Span, *, context: str, bears: bool) -> Claim:
    lifted, lead_in = here.lifted, here.lead_in
    words = lifted.text[piece.start : piece.end]
    start = piece.start + len(words) - len(words.lstrip(" \t\r\n,;:.)—–-"))
    end = piece.end - (len(words) - len(words.rstrip(" \t\r\n,;:(—–-")))
    plain = here.plain(Span(start, end))
    span = document.flow.span(lifted.start(start), lifted.start(max(end - 1, start)) + 1)
    if lead_in is None:
        return Claim(plain, span, (), None, context, bears)
    words, place = introduction(document, lead_in)
    where = document.flow.span(place.start, place.end)
    return Claim(f"{words}: {plain}", span, (), where, context, bears)


def introduction(document: Document, lead_in: Block) -> tuple[str, Span]:
    """The words by which a block introduces a list, which are its last sentence's, and their span of the flow."""
    text = lead_in.span.of(document.flow.text)
    bullet = BULLET.match(text) if lead_in.kind is BlockKind.ITEM else None
    last = (sentences(text) or (Span(0, len(text)),))[-1]
    begin = max(last.start, bullet.end() if bullet else 0)
    place = Span(lead_in.span.start + begin, lead_in.span.start + last.end)
    return " ".join(text[begin : last.end].split()).rstrip(" :*_"), place
