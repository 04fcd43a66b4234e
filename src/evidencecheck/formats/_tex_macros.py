"""Macros that a document defines for itself, as far as they cite, note, or print a few words.

A definition is no use: what stands in it is not read as text. What a macro does is read off its body once, not run.
"""

from __future__ import annotations

import re

import attrs

from evidencecheck.formats import _tex_cite as cite
from evidencecheck.formats._tex_commands import DROPPED, NOTES, REFERS
from evidencecheck.formats._tex_scan import Scan
from evidencecheck.formats._tex_words import plain
from evidencecheck.model.spans import Span

DEFINING = frozenset(
    """newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd renewrobustcmd providerobustcmd def gdef
    edef xdef let NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand newrobustcommand
    NewExpandableDocumentCommand""".split()
)
_CONTROL = re.compile(r"\\([A-Za-z@]+|.)", re.DOTALL)
_PARAMETERS = re.compile(r"[^{}\\%\r\n]{0,80}(?=\{)")
_LET = re.compile(r"\s{0,10}=?\s{0,3}\\([A-Za-z@]+)")
_ARGUMENT = re.compile(r"#([1-9])")
_ALIAS = re.compile(r"\s*\\([A-Za-z]+)\s*(?:\{\s*#1\s*\})?\s*")
_NOTE = re.compile(rf"\s*\\({'|'.join(sorted(NOTES))})\s*\{{\s*#([1-9])\s*\}}\s*")
_MUTE = re.compile(r"\\([A-Za-z]+)\*?\s*(?:\[[^\]]{0,200}\]\s*)?\{[^{}]{0,400}\}")
_SHORT = 200
_XPARSE = re.compile(r"[mosOtdDrRvbe+](?:\{[^{}]*\}|\S{2}(?=\{))?")


@attrs.frozen
class Macro:
    """What a macro does.

    ``count`` is how many arguments it takes, the first in square brackets if ``optional``; ``cites`` the keys that it
    cites, ``#1`` standing for an argument; ``shows`` the arguments that it prints, in order; ``words`` what it prints
    itself where it takes none; ``alias`` another command that it stands for; ``note`` the command of notes that its
    argument ``shows[0]`` goes to.
    """

    count: int = 0
    optional: bool = False
    cites: tuple[str, ...] = ()
    shows: tuple[int, ...] = ()
    words: str | None = None
    alias: str = ""
    note: str = ""


def define(scan: Scan, word: str, at: int) -> tuple[str, Macro | None, int]:
    """The name that is defined behind ``word``, the macro where its body could be read, and where that ends."""
    at = scan.past_blank(at)
    braced = scan.group(at)
    control = _CONTROL.match(scan.text, scan.past_blank(braced.start) if braced else at)
    if control is None:
        return "", None, braced.end + 1 if braced else at
    name, at = control[1], braced.end + 1 if braced else control.end()
    if word == "let":
        same = _LET.match(scan.text, at)
        return (name, Macro(alias=same[1]), same.end()) if same else (name, None, at)
    count, optional = 0, False
    if word.endswith("def"):
        parameters = _PARAMETERS.match(scan.text, at)
        if parameters is None:
            return name, None, at
        count, at = len(_ARGUMENT.findall(parameters[0])), parameters.end()
    elif word.endswith("DocumentCommand"):
        spec = scan.group(at)
        if spec is None:
            return name, None, at
        kinds = [kind[0] for kind in _XPARSE.findall(spec.of(scan.text)) if kind != "+"]
        count, optional, at = len(kinds), kinds[:1] in (["o"], ["O"]), spec.end + 1
    else:
        number = scan.option(at)
        if number is not None:
            said = number.of(scan.text).strip()
            count, at = int(said) if said in set("0123456789") else 0, number.end + 1
            default = scan.option(at)
            if default is not None:
                optional, at = True, default.end + 1
    body = scan.group(at)
    if body is None:
        return name, None, at
    return name, read_body(body.of(scan.text), count, optional=optional), body.end + 1


def read_body(body: str, count: int, *, optional: bool) -> Macro:
    """What a macro of this body does."""
    body = re.sub(r"(?<!\\)%[^\r\n]*(?:\r\n|[\n\r]|$)[ \t]*", "", body[:5000])
    body = " ".join(body.split())
    note, alias = _NOTE.fullmatch(body), _ALIAS.fullmatch(body)
    if note and int(note[2]) <= count:
        return Macro(count, optional, shows=(int(note[2]),), note=note[1])
    if alias and count == ("#1" in body) and not optional:
        return Macro(alias=alias[1])
    cites = cite.templates(body)
    if not count:
        words = plain(body) if len(body) <= _SHORT and not re.search(r"[$#]|\\(?:begin|if)", body) else None
        return Macro(cites=cites, words=None if cites else words)
    shown = _MUTE.sub(lambda found: "" if _is_mute(found[1]) else found[0], body)
    shows = tuple(dict.fromkeys(int(k) for k in _ARGUMENT.findall(shown) if int(k) <= count))
    return Macro(count, optional, cites, shows)


def _is_mute(name: str) -> bool:
    return "m" in DROPPED.get(name, "") or name in REFERS or cite.is_citing(name)


def arguments(scan: Scan, macro: Macro, at: int) -> tuple[list[Span | None], int]:
    """The arguments of a macro where it is used, None for one that is left out, and where they end."""
    found: list[Span | None] = []
    for n in range(macro.count):
        if n == 0 and macro.optional:
            option = scan.option(at)
            found.append(option)
            at = option.end + 1 if option else at
            continue
        group = scan.group(at)
        if group is None:
            at = scan.past_blank(at)
            control = _CONTROL.match(scan.text, at)
            end = control.end() if control else min(at + 1, len(scan.text))
            if scan.text[at:end] in {"", "{", "}"}:
                break
            found.append(Span(at, end))
            at = end
        else:
            found.append(group)
            at = group.end + 1
    return found, at


def filled(template: str, scan: Scan, found: list[Span | None]) -> str:
    """A key template with the arguments of a use put in."""

    def put(match: re.Match[str]) -> str:
        k = int(match[1]) - 1
        span = found[k] if k < len(found) else None
        return span.of(scan.text) if span is not None else ""

    return _ARGUMENT.sub(put, template)
