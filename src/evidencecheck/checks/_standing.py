"""Notices about a work, and whether a document that cites it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

import attrs

from evidencecheck.checks._base import View
from evidencecheck.model.citation import Citation
from evidencecheck.model.document import Flow
from evidencecheck.model.finding import Evidence, Related
from evidencecheck.model.reference import Reference
from evidencecheck.model.resolution import Resolution
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Update, Work
from evidencecheck.text.late import late
from evidencecheck.text.normalise import fold
from evidencecheck.text.sentences import sentences

# Crossref's types of update, and Retraction Watch's:
# https://www.crossref.org/documentation/register-maintain-records/maintaining-your-metadata/registering-updates/
RETRACTED = frozenset({"retraction", "withdrawal", "removal"})
PARTLY = frozenset({"partial_retraction"})
REINSTATED = frozenset({"reinstatement"})
CONCERN = frozenset({"expression_of_concern"})
CORRECTED = frozenset({"correction", "corrigendum", "erratum", "addendum", "clarification", "new_version"})
REPLACED = frozenset({"new_version", "new_edition"})

_ALONE, _WITH_OTHERS = "rests on it alone", "rests on it and on others"
_CERTAIN = 0.95  # of a match by its words alone

# Publishers put it before the title of the work itself (Elsevier, Wiley, Springer, bioRxiv), or in its place. In small
# letters it may be the title of the notice (Hindawi's "Retracted: …").
_MARK = late(
    r"^\W*(RETRACTED|WITHDRAWN|REMOVED)(?:\s+(?:ARTICLE|CHAPTER|PAPER|PREPRINT))?\W*(?::|$)|[\[(](RETRACTED)[\])]\W*$"
    r"|^\W*((?i:retracted))(?i:\s+(?:article|chapter|paper|preprint))?\W*:"
)
_ANY_MARK = late(_MARK.pattern, re.IGNORECASE)

# English, German, French, Spanish, Portuguese, Italian, Dutch, Chinese and Japanese.
_RETRACTION = (
    "retract retracted retracting retraction retractions retracts retrahiert retraktion retracte retractee "
    "retractation "
    "retractado retractada retractacion retratacao ritrattato ritrattata ritrattazione geretracteerd retractie "
    "撤稿 撤回"
)
# Words that a sentence may have of its subject, as well: a drug is withdrawn, a fraud is studied, a saint "retratado".
_DOUBT = (
    "withdrawn withdrew discredited debunked fraud fraudulent fraudulently misconduct fabricated fabrication falsified "
    "falsification manipulated irreproducible zuruckgezogen widerrufen gefalscht betrug retire retiree fraude retirado "
    "retirada retratado retratada ritirato ritirata frode ingetrokken teruggetrokken tilbagetrukket tillbakadragen "
    "wycofany wycofana отозван отозвана"
)
_CONCERN = ("expression of concern", "expressions of concern", "editorial concern", "editorial concerns")
_CORRECTION = (
    "correction corrections corrected corrigendum corrigenda erratum errata addendum berichtigt berichtigung "
    "korrigiert corrige correctif corregido correccion corrigido rettifica gecorrigeerd"
)
# What an entry has in brackets, or before a title with a colon: "[withdrawn]", "WITHDRAWN ARTICLE: …".
_REMARK = late(r"[\[(][^\[\]()]*[\])]|\b(?i:withdrawn|removed)(?:\s+\w+)?\s*:")


def _pattern(*spelled: str) -> re.Pattern[str]:
    folded = sorted({fold(one) for one in spelled})
    # Han is written without blanks between words.
    return late("|".join(one if "\u3400" <= one[0] <= "\u9fff" else rf"\b{re.escape(one)}\b" for one in folded))


OF_RETRACTION = _pattern(*_RETRACTION.split())
OF_DOUBT = _pattern(*_DOUBT.split())
OF_CONCERN = _pattern(*_CONCERN)
OF_CORRECTION = _pattern(*_CORRECTION.split())


class Spoken(IntEnum):
    """How far a document says of a work that there is a notice about it."""

    NOT = 0
    SOMEWHERE = 1
    """In a sentence next to one that cites it; in words that may be of something else; or at some places only."""
    PLAINLY = 2
    """In the entry, or in each sentence that cites it."""


@attrs.frozen
class Mention:
    """What a document says of a notice, and where it cites the work without a word of it.

    ``shared``: each of these places cites other works, too, that stand as far as is known.
    """

    spoken: Spoken
    where: str = ""
    silent: tuple[Related, ...] = ()
    shared: bool = False


def certain(resolution: Resolution) -> bool:
    """Whether there is no doubt which work is meant: its DOI stands in the reference, or nearly all agrees."""
    return resolution.matched_by == "doi" or (resolution.score or 0.0) >= _CERTAIN


def notices(work: Work, kinds: frozenset[str]) -> tuple[Update, ...]:
    """The notices of these kinds about a work, the newest last."""
    return tuple(sorted((u for u in work.updates if u.kind in kinds), key=lambda u: (u.date, u.doi)))


def title_mark(work: Work) -> str:
    """The word that the record's own title begins with, where it says how the work stands: "RETRACTED"; or "".

    In small letters it may be the title of a notice.
    """
    match = _MARK.search(work.title)
    return (match[1] or match[2] or match[3]) if match else ""


def bare_title(work: Work) -> str:
    """The title, folded, without what marks its standing."""
    return fold(_ANY_MARK.sub("", work.title))


def retracted(work: Work) -> bool:
    """Whether the record says that the work, and not what it is a notice of, was retracted as a whole."""
    return not notice_kinds(work) and bool(notices(work, RETRACTED) or title_mark(work))


def notice_kinds(work: Work) -> tuple[str, ...]:
    """What kinds of notice the record is itself; empty for a work.

    A newer version is no notice, nor is what a record says of itself.
    """
    about = (update for update in work.notice_of if update.kind not in REPLACED and update.doi != work.doi)
    return tuple(dict.fromkeys(update.kind for update in about))


def words_of(update: Update) -> str:
    """A notice in words: "retraction of 2010-02-06, doi:10.1000/1 (publisher, retraction-watch)"."""
    head = update.kind.replace("_", " ") + (f" of {update.date}" if update.date else "")
    return f"{head}{f', doi:{update.doi}' if update.doi else ''}{f' ({update.source})' if update.source else ''}"


def evidence(updates: tuple[Update, ...], resolution: Resolution) -> tuple[Evidence, ...]:
    """Each notice as evidence from the record that tells of it."""
    source = resolution.work.source if resolution.work else ""
    return tuple(Evidence("updated-by", "", words_of(update), source, resolution.retrieved) for update in updates)


def mention(view: View, reference: Reference, work: Work, plain: re.Pattern[str], vague: re.Pattern[str]) -> Mention:
    """Whether the entry, or all that cite it, speak ``plain`` words of the matter.

    A word of the kind that stands in the work's own title is its subject. ``vague`` words, words in the sentence before
    or after, or words at some of the places count for half. ``silent`` are the sentences without any.
    """
    title = bare_title(work)
    if _remarked(reference.raw, title, plain, vague):
        return Mention(Spoken.PLAINLY, "the entry says so")
    subject = plain.search(title) is not None
    told: list[Spoken] = []
    silent: list[Related] = []
    labels = _labels(view, reference)
    for citation in citing(view, reference):
        claim = view.claims[citation.claim] if citation.claim is not None else None
        sentence = fold(claim.text) if claim else ""
        beside = "" if plain.search(sentence) else fold(_beside(view, citation, labels))
        if plain.search(sentence) and not subject:
            told.append(Spoken.PLAINLY)
        elif plain.search(sentence) or vague.search(sentence) or plain.search(beside):
            told.append(Spoken.SOMEWHERE)
        else:
            told.append(Spoken.NOT)
            rests = _WITH_OTHERS if _others(view, citation, labels) else _ALONE
            silent.append(Related(claim.span if claim else citation.span, rests))
    if told and min(told) is Spoken.PLAINLY:
        return Mention(Spoken.PLAINLY, "the text says so")
    spoken = Spoken.SOMEWHERE if any(told) else Spoken.NOT
    unique = {one.span: one for one in silent}
    shared = bool(silent) and all(one.message == _WITH_OTHERS for one in silent)
    return Mention(spoken, silent=tuple(unique.values()), shared=shared)


def citing(view: View, reference: Reference) -> Iterator[Citation]:
    """The citations that point at an entry, by short forms of it, too ("ibid.")."""
    labels = _labels(view, reference)
    return (citation for citation in view.citations if not labels.isdisjoint(citation.resolved))


def _others(view: View, citation: Citation, own: set[str]) -> bool:
    """Whether the claim that a citation stands for rests on other works, too, none of which is retracted itself."""
    beside = [citation]
    if citation.claim is not None:
        beside += (view.citations[n] for n in view.claims[citation.claim].citations)
    gone = {other.label for other, _, work in view.matched() if retracted(work)}
    return any(label not in own and label not in gone for one in beside for label in one.labels)


def _labels(view: View, reference: Reference) -> set[str]:
    return {reference.label} | {other.label for other in view.references if other.repeats == reference.label}


def _remarked(raw: str, title: str, plain: re.Pattern[str], vague: re.Pattern[str]) -> bool:
    """Whether an entry has more of the ``plain`` words than the title brings, or a ``vague`` one as a remark."""
    remarks = fold(" ".join(_REMARK.findall(raw)))
    return len(plain.findall(fold(raw))) > len(plain.findall(title)) or vague.search(remarks) is not None


def _beside(view: View, citation: Citation, labels: set[str]) -> str:
    """The sentences before and after that in which a citation stands, but for those that cite something else."""
    flow = view.document.flow
    at = flow.place(citation.span).start
    block = next((b.span for b in view.document.blocks if b.span.start <= at < b.span.end), None) or _paragraph(
        flow, at
    )
    places = [(flow.place(c.span), c) for c in view.citations]
    within = [(place, c) for place, c in places if block.start <= place.start < block.end]
    text = block.of(flow.text)
    for place, _ in within:  # blanks in its place, so that nothing moves and sentences end where they end
        start, end = place.start - block.start, min(place.end, block.end) - block.start
        text = text[:start] + " " * (end - start) + text[end:]
    spans = sentences(text)

    def holding(offset: int) -> int:
        """Which sentence an offset belongs to; a marker stands behind the stop of its own."""
        return max((n for n, span in enumerate(spans) if span.start <= offset - block.start), default=0)

    own = holding(at)
    others = {holding(place.start) for place, c in within if labels.isdisjoint(c.resolved)}
    return " ".join(spans[n].of(text) for n in (own - 1, own + 1) if 0 <= n < len(spans) and n not in others)


def _paragraph(flow: Flow, at: int) -> Span:
    start, end = flow.text.rfind("\n\n", 0, at), flow.text.find("\n\n", at)
    return Span(max(start, 0), end if end >= 0 else len(flow.text))
