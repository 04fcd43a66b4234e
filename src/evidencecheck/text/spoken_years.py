"""The years in which something is said to have happened: "in 2019", "since March 2014", "on 15 October 2018".

A year counts only where the words before it make it one, and nothing in the sentence looks ahead, tells of what the
author did, or says when something was read, issued or brought up to date. What is between quotation marks is a title or
someone else's words. English, and the commonest turns of German, Dutch, French, Spanish, Portuguese and Italian.
"""

from __future__ import annotations

from itertools import pairwise
from re import IGNORECASE

from evidencecheck.text.late import late

_NUMBER = r"(?:1[89]|20)\d\d"
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?|Mär[a-z]*|Mai|Juni|Juli|Okt[a-z]*|Dez[a-z]*"
    r"|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|décembre|enero|febrero|mayo|agosto|diciembre"
)
_SEASON = "spring|summer|autumn|fall|winter|beginning|start|middle|end|course"
_PART = rf"(?:the )?(?:early|late|mid|{_SEASON}|(?:first|second) half|(?:first|second|third|last) quarter|years?)"
_SINCE = "during|since|throughout|as of|as late as|im Jahre?|seit|depuis|desde|dal|sinds|en el año|no ano de"
_BEFORE = late(
    rf"\b(?:(?:{_SINCE}) (?:{_PART}(?: of|[ -])? ?)?|in {_PART}(?: of|[ -])? ?|(?:{_SEASON}) of )$", IGNORECASE
)
_IN = late(r"\b(?:in|en|em|nel) $", IGNORECASE)
_DATED = late(
    rf"(?:\b(?:{_MONTH})(?:,? |-)(?:(?:of|de|del) )?(?:\d{{1,2}}(?:st|nd|rd|th)?,? )?|\b\d{{1,2}}[/.]\d{{1,2}}[/.])$"
)
_FROM = late(
    rf"\b(?:from|between|de|entre|von|zwischen) (?:[\w-]+ ){{0,2}}{_NUMBER}(?: (?:to|and|until|à|y|a|bis|und) |[-–])"
    r"(?:[\w-]+ ){0,2}$",
    IGNORECASE,
)
_RANGE = late(rf"{_NUMBER} ?[-–/] ?$")
_YEAR = late(
    rf"(?:(?<![\w.,/$€£%#+-])(?<!\d[–-])|(?<=\d/)|(?<=[a-z]-)|(?<=\d[-–]))({_NUMBER})(?![\w%/]|[.,:]\d|-\d\d-)"
)


def _any(words: str) -> str:
    return "|".join(words.split())


# What may stand behind a year. Behind a number stand the things that are counted: "in 2000 patients".
_BEHIND = _any(
    """a after alone among an and as at because but by compared did due for found from had has have he in is it its no
    on only reported she showed some than that the there they to under until versus was were when where which while who
    with about almost approximately around each every half many most nearly over roughly y e et und en el la le les los
    las il lo i der die das den war waren wurde wurden hatte hatten o os het de van est était fue era foi un une"""
)
_AFTER = late(rf"\s*(?:$|[.,;:)\]!?…\"”’»–—-])|\s+(?:{_BEHIND})\b")
# Words of what is yet to come, may come, or was foretold; one of them is enough for every year of the sentence. A word
# that ends in "*" stands for all that begin so.
_AHEAD = """will would shall should could may might must can likely expect* project projects projected projecting
    projection* predict* forecast* foresee* foresaw foretold anticipat* estimat* extrapolat* scenario* simulat* model*
    plan plans planned planning target* goal* aim* intend* propos* future horizon pledg* commit* agenda schedul*
    wird werden soll sollen sollte sollten dürfte* voraussichtlich prognos* zou zal sera seront devrai* prévu* será
    serán serão debería* previst* sarà saranno dovrebbe* prevé*"""
# What the author did, and by what method, rule or tool of someone else's; and dates of versions and of reading.
_OWN = """we our ours us i my wir unser* nous notre nos nosotros nuestr* used using follow* adapted extend* apply
    applied applying modif* implement* criteria method* algorithm* protocol* guideline* questionnaire* instrument*
    scale software package databank dataset* collected recruited enroled enrolled interviewed searched screened
    extracted sampled conducted performed administered measured analysed analyzed calculated computed access accessed
    retrieved downloaded visited viewed consulted updat* upgrad* revis* version* releas* edition* reprint* republish*
    reissu* translat* website* webpage* http* www* abgerufen consulté* consulta*"""
_STUDIES = frozenset(
    "study paper review survey article report work trial thesis chapter analysis investigation".split()
)
_PAIRS = frozenset(
    tuple(pair.split())
    for pair in "going to,set to,according to,based on,carried out,data set,data sets,web page,web pages".split(",")
)
_DATABASES = frozenset({"database", "databases"})
_WHOLE = frozenset(word for word in (_AHEAD + " " + _OWN).split() if not word.endswith("*"))
_STEMS = tuple(word[:-1] for word in (_AHEAD + " " + _OWN).split() if word.endswith("*"))
_WORD = late(r"\w+")
_LED = 120  # characters before a year that can make it one
_QUOTED = late(r"[\"“„«‹][^\"“”„«»‹›]{3,200}[\"”“»›]")


def spoken_years(text: str) -> tuple[int, ...]:
    """The years, in order and each once, in which a claim says that something happened; none where it may mean else."""
    text = _QUOTED.sub(lambda quoted: "\u16a0" * len(quoted[0]), " ".join(text.split()))
    if not _YEAR.search(text) or _means_else(text):
        return ()
    found: list[int] = []
    for year in _YEAR.finditer(text):
        before = text[max(0, year.start() - _LED) : year.start()]
        range_ = _RANGE.search(before)
        led = before[: range_.start()] if range_ else before
        counted = _IN.search(led) and (range_ or _AFTER.match(text, year.end()))
        if counted or _BEFORE.search(led) or _DATED.search(before) or _FROM.search(before):
            found.append(int(year[0]))
    return tuple(dict.fromkeys(found))


def _means_else(text: str) -> bool:
    """Whether a sentence looks ahead, or tells of what the author did, used or read."""
    words = _WORD.findall(text.lower())
    if any(word in _WHOLE or word.startswith(_STEMS) for word in words):
        return True
    for word, following in pairwise([*words, ""]):
        if (word, following) in _PAIRS or (word in {"this", "present", "current"} and following in _STUDIES):
            return True
        if word in _DATABASES and not following.startswith(("cut", "lock")):
            return True
    return False
