"""The events of the Markdown parser, heard one after another, and the page that they make."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pyromark

from evidencecheck.formats import _md_mask as masks
from evidencecheck.formats._csl import kept
from evidencecheck.formats._json_places import Object, value_in
from evidencecheck.formats._md_notes import is_caret
from evidencecheck.formats._md_offsets import code_points
from evidencecheck.formats._md_page import Page
from evidencecheck.formats._md_tags import Tags, set_link
from evidencecheck.model.document import STAND_IN, BlockKind, Raised
from evidencecheck.model.spans import Span

_OPTIONS = (
    pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    | pyromark.Options.ENABLE_MATH
)
_PARSER = pyromark.Markdown(options=_OPTIONS)
_LIST_MARK = re.compile(r"(?:[-+*]|(\d{1,9})[.)])[ \t]*")
_NOTE_MARK = re.compile(r"\[\^([^\]]+)\]:[ \t]*")
_DEFINED = re.compile(r"^[^\[\r\n]{0,40}\[\^([^\]\r\n]+)\]:", re.MULTILINE)
_ROLE = re.compile(r"\{([A-Za-z][\w:.+-]*)\}$")
_CITES = re.compile(r"[\[;(\s]-?@\w|\^\[|\[\^")
_TITLED = re.compile(r"([^<>]*[^<>\s])\s*<([^<>]+)>")
# MyST's roles that print their words: docutils', Sphinx's.
_PLAIN_ROLES = frozenset(
    "abbr sub sup subscript superscript term emphasis strong title-reference dfn guilabel q".split()
)


class Walk:
    """One pass over the parser's events."""

    def __init__(self, masked: masks.Masked, start: int) -> None:
        """Read the masked text from ``start`` on."""
        self.text = masked.source
        self.page = Page(masked.source)
        self._masked = masked
        self._start = start
        self._tags = Tags(self.page)
        self._silent = 0
        self._depth = 0
        self._images: list[bool] = []
        self._links: list[tuple[int, str, int, bool]] = []
        # Where the last words, and the last image, ended.
        self._last = self._pictured = 0
        # The name of a note that ended just now without a word.
        self._hollow: str | None = None
        self._defined: dict[str, str] | None = None
        self._begins: dict[str, Callable[[Any, int, int], None]] = {
            "Paragraph": self._paragraph,
            "Heading": self._heading,
            "TableCell": self._cell,
            "Item": self._item,
            "FootnoteDefinition": self._definition,
            "Link": self._link,
            "Image": self._image,
            "CodeBlock": self._code_block,
            "HtmlBlock": self._closed,
            "MetadataBlock": self._matter,
        }
        self._ends: dict[str, Callable[[int], None]] = {
            "Paragraph": self._block_ends,
            "Heading": self._block_ends,
            "TableCell": self._block_ends,
            "Item": self._item_ends,
            "FootnoteDefinition": self._definition_ends,
            "Link": self._link_ends,
            "Image": self._image_ends,
            "CodeBlock": self._opened,
            "HtmlBlock": self._opened,
            "MetadataBlock": self._opened,
        }
        self._others: dict[str, Callable[[Any, int, int], None]] = {
            "FootnoteReference": self._reference,
            "Code": self._code,
            "InlineMath": self._math,
            "DisplayMath": self._formula,
        }

    def run(self) -> Page:
        """Hear all events; the page that they make."""
        text, base, page = self.text, self._start, self.page
        body = self._masked.text[base:]
        at = code_points(body, base)
        special = masks.ANY_MASK.search(body) is not None
        escapes = "\\" in body
        begins, ends, others, add = self._begins, self._ends, self._others, page.add
        last = 0
        for event, where in _PARSER.events_with_range(body):
            if event.__class__ is str:
                if not self._silent and event != "Rule":
                    page.blank(at(where["start"]), at(where["end"]))
                continue
            ((name, value),) = event.items()
            if name == "Text":
                if self._silent:
                    continue
                start = at(where["start"])
                whole = len(value) == where["end"] - where["start"]
                end = start + len(value) if whole else at(where["end"])
                if special and not value.isprintable():
                    self._masked_words(value, start)
                elif escapes and value[0] in "[@^]" and text[start - 1 : start] == "\\":
                    self._escaped(value, start, end)
                else:
                    add(value, start, end)
                last = end
            elif name == "Start":
                tag, detail = (value, None) if value.__class__ is str else next(iter(value.items()))
                if tag in begins:
                    begins[tag](detail, at(where["start"]), at(where["end"]))
            elif name == "End":
                tag = value if value.__class__ is str else next(iter(value))
                if tag in ends:
                    self._last = last
                    ends[tag](at(where["end"]))
            elif name in others and not self._silent:
                last = at(where["end"])
                others[name](value, at(where["start"]), last)
        page.close_block()
        return page

    def _masked_words(self, words: str, start: int) -> None:
        """Words with masks among them: what they stand for is looked up in the document."""
        for part in masks.MASKS.finditer(words):
            first, last = start + part.start(), start + part.end()
            sign = part[0][0]
            if sign not in masks.SIGNS or self.text[first] == sign:
                self.page.add(part[0], first, last)
            elif sign == masks.TAG:
                self._tags.run(first, last)
            elif sign == masks.KEY and (keyed := masks.KEYED.match(self.text, first)):
                self.page.open_entry(keyed[1], first)
            elif sign == masks.SHOWN:
                cited = masks.CITE_TAG.match(self.text, first)
                shown = f"[{'; '.join(f'@{key}' for key in cited[1].split())}]" if cited else STAND_IN
                self.page.add(shown, first, last)

    def _escaped(self, words: str, start: int, end: int) -> None:
        """A bracket that is meant as one; what looks like a marker thanks to an escape is none."""
        marks = words[0] in "@^" or (words[0] == "[" and self.text[start + 1 : start + 2] in {"^", "@"})
        self.page.add(STAND_IN if marks else words[0], start - 1, start + 1)
        self.page.add(words[1:], start + 1, end)

    def _paragraph(self, _detail: None, start: int, _end: int) -> None:
        self._hollow = None
        self.page.paragraph(start)

    def _heading(self, detail: dict[str, str], start: int, _end: int) -> None:
        self.page.open_block(BlockKind.HEADING, start, int(detail["level"][1:]))

    def _cell(self, _detail: None, start: int, _end: int) -> None:
        self.page.open_block(BlockKind.CELL, start)

    def _block_ends(self, _end: int) -> None:
        self.page.close_block()

    def _item(self, _detail: None, start: int, _end: int) -> None:
        if self.page.note is not None:
            self.page.open_block(BlockKind.ITEM, start)
        else:
            mark = _LIST_MARK.match(self.text, start)
            self.page.open_block(BlockKind.ITEM, start, self._depth, mark[1] if mark else None)
            if mark:
                self.page.labelled(mark[0], start, mark.end())
            else:
                self.page.labelled("", start, start)
        self._depth += 1

    def _item_ends(self, _end: int) -> None:
        self.page.close_block()
        self._depth -= 1

    def _definition(self, name: str, start: int, _end: int) -> None:
        label = _one_word(name)
        mark = _NOTE_MARK.match(self.text, start)
        self.page.open_note(label, start)
        if mark:
            space = mark[0][mark[0].rindex(":") :]
            self.page.labelled(f"[^{label}]", start, mark.end() - len(space))
            self.page.labelled(space, mark.end() - len(space), mark.end())

    def _definition_ends(self, _end: int) -> None:
        label = self.page.note
        held = self.page.close_note()
        self._hollow = None if held else label

    def _reference(self, name: str, start: int, end: int) -> None:
        """A marker. Case does not count, white space neither; it is set as the note writes its name."""
        if self._defined is None:
            self._defined = {_one_word(label).casefold(): _one_word(label) for label in _DEFINED.findall(self.text)}
        label = _one_word(name)
        self.page.add(f"[^{self._defined.get(label.casefold(), label)}]", start, end)

    def _code(self, _words: str, start: int, end: int) -> None:
        words = self.text[start:end].strip("`")
        role = _ROLE.search(self.text, max(0, start - 60), start) if self._masked.myst else None
        if role is None:
            self.page.add(STAND_IN, start, end)
        elif role[1].split(":")[0] in {"cite", "footcite"}:
            keys = "; ".join(f"@{key}" for key in re.split(r"[\s,;]+", words) if key)
            self.page.add(f"[{keys}]" if keys else STAND_IN, role.start(), end)
        elif (titled := _TITLED.fullmatch(words)) or role[1] in _PLAIN_ROLES:
            shown = titled[1] if titled else words
            at = self.text.find(shown, start, end)
            begin = self.page.flow.length
            self.page.add(shown, *((at, at + len(shown)) if at >= 0 else (start, end)))
            if role[1] in {"sup", "superscript"}:
                self.page.raised.append(Raised(Span(begin, self.page.flow.length), Span(role.start(), end)))
        else:
            self.page.add(STAND_IN, start, end)

    def _math(self, _words: str, start: int, end: int) -> None:
        if self.text[end : end + 1].isdigit():
            # Pandoc User's Guide, "tex_math_dollars": "$20,000 and $30,000" is no formula.
            self.page.add(self.text[start:end], start, end)
        else:
            self.page.add(STAND_IN, start, end)

    def _formula(self, _words: str, start: int, end: int) -> None:
        self.page.add(STAND_IN, start, end)

    def _link(self, detail: dict[str, str], start: int, end: int) -> None:
        target = detail["dest_url"]
        # "^[see](there)" is a note of Pandoc's, and no link.
        note = self.text[start : start + 1] == "[" and self.page.note is None and is_caret(self.text, start - 1)
        if note and not self._silent:
            self.page.add("[", start, start + 1)
        if masks.ANY_MASK.search(target):
            target = self._unmasked(detail["dest_url"], start, end)
        self._links.append((self.page.flow.length, target, start, note))

    def _link_ends(self, end: int) -> None:
        begin, target, start, note = self._links.pop()
        if self._silent:
            return
        if note:
            rest = max(self._last, self._pictured, start + 1)
            self.page.add(self.text[rest:end], rest, end)
        elif self.page.flow.length > begin:
            set_link(self.page, Span(begin, self.page.flow.length), target, Span(start, end))

    def _unmasked(self, target: str, start: int, end: int) -> str:
        at = self._masked.text.find(target, start, end)
        return self.text[at : at + len(target)] if at >= 0 else target

    def _image(self, _detail: dict[str, str], start: int, end: int) -> None:
        # The words under an image are read where they cite; else they are said to those who do not see it.
        heard = _CITES.search(self.text, start, end) is not None
        if not self._silent and not heard:
            self.page.add(STAND_IN, start, end)
        self._images.append(heard)
        self._silent += not heard

    def _image_ends(self, end: int) -> None:
        self._silent -= not self._images.pop()
        self._pictured = end

    def _code_block(self, kind: str | dict[str, str], start: int, end: int) -> None:
        """Code. A note may hold nothing but code, and is a note all the same; CSL-JSON in it is a reference.

        Source of the latter: EIP-1, "Linking to external resources". Set too far left it still belongs to the note
        that would hold nothing, as Pandoc has it.
        """
        page = self.page
        if self._hollow is not None and page.note is None:
            page.open_note(self._hollow, start)
            if not self._reference_in(kind, start, end):
                page.add(STAND_IN, start, start + len(self.text[start:end].rstrip()))
            page.close_note()
        elif page.note is None or self._silent or not self._reference_in(kind, start, end):
            self._closed(kind, start, end)
            return
        self._silent += 1

    def _reference_in(self, kind: str | dict[str, str], start: int, end: int) -> bool:
        """Whether code is a reference in CSL-JSON, and the open note's only words; it is set as one then."""
        if not isinstance(kind, dict) or kind["Fenced"].strip() != "csl-json" or self.page.noted:
            return False
        first, last = self.text.find("\n", start, end), self.text.rfind("\n", start, end)
        node = value_in(self.text, first, last)
        return isinstance(node, Object) and self.page.entry(kept(node), node.span)

    def _closed(self, _kind: object, start: int, end: int) -> None:
        """What holds no prose."""
        if self.page.note is not None and not self._silent:
            self.page.add(STAND_IN, start, start + len(self.text[start:end].rstrip()))
        self.page.close_block()
        self._silent += 1

    def _matter(self, kind: object, start: int, end: int) -> None:
        self.page.matter.append(Span(start, end))
        self._closed(kind, start, end)

    def _opened(self, _end: int) -> None:
        self._silent -= 1


def _one_word(name: str) -> str:
    """A note's name as the other rooms want it: without white space."""
    return "_".join(name.split())
