"""The stages in their order, and nothing else: the only module that sees them all.

bytes -> Document -> Reading -> resolutions -> findings -> FileReport
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path

import attrs

from evidencecheck import files
from evidencecheck.checks import every
from evidencecheck.checks._base import Check, View
from evidencecheck.checks.run import expired_acceptance
from evidencecheck.evidence import Evidence, Page
from evidencecheck.extract import extract
from evidencecheck.formats import read as read_document
from evidencecheck.gather import Gathering, Share
from evidencecheck.link import claims, link, repeats, statements
from evidencecheck.model.citation import Citation, CitationStyle, Claim, Statement
from evidencecheck.model.document import Block, Document, Flow
from evidencecheck.model.finding import Finding
from evidencecheck.model.reference import Fields, RawReference, Reference, Role
from evidencecheck.model.report import Coverage, FileReport, Notification, Report
from evidencecheck.model.resolution import Hint, Outcome, Resolution
from evidencecheck.model.settings import Rules, Settings
from evidencecheck.model.source_text import SourceText
from evidencecheck.model.spans import LineIndex, Span
from evidencecheck.model.store import StoreState
from evidencecheck.model.verdict import Opinion
from evidencecheck.sources._base import Source
from evidencecheck.triage import chosen, place, triage

Known = Callable[[RawReference], "tuple[Fields, float] | None"]


@attrs.frozen(eq=False)
class Reading:
    """A document as read: its references, citations and claims, before anything is looked up.

    ``elsewhere`` are the names of the entries of the files that it names; ``notices`` what is to be said of them.
    ``prose`` are the blocks that a citation can stand in.
    """

    document: Document
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    unread: tuple[Span, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    notices: tuple[str, ...] = ()
    prose: tuple[Block, ...] = ()

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every sentence and list item of its prose, cited or not; made when it is first asked for."""
        return statements(self.document, self.prose, self.citations, self.unread)

    @property
    def orphans(self) -> Mapping[str, Citation]:
        """The author-year citations that no entry answers, by label, the first place of each."""
        found: dict[str, Citation] = {}
        for citation in self.citations:
            if citation.style is CitationStyle.AUTHOR_YEAR:
                for label in citation.orphans:
                    found.setdefault(label, citation)
        return found

    @cached_property
    def page(self) -> Page:
        """What there is to look up in it; asked for at each stage after this one."""
        orphans = self.orphans
        said = {label: self.claims[c.claim].text for label, c in orphans.items() if c.claim is not None}
        text = self.document.flow.text if orphans else ""
        return Page(self.document.path, self.references, orphans, said, text)

    @property
    def claimed(self) -> tuple[str, ...]:
        """The labels of the references that claims rest on, each once."""
        resting = (self.citations[n].resolved for claim in self.claims for n in claim.citations)
        return tuple(dict.fromkeys(label for labels in resting for label in labels))


def analyse(document: Document, known: Known | None = None, share: Share | None = None) -> Reading:
    """Extract, parse and link: everything that can be known from the document and, with ``share``, from what it names.

    ``known`` answers with the fields of an entry that was parsed before; only what it does not know is parsed.
    """
    found = extract(document)
    entries = found.references
    if share and share.only is not None:
        entries = tuple(entry for entry in entries if share.only.intersection(entry.names))
    parsed = (Reference(entry, *((known and known(entry)) or _parse(entry))) for entry in entries)
    references = repeats(tuple(parsed))
    elsewhere = share.whole.names if share else None
    citations, claimed = claims(document, link(found.markers, references, elsewhere))
    notices = share.notices if share else ()
    return Reading(
        document, references, citations, claimed, found.unread, elsewhere or frozenset(), notices, found.prose
    )


def readings(documents: Iterable[Document], known: Callable[[str | None], Known] | None = None) -> Iterator[Reading]:
    """Several documents, analysed together with what they name: parts, and the entries of bibliographies they cite.

    ``known`` gives for a document's path what `analyse` takes.
    """
    gathering = Gathering()

    def reading(share: Share) -> Reading:
        return analyse(share.document, known(share.document.path) if known else None, share)

    for share in gathering.shares(documents):
        found = reading(share)
        gathering.cite(share, cited(found))
        yield found
    for share in gathering.lists():
        yield reading(share)


def _parse(entry: RawReference) -> tuple[Fields, float]:
    from evidencecheck.parse import parse  # noqa: PLC0415 - a check that finds all in the lock needs no parser

    return parse(entry.flow, entry.links, entry.stated)


