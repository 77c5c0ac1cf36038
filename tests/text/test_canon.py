"""Canonical text: same words whatever the typing, and every place mapped back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.text.canon import canonical
from mithaq.text.span import Span

SIGNS = "ابتثلاأإآىيكهوةءئ ًَّـ٠١abcABCéйЙё«»“”„‘’'\"–— \t\r\n\u00a0\u200c\u200f\u202b\ufeffﻻﷲ…ﬁ½e\u0301и\u0306!.,؟"
texts = st.text(alphabet=SIGNS, max_size=80) | st.text(alphabet=st.characters(codec="utf-8"), max_size=40)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("قَـــالَ", "قال"),
        ("«نعم»", '"نعم"'),
        ("„да“ — нет", '"да" - нет'),
        ("it’s  \r\n\t so", "it's so"),
        ("ﻻ ﬁne", "لا fine"),
        ("e\u0301 и\u0306", "é й"),
        ("ا\u0653", "آ"),
        ("أ", "أ"),
        ("\u202bنعم\u202c\u200f", "نعم"),
        ("  \n", ""),
        ("", ""),
    ],
)
def test_canonical_forms(written: str, plain: str) -> None:
    assert canonical(written).text == plain


@given(texts)
def test_stable_and_mapped(text: str) -> None:
    plain = canonical(text)
    assert canonical(plain.text).text == plain.text
    assert len(plain.starts) == len(plain.stops) == len(plain.text)
    assert all(0 <= a < b <= len(text) for a, b in zip(plain.starts, plain.stops, strict=True))
    assert list(plain.starts) == sorted(plain.starts) and list(plain.stops) == sorted(plain.stops)


@given(texts, st.data())
def test_round_trip(text: str, data: st.DataObject) -> None:
    plain = canonical(text)
    if not plain.text:
        return
    start = data.draw(st.integers(0, len(plain.text) - 1))
    stop = data.draw(st.integers(start + 1, len(plain.text)))
    span = plain.span(start, stop)
    words = plain.text[start:stop]
    # one written sign may open into several letters («½», «ﻻ»), so the way back may widen, never lose
    assert words.strip() in canonical(text[span.start : span.stop]).text
    back = plain.place(span)
    assert back.start <= start and back.stop >= stop


def test_lone_surrogate_passes() -> None:
    assert canonical("a\ud800 b").text == "a\ud800 b"


def test_empty_span_is_a_place() -> None:
    assert canonical("a  b").span(1, 1) == Span(1, 1)
    assert canonical("").span(0, 0) == Span(0, 0)
