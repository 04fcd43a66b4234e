"""Commands that cite: plain LaTeX, natbib, biblatex, apacite, harvard, amsrefs, and whatever is named after them.

Sources: P. W. Daly, natbib, section 2; P. Lehman et al., The biblatex Package, 3.9; E. Meijer, apacite, section 4;
American Mathematical Society, User's Guide to the amsrefs Package, section 4.
"""

from __future__ import annotations

import re

import attrs

from evidencecheck.formats._tex_scan import Scan

_CITING = re.compile(r"[A-Za-z]*[cC]ite[A-Za-z]*")
# They list, set up, define, or only print words as a citation does.
_NOT_CITING = re.compile(
    r"(?:no|new|set|[A-Za-z]*bib)cites?|shortcites|Declare[A-Za-z]*|[A-Za-z]*citetext|[A-Za-z]*cite(?:command|style|mark|list|reset)"
    r"|cite(?:setup|left|right|punct|mid|form|dash|color|counter|tracker|index|AlphaOrder|ation|ator)[A-Za-z]*"
    r"|(?:[Rr]e|[Ee]x|[Ii]n)cite[A-Za-z]*"
)
_COMMON = re.compile(
    r"[cC]ite[pt]?|[cC]itealt|[cC]itealp|[cC]iteauthor|[cC]iteyear|(?:[pP]aren|[tT]ext|[aA]uto|foot)cites?"
)
_STILL = re.compile(r"footcitetext|newcite")
_KEYS = re.compile(r"\{([^{}\\#]{1,4000})\}")
_REMARK = re.compile(r"%[^\r\n]*(?:[\r\n]+[ \t]*)?")
_ANGLES = re.compile(r"<[^<>{}\\]{0,200}>")
_ROUND = re.compile(r"\([^()]{0,300}\)")
_PARTS = re.compile(r"\\(?P<word>[A-Za-z]+)\*?(?P<options>(?:\s*\[[^\]]{0,300}\]){0,2})\s*\{(?P<keys>[^{}\\]{1,200})\}")


@attrs.frozen
class Cited:
    """The keys of one command, in order, and where it ends."""

    keys: tuple[str, ...]
    end: int


def is_citing(name: str) -> bool:
    """Whether a control word cites by its name."""
    if _STILL.fullmatch(name):
        return True
    return _CITING.fullmatch(name) is not None and _NOT_CITING.fullmatch(name) is None


def is_common(name: str) -> bool:
    """Whether it cites whatever a document makes of it."""
    return _COMMON.fullmatch(name) is not None


def keys_of(written: str) -> tuple[str, ...]:
    """The keys between the braces: parted by commas, blanks and remarks around them left out."""
    keys = (" ".join(key.split()) for key in _REMARK.sub("", written).split(","))
    return tuple(dict.fromkeys(key for key in keys if key))


def parse(scan: Scan, name: str, at: int) -> Cited | None:
    r"""What the command ``name``, whose arguments begin at ``at``, cites; None where no keys follow.

    All have notes in square brackets before the keys. biblatex's forms in the plural repeat both and begin with notes
    for all in round ones; ``\volcite`` has the volume in braces first; amsrefs sets what is cited behind: ``*{p. 3}``.
    """
    several = name.endswith("cites")
    keys: list[str] = []
    end = -1
    if several:
        for _ in range(2):
            common = _ROUND.match(scan.text, scan.past_blank(at))
            at = common.end() if common else at
    if "volcite" in name:
        at = _past_options(scan, at)
        volume = scan.group(at)
        at = volume.end + 1 if volume else at
    while end < 0 or several:
        begin = _past_options(scan, at)
        found = _KEYS.match(scan.text, scan.past_blank(begin))
        if found is None:
            break
        keys += keys_of(found[1])
        at = end = found.end()
        if "volcite" in name:
            break
    if not keys:
        return None
    if scan.text.startswith("*{", end) and (behind := scan.group(end + 1)):
        end = behind.end + 1
    return Cited(tuple(dict.fromkeys(keys)), end)


def _past_options(scan: Scan, at: int) -> int:
    angles = _ANGLES.match(scan.text, scan.past_blank(at))
    at = angles.end() if angles else at
    for _ in range(2):
        option = scan.option(at)
        if option is None:
            break
        at = option.end + 1
    return at


def templates(body: str) -> tuple[str, ...]:
    """The keys that a macro's body cites, ``#1`` for its first argument."""
    found = (match for match in _PARTS.finditer(body) if is_citing(match["word"]))
    return tuple(key for match in found for key in keys_of(match["keys"]))
