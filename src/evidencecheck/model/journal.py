"""What a source says of a journal: how it is called, and of which years it holds how many works."""

from __future__ import annotations

from collections.abc import Mapping

import attrs


@attrs.frozen
class Journal:
    """A journal with its ``names``, in full first, its ISSNs, and the number of ``works`` of each year of issue."""

    names: tuple[str, ...]
    issn: tuple[str, ...] = ()
    works: Mapping[int, int] = attrs.field(factory=dict)
