"""A pattern that is compiled late is as good as one that is compiled early."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import evidencecheck
from evidencecheck.text.late import Late, late


def test_it_does_what_a_pattern_does() -> None:
    number = late(r"(?P<n>\d+)", re.ASCII)
    assert number.pattern == r"(?P<n>\d+)"
    assert number.sub("#", "a1b22") == "a#b#"
    assert [found["n"] for found in number.finditer("a1b22")] == ["1", "22"]
    assert (number.match("x"), number.groups, dict(number.groupindex)) == (None, 1, {"n": 1})
    assert not number.fullmatch("٣")


def test_what_no_pattern_has_it_has_not() -> None:
    with pytest.raises(AttributeError):
        _ = late("a").mtach  # type: ignore[attr-defined]


def test_every_pattern_of_ours_can_be_compiled() -> None:
    """What would have shown at import shows here."""
    ours = []
    for module in pkgutil.walk_packages(evidencecheck.__path__, "evidencecheck."):
        if not module.name.endswith("__main__"):
            # Not by the garbage collector, which does not list what another test may have had it freeze.
            ours += [one for one in vars(importlib.import_module(module.name)).values() if isinstance(one, Late)]
    assert len(ours) > 100
    for one in ours:
        assert one.groups >= 0
