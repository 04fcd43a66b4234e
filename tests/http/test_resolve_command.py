"""``evidencecheck resolve`` against a loopback service: what each answer does to the lock, the status and the words."""

from __future__ import annotations

import functools
import json
import signal
import time

import pytest

from evidencecheck.resolve import folder as saving
from evidencecheck.sources import crossref
from evidencecheck.sources._http import Patience
from tests.support.command import process, run
from tests.support.crossref_server import CrossrefServer, Reply, envelope, record

QUICK = Patience(connect=0.5, read=0.2, answer=0.4, question=3, tries=2, more=3, backoff=0.02, failures=4, after=0)
DAY = "2026-01-31"
BY_DOI = "Marlowe A. Lock keepers and the night trade. J Canal Stud. 2014;12(3):101-109. doi:10.5555/lock.1"
BY_WORDS = "Marlowe A. Lock keepers and the night trade. J Canal Stud. 2014;12(3):101-109."
TIE = "Marlowe A. Towpath horses of the north. J Canal Stud. 2014."
GONE = "Okafor C. A survey of weirs. J Canal Stud. 2015;13(1):1-9. doi:10.5555/gone"
UNHEARD = "Sorley B. Hydrographic miscellany revisited. Zeitung. 1931;4:2-3."
VAGUE = "World Health Organization"
SECRET = "My grandmother Wilhelmina kept the secret of Pumpernickel Sluice."
HTML = Reply(body=b"<html><body>Just a moment...</body></html>", headers={"Content-Type": "text/html"})


@pytest.fixture
def server(monkeypatch):
    """A service; the command in this process is impatient, and told no other registry."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("EVIDENCECHECK_MAILTO", raising=False)
    with CrossrefServer() as server:
        impatient = functools.partial(crossref.Crossref, patience=QUICK)
        monkeypatch.setattr(crossref, "Crossref", impatient)
        yield server


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def page(folder, *references, name="page.md"):
    """A page whose every sentence is private and cites one of ``references``."""
    text = "".join(f"{SECRET}[^{n}]\n\n" for n in range(1, len(references) + 1))
    text += "".join(f"[^{n}]: {raw}\n" for n, raw in enumerate(references, 1))
    (folder / name).write_text(text, encoding="utf-8")


def resolve(server, *argv, day=DAY):
    return run("resolve", "page.md", "--crossref-url", server.url, "--doi-url", server.url, "--now", day, *argv)


def lock(folder):
    return folder / "references" / "evidence.lock"


def kept(folder):
    """The lock's entries, by their text."""
    if not lock(folder).exists():
        return {}
    return {entry["reference"]: entry for entry in json.loads(lock(folder).read_bytes())["references"]}


def test_a_doi_that_crossref_holds_is_matched(server, folder):
    page(folder, BY_DOI)
    ran = resolve(server)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "1 matched; references/evidence.lock is up to date\n"
    entry = kept(folder)[BY_DOI]
    assert (entry["outcome"], entry["matched_by"], entry["retrieved"]) == ("matched", "doi", DAY)
    assert entry["work"]["title"] == "Lock keepers and the night trade"
    assert server.paths == ["/works/10.5555/lock.1"]


def test_a_doi_that_no_agency_knows_is_not_found(server, folder):
    """The 404 is bare text, as the service has it."""
    page(folder, GONE)
    ran = resolve(server)
    assert ran.status == 0
    assert "1 not-found" in ran.err
    assert "10.5555/gone is not known to Crossref" in kept(folder)[GONE]["reason"]
    check = run("check", "page.md")
    assert "EC203" in check.out
    for word in ("fake", "fabricat", "does not exist"):
        assert word not in check.out


def test_words_are_searched_for_and_matched(server, folder):
    page(folder, BY_WORDS)
    assert "1 matched" in resolve(server).err
    entry = kept(folder)[BY_WORDS]
    assert (entry["matched_by"], entry["work"]["DOI"]) == ("search", "10.5555/lock.1")
    check = run("check", "page.md")
    assert "DOI missing: 10.5555/lock.1" in check.out


