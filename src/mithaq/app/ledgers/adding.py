"""Adding: inputs are read, perhaps in several processes, and written by one, each article a transaction of its own."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, select

from mithaq.app.extract import Reader
from mithaq.app.inputs import Source
from mithaq.app.ledgers.decisions import keep_decisions
from mithaq.app.ledgers.groups.copies import update_copies
from mithaq.app.ledgers.pool import in_order
from mithaq.app.ledgers.reading import Reading, Task, bytes_of, died, digest_of, read_task, record_of
from mithaq.errors import InputError, MithaqError
from mithaq.model.ledger import Added, Failure
from mithaq.read.article import read_text
from mithaq.store import tables as t
from mithaq.store.copied import Lately, link_copies
from mithaq.store.database import Database
from mithaq.store.people import People
from mithaq.store.writing import add_failure, put_article, replace_article

__all__ = ["Adding", "Step", "failures_of"]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one input: ``new``, ``updated`` (read with other options than before), ``known`` or ``failed``;
    ``copy``: it is new, and an article that was there carries the same report."""

    name: str
    outcome: str
    statements: int = 0
    error: MithaqError | None = None
    copy: bool = False


class Adding:
    """One run of ``add``: iterate over :meth:`run`, then look at ``counts``.

    Stopping the iteration anywhere keeps all that was yielded; the same run started again goes on from there.
    """

    def __init__(self, database: Database, reader: Reader, jobs: int = 1) -> None:
        self._database, self._reader, self._jobs = database, reader, jobs
        self._people, self._lately = People(reader.kb()), Lately()
        self.counts = Added()

    def run(self, sources: Iterable[Source]) -> Generator[Step, None, None]:
        """What became of each input, in order, each as soon as it is stored."""
        readings = in_order(read_task, died, self._tasks(sources), self._jobs)
        for reading in readings:
            step = self._store(reading)
            counts = self.counts
            self.counts = replace(
                counts,
                read=counts.read + 1,
                copies=counts.copies + step.copy,
                statements=counts.statements + step.statements,
                **{step.outcome: getattr(counts, step.outcome) + 1},
            )
            yield step

    def add_text(self, text: str, name: str = "") -> str:
        """The id of the document of a text, which is in the ledger from now on; errors of reading are raised."""
        data = text.encode("utf-8", "replace")
        base = read_text(text, name, self._reader.language, self._reader.published)
        record, problems = record_of(base, self._reader)
        self._store(Reading(name or record.id, digest_of(data, self._reader), record, problems))
        return record.id

    def finish(self) -> Added:
        """The counts, once the copies that were found have been put into groups."""
        update_copies(self._database)
        return self.counts

    def _tasks(self, sources: Iterable[Source]) -> Iterator[Task]:
        for source in sources:
            try:
                data = bytes_of(source)
            except InputError as error:
                yield Task(source.name, b"", "", self._reader, error)
                continue
            digest = digest_of(data, self._reader)
            with self._database.reading() as connection:
                known = (
                    connection.execute(select(t.inputs.c.digest).where(t.inputs.c.digest == digest)).first() is not None
                )
            yield Task(source.name, b"" if known else data, digest, self._reader, known=known)

    def _store(self, reading: Reading) -> Step:
        try:
            with self._database.writing() as connection:
                return self._stored(connection, reading)
        except BaseException:
            self._people.forget()
            raise

    def _stored(self, connection: Connection, reading: Reading) -> Step:
        if reading.error is not None:
            add_failure(connection, reading.name, reading.error)
            return Step(reading.name, "failed", error=reading.error)
        if reading.record is None:
            _forget_failure(connection, reading.name)
            _keep_path(connection, reading, None)
            return Step(reading.name, "known")
        outcome, copies = self._put(connection, reading)
        if reading.problems:
            what = f"{reading.name}: {'; '.join(reading.problems)}."
            error = InputError(what, "The other layers were read and stored.", "mithaq extract -v, and report it")
            add_failure(connection, reading.name, error)
            return Step(reading.name, "failed", len(reading.record.statements), error)
        _forget_failure(connection, reading.name)
        _keep_path(connection, reading, reading.record.id)
        said = len(reading.record.statements) if outcome != "known" else 0
        return Step(reading.name, outcome, said, copy=copies > 0)

    def _put(self, connection: Connection, reading: Reading) -> tuple[str, int]:
        """What became of an article, and of how many articles it is a copy."""
        record = reading.record
        assert record is not None
        columns = (t.documents.c.published, t.documents.c.language)
        held = connection.execute(select(*columns).where(t.documents.c.id == record.id)).first()
        failed = connection.execute(select(t.failures.c.path).where(t.failures.c.path == reading.name)).first()
        if (
            held is not None
            and failed is None
            and tuple(held) == (record.document["published"], record.document["language"])
        ):
            return "known", 0
        if held is not None:
            connection.execute(delete(t.inputs).where(t.inputs.c.document == record.id))
            replace_article(connection, record, self._people)
            keep_decisions(connection, record.id, self._people)
            return "updated", 0
        put_article(connection, record, self._people)
        return "new", link_copies(connection, record, self._lately)


def _forget_failure(connection: Connection, path: str) -> None:
    connection.execute(delete(t.failures).where(t.failures.c.path == path))


def _keep_path(connection: Connection, reading: Reading, document: str | None) -> None:
    """Nothing; it is known from now on that this input has these bytes, and which document they are."""
    same = t.inputs.c.digest == reading.digest
    paths = {path: held for path, held in connection.execute(select(t.inputs.c.path, t.inputs.c.document).where(same))}
    if reading.name not in paths:
        document = document or next(iter(paths.values()))
        connection.execute(insert(t.inputs), [{"digest": reading.digest, "path": reading.name, "document": document}])


def failures_of(database: Database) -> tuple[Failure, ...]:
    """The inputs that failed and have not been read since, in order of their paths."""
    with database.reading() as connection:
        return tuple(Failure(*row) for row in connection.execute(select(t.failures).order_by(t.failures.c.path)))
