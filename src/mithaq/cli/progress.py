"""Progress on standard error: one line that changes on a terminal, one line each ten seconds elsewhere."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from mithaq.cli.terminal import say

__all__ = ["Progress", "Stop", "stoppable"]

_AFTER, _EVERY, _ELSEWHERE = 0.5, 0.1, 10.0  # seconds


class Progress:
    """Counts inputs and says how it goes: ``1,240/3,000  41%  38/s  46 s left  11 failed``."""

    def __init__(self, total: int, quiet: bool) -> None:
        self.total, self.done, self.failed = total, 0, 0
        self._quiet = quiet
        self._began = time.monotonic()
        self._terminal = sys.stderr.isatty()
        self._next = self._began + (_AFTER if self._terminal else _ELSEWHERE)
        self._shown = False

    def step(self, failed: bool) -> None:
        """Nothing; one more input is done."""
        self.done += 1
        self.failed += failed
        now = time.monotonic()
        if not self._quiet and now >= self._next and self.done < self.total:
            self._next = now + (_EVERY if self._terminal else _ELSEWHERE)
            self._show(now)

    def _show(self, now: float) -> None:
        rate = self.done / max(now - self._began, 1e-9)
        left = (self.total - self.done) / max(rate, 1e-9)
        share = 100 * self.done // max(self.total, 1)
        line = f"{self.done:,}/{self.total:,}  {share}%  {rate:.0f}/s  {left:.0f} s left  {self.failed:,} failed"
        if self._terminal:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
            self._shown = True
        else:
            say(line)

    def clear(self) -> None:
        """Nothing; the line that changes is taken away, so that something else can be said."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


@dataclass
class Stop:
    """Whether somebody pressed Ctrl-C."""

    asked: bool = False


@contextmanager
def stoppable() -> Iterator[Stop]:
    """A flag that Ctrl-C sets, so that the article at hand is finished; pressed again it stops at once."""
    stop = Stop()

    def ask(_number: int, _frame: FrameType | None) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True

    try:
        before = signal.signal(signal.SIGINT, ask)
    except ValueError:  # not the main thread: Ctrl-C is somebody else's
        yield stop
        return
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
