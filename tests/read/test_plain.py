"""Decoding: every encoding a newsroom saves in, exactly, and a clear reason where there is no text."""

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.errors import MithaqError, NoText, TooLarge
from mithaq.read.plain import decode, known_encoding

ARABIC = "وصل المبعوث إلى العاصمة أمس،\r\nوقال إن المحادثات «مستمرة» حتى نهاية العام."
RUSSIAN = "Посланник прибыл в столицу вчера.\r\nОн сказал: «Переговоры продолжаются» до конца года."
ENGLISH = "The envoy arrived.\r\n“Talks go on” – he said, adding the state’s side would wait."
EVERYWHERE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, encoding) for text in (ARABIC, RUSSIAN, ENGLISH) for encoding in EVERYWHERE),
        (ARABIC, "windows-1256"),
        (ARABIC.replace("«", "").replace("»", ""), "iso-8859-6"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN.replace("«", '"').replace("»", '"'), "koi8-r"),
        (RUSSIAN.replace("«", '"').replace("»", '"'), "cp866"),
        (RUSSIAN.upper(), "windows-1251"),
        (ENGLISH, "windows-1252"),
        ("plain", "ascii"),
    ],
)
@pytest.mark.parametrize("declared", [None, "right", "windows-1252", "koi8-r", "utf-8", "windows-1256", "nonsense"])
def test_encodings(text: str, encoding: str, declared: str | None) -> None:
    found = decode(text.encode(encoding), encoding if declared == "right" else declared)
    assert found.text == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_mark_is_taken_off(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    found = decode(mark + ARABIC.encode(encoding))
    assert (found.text, found.encoding) == (ARABIC, encoding)


def test_wrong_declaration_is_noted() -> None:
    assert "it is UTF-8" in decode(ARABIC.encode(), "windows-1256").note
    assert "reads as windows-1251" in decode(RUSSIAN.encode("cp1251"), "windows-1256").note
    assert decode(ARABIC.encode("cp1256"), "cp1256").note == ""


def test_line_ends_and_odd_signs_stay() -> None:
    text = "a\r\nb\rc\n\n\u202bنعم\u202c\u2028😀e\u0301\u200c"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("cut", range(1, 4))
def test_a_cut_character_at_the_end_is_still_utf8(cut: int) -> None:
    found = decode((ARABIC + "😀").encode()[:-cut])
    assert found.encoding == "utf-8" and found.text.startswith(ARABIC) and "damaged" in found.note


def test_lone_surrogate_bytes_do_not_stop_it() -> None:
    found = decode(ARABIC.encode() + b"\xed\xa0\x80" + ARABIC.encode())
    assert found.encoding == "utf-8" and found.text.startswith(ARABIC) and found.text.endswith(ARABIC)
    found.text.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "white space"),
        (b" \r\n\t", "white space"),
        ("\u00a0\u3000\n".encode(), "white space"),
        (b"%PDF-1.7\n%...", "PDF"),
        (b"PK\x03\x04" + b"\0" * 40 + b"word/document.xml", "office document"),
        (b"PK\x03\x04" + b"\0" * 40, "zip"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "image"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 20, "image"),
        (b"GIF89a" + b"\0" * 20, "image"),
        (b"\x1f\x8b\x08" + b"\0" * 20, "compressed"),
        (b"{\\rtf1 hello}", "office document"),
        (b"SQLite format 3\x00" + b"\0" * 20, "database"),
        (b"\0" * 100, "binary"),
        (b"some words\0\0\0\x01\x02 and more", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (bytes(range(1, 32)) * 40, "binary"),
    ],
)
def test_no_text(data: bytes, why: str) -> None:
    with pytest.raises(NoText) as caught:
        decode(data, name="a.txt")
    assert why in caught.value.why and caught.value.what.startswith("a.txt") and caught.value.try_this


def test_limit() -> None:
    with pytest.raises(TooLarge):
        decode(b"a" * 1001, limit=1000)
    assert decode(b"a" * 1000, limit=1000).text == "a" * 1000


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "cp1256", "utf-16", "big5", "klingon", "", "idna"]))
def test_any_bytes_give_text_or_a_reason(data: bytes, declared: str | None) -> None:
    try:
        found = decode(data, declared)
    except MithaqError as error:
        assert error.why and error.try_this
    else:
        assert found.text.strip() and known_encoding(found.encoding)
        found.text.encode("utf-8")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=200))
def test_utf8_comes_back_exactly(text: str) -> None:
    if text.isspace() or text.startswith("\ufeff"):
        return
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16-le"])
def test_fifty_megabytes_in_five_seconds(encoding: str) -> None:
    data = RUSSIAN.encode(encoding)
    data = data * (50 * 2**20 // len(data))
    begun = time.perf_counter()
    found = decode(data)
    assert time.perf_counter() - begun < 5
    assert found.encoding == encoding
