"""Names in front of a year: persons, organisations, "et al." in several languages, and what only looks like one."""

from __future__ import annotations

import re
from enum import Enum

import attrs

from evidencecheck.extract.common_words import NO_NAMES, OPENERS, PLACES
from evidencecheck.extract.likeness import UPPER
from evidencecheck.text.late import late

_PARTICLE = (
    r"(?:[Vv]an(?:\s(?:de[nr]?|['’]t|het))?|[Vv]on(?:\s(?:de[rnm]))?|[Vv]om|[Zz]u[mr]?|[Dd]e(?:\s(?:la|las"
    r"|los|le))?|[Dd]e[rnls]|[Dd]ella|"
    r"[Dd]ell['’]|[Dd]i|[Dd]a|[Dd]o|[Dd]os|[Dd]as|[Dd]u|[Dd]['’]|[Ll]a|[Ll]e|[Ll]['’]|[Ee]l|[Aa]l|[Bb]in"
    r"|[Ii]bn|[Tt]e[rn]|['’]t|[Aa]f|[Aa]v|[Ss]t\.|[Ss]an|[Ss]anta|y)"
)
# "AT&T" is one name.
_WORD = rf"(?:[Oo]['’]|[DdLl]['’]|Mc|Mac|al-|el-)?[{UPPER}](?:[\w'’‐-]|(?<=[{UPPER}])&(?=[{UPPER}]))*"
_INITIALS = rf"(?:[{UPPER}]\.[\s-]?){{1,4}}"
_PERSON = (
    rf"(?:{_INITIALS}\s?)?(?:{_PARTICLE}\s?)*{_WORD}(?:\s(?:{_PARTICLE}\s)*{_WORD}){{0,5}}(?:,?\s(?:{_INITIALS}"
    rf"|Jr\.?|Sr\.?|I{{2,3}}))?"
)
_JOIN = (
    r"(?:\s*,\s*(?:and|&|und|et|y|e|i|en|och|og|a)\s+|\s+(?:and|&|und|et|y|e|i|en|och|og|a)\s+|\s*[,/;]\s*"
    rf"|\s+&\s*|(?<![{UPPER}])&\s*)"
)
_OTHERS = (
    r"(?:\s*,)?\s+(?:et\.?\s+al(?:ii|\.)?|u\.\s?a\.|u\.\s?a|et\s+coll?\.?|y\s+(?:cols?\.?|otros"
    r"|colaboradores)|e\s+(?:cols?\.?|altri|colleghi|outros|colegas)"
    r"|e\.\s?a\.|e\.a|i\s+in\.|i\s+wsp\.|m\.\s?fl\.|a\s+kol\.|en\s+(?:anderen|collega['’]s)|and\s+(?:others"
    r"|(?:her |his |their )?(?:colleagues|coworkers|co-workers|associates|collaborators))"
    r"|et\s+(?:ses\s+)?collègues|und\s+(?:Kollegen|Kolleginnen|Mitarbeiter(?:n|innen)?)|mfl\.?)"
)
_CONNECTORS = (
    r"(?:of|for|the|on|in|and|&|de|des|du|la|las|los|le|les|für|der|die|und|van|voor|het|en|y|e|del|della|di|do"
    r"|da|dos|das|et|i|w|na)"
)
_ORGANISATION = late(rf"(?:[Tt]he\s)?{_WORD}(?:[\s/-](?:{_CONNECTORS}\s){{0,3}}[{UPPER}][\w&'’.-]*)+|{_WORD}")
_ORGANISED = late(
    r"\b(?:Organi[sz]ation|Institut\w*|Agency|Department|Ministry|Cent(?:re|er)s?|Council|Association"
    r"|University|Commission|Foundation"
    r"|Bureau|Office|Services?|Society|Committee|Trust|Group|Network|College|Academy|Administration|Board"
    r"|Union|Nations|Bank|Fund"
    r"|Authority|Collaborative|Collaboration|Consortium|Government|Parliament|Party|Federation|Alliance"
    r"|Library|Museum|Hospital"
    r"|Company|Corporation|Inc|Ltd|NHS|Programme|Program|Project|Initiative|Campaign|Team|Panel|Unit|House"
    r"|Task Force|Royal"
    r"|Ministerium|Bundes\w*|Verband|Verein|Stiftung|Gesellschaft|Amt|Institut|Stadt|Ministère|Ministerio"
    r"|Ministero|Instituto|Istituto"
    r"|Fundación|Fondazione|Fundação|Gemeente|Stichting|Vereniging|Raad|Urząd|Ministerstwo|Instytut|Główny"
    r"|Fundacja|Comité|Conseil)\b"
)
_NAMES = late(rf"(?P<list>{_PERSON}(?:{_JOIN}{_PERSON})*)(?P<others>{_OTHERS})?")
_LEAD = late(
    r"\s*(?:(?:but\s)?see(?:\salso|\se\.g\.,?|,?\sfor\s(?:example|instance|a\sreview),?|\sesp\.)?|e\.\s?g\.,?"
    r"|i\.\s?e\.,?|cf\.?|compare|also|for example,?|for instance,?|such as"
    r"|as in|reviewed (?:in|by)|reviews?:|following|after|from|per|sources?:?|data from|data:|adapted from"
    r"|based on|according to|contra|both"
    r"|vgl\.?(?:\sauch)?|siehe(?:\sauch)?|s\.(?:\sauch|\sa\.)?|z\.\s?B\.|nach|laut|etwa|voir(?:\saussi)?"
    r"|p(?:ar|\.)\s?ex\.,?|véase(?:\stambién)?|ver(?:\stambién|\stambém)?|vid\.|por ejemplo,?"
    r"|p\.\s?ej\.,?|vedi(?:\sanche)?|si veda|ad es\.|zie(?:\sook)?|bijv\.|zob\.|por|np\.|in|and|und|et|y|e|i"
    r"|or|with|as|by|selon|según|notably|particularly|especially|quoted in|cited in|cfr|zobacz"
    r"|maar zie(?:\sook)?|aber|mais voir|ma vedi|pero véase"
    # A bracket may be a sentence or a line below a picture.
    r"|See(?:\salso)?|Cf\.?|Compare|Adapted from|Based on|Reviewed (?:in|by)|Source|Data(?: from)?"
    r"|Vgl\.?|Siehe(?:\sauch)?|Quelle|Voir(?:\saussi)?|Véase(?:\stambién)?|Fuente|Vedi(?:\sanche)?|Fonte|Zie(?:\sook)?|Bron|Zob\.|Źródło)(?:[.:,]|(?=\s)|(?<=\.))\s*(?=\S)",
)
_STATUTE = late(
    r"\b(?:Act|Acts|Regulations?|Directive|Statutes?|Code|Bill|Convention|Treaty|Rules|Constitution|Law"
    r"|Ordinance|Amendment|Decree|Charter|Order"
    r"|\w*[Gg]esetz\w*|\w*verordnung|Ley|Decreto|Loi|Code|Décret|Legge|Wet|Besluit|Ustawa|Rozporządzenie"
    r"|Lei)\b|\bv(?:s)?\.?\s[A-Z]|\bEx parte\b|\b[Rr]e\s[A-Z]|\bc\.\s[A-Z]"
    r"|\b[NSEWMCD]\.D\.|\b(?:Cir|Ct|App|Supp)\.|\b(?:UKSC|UKHL|EWCA|EWHC|BGH|BVerfG|ECLI|CJEU|ECtHR)\b"
)


