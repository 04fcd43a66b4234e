"""The lock: what is written, what is kept, what is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import attrs
import pytest

from evidencecheck.errors import LockError
from evidencecheck.model.resolution import Accepted, Candidate, Hint, Outcome, Resolution
from evidencecheck.model.work import Update
from evidencecheck.store.lock import Lock, fingerprint
from tests.unit.resolve.making import BUSES, BUSES_CITED, SLEDGE, SLEDGE_CITED, reference, work

DAY = "2026-11-23"
MATCHED = Resolution(
    Outcome.MATCHED, BUSES, 0.98765, "search", searched=("Crossref",), retrieved="2026-11-20",
    candidates=(Candidate(work("Night buses", doi="10.5555/other"), 0.31),),
)  # fmt: skip


@pytest.fixture
def path(tmp_path):
    return tmp_path / "references" / "evidence.lock"


def saved(path, *answers) -> Lock:
    lock = Lock.load(path)
    for raw, resolution in answers:
        lock.put(reference(raw, parsed=False), resolution, DAY)
    lock.save()
    return lock


def test_the_file_is_what_a_reviewer_can_read(path):
    saved(path, (SLEDGE_CITED, Resolution(Outcome.NOT_FOUND, searched=("Crossref",), reason="nothing that fits")))
    saved(path, (BUSES_CITED, MATCHED))
    text = path.read_text(encoding="utf-8")
    assert text.startswith('{\n  "schema": 1,\n  "references": [\n')
    assert text.endswith("}\n")
    first, second = json.loads(text)["references"]
    assert list(first) == [
        "reference", "fingerprint", "parsed", "outcome", "work", "matched_by", "score", "retrieved", "searched",
        "candidates",
    ]  # fmt: skip
    assert first["reference"] == BUSES_CITED
    assert (first["work"]["DOI"], first["work"]["source"]) == ("10.5555/jum.2012.4.2", "Crossref")
    assert first["score"] == 0.988
    assert first["candidates"] == [
        {"DOI": "10.5555/other", "title": "Night buses", "source": "Crossref", "score": 0.31}
    ]
    assert (first["retrieved"], second["retrieved"]) == ("2026-11-20", DAY)
    assert "work" not in second


def test_what_was_put_comes_back_as_locked(path):
    saved(path, (BUSES_CITED, MATCHED))
    found = Lock.load(path).get(reference(BUSES_CITED))
    assert found.locked
    assert attrs.evolve(found.work, retrieved="") == BUSES
    assert (found.outcome, found.matched_by, found.searched) == (Outcome.MATCHED, "search", ("Crossref",))
    assert found.work.retrieved == found.retrieved == "2026-11-20"
    assert Lock.load(path).get(reference(SLEDGE_CITED)) is None


@pytest.mark.parametrize("outcome", [Outcome.UNREACHABLE, Outcome.NOT_ATTEMPTED])
def test_what_is_no_knowledge_is_not_written_and_takes_nothing_away(path, outcome):
    saved(path, (BUSES_CITED, Resolution(outcome)))
    assert not path.exists()
    saved(path, (BUSES_CITED, MATCHED))
    saved(path, (BUSES_CITED, Resolution(outcome, searched=("all.bib",))))
    assert Lock.load(path).get(reference(BUSES_CITED)).outcome is Outcome.MATCHED


def test_that_a_bibliography_holds_nothing_is_remembered(path):
    saved(path, (BUSES_CITED, Resolution(Outcome.NOT_ATTEMPTED, searched=("all.bib",))))
    assert Lock.load(path).get(reference(BUSES_CITED)).searched == ("all.bib",)


def test_a_fingerprint_survives_wrapping_dashes_and_quotes():
    raw = 'Kane R. "Depots" - a driver\'s view. 2011:4-19.'
    same = "Kane R.  “Depots” – a\n   driver’s view. 2011:4–19. "
    assert fingerprint(raw) == fingerprint(same)
    assert len(fingerprint(raw)) == 16
    assert fingerprint(raw) != fingerprint(raw.replace("2011", "2012"))


def test_saving_what_has_not_changed_leaves_the_file_alone(path):
    saved(path, (BUSES_CITED, MATCHED))
    os.utime(path, (1, 1))
    saved(path, (BUSES_CITED, MATCHED))
    assert path.stat().st_mtime == 1
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))  # as git may check it out
    os.utime(path, (1, 1))
    saved(path)
    assert path.stat().st_mtime == 1


def test_saving_leaves_no_other_file_behind(path):
    saved(path, (BUSES_CITED, MATCHED))
    assert [file.name for file in path.parent.iterdir()] == ["evidence.lock"]


def test_a_save_that_fails_leaves_the_old_file(path, monkeypatch):
    saved(path, (BUSES_CITED, MATCHED))
    before = path.read_bytes()
    lock = Lock.load(path)
    lock.put(reference(SLEDGE_CITED), attrs.evolve(MATCHED, work=SLEDGE), DAY)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LockError, match=r"cannot be written.*No space left"):
        lock.save()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["evidence.lock"]


def test_what_a_hand_has_set_is_kept_by_every_later_save(path):
    saved(path, (BUSES_CITED, MATCHED))
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["references"][0]["accepted"] = {"reason": "as printed", "by": "NK", "on": "2026-11-24"}
    whole["references"][0]["remark"] = "seen on paper"
    whole["reviewers"] = ["NK"]
    path.write_text(json.dumps(whole), encoding="utf-8")
    saved(path, (BUSES_CITED, attrs.evolve(MATCHED, score=0.5)), (SLEDGE_CITED, attrs.evolve(MATCHED, work=SLEDGE)))
    whole = json.loads(path.read_text(encoding="utf-8"))
    [block] = [b for b in whole["references"] if "accepted" in b]
    assert (block["score"], block["remark"]) == (0.5, "seen on paper")
    assert list(block)[-2:] == ["accepted", "remark"]
    assert whole["reviewers"] == ["NK"]


def test_what_someone_has_accepted_comes_with_the_answer(path):
    saved(path, (BUSES_CITED, MATCHED))
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["references"][0]["accepted"] = {"reason": "seen on paper", "by": "NK", "on": "2026-11-24"}
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert Lock.load(path).get(reference(BUSES_CITED)).accepted == Accepted("seen on paper", "NK", "2026-11-24")


@pytest.mark.parametrize("accepted", [{"reason": "seen"}, {"by": "NK"}, {"reason": " ", "by": "NK"}, "yes", None])
def test_nobody_accepts_without_a_reason_and_a_name(path, accepted):
    saved(path, (BUSES_CITED, MATCHED))
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["references"][0]["accepted"] = accepted
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(LockError, match="the entry 'Aldana"):
        Lock.load(path).get(reference(BUSES_CITED))


def test_the_standing_of_a_work_stands_by_itself_and_comes_back(path):
    notices = (Update("retraction", "10.5555/notice", "2024-03-01", "publisher, retraction-watch"),)
    saved(path, (BUSES_CITED, attrs.evolve(MATCHED, work=attrs.evolve(BUSES, updates=notices))))
    (entry,) = json.loads(path.read_bytes())["references"]
    assert entry["standing"] == [
        {"type": "retraction", "DOI": "10.5555/notice", "date": "2024-03-01", "source": "publisher, retraction-watch"}
    ]
    assert "updated-by" not in entry["work"]
    assert Lock.load(path).get(reference(BUSES_CITED)).work.updates == notices


def test_what_is_known_in_part_is_not_locked(path):
    saved(path, (BUSES_CITED, attrs.evolve(MATCHED, partial=True)))
    assert not path.exists()


def test_pruning_keeps_what_is_cited_and_what_a_hand_has_touched(path):
    gone = BUSES_CITED.replace("2012", "2013")
    touched = BUSES_CITED.replace("2012", "2014")
    lock = saved(path, (BUSES_CITED, MATCHED), (gone, MATCHED), (touched, MATCHED))
    lock.put_hint("Cook 2009", Hint())
    lock.save()
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["references"][2]["remark"] = "for the second edition"
    path.write_text(json.dumps(whole), encoding="utf-8")
    lock = Lock.load(path)
    assert lock.prune([reference(BUSES_CITED)], set()) == 2
    lock.save()
    assert [entry["reference"] for entry in json.loads(path.read_bytes())["references"]] == [BUSES_CITED, touched]


def test_two_runs_at_once_lose_nothing(path):
    one, two = Lock.load(path), Lock.load(path)
    one.put(reference(BUSES_CITED), MATCHED, DAY)
    two.put(reference(SLEDGE_CITED), attrs.evolve(MATCHED, work=SLEDGE), DAY)
    one.put_hint("Cook 2009", Hint(spelling="Cooke"))
    one.save()
    two.save()
    found = Lock.load(path)
    assert len(found) == 2
    assert found.get_hint("Cook 2009") == Hint(spelling="Cooke")


def test_what_another_run_learnt_anew_is_not_undone_by_one_that_only_looked(path):
    saved(path, (BUSES_CITED, MATCHED))
    stale = Lock.load(path)
    saved(path, (BUSES_CITED, attrs.evolve(MATCHED, score=0.6)))
    stale.put(reference(SLEDGE_CITED), attrs.evolve(MATCHED, work=SLEDGE), DAY)
    stale.save()
    assert Lock.load(path).get(reference(BUSES_CITED)).score == 0.6


def test_hints_are_kept_with_their_works(path):
    lock = Lock.load(path)
    lock.put_hint("Salzer 2002", Hint((attrs.evolve(SLEDGE, source="references/all.bib", key="sledge"),)))
    lock.put_hint("SAMSHA 2012", Hint(spelling="SAMHSA"))
    lock.put_hint("Lupfer 2012", Hint())
    lock.save()
    found = Lock.load(path)
    assert found.get_hint("Salzer 2002").works[0].key == "sledge"
    assert found.get_hint("SAMSHA 2012") == Hint(spelling="SAMHSA")
    assert found.get_hint("Lupfer 2012") == Hint()
    assert found.get_hint("Cook 2009") is None


def test_the_digests_of_the_bibliographies_are_kept(path):
    lock = saved(path, (BUSES_CITED, MATCHED))
    lock.bibliographies = {"all.bib": "0" * 64}
    lock.save()
    assert Lock.load(path).bibliographies == {"all.bib": "0" * 64}


@pytest.mark.parametrize("data, complaint", [
    (b'{\n  "schema": 1,\n  "references": [\n<<<<<<< HEAD\n', "line 4: damaged"),
    (b'{"schema": 1, "references": [{"reference": "A"}]}', "entry 1 has no fingerprint"),
    (b'{"schema": 1, "references": {}}', "a list was expected"),
    (b'{"schema": 2}', "schema 2 is newer"),
    (b'{"references": []}', "names no schema"),
    (b"[]", "names no schema"),
    (b'{"schema": 1,\n"x": "\xff"}', "line 2: not UTF-8"),
    (b"[" * 100_000, "damaged"),
])  # fmt: skip
def test_a_damaged_lock_is_named_and_never_overwritten(path, data, complaint):
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(LockError, match=complaint) as error:
        Lock.load(path)
    assert "evidence.lock" in str(error.value)
    assert path.read_bytes() == data


@pytest.mark.parametrize("key, value", [
    ("outcome", "sure"), ("work", "Cook"), ("score", "high"), ("candidates", [{}]), ("searched", 3),
])  # fmt: skip
def test_a_damaged_entry_is_named_with_its_line(path, key, value):
    saved(path, (BUSES_CITED, MATCHED))
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["references"][0][key] = value
    path.write_text(json.dumps(whole, indent=2), encoding="utf-8")
    with pytest.raises(LockError, match=r"evidence\.lock, line 6: damaged: the entry 'Aldana"):
        Lock.load(path).get(reference(BUSES_CITED))


def test_a_file_that_was_damaged_meanwhile_is_not_overwritten(path):
    lock = saved(path, (BUSES_CITED, MATCHED))
    path.write_bytes(b"{")
    lock.put(reference(SLEDGE_CITED), MATCHED, DAY)
    with pytest.raises(LockError):
        lock.save()
    assert path.read_bytes() == b"{"


def test_a_lone_surrogate_does_not_lose_the_file(path):
    odd = attrs.evolve(BUSES, title="Night \ud800 buses")
    saved(path, ("Aldana \udcff. Night buses. 2012.", attrs.evolve(MATCHED, work=odd)))
    assert len(Lock.load(path)) == 1


def test_reading_the_lock_loads_nothing_heavy():
    code = "import sys, evidencecheck.store.lock; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
                         capture_output=True, text=True, check=True)  # fmt: skip
    assert not {"rapidfuzz", "requests", "pybtex", "habanero"} & set(run.stdout.split())


RETRACTED = Update("retraction", "10.5555/notice", "2026-02-03", "publisher")


def test_a_record_is_renewed_and_the_rest_of_its_entry_stays(path):
    lock = Lock(path)
    lock.put(reference(BUSES_CITED), MATCHED, DAY)
    (kept,) = lock.works()
    assert (kept.work.doi, kept.fingerprint) == (BUSES.doi, fingerprint(BUSES_CITED))
    lock.renew(kept.fingerprint, attrs.evolve(BUSES, updates=(RETRACTED,), retrieved="2027-01-01"), DAY)
    found = lock.get(reference(BUSES_CITED))
    assert found.work.updates == (RETRACTED,)
    assert (found.retrieved, found.matched_by) == ("2027-01-01", "search")
    assert [candidate.work.doi for candidate in found.candidates] == ["10.5555/other"]
    lock.renew(kept.fingerprint, attrs.evolve(BUSES, retrieved=""), DAY)
    again = lock.get(reference(BUSES_CITED))
    assert (again.work.updates, again.retrieved) == ((), DAY)


def test_only_what_was_matched_is_a_work_of_the_lock(path):
    lock = Lock(path)
    lock.put(reference(BUSES_CITED), attrs.evolve(MATCHED, outcome=Outcome.CONFLICTING), DAY)
    assert lock.works() == ()


def test_a_lock_without_the_newer_keys_is_read_as_before(path):
    """Locks of schema 1 that were made before relations were kept."""
    lock = Lock(path)
    lock.put(reference(BUSES_CITED), MATCHED, DAY)
    lock.save()
    assert not any(key in path.read_text("utf-8") for key in ("relation", "update-to", "subtype", "PMID"))
    found = Lock.load(path).get(reference(BUSES_CITED))
    assert (found.work.relations, found.work.notice_of, found.work.subtype) == ((), (), "")


def test_notices_about_candidates_are_kept(path):
    near = Candidate(attrs.evolve(BUSES, updates=(RETRACTED,)), 0.5)
    lock = Lock(path)
    lock.put(reference(BUSES_CITED), Resolution(Outcome.AMBIGUOUS, candidates=(near,), retrieved=DAY), DAY)
    (kept,) = lock.get(reference(BUSES_CITED)).candidates
    assert kept.work.updates == (RETRACTED,)
