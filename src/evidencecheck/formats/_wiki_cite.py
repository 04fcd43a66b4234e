"""The templates by which wikis cite: which of their fields are what, in which order they are read out.

Sources: Wikipedia, "Help:Citation Style 1", "Template:Sfn", "Template:Harv"; de: "Vorlage:Literatur",
"Vorlage:Internetquelle"; fr: "Modèle:Ouvrage", "Modèle:Article", "Modèle:Lien web"; es: "Plantilla:Cita web".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from evidencecheck.formats._wiki_scan import Node
from evidencecheck.model.spans import Span

_CITES = re.compile(
    r"(?:v?cite\b.*|citation|internetquelle|literatur|ouvrage|article|chapitre|lien web"
    r"|cita (?:web|libro|publicaci[oó]n|noticia))$"
)
_HARVARD = re.compile(
    r"(?:sfn|sfnp|sfnm|sfnmp|harvm|harvmnb|harv|harvnb|harvtxt|harvp|harvcol|harvcolnb|harvs|sfnref)$"
)
_OF_SEVERAL = re.compile(r"(\d{1,2})(?:a\d?|y)")
_ANCHOR = "CITEREF"
_NUMBERED = re.compile(r"([a-zà-ÿ-]*?[a-zà-ÿ])-?(\d{1,3})(-[a-z]+)?$")
_ALIASES = {
    "family": "last surname author nom apellidos apellido autor auteur author-last subject",
    "given": "first given prénom nombre author-first",
    "people": "authors vauthors people auteurs autores",
    "editor-family": "editor editor-last editor-surname editors hrsg veditors directeur editores",
    "editor-given": "editor-first editor-given",
    "chapter": "chapter contribution entry article section chapitre capítulo kapitel",
    "title": "title titel titre título trans-title",
    "container": "journal work newspaper magazine website periodical encyclopedia encyclopaedia dictionary"
    " sammelwerk werk périodique publicación obra site book-title conference",
    "volume": "volume vol band volumen",
    "issue": "issue number nummer numéro número",
    "page": "page pages p pp at seiten seite páginas página passage",
    "place": "location place ort lieu ubicación",
    "publisher": "publisher verlag éditeur editorial institution agency publication-place",
    "year": "date year jahr datum année fecha año publication-date",
    "doi": "doi",
    "pmid": "pmid",
    "pmc": "pmc",
    "arxiv": "arxiv eprint",
    "isbn": "isbn isbn13",
    "url": "url chapter-url online lire-en-ligne article-url",
}
_FIELDS = {alias: name for name, aliases in _ALIASES.items() for alias in aliases.split()}
# What goes between two names.
_AND = "; "
_LEADS = {"doi": "doi:", "pmid": "PMID ", "pmc": "PMC", "arxiv": "arXiv:", "isbn": "ISBN "}
# Templates that say what they cite; "cite book" with a chapter cites that.
_KINDS = {
    "journal": "journal-article", "book": "book", "web": "webpage", "news": "article-newspaper",
    "newspaper": "article-newspaper", "magazine": "article-magazine", "conference": "proceedings-article",
    "thesis": "dissertation", "report": "report", "techreport": "report", "arxiv": "posted-content",
    "encyclopedia": "entry-encyclopedia", "encyclopaedia": "entry-encyclopedia", "internetquelle": "webpage",
    "lien web": "webpage", "cita web": "webpage", "ouvrage": "book", "cita libro": "book",
    "cita publicación": "journal-article", "cita noticia": "article-newspaper",
}  # fmt: skip
_STATED = {"chapter": "title", "container": "container-title", "year": "date", "pmc": "pmcid"}
_ORDER = "chapter title editors container volume issue page place publisher year doi pmid pmc arxiv isbn url".split()


@attrs.frozen
class Piece:
    """One field to be read out: its value's span, what stands before and behind it, and what it states, if anything."""

    value: Span
    before: str = ""
    after: str = ""
    states: str = ""


def name_of(text: str, node: Node) -> str:
    """The name of a template as it is compared."""
    name = node.parts[0].of(text)
    return " ".join(re.sub(r"<!--.*?-->", "", name[:200], flags=re.DOTALL).replace("_", " ").split()).lower()


def cites(name: str) -> bool:
    """Whether a template of this name is a reference."""
    return _CITES.match(name) is not None


def kind_of(name: str, named: Mapping[str, Span]) -> str:
    """What kind of publication a citing template of this name cites, "" where it may be any."""
    kind = _KINDS.get(name.removeprefix("cite ").removeprefix("vcite "), "")
    return "book-chapter" if kind == "book" and named.keys() & {"chapter", "contribution"} else kind


def is_harvard(name: str) -> bool:
    """Whether a template of this name cites by author and year."""
    return _HARVARD.match(name) is not None


def parameters(text: str, node: Node) -> tuple[dict[str, Span], list[Span]]:
    """The values of a template that have words, by name, and those without a name."""
    named: dict[str, Span] = {}
    bare: list[Span] = []
    for part in node.parts[1:]:
        words = part.of(text)
        name, equals, _ = words.partition("=")
        if equals and re.fullmatch(r"[\s\w#-]{0,40}", name):
            value = Span(part.start + len(name) + 1, part.end).trimmed(text)
            if value.end > value.start:
                named[" ".join(name.lower().split()).replace(" ", "-")] = value
        else:
            value = part.trimmed(text)
            bare.append(value)
    return named, bare


