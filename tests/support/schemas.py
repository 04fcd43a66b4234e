"""What each report format promises, as a function that raises where a text does not keep it."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path

import jsonschema
from lxml import etree

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "tests" / "schemas"
REFERENCE = ROOT / "docs" / "reference"

# RFC 3986: a file's address, or a relative reference without a colon, which would make its first segment a scheme.
URI = re.compile(
    r"(?:file://(?=/)(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9A-F]{2})+|(?:[\w\-.~!$&'()*+,;=@/]|%[0-9A-F]{2})+)", re.ASCII
)
COMMAND = re.compile(r"::(?:error|warning|notice) (?:[a-zA-Z]+=[^:,\r\n]*)(?:,[a-zA-Z]+=[^:,\r\n]*)*::[^\r\n]*")


@cache
def validator(path):
    """The validator of a schema, made once."""
    schema = json.loads(path.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@cache
def junit_schema():
    return etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))


def valid_json(text):
    validator(REFERENCE / "report.schema.json").validate(json.loads(text))


def valid_jsonl(text):
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    for line in lines:
        validator(REFERENCE / "report-lines.schema.json").validate(line)
    kinds = [line["type"] for line in lines]
    assert (kinds[0], kinds[-1], kinds.count("run"), kinds.count("summary")) == ("run", "summary", 1, 1)


def valid_sarif(text):
    """The schema, and what GitHub asks for beyond it: no empty string, four numbers of a region, relative addresses."""
    log = json.loads(text)
    validator(SCHEMAS / "sarif-2.1.0-rtm.5.json").validate(log)
    (run,) = log["runs"]
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["markdown"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["level"] == "none") == (result["kind"] != "fail")
        assert result["message"]["text"]
        (place,) = result["locations"]
        physical = place["physicalLocation"]
        where = physical["artifactLocation"]
        assert artifacts[where["index"]]["location"]["uri"] == where["uri"]
        assert ("uriBaseId" in where) != where["uri"].startswith("file://")
        assert URI.fullmatch(where["uri"])
        assert len(physical.get("region", range(6))) == 6
        assert "region" in physical or place["logicalLocations"]


def valid_github(text):
    *commands, last = text.split("\n")[:-1]
    assert all(COMMAND.fullmatch(command) for command in commands)
    assert not last.startswith("::")


def valid_gitlab(text):
    issues = json.loads(text)
    validator(SCHEMAS / "gitlab-code-quality.schema.json").validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def valid_junit(text):
    root = etree.fromstring(text.encode("utf-8"))
    junit_schema().assertValid(root)
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    assert int(root.get("tests")) == len(root.findall(".//testcase"))


def valid_rdjson(text):
    validator(SCHEMAS / "rdjson.schema.json").validate(json.loads(text))


def valid_csv(text):
    """Rows of one length, each ended by CR LF, and no cell that a spreadsheet would reckon."""
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {19}
    assert text.count("\n") == text.count("\r\n") == len(rows)
    assert not any(cell.startswith(tuple("=+-@\t\r＝＋－＠")) for row in rows for cell in row)


def valid_csl_json(text):
    items = json.loads(text)
    validator(SCHEMAS / "csl-data.json").validate(items)
    assert len({item["id"] for item in items}) == len(items)


VALID = {
    "json": valid_json,
    "jsonl": valid_jsonl,
    "sarif": valid_sarif,
    "github": valid_github,
    "gitlab": valid_gitlab,
    "junit": valid_junit,
    "rdjson": valid_rdjson,
    "csv": valid_csv,
    "csl-json": valid_csl_json,
}
