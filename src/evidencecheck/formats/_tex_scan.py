"""A first pass over LaTeX: what is no prose (remarks, code, formulas), which braces belong together, where the body is.

Sources: D. E. Knuth, The TeXbook, chapters 7 and 8 (categories, remarks, blank lines); the manuals of verbatim,
listings, minted, comment, amsmath and Sweave, for the environments that are read literally.
"""

from __future__ import annotations

import re
from enum import StrEnum

import attrs

from evidencecheck.model.spans import Span

_BREAK = r"(?:\r\n|\n|\r(?!\n))"
_TOKEN = re.compile(
    rf"(?P<remark>%[^\r\n]*(?:{_BREAK}[ \t]*)?)"
    r"|\\(?P<word>begin|end|verb|lstinline|mintinline|url|path|nolinkurl|href|doi|Sexpr|else|fi|if[a-zA-Z]*)(?![A-Za-z])\*?"
    r"|\\(?P<sign>[\s\S])|(?P<brace>[{}\[\]])|(?P<math>\$\$?)|^(?P<chunk><<[^\r\n]*>>=[ \t]*$)",
    re.MULTILINE,
)
_NAME = re.compile(r"\s{0,20}\{([^{}\r\n\\]{1,60})\}")
_CHUNK_END = re.compile(rf"^[ \t]*@(?:[ \t%][^\r\n]*)?(?:{_BREAK}|\Z)", re.MULTILINE)
_MATH_END = re.compile(rf"(?<!\\)\$|{_BREAK}[ \t]*{_BREAK}")
_VERB = re.compile(r"([^\sA-Za-z*])[^\r\n]{0,1000}?\1")
_OPTIONS = re.compile(r"\s{0,20}\[[^\]\r\n]{0,300}\]")
_LITERAL = re.compile(r"\s{0,20}\{((?:[^{}]|\{(?:[^{}]|\{[^{}]{0,1000}\}){0,1000}\}){0,2000})\}")
_DECLARED = re.compile(
    r"\\(?:DefineVerbatimEnvironment|lstnewenvironment|newverbatim|newminted|excludecomment)\s{0,9}(?:\[[^\]\r\n]{0,99}\])?"
    r"\s{0,9}\{([A-Za-z*]{1,40})\}"
)
_ADDRESSES = frozenset("url path nolinkurl href doi".split())
_NO_TEST = frozenset("iff ifthenelse iftoggle ifdef ifundef ifblank ifstrequal ifnextchar ifdefempty".split())
_VERBATIM = re.compile(
    r"(?:[BL]?[Vv]erbatim|SaveVerbatim|VerbatimOut|alltt|lstlisting|minted|S(?:chunk|input|output|code)|Code(?:Chunk|Input|Output)?"
    r"|verbatimtab|spverbatim|pygmented|asy|sagesilent|pycode|luacode|filecontents(?:here)?|knitrout|kframe|Highlighting|Shaded)\*?"
)
_MATH = re.compile(
    r"(?:[A-Za-z]*(?:equation|align(?:at)?|eqnarray|gather|multline|flalign)|math|displaymath|dmath|dgroup|mathpar[a-z]*"
    r"|IEEEeqnarray|subeqnarray|xy|tikzcd|prooftree|CD)\*?"
)


class Kind(StrEnum):
    """What a stretch of LaTeX is that is not read as prose."""

    REMARK = "remark"
    CODE = "code"
    MATH = "math"
    LEFT_OUT = "left out"
    ADDRESS = "address"


@attrs.frozen
class Region:
    """A stretch that is not read as prose: with its signs, and what stands between them."""

    kind: Kind
    whole: Span
    inner: Span


