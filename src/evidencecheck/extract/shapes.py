"""The shapes that numeric markers take in running text, and what only looks like one.

Chemistry, units, versions, abbreviations and products end in digits by nature: "CO2", "km2", "B12", "Fig. 3", "mp3".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_DASH = r"\-–—‐‑−"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NUMBER_LIST = late(rf"\d{{1,3}}(?:\s*[,;{_DASH}]\\?\s*\d{{1,3}})*")
_LOCATED = rf"(?:,?\s*(?:§+|[^\W\d_]{{1,12}})\.?\s*[\dIVXivx]+(?:\.\d+)*(?:\s*[{_DASH}]\s*\d+)?)?"
# "3, ch. 2", "see 5": what stands raised may name a place, too.
RAISED = late(rf"(?:(?:see|cf\.)\s*)?({NUMBER_LIST.pattern}){_LOCATED}", re.IGNORECASE)
_PLACED = rf"{NUMBER_LIST.pattern}{_LOCATED}"
_BRACKET = late(rf"\[{_PLACED}(?:\s*;\s*{_PLACED})*\]")
_NUMBERS = late(rf"(?:^|;)\s*({NUMBER_LIST.pattern})(?={_LOCATED}\s*(?:;|$))")
# "[2]–[4]": a range whose ends have their own brackets.
_BRACKETS = late(rf"\[(\d{{1,3}})\]\s?[{_DASH}]\s?\[(\d{{1,3}})\]")
_ROUND = late(rf"\(({NUMBER_LIST.pattern})\)")
_CARET = late(rf"\^({NUMBER_LIST.pattern})\^|(?<=\S)\^({NUMBER_LIST.pattern})(?=[\s.,;:)]|$)")
_UNICODE = late(rf"[{_SUPERSCRIPTS}]{{1,3}}(?:(?:\s?[,;⁻˒’{_DASH}]\s?|[^\S\n])?[{_SUPERSCRIPTS}]{{1,3}})*")
# A pattern that begins with a set of characters is looked for many times faster than one that begins by looking back.
_GLUED = late(rf"\d(?<=[^\s\d]\d)\d{{0,2}}(?:(?:[,;]\s?|[{_DASH}]|\s[–]\s)\d{{1,3}})*")
# "20,0008": a grouped number and a note.
_GROUPED_TAIL = late(r"\d(?<![\d.,/-]\d)\d{0,2}(?:,\d{3})+(\d{1,2})(?![\d%/])")
_YEAR_TAIL = late(r"([12](?<![\d.,/].)(?:(?<=1)[5-9]|(?<=2)0)\d\d)(\d{1,2}(?:[,–-]\d{1,2})*)(?![\d%/])")
_YEAR_STOP = late(
    r"[12](?<![\d.,/-].)(?:(?<=1)[5-9]|(?<=2)0)\d\d[.!?][\"”’)\]]*(\d{1,3}(?:[,–-]\d{1,3})*)(?=\s+[^\W\da-z]|\s*$|\n)"
)
# A number that ends a sentence, and a note behind it: "children under 5.5".
_NUMBER_STOP = late(r"\d(?<![\d.,/:-]\d)\d{0,3}[.!?][\"”’)\]]*(\d{1,3}(?:[,–-]\d{1,3})*)(?=\s+[^\W\da-z]|\s*$|\n)")
_CODED = late(r"[A-Z][-‐]?(\d{2,4}(?:,\d{1,2})*)(?![\w-])")
_CODE = late(r"(?<![\w.-])(?:[A-Za-z]*|[A-Za-z]+[-‐][A-Z]{0,5})[A-Z]$")
_LONGEST_CODE = 40
_SIGN = late(
    r"([*†‡§¶](?<=(?:[^\W\d]|[.,;:!?)\]”’\"']).)(?:(?<=\*)\*{0,2}|(?<=[†‡§¶])[†‡§¶]?))(?=[\s.,;:!?)\]”’\"']|$)"
)

_CLOSING = ")]}”’\"'»›“"
_STOPS = ".,;:!?…"
# Short forms before a number: the stop is theirs, and the number is a place, not a note.
_ABBREVIATIONS = frozenset(
    """no nos nr núm num n fig figs abb tab tbl eq eqs sec sect ch chap cap kap vol vols bd t p pp pg pag pág págs
    s ss str poz rys v ver vs art arts par para st mt dr mr mrs ms sr jr inc ltd co ca c approx circa app anh bl
    blz aufl ed jan feb mar apr jun jul aug sep sept oct nov dec a b d e f g h i j k l m o q r u w x y z tel ext
    rm apt lot op hwy rt ref refs ex""".split()
)
# "Nxd4", "cxd4", "Nbd7": moves of chess, in the letters that English, German, French and Spanish have for its pieces.
_MOVE = late(r"[KQRBNSDTLFCA]?[a-h]?x[a-h]|[KQRBN][b-dfgh]{2}")
_LETTERS_WITH_STOPS = late(
    rf"(?<![^\W\d_])(?:[^\W\d_]{{1,2}}\.[\s-]?)+[A-Z]\.[{re.escape(_CLOSING)}]*$|\b(?:Inc|Ltd|Co|Jr|Sr)\.$"
)
# Words that are commonly followed by their own digit without a space.
_NUMBERED = frozenset(
    """mp mpeg jpeg utf sha md base int uint float web html css http python ruby perl php java es log ln sin cos
    tan exp sqrt km cm mm dm nm ft in yd mi sq cu type vitamin omega covid windows ios android iphone ipad
    galaxy playstation xbox ps nintendo vo sp fi pa pm co no so po ch nh hco spo sao fio pco po pao paco ph px
    rem em vh vw ipv arm amd cat net beta alpha gamma fab dim col var arg param tmp foo bar num val img usb hdmi
    ddr sata pcie ntlm smb tls ssl wpa oauth h hl g""".split()
)
_UNITS = frozenset("m km cm mm dm nm ft in yd mi s h x y z n r c v t k a b e i ha sq kg lb l µm μm d hz w j pa".split())
_AFTER_MEASURE = late(r"\s*(?:%|°|[€$£]|million|billion|kg\b|km\b|cm\b|mm\b)")
# "2,300", "5.5", "12%", "3/4": the digits are part of a larger figure.
_GOES_ON = late(r"\d|[.,:]\d|[%°/]")
# "(x + y)²": what is raised is a power of the bracket.
_TERM = late(r"\([^()]*\s[+−=*/·-]\s[^()]*\)$|\(\w\s?[+−=*/-]\s?\w\)$")
CAPITALS = late(r"(?<![\w-])[A-Z]{3,8}$")
_SAID = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_NAMED_BY_NUMBER = frozenset(
    """equation eq eqs equations formula item step figure table section clause paragraph article option rule
    appendix annex part question column row level type class group phase no number page subsection schedule""".split()
)
_WORD_BEFORE = late(r"[^\W\d_]+(?:['’‐-][^\W\d_]+)*$")
_ADDRESS = late(r"://|www\.|@|\.(?:com|org|net|html?|pdf|py|js)\b|[=_#\\{}<>|~]|/\w*/|\bdoi\b", re.IGNORECASE)


def shapes(text: str) -> Iterator[tuple[str, Span, str, bool]]:
    """All that has the shape of a marker: (kind, span, the numbers or sign as written, clear)."""
    ranges = [match.span() for match in _BRACKETS.finditer(text)]
    for match in _BRACKETS.finditer(text):
        yield "bracket", Span(*match.span()), f"{match[1]}-{match[2]}", True
    for match in _BRACKET.finditer(text):
        if any(start <= match.start() < end for start, end in ranges):
            continue
        written = ",".join(numbers[1] for numbers in _NUMBERS.finditer(match[0][1:-1]))
        yield "bracket", Span(*match.span()), written, not _is_index(text, match.start())
    yield from _round(text)
    for match in _CARET.finditer(text):
        yield "raised", Span(*match.span()), match[1] or match[2], not is_measure(text, match.start(), match.end())
    for match in _UNICODE.finditer(text):
        behind = match.start() > 0 and text[match.start() - 1] not in " \n"
        yield "raised", Span(*match.span()), match[0], behind and not is_measure(text, match.start(), match.end())
    for match in _GLUED.finditer(text):
        yield from _glued(text, match.start(), match.end())
    yield from _behind_digits(text)
    for match in _SIGN.finditer(text):
        yield "sign", Span(*match.span()), match[1], True


def _behind_digits(text: str) -> Iterator[tuple[str, Span, str, bool]]:
    """Digits behind digits: "2014.12 The", "201412", "under 5.5", "B124". Only the first of these is clear."""
    for match in _YEAR_STOP.finditer(text):
        yield "glued", Span(*match.span(1)), match[1], True
    for match in _NUMBER_STOP.finditer(text):
        # A sentence has words: "6.8" by itself is a figure in a table.
        worded = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        if worded and not _YEAR_STOP.match(text, match.start()):
            yield "glued", Span(*match.span(1)), match[1], False
    for match in _YEAR_TAIL.finditer(text):
        # "1861–18632" can be nothing but two years and a note.
        paired = re.search(r"(?<!\d)\d{4}[–-]$", text[max(0, match.start() - 6) : match.start()]) is not None
        yield "glued", Span(*match.span(2)), match[2], paired
    for match in _GROUPED_TAIL.finditer(text):
        yield "glued", Span(*match.span(1)), match[1], False
    for match in _CODED.finditer(text):
        if _CODE.search(text[max(0, match.start() - _LONGEST_CODE) : match.start() + 1]):
            yield "glued", Span(*match.span(1)), match[1], False


def is_measure(text: str, start: int, end: int) -> bool:
    """Whether raised digits at ``start`` belong to a unit, a formula or a number: m², 10³, x², ²³⁵U."""
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    if _TERM.search(text[max(0, start - 30) : start]):
        return True
    if text[end : end + 1] in {"⁺", "⁻"} or text[start - 1 : start] in {"⁺", "⁻"}:
        return True
    if end < len(text) and (text[end].isalpha() and not _opens_sentence(text, start, end)):
        return True
    if start and text[start - 1].isdigit():
        # Powers stand on ten or a lone digit; behind a year or a larger figure it may be a note.
        return re.search(r"(?<![\d.,])(?:10|\d)$", text[max(0, start - 4) : start]) is not None
    if before is None:
        return start == 0 or text[start - 1] in "+-−=/·×"
    word = before[0]
    in_formula = text[max(0, start - len(word) - 2) : start - len(word)].rstrip().endswith("=")
    return word.lower() in _UNITS or in_formula or (len(word) == 1 and word.upper() not in "AI")


def _opens_sentence(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1] in _STOPS + _CLOSING and text[end].isupper()


def _is_index(text: str, at: int) -> bool:
    """``array[1]``, ``x[2]``: a bracket glued to a name of code."""
    before = re.search(r"[\w.$]+$", text[max(0, at - 40) : at])
    if before is None:
        return text[max(0, at - 6) : at].rstrip().lower().endswith(("press", "key", "keys", "taste", "hit"))
    name = before[0]
    return (
        "_" in name
        or "$" in name
        or "(" in name
        or (len(name) == 1 and name.islower())
        or bool(re.search(r"\w\.\w", name))
    )


def _round(text: str) -> Iterator[tuple[str, Span, str, bool]]:
    """Numbers in round brackets, less those that count off: "(1) first, (2) second"."""
    found = list(_ROUND.finditer(text))
    counting: set[int] = set()
    for k, match in enumerate(found):
        if match[1] == "1" and k not in counting:
            row, number = [k], 1
            for j in range(k + 1, len(found)):
                between = text[found[row[-1]].end() : found[j].start()]
                if len(between) > 400 or "\n\n" in between:
                    break
                if found[j][1] == str(number + 1) and _counts_off(text, found[j]) and _counts_off(text, found[row[-1]]):
                    row.append(j)
                    number += 1
            if len(row) > 1:
                counting.update(row)
    for k, match in enumerate(found):
        glued = match.start() > 0 and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "_)(")
        opens = match.start() == 0 or text[match.start() - 1] == "\n"
        clear = k not in counting and not glued and not opens and not _AFTER_MEASURE.match(text, match.end())
        yield "round", Span(*match.span()), match[1], clear and not _named_number(text, match.start(), match[1])


def _counts_off(text: str, match: re.Match[str]) -> bool:
    """An item of a count is followed by its words: a space, then a letter or figure."""
    return bool(re.match(r"\s+\w", text[match.end() : match.end() + 3]))


def _named_number(text: str, start: int, written: str) -> bool:
    """A number said twice, or the name of a formula: "three (3)", "equation (2)"."""
    before = _WORD_BEFORE.search(text[max(0, start - 25) : start].rstrip())
    if before is None:
        return False
    return before[0].lower() in _NAMED_BY_NUMBER or _SAID.get(before[0].lower()) == written


def _glued(text: str, start: int, end: int) -> Iterator[tuple[str, Span, str, bool]]:
    """Digits right behind a letter, a closing mark or a stop."""
    if _GOES_ON.match(text, end):
        return
    end = _tight_end(text, start, end)
    written, following = text[start:end], text[end : end + 1]
    before = text[start - 1]
    opens = following.isalpha() and _opens_sentence(text, start, end)
    if (following.isalpha() and not opens) or following in {"-", "‑", "_", "("}:
        return
    token = re.search(r"\S*$", text[max(0, start - 80) : start])
    if token and _ADDRESS.search(token[0]):
        return
    span = Span(start, end)
    if before.isalpha():
        clear = _is_plain_word(text, start)
        yield "glued", span, written, clear
    elif before in _CLOSING or before == "%":
        yield "glued", span, written, not re.search(r"\d['’\"”]$", text[max(0, start - 2) : start])
    elif before in _STOPS:
        inner = text[start - 2] if start > 1 else " "
        if inner.isdigit() or inner.isspace():
            return
        ends = not following or following.isspace() or opens or following in _CLOSING + _STOPS
        if before == "." and _abbreviated(text, start - 1):
            # "80 apr. J.-C.5" may end a sentence and "No.5" may not: the run of notes has to want it.
            if ends and _LETTERS_WITH_STOPS.search(text[max(0, start - 12) : start]):
                yield "glued", span, written, False
            return
        yield "glued", span, written, ends and before != ":"


def _tight_end(text: str, start: int, end: int) -> int:
    """The end of "2, 3" where the list stops there, else of the "2" in "care2, 3 of them"."""
    if text[end : end + 1] in {"", ".", ",", ";", "\n", ")"}:
        return end
    tight = re.match(r"\d{1,3}(?:[,;–-]\d{1,3})*", text[start:end])
    return start + len(tight[0]) if tight else end


def _is_plain_word(text: str, start: int) -> bool:
    """Whether the word before ``start`` is one that does not end in a digit by itself."""
    match = _WORD_BEFORE.search(text[max(0, start - 60) : start])
    if match is None:
        return False
    word = match[0]
    begin = start - len(word)
    if begin and (text[begin - 1].isdigit() or text[begin - 1] in "_/\\.@#$&="):
        return False
    tail = re.split(r"[-‐]", word)[-1]
    if not tail or tail.lower() in _NUMBERED or tail.lower() in _UNITS or _MOVE.fullmatch(word):
        return False
    return len(tail) > 2 and (tail[1:].islower() or (len(word) > len(tail) and tail.islower()))


def _abbreviated(text: str, stop: int) -> bool:
    match = _WORD_BEFORE.search(text[max(0, stop - 20) : stop])
    return match is not None and match[0].lower() in _ABBREVIATIONS


def tail_reading(written: str, number: int, known: frozenset[int]) -> int:
    """How many of the last characters of doubtful digits read as note ``number``; 0 where none do.

    "124" reads as note 4 or 24; "4" as note 4; "12,13" as a list that begins with 12.
    """
    head, _, rest = written.partition(",")
    tail = f",{rest}" if rest else ""
    digits = str(number)
    if head.endswith(digits) and all(int(n) in known for n in re.findall(r"\d+", rest)):
        return len(digits) + len(tail)
    return 0
