"""Fences in Markdown that hold prose: Pandoc's and Quarto's ``:::`` divs, MyST's directives, R Markdown's blocks.

Their lines are blanked, so that what stands between them is read as the Markdown that it is. Fences that hold code
are left to the parser.
"""

from __future__ import annotations

import re

from evidencecheck.formats._md_mask import Masked, over

# One pattern for each sign, for a pattern that begins with a letter of its own is looked for at the speed of memory.
_FENCES = tuple(re.compile(rf"(?P<fence>{sign * 3}{sign}*)[ \t]*(?P<info>[^\r\n]*)") for sign in "`~:")
_LEAD = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_DIRECTIVE = re.compile(r"\{([\w:.+-]+)[^{}]*\}")
_RULED = r"\r?\n[ \t]*---[ \t]*"
_OPTIONS = re.compile(
    rf"(?:\r?\n[ \t>]*:[\w-]+:[^\r\n]*)+|{_RULED}(?:\r?\n(?![ \t]*---)[^\r\n]*){{0,40}}{_RULED}(?=\r?\n)"
)
_ID = re.compile(r"#([\w:.-]+)")
# MyST: docutils' admonitions and Sphinx's, sphinx-design, sphinx-proof and sphinx-exercise; R Markdown: bookdown's
# environments, whose bodies knitr prints.
_PROSE = frozenset(
    "attention caution danger error hint important note tip warning admonition seealso topic sidebar epigraph "
    "highlights pull-quote margin aside figure figure-md card grid grid-item grid-item-card tab-set tab-item dropdown "
    "details div container rubric versionadded versionchanged deprecated list-table table blockquote footbibliography "
    "prf:theorem prf:lemma prf:proof prf:definition prf:example prf:remark prf:corollary prf:proposition prf:algorithm "
    "exercise solution block block2 asis theorem lemma corollary proposition conjecture definition example "
    "hypothesis proof remark".split()
)
_CODE = frozenset(
    "code code-block code-cell sourcecode math eval-rst mermaid raw literalinclude csv-table toctree".split()
)


def blank_fences(masked: Masked) -> None:
    """Blank the lines of fences that hold prose."""
    text = masked.text
    if ":::" not in text and "```{" not in text and "~~~{" not in text:
        return
    walk = _Fences(masked)
    for found in sorted((found for form in _FENCES for found in form.finditer(text)), key=re.Match.start):
        start = found.start()
        line = text.rfind("\n", max(0, start - 200), start) + 1
        if (line or start < 200) and _LEAD.fullmatch(text, line, start):
            walk.line(found)
    walk.parts.append(text[walk.at :])
    masked.text = "".join(walk.parts)


class _Fences:
    """Which fences are open, and the text with those of prose blanked."""

    def __init__(self, masked: Masked) -> None:
        self.masked = masked
        self.parts: list[str] = []
        self.at = 0
        self._code: str | None = None
        self._since = 0
        self._open: list[str] = []

    def line(self, found: re.Match[str]) -> None:
        fence, info = found["fence"], found["info"].strip()
        if self._code is not None:
            if fence.startswith(self._code) and not info:
                if self._code[0] == ":":
                    self._blank(self._since, found.end())
                self._code = None
        elif fence[0] == "`" and "`" in info:
            return
        elif fence[0] == ":":
            self._div(found, fence, info.rstrip(": "))
        elif not info and self._open and fence.startswith(self._open[-1]):
            self._open.pop()
            self._blank(found.start(), found.end())
        elif (directive := _DIRECTIVE.match(info)) and directive[1] in _PROSE:
            self._open.append(fence)
            self._opens(found)
        else:
            self._code = fence

    def _div(self, found: re.Match[str], fence: str, info: str) -> None:
        directive = _DIRECTIVE.match(info)
        if directive and directive[1] in _CODE:
            self._code, self._since = fence, found.start()
        else:
            self._opens(found)

    def _opens(self, found: re.Match[str]) -> None:
        options = _OPTIONS.match(found.string, found.end()) if "{" in found["info"] else None
        for name in _ID.findall(found["info"]):
            self.masked.anchors.append((found.end(), name))
        if found["info"].strip().startswith("{") and "{." not in found["info"]:
            self.masked.myst = self.masked.myst or found["fence"][0] != "`" or bool(options)
        self._blank(found.start(), options.end() if options else found.end())

    def _blank(self, start: int, end: int) -> None:
        if start >= self.at:
            self.parts += [self.masked.text[self.at : start], over(self.masked.text[start:end], " ")]
            self.at = end
