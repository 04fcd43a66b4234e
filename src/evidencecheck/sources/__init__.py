"""Who can say what a work is: Crossref, a local index, a hand-kept bibliography. The only room that opens a socket."""

from __future__ import annotations

from evidencecheck.errors import UsageError
from evidencecheck.model.settings import Settings
from evidencecheck.registry import OURS, Registry
from evidencecheck.sources._base import Source

TABLE = Registry(
    "source",
    {
        "crossref": "evidencecheck.sources.crossref:Crossref",
        "bibliography": "evidencecheck.sources.bibliography:Bibliography",
        "local_index": "evidencecheck.sources.local_index:LocalIndex",
    },
)


def named(settings: Settings) -> tuple[Source, ...]:
    """The sources of other packages that the settings name; one that goes online only where that is allowed.

    Raises `UnknownNameError`, `PluginError`, and `UsageError` for one of ours, which are chosen otherwise.
    """
    found = []
    for name in settings.sources:
        make = TABLE.load(name)
        if TABLE.owner(name) == OURS:
            raise UsageError(f"sources: {name} is one of ours; index, online and references/ say what is asked")
        source: Source = make(settings)
        if settings.online or not source.online:
            found.append(source)
    return tuple(found)
