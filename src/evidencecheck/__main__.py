"""``python -m evidencecheck``: the same as the command."""

from __future__ import annotations

from evidencecheck.cli.main import main

if __name__ == "__main__":
    main(prog_name="evidencecheck")
