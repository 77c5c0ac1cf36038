"""The packaged sample, read: what the program does, shown without any file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mithaq.app.extract import Reader
from mithaq.app.inputs import Source
from mithaq.app.layers import Mark, marks_of
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.model.document import Document
from mithaq.sample import sample_texts

__all__ = ["Sample", "read_sample"]


@dataclass(frozen=True, slots=True)
class Sample:
    """The articles of the sample by language (its name, then its articles), and one statement worth explaining."""

    languages: tuple[tuple[str, tuple[Document, ...]], ...]
    explained: tuple[Document, Mark] | None


def read_sample() -> Sample:
    """The packaged articles, read; the language with most statements comes first."""
    outcomes = Reader().read_all(Source(path) for path in sample_texts())
    docs = [outcome.doc.adding(path=None) for outcome in outcomes if outcome.doc is not None]
    groups = ((load_pack(code).name, tuple(doc for doc in docs if doc.language == code)) for code in pack_codes())
    languages = sorted((group for group in groups if group[1]), key=lambda group: -_statements(group[1]))
    return Sample(tuple(languages), _worth_explaining(doc for _, group in languages for doc in group))


def _statements(docs: Iterable[Document]) -> int:
    return sum(len(doc.statements) for doc in docs)


def _worth_explaining(docs: Iterable[Document]) -> tuple[Document, Mark] | None:
    """The first statement whose speaker had to be worked out and that does more than assert, else the first one."""
    found = [(doc, mark) for doc in docs for mark in marks_of(doc, "statements")]
    telling = (pair for pair in found if pair[1].why and _tells(tuple(pair[1].why.rules())))
    return next(telling, found[0] if found else None)


def _tells(rules: tuple[str, ...]) -> bool:
    resolved = {rule for rule in rules if rule.startswith("speaker.")} - {"speaker.explicit", "speaker.unknown"}
    return bool(resolved) and "act.plain" not in rules
