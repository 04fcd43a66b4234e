"""Dates as references print them: "2009a", "2011 May 3", "May 2011", "3. März 2020", "in press", "n.d."."""

from __future__ import annotations

import re

from evidencecheck.model.dates import PartialDate

# English, German, French, Spanish, Italian, Dutch, Portuguese; accents off, as in the shadow.
_MONTHS = (
    "january januar janner janvier enero gennaio januari janeiro janv jan ene gen",
    "february februar fevrier febrero febbraio februari fevereiro febbr febr fevr feb fev",
    "march maerz marzo maart marco marz mars mar mrt",
    "april aprile avril abril apr avr abr",
    "mayo maggio maio magg may mai mei mag",
    "june juni juin junio giugno junho giu jun",
    "july juli juillet julio luglio julho juil jul lug",
    "augustus august aout agosto aug ago",
    "september septembre septiembre settembre setembro sept sep sett set",
    "october oktober octobre octubre ottobre outubro oct okt ott",
    "november novembre noviembre novembro nov",
    "december dezember decembre diciembre dicembre dezembro dec dez dic",
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMES = "|".join(sorted(_NUMBER, key=len, reverse=True))

YEAR = r"(?:1[5-9][0-9]{2}|20[0-9]{2})"
MONTH = (
    rf"(?i:{_NAMES}|spring|summer|fall|autumn|winter|printemps|ete|automne|hiver|fruhjahr|sommer|herbst)\b\.?"
    r"(?:\s?[-/]\s?[A-Za-z]{3,10}\b\.?)?"
)
_DAYS = r"(?: [0-9]{1,2}(?:-[0-9]{1,2})?(?![0-9:]))?"
DATE = (
    rf"(?:(?:[0-9]{{1,2}}\.?(?:st|nd|rd|th)? (?:de )?)?{MONTH}(?: de)?{_DAYS},? {YEAR}[a-z]?(?![a-z0-9])"
    rf"|{YEAR}-(?:0[1-9]|1[0-2])-[0-3][0-9]|{YEAR}[a-z]?(?![a-z0-9])(?:,? {MONTH}{_DAYS})?)"
)
"""A date in running text, to be embedded in a pattern over a shadow. Large: where brackets or stops already bound the
date, patterns take `BOUNDED` instead, for the time that compiling costs."""
_WORD = r"[A-Z][a-z]{2,9}\.?(?:[-/][A-Z][a-z]{2,9}\.?)?"
_BEFORE = rf"(?:[0-9]{{1,2}}\.? )?(?:{_WORD}(?: [0-9]{{1,2}})?,? )?"
BOUNDED = rf"(?:{_BEFORE}{YEAR}[a-z]?(?![a-z0-9])(?:,? {_WORD}{_DAYS})?|{YEAR}-[01][0-9]-[0-3][0-9])"
"""The shape of a date, whatever its month is called."""
STATUS = (
    r"(?i:n\. ?d\.?|s\. ?a\.|o\. ?J\.|no date|in press|forthcoming|im Druck|im Erscheinen|sous presse|en prensa|"
    r"in stampa|in druk)"
)

_PARTS = re.compile(rf"(?P<iso>{YEAR}-[0-9]{{2}}-[0-9]{{2}})|(?P<year>{YEAR})(?P<suffix>[a-z]?)(?![a-z0-9])")
_STATUSES = (("in press", r"press|druck|erscheinen|presse|prensa|stampa|druk"), ("forthcoming", "forthcoming"))


def read(text: str) -> PartialDate | None:
    """``text`` (a shadow) as a date, None where it is no single date. Of two months or days the first counts."""
    if re.fullmatch(STATUS, text.strip()):
        status = next((name for name, words in _STATUSES if re.search(words, text, re.IGNORECASE)), "n.d.")
        return PartialDate(status=status)
    years = list(_PARTS.finditer(text))
    if len(years) != 1:
        return None
    year = years[0]
    if year["iso"]:
        numbers = [int(part) for part in year["iso"].split("-")]
        return PartialDate(numbers[0], *_day(numbers[1], numbers[2]))
    rest = text[: year.start()] + " " + text[year.end() :]
    month = next((word for word in re.findall(r"[a-z]+", rest.lower()) if word in _NUMBER), None)
    day = re.search(r"\b([0-9]{1,2})(?:st|nd|rd|th)?\b", rest) if month else None
    return PartialDate(
        int(year["year"]),
        *_day(_NUMBER[month] if month else None, int(day[1]) if day else None),
        year["suffix"],
    )


def _day(month: int | None, day: int | None) -> tuple[int | None, int | None]:
    if month is None or not 1 <= month <= 12:
        return None, None
    return month, day if day is not None and 1 <= day <= 31 else None
