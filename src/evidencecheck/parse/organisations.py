"""Organisations as authors: what makes a capitalised phrase a body and not a person or a title. Reads a shadow."""

from __future__ import annotations

import re

_KINDS = (
    r"academ[iy]|administration|agenc[ey]|agence|association|authority|bank|board|bundes\w+|bureau|cent(?:er|re)s?|"
    r"centro|coalition|collaborat\w+|comm?ission|committee|confederation|congress|consortium|"
    r"corporation|council|department|dept|deutsche[rs]?|division|europ\w+ union|federa\w+|foundation|fondation|fund|"
    r"gesellschaft|government|group|h\.?m\.? treasury|hospital|institut\w*|investigators|"
    r"minist\w+|museum|nations|network|observatory|office|organi[sz]ation\w*|parliament|partnership|"
    r"polizei|secretariat|services?|societ\w+|stiftung|team|"
    r"trust|union|universit\w+|verband|verein|wikipedia|working party|org(?=\.|$)|comm'n|ass'n|dep't|fed'n|found'n"
)
_KEYWORDS = re.compile(rf"\b(?:{_KINDS})\b")
_HEADS = frozenset(["tre", *[kind[:3] for kind in _KINDS.split("|")]])
"""How the words of bodies begin: most names hold none, and are told by that at a fraction of the pattern's time."""
_WORD = re.compile("[a-z]+")
_SMALL = frozenset(
    "of and the for in on de la le les des du et und der die das fur y del los las el e di della dei da do dos van "
    "voor en to &".split()
)
# One phrase: no sentence's end in it (but "U.S.", "St."), no colon, no quote; a bracket only around an abbreviation.
_PHRASE = re.compile(
    r"(?:[^.:;\"()?!]|(?<=\b[A-Z])\.|(?<=\bSt)\.|(?<=\bDept)\.|\((?![0-9])[A-Za-z&/ .-]{2,24}\)){2,160}"
)
_ACRONYM = re.compile(r"[A-Z][A-Z&/-]{1,9}[0-9]?")
_GROUP = re.compile(
    r"\s*[,;]\s*(?:(?:and|for|on behalf of|writing (?:group|committee) for)(?: the)? |the )?"
    r"(?P<name>[A-Z][^,.;:()\"]{3,110}?)(?=\s*(?:[.;:]|, et al| \())"
)
_BODY = re.compile(
    r"\b(?:group|collaborat\w+|consortium|investigators|team|committee|network|study|initiative)\b", re.IGNORECASE
)


def is_organisation(phrase: str) -> bool:
    """Whether ``phrase`` names a body: it holds a word that only bodies have, and its other words are capitalised."""
    low = phrase.lower()
    if _HEADS.isdisjoint([word[:3] for word in _WORD.findall(low)]):
        return False
    return bool(_KEYWORDS.search(low)) and _titled(phrase)


def read_organisation(text: str, at: int, *, dated: bool) -> int:
    """The end of an organisation's name that begins at ``at``, or ``at`` where none does.

    ``dated``: a year in brackets stands behind it, where only an author stands (APA 7, 8.17), so that its look decides.
    """
    phrase = _PHRASE.match(text, at)
    name = phrase[0].rstrip(" ,") if phrase else ""
    end = at + len(name)
    if not _shaped(name) or not (
        dated or text[end : end + 1] in {".", ":", ";", ""} or not text[end : end + 2].strip()
    ):
        return at
    named = _ACRONYM.fullmatch(name) or is_organisation(name) or (dated and len(name.split()) == 1)
    return end if named else at


def _shaped(name: str) -> bool:
    """Whether ``name`` has the length and the commas of a body's name: not "ATLAS Collaboration, Phys"."""
    if not name[:1].isupper() or len(name.split()) > 16 or re.search(r"[0-9]{2}|, [A-Z]\b", name):
        return False
    return "," not in name or bool(re.search(r",? (?:and|&|und|et|y|e) ", name[name.rfind(",") :]))


def read_group(text: str, at: int) -> tuple[str, int] | None:
    """A study group that follows a list of persons ("…, Sells D; for the STAR*D Study Team."), and where it ends."""
    group = _GROUP.match(text, at)
    if group and _BODY.search(group["name"]) and len(group["name"].split()) <= 14:
        return group["name"], group.end("name")
    return None


def _titled(phrase: str) -> bool:
    words = [word.strip("(),'\"/") for word in re.split(r"[\s/]+", phrase)]
    large = [word for word in words if word and word.lower() not in _SMALL]
    return bool(large) and all(word[0].isupper() or word[0].isdigit() for word in large)
