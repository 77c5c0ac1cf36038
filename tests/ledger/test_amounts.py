"""Numbers and calendar words of three languages as values."""

from __future__ import annotations

import pytest

from mithaq.ledger.amounts import find_amounts


def values(text: str, language: str, kind: str = "number") -> list[float | str]:
    return [amount.value for amount in find_amounts(text, language) if amount.kind == kind]


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "forty-two percent of 1,127 boats", [42, 1127]),
        ("en", "two thousand five hundred lorries, more than 5.5 million tonnes", [2500, 5_500_000]),
        ("en", "half a million, and 30,000 more", [500_000, 30_000]),
        ("en", "one of the thousands of farmers", []),
        ("ru", "до тысячи пятисот лодок и 5,5 миллионов тонн", [1500, 5_500_000]),
        ("ru", "более 30 000 человек, двести сорок домов", [30_000, 240]),
        ("ru", "тысячи людей, шестьдесят семь судов", [67]),
        ("ar", "ألف وخمسمئة قارب وخمسة وعشرون مركبا", [1500, 25]),
        ("ar", "مئتين وأربعين سفينة و13 ألفا من الصيادين", [240, 13_000]),
        ("ar", "خمسة ملايين طن، مليوني برميل، ٣٠،٠٠٠ صندوق", [5_000_000, 2_000_000, 30_000]),
        ("ar", "سبعة عشر وواحد وثلاثون واثنا عشر مليار", [17, 31, 12_000_000_000]),
    ],
)
def test_numbers(language: str, text: str, numbers: list[float]) -> None:
    assert values(text, language) == numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on Sunday, 30 June"),
        ("ru", "в воскресенье, 30 июня"),
        ("ar", "الأحد الثلاثين من حزيران"),
        ("ar", "الأحد 30 يونيو"),
    ],
)
def test_a_day_is_the_same_in_every_language(language: str, text: str) -> None:
    assert values(text, language, "weekday") == ["7"]
    assert values(text, language, "month") == ["6"]
    assert values(text, language) == [30]


@pytest.mark.parametrize(("language", "text"), [("en", "two hours"), ("ru", "два часа"), ("ar", "ساعتين")])
def test_a_period_is_a_number_and_a_unit(language: str, text: str) -> None:
    assert values(text, language, "period") == ["2 hour"]


def test_a_weak_month_needs_a_date_beside_it() -> None:
    assert values("They may march next March", "en", "month") == ["3"]


def test_clock_times_are_no_numbers() -> None:
    assert values("to 13:00", "en") == [] and values("by 1 p.m.", "en") == []
    assert values("к 13:00", "ru", "clock") == values("by 1 p.m.", "en", "clock")