def test_a_tie_is_ambiguous_with_both_candidates(server, folder):
    page(folder, TIE)
    assert "1 ambiguous" in resolve(server).err
    entry = kept(folder)[TIE]
    assert "work" not in entry
    assert sorted(c["DOI"] for c in entry["candidates"])[:2] == ["10.5555/tie.1", "10.5555/tie.2"]


def test_what_a_search_does_not_offer_is_not_found_and_says_where(server, folder):
    page(folder, UNHEARD)
    assert "1 not-found" in resolve(server).err
    assert kept(folder)[UNHEARD]["searched"] == ["Crossref"]
    assert "not found in Crossref" in run("audit", "page.md").out


def test_what_names_no_work_is_not_asked_for(server, folder):
    page(folder, VAGUE)
    assert "1 not-specific" in resolve(server).err
    assert server.asked == []


def test_a_refusal_with_retry_after_is_waited_for(server, folder):
    page(folder, BY_DOI)
    server.will("/works/", Reply(429, headers={"Retry-After": "1"}), Reply(body=envelope(record("10.5555/lock.1", "Lock keepers and the night trade"))))  # fmt: skip
    began = time.monotonic()
    assert "1 matched" in resolve(server).err
    assert time.monotonic() - began >= 1
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "reply, said",
    [
        (Reply(503), "503"),
        (Reply(500, b"<html>"), "500"),
        (Reply(429, headers={"Retry-After": "3600"}), "429"),
        (Reply(how="silence"), "no answer in time"),
        (Reply(body=envelope(record("10.5555/lock.1", "Lock keepers")), how="cut"), "half an answer"),
        (Reply(body=envelope(record("10.5555/lock.1", "Lock keepers")), how="chunk-cut"), "the connection was cut"),
        (Reply(body=b'{"status": "ok", "message": {"DOI"'), "damaged JSON"),
        (Reply(body=b""), "an empty body"),
        (Reply(body=b"[]"), "an answer"),
        (HTML, "a web page"),
        (Reply(404, b"<html>no such page</html>"), "404"),
        (Reply(403), "403"),
        (Reply(how="reset"), ""),
    ],
    ids=["503", "500", "429", "silence", "cut", "chunk-cut", "bad JSON", "empty", "other JSON", "HTML", "404 page", "403", "reset"],
)  # fmt: skip
def test_no_answer_is_unreachable_and_leaves_the_lock_as_it_was(server, folder, reply, said):
    """By DOI and by words; an outage is status 0 with a notice, and 1 only where resolution is required."""
    page(folder, UNHEARD)
    resolve(server)
    before = lock(folder).read_bytes()
    page(folder, UNHEARD, BY_DOI, TIE)
    server.will("/works", reply)
    ran = resolve(server, day="2026-02-01")
    assert ran.status == 0
    assert ran.err.splitlines() == [
        "1 not-found, 2 unreachable; references/evidence.lock lacks what was not reached",
        "evidencecheck: Crossref was not reached; run the same command again",
    ]
    assert lock(folder).read_bytes() == before
    online = run("check", "page.md", "--online", "--crossref-url", server.url, "-f", "json")
    (file,) = json.loads(online.out)["files"]
    open_ones = [f for f in file["findings"] if f["code"] == "EC901"]
    assert [(f["reference"], f["kind"]) for f in open_ones] == [("2", "open"), ("3", "open")]
    assert said in open_ones[0]["message"]
    assert lock(folder).read_bytes() == before
    assert resolve(server, "--require-resolution").status == 1


def test_a_network_that_is_gone_is_unreachable(server, folder):
    """Nobody listens: nothing is known, nothing is written, not even an empty lock."""
    page(folder, BY_DOI, TIE)
    ran = run("resolve", "page.md", "--crossref-url", "http://127.0.0.1:9")
    assert ran.status == 0
    assert "2 unreachable" in ran.err
    assert not lock(folder).exists()
    assert server.asked == []


def test_a_refresh_without_an_answer_loses_nothing(server, folder):
    page(folder, BY_DOI, TIE, GONE)
    resolve(server)
    before = lock(folder).read_bytes()
    server.will("/works", Reply(503))
    resolve(server, "--refresh", day="2026-02-01")
    assert lock(folder).read_bytes() == before


