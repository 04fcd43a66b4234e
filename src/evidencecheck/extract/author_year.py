"""Citations by author and year, in brackets and in running text.

The grammar is that of APA 7 (section 8), Chicago 17 (15.21-15.31) and Harvard, and of what people make of them: several
works parted by commas, several years of one author, locators, "see" and "cf.", organisations, "et al." in several
languages. What stands in brackets must be names and years and little else; whether a weak one is a citation is left to
whoever knows the entries, through `Surety`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from evidencecheck.extract import mentions, names
from evidencecheck.extract.common_words import NO_NAMES
from evidencecheck.model.citation import CitationStyle, Cited, Marker, Surety
from evidencecheck.model.document import BlockKind
from evidencecheck.text.late import late
from evidencecheck.text.undated import NO_DATE, TO_COME

if TYPE_CHECKING:
    from evidencecheck.extract.prose import Prose
    from evidencecheck.model.document import Block

_STATUS = rf"n\.\s?d\.?(?:-?[a-z]\b)?|{NO_DATE}|{TO_COME}"
_OLDEST = "1900"
_ONE_YEAR = r"(?:1[5-9]|20)\d\d(?:[a-z](?![a-z]))?"
YEAR = late(
    rf"(?<![\w.,–/-])(?:\[{_ONE_YEAR}\]\s{_ONE_YEAR}|\[?{_ONE_YEAR}\]?(?:\s?/\s?{_ONE_YEAR}|\s\[{_ONE_YEAR}\])?"
    rf"|(?:{_STATUS}))(?!\s?[/]\s?\d|[\d\w])"
)
_BARE_YEAR = late(rf"(?<=[\w,.]\s){_ONE_YEAR}(?![\w–-])")
_MORE_YEARS = late(
    rf"(?:\s*[,;]\s*(?:(?:and|&|und|et|y|e|i|en)\s+)?|\s+(?:and|&|und|et|y|e|i|en)\s+)(?:{_ONE_YEAR}|{_STATUS})(?![\d\w])"
    r"|\s*,\s*[a-z](?=\s*(?:[,;)\]]|$))"
)
_BRACKETED = late(r"\((?:[^()\[\]]|\[[^()\[\]]*\]|\([^()\[\]]*\))*\)|\[(?:[^()\[\]]|\([^()\[\]]*\))*\]")
# "1766–1801": somebody's life, or a season.
_SPAN_OF_YEARS = late(r"\s?[–-]\s?\d{2,4}\b")
_PAGES = r"\d+(?:\s*[–-]\s*\d+)?(?:\s*ff?\b\.?)?"
_LOCATOR = late(
    r"\s*(?:[,:]\s*)?(?:pp?|pg|S|ss?|str|págs?|blz|Bd|Band|[Vv]ol|t|chap|ch|sec|paras?|[Cc]ap|[Kk]ap|art|[Aa]bb|[Tt]ab|[Ff]ig"
    rf"|[Tt]able|[Ff]igure|[Cc]hapter|§|ff?)(?:\.\s*|\s+|(?=\d))(?:{_PAGES}|[ivxlcIVXLC]+\b|[A-Z]\b)(?:,\s*{_PAGES})*"
    rf"|\s*[:,]\s*{_PAGES}(?!\d)"
)
_SECONDARY = late(
    r"[,;]?\s*(?:as )?(?:cited|quoted|discussed|reported|referenced) (?:in|by)\s+|,?\s*zit(?:iert"
    r"|\.)? (?:nach|in|n\.)\s+"
    r"|,?\s*cit[ée]e? (?:par|dans|in)\s+|,?\s*citado (?:en|por|em)\s+|,?\s*apud\s+|,?\s*cit(?:ato|\.)? (?:in|da)\s+"
    r"|,?\s*geciteerd in\s+|,?\s*(?:cyt\. za|za:?)\s+",
    re.IGNORECASE,
)
# One character parts two works: "Reuter, 2014; Moss, 2000", "Reuter, 2014 / Moss, 2000". "1905 / 1977" are two years.
_PARTED = late(r";|(?<=\d\s)/(?=\s[^\W\d])|(?<=\d[a-z]\s)/(?=\s[^\W\d])")
_PERSONAL = late(
    r"pers(?:onal|\.)? (?:comm|conv|corr|interview|email)|interview(?:ed)? with|persönliche|comunicación personal"
    r"|communication personnelle|comunicazione personale|comunicação pessoal|persoonlijke communicatie",
    re.IGNORECASE,
)
_REPORTS = late(
    r"\s*,?\s*(?:also |later |first |recently |famously |themselves? |in \w+ |and colleagues )?(?:found"
    r"|finds?|argue[sd]?|show(?:s|ed|n)?"
    r"|report(?:s|ed)?|suggest(?:s|ed)?|note[sd]?|describe[sd]?|propose[sd]?|conclude[sd]?|estimate[sd]?"
    r"|demonstrate[sd]?|observe[sd]?"
    r"|claim(?:s|ed)?|wr(?:o|i)tes?|write|state[sd]?|call(?:s|ed)?|define[sd]?|identif(?:y|ies|ied)"
    r"|examine[sd]?|stud(?:y|ies|ied)"
    r"|review(?:s|ed)?|measure[sd]?|compare[sd]?|test(?:s|ed)?|survey(?:s|ed)?|point(?:s|ed)? out"
    r"|discuss(?:es|ed)?|warn(?:s|ed)?"
    r"|develop(?:s|ed)?|introduce[sd]?|followed|interviewed|analy[sz]e[sd]?|documented|recorded|calculated"
    r"|explains?|explained"
    r"|maintains?|maintained|insists?|insisted|attributes?|attributed|traces?|traced|recommend(?:s|ed)?"
    r"|investigat(?:es|ed)|would \w|ville \w"
    r"|ha[sd] (?:long |also |since |already |recently )?(?:been \w+ing\b|\w+ed\b|shown\b|written\b)"
    r"|zeig(?:t|te|en|ten)|fand(?:en)?|beschreib(?:t|en)|argumentier|berichte|montre|ont montré|a montré"
    r"|décri|encontr|muestra|mostr"
    r"|describ|señala|ha mostrato|sostiene|descrive|toonde|vond|beschrijft|stelt|wykaza|opisuj|twierdz|pokaza)",
    re.IGNORECASE,
)
# Any other verb in the third person or the past: "Louv (2005) worried that"; strong ones behind one word only,
# for a film makes people think, too: "Long Way Home (1998) made".
_VERB = late(r"\s+[a-z]{3,}(?:ed|s)\b,?\s+(?!of\b)\w")
_STRONG_VERB = late(
    r"\s+(?:made|took|gave|held|saw|drew|put|built|thought|says?|said|told|taught|brought|led|spoke|began|kept|meant)\b"
)
# A capitalised word in mid-sentence right before the bracket; a few words in quotation marks.
_BEHIND_TITLE = late(r"[^\s.!?:]\s+([A-ZÀ-Þ][^\W\d_]*[a-zà-ÿ][^\W\d_]*)[!?]?\s$")
_BEHIND_QUOTED = late(r"(?:^|[\s(])[“\"„«‘'‚]\s?([A-ZÀ-Þ0-9¿¡][^“”\"„«»‘.;:]{0,40})[”\"“»’'‘]\s$")
_JOINED = late(r"\d[a-z]?\)\s*(?:,|and|und|et|y|e|i|en|och|og|&)\s+$")
_VERB_OF_CITING = late(rf"{_REPORTS.pattern}|(?-i:{_VERB.pattern})", re.IGNORECASE)
_WORDS = late(r"(?<!\w)[^\W\d_]{2,}")
_STOP = late(r"[.!?…:]\s+|[\r\n]|\([^()]*\d{4}[^()]*\)")
# From so many words on, what stands before a bracket is a clause.
_CLAUSE = 4
_DIGIT = late(r"\d")
_SENTENCE_END = late(r"[.!?…](?:\s|$)")
_ARTICLE = late(
    r"\s*(?:the|an?|this|that|his|her|its|our|their|one|two|three|d(?:er|ie|as)|l[aeo]s?|el|un[ae]?|il|het|de|een)\b",
    re.IGNORECASE,
)
# How far back a sentence is looked at.
_SENTENCE = 400
# What follows a bracket that closes a clause.
_CLOSED = late(r"\s*(?:[.,;:)!?…–—]|$|(?:and|but|or|und|aber|et|mais|y|pero|e|ma|en|maar|i|ale|och|men|og)\b)")
# "p. 14" in brackets: whatever stands before it has pages.
_PAGED = late(r"\s*[,:]?\s*(?:pp?|S|págs?|blz|str|sid)\.?\s?\d")
# "R (A) v Secretary of State [2009] EWCA Civ 225", "Donoghue v Stevenson [1932] AC 562": cases.
_LAW_REPORT = late(r"\s*(?:\d{1,2}\s)?[A-Z][A-Za-z]{1,5}\b(?:\s[A-Z][a-z]{1,6})?\s\d")
_ACCORDING = late(
    r"(?:according to|following|see|by|par|door|laut|nach|selon|según|secondo|volgens|według|segundo|d['’]après)\s+$",
    re.IGNORECASE,
)


@attrs.frozen
class _Work:
    """A work found in brackets: its place there, and one `Cited` a year."""

    start: int
    end: int
    cited: tuple[Cited, ...]
    surety: Surety


def markers(prose: Prose) -> Iterator[Marker]:
    """All citations by author and year in the prose."""
    house: tuple[names.Tongue, mentions.Authors] | None = None
    for block in prose:
        if block.kind is BlockKind.RULE:
            continue
        text = block.span.of(prose.text)
        yield from _bare(prose, text, block.span.start)
        for match in _BRACKETED.finditer(text):
            if not YEAR.search(match[0]) or _PERSONAL.search(match[0]):
                continue
            if house is None:  # most documents need neither
                tongue = names.tongue(prose.text)
                house = tongue, mentions.Authors(prose, tongue)
            found = tuple(_narrative(text, match, house[0])) or tuple(_parenthetical(match))
            for work in found:
                yield _marker(prose, block, match, work, house[1])


def _marker(prose: Prose, block: Block, match: re.Match[str], work: _Work, authors: mentions.Authors) -> Marker:
    """The marker of one work in or before the bracket ``match`` of a block."""
    base = block.span.start
    span = prose.document.flow.span(base + work.start, base + work.end)
    before = match.string[max(0, match.start() - _SENTENCE) : match.start()]
    inside = work.start >= match.start()
    listed = not inside and mentions.in_row(match, _VERB_OF_CITING)
    surety = work.surety
    if not inside and surety is not Surety.CERTAIN:
        plain = surety is not Surety.IF_CITING or authors.may_be(block, base + work.start, base + match.start())
        no_author = listed or not plain or authors.is_title(base + match.start())
        surety = Surety.IF_ANSWERED if no_author else surety
    return Marker(
        span,
        span.of(prose.document.text),
        CitationStyle.AUTHOR_YEAR,
        works=work.cited,
        surety=surety,
        credits=inside and _is_title(before[-60:]),
        listed=listed,
        led=_is_led(_STOP.split(before)[-1], match),
        closes=_CLOSED.match(match.string, match.end()) is not None,
    )


def _is_led(lead: str, bracket: re.Match[str]) -> bool:
    """Whether words of a clause stand before a bracket: "Fewer came (…).", but not "Loc 11 (…)" or "the window (…).".

    The name of a thing, behind which its maker stands, is short; two or three words that end a sentence in a small
    letter may be a clause.
    """
    words = _WORDS.findall(lead)
    if len(words) >= _CLAUSE:
        return True
    ends = _SENTENCE_END.match(bracket.string, bracket.end())
    named = _ARTICLE.match(lead) or _DIGIT.search(lead)
    return bool(len(words) > 1 and ends and words[-1].islower() and not named)


def _is_title(before: str) -> bool:
    """Whether a title stands right before a bracket: a name, or a short quotation most of whose words are capitals'."""
    titled = _BEHIND_TITLE.search(before)
    titled = titled if titled and titled[1].casefold() not in NO_NAMES else None
    quoted = _BEHIND_QUOTED.search(before)
    words = [word for word in quoted[1].split() if len(word) > 3] if quoted else []
    capitals = sum(word[0].isupper() for word in words)
    return bool(titled or (quoted and (len(words) < 3 or capitals * 2 > len(words))))


