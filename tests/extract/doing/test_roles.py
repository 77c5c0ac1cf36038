"""Roles: who does an act to whom, in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document, Metadata
from mithaq.pipeline import read_document

RIVER = Path(__file__).parents[2] / "data" / "river"
A, B = "state:XA", "state:XB"
NIZAR, SALMA = "person:nizar-halabi", "person:salma-hadi"

#: language, text, kind, senders, recipients
DIRECTED = [
    ("en", "Salwania handed Marqabia a written reply.", "reply-delivered", (A,), (B,)),
    ("en", "Marqabia received a reply from Salwania.", "reply-delivered", (A,), (B,)),
    ("en", "Nizar Halabi sent a letter to Salma Al-Hadi and Marqabia.", "letter-sent", (NIZAR,), (SALMA, B)),
    ("en", "Salwania tabled a draft agreement.", "proposal", (A,), ()),
    ("en", "Nizar Halabi accepted the invitation of Salma Al-Hadi.", "acceptance", (NIZAR,), (SALMA,)),
    ("en", "Salwania and the Marqabia on Friday handed over replies.", "reply-delivered", (A, B), ()),
    ("ar", "سلمت سلوانيا ردها إلى مرقبيا.", "reply-delivered", (A,), (B,)),
    ("ar", "تلقت مرقبيا ردا من سلوانيا.", "reply-delivered", (A,), (B,)),
    ("ar", "كانت مرقبيا تلقت ردود سلوانيا.", "reply-delivered", (A,), (B,)),
    ("ar", "نشر نص رسالة بعثها نزار الحلبي إلى سلمى الهادي.", "letter-sent", (NIZAR,), (SALMA,)),
    ("ar", "قامت سلوانيا، أمس، بتسليم ردها إلى مرقبيا.", "reply-delivered", (A,), (B,)),
    ("ar", "قدمت سلوانيا مسودة اتفاق إلى مرقبيا.", "proposal", (A,), (B,)),
    ("ar", "وافق نزار الحلبي على دعوة سلمى الهادي.", "acceptance", (NIZAR,), (SALMA,)),
    ("ru", "Сальвания получила ответ от Маркабии.", "reply-delivered", (B,), (A,)),
    ("ru", "Низар Халаби отправил письмо.", "letter-sent", (NIZAR,), ()),
    ("ru", "Сальвания внесла проект договора.", "proposal", (A,), ()),
]
SHARED = [
    ("en", "Nizar Halabi spoke by phone with Salma Al-Hadi.", "call", {NIZAR, SALMA}),
    ("en", "Nizar Halabi and Salma Al-Hadi met; Salwania is upstream.", "meeting", {NIZAR, SALMA}),
    ("ar", "بحث نزار الحلبي مع سلمى الهادي في اتصال هاتفي أمس المياه.", "call", {NIZAR, SALMA}),
    ("ar", "عقد اجتماع بين سلوانيا ومرقبيا.", "meeting", {A, B}),
    ("ru", "Низар Халаби встретился с Сальма аль-Хади.", "meeting", {NIZAR, SALMA}),
]


def events(language: str, text: str, published: str | None = None) -> dict[str, object]:
    about = Metadata(published=published, published_basis="given" if published else None)
    doc = Document(text, language=language, metadata=about)
    return {one.kind: one for one in read_document(doc, load_pack(language), load_kb((str(RIVER),))).events}


@pytest.mark.parametrize(("language", "text", "kind", "senders", "recipients"), DIRECTED)
def test_who_sends_to_whom(
    language: str, text: str, kind: str, senders: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    found = events(language, text)[kind]
    assert (found.senders, found.recipients) == (senders, recipients)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("language", "text", "kind", "parties"), SHARED)
def test_who_takes_part(language: str, text: str, kind: str, parties: set[str]) -> None:
    found = events(language, text)[kind]
    assert set(found.participants) == parties  # type: ignore[attr-defined]
    assert (found.senders, found.recipients) == ((), ())  # type: ignore[attr-defined]


def test_whoever_is_named_outside_the_quotation_takes_no_part_in_what_it_tells() -> None:
    found = events("en", "Nizar Halabi said that Marqabia had received a reply from Salwania.")["reply-delivered"]
    assert (found.senders, found.recipients, found.participants) == ((A,), (B,), (A, B))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("نشرت سلوانيا نص رسالة بعثها نزار الحلبي في 3 مايو 2031.", "publication", None),
        ("نشرت سلوانيا نص رسالة بعثها نزار الحلبي في 3 مايو 2031.", "letter-sent", "2031-05-03"),
        ("وصل الوفد في 3 مايو 2031 بعدما وافقت سلوانيا على دعوة مرقبيا.", "acceptance", "2031-05-03"),
        ("من المقرر أن يلتقي نزار الحلبي سلمى الهادي الأسبوع القادم.", "meeting", "2031-W20"),
        ("أعلن نزار الحلبي اليوم أن سلمى الهادي ستلتقي الوفد.", "meeting", None),  # the day of saying
        (
            "كانت مرقبيا تلقت ردودا من سلوانيا والأطراف الأخرى على كل المقترحات التي كانت قد طرحت عليها من قبل،"
            " في 2 مايو 2031.",
            "reply-delivered",
            "2031-05-02",
        ),
    ],
)
def test_dates_belong_to_the_act_beside_them(text: str, kind: str, date: str | None) -> None:
    assert events("ar", text, "2031-05-10")[kind].date == date  # type: ignore[attr-defined]


def test_a_sentence_gives_its_instruments_and_principles() -> None:
    text = "Salwania handed over a reply on water sharing to Halabi's letter."
    found = events("en", text)["reply-delivered"]
    assert (found.instruments, found.concepts) == (("river-letter-2031",), ("WATER_SHARE",))  # type: ignore[attr-defined]
    assert found.sentence == (0, len(text))  # type: ignore[attr-defined]
