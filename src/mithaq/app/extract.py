"""Read articles: each input becomes an annotated document, or an error that loses no other input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mithaq.app.inputs import Source
from mithaq.errors import InputError, MithaqError, TooLarge, UnknownLanguage, UsageError
from mithaq.kb.lookup import Kb, load_kb
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.model.document import Document
from mithaq.pipeline import read_document
from mithaq.read.article import checked_date, read_article, read_bytes
from mithaq.read.plain import LIMIT, known_encoding

__all__ = ["DOMAINS", "Outcome", "Reader", "annotate"]

#: The domain packs that are always read.
DOMAINS = ("euro-atlantic",)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: its ``name`` and either the annotated ``doc`` or the ``error``."""

    name: str
    doc: Document | None = None
    error: MithaqError | None = None

    @property
    def failed(self) -> bool:
        """Whether the input could not be read, or a step of reading it failed."""
        return self.doc is None or bool(self.doc.problems)


@dataclass(frozen=True, slots=True)
class Reader:
    """How to read: ``published`` (EDTF) for texts that show no date, ``language`` and ``encoding`` where they are
    known, and names or folders of more domain packs."""

    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    packs: tuple[str, ...] = ()

    def kb(self) -> Kb:
        """The knowledge base of the packs."""
        return load_kb((*DOMAINS, *self.packs))

    def check(self) -> None:
        """Nothing when the options make sense; else :class:`UsageError`, or :class:`PackError` for a domain pack."""
        checked_date(self.published)
        if self.language is not None and self.language not in pack_codes():
            installed = f"Installed: {', '.join(pack_codes())}."
            raise UsageError(f"No language pack «{self.language}».", installed, "mithaq pack list")
        if self.encoding is not None and known_encoding(self.encoding) is None:
            raise UsageError(
                f"No encoding is called «{self.encoding}».", "Usual: utf-8, windows-1256.", "--encoding utf-8"
            )
        self.kb()

    def read(self, source: Source) -> Outcome:
        """The outcome of one input; an input that cannot be read is an outcome too."""
        try:
            return Outcome(source.name, annotate(self._document(source), self.kb()))
        except MithaqError as error:
            return Outcome(source.name, error=error)
        except RecursionError as error:
            what = f"{source.name}: nested too deeply."
            return Outcome(
                source.name, error=_caused(TooLarge(what, "It cannot be read safely.", "save its text"), error)
            )
        except (OSError, MemoryError, ValueError) as error:
            what = f"{source.name}: could not be read."
            return Outcome(
                source.name, error=_caused(InputError(what, f"{type(error).__name__}: {error}", "-v"), error)
            )

    def read_all(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """The outcomes of the inputs, in their order, each as soon as it is ready."""
        return map(self.read, sources)

    def _document(self, source: Source) -> Document:
        if source.empty:
            why = "Articles end in .txt, .text, .html, .htm or .xhtml; other files are read when they are named."
            raise InputError(f"{source.name}: no articles in this folder.", why, f"mithaq extract {source.name}/FILE")
        if source.path is None:
            data = sys.stdin.buffer.read(LIMIT + 1)
            return read_bytes(data, "-", self.language, self.published, self.encoding)
        return read_article(source.path, self.language, self.published, self.encoding)


def annotate(doc: Document, kb: Kb | None = None) -> Document:
    """The document with every layer read by the pack of its language; one without a single letter as it is.

    :class:`UnknownLanguage` when no pack reads it, or the text is too short to tell.
    """
    if doc.language in pack_codes():
        return read_document(doc, load_pack(str(doc.language)), kb or load_kb(DOMAINS))
    installed = ", ".join(pack_codes())
    if doc.language is None and not any(map(str.isalpha, doc.text)):
        return doc
    name = "standard input" if doc.path == "-" else doc.path or doc.name or "the text"
    if doc.language is None:
        why = f"It is too short, or has too few letters; the packs read {installed}."
        raise UnknownLanguage(f"{name}: its language cannot be told.", why, f"--language {pack_codes()[0]}")
    why = f"The packs read {installed}; if the language was told wrongly, say which it is."
    raise UnknownLanguage(f"{name}: no language pack reads «{doc.language}».", why, "--language ar")


def _caused(error: MithaqError, cause: BaseException) -> MithaqError:
    error.__cause__ = cause
    return error
