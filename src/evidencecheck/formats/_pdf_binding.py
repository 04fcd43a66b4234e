"""The one place that calls pdfium: from a file's bytes to its pages, as `_pdf_page` has them.

Everything comes back as plain values, and what pdfium opened is closed. Sources: pdfium's fpdf_text.h, fpdf_doc.h and
fpdf_edit.h; ISO 32000-1, 12.3 (destinations), 12.5.6.5 (link annotations).
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._pdf_page import Area, Face, Glyph, Page, Rule, Spot

MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
_MOST_OBJECTS = 4_000
_MOST_LINKS = 2_000
_FIXED_PITCH = 1
_FORCE_BOLD = 1 << 18
_BOLD = ("bold", "black", "heavy", "semibold", "demi", "cmbx", "sfbx")
_MONO = ("mono", "courier", "consol", "typewriter", "cmtt", "sftt", "menlo", "inconsolata")
_BLANKS = frozenset(" \t\r\n\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\x00")
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"}


def pages(content: bytes, notices: list[str]) -> Iterator[Page]:
    """The pages of a file, one after another. Raises `UnfitError` where it cannot be read at all."""
    try:
        import pypdfium2 as pdfium  # noqa: PLC0415 - an extra, and 60 ms to load
        from pypdfium2 import raw  # noqa: PLC0415 - the same
    except ImportError:
        raise UnfitError("reading PDF needs pypdfium2: pip install 'evidencecheck[pdf]'") from None
    try:
        document = pdfium.PdfDocument(content)
        count = len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise UnfitError("this PDF is encrypted and was not read: save it without a password") from None
        raise UnfitError("this PDF is damaged, or is none, and was not read") from None
    with closing(document):
        if not count:
            raise UnfitError("this PDF has no pages")
        if count > MOST_PAGES:
            notices.append(f"this PDF has {count} pages; the first {MOST_PAGES} were read")
        characters, reader = 0, _Reader(document, raw)
        for n in range(min(count, MOST_PAGES)):
            try:
                page = reader.page(n)
            except pdfium.PdfiumError:
                notices.append(f"page {n + 1} is damaged and was not read")
                continue
            characters += len(page.glyphs)
            if characters > MOST_CHARACTERS:
                notices.append(f"this PDF holds more than {MOST_CHARACTERS} characters; it was read up to page {n}")
                return
            yield page


class _Reader:
    """Reads a page: its characters, then what is drawn and linked."""

    def __init__(self, document: Any, raw: Any) -> None:  # noqa: ANN401 - pypdfium2 ships no types
        self._document, self._raw = document, raw
        self._faces: dict[tuple[bytes, int], Face] = {}

    def page(self, n: int) -> Page:
        """The page ``n``, counted from 0."""
        with closing(self._document[n]) as page, closing(page.get_textpage()) as text:
            width, height = page.get_size()
            glyphs, turn = self._glyphs(text.raw, min(text.count_chars(), MOST_CHARACTERS + 1))
            # What is drawn and linked keeps to the page's space: of a page turned on its side it is left.
            rules = () if turn else tuple(self._rules(page.raw))
            areas = () if turn else tuple(self._areas(page.raw))
            return Page(n + 1, width, height, glyphs, rules, areas)

    def _glyphs(self, text: Any, count: int) -> tuple[tuple[Glyph, ...], int]:  # noqa: ANN401 - the same
        raw = self._raw
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        matrix = raw.FS_MATRIX()
        cast, pointer = ctypes.cast, ctypes.c_void_p
        told: list[tuple[int, Glyph]] = []
        spaced, last, size, angle, face = False, None, 0.0, 0, Face()
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text, index)
            letter = chr(code) if code < 0x110000 else "\ufffd"
            if letter in _BLANKS:
                spaced = True
                continue
            letter = _HYPHENS.get(letter, letter)
            if not letter.isprintable() and letter != "\u00ad":
                continue
            owner = cast(raw.FPDFText_GetTextObject(text, index), pointer).value
            if owner != last or owner is None:
                last = owner
                raw.FPDFText_GetMatrix(text, index, matrix)
                scale = math.hypot(matrix.c, matrix.d)
                size = raw.FPDFText_GetFontSize(text, index) * (scale if math.isfinite(scale) and scale else 1.0)
                angle = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
                face = self._face(text, index)
            raw.FPDFText_GetLooseCharBox(text, index, box)
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            left, right, base = _turned(angle, (box.left, box.right, box.bottom, box.top), x.value, y.value)
            if not (math.isfinite(left) and math.isfinite(right) and math.isfinite(base)) or size <= 0:
                continue
            told.append((angle, Glyph(letter, index, left, max(left, right), base, size, face, spaced)))
            spaced = False
        if not told:
            return (), 0
        turn = Counter(angle for angle, _ in told).most_common(1)[0][0]
        return tuple(glyph for angle, glyph in told if angle == turn), turn

    def _face(self, text: Any, index: int) -> Face:  # noqa: ANN401 - the same
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._raw.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
        key = (buffer.value, flags.value)
        if key not in self._faces:
            name = buffer.value.decode("utf-8", "replace").partition("+")[2] or buffer.value.decode("utf-8", "replace")
            low = name.casefold()
            bold = any(word in low for word in _BOLD) or bool(flags.value & _FORCE_BOLD and flags.value > 0)
            mono = any(word in low for word in _MONO) or bool(flags.value & _FIXED_PITCH and flags.value > 0)
            self._faces[key] = Face(name, bold, mono)
        return self._faces[key]

    def _rules(self, page: Any) -> Iterator[Rule]:  # noqa: ANN401 - the same
        raw = self._raw
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        for n in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
            drawn = raw.FPDFPage_GetObject(page, n)
            if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
                continue
            if raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
                thin = abs(top.value - bottom.value) < 3 and right.value - left.value > 24
                if thin and math.isfinite(right.value - left.value):
                    yield Rule(left.value, right.value, (top.value + bottom.value) / 2)

    def _areas(self, page: Any) -> Iterator[Area]:  # noqa: ANN401 - the same
        raw, document = self._raw, self._document.raw
        at, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        for _ in range(_MOST_LINKS):
            if not raw.FPDFLink_Enumerate(page, at, link):
                return
            if not raw.FPDFLink_GetAnnotRect(link, rect):
                continue
            where = raw.FPDFLink_GetDest(document, link)
            action = None if where else raw.FPDFLink_GetAction(link)
            uri = ""
            if action:
                kind = raw.FPDFAction_GetType(action)
                if kind == raw.PDFACTION_URI:
                    length = raw.FPDFAction_GetURIPath(document, action, None, 0)
                    buffer = ctypes.create_string_buffer(min(length, 1 << 16))
                    raw.FPDFAction_GetURIPath(document, action, buffer, len(buffer))
                    uri = buffer.value.decode("utf-8", "replace")
                elif kind == raw.PDFACTION_GOTO:
                    where = raw.FPDFAction_GetDest(document, action)
            spot = self._spot(where) if where else None
            if uri or spot:
                low, high = sorted((rect.bottom, rect.top))
                yield Area(min(rect.left, rect.right), low, max(rect.left, rect.right), high, uri, spot)

    def _spot(self, where: Any) -> Spot | None:  # noqa: ANN401 - the same
        raw = self._raw
        page = raw.FPDFDest_GetDestPageIndex(self._document.raw, where)
        if page < 0:
            return None
        has = [ctypes.c_int() for _ in range(3)]
        x, y, zoom = (ctypes.c_float() for _ in range(3))
        raw.FPDFDest_GetLocationInPage(where, *has, x, y, zoom)
        return Spot(page, x.value if has[0].value else None, y.value if has[1].value else None)


def _turned(angle: int, box: tuple[float, float, float, float], x: float, y: float) -> tuple[float, float, float]:
    """Left edge, right edge and baseline of a character in text that runs at ``angle`` quarter turns."""
    left, right, bottom, top = box
    if angle == 0:
        return left, right, y
    if angle == 1:
        return bottom, top, -x
    if angle == 2:
        return -right, -left, -y
    return -top, -bottom, x
