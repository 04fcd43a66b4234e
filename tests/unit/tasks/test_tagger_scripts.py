"""Training the tagger: a model that is written by us is the model that was read, and labels follow the spans."""

from __future__ import annotations

import sys
from pathlib import Path

import pycrfsuite
import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "tasks"))

import _crfsuite_model as models
import _field_score
from _foils import foils
from train_tagger import labels

from evidencecheck.parse.tokens import tokens

SEQUENCES = [
    ([["w=in", "c=a"], ["w=öl", "c=b"], ["w=" + "long" * 9]], ["x", "y", "y"]),
    ([["w=öl", "c=b"], ["w=in"]], ["y", "x"]),
    ([["w=in", "c=b"], ["w=öl"], ["w=in"]], ["x", "y", "x"]),
]


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, tags in SEQUENCES:
        trainer.append(features, tags)
    trainer.train(str(tmp_path / "one.crfsuite"))
    return tmp_path / "one.crfsuite"


def opened(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def test_a_model_is_written_as_it_was_read(trained: Path, tmp_path: Path):
    """The same weights, the same labels, the same probabilities; and the same bytes each time."""
    states, steps = models.weights(trained)
    models.write(tmp_path / "two.crfsuite", states, steps)
    assert models.weights(tmp_path / "two.crfsuite") == (states, steps)
    one, two = opened(trained), opened(tmp_path / "two.crfsuite")
    for features, _ in SEQUENCES:
        tags = one.tag(features)
        one_says = one.probability(tags)
        assert two.tag(features) == tags
        assert two.probability(tags) == pytest.approx(one_says, abs=1e-4)
    models.write(tmp_path / "three.crfsuite", dict(reversed(states.items())), steps)
    assert (tmp_path / "three.crfsuite").read_bytes() == (tmp_path / "two.crfsuite").read_bytes()


def test_many_attributes_are_found_again(tmp_path: Path):
    """The database of names holds them all, whatever their hashes collide with."""
    states = {(f"attribute {n} ü", "x" if n % 3 else "y"): n / 7 for n in range(1, 3000)}
    models.write(tmp_path / "many.crfsuite", states, {("x", "y"): 0.5})
    read, _ = models.weights(tmp_path / "many.crfsuite")
    assert read.keys() == states.keys()


def test_the_mean_takes_what_a_model_lacks_for_nothing():
    one = ({("a", "x"): 1.0, ("b", "x"): 0.02}, {("x", "x"): 1.0})
    two = ({("a", "x"): 3.0}, {})
    assert models.average([one, two]) == ({("a", "x"): 2.0, ("b", "x"): 0.01}, {("x", "x"): 0.5})
    assert models.average([one, two], 0.05)[0] == {("a", "x"): 2.0}


def test_labels_follow_the_spans():
    """The first token of a field says that it begins; what no span holds is "O"; rare labels are one."""
    text = "Cook J. Walk. 1990. [Medium]"
    cut = [(text[a:b], a, b) for a, b in ((0, 4), (5, 6), (6, 7), (8, 12), (12, 13), (14, 18), (20, 21), (21, 27))]
    spans = [(0, 7, "author"), (8, 12, "title"), (14, 18, "date"), (21, 27, "medium")]
    assert labels(cut, spans) == ["B-author", "author", "author", "B-title", "O", "B-date", "O", "other"]


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        (
            "author",
            "Cook, J. A. and Lee, K.",
            [{"family": "Lee", "given": "K"}, {"family": "Cook", "given": "JA"}],
            True,
        ),
        ("author", "Cook, J. A. et al.", [{"family": "Cook", "given": "J. A."}], True),
        ("author", "Cook J", [{"family": "Crook", "given": "J"}], False),
        ("page", "pp. 541–4", "541-4", True),
        ("page", "541-4", "541-544", False),
        ("volume", "vol. 62", "62", True),
        ("year", "May 2011", "2011", True),
        ("title", "A title: the “Work”", "A title — the work", True),
        ("doi", "https://doi.org/10.1/A.", "10.1/a", False),
        ("doi", "https://doi.org/10.1000/A.", "10.1000/a", True),
        ("url", "https://www.example.org/", "example.org", True),
        ("title", "", None, True),
    ],
)
def test_what_counts_as_the_same_value(field: str, one: object, other: object, same: bool):
    assert (_field_score.key(field, one) == _field_score.key(field, other)) is same


def test_a_wrong_value_counts_against_both_precision_and_recall():
    rows = [{"source": "s", "fields": {"title": "A", "volume": "1"}}, {"source": "s", "fields": {"title": "B"}}]
    tally = _field_score.score(rows, [{"title": "A", "volume": "2"}, {"title": "B", "doi": "10.1000/x"}])["ALL"]
    assert (tally.strings, tally.whole) == (2, 1)
    assert tally.f1("title") == 1.0
    assert tally.f1("volume") == 0.0
    assert tally.f1() == pytest.approx(2 * 2 / 6)


def test_foils_move_a_border_join_and_rename():
    row = tokens("Why walk. Health; Work 2009")
    own = ["B-title", "title", "O", *["container-title"] * 3, "date"]
    found = list(foils(row, own))
    assert ["B-title", *["title"] * 3, "O", "B-container-title", "date"] in found
    assert ["B-title", *["title"] * 5, "date"] in found
    assert ["B-title", "title", "O", "B-publisher", "publisher", "publisher", "date"] in found
