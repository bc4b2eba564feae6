"""Taking many invented articles in: documents a second by readers, and the writer's memory.

`python -m benchmarks.many_documents [DOCUMENTS…]`. Each run has a process and an empty desk of its
own. Processor time is told beside the clock's, since the machine may be busy.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.fictional import article
from db.opening import open_database
from desk.many import CHUNK_FILES, ContentsDigest, take_in_many
from desk.reading_workers import processes
from desk.storing import About
from desk.team import sit_down

WORKERS = 0, 1, 2
"""The plain loop, one process that reads beside the writer, and two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Seconds by the clock, processor seconds of writer and readers, MiB, and the digest."""

    seconds: float
    writer: float
    readers: float
    peak: float
    digest: str


def run(documents: int, workers: int) -> Run:
    """Take so many documents in, read by so many processes."""
    files = ((f"{one}.txt", partial(_bytes, one)) for one in range(documents))
    total, held = ContentsDigest(), list[str | None]()
    began, used = perf_counter(), process_time()
    with TemporaryDirectory() as folder, processes(workers) as readers:
        desk = sit_down(open_database(Path(folder) / "desk.db"), "Maya Lind")
        for outcome in take_in_many(desk, files, About(), readers):
            held.append(outcome.digest)
            if len(held) == CHUNK_FILES:
                total.add(desk, held)
                held.clear()
        total.add(desk, held)
        seconds, writer = perf_counter() - began, process_time() - used
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(
        seconds=seconds,
        writer=writer,
        readers=spent.ru_utime + spent.ru_stime,
        peak=_peak(),
        digest=total.hexdigest(),
    )


def _bytes(number: int) -> bytes:
    return article(number).encode()


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def main() -> None:
    """Print a table."""
    sizes = [int(one) for one in sys.argv[1:]] or [2_000]
    print("documents workers  seconds  a second  CPU: writer readers  peak MiB   load  digest")
    for documents, workers in ((size, one) for size in sizes for one in WORKERS):
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as apart:
            found = apart.submit(run, documents, workers).result()
        print(
            f"{documents:9,} {workers:7} {found.seconds:8.1f} {documents / found.seconds:9.1f} "
            f"{found.writer:12.1f} {found.readers:7.1f} {found.peak:9.0f} "
            f"{os.getloadavg()[0]:6.1f}  {found.digest[:12]}",
            flush=True,
        )


if __name__ == "__main__":
    main()
