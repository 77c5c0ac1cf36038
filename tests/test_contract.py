"""The JSON contract mithaq/1: its schema, its order of keys, and that it can always be written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import mithaq
from mithaq.model import contract
from mithaq.model.contract import json_line
from mithaq.model.document import Document
from mithaq.sample import sample_texts

SCHEMA: dict[str, Any] = json.loads(
    Path(contract.__file__).with_name("mithaq-1.schema.json").read_text(encoding="utf-8")
)
ARTICLE = "جلسة ثانية\n\nنقلت وكالة النهر عن نزار الحلبي قوله أمس إن «الباب مفتوح» أمام ميثاق الأمم المتحدة."


def _validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("path", sample_texts(), ids=lambda path: path.stem)
def test_the_sample_fits_the_schema(path: Path) -> None:
    doc = mithaq.read(path.read_text(encoding="utf-8"))
    assert [error.message for error in _validator().iter_errors(json.loads(json_line(doc)))] == []


def test_an_empty_document_fits_the_schema() -> None:
    assert list(_validator().iter_errors(Document("").to_json())) == []


def test_the_schema_names_every_field() -> None:
    data = mithaq.read(ARTICLE, published="2024-03-01").to_json()
    assert data["statements"] and data["times"] and data["mentions"]
    assert list(data) == list(SCHEMA["properties"])
    for layer in ("statement", "time", "mention", "instrument", "concept", "event"):
        for entry in data[f"{layer}s"]:
            assert list(entry) == list(SCHEMA["$defs"][layer]["properties"])
    assert list(data["statements"][0]["speaker"]) == list(SCHEMA["$defs"]["speaker"]["properties"])


def test_spans_are_pairs_and_point_at_the_words() -> None:
    doc = mithaq.read(ARTICLE, published="2024-03-01")
    statement = doc.to_json()["statements"][-1]
    (start, stop), *_ = statement["content"]
    assert ARTICLE[start:stop] in ARTICLE and doc[doc.statements[-1].content[0]] == ARTICLE[start:stop]
    assert statement["speaker"]["name"] == "نزار الحلبي"


def test_a_nested_statement_names_its_parent() -> None:
    doc = mithaq.read("قال نزار الحلبي: «أعلم أن الوزير قال إن الباب مفتوح».")
    ids = {one.id for one in doc.statements}
    parents = [one.parent for one in doc.statements if one.parent is not None]
    assert len(parents) == 1 and set(parents) <= ids


def test_the_same_article_gives_the_same_line() -> None:
    assert json_line(mithaq.read(ARTICLE)) == json_line(mithaq.read(ARTICLE))


def test_a_statement_keeps_its_id_when_the_date_is_given() -> None:
    def ids(published: str | None) -> list[str]:
        return [one.id for one in mithaq.read(ARTICLE, published=published).statements]

    assert ids(None) == ids("2024-03-01")


def test_lone_surrogates_are_written_as_escapes() -> None:
    doc = mithaq.read("قال نزار الحلبي: «نعم\ud800 للسلام غدا».", language="ar")
    line = json_line(doc.adding(name="a\udcff"))
    line.encode("utf-8")
    assert json.loads(line)["id"] == "a\udcff"


def test_a_line_is_one_line() -> None:
    assert "\n" not in json_line(mithaq.read(ARTICLE.replace("قوله", "قوله\u2028\n")))
