"""Quote blocks: marks of two styles around one quotation."""

from __future__ import annotations

import pytest

from mithaq.extract.quote_blocks import find_quote_blocks
from mithaq.model.document import Document


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('“The gate is shut. It stays shut," Kate Orlo said.', ["The gate is shut. It stays shut,"]),
        ('"The gate is shut,” Kate Orlo said.', ["The gate is shut,"]),
        ('“The "old" gate is shut,” Kate Orlo said.', ['The "old" gate is shut,', "old"]),
    ],
)
def test_a_quotation_may_open_in_one_style_and_close_in_another(text: str, inner: list[str]) -> None:
    doc = Document(text)
    assert [doc[block.inner] for block in find_quote_blocks(doc)] == inner
