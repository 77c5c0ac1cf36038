"""In Chromium: letters stay where they are under marks, keys work on every layout, selected words are found."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mithaq.app.ledger import Ledger
from mithaq.text.span import Span

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# The boxes of every character of every text on the page, with its marks and with none.
MEASURE = """() => {
  const boxes = (text) => {
    const found = [];
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < node.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        found.push([node.data[at], box.left, box.top, box.width]);
      }
    return found;
  };
  const texts = [...document.querySelectorAll(".text p, p.text, blockquote.text")];
  return texts.map((text) => {
    const marked = boxes(text);
    const marks = text.querySelectorAll("mark, span").length;
    text.textContent = text.textContent;
    const plain = boxes(text);
    const far = (one, other) => [1, 2, 3].some((n) => Math.abs(one[n] - other[n]) > 0.5);
    const moved = marked.filter((one, at) => plain[at][0] !== one[0] || far(one, plain[at]));
    return { marks, letters: marked.length, moved: moved.length, same: marked.length === plain.length };
  });
}"""

# What a layout types for a key of a US keyboard: (key, code).
LAYOUTS = {
    "en": {
        "a": ("a", "KeyA"),
        "x": ("x", "KeyX"),
        "z": ("z", "KeyZ"),
        "Z": ("Z", "KeyZ"),
        "j": ("j", "KeyJ"),
        "/": ("/", "Slash"),
        "?": ("?", "Slash"),
        "1": ("1", "Digit1"),
    },
    "ru": {
        "a": ("ф", "KeyA"),
        "x": ("ч", "KeyX"),
        "z": ("я", "KeyZ"),
        "Z": ("Я", "KeyZ"),
        "j": ("о", "KeyJ"),
        "1": ("1", "Digit1"),
    },
    "ar": {
        "a": ("ش", "KeyA"),
        "x": ("ء", "KeyX"),
        "z": ("ئ", "KeyZ"),
        "Z": ("~", "KeyZ"),
        "j": ("ت", "KeyJ"),
        "?": ("؟", "Slash"),
        "1": ("١", "Digit1"),
    },
    "fr": {
        "a": ("a", "KeyQ"),
        "x": ("x", "KeyX"),
        "z": ("z", "KeyW"),
        "Z": ("Z", "KeyW"),
        "j": ("j", "KeyJ"),
        "/": ("/", "Period"),
        "?": ("?", "KeyM"),
        "1": ("1", "Digit1"),
    },
}
ODD = (
    "قال نزار الحلبي إن وَفدَه 🙂 «سيعود» إلى موسكو بالاتفاق على New START، وإن می\u200cخواهد البقاء.\r\n\r\n"
    "Cafe\u0301 said no: Nizar Halabi said that the e\u0301tat 🇷🇺 was ready."
)


def _overlapping(ledger: Ledger) -> str:
    """An article whose marks begin inside words, overlap, hold one another, and stand beside Latin letters."""
    document = ledger.add_text(
        "قال نزار الحلبي إن وفده سيعود إلى موسكو بالاتفاق على New START في عام 2031.\n\nوأضاف أن اتفاقها لم يتغير.",
        published="2031-05-04",
    )
    one, other = document.statements[:2]
    text = document.text
    start, inner = text.index("موسكو"), text.index("الاتفاق")
    ledger.decide(
        one.id,
        "correct",
        by="anna",
        field="content",
        after=f"{text.index('فده')}-{inner + 7}; {inner + 15}-{inner + 20}",
    )
    ledger.decide(other.id, "correct", by="anna", field="content", after=f"{start + 2}-{text.index('START') + 3}")
    return document.id


@pytest.mark.parametrize("language", ["en", "ar"])
def test_marks_move_no_letter(page: Page, ledger: Ledger, language: str) -> None:
    article = _overlapping(ledger)
    seen = 0
    for code in ("ar", "ru"):
        entry = ledger.search(f"in:{code}")[0]
        for path in (
            "/?q=in:" + code,
            f"/d/{entry.article.id}?s={entry.id}",
            f"/s/{entry.id}",
            f"/review?q=in:{code}",
            f"/a/{entry.actor}",
        ):
            seen += _measured(page, path, language)
    seen += _measured(page, f"/d/{article}?layer=statements&layer=mentions&layer=times", language)
    others = [one.id for one in ledger.search("in:ar")][:2]
    seen += _measured(page, f"/versions/{others[0]}/{others[1]}", language)
    assert seen > 60


def _measured(page: Page, path: str, language: str) -> int:
    page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
    page.evaluate("document.fonts.ready")
    found = page.evaluate(MEASURE)
    assert found and [one for one in found if one["moved"] or not one["same"]] == [], path
    return sum(one["marks"] for one in found)


def test_the_measurement_sees_broken_letters(page: Page, ledger: Ledger) -> None:
    article = _overlapping(ledger)
    page.goto(f"/d/{article}")
    page.evaluate("() => document.styleSheets[0].insertRule('.body .line mark { display: inline-block }')")
    assert any(one["moved"] for one in page.evaluate(MEASURE))


def test_overlaps_are_marked_by_all_their_statements(page: Page, ledger: Ledger) -> None:
    article = _overlapping(ledger)
    page.goto(f"/d/{article}")
    both = page.eval_on_selector_all(".body mark", "marks => marks.map((m) => m.dataset.ids.split(' ').length)")
    assert max(both) == 2
    for one in ledger.document(article).statements:
        words = page.eval_on_selector_all(
            f".body mark.content[data-ids~='{one.id}']", "marks => marks.map((m) => m.textContent).join('')"
        )
        assert "".join(ledger.document(article)[span] for span in one.content) in words


def test_numbers_stand_beside_their_lines(page: Page, ledger: Ledger) -> None:
    entry = ledger.search("in:ar")[0]
    for width in (1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"/d/{entry.article.id}?lang=ar")
        page.wait_for_load_state("load")
        for one in ledger.document(entry.article.id).statements:
            note, mark = page.locator(f"#n-{one.id}").bounding_box(), page.locator(f"#s-{one.id}").bounding_box()
            assert note is not None and mark is not None
            assert note["x"] > mark["x"] and -4 <= note["y"] - mark["y"] < 60


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_keys_work_on_every_layout(page: Page, layout: str) -> None:
    page.goto("/review")
    for wanted, (key, code) in LAYOUTS[layout].items():
        found = page.evaluate(
            "([key, code, shiftKey]) => typed(new KeyboardEvent('keydown', { key, code, shiftKey }))",
            [key, code, wanted in "Z?"],
        )
        if key.isascii() and key != wanted:
            assert found == key  # what is typed counts, where it is ASCII
        else:
            assert found == wanted, (layout, wanted)


def _press(page: Page, key: str, code: str) -> None:
    page.evaluate(
        "(made) => document.body.dispatchEvent(new KeyboardEvent('keydown', made))",
        {"key": key, "code": code, "bubbles": True, "cancelable": True},
    )


def test_three_are_reviewed_by_keys_of_an_arabic_keyboard(page: Page, ledger: Ledger) -> None:
    page.goto("/review?lang=ar")
    page.wait_for_function("() => Object.keys(bindings).length > 0")
    for left in (7, 6, 5):
        _press(page, "ش", "KeyA")
        page.wait_for_selector(f".kicker[data-left='{left}']")
    assert len(ledger.search("is:accepted")) == 3
    for left in (6, 7, 8):
        _press(page, "ئ", "KeyZ")
        page.wait_for_selector(f".kicker[data-left='{left}']")
    assert len(ledger.search("is:checked")) == 0
    assert page.locator("#said").inner_text() == "جرى التراجع."


def test_an_act_and_the_end_of_the_words_are_corrected_by_keys(page: Page, ledger: Ledger) -> None:
    entry = ledger.search("in:ar act:commit")[0]
    before = entry.statement.content[0]
    page.goto(f"/review?s={entry.id}")
    page.wait_for_function("() => Object.keys(bindings).length > 0")
    page.keyboard.press("Shift+ArrowRight")  # to the right is back, in Arabic
    page.wait_for_selector(".correct[open] strong")
    page.locator(".correct .save").click()
    page.wait_for_function("() => document.getElementById('said').textContent.length > 0")
    after = ledger.statement(entry.id).statement.content[0]
    assert after.start == before.start and after.stop < before.stop
    page.keyboard.press("3")
    page.wait_for_function("() => document.querySelector('.question').textContent.includes('demand')")
    assert ledger.statement(entry.id).act == "demand"


def test_a_rejection_takes_a_reason_by_key(page: Page, ledger: Ledger) -> None:
    entry = ledger.search("treaty")[0]
    page.goto(f"/review?s={entry.id}")
    page.wait_for_function("() => Object.keys(bindings).length > 0")
    page.keyboard.press("x")
    page.wait_for_selector(".reasons")
    page.keyboard.press("3")
    page.wait_for_selector(".reasons", state="detached")
    assert [one.note for one in ledger.history(entry)] == [None, "wrong-speaker"]


def test_keys_are_left_alone_in_fields(page: Page, ledger: Ledger) -> None:
    page.goto("/review")
    page.wait_for_function("() => Object.keys(bindings).length > 0")
    page.locator(".find input").click()
    page.keyboard.type("axz")
    assert page.locator(".find input").input_value() == "axz"
    assert len(ledger.search("is:checked")) == 0


def test_words_selected_are_the_words_found(page: Page, ledger: Ledger) -> None:
    document = ledger.add_text(ODD, name="odd", published="2031-05-04")
    page.goto(f"/d/{document.id}?layer=statements&layer=mentions&layer=times")
    pieces = page.evaluate("[...document.querySelectorAll('.body [data-at]')].map((one) => one.textContent)")
    assert len(pieces) > 6
    for number, piece in enumerate(pieces):
        if not piece.strip():
            continue
        for first in (0, 1):
            found = page.evaluate(
                """async ([number, first]) => {
                  const node = document.querySelectorAll('.body [data-at]')[number].firstChild;
                  const letters = [...new Intl.Segmenter().segment(node.data)].map((one) => one.index);
                  const from = letters[Math.min(first, letters.length - 1)];
                  getSelection().setBaseAndExtent(node, from, node, node.length);
                  await resolve();
                  return [getSelection().toString(), selected];
                }""",
                [number, first],
            )
            words, span = found
            if words.strip():
                assert ledger.document(document.id)[Span(span["start"], span["stop"])] == span["exact"] == words.strip()


def test_a_selection_over_lines_is_found(page: Page, ledger: Ledger) -> None:
    document = ledger.add_text(f"{ODD}\n\nوقالت سلمى الهادي: «سنعود».", name="odd", published="2031-05-04")
    page.goto(f"/d/{document.id}")
    assert page.locator(".margin li").count() >= 2  # the notes between the lines are no part of the text
    span = page.evaluate(
        """async () => {
          const all = document.querySelectorAll('.body [data-at]');
          const last = all[all.length - 1].firstChild;
          getSelection().setBaseAndExtent(all[0].firstChild, 0, last, last.length);
          await resolve();
          return selected;
        }"""
    )
    assert span["start"] == 0 and "\r\n\r\nCafe\u0301" in span["exact"] and span["exact"].endswith("سنعود».")


def test_a_mark_opens_its_statement_beside_the_text(page: Page, ledger: Ledger) -> None:
    entry = ledger.search("in:ru")[0]
    page.goto(f"/d/{entry.article.id}?lang=ru")
    page.locator(f"#s-{entry.id}").click()
    page.wait_for_selector("#panel blockquote")
    assert entry.words in page.locator("#panel mark.content").all_inner_texts()
    assert f"s={entry.id}" in page.url
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id.startsWith('s-')")


def test_what_needs_no_script_works_without(browser: Browser, served: Callable[..., str], ledger: Ledger) -> None:
    context = browser.new_context(base_url=served(ledger), java_script_enabled=False)
    page = context.new_page()
    page.goto("/?q=by:Halabi&lang=en")
    page.locator("[data-open]").first.click()
    assert page.locator(".body mark.content").count() and page.locator("#panel blockquote").count() == 1
    page.goto("/review")
    page.locator("button.accept").click()
    assert len(ledger.search("is:accepted")) == 1
    page.locator("[data-action=undo]").click()
    assert len(ledger.search("is:accepted")) == 0
    page.locator(".correct summary").click()
    page.locator("[data-edge=stop_back]").click()
    page.locator(".correct .save").click()
    assert len(ledger.search("is:corrected")) == 1
    context.close()


def test_articles_are_added_and_followed(page: Page, ledger: Ledger, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"new-{number}.txt").write_text(
            f"Salma Al-Hadi said that road {number} would stay open.", encoding="utf-8"
        )
    page.goto("/inbox")
    page.set_input_files("input[name=files]", [str(tmp_path / f"new-{number}.txt") for number in range(3)])
    page.locator("form.drop .save").click()
    page.wait_for_function("() => document.querySelector('#progress .latest')?.children.length === 3", timeout=60_000)
    page.wait_for_function("() => !document.querySelector('#progress').hasAttribute('hx-get')", timeout=60_000)
    assert len(ledger.search("road")) == 3


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_fit_a_narrow_window(page: Page, ledger: Ledger, language: str) -> None:
    entry = ledger.search("in:ar")[0]
    page.set_viewport_size({"width": 320, "height": 480})  # 1280 at 400 %
    for path in (
        "/",
        f"/d/{entry.article.id}",
        f"/s/{entry.id}",
        "/review",
        "/actors",
        f"/a/{entry.actor}",
        "/inbox",
        "/export",
    ):
        page.goto(f"{path}?lang={language}")
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 1, path


def _axe() -> Path | None:
    places = [
        os.environ.get("MITHAQ_AXE", ""),
        str(Path(__file__).parents[2] / "build/npm/node_modules/axe-core/axe.min.js"),
    ]
    return next((Path(place) for place in places if place and Path(place).exists()), None)


@pytest.mark.skipif(
    _axe() is None, reason="axe-core is not here (npm install --prefix build/npm axe-core, or MITHAQ_AXE)"
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_serious(page: Page, ledger: Ledger, language: str) -> None:
    axe = _axe()
    assert axe is not None
    entry = ledger.search("in:ar act:commit")[0]
    paths = (
        "/",
        "/?q=zzzz",
        f"/d/{entry.article.id}?s={entry.id}",
        f"/s/{entry.id}",
        "/review",
        "/actors",
        f"/a/{entry.actor}",
    )
    for path in (*paths, "/instruments", "/inbox", "/export", "/keys", "/agreement"):
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        page.evaluate(axe.read_text(encoding="utf-8"))
        found: list[dict[str, Any]] = page.evaluate("axe.run().then((found) => found.violations)")
        serious = [
            (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert serious == [], path
