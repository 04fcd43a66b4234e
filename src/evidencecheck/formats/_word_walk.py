"""One part of a Word document (the body, the footnotes, the endnotes) to paragraphs of pieces."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from evidencecheck.formats._cited import Cited, Goto
from evidencecheck.formats._opc import Relation
from evidencecheck.formats._sheet import Anchor, Piece, Tables
from evidencecheck.formats._word import is_on, whole
from evidencecheck.formats._word_fields import Fields
from evidencecheck.formats._word_styles import Styles
from evidencecheck.model.document import STAND_IN

# Deleted or moved away, what older programs show instead, properties as they were, pronunciations.
_SILENT = frozenset("w:del w:moveFrom mc:Fallback w:pPrChange w:rPrChange w:rt w:numberingChange".split())
_MARKS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:sym": STAND_IN}
_NOTES = {"w:footnoteReference": "fn", "w:endnoteReference": "en"}
_WORDS = frozenset({"w:t", "w:instrText", "w:fldData"})
_NO_LIST = 0


@attrs.define(eq=False)
class Paragraph:
    """A paragraph as read. ``boxes`` are the paragraphs of text boxes that hang on it."""

    offset: int
    style: str = ""
    outline: int | None = None
    list_id: int | None = None
    list_level: int | None = None
    table: str = ""
    runs_on: bool = False
    listed: bool = False
    names: list[str] = attrs.Factory(list)
    pieces: list[Piece] = attrs.Factory(list)
    boxes: list[Paragraph] = attrs.Factory(list)


@attrs.define(eq=False)
class _Run:
    style: str = ""
    raised: bool | None = None
    hidden: bool | None = None


class Listener:
    """Is told of what a part holds, in its order; does nothing by itself."""

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph has ended that stands in no text box."""

    def note(self, identifier: str, kind: str, offset: int) -> None:
        """A note begins; ``kind`` is "" for a note of the text, else what the separator is."""

    def marker(self, kind: str, identifier: str, *, custom: bool) -> str:
        """What to put for the mark of a note: ``kind`` is "fn" or "en"; ``custom``: its sign is typed by hand."""
        raise NotImplementedError


