"""Markers to entries, short forms to what they repeat, citations to claims."""

from __future__ import annotations

from evidencecheck.link.citations import link
from evidencecheck.link.claims import claims
from evidencecheck.link.repeats import repeats
from evidencecheck.link.statements import statements

__all__ = ["claims", "link", "repeats", "statements"]
