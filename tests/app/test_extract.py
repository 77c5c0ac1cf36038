"""Reading many inputs: options that make sense, and no input lost by another."""

from __future__ import annotations

from pathlib import Path

import pytest

from mithaq.app.extract import Outcome, Reader, annotate
from mithaq.app.inputs import find_sources
from mithaq.errors import NoText, PackError, UnknownLanguage, UsageError
from mithaq.model.document import Document

ARTICLE = "قال نزار الحلبي أمس إن الباب مفتوح أمام الوفد."


@pytest.mark.parametrize(
    ("reader", "error"),
    [
        (Reader(published="tomorrow"), UsageError),
        (Reader(language="fr"), UsageError),
        (Reader(encoding="klingon"), UsageError),
        (Reader(packs=("no/such/pack",)), PackError),
    ],
)
def test_options_that_make_no_sense_are_refused(reader: Reader, error: type[Exception]) -> None:
    with pytest.raises(error):
        reader.check()


def test_one_bad_input_loses_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(ARTICLE, encoding="utf-8")
    outcomes = list(Reader(published="2031-05-04").read_all(find_sources([str(tmp_path)])))
    assert [outcome.failed for outcome in outcomes] == [False, True, False]
    assert isinstance(outcomes[1].error, NoText)
    assert outcomes[0].doc is not None and outcomes[0].doc.statements[0].date == "2031-05-03"


def test_a_document_with_a_failed_step_counts_as_failed() -> None:
    assert Outcome("a", Document("", problems=("times: KeyError",))).failed


def test_a_language_without_pack_is_said_with_the_name_of_the_text() -> None:
    with pytest.raises(UnknownLanguage, match=r"news/a\.txt: no language pack reads «fr»"):
        annotate(Document("Le ministre", language="fr", path="news/a.txt"))


def test_a_domain_pack_given_by_path_is_read(tmp_path: Path) -> None:
    from mithaq.app.packs import new_domain

    folder = new_domain(str(tmp_path / "river"))
    (folder / "concepts.yml").write_text(
        '# source: invented\n- code: SHARED_WATER\n  says: it belongs to both\n  forms: {ar: ["النهر للجميع"]}\n',
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("قال نزار الحلبي إن النهر للجميع في هذه البلاد.", encoding="utf-8")
    reader = Reader(packs=(str(folder),))
    reader.check()
    (outcome,) = reader.read_all(find_sources([str(tmp_path / "a.txt")]))
    assert outcome.doc is not None and outcome.doc.statements[0].concepts == ("SHARED_WATER",)
    assert outcome.doc.packs[-1].startswith("river")