_ROMANCE = late(
    r"\b(?:que|los|las|una|del|por|para|les|des|est|dans|che|della|il|não|uma|com|como|más|sont|pour|nel)\b"
)
_ARTICLE = late(r"\b(?:[Tt]he|[Aa]n?)\s+$")


# "Institut du littoral", "Ministère de la santé": a body's first word, and lower case after it.
_NAMED_BODY = late(
    r"(?:Institut|Agence|Ministère|Conseil|Comité|Centre|Observatoire|Fédération|Fondation|Association|Office"
    r"|Service|Société"
    r"|Instituto|Agencia|Ministerio|Consejo|Comité|Centro|Fundación|Asociación|Oficina|Servicio|Istituto"
    r"|Agenzia|Ministero"
    r"|Consiglio|Comitato|Fondazione|Associazione|Ufficio|Agência|Ministério|Conselho|Associação|Fundação"
    r"|Instytut|Ministerstwo"
    r"|Urząd|Główny|Centrum)(?:\s[\w'’-]+){1,8}"
)
# "Institut du sommeil", right before a bracket: a capital, and small letters up to it.
_PHRASE_BEFORE = late(rf"(?<![\w-])[{UPPER}][\w-]*(?:\s[a-zà-ÿąćęłńśźżőűěřšž'’-]+){{1,6}}$")
_PHRASE = late(rf"[{UPPER}][\w'’&-]*(?:\s[\w'’&-]+){{1,9}}")
_THE = late(r"^[Tt]he ")
_QUOTED = late(r"[“\"„«‘]\s?([^”\"“»’]{3,}?)[.,]?\s?[”\"“»’]")
_FIRM = late(r"&\s(?:Sons?|Co|Bros|Daughters|Cie)\b|\b(?:Ltd|Inc|LLC|GmbH|plc|PLC|Bros)\b")
# "anders Baumgärtner 2007", "but only Cook 2009": small words that are no particles of a name.
_OTHER_LEAD = late(rf"(?!{_PARTICLE}[\s'’])(?:[a-zà-ÿ][\w'’-]*[.,]?\s+){{1,4}}(?=(?:{_PARTICLE}\s)?[{UPPER}])")
_GERMAN = late(r"\b(?:der|die|das|und|nicht|ist|sind|eine?|wird|wurde|auch|mit)\b")
_PLACE_FIRST = late(rf"({_WORD}),\s+(?=\S)")
# "Em Belo Horizonte, Costa e Almeida (2015)": a place that opens the sentence, with its preposition.
_IN_PLACE = late(
    rf"(?:In|At|Near|Em|No|Na|En|À|Au|Dans|Nel|Nella|Te|I|Ve?|We?|Bei) {_WORD}(?:\s{_WORD}){{0,2}},\s+(?=\S)"
)
_OTHER_TONGUE = late(r"\b(?:the|and|of|is|are|was|het|een|zijn|niet|och|att|som|jest|nie|się)\b")
# "for the bitter version of this, see de Waal, 1997".
_FAR_LEAD = late(r"[^;]{3,80}?[\s,](?:see|cf\.|vgl\.|siehe|voir|véase|vedi|zie|zob\.)\s+(?=\S)")
_ROMANCE_PARTICLE = late(r"Le|La|De|Du|Del|Di|Da|El|Los|Las|Les")
_GENERATION = late(r"\s(?:j[úu]nior|filho|neto|sobrinho)$", re.IGNORECASE)
_VERSUS = late(r"\sv(?:s)?\.?\s+\S*$")
# "(PSIS, Vehtari et al., 2019)": what the text calls a thing, before those who made it.
_CALLED = late(rf"[A-Z]{{3,8}}(?:-[A-Z]+)?,\s+(?=[{UPPER}][\w'’-]*[a-zà-ÿ][\w'’-]*{_OTHERS})")
# How many characters before a bracket its names may begin.
_FURTHEST = 160
_BEFORE_BRACKET = late(r"(?:\s*[\[(][A-Z]{2,10}[\])])?(?:['’]s|(?<=[sxzß])['’])?\s*$")
_ENDS_IN_OTHERS = late(_OTHERS + "$")
_NAME_BEGINS = late(rf"(?<![\w'’.-])(?={_PERSON})")
_LIST = late(rf"{_PERSON}(?:{_JOIN}{_PERSON})*")
_FIRST_WORD = late(rf"({_WORD}),?\s+(?=\S)")
_FIRST_NAME = late(rf"(?:{_PARTICLE}\s)*{_WORD}")
_PARTICLE_WORD = late(_PARTICLE + r"\s")
_SMALL_WORDS = late(r"(?:(?:la|las|el|los|le|les|de|del|du|des|da|do|di|della|y|e)\s)+")


