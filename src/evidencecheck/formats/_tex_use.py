"""What the macros of a document do where they are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidencecheck.formats import _tex_cite as cite
from evidencecheck.formats import _tex_macros as macros
from evidencecheck.model.spans import Span

if TYPE_CHECKING:
    from evidencecheck.formats._tex_walk import Walk

_ARGUMENT = re.compile(r"#([1-9])")


def use(walk: Walk, macro: macros.Macro, start: int, at: int) -> int:
    """Read the use of a macro, which begins at ``start`` and its arguments at ``at``; where to go on."""
    if macro.alias:
        meant = walk.macros.get(macro.alias)
        if meant is not None and not meant.alias:
            return use(walk, meant, start, at)
        star = at + walk.text.startswith("*", at)
        return walk.command(macro.alias, start, star, at) or at
    if macro.words is not None:
        # As one piece: were it as long as the command, each character would lead to one of that.
        end = walk.after_blank(at)
        walk.page.add(macro.words[:1], start, end)
        walk.page.add(macro.words[1:], end, end)
        return end
    found, end = macros.arguments(walk.scan, macro, at)
    shown = [span for k in macro.shows if k <= len(found) and (span := found[k - 1]) is not None]
    if macro.note:
        for span in shown:
            walk.notes.call(macro.note, Span(start, at), span)
    elif macro.cites and not shown:
        keys = tuple(key for one in macro.cites for key in cite.keys_of(macros.filled(one, walk.scan, found)))
        if keys:
            walk.cite(Span(start, end), tuple(dict.fromkeys(keys)))
    else:
        _beside(walk, macro, found, shown)
    return end


def _beside(walk: Walk, macro: macros.Macro, found: list[Span | None], shown: list[Span]) -> None:
    """A macro that prints arguments: each that is a key in its body is a citation by itself."""
    keyed = {int(k) - 1 for one in macro.cites for k in _ARGUMENT.findall(one)}
    for k, span in enumerate(found):
        if span is None:
            continue
        if k in keyed:
            keys = cite.keys_of(span.of(walk.text))
            if keys:
                walk.cite(Span(span.start - 1, span.end + 1), keys)
        elif span in shown:
            walk.within(span)
