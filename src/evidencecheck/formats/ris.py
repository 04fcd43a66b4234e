"""RIS, the exchange format of reference managers: each record a reference, printed in the order of reading.

A record is its lines from ``TY`` to ``ER``, its ``ID`` or ``LB`` the label. Sources: Research Information Systems, "RIS
Format Specifications"; EndNote's and Zotero's exports, which use the tags for more than these say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.formats._base import Format
from evidencecheck.formats._entry import Kept, Name
from evidencecheck.formats._listed import Listed, counted, joined, page
from evidencecheck.formats._tagged import Record, name_of, records
from evidencecheck.identifiers import doi
from evidencecheck.model import kinds
from evidencecheck.model.document import Document, Flow
from evidencecheck.model.spans import LineIndex

NAME = "ris"

_TAG = re.compile(r"[\ufeff \t]*([A-Z][A-Z0-9]) {1,2}-(?= |$|\r|\n)")
_WITHIN = frozenset({"CHAP", "ECHAP", "CPAPER", "CONF", "ENCYC", "DICT"})
_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2})(?:[/-](\d{1,2}))?)?[/-]{0,3}[^\d/]*")
_NEXT_LINE = 10  # characters: an end of line and the tag
_ISBN = re.compile(r"[\dXx-]{10,17}")


def read(text: str, path: str | None, notices: tuple[str, ...]) -> Document:
    """Read a file of RIS; a record that does not say where it ends, ends before the next."""
    listed: list[Listed] = []
    endless: list[str] = []
    lines = LineIndex(text)
    for record in records(text, _TAG, "TY", "ER"):
        listed.append(Listed(record.text("ID") or record.text("LB"), record.span, _kept(record)))
        if not record.ended:
            line = lines.position(record.span.start).line
            endless.append(f"line {line}: the record that begins here has no end (ER)")
    told = counted(endless, "more records have no end") if listed else ("this is no RIS and was not read",)
    return page(text, NAME, path, listed, (*notices, *told))


def _kept(record: Record) -> Kept:
    kind = record.text("TY").upper()
    addresses = [flow for flow in record.all("UR", "L2", "LK") if flow.text.startswith(("http", "www."))]
    plain = [flow for flow in addresses if not doi.find(flow.text)]
    found: dict[str, Flow | None] = {
        "title": record.first("TI", "T1", "CT", "BT"),
        "container-title": record.first(
            *("T2 BT JF JO JA J2".split() if kind in _WITHIN else "JF T2 JO JA J1 J2".split())
        ),
        "volume": record.first("VL"),
        "issue": record.first("IS"),
        "page": _pages(record),
        "publisher": record.first("PB"),
        "place": record.first("CY", "PP"),
        "doi": _doi(record, [flow for flow in addresses if flow not in plain] if plain else []),
        "url": next(iter(plain or addresses), None),
        "isbn": next((flow for flow in record.all("SN") if _is_isbn(flow.text)), None),
    }
    if found["container-title"] is found["title"]:
        found["container-title"] = None
    date, iso = _date(record)
    found["date"] = date
    people: dict[str, list[Name]] = {
        "author": [name for flow in record.all("AU", "A1") if (name := name_of(flow))],
        "editor": [name for flow in record.all("ED", *(["A2"] if kind in _WITHIN else [])) if (name := name_of(flow))],
    }
    others = [
        name for name in people["author"] if name.whole and name.whole.text.lower().strip(".") in {"others", "et al"}
    ]
    people["author"] = [name for name in people["author"] if name not in others]
    return Kept(
        people,
        {name: flow for name, flow in found.items() if flow is not None},
        kinds.RIS.get(kind, ""),
        others=bool(others),
        dated=iso,
        rest=record.first("N1", "ID"),
    )


def _pages(record: Record) -> Flow | None:
    """First and last page; where the last is not written next to the first, the words stand with the first."""
    first, last = record.first("SP", "C7"), record.first("EP")
    if not first or not last or last.text == first.text or re.search(r"[-–]", first.text):
        return first or last
    end = first.end(len(first.text))
    if 0 <= last.start(0) - end < _NEXT_LINE:
        return joined(first, "-", last)
    return joined(first, "-", Flow(last.text, (0,), (end,), (end,)))


def _doi(record: Record, addresses: Sequence[Flow]) -> Flow | None:
    """The DOI, in its own field or in one that programs without it use."""
    for flow in (*record.all("DO", "M3", "N1", "L3"), *addresses):
        found = doi.find(flow.text)
        if found and len(found) == 1 and found[0][0].start < 24:
            return flow if found[0][0].end >= len(flow.text) else flow.slice(0, found[0][0].end)
    return record.first("DO")


def _is_isbn(text: str) -> bool:
    found = _ISBN.match(text.strip())
    return found is not None and len(found[0].replace("-", "")) in {10, 13}


def _date(record: Record) -> tuple[Flow | None, str]:
    """The year's words, and the date in ISO 8601: RIS has "2014/03/09/spring", each part of which may be empty."""
    for flow in record.all("PY", "Y1", "DA"):
        match = _DATE.fullmatch(flow.text)
        if not match:
            return flow, ""
        fuller = _DATE.fullmatch(record.text("DA")) or match
        year, month, day = (fuller if fuller[1] == match[1] and not match[2] else match).groups()
        parts = [year]
        for part, most in ((month, 12), (day, 31)):
            if not part or not 0 < int(part) <= most:
                break
            parts.append(part.zfill(2))
        return flow.slice(0, 4), "-".join(parts)
    return None, ""


FORMAT = Format(NAME, read)