def _bare(prose: Prose, text: str, base: int) -> Iterator[Marker]:
    """Names and a year in running text with no bracket, for an entry to answer: "Compare Scott 1998, 24"."""
    if not _BARE_YEAR.search(text):
        return
    outside = _BRACKETED.sub(lambda match: " " * len(match[0]), text)
    for year in _BARE_YEAR.finditer(outside):
        read = names.read_before(outside, len(outside[: year.start()].rstrip(" ,")))
        if read is None or read.others or re.search(r"\d", read.written):
            continue
        locator = _LOCATOR.match(text, year.end())
        span = prose.document.flow.span(base + read.start, base + (locator.end() if locator else year.end()))
        cited = (Cited(read.names, year[0], read.others, read.written),)
        written = span.of(prose.document.text)
        yield Marker(span, written, CitationStyle.AUTHOR_YEAR, works=cited, surety=Surety.IF_EXACT)


def _parenthetical(match: re.Match[str]) -> Iterator[_Work]:
    """The works of "(A & B, 2020a, 2020b; C, 2018, p. 12)"; none where it holds anything but works."""
    inner, base = match[0][1:-1], match.start() + 1
    secondary = _SECONDARY.search(inner)
    if secondary and YEAR.search(inner, 0, secondary.start()):
        # "Lamb, 1989, cited in Ghoshal, 2015": only the second is a source of this text.
        base, inner = base + secondary.end(), inner[secondary.end() :]
    else:
        secondary = None
    works: list[_Work] = []
    at = 0
    for segment in _segments(inner):
        found = _segment(segment)
        if found is None:
            return
        works += [attrs.evolve(w, start=w.start + base + at, end=w.end + base + at) for w in found]
        at += len(segment) + 1
    if len(works) == 1 and not secondary:
        yield attrs.evolve(works[0], start=match.start(), end=match.end())
    else:
        best = max((work.surety for work in works), default=Surety.IF_ANSWERED)
        for work in works:
            # A weak one among sure ones is as sure as they are: "(Lave, 1988; Sánchez Gómez, 2008)".
            yield attrs.evolve(work, surety=best)


