"""Threads: what answers what, what nothing answers, and which steps hang together."""

from __future__ import annotations

import pytest

from mithaq.kb.records import Instrument
from mithaq.ledger.exchange.steps import Met, derive_steps
from mithaq.ledger.exchange.threads import answered, related
from mithaq.model.exchange import Trace

A, B, C, D = "state:XA", "state:XB", "state:XC", "state:XD"
LETTER = Instrument("letter-1", "letter", {}, date="2031-05-04", sender=A, recipients=(B,))


def trace(place: int, kind: str, date: str | None, senders: str = "", recipients: str = "", **more: object) -> Trace:
    """A passage of an article: who, to whom, by the last letters of their ids."""
    given = {"document": "one", "senders": tuple(f"state:X{c}" for c in senders)} | more
    given["recipients"] = tuple(f"state:X{c}" for c in recipients)
    return Trace(start=place, stop=place + 1, kind=kind, date=date, **given)  # type: ignore[arg-type]


def thread(*traces: Trace, until: str | None = "2031-06-30") -> tuple[Met, ...]:
    met = derive_steps(traces, {LETTER.id: LETTER}, lambda actor, _: frozenset((actor,)))
    return answered(met, until)


DRAFT = trace(1, "proposal", "2031-05-01", "A", "BC")


@pytest.mark.parametrize(
    ("reply", "answers"),
    [
        (trace(9, "reply-delivered", "2031-05-09", "B", "A"), True),
        (trace(9, "reply-delivered", "2031-05-09", "B"), True),
        (trace(9, "reply-delivered", "2031-05-09", "D", "A"), False),  # it was not sent to them
        (trace(9, "reply-delivered", "2031-05-09", "B", "D"), False),
        (trace(9, "reply-delivered", "2031-04-09", "B", "A"), False),  # before it
        (trace(9, "acceptance", "2031-05-09", "B", "A"), True),
        (trace(9, "call", "2031-05-09", "", "", parties=(A, B)), False),
    ],
)
def test_an_answer_goes_back_the_other_way_and_ends_the_silence(reply: Trace, answers: bool) -> None:
    steps = {one.step.kind: one.step for one in thread(DRAFT, reply)}
    assert (steps["proposal"].silence is None) == answers
    other = next(step for kind, step in steps.items() if kind != "proposal")
    assert (other.answers == steps["proposal"].id) == answers
    assert (other.answers_rule == "thread.answers-latest") == answers


def test_a_reply_that_is_said_not_to_have_come_leaves_the_silence() -> None:
    denied = trace(9, "reply-delivered", None, "B", "A", status="denied", published="2031-06-01")
    steps = {one.step.kind: one.step for one in thread(DRAFT, denied)}
    assert (steps["reply"].status, steps["reply"].answers) == ("denied", steps["proposal"].id)
    assert steps["proposal"].silence == "2031-05-01"


def test_what_the_same_article_tells_of_is_answered_before_what_is_nearer_in_time() -> None:
    older = trace(1, "proposal", "2025-05-01", "A", "B", document="two")
    reply = trace(9, "reply-delivered", None, "B", "A", status="denied", document="two", published="2031-06-01")
    steps = {(one.step.kind, one.step.date): one.step for one in thread(DRAFT, older, reply)}
    assert steps["reply", None].answers == steps["proposal", "2025-05-01"].id


def test_words_that_name_what_they_answer_go_first() -> None:
    sent = trace(3, "letter-sent", "2031-05-04", "A", "B", instruments=("letter-1",))
    reply = trace(9, "reply-delivered", "2031-05-09", "B", "A", instruments=("letter-1",))
    later = trace(5, "letter-sent", "2031-05-06", "A", "B")
    steps = {one.step.date: one.step for one in thread(DRAFT, sent, later, reply)}
    assert (steps["2031-05-09"].answers, steps["2031-05-09"].answers_rule) == (
        steps["2031-05-04"].id,
        "thread.answers-named",
    )
    assert steps["2031-05-06"].silence == "2031-05-06"


def test_a_letter_is_an_answer_only_where_it_says_so() -> None:
    first, then = trace(1, "letter-sent", "2031-05-01", "A", "B"), trace(9, "letter-sent", "2031-05-09", "B", "A")
    assert [one.step.answers for one in thread(first, then)] == [None, None]


def test_silence_is_told_only_of_what_was_done_and_only_up_to_what_was_read() -> None:
    planned = trace(1, "invitation", "2031-07-01", "A", "B", status="planned")
    assert [one.step.silence for one in thread(planned)] == [None]
    assert [one.step.silence for one in thread(DRAFT, until=None)] == [None]
    assert [one.step.silence for one in thread(trace(1, "call", "2031-05-01", parties=(A, B)))] == [None]


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (trace(9, "reply-delivered", "2031-05-09", "B", "A", document="two"), True),  # answers it
        (trace(9, "call", "2031-05-09", parties=(A, B)), True),  # one article, the same two sides
        (trace(9, "call", "2031-05-09", parties=(A, D)), False),
        (trace(9, "call", "2031-05-09", parties=(A, D), concepts=("WATER",)), True),  # and the same principle
        (trace(9, "call", "2031-05-09", parties=(A, D), concepts=("WATER",), document="two"), False),
        (trace(9, "call", "2029-05-09", parties=(A, B)), False),  # years before
        (trace(9, "publication", "2031-05-03", "A", document="two", instruments=("found:draft-x",)), True),
        (trace(9, "publication", "2031-05-03", "A", document="two", instruments=("found:draft-y",)), False),
    ],
)
def test_which_steps_hang_together(other: Trace, together: bool) -> None:
    first = trace(1, "proposal", "2031-05-01", "A", "BC", concepts=("WATER",), instruments=("found:draft-x",))
    met = thread(first, other)
    found = related(met, lambda one: one.step.kind == "proposal")
    assert len(met) == 2
    assert (len(found) == 2) == together


def test_nothing_about_the_topic_is_no_thread() -> None:
    assert related(thread(DRAFT), lambda one: False) == ()
