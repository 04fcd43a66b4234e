"""Reading a configuration never raises but to tell faults; and it takes what its schema takes, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.config._lines import line_of, lines
from evidencecheck.config.given import Given
from evidencecheck.config.keys import BY_NAME, EXTEND, KEYS
from evidencecheck.config.read import load
from evidencecheck.config.write import schema
from evidencecheck.errors import ConfigError

NAMES = st.sampled_from(["EC1", "EC301", "title-mismatch", "all", "EC3O1", "titel", ""])
WORDS = st.sampled_from(["", "note", "off", "fail", "claims", "full", "https://example.org", "2027-06-30", "x"])
PLAIN = st.one_of(NAMES, WORDS, st.booleans(), st.integers(-2, 40000), st.just(1.5))
ACCEPTING = st.fixed_dictionaries(
    {"codes": st.lists(NAMES, max_size=2), "reason": WORDS},
    optional={"code": NAMES, "paths": st.one_of(PLAIN, st.lists(NAMES)), "reference": PLAIN, "until": PLAIN},
)
VALUES = st.one_of(
    PLAIN,
    st.lists(ACCEPTING, min_size=1, max_size=1),
    st.lists(st.one_of(PLAIN, ACCEPTING), max_size=3),
    st.lists(NAMES, max_size=2),
    st.dictionaries(st.one_of(NAMES, WORDS), st.one_of(PLAIN, st.lists(NAMES, max_size=2)), max_size=2),
)


@cache
def validator():
    return jsonschema.Draft202012Validator(schema())


def faults(data):
    found = []
    whole = Given(data, "/site", lambda message, way: found.append((way, message)))
    whole.known(BY_NAME)
    for name in data.keys() & BY_NAME.keys():
        BY_NAME[name].shape.read(whole.part(name))
    return found


@given(VALUES)
def test_the_reader_takes_what_the_schema_takes_and_nothing_else(value):
    for name in ("selct", *BY_NAME):
        found = faults({name: value})
        assert bool(found) == (not validator().is_valid({name: value})), (name, found)
        assert {way[0] for way, _ in found} <= {name}


LINES = st.sampled_from([f"{key.name} = {key.default}\n" for key in KEYS if key is not EXTEND])
SIGNS = st.sampled_from(
    ["[severity]\n", "[[ignore]]\n", "a.b", *"='\"[]{}#1é\n\r\ufeff\u2028\x00", "\r\n", "'''", '"""']
)
PIECES = st.lists(LINES | SIGNS, max_size=12).map("".join)


@given(st.one_of(PIECES.map(str.encode), st.binary(max_size=60)))
def test_whatever_a_file_holds_it_is_read_or_its_faults_are_told(raw):
    with TemporaryDirectory() as folder:
        path = Path(folder, "evidencecheck.toml")
        path.write_bytes(raw)
        with suppress(ConfigError):
            assert load(path, Path(folder)) is not None


@given(PIECES)
def test_lines_are_those_of_the_text(text):
    found = lines(text)
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())
    assert line_of(found, ("no such key",)) is None


@pytest.mark.parametrize("text", ["select = " + "[" * 5000, "jobs = " + "9" * 5000], ids=["nested", "long"])
def test_what_is_nested_too_deeply_or_too_long_is_told(tmp_path, text):
    path = tmp_path / "evidencecheck.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"^evidencecheck\.toml"):
        load(path, tmp_path)
