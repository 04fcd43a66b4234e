"""An EPUB's package: in which order its pages are read, by the OPF that META-INF/container.xml names.

Sources: EPUB 3.3 (W3C), "OCF", "Package documents"; XML Encryption for META-INF/encryption.xml.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._xml import walk
from evidencecheck.formats._zip import Archive

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "ocf",
    "http://www.idpf.org/2007/opf": "opf",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
# Where programs put the package, for a book whose container does not say so.
_USUAL = ("OEBPS/content.opf", "content.opf", "EPUB/content.opf", "EPUB/package.opf", "OPS/package.opf")
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", ""})


class _Listener:
    """Hears of the elements of one part and keeps them with their attributes."""

    def __init__(self, *wanted: str) -> None:
        self.wanted = frozenset(wanted)
        self.found: list[tuple[str, Mapping[str, str]]] = []

    def start(self, name: str, attributes: Mapping[str, str], offset: int) -> None:
        del offset
        self.found.append((name, attributes))

    def end(self, name: str) -> None:
        """Nothing is told by an element's end."""

    def text(self, words: str, offset: int) -> None:
        """Words are not read."""


class Package:
    """The pages of a book in the order of reading, by their names in the archive; what was amiss is in ``notices``."""

    def __init__(self, archive: Archive) -> None:
        """Read container and package. Raises `UnfitError` where there is none that can be read."""
        self._archive = archive
        self.notices: list[str] = []
        self._opf = self._root()
        self.locked = self._locked()

    def _hear(self, member: str, *wanted: str) -> list[tuple[str, Mapping[str, str]]]:
        listener = _Listener(*wanted)
        try:
            walk(self._archive.read(member) or b"", listener, _PREFIXES)
        except UnfitError as error:
            self.notices.append(f"{member} was read as far as it goes: {error}")
        return listener.found

    def _root(self) -> str:
        if _CONTAINER in self._archive:
            for _, attributes in self._hear(_CONTAINER, "ocf:rootfile"):
                path = attributes.get("full-path", "")
                if path in self._archive:
                    return path
        usual = next((path for path in _USUAL if path in self._archive), None)
        if usual is None:
            raise UnfitError("this archive holds no EPUB package (META-INF/container.xml names none) and was not read")
        self.notices.append(f"{_CONTAINER} names no package that there is: {usual} was read")
        return usual

    def _locked(self) -> frozenset[str]:
        """The members that are encrypted."""
        if _ENCRYPTION not in self._archive:
            return frozenset()
        return frozenset(
            unquote(attributes.get("URI", "")) for _, attributes in self._hear(_ENCRYPTION, "enc:CipherReference")
        )

    def pages(self) -> Iterator[str]:
        """The pages of the spine, each once; what is not to be read is said in the notices."""
        found = self._hear(self._opf, "opf:item", "opf:itemref")
        items = {one.get("id", ""): one for name, one in found if name == "opf:item"}
        told: set[str] = set()
        spine = [one.get("idref", "") for name, one in found if name == "opf:itemref"]
        if not spine:
            self.notices.append(f"{self._opf} names no order of reading: its pages are read as it lists them")
            spine = list(items)
        for identifier in spine:
            item = items.get(identifier)
            if item is None:
                self.notices.append(
                    f"{self._opf}: the order of reading names {identifier!r}, which the book does not list"
                )
                continue
            if item.get("media-type", "").strip().lower() not in _PAGES:
                continue
            member = resolved(self._opf, item.get("href", ""))
            if member is None:
                self.notices.append(f"{self._opf}: {item.get('href', '')!r} leads out of the book and was not read")
            elif member not in self._archive:
                self.notices.append(f"{member} is missing from the book")
            elif member in self.locked:
                self.notices.append(f"{member} is encrypted (DRM) and was not read")
            elif member not in told:
                told.add(member)
                yield member


def resolved(base: str, address: str) -> str | None:
    """The member that a relative address in the member ``base`` names; None for one that leads elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    if not parts.path:
        return base
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))
    return None if path.startswith("../") or path in {"..", "."} else path
