"""Who can say what a work is: Crossref, a local index, a hand-kept bibliography. The only room that opens a socket."""

from __future__ import annotations

from evidencecheck.registry import Registry

TABLE = Registry(
    "source",
    {
        "crossref": "evidencecheck.sources.crossref:Crossref",
        "bibliography": "evidencecheck.sources.bibliography:Bibliography",
        "local_index": "evidencecheck.sources.local_index:LocalIndex",
    },
)
