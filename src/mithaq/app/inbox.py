"""The inbox: articles that come in while the program goes on, with counts that are true at every moment.

What is handed in lies in a folder beside the ledger until it is stored; what could not be read stays there, so that it
can be tried again, and what a stopped program left behind is taken up when asked.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import tempfile
import threading
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import delete, select

from mithaq.app.extract import Reader
from mithaq.app.inputs import Source, sources_of
from mithaq.app.ledger import Ledger
from mithaq.app.ledgers.adding import Step
from mithaq.app.ledgers.pool import usual_jobs
from mithaq.errors import MithaqError, UsageError
from mithaq.kb.edtf import day_range
from mithaq.model.ledger import Added
from mithaq.store import tables as t

__all__ = ["Inbox", "Run", "Undated", "date_in_name"]

_SHOWN = 50
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
_DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")


@dataclass(slots=True)
class Run:
    """One run of adding: how many inputs there are, what became of them so far, what it is doing.

    ``state``: running, paused, done, stopped, or broken (then ``error`` says why).
    """

    total: int
    began: float = field(default_factory=time.time)
    ended: float | None = None
    counts: Added = field(default_factory=Added)
    state: str = "running"
    error: str = ""
    latest: list[Step] = field(default_factory=list)

    @property
    def speed(self) -> float:
        """Articles a second since it began."""
        took = (self.ended or time.time()) - self.began
        return self.counts.read / took if took > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take at this speed; ``None`` before anything was read."""
        return (self.total - self.counts.read) / self.speed if self.counts.read else None


@dataclass(frozen=True, slots=True)
class Undated:
    """An article without a date: its id and name, and the date in the name, if there is one."""

    id: str
    name: str
    date: str | None


