"""How much a stretch of text looks like a reference, and whether a note only comments."""

from __future__ import annotations

import re
from functools import lru_cache

from evidencecheck.text.late import late
from evidencecheck.text.undated import NO_DATE, TO_COME

DASHES = late(r"(?:[—–_-]\s?){2,}[.,]?|[—–]\s?[.,]")
_STATUS = late(rf"\((?:{NO_DATE}|{TO_COME}|n\.\s?d)\)|\bn\.d\.", re.IGNORECASE)
YEAR = late(r"(?<![\d.,/–-])(?:1[5-9]\d\d|20[0-4]\d)[a-z]?(?![\d])")
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĹĻĽŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁЄІЇҐ"
SURNAME = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|al-|El|Mc"
    r"|Mac|O['’]|['’]t"
    rf"|ten|ter|zu|af)\s*)*[{UPPER}][\w'’‐-]+"
)
# "Solomon P, Draine J", "Cook, J. A., & Copeland", "Cook, Judith A.", "J. A. Cook and", "W. H. Sledge, M. Lawless"
AUTHOR_START = late(
    rf"(?:{SURNAME}(?:\s+{SURNAME})?,?\s+(?:[{UPPER}]\.?[\s-]?){{1,4}}(?:,|\.|;|\s|&|\(|:)"
    rf"|{SURNAME}(?:[\s-]{SURNAME}){{0,2}},\s+[{UPPER}][\w'’-]+"
    rf"|(?:[{UPPER}]\.[\s-]?){{1,4}}{SURNAME}\b"
    rf"|{SURNAME}\s+et\.?\s+al"
    rf"|{SURNAME}(?:,| and| &) {SURNAME}.{{0,60}}\((?:1[5-9]|20)\d\d)"
)
# "Foss, E. (2011). The outdoor": a date in brackets behind the names, a stop behind that.
_DATED = late(r"[^()]{3,200}\((?:(?:1[5-9]|20)\d\d[a-z]?(?:,[^()]{3,20})?|n\.\s?d\.|in press|forthcoming)\)[.:]\s")
_IDENTIFIER = late(r"https?://|www\.|\bdoi\b|\b10\.\d{4,9}/|\bISBN\b|\bPMID\b|arXiv", re.IGNORECASE)
_LOCATOR = late(
    r"\b\d{1,4}\s*\(\s*[\w\s–-]{1,12}\)\s*[:,]\s*(?:pp?\.\s*)?[\w]?\d"
    r"|\b(?:19|20)\d\d[^.;]{0,15};\s*\d+"
    r"|\b\d{1,4}\s*:\s*[A-Za-z]?\d+\s*[–-]\s*\d+"
    r"|,\s\d{1,4},\s\d{1,4}\s?[–-]\s?\d{1,4}(?=[.,;]|$)"
    r"|\bpp?\.\s*(?:[A-Z]?\d+|[ivxl]+\b)|\b(?:S|págs?|str|blz|ss?|pag)\.\s*\d+"
    r"|\bvol(?:ume|\.)?\s*\d+|\bno\.\s*\d+|\bBd\.\s*\d+|\bnr\.?\s*\d+|\b(?:t|tom|núm|n)\.\s*\d+",
    re.IGNORECASE,
)
_WORDS = late(
    r"\bet al\b|\bIn:\s|\bPress\b|\bPublish|\bVerlag\b"
    r"|\bJournal\b|\bProceedings\b"
    r"|\bRetrieved\b|\bAccessed\b|\bavailable (?:at|from|online)\b|\b(?:last )?(?:viewed|visited|checked)\b"
    r"|\babgerufen\b"
    r"|\bconsulté\b|\bconsultado\b|\bgeraadpleegd\b|\bdostęp\b|\bacesso em\b|\bdisponible\b|\bdisponível\b"
    r"|\bUniversity\b"
    r"|\bthesis\b|\bdissertation\b|\bHrsg\b|\bdans\s*:|\bunpublished\b|\bReport\b|\bWorking [Pp]aper\b"
    r"|\bLondon:|\bNew York:"
    r"|\bibid\b|\bibidem\b|\bop\.?\s*cit\b|\bloc\.?\s*cit\b|\bid\.,|\bebd\b|\btamże\b|\bpersonal communication\b",
    re.IGNORECASE,
)
_EDITED = late(r"ed(?<!\wed)(?:s|itors?)?\b")  # of small letters; what it begins with is found fastest
_PLACE = late(rf"\b[{UPPER}][\w-]+(?:,? [{UPPER}][\w.-]+)?: [{UPPER}][\w&’'-]+")
_TITLE = late(r"[“\"«„‘'][^”\"»“’]{12,}[”\"»“’']|[*_][^*_]{10,}[*_]")
# The foot of a page: "Last updated 2019 · Imprint · Privacy".
_FURNITURE = late(
    r"\s[·|•]\s|©|\bAll rights reserved|\b(?:[Ll]ast|[Ff]irst|[Pp]age) (?:updated|published|modified"
    r"|reviewed)|\bReview date|^Photos?\b|^Text:"
    r"|\bShare this|\bCookie|\bPrivacy\b|^Impressum|^Stand:|^Dernière|^Última|^Ultimo|^Laatst|^Senast"
    r"|^Ostatni|^Last\b|^Updated\b|^Published\b"
)
_DIGIT = late(r"\d")
TRACE = late(r"(?:1[5-9]|20)\d\d|://|www\.|10\.\d{4}|[Ii]bid|[Nn]\.\s?[Dd]\.|[Ff]orthcoming|[Ii]n [Pp]ress")
"""A year, an address, "ibid.": what hardly a reference lacks, for a first look at passages that are mostly prose."""
_SHORT_FORM = late(
    r"(?:see\s+)?(?:ibid(?:em)?|id|op\.?\s*cit|loc\.?\s*cit|ebd|ebenda|tamże|ivi|idem|a\.\s?a\.\s?o)\b", re.IGNORECASE
)
_SOURCE = late(r"(?:sources?|quelle|bron|fuente|fonte|źródło|data|figures)\s*:", re.IGNORECASE)
_PROSE = late(
    r"\b(?:is|are|was|were|has|have|had|this|these|that|which|who|we|i|you|it|they|not|but|because|although|here|there"
    r"|ist|sind|war|wird|wurde|nicht|dass|hier|est|sont|était|ne|nous|qui|que|es|son|fue|aquí|è|sono|qui|non"
    r"|het|zijn|niet"
    r"|jest|są|nie|było|é|são|foi|não|aqui)\b",
    re.IGNORECASE,
)


