"""Bytes to text, never failing: byte order marks, UTF-8, and what came before it."""

from __future__ import annotations

import codecs
import re

from evidencecheck.text.late import late

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# XML 1.0, 4.3.3, of the legacy encodings; in front of it some files have blank lines.
_DECLARED = re.compile(
    rb"\s{0,9}<\?xml[^<>]{1,100}?encoding\s{0,9}=\s{0,9}[\"']"
    rb"((?:iso-8859|windows-|cp\d|koi8|gb|big5|shift|euc|mac)[a-z0-9_-]{0,20})[\"']",
    re.IGNORECASE,
)
BYTE_ORDER_MARK = "\ufeff"
_CONTROL = late(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of ``content``, newlines and byte order mark kept, and notices of what had to be assumed.

    Without a mark the bytes are UTF-8, else what XML declares them to be, else Windows-1252, which the WHATWG Encoding
    Standard makes the legacy default of the western web; the five bytes that it does not define are read as Latin-1 has
    them.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), ()
            except UnicodeDecodeError as error:
                notice = f"damaged {encoding.upper()} at byte {error.start}: characters there are unreadable"
                return content.decode(encoding, "replace"), (notice,)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        notice = f"not UTF-8 at byte {error.start}: read as Windows-1252"
    if declared := _declared(content):
        return content.decode(declared), ()
    try:
        return content.decode("cp1252"), (notice,)
    except UnicodeDecodeError:
        return content.decode("latin-1"), (notice,)


def encoding_of(content: bytes) -> str:
    """The encoding that `decode` reads ``content`` by."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    for encoding in ("utf-8", _declared(content), "cp1252"):
        try:
            content.decode(encoding)
        except (UnicodeDecodeError, LookupError):  # "" is none
            continue
        return encoding
    return "latin-1"


def _declared(content: bytes) -> str:
    """The encoding that XML declares itself to be in, if Python knows it and the bytes are; else ""."""
    match = _DECLARED.match(content)
    name = match[1].decode("ascii") if match else ""
    try:
        content.decode(name)
    except (UnicodeError, LookupError):
        return ""
    return name


def looks_binary(text: str) -> bool:
    """Whether a text holds so many NUL and control characters that it is none."""
    head = text[:4096]
    strange = len(_CONTROL.findall(head))
    return strange > max(2, len(head) // 20)
