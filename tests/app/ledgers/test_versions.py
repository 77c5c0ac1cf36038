"""Versions in a ledger: found when something is new, each in its own words, with what differs and why they are one."""

from __future__ import annotations

import pytest

from mithaq.app.ledger import Ledger
from mithaq.ledger.likeness import encoder_installed

needs_encoder = pytest.mark.skipif(not encoder_installed(), reason="needs the extra mithaq[versions]")
SAID = "Nizar Halabi said that his country would never sign the river treaty before 9 May 2040."


def test_versions_are_found_when_something_is_new(ledger: Ledger) -> None:
    assert len(ledger.version_groups("treaty")) == 0 and ledger.versions_due == 0
    ledger.add_text(SAID, name="a", published="2031-05-04")
    ledger.add_text(SAID.replace("the river treaty", "this treaty"), name="b", published="2031-05-05")
    assert ledger.versions_due > 0
    (group,) = ledger.version_groups("treaty")
    assert ledger.versions_due == 0
    first, second = group.versions
    assert (group.earliest.article.name, second.entry.article.name) == ("a", "b")
    assert [(edit.kind, edit.a, edit.b) for edit in second.differences] == [("changed", "the river", "this")]
    assert second.beside == second.match == first.entry.id
    assert second.why[0].startswith("alike:") and "months: 5" in second.why
    assert any(reason.startswith("speaker") for reason in second.why)
    assert group.to_json()["versions"][1]["differences"][0]["was"] == "the river"


def test_groups_are_asked_for_by_query_statement_article_or_group(ledger: Ledger) -> None:
    ledger.add_text(SAID, name="a", published="2031-05-04")
    ledger.add_text(SAID.replace("the river", "this"), name="b", published="2031-05-05")
    (group,) = ledger.version_groups("by:Halabi treaty")
    for wanted in (group.id, group.id[:6], group.earliest.id, "a", "treaty"):
        assert [one.id for one in ledger.version_groups(wanted)] == [group.id], wanted
    assert len(ledger.version_groups("by:Salma")) == 0


def test_a_flip_or_another_number_is_no_version(ledger: Ledger) -> None:
    ledger.add_text(SAID, name="a", published="2031-05-04")
    ledger.add_text(SAID.replace("would never sign", "would sign"), name="b", published="2031-05-05")
    ledger.add_text(SAID.replace("May", "August"), name="c", published="2031-05-05")
    assert len(ledger.version_groups("treaty")) == 0


@needs_encoder
def test_languages_meet_with_their_facts(ledger: Ledger) -> None:
    ledger.add_text(
        "Nizar Halabi said that his country would send 40 ships to the gulf.", name="en", published="2031-05-04"
    )
    ledger.add_text(
        "قال نزار الحلبي إن بلاده سترسل أربعين سفينة إلى الخليج يوم الأحد.", name="ar", published="2031-05-05"
    )
    (group,) = ledger.version_groups("by:Halabi ships")
    _, other = group.versions
    assert other.differences == () and other.beside == group.earliest.id
    assert [(fact.kind, fact.a, fact.b) for fact in other.facts] == [("weekday", None, "الأحد")]
    assert "numbers: 40" in other.why


def test_without_the_extra_versions_are_of_one_language(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("ledger.versions", "ledger.version_groups", "app.ledgers.groups.versions"):
        monkeypatch.setattr(f"mithaq.{module}.encoder_installed", lambda: False)
    ledger.add_text(SAID, name="a", published="2031-05-04")
    ledger.add_text(SAID.replace("the river", "this"), name="b", published="2031-05-05")
    assert len(ledger.version_groups("treaty")[0]) == 2
    monkeypatch.undo()
    assert bool(ledger.versions_due) == encoder_installed(), "another method finds others"
