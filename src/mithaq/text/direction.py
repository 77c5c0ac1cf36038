"""Which way a text is written, by its letters, where nothing else tells."""

from __future__ import annotations

import unicodedata

__all__ = ["direction_of_letters"]

_MOST = 2_000  # characters looked at


def direction_of_letters(text: str) -> str:
    """``rtl`` or ``ltr``, whichever most of its letters are; ``auto`` for a text without letters.

    >>> direction_of_letters("قال NATO إن"), direction_of_letters("он сказал"), direction_of_letters("2031")
    ('rtl', 'ltr', 'auto')
    """
    kinds = [unicodedata.bidirectional(letter) for letter in text[:_MOST]]
    left, right = kinds.count("L"), kinds.count("R") + kinds.count("AL")
    return "auto" if left == right == 0 else "rtl" if right > left else "ltr"
