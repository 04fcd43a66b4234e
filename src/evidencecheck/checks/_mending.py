r"""What checks make their fixes with: words of a record put for words of an entry, in the source's own spelling.

A check that has a record's value for a field asks for the edits and wraps them::

    fix = mended(f"write the volume {work.volume}", number(view, reference, field, work.volume), applicability)

and says ``mends=Mends.SOMETIMES`` in its declaration, for a place that cannot be edited surely gets no fix (None):

- `replaced` is the one primitive. It edits a stretch of the entry's flow, where the source says the same words at the
  same place with no markup among them, and writes the new words as the format spells them (`_spelling`). An entity,
  ``--`` or ``\&`` may be replaced as a whole; a macro, a tag or an index of another place may not. `inserted` puts
  words behind a place.
- `number`, `year`, `pages`, `rewritten` and `reworded` are for fields: a number, the year in a date, a range in the
  entry's own dash and shortening, a whole value, and a title of which only the words that differ are touched.
- `proven` is the rule for ``safe`` (docs/decisions/0022): the entry's own DOI led to the record, and every other field
  that can be compared agrees. Everything else is ``unsafe``; what a reader must think about is ``display``.

A fix copies the record and never composes prose; `Fix.title` says in a few words what it does ("write the year 2018").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from evidencecheck.checks import _containers as containers
from evidencecheck.checks import _names as names
from evidencecheck.checks import _numbers as numbers
from evidencecheck.checks import _titles as titles
from evidencecheck.checks._base import View
from evidencecheck.checks._reading import joined, sure
from evidencecheck.checks._spelling import bare, spelled
from evidencecheck.model.document import Document, Flow
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.reference import Field, Reference
from evidencecheck.model.resolution import Resolution
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work
from evidencecheck.text.late import late

Name = Literal["author", "title", "container_title", "volume", "issue", "page", "issued"]
Edits = Sequence[Edit] | None

_TOKEN = late(r"\w+(?:['\u2019]\w+)*|&")
_RANGE = late(r"(\w+)(\s*[-\u2010-\u2015\u2212]+\s*)(\w+)")
_ESCAPED = late(r"&#?\w+;|\\?[-&%$#_]+|~|\s+|\\[`'^\"~=.]?\{?\\?\w\}?")
_TAG = late(r"<[\w:]+(\s[^<>]*)>[^<>]*$")
_VALUE = late(r"=\s*[\"']?([^\"'\s>]*)")
_RECORDED_MARKUP = late(r"[<>$]|&#?\w+;")


def mended(title: str, edits: Edit | Edits, applicability: Applicability) -> Fix | None:
    """The fix of this edit, or these; None for none, and where one of them could not be made."""
    several = (edits,) if isinstance(edits, Edit) else edits
    return Fix(tuple(sorted(several, key=lambda e: e.span)), applicability, title) if several else None


def whole(edits: Iterable[Edit | None]) -> Edits:
    """The edits, where all of them could be made; else None: a fix is whole or none."""
    made: list[Edit] = []
    for edit in edits:
        if edit is None:
            return None
        made.append(edit)
    return made or None


def replaced(document: Document, flow: Flow, at: Span, words: str) -> Edit | None:
    """The edit that puts ``words`` for the stretch ``at`` of ``flow``; None where the source is not so plain there."""
    old = at.of(flow.text)
    place = flow.span(at.start, at.end)
    new = spelled(words, document.format)
    if new is None or not old or not _plainly(document, flow, at) or _said_in_tag(document.text, place):
        return None
    if bare(document.format) and not new.isdigit() and _unquoted(document.text, place):
        return None
    return Edit(place, new)


def inserted(document: Document, flow: Flow, at: int, words: str) -> Edit | None:
    """The edit that puts ``words`` behind the character before ``at`` of ``flow``; None as for `replaced`."""
    new = spelled(words, document.format)
    if new is None or at < 1 or not _plainly(document, flow, Span(at - 1, at)):
        return None
    place = flow.end(at)
    if bare(document.format) and _unquoted(document.text, flow.span(at - 1, at)):
        return None
    return Edit(Span(place, place), new)


def rewritten(view: View, reference: Reference, field: Field[Any], words: str) -> Edits:
    """The whole field, where it is plain words in the source."""
    flow = reference.entry.flow
    edit = replaced(view.document, flow, flow.place(field.span), words)
    return (edit,) if edit else None


def number(view: View, reference: Reference, field: Field[str], words: str) -> Edits:
    """The field's number: all of it where it is one word, else its only number with what stands around it kept."""
    flow = reference.entry.flow
    at = flow.place(field.span)
    old = at.of(flow.text)
    if not re.fullmatch(r"\w+(?:[-\u2013/]\w+)?", words):
        return None
    if re.fullmatch(r"\w+", old):
        return rewritten(view, reference, field, words)
    return _only(view, reference, at, re.findall(r"\b\d+\b", old), words)


