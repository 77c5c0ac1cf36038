"""REFI-QDA: the package, its codes and its passages, read with lxml."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from mithaq.app.ledger import Ledger
from mithaq.errors import UsageError
from mithaq.export.coding.project import NAMESPACE

Put = Callable[..., Path]
Q = {"q": NAMESPACE}
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def test_passages_lead_to_their_words_and_codes(told: Ledger, put: Put) -> None:
    with zipfile.ZipFile(put("a.qdpx")) as file:
        project = etree.fromstring(file.read("project.qde"))
        texts = {name.removeprefix("Sources/"): file.read(name).decode() for name in file.namelist() if "/" in name}
    assert [etree.QName(part).localname for part in project] == ["Users", "CodeBook", "Sources"]
    codes = {code.get("guid"): code.get("name") for code in project.iterfind(".//q:Code", Q)}
    said = {}
    for source in project.iterfind(".//q:TextSource", Q):
        text = texts[source.get("plainTextPath").removeprefix("internal://")]
        assert "\r" not in text
        for passage in source.iterfind("q:PlainTextSelection", Q):
            words = text[int(passage.get("startPosition")) : int(passage.get("endPosition"))]
            names = {codes[ref.get("targetGUID")] for ref in passage.iterfind("q:Coding/q:CodeRef", Q)}
            said[words] = names
    assert said["indivisible security"] == {"reject", "Salma Al-Hadi", "indivisible security"}
    assert {"We will come", "=SUM(A1) is no answer"} < set(said) and len(said) == 8
    guids = [one.get("guid") for one in project.iter() if one.get("guid")]
    assert len(guids) == len(set(guids)) and all(GUID.fullmatch(one) for one in guids)


def test_a_package_is_not_zipped_again(put: Put) -> None:
    with pytest.raises(UsageError, match="package already"):
        put("a.qdpx.zip")
