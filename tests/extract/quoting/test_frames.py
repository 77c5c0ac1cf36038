"""What is said and by whom where the verb comes first: descriptions, asides, addressees, names in quotation marks."""

from __future__ import annotations

import pytest

import mithaq

CASES = [
    # the object of a description is no part of its subject
    ("ووصف الأمين العام الوضع في المدينة بأنه خطير للغاية.", "الأمين العام", "خطير للغاية"),
    ("ووصف الوزير نزار الحلبي الخطة بـ«الناقصة جدا».", "نزار الحلبي", "«الناقصة جدا»"),
    # an aside between a verb of saying and its clause says nothing of its own
    ("وقال وزير المياه - وفقا لقناة الواحة - إن السد آمن.", "وزير المياه", "السد آمن"),
    ("وذكرت قناة الواحة، نقلا عن مصادر محلية لم تكشف عنها، أن السد آمن.", "مصادر محلية", "السد آمن"),
    ("وأشاد نزار الحلبي -في مقابلة مع قناة الواحة- بدور الوسطاء.", "نزار الحلبي", "بدور الوسطاء"),
    ("وأكد نزار الحلبي أن العمل مستمر، بقوله: لن نتوقف غدا.", "نزار الحلبي", "لن نتوقف غدا"),
    ("وذكرت وكالة الواحة بدورها، أن الطريق مفتوح.", "وكالة الواحة", "الطريق مفتوح"),
    # whom it was said to is not who said it
    ("صرح مسؤول إقليمي لرويترز بأن الطريق مفتوح.", "مسؤول إقليمي", "الطريق مفتوح"),
    # numbers
    ("أكدت 3 مصادر أن الطريق مفتوح.", "3 مصادر", "الطريق مفتوح"),
    ("قال ثلاثة مسؤولين محليين إن الطريق مفتوح.", "ثلاثة مسؤولين محليين", "الطريق مفتوح"),
    # a noun without the verb's preposition
    ("وأكد نزار الحلبي ضرورة فتح المعبر بشكل كامل.", "نزار الحلبي", "ضرورة فتح المعبر بشكل كامل"),
    # what stands before the quotation marks can be what was said, or a name
    ("وشدد نزار الحلبي على ضرورة بقاء «الباب المفتوح».", "نزار الحلبي", "ضرورة بقاء «الباب المفتوح»"),
    ('كشفت سلوى النجار مخرجة الفيلم القصير "ليلة في القرية" عن نهاية العمل.', "سلوى النجار", "نهاية العمل"),
    ("يقول نزار الحلبي أنه «حلم بعيد» لأن الطرفين لم يوقعا.", "نزار الحلبي", "«حلم بعيد» لأن الطرفين لم يوقعا"),
    # speech without quotation marks ends at the author's next verb
    ("وقال نزار الحلبي: الباب مفتوح للجميع، مضيفا: لن نغلقه.", "نزار الحلبي", "الباب مفتوح للجميع"),
    # the author's own clause
    ("وأكد نزار الحلبي أن السد آمن وقد رفض المجلس الخطة.", "نزار الحلبي", "السد آمن"),
    ("وأكد نزار الحلبي أن السد ضعيف وقد ينهار قريبا.", "نزار الحلبي", "السد ضعيف وقد ينهار قريبا"),
    ("وأكد نزار الحلبي أن ما ورد بأمر المجلس من لفظ غير دقيق.", "نزار الحلبي", "ما ورد بأمر المجلس من لفظ غير دقيق"),
]


@pytest.mark.parametrize(("text", "speaker", "words"), CASES)
def test_who_says_what(text: str, speaker: str, words: str) -> None:
    doc = mithaq.read(text, language="ar", published="2031-05-04")
    said = [(one.speaker.name, " ".join(doc[part] for part in one.content)) for one in doc.statements]
    assert (speaker, words) in said


@pytest.mark.parametrize(
    "text",
    [
        "والحركة لا تعلن غالبا عن عدد أعضائها.",
        "وحكمت المحكمة في قضية 3 متهمين بحرق المصنع.",
        'ونشرت "الواحة مباشر" المقطع عبر صفحتها.',
        'اقرأ أيضا: "موسم القطاف يبدأ غدا في القرى"',
    ],
)
def test_narration_is_no_statement(text: str) -> None:
    assert mithaq.read(text, language="ar").statements == ()
