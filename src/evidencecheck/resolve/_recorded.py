"""A record's own words, made ready for comparison: gathered once, however many references it is a candidate for."""

from __future__ import annotations

from functools import cached_property

import attrs

from evidencecheck.model.people import Person
from evidencecheck.model.work import Work
from evidencecheck.resolve import _lookalikes as lookalikes
from evidencecheck.resolve._printed import digits, glued, named, plain, plain_number
from evidencecheck.text.late import late
from evidencecheck.text.normalise import fold

MOST = 1024  # records that are kept; each takes some 10 KB

_APPARATUS_WORDS = (
    "accessed available book chapter edited edition editor editors from http https issue journal page pages press "
    "print proceedings proc published publisher suppl supplement university vol volume with"
)
_APPARATUS = frozenset(_APPARATUS_WORDS.split())  # words of more than three letters that stand in any reference
_PARTICLES_WORDS = "al da das de del della den der des di do dos du el la las le los ten ter the van vom von zu zur"
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_BREAK = late(r"\s*[:.?!;\u2014\u2013]\s+")
_SHORT_WORDS, _SHORT_LETTERS = 4, 25
_FIRST = 12  # authors: few references name more
_CORES = 6  # authors who are looked for by themselves


@attrs.frozen(eq=False)
class Recorded:
    """What is compared of ``work``, each thing made when it is first asked for: most candidates are soon done with."""

    work: Work

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Who the work would be cited by: its authors, for a book without any its editors."""
        return self.work.author.names or self.work.editor.names

    @cached_property
    def words(self) -> frozenset[str]:
        """The words and numbers that a reference to the work may print; of the names those of the first few."""
        work = self.work
        pages = str(work.page) if work.page else ""
        families = (person.key for person in self.people[:_FIRST])
        told = (work.title, *work.container_title, work.publisher, work.volume, work.issue, pages, *families)
        return self.year_words.union(fold(" ".join(told)).split())

    @cached_property
    def year_words(self) -> frozenset[str]:
        """The years as numbers are written."""
        return frozenset(map(str, self.work.dated))

    @cached_property
    def page(self) -> str:
        """The first page; "" where there is none."""
        return plain(self.work.page.first) if self.work.page else ""

    @cached_property
    def places(self) -> frozenset[str]:
        """First page and article number, as far as there are digits in them."""
        return frozenset(place for place in (self.page, plain(self.work.article_number)) if digits(place))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Volume, issue, first page and article number, those that there are."""
        first = self.work.page.first if self.work.page else ""
        return tuple(plain(n) for n in (self.work.volume, self.work.issue, first, self.work.article_number) if n)

    @cached_property
    def last_page(self) -> str:
        """The last page, "" where it is the first as well."""
        page = self.work.page
        return plain(page.last) if page and page.last and page.last != page.first else ""

    @cached_property
    def container_words(self) -> frozenset[str]:
        """The words of the journal's or book's names, numbers without leading noughts."""
        return frozenset(plain_number(word) for name in self.work.container_title for word in named(name))

    @cached_property
    def counted(self) -> frozenset[str]:
        """All that explains a number."""
        title = map(plain_number, self.title_words)
        return self.container_words.union(self.numbers, (self.last_page,), self.year_words, title)

    @cached_property
    def cores(self) -> tuple[tuple[str, ...], ...]:
        """The words of the first few names, without "van" and its like."""
        return tuple(_core(person.key) for person in self.people[:_CORES])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of `people`, each in one word."""
        return tuple(glued(person.key) for person in self.people)

    @cached_property
    def everyone(self) -> frozenset[str]:
        """`names`, and those of the editors."""
        return frozenset(self.names).union(glued(person.key) for person in self.work.editor.names)

    @cached_property
    def title(self) -> str:
        """The title, folded, without what marks its standing."""
        return fold(lookalikes.STANDING.sub("", self.work.title))

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The words of the whole title."""
        return named(self.work.title)

    @cached_property
    def generic(self) -> bool:
        """Whether every issue of every journal may hold something of this title."""
        return lookalikes.generic(self.title)

    @cached_property
    def telling(self) -> bool:
        """Whether the title could hardly be another work's."""
        return _long(self.title) and not self.generic

    @cached_property
    def main(self) -> str:
        """The title up to its first break, folded, where it has one and that is long enough to tell; else ""."""
        parts = _BREAK.split(lookalikes.STANDING.sub("", self.work.title), maxsplit=1)
        main = fold(parts[0]) if len(parts) > 1 else ""
        return main if len(main.split()) >= _SHORT_WORDS and not lookalikes.generic(main) else ""

    @cached_property
    def notice(self) -> str:
        """The words that make the title a notice about another work."""
        return lookalikes.notice(self.title)

    @cached_property
    def besides(self) -> frozenset[str]:
        """The words that a reference has beside a title: names, the journal's, the publisher's, any reference's."""
        told = (*self._full_names, *self.work.container_title, self.work.publisher)
        return _APPARATUS.union(*map(named, told))

    @cached_property
    def letters(self) -> str:
        """Title, journal or book, and names, without blanks."""
        return "".join(map(glued, (self.work.title, *self.work.container_title, *self._full_names)))

    @property
    def _full_names(self) -> list[str]:
        return [str(person) for person in (*self.work.author.names, *self.work.editor.names)]


def _core(name: str) -> tuple[str, ...]:
    own = named(name)
    return tuple(word for word in own if word not in _PARTICLES) or own


def _long(folded: str) -> bool:
    return len(folded.split()) >= _SHORT_WORDS or len(folded) >= _SHORT_LETTERS


_kept: dict[int, Recorded] = {}


def recorded(work: Work) -> Recorded:
    """What is compared of ``work``. It is kept by identity: to compare two records takes as long as to gather one."""
    found = _kept.get(id(work))
    if found is None:
        if len(_kept) >= MOST:
            _kept.clear()
        found = _kept[id(work)] = Recorded(work)  # which holds the work, so that the number stays its own
    return found