class Walk:
    """A handler of one part."""

    wanted = (
        _SILENT
        | _MARKS.keys()
        | _NOTES.keys()
        | _WORDS
        | frozenset(
            "w:p w:pPr w:r w:pStyle w:rStyle w:outlineLvl w:numId w:ilvl w:vertAlign w:vanish w:fldChar w:fldSimple"
            " w:hyperlink w:tbl w:tr w:sdt w:tag w:bookmarkStart w:bookmarkEnd w:footnote w:endnote m:oMath".split()
        )
    )

    def __init__(
        self, styles: Styles, links: Mapping[str, Relation], listener: Listener, cited: Cited, member: str
    ) -> None:
        """``links`` are the part's relations, which hold the addresses of hyperlinks; ``member`` is its name."""
        self._styles, self._links, self._listener = styles, links, listener
        self._silent: list[str] = []
        self._paragraphs: list[Paragraph] = []
        self._runs: list[_Run] = []
        self._anchors: list[Anchor | None] = []
        self._gotos: list[Goto | None] = []
        self._tables = Tables()
        self._properties = 0
        self._custom = False
        self._places: dict[str, str] = {}
        self._named: list[str] = []
        self._words = ""
        self._carried: Paragraph | None = None
        self.fields = Fields(cited, member)
        self._codes = cited.codes
        self._starts: dict[str, Callable[[str, Mapping[str, str], int], None]] = {
            "w:p": self._start_paragraph,
            "w:r": self._start_run,
            "w:fldSimple": self._start_simple_field,
            "w:hyperlink": self._start_link,
            "w:tbl": lambda _name, _attributes, _offset: self._tables.begin(),
            "w:tr": lambda _name, _attributes, _offset: self._tables.row(),
            "w:footnote": self._start_note,
            "w:endnote": self._start_note,
            "w:pPr": self._start_properties,
            "w:bookmarkStart": self._start_place,
            "w:bookmarkEnd": self._end_place,
            "w:t": self._start_words,
            "w:instrText": self._start_words,
            "w:fldData": self._start_words,
            "w:sdt": lambda _name, _attributes, offset: self.fields.control(offset),
            "w:tag": lambda _name, attributes, _offset: self.fields.tag(attributes.get("w:val", "")),
            "m:oMath": self._put,
            **dict.fromkeys(_MARKS, self._put),
            **dict.fromkeys(_NOTES, self._put_marker),
        }
        self._ends: dict[str, Callable[[], None]] = {
            "w:p": self._end_paragraph,
            "w:r": self._end_run,
            "w:fldSimple": self.fields.end,
            "w:sdt": self.fields.release,
            "w:hyperlink": self._end_link,
            "w:tbl": self._tables.end,
        }

    def start(self, name: str, attributes: Mapping[str, str], offset: int) -> None:
        """An element begins."""
        if name == "w:fldChar" and "mc:Fallback" not in self._silent:
            self.fields.turn(
                attributes.get("w:fldCharType", ""), offset
            )  # also in what is deleted, or fields stay open
        elif self._silent or name in _SILENT:
            if name in {"w:del", "w:moveFrom"} and self._properties and self._paragraphs and not self._silent:
                self._paragraphs[-1].runs_on = True  # the end of the paragraph is what is deleted
            if not self._silent or name == self._silent[-1]:
                self._silent.append(name)
        elif name in self._starts:
            self._starts[name](name, attributes, offset)
        elif self._paragraphs:
            self._property(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._silent:
            if name == self._silent[-1]:
                self._silent.pop()
        elif name in self._ends:
            self._ends[name]()
        elif name == "w:pPr":
            self._properties -= 1
        elif name in _WORDS:
            self._words = ""

    def text(self, words: str, offset: int) -> None:
        """Words, or a part of a field's instruction."""
        if not self._words or self._silent:
            return
        if self._words == "w:instrText":
            self.fields.instruct(words)
        elif self._words == "w:fldData":
            self.fields.pack(words)
        elif not self._custom:
            # White space in the XML is a blank; tabs and new lines have elements of their own.
            self._add(words.replace("\n", " ").replace("\t", " "), offset)

    def _add(self, words: str, offset: int, *, mark: bool = False, put: bool = False) -> None:
        if not self._paragraphs or self._properties or not self.fields.shown:
            return
        run = self._runs[-1] if self._runs else _Run()
        look = self._styles.look(run.style)
        own = self._styles.look(self._paragraphs[-1].style)
        hidden = run.hidden if run.hidden is not None else look.hidden or own.hidden
        raised = run.raised if run.raised is not None else look.raised
        if hidden:
            return
        # A raised number that names a note again is its mark; "see note 3" stays as it is.
        again = self.fields.note if raised else None
        if again is not None:
            words, mark, put = again.pop() if again else "", True, True
        if not words:
            return
        anchor = self._anchors[-1] if self._anchors else self.fields.anchor
        self._paragraphs[-1].listed |= self.fields.listed
        cite = self.fields.cite or next((goto for goto in reversed(self._gotos) if goto), None)
        piece = Piece(words, offset, raised and not mark, look.code and not mark, anchor, cite, put=put)
        self._paragraphs[-1].pieces.append(piece)

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        paragraph = self._paragraphs[-1]
        if self._properties and name == "w:pStyle":
            paragraph.style = attributes.get("w:val", "")
        elif self._properties and name == "w:outlineLvl":
            paragraph.outline = whole(attributes, otherwise=9)
        elif self._properties and name == "w:numId":
            paragraph.list_id = whole(attributes, otherwise=_NO_LIST)
        elif self._properties and name == "w:ilvl":
            paragraph.list_level = whole(attributes, otherwise=0)
        elif self._runs and not self._properties:
            if name == "w:rStyle":
                self._runs[-1].style = attributes.get("w:val", "")
            elif name == "w:vertAlign":
                self._runs[-1].raised = attributes.get("w:val") == "superscript"
            elif name == "w:vanish":
                self._runs[-1].hidden = is_on(attributes)

    def _start_paragraph(self, _name: str, _attributes: Mapping[str, str], offset: int) -> None:
        self._paragraphs.append(Paragraph(offset, table=self._tables.place))
        self._name()

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        if self._paragraphs:
            self._paragraphs[-1].boxes += [paragraph, *paragraph.boxes]
            paragraph.boxes = []
            return
        if self._carried:
            paragraph.pieces = self._carried.pieces + paragraph.pieces
            paragraph.boxes = self._carried.boxes + paragraph.boxes
        self._carried = paragraph if paragraph.runs_on else None
        if not paragraph.runs_on:
            self._listener.paragraph(paragraph)

    def finish(self) -> None:
        """Hand over a last paragraph whose end is deleted and that has nothing to run on into."""
        if self._carried:
            self._listener.paragraph(self._carried)
        self._carried = None

    def _start_properties(self, _name: str, _attributes: Mapping[str, str], _offset: int) -> None:
        self._properties += 1

    def _start_place(self, _name: str, attributes: Mapping[str, str], offset: int) -> None:
        name = attributes.get("w:name", "")
        self._places[attributes.get("w:id", "")] = name
        if name in self._codes:
            self.fields.mark(attributes.get("w:id", ""), self._codes[name], offset)
        self._named.append(name)
        self._name()

    def _name(self) -> None:
        """Places that have begun are in the paragraph that is open, or in the next."""
        if self._paragraphs:
            self._paragraphs[-1].names += self._named
            self._named = []

    def _end_place(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        name = self._places.pop(attributes.get("w:id", ""), "")
        if name in self._codes:
            self.fields.unmark(attributes.get("w:id", ""))

    def _start_words(self, name: str, _attributes: Mapping[str, str], _offset: int) -> None:
        self._words = name

    def _put(self, name: str, _attributes: Mapping[str, str], offset: int) -> None:
        self._add(_MARKS.get(name, STAND_IN), offset, put=True)

    def _put_marker(self, name: str, attributes: Mapping[str, str], offset: int) -> None:
        if not self._paragraphs or not self.fields.shown:
            return
        self._custom = is_on({"w:val": attributes.get("w:customMarkFollows", "0")})
        marker = self._listener.marker(_NOTES[name], attributes.get("w:id", ""), custom=self._custom)
        self._add(marker, offset, mark=True, put=True)
        self.fields.marks.update(dict.fromkeys(self._places.values(), marker))
        self._places.clear()

    def _start_run(self, _name: str, _attributes: Mapping[str, str], _offset: int) -> None:
        self._runs.append(_Run())

    def _end_run(self) -> None:
        self._runs.pop()
        self._custom = False

    def _start_simple_field(self, _name: str, attributes: Mapping[str, str], offset: int) -> None:
        self.fields.begin(offset, attributes.get("w:instr", ""))
        self.fields.separate()

    def _start_link(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        relation = self._links.get(attributes.get("r:id", ""))
        self._anchors.append(Anchor(relation.target) if relation and relation.external else None)
        inner = attributes.get("w:anchor", "")
        self._gotos.append(Goto(inner) if inner and not relation else None)

    def _end_link(self) -> None:
        self._anchors.pop()
        self._gotos.pop()

    def _start_note(self, _name: str, attributes: Mapping[str, str], offset: int) -> None:
        kind = attributes.get("w:type", "normal")
        self.finish()
        self.fields.clear()
        self._listener.note(attributes.get("w:id", ""), "" if kind == "normal" else kind, offset)