@attrs.frozen(eq=False)
class AtHand:
    """What else the checks may look at, as `View` has it: how old what is known may be, texts of sources, opinions."""

    store: StoreState = StoreState()
    texts: Mapping[str, SourceText] = attrs.Factory(dict)
    opinions: Mapping[tuple[int, str], Opinion | None] = attrs.Factory(dict)


def _at_hand(reading: Reading, resolutions: Mapping[str, Resolution], evidence: Evidence) -> AtHand:
    texts = evidence.texts(reading.page, resolutions, cited(reading))
    opinions = evidence.opinions(_pairs(reading), resolutions, texts)
    return AtHand(evidence.state(reading.document.path), texts, opinions)


def _pairs(reading: Reading) -> Iterator[tuple[int, str, str]]:
    """Each claim that asserts something, by number, with each source that it rests on, "ibid." read; and its words."""
    repeated = {reference.label: reference.repeats for reference in reading.references if reference.repeats}
    for number, claim in enumerate(reading.claims):
        citations = claim.citations if claim.asserts else ()
        labels = (label for n in citations for label in reading.citations[n].resolved)
        yield from ((number, label, claim.text) for label in dict.fromkeys(repeated.get(one, one) for one in labels))


def examine(
    reading: Reading,
    resolutions: Mapping[str, Resolution],
    hints: Mapping[str, Hint],
    rules: Rules = Rules(),
    at_hand: AtHand = AtHand(),
) -> FileReport:
    """Run the checks that ``rules`` choose over a reading and what its references resolved to."""
    view = View(
        reading.document,
        reading.references,
        reading.citations,
        reading.claims,
        resolutions,
        hints,
        reading.unread,
        reading.elsewhere,
        at_hand.store,
        at_hand.texts,
        at_hand.opinions,
        lambda: reading.statements,
    )
    checks = chosen(rules, reading.document.path)
    found = (finding for check in checks for finding in check.run(check, view))
    triaged = triage(found, view, rules, checks, at_hand.store.today)
    return FileReport(
        reading.document,
        reading.references,
        resolutions,
        reading.citations,
        reading.claims,
        triaged.findings,
        _coverage(reading, resolutions, _not_run(checks, view)),
        LineIndex(reading.document.text),
        triaged.suppressed,
        opinions={pair: opinion for pair, opinion in at_hand.opinions.items() if opinion},
    )


@attrs.frozen(eq=False)
class Account:
    """What one document came to by itself: its report, what is to be said of it, and the keys that it cites."""

    file: FileReport
    notices: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


def account(share: Share, evidence: Evidence, rules: Rules = Rules()) -> Account:
    """All stages for one document; nothing that another document's account would change."""
    reading = analyse(share.document, evidence.known(share.document.path), share)
    return _accounted(reading, evidence.resolve(share.document.path, reading.references), evidence, rules)


def _accounted(reading: Reading, resolutions: Mapping[str, Resolution], evidence: Evidence, rules: Rules) -> Account:
    """What comes after a document's references were looked up, whether by itself or with others."""
    described = evidence.described(resolutions, reading.claimed)
    hints = evidence.hints(reading.page)
    file = examine(reading, described, hints, rules, _at_hand(reading, described, evidence))
    return Account(file, (*reading.document.notices, *reading.notices), cited(reading))


def _not_run(checks: Iterable[Check], view: View) -> dict[str, int]:
    """How often what the checks need of a source was not at hand, by code."""
    lacking = ((check.code, check.lacking(view)) for check in checks if check.lacking)
    return {code: times for code, times in lacking if times}


def cited(reading: Reading) -> tuple[str, ...]:
    """The keys that a document cites, as written."""
    return tuple(n for c in reading.citations if c.style is CitationStyle.KEY for n in c.marker.numbers)


def report(
    readings: Iterable[Reading], evidence: Evidence, rules: Callable[[str | None], Rules] = lambda _path: Rules()
) -> Report:
    """The account of several documents, looked up in ``evidence`` as far as it goes.

    ``rules`` gives for a document's path which checks speak of it.
    """
    accounts: list[FileReport] = []
    notices: list[Notification] = []
    for reading, resolutions in _resolved(readings, evidence):
        path = reading.document.path
        done = _accounted(reading, resolutions, evidence, rules(path))
        accounts.append(done.file)
        notices += [Notification(notice, path) for notice in done.notices]
    return Report(across(accounts, rules, evidence.day), tuple(notices), evidence.unreachable)


