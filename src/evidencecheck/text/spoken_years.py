"""The years in which something is said to have happened: "in 2019", "since March 2014", "on 15 October 2018".

A year counts only where the words before it make it one, and nothing in the sentence looks ahead, tells of what the
author did, or says when something was read, issued or brought up to date. What is between quotation marks is a title or
someone else's words. English, and the commonest turns of German, Dutch, French, Spanish, Portuguese and Italian.
"""

from __future__ import annotations

import re

_NUMBER = r"(?:1[89]|20)\d\d"
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?|Mär[a-z]*|Mai|Juni|Juli|Okt[a-z]*|Dez[a-z]*"
    r"|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|décembre|enero|febrero|mayo|agosto|diciembre"
)
_SEASON = "spring|summer|autumn|fall|winter|beginning|start|middle|end|course"
_PART = rf"(?:the )?(?:early|late|mid|{_SEASON}|(?:first|second) half|(?:first|second|third|last) quarter|years?)"
_SINCE = "during|since|throughout|as of|as late as|im Jahre?|seit|depuis|desde|dal|sinds|en el año|no ano de"
_BEFORE = re.compile(
    rf"\b(?:(?:{_SINCE}) (?:{_PART}(?: of|[ -])? ?)?|in {_PART}(?: of|[ -])? ?|(?:{_SEASON}) of )$", re.IGNORECASE
)
_IN = re.compile(r"\b(?:in|en|em|nel) $", re.IGNORECASE)
_DATED = re.compile(
    rf"(?:\b(?:{_MONTH})(?:,? |-)(?:(?:of|de|del) )?(?:\d{{1,2}}(?:st|nd|rd|th)?,? )?|\b\d{{1,2}}[/.]\d{{1,2}}[/.])$"
)
_FROM = re.compile(
    rf"\b(?:from|between|de|entre|von|zwischen) (?:[\w-]+ ){{0,2}}{_NUMBER}(?: (?:to|and|until|à|y|a|bis|und) |[-–])"
    r"(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"{_NUMBER} ?[-–/] ?$")
_YEAR = re.compile(
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
_AFTER = re.compile(rf"\s*(?:$|[.,;:)\]!?…\"”’»–—-])|\s+(?:{_BEHIND})\b")
# Words of what is yet to come, may come, or was foretold; one of them is enough for every year of the sentence.
_FORETOLD = _any(
    r"""will would shall should could may might must can likely expect\w* project(?:ed|ions?|s|ing) predict\w*
    forecast\w* foresee\w* foresaw foretold anticipat\w* estimat\w+ extrapolat\w* scenarios? simulat\w*
    model(?:l?ed|l?ing) plan
    plans planned planning target\w* goals? aim\w* intend\w* propos\w* future horizon pledg\w* commit\w* agenda
    schedul\w* wird werden soll(?:en|te|ten)? dürfte\w* voraussichtlich prognos\w* zou zal sera seront devrai\w+
    prévu\w* será serán serão debería\w* previst\w* sarà saranno dovrebbe\w* prevé\w*"""
)
_AHEAD = re.compile(rf"\b(?:{_FORETOLD}|going to|set to|due to be)\b", re.IGNORECASE)
# What the author did, and by what method, rule or tool of someone else's; and dates of versions and of reading.
_STUDIES = _any("study paper review survey article report work trial thesis chapter analysis investigation")
_DONE = _any(
    r"""we our ours us I my wir unser\w* nous notre nos nosotros nuestr\w+ us(?:ed|ing) follow(?:ed|ing) adapted
    extend(?:s|ed|ing)? appl(?:y|ied|ying) modif\w+ implement\w* criteria method\w* algorithm\w* protocol\w* guidelines?
    questionnaire\w* instrument\w* scale software package databases?(?!\s(?:cut|lock)) databank datasets? collected
    recruited enrol+ed interviewed searched screened extracted sampled conducted performed administered measured
    analy[sz]ed calculated computed access(?:ed)? retrieved downloaded visited viewed consulted updat\w* upgrad\w*
    revis\w* version\w* releas\w* edition\w* reprint\w* republish\w* re-?issu\w* translat\w* websites? webpages? http\S*
    www\S* abgerufen consult[ée]\w*"""
)
_OWN = re.compile(
    rf"\b(?:{_DONE}|(?:this|present|current) (?:{_STUDIES})|according to|based on|carried out|data sets?|web pages?)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„«‹][^\"“”„«»‹›]{3,200}[\"”“»›]")


def spoken_years(text: str) -> tuple[int, ...]:
    """The years, in order and each once, in which a claim says that something happened; none where it may mean else."""
    text = _QUOTED.sub(lambda quoted: "\u16a0" * len(quoted[0]), " ".join(text.split()))
    if not _YEAR.search(text) or _AHEAD.search(text) or _OWN.search(text):
        return ()
    found: list[int] = []
    for year in _YEAR.finditer(text):
        before = text[: year.start()]
        range_ = _RANGE.search(before)
        led = before[: range_.start()] if range_ else before
        counted = _IN.search(led) and (range_ or _AFTER.match(text, year.end()))
        if counted or _BEFORE.search(led) or _DATED.search(before) or _FROM.search(before):
            found.append(int(year[0]))
    return tuple(dict.fromkeys(found))