def year(view: View, reference: Reference, field: Field[Any], words: str) -> Edits:
    """The year within a date; its suffix (2009a) and its day stay."""
    flow = reference.entry.flow
    at = flow.place(field.span)
    found = re.findall(r"(?<!\d)\d{4}(?!\d)", at.of(flow.text))
    return _only(view, reference, at, found, words)


def pages(view: View, reference: Reference, field: Field[PageRange], known: PageRange) -> Edits:
    """The pages, each end by itself; the dash stays, and a last page that was written short is written short."""
    flow = reference.entry.flow
    at = flow.place(field.span)
    old = at.of(flow.text)
    found = _RANGE.fullmatch(old)
    if not found:
        single = re.fullmatch(r"\w+", old) and not field.value.last
        return rewritten(view, reference, field, known.first) if single else None
    last = _as_short(found[1], found[3], known) if known.last else None
    if last is None:
        return None
    wanted = ((found.span(1), known.first), (found.span(3), last))
    return whole(
        replaced(view.document, flow, Span(at.start + start, at.start + end), new)
        for (start, end), new in wanted
        if old[start:end] != new
    )


def reworded(view: View, reference: Reference, field: Field[str], recorded: str) -> Edits:
    """The words of a title that differ from ``recorded``; the others, their case and their markup stay.

    The case of what is put in follows what it replaces. None where the record's own title holds markup.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where something is mended

    if _RECORDED_MARKUP.search(recorded):
        return None
    flow = reference.entry.flow
    at = flow.place(field.span)
    text = at.of(flow.text)
    mine, theirs = list(_TOKEN.finditer(text)), list(_TOKEN.finditer(recorded))
    matcher = SequenceMatcher(None, [joined(m[0]) for m in mine], [joined(m[0]) for m in theirs], autojunk=False)
    steps = matcher.get_opcodes()
    if not any(kind == "equal" for kind, *_ in steps):
        return None
    edits: list[Edit | None] = []
    lowered = _lowered(
        [(mine[i][0], theirs[j][0]) for i, j, size in matcher.get_matching_blocks() for i, j in _run(i, j, size)]
    )
    for kind, from_, to, first, last in steps:
        if kind == "equal":
            continue
        words = recorded[theirs[first].start() : theirs[last - 1].end()] if first < last else ""
        if kind == "replace":
            new = _cased(words, [m[0] for m in mine[from_:to]], lowered=lowered, begins=from_ == 0)
            span = Span(mine[from_].start(), mine[to - 1].end())
            edits.append(replaced(view.document, flow, span.shift(at.start), new))
        elif kind == "insert" and from_:
            new = recorded[theirs[first - 1].end() : theirs[first].start()] + (words.lower() if lowered else words)
            edits.append(inserted(view.document, flow, at.start + mine[from_ - 1].end(), new))
        elif kind == "delete" and from_:
            span = Span(mine[from_ - 1].end(), mine[to - 1].end())
            edits.append(_taken(view.document, flow, span.shift(at.start)))
        else:
            return None  # at the beginning the case of the next word would be at stake
    return whole(edits)


def proven(reference: Reference, resolution: Resolution, mended_: Name) -> bool:
    """Whether a field may be mended as ``safe``: nothing but that field is in doubt.

    The record was found by the reference's own DOI, title and authors are there and agree, no other field differs, and
    all were read surely; and the record itself says one thing only (one year, no cut list of authors).
    """
    work, fields = resolution.work, reference.fields
    if work is None or resolution.matched_by != "doi" or not fields.doi or fields.doi.value != work.doi:
        return False
    others = {name: agrees for name, agrees in _compared(reference, work).items() if name != mended_}
    needed: set[Name] = {"title", "author"}
    needed.discard(mended_)
    field: Field[Any] | None = getattr(fields, mended_)
    return (
        sure(field)
        and all(others[name] for name in needed)
        and False not in others.values()
        and sum(bool(agrees) for agrees in others.values()) > len(needed)
        and (mended_ != "issued" or len(work.dated) == 1)
    )


def contradicted(reference: Reference, work: Work) -> bool:
    """Whether authors, journal, year or a number of the entry are others than the record's.

    Then not even its DOI is copied as ``safe``: with that in its place the next run would take the record for proven.
    """
    return any(agrees is False for name, agrees in _compared(reference, work).items() if name != "title")


def applicability(reference: Reference, resolution: Resolution, mended_: Name) -> Applicability:
    """``safe`` where `proven`, else ``unsafe``."""
    return Applicability.SAFE if proven(reference, resolution, mended_) else Applicability.UNSAFE


def family(view: View, reference: Reference, field: Field[Any], cited: str, recorded: str) -> Edit | None:
    """A family name of a list, where it stands in it once; capitals stay capitals."""
    flow = reference.entry.flow
    at = flow.place(field.span)
    places = list(re.finditer(rf"(?<!\w){re.escape(cited)}(?!\w)", at.of(flow.text)))
    if len(places) != 1:
        return None
    new = recorded.upper() if len(cited) > 2 and cited.isupper() else recorded
    return replaced(view.document, flow, Span(*places[0].span()).shift(at.start), new)


def _compared(reference: Reference, work: Work) -> dict[Name, bool | None]:
    """Whether each field agrees with the record, None where there is nothing to compare."""
    fields = reference.fields
    return {
        "title": _title(reference, work),
        "author": _authors(reference, work),
        "container_title": _container(reference, work),
        "volume": numbers.volume(fields, work),
        "issue": numbers.issue(fields, work),
        "page": numbers.pages(fields, work),
        "issued": numbers.year(fields, work),
    }


def _title(reference: Reference, work: Work) -> bool | None:
    title = reference.fields.title
    return titles.grade(title, reference, work) <= titles.Grade.SUBTITLE if title and work.title else None


def _authors(reference: Reference, work: Work) -> bool | None:
    field = reference.fields.author
    cited, known = names.persons(field.value) if field else (), names.persons(work.author)
    if not cited or not known:
        return None
    found = [index for index in names.match(cited, known) if index is not None]
    return len(found) == len(cited) and found == sorted(found)


def _container(reference: Reference, work: Work) -> bool | None:
    field = reference.fields.container_title
    return (
        any(containers.agree(field.value, one) for one in work.container_title)
        if field and work.container_title
        else None
    )


def _only(view: View, reference: Reference, at: Span, found: Sequence[str], words: str) -> Edits:
    """``words`` for the only number in the stretch ``at`` of the entry's flow; None where there are several."""
    if len(found) != 1:
        return None
    flow = reference.entry.flow
    start = at.start + at.of(flow.text).index(found[0])
    return whole([replaced(view.document, flow, Span(start, start + len(found[0])), words)])