def test_what_is_known_is_not_asked_again(server, folder):
    page(folder, BY_DOI, TIE, GONE, UNHEARD, VAGUE)
    assert resolve(server).status == 0
    before, asked = lock(folder).read_bytes(), len(server.asked)
    ran = resolve(server, day="2026-02-01")
    assert "is up to date" in ran.err
    assert len(server.asked) == asked
    assert lock(folder).read_bytes() == before
    assert run("check", "page.md", "--online", "--crossref-url", server.url).status == 1
    assert len(server.asked) == asked


def test_only_what_is_new_is_asked(server, folder):
    page(folder, BY_DOI, GONE)
    resolve(server)
    server.asked.clear()
    page(folder, BY_DOI, TIE, GONE)
    resolve(server)
    assert [asked.params.get("query.bibliographic") for asked in server.asked] == [TIE]


def test_refresh_asks_again_and_takes_the_new_day(server, folder):
    page(folder, BY_DOI)
    resolve(server)
    resolve(server, "--refresh", day="2026-02-01")
    assert len(server.asked) == 2
    assert kept(folder)[BY_DOI]["retrieved"] == "2026-02-01"


def test_one_reference_on_two_pages_is_asked_once(server, folder):
    page(folder, BY_DOI)
    page(folder, BY_DOI, name="two.md")
    resolve(server, "two.md")
    assert len(server.asked) == 1


def test_a_rehearsal_lists_every_query_and_sends_none(server, folder):
    page(folder, BY_DOI, TIE, GONE, VAGUE)
    ran = resolve(server, "--dry-run")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "Crossref: doi 10.5555/lock.1 10.5555/gone",
        f"Crossref: search {TIE}",
    ]
    assert server.asked == []
    assert not (folder / "references").exists()


def test_offline_asks_nobody(server, folder):
    page(folder, BY_DOI)
    assert "1 not-attempted" in resolve(server, "--offline").err
    assert server.asked == []


def test_nothing_but_reference_strings_and_dois_is_sent(server, folder):
    """Not the text, not the name of the file, not the mail address in an address."""
    page(folder, BY_DOI, BY_WORDS, TIE, GONE, UNHEARD, VAGUE)
    resolve(server, "--mailto", "reader@example.org")
    references = {BY_WORDS, TIE, GONE, UNHEARD}
    for asked in server.asked:
        assert set(asked.params) <= {"query.bibliographic", "filter", "rows", "select"}
        if "filter" in asked.params:
            assert asked.params["filter"] == "doi:10.5555/lock.1,doi:10.5555/gone"
        elif asked.params:
            assert asked.params["query.bibliographic"] in references
        else:
            assert asked.path.removesuffix("/agency") in {"/works/10.5555/lock.1", "/works/10.5555/gone"}
        headers = {name: value for name, value in asked.headers.items() if name != "user-agent"}
        assert set(headers) <= {"host", "accept", "accept-encoding", "connection"}
        sent = asked.raw + str(headers)
        for private in ("Wilhelmina", "Pumpernickel", "page.md", "example.org", folder.name):
            assert private not in sent
        assert "mailto:reader@example.org" in asked.headers["user-agent"]


@pytest.mark.parametrize("k", [1, 2, 3, 4])
def test_an_interrupted_run_keeps_what_it_had_and_goes_on_from_there(server, folder, monkeypatch, k):
    """One DOI and three searches: at the k-th question somebody presses Ctrl-C."""
    references = [BY_DOI, TIE, UNHEARD, BY_WORDS]
    page(folder, *references)
    resolve(server)
    undisturbed = lock(folder).read_bytes()
    lock(folder).unlink()
    server.asked.clear()

    class Interrupted(crossref.Crossref.func):
        asked = 0

        def _stop(self):
            Interrupted.asked += 1
            if Interrupted.asked == k:
                raise KeyboardInterrupt

        def by_doi(self, dois):
            self._stop()
            return super().by_doi(dois)

        def search(self, raw, fields):
            self._stop()
            return super().search(raw, fields)

    with monkeypatch.context() as patch:
        patch.setattr(crossref, "Crossref", functools.partial(Interrupted, patience=QUICK))
        ran = resolve(server, "--no-cache")
    assert ran.status == 130
    assert ran.err.split() == ["interrupted"]
    known = set(kept(folder))
    assert known < set(references)
    server.asked.clear()
    assert resolve(server, "--no-cache").status == 0
    again = {asked.params.get("query.bibliographic", BY_DOI) for asked in server.asked}
    assert not again & known
    assert lock(folder).read_bytes() == undisturbed


