"""Saved pages: the article comes out, and no page stops the run."""

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq.errors import InputError, NoText, TooLarge
from mithaq.read.html import Limits, PageReader, charset_of, looks_like_html, read_html
from mithaq.read.worker import over_limit

WORDS = {
    "en": ("Talks go on", "The envoy came to the capital on Monday and said that the north would keep its word."),
    "ar": ("المحادثات مستمرة", "وصل المبعوث إلى العاصمة يوم الاثنين وقال إن الدولة الشمالية ستلتزم بالاتفاق هذا العام"),
    "ru": ("Переговоры идут", "Посланник прибыл в столицу в понедельник и заявил, что север сдержит своё слово."),
}
SLEEPER = (sys.executable, "-c", "import time; time.sleep(60)")
DIER = (sys.executable, "-c", "import sys; sys.stdin.buffer.read(8); sys.exit(3)")


def page(language: str, charset: str = "utf-8", head: str = "") -> str:
    title, words = WORDS[language]
    paragraphs = "".join(f"<p>{words} ({number})</p>" for number in range(4))
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="{charset}"><title>{title}</title>{head}</head>'
        f'<body><nav><a href="/">Menu one</a><a href="/b">Menu two</a></nav><article><h1>{title}</h1>{paragraphs}'
        "</article><script>var hidden = 1;</script><footer>All rights kept</footer></body></html>"
    )


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "own"])
def test_article_without_menus(language: str, charset: str) -> None:
    own = {"en": "windows-1252", "ar": "windows-1256", "ru": "windows-1251"}[language]
    encoding = own if charset == "own" else charset
    found = read_html(page(language, encoding).encode(encoding))
    title, words = WORDS[language]
    assert found.title == title and found.text.startswith(f"{title}\n\n{words} (0)")
    assert f"{words} (3)" in found.text and found.text.count(title) == 1
    assert "Menu" not in found.text and "hidden" not in found.text and "rights" not in found.text
    assert found.published is None


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2031-05-04T10:20:30+03:00">', "2031-05-04T10:20+03:00"),
        ('<meta itemprop="datePublished" content="2031-05-04">', "2031-05-04"),
        ('<script type="application/ld+json">{"datePublished": "2031-05-04T10:20:00Z"}</script>', "2031-05-04T10:20Z"),
        ('<meta name="pubdate" content="2031-05-04 10:20">', "2031-05-04T10:20"),
        ("", None),
    ],
)
def test_published_is_what_the_page_says(head: str, published: str | None) -> None:
    assert read_html(page("en", head=head).encode()).published == published


def test_site_and_author() -> None:
    head = '<meta property="og:site_name" content="Northern Times"><meta name="author" content="Ana Ondrel">'
    found = read_html(page("en", head=head).encode())
    assert (found.sitename, found.author, found.language) == ("Northern Times", "Ana Ondrel", "en")


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<html><body><form><input name=u><input type=password></form><p>Sign in to read.</p></body></html>", "login"),
        ("<html><body><div id=root></div><script>start()</script></body></html>", "script"),
        ("<html><body><ul>" + "<li><a href=/x>Link</a>" * 50 + "</ul></body></html>", "menus"),
        ("<html></html>", "elements"),
        ("<html><body></body></html>", "menus"),
        ("<html>" + "<" * 5_000, "menus"),
    ],
)
def test_no_article(html: str, why: str) -> None:
    with pytest.raises(NoText) as caught:
        read_html(html.encode(), "a.html")
    assert why in caught.value.why and caught.value.what.startswith("a.html")


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><div " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x</div></body></html>",
        "<html><body>" + "<div>" * 50_000 + "x",
        "<html><body>" + "<b></b>" * 250_000,
    ],
)
def test_hostile_shapes(html: str) -> None:
    with pytest.raises(TooLarge):
        read_html(html.encode())
    assert read_html(page("en").encode()).title == "Talks go on"


def test_broken_markup_still_gives_its_words() -> None:
    words = WORDS["en"][1]
    assert words in read_html(f"<html><body><p>{words}<p>{words} Yes<div><b></p></i></body".encode()).text


def test_a_page_that_hangs_is_given_up_and_the_next_is_read() -> None:
    reader = PageReader(Limits(seconds=0.3), SLEEPER)
    begun = time.perf_counter()
    with pytest.raises(InputError, match=r"more than 0\.3 s"):
        reader.read("<html>", "slow.html")
    assert time.perf_counter() - begun < 5
    reader.command, reader.limits = PageReader().command, Limits()
    assert reader.read(page("ru")).title == WORDS["ru"][0]
    reader.close()


def test_a_page_that_ends_the_process_is_an_input_error() -> None:
    reader = PageReader(Limits(), DIER)
    for _ in range(2):
        with pytest.raises(InputError, match="reader stop"):
            reader.read("<html>" * 100_000, "crash.html")
    reader.close()
    reader.close()


def test_one_process_for_many_pages_and_another_after_a_kill() -> None:
    reader = PageReader()
    reader.read(page("en"))
    first = reader._process
    reader.read(page("ar"))
    assert reader._process is first and first is not None
    first.kill()
    first.wait()
    assert reader.read(page("ru")).title == WORDS["ru"][0]
    assert reader._process is not first
    reader.close()


def test_memory_is_limited() -> None:
    reader = PageReader(Limits(memory=32))
    with pytest.raises(InputError):
        reader.read(page("en"))
    reader.close()


def test_bytes_in_and_out_are_limited() -> None:
    with pytest.raises(TooLarge):
        PageReader(Limits(bytes_in=100)).read(page("en"))
    reader = PageReader(Limits(bytes_out=100))
    with pytest.raises(InputError):
        reader.read(page("en"))
    reader.close()


def test_the_parser_stays_out_of_this_process() -> None:
    code = "import sys; from mithaq.read.html import read_html as r; r(sys.argv[1].encode())"
    code += "; sys.exit('trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, page("en")], check=False).returncode == 0


PIECES = ["<p>", "</p>", "<div a='", "'>", "<b", ">", "word ", "نعم ", "<!--", "-->", "\0", "&#0;", "<a href=x>", "</"]
PIECES += ["<![CDATA[", "\ud800", "<svg>", "<table>", '"', "<form>", "<script>", "</script>", "\r\n", "&amp", "<?x"]
READER = PageReader()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_markup_gives_text_or_a_reason(parts: list[str]) -> None:
    try:
        found = READER.read("<html><body>" + "".join(parts))
    except InputError as error:
        assert error.why and error.try_this
    else:
        assert found.text.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n <!-- saved --> <!doctype HTML>", True),
        ('<?xml version="1.0"?><html xmlns="x">', True),
        ("<body>", True),
        ("A text about <html> tags", False),
        ("<<Yes>>, he said", False),
        ("", False),
    ],
)
def test_looks_like_html(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected


def test_charset_of() -> None:
    assert charset_of(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">') == "windows-1256"
    assert charset_of(b"<meta charset='koi8-r'>") == "koi8-r"
    assert charset_of(b"<p>no charset=here") is None


def test_unclosed_paragraphs_are_not_depth() -> None:
    assert over_limit("<p>a<li>b<td>" * 500, 10_000, 5, 10) == ""
    assert over_limit("<!-- " + "<div>" * 50 + " --><script>'<div>'</script>" * 10, 1_000, 5, 10) == ""