_PAGES = 20_000  # characters


class Tongue(Enum):
    """What of a text's language matters to where a name begins: nouns with capitals, prepositions like particles."""

    GERMAN = "german"
    ROMANCE = "romance"
    OTHER = "other"


def tongue(text: str) -> Tongue:
    """The kind of language that most of the small words of a text belong to; its first pages tell."""
    text = text[:_PAGES]
    counts = {
        Tongue.OTHER: len(_OTHER_TONGUE.findall(text)),
        Tongue.GERMAN: len(_GERMAN.findall(text)),
        Tongue.ROMANCE: len(_ROMANCE.findall(text)),
    }
    return max(counts, key=lambda kind: counts[kind])


@attrs.frozen
class Names:
    """Names that were read: as a citation counts them, whether others are declared, where they begin, as written.

    ``doubtful``: capitalised words that mostly are no author (a month, a city, a film, a statute),
    or other words stood before them.
    """

    names: tuple[str, ...]
    others: bool
    start: int
    written: str
    doubtful: bool


def read(text: str) -> Names | None:
    """The names in what stands between a bracket (or the last work) and a year; None where it holds anything else."""
    start = _after_lead(text)
    # An abbreviation in brackets of its own ("[WHO]") keeps its place, but is no part of the name.
    body = re.sub(r"[\[(][^\])]*[\])]", lambda m: " " * len(m[0]), text[start:])
    stripped = body.rstrip(" ,:.\n\r\t\u00a0")
    if body.rstrip(" ,:\n").endswith(".") and re.search(_OTHERS + r"$|\b[A-Z]\.$", stripped + "."):
        stripped += "."
    if not stripped or len(stripped) > _FURTHEST or re.search(r"\d", stripped):
        return None
    led = _OTHER_LEAD.match(stripped)
    if led:
        start, stripped = start + led.end(), stripped[led.end() :]
    return _read_plain(re.sub(r"\s+", " ", stripped), start, led=bool(led))


