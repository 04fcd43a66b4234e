"""Who can say what a work is: Crossref, a hand-kept bibliography. The only room that opens a socket."""

from __future__ import annotations

from evidencecheck.registry import Registry

TABLE = Registry(
    "source",
    {
        "crossref": "evidencecheck.sources.crossref:Crossref",
        "bibliography": "evidencecheck.sources.bibliography:Bibliography",
    },
)