def pieces(named: Mapping[str, Span]) -> list[Piece]:
    """The fields of a citing template in the order of a reference: author, title, journal, volume, pages, year, DOI."""
    people: dict[str, dict[int, dict[str, Span]]] = {"": {}, "editor-": {}}
    fields: dict[str, Span] = {}
    for written, value in named.items():
        number, key = 1, written
        match = _NUMBERED.match(written)
        if match and written not in _FIELDS:
            key, number = match[1] + (match[3] or ""), int(match[2])
        field = _FIELDS.get(key)
        if field in {"family", "given", "people", "editor-family", "editor-given"}:
            kind = "editor-" if field.startswith("editor-") else ""
            people[kind].setdefault(number, {}).setdefault(field.removeprefix("editor-"), value)
        elif field and number == 1:
            fields.setdefault(field, value)
    rows = [*_names(people[""], "author")]
    editors = [*_names(people["editor-"], "editor")]
    if not rows:
        rows, editors = editors, []
    if "doi" in fields:
        fields.pop("url", None)
    found = rows
    for field in _ORDER:
        if field == "editors":
            found += _opened(editors, found)
        elif field in fields:
            after = ")" if field == "issue" else ""
            found.append(Piece(fields[field], _join(field, fields, begins=not found), after, _stated(field, fields)))
    return found


def _opened(editors: Sequence[Piece], before: Sequence[Piece]) -> list[Piece]:
    """The editors, as they stand behind a title."""
    return [attrs.evolve(p, before=". " if not n and before else p.before) for n, p in enumerate(editors)]


def _stated(field: str, fields: Mapping[str, Span]) -> str:
    """What a field states of its words: what stands in a chapter's book is the book's title."""
    if field == "title" and "chapter" in fields:
        return "" if "container" in fields else "container-title"
    return _STATED.get(field, field)


def _names(people: Mapping[int, Mapping[str, Span]], role: str) -> list[Piece]:
    """Names in their order, each as it is written: the family name first where the template has it first."""
    found: list[Piece] = []
    for number in sorted(people):
        parts = people[number]
        if "people" in parts:
            found.append(Piece(parts["people"], _AND if found else "", states=role))
        family, given = parts.get("family"), parts.get("given")
        row = sorted(span for span in (family, given) if span is not None)
        for n, span in enumerate(row):
            join = (", " if row[0] == family else " ") if n else (_AND if found else "")
            part = ("family" if span is family else "given") if len(row) > 1 else ""
            found.append(Piece(span, join, states=f"{role}.{part}" if part else role))
    return found


def _join(field: str, fields: Mapping[str, Span], *, begins: bool) -> str:
    lead = _LEADS.get(field, "")
    if begins:
        return "(" if field == "issue" else lead
    if field == "issue":
        return "(" if "volume" in fields else " ("
    if field == "page":
        return ":" if "volume" in fields or "issue" in fields else ". "
    if field == "volume":
        return " "
    if field == "publisher" and "place" in fields:
        return ": "
    return f". {lead}"


@attrs.frozen
class Said:
    """A work as a template cites it by author and year: what it says, where, and the anchor that it leads to."""

    words: str
    anchor: str
    written: Span


def harvard(text: str, node: Node) -> tuple[Said, ...]:
    """What such a template says, "Ahn & Boyd 2014"; nothing where it names no year. ``{{sfnm}}`` names several."""
    named, bare = parameters(text, node)
    works: dict[str, list[Span]] = {}
    for name, value in sorted(named.items()):
        part = _OF_SEVERAL.fullmatch(name)
        if part:
            works.setdefault(part[1], []).append(value)
    rows = [works[number] for number in sorted(works, key=int)]
    if len(rows) < 2:
        one = _one([_plain(text, value) for value in (rows[0] if rows else bare)], node.whole)
        return (one,) if one else ()
    said = [_one([_plain(text, v) for v in row], Span(min(row).start, max(row).end)) for row in rows]
    return tuple(one for one in said if one)


def anchor(text: str, node: Node) -> str | None:
    """The anchor that ``{{harvid|Ahn|2014}}`` makes, as Wikipedia's "Module:Footnotes/anchor id" does."""
    _, bare = parameters(text, node)
    words = [_plain(text, value) for value in bare]
    return _ANCHOR + "".join("".join(words).split()) if words else None


def _plain(text: str, value: Span) -> str:
    return " ".join(value.of(text).replace("[", "").replace("]", "").split())


def _one(words: Sequence[str], written: Span) -> Said | None:
    """One work from its authors and its year."""
    year = next((n for n, word in enumerate(words) if re.match(r"(?:c\. ?)?\d{4}[a-z]?\b|n\.d\.", word)), None)
    if not year or any("{" in word or "<" in word for word in words[: year + 1]):
        return None
    names = words[:year]
    anchor = _ANCHOR + "".join("".join(words[: year + 1]).split())
    if len(names) > 3:
        return Said(f"{names[0]} et al. {words[year]}", anchor, written)
    who = " & ".join([", ".join(names[:-1]), names[-1]] if names[:-1] else names)
    return Said(f"{who} {words[year]}", anchor, written)
