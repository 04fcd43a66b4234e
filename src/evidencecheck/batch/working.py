"""One document of a run, worked out: in this process, or in another one, from which its account comes packed."""

from __future__ import annotations

from functools import cached_property

import attrs

from evidencecheck.evidence import Evidence
from evidencecheck.gather import Share
from evidencecheck.model.report import FileReport
from evidencecheck.model.settings import Rules
from evidencecheck.pipeline import account
from evidencecheck.reports._account import tally_of
from evidencecheck.store.kept import kept, packed


@attrs.frozen(eq=False, slots=False)
class Done:
    """What a document came to: its account, packed where it is to go anywhere; what to say of it; the keys it cites."""

    packed: str
    notices: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    own: FileReport | None = None

    @cached_property
    def file(self) -> FileReport:
        """The account."""
        return self.own or kept(self.packed)


def work(share: Share, rules: Rules, evidence: Evidence, *, pack: bool = False) -> Done:
    """Work a document out; raises what the store raises."""
    found = account(share, evidence, rules)
    file = attrs.evolve(found.file, tally=tally_of(found.file))
    return Done(packed(file) if pack else "", found.notices, found.keys, file)
