"""Archives from strangers: members by exact name, never unpacked to disk, with a limit to what they may grow to."""

from __future__ import annotations

import io
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from evidencecheck.formats._base import UnfitError

MEMBER = 64 * 2**20
"""The bytes that one member may hold; the text of a thousand pages takes Word a tenth of it."""
TOTAL = 2 * MEMBER
RATIO = 250
"""How many times its packed size a member may hold: XML packs to a tenth, a bomb to a thousandth."""
_SMALL = 2**20
_ENCRYPTED = 1
_DAMAGES = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Archive:
    """A zip archive in memory. What is read of it is counted, and refused beyond the limits."""

    def __init__(self, content: bytes) -> None:
        """Read the archive's table. Raises `UnfitError` where there is none that holds."""
        try:
            self._zip = ZipFile(io.BytesIO(content))
        except _DAMAGES as error:
            raise UnfitError(f"the archive is cut short or damaged ({_said(error)}) and was not read") from error
        self._left = TOTAL

    def __contains__(self, name: str) -> bool:
        """Whether the archive holds a member of exactly this name."""
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes | None:
        """The content of a member, None where there is none. Raises `UnfitError` beyond a limit, and for damage."""
        info = self._zip.NameToInfo.get(name)
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise UnfitError(f"{name} is encrypted or packed in an unusual way and was not read")
        content = self._unpack(info)
        self._left -= len(content)
        return content

    def _unpack(self, info: ZipInfo) -> bytes:
        # What the table says of sizes may be a lie: one byte more than allowed is asked for.
        most = min(MEMBER, self._left, max(_SMALL, RATIO * info.compress_size))
        try:
            with self._zip.open(info) as stream:
                content = stream.read(most + 1)
        except _DAMAGES as error:
            raise UnfitError(f"{info.filename} is damaged ({_said(error)}) and was not read") from error
        if len(content) > most:
            raise UnfitError(f"{info.filename} unpacks to more than {most // 2**20} MB, as a zip bomb does; not read")
        return content


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
