"""A list of names, once it is known to be one: who stands in it, and whether it says that it goes on.

Sources: NLM, "Citing Medicine" ("Sledge WH"); APA 7, chapter 9 ("Sledge, W. H."); Chicago Manual of Style 17, 14.76
("Sledge, William H., and Martha Lawless"); IEEE Reference Guide ("W. H. Sledge"). Patterns read a shadow; every letter
of the list goes to somebody, for what a list says must not get lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from evidencecheck.model.people import People, Person
from evidencecheck.parse.organisations import is_organisation
from evidencecheck.parse.shadow import shadow

_OTHERS = re.compile(
    r"[\s,;(\[&]*(?:\b(?:and|und|y|et|e|och|en|i) |& ?)?\(?(?:\bet\.? ?al(?:ii|\b)|\bothers\b|\bcolleagues\b|"
    r"\bu\. ?a\b\.?|\bcols?\b\.|\bcoll\b\.|\be outros\b|\boutros\b|\bandere\b|\bautres\b|\bm\. ?fl\.|\ba kol\b\.?|"
    r"\balii\b)[\s.,;)\]]*$",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"\s*,?\s*(?:\.\s?\.\s?\.|\u2026)\s*,?\s*(?:& ?)?")
_LEAD = re.compile(
    r"[\s\W]*(?:(?:[Ee]d(?:ited|itado|ite|s?\.)?|[Hh]rsg\.?|hg\.?|herausgegeben|[Tt]rans(?:lated|l\.|\.)?) "
    r"(?:by|von|v\.|por|par)|a cura di|[Ee]ds?\.|[Hh]rsg\.|[Bb]y|[Ii]n:?)\s+(?=[A-Za-z])"
)
_TAIL = re.compile(
    r"[\s,;]*[(\[]?\s*\b(?:[Ee]ds?\b\.?|EDS\b\.?|ED\.|(?<=\()ED\b|[Ee]ditors?\b|[Hh]rsgg?\b\.?|[Hh]gg?\b\.|"
    r"[Dd]irs?\b\.|"
    r"[Cc]oords?\b\.|[Oo]rgs?\b\.|[Cc]omps?\b\.|[Rr]ed\.|[Tt]rans\.|a cura di)\s*[)\]]?[\s.,;:]*$"
)
_AND = re.compile(r"\s*[,;]?\s*(?:&(?:amp;)?|\b(?:and|und|et|y|e|en|och|og|i)\b(?!\.))\s*", re.IGNORECASE)
_STRONG = re.compile(r"\s*(?:;|\s/\s|\u00b7)\s*")
_COMMA = re.compile(r"\s*,\s*")
_INITIAL = r"(?:[A-Z](?![A-Za-z'])\.?|[A-Z][a-z]{1,2}\.)"
_INITIALS = re.compile(
    rf"(?:{_INITIAL}(?:[\s-]{{0,3}}{_INITIAL}){{0,5}}|[A-Z]{{1,4}}|[A-Z]{{1,2}}-[A-Z])\.?"
    r"(?: (?:van|von|de)(?: (?:der|den|la))?)?"
)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|4th|Filho|Neto)\b\.?", re.IGNORECASE)
_PARTICLE = re.compile(
    r"(?:van|von|vom|de|del|della|dello|dei|degli|der|den|di|da|das|do|dos|du|des|la|le|el|al|bin|ibn|ben|te|ter|ten|zu|"
    r"zur|zum|af|av|st|san|santa|y|e|d'|af)\.?"
)
_BEHIND = re.compile(
    rf"(?P<family>\S.*?)[ ,]+(?P<given>{_INITIAL}(?:[\s-]{{0,3}}{_INITIAL}){{0,4}}|[A-Z]{{1,4}}|[A-Z]{{1,2}}-[A-Z])\.?"
)
_BEFORE = re.compile(rf"(?P<given>(?:{_INITIAL}[\s-]{{0,3}}){{1,5}})(?P<family>(?!{_INITIAL}$)\S.*)")
_FOREIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FOREIGN_GAP = re.compile(r"[\s,;\uff0c\u3001\uff1b\u00b7\u30fb]+")
_ACRONYM = re.compile(r"[A-Z]{2,8}[0-9]?")
_CLOSED = re.compile(r"(?<=[^\W\d_]{4})\.$")
_SPACED = re.compile(r"(?<=\w) +([.,;])")
_GROUP = re.compile(
    r"(?:(?:and|for|on behalf of|writing (?:group|committee) for) )?(?:the )?"
    r"(?=(?:[A-Z0-9]\S*|of|for|on|in|and|the)( \S+)* "
    r"(?:group|collaborat|consorti|investigat|team|committee|network|study|initiative))",
    re.IGNORECASE,
)
_ENDING = 60
"""Characters at the end of a list in which it may say that it goes on, or what its people are."""
_ANDS = frozenset("and und et y e en och og i".split())
_WORD = re.compile(r"[A-Za-z]+")

MOST = 3000
"""Names beyond this many are not read: no list of ours is that long, and a run-together page must not cost time."""


@attrs.define
class _Name:
    """One name as it grows: the shadow decides, the text is kept."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    def done(self) -> Person:
        """The name, complete; a stop that closes the list is none of it."""
        family = self.family.rstrip(".") if len(self.family) > 3 else self.family
        given = _CLOSED.sub("", self.given)
        return Person(family=family, given=given, literal=_body(self.literal), suffix=self.suffix)


