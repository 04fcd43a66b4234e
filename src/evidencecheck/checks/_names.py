"""Family names, compared with what registries, alphabets and printers do to them forgiven.

Forgiven: accents, hyphens, apostrophes, case, initials, particles (van, de la), generation marks, one half of a double
name, family and given name swapped, ä written ae.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from evidencecheck.checks._near import near
from evidencecheck.model.people import People, Person
from evidencecheck.text.late import late
from evidencecheck.text.normalise import words

_PARTICLES_WORDS = (
    "af al ap av ben bin d da dal das de degli dei del della den der des di do dos du e el la las le lo "
    "los of op st ten ter the to van vande vanden vander vom von y zu zum zur"
)
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_MARKS_WORDS = "2nd 3rd dr ii iii iv jnr jr junior md phd prof senior snr sr"
_MARKS = frozenset(_MARKS_WORDS.split())
_GLUED = late(r"(.*[^\W\d_A-ZÀ-Þ])([A-ZÀ-Þ](?:-?[A-ZÀ-Þ]){0,3})(?:2nd|3rd|I{2,3}|[JS]r)?")
_UMLAUT = late(r"(?<=[aou])e")


@lru_cache(4096)
def core(name: str) -> tuple[str, ...]:
    """The words of a family name that tell people apart: no particles, no "Jr".

    Where nothing else is left the particles are the name.
    """
    parts = tuple(word for word in words(name) if word not in _MARKS and not word.isdigit())
    return tuple(word for word in parts if word not in _PARTICLES) or parts


def same(one: Person, other: Person) -> bool:
    """Whether two printed names can be one person or body."""
    if one.literal or other.literal:
        mine, theirs = set(words(str(one))), set(words(str(other)))
        return bool(mine and theirs) and (mine <= theirs or theirs <= mine)
    return (
        _alike(one.family, other.family)
        or (len(other.given) > 2 and _alike(one.family, other.given) and not _alike_initial(one, other))
        or (len(one.given) > 2 and _alike(one.given, other.family) and not _alike_initial(one, other))
    )


def misspelt(one: Person, other: Person) -> bool:
    """Whether the two differ by one slip of the pen in the family name."""
    return near("".join(core(one.key)), "".join(core(other.key)))


def match(cited: Sequence[Person], known: Sequence[Person]) -> tuple[int | None, ...]:
    """For each cited name the index of the known one that it is, None for none; no known one is taken twice.

    An equal family name goes before a likeness.
    """
    free = dict(enumerate(known))
    found: list[int | None] = []
    for person in cited:
        own = "".join(core(person.key))
        index = next((i for i, other in free.items() if "".join(core(other.key)) == own), None)
        if index is None:
            index = next((i for i, other in free.items() if same(person, other)), None)
        if index is not None:
            del free[index]
        found.append(index)
    return tuple(found)


def persons(people: People) -> tuple[Person, ...]:
    """The names that are no organisations: registries often leave those out, or list them in another place.

    Initials that were glued to a family name ("McHardyAC") are taken off it.
    """
    return tuple(one for person in people.names if person.family and not person.literal for one in _apart(person))


def _apart(person: Person) -> tuple[Person, ...]:
    """The person without glued initials; two of them where the second was read as given names ("RosenS, FoxMP")."""
    family, given = _GLUED.fullmatch(person.family), _GLUED.fullmatch(person.given)
    particle = all(word in _PARTICLES for word in words(person.given))
    if family and given and not particle:
        return Person(family[1], family[2]), Person(given[1], given[2])
    return (Person(family[1], family[2]),) if family and particle else (person,)


def one_script(people: Sequence[Person]) -> bool:
    """Whether all family names are written in one script: Сидоров and Sidorov cannot be compared letter by letter."""
    return len({"".join(core(person.family)).isascii() for person in people}) == 1


def _alike(one: str, other: str) -> bool:
    mine, theirs = core(one), core(other)
    if not mine or not theirs:
        return False
    if (
        "".join(mine) == "".join(theirs)
        or _plain(mine) == _plain(theirs)
        or "".join(words(one)) == "".join(words(other))
        or "".join(mine) == 2 * "".join(theirs)  # how some files hold an accented name: "Kamin´skiKamin´ski"
    ):
        return True
    return _part(mine, theirs) or _part(theirs, mine)


def _part(half: tuple[str, ...], double: tuple[str, ...]) -> bool:
    """Whether ``half`` is one part of a double name; a single letter (an initial) is not."""
    return len(half) < len(double) and all(len(word) > 2 and word in double for word in half)


def _plain(name: tuple[str, ...]) -> str:
    return _UMLAUT.sub("", "".join(name))


def _alike_initial(one: Person, other: Person) -> bool:
    """Whether both are family names with the same given name: then nothing was swapped."""
    return bool(one.given) and words(one.given) == words(other.given)
