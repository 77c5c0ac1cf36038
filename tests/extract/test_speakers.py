"""Who answers for a quotation where no phrase beside the verb says so, or where the phrase stands for somebody else."""

from __future__ import annotations

import pytest

import mithaq

CASES = [
    # a participle belongs to the subject of its sentence, whatever the verb
    ("وعلق ممثل النيابة على الجدل حول الملف، موضحا أن القضية مغلقة.", ["ممثل النيابة"]),
    ("واستقبل وزير المياه نزار الحلبي الوفد في مكتبه، مؤكدا أن السد آمن.", ["نزار الحلبي"]),
    # a verb goes on from the sentence before, where nobody is quoted in it
    ("تحدث نزار الحلبي في تدوينة عن حال السد. وكتب في تدوينة أخرى: «لن نترك أحدا بلا ماء».", ["نزار الحلبي"]),
    ("وكشف المتحدث باسم الوزارة، نزار الحلبي، تفاصيل الخطة، وقال إن العمل مستمر.", ["نزار الحلبي"]),
    # who is named right before a relative
    ("وتم استجواب شاهد الإثبات الذي قال: «كنت في المدينة يوم الواقعة».", ["شاهد الإثبات"]),
    ("والتقى نزار الحلبي وزيرة المياه سلوى النجار التي أكدت أن السد آمن.", ["سلوى النجار"]),
    # courtesies and "the same"
    (
        "قال سعادة الدكتور نزار الحلبي، وزير المياه، إن السد آمن. وأضاف سعادته أن العمل مستمر. "
        "وأورد المتحدث ذاته أن الخطة جاهزة.",
        ["نزار الحلبي"] * 3,
    ),
    # somebody without a name gets the fullest phrase
    ("وقال مسؤول إن السد آمن.\n\nوأوضح المسؤول المحلي أن العمل مستمر.", ["المسؤول المحلي"] * 2),
    # a statement speaks for the body that issued it
    ("وأضاف بيان الجيش الواقواقي: «عادت القوات إلى ثكناتها صباح اليوم».", ["الجيش الواقواقي"]),
    # a woman's first name is no surname
    ("كشفت سلوى النجار عن نهاية العمل. وأضافت سلوى: «كنت أريد نهاية أخرى للقصة».", ["سلوى النجار"] * 2),
]


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    doc = mithaq.read(text, language="ar", published="2031-05-04")
    assert [one.speaker.name for one in doc.statements] == speakers


def test_a_title_behind_a_preposition_written_together_keeps_its_name() -> None:
    text = "تضمن خطاب البلاد لرئيس المجلس الأعلى نزار الحلبي طلبا. وذكر الحلبي أن الطريق مفتوح أمام الجميع."
    doc = mithaq.read(text, language="ar")
    assert [s.speaker.name for s in doc.statements] == ["نزار الحلبي"]
