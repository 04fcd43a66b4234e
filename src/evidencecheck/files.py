"""Files by name: finding, reading and replacing them. What their bytes mean is for others to say."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

import attrs

from evidencecheck.errors import UnreadableError

IGNORE_FILE = ".evidencecheckignore"
LOCK_FILE = "evidence.lock"
BASELINE_FILE = "evidence-baseline.json"
STORE = "references"
TEXTS = "texts"
ANSWERS = "answers.sqlite3"
"""What services have said, in `cache_folder`."""

_NOT_PROSE = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})


def walk(
    paths: Iterable[str | os.PathLike[str]],
    extensions: Container[str],
    store: Path | None = None,
    exclude: Iterable[tuple[str, str]] = (),
) -> Iterator[Path]:
    """The files that ``paths`` name, each once, in a stable order.

    A file is taken as given, whatever its name. A folder is walked, in the order of names, for files whose suffix
    in lower case (".md") is in ``extensions``. Hidden folders and files, Word's files beside an open document,
    folders of installed packages, and links to folders are passed over; so is what an ``.evidencecheckignore``
    names, in a walked folder or in one above it up to the root of the repository. So are the ``.bib`` files and the
    ``texts`` of an evidence store, which is any folder ``references``, and ``store``: documents are held against them.
    ``exclude`` are pairs of a folder and a pattern, as a line of an ignore file in that folder.
    Raises `UnreadableError` for a path that does not exist or a folder that cannot be listed.
    """
    seen: set[Path] = set()
    excluded = tuple(_Ignored(absolute(Path(folder)), pattern) for folder, pattern in exclude)
    for given in paths:
        path = Path(given)
        try:
            is_folder = stat.S_ISDIR(os.stat(given).st_mode)  # noqa: PTH116 - Path("") would be the working directory
        except (OSError, ValueError) as error:
            raise UnreadableError(f"{given or repr(given)}: {_reason(error)}") from error
        own = absolute(store) if store else None
        for file in _walk_folder(path, extensions, (*excluded, *_ignored_above(path))) if is_folder else (path,):
            place = absolute(file)
            if is_folder and _of_store(place, own):
                continue
            if place not in seen:
                seen.add(place)
                yield file


def _of_store(file: Path, store: Path | None) -> bool:
    """Whether a file is what documents are held against: a store's bibliography, or the text of a source."""
    folder = file.parent.parent if file.parent.name == TEXTS else file.parent
    kept = file.parent.name == TEXTS or file.suffix.lower() == ".bib"
    return kept and (folder.name == STORE or folder == store)


def read_bytes(path: Path) -> bytes:
    """The content of ``path``; raises `UnreadableError`, which names it and the reason."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableError(f"{path}: {_reason(error)}") from error


def write_atomic(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` in one step: whoever reads meanwhile sees the old file or the new, never half.

    A link is followed and stays one; the file's permissions stay as they were. Raises `UnreadableError` where the
    folder does not exist or cannot be written, or the file is read-only, and then leaves the old file alone.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}")
    if _read_only(target):  # renaming another file into its place would not ask
        raise UnreadableError(f"{path}: this file is read-only")
    try:
        # Not tempfile, whose files are private: a new file gets the permissions that the user's umask grants.
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:  # noqa: PTH123
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path}: {_reason(error)}") from error
    finally:
        with suppress(OSError, ValueError):
            temporary.unlink()


def _read_only(path: Path) -> bool:
    """Whether a file is there that the user may not write, or, where the user may do anything, that nobody may."""
    try:
        return not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK)
    except (OSError, ValueError):
        return False


def cache_folder() -> Path:
    """Where this system's user keeps what may be lost (XDG Base Directory; Apple's and Microsoft's guidelines)."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "evidencecheck"


def find_references(start: Path, cwd: Path) -> Path | None:
    """The evidence store of ``start``, a file or folder: the nearest ``references/`` upward, else the one in ``cwd``.

    A folder of that name counts when it holds ``evidence.lock``, a baseline, a ``*.bib`` file, or ``texts``. Relative
    paths are taken from ``cwd``; the answer is absolute. None where there is no such folder.
    """
    here = absolute(cwd / start)
    for folder in (here, *here.parents, absolute(cwd)):
        references = folder / STORE
        if _holds_evidence(references):
            return references
    return None


def nearest(names: Iterable[str], start: Path, cwd: Path) -> Path | None:
    """The nearest file with one of ``names`` in the folder of ``start``, or above it as `upward` goes.

    Of one folder the first counts.
    """
    wanted = tuple(names)
    places = (folder / name for folder in upward((cwd / start).parent, cwd) for name in wanted)
    return next((place for place in places if place.is_file()), None)