@attrs.frozen
class _Piece:
    """A stretch between separators. ``joined``: "and" stands before it; ``fresh``: a new person surely begins."""

    text: str
    shade: str
    joined: bool
    fresh: bool


def read_people(text: str) -> People:
    """The people named in ``text``, which holds a list of names and perhaps "et al.", "(eds.)" or "edited by"."""
    text = _SPACED.sub(r"\1", " ".join(text.split()))
    shade = shadow(text)
    start, end, others = 0, len(text), False
    if lead := _LEAD.match(shade):
        start = lead.end()
    while True:
        near = max(start, end - _ENDING)
        if more := _OTHERS.search(shade[:end], near):
            end, others = more.start(), True
        elif tail := _TAIL.search(shade[:end], near):
            end = tail.start()
        else:
            break
    text, shade = text[start:end].strip(" ,;:"), shade[start:end].strip(" ,;:")
    if len(text) != len(shade) or not text:
        return People((), others)
    if _FOREIGN.search(text):
        return People(tuple(Person(literal=name) for name in _FOREIGN_GAP.split(text) if name)[:MOST], others)
    if _is_body(shade):
        return People((Person(literal=_body(text)),), others)
    cut = _ELLIPSIS.search(shade)
    return People(tuple(_persons(tuple(_pieces(text, shade))))[:MOST], others or cut is not None)


def _body(name: str) -> str:
    """An organisation's name without the stop that closes the list; an abbreviation ("Org.", "U.S.") keeps its own."""
    return re.sub(r"(?<=[^\W\d_]{5})\.$", "", name)


def _is_body(shade: str) -> bool:
    """Whether the whole is one organisation: its words say so and no piece of it is anybody's initials."""
    if _ACRONYM.fullmatch(shade):
        return True
    return is_organisation(shade) and not re.search(r"(?:^|[\s,.])[A-Z]\.(?:[\s,-]|$)|,? [A-Z]{1,3}(?:[,;]|$)", shade)


def _pieces(text: str, shade: str) -> Iterator[_Piece]:
    """The stretches between separators, in order."""
    strong = ";" in shade or " / " in shade
    gaps = [(*m.span(), ",") for m in _COMMA.finditer(shade)]
    if "&" in shade or not _ANDS.isdisjoint(_WORD.findall(shade.lower())):
        gaps += [(*m.span(), "and") for m in _AND.finditer(shade) if _joins(shade, m)]
    if strong or "/" in shade or "\u00b7" in shade:
        gaps += [(*m.span(), ";") for m in _STRONG.finditer(shade)]
    if ".." in shade or ". ." in shade or "\u2026" in shade:
        gaps += [(*m.span(), "...") for m in _ELLIPSIS.finditer(shade)]
    gaps.sort()
    at, joined, fresh = 0, False, True
    for start, end, kind in gaps:
        if start < at:
            if end > at and kind != ",":
                at = end
                joined, fresh = joined or kind == "and", True
            continue
        if start > at:
            yield _Piece(text[at:start], shade[at:start], joined, fresh)
            joined, fresh = False, False
        joined, fresh, at = joined or kind == "and", fresh or kind != ",", end
    if at < len(text):
        yield _Piece(text[at:], shade[at:], joined, fresh or (strong and not at))


def _joins(shade: str, gap: re.Match[str]) -> bool:
    """Whether an "and" parts two names: "y" and "e" within Spanish and Portuguese names do not, nor an initial E."""
    word = gap[0].strip(" ,;")
    if word[:1] == "&" or word.lower() in {"and", "und", "et", "och", "og"}:
        return True
    if word in {"y", "e", "en", "i"} and gap[0] != word:
        return bool(gap.start()) and gap.end() < len(shade) and shade[gap.end()].isupper()
    return False


def _persons(pieces: Sequence[_Piece]) -> Iterator[Person]:
    """People out of pieces: "Sledge", "W. H." are one, "Sledge WH", "Lawless M" two."""
    inverted = _inverted(pieces)
    last: _Name | None = None
    for n, piece in enumerate(pieces):
        shade = piece.shade.strip(" .")
        if not shade:
            continue
        if last is not None and not piece.fresh:
            if _SUFFIX.fullmatch(shade) and not _initials_follow(pieces, n):
                last.suffix = f"{last.suffix} {piece.text}".strip()
                continue
            if not last.given and not last.literal and (_INITIALS.fullmatch(shade) or (n in inverted)):
                last.given, last.suffix = _given(piece.text, last.suffix)
                continue
        if last is not None:
            yield last.done()
        text, shade = piece.text.strip(" ,;"), piece.shade.strip(" ,;")
        last = _Name(text) if n + 1 in inverted or _initials_follow(pieces, n) else _name(text, shade)
    if last is not None:
        yield last.done()


