"""Read the literate cases of ``tests/cases/checks/`` and build what a check looks at.

A file holds one scenario per ``## `` heading, prose anywhere, and these fenced blocks:

    ```document          a text in the notation of tests/support/annotated.py: markers, orphans, entries
    ```reference LABEL   one entry; ⟦field|text⟧ marks what was read (⟦field 0.3|text⟧: with so much confidence),
                         the info string may hold type=chapter, aside, repeats=LABEL, link=https://…
    ```record            the work that the reference above it matched, in CSL-JSON; matched-by=doi source=NAME,
                         and for=LABEL where it is of another entry
    ```outcome           the outcome for the reference above it: a word, then lines reason: …, searched: …,
                         score: NUMBER, locked: yes, retrieved: DAY, samples: NAME NUMBER and holding: SOURCE | JOURNAL | YEAR | NUMBER
    ```candidate         a work that the reference above it may be, in CSL-JSON
    ```hint LABEL        a work that the orphan LABEL may be, in CSL-JSON; spelling=SAMHSA in the info string
    ```text LABEL        the text of that reference's source; name=references/texts/ito.pdf in the info string
    ```claim             a stretch of the document that is one claim, with the markers in it
    ```opinion LABEL     what a verifier makes of the claim above it and that source: label, score, reason, quote, one a
                         line; none for no words to judge by
    ```store             how old the lock may be: lines today: DAY, stale-after: DAYS, edited: NAMES
    ```unread            a stretch of the document that looks like references and was not read
    ```page FORMAT       a whole document in a format of ours, read as `check` reads it: for what is known only when all
                         checks have spoken, or what a format is needed for; only the findings of the scenario's own
                         check are compared. Of several, those in the last, across all of them; name=a.bib
    ```ignore            an entry [[ignore]] of the configuration, as JSON
    ```accepted          what a hand has set down in the lock of the reference above it, as JSON
    ```expect            one line for each finding: kind severity code text at the span | part of the message,
                         with "-" for no severity and "…" for any characters; nothing for silence
    ```fixed HOW         the text of the entry above after the fix of the only finding that has one, a line of it;
                         HOW (safe, unsafe, display) is how sure the fix is, where it matters
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from evidencecheck.checks import every, find
from evidencecheck.checks._base import Check, View
from evidencecheck.formats import read as read_document
from evidencecheck.identifiers import doi
from evidencecheck.model.citation import Citation, CitationStyle, Cited, Claim, Marker
from evidencecheck.model.csl import work_from_csl
from evidencecheck.model.dates import PartialDate
from evidencecheck.model.document import Document, Flow
from evidencecheck.model.finding import Finding
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import Field, Fields, RawReference, Reference, Role
from evidencecheck.model.resolution import Accepted, Candidate, Hint, Holding, Outcome, Resolution
from evidencecheck.model.settings import Ignore, Rules
from evidencecheck.model.source_text import SourceText
from evidencecheck.model.spans import Span
from evidencecheck.model.store import StoreState
from evidencecheck.model.verdict import Label, Opinion, Verdict
from evidencecheck.pipeline import Reading, analyse, examine
from evidencecheck.triage import triage
from tests.support.annotated import parse_case

TRIAGED = {"EC902", "EC905"}
"""What is found when all checks have spoken."""
NOW = "2026-11-20"

_FENCE = re.compile(r"^```(\w+)[ \t]*([^\n]*)\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"⟦(\w+)(?: ([\d.]+))?\|(.*?)⟧", re.DOTALL)
_OTHERS = re.compile(r",? (?:et al\.?|and others)$")


@attrs.frozen
class Scenario:
    """One scenario: its title, the code it is about, its blocks as (word, info, body)."""

    title: str
    code: str
    blocks: tuple[tuple[str, str, str], ...]

    def bodies(self, word: str) -> list[str]:
        return [body for name, _, body in self.blocks if name == word]


def read(path: Path) -> Iterator[Scenario]:
    """The scenarios of a file; its code is the first word of its name."""
    for part in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        title = part.partition("\n")[0].strip()
        blocks = tuple((m[1], m[2].strip(), m[3].removesuffix("\n")) for m in _FENCE.finditer(part))
        yield Scenario(title, path.name.partition("-")[0], blocks)


def findings(scenario: Scenario) -> tuple[View, tuple[Finding, ...]]:
    """What the scenario's check says of it."""
    check, seen = find(scenario.code), view(scenario)
    if check.code in TRIAGED:
        found = [finding for one in every() for finding in one.run(one, seen)]
        told = triage(found, seen, Rules(ignores=_ignores(scenario)), every(), NOW).findings
        return seen, tuple(finding for finding in told if finding.code == check.code)
    more = _across(check, scenario) if check.across else ()
    return seen, tuple(sorted([*check.run(check, seen), *more], key=lambda f: (f.span, f.message)))