_ORG_YEAR = late(
    rf"[{UPPER}][\w&/'’-]*(?:\s+(?:[{UPPER}][\w&/'’-]*|of|for|and|the|on|in|de|für|des|der|la|y|et|&|van|voor|–))*"
    r"\s*(?:\[[^\]]+\]|\([A-Z]{2,}\)|\((?:Hg|Hrsg|[Ee]ds?|[Dd]irs?|[Cc]oords?|[Rr]ed|a cura di)\.?\))?[.,:]?"
    r"\s*\(?(?:1[5-9]|20)\d\d"
)
_ORG_WORDS_YEAR = late(rf"[{UPPER}][\w&/'’-]*(?:\s+[\w&/'’()\[\]-]+){{0,8}}[.:]?\s+\((?:1[5-9]|20)\d\d")
# "Mind. Peer support.": a name, a stop, a title.
_STOPPED = late(rf"[{UPPER}][\w&/'’-]*(?:\s+[\w&/'’-]+){{0,8}}\.\s+\S")


# Most passages are prose. To look for letters that a pattern cannot do without costs a hundredth of trying it.
_IDENTIFIES = ("http", "www.", "doi", "10.", "isbn", "pmid", "arxiv")
_SAYS = (
    *("et al", "in: ", "press", "publish", "verlag", "journal", "proceedings", "retrieved", "accessed", "available "),
    *("viewed", "visited", "checked", "abgerufen", "consulté", "consultado", "geraadpleegd", "dostęp", "acesso em"),
    *("disponible", "disponível", "university", "thesis", "dissertation", "hrsg", "dans:", "dans :", "unpublished"),
    *("report", "working paper", "london:", "new york:", "ibid", "op. cit", "op cit", "op.cit", "opcit"),
    *("loc. cit", "loc cit", "loc.cit", "loccit", "id.,", "ebd", "tamże", "personal communication"),
)
_FURNISHES = (
    *("·", "|", "•", "©", "all rights", "updated", "published", "modified", "reviewed", "review date", "photo"),
    *("text:", "share this", "cookie", "privacy", "impressum", "stand:", "derni", "ltima", "ultimo", "laatst"),
    *("senast", "ostatni", "last"),
)
_QUOTES = frozenset("“\"«„‘'*_")


