"""Names before a year in brackets that no verb of citing goes with: what tells an author from anything else.

"Newell (2017), who has put up more boxes than anyone" cites in a paper that cites; "Nagoya (2010)", a film in italics
and the life members of a club, each with a year, cite nobody anywhere.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from evidencecheck.extract.likeness import UPPER
from evidencecheck.extract.names import Tongue
from evidencecheck.model.document import BlockKind
from evidencecheck.text.late import late

if TYPE_CHECKING:
    from evidencecheck.extract.prose import Prose
    from evidencecheck.model.document import Block

_YEAR_ALONE = late(r"\((?:1[5-9]|20)\d\d[a-z]?\)")
# What stands between two members of an enumeration: a comma or "and", then names, their titles and particles.
_NEXT = late(
    r"\s*(?:[,;]\s*)?(?:(?:and|und|et|y|e|i|en|och|og|ja|&|then|dann|puis|luego|poi|daarna)\s+)?"
    rf"(?:(?:[{UPPER}][\w.'’-]*|and|und|et|al\.|y|e|i|en|och|og|&|m\.fl\.|u\.\s?a\.|van|von|de|der|den|del|della|di|da|dos|du|la|le"
    r"|el|al|ten|ter|zu|af|again|wieder)[\s,]+)+"
)
_CITING_BEFORE = late(
    r"(?:according to|following|see(?: also)?|compare|cf\.|e\.g\.,?|nach|laut|vgl\.|siehe|selon|voir|según|véase"
    r"|secondo|vedi|volgens|zie|według|segundo|d['’]après)\s+$",
    re.IGNORECASE,
)
_LONGEST_STEP = 60
_SHORTEST_ROW = 3

_FAMILY = rf"(?:[OD]['’]|Mc|Mac|Fitz|D[eiu]|L[ae]|V[ao]n)?[{UPPER}][^\W\d_A-Z]+"
_ONE_NAME = late(
    rf"(?:(?:[{UPPER}]\.[\s-]?){{1,3}})?(?:(?:[Vv]an|[Vv]on|[Dd]e[rnl]?|[Dd]i|[Dd]a|[Dd]u|[Ll]a|[Ll]e|[Tt]e[rn]|af|zu)\s){{0,2}}"
    rf"({_FAMILY}(?:[-‐]{_FAMILY})?)(?:['’]s?)?"
)
# "all over Nagoya", "on Facebook": where somebody is, elsewhere in the text.
_WHERE = late(
    rf"\b(?:[Aa]t|[Oo]n|[Ii]n|[Nn]ear|[Oo]ver|[Vv]ia|à|en|em|te|na|w|på)\s([{UPPER}][\w-]+)(?!['’\w-]|\s[(\[]|\set\sal)"
)
# "held in Nagoya (2010)", but "as shown in Newell (2017)".
_PLACED = late(
    r"\b(?:at|in|near|from|à|en|em|aus|uit|te|i|på|från|fra|ved|w|vid|since|until|after|before)\s+$", re.IGNORECASE
)
_TOLD_IN = late(
    r"\b(?:shown|reported|described|discussed|cited|quoted|given|as|see|data|proposed|outlined|explained|argued|findings?"
    r"|results?|figures?|analysis|method|account|evidence|taken|comes?)\s+(?:in|from)\s+$",
    re.IGNORECASE,
)
# "the fair of Medina (2015)": events are named after places in every language.
_EVENT = late(
    r"\b(?:battle|siege|fair|festival|congress|council|conference|summit|synod|treaty|peace|earthquake|flood|eruption|wreck"
    r"|exhibition|feria|congreso|batalla|cumbre|tratado|concilio|exposición|terremoto|foire|bataille|congrès|sommet"
    r"|traité|fiera|battaglia|congresso|trattato|feira|batalha|slag|vrede|beurs|schlacht|messe|kongress|frieden)"
    r"\s+(?:of|de|di|do|da|d['’]|von|van|w|i|à)\s*$",
    re.IGNORECASE,
)
# German nouns have capitals, too. These words stand before names; before a noun stands its article.
_BEFORE_GERMAN = late(
    r"(?:\b(?:bei|von|nach|wie|laut|auch|und|oder|bereits|schon|siehe|vgl\.|durch|gegen|als|etwa|so|dass)|[.!?])\s+$",
    re.IGNORECASE,
)
_OF_ARTICLE = late(
    r"\b(?:the|an?|this|that|its|his|her|their|our|la|le|les|el|los|las|un[ae]?|il|lo|gli|het|een|den|det|ett?)\s+$",
    re.IGNORECASE,
)
# Italics and quotation marks, for titles; bold type is for anything.
_STYLED = late(r"(?<!\*)\*(?!\*)|(?<!_)_(?!_)|[“”\"«»]|</?(?:i|em|cite|q)\b", re.IGNORECASE)
_SMALL = late(r"(?<![\w'’-])[a-zà-öø-ÿąćęłńśźżčďěňřšťůžőű]{2,}(?![\w'’-])")
# A name with fewer plain words around it stands in a table, whatever the page calls it.
_FEWEST_WORDS = 4
_NEAR = 120


class Authors:
    """Tells which names before a bracket can be an author's, in a document that cites."""

    def __init__(self, prose: Prose, tongue: Tongue) -> None:
        """Of ``prose`` the words with a small letter are kept: what is one of them is no name."""
        self._prose = prose
        self._tongue = tongue

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_SMALL.findall(self._prose.text))

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(_WHERE.findall(self._prose.text))

    def is_title(self, bracket: int) -> bool:
        """Whether what ends before a bracket is set in italics or quotation marks, as the document has it."""
        document, end = self._prose.document, len(self._prose.text[max(0, bracket - _NEAR) : bracket].rstrip())
        begin = max(0, bracket - _NEAR) + end - 1
        return begin >= 0 and _STYLED.search(document.flow.span(begin, bracket + 1).of(document.text)) is not None

    def may_be(self, block: Block, start: int, bracket: int) -> bool:
        """Whether the name from ``start`` to a bracket can be an author's.

        It is one word, in no heading or cell, no word that the text has with a small letter, too, and no place where
        something happened.
        """
        text = self._prose.text
        written = text[start:bracket].rstrip()
        name = _ONE_NAME.fullmatch(written)
        if name is None or block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            return False
        before = text[max(block.span.start, start - _NEAR) : start]
        behind = text[bracket : min(block.span.end, bracket + _NEAR)]
        if len(_SMALL.findall(f"{before} {behind}")) < _FEWEST_WORDS or _OF_ARTICLE.search(before):
            return False
        if _EVENT.search(before) or (_PLACED.search(before) and not _TOLD_IN.search(before)):
            return False
        if self._tongue is Tongue.GERMAN and not _BEFORE_GERMAN.search(before):
            return False
        return name[1].lower() not in self._words and name[1] not in self._places


