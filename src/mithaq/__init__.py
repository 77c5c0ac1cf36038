"""Mithaq: a ledger of what states say and what they commit to.

>>> import mithaq
>>> doc = mithaq.read("أكد نزار الحلبي أن بلاده ستلتزم بالاتفاق حتى عام 2026.", published="2024-03-01")
>>> for s in doc.statements:
...     print(s.speaker, "|", s.act, "|", doc[s.content], "|", s.why.rule)
نزار الحلبي | commit | بلاده ستلتزم بالاتفاق حتى عام 2026 | ar.quotation.verb-that
>>> [time.value for time in doc.times]
['2026']
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import mithaq.read as _reading  # the package first: its name is then given to the function below

if TYPE_CHECKING:
    from mithaq.app.ledger import Ledger
    from mithaq.errors import MithaqError, UnknownLanguage
    from mithaq.lang.pack import Pack
    from mithaq.ledger.versions import same_utterance
    from mithaq.model.document import Document
    from mithaq.model.exchange import Thread
    from mithaq.model.marks import Quotation, Speaker, Statement
    from mithaq.model.norm import Commitment
    from mithaq.text.anchor import Anchor
    from mithaq.text.names import same_name
    from mithaq.text.span import Span

__all__ = [
    "Anchor",
    "Commitment",
    "Document",
    "Ledger",
    "MithaqError",
    "Pack",
    "Quotation",
    "Span",
    "Speaker",
    "Statement",
    "Thread",
    "UnknownLanguage",
    "read",
    "same_name",
    "same_utterance",
]

_HOMES = {
    "Anchor": "mithaq.text.anchor",
    "Commitment": "mithaq.model.norm",
    "Document": "mithaq.model.document",
    "Ledger": "mithaq.app.ledger",
    "MithaqError": "mithaq.errors",
    "Pack": "mithaq.lang.pack",
    "Quotation": "mithaq.model.marks",
    "Span": "mithaq.text.span",
    "Speaker": "mithaq.model.marks",
    "Statement": "mithaq.model.marks",
    "Thread": "mithaq.model.exchange",
    "UnknownLanguage": "mithaq.errors",
    "same_name": "mithaq.text.names",
    "same_utterance": "mithaq.ledger.versions",
}

del _reading


def read(text: str, published: str | None = None, language: str | None = None) -> Document:
    """The document of a text with everything found in it: who said what, when, citing what.

    Arguments: ``text``, an article as a string; ``published``, its date (EDTF, ``2024-03-01``) where the text shows
    none, so that "yesterday" can be placed; ``language``, ``ar``, ``en`` or ``ru`` (found from the text if not given).

    Layers are tuples on the document (``statements``, ``times``, ``mentions``, ``instruments`` …), spans count Unicode
    code points of ``text``, ``doc[span]`` gives the words and ``doc.to_json()`` the mithaq/1 object. A text without a
    single letter gives a document without statements.

    Raises :class:`UnknownLanguage` when no pack reads its language, :class:`mithaq.errors.UsageError` for a date that
    is none.

    >>> doc = read("وقالت سلمى الهادي: «سنعود غدا إلى الطاولة».", published="2031-05-04")
    >>> (s,) = doc.statements
    >>> str(s.speaker), s.kind, doc[s.content], doc.to_json()["times"][0]["value"]
    ('سلمى الهادي', 'direct', 'سنعود غدا إلى الطاولة', '2031-05-05')
    """
    from mithaq.app.extract import annotate
    from mithaq.read.article import read_text

    return annotate(read_text(text, language=language, published=published))


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'mithaq' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
