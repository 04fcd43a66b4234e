"""The vocabulary of Word's XML, transitional and strict (ECMA-376 part 1, ISO/IEC 29500)."""

from __future__ import annotations

from collections.abc import Mapping

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a switch such as ``<w:vanish/>`` is on: it is, unless its value says otherwise."""
    return attributes.get("w:val", "true") not in {"0", "false", "off", "none"}


def whole(attributes: Mapping[str, str], name: str = "w:val", otherwise: int = -1) -> int:
    """An attribute as a whole number, ``otherwise`` where it is none of a sensible size."""
    value = attributes.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else otherwise
