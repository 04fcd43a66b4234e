"""What the package carries beside its code: tables and a model, each made by a script in ``tasks/``, never by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader


def read(name: str) -> bytes:
    """The file ``name`` of this folder, wherever the package lies; raises OSError where there is none.

    By the loader itself: `importlib.resources` would take longer to load than most files here take to read.
    """
    return cast("ResourceLoader", __spec__.loader).get_data(str(Path(__file__).with_name(name)))
