"""What words a claim and a source have in common, rare words counting for more. Nothing here knows what words mean.

The weights are of `data/terms.txt`, made by ``tasks/train_claims.py`` from titles and abstracts; the file is read
when the first word is weighed.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from functools import lru_cache

import attrs

from evidencecheck import data
from evidencecheck.text.late import late
from evidencecheck.text.normalise import fold
from evidencecheck.text.sentences import sentences

# Words of grammar, and words of research that every abstract holds.
_STOP = frozenset(
    """a about above across after again against all almost alone along also although always am among an and another any
    are aren around as at away be because been before being below between both but by can cannot could couldn d did
    didn do does doesn doing don done down due during e each eg either else enough especially et etc even ever every
    few first for found from further g get gets give given go goes had has hasn have haven having he hence her here
    hers him his how however i ie if in include included includes including indeed instead into is isn it its itself
    just least less let like ll m made mainly make makes many may me might more moreover most mostly much must my near
    nearly need neither never no nor not now of off often on once one only onto or other others our out over own per
    perhaps quite rather re really s same second see seem seen several shall she should shown since so some still such
    t than that the their theirs them then there thereby therefore these they third this those though through thus to
    together too toward towards two under until up upon us use used uses using usually ve very via was wasn we well
    were weren what when where whereas whether which while who whom whose why will with within without would yes yet
    you your
    according aim aims article authors based conclude concluded conclusion conclusions data evidence example find
    finding findings known method methods objective objectives paper present presented report reported reports research
    result results review show showed shows studied studies study suggest suggested suggests work background
    paragraph section""".split()
)

# Endings of English words, taken off one after the other; what is left is no word, but the same for all its forms.
_ENDINGS = frozenset(
    """s es e y i ed ing ings ingly edly er ers or ors al als ally ly ic ics ical ically ity ities ive ives ively
    iveness ion ions ional ionally ation ations ational ative atively ator ators ate ates ated ating iz ize izes
    ized izing izer ization izations izational is ise ises ised ising isation isations ment ments mental ness
    nesses ance ances ancy ancies ence ences ency encies ant ants ent ents able ably ible ibly ability ibility
    ous ously ousness ful fully fulness less ism isms ist ists ia ias um us tic tics ship ships
    ary aries ory ories iful ier iest ily ies ied""".split()
)
_LONGEST = max(map(len, _ENDINGS))
_LEFT = 4  # letters that an ending leaves, at least
_SHORT = frozenset({"s", "es", "e"})  # these leave three: "bus", "buses"
_TIMES = 3  # "hospitalizations": "hospital", "hospit"
# Stems that change before an ending, and two spellings.
_CHANGED = tuple(
    (late(pattern), plain)
    for pattern, plain in (
        (r"mi(?:ssions?|tt(?:ed|ing|er|ance))$", "mit"),
        (r"uct(?:ions?|ive|ively)$", "uc"),
        (r"mption$", "m"),
        (r"(?<=.)ae(?=m|d|t)|(?<=.)oe(?=d|m|p|s)|^oe", "e"),
        (r"our(?=$|s$|al$|ed$|ing$)", "or"),
        (r"^diabetics?$", "diabetes"),
        (r"^(?:mice|murine)$", "mouse"),
        (r"^children$", "child"),
        (r"^(?:wom[ae]n|females?)$", "woman"),
        (r"^(?:m[ae]n|males?)$", "man"),
        (r"^(?:deaths?|died|dying|dies|die|mortality)$", "death"),
    )
)
_DOUBLED = late(r"([bdgmnprt])\1$")


def stem(word: str) -> str:
    """What the forms of a folded word have in common: "readmit" of "readmissions"; a word with a digit is its own."""
    known = _STEMS.get(word)
    if known is None:
        known = _stem(word)
        if len(_STEMS) < _KNOWN:
            _STEMS[word] = known
    return known


_STEMS: dict[str, str] = {}
_KNOWN = 200_000  # words whose stems are remembered; a long run over many languages must not fill the memory


def _stem(word: str) -> str:
    if not word.isascii() or not word.isalpha():
        return word
    for pattern, plain in _CHANGED:
        word = pattern.sub(plain, word)
    for _ in range(_TIMES):
        size = len(word)
        for length in range(min(_LONGEST, size - _LEFT + 1), 0, -1):
            ending = word[-length:]
            if ending in _ENDINGS and (size - length >= _LEFT or ending in _SHORT):
                word = _DOUBLED.sub(r"\1", word[:-length])
                break
        if len(word) == size:
            break
    return word


def terms(text: str) -> tuple[str, ...]:
    """The stems of the words of ``text`` that say what it is about, and its numbers, each once, in order.

    Words of grammar and of research ("study", "results"), single letters and single digits are left out.
    """
    return tuple(dict.fromkeys(stem(w) for w in fold(text).split() if len(w) > 1 and w not in _STOP))


def weight(term: str) -> float:
    """How much a term tells of what a text is about: its inverse document frequency, from about 0.5 to 11."""
    table = _table()
    return table.get(term, table[""])


@attrs.frozen
class Words:
    """The terms of a source: of its title, and of title and abstract together, and each of these in one string.

    Without an abstract the two are the same, and ``described`` is False.
    """

    title: frozenset[str]
    whole: frozenset[str]
    described: bool
    title_run: str
    whole_run: str

    @classmethod
    def of(cls, title: str, abstract: str = "") -> Words:
        """The terms of a title and an abstract."""
        first = terms(title)
        both = tuple(dict.fromkeys((*first, *terms(abstract)))) if abstract else first
        return cls(frozenset(first), frozenset(both), bool(abstract), " ".join(first), " ".join(both))

    def titled(self) -> Words:
        """The same source by its title alone."""
        return attrs.evolve(self, whole=self.title, whole_run=self.title_run, described=False)

    def holds(self, term: str) -> bool:
        """Whether title or abstract have the term or one built with it ("homocystein" in "hyperhomocysteinem")."""
        return term in self.whole or _built_in(term, self.whole_run)

    def in_title(self, term: str) -> bool:
        """The same for the title."""
        return term in self.title or _built_in(term, self.title_run)


_PART = 5  # letters of a term that may stand within a longer word
_STEMMED = 7  # letters of one whose end may be another: all but the last three, and six at least


def built_in(term: str) -> str:
    """What of a term must stand within a longer word, for that to be built with it; "" for a term that is too short."""
    size = len(term)
    if size < _PART:
        return ""
    return term if size < _STEMMED else term[: max(_STEMMED - 1, size - 3)]


def _built_in(term: str, run: str) -> bool:
    part = built_in(term)
    return bool(part) and part in run


def coverage(claim: Collection[str], source: Words) -> float:
    """The share, 0 to 1, of a claim's terms that are in a source, weighed by the root of `weight`; 0 for no terms.

    The root, for one rare word must not outweigh a whole sentence.
    """
    whole = sum(math.sqrt(weight(term)) for term in claim)
    return sum(math.sqrt(weight(term)) for term in claim if source.holds(term)) / whole if whole else 0.0


@lru_cache(maxsize=1)
def _table() -> Mapping[str, float]:
    """Terms by weight; "" is what a term weighs that is too rare for the table."""
    return read_table(data.read("terms.txt").decode())


def read_table(text: str) -> dict[str, float]:
    """The table from its file: a line for each weight in tenths, the weight and its terms, a tab between."""
    found: dict[str, float] = {}
    for line in text.splitlines():
        tenths, _, listed = line.partition("\t")
        found.update(dict.fromkeys(listed.split(" "), int(tenths) / 10))
    return found


def print_table(weights: Mapping[str, float]) -> str:
    """The inverse of `read_table`, sorted; weights are rounded to tenths."""
    lines: dict[int, list[str]] = {}
    for term, value in weights.items():
        lines.setdefault(round(value * 10), []).append(term)
    return "".join(f"{tenths}\t{' '.join(sorted(lines[tenths]))}\n" for tenths in sorted(lines))


def evidence_sentences(claim: str, abstract: str, most: int = 2, least: float = 0.15) -> tuple[str, ...]:
    """The sentences of ``abstract`` that hold most of ``claim``, best first, verbatim; none that hold hardly any."""
    wanted = terms(claim)
    told = [span.of(abstract) for span in sentences(abstract)]
    ranked = sorted(((coverage(wanted, Words.of(one)), -n, one) for n, one in enumerate(told)), reverse=True)
    return tuple(one for covered, _, one in ranked[:most] if covered >= least)


def worded(text: str) -> dict[str, str]:
    """For each term of ``text`` the word that it stands for, as it is written there first."""
    found: dict[str, str] = {}
    for word in _WRITTEN.findall(text):
        for part in fold(word).split():
            found.setdefault(stem(part), word)
    return found


_WRITTEN = late(r"\w+(?:['\u2019-]\w+)*")
