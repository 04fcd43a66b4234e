"""What was parsed of a reference, kept in its block: a check that finds it there needs no parser.

``{"parser", "length", "confidence", "type"?, "fields": {CSL name: {"span": [start, end], "value"?, "confidence"?}}}``.
Spans count in the reference on one line (`RawReference.raw`), whose length tells whether they still fit; a value that
is just those characters is left out, and the confidence of what was read surely.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from evidencecheck.model.csl import csl_name
from evidencecheck.model.dates import PartialDate
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import PARSER, SURE, Field, Fields, RawReference, Reference

Block = dict[str, Any]
_ATTRIBUTES = {csl_name(a.name): a.name for a in attrs.fields(Fields) if a.name != "type"}


def parsed_block(reference: Reference) -> Block:
    """The fields of a reference as plain JSON."""
    entry, fields = reference.entry, reference.fields
    places = {flow: own for own, flow in enumerate(entry.places)}
    kept: Block = {}
    for name, field in fields.items():
        place = entry.flow.place(field.span)
        inside = [places[at] for at in range(place.start, max(place.end, place.start + 1)) if at in places]
        if not inside:
            continue
        span = [inside[0], inside[-1] + 1]
        value = _plain(field.value)
        kept[csl_name(name)] = (
            {"span": span}
            | ({} if value == entry.raw[slice(*span)] else {"value": value})
            | ({} if field.confidence >= SURE else {"confidence": int(100 * field.confidence) / 100})
        )
    block: Block = {"parser": PARSER, "length": len(entry.raw), "confidence": round(reference.confidence, 3)}
    return block | ({"type": fields.type} if fields.type else {}) | {"fields": kept}


def fields_from(block: Mapping[str, Any], entry: RawReference) -> tuple[Fields, float] | None:
    """The inverse for an entry of the same text; None where it was parsed by another parser, or does not fit.

    Raises LookupError, TypeError, ValueError or AttributeError where the block is damaged.
    """
    if block.get("parser") != PARSER or block.get("length") != len(entry.raw):
        return None
    places = entry.places
    found: dict[str, Any] = {}
    for name, kept in block["fields"].items():
        start, end = kept["span"]
        attribute = _ATTRIBUTES[name]
        low, high = places[start], places[end - 1] + 1
        value = _value(attribute, kept["value"]) if "value" in kept else entry.raw[start:end]
        found[attribute] = Field(
            value, entry.flow.text[low:high], entry.flow.span(low, high), float(kept.get("confidence", 1.0))
        )
    return Fields(**found, type=block.get("type")), float(block["confidence"])


def _plain(value: object) -> object:
    if isinstance(value, People):
        names = [{k: v for k, v in attrs.asdict(person).items() if v} for person in value.names]
        return names + ([{"others": True}] if value.others else [])
    if isinstance(value, PageRange):
        return {"first": value.first, "last": value.last}
    if isinstance(value, PartialDate):
        return {k: v for k, v in attrs.asdict(value).items() if v}
    return value


def _value(attribute: str, plain: Any) -> object:  # noqa: ANN401 - JSON
    if attribute in {"author", "editor"}:
        names = [name for name in plain if "others" not in name]
        return People(tuple(Person(**name) for name in names), others=len(names) < len(plain))
    if attribute == "page":
        return PageRange(**plain)
    if attribute == "issued":
        return PartialDate(**plain)
    return str(plain)
