"""Which inputs there are: files as named, articles of folders in order, standard input."""

from __future__ import annotations

from pathlib import Path

from mithaq.app.inputs import find_sources


def test_folders_give_their_articles_in_order_and_nothing_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "notes.pdf", ".hidden.txt", "sub/c.TXT", ".git/d.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x", encoding="utf-8")
    found = [Path(source.name).relative_to(tmp_path).as_posix() for source in find_sources([str(tmp_path)])]
    assert found == ["a.html", "b.txt", "sub/c.TXT"]


def test_files_are_taken_as_named_and_order_is_kept(tmp_path: Path) -> None:
    (tmp_path / "z.dat").write_text("x", encoding="utf-8")
    names = [str(tmp_path / "z.dat"), "-", str(tmp_path / "missing.txt")]
    assert [source.name for source in find_sources(names)] == names


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    (source,) = find_sources([str(tmp_path)])
    assert source.empty
