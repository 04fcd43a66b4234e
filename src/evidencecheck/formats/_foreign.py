"""What comes under the name of a container and is something else, told in clear words."""

from __future__ import annotations

from evidencecheck.formats._base import UnfitError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "RTF, Word's exchange format"),
    (b"<", "HTML or XML"),
    (b"\xef\xbb\xbf<", "HTML or XML"),
)


def refuse_others(content: bytes, name: str) -> None:
    """Raise `UnfitError` for what is no zip archive, as a file of the format ``name`` is; nothing at all may pass."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise UnfitError("this document is encrypted and was not read: save it without a password")
        raise UnfitError(f"this is no {name} but an older file of Word or Office and was not read: save it as {name}")
    if content and not content.startswith(b"PK"):
        other = next((name for head, name in _OTHERS if content.startswith(head)), "something else")
        raise UnfitError(f"this is no {name}, which is a zip archive, but {other}; it was not read")
