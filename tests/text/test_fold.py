"""Folding: offsets never move, look-alikes become one."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.text.fold import fold, key


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أإآٱا", "ااااا"),
        ("على کیف", "علي كيف"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("Ёж ПЁС", "еж пес"),
        ("ÉCOLE Straße", "école straße"),
        ("مدرسة", "مدرسة"),
    ],
)
def test_look_alikes(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("مُحَمَّد", "محمد"), ("ســـلام", "سلام"), ("ﻻ", "لا"), ("ﺍﻟﺴﻼﻡ", "السلام"), ("کتاب", "كتاب"), ("Ёлка", "елка")],
)
def test_keys_agree(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_every_code_point_folds_once_and_to_one() -> None:
    signs = "".join(chr(code) for code in range(sys.maxunicode + 1))
    folded = fold(signs)
    assert len(folded) == len(signs)
    assert fold(folded) == folded


@given(st.text())
def test_length_kept_and_idempotent(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text(max_size=30))
def test_key_is_stable(word: str) -> None:
    assert key(key(word)) == key(word)
