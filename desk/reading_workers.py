"""Who reads chunks of files: this process, worker processes of this machine, or a Dask cluster.

Each takes a chunk and hands back a future of its answers. When a worker dies, the future raises
one of `LOST`; `alone` then reads the chunk where its death takes nothing else with it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import resource_tracker
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from desk.collector import collect_seldom
from desk.reading_chunk import read_chunk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk.reading_chunk import Answer, Chunk


class WorkerLost(Exception):
    """A worker died while it read a chunk; nothing is known of its files."""


class Given(Protocol):
    """A chunk that was given out: its answers once they are there."""

    def result(self) -> tuple[Answer, ...]:
        """Wait for the answers. Raises an error of the readers' when a worker was lost."""


class Readers(Protocol):
    """Whoever reads chunks; `ahead` says how many may be given out and not yet stored."""

    ahead: int

    def give(self, chunk: Chunk) -> Given:
        """Have a chunk read; its answers are waited for later."""

    def wait(self, given: Given) -> tuple[Answer, ...]:
        """Return the answers of a chunk. Raises WorkerLost when its worker died."""

    def alone(self, chunk: Chunk) -> tuple[Answer, ...]:
        """Read a chunk whose worker died where it can harm no other. Raises WorkerLost."""


class Here:
    """Reads in this process, when asked: the plain loop."""

    ahead = 1

    def give(self, chunk: Chunk) -> Given:
        """Read at once."""
        done: Future[tuple[Answer, ...]] = Future()
        done.set_result(read_chunk(chunk))
        return done

    def wait(self, given: Given) -> tuple[Answer, ...]:
        """Return what was read."""
        return given.result()

    def alone(self, chunk: Chunk) -> tuple[Answer, ...]:
        """Read; there is no worker to lose."""
        return read_chunk(chunk)


class Processes:
    """Reads in `workers` processes of this machine, begun anew when one of them dies."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.ahead = 2 * workers + 1
        self._pool = _pool(workers)
        self._lone: ProcessPoolExecutor | None = None

    def give(self, chunk: Chunk) -> Given:
        """Give a chunk to whichever worker is free."""
        try:
            return _submitted(self._pool, chunk)
        except BrokenExecutor:
            # One death ends the whole pool; what it held is read by `alone` when its turn comes.
            self._pool.shutdown()
            self._pool = _pool(self.workers)
            return _submitted(self._pool, chunk)

    def wait(self, given: Given) -> tuple[Answer, ...]:
        """Return the answers. Raises WorkerLost, whichever of the workers died."""
        try:
            return given.result()
        except BrokenExecutor as error:
            raise WorkerLost from error

    def alone(self, chunk: Chunk) -> tuple[Answer, ...]:
        """Read a chunk in a process that reads nothing else. Raises WorkerLost."""
        self._lone = self._lone or _pool(1)
        try:
            return _submitted(self._lone, chunk).result()
        except BrokenExecutor as error:
            self._lone.shutdown()
            self._lone = None
            raise WorkerLost from error

    def close(self) -> None:
        """Let the workers finish what they hold, and end them."""
        self._pool.shutdown(cancel_futures=True)
        if self._lone is not None:
            self._lone.shutdown()


def _pool(workers: int) -> ProcessPoolExecutor:
    # A forked process would hold our threads' locks and our connections to the database.
    return ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin
    )


def _submitted(pool: ProcessPoolExecutor, chunk: Chunk) -> Given:
    """Give a chunk to a pool, which starts a worker for it where none is free.

    A terminal sends Ctrl-C to every process, and one that only just starts would answer with a
    traceback. What is blocked here stays blocked in the worker; the writer hears it a moment later.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows has no such masks
        return pool.submit(read_chunk, chunk)
    # The tracker lets Ctrl-C through again when it starts, so it has to be there before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(read_chunk, chunk)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Begin a worker: Ctrl-C is for the writer alone, and no worker outlives it."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        # A killed writer closes nothing: its workers hold each other's pipes open and would wait
        # for ever.
        parent.join()
        os._exit(1)


@contextmanager
def processes(workers: int) -> Iterator[Readers]:
    """Return the readers of this machine: `workers` processes, or with 0 this one."""
    if not workers:
        yield Here()
        return
    readers = Processes(workers)
    try:
        yield readers
    finally:
        readers.close()