def _initials_follow(pieces: Sequence[_Piece], n: int) -> bool:
    """Whether the next piece is nothing but this name's initials, so that this is a family name, even in capitals."""
    if n + 1 >= len(pieces) or pieces[n + 1].fresh or not _family(pieces[n].shade):
        return False
    return bool(_INITIALS.fullmatch(pieces[n + 1].shade.strip(" .")))


def _inverted(pieces: Sequence[_Piece]) -> frozenset[int]:
    """Which pieces are the given names of the family before them, printed in full ("Sledge, William H.").

    With "and" or a semicolon between people each pair is one; else only the first is inverted, unless all are single
    words, of which two are one person and more are families alone.
    """
    bare = [n for n, p in enumerate(pieces) if _bare(p.shade)]
    turns = _paired(pieces)
    found: set[int] = set()
    for n in range(1, len(pieces)):
        one, two = pieces[n - 1], pieces[n]
        if two.fresh or n - 1 in found or not _family(one.shade) or not _given_like(two.shade):
            continue
        alone = n + 1 >= len(pieces) or pieces[n + 1].fresh
        first = n == 1
        paired = turns and n % 2 == 1 and n - 2 in found
        if (alone and one.fresh) or (first and (len(bare) < 3 or " " in two.shade)) or paired:
            found.add(n)
    return frozenset(found)


def _paired(pieces: Sequence[_Piece]) -> bool:
    """Whether families and given names take turns throughout."""
    return len(pieces) % 2 == 0 and all(" " not in piece.shade.strip(" .") for piece in pieces[::2])


def _bare(shade: str) -> bool:
    """A single word that is no initials."""
    return " " not in shade.strip() and not _INITIALS.fullmatch(shade.strip())


def _family(shade: str) -> bool:
    """Whether this can be a family name by itself: one word, with particles, or a double name."""
    words = [word for word in shade.split() if not (len(word) > 1 and _PARTICLE.fullmatch(word.lower()))]
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 2:
        return True  # "VOS, Theo"
    return 1 <= len(words) <= 2 and not any(_INITIALS.fullmatch(word) or "." in word for word in words)


def _given_like(shade: str) -> bool:
    """Whether this can be given names: up to three capitalised words and initials, no particle before a family."""
    words = shade.split()
    return 1 <= len(words) <= 4 and all(word[:1].isupper() or _PARTICLE.fullmatch(word) for word in words)


def _given(text: str, suffix: str) -> tuple[str, str]:
    """Given names, and a "Jr." behind them."""
    words = text.split()
    if len(words) > 1 and _SUFFIX.fullmatch(shadow(words[-1])):
        return " ".join(words[:-1]), f"{suffix} {words[-1]}".strip()
    return text, suffix


def _name(text: str, shade: str) -> _Name:
    """One name by itself, in whatever order."""
    words = text.split()
    suffix = ""
    if len(words) > 2 and _SUFFIX.fullmatch(shadow(words[-1])):
        suffix, text, shade = words[-1], text[: -len(words[-1])].rstrip(" ,"), shade[: -len(words[-1])].rstrip(" ,")
    if group := _GROUP.match(shade):
        return _Name(literal=text[group.end() :])
    if _ACRONYM.fullmatch(shade) or is_organisation(shade):
        return _Name(literal=text)
    behind = _BEHIND.fullmatch(shade)
    before = _BEFORE.fullmatch(shade)
    if before and not (behind and " " not in before["family"] and _INITIALS.fullmatch(before["family"])):
        cut = before.start("family")
        return _Name(text[cut:].strip(" ."), text[:cut].strip(), suffix)
    if behind and any(len(word) > 1 for word in behind["family"].replace(".", " ").split()):
        cut = behind.end("family")
        return _Name(text[:cut].strip(" ,"), text[behind.start("given") :].strip(), suffix)
    return _plain(text, shade, suffix)


def _plain(text: str, shade: str, suffix: str) -> _Name:
    """Words in full: a family in capitals is one wherever it stands, else the last word is, with its particles."""
    words, marks = text.split(), shade.split()
    if len(words) == 1:
        return _Name(text.strip("."), "", suffix)
    loud = [len(mark.strip(".")) > 2 and mark.isupper() for mark in marks]
    if loud[0] and not all(loud):
        cut = loud.index(False)
        return _Name(" ".join(words[:cut]), " ".join(words[cut:]), suffix)
    cut = len(words) - 1
    while cut > 1 and _PARTICLE.fullmatch(marks[cut - 1].lower()) and marks[cut - 1][0].islower():
        cut -= 1
    if cut == 1 and _PARTICLE.fullmatch(marks[0]):
        cut = 0
    return _Name(" ".join(words[cut:]), " ".join(words[:cut]), suffix)
