"""What is known of the evidence store that a document rests on, as far as its age goes."""

from __future__ import annotations

import attrs


@attrs.frozen
class StoreState:
    """``today`` is the UTC day of the run (ISO 8601), ``stale_after`` the days for which an answer is good (0: always).

    ``edited`` are the bibliographies, by file name, that are not those that the lock was made with.
    """

    today: str = ""
    stale_after: int = 0
    edited: tuple[str, ...] = ()
