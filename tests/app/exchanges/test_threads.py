"""Threads of a ledger: an exchange told in three languages, and that of the founding articles."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger
from mithaq.errors import NotInLedger
from mithaq.model.exchange import Step, Thread

SHARED = Path(os.environ.get("MITHAQ_SHARED", Path(__file__).parents[4] / "shared"))
TEXTS = SHARED / "gold" / "texts"


def one(thread: Thread, kind: str, date: str | None = None) -> Step:
    """The only step of this kind (on this date) of a thread."""
    (step,) = (step for step in thread.steps if step.kind == kind and date in (None, step.date))
    return step


def test_steps_of_articles_in_three_languages_meet(exchange: Ledger) -> None:
    thread = exchange.thread("water sharing")
    assert [(step.date, step.kind) for step in thread.steps] == [
        ("2031-05-01", "proposal"),
        ("2031-05-09", "reply"),
        ("2031-05-11", "call"),
        ("2031-05-20", "letter"),
        ("2031-W21", "meeting"),
    ]
    assert {evidence.language for evidence in one(thread, "reply").evidence} == {"ar", "en", "ru"}
    assert {evidence.language for evidence in one(thread, "proposal").evidence} == {"ar", "en"}
    assert str(thread) == "the exchange on water sharing: 5 steps in 4 articles, 2031-05-01 – 2031-W21"


def test_each_step_says_who_to_whom_and_how_it_is_known(exchange: Ledger) -> None:
    thread = exchange.thread("WATER_SHARE")
    reply, call, letter = one(thread, "reply"), one(thread, "call"), one(thread, "letter")
    assert (thread.shown(reply.senders), thread.shown(reply.recipients)) == ("Marqabia", "Salwania")
    assert set(call.parties) == {"person:nizar-halabi", "person:salma-hadi"} and not call.senders
    assert (letter.basis, letter.rule) == ("inferred", "thread.known-instrument")
    assert reply.answers == one(thread, "proposal").id
    assert one(thread, "meeting").status == "planned"


def test_a_contested_step_says_whose_word_stands_against_whose(exchange: Ledger) -> None:
    reply = one(exchange.thread("water sharing"), "reply")
    assert reply.basis == "contested"
    assert ("Nizar Halabi", "denies") in reply.against
    assert {stance for _, stance in reply.against} == {"reports", "denies"}
    denied = next(evidence for evidence in reply.evidence if evidence.stance == "denies")
    assert denied.statement is not None and exchange.statement(denied.statement).speaker == "Nizar Halabi"


def test_silence_has_a_day_and_an_end(exchange: Ledger) -> None:
    thread = exchange.thread("water sharing")
    assert (one(thread, "letter").silence, thread.until) == ("2031-05-20", "2031-06-01")
    assert one(thread, "proposal").silence is None


def test_every_passage_stands_where_it_says(exchange: Ledger) -> None:
    for step in exchange.thread("water sharing").steps:
        assert step.evidence
        for evidence in step.evidence:
            text = exchange.document(evidence.document).text
            assert text[evidence.start : evidence.stop] == evidence.words
            assert evidence.words in evidence.passage and evidence.passage in text


def test_a_thread_is_asked_for_by_actor_in_any_script_and_by_several(exchange: Ledger) -> None:
    assert len(exchange.thread("Салма аль-Хади")) == len(exchange.thread("person:salma-hadi")) == 2
    assert [step.kind for step in exchange.thread("Nizar Halabi", "Salma Al-Hadi").steps] == ["call", "meeting"]
    assert [step.kind for step in exchange.thread("Nizar Halabi", "Marqabia").steps] == ["call", "letter", "meeting"]


def test_nothing_told_is_an_error_that_says_what_to_do(exchange: Ledger) -> None:
    with pytest.raises(NotInLedger) as caught:
        exchange.thread("no such thing")
    assert len(str(caught.value).splitlines()) == 3 and "mithaq thread" in str(caught.value)


def test_topics_are_what_steps_are_about(exchange: Ledger) -> None:
    first = exchange.threads()[0]
    assert (first.id, first.kind, first.articles) == ("WATER_SHARE", "principle", 4)
    assert exchange.threads(limit=1) == (first,)


def test_a_thread_is_plain_data_and_stable(exchange: Ledger, river: Path, tmp_path: Path) -> None:
    plain = exchange.thread("water sharing").to_json()
    assert json.loads(json.dumps(plain)) == plain
    with Ledger(tmp_path / "again.db", packs=(str(river),)) as again:
        for path in sorted((river.parent / "river-articles").glob("*.txt"), reverse=True):
            again.add(path, published=path.name[:10])
        assert again.thread("water sharing").to_json() == plain


def test_a_thread_is_found_again_by_its_id_and_shows_itself(exchange: Ledger) -> None:
    for names in (("water sharing",), ("Nizar Halabi", "Salma Al-Hadi")):
        thread = exchange.thread(*names)
        assert exchange.thread(*thread.id.split("+")).steps == thread.steps
    shown = exchange.thread("water sharing")._repr_html_()
    assert shown.count("<tr>") == 6 and 'dir="auto"' in shown and "Marqabia" in shown


def test_articles_that_are_read_again_or_removed_leave_no_steps_behind(exchange: Ledger, river: Path) -> None:
    before = exchange.thread("water sharing").to_json()
    later = next((river.parent / "river-articles").glob("*later*"))
    assert exchange.add(later, published="2031-06-02").updated == 1
    after = exchange.thread("water sharing")
    assert (len(after), after.until) == (len(before["steps"]), "2031-06-02")


@pytest.fixture(scope="module")
def founding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of the founding articles."""
    if not TEXTS.exists():
        pytest.skip("the founding articles are not beside the checkout")
    with Ledger(tmp_path_factory.mktemp("founding") / "ledger.db") as made:
        made.add(TEXTS)
        yield made


