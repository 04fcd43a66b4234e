"""Remarks that suppress nothing, and those that cannot be read: findings of EC902, with edits that take them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks.run.unused_suppression import CHECK
from evidencecheck.model.document import Document
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.resolution import Outcome
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late
from evidencecheck.triage.remarks import Order, Verb, ended

_OURS = frozenset({"EC902", "EC905"})
"""What is known only after everything else; remarks that name them are not judged."""
_UNKNOWN = frozenset({Outcome.NOT_ATTEMPTED, Outcome.UNREACHABLE})
_PARTING = frozenset({"markdown", "ipynb", "org"})
"""Formats in which a comment on a line of its own parts the paragraphs above and below: the line must stay, blank."""
_BLANK = late(r"[ \t]+")
_BLANK_LINE = late(r"[ \t]*(?:\r\n|\n|\r)")
_LINE_END = late(r"[ \t]*(\r\n|\n|\r|\Z)")


def unused(
    orders: Sequence[Order], used: frozenset[tuple[Order, str]], view: View, ran: Iterable[Check]
) -> Iterator[Finding]:
    """One finding per remark that is of no use, or in part."""
    judged = judged_codes(view, ran)
    for order in orders:
        if order.fault:
            message = f"this remark suppresses nothing: {order.fault}"
            yield CHECK.review(Severity.WARNING, message, order.remark.span)
        elif order.verb is Verb.ENABLE:
            if not any(order in ended(one, orders) for one in orders if one.verb is Verb.DISABLE):
                message = "this remark enables what no remark has disabled"
                yield CHECK.review(Severity.NOTE, message, order.remark.span, fix=_removal(view.document, [order]))
        else:
            idle = [name for name, codes in order.codes if codes <= judged and not _any(order, codes, used)]
            if idle:
                yield _finding(order, idle, orders, view.document)


def judged_codes(view: View, ran: Iterable[Check]) -> frozenset[str]:
    """The checks whose silence about a document says that there is nothing to tell.

    None that looks at several documents, since others may be missing; where a reference has not been looked up, none
    that needs its record; where a work has no abstract at hand, none that looks at abstracts, and where a source's text
    is missing, none that looks at texts: it knew more once. Nor a verifier, whose next word is for itself to say.
    """
    found = (view.resolutions.get(reference.label) for reference in view.sources())
    known = all(one and one.outcome not in _UNKNOWN and not one.partial for one in found)
    described = known and all(work.abstract for _, _, work in view.matched())
    told = {Needs.STRUCTURE: True, Needs.RECORD: known, Needs.ABSTRACT: described, Needs.TEXT: True}
    return frozenset(
        check.code
        for check in ran
        if check.code not in _OURS and check.across is None and told.get(check.needs) and not _lacks_text(check, view)
    )


def _lacks_text(check: Check, view: View) -> bool:
    return check.needs is Needs.TEXT and check.lacking is not None and check.lacking(view) > 0


def _any(order: Order, codes: Iterable[str], used: frozenset[tuple[Order, str]]) -> bool:
    return any((order, code) in used for code in codes)


def _finding(order: Order, idle: Sequence[str], among: Sequence[Order], document: Document) -> Finding:
    names = ", ".join(idle)
    message = f"{order.verb}[{names}] suppresses nothing: there is no such finding here"
    left = [name for name, _ in order.codes if name not in idle]
    if left:
        return CHECK.review(Severity.NOTE, message, order.remark.span, fix=_shorter(order, left, names))
    ends = ended(order, among) if order.verb is Verb.DISABLE else ()
    mine = {code for _, codes in order.codes for code in codes}
    shared = any(
        one is not order and one.verb is Verb.DISABLE and set(ends).intersection(ended(one, among)) for one in among
    ) or any(not codes <= mine for end in ends for _, codes in end.codes)
    fix = None if shared else _removal(document, [order, *ends])
    return CHECK.review(Severity.NOTE, message, order.remark.span, fix=fix)


def _shorter(order: Order, left: Sequence[str], names: str) -> Fix | None:
    """Only the codes that are of use stay."""
    if order.remark.at is None:
        return None
    edit = Edit(order.names.shift(order.remark.at), ", ".join(left))
    return Fix((edit,), Applicability.SAFE, f"take {names} out of the remark")


def _removal(document: Document, orders: Sequence[Order]) -> Fix | None:
    """The remarks are taken out; those of word processors do not stand in the text."""
    if any(order.remark.at is None for order in orders):
        return None
    found = [_without(document, order.remark.span) for order in orders]
    edits = sorted((edit for edit in found if edit), key=lambda edit: edit.span)
    if len(edits) < len(found):
        return None
    return Fix(tuple(edits), Applicability.SAFE, "take out the remark" if len(edits) == 1 else "take out the remarks")


def _without(document: Document, span: Span) -> Edit | None:
    """The edit after which a remark is gone and the rest reads as before; None where there is none.

    In Markdown a comment that begins a line makes HTML of the whole line; without it the rest would be Markdown.
    """
    text, start = document.text, span.start
    while start and text[start - 1] in " \t":
        start -= 1
    end = _LINE_END.match(text, span.end)
    begins = not start or text[start - 1] in "\r\n"
    if end is None:  # words follow it
        blank = _BLANK.match(text, span.end)
        if begins and document.format in _PARTING:
            return None
        if begins:
            return Edit(Span(span.start, blank.end() if blank else span.end), "")
        return Edit(Span(start if blank else span.start, span.end), "")
    if not begins:
        # TeX reads no blank for a line's end that a comment hides.
        hides = document.format == "latex" and start == span.start
        return Edit(Span(start, end.end() - len(end[1])), "%" if hides else "")
    above = not start or text[:start].endswith(("\n\n", "\n\r\n", "\r\r"))
    below = _BLANK_LINE.match(text, end.end()) if end[1] else None
    if document.segments or (document.format in _PARTING and not above and not below):
        return Edit(Span(start, end.end() - len(end[1])), "")
    return Edit(Span(start, below.end() if above and below else end.end()), "")
