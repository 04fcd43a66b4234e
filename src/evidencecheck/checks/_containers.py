"""Names of journals and books of chapters: abbreviations, acronyms, articles and qualifiers forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.checks._reading import joined

_QUALIFIER = re.compile(r"\s*[:=/(\[\u2013\u2014].*$", re.DOTALL)
_AFTER_COLON = re.compile(r"^.*?:\s+", re.DOTALL)
_NOISE_WORDS = (
    "an and at da das de del der des di die do dos du el en et for fur het im in la las le les "
    "los of on part pt sec sect section ser series the to und van von"
)
_NOISE = frozenset(_NOISE_WORDS.split())
_LETTERS = frozenset("aeiy")


def agree(cited: str, recorded: str) -> bool:
    """Whether two names can be those of one journal or book.

    "Psychiatr Serv" is "Psychiatric Services": each word begins the other's (ISO 4, NLM's list of title abbreviations);
    longer contractions count too ("Natl"). "JAMA" is the initials of its words.
    """
    return any(_match(mine, theirs) for mine in _forms(cited) for theirs in _forms(recorded))


def _forms(name: str) -> Iterator[tuple[str, ...]]:
    """The name's telling words: whole, without what qualifies it, and without what goes before a colon."""
    for form in dict.fromkeys((name, _QUALIFIER.sub("", name), _AFTER_COLON.sub("", name))):
        found = joined(form)
        # A single letter at the end is a section (Phys. Rev. E), before that an "and" or "a" of some language.
        telling = tuple(
            w for at, w in enumerate(found, 1) if w not in _NOISE and (w not in _LETTERS or at == len(found))
        )
        if found:
            yield telling or found


def _match(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if "".join(mine) == "".join(theirs):
        return True
    if len(mine) == len(theirs):
        return all(_short(a, b) or _short(b, a) for a, b in zip(mine, theirs, strict=True))
    return _initials(mine, theirs) or _initials(theirs, mine)


def _short(short: str, full: str) -> bool:
    """Whether ``short`` abbreviates ``full``: its beginning, or four letters of it or more in order (Natl)."""
    if full.startswith(short):
        return True
    if len(short) < 4 or short[0] != full[0]:
        return False
    letters = iter(full)
    return all(letter in letters for letter in short)


def _initials(acronym: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return len(acronym) == 1 and len(name) > 1 and acronym[0] == "".join(word[0] for word in name)
