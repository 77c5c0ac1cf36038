"""Folding: one spelling for the many ways a word is typed, without moving a single offset.

``fold`` replaces code points one for one, so an offset in the folded text is an offset in the text. ``key`` goes on to
drop what is only decoration (harakat, tatweel, joiners) and is used to compare words, never to count characters.

>>> fold("أكّد Лавров: ١٢ ёлок")
'اكّد лавров: 12 елок'
>>> key("أكّـــد"), key("ﻻ"), key("Ёлка"), key("کيف")
('اكد', 'لا', 'елка', 'كيف')
"""

from __future__ import annotations

import re
import sys
import unicodedata

__all__ = ["DECORATION", "fold", "key"]

_ALIKE = {
    "ا": "أإآٱٲٳٵ",
    "ي": "ىیېۍ",
    "ك": "کڪګ",
    "ه": "ہھەۀ",
    "و": "ۆۈ",
    "е": "ёЁ",
    "-": "‐‑",
}
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}

#: Marks that only decorate a word: harakat, Quranic signs, tatweel, combining accents, joiners and bidi controls.
DECORATION = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]+"
)
_PRESENTATION = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)):
        lower = chr(code).lower()
        if len(lower) == 1 and lower != chr(code):
            table[code] = lower
    for code in range(0xFB50, 0xFEFD):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain.isalpha():
            table[code] = plain
    for one, others in _ALIKE.items():
        for other in others:
            table[ord(other)] = one
    for code, letter in list(table.items()):
        table[code] = next((one for one, others in _ALIKE.items() if letter in others), letter)
    table.update({ord(digit): ascii_digit for digit, ascii_digit in _DIGITS.items()})
    return table


_FOLD = _table()


def fold(text: str) -> str:
    """The text with look-alike letters, digits and case made one, code point for code point.

    >>> len(fold("﴿ﺍﻟﻤﻘﺎﻭﻣﺔ﴾ ŞİMDİ")) == len("﴿ﺍﻟﻤﻘﺎﻭﻣﺔ﴾ ŞİMDİ")
    True
    """
    return text.translate(_FOLD)


def key(word: str) -> str:
    """The comparison key of a word: folded, ligatures opened, decoration dropped.

    The result may be shorter or longer than the word; never use it to count characters.
    """
    if _PRESENTATION.search(word):
        word = unicodedata.normalize("NFKC", word)
    folded = word.translate(_FOLD)
    return sys.intern(DECORATION.sub("", folded) if DECORATION.search(folded) else folded)
