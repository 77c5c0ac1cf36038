"""Every rule of every language pack finds its examples and leaves its counter-examples alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from mithaq.app.proofs import PROOFS, prove
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack, pack_codes


def rules() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each rule with its language and file."""
    for code in pack_codes():
        for file in PROOFS:
            for rule in load_pack(code).data(file).get("rules", ()):
                yield code, file, rule


@pytest.mark.parametrize(("code", "file", "rule"), list(rules()), ids=[rule["id"] for _, _, rule in rules()])
def test_rule_holds_its_proof(code: str, file: str, rule: dict[str, Any]) -> None:
    assert list(prove(load_pack(code), file, rule, load_kb())) == []
