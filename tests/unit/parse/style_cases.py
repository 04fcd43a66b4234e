"""Read the literate cases of ``tests/cases/parse/`` (its README.md describes the notation) and compare what was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from evidencecheck.model.csl import csl_name
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People
from evidencecheck.model.reference import Fields

_HEADING = re.compile(r"^## ", re.MULTILINE)
_FENCE = re.compile(r"^```(reference|fields)\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"([A-Za-z-]+)(\?)?: (\S.*)")
_ABBREVIATED = {"container-title", "publisher", "publisher-place"}


@attrs.frozen
class Case:
    """A reference and the readings of each field that are right; ``optional`` names those that may be left out."""

    name: str
    text: str
    expected: dict[str, tuple[str, ...]]
    optional: frozenset[str]


def read(folder: Path) -> Iterator[Case]:
    """The cases of every style in ``folder``; raises ValueError where a case is not written as it should be."""
    for path in sorted(folder.glob("*.md")):
        if path.name != "README.md":
            for section in _HEADING.split(path.read_text(encoding="utf-8"))[1:]:
                yield _case(f"{path.stem}: {section.partition(chr(10))[0].strip()}", section)


def _case(name: str, section: str) -> Case:
    blocks = _FENCE.findall(section)
    if [word for word, _ in blocks] != ["reference", "fields"] or len(blocks[0][1].splitlines()) != 1:
        raise ValueError(f"{name}: not one line of reference and a block of fields")
    expected: dict[str, tuple[str, ...]] = {}
    optional = set()
    for line in blocks[1][1].splitlines():
        match = _LINE.fullmatch(line)
        if not match or match[1] in expected:
            raise ValueError(f"{name}: {line!r}")
        expected[match[1]] = tuple(level(match[1], value) for value in match[3].split(" | "))
        if match[2]:
            optional.add(match[1])
    return Case(name, blocks[0][1].strip(), expected, frozenset(optional))


def as_read(fields: Fields) -> dict[str, str]:
    """``fields`` in the cases' notation, made comparable."""
    plain = {"type": fields.type} if fields.type else {}
    for attribute, field in fields.items():
        name, value = csl_name(attribute), field.value
        if isinstance(value, People):
            plain[name] = "; ".join(f"{{{p.literal}}}" if p.literal else f"{p.family}, {p.given}" for p in value.names)
            if value.others:
                plain["others"] = "yes"
        elif isinstance(value, PageRange):
            plain[name] = f"{value.first}-{value.last}" if value.last else value.first
        else:
            plain[name] = str(value)
    return {name: level(name, value) for name, value in plain.items()}


def level(name: str, value: str) -> str:
    """``value`` without what is not compared: the last point of an abbreviated name, the case of a DOI."""
    if name in _ABBREVIATED:
        return value.removesuffix(".")
    return value.lower() if name == "DOI" else value


def faults(case: Case, fields: Fields) -> list[str]:
    """One line for each field that is missing, read otherwise, or was not expected."""
    got = as_read(fields)
    said = [
        f"{name}: {got.get(name)!r} is not {' or '.join(map(repr, values))}"
        for name, values in case.expected.items()
        if got.get(name) not in values and not (name in case.optional and name not in got)
    ]
    return said + [f"{name}: {got[name]!r} was not expected" for name in got.keys() - case.expected.keys()]