#: kind, date or the day by which it is told, sides from, sides to, others (ids that must be among them), articles.
FOUNDING = [
    ("proposal", "2021-12-15", {"state:RU"}, {"state:US", "org:nato"}, set(), {"000"}),
    ("publication", "2021-12~", {"state:RU"}, set(), set(), {"004"}),
    ("reply", "2022-01-26", {"state:US", "org:nato"}, {"state:RU"}, set(), {"000", "003", "004"}),
    ("letter", "2022-01-28", {"person:sergey-lavrov"}, {"state:US", "state:CA"}, set(), {"000"}),
    ("call", "2022-01-28", set(), set(), {"person:vladimir-putin", "person:emmanuel-macron"}, {"004"}),
    ("call", "2022-02-01", set(), set(), {"person:vladimir-putin", "person:mario-draghi"}, {"004"}),
    ("publication", "2022-02-02", {"org:russian-foreign-ministry"}, set(), set(), {"000"}),
    ("reply", "2022-02-17", {"state:RU"}, {"person:john-sullivan"}, set(), {"003"}),
    ("invitation", "2022-02-17", {"person:antony-blinken"}, set(), set(), {"003"}),
    ("acceptance", "2022-02-18", set(), {"person:antony-blinken"}, set(), {"003"}),
    ("meeting", "2022-W08", set(), set(), {"person:sergey-lavrov", "person:antony-blinken"}, {"003"}),
    ("adoption", "2022-06-10", {"org:csto-council-of-foreign-ministers"}, set(), set(), {"001"}),
    ("adoption", "2022-06-10", {"person:sergey-lavrov"}, set(), set(), {"001"}),
]


@pytest.mark.parametrize("topic", ["security guarantees", "indivisible security", "الضمانات الأمنية"])
@pytest.mark.parametrize("told", FOUNDING, ids=lambda told: f"{told[0]}-{told[1]}")
def test_the_thread_of_the_founding_articles(founding: Ledger, topic: str, told: tuple[object, ...]) -> None:
    kind, when, senders, recipients, others, articles = told
    fitting = [
        step
        for step in founding.thread(topic).steps
        if (step.kind, step.date or step.by) == (kind, when)
        and set(step.senders) >= senders  # type: ignore[operator]
        and set(step.recipients) >= recipients  # type: ignore[operator]
        and set(step.parties) >= others  # type: ignore[operator]
    ]
    assert len(fitting) == 1
    assert {evidence.article[:3] for evidence in fitting[0].evidence} >= articles  # type: ignore[operator]
    assert all(founding.document(e.document).text[e.start : e.stop] == e.words for e in fitting[0].evidence)


def test_the_founding_exchange_hangs_together(founding: Ledger) -> None:
    thread = founding.thread("security guarantees")
    drafts, replies = one(thread, "proposal"), one(thread, "reply", "2022-01-26")
    letter, counter = one(thread, "letter"), one(thread, "reply", "2022-02-17")
    assert replies.answers == drafts.id and counter.answers == replies.id
    assert counter.answers_rule == "thread.answers-named"
    assert letter.silence == "2022-01-28" and thread.until == "2022-06-10"
    assert one(thread, "acceptance").answers == one(thread, "invitation").id
    assert ("Russia", "denies") in replies.against  # the written reply says that its key points got no answer
    assert [step.status for step in thread.steps if step.kind == "meeting"] == ["planned", "done"]
    assert {"draft-us-russia-treaty-2021", "draft-nato-russia-agreement-2021"} <= set(drafts.instruments)


def test_an_older_proposal_is_said_to_have_been_ignored(founding: Ledger) -> None:
    thread = founding.thread("CSTO", "NATO")
    proposal = one(thread, "proposal")
    assert (proposal.date, proposal.senders, proposal.recipients) == ("2005~", ("org:csto",), ("org:nato",))
    assert proposal.silence == "2005~"
    (ignored,) = (step for step in founding.thread("NATO").steps if step.status == "denied")
    assert (ignored.kind, ignored.senders, ignored.answers) == ("reply", ("org:nato",), proposal.id)
    assert {evidence.article[:3] for evidence in ignored.evidence} == {"002"}
