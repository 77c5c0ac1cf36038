"""Articles: any path gives a document or three lines on what to do."""

import importlib
import os
from pathlib import Path

import pytest

from mithaq.errors import InputError, MithaqError, NoText, TooLarge, UsageError
from mithaq.read.article import checked_date, read_article, read_bytes, read_text

ARABIC = "وصل المبعوث إلى العاصمة أمس،\r\nوقال إن المحادثات مستمرة حتى نهاية العام."
HTML = (
    "<!doctype html><html><head><title>Talks go on</title>"
    '<meta property="og:site_name" content="Northern Times">{}</head>'
    "<body><article><p>The envoy said on Monday that the northern state would keep its word this year.</p>"
    "<p>Talks between the two sides will go on in the river town, he said.</p></article></body></html>"
)
DATED = HTML.format('<meta property="article:published_time" content="2031-05-04T10:20:30+03:00">')


def test_plain_file(tmp_path: Path) -> None:
    path = tmp_path / "talks.of.may.txt"
    path.write_bytes(ARABIC.encode("cp1256"))
    doc = read_article(path, published="2031-05")
    assert (doc.text, doc.language, doc.name, doc.path) == (ARABIC, "ar", "talks.of.may", str(path))
    assert (doc.metadata.published, doc.metadata.published_basis) == ("2031-05", "given")


def test_nothing_given_nothing_known() -> None:
    doc = read_bytes(ARABIC.encode(), "-")
    assert (doc.name, doc.metadata.published, doc.metadata.published_basis) == ("stdin", None, None)


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page", "-"])
def test_page_by_content_or_ending(name: str) -> None:
    doc = read_bytes(DATED.encode(), name, published="2030-01-01")
    assert doc.text.startswith("Talks go on\n\nThe envoy said") and doc.language == "en"
    meta = doc.metadata
    assert (meta.title, meta.outlet) == ("Talks go on", "Northern Times")
    assert (meta.published, meta.published_basis) == ("2031-05-04T10:20+03:00", "shown")
    assert meta.title_span is not None and doc[meta.title_span] == meta.title


def test_given_date_is_kept_where_the_page_shows_none() -> None:
    meta = read_bytes(HTML.format("").encode(), "page.html", published="2030-01-01").metadata
    assert (meta.published, meta.published_basis) == ("2030-01-01", "given")


def test_page_fragment_and_plain_text_in_html_files() -> None:
    assert read_bytes(b"The envoy said that the talks go on.", "a.html").text == "The envoy said that the talks go on."
    fragment = b"<div><p>The envoy said that the talks go on in the town.</p><p>They end in May, he said.</p></div>"
    assert "<" not in read_bytes(fragment, "a.htm").text


def test_language_given_is_taken() -> None:
    assert read_bytes(b"Abc def.", "a.txt", language="ru").language == "ru"
    assert read_text("Le ministre a dit que le pays respecterait l’accord.").language == "fr"
    assert read_text("12").language is None


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2024", "2024"),
        ("2024-02", "2024-02"),
        ("2024-02-29", "2024-02-29"),
        ("2024-03-01T18:24", "2024-03-01T18:24"),
        ("2024-03-01T18:24:05+03:00", "2024-03-01T18:24:05+03:00"),
        ("2024-03-01t18:24z", "2024-03-01T18:24Z"),
        (" 2024-03-01 ", "2024-03-01"),
        ("۲۰۲۴-۰۳-۰۱", "2024-03-01"),
        ("2021-12~", "2021-12~"),
        ("2022-W08", "2022-W08"),
        (None, None),
    ],
)
def test_dates(given: str | None, kept: str | None) -> None:
    assert checked_date(given) == kept


@pytest.mark.parametrize(
    "given",
    ["", "yesterday", "01.03.2024", "2024-13", "2023-02-29", "2024-3-1", "2024-03-01T25:00", "2022-W54", "24-03-01"],
)
def test_no_dates(given: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_bytes(b"Words.", "a.txt", published=given)
    assert len(str(caught.value).splitlines()) == 3


def raised(path: Path, **options: str) -> MithaqError:
    with pytest.raises(MithaqError) as caught:
        read_article(path, **options)
    assert len(str(caught.value).splitlines()) == 3
    return caught.value


def test_folder(tmp_path: Path) -> None:
    assert "is a folder" in raised(tmp_path).what


def test_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "talks-0412.txt").write_text("Words.")
    error = raised(tmp_path / "talks-0421.txt")
    assert isinstance(error, InputError) and "talks-0412.txt" in error.try_this
    assert raised(tmp_path / "nowhere" / "a.txt").what.endswith("not found.")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not stop this account")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.")
    path.chmod(0)
    assert "may not be read" in raised(path).what


def test_permission_error_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "may not be read" in raised(tmp_path / "a.txt").what


@pytest.mark.parametrize("name", ["a\0b", "a" * 5_000])
def test_names_that_cannot_be(tmp_path: Path, name: str) -> None:
    assert isinstance(raised(tmp_path / name), InputError)


def test_symlink_that_turns_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "a")
    assert isinstance(raised(tmp_path / "a"), InputError)


def test_empty_and_endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert isinstance(raised(tmp_path / "a.txt"), NoText)
    monkeypatch.setattr(importlib.import_module("mithaq.read.article"), "LIMIT", 10)
    (tmp_path / "b.txt").write_bytes(b"word " * 5)
    assert isinstance(raised(tmp_path / "b.txt"), TooLarge)


def test_unknown_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    assert isinstance(raised(tmp_path / "a.txt", encoding="klingon"), UsageError)


@pytest.mark.parametrize(
    "text", ["a\ud800b said the envoy", "\u202e\u2066\u202bنعم قال المبعوث", "\u200f" * 500, "😀" * 50]
)
def test_odd_texts_pass(text: str) -> None:
    assert read_text(text).text == text
    assert len(read_text(text).id) == 16


def test_one_line_of_five_megabytes() -> None:
    data = "قال المبعوث إن المحادثات مستمرة ".encode() * (5 * 2**20 // 58)
    assert read_bytes(data, "a.txt").language == "ar"
