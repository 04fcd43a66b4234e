"""``evidencecheck match``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from evidencecheck.cli import options
from evidencecheck.cli.lines import batches, lines, settled
from evidencecheck.cli.options import STDIN

if TYPE_CHECKING:
    from evidencecheck.evidence import Evidence
    from evidencecheck.model.reference import Reference
    from evidencecheck.model.resolution import Resolution
    from evidencecheck.model.work import Work


AT_ONCE = 50
"""Lines that are worked off together: as many DOIs as one request takes; and what parsing, searching and comparing have
at hand is not pushed out of the processor's caches at each line, a tenth of the time."""


@click.command(name="match")
@click.argument("file", metavar="FILE", default=STDIN)
@options.lookup
@click.option("--explain", is_flag=True, help="Add what each score is made of: field, agreement, weight, why.")
def command(file: str, explain: bool, **given: Any) -> None:  # noqa: ANN401, FBT001 - click's values
    """Look up reference strings, one a line, from FILE or standard input; print the works they are of as JSON lines.

    \b
    echo 'Cook JA. Walking. J Walk. 2009;1:2-3.' | evidencecheck match --index works.index
    {"raw": …, "outcome": "matched", "doi": …, "score": …, "matched_by": "search", "candidates": […], "reason": …, …}

    Answers come in the order of the lines, for fifty lines at a time, or as many as are at hand; of Crossref all their
    DOIs are asked for at once. With --index nothing is sent anywhere unless --online is given, too; without it Crossref
    is asked. The folder references/ is only looked into if --references names it.
    """  # noqa: D301 - \b is the backspace by which click keeps lines as they are
    from evidencecheck.errors import UsageError  # noqa: PLC0415 - after --help
    from evidencecheck.evidence import Evidence  # noqa: PLC0415 - after the options have been seen to be right
    from evidencecheck.pipeline import parse_reference  # noqa: PLC0415 - the same

    configured = options.configuration(given).run
    indexed = given["index"] or configured.get("index")
    online = not indexed if given["online"] is None else given["online"]
    chosen = options.settings({**configured, "references": ""}, **{**given, "online": online})
    sources = options.sources(chosen)
    if not sources and not chosen.references:
        raise UsageError("nowhere to look: give --index DIR or --references DIR, or leave out --offline")
    # What an absence means is for a check to tell.
    evidence = Evidence(chosen, sources, store=bool(chosen.references), journals=False)
    for batch in settled(batches(lines(file), AT_ONCE)):
        references = [parse_reference(raw) for raw in batch]
        for raw, reference, found in zip(batch, references, _found(references, evidence), strict=True):
            click.echo(json.dumps(_shape(raw, found, reference if explain else None)))
    for source in evidence.unreachable:
        click.echo(f"evidencecheck: {source} was not reached; what it would say is not known", err=True)


def _found(references: Sequence[Reference], evidence: Evidence) -> list[Resolution]:
    """What each comes to, all looked up together."""
    from evidencecheck.evidence import Page  # noqa: PLC0415 - after --help

    pages = [Page(None, (reference,)) for reference in references]  # their labels are all the same
    found = evidence.resolve_all(pages)
    return [one[reference.label] for one, reference in zip(found, references, strict=True)]


def _shape(raw: str, found: Resolution, explained: Reference | None) -> dict[str, Any]:
    """One line of the answer; with a reference to explain, the work and each candidate say how they compare with it."""
    from evidencecheck.model.csl import work_to_csl  # noqa: PLC0415 - after --help
    from evidencecheck.model.resolution import Outcome  # noqa: PLC0415 - the same

    matched = found.work if found.outcome is Outcome.MATCHED else None
    shape = {
        "raw": raw,
        "outcome": str(found.outcome),
        "doi": (matched.doi or None) if matched else None,
        "score": found.score,
        "matched_by": found.matched_by or None,
        "candidates": [
            {
                "doi": candidate.work.doi or None,
                "score": candidate.score,
                "title": candidate.work.title,
                "source": candidate.work.source,
                "record": work_to_csl(candidate.work),
                **({"explain": _explain(explained, candidate.work, candidate.score)} if explained else {}),
            }
            for candidate in found.candidates
        ],
        "reason": found.reason,
        "record": work_to_csl(found.work) if found.work else None,
        "searched": list(found.searched),
    }
    if explained:
        shape["explain"] = _explain(explained, found.work, found.score) if found.work else None
    return shape


def _explain(reference: Reference, work: Work, told: float | None) -> dict[str, Any]:
    """What a score is made of. Where it was given to another reading of the string than the likeliest, of that one."""
    from evidencecheck.parse import readings  # noqa: PLC0415 - rarely asked for
    from evidencecheck.resolve.score import score  # noqa: PLC0415 - the same

    first = score(reference.raw, reference.fields, work)
    others = (score(reference.raw, fields, work) for fields in readings(reference.raw))
    fit = first if round(first.value, 3) == told else next((o for o in others if round(o.value, 3) == told), first)
    weights = {name: round(weight, 2) for name, weight in fit.weights.items()}
    return {
        "score": round(fit.value, 3),
        "fits": fit.fits,
        "parts": [
            {
                "field": part.field,
                "agreement": part.agreement,
                "weight": weights.pop(part.field, 0.0),
                "why": part.why,
            }
            for part in fit.parts
        ],
        "besides": {name or "prior": weight for name, weight in weights.items()},
        "vetoes": list(fit.vetoes),
    }