def _across(check: Check, scenario: Scenario) -> Iterator[Finding]:
    """What a check finds in the last of the scenario's pages when it sees all of them."""
    accounts = [examine(_reading(info, body + "\n"), {}, {}) for word, info, body in scenario.blocks if word == "page"]
    found = check.across(check, accounts) if check.across else ()
    return (finding for at, finding in found if at == len(accounts) - 1)


def _ignores(scenario: Scenario) -> tuple[Ignore, ...]:
    told = (json.loads(body) for body in scenario.bodies("ignore"))
    return tuple(Ignore(**{key: tuple(v) if isinstance(v, list) else v for key, v in one.items()}) for one in told)


def _reading(info: str, text: str) -> Reading:
    name, _, path = info.partition(" name=")
    return analyse(read_document(text.encode(), path or "page.txt", name))


def _page(info: str, text: str) -> View:
    """A page as it is read, with nothing looked up."""
    reading = _reading(info, text)
    return View(
        reading.document, reading.references, reading.citations, reading.claims, {}, stated=lambda: reading.statements
    )


def view(scenario: Scenario) -> View:
    """All that the scenario's blocks tell, as a check sees it."""
    pages = [(info, body) for word, info, body in scenario.blocks if word == "page"]
    if pages:
        return _page(pages[-1][0], pages[-1][1] + "\n")
    text, citations, references = "", [], []
    resolutions: dict[str, dict[str, Any]] = {}
    hints: dict[str, Hint] = {}
    unread: list[Span] = []
    claims: list[Claim] = []
    store = StoreState()
    for word, info, body in scenario.blocks:
        options = dict(part.partition("=")[::2] for part in info.split() if "=" in part)
        label = options.get("for") or (references[-1].label if references else "")
        if word == "document":
            text, truth = parse_case(body)
            flow = Flow(text)
            references = [_entry(text, flow, entry) for entry in truth["references"]]
            citations = [_citation(text, found, options) for found in truth["citations"]]
        elif word == "reference":
            start = len(text) + (1 if text else 0)
            entry_text, marks = _unmark(body, start)
            text += ("\n" if text else "") + entry_text
            references.append(_reference(info, options, text, start, marks))
        elif word == "record":
            found = {"outcome": Outcome.MATCHED, "work": _work(body, options), "retrieved": "2026-11-20"}
            resolutions[label] = found | {"matched_by": options.get("matched-by", "search"), "score": 0.9}
        elif word == "outcome":
            resolutions.setdefault(label, {}).update(_outcome(body))
        elif word == "accepted":
            resolutions[label]["accepted"] = Accepted(**json.loads(body))
        elif word == "candidate":
            have = resolutions[label].get("candidates", ())
            resolutions[label]["candidates"] = (*have, Candidate(_work(body, options), 0.7))
        elif word == "hint":
            who = info.partition(" spelling=")[0].partition(" source=")[0]
            works = (_work(body, options),) if body.strip() else ()
            hints[who] = Hint(works, options.get("spelling", ""))
        elif word == "claim":
            span = Span(text.index(body), text.index(body) + len(body))
            within = tuple(n for n, c in enumerate(citations) if span.start <= c.span.start < span.end)
            citations = [attrs.evolve(c, claim=len(claims)) if n in within else c for n, c in enumerate(citations)]
            claims.append(Claim(body, span, within))
        elif word == "store":
            told = dict(line.split(": ", 1) for line in body.splitlines())
            edited = tuple(told["edited"].split(", ")) if "edited" in told else ()
            store = StoreState(told.get("today", ""), int(told.get("stale-after", 0)), edited)
        elif word == "unread":
            at = text.index(body)
            unread.append(Span(at, at + len(body)))
    flow = Flow(text)
    return View(
        Document(text, "text", flow, (), "page.txt"),
        tuple(_in(reference, flow) for reference in references),
        tuple(citations),
        tuple(claims),
        {label: Resolution(**found) for label, found in resolutions.items()},
        hints,
        tuple(unread),
        store=store,
        texts=dict(_texts(scenario)),
        opinions=dict(_opinions(scenario)),
    )


