"""``mithaq show`` and ``mithaq explain``: one article, its marks and why they are there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mithaq.app.layers import LAYERS


def test_show_prints_the_article_and_the_list_of_marks(run: Any, article: Path) -> None:
    ran = run("show", article)
    assert ran.code == 0
    assert article.read_text(encoding="utf-8").strip() in ran.out
    assert "نزار الحلبي · assert · indirect" in ran.out and "\x1b" not in ran.out


def test_show_in_colour_keeps_the_letters_of_the_text(run: Any, article: Path) -> None:
    import re

    out = run("show", article, "--color", "always").out
    assert "\x1b[" in out
    assert "أضاف: «سنعود غدا إلى الطاولة»" in re.sub("\x1b\\[[0-9;]*m", "", out)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_can_be_shown(run: Any, article: Path, layer: str) -> None:
    assert run("show", article, "--layer", layer).code == 0


def test_what_would_move_the_cursor_is_not_printed(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("قال نزار الحلبي إن الباب \x1b[31m مفتوح\u202e أمام الوفد.", encoding="utf-8")
    for command in ("show", "explain"):
        out = run(command, path).out
        assert "\x1b" not in out and "\u202e" not in out and "الباب" in out


def test_explain_is_a_tree(run: Any, article: Path) -> None:
    out = run("explain", article).out
    assert "  ar.quotation.verb-that: " in out and "    speaker.explicit: " in out and "    cue «قال»" in out


def test_explain_at_a_character(run: Any, article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    at = run("explain", article, "--at", text.index("الطاولة")).out
    assert "سنعود" in at and "الباب" not in at
    assert "Nothing was found" in run("explain", article, "--at", text.index("\n")).out
    assert run("explain", article, "--at", len(text)).code == 2


def test_an_input_that_cannot_be_read_stops_it(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    for command in ("show", "explain"):
        ran = run(command, tmp_path / "a.txt")
        assert ran.code == 1 and ran.err.count("\n") == 3


def test_a_folder_of_several_articles_is_no_article(run: Any, article: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(article.read_bytes())
    assert run("show", tmp_path).code == 2