def read_phrase(text: str) -> Names | None:
    """A few words that begin with a capital and that no rule knows for a body or a person, for an entry to answer.

    "Action for Advocacy", "Società di storia patria": what an organisation may be called has no end.
    """
    start = _after_lead(text)
    plain = re.sub(r"\s+", " ", text[start:].rstrip(" ,:\n\r\t\u00a0"))
    if not _PHRASE.fullmatch(plain):
        return None
    return Names((_THE.sub("", plain),), others=False, start=start, written=plain, doubtful=True)


def _after_lead(text: str) -> int:
    """Where the names begin: past separators, "see", "cf." and the like, and what goes before them."""
    start = len(text) - len(text.lstrip(" ,;:\n\r\t\u00a0"))
    while (lead := _LEAD.match(text, start)) and start < lead.end() < len(text):
        start = lead.end()
    ahead = _FAR_LEAD.match(text, start) or _CALLED.match(text, start)
    return ahead.end() if ahead else start


def _read_plain(plain: str, start: int, *, led: bool) -> Names | None:
    """A body, a list of persons or a quoted title that ``plain`` is from end to end."""
    if (_ORGANISATION.fullmatch(plain) and _is_organisation(plain)) or _NAMED_BODY.fullmatch(plain):
        doubtful = bool(led or _no_body(plain))
        return Names((_THE.sub("", plain),), others=False, start=start, written=plain, doubtful=doubtful)
    if title := _QUOTED.fullmatch(plain):
        return Names((title[1],), others=False, start=start, written=plain, doubtful=True)
    match = _NAMES.fullmatch(plain)
    families = _families(match["list"]) if match else ()
    if not match or not families:
        return None
    others = bool(match["others"])
    # Citations give families alone: two plain words are a full name, of a painter or a member of staff.
    full = len(families) == 1 and " " in families[0] and not _PARTICLE_WORD.search(plain) and not others
    # "Almeida Júnior", "SOUZA FILHO": a family and which of the family (ABNT NBR 6023).
    full = full and not _GENERATION.search(plain)
    return Names(families, others, start, plain, led or full or _doubtful(plain, families, others))


def read_before(text: str, end: int, tongue: Tongue = Tongue.OTHER) -> Names | None:
    """The names that end at ``end``, right before a bracket in running text of a language."""
    window = max(0, end - _FURTHEST)
    tail = text[window:end]
    body = _BEFORE_BRACKET.sub("", tail)
    others = _ENDS_IN_OTHERS.search(body)
    head = body[: others.start()] if others else body
    start = _first_of_names(head)
    if start is None and not others:
        return _phrase_before(head, window)
    if start is not None:
        start = _after_openers(head, start, tongue)
    if start is None:
        return None
    words, declared = head[start:], bool(others)
    place = window + start
    if _VERSUS.search(head[:start]):
        return None
    if _is_organisation(words) and _ORGANISATION.fullmatch(words):
        plain = _THE.sub("", words)
        doubtful = _no_body(words)
        return Names((plain,), declared, place + len(words) - len(plain), plain, doubtful)
    cut = _sentence_part(words, tongue)
    place, words = place + cut, words[cut:]
    families = _families(words)
    if not families:
        return None
    titled = len(families) == 1 and len(words.split()) > 3 and not _PARTICLE_WORD.search(words)
    doubtful = (
        _doubtful(words, families, declared)
        or bool(_ARTICLE.search(text[max(0, place - 5) : place]))
        or (titled and not others)
    )
    return Names(families, declared, place, words, doubtful)


