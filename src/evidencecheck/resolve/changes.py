"""What has become of a work since it was looked up: its record as the lock has it, beside its record now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

import attrs

from evidencecheck.model.work import Update, Work
from evidencecheck.sources._base import Bulk, Lookup, Source
from evidencecheck.sources._crossref_standing import merged


class What(StrEnum):
    """What changed, the gravest first."""

    RETRACTED = "retracted"
    CONCERN = "expression-of-concern"
    UNKNOWN = "unknown-doi"
    REINSTATED = "reinstated"
    LIFTED = "notice-gone"
    CORRECTED = "corrected"
    PUBLISHED = "published"
    REPLACED = "replaced"
    NOTICE = "other-notice"


_BY_KIND = {
    **dict.fromkeys(("retraction", "withdrawal", "removal", "partial_retraction"), What.RETRACTED),
    "expression_of_concern": What.CONCERN,
    "reinstatement": What.REINSTATED,
    **dict.fromkeys(
        ("correction", "corrigendum", "erratum", "addendum", "clarification", "new_version"), What.CORRECTED
    ),
    "new_edition": What.REPLACED,
}
_BY_RELATION = {"is-preprint-of": What.PUBLISHED, "is-replaced-by": What.REPLACED}


@attrs.frozen
class Change:
    """One thing that is so now and was not when the lock was made.

    ``said`` is it in words; ``doi`` is that of the notice or of the other work, ``date`` and ``source`` are the
    notice's.
    """

    what: What
    said: str
    doi: str = ""
    date: str = ""
    source: str = ""


def changes(old: Work, now: Lookup) -> tuple[Change, ...]:
    """What changed, the gravest first; nothing where the source did not answer."""
    if now.problem:
        return ()
    if not now.works:
        said = f"doi:{old.doi} is no longer known to its registration agency"
        # A hand-kept entry may have a DOI that no registry ever knew.
        return () if old.source.endswith(".bib") else (Change(What.UNKNOWN, said, old.doi),)
    found = [*_notices(old, now.works[0]), *_relations(old, now.works[0]), *_title(old, now.works[0])]
    order = list(What)
    return tuple(sorted(found, key=lambda change: (order.index(change.what), change.date, change.doi)))


def asked(works: Sequence[Work], source: Source, progress: Callable[[int, int], None]) -> Mapping[str, Lookup]:
    """The records of ``works`` as ``source`` has them now, by DOI, as many with one request as it takes."""
    dois = tuple(dict.fromkeys(work.doi for work in works if work.doi))
    found: dict[str, Lookup] = {}
    for parcel in source.parcels(dois) if isinstance(source, Bulk) else (dois,):
        found |= source.by_doi(parcel)
        progress(len(found), len(dois))
    return found


def renewed(old: Work, new: Work) -> Work:
    """What is to be kept of a work: its record as it is now; of a hand-kept one only how the work stands."""
    if not old.source.endswith(".bib"):
        return new
    own = tuple(update for update in old.updates if update.source == old.source)
    return attrs.evolve(old, updates=merged((*own, *new.updates)), relations=new.relations, retrieved=new.retrieved)


def _notices(old: Work, new: Work) -> Iterator[Change]:
    """Notices that have come, and those that have gone; who reports one is no matter."""
    known, told = ({(u.kind, u.doi): u for u in work.updates} for work in (old, new))
    for key, update in told.items():
        if key not in known:
            what = _BY_KIND.get(update.kind, What.NOTICE)
            yield Change(what, _said(update), update.doi, update.date, update.source)
    for key, update in known.items():
        # What a bibliography's keeper has noted is no record of a registry, and stays.
        if key not in told and not update.source.endswith(".bib"):
            yield Change(What.LIFTED, f"no longer recorded: {_said(update)}", update.doi, update.date, update.source)


def _relations(old: Work, new: Work) -> Iterator[Change]:
    for kind, what in _BY_RELATION.items():
        for doi in new.related(kind):
            if doi not in old.related(kind):
                verb = "published" if what is What.PUBLISHED else "replaced"
                yield Change(what, f"{verb}: doi:{doi}", doi)


def _title(old: Work, new: Work) -> Iterator[Change]:
    """A title that says now that the work was retracted; publishers mark it before, or without, a notice."""
    marks = ("RETRACTED", "WITHDRAWN", "REMOVED")
    if new.title.lstrip(" [(").startswith(marks) and not old.title.lstrip(" [(").startswith(marks):
        yield Change(What.RETRACTED, f"the record's title is now: {new.title}")


def _said(update: Update) -> str:
    named = f": doi:{update.doi}" if update.doi else ""
    who = f" ({update.source})" if update.source else ""
    return f"{update.kind.replace('_', ' ')}{f' of {update.date}' if update.date else ''}{named}{who}"
