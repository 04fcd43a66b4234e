r"""The instructions of Word's fields and the tags of its content controls that reference managers write.

- Zotero: ``ADDIN ZOTERO_ITEM CSL_CITATION {json}``, ``ADDIN ZOTERO_BIBL {json} CSL_BIBLIOGRAPHY``; as bookmarks, the
  same without "ADDIN" (`_zotero_marks`)
- Mendeley Desktop: ``ADDIN CSL_CITATION {json}``, ``ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY``
- Mendeley Cite: content controls with the tags ``MENDELEY_CITATION_v3_<base64 of json>``, ``MENDELEY_BIBLIOGRAPHY``
- EndNote: ``ADDIN EN.CITE <EndNote>…``, or packed as base64 beside the field (``w:fldData``); ``ADDIN EN.REFLIST``
- Word: ``CITATION tag \l 1033 \m tag``, ``BIBLIOGRAPHY``; the sources stand in a part of their own

The JSON is a citation of CSL's (citationstyles.org, csl-citation.json): ``citationItems`` with ``itemData``.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

import attrs

from evidencecheck.formats import _csl_item, _endnote
from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._cited import Cite, Cited
from evidencecheck.formats._entry import Kept
from evidencecheck.formats._json_places import Array, DamagedJsonError, Node, Object, values

_CSL = re.compile(r"\s*(?:ADDIN\s+)?(ZOTERO_ITEM\s+)?CSL_CITATION\b")
_ENDNOTE = re.compile(r"\s*ADDIN\s+EN\.CITE\b(?!\.DATA)")
_WORD = re.compile(r"\s*CITATION\s+(.+)", re.DOTALL)
_LIST = re.compile(
    r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|Mendeley\s+Bibliography|EN\.REFLIST|CitaviBibliography)|ZOTERO_BIBL|BIBLIOGRAPHY)\b"
)
_TAG = "MENDELEY_CITATION_v3_"
_SWITCH = re.compile(r'\\(\w)(?:\s+("[^"]*"|[^\s\\]+))?')
_PARTS = re.compile(r'"([^"]+)"|(\S+)')

Item = tuple[tuple[str, ...], Kept]


def is_list(instruction: str) -> bool:
    """Whether a field or a control (by its tag) prints a bibliography."""
    return bool(_LIST.match(instruction)) or instruction.startswith(("MENDELEY_BIBLIOGRAPHY", "CitaviBibliography"))


def packed(instruction: str) -> bool:
    """Whether a field holds the records of the field around it."""
    return instruction.split()[:2] == ["ADDIN", "EN.CITE.DATA"]


def citation(cited: Cited, instruction: str, data: str, member: str, offset: int) -> Cite | None:
    """What a field cites by its instruction and the data beside it; None where it is no citation or cannot be read."""
    csl = _CSL.match(instruction)
    maker = "EndNote" if _ENDNOTE.match(instruction) else "Zotero" if csl and csl[1] else "Mendeley"
    try:
        if csl:
            items = list(_items(_json(instruction[csl.end() :])))
        elif maker == "EndNote":
            items = _of_endnote(instruction, data)
        elif word := _WORD.match(instruction):
            items = [((tag,), Kept()) for tag in _tags(word[1])]
        else:
            return None
    except (ValueError, DamagedJsonError, UnfitError):
        cited.broken[maker] = cited.broken.get(maker, 0) + 1
        return None
    return cited.cite(items, member, offset)


def controlled(cited: Cited, tag: str, member: str, offset: int) -> Cite | None:
    """What a content control cites by its tag."""
    if not tag.startswith(_TAG):
        return None
    try:
        items = list(_items(_json(_unpacked(tag.removeprefix(_TAG)).decode())))
    except (ValueError, DamagedJsonError):
        cited.broken["Mendeley"] = cited.broken.get("Mendeley", 0) + 1
        return None
    return cited.cite(items, member, offset)


def _json(text: str) -> Node:
    """The value that a text begins with; Zotero for LibreOffice writes a random word behind it."""
    return next(values(text.strip()))


def _items(said: Node) -> Iterator[Item]:
    rows = said.has.get("citationItems") if isinstance(said, Object) else None
    if not isinstance(rows, Array):
        raise ValueError("no citation")  # noqa: TRY004 - JSON that is none of the kind
    for row in rows.items:
        if not isinstance(row, Object):
            continue
        data = row.has.get("itemData")
        uris = row.has.get("uris") or row.has.get("uri")
        named = [_csl_item.words_of(one) for one in (uris.items if isinstance(uris, Array) else (uris,))]
        # Mendeley counts its items anew in each citation: their numbers name them only where nothing else does.
        own = row.has.get("id") or (data.has.get("id") if isinstance(data, Object) else None)
        names = tuple(one.text for one in named or [] if one) or tuple(
            one.text for one in (_csl_item.words_of(own),) if one
        )
        # What is no field of an item cannot be what a document prints.
        kept = attrs.evolve(_csl_item.kept(data), rest=None) if isinstance(data, Object) else Kept()
        yield names, kept


def _of_endnote(instruction: str, data: str) -> list[Item]:
    start = instruction.find("<EndNote")
    raw = instruction[start:].encode() if start >= 0 else _unpacked(data)
    if not raw.strip(b"\0 "):
        return []
    end = raw.rfind(b"</EndNote>")
    return list(_endnote.records(raw[: end + 10] if end >= 0 else raw))


def _tags(rest: str) -> list[str]:
    r"""The tags of Word's own citation: the first word, and those after ``\m``."""
    first = _PARTS.match(rest)
    tags = [first[1] or first[2]] if first and not rest.startswith("\\") else []
    tags += [switch[2].strip('"') for switch in _SWITCH.finditer(rest) if switch[1] == "m" and switch[2]]
    return tags


def _unpacked(text: str) -> bytes:
    plain = "".join(text.split()).rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), altchars=None, validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error
