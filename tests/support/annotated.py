"""Read an annotated document: a text and, in the same file, the truth about its references and citations.

A case under ``tests/cases/extract/`` is a document as a stranger would write it, with marks around what should be found:

    ⟦# One line: what this case is about.⟧
    Peer services are an evidence-based practice⟦c superscript 1|1⟧.
    Groups help families ⟦c author-year !Thompson 2008|(Thompson, Norman, 2008)⟧.
    1 ⟦r 1|Solomon P, Draine J. The working alliance. J Ment Health. 1995;22:126-134.⟧

``⟦r LABEL|body⟧`` is a reference without its printed label; the flags ``aside`` and ``optional`` may follow the label.
``⟦c STYLE LABELS|text⟧`` is a citation; labels are parted by ``;`` and one that begins with ``!`` has no entry (an orphan).
``⟦c? …⟧`` may be found or not. ``⟦p|…⟧`` inside a reference marks one of several works in a note.
``⟦# …⟧`` is a remark and leaves no text, nor does the newline after it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

STYLES = {"superscript", "bracket", "footnote", "author-year", "key"}
_OPEN, _CLOSE = "⟦", "⟧"
_HEAD = re.compile(r"(#|r|p|c\??)([^|⟧]*)")


class BadCaseError(ValueError):
    """The marks of a case do not nest or name no style."""


def read_case(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the document's own text and its truth: references and citations with offsets in code points."""
    return parse_case(path.read_bytes().decode("utf-8"), path.name)


def parse_case(annotated: str, name: str = "case") -> tuple[str, dict[str, Any]]:
    """Take the marks out of ``annotated``; raise `BadCaseError` where they do not hold together."""
    out: list[str] = []
    length = 0
    references: list[dict[str, Any]] = []
    citations: list[dict[str, Any]] = []
    stack: list[tuple[str, str, int]] = []
    parts: list[dict[str, int]] = []
    at = 0
    while at < len(annotated):
        char = annotated[at]
        if char == _OPEN:
            head = _HEAD.match(annotated, at + 1)
            if head is None:
                raise BadCaseError(f"{name}: unknown mark {annotated[at : at + 20]!r}")
            if head[1] == "#":
                at = annotated.index(_CLOSE, at) + 1
                at += annotated[at : at + 1] == "\n"
                continue
            if annotated[head.end()] != "|":
                raise BadCaseError(f"{name}: no | after {head[0]!r}")
            stack.append((head[1], head[2].strip(), length))
            at = head.end() + 1
        elif char == _CLOSE:
            if not stack:
                raise BadCaseError(f"{name}: a mark is closed that was never opened, after {''.join(out)[-40:]!r}")
            kind, words, start = stack.pop()
            at += 1
            if kind == "p":
                parts.append({"start": start, "end": length})
            elif kind == "r":
                label, *flags = words.split()
                entry: dict[str, Any] = {"label": label, "start": start, "end": length}
                entry |= {flag: True for flag in flags if flag in {"optional", "aside"}}
                if parts:
                    entry["parts"], parts = parts, []
                references.append(entry)
            else:
                citations.append(_citation(kind, words, start, length, name))
        else:
            out.append(char)
            length += 1
            at += 1
    if stack:
        raise BadCaseError(f"{name}: {len(stack)} marks are left open")
    labels = [r["label"] for r in references]
    if len(labels) != len(set(labels)):
        raise BadCaseError(f"{name}: a label stands twice")
    for citation in citations:
        named = citation.get("names", citation["labels"])
        if any((label in labels) == citation["orphan"] for label in named):
            raise BadCaseError(f"{name}: orphan flag and entries disagree for {citation['labels']}")
    return "".join(out), {"references": references, "citations": sorted(citations, key=lambda c: c["start"])}


def _citation(kind: str, words: str, start: int, end: int, name: str) -> dict[str, Any]:
    style, _, rest = words.partition(" ")
    if style not in STYLES:
        raise BadCaseError(f"{name}: no such style {style!r}")
    labels = [label.strip() for label in rest.split(";") if label.strip()]
    orphan = any(label.startswith("!") for label in labels)
    if not labels or (orphan and not all(label.startswith("!") for label in labels)):
        raise BadCaseError(f"{name}: labels are all orphans or none: {labels}")
    found: dict[str, Any] = {
        "start": start,
        "end": end,
        "style": style,
        "labels": [] if orphan else labels,
        "orphan": orphan,
    }
    if orphan:
        found["names"] = [label.removeprefix("!") for label in labels]
    if kind == "c?":
        found["optional"] = True
    return found
