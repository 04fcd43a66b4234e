"""Wording that leans on research, without a citation; and a list item without one among siblings that have theirs.

## What it does
Reports a sentence or list item that says of unnamed research or experts that they bear it out ("studies have shown",
"has been demonstrated to", "a meta-analysis found", "according to research", and their like in German, French, Spanish,
Italian, Portuguese, Dutch and Polish), where no citation, none in form (“(Cook, 2019)” where no list has it), and no
link stands in it, in the sentence before or behind it, in the line or the items that it belongs to, or at the end of
its paragraph. It does not speak of research that is said to be missing ("few studies have …") or was spoken of before
("these studies"), of named sources ("according to Cook"), of what the author found, of questions, of words in quotation
marks and quoted passages, of abstracts and summaries.

It reports, too, the item of a list in which at least two thirds of the items end in a citation, where a line
introduces the list and with it says what the item claims. It is a warning where that line leans on research itself
("has been shown to:"), else something to review. Where most notes of a page only comment, they say nothing of sources,
and this is left out.

It looks at wording, and cannot see whether the source is named two sentences away, nor that everybody knows it, nor,
outside Markdown, that a passage is quoted where no quotation marks say so.
Measured: of 441 such sentences among 9,152 of biomedical articles, 85% carry a citation, as this check asks. It told 19
there, read one by one: 15 lean on research that is not named, and 4 had a marker that the sample's makers had not
recognised. On 183 pages of documentation, standards, articles and encyclopedias, of 28,000 sentences and items, it
speaks twice, rightly both times: rarely, then.

## Why it matters
A reader can neither find nor weigh research that is not named, and it may be older, weaker or other than the sentence
has it. Among siblings with sources, the one without passes for equally well founded.

## Example
    Studies have shown that night buses cut taxi fares by a fifth. Few people know.

## Fix
Cite the studies, or say whose view it is.

## References
- American Psychological Association, *Publication Manual*, 7th ed., 8.1: cite the work of those whose findings are
  reported.
- Wikipedia, *Manual of Style/Words to watch*: unsupported attributions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from re import IGNORECASE

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._lists import is_list
from evidencecheck.model.citation import Statement, StatementKind
from evidencecheck.model.document import STAND_IN, BlockKind
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.reference import Role
from evidencecheck.text.attribution import attribution, may_attribute
from evidencecheck.text.late import late
from evidencecheck.text.wording import is_own, is_question

_WORD = late(r"\w+")
_FEWEST = 2  # words of an item that claims something: "Wait" does not
_POINTS_ON = late(
    r"\W*(?:(?:please )?see|cf|and (?:so on|so forth|many|more|others?)|etc"
    r"|siehe|vgl|und (?:so weiter|viele|mehr|andere)|usw|voir|et (?:ainsi de suite|d[’']autres|bien)|véase|ver"
    r"|y (?:así|otr[ao]s|muchos)|vedi|e (?:così|altr[ieo])|zie|enzovoort|zob|itd)\b",
    IGNORECASE,
)


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per sentence or item. Most pages are let go before they are cut into sentences."""
    if is_list(view.document):
        return
    siblings = _items_cite(view) and _cites_sources(view)
    if not siblings and not may_attribute(view.document.flow.text):
        return
    for statement in view.statements:
        if statement.cited or statement.linked or statement.summary or is_own(statement.text):
            continue
        said = None if statement.covered or statement.before or statement.after else attribution(statement.text)
        if said and not is_question(statement.text) and not _is_quoted(view, statement):
            message = f"“{said}” names no source, and none is cited here or next to it"
            yield check.fail(Severity.WARNING, message, statement.span)
        elif siblings and _stands_out(statement):
            message = (
                f"{statement.siblings_cited} of the {statement.siblings} items of this list are cited, this one is not"
            )
            tell = check.fail if attribution(statement.lead_in) else check.review
            yield tell(Severity.WARNING, message, statement.span)


def _stands_out(statement: Statement) -> bool:
    """Whether an item is one of few in its list that end in no citation, and claims something with its lead-in."""
    return (
        statement.kind is StatementKind.ITEM
        and statement.siblings_cited >= 2
        and statement.siblings_cited * 3 >= statement.siblings * 2
        and bool(statement.lead_in)
        and not statement.covered
        and not is_own(statement.lead_in)
        and STAND_IN not in statement.text
        and len(_WORD.findall(statement.text)) >= _FEWEST
        and not _POINTS_ON.match(statement.text)
    )


def _items_cite(view: View) -> bool:
    """Whether two citations stand in list items."""
    blocks = view.document.blocks
    if not any(block.kind is BlockKind.ITEM for block in blocks):
        return False
    within = 0
    for citation in view.citations:
        at = view.document.flow.find(citation.span.start)
        k = bisect_right(blocks, at, key=lambda block: block.span.start) - 1
        within += k >= 0 and blocks[k].kind is BlockKind.ITEM and at < blocks[k].span.end
    return within >= 2


def _cites_sources(view: View) -> bool:
    """Whether what is cited are sources for the most part, and not notes that comment."""
    asides = sum(reference.role is Role.ASIDE for reference in view.references)
    return asides * 2 <= len(view.references)


def _is_quoted(view: View, statement: Statement) -> bool:
    """Whether its line is one of a passage that is quoted in the manner of mail and Markdown: "> as he said"."""
    text = view.document.text
    start = text.rfind("\n", 0, statement.span.start) + 1
    return text[start : statement.span.start].lstrip().startswith(">")


CHECK = Check("EC505", "attribution-without-citation", Needs.STRUCTURE, run)
