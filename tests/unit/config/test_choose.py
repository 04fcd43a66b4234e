"""The command line goes before the configuration; patterns of several files become those of one folder."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from evidencecheck.checks import TABLE
from evidencecheck.config.choose import Choice, choice, rules_of
from evidencecheck.errors import UsageError
from evidencecheck.model.settings import Ignore, Rules

EC3 = tuple(code for code in TABLE if code.startswith("EC3"))


def test_select_takes_the_place_of_what_is_selected():
    rules = Rules(select=("EC1",), extend_select=("EC9",), ignore=("EC309",))
    assert Choice(select=("EC3",)).over(rules) == Rules(select=("EC3",), ignore=("EC309",))
    assert Choice(extend_select=("EC3",)).over(rules) == Rules(("EC1",), ("EC9", "EC3"), ("EC309",))


@pytest.mark.parametrize("name", ["EC309", "incomplete-reference"])
def test_what_is_selected_by_hand_is_not_ignored_by_the_same_name(name):
    rules = Rules(ignore=("EC309", "EC301"), severity={"incomplete-reference": "off", "EC301": "off", "EC304": "note"})
    chosen = Choice(select=(name,)).over(rules)
    assert chosen == Rules((name,), ignore=("EC301",), severity={"EC301": "off", "EC304": "note"})


def test_what_is_ignored_by_hand_is_ignored_however_precisely_it_is_selected():
    assert Choice(ignore=("EC3",)).over(Rules(select=("EC301",))) == Rules(select=("EC301",), ignore=EC3)


def test_of_two_names_given_by_hand_the_more_precise_wins():
    chosen = Choice(select=("EC301",), ignore=("EC3",)).over(Rules())
    assert chosen.ignore == EC3[1:]
    assert Choice(select=("EC3",), ignore=("EC301",)).over(Rules()).ignore == ("EC301",)


def test_names_are_set_apart_by_commas_or_given_again():
    assert choice(["EC1, title-mismatch", "EC2"], [], ["all,"]) == Choice(
        ("EC1", "title-mismatch", "EC2"), (), ("all",)
    )
    assert choice([], [], []) is None
    with pytest.raises(UsageError, match="--ignore: no check is called 'EC3O1'; did you mean EC301"):
        choice([], [], ["EC1,EC3O1"])


def test_values_become_rules():
    accepted = Ignore(("EC2",), "old", root="/site")
    values = {
        "select": ("EC1",),
        "extend-select": ("EC9",),
        "ignore": (("EC309",), (accepted,)),
        "per-file-ignores": {("/site", "*.bib"): ("EC103",)},
        "severity": {"EC103": "note"},
        "online": True,
    }
    assert rules_of(values) == Rules(
        ("EC1",), ("EC9",), ("EC309",), (("*.bib", ("EC103",)),), {"EC103": "note"}, (accepted,), root="/site"
    )
    assert rules_of({}) == Rules()


def test_patterns_of_two_files_hold_from_the_folder_above_both():
    table = {
        ("/site/shared", "*.md"): ("EC1",),
        ("/site/docs[1]", "old/*"): ("EC2",),
        ("/site", "*.bib"): ("EC3",),
    }
    rules = rules_of({"per-file-ignores": table})
    assert rules.root == "/site"
    covered = {
        path: [codes for pattern, codes in rules.per_file if fnmatchcase(path, pattern)]
        for path in ("shared/a.md", "shared/b/a.md", "docs[1]/old/a.md", "docs1/old/a.md", "docs[1]/a.md")
    }
    assert covered == {
        "shared/a.md": [("EC1",)],
        "shared/b/a.md": [("EC1",), ("EC1",)],
        "docs[1]/old/a.md": [("EC2",)],
        "docs1/old/a.md": [],
        "docs[1]/a.md": [],
    }
