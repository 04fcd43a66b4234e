"""A page of HTML, cut into tags and read; it may be one of a book."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module

import attrs

from evidencecheck.formats import _html_pairs as pairs
from evidencecheck.formats._html_marks import Addresses
from evidencecheck.formats._html_pointers import called, pointers
from evidencecheck.formats._html_stream import Anchor
from evidencecheck.formats._html_tokens import Tag, is_xml, tokens
from evidencecheck.formats._html_walk import Walk
from evidencecheck.model.document import Document, Raised, Stated
from evidencecheck.model.spans import Span

_LARGE = 4_000_000
_TAG_BEGINS = re.compile(r"\s*</?[a-zA-Z]")


@attrs.frozen(eq=False)
class Page:
    """A page that is cut into tags, and the names that ids and addresses have in it."""

    text: str
    addresses: Addresses
    row: Sequence[Tag | Span] | None
    links: pairs.Scan

    @property
    def tags(self) -> Iterable[Tag | Span]:
        """The tags and texts of the page."""
        return self.row if self.row is not None else tokens(self.text, xml=is_xml(self.text))


def cut(text: str, addresses: Addresses) -> Page:
    """Cut a page, in which ``addresses`` makes names of ids and addresses, and look for its links."""
    xml = is_xml(text)
    # It is cut once, but for a page so large that its tags would take more memory than that is worth.
    row = list(tokens(text, xml=xml)) if len(text) < _LARGE else None
    told = (row if row is not None else tokens(text, xml=xml)) if "#" in text else ()
    return Page(text, addresses, row, pairs.scan(text, told, addresses.target, addresses.own))


def read_page(page: Page, found: pairs.Pairs, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read a page, of whose notes ``found`` tells what only links say."""
    text = page.text
    walk = Walk(text, page.addresses, found)
    walk.run(page.tags)
    out, stated = walk.main, tuple[Stated, ...]()
    if walk.scripts:
        # Loaded for such pages alone: what reads BibTeX takes long to load.
        bibtex = import_module("evidencecheck.formats._html_bibtex")
        printer, damages = bibtex.printed(text, walk.scripts, out.flow)
        out.blocks += printer.blocks
        stated, notices = tuple(printer.stated), (*notices, *damages)
    flow = out.flow.build()
    raised = tuple(sorted(out.raised, key=lambda one: one.span))
    blocks = tuple(block for block in out.blocks if block.span.of(flow.text).strip(" \n\u2022"))
    pointed = tuple(pointers(flow.text, out.anchors, raised, blocks))
    notices = (*notices, *_lost(text, walk))
    return Document(
        text,
        "html",
        flow,
        called(flow.text, blocks, pointed),
        path,
        raised=_outer(raised, out.anchors),
        links=tuple(out.links),
        notices=notices,
        pointers=pointed,
        stated=stated,
        beside=tuple(walk.beside),
    )


def _lost(text: str, walk: Walk) -> Iterator[str]:
    """What of a page was not read, as no browser shows it, or not as it is meant."""
    if walk.open.deep:
        yield "elements are nested more than 500 deep: what is deeper was read as text alone"
    if walk.unended is not None:
        line = text.count("\n", 0, walk.unended.tag.start) + 1
        yield f"<{walk.unended.name}> on line {line} never ends: nothing behind it was read"
    rest = text[walk.read_to :]
    opened = rest.rfind("<!--")
    if opened > rest.rfind("-->") or _TAG_BEGINS.match(rest):
        line = text.count("\n", 0, walk.read_to + max(opened, 0)) + 1
        yield f"a {'comment' if opened >= 0 else 'tag'} on line {line} never ends: nothing behind it was read"


def _outer(raised: tuple[Raised, ...], anchors: Sequence[Anchor]) -> tuple[Raised, ...]:
    """What is raised, with the link's tags where the link is nothing else."""
    tight = {one.span: one.outer for one in anchors if not one.cites}
    return tuple(
        attrs.evolve(one, outer=tight[one.span]) if one.span in tight and tight[one.span].contains(one.outer) else one
        for one in raised
    )
