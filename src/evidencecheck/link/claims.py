"""What each citation is cited for: the sentence, the clause up to it, or the list item with its lead-in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import attrs

from evidencecheck.model.citation import Citation, CitationStyle, Claim
from evidencecheck.model.document import Block, BlockKind, Document, Flow, FlowBuilder
from evidencecheck.model.spans import Span
from evidencecheck.text.sentences import sentences

# "Use of example—When provided with …": a name for the bullet, no part of what it claims.
_LABELLED = re.compile(r"([^\n.!?:;―—–]{2,60}?)\s*(?:[―—]|\s[–-]\s|:\s)\s*(?=[\"“‘(]?[^\W\d_])")
_BULLET = re.compile(r"(?:[•◦▪‣∙●○■□·*+–—-]|o(?=\s)|\(?(?:\d{1,3}|[a-z])[.)])\s+(?:\[[ xX]\]\s+)?")
_BOUNDARY = re.compile(r"\s*(?:[,;:—–)]|$)")
_LEFT_BLANK = re.compile(r" (?=[.,](?: |$))")  # where a marker was lifted out before a stop
# A bracket that held several works is empty without them but for what parted them.
_HOLLOW = re.compile(r"(?<!\s)\s*[(\[](?:see|e\.g\.|cf\.|also|and|[\s,;&‐-―−-])*[)\]]")
_RUNS_ON = re.compile(r"\W?|\s{0,2}[,;‐-―−-]?\s{0,2}")  # between two markers of one row
_AFTER_STOP = re.compile(r"[.!?…][\"”’»)\]]*\s+$")
_GOES_ON = re.compile(r"\s*([a-zà-öø-ÿ])")


def claims(document: Document, citations: Sequence[Citation]) -> tuple[tuple[Citation, ...], tuple[Claim, ...]]:
    """The claims of a document's citations, and the citations with the index of their claim."""
    flow = document.flow
    places = [flow.place(c.span) for c in citations]
    found: dict[tuple[int, int], tuple[Claim, list[int]]] = {}
    index: list[tuple[int, int] | None] = [None] * len(citations)
    # A note may stand elsewhere in the flow than in the document, and what it cites with it.
    order_in_flow = sorted(range(len(citations)), key=lambda k: places[k].start)
    n = 0
    above = _above(document.blocks)
    for number, block in enumerate(document.blocks):
        inside = []
        while n < len(citations) and places[order_in_flow[n]].start < block.span.end:
            if places[order_in_flow[n]].start >= block.span.start:
                inside.append(order_in_flow[n])
            n += 1
        if inside and block.kind is not BlockKind.HEADING:
            lead_in = _lead_in(document, block, above[number])
            for k, claim in _in_block(document, block, lead_in, [(i, citations[i], places[i]) for i in inside]):
                key = (claim.span.start, claim.span.end)
                found.setdefault(key, (claim, []))[1].append(k)
                index[k] = key
    keys = sorted(found)
    order = {key: i for i, key in enumerate(keys)}
    listed = tuple(attrs.evolve(found[key][0], citations=tuple(found[key][1])) for key in keys)
    claimed = [order[place] if place is not None else None for place in index]
    return tuple(attrs.evolve(c, claim=n) for c, n in zip(citations, claimed, strict=True)), listed


def _above(blocks: Sequence[Block]) -> list[int]:
    """For each list item the number of the block above it and its siblings; -1 for none, and for other blocks."""
    found: list[int] = []
    for n, block in enumerate(blocks):
        m = n - 1 if block.kind is BlockKind.ITEM else -1
        while m >= 0 and blocks[m].kind is BlockKind.ITEM and blocks[m].level >= block.level:
            m = found[m]
        found.append(m)
    return found


def _lead_in(document: Document, block: Block, above: int) -> Block | None:
    """The line that introduces a list item: the paragraph above its siblings, where it ends in a colon."""
    if block.kind is not BlockKind.ITEM or above < 0:
        return None
    line = document.blocks[above]
    introduces = line.span.of(document.flow.text).rstrip(" *_").endswith((":", "："))
    return line if introduces and line.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} else None


def _in_block(
    document: Document, block: Block, lead_in: Block | None, cited: Sequence[tuple[int, Citation, Span]]
) -> list[tuple[int, Claim]]:
    text = document.flow.text
    start = block.span.start
    bullet = _BULLET.match(text, start) if block.kind is BlockKind.ITEM else None
    start = bullet.end() if bullet else start
    label = _LABELLED.match(text, start, block.span.end) if bullet else None
    named = label is not None and not any(place.start < label.end() for _, _, place in cited)
    if label is not None and named:
        start, lead_in = label.end(), None
    lifted = _lift(text, start, block.span.end, [_removed(c, place, text) for _, c, place in cited])
    claims_found: list[tuple[int, Claim]] = []
    group = [(i, lifted.find(place.start), c) for i, c, place in cited]
    ends = [at for _, at, _ in group]
    opening = {at for at in ends if _opens_sentence(lifted.text, at)}
    spans = sentences(_with_capitals(lifted.text, opening)) or (Span(0, len(lifted.text)),)
    first = 0
    for sentence, following in zip(spans, [*spans[1:], None], strict=True):
        # What stands between two sentences was cited for the first: "Letters work. [3] Calls fail."
        after = len(ends) if following is None else bisect_right(ends, following.start)
        while after > first and sentence.end < ends[after - 1] and ends[after - 1] in opening:
            after -= 1
        here, first = group[first:after], after
        for ids, piece in _clauses(lifted.text, sentence, here):
            claim = _claim(document, lifted, piece, lead_in)
            # A cell or line with nothing but markers claims nothing by itself.
            claims_found += [(i, claim) for i in ids if re.search(r"\w", claim.text)]
    return claims_found


def _opens_sentence(text: str, at: int) -> bool:
    """Whether a marker that was lifted out at ``at`` was a sentence's first word: "Calls fail. [3] found that …"."""
    return bool(_AFTER_STOP.search(text, max(0, at - 8), at) and _GOES_ON.match(text, at))


def _with_capitals(text: str, places: Iterable[int]) -> str:
    """The text with a capital behind each place, as a sentence begins that has its first word."""
    parts, at = [], 0
    for place in sorted(places):
        letter = _GOES_ON.match(text, place)
        if letter and len(letter[1].upper()) == 1:
            parts += [text[at : letter.start(1)], letter[1].upper()]
            at = letter.end(1)
    return "".join((*parts, text[at:]))


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


def _claim(document: Document, lifted: Flow, piece: Span, lead_in: Block | None) -> Claim:
    words = lifted.text[piece.start : piece.end]
    start = piece.start + len(words) - len(words.lstrip(" \t\r\n,;:.)—–-"))
    end = piece.end - (len(words) - len(words.rstrip(" \t\r\n,;:(—–-")))
    plain = _LEFT_BLANK.sub("", " ".join(lifted.text[start:end].split()))
    span = document.flow.span(lifted.start(start), lifted.start(max(end - 1, start)) + 1)
    if lead_in is None:
        return Claim(plain, span, ())
    above = lead_in.span.of(document.flow.text)
    bullet = _BULLET.match(above) if lead_in.kind is BlockKind.ITEM else None
    last = sentences(above)[-1] if sentences(above) else Span(0, len(above))
    begin = max(last.start, bullet.end() if bullet else 0)
    introduced = " ".join(above[begin : last.end].split()).rstrip(" :*_")
    where = document.flow.span(lead_in.span.start + begin, lead_in.span.start + last.end)
    return Claim(f"{introduced}: {plain}", span, (), where)
