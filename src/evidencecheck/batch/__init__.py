"""Many documents: several processes where that is worth it, and what they came to remembered for the next run.

However it is done, the report is that of `evidencecheck.pipeline.report`. Documents are read here, one after the other,
for only then it is known which of them name which; what a document comes to is worked out wherever there is room. A run
that asks a source beyond ``references/`` stays in one process: its questions are pooled, and the service's pace kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from evidencecheck import pipeline
from evidencecheck.batch.working import Done, work
from evidencecheck.errors import EvidenceCheckError
from evidencecheck.evidence import Evidence
from evidencecheck.formats import read
from evidencecheck.gather import Gathering, Share, stands_alone, waits
from evidencecheck.model.document import Document
from evidencecheck.model.report import FileReport, Notification, Report
from evidencecheck.model.settings import Rules, Settings

if TYPE_CHECKING:
    from evidencecheck.batch.remembered import Remembered
    from evidencecheck.batch.workers import Workers

Content = tuple[str | None, bytes]
RulesOf = Callable[[str | None], Rules]
Progress = Callable[[int, int], None]

MANY = 32
"""Documents for which processes are started and a cache is opened: fewer are done before those would be of use."""

CHUNK = 16
"""Documents that a process is given at a time: much more than handing them over takes, and still something to count."""


def report(
    contents: Iterable[Content],
    evidence: Evidence,
    settings: Settings,
    rules: RulesOf = lambda _path: Rules(),
    progress: Progress = lambda _done, _total: None,
) -> Report:
    """The account of documents, given as path and bytes. ``progress`` hears of long runs only.

    Raises what reading one, or the store, raises; as if they had been done one after the other.
    """
    if evidence.sourced:
        documents = (read(content, path) for path, content in contents)
        return pipeline.report(pipeline.readings(documents, evidence.known), evidence, rules)
    return _Run(evidence, settings, rules, progress).report(contents)


@attrs.define(eq=False)
class _Task:
    """A document to be worked out, where in the report it comes, and what it came to."""

    rank: tuple[int, int]
    share: Share
    rules: Rules
    done: Done | None = None


class _Run:
    """One run: documents come in, tasks go out, and what is done is put in order."""

    def __init__(self, evidence: Evidence, settings: Settings, rules: RulesOf, progress: Progress) -> None:
        self._evidence, self._settings, self._rules, self._progress = evidence, settings, rules, progress
        self._jobs = settings.jobs or _processors()
        self._gathering = Gathering()
        self._known: list[tuple[tuple[int, int], FileReport]] = []
        self._index: dict[int, int] = {}
        self._remembered: Remembered | None = None
        self._tasks: list[_Task] = []
        self._waiting: list[_Task] = []
        self._sent: list[list[_Task]] = []
        self._workers: Workers | None = None

    def report(self, contents: Iterable[Content]) -> Report:
        try:
            self._work_out(contents)
        finally:
            if self._workers:
                self._workers.end()
        if self._remembered:
            self._remembered.save()
        return self._whole()

    def _work_out(self, contents: Iterable[Content]) -> None:
        broken: EvidenceCheckError | None = None
        try:
            self._take(contents)
        except EvidenceCheckError as error:  # what came before it is worked out first, for that may be broken, too
            broken = error
        self._finish()
        if broken:
            raise broken
        for task in self._tasks:
            self._gathering.cite(task.share, task.done.keys if task.done else ())
        for share in self._gathering.lists():
            self._add(share, 2)
        self._finish()

    def _take(self, contents: Iterable[Content]) -> None:
        for share in self._gathering.shares(self._documents(contents)):
            self._add(share, 0 if id(share.document) in self._index and not waits(share.document) else 1)

    def _documents(self, contents: Iterable[Content]) -> Iterator[Document]:
        """The documents that nothing is remembered of; those by themselves are in the order of ``contents``."""
        for number, (path, content) in enumerate(self._counted(contents)):
            known = self._remembered.get(path, content, self._rules(path)) if self._remembered else None
            if known and path:
                self._gathering.apart(path)
                self._known.append(((0, number), known))
                continue
            document = read(content, path)
            self._index[id(document)] = number
            if self._remembered:
                self._remembered.expect(document, path, content, self._rules(path))
            yield document

    def _counted(self, contents: Iterable[Content]) -> Iterator[Content]:
        """The same; where there are many, what earlier runs remember is at hand from the first."""
        first: list[Content] = []
        rest = iter(contents)
        error: EvidenceCheckError | None = None
        try:
            while len(first) < MANY:
                first.append(next(rest))
        except StopIteration:
            pass
        except EvidenceCheckError as raised:
            error = raised
        if len(first) == MANY and self._settings.cache is not None:
            from evidencecheck.batch.remembered import Remembered  # noqa: PLC0415 - sqlite, only for many

            self._remembered = Remembered(self._evidence, self._settings, self._evidence.day)
        yield from first
        if error:
            raise error
        yield from rest

    def _add(self, share: Share, group: int) -> None:
        number = self._index[id(share.document)] if group == 0 else len(self._tasks)
        task = _Task((group, number), share, self._rules(share.document.path))
        self._tasks.append(task)
        self._waiting.append(task)
        if self._workers is None and self._jobs > 1 and len(self._waiting) >= MANY:
            from evidencecheck.batch.workers import Workers  # noqa: PLC0415 - slow to import, and for many only

            self._workers = Workers(self._jobs, self._settings)
        if self._workers is not None and len(self._waiting) >= CHUNK:
            self._send(self._workers)

    def _send(self, workers: Workers) -> None:
        while self._waiting:
            chunk, self._waiting = self._waiting[:CHUNK], self._waiting[CHUNK:]
            workers.send([(task.share, task.rules) for task in chunk])
            self._sent.append(chunk)

    def _finish(self) -> None:
        """Work out what is left; what was sent is waited for in its order."""
        if self._workers:
            self._send(self._workers)
            counted, total = 0, sum(map(len, self._sent))
            for chunk, found in zip(self._sent, self._workers.results(), strict=True):
                for task, done in zip(chunk, found or self._here(chunk), strict=True):
                    self._settle(task, done)
                counted += len(chunk)
                self._progress(counted, total)
            self._sent.clear()
        for task, done in zip(self._waiting, self._here(self._waiting), strict=True):
            self._settle(task, done)
        self._waiting.clear()

    def _here(self, tasks: Iterable[_Task]) -> Iterator[Done]:
        return (work(task.share, task.rules, self._evidence, pack=bool(self._remembered)) for task in tasks)

    def _settle(self, task: _Task, done: Done) -> None:
        task.done = done
        if self._remembered and done.packed and not done.notices and stands_alone(task.share):
            self._remembered.add(task.share.document, done.packed)

    def _whole(self) -> Report:
        done = [(task.rank, task.done.file, task.done.notices) for task in self._tasks if task.done]
        done += [(rank, file, ()) for rank, file in self._known]
        done.sort(key=lambda one: one[0])
        notices = [Notification(said, file.document.path) for _, file, told in done for said in told]
        return Report(
            pipeline.across([file for _, file, _ in done], self._rules, self._evidence.day),
            tuple(notices),
            self._evidence.unreachable,
        )


def _processors() -> int:
    """How many processes of ours may run at the same time."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
