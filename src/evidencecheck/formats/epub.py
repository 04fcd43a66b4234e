"""EPUB books: the pages of the spine, one after another, each read as HTML.

The text is rendered: what a reader sees of each page, a blank line between blocks. Notes may stand in another file
than what leads to them; ids are called by file and id. A place is named by its page's first heading, or the file, and
counts paragraphs there. A segment's offset counts bytes of the member, as it is written in UTF-8; within a segment it
goes on as UTF-8 does. Books with DRM are not read, nor pictures, scripts, and pages outside the spine.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

import attrs

from evidencecheck.formats import _html_pairs as pairs
from evidencecheck.formats._base import Container, UnfitError
from evidencecheck.formats._decode import decode
from evidencecheck.formats._epub_package import Package, resolved
from evidencecheck.formats._epub_write import write
from evidencecheck.formats._gathered import Rendered
from evidencecheck.formats._html_marks import Addresses
from evidencecheck.formats._html_page import Page, cut, read_page
from evidencecheck.formats._html_pointers import called
from evidencecheck.formats._zip import Archive
from evidencecheck.model.document import BlockKind, Document, Flow, Link, Pointer, Raised, Segment
from evidencecheck.model.spans import Span

_LONGEST = 40
_ENTITY = re.compile(r"&#?\w+;")


def read(content: bytes, path: str | None = None) -> Document:
    """Read a book from its bytes. Never raises: what cannot be read is said in the document's notices."""
    book, notices = _Book(), list[str]()
    try:
        _refuse_others(content)
        archive = Archive(content)
        package = Package(archive)
        notices = package.notices
        members = list(_pages(archive, package))
        for (member, page), found in zip(members, pairs.find([page.links for _, page in members]), strict=True):
            document = read_page(page, found)
            notices += [f"{member}: {notice}" for notice in document.notices]
            book.add(document, member)
        if not members:
            notices.append("the book holds no page that could be read")
    except UnfitError as error:
        if content:
            notices.append(str(error))
    book.pointers = list(book.resolved())
    document = book.rendered("epub", path, tuple(notices))
    return attrs.evolve(document, blocks=called(document.text, document.blocks, document.pointers))


def _refuse_others(content: bytes) -> None:
    if not content.startswith(b"PK"):
        raise UnfitError("this is no EPUB, which is a zip archive, and was not read")


def _pages(archive: Archive, package: Package) -> Iterator[tuple[str, Page]]:
    for member in package.pages():
        try:
            content = archive.read(member) or b""
        except UnfitError as error:
            package.notices.append(str(error))
            continue
        text, notices = decode(content)
        package.notices += [f"{member}: {notice}" for notice in notices]
        yield member, cut(text, _addresses(member, archive))


def _addresses(member: str, archive: Archive) -> Addresses:
    def target(address: str) -> str | None:
        path, mark, fragment = address.partition("#")
        other = resolved(member, path) if mark and fragment else None
        return f"{other}#{unquote(fragment)}" if other is not None and other in archive else None

    return Addresses(lambda name: f"{member}#{name}", target)


class _Book(Rendered):
    """Takes the pages as documents and sets them one behind the other."""

    def __init__(self) -> None:
        super().__init__()
        self._names: set[str] = set()

    def add(self, page: Document, member: str) -> None:
        """Set a page behind those before it."""
        if not page.flow.text.strip():
            return
        by, own = self.length, self.write(page.flow.text)
        self.flow.add(page.flow.text, own.start, own.end)
        self.blocks += [attrs.evolve(one, span=one.span.shift(by)) for one in page.blocks]
        for one in page.raised:
            self.raised.append(Raised(one.span.shift(by), one.span.shift(by)))
        for link in page.links:
            self.links.append(Link(link.span.shift(by), link.target, link.span.shift(by)))
        self.pointers += [attrs.evolve(one, span=one.span.shift(by)) for one in page.pointers]
        self.segments += _segments(page, member, self._named(page, member), by)

    def _named(self, page: Document, member: str) -> str:
        """How people name the page: by its first heading, unless another has the same, else by the file."""
        heading = next((one.span.of(page.flow.text) for one in page.blocks if one.kind is BlockKind.HEADING), "")
        name = " ".join(heading.replace("\ufffc", " ").split())
        if not name or len(name) > _LONGEST or name in self._names:
            name = posixpath.basename(member)
        self._names.add(name)
        return name

    def resolved(self) -> Iterator[Pointer]:
        """The pointers; those by key lead to the page that has it, whichever that is."""
        names = {name: name for block in self.blocks for name in block.names}
        by_key = {name.partition("#")[2]: name for name in reversed(names)}
        for one in self.pointers:
            targets = (names.get(target) or by_key.get(target.partition("#")[2], target) for target in one.targets)
            yield attrs.evolve(one, targets=tuple(targets)) if one.external else one


def _segments(page: Document, member: str, name: str, by: int) -> Iterator[Segment]:
    """A segment for each piece of a page's flow but the blank lines between blocks, with the offset in bytes."""
    flow = page.flow
    begins = [block.span.start for block in page.blocks]
    offsets = _bytes(page.text, flow)
    for k, start in enumerate(flow.starts):
        after = flow.starts[k + 1] if k + 1 < len(flow.starts) else len(flow.text)
        said, written = flow.text[start:after], page.text[flow.origins[k] : flow.ends[k]]
        if written or said.strip("\n"):
            block = max(bisect_right(begins, start), 1)
            place = f"{name}, paragraph {block}"
            yield Segment(Span(start + by, after + by), place, member, offsets[k], put=_is_put(said, written))


def _is_put(said: str, written: str) -> bool:
    """Whether the reader put what the page does not have so: a bullet, a stand-in, a line's break."""
    if said == written:
        return said.endswith("&")  # which a writer would take for the begin of an entity
    return not written.isspace() and not (len(said) == 1 and _ENTITY.fullmatch(written))


def _bytes(text: str, flow: Flow) -> Sequence[int]:
    """Where each piece of a flow begins, in bytes of UTF-8."""
    if text.isascii():
        return flow.origins
    found, at, count = [0] * len(flow.origins), 0, 0
    for k in sorted(range(len(flow.origins)), key=lambda k: flow.origins[k]):
        count += len(text[at : flow.origins[k]].encode("utf-8", "surrogatepass"))
        at = flow.origins[k]
        found[k] = count
    return found


FORMAT = Container("epub", read, write)
