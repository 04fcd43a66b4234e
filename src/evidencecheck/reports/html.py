"""The audit as one self-contained HTML page, for an editor: no scripts, nothing fetched, fit for print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from evidencecheck.model.document import BlockKind
from evidencecheck.model.finding import Kind
from evidencecheck.model.report import FileReport, Report
from evidencecheck.reports._account import account, summary
from evidencecheck.reports._base import Look
from evidencecheck.reports._card import accepted, card, claim_item
from evidencecheck.reports._coverage import coverage_text
from evidencecheck.reports._css import CSS
from evidencecheck.reports._markup import bullets, linked, text
from evidencecheck.reports._words import KINDS, TITLES, count, notices, version

_MEANING = {
    Kind.FAIL: "What is written is at fault, or cannot be followed to a source.",
    Kind.REVIEW: "Something to look at and to judge; it may be right as it stands.",
    Kind.OPEN: "Not known. That something was not found does not mean that it does not exist.",
    Kind.PASS: "Found in the source named, and nothing that was compared differs.",
}
_COUNTED = "Counted by reference; one with several findings stands where the gravest of them puts it."


def render(report: Report, look: Look) -> str:  # noqa: ARG001 - an audit tells everything
    """The whole account: what failed, what to review, what is open, what was verified. Dates are those of the data."""
    title = "Reference audit"
    if len(report.files) == 1:
        title += f" of {text(_title(report.files[0]))}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{CSS}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>Reference audit</h1>\n{_lines(_head(report))}</header>\n"
        f"<main>\n{_lines(_main(report))}</main>\n"
        f"<footer>\n{_lines(_foot(report))}</footer>\n</body>\n</html>\n"
    )


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _main(report: Report) -> Iterator[str]:
    yield from _contents(report)
    for number, file in enumerate(report.files, 1):
        yield from _file(file, number)


def _head(report: Report) -> Iterator[str]:
    yield f"<p>{escape(summary(report)[0].upper() + summary(report)[1:])}.</p>"
    dates = sorted({date for file in report.files for date in _dates(file)})
    told = [f"{count(len(report.files), 'document')}"]
    if dates:
        told.append(f"records retrieved {escape(dates[0])}" + (f" to {escape(dates[-1])}" if dates[1:] else ""))
    yield f'<p class="meta">{" · ".join([*told, f"evidencecheck {text(version())}"])}</p>'


def _foot(report: Report) -> Iterator[str]:
    notes = [(f"<code>{text(n.path)}</code>: " if n.path else "") + linked(n.message) for n in notices(report)]
    yield from bullets("About this run", notes, "h2")
    yield "<p>“Not found” means: not in the sources named. It never means that a work does not exist.</p>"


def _dates(file: FileReport) -> Iterator[str]:
    yield from (r.retrieved for r in file.resolutions.values() if r.retrieved)
    yield from (e.retrieved for finding in file.findings for e in finding.evidence if e.retrieved)


def _title(file: FileReport) -> str:
    """The heading that the document begins with, else its path."""
    first = next(iter(file.document.blocks), None)
    heading = first.span.of(file.document.flow.text) if first and first.kind is BlockKind.HEADING else ""
    return heading.strip() or file.path


def _file(file: FileReport, number: int) -> Iterator[str]:
    title = _title(file)
    yield f'<h2 id="document-{number}" lang="" dir="auto">{text(title)}</h2>'
    if title != file.path:
        yield f'<p class="meta"><code>{text(file.path)}</code></p>'
    entries = account(file)
    yield '<ul class="tally">'
    for kind in KINDS:
        told = sum(entry.kind is kind for entry in entries)
        shown = f"<b>{told}</b> {TITLES[kind]}"
        shown = f'<a href="#{kind}-{number}">{shown}</a>' if told else f"<span>{shown}</span>"
        yield f'<li class="{kind if told else "none"}">{shown}</li>'
    yield "</ul>"
    if entries:
        yield f'<p class="about counted">{_COUNTED}</p>'
    yield f"<p>{text(coverage_text(file.coverage))}</p>"
    for kind in KINDS:
        group = [entry for entry in entries if entry.kind is kind]
        if group:
            yield f'<section class="{kind}" aria-labelledby="{kind}-{number}">'
            yield f'<h3 id="{kind}-{number}">{TITLES[kind]}</h3>\n<p class="about">{_MEANING[kind]}</p>'
            for entry in group:
                yield from card(entry, file)
            yield "</section>"
    yield from _claims(file, number)
    yield from _suppressed(file, number)


def _claims(file: FileReport, number: int) -> Iterator[str]:
    """Each claim with what it rests on, folded away: long, and for whoever reads the text along."""
    if file.claims:
        yield f'<section class="claims" aria-labelledby="claims-{number}">'
        yield f'<h3 id="claims-{number}">Claims</h3>'
        yield f"<details><summary>{count(len(file.claims), 'claim')} and what each rests on</summary>\n<ol>"
        yield from (claim_item(file, at) for at in range(len(file.claims)))
        yield "</ol></details>\n</section>"


def _suppressed(file: FileReport, number: int) -> Iterator[str]:
    """What someone has accepted, with the reasons: an account that hid it would be none."""
    if file.suppressed:
        yield f'<section class="suppressed" aria-labelledby="suppressed-{number}">'
        yield f'<h3 id="suppressed-{number}">Suppressed</h3>'
        yield '<p class="about">What someone has accepted. It is counted neither as a fault nor to review.</p>'
        yield f'<ul class="card">{"".join(accepted(finding, file) for finding in file.suppressed)}</ul>'
        yield "</section>"


def _contents(report: Report) -> Iterator[str]:
    """Of several documents: each with what is wrong in it, so that a reader need not scroll for it."""
    if len(report.files) < 2:
        return
    yield '<nav aria-labelledby="documents">\n<h2 id="documents">Documents</h2>\n<ul>'
    for number, file in enumerate(report.files, 1):
        kinds = [entry.kind for entry in account(file)]
        told = ", ".join(f"{kinds.count(kind)} {TITLES[kind].lower()}" for kind in KINDS if kind in kinds)
        where = f'<span class="meta">{told or "nothing to check"}</span>'
        yield f'<li><a href="#document-{number}" lang="" dir="auto">{text(_title(file))}</a> {where}</li>'
    yield "</ul>\n</nav>"