def test_a_killed_run_keeps_what_it_had_saved(server, folder):
    """SIGKILL while the third question waits: nothing can be tidied up, and no half of a lock is left."""
    references = [BY_DOI, TIE, UNHEARD]
    page(folder, *references)
    resolve(server)
    undisturbed = lock(folder).read_bytes()
    lock(folder).unlink()
    server.asked.clear()
    server.will("Hydrographic", Reply(how="silence"))
    code = (
        "from evidencecheck.resolve import folder; folder.SAVE_EVERY, folder.SAVING = 0.0, 1e9; "
        "from evidencecheck.cli.main import main; main()"
    )
    argv = ["resolve", "page.md", "--crossref-url", server.url, "--now", DAY, "--no-cache"]
    with process(*argv, cwd=folder, code=code) as started:
        end = time.monotonic() + 30
        while not (len(server.asked) == 3 and len(kept(folder)) == 2) and time.monotonic() < end:
            time.sleep(0.02)
        started.send_signal(signal.SIGKILL)
        started.wait(10)
    assert len(server.asked) == 3
    assert set(kept(folder)) == {BY_DOI, TIE}
    assert [path.name for path in (folder / "references").iterdir()] == ["evidence.lock"]
    server._scripts.clear()
    server.asked.clear()
    assert resolve(server, "--no-cache").status == 0
    assert len(server.asked) == 1
    assert lock(folder).read_bytes() == undisturbed


def test_a_long_run_saves_as_it_goes(server, folder, monkeypatch):
    """What a kill may cost is bounded in seconds."""
    assert 0 < saving.SAVE_EVERY <= 5
    page(folder, BY_DOI, TIE)
    monkeypatch.setattr(saving, "SAVE_EVERY", 0.0)
    monkeypatch.setattr(saving, "SAVING", 1e9)
    seen = []
    put = saving.Lock.save
    monkeypatch.setattr(saving.Lock, "save", lambda self: (put(self), seen.append(set(kept(folder))))[0])
    resolve(server)
    assert seen[:2] == [{BY_DOI}, {BY_DOI, TIE}]


def test_an_unfinished_run_does_not_pass_for_a_finished_one(server, folder):
    """What a damaged bibliography kept from being compared is compared when it is mended, and nobody is asked anew."""
    page(folder, UNHEARD)
    resolve(server)
    (folder / "references" / "own.bib").write_text("@article{sorley, author = {Sorley, B", encoding="utf-8")
    assert resolve(server).status == 2
    (folder / "references" / "own.bib").write_text(
        "@article{sorley, author = {Sorley, Ben}, title = {Hydrographic miscellany revisited}, "
        "journal = {Zeitung}, year = 1931, volume = 4, pages = {2--3}}",
        encoding="utf-8",
    )
    server.asked.clear()
    assert "1 matched" in resolve(server).err
    assert server.asked == []


def test_answers_are_kept_between_runs_where_the_lock_is_not(server, folder):
    page(folder, BY_DOI, TIE, GONE, UNHEARD)
    resolve(server)
    first, asked = lock(folder).read_bytes(), len(server.asked)
    lock(folder).unlink()
    resolve(server)
    assert len(server.asked) == asked
    assert lock(folder).read_bytes() == first
    assert resolve(server, "--dry-run", "--refresh").out.count("Crossref: ") == 3
    lock(folder).unlink()
    assert resolve(server, "--dry-run").out == "", "nothing would have to be sent"
    resolve(server, "--no-cache")
    assert len(server.asked) == 2 * asked


def test_a_kept_answer_grows_too_old_and_keeps_its_day_until_then(server, folder):
    page(folder, BY_DOI)
    resolve(server, "--cache", "answers")
    assert [path.name for path in (folder / "answers").iterdir()] == ["answers.sqlite3"]
    lock(folder).unlink()
    resolve(server, "--cache", "answers", "--max-age", "3", day="2026-02-03")
    assert (len(server.asked), kept(folder)[BY_DOI]["retrieved"]) == (1, DAY)
    lock(folder).unlink()
    resolve(server, "--cache", "answers", "--max-age", "3", day="2026-02-04")
    assert (len(server.asked), kept(folder)[BY_DOI]["retrieved"]) == (2, "2026-02-04")


