"""One card of the HTML report: a reference, or a citation without one, with all there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from evidencecheck.model.finding import Evidence, Finding
from evidencecheck.model.report import FileReport
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work
from evidencecheck.reports._account import Entry, also, claims_of, differences, meant, once
from evidencecheck.reports._claims import Resting, of_file, opinion_words, words_of
from evidencecheck.reports._diff import evidence_diff
from evidencecheck.reports._markup import bullets, link, linked, pieces, said, text
from evidencecheck.reports._words import fix_words, line_words, looked_up, one_line, origin, suppressed_by, verdict


def card(entry: Entry, file: FileReport) -> Iterator[str]:
    """The card's lines: findings, the entry as written, its fields, the record, suggestions, the claims on it."""
    yield '<article class="card">'
    yield f'<header><h4 dir="auto">{text(entry.name)}</h4>{_place(entry.span, file, entry.findings)}</header>'
    if entry.findings:
        yield '<ul class="findings">'
        yield from (_finding(finding) for finding in once(entry.findings))
        yield "</ul>"
    if entry.reference:
        yield f'<h5>As written</h5>\n<blockquote lang="" dir="auto">{_marked(entry, file)}</blockquote>'
    yield from _differences(differences(entry))
    if entry.reference:
        yield from _record(entry)
    yield from bullets("May be meant", [said(linked(e.recorded), e.source, e.retrieved) for e in meant(entry)])
    fixes = [finding.fix for finding in entry.findings if finding.fix]
    yield from bullets("Suggested", [linked(fix_words(fix, file.document.text)) for fix in fixes])
    places = [
        f'{text(r.message)} <span class="place">{text(line_words(file, r.span.start))}</span>' for r in also(entry)
    ]
    yield from bullets("See also", places)
    yield from bullets("What rests on it", list(_claims(entry, file)))
    yield "</article>"


def _place(span: Span, file: FileReport, findings: tuple[Finding, ...] = ()) -> str:
    where = next((finding.where for finding in findings if finding.where), None)
    return f'<span class="place">{text(where or line_words(file, span.start))}</span>'


def accepted(finding: Finding, file: FileReport) -> str:
    """A finding that someone has accepted, as an item of a list: where, what it is, and on whose word it stands."""
    told = f"{linked(finding.message)} <code>{text(finding.code)} {text(finding.name)}</code>"
    where = _place(finding.span, file, (finding,))
    return f'<li>{told} {where}<br><span class="origin">{text(suppressed_by(finding))}</span></li>'


def _finding(finding: Finding) -> str:
    told = f"{linked(finding.message)} <code>{text(finding.code)} {text(finding.name)}</code>"
    return f'<li class="{finding.kind}"><span class="verdict">{verdict(finding).capitalize()}</span>{told}</li>'


def _marked(entry: Entry, file: FileReport) -> str:
    """The entry as it stands in the document, marked what is at fault if that is not all of it."""
    source, out, at = file.document.text, [], entry.span.start
    inner = (f.span for f in entry.findings if entry.span.contains(f.span) and f.span != entry.span)
    for span in sorted(filter(len, inner)):
        if span.end > at:
            start = max(span.start, at)
            out += [escape(_printed(source[at:start])), f"<mark>{escape(_printed(source[start : span.end]))}</mark>"]
            at = span.end
    return "".join([*out, escape(_printed(source[at : entry.span.end]))])


def _printed(part: str) -> str:
    """On one line, blanks at the ends kept, for they part it from its neighbours."""
    head, tail = " " * part[:1].isspace(), " " * part[-1:].isspace()
    return head + one_line(part) + tail if part.strip() else head


def _differences(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    if not evidence:
        return
    yield '<h5 aria-hidden="true">Compared</h5>\n<table><caption class="hidden">Compared</caption>'
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Field", "As written", "The record"))
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for item in evidence:
        left, right = evidence_diff(item, one_line(item.cited), one_line(item.recorded))
        recorded = linked(item.recorded) if item.field == "DOI" else pieces(right, "ins")
        yield (
            f'<tr><th scope="row">{text(item.field)}</th><td lang="" dir="auto">{pieces(left, "del") or "—"}</td>'
            f'<td lang="" dir="auto">{said(recorded or "—", item.source, item.retrieved)}</td></tr>'
        )
    yield "</tbody></table>"


def _record(entry: Entry) -> Iterator[str]:
    resolution = entry.resolution
    work = resolution.work if resolution else None
    yield "<h5>The record</h5>"
    told = looked_up(resolution)
    if resolution and work:
        who = "; ".join(part for part in (origin(work.source, resolution.retrieved), told) if part)
        yield f'<p lang="" dir="auto">{_work(work)} <span class="origin" lang="en">{escape(who)}</span></p>'
    elif resolution and resolution.reason:
        yield f"<p>{text(told[0].upper() + told[1:])}: {text(resolution.reason)}.</p>"
    else:
        when = f" ({escape(resolution.retrieved)})" if resolution and resolution.retrieved else ""
        yield f"<p>{text(told[0].upper() + told[1:])}{when}.</p>"


def _work(work: Work) -> str:
    """A record as a reference: who, what, where, when, and the way to it."""
    issue = f"({work.issue})" if work.issue else ""
    numbers = f"{work.volume}{issue}".strip()
    page = str(work.page) if work.page else work.article_number
    where = ", ".join(
        part
        for part in (
            f"<i>{text(work.container_title[0])}</i>" if work.container_title else "",
            text(numbers),
            text(page),
            "" if work.container_title else text(work.publisher),
            text(str(work.issued)) if work.issued else "",
        )
        if part
    )
    who = work.author if work.author.names else work.editor
    parts = [text(str(who)), text(work.title), where]
    out = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
    address = f"https://doi.org/{quote(work.doi, safe='/', errors='replace')}" if work.doi else work.url
    if address.startswith(("https://", "http://")):
        out += f" {link(address, work.doi or work.url)}"
    return out


def _claims(entry: Entry, file: FileReport) -> Iterator[str]:
    """The claims that rest on the entry, with line, and how the entry is cited there where it is by name."""
    for claim, citation in claims_of(file, entry):
        cited = "" if entry.reference else f", cited as {text(citation.text)}"
        place = text(line_words(file, citation.span.start))
        shown = f'<span lang="" dir="auto">{text(claim.text)}</span> <span class="place">{place}{cited}</span>'
        own = of_file(file, citation.claim) if entry.reference and citation.claim is not None else ()
        bearing = (one for one in own if entry.reference and one.label == entry.reference.label)
        yield shown + "".join(line for one in bearing for line in _sentences(one))


def claim_item(file: FileReport, number: int) -> str:
    """A claim as an item of a list: its words and place, its sources and how they stand, and their sentences."""
    claim = file.claims[number]
    place = text(line_words(file, claim.span.start))
    out = f'<li><span lang="" dir="auto">{text(claim.text)}</span> <span class="place">{place}</span>'
    for one in of_file(file, number):
        out += f'<br><span class="origin">{text(words_of(one))}</span>' + "".join(_sentences(one))
    return out + "</li>"


def _sentences(one: Resting) -> Iterator[str]:
    """The sentences of a source that are likeliest to bear on a claim, and what a verifier thinks."""
    for sentence in one.sentences:
        yield f'<br><q lang="" dir="auto">{text(sentence)}</q> <span class="origin">{text(one.of)}</span>'
    if one.opinion:
        yield f'<br><span class="origin">{text(opinion_words(one.opinion))}</span>'
