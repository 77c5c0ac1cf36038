"""Steps: which passages are one step, which are not, and what is known of it together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mithaq.kb.records import Instrument
from mithaq.ledger.exchange.steps import Met, derive_steps
from mithaq.model.exchange import Trace

A, B, C = "state:XA", "state:XB", "state:XC"
REPLY = Trace(
    "one", 10, 20, "reply-delivered", senders=(B,), recipients=(A,), date="2031-05-09", published="2031-05-10"
)
CALL = Trace("one", 40, 50, "call", parties=("person:x", "person:y"), date="2031-05-02", published="2031-05-10")
PROPOSAL = Trace("one", 1, 5, "proposal", senders=(A,), date="2031-05-01", instruments=("found:draft-x",))
LETTER = Instrument("letter-1", "letter", {}, date="2031-05-20", sender=A, recipients=(B,))
DRAFT = Instrument("draft-1", "draft", {}, date="2031-05-01", sender=A, recipients=(B, C))
PEOPLE = {"person:x": A, "person:y": B}


def sides(actor: str, _date: str | None) -> frozenset[str]:
    return frozenset((PEOPLE.get(actor, actor),))


def steps(*traces: Trace, known: tuple[Instrument, ...] = ()) -> tuple[Met, ...]:
    return derive_steps(traces, {one.id: one for one in known}, sides)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (REPLY, replace(REPLY, document="two"), 1),
        (REPLY, replace(REPLY, document="two", recipients=()), 1),
        (REPLY, replace(REPLY, document="two", date="2031-05"), 1),
        (REPLY, replace(REPLY, document="two", date="2031"), 2),  # too vague to be the same day
        (REPLY, replace(REPLY, document="two", date="2031-05-30"), 2),
        (REPLY, replace(REPLY, document="two", senders=(C,)), 2),
        (REPLY, replace(REPLY, document="two", kind="letter-sent"), 2),
        (REPLY, replace(REPLY, start=70, date=None), 1),  # later in the same article
        (CALL, replace(CALL, document="two"), 1),
        (CALL, replace(CALL, document="two", parties=(A, B)), 1),
        (CALL, replace(CALL, document="two", parties=("person:x", C)), 2),
        (PROPOSAL, replace(PROPOSAL, document="two", instruments=("found:draft-y",)), 1),
        (PROPOSAL, replace(PROPOSAL, start=90, instruments=("found:draft-y",)), 2),  # two drafts in one article
    ],
)
def test_passages_meet_in_kind_sides_and_date(one: Trace, other: Trace, count: int) -> None:
    assert len(steps(one, other)) == count == len(steps(other, one))


def test_two_instruments_of_a_pack_are_two_steps() -> None:
    known = (replace(DRAFT, id="draft-1"), replace(DRAFT, id="draft-2"))
    one, other = (replace(PROPOSAL, document=name, instruments=(name,)) for name in ("draft-1", "draft-2"))
    assert len(steps(one, other, known=known)) == 2


def test_the_narrowest_date_and_every_name_are_kept() -> None:
    (met,) = steps(replace(REPLY, date="2031-05~"), replace(REPLY, document="two", recipients=("person:x",)))
    assert met.step.date == "2031-05-09"
    assert set(met.step.recipients) == {A, "person:x"}
    assert met.documents == {"one", "two"}


def test_a_step_without_a_date_says_by_when_it_is_told() -> None:
    (met,) = steps(replace(REPLY, date=None))
    assert (met.step.date, met.step.by) == (None, "2031-05-10")


@pytest.mark.parametrize(
    ("statuses", "status", "basis"),
    [
        (("done",), "done", "asserted"),
        (("planned",), "planned", "asserted"),
        (("planned", "done"), "done", "asserted"),
        (("planned", "cancelled"), "cancelled", "asserted"),
        (("done", "denied"), "done", "contested"),
        (("denied",), "denied", "asserted"),
    ],
)
def test_status_and_basis(statuses: tuple[str, ...], status: str, basis: str) -> None:
    traces = [replace(REPLY, document=f"{n}", status=one) for n, one in enumerate(statuses)]
    (met,) = steps(*traces)
    assert (met.step.status, met.step.basis) == (status, basis)


def test_what_was_done_at_a_meeting_was_done_on_its_day() -> None:
    meeting = Trace("one", 5, 9, "meeting", parties=(A, B), date="2031-05-03", sentence=(100, 200))
    again = replace(meeting, start=120, date=None, sentence=(0, 50))
    adopted = Trace("one", 10, 20, "adoption", senders=(A,), instruments=("found:document-x",), sentence=(0, 50))
    met = {one.step.kind: one.step for one in steps(meeting, again, adopted)}
    assert (met["adoption"].date, met["adoption"].rule, met["adoption"].inferred) == (
        "2031-05-03",
        "thread.same-occasion",
        ("date",),
    )
    elsewhere = replace(adopted, sentence=(300, 400))
    assert {one.step.kind: one.step.date for one in steps(meeting, again, elsewhere)}["adoption"] is None


def test_an_instrument_that_is_only_named_is_an_inferred_step() -> None:
    (met,) = steps(Trace("one", 3, 9, "letter", "names", instruments=("letter-1",)), known=(LETTER,))
    assert (met.step.basis, met.step.rule, met.step.date) == ("inferred", "thread.known-instrument", "2031-05-20")
    assert (met.step.senders, met.step.recipients) == ((A,), (B,))
    assert set(met.step.inferred) == {"senders", "recipients", "date"}


def test_a_named_instrument_is_with_the_step_that_carries_it() -> None:
    sent = Trace("one", 30, 40, "letter-sent", senders=(A,), date="2031-05-20")
    (met,) = steps(sent, Trace("two", 3, 9, "letter", "names", instruments=("letter-1",)), known=(LETTER,))
    assert (met.step.basis, met.step.instruments) == ("asserted", ("letter-1",))
    assert met.step.recipients == (B,) and met.step.inferred == ("recipients",)
    assert [stance for _, stance in met.traces] == ["reports", "names"]


def test_a_reply_names_the_letter_it_answers_but_does_not_carry_it() -> None:
    reply = replace(REPLY, date="2031-05-25", instruments=("letter-1",))
    (met,) = steps(reply, known=(LETTER,))
    assert (met.step.instruments, met.named) == ((), {"letter-1"})


def test_nobody_and_nothing_is_no_step() -> None:
    assert steps(Trace("one", 1, 2, "meeting", parties=(A,))) == ()
    assert steps(Trace("one", 1, 2, "reply-delivered", date="2031-05-09")) == ()


def test_that_nothing_was_sent_needs_only_who_did_not_send_it() -> None:
    (met,) = steps(Trace("one", 1, 2, "reply-delivered", "denied", senders=(B,)))
    assert (met.step.status, met.step.senders) == ("denied", (B,))
    assert steps(Trace("one", 1, 2, "reply-delivered", senders=(B,))) == ()


def test_the_order_of_reading_changes_nothing() -> None:
    traces = (REPLY, CALL, PROPOSAL, replace(REPLY, document="two", date=None), replace(CALL, document="three"))
    assert [one.step for one in steps(*traces)] == [one.step for one in steps(*reversed(traces))]