def test_a_damaged_cache_is_told_and_changes_nothing(server, folder):
    page(folder, BY_DOI)
    (folder / "answers").mkdir()
    (folder / "answers" / "answers.sqlite3").write_bytes(b"damaged" * 999)
    ran = resolve(server, "--cache", "answers")
    assert ran.status == 0
    assert "put aside as answers.sqlite3.damaged" in ran.err
    assert "1 matched" in ran.err


def test_the_pages_of_a_run_are_asked_about_together(server, folder):
    page(folder, BY_DOI)
    page(folder, GONE, BY_DOI, name="two.md")
    resolve(server, "two.md")
    assert server.paths[0] == "/works"
    assert server.asked[0].params["filter"] == "doi:10.5555/lock.1,doi:10.5555/gone"
    lock(folder).unlink()
    server.asked.clear()
    run("check", "page.md", "two.md", "--online", "--no-cache", "--crossref-url", server.url)
    assert server.paths[0] == "/works"
    assert "filter" in server.asked[0].params


def test_what_was_accepted_by_hand_is_kept_by_a_refresh_and_is_no_finding(server, folder):
    page(folder, GONE)
    resolve(server)
    whole = json.loads(lock(folder).read_bytes())
    whole["references"][0]["accepted"] = {"reason": "the DOI is printed so", "by": "NK", "on": DAY}
    lock(folder).write_text(json.dumps(whole), encoding="utf-8")
    resolve(server, "--refresh", day="2026-02-01")
    assert kept(folder)[GONE]["accepted"]["by"] == "NK"
    assert kept(folder)[GONE]["retrieved"] == "2026-02-01"
    assert "EC203" not in run("check", "page.md").out
    assert "accepted by NK on 2026-01-31: the DOI is printed so" in run("audit", "page.md").out


def test_pruning_needs_all_pages_that_the_lock_serves(server, folder):
    page(folder, BY_DOI, TIE)
    resolve(server)
    page(folder, BY_DOI)
    ran = resolve(server, "--prune")
    assert ran.status == 2
    assert "--prune needs every document" in ran.err
    assert len(kept(folder)) == 2
    ran = run("resolve", ".", "--prune", "--crossref-url", server.url, "--now", DAY)
    assert ran.status == 0
    assert "1 entries that no page cites were taken out" in ran.err
    assert set(kept(folder)) == {BY_DOI}


def test_a_reference_that_was_changed_since_is_told_until_it_is_looked_up(server, folder):
    page(folder, BY_DOI, TIE)
    resolve(server)
    page(folder, BY_DOI.replace("2014", "2015"), TIE)
    ran = run("check", "page.md")
    assert "EC903" in ran.out
    assert "12(3):101-109" in ran.out
    resolve(server)
    assert "EC903" not in run("check", "page.md").out


def test_a_new_reference_beside_one_that_it_resembles_is_no_changed_one(server, folder):
    page(folder, BY_DOI, TIE)
    resolve(server)
    page(folder, BY_DOI, BY_DOI.replace("2014", "2015"), TIE)
    assert "EC903" not in run("check", "page.md").out


def test_a_doi_of_another_agency_is_matched_by_its_registry(server, folder):
    cited = "Moreau R, Okafor C. Gauge readings of three weirs. Weir Archive; 2019. doi:10.5555/data.1"
    page(folder, BY_DOI, cited)
    assert "2 matched" in resolve(server).err
    assert kept(folder)[cited]["work"]["source"] == "doi.org (DataCite)"
    assert server.paths == ["/works", "/works/10.5555/data.1/agency", "/10.5555/data.1"]


def test_another_name_of_a_record_is_matched_and_said_to_be(server, folder):
    cited = BY_DOI.replace("10.5555/lock.1", "10.5555/old.lock.1")
    page(folder, cited)
    assert "1 matched" in resolve(server).err
    assert kept(folder)[cited]["reason"] == "the DOI 10.5555/old.lock.1 is another name of 10.5555/lock.1"
    assert kept(folder)[cited]["work"]["DOI"] == "10.5555/lock.1"
