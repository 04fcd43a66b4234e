"""The JSON files that are kept under version control: read as far as what they are, damage told with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evidencecheck.errors import EvidenceCheckError


def table(path: Path, data: bytes, what: str, schema: int, wrong: type[EvidenceCheckError]) -> dict[str, Any]:
    """The content of a file of ``what`` ("lock"), of this ``schema`` or an older one.

    Raises ``wrong`` where it is damaged, something else, or newer.
    """
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise wrong(f"{path}, line {line}: not UTF-8") from None
    except json.JSONDecodeError as error:
        raise wrong(f"{path}, line {error.lineno}: damaged: {error.msg}") from None
    except RecursionError:
        raise wrong(f"{path}: damaged: nested too deep") from None
    if not isinstance(whole, dict) or not isinstance(found := whole.get("schema"), int):
        raise wrong(f"{path}, line 1: no {what} of evidencecheck: it names no schema")
    if found > schema:
        raise wrong(f"{path}, line 1: schema {found} is newer than this program, which reads {schema}")
    return whole