def expected(scenario: Scenario) -> list[tuple[str, str, str, str, str]]:
    """Kind, severity, code, text at the span, part of the message, for each line of ``expect``."""
    lines = []
    for line in "\n".join(scenario.bodies("expect")).splitlines():
        head, _, message = line.partition(" | ")
        kind, severity, code, *text = head.split(" ", 3)
        lines.append((kind, severity, code, text[0] if text else "", message))
    return lines


def meets(pattern: str, text: str) -> bool:
    """Whether ``text`` is ``pattern`` with any characters for each ellipsis, spacing levelled."""
    parts = [re.escape(part) for part in " ".join(pattern.split()).split("…")]
    return re.fullmatch(".*".join(parts), " ".join(text.split())) is not None


def _unmark(body: str, start: int) -> tuple[str, list[tuple[str, float, str, Span]]]:
    """The entry's text, and its fields with spans that count from the document's start."""
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        begin = start + len(text)
        text += mark[3]
        marks.append((mark[1], float(mark[2] or 1), mark[3], Span(begin, begin + len(mark[3]))))
        at = mark.end()
    return text + body[at:], marks


def _reference(
    info: str, options: dict[str, str], text: str, start: int, marks: list[tuple[str, float, str, Span]]
) -> Reference:
    label = next((part for part in info.split() if "=" not in part and part != "aside"), "1")
    role = Role.ASIDE if "aside" in info.split() else Role.REFERENCE
    span = Span(start, len(text))
    number = None if label.startswith("r") else label
    links = (options["link"],) if "link" in options else ()
    entry = RawReference(label, span, Flow(text).slice(start, len(text)), number, role=role, links=links)
    fields = {name: Field(_value(name, raw), raw, at, sure) for name, sure, raw, at in marks}
    return Reference(entry, Fields(**fields, type=options.get("type")), repeats=options.get("repeats"))  # type: ignore[arg-type]


def _value(name: str, raw: str) -> object:
    if name in {"author", "editor"}:
        return _people(raw)
    if name == "page":
        return PageRange.parse(raw)
    if name == "issued":
        year = re.search(r"\d{4}", raw)
        return PartialDate(int(year[0])) if year else PartialDate(status=raw)
    return doi.normalise(raw) if name == "doi" else raw


def _people(raw: str) -> People:
    """ "Solomon P, van der Berg J-P, =World Bank et al.": a name ends in initials, "=" begins an organisation."""
    names = []
    for name in re.split(r", (?!\w\.)(?:& |and )?| & | and ", _OTHERS.sub("", raw)):
        family, _, given = name.rpartition(" ")
        if name.startswith("="):
            names.append(Person(literal=name[1:]))
        elif family and given.replace(".", "").replace("-", "").isupper():
            names.append(Person(family, given))
        elif "/" in name:
            names.append(Person(*name.split("/")))
        else:
            names.append(Person(name))
    return People(tuple(names), bool(_OTHERS.search(raw)))


