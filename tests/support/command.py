"""Run the command line: in this process, which is fast, or as a process of its own, which is what users do."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from unittest.mock import patch

import attrs

from evidencecheck.cli.main import main


@attrs.frozen
class Ran:
    """What a run left: its exit status, and what it wrote."""

    status: object
    out: str
    err: str


def run(*argv, stdin=b""):
    """``evidencecheck ARGV…`` in this process, in the working directory; no stream is a terminal."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in "oe")
    given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    status = None
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", given):
        try:
            main([str(word) for word in argv])
        except SystemExit as leaving:
            status = leaving.code
    out.flush()
    err.flush()
    return Ran(status, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())


def process(*argv, cwd, code="from evidencecheck.cli.main import main; main()", **environment):
    """A started Python that runs ``code`` with ``ARGV…``; its streams are pipes of bytes."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, argv)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "NO_PROXY": "127.0.0.1", **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
