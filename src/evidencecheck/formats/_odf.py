"""The vocabulary of OpenDocument (OASIS ODF 1.3, part 3)."""

from __future__ import annotations

PREFIXES = {
    **{
        f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0": short
        for name, short in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("drawing", "draw"),
            ("svg-compatible", "svg"),
            ("manifest", "manifest"),
        )
    },
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
}


def whole(value: str | None, otherwise: int) -> int:
    """A value as a whole number, ``otherwise`` where it is none of a sensible size."""
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else otherwise