def _phrase_before(head: str, window: int) -> Names | None:
    """The few words from the last capital on, for an entry to answer; none where that capital opens the sentence."""
    phrase = _PHRASE_BEFORE.search(head)
    if phrase is None or phrase[0].split()[0].casefold() in OPENERS:
        return None
    return Names((phrase[0],), others=False, start=window + phrase.start(), written=phrase[0], doubtful=True)


def _sentence_part(words: str, tongue: Tongue) -> int:
    """How much of what looks like names is still the sentence: "la de" Myers, "Befragung von" Lindner."""
    cut = 0
    if tongue is Tongue.GERMAN:
        # Nouns have capitals here, and "von" means "by": each name is one word, or a given name's initial and a word.
        first = re.split(_JOIN, words)[0]
        cut = first.rfind(" ") + 1 if not re.search(r"[A-ZÄÖÜ]\.\s", first) else 0
    elif tongue is Tongue.ROMANCE and (small := _SMALL_WORDS.match(words)):
        cut = small.end()
    while (place := _PLACE_FIRST.match(words, cut)) and place[1].casefold() in PLACES | NO_NAMES:
        cut = place.end()
    return cut


def _first_of_names(head: str) -> int | None:
    """Where the longest run of names that ends ``head`` begins."""
    for match in _NAME_BEGINS.finditer(head):
        candidate = head[match.start() :]
        if _LIST.fullmatch(candidate) or (_ORGANISATION.fullmatch(candidate) and _is_organisation(candidate)):
            return match.start()
    return None


def _after_openers(head: str, start: int, tongue: Tongue) -> int | None:
    """The start of the names without the capitalised words that open their sentence; None where nothing is left."""
    if place := _IN_PLACE.match(head, start):
        start = place.end()
    while (opener := _FIRST_WORD.match(head, start)) and opener[1].casefold() in OPENERS:
        if tongue is Tongue.OTHER and _ROMANCE_PARTICLE.fullmatch(opener[1]):
            break
        start = opener.end()
        if not _FIRST_NAME.match(head, start):
            return None
    return start if head[start:] and head[start:].casefold() not in OPENERS else None


def _is_organisation(text: str) -> bool:
    if text.isupper() and len(text) > 1 and " " not in text:
        return True
    return bool(_ORGANISED.search(text)) and not re.search(r",", text)


def _no_body(text: str) -> bool:
    """A statute, a firm or a country, which look like organisations."""
    return bool(_STATUTE.search(text) or _FIRM.search(text)) or text.casefold() in PLACES


def _families(names: str) -> tuple[str, ...]:
    """The family names of a list: initials and given names off, particles kept."""
    families = []
    for piece in re.split(_JOIN, names):
        plain = re.sub(rf"(?:^|\s){_INITIALS}(?=\s|$)|,?\s(?:Jr\.?|Sr\.?|I{{2,3}})$", " ", f"{piece} ").strip(" ,")
        if not plain or re.fullmatch(rf"(?:[{UPPER}]\.?\s?-?){{1,3}}", plain) and len(plain) < 2:  # noqa: RUF021
            continue
        families.append(plain)
    return tuple(families)


def _doubtful(written: str, families: tuple[str, ...], others: bool) -> bool:  # noqa: FBT001 - a fact of the text
    if _STATUTE.search(written) or _FIRM.search(written):
        return True
    if others:
        return False
    words = [word.casefold() for name in families for word in re.findall(r"[^\W\d_]+", name)]
    if any(word in NO_NAMES for word in words):
        return True
    return families[0].casefold() in PLACES or families[-1].casefold() in PLACES
