"""The numbers of a sentence, and which way it says that something goes: to be shown beside those of a source."""

from __future__ import annotations

import re

import attrs

from evidencecheck.text.late import late

_NUMBER = r"\d{1,3}(?:[,\u2009\u202f]\d{3})+(?:[.\u00b7]\d+)?|\d+(?:[.\u00b7]\d+)?"
_PATTERN = late(
    rf"(?P<size>\b[nN]\s*=\s*)?(?<![\w.,/-])(?P<number>{_NUMBER})(?P<share>\s*(?:%|percent\b|per\s+cent\b))?(?![\w/]|[.,]\d)"
)
_YEAR = late(r"(?:1[6-9]|20)\d\d")

_UP = late(
    r"\b(?:increas\w+|rais(?:es?|ed|ing)|ris(?:es?|ing)|higher|greater|more|improv\w+|enhanc\w+|elevat\w+|promot\w+|up-?regulat\w+"
    r"|stronger|longer|larger|gains?)\b",
    re.IGNORECASE,
)
_DOWN = late(
    r"\b(?:decreas\w+|reduc\w+|lower\w*|less(?:en\w*)?|fewer|declin\w+|diminish\w*|inhibit\w+|suppress\w*|prevent\w*"
    r"|down-?regulat\w+|weaker|shorter|smaller|loss(?:es)?)\b",
    re.IGNORECASE,
)


@attrs.frozen
class Quantity:
    """A number as written ("62 %", "n = 124"), its value, and of what kind: "%", "n" (a sample's size) or ""."""

    written: str
    value: float
    kind: str


def quantities(text: str) -> tuple[Quantity, ...]:
    """The percentages, sizes of samples and other numbers of ``text``, in order; no years and no single digits."""
    found = []
    for match in _PATTERN.finditer(text):
        written = match["number"]
        kind = "%" if match["share"] else "n" if match["size"] else ""
        if not kind and (len(written) == 1 or _YEAR.fullmatch(written)):
            continue
        plain = re.sub(r"[,\u2009\u202f]", "", written).replace("\u00b7", ".")
        found.append(Quantity(" ".join(match[0].split()), float(plain), kind))
    return tuple(found)


def missing(claim: str, source: str) -> tuple[tuple[Quantity, tuple[str, ...]], ...]:
    """The numbers of a claim whose values a source does not have, each with what it has of that kind instead."""
    there = quantities(source)
    values = {one.value for one in there}
    return tuple(
        (one, tuple(dict.fromkeys(other.written for other in there if other.kind == one.kind)))
        for one in quantities(claim)
        if one.value not in values
    )


def directions(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of ``text`` that say that something goes up, and those that say that it goes down, each once."""
    return tuple(dict.fromkeys(_UP.findall(text))), tuple(dict.fromkeys(_DOWN.findall(text)))
