"""What to look up, where, and in which order: the lock first, each reference once, what is known kept as it comes.

A check that asks nobody runs through here, too, so what compares is only loaded when a source is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evidencecheck.identifiers import doi as dois
from evidencecheck.model.reference import Reference, Role
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.resolve.specific import unspecific
from evidencecheck.sources._base import Source
from evidencecheck.store.lock import Lock, fingerprint

Tell = Callable[[Reference, Resolution], None]

NOT_ASKED = "no record of it in references/, and looking it up was not asked for"


def resolve(  # noqa: PLR0913 - the caller's wishes, each with a default
    references: Sequence[Reference],
    sources: Sequence[Source],
    lock: Lock | None = None,
    *,
    refresh: bool = False,
    progress: Callable[[int, int], None] | None = None,
    on_answer: Tell | None = None,
) -> dict[str, Resolution]:
    """The resolution of every reference that names a source of its own, by label; asides and "ibid." have none.

    What the lock holds is not asked again unless ``refresh``; but what it holds as not found or ambiguous is looked
    for in the sources on this machine, where someone may have described it since. ``progress`` is called with the
    number of references done and of all, ``on_answer`` after each answer, so that an interrupted run keeps what it had;
    ``lock`` itself is not written to. Raises `BibliographyError` for a source's unreadable file, and `LockError` for a
    damaged entry.
    """
    wanted = [r for r in references if r.role is Role.REFERENCE and r.repeats is None]
    ordered = sorted(sources, key=lambda source: source.online)
    tell = on_answer or (lambda _reference, _answer: None)
    keys = [fingerprint(reference.raw) for reference in wanted]
    found: dict[str, Resolution] = {}

    for done, (key, reference) in enumerate(zip(keys, wanted, strict=True), 1):
        if key not in found:
            locked = lock.get(reference) if lock is not None else None
            found[key] = _one(reference, ordered, locked, tell, refresh=refresh)
        if progress:
            progress(done, len(wanted))
    return {reference.label: found[key] for key, reference in zip(keys, wanted, strict=True)}


def _one(
    reference: Reference, sources: Sequence[Source], locked: Resolution | None, tell: Tell, *, refresh: bool
) -> Resolution:
    if locked and locked.outcome is not Outcome.NOT_ATTEMPTED and not refresh:
        return _since_described(reference, locked, sources, tell)
    if why := unspecific(reference.raw, reference.fields):
        answer = Resolution(Outcome.NOT_SPECIFIC, reason=why)
    elif not sources:
        return locked or Resolution(Outcome.NOT_ATTEMPTED, reason=NOT_ASKED)
    else:
        answer = _ask(reference, sources)
        if locked and answer.outcome is Outcome.NOT_ATTEMPTED and locked.outcome is not Outcome.NOT_ATTEMPTED:
            return locked  # no registry was asked this time: what one has answered before still stands
    tell(reference, answer)
    return answer


def _ask(reference: Reference, sources: Sequence[Source]) -> Resolution:
    raw, fields = reference.raw, reference.fields
    own = dois.normalise(fields.doi.value) if fields.doi else ""
    if dois.valid(own):
        from evidencecheck.resolve.by_identifier import by_identifier  # noqa: PLC0415 - loads the comparison

        return by_identifier(own, raw, fields, sources)
    from evidencecheck.resolve.by_search import by_search  # noqa: PLC0415 - the same

    return by_search(raw, fields, sources)


def _since_described(
    reference: Reference,
    locked: Resolution,
    sources: Sequence[Source],
    tell: Tell,
) -> Resolution:
    """What is locked; or, where that is no match, the work that a bibliography on this machine holds by now."""
    offline = [source for source in sources if not source.online]
    if not offline or locked.outcome not in {Outcome.NOT_FOUND, Outcome.AMBIGUOUS}:
        return locked
    answer = _ask(reference, offline)
    # A DOI that no registry knows stays so, whatever else about the reference is known.
    if answer.outcome is not Outcome.MATCHED or (reference.fields.doi and answer.matched_by != "doi"):
        return locked
    tell(reference, answer)
    return answer
