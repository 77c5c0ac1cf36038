"""Copies of one report: found, ordered, with their origin and edits; stories of one topic are not copies."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from mithaq.errors import UsageError
from mithaq.ledger.copies import Article, CopyIndex, find_copies, find_edits

sys.path.append(str(Path(__file__).parents[2] / "bench"))
REPORT = (
    "وقع الوفدان في المدينة القديمة مساء الأحد مذكرة تنظم الصيد في الخليج وتمنح كل طرف نصف الحصة. "
    "وقال رئيس الوفد الأول إن المذكرة ثمرة عام من المحادثات الهادئة، وأضاف أن البرلمان سيناقشها بعد العطلة. "
    "ويعود الخلاف إلى ترسيم قديم لم يعترف به الصيادون في الجزر الثلاث."
)


def test_origin_order_and_edits() -> None:
    articles = [
        Article("late", REPORT.replace("مساء الأحد", "أمس"), "2031-05-05T09:00", "الجريدة", "وكالة الخليج"),
        Article("wire", REPORT, "2031-05-04T20:10", "وكالة الخليج", None, "المدينة القديمة"),
        Article("soon", REPORT + " انتهى.", "2031-05-04T21:00", "الموقع", "وكالة الخليج"),
        Article("else", "تساقطت الثلوج على الجبال وأغلقت المدارس أبوابها حتى إشعار آخر في القرى العالية كلها"),
    ]
    (group,) = find_copies(articles)
    assert [member.id for member in group.members] == ["wire", "soon", "late"]
    assert group.origin.id == "wire" and group.agency == "وكالة الخليج"
    assert group.why[0] == "the agency that 2 of 3 credit"
    (edit,) = find_edits(articles[1], articles[0])
    assert (edit.kind, edit.a, edit.b) == ("changed", "مساء الأحد", "أمس")


def test_spelling_and_marks_are_no_edits() -> None:
    other = REPORT.replace("أ", "ا").replace("إ", "ا").replace("،", ",")
    assert find_edits(Article("a", REPORT), Article("b", other)) == ()


def test_a_story_that_holds_two_reports_does_not_join_them() -> None:
    import copies as bench

    writer = bench.Writer(1, "en", 8)
    one, other, third = writer.story(9), writer.story(9), writer.story(9)
    groups = find_copies([Article("1", one), Article("2", other), Article("both", f"{one} {third} {other}")])
    assert {tuple(sorted(member.id for member in group.members)) for group in groups} == {("1", "both"), ("2", "both")}
    assert {copy.holder for group in groups for copy in group.copies} == {"both"}


def test_the_index_answers_for_one_new_article() -> None:
    index = CopyIndex()
    assert index.add(Article("1", REPORT)) == ()
    (copy,) = index.add(Article("2", REPORT))
    assert (copy.of, copy.kept, copy.share, copy.alike, copy.holder) == ("1", 1.0, 1.0, 1.0, None)
    assert index.add(Article("3", "")) == ()
    with pytest.raises(UsageError):
        index.add(Article("1", "x"))


@pytest.mark.parametrize("edits", [0.1, 0.3])
def test_recall_and_precision(edits: float) -> None:
    import copies as bench

    articles, pairs = bench.collection(600, edits)
    found = set(bench.pairs_found(articles))
    right = {pair for pair in found if len(bench.reports(pairs, pair)) == 1}
    assert len(found & pairs) / len(pairs) >= 0.95
    assert len(right) / len(found) >= 0.98


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [Article(str(at), REPORT + f" {at}", f"2031-05-0{at}") for at in range(1, 6)]
    shuffled = random.Random(1).sample(articles, 5)
    assert [m.id for m in find_copies(shuffled)[0].members] == [m.id for m in find_copies(articles)[0].members]
