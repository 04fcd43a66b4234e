"""Templates in Markdown, masked: Hugo's ``{{< … >}}``, Liquid's ``{% … %}`` and ``{{ … }}``, LaTeX's environments."""

from __future__ import annotations

import re

from evidencecheck.formats._md_mask import HIDDEN, LONGEST, SHOWN, Closers, Masked, begins_line, over

CITE_TAG = re.compile(r"\{%-?\s*cite(?:_\w+)?((?:\s+[\w:./+-]+)+)[^%]{0,200}%\}")
"""Jekyll-scholar's citations."""
_OPENERS = re.compile(r"\{\{[<%]|\{\{|\{%|\{::")
_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{::": "}"}
# Templates whose body is no prose, by the name of what opens it.
_VERBATIM_PAIRS = {"comment": "comment", "raw": "raw", "highlight": "highlight", "mermaid": "mermaid"}
_STEERING = "end\\w*|if|unless|else|elsif|for|case|when|assign|capture|comment|raw|layout|break|continue"
_SILENT = re.compile(rf"\{{%-?\s*(?:{_STEERING})\b|\{{\{{[<%]\s*/|\{{::")
# LaTeX by itself (Pandoc User's Guide, "raw_tex"): formulas and tables; one name for each pair of signs.
_FORMULAS = "equation align alignat gather multline eqnarray flalign displaymath math tabular table figure tikzpicture"
_TEX = re.compile(rf"\\begin\{{((?:{_FORMULAS.replace(' ', '|')})\*?)\}}")


def mask_environments(masked: Masked) -> None:
    """Blank LaTeX's environments; one that does not close soon, or holds a fence, is text."""
    text = masked.text
    closers = Closers(text)
    parts: list[str] = []
    at = 0
    for found in _TEX.finditer(text):
        start, sign = found.start(), f"\\end{{{found[1]}}}"
        close = closers.after(sign, found.end())
        end = close + len(sign)
        if start < at or not 0 <= close - start <= LONGEST or not begins_line(text, start):
            continue
        if "```" not in text[start:end] and "\n\n" not in text[start:end]:
            parts += [text[at:start], SHOWN + over(text[start + 1 : end], HIDDEN)]
            at = end
    parts.append(text[at:])
    masked.text = "".join(parts)


def mask_templates(masked: Masked) -> None:
    """Mask templates, one after another; what does not close soon is text."""
    text = masked.text
    parts: list[str] = []
    at = 0
    closers = Closers(text)
    pairs = Closers(text)
    for opener in _OPENERS.finditer(text):
        start = opener.start()
        closer = _CLOSERS[opener[0]]
        if start < at:
            continue
        close = closers.after(closer, opener.end())
        if not 0 <= close - start <= LONGEST or (opener[0] == "{{" and "\n\n" in text[start:close]):
            continue
        end = close + len(closer)
        words = re.findall(r"[\w-]+", text[opener.end() : min(close, opener.end() + 80)])
        name = words[0] if words else ""
        if name in _VERBATIM_PAIRS and not re.match(r"\{\{[<%]\s*/", text[start:end]):
            last = {"{{<": f"{{{{< /{name}", "{{%": f"{{{{% /{name}", "{%": f"end{name}", "{::": f"{{:/{name}"}
            stop = pairs.after(last[opener[0]], end) if opener[0] in last else -1
            stop = closers.after(closer, stop) if stop >= 0 else -1
            if stop >= 0:
                end = stop + len(closer)
        alone = begins_line(text, start) and text[end : end + 1] in {"", "\n", "\r"}
        silent = bool(_SILENT.match(text, start)) or "\n" in text[start:end]
        sign = " " if alone and not CITE_TAG.match(text, start) else HIDDEN if silent else SHOWN
        parts += [text[at:start], over(text[start:end], sign)]
        at = end
    parts.append(text[at:])
    masked.text = "".join(parts)