def _work(body: str, options: dict[str, str]) -> Any:
    told = json.loads(body)
    work = work_from_csl(told, source=options.get("source", "Crossref"), retrieved="2026-11-20")
    return attrs.evolve(
        work, abstract=told.get("abstract", "")
    )  # which no lock holds, and CSL-JSON is the lock's shape


def _outcome(body: str) -> dict[str, Any]:
    word, *rest = body.splitlines()
    found: dict[str, Any] = {"outcome": Outcome(word.strip())}
    for line in rest:
        name, _, value = line.partition(": ")
        found[name] = _told(name, value)
    return found


def _told(name: str, value: str) -> object:
    if name == "searched":
        return tuple(value.split(", "))
    if name == "samples":
        return tuple((own, int(size)) for own, size in (one.split() for one in value.split(", ")))
    if name == "locked":
        return value == "yes"
    if name == "score":
        return float(value)
    if name == "holding":
        source, journal, year, works = value.split(" | ")
        return Holding(source, journal, int(year), int(works))
    return value


def _texts(scenario: Scenario) -> Iterator[tuple[str, SourceText]]:
    """The texts of sources, by label."""
    for word, info, body in scenario.blocks:
        if word == "text":
            label, _, told = info.partition(" name=")
            name = told or "references/texts/ito.txt"
            kind = "pdf" if name.endswith(".pdf") else "text"
            yield label, SourceText(name, Document(body, kind, Flow(body), (), name))


def _opinions(scenario: Scenario) -> Iterator[tuple[tuple[int, str], Opinion | None]]:
    """What a verifier thinks, by claim and label."""
    claim = -1
    for word, info, body in scenario.blocks:
        claim += word == "claim"
        if word == "opinion":
            label, score, rationale, quote = [*body.splitlines(), "", "", "", ""][:4]
            verdict = Verdict(Label(label), float(score), rationale, quote) if label else None
            yield (claim, info), Opinion(verdict, "figures", "abstract") if verdict else None


def _entry(text: str, flow: Flow, entry: dict[str, Any]) -> Reference:
    span = Span(entry["start"], entry["end"])
    label: str = entry["label"]
    # "2.1" is note 1 of the third list; "r1" has no number.
    scope, _, number = label.rpartition(".")
    raw = RawReference(
        label,
        span,
        flow.slice(span.start, span.end),
        None if label.startswith("r") else number.rstrip("′"),
        int(scope or 0),
        Role.ASIDE if entry.get("aside") else Role.REFERENCE,
    )
    return Reference(raw, _named(span.of(text), span.start) if label.startswith("r") else Fields())


def _named(raw: str, start: int) -> Fields:
    """Author and year of an unnumbered entry: "Okafor N. … 2016 …"."""
    who = re.match(r"[^\d.(]+?(?= [A-Z]{1,2}\b|[.,(])", raw)
    year = re.search(r"\b(?:19|20)\d\d\b", raw)
    author = Field(People((Person(who[0]),)), who[0], Span(start, start + who.end())) if who else None
    issued = Field(PartialDate(int(year[0])), year[0], Span(start + year.start(), start + year.end())) if year else None
    return Fields(author=author, issued=issued)


def _citation(text: str, found: dict[str, Any], options: dict[str, str]) -> Citation:
    style, labels = CitationStyle(found["style"]), tuple(found.get("names", found["labels"]))
    span = Span(found["start"], found["end"])
    works = tuple(_cited(label) for label in labels) if style is CitationStyle.AUTHOR_YEAR else ()
    external = options.get("external") == "yes" and style is CitationStyle.KEY
    marker = Marker(span, span.of(text), style, () if works else labels, works, external=external)
    return Citation(marker, labels, () if found["orphan"] else labels)


def _cited(label: str) -> Cited:
    who, _, year = label.rpartition(" ")
    return Cited(tuple(who.removesuffix(" et al.").split(" & ")), year, "et al." in who)


def _in(reference: Reference, flow: Flow) -> Reference:
    """The reference with its flow cut from the finished document."""
    entry = attrs.evolve(reference.entry, flow=flow.slice(reference.span.start, reference.span.end))
    return attrs.evolve(reference, entry=entry)
