"""The abstracts of matched works, where one is at hand: locks hold none, and nobody is asked for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import attrs

from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.sources._base import Lookup, Source


class Abstracts:
    """Abstracts by DOI: those of an index, and of what a service answered in earlier runs, however long ago."""

    def __init__(self, sources: Sequence[Source], answers: Path | None, service: str, now: str) -> None:
        """``answers`` is the file of those answers (None for none), ``service`` the address of who gave them.

        ``now`` is the UTC day, "" for today. The file is opened with the first question, if it is there.
        """
        self._sources = [source for source in sources if not source.online]
        self._answers, self._service, self._now = answers, service, now
        self._known: dict[str, str] = {}

    def described(self, resolutions: Mapping[str, Resolution], labels: Iterable[str]) -> dict[str, Resolution]:
        """The same resolutions, the works of ``labels`` with the abstracts that are at hand."""
        bare = {label: work for label in labels if (work := _bare(resolutions.get(label)))}
        self._look_up({work.doi for work in bare.values()} - self._known.keys())
        found = dict(resolutions)
        for label, work in bare.items():
            described = attrs.evolve(work, abstract=self._known[work.doi])
            found[label] = attrs.evolve(resolutions[label], work=described)
        return found

    def _look_up(self, dois: Collection[str]) -> None:
        self._known |= dict.fromkeys(dois, "")
        for source in self._sources if dois else ():
            self._take(source.by_doi(sorted(dois)))
        left = sorted(doi for doi in dois if not self._known[doi])
        if left and self._answers and self._answers.is_file():
            # sqlite, only where answers are kept and a claim rests on a work without an abstract.
            from evidencecheck.sources._memory import recalled  # noqa: PLC0415
            from evidencecheck.store.cache import KEEP, Cache  # noqa: PLC0415

            cache = Cache(self._answers.parent, max_age=KEEP, now=self._now)
            self._take({doi: recalled(cache, self._service, doi) for doi in left})
            cache.close()

    def _take(self, lookups: Mapping[str, Lookup]) -> None:
        for doi, lookup in lookups.items():
            self._known[doi] = self._known[doi] or next((work.abstract for work in lookup.works if work.abstract), "")


def _bare(resolution: Resolution | None) -> Work | None:
    """The work that a reference was matched with, where it has a DOI and no abstract."""
    work = resolution.work if resolution and resolution.outcome is Outcome.MATCHED else None
    return work if work and work.doi and not work.abstract else None