class Inbox:
    """Takes articles into one ledger in the background, one run at a time."""

    def __init__(self, ledger: Ledger, jobs: int | None = None) -> None:
        self._ledger = ledger
        self._jobs = jobs or max(2, usual_jobs())  # read in processes of their own, so that pages are answered
        self._thread: threading.Thread | None = None
        self._go, self._stop = threading.Event(), threading.Event()
        self._folder = (
            Path(f"{ledger.place}.inbox") if "://" not in ledger.place else Path(tempfile.gettempdir()) / "mithaq"
        )
        self.run: Run | None = None

    @property
    def busy(self) -> bool:
        """Whether a run is going on."""
        return self._thread is not None and self._thread.is_alive()

    def keep(self, name: str, data: BinaryIO) -> Path:
        """Where a file that was handed in lies now; only the last part of its name is used."""
        folder = self._folder / uuid.uuid4().hex[:12]
        folder.mkdir(parents=True)
        last = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")[-120:] or "article.txt"
        with (folder / last).open("wb") as file:
            shutil.copyfileobj(data, file)
        return folder / last

    def keep_text(self, text: str) -> Path:
        """Where a text that was pasted in lies now; the same text has the same name."""
        data = text.replace("\r\n", "\n").encode("utf-8", "replace")
        return self.keep(f"pasted-{hashlib.sha256(data).hexdigest()[:8]}.txt", io.BytesIO(data))

    def waiting(self) -> tuple[Path, ...]:
        """What lies in the folder and is neither stored nor known to have failed: a run was cut off."""
        if self.busy or not self._folder.is_dir():
            return ()
        failed = {one.path for one in self._ledger.failures}
        return tuple(path for path in sorted(self._folder.glob("*/*")) if str(path) not in failed)

    def start(self, paths: Iterable[str | Path], published: str | None = None) -> Run:
        """The run that now reads these files and folders; :class:`UsageError` while another one goes on, for no input,
        or for a date that is none."""
        if self.busy:
            raise UsageError("Articles are being added already.", "One run at a time.", "wait, or cancel it")
        reader = Reader(published or None, packs=self._ledger.reader.packs)
        reader.check()
        sources = sources_of(paths)
        if not sources:
            raise UsageError("Nothing to add.", "No file, text or folder was given.", "choose some files")
        self.run = run = Run(len(sources))
        self._stop.clear()
        self._go.set()
        self._thread = threading.Thread(target=self._work, args=(run, sources, reader), name="mithaq-inbox")
        self._thread.start()
        return run

    def pause(self) -> None:
        """Nothing; the run waits after the article at hand, or goes on if it was waiting."""
        if self.run and self.busy:
            paused = self._go.is_set()
            self.run.state = "paused" if paused else "running"
            (self._go.clear if paused else self._go.set)()

    def cancel(self, wait: bool = False) -> None:
        """Nothing; the run ends after the article at hand. What was read is stored."""
        self._stop.set()
        self._go.set()
        if wait and self._thread is not None:
            self._thread.join()

    def retry(self) -> Run:
        """The run that reads once more what had failed."""
        return self.start([one.path for one in self._ledger.failures if one.path != "-"])

    def forget(self, path: str) -> None:
        """Nothing; an input that failed is no longer listed, and the copy that was kept of it is gone."""
        with self._ledger.database.writing() as connection:
            connection.execute(delete(t.failures).where(t.failures.c.path == path))
        if Path(path).parent.parent == self._folder:
            shutil.rmtree(Path(path).parent, ignore_errors=True)

    def find_versions(self) -> None:
        """Nothing; statements that report one utterance are looked for in the background, all of them anew."""
        if self.busy:
            raise UsageError("Articles are being added.", "Versions are looked for after that.", "wait, or cancel it")
        self._thread = threading.Thread(target=self._ledger.find_versions, name="mithaq-versions")
        self._thread.start()

    def undated(self, limit: int = 200) -> tuple[Undated, ...]:
        """The articles that show no date, each with the date in its name, if there is one."""
        columns = t.documents.c
        asked = select(columns.id, columns.name).where(columns.published.is_(None)).order_by(columns.name).limit(limit)
        with self._ledger.database.reading() as connection:
            return tuple(Undated(id_, name, date_in_name(name)) for id_, name in connection.execute(asked))

    def date(self, dates: dict[str, str]) -> int:
        """How many articles were read again with these dates (EDTF), by their ids; decisions about them stay."""
        for document, date in dates.items():
            if day_range(date) is None:
                raise UsageError(
                    f"«{date}» is no date.", "Dates are written 2022-02-01, 2022-02 or 2022.", "2022-02-01"
                )
            held = self._ledger.document(document)
            self._ledger.add_text(held.text, name=held.name, published=date)
        return len(dates)

    def _work(self, run: Run, sources: tuple[Source, ...], reader: Reader) -> None:
        try:
            adding = self._ledger.adding(reader, self._jobs if len(sources) > 1 else 1)
            steps = adding.run(sources)
            for step in steps:
                run.counts = adding.counts
                run.latest = [*run.latest[-_SHOWN:], step]
                self._clear(step)
                self._go.wait()
                if self._stop.is_set():
                    break
            steps.close()
            run.counts = adding.finish()
            run.state = "stopped" if self._stop.is_set() and run.counts.read < run.total else "done"
        except MithaqError as error:
            run.state, run.error = "broken", str(error)
        except Exception as error:  # told on the page; a thread has nobody else to tell
            run.state, run.error = "broken", f"{type(error).__name__}: {error}"
        finally:
            run.ended = time.time()

    def _clear(self, step: Step) -> None:
        """Nothing; the copy of an input that is stored is gone."""
        if step.outcome != "failed" and Path(step.name).parent.parent == self._folder:
            shutil.rmtree(Path(step.name).parent, ignore_errors=True)


def date_in_name(name: str) -> str | None:
    """The date that a file name holds, or ``None``.

    >>> date_in_name("20240301-agency"), date_in_name("report-2024-13-01")
    ('2024-03-01', None)
    """
    found = _DATED.search(name)
    date = "-".join(found.groups()) if found else ""
    return date if date and day_range(date) else None
