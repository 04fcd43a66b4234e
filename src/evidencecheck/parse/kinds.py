"""What kind of publication a reference speaks of, in Crossref's names of types, and "webpage"; None where unclear."""

from __future__ import annotations

import re
from collections.abc import Mapping

_THESIS = re.compile(
    r"\b(?:(?:doctoral|ph\.? ?d\.?|master'?s|m\.?sc\.?|bachelor'?s|unpublished) (?:dissertation|thesis)|dissertation\b|"
    r"\[?(?:phd|doctoral) |(?:diplom|master|bachelor)arbeit|these de doctorat|tesis doctoral|tese de doutorado|proefschrift)",
    re.IGNORECASE,
)
_PREPRINT = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|psyarxiv|socarxiv|chemrxiv|ssrn|preprints?|research square)\b", re.IGNORECASE
)
_PROCEEDINGS = re.compile(
    r"\b(?:proc(?:eedings|\.)|conference|symposium|workshop|conf\.|congress|tagung)", re.IGNORECASE
)
_REPORT = re.compile(
    r"\b(?:(?:technical|research|final|annual|working) (?:report|paper)|report no|tech\. ?rep|working paper|white paper|"
    r"discussion paper|issue brief|\(report|publication no|ncj [0-9])",
    re.IGNORECASE,
)


def kind(text: str, shade: str, found: Mapping[str, object], *, chapter: bool, article: bool) -> str | None:
    """The type, from what was read and from words that only one kind has. ``shade`` is the reference's shadow."""
    if _THESIS.search(shade) and not article:
        return "dissertation"
    if chapter:
        book = "container_title" in found and _PROCEEDINGS.search(shade)
        return "proceedings-article" if book else "book-chapter"
    if _PREPRINT.search(shade) or "arxiv" in found:
        return "posted-content"
    if article:
        return "proceedings-article" if re.search(r"\bin proc\b", shade, re.IGNORECASE) else "journal-article"
    if _REPORT.search(shade):
        return "report"
    if "title" in found and ("publisher" in found or "isbn" in found):
        return "book"
    if "url" in found and "doi" not in found:
        return "webpage"
    return None
