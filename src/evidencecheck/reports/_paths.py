"""Paths as other programs read them: with slashes, without a leading "./", and as URIs."""

from __future__ import annotations

from urllib.parse import quote

from evidencecheck.text.late import late

_DRIVE = late(r"[A-Za-z]:/")


def posix(path: str) -> str:
    """The path with slashes, whatever system gave it, and without what means nothing at its beginning."""
    plain = path.replace("\\", "/")
    while plain.startswith("./"):
        plain = plain[2:].lstrip("/")
    return plain or "."


def is_absolute(path: str) -> bool:
    """Whether the path says all of where a file is."""
    return path.startswith("/") or bool(_DRIVE.match(path))


def uri(path: str) -> str:
    """The path as a URI (RFC 3986): a relative reference, or a ``file:`` URI for an absolute path.

    Bytes of a name that is no UTF-8 are encoded as they are on disk.
    """
    plain = posix(path)
    try:
        raw = plain.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a half surrogate that stands for no byte
        raw = plain.encode("utf-8", "surrogatepass")
    if not is_absolute(plain):
        return quote(raw, safe="/")
    return "file://" + ("" if plain.startswith("/") else "/") + quote(raw, safe="/:")
