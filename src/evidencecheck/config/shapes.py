"""What the value of a key may be: how it is read, how a JSON Schema says it, how two are merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs

from evidencecheck.config.given import Given
from evidencecheck.model.settings import Ignore
from evidencecheck.registry import Registry

Schema = Mapping[str, Any]
SEVERITIES = ("error", "warning", "note", "off")
_CHECK: Schema = {"$ref": "#/$defs/check"}
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}


@attrs.frozen
class Shape:
    """What a key may hold.

    ``words`` say it to people. ``read`` gives the value as the program takes it, and tells what is wrong with it.
    ``merge`` gives what holds of the values of two files, of which the second extends the first.
    """

    words: str
    read: Callable[[Given], Any]
    schema: Schema
    merge: Callable[[Any, Any], Any] = lambda _old, new: new


def whole(least: int, most: int) -> Shape:
    """A whole number between two."""
    words = f"a whole number from {least} to {most}"

    def read(given: Given) -> int:
        if given.is_a(int, words) and not least <= given.value <= most:
            given.wrong(f"{words} is wanted, not {given.value}")
        return given.value if isinstance(given.value, int) else least

    return Shape(words, read, {"type": "integer", "minimum": least, "maximum": most})


def one_of(*values: str) -> Shape:
    """One of a few words."""
    words = "one of " + ", ".join(f'"{value}"' for value in values)
    return Shape(words, lambda given: given.choice(values), {"enum": list(values)})


def one_in(table: Registry) -> Shape:
    """The name of something in a table, which plug-ins may have added to; the schema knows ours."""
    ours = one_of(*table)
    return attrs.evolve(ours, read=lambda given: given.choice(tuple(table)))


def _address(given: Given) -> str:
    text = given.text(ADDRESS.words)
    if text and not text.startswith(("http://", "https://")):
        given.wrong(f"{ADDRESS.words} is wanted, not {text!r}")
    return text


def _place(given: Given) -> str:
    text = given.text(PLACE.words)
    return (Path(given.folder) / Path(text).expanduser()).as_posix() if text else ""


def _patterns(given: Given) -> tuple[tuple[str, str], ...]:
    return tuple((given.folder, pattern) for pattern in given.texts(PATTERNS.words))


def _per_file(given: Given) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(given.folder, pattern): names.checks() for pattern, names in given.entries(PER_FILE.words)}


def _severity(given: Given) -> dict[str, str]:
    found = {}
    for name, severity in given.entries(SEVERITY.words):
        attrs.evolve(severity, value=name).check()
        found[name] = severity.choice(SEVERITIES)
    return found


def _ignore(given: Given) -> tuple[tuple[str, ...], tuple[Ignore, ...]]:
    parts = tuple(given.parts(IGNORE.words))
    names = tuple(part.check() for part in parts if not isinstance(part.value, dict))
    return names, tuple(_accepted(part) for part in parts if isinstance(part.value, dict))


def _accepted(given: Given) -> Ignore:
    given.known(ACCEPTED)
    for name in ("codes", "reason"):
        if not given.value.get(name):
            given.wrong(f"{name} is missing: {ACCEPTED[name][0]}")
    return Ignore(
        codes=given.part("codes", []).checks(),
        reason=given.part("reason", "").text(),
        paths=given.part("paths", []).texts(PATTERNS.words),
        reference=given.part("reference", "").text(),
        until=given.part("until", "").day(),
        root=given.folder,
    )


ACCEPTED: Mapping[str, tuple[str, Schema]] = {
    "codes": ("the checks that are meant", {"type": "array", "items": _CHECK, "minItems": 1}),
    "reason": ("why this is accepted", {"type": "string", "minLength": 1}),
    "paths": ("patterns of the documents that are meant; all, without it", _TEXTS),
    "reference": ("the entry that is meant: a DOI, or words that stand in it; any, without it", {"type": "string"}),
    "until": (
        "the last day on which it holds, such as 2027-06-30; for good, without it",
        {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"},
    ),
}
"""What may stand in a table ``[[ignore]]``, the first two must: what it is, and its schema."""

TEXTS = Shape("a list of texts", lambda given: given.texts("a list of texts"), _TEXTS, lambda old, new: (*old, *new))
TEXT = Shape("a text", Given.text, {"type": "string"})
FLAG = Shape("true or false", lambda given: given.is_a(bool, "true or false") and given.value, {"type": "boolean"})
ADDRESS = Shape("an address (https://…)", _address, {"type": "string", "pattern": "^(https?://|$)"})
PLACE = Shape("a path", _place, {"type": "string"})
PLACE_OR_NONE = Shape(
    "a path, or false",
    lambda given: None if given.value is False else _place(given),
    {"anyOf": [{"type": "string"}, {"const": False}]},
)
"""False is read as None."""
CHECKS = Shape("a list of checks", Given.checks, {"type": "array", "items": _CHECK})
MORE_CHECKS = attrs.evolve(CHECKS, merge=lambda old, new: (*old, *new))
PATTERNS = Shape("a list of patterns", _patterns, _TEXTS, lambda old, new: (*old, *new))
"""Read as pairs of the folder that a pattern is taken from, and the pattern."""
PER_FILE = Shape(
    "a table from patterns to lists of checks",
    _per_file,
    {"type": "object", "additionalProperties": CHECKS.schema},
    lambda old, new: {**old, **new},
)
SEVERITY = Shape(
    "a table from checks to severities",
    _severity,
    {"type": "object", "propertyNames": _CHECK, "additionalProperties": {"enum": list(SEVERITIES)}},
    lambda old, new: {**old, **new},
)
IGNORE = Shape(
    "a list of checks, or of tables",
    _ignore,
    {"type": "array", "items": {"anyOf": [_CHECK, {"$ref": "#/$defs/accepted"}]}},
    lambda old, new: (new[0] or old[0], (*old[1], *new[1])),
)
"""Read as the names, and what the tables accept. What a file accepts is added to what another one does."""
