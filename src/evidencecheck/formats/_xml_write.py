"""Edits of a text that was rendered from the XML in an archive, written into that XML as far as they have a place.

Words go where words stand: into the run that an edit begins in, out of the others that it covers. What is in the text
but not in the XML as words (the mark of a note, a list's label, the blank line between paragraphs) cannot be edited,
but for tabs, new lines and hyphens that are an element by themselves: they can be removed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import attrs

from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._segments import Part, around, parts
from evidencecheck.formats._zip import Archive
from evidencecheck.formats._zip_write import replaced
from evidencecheck.model.document import Document
from evidencecheck.model.fix import Edit

_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_UTF8 = frozenset({b"utf-8", b"us-ascii", b"ascii"})
_STRANGE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Splice(NamedTuple):
    """Bytes of a part to be replaced."""

    start: int
    end: int
    new: bytes


@attrs.frozen
class Dialect:
    """What differs between Word and OpenDocument.

    ``spell`` writes escaped words below the tag that stands before them, and raises `UnfitError` where none may stand;
    ``removable`` are elements that are one character each; ``finish`` adds what the splices of a part ask for.
    """

    spell: Callable[[str, bytes], str]
    removable: re.Pattern[bytes]
    finish: Callable[[bytes, list[Splice]], list[Splice]]


def write(content: bytes, document: Document, edits: Sequence[Edit], dialect: Dialect) -> bytes:
    """The archive with ``edits`` of the rendered text made. Raises `UnfitError` for one that has no place in it."""
    packed = content.startswith(b"PK")
    writer = _Writer(Archive(content).read if packed else lambda _: content, document, dialect)
    for edit in edits:
        writer.add(edit)
    made = writer.made()
    if not packed:
        return made.get("", content)
    return replaced(content, made) if made else content


class _Writer:
    """Collects what edits make of the parts of an archive."""

    def __init__(self, part: Callable[[str], bytes | None], document: Document, dialect: Dialect) -> None:
        self._read, self._document, self._dialect = part, document, dialect
        self._raw: dict[str, bytes] = {}
        self._splices: dict[str, list[Splice]] = {}

    def add(self, edit: Edit) -> None:
        if len(edit.span):
            found = parts(self._document, edit.span)
            takes = next((part for part in found if not part.segment.put), None)
        else:
            found = [part for part in around(self._document, edit.span.start) if not part.segment.put][:1]
            takes = found[0] if found else None
        if takes is None and (edit.text or not found):
            raise UnfitError("an edit stands where the file holds no words but a mark or a label of a list")
        for part in found:
            splice = self._words(part, edit.text if part is takes else "") if not part.segment.put else self._mark(part)
            self._splices.setdefault(part.segment.member, []).append(splice)

    def made(self) -> dict[str, bytes]:
        """The parts that differ, by name."""
        made: dict[str, bytes] = {}
        for member, some in self._splices.items():
            raw, last = self._raw[member], 0
            pieces: list[bytes] = []
            for one in sorted(self._dialect.finish(raw, some), key=lambda one: one[:2]):
                pieces += [raw[last : one.start], one.new]
                last = one.end
            made[member] = b"".join((*pieces, raw[last:]))
        return made

    def _part(self, part: Part) -> bytes:
        member = part.segment.member
        if member not in self._raw:
            self._raw[member] = _utf8(self._read(member), member)
        return self._raw[member]

    def _words(self, part: Part, words: str) -> Splice:
        """Words in place of those of a part."""
        raw, segment = self._part(part), part.segment
        text = segment.span.of(self._document.text)
        start = segment.offset + len(text[: part.start].encode())
        end = segment.offset + len(text[: part.end].encode())
        if part.end == len(text) and text:
            # The last character may be written as an entity, or be a newline of two characters.
            last = segment.offset + len(text[:-1].encode())
            end = raw.index(b";", last) + 1 if raw[last : last + 1] == b"&" else end
            end = last + 2 if raw[last : last + 2] == b"\r\n" else end
            start = end if part.start == len(text) else start
        spaced = raw[segment.offset : segment.offset + len(text[:-1].encode())].translate(_SPACES)
        if spaced != text[:-1].encode():
            raise UnfitError("the file is not what was read: it has changed since, or is another")
        tag = raw[max(raw.rfind(b"<", 0, segment.offset), 0) : segment.offset]
        if tag.startswith(b"<!"):
            raise UnfitError("an edit stands in a section of unparsed XML")
        strange = _STRANGE.search(words)
        if strange:
            raise UnfitError(f"XML does not have the character U+{ord(strange[0]):04X}")
        return Splice(start, end, self._dialect.spell(words, tag).encode() if words else b"")

    def _mark(self, part: Part) -> Splice:
        """A mark goes, where it is an element that stands for one character."""
        element = self._dialect.removable.match(self._part(part), part.segment.offset)
        if element is None or len(part.segment.span) > 1:
            said = part.segment.span.of(self._document.text).strip()
            raise UnfitError(f"{said!r} stands in the text for something else and cannot be edited")
        return Splice(*element.span(), b"")


_SPACES = bytes.maketrans(b"\n\t\r", b"   ")


def escaped(words: str) -> str:
    """``words`` as XML has them between tags."""
    return words.translate(_ESCAPES)


def _utf8(raw: bytes | None, member: str) -> bytes:
    if raw is None:
        raise UnfitError("the file is not what was read: it has changed since, or is another")
    declared = _ENCODING.match(raw[:200].removeprefix(b"\xef\xbb\xbf"))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (declared and declared[1].lower() not in _UTF8):
        raise UnfitError(f"{member} is not written in UTF-8 and cannot be edited")
    return raw
