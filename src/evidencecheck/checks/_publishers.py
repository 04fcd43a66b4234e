"""Names of publishers: abbreviations, kinds of company, places and the imprints of one house forgiven."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._reading import joined

_COMPANY_WORDS = (
    "ab academic ag and association bv co company corp corporation de der die e edition editions ediciones editora "
    "editorial editions editore editors et for gmbh group group holding imprint inc institute international intl kg "
    "limited llc ltd lp media of oy plc pr pres presse press presses professional pte pty publ publication "
    "publications publisher publishers publishing pub pubs sa science sciences scientific society sons sl son spa srl "
    "the uitgeverij und university univ universitat universite universitats us uk usa verlag verlagsgesellschaft "
    "wissenschaft y"
)
_COMPANY = frozenset(_COMPANY_WORDS.split())

# A line: imprints, former names and daughters of one house, as its own pages list them.
_HOUSES = """
springer nature birkhauser kluwer plenum palgrave macmillan apress humana physica vieweg teubner gabler metzler adis
springer biomed copernicus spektrum steinkopff
elsevier pergamon north holland morgan kaufmann butterworth heinemann saunders mosby churchill livingstone newnes
elsevier cell gulf focal architectural woodhead william andrew academic
wiley blackwell jossey bass vch iwla polity interscience sybex capstone ernst sohn
taylor francis informa routledge crc chapman hall psychology erlbaum garland focal earthscan peters dunitz westview
taylor auerbach ashgate guilford spon brunner cogent
gruyter mouton saur akademie oldenbourg niemeyer
sage corwin technomic pine
brill nijhoff rodopi schoningh fink vandenhoeck ruprecht bohlau hotei
pearson addison wesley prentice longman allyn bacon benjamin cummings merrill
mcgraw hill osborne irwin
penguin random house knopf vintage doubleday viking crown bantam
bloomsbury continuum berg methuen clark ava hart
wolters kluwer lippincott williams wilkins aspen raven wk
oxford clarendon oup
cambridge cup
world imperial
hachette basic little brown perseus
emerald jai
iet iee peregrinus scitech ietdl engineering technology
mit bradford
cengage thomson brooks cole wadsworth duxbury gale
ieee electrical electronics engineers
acm computing machinery
de harpercollins harper collins harpercollins perennial
rowman littlefield lexington
apa psychological
igi idea
intechopen intech
nomos
"""
_BY_WORD: dict[str, set[int]] = {}
for _at, _house in enumerate(_HOUSES.strip().splitlines()):
    for _word in _house.split():
        _BY_WORD.setdefault(_word, set()).add(_at)


def agree(cited: str, recorded: str) -> bool:
    """Whether two names can be those of one publisher: a telling word in common, initials, or one house.

    "Univ. Chicago Pr." is "University of Chicago Press", "OUP" is "Oxford University Press (OUP)", "Academic Press" an
    imprint of Elsevier.
    """
    mine, theirs = joined(cited), joined(recorded)
    if _houses(mine) & _houses(theirs) or _initials(mine, theirs) or _initials(theirs, mine):
        return True
    own, other = list(_telling(mine)), list(_telling(theirs))
    if not own or not other:
        return True  # nothing that tells: "University Press"
    return any(a.startswith(b) or b.startswith(a) for a in own for b in other if min(len(a), len(b)) > 2)


def _telling(name: tuple[str, ...]) -> Iterator[str]:
    return (word for word in name if word not in _COMPANY)


def _houses(name: tuple[str, ...]) -> set[int]:
    """The houses that a name may belong to; "academic press" is one, "Brill Academic" is Brill's."""
    found = [_BY_WORD.get(word, set()) for word in name if word != "academic" or name[:2] == ("academic", "press")]
    return set().union(*found)


def _initials(acronym: tuple[str, ...], name: tuple[str, ...]) -> bool:
    letters = "".join(word[0] for word in name if word not in {"of", "the", "and", "for", "in"})
    return any(2 <= len(word) <= 6 and letters.startswith(word) for word in acronym)
