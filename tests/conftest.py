"""A small ledger for tests: invented people, three languages, one speaker in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mithaq.app.ledger import Ledger

ARTICLES = {
    "ar-1": "أكد نزار الحلبي أن بلاده ستلتزم بالاتفاق حتى عام 2026.\n\nوقالت سلمى الهادي: «سنعود غدا إلى الطاولة».",
    "ar-2": "قال نزار الحلبي إن المفاوضات صعبة.\n\nوأضاف أن الموقف لم يتغير.",
    "en-1": "Nizar Halabi said that the talks were difficult.\n\n“We will not sign the treaty,” Salma Al-Hadi said.",
    "ru-1": "Низар Халаби заявил, что переговоры трудные.\n\n«Мы подпишем договор», — сказала Сальма аль-Хади.",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of short articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def ledger(tmp_path: Path, articles: Path) -> Iterator[Ledger]:
    """A ledger that holds these articles, all of one day."""
    from mithaq.app.ledger import Ledger

    with Ledger(tmp_path / "ledger.db") as made:
        made.add(articles, published="2031-05-04")
        yield made


@pytest.fixture
def river() -> Path:
    """The folder of an invented domain pack: two states over a river."""
    return Path(__file__).parent / "data" / "river"


@pytest.fixture
def exchange(tmp_path: Path, river: Path) -> Iterator[Ledger]:
    """A ledger of the invented exchange, told in three languages; the day of each article is in its name."""
    from mithaq.app.ledger import Ledger

    with Ledger(tmp_path / "exchange.db", packs=(str(river),)) as made:
        for path in sorted((river.parent / "river-articles").glob("*.txt")):
            made.add(path, published=path.name[:10])
        yield made
