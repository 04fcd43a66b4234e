"""LaTeX as reference lists hold it, read as plain text: accents composed, braces and faces gone, each sign led back.

Sources: Knuth, *The TeXbook*, chapters 3 and 9; Lamport, *LaTeX*, 2nd ed., tables 3.1 and 3.2; the LaTeX Project,
*The LaTeX font guide*. What no table names keeps its name, without the backslash.
"""

from __future__ import annotations

import re
import unicodedata

from evidencecheck.formats._tex_words import ACCENTS, SYMBOLS
from evidencecheck.model.document import Flow, FlowBuilder

_PLAIN = re.compile(r"[\\{}~$`]|--|''|\s\s|[^\S ]|^ | $")
_SIGN = re.compile(r"\\(?:[A-Za-z]+\*?\s*|.|$)|[{}~$]|-{2,3}|``?|''|[^\S ]\s*| \s+", re.DOTALL)
_AS_IT_IS = re.compile(
    r"\\([_%&#$~{}])(?:\{\})?|\\textascii(tilde)(?:\{\})?|\\text(underscore)(?:\{\})?|[{}\\\s]+|[^{}\\\s]+"
)
_BRACE = re.compile(r"[{}]")
_NO_SCRIPT = re.compile(r"[^_^]+")
_SYMBOLS = {
    **SYMBOLS,
    "newline": " ", "linebreak": " ", "lbrace": "{", "rbrace": "}", "and": "&",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "ell": "ℓ", "times": "×", "pm": "±", "cdot": "·", "circ": "°", "deg": "°",
    "sim": "∼", "approx": "≈", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "in": "∈", "subset": "⊂", "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃", "prime": "′",
    "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√", "aleph": "ℵ", "lt": "<", "gt": ">",
}  # fmt: skip
# They say how what follows is set, and are nothing to read.
_FACES = frozenset(
    "emph em it bf sc rm sf tt sl up md textit textbf textsc textrm textsf texttt textup textsl textmd textnormal"
    " textsuperscript textsubscript itshape bfseries scshape rmfamily sffamily ttfamily slshape upshape mdseries"
    " normalfont mbox hbox text enquote mkbibquote mkbibemph mkbibbold ensuremath mathrm mathit mathbf mathsf mathtt"
    " mathcal mathbb mathfrak mathscr boldsymbol bm cal small footnotesize tiny large normalsize protect relax"
    " uppercase lowercase MakeUppercase MakeLowercase bibinfo url path nolinkurl underline operatorname ignorespaces"
    " noindent break newline allowbreak bibstring hspace vspace left right displaystyle textstyle limits".split()
)
# Of these the first argument is not printed.
_HIDDEN = frozenset({"noopsort", "href", "hspace", "vspace", "index", "label", "bibinfo", "textcolor", "color"})
# Of these what follows in braces is printed as it is written.
_VERBATIM = frozenset({"url", "path", "nolinkurl"})
_SINGLE = {" ": " ", "\n": " ", "\t": " ", ",": " ", ":": " ", ";": " ", "\\": " ", "/": "", "-": "", "!": "", "@": "",
           "(": "", ")": "", "[": "", "]": "", "": ""}  # fmt: skip
