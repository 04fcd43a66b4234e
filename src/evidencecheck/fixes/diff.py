"""What a mended document changed, as a unified diff; of a rendered text, with the place as people say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidencecheck.model.document import Document

_CONTEXT = 3
_NO_NEWLINE = "\\ No newline at end of file\n"


def unified(before: Document, after: Document, name: str) -> str:
    """The unified diff from ``before`` to ``after``, "" where nothing changed; the same ``name`` on either side.

    Lines keep their own ends. A hunk of a document that was rendered says where it stands: ``@@ … @@ footnote 12``.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where a diff is drawn

    old, new = _lines(before), _lines(after)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    parts = []
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        changed = next(step[1] for step in group if step[0] != "equal")
        place = before.place(starts[changed])
        heading = f" {place}" if place else ""
        parts.append(f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@{heading}\n")
        for kind, from_, to, start, end in group:
            if kind == "equal":
                parts += _marked(" ", old[from_:to])
            else:
                parts += [*_marked("-", old[from_:to]), *_marked("+", new[start:end])]
    return "".join((f"--- {name}\n", f"+++ {name}\n", *parts)) if parts else ""


def _lines(document: Document) -> list[str]:
    """The lines of a text with their ends, which are line feeds: other signs that end lines are a line's own.

    A text that was rendered ends in one: whether its last line does is not the user's.
    """
    text = document.text + "\n" if document.segments and not document.text.endswith("\n") else document.text
    lines = text.split("\n")
    return [*(f"{line}\n" for line in lines[:-1]), *([lines[-1]] if lines[-1] else [])]


def _marked(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line
        if not line.endswith("\n"):
            yield f"\n{_NO_NEWLINE}"


def _range(start: int, end: int) -> str:
    """A hunk's range as POSIX has it: the first line from 1, and how many unless one; if none, the line before."""
    size = end - start
    if size == 1:
        return str(start + 1)
    return f"{start + 1 if size else start},{size}"
