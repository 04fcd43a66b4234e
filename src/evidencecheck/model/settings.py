"""What a run may be told, with its defaults. Knows no file and no command line."""

from __future__ import annotations

import attrs

CROSSREF_URL = "https://api.crossref.org"
DOI_URL = "https://doi.org"


@attrs.frozen
class Settings:
    """The settings of a run.

    ``references`` is the folder of the evidence store ("" to look for the nearest one), ``index`` that of a local index
    ("" for none). ``now`` is the UTC day that goes into the lock (ISO 8601, "" for today). ``require_resolution``: an
    unreachable source is a failure. ``cache`` is the folder of the answers kept between runs ("" for the user's cache
    folder, None for none), and ``max_age`` the days for which they are good.
    """

    online: bool = False
    references: str = ""
    index: str = ""
    crossref_url: str = CROSSREF_URL
    doi_url: str = DOI_URL
    mailto: str = ""
    fail_on: str = "fail"
    require_resolution: bool = False
    now: str = ""
    cache: str | None = ""
    max_age: int = 7
