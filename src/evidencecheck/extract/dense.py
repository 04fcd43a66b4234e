"""Lists set as the lines of a page: wrapped where the page ended, with nothing that parts one entry from the next.

So they come out of PDF files. Where blank lines, indents or one line for each entry tell where entries end, other rooms
read them (`titled`, `labelled`, `unnumbered`); here `splitting` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

import attrs

from evidencecheck.extract.entry_list import PLAIN, Entry, EntryList
from evidencecheck.extract.likeness import DASHES, TRACE, UPPER, YEAR, likeness
from evidencecheck.extract.lines import Line
from evidencecheck.extract.opening import AUTHORS, ENDED, ending
from evidencecheck.extract.sign import Sign
from evidencecheck.extract.splitting import Passage, best_cut, passage_of
from evidencecheck.extract.splitting_weights import WEIGHTS
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

# The share of entries that must look like references: under a heading that names them, and without.
_NAMED, _UNNAMED = 0.5, 0.75
# How many entries stand together at least, on average; fewer are parted by blank lines.
_PER_CHUNK = 2
# A line that can begin no entry, or one that cannot end one: it was wrapped there.
_GOES_ON = late(
    r"(?!(?:van|von|de[rnls]?|d[iauo]|des|dos|del?la|l[ae]|al|el|te[nr]|zu|af|bin)\s)[a-z]{2,}[\s,.;)]"
    r"|[-–,;:.)\]]|\d+[-–]\d+|pp?\."
)
_BREAKS_OFF = late(r"(?:[-,:&(]|\b(?:and|of|the|in|for|et|und|&))$")
# What stands below a list in the same column: the foot of an article, or of its last page.
_FOOT = late(
    r"(?:Received|Accepted|Revised|Manuscript received)\s(?:\d|[A-Z][a-z]+\s\d)|Communicated by\s"
    r"|Correspondence(?:\sto)?:|E-?mails?(?:\saddress)?\s?:"
    r"|Fig(?:ure|\.)\s\d+[.:]|Table\s\d+[.:]|Publisher['’]s [Nn]ote"
    r"|Supplementary [Mm]aterials?$|Acknowledge?ments?$|Appendix(?:\s[A-Z0-9])?$|Author contributions"
)
_FOOT_LINES = 40
_STRETCH = 400  # characters of an entry for each year or address in it, at the most
# What publishers' servers stamp on every page.
_FURNITURE = late(
    r"This content downloaded|All use subject to|Downloaded (?:from|by)\s|Page \d+(?: of \d+)?$"
    r"|(?:bio|med)Rxiv preprint|\(?which was not certified by peer review"
    r"|It is made available under|Author [Mm]anuscript$|View publication stats"
    r"|\.?CC-BY[\w. -]*(?:license|$)|The copyright holder for this"
)
# The authors of an article at the head of a page, and figures that stand along an axis.
_RUNNING = late(
    rf"(?:[{UPPER}]\.[\s-]?){{1,3}}[{UPPER}][\w'’-]+(?:\set al\.?|(?:,| and| &) [{UPPER}]\.[^,;:\d]{{2,25}})?$"
)
_FIGURE = late(r"[−–-]?\d+(?:\.\d+)?(?:\s[−–-]?\d+(?:\.\d+)?)*$")
_FIGURES = 4
_PART = late(r"\(?[a-h]\)\s+(?=\S)")
_END = late(r"[\s;]*$")
# Pandoc's citation by key: what cites so is prose.
_CITES = late(r"\[(?:[^\[\]@]{0,40}[\s;])?-?@\w")


def find(document: Document, lines: Sequence[Line], taken: AbstractSet[int], _signs: Sequence[Sign]) -> list[EntryList]:
    """Lists set as the lines of a page under no heading that names them: most of their entries look like references."""
    found = []
    n = 0
    while n < len(lines):
        last = _chunk_end(lines, n, taken)
        if (
            last > n
            and _tells(lines[n:last])
            and _is_dense(document, lines[n:last])
            and (last - n > 3 or _alone(lines, n))
        ):
            read = read_list(document, lines, n, taken, share=_UNNAMED)
            if read is not None and sum(len(entry.works) for entry in read.entries) > 2:
                found.append(read)
                last = next((m for m in range(n, len(lines)) if lines[m].start >= read.span.end), len(lines))
        n = max(last, n + 1)
    return found


def _tells(lines: Sequence[Line]) -> bool:
    """Whether years, addresses and the like stand in lines as often as in references, not far apart, and none cited."""
    traces = sum([len(TRACE.findall(line.text)) for line in lines])
    far = sum([len(line.text) for line in lines]) >= traces * _STRETCH
    return traces > 1 and not far and not any(_CITES.search(line.text) for line in lines)


def _alone(lines: Sequence[Line], at: int) -> bool:
    """Whether a long line is all that a document has: beside other prose it is a paragraph that cites many."""
    return lines[at].several and not any(len(line.text) > 80 for n, line in enumerate(lines) if n != at)


def read_list(
    document: Document, lines: Sequence[Line], first: int, taken: AbstractSet[int], *, share: float = _NAMED
) -> EntryList | None:
    """The list that begins at line ``first``, where it is one that is set so; else None.

    It goes on over blank lines as long as what follows is set so, too, and looks like more of it.
    """
    while first < len(lines) and lines[first].blank:
        first += 1
    last = _chunk_end(lines, first, taken)
    chunk = lines[first:last]
    if not _is_dense(document, chunk):
        return None
    parted, works = 1, _credible(passage_of(_without_furniture(chunk)), share)
    if not works:
        return None
    while (following := _next_chunk(lines, last, taken)) is not None:
        start, after = following
        chunk = lines[start:after]
        more = _credible(passage_of(chunk), share) if _is_dense(document, chunk) or len(chunk) > 3 else 0
        if not more:
            break
        last, parted, works = after, parted + 1, works + more
        if parted > _PER_CHUNK and parted * _PER_CHUNK > works:
            break
    if parted * _PER_CHUNK > works:
        return None  # blank lines part its entries
    passage = passage_of(_without_furniture([line for line in lines[first:last] if not line.blank]))
    entries = _entries(passage)
    return EntryList(Span(lines[first].start, entries[-1].span.end), entries, None, passage.form)


def read_parted(document: Document, lines: Sequence[Line], first: int, taken: AbstractSet[int]) -> EntryList | None:
    """The list that begins at line ``first``, where blank lines part its entries and a page wrapped them; else None.

    It ends before two passages in a row that do not look like references.
    """
    if document.format != "text":
        return None
    kept: list[Line] = []
    openings: set[int] = set()
    waiting: list[Line] = []
    last = first
    while (following := _next_chunk(lines, last, taken)) is not None:
        start, last = following
        chunk = lines[start:last]
        good = bool(chunk[0].labels) or _is_like(" ".join(line.text for line in chunk))
        if not good and (waiting or chunk[0].kind in {BlockKind.CELL, BlockKind.HEADING}):
            break
        if not good:
            waiting = list(chunk)
            continue
        for part in (waiting, chunk):
            openings |= {len(kept)} if part and not _GOES_ON.match(part[0].text) else set()
            kept += part
        waiting = []
    # Without labels, entries that are a line each are no wrapped ones.
    if len(openings) < 3 or len(openings) * (1 if kept[0].labels else 4 / 3) >= len(kept):
        return None
    passage = passage_of(kept, frozenset(openings))
    if not _credible(passage, _NAMED):
        return None
    entries = _entries(passage)
    return EntryList(Span(kept[0].start, entries[-1].span.end), entries, None, passage.form)


def _chunk_end(lines: Sequence[Line], n: int, taken: AbstractSet[int]) -> int:
    """The line after the last of the lines from ``n`` that stand together."""
    while n < len(lines) and not lines[n].blank and n not in taken and lines[n].kind is not BlockKind.RULE:
        if lines[n].announces:
            break
        n += 1
    return n


def _next_chunk(lines: Sequence[Line], n: int, taken: AbstractSet[int]) -> tuple[int, int] | None:
    """The next lines that stand together, past blank ones."""
    while n < len(lines) and lines[n].blank:
        n += 1
    last = _chunk_end(lines, n, taken)
    return (n, last) if last > n else None


def _is_dense(document: Document, lines: Sequence[Line]) -> bool:
    """Whether lines are those of a page, wrapped in the midst of entries, and flush."""
    if not lines or any(line.kind in {BlockKind.CELL, BlockKind.NOTE} for line in lines):
        return False
    if lines[0].several:
        return len(lines) < 4
    if lines[0].bullet and sum(bool(line.bullet) for line in lines) * 4 >= len(lines):
        return False
    if document.format != "text":
        # Markup says where a passage begins; only within one is there anything to find out.
        return len(lines) > 1 and sum(line.opens for line in lines) * 4 <= len(lines)
    wrapped = sum(bool(_GOES_ON.match(line.text) or _BREAKS_OFF.search(above.text)) for above, line in pairwise(lines))
    wrapped += sum(not line.opens for line in lines)
    wrapped += bool(lines[0].labels) and any(not line.labels for line in lines)
    return len(lines) > 1 and wrapped > 0


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Lines less those that every page carries, and less what stands below the list."""
    kept = [
        line
        for n, line in enumerate(lines)
        if not _FURNITURE.match(line.text)
        and not (0 < n < len(lines) - 1 and lines[n + 1].labels and _is_running_head(lines[n - 1], line))
    ]
    figures = 0
    for n, line in enumerate(kept):
        figures = figures + 1 if _FIGURE.match(line.text) else 0
        if n and (figures == _FIGURES or (_FOOT.match(line.text) and n >= len(kept) - _FOOT_LINES)):
            return kept[: n + 1 - max(1, figures)]
    return kept or list(lines)


