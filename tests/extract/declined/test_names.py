"""Names in cases: one person whatever the form, shown in the nominative."""

from __future__ import annotations

import pytest

from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document
from mithaq.pipeline import read_document


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("По словам Петра Лугова, все готово. С Луговым говорили в мае.", {"Петр Лугов"}),
        ("Министр встретился с Анной Ручьевой. Ручьева молчала.", {"Анна Ручьева"}),
        ("Адвокат Анны Ручьевой Иван Долин вышел.", {"Анна Ручьева", "Иван Долин"}),
        ("Депутат О. Ветров уехал. Олега Ветрова ждут.", {"Олег Ветров"}),
        ("Олег Петрович Ветров уехал. Ветрову пишут.", {"Олег Петрович Ветров"}),
        ("Генерал Салем аль-Муаддиб уехал. Муаддибу пишут.", {"Салем аль-Муаддиб"}),
        ("Посланница Северной Марки Клара Денхольм уехала.", {"Клара Денхольм"}),
        ("В Новом Городе прошел Большой Праздник.", set()),
    ],
)
def test_persons(text: str, names: set[str]) -> None:
    doc = read_document(Document(text, language="ru"), load_pack("ru"), load_kb())
    assert {mention.name for mention in doc.mentions if mention.kind == "person" and mention.head} == names
