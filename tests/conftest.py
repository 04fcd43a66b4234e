"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no failure: laws are judged by their examples, not by the clock. The examples are the same on every
# machine, so that a build that was green stays green; `--hypothesis-profile=search` looks for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile("repeatable")