def in_row(bracket: re.Match[str], reports: re.Pattern[str]) -> bool:
    """Whether a bracket is one of three and more in a row, each with a year alone and names before it.

    A verb of citing (``reports``) behind the last, or "according to" before the first, makes authors of them.
    """
    return any(first <= bracket.start() < last for first, last in _rows(bracket.string, reports))


@lru_cache(maxsize=4)  # the brackets of a block are asked for one after another
def _rows(text: str, reports: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    rows: list[list[re.Match[str]]] = []
    for year in _YEAR_ALONE.finditer(text):
        step = text[rows[-1][-1].end() : year.start()] if rows else ""
        if rows and len(step) <= _LONGEST_STEP and _NEXT.fullmatch(step):
            rows[-1].append(year)
        else:
            rows.append([year])
    return tuple(
        (row[0].start(), row[-1].end())
        for row in rows
        if len(row) >= _SHORTEST_ROW and not reports.match(text, row[-1].end()) and not _led(text, row[0].start())
    )


def _led(text: str, at: int) -> bool:
    """Whether a word of citing stands before the name that ends at ``at``."""
    head = text[max(0, at - _NEAR) : at]
    name = re.search(rf"(?:[{UPPER}][\w.'’-]*[\s,]+)+$", head)
    return name is not None and _CITING_BEFORE.search(head[: name.start()]) is not None
