"""The text of an OpenDocument file to paragraphs of pieces; notes and boxes apart from what holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import attrs

from evidencecheck.formats import _odf_lists, _odf_styles
from evidencecheck.formats._cited import Cite, Cited, Goto
from evidencecheck.formats._odf import whole
from evidencecheck.formats._odf_cited import mark, marked, prints
from evidencecheck.formats._odf_lists import Lists, Open
from evidencecheck.formats._odf_styles import Styles
from evidencecheck.formats._sheet import Anchor, Piece, Tables
from evidencecheck.formats._word_cited import citation, is_list
from evidencecheck.model.document import STAND_IN

# Deleted, said beside the text, for other readers than the page's, or made from what stands elsewhere.
_SILENT = frozenset(
    "text:tracked-changes office:annotation office:forms text:note-citation text:ruby-text text:hidden-text svg:title"
    " svg:desc text:table-of-content text:illustration-index text:table-index text:object-index text:user-index"
    " text:alphabetical-index draw:image office:meta office:scripts office:master-styles".split()
)
_PUT = {"text:tab": "\t", "text:line-break": "\n", "draw:object": STAND_IN}
_BLANKS = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
_EVEN = re.compile(r"\s\s|[\t\r\n]")
_KINDS = {"footnote": "fn", "endnote": "en"}


@attrs.define(eq=False)
class Text:
    """A paragraph or heading as read; ``boxes`` are the paragraphs of text boxes that hang on it."""

    offset: int
    style: str = ""
    heading: int = 0
    item: tuple[str, str | None, int] | None = None
    table: str = ""
    listed: bool = False
    hidden: bool = False
    names: list[str] = attrs.Factory(list)
    pieces: list[Piece] = attrs.Factory(list)
    boxes: list[Text] = attrs.Factory(list)
    spans: list[str] = attrs.Factory(list)
    anchors: list[Anchor | Goto] = attrs.Factory(list)
    marks: list[tuple[str, Cite | None]] = attrs.Factory(list)
    blank: bool = True


@attrs.define(eq=False)
class Note:
    """A note: "fn" or "en", where it is called, and its paragraphs."""

    kind: str
    identifier: str
    offset: int
    texts: list[Text] = attrs.Factory(list)


class Walk:
    """A handler of ``content.xml``, or of a file that is all in one; tells of paragraphs and notes as they end."""

    def __init__(
        self, styles: Styles, cited: Cited, member: str, text: Callable[[Text], None], note: Callable[[Note], str]
    ) -> None:
        """``text`` is told of each paragraph; ``note`` of each note as it begins, and gives the mark to put."""
        self._styles, self._lists, self._cited, self._member = styles, Lists(), cited, member
        self._tell, self._note = text, note
        self._silent: list[str] = []
        self._texts: list[Text] = []
        self._homes: list[list[Text]] = []
        self._asides: list[tuple[int, Open]] = []
        self._tables = Tables()
        self._sections: list[bool] = []
        self._fields: list[tuple[str, Cite | None, bool]] = []
        self._named: list[str] = []
        self._marks: dict[str, str] = {}
        self._again = ""
        self._body = False
        self._starts: dict[str, Callable[[str, Mapping[str, str], int], None]] = {
            "office:text": self._start_body,
            "text:p": self._start_text,
            "text:h": self._start_text,
            "text:span": self._start_span,
            "text:a": self._start_link,
            "text:s": self._put_blanks,
            "text:note": self._start_note,
            "text:note-ref": self._start_again,
            "draw:text-box": self._start_box,
            "text:list": lambda _name, attributes, _offset: self._lists.begin(attributes),
            "text:list-item": lambda _name, attributes, _offset: self._lists.item(attributes, numbered=True),
            "text:list-header": lambda _name, attributes, _offset: self._lists.item(attributes, numbered=False),
            "table:table": lambda _name, _attributes, _offset: self._tables.begin(),
            "table:table-row": lambda _name, _attributes, _offset: self._tables.row(),
            "text:section": self._start_section,
            "text:bibliography": self._start_bibliography,
            "text:index-title": self._start_title,
            "text:bookmark": self._start_place,
            "text:bookmark-start": self._start_place,
            "text:reference-mark": self._start_place,
            "text:reference-mark-start": self._start_place,
            "text:bookmark-end": self._end_place,
            "text:reference-mark-end": self._end_place,
            "text:bookmark-ref": self._start_goto,
            "text:reference-ref": self._start_goto,
            "text:bibliography-mark": self._start_mark,
            "text:hidden-paragraph": self._hide,
            "field:fieldmark-start": lambda _name, _attributes, _offset: self._fields.append(("", None, False)),
            "field:fieldmark-end": lambda _name, _attributes, _offset: self._end_field(""),
            "field:param": self._start_field,
            **dict.fromkeys(_PUT, self._put),
        }
        self._ends: dict[str, Callable[[], None]] = {
            "text:p": self._end_text,
            "text:h": self._end_text,
            "text:span": self._end_span,
            "text:a": self._end_link,
            "text:note": self._end_aside,
            "text:note-ref": self._end_again,
            "draw:text-box": self._end_aside,
            "text:list": self._lists.finish,
            "text:list-item": self._lists.end_item,
            "text:list-header": self._lists.end_item,
            "table:table": self._tables.end,
            "text:section": self._end_section,
            "text:bibliography": self._end_section,
            "text:index-title": self._end_section,
            "text:bookmark-ref": self._end_link,
            "text:reference-ref": self._end_link,
            "text:bibliography-mark": self._end_mark,
        }
        self.wanted = _SILENT | _odf_styles.WANTED | _odf_lists.WANTED | self._starts.keys() | self._ends.keys()

    @property
    def found(self) -> bool:
        """Whether there is a text at all."""
        return self._body

    def start(self, name: str, attributes: Mapping[str, str], offset: int) -> None:
        """An element begins."""
        if self._silent:
            if name == self._silent[-1]:
                self._silent.append(name)
        elif name in _SILENT or (name == "text:section" and attributes.get("text:display") == "none"):
            self._silent.append(name)
        elif name in _odf_styles.WANTED:
            self._styles.start(name, attributes, offset)
        elif name in _odf_lists.WANTED:
            self._lists.style(name, attributes)
        elif name in self._starts and (self._body or name == "office:text"):
            self._starts[name](name, attributes, offset)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._silent:
            if name == self._silent[-1]:
                self._silent.pop()
        elif name in self._ends and self._body:
            self._ends[name]()

    def text(self, words: str, offset: int) -> None:
        """Words of a paragraph; white space in them is one blank, and none at the begin (ODF 1.3, part 3, 6.1.2)."""
        if not self._texts or self._silent:
            return
        text = self._texts[-1]
        if not _EVEN.search(words) and not (text.blank and words[:1] == " "):
            self._add(words, offset)
            text.blank = words.endswith(" ")
            return
        at = offset
        for run in _BLANKS.findall(words):
            if not run.isspace():
                self._add(run, at)
            elif not text.blank:
                self._add(" ", at)
            text.blank = run.isspace()
            at += len(run.encode())

    def _add(self, words: str, offset: int, *, mark: bool = False, put: bool = False) -> None:
        text = self._texts[-1]
        looks = [self._styles.look("text", span) for span in text.spans]
        own = self._styles.look("paragraph", text.style)
        raised = next((look.raised for look in reversed(looks) if look.raised is not None), bool(own.raised))
        if own.hidden or any(look.hidden for look in looks):
            return
        if self._again and raised:
            words, self._again, mark, put = self._again, "", True, True
        code = any(look.code for look in looks)
        anchor = next((one for one in reversed(text.anchors) if isinstance(one, Anchor) and one.target), None)
        goto = next((one for one in reversed(text.anchors) if isinstance(one, Goto) and one.target), None)
        cites = (cite for _, cite in reversed(text.marks) if cite)
        cite = next(cites, None) or next((cite for _, cite, _ in reversed(self._fields) if cite), goto)
        text.listed |= any(listed for _, _, listed in self._fields)
        text.pieces.append(Piece(words, offset, raised and not mark, code and not mark, anchor, cite, put=put))

    def _start_body(self, _name: str, _attributes: Mapping[str, str], _offset: int) -> None:
        self._body = True

    def _start_text(self, name: str, attributes: Mapping[str, str], offset: int) -> None:
        style = attributes.get("text:style-name", "")
        heading = whole(attributes.get("text:outline-level"), 1) if name == "text:h" else 0
        item = None if heading else self._lists.label()
        listed = bool(self._sections) and self._sections[-1]
        self._texts.append(Text(offset, style, heading, item, self._tables.place, listed))
        self._texts[-1].names, self._named = self._named, []

    def _end_text(self) -> None:
        text = self._texts.pop()
        if text.hidden:
            text.pieces = []
        if self._homes:
            self._homes[-1] += [text, *text.boxes]
            text.boxes = []
        else:
            self._tell(text)

    def _hide(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        if self._texts and attributes.get("text:is-hidden") == "true":
            self._texts[-1].hidden = True

    def _start_span(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        if self._texts:
            self._texts[-1].spans.append(attributes.get("text:style-name", ""))

    def _end_span(self) -> None:
        if self._texts:
            self._texts[-1].spans.pop()

    def _start_link(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        if self._texts:
            target = attributes.get("xlink:href", "")
            self._texts[-1].anchors.append(Goto(target[1:]) if target.startswith("#") else Anchor(target))

    def _start_goto(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        if self._texts:
            self._texts[-1].anchors.append(Goto(attributes.get("text:ref-name", "")))

    def _end_link(self) -> None:
        if self._texts:
            self._texts[-1].anchors.pop()

    def _put(self, name: str, _attributes: Mapping[str, str], offset: int) -> None:
        if self._texts:
            self._add(_PUT[name], offset, put=True)
            self._texts[-1].blank = False

    def _put_blanks(self, _name: str, attributes: Mapping[str, str], offset: int) -> None:
        if self._texts:
            self._add(" " * min(whole(attributes.get("text:c"), 1), 100), offset, put=True)
            self._texts[-1].blank = False

    def _start_note(self, _name: str, attributes: Mapping[str, str], offset: int) -> None:
        note = Note(_KINDS.get(attributes.get("text:note-class", ""), "fn"), attributes.get("text:id", ""), offset)
        if self._texts and not self._texts[-1].hidden:
            mark = self._note(note)
            self._marks[note.identifier] = mark
            self._add(mark, offset, mark=True, put=True)
            self._texts[-1].blank = False
        self._leave(note.texts)

    def _start_again(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        # A raised number that names a note again is its mark; "see note 3" stays as it is.
        self._again = self._marks.get(attributes.get("text:ref-name", ""), "")

    def _end_again(self) -> None:
        self._again = ""

    def _start_box(self, _name: str, _attributes: Mapping[str, str], _offset: int) -> None:
        # A box that stands by itself is told of as it is read.
        self._leave(self._texts[-1].boxes if self._texts else None)

    def _leave(self, home: list[Text] | None) -> None:
        """What follows belongs elsewhere: to a note, a box."""
        self._asides.append((len(self._homes), self._lists.aside()))
        if home is not None:
            self._homes.append(home)

    def _end_aside(self) -> None:
        if self._asides:
            homes, kept = self._asides.pop()
            del self._homes[homes:]
            self._lists.back(kept)

    def _start_section(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        self._sections.append(prints(attributes.get("text:name", "")))
        self._cited.printed |= self._sections[-1]

    def _end_section(self) -> None:
        if self._sections:
            self._sections.pop()

    def _start_bibliography(self, _name: str, _attributes: Mapping[str, str], _offset: int) -> None:
        self._sections.append(True)
        self._cited.printed = True

    def _start_title(self, _name: str, _attributes: Mapping[str, str], _offset: int) -> None:
        self._sections.append(False)

    def _start_place(self, name: str, attributes: Mapping[str, str], offset: int) -> None:
        called = attributes.get("text:name", "")
        if called in self._cited.codes and name == "text:bookmark-start":
            self._code(called, self._cited.codes[called], offset)
        cite = marked(self._cited, called, self._member, offset)
        if not self._texts:
            self._named.append(called)
            return
        text = self._texts[-1]
        text.names += [] if cite else [called]
        if name.endswith("-start"):
            text.marks.append((called, cite))
        if prints(called):
            text.listed = self._cited.printed = True

    def _start_field(self, _name: str, attributes: Mapping[str, str], offset: int) -> None:
        # What LibreOffice keeps of a Word document's fields.
        if self._fields and attributes.get("field:name", "").endswith(".code"):
            self._fields.pop()
            self._code("", attributes.get("field:value", ""), offset)

    def _code(self, name: str, code: str, offset: int) -> None:
        cite, listed = citation(self._cited, code, "", self._member, offset), is_list(code)
        self._fields.append((name, cite, listed))
        self._cited.printed |= listed

    def _end_field(self, name: str) -> None:
        last = next((n for n in reversed(range(len(self._fields))) if self._fields[n][0] == name), None)
        if last is not None:
            del self._fields[last]

    def _end_place(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        called = attributes.get("text:name", "")
        if called in self._cited.codes:
            self._end_field(called)
        if self._texts:
            self._texts[-1].marks = [one for one in self._texts[-1].marks if one[0] != called]

    def _start_mark(self, _name: str, attributes: Mapping[str, str], offset: int) -> None:
        if self._texts:
            self._texts[-1].marks.append(("", mark(self._cited, attributes, self._member, offset)))

    def _end_mark(self) -> None:
        if self._texts:
            self._texts[-1].marks = [one for one in self._texts[-1].marks if one[0]]
