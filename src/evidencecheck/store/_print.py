"""JSON as people review it: a line for each thing that can change by itself."""

from __future__ import annotations

import json

_WIDTH = 100


def printed(value: object, depth: int = 0) -> str:
    """``value`` as JSON; what fits on a line stands on one, but for the file's own lists and their blocks."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or (depth > 2 and len(flat) <= _WIDTH):
        return flat
    pad = "  " * (depth + 1)
    if isinstance(value, dict):
        lines = [
            f"{pad}{json.dumps(key, ensure_ascii=False)}: {printed(item, depth + 1)}" for key, item in value.items()
        ]
        return "{\n" + ",\n".join(lines) + "\n" + "  " * depth + "}"
    lines = [pad + printed(item, depth + 1) for item in value]
    return "[\n" + ",\n".join(lines) + "\n" + "  " * depth + "]"
