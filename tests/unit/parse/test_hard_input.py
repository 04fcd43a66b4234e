"""Whatever is fed to the parser: it answers, soon, and with spans that hold."""

from __future__ import annotations

import random

import pytest

from evidencecheck.parse import parse_string
from tests.support.clock import in_line

CJK = "山田太郎・鈴木花子（2015）「日本語の参考文献について」『情報処理学会論文誌』第56巻第3号，pp. 123–134．"
CHINESE = "王小明, 李华. 深度学习研究综述[J]. 计算机学报, 2018, 41(5): 1024-1040."
KOREAN = "김철수, 이영희. (2019). 한국어 참고문헌의 분석. 정보과학회논문지, 46(2), 101-110."
HEBREW = "כהן, י׳. (2015). ״על ההפניות״. מגמות, 50(2), 123–145."
ARABIC = "الجابري، محمد عابد (١٩٨٤). تكوين العقل العربي. بيروت: دار الطليعة."
EMOJI = "Smith J 👩🏽‍🔬, Jones K 🏳️‍🌈. 🔥 A title 🎉 of words 🇫🇷. J 🧪 Chem. 2019;12(3):45–67. 🙂"
MIXED = "\u202eSmith\u202c J, \u2067כהן\u2069 K. A\u0301 ti\u200btle\ufeff. Nature. 2015;1\ufe0f:2\u20e3."
PLAIN = "Sledge WH, Lawless M. Effectiveness of peer support. Psychiatr Serv. 2011;62(5):541–544. doi:10.1176/ps.62.5 "


def answer(text: str) -> None:
    """Parse ``text``; what comes back keeps the promises of `parse_string`."""
    fields, confidence = parse_string(text)
    assert 0 <= confidence <= 1
    for _, field in fields.items():  # noqa: PERF102 - no dict: Fields has no values()
        assert 0 <= field.span.start <= field.span.end <= len(text)
        assert field.span.of(text) == field.raw


@pytest.mark.parametrize("encoding", ["latin-1", "cp437", "utf-8", "utf-16-le", "utf-32-le", "shift_jis", "utf-8 kept"])
def test_arbitrary_bytes_however_decoded(encoding: str) -> None:
    """Bytes that are no text, read in a wrong encoding, with lone surrogates, too."""
    codec, _, kept = encoding.partition(" ")
    chance = random.Random(7)  # the same bytes in every run
    for length in (1, 2, 3, 10, 100, 1_000, 20_000):
        for _ in range(10 if length < 20_000 else 1):
            answer(chance.randbytes(length).decode(codec, "surrogateescape" if kept else "replace"))


@pytest.mark.parametrize("text", [CJK, CHINESE, KOREAN, HEBREW, ARABIC, EMOJI, MIXED, PLAIN])
@pytest.mark.parametrize("step", [1, 2])
def test_every_script_whole_and_cut_anywhere(text: str, step: int) -> None:
    """Each beginning and each end of a reference in any script, also cut within a cluster of characters."""
    for at in range(0, len(text) + 1, step):
        answer(text[:at])
        answer(text[at:])
    answer(text[::-1])


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "\x00", "\x00" * 50, "\ud800", "\udfff" * 3, "\u0301", "\u200b", "\ufeff", "\U0010ffff", "½²Ⅷ"],
)
def test_next_to_nothing(text: str) -> None:
    """No words, no letters, no whole characters."""
    answer(text)


@pytest.mark.parametrize("text", [PLAIN, CJK, HEBREW, ARABIC, EMOJI, "x", "\x00", "\u0301", "((", "9"])
def test_a_line_of_a_megabyte(text: str) -> None:
    """One line without an end, in each script."""
    answer((text * (1_000_000 // len(text) + 1))[:1_000_000])


@pytest.mark.parametrize("length", [1_500, 100_000])
@pytest.mark.parametrize("text", [PLAIN, CJK, HEBREW, EMOJI, "A. ", "Smith J, ", "(", "1-", "https://a.b/"])
def test_twice_the_text_takes_twice_the_time(text: str, length: int) -> None:
    """Time is linear in the length: below and above what one reference can be."""
    whole = text * (2 * length // len(text) + 1)
    assert in_line(lambda size: whole[:size], parse_string, length, 2, most=2.6)
