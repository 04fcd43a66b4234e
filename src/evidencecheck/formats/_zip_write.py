"""A zip archive with the content of some members replaced; all else is copied byte by byte.

Layout: PKWARE's APPNOTE.TXT 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end). `zipfile`
cannot copy packed content as it is: what it writes is packed anew, by its own lights.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping

import attrs

from evidencecheck.formats._base import UnfitError

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LARGE = 0xFFFFFFFF
_DESCRIPTOR = 0x08  # sizes follow the content
_UTF8 = 0x800
_DEFLATED = 8


@attrs.frozen
class _Member:
    """A member as the central directory has it: its entry there, and where its local header begins."""

    name: str
    entry: bytes
    offset: int


def replaced(content: bytes, members: Mapping[str, bytes]) -> bytes:
    """The archive ``content`` with new content for ``members``, by name; each keeps its place, date and attributes.

    Raises `UnfitError` for an archive of the kind for more than 4 GB, and for one whose table does not hold.
    """
    try:
        return _replaced(content, members)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise UnfitError(f"the archive is damaged ({error}) and cannot be edited") from error


def _replaced(content: bytes, members: Mapping[str, bytes]) -> bytes:
    end = content.rfind(b"PK\x05\x06")
    fields = list(_END.unpack_from(content, max(end, 0)))
    size, written = fields[5], fields[6]
    start = end - size
    # What stands before the archive moves all places in it by as much.
    shift = start - written
    if end < 0 or shift < 0 or _LARGE in (size, written) or content[end - 20 : end].startswith(b"PK\x06\x07"):
        raise UnfitError("the archive is of an unusual kind and cannot be edited")
    table = list(_members(content, start, end))
    last = {member.name: member for member in table}  # as `zipfile` has it
    parts, length, done = [], 0, 0
    places: dict[int, int] = {}
    changed: dict[int, tuple[bytes, bytes]] = {}
    for member in sorted(table, key=lambda one: one.offset):
        at = member.offset + shift
        parts.append(content[done:at])
        length += len(parts[-1])
        places[member.offset] = length - shift
        done = at
        if member.name in members and last[member.name] is member:
            whole, entry = _packed(content, at, member, members[member.name])
            parts.append(whole)
            length += len(whole)
            changed[member.offset] = (whole, entry)
            done = _behind(content, at, member)
    parts.append(content[done:start])
    length += len(parts[-1])
    for member in table:
        entry = changed[member.offset][1] if member.offset in changed else member.entry
        parts.append(entry[:42] + struct.pack("<L", places[member.offset]) + entry[46:])
    fields[6] = length - shift
    return b"".join((*parts, _END.pack(*fields), content[end + _END.size :]))


def _members(content: bytes, at: int, end: int) -> Iterator[_Member]:
    while at < end:
        fields = _ENTRY.unpack_from(content, at)
        after = at + _ENTRY.size + fields[10] + fields[11] + fields[12]
        if fields[0] != b"PK\x01\x02" or after > end or _LARGE in (fields[8], fields[9], fields[16]):
            raise UnfitError("the archive's table is damaged or of an unusual kind: it cannot be edited")
        raw = content[at + _ENTRY.size : at + _ENTRY.size + fields[10]]
        yield _Member(raw.decode("utf-8" if fields[3] & _UTF8 else "cp437"), content[at:after], fields[16])
        at = after


def _packed(content: bytes, at: int, member: _Member, new: bytes) -> tuple[bytes, bytes]:
    """A member's local header with its new content, and its new entry for the table."""
    packing = struct.unpack_from("<H", member.entry, 10)[0]
    body = new
    if packing == _DEFLATED:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        body = packer.compress(new) + packer.flush()
    sizes = struct.pack("<3L", zlib.crc32(new), len(body), len(new))
    flags = struct.pack("<H", struct.unpack_from("<H", member.entry, 8)[0] & ~_DESCRIPTOR)
    header = content[at : _content(content, at)]
    header = header[:6] + flags + header[8:14] + sizes + header[26:]
    entry = member.entry[:8] + flags + member.entry[10:16] + sizes + member.entry[28:]
    return header + body, entry


def _content(content: bytes, at: int) -> int:
    """Where a member's content begins whose local header stands at ``at``."""
    fields = _LOCAL.unpack_from(content, at)
    if fields[0] != b"PK\x03\x04":
        raise UnfitError("the archive's table leads to no member: it cannot be edited")
    return at + _LOCAL.size + int(fields[9]) + int(fields[10])


def _behind(content: bytes, at: int, member: _Member) -> int:
    """Where a member ends, with the sizes that may follow its content."""
    end = _content(content, at) + int(struct.unpack_from("<L", member.entry, 20)[0])
    if struct.unpack_from("<H", member.entry, 8)[0] & _DESCRIPTOR:
        end += 16 if content[end : end + 4] == b"PK\x07\x08" else 12
    return end
