"""Files are found in a stable order, read with a named error, and replaced whole."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from evidencecheck.errors import UnreadableError
from evidencecheck.files import find_references, nearest, read_bytes, walk, write_atomic

PROSE = {".md", ".txt"}


def plant(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def found(root: Path, *paths: str) -> list[str]:
    return [p.relative_to(root).as_posix() for p in walk([root / p for p in paths or ("",)], PROSE)]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    plant(tmp_path, "b.md", "a/z.txt", "a/y.md", "c.MD", "d.py", "a.md")
    assert found(tmp_path) == ["a/y.md", "a/z.txt", "a.md", "b.md", "c.MD"]


def test_a_file_is_taken_as_given_whatever_its_name(tmp_path: Path) -> None:
    plant(tmp_path, "README", ".hidden.rst")
    assert found(tmp_path, "README", ".hidden.rst") == ["README", ".hidden.rst"]


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    plant(tmp_path, "docs/a.md", "docs/b.md")
    assert found(tmp_path, "docs/b.md", "docs", "docs/../docs/a.md") == ["docs/b.md", "docs/a.md"]


def test_paths_keep_the_form_in_which_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "docs/a.md")
    monkeypatch.chdir(tmp_path)
    assert [str(p) for p in walk(["docs"], PROSE)] == [str(Path("docs/a.md"))]


@pytest.mark.parametrize("folder", [".git", ".venv", "node_modules", "venv", "__pycache__", "lib/site-packages"])
def test_folders_that_hold_no_prose_of_ours_are_passed_over(tmp_path: Path, folder: str) -> None:
    plant(tmp_path, f"{folder}/deep/a.md", "a.md", ".hidden.md")
    assert found(tmp_path) == ["a.md"]


def test_a_virtual_environment_is_known_by_its_configuration(tmp_path: Path) -> None:
    plant(tmp_path, "env/pyvenv.cfg", "env/licence.txt", "a.md")
    assert found(tmp_path) == ["a.md"]


def test_a_hidden_folder_is_walked_when_it_is_named(tmp_path: Path) -> None:
    plant(tmp_path, ".notes/a.md")
    assert found(tmp_path, ".notes") == [".notes/a.md"]


def test_a_folder_that_links_to_its_parent_does_not_loop(tmp_path: Path) -> None:
    plant(tmp_path, "docs/a.md")
    (tmp_path / "docs/again").symlink_to(tmp_path)
    (tmp_path / "docs/broken.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "docs/link.md").symlink_to(tmp_path / "docs/a.md")
    assert found(tmp_path) == ["docs/a.md", "docs/link.md"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("drafts/", ["a.md", "sub/b.md", "sub/drafts.md"]),
        ("*.md", ["drafts/c.txt", "sub/drafts/d.txt"]),
        ("/drafts", ["a.md", "sub/b.md", "sub/drafts/d.txt", "sub/drafts.md"]),
        ("sub/*.md", ["a.md", "drafts/c.txt", "sub/drafts/d.txt"]),
        ("a.md/", ["a.md", "drafts/c.txt", "sub/b.md", "sub/drafts/d.txt", "sub/drafts.md"]),
        ("# a.md", ["a.md", "drafts/c.txt", "sub/b.md", "sub/drafts/d.txt", "sub/drafts.md"]),
    ],
)
def test_an_ignore_file_names_what_a_walk_leaves_out(tmp_path: Path, line: str, left: list[str]) -> None:
    plant(tmp_path, "a.md", "drafts/c.txt", "sub/b.md", "sub/drafts/d.txt", "sub/drafts.md")
    (tmp_path / ".evidencecheckignore").write_text(f"\n{line}\n")
    assert found(tmp_path) == left


def test_an_ignore_file_holds_from_the_root_of_the_repository_down(tmp_path: Path) -> None:
    plant(tmp_path, "repo/.git/HEAD", "repo/docs/a.md", "repo/docs/b.md", "repo/docs/sub/c.md")
    (tmp_path / ".evidencecheckignore").write_text("*\n")
    (tmp_path / "repo/.evidencecheckignore").write_text("docs/b.md\n")
    (tmp_path / "repo/docs/sub/.evidencecheckignore").write_text("c.md\n")
    assert found(tmp_path, "repo/docs") == ["repo/docs/a.md"]


def test_an_ignored_file_is_taken_when_it_is_named(tmp_path: Path) -> None:
    plant(tmp_path, "a.md")
    (tmp_path / ".evidencecheckignore").write_text("*\n")
    assert found(tmp_path, "a.md") == ["a.md"]


@pytest.mark.parametrize("name", ["missing.md", "missing/", "nul\0name.md"])
def test_a_missing_path_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableError, match=r"missing|nul"):
        list(walk([tmp_path / name], PROSE))


@pytest.mark.parametrize("name", ["missing.md", "", "nul\0name.md"])
def test_what_cannot_be_read_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(tmp_path / name)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbfa\r\n\0b\n"
    write_atomic(tmp_path / "new.md", content)
    assert read_bytes(tmp_path / "new.md") == content
    assert names(tmp_path) == ["new.md"]


def test_replacing_a_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    plant(tmp_path, "real/a.md")
    (tmp_path / "real/a.md").chmod(0o640)
    (tmp_path / "link.md").symlink_to(tmp_path / "real/a.md")
    write_atomic(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real/a.md").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "real/a.md").stat().st_mode) == 0o640
    assert names(tmp_path / "real") == ["a.md"]


def test_a_new_file_has_the_permissions_that_the_user_gives_new_files(tmp_path: Path) -> None:
    plant(tmp_path, "ordinary")
    write_atomic(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "a.md")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnreadableError, match=r"a\.md: No space left"):
        write_atomic(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"x"
    assert names(tmp_path) == ["a.md"]


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    plant(tmp_path, "a.md")
    (tmp_path / "a.md").chmod(0o444)
    with pytest.raises(UnreadableError, match=r"a\.md: this file is read-only"):
        write_atomic(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"x"
    assert names(tmp_path) == ["a.md"]


def test_writing_into_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        write_atomic(tmp_path / "nowhere/a.md", b"")


@pytest.mark.parametrize("here", ["repo", "repo/docs", "repo/docs/sub", "."])
def test_the_nearest_file_of_a_repository_is_the_same_from_everywhere(tmp_path: Path, here: str) -> None:
    plant(tmp_path, "repo/.git/HEAD", "repo/docs/_quarto.yml", "repo/docs/sub/a.md", "_quarto.yml")
    page = tmp_path / "repo/docs/sub/a.md"
    assert nearest(["_quarto.yml"], page, tmp_path / here) == tmp_path / "repo/docs/_quarto.yml"
    (tmp_path / "repo/docs/_quarto.yml").unlink()
    assert nearest(["_quarto.yml"], page, tmp_path / here) is None


def test_no_path_at_all_is_not_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "a.md")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableError, match="'': No such file"):
        list(walk([""], {".md"}))


def test_without_a_repository_nothing_is_ignored_from_above_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "work/docs/a.md", "work/docs/b.md")
    (tmp_path / ".evidencecheckignore").write_text("*.md\n")
    (tmp_path / "work/.evidencecheckignore").write_text("b.md\n")
    monkeypatch.chdir(tmp_path / "work")
    assert [path.name for path in walk(["docs"], {".md"})] == ["a.md"]


def test_the_nearest_references_folder_upward_is_the_evidence_store(tmp_path: Path) -> None:
    plant(tmp_path, "references/all.bib", "site/references/evidence.lock", "site/pages/a.md", "b.md")
    assert find_references(Path("site/pages/a.md"), tmp_path) == tmp_path / "site/references"
    assert find_references(tmp_path / "site/pages", Path("/")) == tmp_path / "site/references"
    assert find_references(Path("b.md"), tmp_path) == tmp_path / "references"
    assert find_references(Path("site/../b.md"), tmp_path) == tmp_path / "references"


def test_a_folder_of_that_name_without_evidence_does_not_count(tmp_path: Path) -> None:
    plant(tmp_path, "references/all.bib", "site/references/index.md", "site/a.md")
    assert find_references(Path("site/a.md"), tmp_path) == tmp_path / "references"


def test_else_the_working_directory_serves(tmp_path: Path) -> None:
    plant(tmp_path, "here/references/all.bib", "elsewhere/a.md")
    assert find_references(tmp_path / "elsewhere/a.md", tmp_path / "here") == tmp_path / "here/references"


def test_there_may_be_no_evidence_store_at_all(tmp_path: Path) -> None:
    plant(tmp_path, "a.md")
    assert find_references(Path("a.md"), tmp_path) is None


def test_the_bibliographies_of_an_evidence_store_are_no_documents(tmp_path: Path) -> None:
    plant(tmp_path, "a.bib", "references/own.bib", "references/read.md", "docs/references/own.bib", "kept/own.bib")
    bibliographies = {".bib", ".md"}

    def listed(*paths: str, store: Path | None = None) -> list[str]:
        return [p.relative_to(tmp_path).as_posix() for p in walk([tmp_path / p for p in paths], bibliographies, store)]

    assert listed("") == ["a.bib", "kept/own.bib", "references/read.md"]
    assert listed("", store=tmp_path / "kept") == ["a.bib", "references/read.md"]
    assert listed("references/own.bib") == ["references/own.bib"]
