"""Entries of records whose fields are plain strings: what stands in attributes and elements, not in words of a page."""

from __future__ import annotations

from collections.abc import Mapping

from evidencecheck.formats._entry import Name
from evidencecheck.model.document import Flow


def fields_of(pairs: Mapping[str, str]) -> dict[str, Flow]:
    """Fields that hold something."""
    return {name: Flow(value) for name, value in pairs.items() if value}


def person(family: str, given: str = "", literal: str = "") -> Name | None:
    """A name of its parts, None without any."""
    if not (family or given or literal):
        return None
    return Name(*(Flow(part) if part else None for part in (family, given, literal)))