def _segments(inner: str) -> list[str]:
    """What stands between semicolons, or slashes behind a year.

    A part without a year is an author of the next work ("SILVA; MOURA, 2012").
    """
    pieces: list[str] = []
    for piece in _PARTED.split(inner):
        if pieces and not YEAR.search(pieces[-1]) and re.fullmatch(r"\s*[^\W\d_][\w'’.; -]*\s*", pieces[-1]):
            pieces[-1] += f";{piece}"
        else:
            pieces.append(piece)
    return pieces


def _segment(segment: str) -> list[_Work] | None:
    """The works between two semicolons; None where they are no works, empty for a bare remark."""
    works: list[_Work] = []
    at = 0
    while True:
        year = YEAR.search(segment, at)
        if year is None:
            break
        if _SPAN_OF_YEARS.match(segment, year.end()):
            return None
        end, years = _years(segment, year)
        locator = _LOCATOR.match(segment, at) if works else None
        begin = locator.end() if locator and locator.end() <= year.start() else at
        named = segment[begin : year.start()]
        read = names.read(named) or (names.read_phrase(named) if not works else None)
        if read is None:
            if not works:
                return None
            break
        cited = tuple(Cited(read.names, one, read.others, read.written) for one in years)
        surety = _surety(read, named[read.start :], years[0])
        works.append(_Work(begin + read.start, end, cited, surety))
        at = end
    if not works:
        # "see also the appendix": a remark between works, no reason to doubt them.
        return [] if not re.search(r"\d", segment) else None
    rest = segment[works[-1].end :]
    locator = _LOCATOR.match(rest)
    if locator:
        surety = works[-1].surety
        surety = max(surety, Surety.IF_CITING) if _PAGED.match(rest) else surety
        works[-1] = attrs.evolve(works[-1], end=works[-1].end + locator.end(), surety=surety)
        rest = rest[locator.end() :]
    # A few words may follow ("emphasis added"); a sentence means that this is no citation.
    if len(rest.split()) > 8:
        return None
    if rest.strip(" ,.") and len(works) == 1:
        works[0] = attrs.evolve(works[0], surety=min(works[0].surety, Surety.IF_ANSWERED))
    return works


