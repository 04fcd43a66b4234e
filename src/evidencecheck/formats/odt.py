"""OpenDocument texts (odt, or flat in one XML file: fodt), as LibreOffice writes them, read as the page is.

As Word documents are: a line to each paragraph, the marks of notes written ``[^fn3]`` and ``[^en3]`` with the notes
below the text, labels of lists put in; deleted and hidden text, comments, tables of contents and page headers are left
out. The citations of Zotero, Mendeley and LibreOffice's own bibliography point at entries. A segment's offset counts
bytes of ``content.xml`` (of the file itself, where it is flat); within a segment it goes on as UTF-8 does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from evidencecheck.formats._anchored import Annotations, with_comments
from evidencecheck.formats._base import Container, UnfitError
from evidencecheck.formats._cited import Cited
from evidencecheck.formats._foreign import refuse_others
from evidencecheck.formats._odf import PREFIXES
from evidencecheck.formats._odf_styles import Styles
from evidencecheck.formats._odf_walk import Note, Text, Walk
from evidencecheck.formats._odf_write import write
from evidencecheck.formats._remarks import WORD
from evidencecheck.formats._settled import settle
from evidencecheck.formats._sheet import Kind, Piece, Place, Sheet
from evidencecheck.formats._xml import Handler, walk
from evidencecheck.formats._zip import Archive
from evidencecheck.formats._zotero_marks import PREFIXES as PROPERTIES
from evidencecheck.formats._zotero_marks import Properties
from evidencecheck.model.document import BlockKind, Document, Flow

_KINDS = {"fn": "footnote", "en": "endnote"}
_XML = (b"<?xml", b"<office:document", b"\xef\xbb\xbf<?xml")
_LOCKED = b"encryption-data"
_KEY = re.compile(r"\s*[\[(]?([^\s\[\]():]{1,80})[\])]?:\s+(?=\S)")


def read(content: bytes, path: str | None = None) -> Document:
    """Read an OpenDocument text from its bytes. Never raises: what cannot be read is said in the notices."""
    sheet, notices = Sheet(), list[str]()
    reader = _Reader(sheet, notices)
    try:
        if content.startswith(_XML):
            reader.flat(content)
        else:
            refuse_others(content, "odt")
            reader.packed(Archive(content))
    except UnfitError as error:
        if not content:
            return Document("", "odt", Flow(""), (), path)
        notices.append(str(error))
    document = sheet.rendered("odt", path, tuple(notices))
    return with_comments(document, reader.annotations.found, reader.member)


class _Reader:
    """Goes through a document and puts what it holds on the sheet."""

    def __init__(self, sheet: Sheet, notices: list[str]) -> None:
        self._sheet, self._notices = sheet, notices
        self._styles, self._cited = Styles(), Cited()
        self.member = ""
        self._paragraphs = 0
        self._notes: list[tuple[str, str, Note]] = []
        self._counts = dict.fromkeys(_KINDS, 0)
        self.annotations = Annotations()

    def packed(self, archive: Archive) -> None:
        self.member = "content.xml"
        if self.member not in archive:
            raise UnfitError("this archive holds no OpenDocument text and was not read")
        if _LOCKED in (archive.read("META-INF/manifest.xml") or b""):
            raise UnfitError("this document is encrypted and was not read: save it without a password")
        properties = Properties()
        self._hear(archive.read("meta.xml") or b"", "meta.xml", properties, PROPERTIES)
        self._cited.codes = properties.codes()
        self._read(archive.read(self.member) or b"", archive.read("styles.xml") or b"")

    def flat(self, content: bytes) -> None:
        self._read(content)

    def _read(self, content: bytes, styles: bytes = b"") -> None:
        reader = Walk(self._styles, self._cited, self.member, self._text, self._note)
        self._hear(styles, "styles.xml", reader)
        self._hear(content, self.member or "the file", reader)
        if WORD.encode() in content:
            self._hear(content, self.member or "the file", self.annotations)
        if not reader.found:
            raise UnfitError("this holds no OpenDocument text and was not read")
        for kind in _KINDS:
            for label, place, note in self._notes:
                if note.kind == kind:
                    told: list[tuple[Sequence[Piece], int]] = [
                        (one.pieces, one.offset) for text in note.texts for one in (text, *text.boxes)
                    ]
                    told = told or [((), note.offset)]
                    lead = Kind(BlockKind.NOTE, 0, label, f"[^{label}]: ")
                    self._sheet.note(told, lead, Place(place, self.member))
        for maker, count in self._cited.broken.items():
            what = "a citation" if count == 1 else f"{count} citations"
            self._notices.append(f"the records of {what} made with {maker} cannot be read; the words shown are read")
        settle(self._sheet, self._cited)

    def _hear(self, content: bytes, member: str, handler: Handler, prefixes: Mapping[str, str] = PREFIXES) -> None:
        """Have a handler told of a part, as far as it can be read."""
        try:
            if content:
                walk(content, handler, prefixes)
        except UnfitError as error:
            self._notices.append(f"{member} was read as far as it goes: {error}")

    def _text(self, text: Text) -> None:
        for one in (text, *text.boxes):
            if any(piece.text.strip() for piece in one.pieces):
                self._paragraphs += 1
                name = one.table or f"paragraph {self._paragraphs}"
                kind, pieces = self._labelled(one)
                self._sheet.paragraph(pieces, kind, Place(name, self.member), one.offset)

    def _labelled(self, text: Text) -> tuple[Kind, list[Piece]]:
        """A paragraph's kind and pieces; the key that LibreOffice prints before an entry is its label."""
        kind = self._kind(text)
        words = "".join(piece.text for piece in text.pieces)
        key = _KEY.match(words) if text.listed and kind.block else None
        if key is None or key[1] not in self._cited.named:
            return kind, text.pieces
        pieces, left = list[Piece](), key.end()
        for piece in text.pieces:
            head, rest = piece.text[:left], piece.text[left:]
            left -= len(head)
            pieces += [attrs.evolve(piece, text=head, quiet=True)] if head else []
            pieces += [attrs.evolve(piece, text=rest, offset=piece.offset + len(head.encode()))] if rest else []
        return Kind(BlockKind.NOTE, 0, key[1], listed=True, names=(*kind.names, key[1])), pieces

    def _note(self, note: Note) -> str:
        self._counts[note.kind] += 1
        label = f"{note.kind}{self._counts[note.kind]}"
        self._notes.append((label, f"{_KINDS[note.kind]} {self._counts[note.kind]}", note))
        return f"[^{label}]"

    def _kind(self, text: Text) -> Kind:
        look = self._styles.look("paragraph", text.style)
        names = tuple(text.names)
        if look.code:
            return Kind(None)
        if text.table:
            return Kind(BlockKind.CELL, listed=text.listed, names=names)
        if text.heading or look.heading:
            return Kind(BlockKind.HEADING, text.heading or look.heading, names=names)
        if text.item:
            lead, label, depth = text.item
            return Kind(BlockKind.ITEM, depth, label, lead, listed=text.listed, names=names)
        return Kind(listed=text.listed, names=names)


FORMAT = Container("odt", read, write)
