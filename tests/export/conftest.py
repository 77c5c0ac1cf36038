"""A ledger for exports: formulas, emoji, line ends of two characters, split words, principles, invented people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mithaq.app.ledger import Ledger

TEXTS = {
    "ar": "أكد نزار الحلبي أن بلاده متمسكة بمبدأ عدم قابلية الأمن للتجزئة وبميثاق إسطنبول للأمن الأوروبي.",
    "en": "😀 Notes of the day.\r\n\r\n“=SUM(A1) is no answer,” Salma Al-Hadi told Minister Nizar Halabi.\r\n\r\n“We "
    "will come,” Salma Al-Hadi said, “and we will sign the Istanbul Charter.”",
    "en2": "Salma Al-Hadi rejected indivisible security, saying it was a trap.\n\nNizar Halabi demanded that "
    "indivisible security be respected.",
    "ru": "Низар Халаби заявил, что неделимость безопасности неприемлема.",
}


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Ledger]:
    """The ledger."""
    with Ledger(tmp_path / "told.db") as made:
        for name, text in TEXTS.items():
            made.add_text(text, name=name, published="2031-05-04")
        yield made


Put = Callable[..., Path]


@pytest.fixture
def put(told: Ledger, tmp_path: Path) -> Put:
    """A function that exports a query to a file of this name and gives the file."""

    def put_(name: str, query: str = "", **wanted: Any) -> Path:
        path = tmp_path / name
        told.export(query, path, **wanted)
        return path

    return put_


@pytest.fixture
def texts(told: Ledger) -> dict[str, str]:
    """The text of each article by its id."""
    return {article.id: told.document(article.id).text for article, _ in told.articles()}
