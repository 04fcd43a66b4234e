"""What a check's page says of it, cut to what a report has room for."""

from __future__ import annotations

import re

import attrs

from evidencecheck.text.late import late

_HEADING = late(r"^## (.+)$", re.MULTILINE)


@attrs.frozen
class Rule:
    """A check as a report tells of it: a sentence, a paragraph, its whole page in Markdown, and its family."""

    code: str
    name: str
    short: str
    full: str
    page: str
    family: str = ""


def rule(code: str, name: str) -> Rule:
    """The rule of a finding; of a check that is not ours to know no more than its name can be said."""
    from evidencecheck.checks import REGISTRY, page  # noqa: PLC0415 - a check's page, only where one is shown

    if code not in REGISTRY:
        words = name or code or "finding"
        return Rule(code, name, words, words, words)
    text = page(REGISTRY.load(code)).strip()
    head, *sections = _HEADING.split(text)
    does = dict(zip(sections[::2], sections[1::2], strict=True)).get("What it does", head)
    return Rule(code, name, " ".join(head.split()), " ".join(does.split()), text, REGISTRY.target(code).split(".")[-2])
