"""What kind of publication a reference speaks of, in Crossref's names of types, and "webpage"; None where unclear."""

from __future__ import annotations

import re
from collections.abc import Mapping

_THESIS = re.compile(
    r"\b(?:(?:doctoral|ph\.? ?d\.?|master'?s|m\.?sc\.?|bachelor'?s|unpublished) (?:dissertation|thesis)|dissertation\b|"
    r"\[?(?:phd|doctoral) |(?:diplom|master|bachelor)arbeit|these de doctorat|tesis doctoral|tese de doutorado|"
    r"proefschrift)",
    re.IGNORECASE,
)
_PREPRINT = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|psyarxiv|socarxiv|chemrxiv|ssrn|preprints?|research square)\b", re.IGNORECASE
)
_PROCEEDINGS = re.compile(
    r"\b(?:proc(?:eedings|\.)|conference|symposium|workshop|conf\.|congress|tagung)", re.IGNORECASE
)
_IN_PROCEEDINGS = re.compile(r"\bin proc\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:(?:technical|research|final|annual|working) (?:report|paper)|report no|tech\. ?rep|working paper|"
    r"white paper|"
    r"discussion paper|issue brief|\(report|publication no|ncj [0-9])",
    re.IGNORECASE,
)


def kind(shade: str, found: Mapping[str, object], *, chapter: bool, article: bool) -> str | None:
    """The type, from what was read and from words that only one kind has. ``shade`` is the reference's shadow."""
    proceedings = _PROCEEDINGS if chapter else _IN_PROCEEDINGS
    candidates = (
        ("dissertation", not article and _THESIS.search(shade)),
        ("proceedings-article", (chapter or article) and "container_title" in found and proceedings.search(shade)),
        ("book-chapter", chapter),
        ("posted-content", "arxiv" in found or _PREPRINT.search(shade)),
        ("journal-article", article),
        ("report", _REPORT.search(shade)),
        ("book", "title" in found and found.keys() & {"publisher", "isbn"}),
        ("webpage", "url" in found and "doi" not in found),
    )
    return next((name for name, holds in candidates if holds), None)
