r"""What Markdown's dialects add that the parser does not know, masked.

Attributes (Pandoc's ``{#id .class}`` and kramdown's ``{: .class}``), MyST's roles and targets, bookdown's
``\@ref(…)``, Manubot's names for identifiers, and rules that the parser would take for metadata.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.formats._md_html import mask_tags
from evidencecheck.formats._md_mask import HIDDEN, KEY, SHOWN, Masked, begins_line
from evidencecheck.formats._md_templates import mask_environments, mask_templates

# Pandoc's attributes after what they belong to, kramdown's anywhere.
_PAIR = r"[#.][^\s{}]+|[\w:-]+=(?:\"[^\"{}\n]*\"|'[^'{}\n]*'|[^\s{}\"']+)|-"
# All patterns begin with a letter of their own: the library looks for that at the speed of memory.
_PAIRS = rf"[ \t]*(?:{_PAIR})(?:[ \t]+(?:{_PAIR}))*[ \t]*\}}"
_ATTRIBUTED = re.compile(
    rf"\{{(?:(?<=[\])`{HIDDEN}]\{{){_PAIRS}|:[^{{}}\n]{{0,300}}\}}|(?<=[ \t]\{{)(?=[#.]){_PAIRS}(?=[ \t]*\r?$))",
    re.MULTILINE,
)
_ATTRIBUTE_ID = re.compile(r"#([^\s{}]+)")
_BRACKETED = re.compile(rf"\[(?![\^@-])[^\[\]\n]*\](?=\{{{_PAIRS})")
_ROLE = re.compile(r"\{[A-Za-z][\w:.+-]*\}(?=`)")
KEYED = re.compile(r"\[@([^\]\s]{1,200})\]:[ \t]*(?=\S+[ \t]*\r?$)", re.MULTILINE)
"""Manubot's names for identifiers: ``[@tag:Ahn]: doi:10.5555/ahn``."""
_TARGET = re.compile(r"\(([^()\s]+)\)=[ \t]*(?=\r?$)", re.MULTILINE)
_REMARK = re.compile(r"^%[^\r\n]*", re.MULTILINE)
_EDGE = re.compile(r"\n(---|\.\.\.)(?=[ \t]*(?:\r?\n|\Z))")
_KEYED = re.compile(r"[ \t]*\r?\n(?:[a-z][\w-]*[ \t]*:\s|#)")
_NEXT_BLANK = re.compile(r"[ \t]*\r?\n[ \t]*(?:\r?\n|\Z)|[ \t]*\Z")
# A link's words may hold a marker, but the parser then takes the link for text.
_IN_LINK = re.compile(r"\[[^\[\]\n]*(?:\[\^[^\[\]\s]+\][^\[\]\n]*)+\]\(")
_MARK = re.compile(r"\[\^[^\[\]\s]+\]")
_CROSS = re.compile(r"\\@ref\([^()\s]{1,200}\)")


def mask(masked: Masked) -> None:
    """Mask all that is no Markdown in ``masked``."""
    for needles, step in _STEPS:
        if any(needle in masked.text for needle in needles):
            step(masked)


def _rules(masked: Masked) -> None:
    """Rules as ``***``, for the parser takes all between two rules for metadata, wherever they stand.

    Metadata is what stands at the top, or begins with a key, as Pandoc allows.
    """
    inside = masked.text.lstrip(BYTE_ORDER_MARK).startswith("---")

    def edge(found: re.Match[str]) -> str:
        nonlocal inside
        text, start = found.string, found.start()
        if inside:
            inside = False
        elif (
            found[1] == "---"
            and not text[text.rfind("\n", max(0, start - 80), start) + 1 : start].strip()
            and not _NEXT_BLANK.match(text, found.end())
        ):
            inside = bool(_KEYED.match(text, found.end()))
            return found[0] if inside else "\n***"
        return found[0]

    masked.sub(_EDGE, edge)


def _target(masked: Masked, found: re.Match[str]) -> str:
    if not begins_line(found.string, found.start()):
        return found[0]
    masked.myst = True
    masked.anchors.append((found.end(), found[1]))
    return " " * len(found[0])


def _attributes(masked: Masked) -> None:
    if "]{" in masked.text:
        masked.sub(_BRACKETED, lambda found: HIDDEN + found[0][1:-1] + HIDDEN)
    masked.sub(_ATTRIBUTED, lambda found: _attribute(masked, found))
    if "}`" in masked.text:
        masked.sub(_ROLE, lambda found: _role(masked, found))


def _attribute(masked: Masked, found: re.Match[str]) -> str:
    words, start = found[0], found.start()
    line = found.string.rfind("\n", max(0, start - 200), start) + 1
    if found.string[line:start].lstrip(" >\t").startswith("#"):
        # A heading's own are the parser's.
        return words
    for name in _ATTRIBUTE_ID.findall(words):
        masked.behind.append((start, name))
    alone = begins_line(found.string, start) and found.string[found.end() : found.end() + 1] in {"", "\n", "\r"}
    return (" " if alone else HIDDEN) * len(words)


def _role(masked: Masked, found: re.Match[str]) -> str:
    masked.myst = True
    return HIDDEN * len(found[0])


def _marks_in_links(masked: Masked) -> None:
    masked.sub(_IN_LINK, lambda found: _MARK.sub(lambda mark: SHOWN * len(mark[0]), found[0]))


def _cross_references(masked: Masked) -> None:
    masked.sub(_CROSS, lambda found: SHOWN * len(found[0]))


def _keyed(masked: Masked) -> None:
    masked.sub(KEYED, lambda found: KEY * len(found[0]) if begins_line(found.string, found.start()) else found[0])


def _targets(masked: Masked) -> None:
    masked.sub(_TARGET, lambda found: _target(masked, found))


def _remarks(masked: Masked) -> None:
    if masked.myst:
        masked.sub(_REMARK, lambda found: " " * len(found[0]))


_STEPS: tuple[tuple[tuple[str, ...], Callable[[Masked], None]], ...] = (
    (("\n---",), _rules),
    (("{{", "{%", "{::"), mask_templates),
    (("\\begin{",), mask_environments),
    (("[^",), _marks_in_links),
    (("\\@ref(",), _cross_references),
    (("{",), _attributes),
    (("[@",), _keyed),
    ((")=",), _targets),
    (("%",), _remarks),
    (("<",), mask_tags),
)
"""What is masked, in order, each with signs that it cannot do without: looking for those costs next to nothing."""
