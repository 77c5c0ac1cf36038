"""Tokens: every letter and digit is in one, in order, and no word has an empty key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.text.fold import DECORATION
from mithaq.text.tokens import BREAK, MARK, NUMBER, WORD, cut

SIGNS = "ابتلأإىيكهوةء ًَّـ٠١٢٫٬abcABCéйё«»“”‘’'\"–—-_.,:;!؟ \t\r\n\u00a0\u2028\u200c\u200f\u202b\u202c\ufeffﻻ…½²012😀"
texts = st.text(alphabet=SIGNS, max_size=120) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "keys", "kinds"),
    [
        ("", (), ""),
        ("قَالَ: «نَعَم»", ("قال", ":", "«", "نعم", "»"), "wmmwm"),
        ("1,000 ١٢٫٥ 2024.", ("1,000", "12٫5", "2024", "."), "nnnm"),
        ("a\r\n\r\n b\nc", ("a", "\n", "b", "\n", "c"), "wbwbw"),
        ("don't O’Neil's", ("don't", "o’neil", "'s"), "www"),
        ("😀«Да»…", ("😀", "«", "да", "»", "…"), "mmwmm"),
        ("می\u200cشود", ("ميشود",), "w"),
        ("snake_case", ("snake", "_", "case"), "wmw"),
    ],
)
def test_cut(text: str, keys: tuple[str, ...], kinds: str) -> None:
    tokens = cut(text)
    assert (tokens.keys, tokens.kinds) == (keys, kinds)


@given(texts)
def test_all_letters_and_digits_are_covered_in_order(text: str) -> None:
    tokens = cut(text)
    assert len(tokens.starts) == len(tokens.stops) == len(tokens.keys) == len(tokens.kinds)
    covered, last = set(), 0
    for start, stop in zip(tokens.starts, tokens.stops, strict=True):
        assert last <= start < stop <= len(text)
        covered.update(range(start, stop))
        last = stop
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())


@given(texts)
def test_keys_are_not_empty(text: str) -> None:
    tokens = cut(text)
    for index, key in enumerate(tokens.keys):
        assert tokens.kinds[index] in (WORD, NUMBER, MARK, BREAK)
        if tokens.kinds[index] == WORD and DECORATION.sub("", tokens.raw(index)):
            assert key


@given(texts, texts)
def test_a_line_before_only_shifts(before: str, text: str) -> None:
    text = "a" + text
    head = before + "\n"
    first, second = cut(text), cut(head + text)
    assert second.keys[len(second) - len(first) :] == first.keys
    assert [start - len(head) for start in second.starts[len(second) - len(first) :]] == list(first.starts)


@given(texts, st.integers(0, 130))
def test_looking_up_an_offset(text: str, offset: int) -> None:
    tokens = cut(text)
    at, before = tokens.at(offset), tokens.before(offset)
    assert all(stop <= offset for stop in tokens.stops[:at]) and all(stop > offset for stop in tokens.stops[at:])
    assert all(start < offset for start in tokens.starts[:before])
    assert all(start >= offset for start in tokens.starts[before:])
