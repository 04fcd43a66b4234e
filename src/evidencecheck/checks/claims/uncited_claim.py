"""A sentence of the kind that authors give a source for, without one.

## What it does
Reports sentences and list items without a citation of which a small model holds it likely that they would have one in
a published article. It speaks only where it is selected, and then as a note to review. Left out are sentences that a
citation or a link covers (in them, at the end of their paragraph, in the line that introduces them), those that
attribution-without-citation tells, questions, definitions, what the author did or found, plans, abstracts and
summaries, fragments and quoted passages.

The model (`data/uncited.md`) looks at words, pairs of words, the form of the sentence, and whether its neighbours are
cited; where less than half of a page is cited, it asks for more. Measured in ten folds on 9,152 sentences of biomedical
articles, half of which are cited: precision 0.80 (0.78 to 0.82) at recall 0.43 (0.42 to 0.45). Real pages are harder:
fewer of their sentences need a source, and outside English and medicine the model knows little. On 183 pages, most of
them documentation and standards of software, it writes 14 notes among 28,000 sentences and items; 6 of them
are about something that a reader would want a source for. It cannot see whether a sentence is true, common
knowledge, or known from the page itself.

## Why it matters
What nobody vouches for is where a page goes wrong first; a list of such sentences is a reviewer's reading list.

## Example
    Coronary heart disease is the leading cause of death in most high-income countries.

## Fix
Cite a source, or leave it: the check asks to look, and for no more.

## References
- Sarol MJ, Ming S, Radhakrishna S, Schneider J, Kilicoglu H. Assessing citation integrity in biomedical publications.
  *Bioinformatics* 2024;40(7):btae420. doi:10.1093/bioinformatics/btae420 (the sentences that the model learned from)
- Wright D, Augenstein I. CiteWorth: cite-worthiness detection for improved scientific document understanding. Findings
  of ACL 2021. arXiv:2105.10912
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._lists import is_list
from evidencecheck.model.citation import Statement
from evidencecheck.model.document import STAND_IN
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.text.attribution import attribution
from evidencecheck.text.late import late
from evidencecheck.text.wording import asserts

_WORD = late(r"[^\W\d_]{2,}")
_FEWEST = 6  # words; fewer are a label or a fragment
_PLAN = late(
    r"\b(?:should|shall|must|will|let us|please|we need|you(?:r|rs)?)\b|^[\W_]*(?:see|note|click|read)\b", re.IGNORECASE
)


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per sentence or item."""
    from evidencecheck.text.worthiness import is_worthy  # noqa: PLC0415 - late: it speaks only where it is selected

    if is_list(view.document) or not view.statements:
        return
    share = sum(one.cited or one.covered for one in view.statements) / len(view.statements)
    for statement in view.statements:
        whole = f"{statement.lead_in}: {statement.text}" if statement.lead_in else statement.text
        if _may_need_one(view, statement, whole) and is_worthy(
            whole, before=statement.before, after=statement.after, share=share
        ):
            message = "no source is cited here; of sentences like this in articles, four in five have one"
            yield check.review(Severity.NOTE, message, statement.span)


def _may_need_one(view: View, statement: Statement, whole: str) -> bool:
    text = view.document.text
    line = text[text.rfind("\n", 0, statement.span.start) + 1 : statement.span.start].lstrip()
    return not (
        statement.cited
        or statement.linked
        or statement.covered
        or statement.summary
        or STAND_IN in statement.text
        or len(_WORD.findall(whole)) < _FEWEST
        or line.startswith(">")
        or _PLAN.search(whole)
        or not asserts(whole)
        or (attribution(whole) and not (statement.before or statement.after))
    )


CHECK = Check("EC506", "uncited-claim", Needs.STRUCTURE, run, default=False)
