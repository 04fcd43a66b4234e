"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no failure: laws are judged by their examples, not by the clock.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
