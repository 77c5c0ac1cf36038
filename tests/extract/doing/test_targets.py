"""Targets: who is accused, asked, warned, praised."""

from __future__ import annotations

import pytest

import mithaq


@pytest.mark.parametrize(
    ("text", "language", "targets"),
    [
        ("The envoy urged the United Nations to send boats.", "en", ("org:un",)),
        ("The envoy said the United Nations must decide soon.", "en", ("org:un",)),
        ("The envoy said the road must be open.", "en", ()),
        ("“We thank the United Nations for the boats,” the envoy said.", "en", ("org:un",)),
        ("The envoy said he urged them to wait.", "en", ()),
        ("دعا المبعوث الأمم المتحدة إلى إرسال قوارب.", "ar", ("org:un",)),
        ("قال المبعوث إنه يجب على الأمم المتحدة أن تقرر.", "ar", ("org:un",)),
        ("Посол призвал Организацию Объединённых Наций прислать лодки.", "ru", ("org:un",)),
    ],
)
def test_whom_a_statement_is_aimed_at(text: str, language: str, targets: tuple[str, ...]) -> None:
    assert mithaq.read(text, language=language).statements[0].targets == targets


def test_a_speaker_is_no_target_of_their_own() -> None:
    doc = mithaq.read("The United Nations said the United Nations must decide soon.", language="en")
    assert doc.statements[0].targets == ()
