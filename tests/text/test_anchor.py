"""Anchors: a place is found again after the text around or inside it has changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.errors import UsageError
from mithaq.text.anchor import CONTEXT, Anchor, find_anchor, make_anchor
from mithaq.text.span import Span

ENGLISH = "The envoy arrived.\n\nThe northern state will keep to the river accord, the envoy said. Talks go on."
ARABIC = "وصل المبعوث أمس.\n\nوقال المبعوث إن الدولة الشمالية ستلتزم باتفاق النهر حتى نهاية العام. والمحادثات مستمرة."
RUSSIAN = "Посланник прибыл.\n\nСеверное государство будет соблюдать речное соглашение, сказал посланник. Ждём."
QUOTED = {
    ENGLISH: "will keep to the river accord",
    ARABIC: "الدولة الشمالية ستلتزم باتفاق النهر",
    RUSSIAN: "будет соблюдать речное соглашение",
}


def anchored(text: str, words: str | None = None) -> Anchor:
    words = words or QUOTED[text]
    start = text.index(words)
    return make_anchor(text, Span(start, start + len(words)))


def found(text: str, anchor: Anchor) -> str | None:
    span = find_anchor(text, anchor)
    return None if span is None else text[span.start : span.stop]


@pytest.mark.parametrize("text", [ENGLISH, ARABIC, RUSSIAN])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: "One more paragraph, put before.\r\n\r\n" + text,
        lambda text: text[20:],
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "😀 " + text,
    ],
)
def test_words_are_found_where_they_went(text, change) -> None:
    assert found(change(text), anchored(text)) == QUOTED[text]


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        (ARABIC, "ستلتزم", "سَتَلْتَزِمُ", "الدولة الشمالية سَتَلْتَزِمُ باتفاق النهر"),
        (ARABIC, "الشمالية ", "الشمالـــية \u00a0", "الدولة الشمالـــية \u00a0ستلتزم باتفاق النهر"),
        (ENGLISH, "keep to the", "keep\n  to the", "will keep\n  to the river accord"),
        (ENGLISH, "will keep to", "will fully keep to", "will fully keep to the river accord"),
        (ENGLISH, "accord", "acord", "will keep to the river acord"),
        (RUSSIAN, "соблюдать", "исполнять", "будет исполнять речное соглашение"),
        (ARABIC, "الشمالية", "الشماليه", "الدولة الشماليه ستلتزم باتفاق النهر"),
    ],
)
def test_changed_words_are_found(text: str, old: str, new: str, expected: str) -> None:
    assert found(text.replace(old, new), anchored(text)) == expected


def test_quotation_marks_may_change() -> None:
    text = "He said: «we “keep” the word» twice."
    anchor = anchored(text, "«we “keep” the word»")
    assert found("Today. " + text.translate(str.maketrans("«»“”", "\"\"''")), anchor) is not None
    assert found(text.replace("«", "“").replace("»", "”"), anchor) == "“we “keep” the word”"


def test_surroundings_choose_between_repetitions() -> None:
    text = "First he said no to us. Then she said no to them. Last they said no to all."
    start = text.index("no to them")
    anchor = make_anchor(text, Span(start, start + 2))
    for changed in ("A long new opening, no and no. " + text, text[24:]):
        span = find_anchor(changed, anchor)
        assert span is not None and changed[span.start :].startswith("no to them")


@pytest.mark.parametrize("changed", ["", " ", "Nothing of this kind stands here at all.", "لا شيء", "\ud800"])
def test_gone_is_none(changed: str) -> None:
    assert find_anchor(changed, anchored(ENGLISH)) is None


def test_a_short_word_does_not_jump_to_another_sentence() -> None:
    text = "He came, she said yesterday. Rain fell."
    assert find_anchor("A wholly different text in which they said nothing.", anchored(text, "said")) is None


@given(st.text(max_size=60), st.data())
def test_same_text_same_place(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(text, Span(start, stop))
    assert find_anchor(text, anchor) == Span(start, stop)
    assert Anchor.from_json(anchor.to_json()) == anchor
    assert len(anchor.prefix) <= CONTEXT and len(anchor.suffix) <= CONTEXT


@given(st.text(max_size=120), st.sampled_from([ENGLISH, ARABIC, RUSSIAN]))
def test_a_paragraph_before_only_shifts(before: str, text: str) -> None:
    paragraph = before.replace(QUOTED[text], "") + "\n\n"
    anchor = anchored(text)
    assert find_anchor(paragraph + text, anchor) == Span(anchor.start, anchor.stop).shifted(len(paragraph))


@given(st.text(max_size=200), st.sampled_from([ENGLISH, ARABIC, RUSSIAN]))
def test_any_text_gives_a_place_inside_it_or_none(changed: str, text: str) -> None:
    span = find_anchor(changed, anchored(text))
    assert span is None or 0 <= span.start < span.stop <= len(changed)


@pytest.mark.parametrize("span", [Span(3, 3), Span(-1, 2), Span(0, 99), Span(5, 2)])
def test_no_words_no_anchor(span: Span) -> None:
    with pytest.raises(UsageError):
        make_anchor("a text", span)


@pytest.mark.parametrize("selectors", [[], [{}], [{"type": "TextQuoteSelector", "exact": "a"}], ["a"], [None], 5])
def test_malformed_selectors(selectors) -> None:
    with pytest.raises(UsageError):
        Anchor.from_json(selectors)


def test_w3c_shape() -> None:
    assert anchored(ENGLISH).to_json() == [
        {
            "type": "TextQuoteSelector",
            "exact": "will keep to the river accord",
            "prefix": "oy arrived.\n\nThe northern state ",
            "suffix": ", the envoy said. Talks go on.",
        },
        {"type": "TextPositionSelector", "start": 39, "end": 68},
    ]
