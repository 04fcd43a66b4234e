"""What control words and signs of LaTeX print: letters, accents, punctuation.

Sources: LaTeX2e reference manual, "Text symbols", "Accents", "Additional Latin letters"; S. Pakin, The Comprehensive
LaTeX Symbol List, tables 1 to 30.
"""

from __future__ import annotations

import re
from unicodedata import normalize

SYMBOLS = {
    "ss": "ß", "SS": "SS", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "ndash": "–", "mdash": "—", "textendash": "–", "textemdash": "—", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'",
    "textquotedbl": '"', "lq": "‘", "rq": "’", "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“",
    "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "og": "«", "fg": "»", "guillemotleft": "«",
    "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "flq": "‹", "frq": "›", "guilsinglleft": "‹",
    "guilsinglright": "›", "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "textsection": "§", "P": "¶",
    "dag": "†", "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡", "textasteriskcentered": "*", "copyright": "©",
    "textcopyright": "©", "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€",
    "textyen": "¥", "textcent": "¢", "textdollar": "$", "textregistered": "®", "texttrademark": "™",
    "textdegree": "°", "degree": "°", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\",
    "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">", "textbraceleft": "{",
    "textbraceright": "}", "textbullet": "•", "textperiodcentered": "·", "textmu": "µ", "textonehalf": "½",
    "textonequarter": "¼", "textordfeminine": "ª", "textordmasculine": "º", "textexclamdown": "¡",
    "textquestiondown": "¿", "textnumero": "№", "textpm": "±", "texttimes": "×",
    "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "TeX": "TeX", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "slash": "/",
    "quad": " ", "qquad": " ", "space": " ", "nobreakspace": " ", "newblock": " ", "enspace": " ", "thinspace": " ",
    "enskip": " ", "hfill": " ", "hfil": " ", "newline": "\n", "linebreak": "\n", "bibrangedash": "–", "and": "; ",
    "And": "; ", "AND": "; ", "ast": "*", "today": "", "etalchar": "", "bibinitperiod": ".", "bibinitdelim": " ",
    "bibinithyphendelim": ".-", "bibnamedelima": " ", "bibnamedelimb": " ", "bibnamedelimi": " ",
}  # fmt: skip
"""All control words that print something by themselves."""
SIGNS = {
    **{sign: sign for sign in "&%$#_{}"},
    **dict.fromkeys(" \n\r\t,;:>", " "),
    **dict.fromkeys("!-/@()[]*+", ""),
    "|": "‖",
}
ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "H": "\u030b", "u": "\u0306", "r": "\u030a", "k": "\u0328", "d": "\u0323",
    "b": "\u0331", "t": "\u0361", "U": "\u030e", "G": "\u030f",
}  # fmt: skip
_BASE = re.compile(
    r"[ \t]{0,9}(?:\{[ \t]{0,9}(?:\\([A-Za-z]{1,2})|([^\W_]{1,2}))?[ \t]{0,9}(?:\{\})?\}"
    r"|\\([A-Za-z]{1,2})(?![A-Za-z])|([^\W_]))"
)
_QUOTES = {"``": "“", "''": "”", "`": "‘", "--": "–", "---": "—", "~": " "}
_PLAIN = re.compile(
    r"\\(?:(?P<accent>[\"'`^~=.])|(?P<word>[A-Za-z]+)[ \t]*|(?P<sign>.))|``|''|---?|[{}~`]|%[^\r\n]*(?:[\r\n]+[ \t]*)?",
    re.DOTALL,
)


def accented(sign: str, text: str, at: int) -> tuple[str, int] | None:
    """The letter under an accent whose base begins at ``at``, composed, and where that ends; None for no letter."""
    base = _BASE.match(text, at)
    if base is None:
        return None
    word = base[1] or base[3]
    letters = base[2] or base[4] or ""
    if word:
        # Accents stand above dotless letters in TeX, above dotted ones in Unicode.
        letters = {"i": "i", "j": "j"}.get(word) or SYMBOLS.get(word, "")
        if not letters:
            return None
    if not letters:
        return "", base.end()
    return normalize("NFC", letters[0] + ACCENTS[sign] + letters[1:]), base.end()


def shorthand(written: str) -> str:
    """What babel's shorthands for German print."""
    letter = written[1]
    if letter in "aouAOU":
        return normalize("NFC", letter + ACCENTS['"'])
    return {"s": "ß", "z": "ß", "`": "„", "'": "“", "=": "-", "~": "-"}.get(letter, "")


def quote(sign: str) -> str:
    """What a ligature of quotes, dashes or a tie prints."""
    return _QUOTES.get(sign, sign)


def plain(text: str) -> str:
    """Few words of LaTeX as they print; control words that are not known vanish, and so do braces."""
    parts: list[str] = []
    at = 0
    while match := _PLAIN.search(text, at):
        parts.append(text[at : match.start()])
        at = match.end()
        name = match["accent"] or match["word"]
        done = accented(name, text, at) if name in ACCENTS else None
        if done:
            parts.append(done[0])
            at = done[1]
        elif match["word"]:
            parts.append(SYMBOLS.get(match["word"], ""))
        elif match["sign"]:
            parts.append(SIGNS.get(match["sign"], ""))
        elif match[0] not in "{}" and not match[0].startswith("%"):
            parts.append(quote(match[0]) if match["accent"] is None else "")
    return "".join((*parts, text[at:]))
