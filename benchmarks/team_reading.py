"""How long a reader waits while others write, beside a reader alone.

    python -m benchmarks.team_reading [--writers 4] [--decisions 500] [--claims 1000]

One process opens the first page of the list and then a claim, again and again: first alone, then
while writers, a process each, make one decision after the other without a pause. Only readings that
began while all writers were at work count. Milliseconds are by the clock, since what is asked is
how long somebody waits; the ratio is of medians in one run. The record must verify afterwards.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks import team_writing
from benchmarks.desks import build, claim_ids
from db.board_view import ClaimFilter
from desk.screens import claim_screen, claims_screen
from desk.upkeep import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk import Desk

FEWEST = 20
"""Readings that a median may rest on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Milliseconds of each reading, alone and beside the writers; what is wrong afterwards."""

    alone: Sequence[float]
    beside: Sequence[float]
    findings: int

    @property
    def ratio(self) -> float:
        """Median beside the writers, of that alone."""
        return median(self.beside) / median(self.alone)


def run(folder: Path, *, writers: int, decisions: int, claims: int) -> Outcome:
    """Read alone as often as the writers decide, then beside them."""
    path = folder / "desk.db"
    desk = build(path, claims=claims)
    ids = claim_ids(desk)
    open_to_change = team_writing.may_be_edited(desk, ids)
    _readings(desk, ids, until=lambda done: done >= FEWEST)  # so that both are warm
    alone = _readings(desk, ids, until=lambda done: done >= decisions)
    context = get_context("spawn")
    barrier = context.Barrier(writers + 1)
    with ProcessPoolExecutor(
        writers, mp_context=context, initializer=team_writing.meet_at, initargs=(barrier,)
    ) as pool:
        jobs = [
            pool.submit(team_writing.work, str(path), f"Writer {one}", open_to_change, decisions)
            for one in range(writers)
        ]
        barrier.wait()
        beside = _readings(desk, ids, until=lambda _: any(job.done() for job in jobs))
        for job in jobs:
            job.result()
    return Outcome(alone=alone, beside=beside, findings=len(verify(desk.database).findings))


def _readings(desk: Desk, ids: Sequence[str], until: Callable[[int], bool]) -> list[float]:
    """Read the list and a claim in turn; return the milliseconds of each pair."""
    spent: list[float] = []
    while not until(len(spent)):
        began = perf_counter()
        claims_screen(desk.database, ClaimFilter())
        claim = ids[len(spent) * 7 % len(ids)]
        claim_screen(desk, claim, chosen=ClaimFilter(), order="worth")
        spent.append((perf_counter() - began) * 1000)
    return spent


def _told(label: str, spent: Sequence[float]) -> str:
    p95 = quantiles(spent, n=20)[-1]
    return f"{label}: {len(spent)} readings, p50 {median(spent):.1f} ms, p95 {p95:.1f} ms"


def main() -> int:
    """Print both; 1 when too little was read or the record does not verify."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.team_reading", description=__doc__)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--decisions", type=int, default=500)
    parser.add_argument("--claims", type=int, default=1000)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        out = run(
            Path(folder), writers=given.writers, decisions=given.decisions, claims=given.claims
        )
    print(_told("alone", out.alone))
    print(_told(f"beside {given.writers} writers", out.beside))
    print(f"beside × alone: {out.ratio:.2f}; {out.findings} findings")
    return 0 if len(out.beside) >= FEWEST and not out.findings else 1


if __name__ == "__main__":
    sys.exit(main())
