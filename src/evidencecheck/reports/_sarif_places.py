"""Where things stand, as SARIF says it: artifacts, regions, logical locations, edits."""

from __future__ import annotations

from evidencecheck.model.fix import Applicability, Fix
from evidencecheck.model.report import FileReport
from evidencecheck.model.spans import Span
from evidencecheck.reports._paths import is_absolute, posix, uri
from evidencecheck.reports._shapes import Shape
from evidencecheck.reports._words import fix_words, one_line

BASE = "%SRCROOT%"
"""The name by which relative addresses are resolved: the folder that the run was in, which is the reader's to say."""


def artifact(path: str, index: int | None = None) -> Shape:
    """An ``artifactLocation``; ``index`` is its place among the run's artifacts."""
    found: Shape = {"uri": uri(path)}
    if not is_absolute(posix(path)):
        found["uriBaseId"] = BASE
    return found if index is None else found | {"index": index}


def region(span: Span, file: FileReport) -> Shape:
    """Lines and columns from 1, the end exclusive; columns and offsets in code points (``columnKind`` of the run)."""
    start, end = file.lines.position(span.start), file.lines.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
    }


def location(span: Span, file: FileReport, index: int, where: str = "") -> Shape:
    """A place in a document; of one that was rendered, whose lines nobody sees, in words ("footnote 12")."""
    physical: Shape = {"artifactLocation": artifact(file.path, index)}
    if not file.document.segments:
        physical["region"] = region(span, file)
    found: Shape = {"physicalLocation": physical}
    words = one_line(where) or one_line(file.document.place(span.start))
    if words:
        found["logicalLocations"] = [{"fullyQualifiedName": words}]
    return found


def fixes(fix: Fix | None, file: FileReport, index: int) -> list[Shape]:
    """The edits, for programs that can make them: none of a document that is not its own text, nor only shown ones."""
    if fix is None or not fix.edits or fix.applicability is Applicability.DISPLAY or file.document.segments:
        return []
    replacements = [
        {"deletedRegion": region(edit.span, file), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return [
        {
            "description": {"text": fix_words(fix, file.document.text)},
            "artifactChanges": [{"artifactLocation": artifact(file.path, index), "replacements": replacements}],
            "properties": {"applicability": str(fix.applicability)},
        }
    ]
