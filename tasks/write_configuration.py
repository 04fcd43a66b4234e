"""Write what is made of the description of the configuration's keys (`evidencecheck.config.keys`).

That is the JSON Schema for editors, and the tables in the page of the documentation. Run it when a key or a check is
added: ``python tasks/write_configuration.py``.
"""

from __future__ import annotations

import json
from pathlib import Path

from evidencecheck.config.write import schema, tables

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
BEGIN, END = "<!-- keys: made by tasks/write_configuration.py -->\n", "<!-- end of keys -->\n"


def pages() -> dict[Path, str]:
    """What each file is to hold."""
    page = REFERENCE / "configuration.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    return {
        REFERENCE / "evidencecheck.schema.json": json.dumps(schema(), ensure_ascii=False, indent=2) + "\n",
        page: f"{before}{BEGIN}\n{tables()}\n{END}{after}",
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path)