def _years(segment: str, year: re.Match[str]) -> tuple[int, tuple[str, ...]]:
    """The end and the years of "2020a, 2020b", "2009 and 2011", "2020a, b"."""
    end, years = year.end(), [year[0]]
    while more := _MORE_YEARS.match(segment, end):
        word = re.sub(r"^[\s,]*(?:(?:and|&|und|et|y|e|i|en)\s+)?", "", more[0])
        years.append(word if len(word) > 1 else years[-1].rstrip("abcdefghijklmnopqrstuvwxyz") + word)
        end = more.end()
    return end, tuple(re.sub(r"[\[\]]", "", one) for one in years)


def _surety(read: names.Names, before: str, year: str) -> Surety:
    # Sources older than this are cited by those who list them; a date on a window or a tomb is not.
    if read.doubtful or year < _OLDEST:
        return Surety.IF_ANSWERED
    if read.others or len(read.names) > 1:
        return Surety.CERTAIN
    if before.rstrip().endswith((",", ":")) or "." in before:
        return Surety.IF_USUAL
    return Surety.IF_USUAL if len(before.split()) == 1 else Surety.IF_ANSWERED


def _narrative(text: str, match: re.Match[str], tongue: names.Tongue) -> Iterator[_Work]:
    """Names right before a bracket with years: "Cook and Druss (2009, 2011)", "Cook's (2009) study"."""
    inner = match[0][1:-1]
    year = YEAR.match(inner.lstrip())
    if year is None or (match[0].startswith("[") and _LAW_REPORT.match(text, match.end())):
        return
    lead = len(inner) - len(inner.lstrip())
    end, years = _years(inner, re.compile(re.escape(year[0])).match(inner, lead) or year)
    rest = inner[end:]
    locator = _LOCATOR.match(rest)
    secondary = _SECONDARY.match(rest)
    if secondary:
        yield from _quoted_in(match, lead + len(inner[lead:end]) + secondary.end())
        return
    if _SPAN_OF_YEARS.match(rest) or (rest.strip() and not (locator and not rest[locator.end() :].strip(" .,"))):
        return
    read = names.read_before(text, match.start(), tongue)
    if read is None:
        return
    cited = tuple(Cited(read.names, one, read.others, read.written) for one in years)
    yield _Work(read.start, match.end(), cited, _narrative_surety(read, text, match, years[0]))


