"""The docs name everything there is: commands, options, layers, formats, columns, fields, exceptions, pack files."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from mithaq import errors
from mithaq.app.extract import Reader, annotate
from mithaq.app.packs import new_domain
from mithaq.app.rows import COLUMNS
from mithaq.cli.ledger.rows import ARTICLE_COLUMNS, EVENT_COLUMNS
from mithaq.cli.main import app
from mithaq.cli.writers import FORMATS
from mithaq.export.coding.opinions import DNA_COLUMNS
from mithaq.export.formats import FORMATS as EXPORTS
from mithaq.export.tabular.columns import COLUMNS as EXPORT_COLUMNS
from mithaq.export.tabular.events import EVENT_COLUMNS as CODED_COLUMNS
from mithaq.export.tabular.timeline import TIMELINE_COLUMNS
from mithaq.kb.acts import act_codes
from mithaq.kb.check import check_kb
from mithaq.kb.load import KEYS
from mithaq.kb.lookup import PACKS
from mithaq.lang.check import schema
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.model import marks
from mithaq.model.contract import document_json
from mithaq.model.document import Document
from mithaq.model.network import KINDS
from mithaq.pipeline import STEPS
from mithaq.read.article import read_text
from mithaq.search.grammar import EVENT_FILTERS, EVENT_STATUS, FILTERS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
HELP = {"--help", "--install-completion", "--show-completion"}


def page(name: str) -> str:
    """The text of a page of the docs."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading of the second level, or nothing."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every command as it is typed, with its long options and its arguments."""
    yield from _commands("mithaq", get_command(app))


def _commands(name: str, command: Any) -> Iterator[tuple[str, list[str]]]:
    inner = getattr(command, "commands", None) or {}
    for part, sub in inner.items():
        yield from _commands(f"{name} {part}", sub)
    if not inner:
        names = [max((*param.opts, *param.secondary_opts), key=len) for param in command.params]
        yield name, [option for option in names if option.startswith("--") and option not in HELP]


def rows_of(*files: Path) -> Iterator[tuple[str, str]]:
    """The columns of these tables: file name and column."""
    for path in files:
        lines = path.read_text(encoding="utf-8").splitlines()
        header = next(line for line in lines if line.strip() and not line.startswith("#"))
        yield from ((path.name, column.strip()) for column in header.split("\t"))


def flat(value: Any) -> Iterator[Any]:
    """The values of lists in lists."""
    if isinstance(value, list):
        for part in value:
            yield from flat(part)
    else:
        yield value


@pytest.mark.parametrize(("name", "options"), list(commands()), ids=[name for name, _ in commands()])
def test_each_command_and_option_is_documented(name: str, options: list[str]) -> None:
    own, shared = section(page("commands.md"), f"`{name}`"), section(page("commands.md"), "Options of several commands")
    assert own, f"docs/commands.md has no section «## `{name}`»"
    assert [option for option in options if f"`{option}`" not in own + shared] == []


def test_no_command_is_documented_that_does_not_exist() -> None:
    documented = set(re.findall(r"^## `(mithaq[^`]*)`$", page("commands.md"), re.MULTILINE))
    assert documented - {name for name, _ in commands()} == set()


def test_each_format_and_column_is_documented() -> None:
    text = page("commands.md")
    assert [name for name in (*FORMATS, *COLUMNS) if f"`{name}`" not in text] == []


def test_each_format_and_column_of_an_export_is_documented() -> None:
    text = page("exports.md")
    columns = (*EXPORT_COLUMNS, *CODED_COLUMNS, *TIMELINE_COLUMNS, *DNA_COLUMNS, *KINDS)
    assert [name for name in columns if f"`{name}`" not in text] == []
    rows = [f"| `{one.name}` | `{one.ending}` |" for one in EXPORTS.values()]
    assert [row for row in rows if row not in text] == []
    assert [name for name in EXPORTS if f"`{name}`" not in section(page("commands.md"), "`mithaq export`")] == []


def test_the_sides_that_acts_take_are_documented() -> None:
    text = section(page("exports.md"), "Formats").partition("### Opinions")[2].partition("### Event")[0]
    rows = {True: "is for it (", False: "or against it (", None: "The others ("}
    for stance, opening in rows.items():
        listed = set(re.findall(r"`(\w+)`", text.partition(opening)[2].partition(")")[0]))
        assert listed == {one.act for one in act_codes().values() if one.stance is stance}, opening


def test_each_step_is_documented_with_its_layer_and_rules() -> None:
    text = page("layers.md")
    rows = [rf"^\| {re.escape(step.name)} \|.*`{step.gives}`.*{re.escape(step.rules)}" for step in STEPS]
    assert [row for row in rows if not re.search(row, text, re.MULTILINE)] == []


def test_each_exception_is_documented() -> None:
    text = page("errors-and-exit-codes.md")
    assert [name for name in errors.__all__ if f"| `{name}` |" not in text] == []


def test_each_exit_code_is_documented() -> None:
    text = page("errors-and-exit-codes.md")
    assert [code for code in (0, 1, 2, 3, 4, 130) if f"| {code} |" not in text] == []


def test_each_file_column_and_key_of_a_language_pack_is_documented() -> None:
    text, allowed = page("packs.md"), schema()
    folders = [load_pack(code).folder for code in pack_codes()]
    names = {path.name for folder in folders for path in folder.iterdir() if path.is_file()} - {"__init__.py"}
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []
    columns = {column for folder in folders for _, column in rows_of(*folder.glob("*.tsv"))}
    keys = {str(key) for rules in allowed.values() for key in flat([rules.get("keys", []), rules.get("rule", [])])}
    assert [key for key in sorted(columns | keys - {"examples", "never", "id", "says"}) if f"`{key}`" not in text] == []


@pytest.mark.parametrize("folder", sorted(path.parent for path in PACKS.glob("*/pack.yml")), ids=lambda path: path.name)
def test_each_file_column_and_key_of_a_domain_pack_is_documented(folder: Path) -> None:
    text = page("packs.md")
    assert [path.name for path in folder.iterdir() if path.is_file() and f"`{path.name}`" not in text] == []
    assert [column for _, column in rows_of(*folder.glob("*.tsv")) if f"`{column}`" not in text] == []
    assert [key for keys in KEYS.values() for key in keys if f"`{key}`" not in text] == []


def test_each_field_of_the_contract_is_documented() -> None:
    text = page("json.md")
    assert [name for name in document_json(Document("")) if f"`{name}`" not in text] == []


def test_each_noun_of_the_model_is_documented() -> None:
    text = page("model.md")
    assert [name for name in (*marks.__all__, "Document", "Metadata", "Why") if f"`{name}`" not in text] == []


def test_each_act_that_a_rule_gives_is_documented() -> None:
    text = page("model.md")
    acts = {rule["act"] for code in pack_codes() for rule in load_pack(code).data("acts.yml").get("rules", ())}
    assert [act for act in sorted(acts) if f"| `{act}` |" not in text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_paths_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not (path.parent / link).exists()] == []
    named = re.findall(r"`((?:src|tests|docs|bench)/[\w./-]+\.\w+)`", text)
    packages = "text|model|read|extract|match|kb|lang|evaluate|export|cli|app"
    inner = re.findall(rf"`((?:{packages})/[\w./-]+\.(?:py|yml|tsv|json))`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert [name for name in inner if not (ROOT / "src" / "mithaq" / name).exists()] == []


def test_a_negotiation_in_half_an_hour_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    guide = page("packs.md").split("### A negotiation in half an hour")[1]
    new_domain("salwan")
    for file, text in re.findall(r"^```\n(salwan/[\w.]+)\n(.*?)^```", guide, re.MULTILINE | re.DOTALL):
        Path(file).write_text(text, encoding="utf-8")
    assert check_kb("salwan") == ()
    sentence = re.search(r'pack try en "([^"]+)" --published (\S+)', guide)
    assert sentence is not None
    (said,) = annotate(read_text(sentence[1], published=sentence[2]), Reader(packs=("salwan",)).kb()).statements
    found = (said.speaker.actor, said.instruments, said.concepts)
    assert found == ("person:nizar-halabi", ("salwan-charter-1998",), ("SALWAN_NOTICE",))


def test_each_column_and_filter_of_a_search_is_documented() -> None:
    searched, asked = section(page("commands.md"), "`mithaq search`"), page("ledger.md")
    assert [name for name in (*EVENT_COLUMNS, *ARTICLE_COLUMNS) if f"`{name}`" not in searched] == []
    assert [name for name in {**FILTERS, **EVENT_FILTERS} if f"`{name}:" not in asked] == []
    kinds = {rule["kind"] for code in pack_codes() for rule in load_pack(code).data("events.yml")["rules"]} - {"status"}
    assert [kind for kind in (*kinds, *EVENT_STATUS) if f"`{kind}`" not in asked] == []


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    exec(compile(code[1], "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()


BLOCKS = re.findall(r"```python\n(.*?)```", page("python.md"), re.DOTALL)


def test_the_python_of_the_docs_runs_as_in_a_notebook(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each block is a cell: what its last line gives must be there, and show itself where it is one of our things."""
    monkeypatch.chdir(articles.parent)
    names: dict[str, Any] = {}
    shown = []
    for block in BLOCKS:
        *lines, last = ast.parse(block).body
        exec(compile(ast.Module(lines, []), "docs/python.md", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "docs/python.md", "eval"), names)
            if hasattr(value, "_repr_html_") and type(value).__module__.startswith("mithaq."):
                shown.append(value._repr_html_())
        else:
            exec(compile(ast.Module([last], []), "docs/python.md", "exec"), names)
    assert len(shown) == 4 and all('dir="rtl"' in page_ or "<table" in page_ for page_ in shown)
    assert not [page_ for page_ in shown if re.search(r"https?://|<script", page_)]
    printed = capsys.readouterr().out
    for said in ("statements by Halabi not in ru: 4", "An edge from A to B", "5 rows", "commit"):
        assert said in printed and said in page("python.md").replace('act="promise"', "commit")
    names["ledger"].close()


def test_each_column_of_threads_and_commitments_is_documented() -> None:
    from mithaq.app.exchanges.commitments import COMMITMENT_COLUMNS
    from mithaq.cli.ledger.commitments import NORM_COLUMNS
    from mithaq.cli.ledger.threads import STEP_COLUMNS

    text = page("commands.md")
    names = {*STEP_COLUMNS, *COMMITMENT_COLUMNS, *NORM_COLUMNS}
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def test_each_field_of_a_step_a_thread_and_a_norm_is_documented() -> None:
    from mithaq.model.exchange import Evidence, Step, Thread
    from mithaq.model.norm import ROLES, Norm

    text, commands = page("json.md"), page("commands.md")
    fields = {*Step.__slots__, *Thread.__slots__, *Norm.__slots__, *Evidence.__slots__} - {"start", "stop"}
    assert [name for name in sorted(fields) if f"`{name}`" not in text] == []
    assert [role for role in ROLES if role not in commands] == []
