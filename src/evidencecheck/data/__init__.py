"""What the package carries beside its code: tables and a model, each made by a script in ``tasks/``, never by hand."""

from __future__ import annotations

from importlib import resources


def read(name: str) -> bytes:
    """The file ``name`` of this folder, wherever the package lies; raises FileNotFoundError where there is none."""
    return (resources.files(__name__) / name).read_bytes()
