"""What the reports' tests share."""

from __future__ import annotations

import pytest

import evidencecheck


@pytest.fixture(autouse=True)
def _version(monkeypatch):
    """Reports name the version, whether the package is installed or not."""
    monkeypatch.setattr(evidencecheck, "__version__", "1.2.3", raising=False)