def _plainly(document: Document, flow: Flow, at: Span) -> bool:
    """Whether the source holds the stretch in one run, character by character or as an escape of its format."""
    last = None
    for offset in range(at.start, at.end):
        start, end = flow.start(offset), flow.end(offset + 1)
        written, said = document.text[start:end], flow.text[offset]
        same = written == said or (not (said.isascii() and said.isalnum()) and _ESCAPED.fullmatch(written))
        if (last is not None and start != last) or not same:
            return False
        last = end
    return True


def _said_in_tag(text: str, place: Span) -> bool:
    """Whether the tag before the words says the same in an attribute, which would be left behind: ``when="2012"``."""
    tag = _TAG.search(text, max(text.rfind("<", 0, place.start), 0), place.start)
    said = place.of(text)
    return tag is not None and any(value.startswith(said) for value in _VALUE.findall(tag[1]))


def _taken(document: Document, flow: Flow, at: Span) -> Edit | None:
    return Edit(flow.span(at.start, at.end), "") if _plainly(document, flow, at) else None


def _unquoted(text: str, place: Span) -> bool:
    """Whether a value is written as a number alone: ``year = 2018``, ``"volume": 61``, ``[[2018]]``."""
    return text[: place.start].rstrip()[-1:] in {"=", ":", "[", ","}


def _as_short(first: str, last: str, known: PageRange) -> str | None:
    """The last page with as many digits left out as the writer would: none, or all that the first page says."""
    if len(last) >= len(first):
        return known.last
    if not (first.isdigit() and last.isdigit() and known.first.isdigit() and known.last.isdigit()):
        return None
    if len(known.first) != len(known.last):
        return known.last
    differing = next((n for n, (a, b) in enumerate(zip(known.first, known.last, strict=True)) if a != b), 0)
    return known.last[min(differing, max(len(known.last) - len(last), 0)) :]


def _run(start: int, other: int, size: int) -> Sequence[tuple[int, int]]:
    return [(start + n, other + n) for n in range(size)]


def _lowered(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether words that the record has with a capital are written without one here: its title case is not ours."""
    capitals = [mine for mine, theirs in pairs[1:] if theirs[:1].isupper() and theirs[1:].islower()]
    return bool(capitals) and sum(word[:1].islower() for word in capitals) * 2 > len(capitals)


def _cased(words: str, old: Sequence[str], *, lowered: bool, begins: bool) -> str:
    """The record's words in the case of those that they replace."""
    if all(word.isupper() and len(word) > 1 for word in old):
        return words.upper()
    if lowered:
        words = re.sub(r"\b[A-Z][a-z]+\b", lambda m: m[0].lower(), words)
    elif len(old) == 1 and old[0][:1].isupper() and words.islower():
        words = words[:1].upper() + words[1:]
    elif len(old) == 1 and old[0].islower() and words[1:].islower():
        words = words[:1].lower() + words[1:]
    return words[:1].upper() + words[1:] if begins and old[0][:1].isupper() else words
