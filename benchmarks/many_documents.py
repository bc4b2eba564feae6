"""Taking many invented articles in: documents a second by readers, and the writer's memory.

`python -m benchmarks.many_documents [DOCUMENTS]`. Each run has a process and an empty desk of its
own. Ratios in one run are what counts; the machine may be busy.
"""

from __future__ import annotations

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.fictional import article
from db.opening import open_database
from desk.many import ContentsDigest, take_in_many
from desk.reading_workers import processes
from desk.storing import About
from desk.team import sit_down


def run(documents: int, workers: int) -> tuple[float, float, float, str]:
    """Return seconds, the writer's processor seconds, its peak in MiB, and the digest."""
    files = ((f"{one}.txt", partial(_bytes, one)) for one in range(documents))
    total = ContentsDigest()
    with TemporaryDirectory() as folder, processes(workers) as readers:
        desk = sit_down(open_database(Path(folder) / "desk.db"), "Maya Lind")
        began, used = perf_counter(), process_time()
        for outcome in take_in_many(desk, files, About(), readers):
            total.add(desk, (outcome.digest,))
        return perf_counter() - began, process_time() - used, _peak(), total.hexdigest()


def _bytes(number: int) -> bytes:
    return article(number).encode()


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def main() -> None:
    """Print a table."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    cases = [(documents, 0), (documents, 1), (documents, 2), (documents // 10, 2)]
    print("documents workers  seconds  a second  writer's CPU  peak MiB  digest")
    for number, workers in cases:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as apart:
            seconds, used, peak, digest = apart.submit(run, number, workers).result()
        rate = number / seconds
        print(
            f"{number:9,} {workers:7} {seconds:8.1f} {rate:9.1f} {used:13.1f} {peak:9.0f}  "
            f"{digest[:12]}"
        )


if __name__ == "__main__":
    main()
