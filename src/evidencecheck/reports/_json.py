"""JSON as every report writes it: in UTF-8, half surrogates escaped, no number that JSON lacks."""

from __future__ import annotations

import json

from evidencecheck.text.late import late

_SURROGATE = late("[\ud800-\udfff]")


def dump(shape: object, indent: int | None = 2) -> str:
    """``shape`` as JSON, without a newline at its end; on one line where ``indent`` is None."""
    text = json.dumps(shape, ensure_ascii=False, indent=indent, allow_nan=False)
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
