"""Markers to entries, short forms to what they repeat, citations to claims."""

from __future__ import annotations

from evidencecheck.link.citations import link
from evidencecheck.link.claims import claims
from evidencecheck.link.repeats import repeats

__all__ = ["claims", "link", "repeats"]
