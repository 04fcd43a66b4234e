"""Where in a periodical: year, volume, issue and pages together, as the styles write them; pages of a chapter.

Sources: NLM, "Citing Medicine" (``2011;62(5):541-4``, ``2011;62 Suppl 1:S5-9``); APA 7 (``, 62(5), 541–544``); Chicago
17, 14.164 (``62, no. 5 (2011): 541–44``); IEEE (``vol. 62, no. 5, pp. 541–544, May 2011``). All patterns read a shadow.
"""

from __future__ import annotations

import re

import attrs

from evidencecheck.model.numbers import PageRange
from evidencecheck.parse.dates import BOUNDED, MONTH, YEAR

_PAGE = r"[A-Za-z]{0,2}[0-9]{1,8}[A-Za-z]?(?:\.e?[0-9]{1,3})?"
PAGES = rf"(?P<page>{_PAGE}(?:\s?-{{1,3}}\s?{_PAGE})?)(?![0-9A-Za-z]|-[0-9])"
_PP = r"(?:(?:pp?|pgs?|pages?|Seiten?|S|paginas?)\b\.?\s?)"
_VOLUME = (
    r"(?<![0-9A-Za-z])(?<![0-9]\.)(?:[A-H](?=[0-9]))?"  # "Phys. Rev. D94": the letter is the journal's
    r"(?P<volume>[A-Z]{0,2}[0-9]{1,4}[A-Z]?(?:\s?[-/]\s?[0-9]{1,4})?|[IVXLC]{1,7})(?![0-9A-Za-z])"
)
_ISSUE = r"(?!(?:1[89]|20)[0-9]{2}\b)[A-Za-z]{0,2}[0-9]{1,4}[A-Za-z]?(?:\s?[-/]\s?[0-9]{1,4})?"
_PART = r"(?:[Ss]uppl(?:ement|\.)?|SUPPL|[Pp]t\.?|[Pp]art|Spec(?:ial)?(?: No| Issue)?\.?|[Ss]1?)"
_PART_NUMBER = rf"{_PART}(?: ?[0-9A-Z]{{1,3}})?"
_BRACKET = rf"\((?:[Nn]o\.? ?)?(?P<issue>{_ISSUE}(?:[ ,]{{1,2}}{_PART_NUMBER})?|{_PART_NUMBER})\)"
_SUPPLEMENT = r"(?P<supplement>[Ss]uppl(?:ement|\.)? ?[0-9A-Z]{0,3}|(?:Pt|Spec No)\.? ?[0-9]{0,3})"
_VOL = r"(?:[Vv]ol(?:ume)?s?|Bd|Band|[Tt]ome?|[Tt]omo)\b\.? ?"
_NO = r"(?:[Nn]os?|[Nn]r|[Ii]ssue|[Ii]ss|[Nn]um(?:ber|ero)?|[Hh](?:eft)?|fasc|n)\b[.o]?\s?"
_ARTICLE = r"(?:[Aa]rt(?:icle)?\b\.?(?: [Nn](?:o|umber)\b\.?)?:? )"
_NUMBER = rf"(?:,? {_NO}(?P<number>{_ISSUE})|\s?{_BRACKET})"
_EARLY = rf"(?:,? \(?(?P<early>{BOUNDED})\)?)?"
_TO_PAGE = rf"\s?(?:[:,]\s?(?:{_PP}|{_ARTICLE})?|\s{_PP})"

