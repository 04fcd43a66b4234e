"""Markers to the entries they point at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import attrs

from evidencecheck.link.belief import believed
from evidencecheck.link.entry_names import CitedAs, cited_as
from evidencecheck.model.citation import Citation, CitationStyle, Cited, Marker, Surety
from evidencecheck.model.reference import RawReference, Reference
from evidencecheck.text.normalise import fold

# Many lists sort "van der Waals" under W: "Waals, J.D. van der".
PARTICLES = re.compile(
    r"^(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|ten|ter|te|t|zu|zum|zur|af|av|het|s)\s)+"
)

_BODY = 3


def link(
    markers: Sequence[Marker], references: Sequence[Reference], elsewhere: AbstractSet[str] | None = None
) -> tuple[Citation, ...]:
    """Join each marker to its references. Weak author-year markers stay only where the document bears them out.

    ``elsewhere`` are the names of entries in other files; with it, a key in brackets that nothing answers is an orphan;
    without it such a key is not judged.
    """
    numbered: dict[tuple[int, str], list[str]] = defaultdict(list)
    anywhere: dict[str, list[str]] = defaultdict(list)
    for reference in references:
        if reference.entry.number is not None:
            numbered[reference.entry.scope, reference.entry.number].append(reference.label)
            anywhere[reference.entry.number].append(reference.label)
    named = _named_by_format(references)
    catalogue = Catalogue(references)
    citations: list[Citation] = []
    for marker in markers:
        if marker.style is CitationStyle.AUTHOR_YEAR and not marker.pointed:
            citations.append(_by_name(marker, catalogue))
        elif marker.pointed:
            found = [named.get(name) or anywhere.get(name, []) for name in marker.numbers]
            citations.append(_joined(*_beyond(marker, found, elsewhere)))
        else:
            found = [numbered.get((marker.scope, n)) or anywhere.get(n, []) for n in marker.numbers]
            citations.append(_joined(*_beyond(marker, found, elsewhere)))
    return tuple(believed(citations, catalogue))


def _beyond(
    marker: Marker, found: Sequence[Sequence[str]], elsewhere: AbstractSet[str] | None
) -> tuple[Marker, Sequence[Sequence[str]]]:
    """What answers a key in other files; where they are known and none does, what it names lies nowhere."""
    if not marker.external or elsewhere is None:
        return marker, found
    known = [each or ([n] if n in elsewhere else []) for n, each in zip(marker.numbers, found, strict=True)]
    # "@studio" in running text may be a handle.
    judged = all(known) or marker.pointed or marker.text.startswith("[")
    return attrs.evolve(marker, external=not judged), known


def _named_by_format(references: Sequence[Reference]) -> dict[str, list[str]]:
    """The labels behind each name that the format gives: the first entry's, and those of works cut from the same."""
    named: dict[str, list[str]] = {}
    first: dict[str, RawReference] = {}
    for reference in references:
        entry = reference.entry
        for name in entry.names:
            begun = first.setdefault(name, entry)
            if begun is entry or (entry.number == begun.number and _is_work(entry) and _is_work(begun)):
                named.setdefault(name, []).append(reference.label)
    return named


def _is_work(entry: RawReference) -> bool:
    """Whether an entry is one work of several in a note: "4.1" under the printed 4."""
    return entry.label.startswith(f"{entry.number}.")


def _joined(marker: Marker, found: Sequence[Sequence[str]]) -> Citation:
    """A citation of what answers each number or name of a marker; what nothing answers is its own label."""
    labels = [label for n, each in zip(marker.numbers, found, strict=True) for label in each or [n]]
    resolved = [label for each in found for label in each]
    return Citation(marker, tuple(dict.fromkeys(labels)), tuple(dict.fromkeys(resolved)))


def _by_name(marker: Marker, catalogue: Catalogue) -> Citation:
    labels: list[str] = []
    resolved: list[str] = []
    for cited in marker.works:
        answers = catalogue.find(cited, named_author=marker.surety is Surety.IF_EXACT)
        labels += answers or [str(cited)]
        resolved += answers
    return Citation(marker, tuple(dict.fromkeys(labels)), tuple(dict.fromkeys(resolved)))


