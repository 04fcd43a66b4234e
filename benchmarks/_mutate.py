"""One fault at a time: a table of what may be wrong with a reference, and which check should tell.

A mutation takes a reference and what else there is to draw from, and gives the reference with the fault, or None where
it has not what would be changed. Without codes it is no fault, and nothing should be told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random

import attrs
from _printed import Cited

from evidencecheck.text.normalise import words

INVENTED = (("Tarnowicz", "Bela"), ("Quistgaard", "Ove"), ("Merriweath", "Lydia"), ("Okonjola", "Femi"))
_OTHER_WORDS = ("harbour", "lantern", "granite", "velvet", "meadow", "copper", "anthem", "turbine")
_PARTICLES = re.compile(
    r"^(?:van der|van den|van de|van|von der|von|de la|de|del|della|di|da|dos|du|le) (?=\S{3})", re.IGNORECASE
)
_BRITISH = (
    ("behavior", "behaviour"), ("tumor", "tumour"), ("color", "colour"), ("modeling", "modelling"), ("fiber", "fibre"),
    ("center", "centre"), ("ization", "isation"), ("izing", "ising"), ("labor", "labour"), ("pediatric", "paediatric"),
    ("esophag", "oesophag"), ("estrogen", "oestrogen"), ("anemia", "anaemia"), ("analyzing", "analysing"),
    ("randomized", "randomised"), ("hemo", "haemo"), ("edema", "oedema"), ("aging", "ageing"),
    ("program ", "programme "),
)  # fmt: skip


@attrs.frozen
class Pool:
    """What a mutation may draw from: chance, other references, and the names of journals."""

    rng: Random
    others: Sequence[Cited]
    journals: Sequence[str]
    short: Callable[[str], str]


Change = Callable[[Cited, Pool], Cited | None]


@attrs.frozen
class Mutation:
    """A fault by name, the codes of which one should tell it, and what makes it; no codes for what is no fault."""

    name: str
    codes: tuple[str, ...]
    make: Change


def _title_word(own: Cited, pool: Pool) -> Cited | None:
    long = [word for word in re.findall(r"[^\W\d_]{5,}", own.title) if own.title.count(word) == 1]
    if len(words(own.title)) < 4 or not long:
        return None
    return attrs.evolve(own, title=own.title.replace(pool.rng.choice(long), pool.rng.choice(_OTHER_WORDS)))


def _no_subtitle(own: Cited, _: Pool) -> Cited | None:
    main, colon, rest = own.title.partition(": ")
    return attrs.evolve(own, title=main) if colon and rest and len(words(main)) > 2 else None


def _british(own: Cited, _: Pool) -> Cited | None:
    for american, british in _BRITISH:
        if american in own.title and british not in own.title:
            return attrs.evolve(own, title=own.title.replace(american, british, 1))
    return None


def _other_title(own: Cited, pool: Pool) -> Cited | None:
    titles = [one.title for one in pool.others if not set(words(one.title)) & set(words(own.title))]
    return attrs.evolve(own, title=pool.rng.choice(titles)) if titles else None


def _misspelt(own: Cited, _: Pool) -> Cited | None:
    family, given = own.authors[0]
    spots = [at for at in range(2, len(family) - 1) if family[at : at + 2].isalpha() and family[at] != family[at + 1]]
    if len(family) < 5 or not family.isalpha() or not spots:
        return None
    at = spots[0]
    family = family[:at] + family[at + 1].lower() + family[at].lower() + family[at + 2 :]
    return attrs.evolve(own, authors=((family, given), *own.authors[1:]))


def _invented(own: Cited, pool: Pool) -> Cited | None:
    at = pool.rng.randrange(min(len(own.authors), 6))
    return attrs.evolve(own, authors=(*own.authors[:at], pool.rng.choice(INVENTED), *own.authors[at + 1 :]))


def _swapped(own: Cited, _: Pool) -> Cited | None:
    one, *rest = own.authors
    if not rest or words(one[0]) == words(rest[0][0]):
        return None
    return attrs.evolve(own, authors=(rest[0], one, *rest[1:]))


def _cut(own: Cited, _: Pool) -> Cited | None:
    return attrs.evolve(own, authors=own.authors[:2]) if len(own.authors) > 3 else None


def _et_al(own: Cited, _: Pool) -> Cited | None:
    return attrs.evolve(own, authors=own.authors[:2], others=True) if len(own.authors) > 3 else None


def _missing(own: Cited, _: Pool) -> Cited | None:
    few = 3 <= len(own.authors) <= 6
    return attrs.evolve(own, authors=(*own.authors[:1], *own.authors[2:])) if few else None


def _plain(own: Cited, _: Pool) -> Cited | None:
    authors = tuple((_bare(family), _bare(given)) for family, given in own.authors)
    return attrs.evolve(own, authors=authors) if authors != own.authors else None


def _bare(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


def _no_particle(own: Cited, _: Pool) -> Cited | None:
    authors = tuple((_PARTICLES.sub("", family), given) for family, given in own.authors)
    return attrs.evolve(own, authors=authors) if authors != own.authors else None


def _year(by: int) -> Change:
    def change(own: Cited, pool: Pool) -> Cited | None:
        years = [year for year in (own.year + by, own.year - by) if year not in own.years]
        return attrs.evolve(own, year=pool.rng.choice(years)) if years else None

    return change


def _abbreviated(own: Cited, pool: Pool) -> Cited | None:
    short = pool.short(own.container) if own.type == "journal-article" else ""
    return attrs.evolve(own, container=short) if short and short != own.container else None


def _family(own: Cited, pool: Pool) -> Cited | None:
    mine = [word for word in words(own.container) if word not in {"the", "of"}]
    if own.type != "journal-article" or not mine:
        return None
    kin = [name for name in pool.journals if _kin(mine, [w for w in words(name) if w not in {"the", "of"}])]
    return attrs.evolve(own, container=pool.rng.choice(kin)) if kin else None


def _kin(mine: list[str], theirs: list[str]) -> bool:
    """Whether two names begin alike and end otherwise: Physical Review E and Physical Review Letters."""
    least = 2 if len(mine) > 1 and len(theirs) > 1 else 1
    same = next(
        (at for at, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), min(len(mine), len(theirs))
    )
    return mine != theirs and same >= least and max(len(mine), len(theirs)) <= 5


def _other_journal(own: Cited, pool: Pool) -> Cited | None:
    if own.type != "journal-article" or not own.container:
        return None
    mine = set(words(own.container))
    names = [name for name in pool.journals if not mine & set(words(name))]
    return attrs.evolve(own, container=pool.rng.choice(names)) if names else None


def _number(name: str, by: int) -> Change:
    def change(own: Cited, _: Pool) -> Cited | None:
        value = getattr(own, name)
        if own.type != "journal-article" or not re.fullmatch(r"[A-Za-z]{0,2}\d+", value):
            return None
        digits = re.sub(r"\D", "", value)
        return attrs.evolve(own, **{name: value.replace(digits, str(int(digits) + by))})

    return change


def _first_page(own: Cited, _: Pool) -> Cited | None:
    if not own.first.isdigit() or not own.last.isdigit():
        return None
    by = int(own.last) - int(own.first) + 40
    return attrs.evolve(own, first=str(int(own.first) + by), last=str(int(own.last) + by))


def _last_page(own: Cited, _: Pool) -> Cited | None:
    if not own.first.isdigit() or not own.last.isdigit():
        return None
    return attrs.evolve(own, last=str(int(own.last) + 3))


def _short_range(own: Cited, _: Pool) -> Cited | None:
    first, last = own.first, own.last
    if not first.isdigit() or not last.isdigit() or len(first) != len(last) or len(first) < 3 or first[0] != last[0]:
        return None
    same = next(at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
    return attrs.evolve(own, last=last[same:])


def _article(own: Cited, _: Pool) -> Cited | None:
    if not own.article or own.first or not own.article[-1].isdigit():
        return None
    return attrs.evolve(own, article=own.article[:-1] + str((int(own.article[-1]) + 3) % 10))


def _editors(own: Cited, _: Pool) -> Cited | None:
    return attrs.evolve(own, editors=INVENTED[: len(own.editors)]) if own.editors else None


def _publisher(own: Cited, pool: Pool) -> Cited | None:
    if own.type not in {"book", "monograph", "edited-book"} or not own.publisher:
        return None
    mine = set(words(own.publisher))
    books = [
        one.publisher for one in pool.others if one.type in {"monograph", "book", "book-chapter"} and one.publisher
    ]
    names = sorted({name for name in books if not mine & set(words(name))})
    return attrs.evolve(own, publisher=pool.rng.choice(names)) if names else None


def _isbn(own: Cited, _: Pool) -> Cited | None:
    return (
        attrs.evolve(own, isbn=own.isbn[:-1] + str((int(own.isbn[-1]) + 3) % 10)) if own.isbn[-1:].isdigit() else None
    )


def _pmid(own: Cited, _: Pool) -> Cited | None:
    return attrs.evolve(own, pmid="123456789012") if own.type == "journal-article" else None


def _malformed(own: Cited, _: Pool) -> Cited | None:
    return attrs.evolve(own, doi=f"1O{own.doi[2:]}") if own.doi else None


def _dead(own: Cited, _: Pool) -> Cited | None:
    if not own.doi:
        return None
    return attrs.evolve(own, doi=f"{own.doi}{'7' if own.doi[-1] != '7' else '3'}9")


def _swapped_doi(own: Cited, pool: Pool) -> Cited | None:
    if not own.doi:
        return None
    return attrs.evolve(own, doi=pool.rng.choice([one.doi for one in pool.others if one.title != own.title]))


MUTATIONS = (
    Mutation("title: a word", ("EC301",), _title_word),
    Mutation("title: no subtitle", (), _no_subtitle),
    Mutation("title: British", ("EC301",), _british),
    Mutation("title: another's", ("EC301", "EC204"), _other_title),
    Mutation("author misspelt", ("EC302",), _misspelt),
    Mutation("author invented", ("EC302",), _invented),
    Mutation("authors swapped", ("EC302",), _swapped),
    Mutation("an author missing", ("EC303",), _missing),
    Mutation("authors cut", ("EC303",), _cut),
    Mutation("authors cut, et al.", (), _et_al),
    Mutation("no diacritics", (), _plain),
    Mutation("no particle", (), _no_particle),
    Mutation("year, by 1", ("EC304",), _year(1)),
    Mutation("year, by 5", ("EC304",), _year(5)),
    Mutation("journal abbreviated", (), _abbreviated),
    Mutation("journal of the family", ("EC305",), _family),
    Mutation("other journal", ("EC305",), _other_journal),
    Mutation("volume", ("EC306",), _number("volume", 3)),
    Mutation("issue", ("EC307",), _number("issue", 1)),
    Mutation("first page", ("EC308",), _first_page),
    Mutation("last page", ("EC308",), _last_page),
    Mutation("pages shortened", (), _short_range),
    Mutation("article number", ("EC308",), _article),
    Mutation("editors", ("EC310",), _editors),
    Mutation("publisher", ("EC311",), _publisher),
    Mutation("DOI removed", ("EC201",), lambda own, _: attrs.evolve(own, doi="")),
    Mutation("DOI malformed", ("EC202",), _malformed),
    Mutation("DOI dead", ("EC203",), _dead),
    Mutation("DOI of another", ("EC204",), _swapped_doi),
    Mutation("ISBN", ("EC207",), _isbn),
    Mutation("PMID", ("EC207",), _pmid),
)