_DAYS = r"(?: [0-9]{1,2}(?:-[0-9]{1,2})?)?"
_YEAR_FIRST = rf"\b{YEAR}[a-z]?(?![a-z0-9])(?:,? [A-Z][a-z]{{2,9}}\.?(?:[-/][A-Z][a-z]{{2,9}}\.?)?{_DAYS})?"
_MONTH_BEFORE = re.compile(rf"(?:\b[0-9]{{1,2}}\.? )?\b{MONTH},? $")

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 2011;62(5):541-4 · 2011 May 3;62 Suppl 1:S5-9 · 2009;104(3):e12
        rf"(?P<date>{_YEAR_FIRST})\s?[;,:]\s?{_VOLUME}\s?(?:{_BRACKET}|{_SUPPLEMENT})?{_TO_PAGE}{PAGES}",
        rf"(?P<date>{_YEAR_FIRST});\s?{_VOLUME}\s?(?:{_BRACKET}|{_SUPPLEMENT})(?=\s?(?:[.,;:]|$))",
        rf"(?P<date>{_YEAR_FIRST});\s?{_BRACKET}\s?:\s?{PAGES}",
        # 2016. 315(4): p. 388-406
        rf"(?P<date>{_YEAR_FIRST})\.\s{_VOLUME}\s?{_BRACKET}\s?:\s?{_PP}?{PAGES}",
        # 62, no. 5 (2011): 541-44 · 62 (2011), 541-544 · 62 (5) (2011) 541-544
        rf"{_VOLUME}{_NUMBER}?\s?\((?P<date>{BOUNDED})\)\s?(?P<colon>:)?,?\s?{_PP}?{PAGES}(?!,\s?[0-9])",
        # 36, 5 (2009), pp. 58-71 · 13.2 (1989): 287-292 · 69, 1963, 75-86
        rf"{_VOLUME}(?:, ?|\.)(?P<number>{_ISSUE}) \((?P<date>{BOUNDED})\)\s?[:,]\s?{_PP}?{PAGES}",
        rf"(?<=, ){_VOLUME}, (?P<date>{BOUNDED}), {_PP}?{PAGES}(?=\s?[.;]|\s?$)",
        # vol. 62, no. 5, pp. 541-544, May 2011 · vol. 62, no. 5, 2011, pp. 541-44
        rf"{_VOL}{_VOLUME}{_NUMBER}?{_EARLY}[,:]\s?{_ARTICLE}?{_PP}?{PAGES}(?:,? \(?(?P<date>{BOUNDED})\)?)?",
        rf"{_VOL}{_VOLUME}(?:,? {_NO}(?P<number>{_ISSUE}))(?:,? \(?(?P<date>{BOUNDED})\)?)?",
        # 62, 541 (2011) · 62:541-544 (2011) · 8:12-20, 1994
        rf"{_VOLUME}\s?(?:{_BRACKET})?\s?[:,]\s?{_PP}?{PAGES},? \(?(?P<date>{BOUNDED})\)?(?=[.,;]|\s|$)",
        # , 62(5), 541-544 · 14 (2): 87-90 · , 62, 541-544 · 14: 87-90
        rf"{_VOLUME}\s?(?:{_BRACKET}|,? {_NO}(?P<number>{_ISSUE}))\s?[:,]\s?(?:{_PP}|{_ARTICLE})?{PAGES}",
        rf"(?<=[,\w] ){_VOLUME}\s?:\s?{_PP}?{PAGES}",
        rf"(?<=, ){_VOLUME},\s(?:{_PP}|{_ARTICLE})?{PAGES}(?=\s?[.,;]|\s?$)",
        rf"(?<=, ){_VOLUME}\s?{_BRACKET}(?=\s?[.,;]|\s?$)",
    )
)
_CHAPTER_PAGES = re.compile(rf"[(\[,.;:]?\s*\b{_PP}{PAGES}(?!\s?(?:,\s?[0-9]|ss|ff?\b))")
_YEARS = re.compile(r"(?:1[89]|20)[0-9]{2}")


@attrs.frozen
class Locator:
    """Where in the text the locator stands, and within it, each part that is there (start, end)."""

    start: int
    end: int
    parts: dict[str, tuple[int, int]]


def read_locator(shade: str, at: int) -> Locator | None:
    """The locator of an article in ``shade`` behind ``at``: of all that fit the fullest, then the latest."""
    best: tuple[tuple[int, int, int], Locator] | None = None
    for rank, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(shade, at):
            parts = {_NAMES.get(k, k): match.span(k) for k, v in match.groupdict().items() if v}
            if parts.pop("colon", None) and "-" not in shade[slice(*parts["page"])]:
                del parts["page"]  # Chicago's notes give the page that is meant, not the article's pages
            if not _sane(shade, parts):
                continue
            key = (len(parts), match.start(), -rank)
            if best is None or key > best[0]:
                best = key, Locator(match.start(), match.end(), parts)
    if best is None:
        return None
    locator = best[1]
    if locator.parts.get("date", (0, 0))[0] == locator.start:  # "May 2011;62:541"
        window = max(at, locator.start - 30)
        if month := _MONTH_BEFORE.search(shade, window, locator.start):
            parts = {**locator.parts, "date": (month.start(), locator.parts["date"][1])}
            return Locator(month.start(), locator.end, parts)
    return locator


_NAMES = {"number": "issue", "supplement": "issue", "early": "date"}


def read_pages(shade: str, at: int, end: int) -> tuple[int, int, int, int] | None:
    """``pp. 134–156`` in ``shade[at:end]``: where the phrase stands and where the pages in it; not ``320 pp.``."""
    match = _CHAPTER_PAGES.search(shade, at, end)
    return (*match.span(), *match.span("page")) if match else None


def page_range(text: str) -> PageRange | None:
    """``text`` as pages, None where the last is before the first, which only a misreading makes."""
    pages = PageRange.parse("".join(text.split()))
    first, last = re.search(r"[0-9]+", pages.first), re.search(r"[0-9]+", pages.last)
    if first and last and int(last[0]) < int(first[0]) and "." not in text:
        return None
    return pages


def _sane(shade: str, parts: dict[str, tuple[int, int]]) -> bool:
    """No year for a volume unless the year stands beside it, no year for a page, no pages that run backwards."""
    page, volume = (shade[slice(*parts[name])] if name in parts else "" for name in ("page", "volume"))
    if _YEARS.fullmatch(page) and "date" not in parts:
        return False
    if (double := re.fullmatch(r"([0-9]+)\s?[-/]\s?([0-9]+)", volume)) and not int(double[1]) < int(double[2]) <= int(
        double[1]
    ) + 3:
        return False
    if _YEARS.fullmatch(volume) and "date" not in parts:
        return "issue" in parts and "page" in parts
    return not page or page_range(page) is not None
