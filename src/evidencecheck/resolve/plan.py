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

NOT_ASKED = "not in references/, and looking it up was not asked for"


def resolve(  # noqa: PLR0913 - the caller's wishes, each with a default
    references: Sequence[Reference],
    sources: Sequence[Source],
    lock: Lock | None = None,
    *,
    refresh: bool = False,
    progress: Callable[[int, int], None] | None = None,
    on_answer: Callable[[Reference, Resolution], None] | None = None,
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
    offline = [source for source in ordered if not source.online]
    keys = [fingerprint(reference.raw) for reference in wanted]
    found: dict[str, Resolution] = {}

    def one(reference: Reference) -> Resolution:
        locked = lock.get(reference) if lock is not None else None
        if locked and locked.outcome is not Outcome.NOT_ATTEMPTED and not refresh:
            return _since_described(reference, locked, offline, on_answer)
        if why := unspecific(reference.raw, reference.fields):
            answer = Resolution(Outcome.NOT_SPECIFIC, reason=why)
            if on_answer:
                on_answer(reference, answer)
            return answer
        if not ordered:
            return locked or Resolution(Outcome.NOT_ATTEMPTED, reason=NOT_ASKED)
        answer = _ask(reference, ordered)
        if on_answer:
            on_answer(reference, answer)
        return locked if locked and answer.outcome is Outcome.NOT_ATTEMPTED else answer

    for done, (key, reference) in enumerate(zip(keys, wanted, strict=True), 1):
        if key not in found:
            found[key] = one(reference)
        if progress:
            progress(done, len(wanted))
    return {reference.label: found[key] for key, reference in zip(keys, wanted, strict=True)}


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
    offline: Sequence[Source],
    on_answer: Callable[[Reference, Resolution], None] | None,
) -> Resolution:
    """What is locked; or, where that is no match, the work that a bibliography on this machine holds by now."""
    if not offline or locked.outcome not in {Outcome.NOT_FOUND, Outcome.AMBIGUOUS}:
        return locked
    answer = _ask(reference, offline)
    # A DOI that no registry knows stays so, whatever else about the reference is known.
    if answer.outcome is not Outcome.MATCHED or (reference.fields.doi and answer.matched_by != "doi"):
        return locked
    if on_answer:
        on_answer(reference, answer)
    return answer
