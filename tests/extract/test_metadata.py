"""What pages say of themselves: date lines, datelines, credits, headlines; and what must hold for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mithaq
from mithaq.extract.metadata import find_metadata
from mithaq.extract.sentences import find_paragraphs
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document, Metadata

LANGUAGES = ("ar", "en", "ru")
HEAD = {
    "ar": "العمدة يفتتح الجسر الجديد فوق النهر",
    "en": "Mayor opens new bridge over the river",
    "ru": "Мэр открыл новый мост через реку",
}
BODY = {
    "ar": "افتتح العمدة الجسر الجديد بحضور سكان القرية، وقال إن العمل استغرق عامين.",
    "en": "The mayor opened the new bridge and said that the work had taken two years.",
    "ru": "Мэр открыл новый мост и сказал, что работа заняла два года.",
}
FIELDS = ("published", "outlet", "agency", "byline", "place", "unfinished")


def metadata_of(text: str, language: str, known: Metadata | None = None) -> Metadata:
    doc = Document(text, language=language, metadata=known or Metadata())
    return find_metadata(doc.adding(paragraphs=find_paragraphs(doc)), load_pack(language), load_kb())


def shown(page: str, language: str) -> dict[str, Any]:
    """The fields found on a page written with HEAD for the headline and BODY for a paragraph of the story."""
    found = metadata_of(page.replace("HEAD", HEAD[language]).replace("BODY", BODY[language]), language)
    assert found.title == HEAD[language], page
    return {name: value for name in FIELDS if (value := getattr(found, name))}


@pytest.mark.parametrize(
    ("language", "line", "value"),
    [
        ("ar", "الأربعاء 5 مارس 2031 06:24 م", "2031-03-05T18:24"),
        ("ar", "الأربعاء 5 مارس 2031 | 06:24 مساءً بتوقيت غرينتش", "2031-03-05T18:24"),
        ("ar", "٠٥ مارس ٢٠٣١", "2031-03-05"),
        ("ar", "۵ مارس/آذار ۲۰۳۱", "2031-03-05"),
        ("ar", "2031-03-05 17:07", "2031-03-05T17:07"),
        ("ar", "07/06/2031", "2031-06-07"),
        ("ar", "نشر في: 5 مارس 2031", "2031-03-05"),
        ("ar", "تاريخ النشر: 05.03.2031 | 10:22 GMT", "2031-03-05T10:22"),
        ("ar", "آخر تحديث: 5 مارس 2031 الساعة 18:24 بتوقيت غرينتش", "2031-03-05T18:24"),
        ("en", "March 5, 2031 6:24 PM", "2031-03-05T18:24"),
        ("en", "Published 18:24 GMT, 5 March 2031", "2031-03-05T18:24"),
        ("en", "Wed 5 Mar 2031 12.40 GMT", "2031-03-05T12:40"),
        ("en", "Last updated: 2031-03-05 17:07", "2031-03-05T17:07"),
        ("ru", "5 марта 2031, 12:40", "2031-03-05T12:40"),
        ("ru", "12:40, 5 марта 2031 г.", "2031-03-05T12:40"),
        ("ru", "05.03.2031 12:40 (обновлено: 06.03.2031)", "2031-03-05T12:40"),
        ("ru", "07/06/2031", "2031-06-07"),
    ],
)
def test_date_lines(language: str, line: str, value: str) -> None:
    assert shown(f"HEAD\n\n{line}\n\nBODY\n\nBODY", language) == {"published": value}
    assert shown(f"{line}\n\nHEAD\n\nBODY\n\nBODY", language) == {"published": value}


@pytest.mark.parametrize(
    ("language", "opening", "expected"),
    [
        ("ar", "( مرآة الساحل ۔ / سبوتنيك - 05 مارس 2031ء) BODY",
         {"published": "2031-03-05", "outlet": "مرآة الساحل", "agency": "Sputnik"}),
        ("ar", "موسكو - سبوتنيك. BODY", {"agency": "Sputnik", "place": "موسكو"}),
        ("ar", "موسكو، 5 مارس - تاس. BODY", {"agency": "TASS", "place": "موسكو"}),
        ("ar", "القاهرة (رويترز) - BODY", {"agency": "Reuters", "place": "القاهرة"}),
        ("ar", "واشنطن (أ ف ب) – BODY", {"agency": "AFP", "place": "واشنطن"}),
        ("ar", "بكين 5 مارس 2031 (شينخوا) BODY", {"published": "2031-03-05", "agency": "Xinhua", "place": "بكين"}),
        ("ar", "نيويورك - (د ب أ): BODY", {"agency": "dpa", "place": "نيويورك"}),
        ("ar", "أنقرة / الأناضول\n\nBODY", {"agency": "Anadolu", "place": "أنقرة"}),
        ("ar", "أنقرة / سعاد النهري / الأناضول\n\nBODY",
         {"agency": "Anadolu", "place": "أنقرة", "byline": "سعاد النهري"}),
        ("ar", "القاهرة - رويترز\n\nBODY", {"agency": "Reuters", "place": "القاهرة"}),
        ("ar", "الدوحة - وكالات\n\nBODY", {"place": "الدوحة"}),
        ("ar", "جدة - لندن: «الشرق الأوسط»\n\nBODY", {"outlet": "الشرق الأوسط", "place": "جدة - لندن"}),
        ("ar", "جدة: {الشرق الأوسط} الواحة (الجنوب): نادر الواحي\n2031-03-05\n\nBODY",
         {"published": "2031-03-05", "outlet": "الشرق الأوسط", "place": "جدة - الواحة (الجنوب)",
          "byline": "نادر الواحي"}),
        ("ar", "الواحة: سعاد النهري\n2031-03-05\n\nBODY",
         {"published": "2031-03-05", "place": "الواحة", "byline": "سعاد النهري"}),
        ("en", "MOSCOW, March 5 (Reuters) - BODY", {"agency": "Reuters", "place": "MOSCOW"}),
        ("en", "WASHINGTON (AP) — BODY", {"agency": "AP", "place": "WASHINGTON"}),
        ("en", "MOSCOW, March 5. /TASS/. BODY", {"agency": "TASS", "place": "MOSCOW"}),
        ("en", "MOSCOW. March 5 (Interfax) - BODY", {"agency": "Interfax", "place": "MOSCOW"}),
        ("en", "UNITED NATIONS, March 5, 2031 (AP) BODY",
         {"published": "2031-03-05", "agency": "AP", "place": "UNITED NATIONS"}),
        ("en", "MOSCOW (Lake News / Sputnik - 5th March, 2031) BODY",
         {"published": "2031-03-05", "outlet": "Lake News", "agency": "Sputnik", "place": "MOSCOW"}),
        ("en", "By Ann Field, Associated Press\n\nBODY", {"agency": "AP", "byline": "Ann Field"}),
        ("en", "LONDON — BODY", {"place": "LONDON"}),
        ("ru", "МОСКВА, 5 марта. /ТАСС/. BODY", {"agency": "TASS", "place": "МОСКВА"}),
        ("ru", "МОСКВА, 5 мар - РИА Новости. BODY", {"agency": "RIA Novosti", "place": "МОСКВА"}),
        ("ru", "МОСКВА, 5 мар — РИА Новости, Нина Полева. BODY",
         {"agency": "RIA Novosti", "place": "МОСКВА", "byline": "Нина Полева"}),
        ("ru", "Москва. 5 марта. INTERFAX.RU - BODY", {"agency": "Interfax", "place": "Москва"}),
        ("ru", "ТАСС, 5 марта. BODY", {"agency": "TASS"}),
        ("ru", "ПАРИЖ, 5 марта (Рейтер) - BODY", {"agency": "Reuters", "place": "ПАРИЖ"}),
    ],
)  # fmt: skip
def test_datelines(language: str, opening: str, expected: dict[str, Any]) -> None:
    assert shown(f"HEAD\n\n{opening}\n\nBODY", language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قالت وكالة الأنباء السورية (سانا) إن الجسر افتتح."),
        ("ar", "ونقلت رويترز - وهي وكالة - عن العمدة قوله إن الجسر مفتوح."),
        ("ar", "الواحة: لن نتراجع عن الجسر"),
        ("ar", "الحلبي: «لن نتراجع عن الجسر»"),
        ("ar", "افتتح الجسر في 5 مارس 2031 بعد عامين من العمل."),
        ("en", "The mayor told Reuters (a news agency) - in a call - that it was fine."),
        ("en", "NATO — the alliance — was not there."),
        ("en", "Work began on March 5, 2029 - a Monday - and went on for two years."),
        ("ru", "Министр — ТАСС: мост открыт для всех"),
        ("ru", "Об этом 5 марта 2031 года сообщил ТАСС (государственное агентство) в среду."),
    ],
)
def test_sentences_are_no_credit(language: str, text: str) -> None:
    assert shown(f"HEAD\n\n{text}\n\nBODY", language) == {}


@pytest.mark.parametrize(
    ("language", "foot", "outlet", "agency", "sources"),
    [
        ("ar", "المصدر: تاس", None, "TASS", ("تاس",)),
        ("ar", "المصدر | مرآة الساحل + متابعات", "مرآة الساحل", None, ("مرآة الساحل", "متابعات")),
        ("ar", "المصدر : الجزيرة + وكالات", "الجزيرة", None, ("الجزيرة", "وكالات")),
        ("ar", "المصدر: نوفوستي + تاس", None, None, ("نوفوستي", "تاس")),
        ("ar", "المصدر: وزارة الري", None, None, ("وزارة الري",)),
        ("ar", 'مجموعة "الواحة - النهر" للحوار\n\nالصورة: بلدية الواحة\n\nالمصدر: تاس',
         'مجموعة "الواحة - النهر" للحوار', "TASS", ("تاس",)),
        ("en", "Source: The Lake Mirror + agencies", "The Lake Mirror", None, ("The Lake Mirror", "agencies")),
        ("en", "The feast ended. tr/af (AFP)", None, "AFP", ("AFP",)),
        ("ru", "Источник: ТАСС\n\nФото: мэрия", None, "TASS", ("ТАСС",)),
    ],
)  # fmt: skip
def test_credits_at_the_foot(
    language: str, foot: str, outlet: str | None, agency: str | None, sources: tuple[str, ...]
) -> None:
    found = metadata_of(f"{HEAD[language]}\n\n{BODY[language]}\n\n{BODY[language]}\n\n{foot}", language)
    assert (found.outlet, found.agency, found.sources) == (outlet, agency, sources)


@pytest.mark.parametrize(
    ("language", "page", "title"),
    [
        ("ar", "Ru En\n\nHEAD\n\nBODY", HEAD["ar"]),
        ("ar", "عاجل\nHEAD\n\nBODY\n\nBODY", HEAD["ar"]),
        ("ar", "HEAD\n\nHEAD\n\nBODY", HEAD["ar"]),
        ("ar", "HEAD | رويترز\n\nBODY", HEAD["ar"]),
        ("ar", "تقرير: HEAD\n\nBODY", f"تقرير: {HEAD['ar']}"),
        ("en", "World\n\nHEAD\n\nBODY\n\nBODY", HEAD["en"]),
        ("ru", "HEAD — ТАСС\n\nBODY", f"{HEAD['ru']} — ТАСС"),
        ("ar", "BODY\n\nBODY", None),
        ("en", "BODY", None),
        ("en", "WASHINGTON (AP) — BODY\n\nBODY", None),
    ],
)
def test_headlines(language: str, page: str, title: str | None) -> None:
    text = page.replace("HEAD", HEAD[language]).replace("BODY", BODY[language])
    found = metadata_of(text, language)
    assert found.title == title
    if title is not None:
        assert found.title_span is not None
        assert text[found.title_span.start : found.title_span.stop] == title
        assert found.title_span.start == text.index(title)


def test_what_is_known_stays_and_a_date_shown_wins() -> None:
    given_day = Metadata(published="2031-03-09", published_basis="given", outlet="Lake Radio", url="x:y")
    page = f"{HEAD['ru']}\n\nКоммерсантъ | 5 марта 2031\n\n{BODY['ru']}"
    found = metadata_of(page, "ru", given_day)
    assert (found.published, found.published_basis) == ("2031-03-05", "shown")
    assert (found.outlet, found.url) == ("Lake Radio", "x:y")
    assert found.published_span is not None
    assert page[found.published_span.start : found.published_span.stop] == "5 марта 2031"
    plain = metadata_of(f"{HEAD['ru']}\n\n{BODY['ru']}", "ru", given_day)
    assert (plain.published, plain.published_basis) == ("2031-03-09", "given")


def test_a_dateline_without_a_year_takes_it_from_the_given_day() -> None:
    page = f"{HEAD['en']}\n\nMOSCOW, Dec 30 (Reuters) - {BODY['en']}"
    assert metadata_of(page, "en").published is None
    found = metadata_of(page, "en", Metadata(published="2031-01-02", published_basis="given"))
    assert (found.published, found.published_basis) == ("2030-12-30", "dateline")


def test_a_headline_from_a_page_keeps_its_wording() -> None:
    known = Metadata(title="A title of the page")
    assert metadata_of(f"{HEAD['en']}\n\n{BODY['en']}", "en", known).title == "A title of the page"


def test_unfinished() -> None:
    assert shown("HEAD\n\nBODY\n\n(تستمر)\n\nBODY", "ar") == {"unfinished": True}


PIECES = st.sampled_from(
    ["المصدر: ", "رويترز", "\n", "\n\n", "(", ")", " - ", "٢ مايو ٢٠٣١", "لندن", ": ", "Ru En", "Moscow", "(AP)",
     "/ТАСС/", "МОСКВА", "18 февраля", ".", ":", "«", "»", "|", "By ", "Reuters", "12:40", "2031-03-05", "{", "}",
     "\u064b", "\r\n", "ﻻ"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LANGUAGES), st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text(language: str, text: str) -> None:
    found = metadata_of(text, language)
    assert found == metadata_of(text, language)
    for span in (found.title_span, found.published_span):
        if span is not None:
            assert 0 <= span.start < span.stop <= len(text) and text[span.start : span.stop].strip()
    for name in (found.title, found.outlet, found.agency, found.byline, found.place, found.dateline):
        assert name is None or name.strip()


def test_the_outlet_behind_the_author() -> None:
    text = (
        "The gate is shut\n\nBy Kate Orlo – The Lindel Times\n\nThe harbour was quiet on Monday, and nobody was there."
    )
    doc = mithaq.read(text, language="en")
    assert (doc.metadata.byline, doc.metadata.outlet) == ("Kate Orlo", "The Lindel Times")
