"""Where sentences end, with an eye for abbreviations, initials and figures. Markers are to be lifted out beforehand.

What was not read as a marker stays in the text: of a number that is glued to the stop of a word ("is rare.6,7 Others")
it is taken that a sentence ends behind it.
"""

from __future__ import annotations

import re

from evidencecheck.model.spans import Span

# Short forms whose stop ends no sentence.
_ABBREVIATIONS = frozenset(
    """al approx apr art assoc aug bd bros ca cap cf ch chap co col corp dec dept dr ed eds eg e.g esp est etc et
    feb fig figs gen gov hon ie i.e inc jan jr ltd mag mar max messrs min misc mr mrs ms mt nat no nos nov nr
    num oct op p pl pp pres prof pt rep rev sec sen sep sept sr st str subsp suppl tab tel trans univ v var vol
    vols vs bzw ca d.h evtl ggf hrsg s.a sog u.a usw vgl z.b z.t m m.e mme mlle p.ex env núm p.ej sra pág ecc
    sig ing bijv nl o.a enz itp np tzn tj ul r""".split()
)
_CLOSING = r"[\"”’»)\]]*"
_GLUED = (
    r"(?:(?<=[^\W\d_][.!?)\]”’\"])|(?<=[)\]”’\"%][.!?]))"
    r"\d{1,3}(?:[ \xa0]?[,–-][ \xa0]?\d{1,3}|[ \xa0]\d{1,3})*(?=\s+[\"“‘„«(\[]*[^\W\d_a-zß-ÿ])"
)
_UNITS = frozenset({"min", "sec"})  # behind a figure: "it was kept there for 90 min. Then"
_END = re.compile(rf"[.!?…]+{_CLOSING}(?:{_GLUED})?(?=\s+|$)")
_WORD = re.compile(r"(?:[^\W\d_]|\.(?=[^\W\d_]))+$")
_NAME = re.compile(r"[a-z]{1,4}[A-Z]")  # "mRNA", "iPhone": as good as a capital
_LONG = 1 + max(map(len, _ABBREVIATIONS))
_NEXT = re.compile(r"\s+[\"“‘«„(\[]*([^\W_])")
_SPACE = re.compile(r"\s*")


def sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences of one block of prose; together they cover all but the space between them."""
    spans: list[Span] = []
    start = _after_space(text, 0)
    for end in _END.finditer(text):
        following, after = _NEXT.match(text, end.end()), _after_space(text, end.end())
        if following is None and after < len(text):
            continue
        if following is not None and not _breaks(text, end, following.start(1)):
            continue
        if end.end() > start:
            spans.append(Span(start, end.end()))
            start = after
    if text[start:].strip():
        spans.append(Span(start, start + len(text[start:].rstrip())))
    return tuple(spans)


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _breaks(text: str, end: re.Match[str], following: int) -> bool:
    """Whether a stop ends a sentence where a letter or digit follows at ``following``."""
    if text[following].islower() and not _NAME.match(text, following):
        return False
    if end[0][0] != ".":
        return True
    stop = end.start()
    if not text[stop - 1 : stop].isalpha() or (stop > _LONG and text[stop - _LONG : stop].isalpha()):
        return True
    word = _WORD.search(text, max(0, stop - 20), stop)
    if word is None:
        return True
    plain, before = word[0].casefold(), text[max(0, word.start() - 2) : word.start()]
    if plain in _ABBREVIATIONS:
        return plain in _UNITS and before[:1].isdigit()
    # An initial: "J. Smith", but "vitamin C. The" ends here all the same where the word before is lower case.
    return not (
        len(plain) == 1
        and not before[-1:].isdigit()
        and word[0].isupper()
        and not re.search(r"[a-z]\s\w$", text[max(0, stop - 3) : stop])
    )
