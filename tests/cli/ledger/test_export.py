"""``mithaq export`` and ``mithaq network`` as they are typed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mithaq.cli.main import main
from mithaq.export.formats import FORMATS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """A function that runs a command in a folder whose ledger holds articles: exit code, output, messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MITHAQ_LEDGER", raising=False)
    told = "Salma Al-Hadi told Minister Nizar Halabi that indivisible security was unacceptable."
    (articles / "en-2.txt").write_text(told, encoding="utf-8")

    def run_(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        out, err = capfd.readouterr()
        return int(caught.value.code or 0), out, err

    assert run_("add", str(articles), "--published", "2031-05-04")[0] == 0
    return run_


def test_a_query_goes_to_a_file_and_is_said(run: Run) -> None:
    code, out, err = run("export", "by:Halabi", "act:commit", "-o", "a.csv")
    assert (code, out) == (0, "") and "statements doing commit by Halabi: 1" in err and "a.csv: csv, 1 row" in err
    with open("a.csv", encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["act"] == "commit"


def test_a_dash_is_standard_output(run: Run) -> None:
    code, out, _ = run("export", "-o", "-", "--columns", "speaker,act")
    assert code == 0 and len(list(csv.reader(io.StringIO(out)))) == 10
    assert json.loads(run("export", "-o", "-", "-f", "w3c", "--scope", "1", "-q")[1])["total"] == 1


def test_formats_are_listed(run: Run) -> None:
    code, out, _ = run("export", "--formats")
    assert code == 0 and [line.split()[0] for line in out.splitlines()] == list(FORMATS)


@pytest.mark.parametrize(
    "arguments",
    [[], ["-o", "a.doc"], ["-o", "a.csv", "-f", "nope"], ["-o", "a.csv", "--scope", "a;b"], ["act:x", "-o", "a.csv"]],
)
def test_wrong_usage_leaves_no_file(run: Run, arguments: list[str]) -> None:
    code, _, err = run("export", *arguments)
    assert code == 2 and err.startswith("Error: ") and not list(Path().glob("a.*"))


def test_a_place_that_cannot_be_written_stops(run: Run) -> None:
    code, _, err = run("export", "-o", "nowhere/a.csv")
    assert code == 1 and "nowhere/a.csv: cannot be written" in err and len(err.splitlines()) == 3


def test_nothing_found_is_a_file_without_rows(run: Run) -> None:
    assert run("export", "by:Nobody", "-o", "a.csv")[0] == 0 and len(Path("a.csv").read_text().splitlines()) == 1
    assert run("export", "by:Nobody", "-o", "a.csv", "--fail-empty")[0] == 4


def test_a_network_is_printed_with_its_statements(run: Run) -> None:
    code, out, err = run("network")
    row = json.loads(out)
    assert code == 0 and row["source_name"] == "سلمى الهادي" and len(row["statements"]) == row["weight"] == 1
    assert "1 edge. An edge from A to B: A says something to B." in err


@pytest.mark.parametrize("name", ["table", "json", "csv", "tsv", "md"])
def test_networks_in_every_format(run: Run, name: str) -> None:
    code, out, _ = run("network", "-f", name, "-q")
    assert code == 0 and "سلمى الهادي" in out
    assert "actor" not in run("network", "--nodes", "-f", name, "--isolates")[1] or name == "json"


def test_a_network_goes_to_graphml(run: Run) -> None:
    assert run("network", "-o", "n.graphml")[0] == 0
    printed = run("network", "-f", "graphml", "-q")[1]
    assert Path("n.graphml").read_text(encoding="utf-8") == printed and printed.startswith("<?xml")


def test_windows_and_empty_networks(run: Run) -> None:
    assert run("network", "--from", "2031-05-04", "--until", "2031-05-04", "-q")[1]
    assert run("network", "--until", "2030", "--fail-empty")[:2] == (4, "")
    assert run("network", "--kind", "likes")[0] == 2


def test_columns_of_a_network(run: Run) -> None:
    assert run("network", "-f", "csv", "--columns", "weight", "-q")[1].split() == ["weight", "1"]
    assert run("network", "-f", "tsv", "--nodes", "--columns", "units", "-q")[1].split() == ["units", "6", "4"]
    assert run("network", "-f", "csv", "--columns", "colour")[0] == 2