_TYPED = {"~": " ", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘"}
_LETTER = re.compile(r"\s*(?:\{\s*)*(?:\\([A-Za-z]+)(?![A-Za-z])|\\([`'^~=.\"])|([^\\{}\s]))")
_CLOSING = re.compile(r"[\s}]*")
_DEEPEST = 4


def decoded(written: Flow) -> Flow:
    """The words that ``written`` is LaTeX for, white space levelled, none at the ends; all of it is led back to."""
    if not _PLAIN.search(written.text):
        return written
    return _Words(written).build()


def verbatim(written: Flow) -> Flow:
    """An address or identifier: only TeX's special characters are escaped in it, and nothing in it is typography."""
    if not re.search(r"[\\{}\s]", written.text):
        return written
    words = _Words(written)
    words.verbatim(0, len(written.text))
    return words.build()


class _Words:
    """Plain text in the making; what is passed over at either end is made part of the first or last character."""

    def __init__(self, written: Flow) -> None:
        self._written, self._text = written, written.text
        self._pieces: list[tuple[str, int, int]] = []

    def build(self) -> Flow:
        if not self._pieces:
            self._read()
        pieces = self._trimmed()
        if not pieces:
            return Flow("", (), (), ())
        text, start, end = pieces[0]
        if len(text) > 1 and text == self._text[start:end] and start:
            pieces[:1] = [(text[0], start, start + 1), (text[1:], start + 1, end)]
        pieces[0] = (pieces[0][0], 0, pieces[0][2])
        text, start, end = pieces[-1]
        if len(text) > 1 and text == self._text[start:end] and end < len(self._text):
            pieces[-1:] = [(text[:-1], start, end - 1), (text[-1], end - 1, end)]
        pieces[-1] = (pieces[-1][0], pieces[-1][1], len(self._text))
        builder = FlowBuilder()
        for text, start, end in pieces:
            builder.add(text, self._written.start(start), self._written.end(end))
        return builder.build()

    def verbatim(self, start: int, end: int) -> None:
        for match in _AS_IT_IS.finditer(self._text, start, end):
            said = match[1] or ("~" if match[2] else "_" if match[3] else match[0])
            if match[1] or (match[0][0] not in "{}\\" and not match[0].isspace()) or match[2] or match[3]:
                self._add(said, *match.span())

    def _read(self) -> None:
        text, at, maths = self._text, 0, False
        while sign := _SIGN.search(text, at):
            self._copy(at, sign.start(), maths=maths)
            at = sign.end()
            first = sign[0][0]
            if first == "\\":
                at = self._command(sign[0][1:], sign.start(), at)
            elif first == "$":
                maths = not maths
            elif first.isspace():
                self._add(" ", sign.start(), at)
            elif first not in "{}":
                self._add(_TYPED[sign[0]], sign.start(), at)
        self._copy(at, len(text), maths=maths)

    def _copy(self, start: int, end: int, *, maths: bool) -> None:
        if not maths:
            self._add(self._text[start:end], start, end)
            return
        for match in _NO_SCRIPT.finditer(self._text, start, end):
            self._add(match[0], *match.span())

    def _command(self, said: str, start: int, end: int) -> int:
        """Read the command ``said``, at ``start:end``; the place behind it and what it takes."""
        name = said.strip().rstrip("*") if said[:1].isalpha() else said
        if name in ACCENTS:
            found = self._accented(name, end, 0)
            if found:
                self._add(found[0], start, found[1])
                return found[1]
            return end
        if name in _HIDDEN or name in _VERBATIM:
            group = self._group(end)
            if group and name in _VERBATIM:
                self.verbatim(end + 1, group - 1)
            return group or end
        if name in _SYMBOLS:
            self._add(_SYMBOLS[name], start, end)
        elif name in _SINGLE:
            self._add(_SINGLE[name], start, end)
        elif name not in _FACES:
            self._add(name, start, end)
        return end

    def _accented(self, accent: str, at: int, depth: int) -> tuple[str, int] | None:
        """The letter at ``at``, in braces or not, with the accent on it, and the place behind."""
        letter = _LETTER.match(self._text, at, at + 80)
        if not letter or depth > _DEEPEST:
            return None
        command, sign, char = letter.groups()
        end = letter.end()
        base = {"i": "i", "j": "j"}.get(command or "", _SYMBOLS.get(command or "", char or ""))
        if (sign or command in ACCENTS) and not base:
            inner = self._accented(sign or command, end, depth + 1)
            if not inner:
                return None
            base, end = inner
        if not base:
            return None
        opened = letter[0].count("{")
        if opened and (closing := _CLOSING.match(self._text, end)):
            braces = [end + n for n, mark in enumerate(closing[0][:80]) if mark == "}"]
            end = braces[min(opened, len(braces)) - 1] + 1 if braces else end
        if accent == "t":  # a tie stands over two letters, which come one by one
            return base, end
        return unicodedata.normalize("NFC", base[0] + ACCENTS[accent] + base[1:]), end

    def _group(self, at: int) -> int | None:
        """The place behind the group in braces that begins at ``at``."""
        if self._text[at : at + 1] != "{":
            return None
        level = 0
        for brace in _BRACE.finditer(self._text, at):
            level += 1 if brace[0] == "{" else -1
            if not level:
                return brace.end()
        return None

    def _add(self, words: str, start: int, end: int) -> None:
        if words and not (words == " " and (not self._pieces or self._pieces[-1][0].endswith(" "))):
            self._pieces.append((words, start, end))

    def _trimmed(self) -> list[tuple[str, int, int]]:
        """The pieces without white space at either end."""
        pieces = self._pieces
        while pieces and pieces[-1][0].isspace():
            pieces.pop()
        first = next((n for n, piece in enumerate(pieces) if not piece[0].isspace()), len(pieces))
        pieces = pieces[first:]
        if pieces:
            words, start, end = pieces[0]
            pieces[0] = (words.lstrip(), start + len(words) - len(words.lstrip()), end)
            words, start, end = pieces[-1]
            pieces[-1] = (words.rstrip(), start, end - len(words) + len(words.rstrip()))
        return pieces
