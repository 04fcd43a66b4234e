"""What was parsed, kept in the lock and taken out again."""

from __future__ import annotations

import json

import attrs
import pytest

from evidencecheck.model.document import Flow
from evidencecheck.model.reference import PARSER, SURE, RawReference, Reference
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.spans import Span
from evidencecheck.parse import parse
from evidencecheck.store._parsed import fields_from, parsed_block
from evidencecheck.store.lock import Lock

TEXT = "Cook JA, Lee K Jr, et al.\n   Walking home. J Walk. 2009;1(2):541-4."


def read(text: str) -> Reference:
    entry = RawReference("1", Span(0, len(text)), Flow(text))
    return Reference(entry, *parse(entry.flow))


@pytest.mark.parametrize("sure", [0.999, 0.95, 0.9, 0.8999, 0.42, 0.0])
def test_what_was_sure_is_sure_and_what_was_not_is_not(sure: float):
    """Values, spans and which side of `SURE` a field lies on survive; above it the exact figure does not."""
    first = read(TEXT)
    fields = attrs.evolve(first.fields, title=attrs.evolve(first.fields.title, confidence=sure))
    block = json.loads(json.dumps(parsed_block(attrs.evolve(first, fields=fields))))
    again, _ = fields_from(block, first.entry)
    assert {name: (f.value, f.span) for name, f in again.items()} == {
        name: (f.value, f.span) for name, f in fields.items()
    }
    assert (again.title.confidence >= SURE) is (sure >= SURE)
    assert ("confidence" in block["fields"]["title"]) is (sure < SURE)
    if sure < SURE:
        assert again.title.confidence == pytest.approx(sure, abs=0.01)


def test_what_another_parser_read_is_read_anew_and_its_answer_stays(tmp_path):
    """A lock of an earlier version parses on every check until it is resolved again; then it is warm."""
    reference = read(TEXT)
    lock = Lock(tmp_path / "evidence.lock")
    lock.put(reference, Resolution(Outcome.NOT_FOUND, searched=("Crossref",)), "2026-01-01")
    lock.save()
    old = (tmp_path / "evidence.lock").read_text().replace(PARSER, "rules-0")
    (tmp_path / "evidence.lock").write_text(old)
    lock = Lock.load(tmp_path / "evidence.lock")
    assert lock.parsed(reference.entry) is None
    lock.reread(reference)
    lock.save()
    lock = Lock.load(tmp_path / "evidence.lock")
    assert lock.parsed(reference.entry) is not None
    assert lock.get(reference).outcome is Outcome.NOT_FOUND
    assert old.replace("rules-0", PARSER) == (tmp_path / "evidence.lock").read_text()