def _is_running_head(above: Line, line: Line) -> bool:
    """Whether a line by itself names the page's authors ("R. Ito", "A. Ito et al.") behind the end of an entry."""
    return bool(_RUNNING.match(line.text)) and ending(above.text) in ENDED


@attrs.frozen
class _Work:
    """A part of a passage's text that is one reference; ``number`` and ``opens`` tell of the label before it."""

    start: int
    end: int
    number: str | None
    opens: bool


def _works(passage: Passage) -> Iterator[_Work]:
    """The references of a passage, in order, less labels, and semicolons between two."""
    cut, text = best_cut(passage, WEIGHTS), passage.text
    for k, upto in zip(cut, [*(passage.places[k].at for k in cut[1:]), len(text)], strict=True):
        place = passage.places[k]
        part = _PART.match(text, place.at + place.width, upto)
        body = text[part.end() if part else place.at + place.width : upto].lstrip()
        words = _END.sub("", body)
        # What stands above the first label may be the end of something else.
        above = bool(passage.form) and place.at < passage.first_label and place.look not in AUTHORS
        if words and not (above and likeness(words) < PLAIN):
            start = upto - len(body)
            yield _Work(start, start + len(words), place.number, place.settled)


def _entries(passage: Passage) -> tuple[Entry, ...]:
    """The entries of a passage; what stands between two labels is one entry, of several works perhaps."""
    found: list[tuple[str | None, list[Span]]] = []
    for work in _works(passage):
        span = Span(passage.offset(work.start), passage.offset(work.end - 1) + 1)
        if found and found[-1][0] is not None and not work.opens:
            found[-1][1].append(span)
        else:
            found.append((work.number, [span]))
    return tuple(Entry(number, Span(works[0].start, works[-1].end), tuple(works)) for number, works in found)


def _credible(passage: Passage, share: float) -> int:
    """How many references a passage has; 0 where too few of them look like one."""
    like = [_is_like(passage.text[work.start : work.end]) for work in _works(passage)]
    return len(like) if sum(like) >= share * len(like) else 0


def _is_like(words: str) -> bool:
    """Whether words look like a reference; a dash for its authors counts for names."""
    return likeness(words) >= PLAIN or bool(DASHES.match(words) and YEAR.search(words))
