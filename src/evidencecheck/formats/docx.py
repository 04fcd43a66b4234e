"""Word documents (docx): body, tables, text boxes, footnotes and endnotes, as a reader of the printed page has them.

The text is rendered, a line to each paragraph: tracked deletions and hidden text are left out, the labels of numbered
lists put in, the marks of notes written ``[^fn3]`` and ``[^en3]`` the notes below the text in the order of their marks.
What a field shows is read as prose. The citations of Zotero, Mendeley, EndNote and Word itself point at the entries
that their records speak of; entries that the document does not print stand below the text. Headers, comments and
embedded documents are not read, and notes that begin again on each page or in each section are counted throughout. A
segment's offset counts bytes of the member; within a segment it goes on as UTF-8 does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidencecheck.formats._anchored import Notes, are_remarks, with_comments
from evidencecheck.formats._base import Container, UnfitError
from evidencecheck.formats._cited import Cited
from evidencecheck.formats._foreign import refuse_others
from evidencecheck.formats._opc import Relation, part_of, relations
from evidencecheck.formats._settled import settle
from evidencecheck.formats._sheet import Kind, Piece, Place, Sheet
from evidencecheck.formats._word import PREFIXES
from evidencecheck.formats._word_numbers import Numbers
from evidencecheck.formats._word_sources import PREFIXES as SOURCES
from evidencecheck.formats._word_sources import Sources
from evidencecheck.formats._word_styles import Styles
from evidencecheck.formats._word_walk import Listener, Paragraph, Walk
from evidencecheck.formats._word_write import write
from evidencecheck.formats._xml import Handler, walk
from evidencecheck.formats._zip import Archive
from evidencecheck.formats._zotero_marks import PREFIXES as PROPERTIES
from evidencecheck.formats._zotero_marks import Properties
from evidencecheck.model.document import BlockKind, Document, Flow

_KINDS = {"fn": ("footnote", "footnotes"), "en": ("endnote", "endnotes")}
_NOT_A_HEADING = 9


def read(content: bytes, path: str | None = None) -> Document:
    """Read a Word document from its bytes. Never raises: what cannot be read is said in the document's notices."""
    sheet, notices = Sheet(), list[str]()
    comments, member = Notes(), ""
    try:
        refuse_others(content, "docx")
        reader = _Reader(Archive(content), sheet, notices)
        reader.run()
        comments, member = reader.comments()
    except UnfitError as error:
        if not content:
            return Document("", "docx", Flow(""), (), path)
        notices.append(str(error))
    return with_comments(sheet.rendered("docx", path, tuple(notices)), comments.found, member)


