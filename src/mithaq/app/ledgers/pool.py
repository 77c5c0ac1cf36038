"""Work spread over processes: results in the order of the tasks, few tasks in the air, dead processes replaced."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

__all__ = ["in_order", "usual_jobs"]

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 4  # tasks in the air for each process


def usual_jobs() -> int:
    """How many processes read where nobody says: all cores but one, and one on a machine of one or two."""
    cores = os.cpu_count() or 1
    return 1 if cores <= 2 else cores - 1


def in_order(work: Callable[[T], R], died: Callable[[T], R], tasks: Iterable[T], jobs: int) -> Iterator[R]:
    """The results of the tasks, in their order; ``died`` gives the result of a task that ended its process twice.

    With one job the work is done in this process. Closing the iterator ends the processes.

    >>> list(in_order(abs, abs, [-1, 2], 1))
    [1, 2]
    """
    if jobs <= 1:
        yield from map(work, tasks)
        return
    pool = _pool(jobs)
    air: deque[tuple[T, Future[R]]] = deque()
    waiting = iter(tasks)
    try:
        while True:
            for following in islice(waiting, jobs * _AHEAD - len(air)):
                air.append((following, pool.submit(work, following)))
            if not air:
                return
            task, future = air.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                result = _alone(work, died, task)
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool(jobs)
                air = deque((one, pool.submit(work, one)) for one, _ in air)
            yield result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(work: Callable[[T], R], died: Callable[[T], R], task: T) -> R:
    """The result of a task in a process of its own: another task may have ended the one it was in."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, task).result()
        except BrokenProcessPool:
            return died(task)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_quietly)


def _quietly() -> None:
    """Nothing; Ctrl-C is for the process that writes, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
