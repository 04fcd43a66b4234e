"""JUnit's XML: a suite per document, a case per reference and per citation without one.

A fault is a failure; what is open is skipped; what is to review passes, and says so in its output, as ``check`` passes
by default. Shape: junit-10.xsd of Jenkins' xunit plugin, whose readers are the strictest.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from evidencecheck.model.finding import Finding, Kind
from evidencecheck.model.report import FileReport, Report
from evidencecheck.reports._account import Entry, account, once
from evidencecheck.reports._base import Look
from evidencecheck.reports._coverage import coverage_text
from evidencecheck.reports._paths import posix
from evidencecheck.reports._words import (
    evidence_words,
    fix_words,
    located,
    looked_up,
    notices,
    one_line,
    origin,
    printable,
    verdict,
)

_LONGEST = 80


def render(report: Report, look: Look) -> str:  # noqa: ARG001 - a case that passes has to be told, too
    """``testsuites``, with a suite for the run itself where there is something to say about it."""
    root = ET.Element("testsuites", name="evidencecheck")
    for file in report.files:
        _suite(root, file)
    notes = [(f"{notice.path}: " if notice.path else "") + notice.message for notice in notices(report)]
    if notes:
        suite = ET.SubElement(root, "testsuite", name="about this run", tests="0", failures="0", errors="0")
        ET.SubElement(suite, "system-err").text = "\n".join(one_line(note) for note in notes)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, file: FileReport) -> None:
    path = one_line(posix(file.path))
    suite = ET.SubElement(root, "testsuite", name=path)
    entries = sorted(account(file), key=lambda entry: entry.span)
    for entry in entries:
        _case(suite, entry, file, path)
    if not entries:  # a suite without a case is taken for a run that broke off
        ET.SubElement(suite, "testcase", name="read, and nothing to check", classname=path)
    ET.SubElement(suite, "system-out").text = coverage_text(file.coverage)
    suite.set("tests", str(len(suite.findall("testcase"))))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))


def _case(suite: ET.Element, entry: Entry, file: FileReport, path: str) -> None:
    case = ET.SubElement(suite, "testcase", name=_name(entry), classname=path)
    found = once(entry.findings)
    gravest = next((finding for finding in found if finding.kind is entry.kind), None)
    text = "\n".join(line for finding in found for line in _told(finding, file)) or _silent(entry, file)
    if entry.kind is Kind.FAIL and gravest:
        message, kind = one_line(gravest.message), one_line(f"{gravest.code} {gravest.name}")
        ET.SubElement(case, "failure", type=kind, message=message).text = text
    elif entry.kind is Kind.OPEN:
        ET.SubElement(case, "skipped", message=one_line(gravest.message) if gravest else text).text = text
    else:
        ET.SubElement(case, "system-out").text = text


def _name(entry: Entry) -> str:
    """What the entry is called, and how it begins: a name that holds no line number, so that runs compare."""
    name = one_line(entry.name)
    words = one_line(entry.reference.raw) if entry.reference else ""
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition(" ")[0] + " …"
    return f"{name}: {words}" if words else name


def _told(finding: Finding, file: FileReport) -> Iterator[str]:
    word = "to review" if finding.kind is Kind.REVIEW else verdict(finding)
    place = located(file, finding.span.start)
    yield f"{place}: {word} {one_line(f'{finding.code} {finding.name}: {finding.message}')}"
    yield from (f"  {line}" for line in evidence_words(finding))
    if finding.fix:
        yield f"  suggested: {fix_words(finding.fix, file.document.text)}"


def _silent(entry: Entry, file: FileReport) -> str:
    """What came of looking up a reference that no finding is about."""
    resolution = entry.resolution
    work = resolution.work if resolution else None
    said = [str(work) if work else "", looked_up(resolution), resolution.reason if resolution else ""]
    said.append(origin(work.source, resolution.retrieved) if work and resolution else "")
    return printable(f"{located(file, entry.span.start)}: " + "; ".join(one_line(part) for part in said if part))
