"""Networks of a ledger: counts, levels, copies, versions, options that there are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger
from mithaq.errors import UsageError

SAID = "Salma Al-Hadi told Minister Nizar Halabi that indivisible security was unacceptable."


@pytest.fixture
def talks(tmp_path: Path) -> Ledger:
    """Two articles, the second with the words of the first and some of its own, and an answer."""
    made = Ledger(tmp_path / "talks.db")
    made.add_text(SAID, name="first", published="2031-05-04")
    made.add_text(
        f"{SAID}\n\nSalma Al-Hadi told Minister Nizar Halabi that the gate was open.",
        name="second",
        published="2031-05-05",
    )
    made.add_text(
        "Nizar Halabi demanded that indivisible security be respected.", name="answer", published="2031-05-06"
    )
    return made


def weight(ledger: Ledger, **choice: object) -> int:
    """The weight of the one edge there is."""
    (edge,) = ledger.network(**choice).edges  # type: ignore[arg-type]
    return edge.weight


def test_what_is_counted_once(talks: Ledger) -> None:
    assert weight(talks, copies=True) == 3
    assert weight(talks, count="article", copies=True) == weight(talks, count="day", copies=True) == 2
    assert talks.find_versions() >= 1
    assert weight(talks, count="version", copies=True) == 2


def test_copied_words_count_once_and_the_rest_of_a_copy_stays(talks: Ledger) -> None:
    assert len(talks.copy_groups()) == 1
    assert weight(talks) == 2 and weight(talks, copies=True) == 3


def test_edges_list_their_statements_and_say_what_they_are(talks: Ledger) -> None:
    network = talks.network(kind="disagree")
    (edge,) = network.edges
    assert edge.about == ("INDIVISIBLE_SECURITY",)
    assert {talks.statement(id_).act for id_ in edge.statements} == {"reject", "demand"}
    assert "2 actors, 1 edge. An edge between A and B: one is for" in str(network)
    assert json.loads(json.dumps(network.to_json()))["edges"][0]["statements"] == list(edge.statements)
    assert "<bdi>Salma Al-Hadi</bdi>" in network._repr_html_()


def test_queries_windows_isolates_and_the_most_active(talks: Ledger) -> None:
    assert talks.network("until:2031-05-04").edges[0].weight == 1
    assert talks.network("until:2030").nodes == ()
    assert len(talks.network("act:demand", isolates=True).nodes) == 1 and not talks.network("act:demand").nodes
    few = talks.network(isolates=True, most=1)
    assert len(few.nodes) == 1 and few.left_out == 1 and "1 more" in str(few)


def test_people_speak_for_the_states_whose_offices_they_hold(talks: Ledger) -> None:
    kb = talks._kb
    term = next(one for one in kb.offices if one.state == "state:RU" and one.start[:4] > "2000" and not one.stop)
    talks.add_text(f"{kb.name(term.person)} told NATO that the gate was shut.", name="state", published="2031-05-07")
    ends = {(edge.source, edge.target) for edge in talks.network("gate", level="party").edges}
    assert ("state:RU", "org:nato") in ends
    assert (term.person, "org:nato") in {(edge.source, edge.target) for edge in talks.network("gate").edges}


def test_nobody_agrees_because_both_talk_of_one_subject(talks: Ledger) -> None:
    talks.add_text("Nizar Halabi demanded that the sanctions be lifted.", name="lift", published="2031-05-08")
    talks.add_text("Salma Al-Hadi demanded that the sanctions stay.", name="stay", published="2031-05-08")
    assert {code for entry in talks.search("sanctions") for code in entry.statement.concepts} == {"SANCTIONS"}
    assert talks.network("sanctions", kind="agree").edges == ()


@pytest.mark.parametrize("wrong", [{"kind": "likes"}, {"count": "week"}, {"level": "planet"}])
def test_options_that_there_are_not(talks: Ledger, wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        talks.network(**wrong)  # type: ignore[arg-type]
