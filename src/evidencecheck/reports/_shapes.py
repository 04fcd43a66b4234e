"""References, citations and claims as plain data: the pieces that the JSON report and `extract` share.

Schema 1. Spans are ``[start, end]``, half-open, in code points of the document's text.
"""

from __future__ import annotations

from typing import Any

from evidencecheck.model.citation import Citation, Claim
from evidencecheck.model.csl import fields_to_csl
from evidencecheck.model.reference import Reference
from evidencecheck.model.spans import Span

Shape = dict[str, Any]

SCHEMA = 1


def span_shape(span: Span) -> list[int]:
    """``[start, end]``."""
    return [span.start, span.end]


def reference_shape(reference: Reference) -> Shape:
    """``{"label", "raw", "span", "role": "reference|aside", "fields": {CSL-JSON}}``."""
    return {
        "label": reference.label,
        "raw": reference.raw,
        "span": span_shape(reference.span),
        "role": str(reference.role),
        "fields": fields_to_csl(reference.fields),
    }


def citation_shape(citation: Citation) -> Shape:
    """``{"text", "span", "style", "labels", "resolved", "claim": index or null}``."""
    return {
        "text": citation.text,
        "span": span_shape(citation.span),
        "style": str(citation.style),
        "labels": list(citation.labels),
        "resolved": list(citation.resolved),
        "claim": citation.claim,
    }


def claim_shape(claim: Claim) -> Shape:
    """``{"text", "span", "citations": [indexes], "context": the sentence before, or null}``."""
    return {
        "text": claim.text,
        "span": span_shape(claim.span),
        "citations": list(claim.citations),
        "context": claim.context or None,
    }
