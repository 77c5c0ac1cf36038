"""Reading for a ledger: the bytes of one input become a record, or an error, in whichever process."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass

from sqlalchemy import select

from mithaq.app.extract import DOMAINS, Reader, annotate
from mithaq.app.inputs import Source
from mithaq.errors import InputError, MithaqError, TooLarge
from mithaq.kb.lookup import domain_names
from mithaq.lang.pack import pack_codes
from mithaq.model.document import Document
from mithaq.read.article import read_bytes
from mithaq.read.plain import LIMIT
from mithaq.search.words import forms_and_stems
from mithaq.store.database import Database
from mithaq.store.records import Record, make_record
from mithaq.store.tables import documents

__all__ = ["Reading", "Task", "bytes_of", "died", "digest_of", "missing_packs", "packs_of", "read_task", "record_of"]


@dataclass(frozen=True, slots=True)
class Task:
    """One input to read: its name, its bytes, their digest, how to read them; or the error that its bytes met."""

    name: str
    data: bytes
    digest: str
    reader: Reader
    error: MithaqError | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a task: a record with the problems of its steps, an error, or neither (the input is known)."""

    name: str
    digest: str = ""
    record: Record | None = None
    problems: tuple[str, ...] = ()
    error: MithaqError | None = None


def packs_of(database: Database, given: tuple[str, ...]) -> tuple[str, ...]:
    """The domain packs of a ledger: those given, then the packaged ones that its newest article was read with."""
    names = _read_with(database)
    return (*given, *(name for name in domain_names() if name in names and name not in (*given, *DOMAINS)))


def missing_packs(database: Database, reader: Reader) -> tuple[str, ...]:
    """The names of packs that the newest article was read with and that ``reader`` lacks: folders not given again."""
    names = _read_with(database) - {*pack_codes(), *domain_names()}
    return tuple(sorted(names - {info.name for info in reader.kb().packs})) if names - {"", "world"} else ()


def _read_with(database: Database) -> set[str]:
    newest = select(documents.c.packs).order_by(documents.c.number.desc()).limit(1)
    with database.reading() as connection:
        packs = connection.execute(newest).scalar() or ""
    return {name.rpartition(" ")[0] for name in packs.split("; ")}


def bytes_of(source: Source) -> bytes:
    """The bytes of an input, at most one more than may be read; :class:`InputError` when there are none to be had."""
    if source.empty:
        why = "Articles end in .txt, .text, .html, .htm or .xhtml; other files are read when they are named."
        raise InputError(f"{source.name}: no articles in this folder.", why, f"mithaq add {source.name}/FILE")
    if source.path is None:
        return sys.stdin.buffer.read(LIMIT + 1)
    try:
        with source.path.open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError:
        why = "There is no file of this name."
        raise InputError(f"{source.name}: not found.", why, "check the name, or give - and pipe the text in") from None
    except (OSError, ValueError) as error:
        why = f"{getattr(error, 'strerror', None) or error}."
        raise InputError(f"{source.name}: cannot be opened.", why, "check its name and rights") from error


def digest_of(data: bytes, reader: Reader) -> str:
    """Thirty-two hex digits for these bytes read with these options: what has one of them is known.

    >>> digest_of(b"a", Reader()) == digest_of(b"a", Reader(published="2031"))
    False
    """
    options = repr((reader.published, reader.language, reader.encoding, reader.packs))
    return hashlib.blake2b(data, digest_size=16, key=hashlib.sha256(options.encode()).digest()).hexdigest()


def read_task(task: Task) -> Reading:
    """The reading of a task; nothing is raised, whatever the input holds."""
    if task.known or task.error is not None:
        return Reading(task.name, task.digest, error=task.error)
    reader = task.reader
    try:
        base = read_bytes(task.data, task.name, reader.language, reader.published, reader.encoding)
        record, problems = record_of(base, reader)
        return Reading(task.name, task.digest, record, problems)
    except MithaqError as error:
        return Reading(task.name, task.digest, error=error)
    except RecursionError:
        error_: MithaqError = TooLarge(f"{task.name}: nested too deeply.", "It cannot be read safely.", "save its text")
    except (OSError, MemoryError, ValueError) as error:
        error_ = InputError(f"{task.name}: could not be read.", f"{type(error).__name__}: {error}", "mithaq extract -v")
    return Reading(task.name, task.digest, error=error_)


def record_of(base: Document, reader: Reader) -> tuple[Record, tuple[str, ...]]:
    """The record of a document that has not been read yet, and the problems that its steps met."""
    doc = annotate(base, reader.kb())
    return make_record(doc, base.metadata, forms_and_stems), doc.problems


def died(task: Task) -> Reading:
    """The reading of a task that ended the process it was read in."""
    what = f"{task.name}: the process that read it was ended."
    return Reading(
        task.name, task.digest, error=InputError(what, "It may need too much memory.", f"mithaq extract {task.name}")
    )
