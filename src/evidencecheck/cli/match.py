"""``evidencecheck match``."""

from __future__ import annotations

import json
from typing import Any

import click

from evidencecheck.cli import options
from evidencecheck.cli.lines import lines
from evidencecheck.cli.options import STDIN


@click.command(name="match")
@click.argument("file", metavar="FILE", default=STDIN)
@options.lookup
@click.option(
    "--explain", is_flag=True, help="With each candidate, what agreed, what did not, and how much it weighed."
)
def command(file: str, explain: bool, **given: Any) -> None:  # noqa: FBT001, ANN401 - click's signature and values
    """Look up reference strings, one a line, from FILE or standard input; print what was found as JSON lines.

    \b
    evidencecheck match references.txt --index works.index
    {"raw": …, "outcome": "matched", "doi": "10.…", "score": 0.99, "matched_by": "search", "candidates": […]}

    In a local index with --index, or at Crossref with --online. Answers come in the order of the lines. Outcomes are
    matched, ambiguous (see the candidates), conflicting (the DOI is another work's), not-found, not-specific,
    unreachable.
    """  # noqa: D301 - \b is the backspace by which click keeps lines as they are
    from evidencecheck.errors import UsageError  # noqa: PLC0415 - after --help
    from evidencecheck.evidence import Evidence  # noqa: PLC0415 - the same
    from evidencecheck.pipeline import parse_reference  # noqa: PLC0415 - the same

    chosen = options.settings(**given)
    sources = options.sources(chosen)
    if not sources and not chosen.references:
        raise UsageError("nowhere to look: give --index DIR, --references DIR or --online")
    evidence = Evidence(chosen, sources, store=bool(chosen.references))
    for raw in lines(file):
        reference = parse_reference(raw)
        found = evidence.resolve(None, (reference,))[reference.label]
        work = found.work
        shape: dict[str, Any] = {
            "raw": raw,
            "outcome": str(found.outcome),
            "doi": (work.doi or None) if work and str(found.outcome) == "matched" else None,
            "score": found.score,
            "matched_by": found.matched_by,
            "candidates": [_candidate(one.work, one.score) for one in found.candidates],
            "reason": found.reason,
        }
        if work:
            shape["record"] = _candidate(work, found.score)
        if explain:
            from evidencecheck.resolve.score import score  # noqa: PLC0415 - loads the comparison

            works = [*([work] if work else []), *(candidate.work for candidate in found.candidates)]
            shape["explained"] = [_explained(one, score(raw, reference.fields, one)) for one in works]
        click.echo(json.dumps(shape))


def _candidate(work: Any, score: float | None) -> dict[str, Any]:  # noqa: ANN401 - a Work
    return {"doi": work.doi or None, "score": score, "title": work.title, "source": work.source}


def _explained(work: Any, found: Any) -> dict[str, Any]:  # noqa: ANN401 - a Work and its Score
    return {
        "doi": work.doi or None,
        "score": round(found.value, 3),
        "vetoes": list(found.vetoes),
        "fields": [
            {"field": part.field, "agreement": part.agreement, "why": part.why}
            for part in found.parts
            if part.agreement is not None
        ],
        "weights": {name or "prior": round(weight, 2) for name, weight in found.weights.items()},
    }
