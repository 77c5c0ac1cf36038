"""The commands of a ledger: what they print where, their exit codes, and what they say when there is nothing."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mithaq.cli.main import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """A function that runs a command: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MITHAQ_LEDGER", raising=False)

    def run_(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        out, err = capfd.readouterr()
        return int(caught.value.code or 0), out, err

    return run_


@pytest.fixture
def filled(run: Run, articles: Path) -> Run:
    """The same, in a folder whose ledger holds the articles."""
    assert run("add", str(articles), "--published", "2031-05-04")[0] == 0
    return run


def test_add_says_what_became_of_everything(run: Run, articles: Path, tmp_path: Path) -> None:
    code, out, err = run("add", str(articles), "--published", "2031-05-04")
    assert (code, out) == (0, "") and "4 read: 4 new, 0 copies, 0 known, 0 failed" in err
    assert (tmp_path / "mithaq.db").exists()
    assert "0 new, 0 copies, 4 known" in run("add", str(articles), "--published", "2031-05-04")[2]


def test_what_fails_is_listed_and_can_be_retried(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    code, _, err = filled("add", "bad.txt")
    assert code == 3 and "Error: bad.txt" in err and "1 failed (mithaq add --retry)" in err
    assert "bad.txt" in filled("add", "--failed")[1]
    assert filled("add", "--retry")[0] == 3
    (tmp_path / "bad.txt").write_text("قال نزار الحلبي إن الطريق مفتوح.", encoding="utf-8")
    assert filled("add", "--retry")[0] == 0
    assert "0 failed" in filled("add", "--failed")[1]


def test_nothing_to_add_is_wrong_usage(run: Run) -> None:
    assert run("add")[0] == 2


def test_search_prints_lines_of_json_in_a_pipe_and_says_the_query(filled: Run) -> None:
    code, out, err = filled("search", "by:الحلبي", "in:en")
    assert code == 0
    assert [json.loads(line)["words"] for line in out.splitlines()] == ["the talks were difficult"]
    assert "statements by الحلبي in en: 1" in err and "Низар Халаби" in err


@pytest.mark.parametrize("name", ["table", "json", "csv", "tsv", "md"])
def test_every_format_holds_every_row(filled: Run, name: str) -> None:
    code, out, _ = filled("search", "by:Halabi", "-f", name)
    assert code == 0 and "difficult" in out
    if name == "json":
        assert len(json.loads(out)) == 5
    if name == "csv":
        assert len(list(csv.DictReader(io.StringIO(out)))) == 5


def test_json_is_an_option_of_its_own(filled: Run) -> None:
    assert len(json.loads(filled("search", "--json")[1])) == 8
    assert json.loads(filled("actor", "Halabi", "--json")[1])["statements"] == 5


def test_phrases_survive_the_shell(filled: Run) -> None:
    assert filled("search", '"talks were difficult"', "-q")[1].count("\n") == 1
    assert filled("search", "by:Salma Al-Hadi", "-q")[1].count("\n") == 3


def test_limits_columns_articles_and_facets(filled: Run) -> None:
    assert filled("search", "--limit", "2", "-q")[1].count("\n") == 2
    assert (
        filled("search", "treaty", "-f", "csv", "--columns", "speaker,words", "-q")[1]
        .splitlines()[1]
        .startswith("Salma")
    )
    assert filled("search", "--articles", "-q")[1].count("\n") == 4
    assert "| language | ar | ar | 4 |" in filled("search", "--facets", "-f", "md", "-q")[1]
    assert filled("search", "--commitments", "-q")[1].count("\n") == 1


@pytest.mark.parametrize("kind", ["--events", "--articles"])
@pytest.mark.parametrize("name", ["table", "jsonl", "json", "csv", "tsv", "md"])
def test_events_and_articles_in_every_format(filled: Run, kind: str, name: str) -> None:
    code, out, err = filled("search", kind, "in:ar", "-f", name)
    expected = 1 if kind == "--events" else 2
    assert code == 0 and f"{kind[2:]} in ar: {expected}" in err and "ar-2" in out
    if name == "json":
        assert len(json.loads(out)) == expected
    if name == "jsonl":
        assert all(json.loads(line) for line in out.splitlines()) and out.count("\n") == expected


def test_events_have_columns_limits_facets_and_one_kind_at_a_time(filled: Run) -> None:
    out = filled("search", "--events", "kind:negotiations", "-f", "csv", "--columns", "kind,name", "-q")[1]
    assert out.splitlines()[0] == "kind,name" and out.count("negotiations") == out.count("\n") - 1 > 1
    assert filled("search", "--events", "--limit", "1", "-q")[1].count("\n") == 1
    assert "| kind | negotiations | negotiations |" in filled("search", "--events", "--facets", "-f", "md", "-q")[1]
    assert filled("search", "--events", "--articles")[0] == 2
    assert filled("search", "--events", "--columns", "colour", "-f", "csv")[0] == 2
    code, _, err = filled("search", "--events", "kind:signing", "with:Halabi", "--fail-empty")
    assert code == 4 and "without kind:signing: " in err


def test_nothing_found_is_explained_and_is_no_error(filled: Run) -> None:
    code, out, err = filled("search", "by:Halabi", "act:warn")
    assert (code, out) == (0, "") and "without act:warn: 5" in err
    assert filled("search", "by:Nobody", "--fail-empty")[0] == 4


def test_wrong_filters_formats_and_columns_are_wrong_usage(filled: Run) -> None:
    assert filled("search", "act:shout")[0] == 2
    assert filled("search", "-f", "yaml")[0] == 2
    assert filled("search", "-f", "csv", "--columns", "colour")[0] == 2


def test_a_missing_ledger_is_three_lines(run: Run) -> None:
    code, _, err = run("search", "anything")
    assert code == 1 and err.startswith("Error: mithaq.db: no ledger.") and len(err.splitlines()) == 3


def test_the_ledger_is_named_by_option_or_environment(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    os.rename("mithaq.db", "other.db")
    assert filled("search", "treaty")[0] == 1
    assert filled("search", "treaty", "-l", "other.db")[0] == 0
    monkeypatch.setenv("MITHAQ_LEDGER", "other.db")
    assert filled("search", "treaty")[0] == 0


def test_actor_and_instrument_are_shown(filled: Run) -> None:
    code, out, _ = filled("actor", "Халаби")
    assert code == 0 and "نزار الحلبي" in out and "5 statements" in out
    code, out, _ = filled("instrument", "Istanbul Charter")
    assert code == 0 and "osce-istanbul-charter-1999" in out
    assert filled("actor", "Nobody")[0] == 1


def test_an_article_and_a_statement_are_shown_by_id(filled: Run) -> None:
    id_ = json.loads(filled("search", "treaty")[1])["id"]
    for wanted in (id_, "en-1"):
        code, out, _ = filled("show", wanted)
        assert code == 0 and "will not sign the treaty" in out
    assert filled("explain", id_)[0] == 0


def test_rerun_shows_the_difference_first(filled: Run) -> None:
    code, out, err = filled("rerun")
    assert (code, out) == (0, "") and "0 articles differ" in err and "--apply" in err
    assert filled("rerun", "--apply")[0] == 0


@pytest.fixture
def river_run(run: Run, river: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A function that runs a command in a folder whose ledger holds the invented exchange."""
    for path in sorted((river.parent / "river-articles").glob("*.txt")):
        assert run("add", str(path), "--published", path.name[:10], "--packs", str(river))[0] == 0
    return lambda command, *rest: run(command, *rest, "--packs", str(river))


def test_a_thread_is_a_table_for_programs_and_says_what_it_is(river_run: Run) -> None:
    code, out, err = river_run("thread", "water sharing", "-f", "csv", "--columns", "date,step,from,to,with,note")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, err.strip()) == (0, "the exchange on water sharing: 5 steps in 4 articles, 2031-05-01 – 2031-W21")
    assert [row["step"] for row in rows] == ["proposal", "reply", "call", "letter", "meeting"]
    notes = {row["step"]: row["note"] for row in rows}
    assert notes["reply"].startswith("contested: ") and "Nizar Halabi denies" in notes["reply"]
    assert notes["reply"].endswith("answers the proposal of 2031-05-01")
    assert notes["letter"] == (
        "inferred (thread.known-instrument); no reply found in these articles since 2031-05-20 (read up to 2031-06-01)"
    )
    assert notes["meeting"] == "planned" and notes["call"] == ""


@pytest.mark.parametrize("name", ["jsonl", "json", "csv", "tsv", "md", "table"])
def test_a_thread_in_every_format(river_run: Run, name: str) -> None:
    code, out, _ = river_run("thread", "WATER_SHARE", "-f", name)
    assert code == 0 and out.count("2031-05-11") >= 1
    if name == "json":
        assert json.loads(out)[0]["kind"] == "proposal"


def test_a_thread_as_one_object_and_topics_without_a_name(river_run: Run) -> None:
    whole = json.loads(river_run("thread", "WATER_SHARE", "--json")[1])
    assert (whole["id"], whole["until"], len(whole["steps"])) == ("WATER_SHARE", "2031-06-01", 5)
    assert whole["names"]["state:XA"] == "Salwania"
    topics = [json.loads(line) for line in river_run("thread")[1].splitlines()]
    assert topics[0]["id"] == "WATER_SHARE" and topics[0]["articles"] == 4


def test_no_such_thread_is_three_lines(river_run: Run) -> None:
    code, out, err = river_run("thread", "no such thing")
    assert (code, out) == (1, "") and len(err.strip().splitlines()) == 3
    assert river_run("thread", "WATER_SHARE", "--columns", "colour")[0] == 2


def test_a_ledger_without_exchanges_has_no_topics(filled: Run) -> None:
    assert filled("thread", "--limit", "0", "--fail-empty")[0] == 4


def test_commitments_are_listed_with_date_and_status(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "ar-1.txt").write_text("أكد نزار الحلبي أن بلاده ستلتزم بالاتفاق حتى عام 2022.", encoding="utf-8")
    assert filled("add", "ar-1.txt", "--published", "2021-05-04")[0] == 0
    code, out, err = filled("commitments", "--by", "Nizar Halabi", "-f", "csv", "--columns", "act,due,status")
    assert (code, err.strip()) == (0, "commitments by Nizar Halabi: 2")
    assert sorted(list(csv.reader(io.StringIO(out)))[1:]) == [["commit", "", "open"], ["commit", "2022", "overdue"]]
    assert {one["due"] for one in json.loads(filled("commitments", "--json")[1])} == {None, "2022"}
    assert filled("commitments", "--due", "2021", "--fail-empty")[0] == 4
    assert filled("commitments", "--status", "broken")[0] == 2
    assert filled("commitments", "--columns", "colour")[0] == 2
    assert filled("commitments", "الاتفاق", "--limit", "1", "-f", "md")[1].count("\n") == 3


def test_norms_have_a_row_for_each_actor_in_each_role(river_run: Run, tmp_path: Path, river: Path) -> None:
    said = "واتهم نزار الحلبي مرقبيا بانتهاك تقاسم المياه.\n\nونفت سلمى الهادي أن تكون مرقبيا انتهكت تقاسم المياه.\n"
    (tmp_path / "said.txt").write_text(said, encoding="utf-8")
    assert river_run("add", "said.txt", "--published", "2031-06-03")[0] == 0
    out = river_run("commitments", "--norms", "--about", "water sharing", "-f", "csv")[1]
    rows = {(row["role"], row["actor"]): row for row in csv.DictReader(io.StringIO(out))}
    assert rows["alleges breach", "Nizar Halabi"]["count"] == "1"
    assert rows["denies", "Salma Al-Hadi"]["statements"]
    plain = json.loads(river_run("commitments", "--norms", "--about", "WATER_SHARE", "-f", "json")[1])
    assert plain[0]["roles"]["denies"][0]["actor"] == "person:salma-hadi"
    months = river_run("commitments", "--about", "WATER_SHARE", "--every", "month", "-f", "csv")[1]
    assert {row["period"] for row in csv.DictReader(io.StringIO(months))} >= {"2031-06"}
    assert river_run("commitments", "--norms", "--about", "no such thing")[0] == 1
    assert river_run("commitments", "--about", "WATER_SHARE", "--every", "week")[0] == 2


REPORT = (
    "ORLO (Orlo Wire). The two delegations signed a fishing accord in the old town on Sunday evening and gave each "
    "side one half of the yearly catch.\n\nSalma Al-Hadi said that the accord would never replace the river treaty.\n\n"
    "The dispute goes back to an old line that the fishermen of the three islands never recognised."
)


@pytest.fixture
def copied(filled: Run, tmp_path: Path) -> Run:
    """The same, with a report in two outlets."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(REPORT.replace("on Sunday evening", "on Monday"), encoding="utf-8")
    assert filled("add", "a.txt", "--published", "2031-05-04")[0] == 0
    code, _, err = filled("add", "b.txt", "--published", "2031-05-05")
    assert code == 0 and "1 read: 0 new, 1 copies, 0 known, 0 failed" in err
    return filled


@pytest.mark.parametrize("name", ["table", "jsonl", "json", "csv", "tsv", "md"])
def test_copies_in_every_format(copied: Run, name: str) -> None:
    code, out, err = copied("copies", "-f", name)
    assert code == 0 and "Monday" in out and "1 report that several articles carry" in err
    if name == "csv":
        first, second = csv.DictReader(io.StringIO(out))
        assert first["origin"] == "yes" and second["edits"] == "«Sunday evening» became «Monday»"
    if name == "jsonl":
        assert [json.loads(line)["article"]["name"] for line in out.splitlines()] == ["a", "b"]


@pytest.mark.parametrize("name", ["table", "jsonl", "json", "csv", "tsv", "md"])
def test_versions_in_every_format(copied: Run, tmp_path: Path, name: str) -> None:
    code, out, err = copied("versions", "accord", "-f", name)
    assert code == 0 and "accord" in out and "1 utterance in several wordings" in err
    if name == "jsonl":
        first, second = map(json.loads, out.splitlines())
        assert first["why"] == ["the earliest carrier"] and second["why"][0].startswith("alike")
        assert second["statement"]["words"] == "the accord would never replace the river treaty"


def test_groups_of_a_query_an_article_and_none(copied: Run) -> None:
    for wanted in ("a", "by:Salma Al-Hadi", "outlet:nobody"):
        code, out, _ = copied("copies", wanted, "-q")
        assert code == 0 and out.count("\n") == (0 if "nobody" in wanted else 2)
    assert copied("copies", "outlet:nobody", "--fail-empty")[0] == 4
    assert copied("versions", "by:Nobody", "--fail-empty")[0] == 4
    assert copied("copies", "--rebuild", "-q")[1].count("\n") == 2
    assert copied("versions", "accord", "--rebuild", "-q")[1].count("\n") == 2
    assert copied("copies", "--columns", "colour")[0] == 2
    assert copied("versions", "-f", "tsv", "--columns", "speaker, words", "-q")[1].startswith("speaker\twords\n")


def test_versions_say_that_the_extra_is_missing(copied: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mithaq.ledger.likeness.encoder_installed", lambda: False)
    assert "pip install 'mithaq[versions]'" in copied("versions")[2]