class Catalogue:
    """The entries by the names and years that they can be cited under."""

    def __init__(self, references: Sequence[Reference]) -> None:
        """Short forms are left out: what repeats an entry is not cited by name."""
        self._entries: list[tuple[str, CitedAs]] = []
        self._of_year: dict[str, list[tuple[str, CitedAs]]] = defaultdict(list)
        before: CitedAs | None = None
        for reference in references:
            if reference.repeats is None:
                before = cited_as(reference, before)
                self._entries.append((reference.label, before))
                for year in before.years:
                    self._of_year[year].append((reference.label, before))

    @property
    def empty(self) -> bool:
        """Whether the document has no entries at all."""
        return not self._entries

    def knows(self, cited: Cited) -> bool:
        """Whether an entry of another year begins with the same name: then the name is an author's.

        A body of three words and more ("Guild of Bakers") is one though nobody read it as such.
        """
        wanted = fold(cited.names[0])
        long = len(wanted.split()) >= _BODY
        return any(
            (entry.families and _named(cited.names[0], entry, cited)) or (long and entry.head.startswith(f"{wanted} "))
            for _, entry in self._entries
        )

    def find(self, cited: Cited, *, named_author: bool = False) -> list[str]:
        """The label of the entry that a citation means; ``named_author``: only an entry whose author was read."""
        found = [
            (label, entry)
            for label, entry in self._of(cited.year)
            if _dated(cited, entry)
            and (entry.families or not named_author)
            and _named(cited.names[0], entry, cited)
            and _has_second(cited, entry)
        ]
        if len(found) > 1:
            exact = [pair for pair in found if _same_names(cited, pair[1])]
            found = exact or found
        return [label for label, _ in found[:1]]

    def _of(self, written: str) -> Sequence[tuple[str, CitedAs]]:
        """The entries that may be of a year; a bibliography of thousands is not gone through for each citation."""
        years = set(re.findall(r"\d{4}", written))
        return self._of_year.get(min(years), ()) if len(years) == 1 else self._entries


def _dated(cited: Cited, entry: CitedAs) -> bool:
    years = re.findall(r"\d{4}", cited.year)
    if not years:
        return entry.statuses
    if not any(year in entry.years for year in years):
        return False
    letter = cited.year[-1] if cited.year[-1].isalpha() else ""
    return not letter or not entry.letters or letter in entry.letters


def _named(name: str, entry: CitedAs, cited: Cited) -> bool:
    """Whether an entry begins with the name that a citation begins with."""
    wanted = fold(name)
    if not wanted:
        return False
    # "DfT", "BfArM": some keep a small letter of their words.
    short = name.isupper() or (len(name) < 8 and sum(char.isupper() for char in name) > 1 and name.isalpha())
    acronym = short and wanted.replace(" ", "") in {known.replace(" ", "") for known in entry.acronyms}
    in_all = bool(entry.whole) and len(wanted) > 5 and _whole_word(wanted, entry.whole)
    return acronym or in_all or _begins(wanted, entry) or _by_family(wanted, entry, fold(cited.written))


def _begins(wanted: str, entry: CitedAs) -> bool:
    """Whether the entry's head, or its first author, begins with the name, with or without its particles."""
    bare = PARTICLES.sub("", wanted)
    if bare != wanted and len(bare) > 2 and (entry.head.startswith(bare + " ") or entry.families[:1] == (bare,)):
        return True
    return any(head == wanted or head.startswith(wanted + " ") for head in (*entry.families[:1], entry.head))


def _by_family(wanted: str, entry: CitedAs, written: str) -> bool:
    """Whether the family name agrees where given names or particles stand before it on either side."""
    if entry.families:
        same = entry.families[0].split()[-1:] == wanted.split()[-1:] and len(wanted.split()) <= 4
        return same and _plausible_family(wanted, entry.families[0], entry.head)
    # "J. A. Cook. Title": the family stands within the first words of the head.
    first = " ".join(entry.head.split()[:4])
    in_first = len(wanted) > 2 and _whole_word(wanted, first)
    return in_first or (len(written.split()) > 2 and entry.head.startswith(written))


def _has_second(cited: Cited, entry: CitedAs) -> bool:
    """Whether the second of two cited authors is named in the entry, where its authors could be read."""
    if len(cited.names) != 2 or len(entry.families) < 2:
        return True
    second = PARTICLES.sub("", fold(cited.names[1])).split()[-1:]
    return not second or _whole_word(second[0], entry.head) or any(second[0] in f.split() for f in entry.families)


def _plausible_family(wanted: str, family: str, head: str) -> bool:
    return wanted == family or family.endswith(" " + wanted) or wanted.endswith(" " + family) or wanted in head


def _whole_word(wanted: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", words) is not None


def _same_names(cited: Cited, entry: CitedAs) -> bool:
    """Whether the number of names and the second name agree, to tell two entries of one first author apart."""
    if not entry.families:
        return all(fold(name) in entry.head for name in cited.names[1:])
    if cited.others:
        return len(entry.families) > 2
    wanted = [fold(name).split()[-1] for name in cited.names if fold(name)]
    return len(wanted) == len(entry.families) and all(
        w == f.split()[-1] for w, f in zip(wanted, entry.families, strict=True)
    )