class Scan:
    r"""The regions of a text by where they begin, and for each brace or bracket that opens where it closes.

    ``remarks`` are by where their words end.
    ``body`` is what stands between ``\begin{document}`` and ``\end{document}``, the whole text where neither does.
    """

    def __init__(self, text: str, start: int = 0) -> None:
        """Scan ``text`` from ``start`` on, once."""
        self.text = text
        self.regions: dict[int, Region] = {}
        self.remarks: dict[int, int] = {}
        self.closes: dict[int, int] = {}
        self.body = Span(start, len(text))
        self.preamble = Span(start, start)
        self._open: list[tuple[int, list[int]]] = []
        self._brackets: list[int] = []
        self._tests: list[tuple[int, int] | None] = []
        self._missing: dict[str, int] = {}
        self._declared = frozenset(_DECLARED.findall(text))
        at = start
        while match := _TOKEN.search(text, at):
            at = self._token(match)
            if self.body.end <= at:
                break

    def _token(self, match: re.Match[str]) -> int:
        """Take one token in; where to go on."""
        start, end = match.span()
        kind = match.lastgroup
        if kind == "word":
            end = self._word(match["word"], start, end)
        elif kind == "brace":
            self._brace(match["brace"], start)
        elif kind == "math":
            end = self._dollars(start, match["math"])
        elif kind == "remark":
            self.remarks[start + len(match["remark"].rstrip())] = start
            end = self._keep(Kind.REMARK, start, end)
        elif kind == "chunk":
            close = _CHUNK_END.search(self.text, end)
            end = self._keep(Kind.CODE, start, close.end() if close else len(self.text))
        elif match["sign"] == "(":
            end = self._until(Kind.MATH, start, end, "\\)")
        elif match["sign"] == "[":
            end = self._until(Kind.MATH, start, end, "\\]")
        return end

    def _brace(self, sign: str, at: int) -> None:
        """Braces nest; a square bracket ends at the next that closes in the same group, whatever opened since."""
        if sign == "{":
            self._open.append((at, []))
        elif sign == "}":
            if self._open:
                self.closes[self._open.pop()[0]] = at
        else:
            brackets = self._open[-1][1] if self._open else self._brackets
            if sign == "[":
                brackets.append(at)
            else:
                self.closes.update(dict.fromkeys(brackets, at))
                brackets.clear()

    def _word(self, word: str, start: int, end: int) -> int:
        if word in {"begin", "end"}:
            name = _NAME.match(self.text, end)
            return self._environment(word, name[1].strip(), start, name.end()) if name else end
        if word in _ADDRESSES:
            found = _LITERAL.match(self.text, end)
            return self._keep(Kind.ADDRESS, found.start(1) - 1, found.end(), Span(*found.span(1))) if found else end
        if word == "Sexpr":
            found = _LITERAL.match(self.text, end)
            return self._keep(Kind.CODE, start, found.end()) if found else end
        if word in {"verb", "lstinline", "mintinline"}:
            return self._code(word, start, end)
        return self._test(word, start, end)

    def _environment(self, word: str, name: str, start: int, end: int) -> int:
        if name == "document":
            if word == "end":
                self.body = Span(self.body.start, start)
            elif len(self.preamble) == 0:
                self.preamble, self.body = Span(self.body.start, start), Span(end, self.body.end)
            return end
        if word == "begin":
            if name in {"comment", "filecontents", "filecontents*"}:
                return self._until(Kind.LEFT_OUT, start, end, f"\\end{{{name}}}")
            if name in self._declared or _VERBATIM.fullmatch(name):
                return self._until(Kind.CODE, start, end, f"\\end{{{name}}}")
            if _MATH.fullmatch(name):
                return self._until(Kind.MATH, start, end, f"\\end{{{name}}}")
        return end

    def _code(self, word: str, start: int, end: int) -> int:
        r"""Code within a line: between two equal signs, or for other commands than ``\verb`` in braces."""
        at = end
        if word != "verb":
            options = _OPTIONS.match(self.text, at)
            at = options.end() if options else at
            if word == "mintinline":
                language = _LITERAL.match(self.text, at)
                at = language.end() if language else at
            found = _LITERAL.match(self.text, at)
            if found:
                return self._keep(Kind.CODE, start, found.end())
        quoted = _VERB.match(self.text, at)
        return self._keep(Kind.CODE, start, quoted.end()) if quoted else end

    def _test(self, word: str, start: int, end: int) -> int:
        r"""``\iffalse`` leaves out what follows, to its own ``\fi`` or ``\else``; other tests nest in it."""
        if word == "iffalse":
            self._tests.append((start, len(self._open)))
        elif word in {"else", "fi"}:
            false = self._tests.pop() if self._tests else None
            if false is not None:
                del self._open[false[1] :]
                self._keep(Kind.LEFT_OUT, false[0], end)
            if word == "else":
                self._tests.append(None)
        elif word not in _NO_TEST:
            self._tests.append(None)
        return end

    def _dollars(self, start: int, sign: str) -> int:
        if sign == "$$":
            return self._until(Kind.MATH, start, start + 2, "$$")
        close = _MATH_END.search(self.text, start + 1)
        if close is None or close[0] != "$":
            return start + 1
        return self._keep(Kind.MATH, start, close.end(), Span(start + 1, close.start()))

    def _until(self, kind: Kind, start: int, inner: int, close: str) -> int:
        """Keep what ends with ``close``; what never ends is read as if it had not begun."""
        if self._missing.get(close, len(self.text)) <= inner:
            return inner
        at = self.text.find(close, inner)
        if at < 0:
            self._missing[close] = inner
            return inner
        return self._keep(kind, start, at + len(close), Span(inner, at))

    def _keep(self, kind: Kind, start: int, end: int, inner: Span | None = None) -> int:
        self.regions[start] = Region(kind, Span(start, end), inner or Span(start, end))
        return end

    # What a command is followed by

    def past_blank(self, at: int) -> int:
        """Where the next character is that is no blank, no line's end and no remark; a blank line is passed, too."""
        text = self.text
        while at < len(text):
            if text[at] in " \t\r\n":
                at += 1
            elif text[at] == "%" and at in self.regions:
                at = self.regions[at].whole.end
            else:
                break
        return at

    def group(self, at: int) -> Span | None:
        """What stands between the braces that come next, None where others do."""
        at = self.past_blank(at)
        close = self.closes.get(at) if self.text.startswith("{", at) else None
        return None if close is None else Span(at + 1, close)

    def option(self, at: int) -> Span | None:
        """What stands between the square brackets that come next."""
        at = self.past_blank(at)
        close = self.closes.get(at) if self.text.startswith("[", at) else None
        return Span(at + 1, close) if close is not None and close - at <= _LONGEST else None


_LONGEST = 3000  # characters between square brackets
