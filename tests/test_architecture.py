"""The house stands as it was drawn: its floors, its doors, its sizes, its licences, its light front path."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "evidencecheck"
MODULES = sorted(SOURCE.rglob("*.py"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]

LONGEST = 400

OPENERS = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "fdopen", "mkstemp", "NamedTemporaryFile"}
# _zip opens members of archives that others have read into memory.
MAY_OPEN_FILES = ("files.py", "data/", "store/", "sources/", "cli/", "formats/_zip.py")

COPYLEFT = re.compile(r"\b[AL]?GPL|\bGNU (Affero|Lesser|Library|General)", re.IGNORECASE)

# pyexpat reads office documents, and those alone; processes and sqlite are for many documents.
HEAVY = (
    "concurrent", "habanero", "httpx2", "multiprocessing", "pybtex", "pycrfsuite", "pyexpat", "rapidfuzz", "requests",
    "sqlite3", "tantivy", "urllib3",
)  # fmt: skip
PAGE = """\
# Night buses

Ridership doubled within a year.[^1] It fell again elsewhere (Okafor & Lindqvist, 2015).

[^1]: Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19. doi:10.5555/jum.2012.4.2
"""
RUN = """\
import sys

def listen(event, arguments):
    if event.startswith("socket."):
        print("network:", event, *map(repr, arguments))

sys.addaudithook(listen)

from evidencecheck.cli.main import main

sys.argv = ["evidencecheck", "check", *sys.argv[1:]]
try:
    main()
except SystemExit as exit:
    print("exit", exit.code, *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def where(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def test_the_import_contracts_of_pyproject_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Floors, sibling rooms that do not know each other, and the doors to the network and to single libraries."""
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_no_module_is_too_long(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def called(tree: ast.AST) -> set[str]:
    """The names of what a module calls; ``check.open`` makes a finding, and ``files`` is the door itself."""
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="check" | "files"))):
                pass
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                names.add(name)
    return names


@pytest.mark.parametrize("path", [p for p in MODULES if not where(p).startswith(MAY_OPEN_FILES)], ids=where)
def test_only_the_doors_open_files(path: Path):
    """No call of ``open`` and its like outside files, store, sources and cli."""
    assert not called(ast.parse(path.read_bytes())) & OPENERS


@pytest.mark.parametrize("room", ["formats", "reports"])
def test_the_contract_of_a_room_names_all_its_modules(room: str):
    [contract] = [c for c in PYPROJECT["tool"]["importlinter"]["contracts"] if c["id"] == room]
    public = [p.stem for p in (SOURCE / room).glob("*.py") if not p.stem.startswith("_")]
    assert contract["modules"] == [f"evidencecheck.{room}.{name}" for name in sorted(public)]


def runtime_distributions() -> dict[str, Distribution]:
    """What a plain install brings along: the project's requirements and theirs, extras left out."""
    found: dict[str, Distribution] = {}
    wanted = list(PROJECT["dependencies"])
    while wanted:
        requirement = Requirement(wanted.pop())
        if requirement.name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found[requirement.name] = distribution(requirement.name)
        wanted.extend(found[requirement.name].requires or ())
    return found


def licence(dist: Distribution) -> str:
    """What a distribution says of its licence; the licence file itself where the metadata say nothing."""
    said = [dist.metadata.get("License-Expression") or dist.metadata.get("License") or ""]
    said += [c for c in dist.metadata.get_all("Classifier") or () if c.startswith("License ::")]
    if not any(said):
        said = [
            Path(str(file.locate())).read_text(encoding="utf-8") for file in dist.files or () if file.name == "LICENSE"
        ]
    return "\n".join(said).strip()


def test_nothing_under_a_copyleft_licence_is_installed_with_us():
    licences = {name: licence(dist) for name, dist in runtime_distributions().items()}
    assert {"attrs", "certifi", "click", "latexcodec"} <= licences.keys()
    assert [name for name, text in licences.items() if not text] == []
    assert {name: text for name, text in licences.items() if COPYLEFT.search(text)} == {}


def test_the_extras_say_the_same_as_the_groups():
    """Pip before 25.1 reads extras only, other tools read groups: neither may lag behind."""
    groups = PYPROJECT["dependency-groups"]
    extras = PROJECT["optional-dependencies"]
    assert extras["test"] == groups["tests"]
    assert extras["lint"] == sorted(groups["lint"] + groups["typing"])


def test_an_offline_check_is_light_and_opens_no_socket(tmp_path: Path):
    """The hook's path with a lock: no HTTP library, no BibTeX reader, no matcher, no parser, though a .bib is at hand."""
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "all.bib").write_text(
        "@article{aldana2012, author = {Aldana, R.}, title = {Night buses}, year = 2012}\n", encoding="utf-8"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    resolve = [sys.executable, "-m", "evidencecheck", "resolve", "--offline", "page.md"]
    subprocess.run(resolve, cwd=tmp_path, env=environment, capture_output=True, check=True, timeout=60)
    run = subprocess.run(
        [sys.executable, "-c", RUN, "page.md"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    word, status, *modules = run.stdout.splitlines()[-1].split()
    assert (word, status) == ("exit", "1"), run.stdout
    assert set(modules) & set(HEAVY) == set()
    assert "network:" not in run.stdout