def _quoted_in(match: re.Match[str], at: int) -> Iterator[_Work]:
    """The second of two: in "Rudge (1974, as cited in Carrow, 2018)" the source at hand is Carrow."""
    for work in _segment(match[0][1:-1][at:]) or ():
        yield attrs.evolve(work, start=match.start() + 1 + at + work.start, end=match.start() + 1 + at + work.end)


def _narrative_surety(read: names.Names, text: str, match: re.Match[str], year: str) -> Surety:
    if read.doubtful or year < _OLDEST:
        return Surety.IF_ANSWERED
    if read.others:
        return Surety.CERTAIN
    # "Wienand (2014) und Lorenz (2017)": joined to another, it is as good as that.
    before = text[max(0, read.start - 40) : read.start]
    if _JOINED.search(before):
        return Surety.IF_USUAL
    verb = _VERB.match(text, match.end()) or (" " not in read.written and _STRONG_VERB.match(text, match.end()))
    reports = bool(verb or _REPORTS.match(text, match.end()) or _ACCORDING.search(before))
    possessive = text[read.start : match.start()].rstrip().endswith(("'s", "’s", "s'", "s’"))
    if len(read.names) > 1:
        return Surety.CERTAIN if reports or possessive else Surety.IF_USUAL
    return Surety.IF_USUAL if reports or possessive else Surety.IF_CITING