class _Reader(Listener):
    """Goes through the parts of a document and puts what they hold on the sheet."""

    def __init__(self, archive: Archive, sheet: Sheet, notices: list[str]) -> None:
        self._archive, self._sheet, self._notices = archive, sheet, notices
        self._styles, self._numbers, self._cited = Styles(), Numbers(), Cited()
        self._labels: dict[tuple[str, str], tuple[str, str]] = {}
        self._counts: dict[str, int] = {}
        self._member = ""
        self._paragraphs = 0
        self._notes: dict[str, list[Paragraph]] | None = None
        self._note: list[Paragraph] = []
        self._offsets: dict[str, int] = {}

    def run(self) -> None:
        parts = relations(self._archive, "")
        self._member = part_of(parts, "officeDocument", "word/document.xml")
        if self._member not in self._archive:
            raise UnfitError("this archive holds no Word document and was not read")
        named = relations(self._archive, self._member)
        self._hear(part_of(named, "styles", "word/styles.xml"), self._styles)
        self._hear(part_of(named, "numbering", "word/numbering.xml"), self._numbers)
        properties = Properties()
        self._hear(part_of(parts, "custom-properties", "docProps/custom.xml"), properties, PROPERTIES)
        self._cited.codes = properties.codes()
        self._walk(self._member, named)
        for kind, (word, part) in _KINDS.items():
            if any(one == kind for one, _ in self._labels):
                self._read_notes(kind, word, part_of(named, part, f"word/{part}.xml"))
        if self._cited.named:
            self._read_sources(named)
        for maker, count in self._cited.broken.items():
            what = "a citation" if count == 1 else f"{count} citations"
            self._notices.append(f"the records of {what} made with {maker} cannot be read; the words shown are read")
        settle(self._sheet, self._cited)

    def comments(self) -> tuple[Notes, str]:
        """The comments on the body; where they stand in it is looked for only if one of them is a remark to us."""
        body = part_of(relations(self._archive, ""), "officeDocument", "word/document.xml")
        notes, member = Notes(), part_of(relations(self._archive, body), "comments", "word/comments.xml")
        if member in self._archive:
            self._hear(member, notes)
        if are_remarks(notes.found):
            self._hear(body, notes)
        return notes, body

    def _read_sources(self, named: dict[str, Relation]) -> None:
        """What is known of the works that Word's own citations name."""
        for relation in named.values():
            if relation.type == "customXml" and not relation.external:
                sources = Sources()
                self._hear(relation.target, sources, SOURCES)
                self._cited.fill(sources.found())

    def _walk(self, member: str, named: dict[str, Relation]) -> None:
        reader = Walk(self._styles, named, self, self._cited, member)
        self._hear(member, reader)
        reader.finish()
        if not reader.fields.shown:
            self._notices.append(f"{member}: a field does not end, so that words may be missing")

    def _hear(self, member: str, handler: Handler, prefixes: Mapping[str, str] = PREFIXES) -> None:
        """Have a handler told of a part, as far as it can be read."""
        try:
            content = self._archive.read(member)
            if content is not None:
                walk(content, handler, prefixes)
        except UnfitError as error:
            self._notices.append(f"{member} was read as far as it goes: {error}")

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph of the body goes on the sheet, one of a note to its note."""
        if self._notes is not None:
            self._note += [paragraph, *paragraph.boxes]
            return
        for one in (paragraph, *paragraph.boxes):
            kind = self._kind(one)
            if any(piece.text.strip() for piece in one.pieces):
                self._paragraphs += 1
                name = one.table or f"paragraph {self._paragraphs}"
                self._sheet.paragraph(one.pieces, kind, Place(name, self._member), one.offset)

    def note(self, identifier: str, kind: str, offset: int) -> None:
        """A note begins; those that only draw a line above the notes are kept from the text."""
        self._note = []
        if self._notes is not None and not kind:
            self._notes[identifier] = self._note
            self._offsets[identifier] = offset

    def marker(self, kind: str, identifier: str, *, custom: bool) -> str:
        """``[^fn3]`` for the third footnote that is marked; notes with a sign of their own are counted apart."""
        if (kind, identifier) not in self._labels:
            counted = f"{kind}-own" if custom else kind
            number = self._counts[counted] = self._counts.get(counted, 0) + 1
            place = f"{_KINDS[kind][0]} {number}" + (" of those with a sign of their own" if custom else "")
            self._labels[kind, identifier] = (f"{counted}{number}", place)
        return f"[^{self._labels[kind, identifier][0]}]"

    def _kind(self, paragraph: Paragraph) -> Kind:
        look = self._styles.look(paragraph.style)
        listed = look.list_id if paragraph.list_id is None else paragraph.list_id
        heading = look.heading
        if paragraph.outline is not None:
            heading = paragraph.outline + 1 if paragraph.outline < _NOT_A_HEADING else 0
        names = tuple(paragraph.names)
        if look.code:
            return Kind(None)
        if paragraph.table:
            return Kind(BlockKind.CELL, listed=paragraph.listed, names=names)
        if heading:
            return Kind(BlockKind.HEADING, heading)
        if listed:
            depth = look.list_level if paragraph.list_level is None else paragraph.list_level
            lead, label = self._numbers.label(listed, depth)
            return Kind(BlockKind.ITEM, depth, label, lead, listed=paragraph.listed, names=names)
        return Kind(listed=paragraph.listed, names=names)

    def _read_notes(self, kind: str, word: str, member: str) -> None:
        self._notes, self._member = {}, member
        self._walk(member, relations(self._archive, member))
        for (one, identifier), (label, place) in self._labels.items():
            if one != kind:
                continue
            if identifier not in self._notes:
                self._notices.append(f"{word} {label.removeprefix(kind)} is marked in the text and is not there")
                continue
            told: list[tuple[Sequence[Piece], int]] = [(p.pieces, p.offset) for p in self._notes[identifier]]
            told = told or [((), self._offsets[identifier])]
            self._sheet.note(told, Kind(BlockKind.NOTE, 0, label, f"[^{label}]: "), Place(place, member))


FORMAT = Container("docx", read, write)
