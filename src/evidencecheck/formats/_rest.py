"""reStructuredText that a program has put into Markdown as it was, as Sphinx-Gallery does for its notebooks.

Only where notes are written so: ``.. [1] Cook J. `Walking <https://…>`_``, shown in ``[1]_``.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import attrs

from evidencecheck.model.document import STAND_IN, Document, FlowBuilder, Link
from evidencecheck.model.spans import Span

_NOTE = re.compile(r"^[ \t]*\.\. (?=\[\d{1,3}\] )", re.MULTILINE)
_SIGN = re.compile(r"(?<=\[\d\])_(?!\w)|(?<=\[\d\d\])_(?!\w)")
_QUOTED = re.compile(r"`([^`<]*[^`<\s])(?:\s*<([^`<>\s]+)>)?`")


def read_rest(page: Document) -> Document:
    """A page of Markdown with such notes as reStructuredText means them; any other page as it is.

    The dots before a label and the underscore behind a sign become blanks. What stands between single backticks, code
    in Markdown, is prose: the words of a link, or of a role such as a DOI.
    """
    if not _NOTE.search(page.flow.text):
        return page
    quoted = _unquoted(page)
    text = _SIGN.sub(" ", _NOTE.sub(lambda found: " " * len(found[0]), quoted.flow.text))
    return attrs.evolve(quoted, flow=attrs.evolve(quoted.flow, text=text))


def _unquoted(page: Document) -> Document:
    """The page with words for each stand-in that stands for words between backticks."""
    flow, built = page.flow, FlowBuilder()
    begins: list[int] = []
    links = []
    after_quoted = False
    for k, start in enumerate(flow.starts):
        end = flow.starts[k + 1] if k + 1 < len(flow.starts) else len(flow.text)
        words, origin, stop = flow.text[start:end], flow.origins[k], flow.ends[k]
        begins.append(built.length)
        match = _QUOTED.fullmatch(page.text, origin, stop) if words == STAND_IN else None
        if match:
            built.add(match[1], match.start(1), match.end(1))
            if match[2] and "://" in match[2]:
                links.append(Link(Span(begins[-1], built.length), match[2], Span(origin, stop)))
        elif after_quoted and words.startswith("_"):
            built.add(" " + words[1:], origin, stop)
        else:
            built.add(words, origin, stop)
        after_quoted = match is not None

    def moved(span: Span) -> Span:
        return Span(_moved(span.start), _moved(span.end))

    def _moved(offset: int) -> int:
        if offset >= len(flow.text):
            return built.length
        k = bisect_right(flow.starts, offset) - 1
        return begins[k] + offset - flow.starts[k]

    return attrs.evolve(
        page,
        flow=built.build(),
        blocks=tuple(attrs.evolve(block, span=moved(block.span)) for block in page.blocks),
        raised=tuple(attrs.evolve(one, span=moved(one.span)) for one in page.raised),
        pointers=tuple(attrs.evolve(one, span=moved(one.span)) for one in page.pointers),
        stated=tuple(attrs.evolve(one, span=moved(one.span)) for one in page.stated),
        links=tuple(
            sorted(
                (*(attrs.evolve(one, span=moved(one.span)) for one in page.links), *links), key=lambda link: link.span
            )
        ),
    )