def matches(path: str | None, pattern: str, root: str = "") -> bool:
    """Whether ``path``, or a folder that it is in, is what a line of an ignore file in ``root`` would name.

    "**/" also stands for nothing. A text from memory, and a file outside of ``root``, match no pattern.
    """
    below = _below(os.getcwd(), root, path) if path is not None else ()  # noqa: PTH109 - the quicker one
    return any(
        _fits(one, part, is_folder=depth < len(below))
        for one in dict.fromkeys((pattern, pattern.replace("**/", "")))
        for depth, part in enumerate(below, 1)
    )


@lru_cache(maxsize=4096)
def _below(cwd: str, root: str, path: str) -> tuple[str, ...]:
    """The folders that a file is in below ``root``, and the file, as paths from there; nothing for one outside.

    It is asked for each document and pattern, and is the same for all patterns.
    """
    top, file = absolute(Path(cwd, root)), absolute(Path(cwd, path))
    if not file.is_relative_to(top):
        return ()
    parts = file.relative_to(top).parts
    return tuple("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def root_of(path: Path) -> Path:
    """The folder that the repository of ``path`` begins in; without one, the working directory."""
    return next((folder for folder in absolute(path).parents if (folder / ".git").exists()), Path.cwd())


def named_from_root(path: str) -> str:
    """``path`` as its repository knows it: from the folder that holds ``.git``, else from the working directory.

    So it is the same whether it was given in full, from here or from elsewhere; with slashes on every system. A file
    that is in neither keeps its whole path.
    """
    file = absolute(Path(path))
    root = root_of(file)
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()


def shown(path: Path, cwd: Path | None = None) -> str:
    """``path`` as people know it: from ``cwd``, the working directory, where it lies within, else in full."""
    here, place = absolute(cwd or Path()), absolute(path)
    return (place.relative_to(here) if place.is_relative_to(here) else place).as_posix()


def upward(folder: Path, cwd: Path) -> Iterator[Path]:
    """``folder`` and the folders above it, which are absolute, up to the root of the repository.

    Without a repository, not further up than the working directory ``cwd``, where ``folder`` lies in it.
    """
    here = absolute(cwd / folder)
    chain = (here, *here.parents)
    root = next((one for one in chain if (one / ".git").exists()), absolute(cwd))
    for one in chain:
        yield one
        if one == root:
            return


def _holds_evidence(folder: Path) -> bool:
    try:
        return any(path.name in {LOCK_FILE, BASELINE_FILE, TEXTS} or path.suffix == ".bib" for path in folder.iterdir())
    except OSError:
        return False


@attrs.frozen
class _Ignored:
    """One line of an ignore file: a pattern, and the folder that it is written in.

    With a slash inside, the pattern is a path from that folder; otherwise a name at any depth. A slash at the end
    means folders only. ``*`` also stands for slashes, as in `fnmatch`.
    """

    folder: Path
    pattern: str

    def covers(self, path: Path, *, is_folder: bool) -> bool:
        """Whether the line names ``path``, which is absolute."""
        if not path.is_relative_to(self.folder):
            return False
        return _fits(self.pattern, path.relative_to(self.folder).as_posix(), is_folder=is_folder)


def _fits(pattern: str, path: str, *, is_folder: bool) -> bool:
    """Whether a line of an ignore file names ``path``, which counts from the folder of the file."""
    bare = pattern.removesuffix("/")
    if bare != pattern and not is_folder:
        return False
    if "/" in bare:
        return fnmatchcase(path, bare.removeprefix("/"))
    return fnmatchcase(path.rpartition("/")[2], bare)


def _walk_folder(folder: Path, extensions: Container[str], ignored: tuple[_Ignored, ...]) -> Iterator[Path]:
    ignored += _ignore_file(folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableError(f"{folder}: {_reason(error)}") from error
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name in _NOT_PROSE:  # "~$": where Word says who has a file open
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        path = folder / entry.name
        if any(line.covers(absolute(path), is_folder=is_folder) for line in ignored):
            continue
        if is_folder:
            if not (path / "pyvenv.cfg").exists():
                yield from _walk_folder(path, extensions, ignored)
        elif path.suffix.lower() in extensions and entry.is_file():
            yield path


def _ignored_above(folder: Path) -> tuple[_Ignored, ...]:
    """The lines that hold from above ``folder``, as `upward` goes."""
    _, *above = upward(folder, Path.cwd())
    return tuple(line for one in above for line in _ignore_file(one))


def _ignore_file(folder: Path) -> tuple[_Ignored, ...]:
    path = folder / IGNORE_FILE
    if not path.is_file():
        return ()
    lines = (line.strip() for line in read_bytes(path).decode("utf-8", "replace").splitlines())
    return tuple(_Ignored(absolute(folder), line) for line in lines if line and not line.startswith("#"))


def absolute(path: Path) -> Path:
    """``path`` from the root, without "..": the same file is the same path."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links, absolute() would keep ".."


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
