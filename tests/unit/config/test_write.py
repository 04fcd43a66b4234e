"""What is made of the keys' description: the commented file, the schema, the tables; and that they are not stale."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

import attrs
import jsonschema
import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "tasks"))

import write_configuration

from evidencecheck.checks import codes
from evidencecheck.cli import options
from evidencecheck.config.choose import rules_of
from evidencecheck.config.keys import EXTEND, KEYS, Scope
from evidencecheck.config.read import load
from evidencecheck.config.shapes import ACCEPTED
from evidencecheck.config.write import schema, template
from evidencecheck.errors import ConfigError
from evidencecheck.model.settings import Ignore, Rules, Settings
from tests.unit.config.test_read import FULL

VALIDATOR = jsonschema.Draft202012Validator(schema())
KEY = re.compile(r"^#([a-z-]+ = |\[\[)", re.MULTILINE)


@pytest.mark.parametrize("path", write_configuration.pages(), ids=lambda path: path.name)
def test_what_is_made_is_not_stale(path):
    """Where this fails: python tasks/write_configuration.py."""
    assert path.read_text(encoding="utf-8") == write_configuration.pages()[path]


def test_the_commented_file_says_nothing(write):
    assert load(write("evidencecheck.toml", template()), Path.cwd()) == {}


def test_with_its_comments_taken_away_it_says_the_defaults(write):
    head, _, accepted = template().partition("# What is known and accepted")
    values = load(write("evidencecheck.toml", KEY.sub(r"\1", head)), Path.cwd())
    assert values.keys() == {key.name for key in KEYS if key is not EXTEND}
    assert rules_of(values) == Rules()
    chosen = options.settings(values)
    assert attrs.evolve(chosen, output_format="") == Settings()
    assert chosen.output_format == "full"
    values = load(write("evidencecheck.toml", KEY.sub(r"\1", f"#{accepted}")), Path.cwd())
    ((ignore,),) = values["ignore"][1:]
    assert ignore.codes == ("EC601",)
    assert all(getattr(ignore, name) for name in ACCEPTED)


@pytest.mark.parametrize("key", [key for key in KEYS if key.example], ids=lambda key: key.name)
def test_examples_hold(write, key, monkeypatch):
    monkeypatch.setattr("evidencecheck.plugins.plug", lambda *_packages: None)  # what is taken in stays in the process
    write("base.toml", "")
    text = f"{key.name} = {key.example.replace('../evidencecheck', 'base')}\n"
    values = load(write("evidencecheck.toml", text), Path.cwd())
    assert values.get(key.name) or key is EXTEND
    assert not list(VALIDATOR.iter_errors(tomllib.loads(text)))


def test_each_key_of_a_run_is_a_setting_and_each_of_a_document_a_rule():
    assert len({key.name for key in KEYS}) == len(KEYS)
    settings = {field.name for field in attrs.fields(Settings)}
    rules = {field.name for field in attrs.fields(Rules)} | {"per_file_ignores"}
    for key in KEYS:
        if key is not EXTEND:
            assert key.name.replace("-", "_") in (settings if key.scope is Scope.RUN else rules), key.name


def test_what_is_accepted_has_the_fields_of_ignore():
    assert {*ACCEPTED, "root"} == {field.name for field in attrs.fields(Ignore)}


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()
    for name in schema()["$defs"]["check"]["enum"]:
        assert codes(name)


GOOD = [
    "",
    FULL,
    'extend = "../x.toml"',
    'cache = "somewhere"',
    'ignore = ["EC309", {codes = ["EC3"], reason = "x", paths = ["a"], reference = "b", until = "2027-06-30"}]',
    '[[ignore]]\ncodes = ["all"]\nreason = "x"',
]
BAD = [
    "selct = []",
    'select = "EC1"',
    'select = ["EC3O9"]',
    "select = [1]",
    'ignore = ["EC3O9"]',
    "ignore = [{}]",
    '[[ignore]]\ncodes = ["EC1"]',
    '[[ignore]]\nreason = "x"',
    '[[ignore]]\ncodes = []\nreason = "x"',
    '[[ignore]]\ncodes = ["EC1"]\nreason = ""',
    '[[ignore]]\ncodes = ["EC1"]\nreason = "x"\npath = []',
    '[[ignore]]\ncodes = ["EC1"]\nreason = "x"\nuntil = "30.6.2027"',
    'severity = {EC1 = "loud"}',
    'severity = {xyz = "note"}',
    'per-file-ignores = {a = "EC1"}',
    "exclude = [3]",
    "online = 1",
    "max-age = -1",
    "max-age = 1.5",
    "jobs = 1000",
    "jobs = true",
    "cache = true",
    'crossref-url = "mirror"',
    'fail-on = "never"',
    'output-format = "fulll"',
    'privacy = "all"',
    "mailto = 3",
    "baseline = 3",
]


@pytest.mark.parametrize("text", GOOD)
def test_schema_and_reader_take_what_is_right(write, text):
    write("../x.toml", "")
    assert load(write("evidencecheck.toml", text), Path.cwd()) is not None
    assert not list(VALIDATOR.iter_errors(tomllib.loads(text)))


@pytest.mark.parametrize("text", BAD)
def test_schema_and_reader_refuse_what_is_wrong(write, text):
    with pytest.raises(ConfigError, match=r"^evidencecheck\.toml, line "):
        load(write("evidencecheck.toml", text), Path.cwd())
    assert list(VALIDATOR.iter_errors(tomllib.loads(text)))


def test_the_example_of_the_page_holds(write):
    page = (write_configuration.REFERENCE / "configuration.md").read_text(encoding="utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 3
    write("../evidencecheck.toml", "")
    for example in examples:
        assert load(write("docs.toml", example), Path.cwd()) is not None
