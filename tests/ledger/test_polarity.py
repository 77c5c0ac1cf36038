"""What makes two sentences contrary, within a language and across languages."""

from __future__ import annotations

import pytest

from mithaq.lang.pack import language_of
from mithaq.ledger.polarity import contrary, read_polarity


def against(a: str, b: str) -> bool:
    return contrary(read_polarity(a, language_of(a)), read_polarity(b, language_of(b))) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We will not sell the harbour", "لن نبيع الميناء"),
        ("We refuse to meet", "Мы не встретимся"),
        ("They will reopen the bridge", "لن يغلقوا الجسر"),
        ("Мы выступаем против тарифа", "نرفض التعرفة"),
        ("لا نوقع إلا بعد التصويت", "We sign after the vote"),
        ("The boats are still there", "لا تزال القوارب هناك"),
        ("The island needs help immediately", "Острову немедленно нужна помощь"),
        ("no later than noon", "не позднее полудня"),
        ("They want a ceasefire", "يريدون وقف إطلاق النار"),
    ],
)
def test_wordings_that_agree(a: str, b: str) -> None:
    assert not against(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We will sell the harbour", "لن نبيع الميناء"),
        ("The tariff will rise", "Тариф снизится"),
        ("نؤيد الخطة", "We oppose the plan"),
        ("Переговоры зашли в тупик", "The talks are making progress"),
        ("سنفتح الجسر", "Мы закроем мост"),
        ("They must pay", "They may pay"),
        ("The treaty is unfounded", "The treaty is founded"),
    ],
)
def test_wordings_that_contradict(a: str, b: str) -> None:
    assert against(a, b)
    assert against(b, a)
