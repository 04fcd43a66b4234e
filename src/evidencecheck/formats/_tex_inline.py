"""Commands of LaTeX within a line: links, raised text, notes, cross-references, definitions; and formulas."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from evidencecheck.formats import _tex_cite as cite
from evidencecheck.formats import _tex_macros as macros
from evidencecheck.formats._bib_latex import decoded
from evidencecheck.formats._tex_commands import NOTES, REFERS
from evidencecheck.formats._tex_scan import Kind, Region
from evidencecheck.model.document import STAND_IN, Flow, Link, Raised
from evidencecheck.model.spans import Span

if TYPE_CHECKING:
    from evidencecheck.formats._tex_walk import Walk

_RAISED = re.compile(r"\s*\^\s*(?:\{\s*([\d,;\s–-]{1,40}|[*†‡§¶]{1,3})\s*\}|([\d*]))\s*")
_CITE = re.compile(r"\\([A-Za-z]*[cC]ite[A-Za-z]*)\*?")
_UNSEEN = re.compile(r"\\(?=[%#&_{}~])|\\-|[{}]|\s+")
_BASE = re.compile(r"\\doibase\s*")  # of REVTeX
_NAME_END = "\\endcsname"
_LONGEST = 200
_SHORT = 60  # characters of a formula that may stand in a title
_SCHEMES = {"doi": "https://doi.org/"}


def math(walk: Walk, region: Region) -> None:
    """Set a formula: a number that is but raised, as such; a short one in a note in plain signs; else a stand-in.

    What it cites is marked.
    """
    short = len(region.inner) <= _SHORT
    raised = _RAISED.fullmatch(walk.text, region.inner.start, region.inner.end) if short else None
    if raised:
        with walk.page.marking() as mark:
            walk.page.copy(*raised.span(1 if raised[1] else 2))
        if mark.span:
            walk.page.raised.append(Raised(mark.span, region.whole))
        return
    if walk.page.in_note and short:
        # The titles of works hold formulas, and what they are compared with holds their letters.
        words = decoded(Flow(region.whole.of(walk.text), (0,), (region.whole.start,), (region.whole.end,)))
        if "\\" not in words.text:
            walk.page.set(words)
            return
    at = region.whole.start
    for match in _CITE.finditer(walk.text, region.inner.start, region.inner.end):
        found = cite.parse(walk.scan, match[1], match.end()) if cite.is_citing(match[1]) else None
        if found is not None and match.start() >= at:
            walk.page.stand_in(at, match.start())
            walk.cite(Span(match.start(), found.end), found.keys)
            at = found.end
    if at < region.whole.end:
        walk.page.stand_in(at, region.whole.end)


def _link(walk: Walk, word: str, start: int, end: int) -> int:
    region = walk.scan.regions.get(walk.scan.past_blank(end))
    if region is None or region.kind is not Kind.ADDRESS:
        return end
    written = region.inner.of(walk.text)
    address = _SCHEMES.get(word, "") + re.sub(r"\\([%#&_{}~])|\s+", r"\1", _BASE.sub(_SCHEMES["doi"], written))
    at = region.whole.end
    words = walk.enter(at) if word == "href" else None
    with walk.page.marking() as mark:
        if words is not None:
            walk.within(words)
            at = words.end + 1
        elif word != "href":
            _address(walk, region.inner)
    if mark.span and word != "path":
        walk.page.links.append(Link(mark.span, address, Span(start, at)))
    return at


def _address(walk: Walk, span: Span) -> None:
    """Set an address as it prints: a backslash before a sign is none of it."""
    at = span.start
    for match in _UNSEEN.finditer(walk.text, span.start, span.end):
        walk.page.copy(at, match.start())
        at = match.end()
    walk.page.copy(at, span.end)


def _raised(walk: Walk, _word: str, start: int, end: int) -> int:
    words = walk.enter(end)
    if words is None:
        return end
    with walk.page.marking() as mark:
        walk.within(words)
    if mark.span:
        walk.page.raised.append(Raised(mark.span, Span(start, words.end + 1)))
    return words.end + 1


def _refer(walk: Walk, _word: str, start: int, end: int) -> int:
    """A cross-reference: it may lead to a note or to an item of a list of references, as far as this room knows."""
    group = walk.scan.group(end)
    if group is None:
        return end
    if not walk.page.silent:
        walk.page.point(STAND_IN, Span(start, group.end + 1), cite.keys_of(group.of(walk.text)))
    return group.end + 1


def _label(walk: Walk, _word: str, _start: int, end: int) -> int:
    group = walk.scan.group(end)
    if group is None:
        return end
    walk.page.name(group.of(walk.text).strip())
    return group.end + 1


def _formula(walk: Walk, _word: str, start: int, end: int) -> int:
    group = walk.scan.group(end)
    if group is None:
        return end
    walk.page.stand_in(start, group.end + 1)
    return group.end + 1


def _define(walk: Walk, word: str, _start: int, end: int) -> int:
    name, macro, at = macros.define(walk.scan, word, end)
    if macro is not None and not walk.knows(name):
        walk.macros[name] = macro
    return at


def _quoted(walk: Walk, _word: str, _start: int, end: int) -> int:
    words = walk.enter(end)
    if words is None:
        return end
    walk.page.add("“", words.start - 1, words.start)
    walk.within(words)
    walk.page.add("”", words.end, words.end + 1)
    return words.end + 1


def _quote_cited(walk: Walk, word: str, start: int, end: int) -> int:
    r"""``\textcquote[12]{key}{words}`` of csquotes: what is quoted stands behind its source."""
    at = _cite(walk, word, start, end)
    punctuation = walk.scan.option(at)
    return _quoted(walk, word, start, punctuation.end + 1 if punctuation else at) if at > end else at


def _name(walk: Walk, _word: str, _start: int, end: int) -> int:
    """The name of a command that is put together prints nothing."""
    at = walk.text.find(_NAME_END, end, end + _LONGEST)
    return at + len(_NAME_END) if at >= 0 else end


def _note(walk: Walk, word: str, start: int, end: int) -> int:
    return walk.notes.read(word, start, end)


def _cite(walk: Walk, word: str, start: int, end: int) -> int:
    """What cites, though its name does not say so."""
    found = cite.parse(walk.scan, word, end)
    if found is None:
        return end
    walk.cite(Span(start, found.end), found.keys)
    return found.end


INLINE: Mapping[str, Callable[[Walk, str, int, int], int]] = {
    **dict.fromkeys(NOTES, _note),
    **dict.fromkeys(REFERS, _refer),
    **dict.fromkeys(macros.DEFINING, _define),
    **dict.fromkeys(("url", "path", "nolinkurl", "href", "doi"), _link),
    **dict.fromkeys(("textsuperscript", "textsu"), _raised),
    **dict.fromkeys(("enquote", "textquote", "blockquote"), _quoted),
    "csname": _name,
    **dict.fromkeys(("textcquote", "blockcquote", "hybridblockcquote"), _quote_cited),
    "bibentry": _cite,
    "label": _label,
    "ensuremath": _formula,
}
"""What reads a command: it takes its name, where it begins and where its arguments do, and gives where to go on."""
