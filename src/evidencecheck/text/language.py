"""Whether a few words are English, as far as its little words and its letters tell. Knows no other language well."""

from __future__ import annotations

from evidencecheck.text.late import late

_ENGLISH = frozenset(
    """the of and to in is are was were that for with by on from as an at be been has have had this these their its
    which who can may not or more than between among after during into through about when how what why do does will
    would using based toward towards versus""".split()
)
# Little words of German, French, Spanish, Portuguese, Italian, Dutch, the Scandinavian languages, and Polish.
_OTHER = frozenset(
    """der die das und den dem des ein eine einer von zu im mit für auf bei nach über zur zum als sich nicht wie durch
    le la les et du une dans pour sur par avec chez aux entre ou au est el los las del una para por con como sus
    da do dos das um uma na em ao nos il lo gli di che nel della dei delle per tra het een van voor op naar bij
    och att av som på är til og fra på na się oraz""".split()
)
_WORD = late(r"[^\W\d_]+")


def english(text: str) -> bool:
    """Whether ``text`` may be English: in Latin letters, and with no more little words of other languages than its own.

    A title without little words of any language may be.
    """
    words = _WORD.findall(text.casefold())
    letters = [letter for letter in "".join(words) if letter.isalpha()]
    if sum(letter > "\u024f" for letter in letters) * 5 > len(letters):
        return False
    own, others = sum(w in _ENGLISH for w in words), sum(w in _OTHER for w in words)
    return own >= others
