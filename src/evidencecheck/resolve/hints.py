"""For an author-year citation that no entry answers: works at hand that it may mean, and a likelier spelling.

Runs in every check, so it loads nothing heavy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evidencecheck.model.citation import Cited
from evidencecheck.model.people import Person
from evidencecheck.model.resolution import Hint
from evidencecheck.model.work import Work
from evidencecheck.resolve._organisations import KNOWN
from evidencecheck.text.late import late
from evidencecheck.text.normalise import fold, words

LEAST = 5  # letters: shorter names have too many neighbours
FAR = 8  # letters from which on two slips are one misspelling
MOST = 3  # works in one hint

_YEAR = late(r"(1[5-9]|20|21)\d\d")


def hints(orphans: Mapping[str, tuple[Cited, ...]], works: Sequence[Work], names: Sequence[str]) -> dict[str, Hint]:
    """A hint for each orphan (by its label) of which something is known; labels of which nothing is are left out.

    ``works`` are records at hand, ``names`` the families and organisations that the document or its sources know.
    """
    spellings = {fold(name): name for name in (*KNOWN, *names)}
    found = {}
    for label, cited in orphans.items():
        hint = Hint(
            tuple(dict.fromkeys(work for one in cited for work in _meant(one, works)))[:MOST],
            next((near for one in cited for name in one.names if (near := spelling(name, spellings))), ""),
        )
        if hint != Hint():
            found[label] = hint
    return found


def spelling(name: str, known: Mapping[str, str]) -> str:
    """The one name of ``known`` (folded to printed) that ``name`` looks like a misspelling of, "" for none or several.

    An organisation's initials are spelt out: "SAMHSA (Substance Abuse and Mental Health Services Administration)".
    """
    own = fold(name)
    if len(own) < LEAST or own in known or own.replace(" ", "") in known:
        return ""
    most = 2 if len(own) >= FAR else 1
    near: dict[int, list[str]] = {}
    for other, printed in known.items():
        if len(other) >= LEAST and other[0] == own[0] and abs(len(other) - len(own)) <= most:
            slips = distance(own, other, most)
            if slips <= most:
                near.setdefault(slips, []).append(printed)
    nearest = near[min(near)] if near else []
    if len(nearest) != 1:
        return ""
    return f"{nearest[0]} ({KNOWN[nearest[0]]})" if nearest[0] in KNOWN else nearest[0]


def distance(one: str, other: str, most: int) -> int:
    """Slips of the pen between two strings: letters lost, added or changed, neighbours swapped; ``most`` + 1 if more.

    The restricted Damerau-Levenshtein distance (optimal string alignment).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)


def _meant(cited: Cited, works: Iterable[Work]) -> list[Work]:
    """The works by the names cited, of that year; of the year before or after only where there is none of that year."""
    year = year_of(cited)
    if not year:
        return []
    by_name = [work for work in works if by(cited, work)]
    exact = [work for work in by_name if year in work.dated]
    return exact or [work for work in by_name if not {year - 1, year + 1}.isdisjoint(work.dated)]


def year_of(cited: Cited) -> int:
    """The year as a number; 0 for "n.d." and the like."""
    year = _YEAR.search(cited.year)
    return int(year[0]) if year else 0


def by(cited: Cited, work: Work) -> bool:
    """Whether the first author is among the names cited, and each further name cited is, in part, an author's."""
    people = work.author.names or work.editor.names
    if not people or not cited.names or not any(_same(name, people[0]) for name in cited.names):
        return False
    if len(cited.names) > len(people) and not work.author.others:
        return False
    return work.author.others or all(any(_same(name, person) for person in people) for name in cited.names)


def _same(name: str, person: Person) -> bool:
    """Whether ``name`` is the person's family name, or shares one half of a double name with it."""
    mine, theirs = words(name), words(person.key)
    if not mine or not theirs:
        return False
    if "".join(mine) == "".join(theirs):
        return True
    if person.literal:
        return _initials(mine, theirs)
    half = mine if len(mine) < len(theirs) else theirs
    double = theirs if half is mine else mine
    return len(half) < len(double) and all(len(word) > 2 and word in double for word in half)


def _initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether an organisation is cited by its initials ("WHO")."""
    telling = [word for word in full if word not in {"of", "the", "for", "and", "on", "in"}]
    return len(short) == 1 and len(telling) > 1 and short[0] == "".join(word[0] for word in telling)
