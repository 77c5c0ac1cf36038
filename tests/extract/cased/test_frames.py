"""What is said and by whom with a gerund, a place or a document for the verb's subject, in a language with cases."""

from __future__ import annotations

import pytest

import mithaq

CASES = [
    (
        "Министр Нина Орлова закрыла порт, отметив, что мост останется открытым.",
        "Нина Орлова",
        "мост останется открытым",
    ),
    ("Нина Орлова приехала в порт, добавив: «Мост останется открытым».", "Нина Орлова", "Мост останется открытым"),
    ("Отвечая на вопрос, министр Нина Орлова заявила, что мост открыт.", "Нина Орлова", "мост открыт"),
    ("В Министерстве транспорта заявили, что мост открыт.", "Министерство транспорта", "мост открыт"),
    ("«Мост открыт», — говорится в заявлении министерства.", "министерство", "Мост открыт"),
]


@pytest.mark.parametrize(("text", "speaker", "words"), CASES)
def test_who_says_what(text: str, speaker: str, words: str) -> None:
    doc = mithaq.read(text, language="ru", published="2031-05-04")
    said = [(one.speaker.name, " ".join(doc[part] for part in one.content)) for one in doc.statements]
    assert said == [(speaker, words)]


def test_a_participle_belongs_to_the_noun_before_it() -> None:
    text = "Вчера министр Нина Орлова, заявившая, что мост останется открытым."
    doc = mithaq.read(text, language="ru", published="2031-05-04")
    assert [(one.speaker.name, doc[one.content[0]]) for one in doc.statements] == [
        ("Нина Орлова", "мост останется открытым")
    ]


def test_a_gerund_that_reports_nothing_is_no_statement() -> None:
    assert mithaq.read("Указывая на порт, министр Нина Орлова улыбнулась.", language="ru").statements == ()
