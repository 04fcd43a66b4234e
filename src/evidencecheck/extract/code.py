"""Lines of code in a text that does not mark them as code."""

from __future__ import annotations

from evidencecheck.text.late import late

_ASSIGNMENT = late(
    r"(?:(?:var|let|const|int|float|double|char|long|bool|auto|my|local|set|export)\s+)?"
    r"[A-Za-z_$][\w.$]*(?:\[[^\]]*\])*\s*(?:[-+*/|&:]?=(?!=)|<-|\+\+|--)"
)
_CALL = late(r"[A-Za-z_$][\w.$]*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*;?$")
_STATEMENT = late(
    r"(?:if|for|while|switch|elif|else if|catch)\s*\(.*|(?:def|class|for|while|if|elif|with)\b.*:$"
    r"|(?:import|from)\s\w[\w.]*(?:\simport\b.*)?$|(?:return|print|echo|console\.log)\b.*;$"
    r"|#include\b.*|//.*|/\*.*|[$>%#]\s+\w+.*|>>> .*|\}.*|\{"
)
_CLOSING = (";", "{", "}")
_PROSE = late(r"(?:\b[a-zà-ÿ]{2,}\s+){3,}")


def is_code(text: str, indent: int) -> bool:
    """Whether a passage is code: every line is a statement; one that stands at the margin must end as one, too."""
    if indent <= 1 and text.rstrip()[-1:] not in _CLOSING:
        return False
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return bool(lines) and all(_is_statement(line, indented=indent > 1) for line in lines)


def _is_statement(line: str, *, indented: bool) -> bool:
    if _PROSE.search(line):
        return False
    begins = _ASSIGNMENT.match(line) or _CALL.match(line) or _STATEMENT.match(line)
    return bool(begins) and (indented or line.endswith(_CLOSING))