def across(accounts: Sequence[FileReport], rules: Callable[[str | None], Rules], day: str) -> tuple[FileReport, ...]:
    """The accounts, each with what the checks find that look at all of them together."""
    found: dict[int, list[Finding]] = {}
    for check in every():
        for at, finding in check.across(check, accounts) if check.across else ():
            found.setdefault(at, []).append(finding)
    whole = list(accounts)
    for at, findings in found.items():
        one = accounts[at]
        own, path = rules(one.document.path), one.document.path
        checks = chosen(own, path)
        found_here = (finding for finding in findings if finding.code in {check.code for check in checks})
        # What is idle was judged with the document's own findings; what was accepted for too long was not.
        late = [check for check in checks if check.code == expired_acceptance.CHECK.code]
        more = triage(found_here, View.of(one), own, late, day)
        whole[at] = attrs.evolve(
            one,
            findings=tuple(sorted((*one.findings, *more.findings), key=place)),
            suppressed=tuple(sorted((*one.suppressed, *more.suppressed), key=place)),
            tally=None,
        )
    return tuple(whole)


def _resolved(readings: Iterable[Reading], evidence: Evidence) -> Iterator[tuple[Reading, Mapping[str, Resolution]]]:
    """Each reading with what its references came to; where a service may be asked, all are read before it is."""
    groups = [tuple(readings)] if evidence.online else ((reading,) for reading in readings)
    for group in groups:
        pages = [reading.page for reading in group]
        yield from zip(group, evidence.resolve_all(pages), strict=True)


def _coverage(reading: Reading, resolutions: Mapping[str, Resolution], not_run: Mapping[str, int]) -> Coverage:
    places: Counter[str] = Counter()
    pointers: Counter[str] = Counter()
    works: set[str] = set()
    for citation in reading.citations:
        places[citation.style] += 1
        pointers[citation.style] += len(citation.labels)
        if citation.style is CitationStyle.AUTHOR_YEAR:
            works.update(citation.labels)
    sources = [r for r in reading.references if r.role is Role.REFERENCE]
    outcomes = Counter(str(resolutions[r.label].outcome) for r in sources if r.label in resolutions)
    return Coverage(
        references=len(sources),
        asides=len(reading.references) - len(sources),
        citations=len(reading.citations),
        pointers=sum(pointers.values()),
        claims=len(reading.claims),
        works=len(works),
        styles={style: (places[style], pointers[style]) for style in places},
        outcomes=dict(outcomes),
        unread=len(reading.unread),
        not_run=not_run,
    )


def read(path: str | PathLike[str]) -> Reading:
    """Read one document from a file; raises `UnreadableError` where the file cannot be opened.

    The files that it names are looked into for what its keys mean, and no further.
    """
    return next(readings([_document(path)]))


def _document(path: str | PathLike[str]) -> Document:
    given = Path(path)
    return read_document(files.read_bytes(given), given.as_posix())


def check_path(path: str | PathLike[str], sources: Sequence[Source] = (), settings: Settings | None = None) -> Report:
    """Check one document from a file, and what it names, against its ``references/`` folder and then ``sources``."""
    evidence = Evidence(settings or Settings(), sources)
    return report(readings([_document(path)], evidence.known), evidence)


def check_text(
    text: str,
    format: str = "text",  # noqa: A002 - the word that readers of the call expect
    sources: Sequence[Source] = (),
    settings: Settings | None = None,
) -> Report:
    """Check a text from memory; ``format`` is a name of `evidencecheck.formats.TABLE`."""
    document = read_document(text.encode("utf-8", "surrogatepass"), None, format)
    return report([analyse(document)], Evidence(settings or Settings(), sources))


def parse_reference(text: str) -> Reference:
    """Read the fields of one reference string; their spans count in ``text``."""
    flow = Flow(text)
    entry = RawReference("1", Span(0, len(text)), flow)
    return Reference(entry, *_parse(entry))


def match(text: str, sources: Sequence[Source]) -> Resolution:
    """Look one reference string up in ``sources``."""
    reference = parse_reference(text)
    found = Evidence(Settings(), sources, store=False, journals=False).resolve(None, (reference,))
    return found.get(reference.label, Resolution(Outcome.NOT_SPECIFIC))
