"""Packed accounts: the same to every report, and nothing else is read back."""

from __future__ import annotations

import json

import attrs
import pytest

from evidencecheck.model.people import People, Person
from evidencecheck.model.resolution import Outcome
from evidencecheck.model.spans import Span
from evidencecheck.reports import REPORTS
from evidencecheck.reports._base import Look
from evidencecheck.store._pack import Packer, classes, unpack
from evidencecheck.store.kept import DAMAGE, kept, packed
from evidencecheck.store.memory import Memory
from tests.golden.sample import REPORT


def again(value):
    packer = Packer()
    written = json.loads(json.dumps(packer.pack(value)))
    return unpack(written, classes(packer.names))


@pytest.mark.parametrize("name", list(REPORTS))
def test_every_report_is_the_same_of_what_was_packed(name):
    files = tuple(kept(packed(file)) for file in REPORT.files)
    for look in (Look(), Look(everything=True)):
        assert REPORTS.load(name)(attrs.evolve(REPORT, files=files), look) == REPORTS.load(name)(REPORT, look)


def test_a_changed_account_is_whole():
    account = kept(packed(REPORT.files[0]))
    changed = attrs.evolve(account, findings=())
    assert changed.findings == ()
    assert changed.references[0].raw == REPORT.files[0].references[0].raw
    with pytest.raises(AttributeError):
        _ = account.nothing


@pytest.mark.parametrize(
    "value",
    [
        (),
        ((), ("a", 1, 2.5, True, None)),
        frozenset({"b", "a"}),
        {"a": (Span(1, 2),), Outcome.MATCHED: {}},
        People((Person("\ud800", "b"),), others=True),
        Outcome.NOT_FOUND,
    ],
)
def test_values_come_back_as_they_were(value):
    assert again(value) == value
    assert type(again(value)) is type(value)


def test_only_what_is_the_model_s_is_packed():
    with pytest.raises(TypeError):
        Packer().pack(Packer())


@pytest.mark.parametrize(
    "name", ["spans:bisect_right", "spans:re", "spans:Nothing", "nowhere:Span", "..errors:LockError", ":Span"]
)
def test_only_classes_of_the_model_are_made(name):
    with pytest.raises(DAMAGE):
        classes([name])


@pytest.mark.parametrize("lines", ["", "[]", "[\n\n", '["spans:Span"]\n1', "{}\n" + "\n" * 99])
def test_what_is_no_account_is_refused(lines):
    with pytest.raises(DAMAGE):
        kept(lines)


def test_a_memory_answers_for_one_state_only(tmp_path):
    lines = packed(REPORT.files[0])
    memory = Memory(tmp_path, "2026-11-24")
    memory.put({"page": ("state", lines)}, "2026-11-24")
    found = memory.get("page", "state")
    assert found
    assert found.path == REPORT.files[0].path
    assert memory.get("page", "another") is None
    assert memory.get("other", "state") is None
    assert Memory(tmp_path, "2027-04-01").get("page", "state") is None
