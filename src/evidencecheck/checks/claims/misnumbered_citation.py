"""A claim that fits another entry of the list far better than the one it cites.

## What it does
Holds each claim with a numbered citation against the titles of what it cites and of all other entries of the same list,
and against the abstracts where those are at hand. Words are compared, rare ones counting for more, and such that many
entries share for less. It speaks where another entry has far more of the claim's words than any that is cited, and says
which, and with which words: a warning to review where abstracts were compared, or where the titles leave little doubt
and only the other one has three of the words or more; else a note. Of a group ("2–4") the best member counts. It says
nothing of citations by name and year, or by keys that are names; where the sentence names an author; of an entry that
the same sentence cites as well; of books, reports and web pages; and of other languages than English.

The margin was learned on SciFact (679 claims and the papers that they cite, in made lists, five folds by paper and
claim). In lists of 20 with titles and abstracts 88 % [87, 90] of swapped citations are caught at 0.7 % [0.4, 1.2] false
alarms, and 95 % of those caught are given the right entry; with titles alone 63 % [60, 65] at 1.1 % [0.8, 1.7], and of
those that are warnings 31 % at 0.0 % [0.0, 0.3]. Lists
about one subject are harder: among the most similar papers 85 % at 1.5 %, and 62 % at 2.2 %. Lists of more than 50 take
a stricter cut, and by titles alone it is a note there. Of 1,243 citing claims in 177 published documents of many kinds,
by titles alone, it told 13, all as notes; ten were read, and none was a slip.

It compares words, and no meanings. An abstract isn't the paper: the cited one may well say it, where no abstract shows.

## Why it matters
When an entry is put in or taken out, the numbers behind it move, and those in the text often stay. Every citation after
it then points at a neighbour, which no list of references shows.

## Example
    Peer workers cut the number of readmissions to psychiatric hospitals [1].

    [1] Solomon P. The working alliance and consumer case management. …
    [2] Sledge WH. Effectiveness of peer support in reducing readmissions … psychiatric hospitalizations. …

## Fix
Look whether the number is that of the entry before or behind. If the citation is right as it is, accept the finding
with a reason.

## References
- Wadden D, Lin S, Lo K, Wang LL, van Zuylen M, Cohan A, Hajishirzi H. Fact or Fiction: Verifying Scientific Claims.
  Proceedings of the 2020 Conference on Empirical Methods in Natural Language Processing (EMNLP). 2020:7534-7550.
  doi:10.18653/v1/2020.emnlp-main.609
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._support import LEAST_TERMS, Cited, Judged, Support, quoted, support
from evidencecheck.model.finding import Evidence, Finding, Related, Severity
from evidencecheck.text.fitting import misfit, rival
from evidencecheck.text.overlap import weight, worded

LEAST_MORE = 2  # words that the other entry has and the cited ones have not
SURE_MORE = 3  # of them, where there are titles alone, for a warning
RARE = 5.0  # the weight of a word that may be the only one: in one title of 150, at most
LEAST_LISTED = 3  # entries: among fewer nothing can be told
LONG = 50  # entries: of so many, some other one always shares words with a claim


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per claim, at the citation that closes it."""
    if not view.claims or len(view.references) < LEAST_LISTED:
        return
    known = support(view)
    for cited in known.cited:
        if cited.whole and len(cited.terms) >= LEAST_TERMS and not cited.by_name:
            yield from _told(check, known, cited)


def _told(check: Check, known: Support, cited: Cited) -> Iterator[Finding]:
    if any(source.general for source in cited.sources):
        return
    described = all(source.words.described for source in cited.sources)
    listed, words = known.list_of(cited, described=described)
    own = {listed.index(source) for source in cited.sources if source in listed}
    if len(listed) < LEAST_LISTED or len(own) < len(cited.sources):
        return
    found = rival(cited.terms, words, own)
    long = len(listed) > LONG
    if found is None or misfit(found, described=described, surely=long) <= 0:
        return
    best = listed[found.place]
    if not _telling(cited, found.extra):
        return
    if not known.near(cited.claim, best.label):
        telling = len(found.extra) >= SURE_MORE and misfit(found, described=described, surely=True) > 0
        sure = described or (not long and telling)
        yield _finding(check, cited, best, found.shared, Severity.WARNING if sure else Severity.NOTE)


def _telling(cited: Cited, extra: Sequence[str]) -> bool:
    """Whether the words that only the other entry has are more than a chance; a lead-in stands above siblings, too."""
    named = worded(cited.claim.text)
    own = [term for term in extra if term in cited.own]
    if len({named.get(term, term) for term in own}) >= LEAST_MORE:
        return True
    return cited.claim.lead_in is None and any(weight(term) >= RARE for term in own)


def _finding(check: Check, cited: Cited, best: Judged, shared: Sequence[str], severity: Severity) -> Finding:
    also = [term for term in shared if any(source.words.holds(term) for source in cited.sources)]
    labels = ", ".join(source.label for source in cited.sources)
    has = "has" if len(cited.sources) == 1 else "have"
    rest = f"of these, {labels} {has} {quoted(cited, also)}" if also else f"{labels} {has} none of these"
    message = f"fits entry {best.label} far better, by {best.looked_at}: it shares {quoted(cited, shared)}; {rest}"
    evidence = tuple(
        Evidence("title", source.title, best.title, best.source, best.retrieved) for source in cited.sources
    )
    reference = cited.sources[0].label if len(cited.sources) == 1 else None
    related = (Related(best.reference.span, "the entry that it fits better"),)
    return check.review(severity, message, cited.span, reference=reference, evidence=evidence, related=related)


CHECK = Check("EC501", "misnumbered-citation", Needs.ABSTRACT, run)
