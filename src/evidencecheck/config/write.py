"""What is made of the description of the keys: a commented file, a JSON Schema, the tables of the docs."""

from __future__ import annotations

import textwrap
import tomllib
from typing import Any

from evidencecheck.checks import TABLE, names
from evidencecheck.config.keys import EXTEND, KEYS, Key, Scope
from evidencecheck.config.shapes import ACCEPTED

WIDTH = 100
_HEAD = """\
# What evidencecheck goes by in this folder and below, where no other such file is nearer to a document.
#
# Each key stands here with its default: take away the "#" before one to change it. Paths and patterns are taken from
# the folder of this file. `evidencecheck rules` lists the checks.
"""
_ACCEPTED = """\
# What is known and accepted is told no more. Each table needs codes and reason. (TOML takes ignore as a list above, or
# as tables here, not both.)
#[[ignore]]
"""
_EXAMPLES = {
    "codes": '["EC601"]',
    "reason": '"A report of the city, which no registry records."',
    "paths": '["history/*.md"]',
    "reference": '"Night buses"',
    "until": "2027-06-30",
}


def template() -> str:
    """A configuration that says nothing: each key as a comment, with its default and in a line what it does."""
    return "\n".join((_HEAD, *map(_commented, KEYS), _ACCEPTED + _accepted()))


def _commented(key: Key) -> str:
    said = textwrap.fill(key.summary, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
    example = f"# Such as: {key.name} = {key.example}\n" if key.example else ""
    return f"{said}\n{example}#{key.name} = {key.default}\n"


def _accepted() -> str:
    rows = {name: f"#{name} = {_EXAMPLES[name]}" for name in ACCEPTED}
    width = max(map(len, rows.values()))
    return "".join(f"{row:{width}}  # {ACCEPTED[name][0]}\n" for name, row in rows.items())


def schema() -> dict[str, Any]:
    """The JSON Schema of a configuration file, for editors."""
    beginnings = {code[:length] for code in TABLE for length in range(2, len(code) + 1)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The configuration of evidencecheck",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _property(key) for key in KEYS},
        "$defs": {
            "check": {
                "description": 'A code, a name, the beginning of codes, or "all".',
                "enum": ["all", *sorted(beginnings), *names()],
            },
            "accepted": {
                "type": "object",
                "additionalProperties": False,
                "required": ["codes", "reason"],
                "properties": {
                    name: {"description": f"{said[0].upper()}{said[1:]}.", **shape}
                    for name, (said, shape) in ACCEPTED.items()
                },
            },
        },
    }


def _property(key: Key) -> dict[str, Any]:
    default = tomllib.loads(f"it = {key.default}")["it"]
    return {"description": key.summary, "default": default, **key.shape.schema}


def tables() -> str:
    """The keys as tables in Markdown: those of a document, then those of a run."""
    return "\n".join(
        f"{head}\n\n| key | holds | default | what it says |\n| --- | --- | --- | --- |\n"
        + "".join(_row(key) for key in KEYS if key.scope is scope and key is not EXTEND)
        for scope, head in (
            (Scope.DOCUMENT, "From the configuration nearest to the document:"),
            (Scope.RUN, "From the configuration nearest to the working directory:"),
        )
    )


def _row(key: Key) -> str:
    example = f" `{key.name} = {key.example}`" if key.example else ""
    return f"| `{key.name}` | {key.shape.words} | `{key.default}` | {key.summary}{example} |\n"
