"""Words to make texts of: those of the examples of a pack's rule file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mithaq.lang.pack import load_pack


@pytest.fixture(scope="session")
def words_of() -> Callable[[str, str], list[str]]:
    """A function: the words of every example and counter-example of a language's rule file."""

    def words(language: str, file: str) -> list[str]:
        examples = [
            one for rule in load_pack(language).data(file)["rules"] for one in (*rule["examples"], *rule["never"])
        ]
        texts = [one["text"] if isinstance(one, dict) else one for one in examples]
        return sorted({word for text in texts for word in text.split()})

    return words