def _holds(words: str, any_of: tuple[str, ...]) -> bool:
    return any([part in words for part in any_of])  # noqa: C419 - a list is quicker than a generator here


@lru_cache(maxsize=1024)  # the finders of lists ask of the same passages in turn
def likeness(text: str) -> int:
    """How much ``text`` looks like a reference: 0 for prose, 2 for a plain one, 4 and more for one beyond doubt."""
    words = " ".join(text.split())
    if not words or len(words) > 2500:
        return 0
    if _SHORT_FORM.match(words) and len(words) < 120:
        return 4
    low = words.lower()
    digits = _DIGIT.search(words) is not None
    score = 0
    score += bool((digits and YEAR.search(words)) or (("(" in low or "n.d" in low) and _STATUS.search(words)))
    identified = _holds(low, _IDENTIFIES) and _IDENTIFIER.search(words) is not None
    score += identified
    score += 2 * bool((digits or "p." in low) and _LOCATOR.search(words))
    score += bool(AUTHOR_START.match(words.lstrip("“\"'«„[(")))
    score += bool(_DATED.match(words) and starts_entry(words))
    score += bool(_EDITED.search(low) or (_holds(low, _SAYS) and _WORDS.search(words)))
    score += bool(not _QUOTES.isdisjoint(words) and _TITLE.search(words))
    score += 2 * bool(_SOURCE.match(words))
    score += bool(": " in words and _PLACE.search(words))
    if score <= 0:
        return 0
    prose = sum(not (len(word) > 1 and word.isupper()) for word in _PROSE.findall(words))
    if prose >= 3 and prose * 14 > len(words.split()):
        score -= 2
    if len(words.split()) < 3 and not identified:
        score -= 1
    score -= 2 * bool(_holds(low, _FURNISHES) and _FURNITURE.search(words))
    return max(score, 0)


def starts_entry(text: str) -> bool:
    """Whether a line begins as an entry of an unnumbered list does: a name, a dash for one, a title in quotes."""
    plain = text.lstrip("“\"'«„[(*_ ")
    return bool(
        AUTHOR_START.match(plain)
        or DASHES.match(text)
        or text[:1] in '“"«„'
        or org_start(plain)
        or _STOPPED.match(plain)
    )


def org_start(text: str) -> bool:
    """Capitalised words, then a year: "World Health Organization. (2019)", "NHS England, 2021"."""
    if _ORG_YEAR.match(text) or _ORG_WORDS_YEAR.match(text):
        return True
    return text[:1].isupper() and _STATUS.search(text[:120]) is not None


def is_aside(text: str) -> bool:
    """Whether a note only comments: it names no source that could be looked for."""
    words = " ".join(text.split())
    return likeness(words) < 2 and (bool(_PROSE.search(words)) or not _names_something(words))


def _names_something(words: str) -> bool:
    """Whether most words are capitalised, as in the name of an organisation or a title."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) * 2 >= len(long)
