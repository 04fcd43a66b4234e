"""What documents do to references, for `synthetic_strings.py`: every edit keeps the field of every sign."""

from __future__ import annotations

import random
import unicodedata

from _synthetic_render import Piece

Sign = tuple[str, int]  # one sign, and the place of its piece (-1 where the piece has no label)

_DASHES = "-–—‐−"
_QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''"), ("", ""))


def signs(pieces: list[Piece]) -> list[Sign]:
    """The pieces as single signs."""
    return [(sign, place if label else -1) for place, (text, label) in enumerate(pieces) for sign in text]


def _requoted(text: list[Sign], rng: random.Random) -> list[Sign]:
    opening, closing = rng.choices(_QUOTES, (4, 6, 2, 2, 1, 1, 1, 1))[0]
    new = {"“": opening, "”": closing}
    return [(s, place) for sign, place in text for s in (new.get(sign, sign) if place < 0 else sign)]


def _lost_spaces(text: list[Sign], rng: random.Random) -> list[Sign]:
    chance = rng.choice((0.1, 0.3, 0.6))
    return [
        x for i, x in enumerate(text) if not (x[0] == " " and i and text[i - 1][0] in ".,;:)" and rng.random() < chance)
    ]


def _spaced_stops(text: list[Sign], rng: random.Random) -> list[Sign]:
    """Stops with the space on their wrong side, as some PDF readers leave them: "Ann .Phys .(1961 )16"."""
    out: list[Sign] = []
    for i, (sign, place) in enumerate(text):
        before = text[i - 1][0] if i else " "
        if sign in ".,;:)" and before.isalnum() and rng.random() < 0.7:
            out.append((" ", place))
        if sign == " " and before in ".,;:" and rng.random() < 0.8:
            continue
        out.append((sign, place))
    return out


def _broken_words(text: list[Sign], rng: random.Random) -> list[Sign]:
    """Words hyphenated where a line ended."""
    places = [
        i
        for i in range(4, len(text) - 4)
        if all(s.isalpha() for s, _ in text[i - 3 : i + 3]) and len({place for _, place in text[i - 3 : i + 3]}) == 1
    ]
    out = list(text)
    for i in sorted(rng.sample(places, min(len(places), rng.choice((1, 1, 2, 3)))), reverse=True):
        out[i:i] = [(sign, text[i][1]) for sign in rng.choice(("- ", "- ", "-"))]
    return out


def _wrapped_links(text: list[Sign], labels: list[str], rng: random.Random) -> list[Sign]:
    places = [
        i
        for i in range(1, len(text))
        if text[i][1] >= 0
        and text[i][1] == text[i - 1][1]
        and labels[text[i][1]] in {"doi", "url"}
        and text[i - 1][0] in "/.-_"
    ]
    out = list(text)
    for i in sorted(rng.sample(places, min(len(places), rng.choice((1, 1, 2)))), reverse=True):
        out[i:i] = [(" ", text[i][1])]
    return out


def _plain_letters(text: list[Sign]) -> list[Sign]:
    return [((unicodedata.normalize("NFD", sign)[0] if sign.isalpha() else sign), place) for sign, place in text]


def noisy(pieces: list[Piece], rng: random.Random, done: dict[str, int]) -> list[Sign]:  # noqa: C901, PLR0912  # one branch a kind of noise
    """The signs of a reference after each kind of noise had its chance; counts in `done` what was done."""
    labels = [label for _, label in pieces]
    text = signs(pieces)

    def chance(name: str, share: float) -> bool:
        hit = rng.random() < share
        done[name] = done.get(name, 0) + hit
        return hit

    if chance("other quotes", 0.5):
        text = _requoted(text, rng)
    if chance("no final stop", 0.2) and text[-1] == (".", -1):
        text = text[:-1]
    elif chance("other final stop", 0.04) and text[-1] == (".", -1):
        text = [*text[:-1], (rng.choice(",;"), -1)]
    if chance("and for &, or the other way round", 0.05):
        flat = "".join(s for s, _ in text)
        old, new = (" & ", f" {rng.choice(('and', 'und', 'et', 'y', 'e'))} ") if " & " in flat else (" and ", " & ")
        at = flat.find(old)
        if at >= 0 and text[at][1] >= 0 and labels[text[at][1]] in {"author", "editor"}:
            text = text[:at] + [(s, text[at][1]) for s in new] + text[at + len(old) :]
    if chance("wrapped links", 0.08):
        text = _wrapped_links(text, labels, rng)
    if chance("hyphens at line ends", 0.07):
        text = _broken_words(text, rng)
    if chance("lost spaces", 0.09):
        text = _lost_spaces(text, rng)
    elif chance("stops spaced wrongly", 0.06):
        text = _spaced_stops(text, rng)
    if chance("no accents", 0.03):
        text = _plain_letters(text)
    if chance("doubled spaces", 0.02):
        text = [x for sign in text for x in ([sign, sign] if sign[0] == " " and rng.random() < 0.2 else [sign])]
    if chance("other dashes", 0.05):
        dash = rng.choice(_DASHES)
        text = [(dash if sign in "–—" else sign, place) for sign, place in text]
    if chance("cut at the end of a line", 0.01):
        text = text[: rng.randint(len(text) * 6 // 10, len(text))]
    while text and text[-1][0] == " ":
        text.pop()
    return text
