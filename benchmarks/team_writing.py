"""Whether anything is lost when many write at once, and how much slower each becomes.

    python -m benchmarks.team_writing [--writers 8] [--decisions 500] [--claims 60]

Each writer is a process of its own with its own name. A decision is a rewording of a claim as the
writer last saw it; where somebody was quicker it is refused, and made again on what stands then.
Half of the claims are few and fought over, so that refusals happen. Afterwards the revisions of all
claims must have risen by exactly the decisions that were accepted, and the record must verify. The
same number of decisions by one writer is timed first, on a desk of its own. The clock starts when
all writers sit at the desk: eight programs take seconds of two cores to start.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.desks import build, claim_ids
from claims.errors import Conflict
from db.opening import open_database
from desk import triage
from desk.act import claim_of
from desk.team import sit_down
from desk.upkeep import verify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from threading import Barrier

    from desk import Desk

FOUGHT_OVER = 6
"""Claims that half of all decisions go to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a run: decisions accepted and refused as stale, seconds, and what is wrong."""

    accepted: int
    refused: int
    seconds: float
    risen: int
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What one writer did, and from when to when, by a clock that all processes share."""

    done: Counter[str]
    began: float
    ended: float


_together: list[Barrier] = []
"""In a writer's process: where all wait for each other before they begin."""


def meet_at(barrier: Barrier) -> None:
    """Have this process begin when all who wait there do."""
    _together.append(barrier)


def work(path: str, name: str, claims: Sequence[str], decisions: int) -> Shift:
    """Make `decisions` that are accepted, as a person called `name`; count what came of each."""
    desk = sit_down(open_database(Path(path)), name)
    for barrier in _together:
        barrier.wait()
    began = perf_counter()
    done = _decided(desk, name, claims, decisions)
    return Shift(done=done, began=began, ended=perf_counter())


def _decided(desk: Desk, name: str, claims: Sequence[str], decisions: int) -> Counter[str]:
    chance = random.Random(name)  # noqa: S311 -- the same run again, not a secret
    done: Counter[str] = Counter()
    while done["accepted"] < decisions:
        few = chance.random() < 0.5
        claim = chance.choice(claims[:FOUGHT_OVER] if few else claims)
        done[_decide(desk, claim, f"{name} says it for time {done.total() + 1}.")] += 1
    return done


def _decide(desk: Desk, claim: str, words: str) -> str:
    with desk.database.snapshot() as snapshot:
        seen = claim_of(snapshot, claim).revision
    try:
        triage.edit(desk, triage.Rewording(claim=claim, statement=words, seen_revision=seen))
    except Conflict:
        return "refused"
    return "accepted"


def run(folder: Path, *, writers: int, decisions: int, claims: int) -> Outcome:
    """Let `writers` make `decisions` each on a fresh desk, and look at what is there afterwards."""
    path = folder / f"{writers}.db"
    desk = build(path, claims=claims)
    ids = may_be_edited(desk, claim_ids(desk))
    before = _revisions(desk)
    shifts = _shifts(path, ids, writers=writers, decisions=decisions)
    done = sum((shift.done for shift in shifts), Counter[str]())
    return Outcome(
        accepted=done["accepted"],
        refused=done["refused"],
        seconds=max(one.ended for one in shifts) - min(one.began for one in shifts),
        risen=_revisions(desk) - before,
        findings=len(verify(desk.database).findings),
    )


def _shifts(path: Path, ids: Sequence[str], *, writers: int, decisions: int) -> list[Shift]:
    """Let each writer work in a process of its own; they begin together."""
    context = get_context("spawn")
    barrier = context.Barrier(writers)
    with ProcessPoolExecutor(
        writers, mp_context=context, initializer=meet_at, initargs=(barrier,)
    ) as pool:
        names = [f"Writer {number}" for number in range(writers)]
        jobs = [pool.submit(work, str(path), name, ids, decisions) for name in names]
        return [job.result() for job in jobs]


def may_be_edited(desk: Desk, claims: Sequence[str]) -> list[str]:
    """Return those of the claims that are not decided."""
    with desk.database.snapshot() as snapshot:
        return [one for one in claims if not claim_of(snapshot, one).state.is_decided]


def _revisions(desk: Desk) -> int:
    with desk.database.snapshot() as snapshot:
        return snapshot.number("select sum(revision) from claims")


def _told(label: str, out: Outcome) -> str:
    rate = out.accepted / out.seconds
    lost = out.accepted - out.risen
    return (
        f"{label}: {out.accepted} accepted, {out.refused} refused as stale, {lost} lost, "
        f"{out.findings} findings; {rate:.0f} decisions a second"
    )


def main() -> int:
    """Print both runs; 1 when a decision was lost or the record does not verify."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.team_writing", description=__doc__)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--decisions", type=int, default=500)
    parser.add_argument("--claims", type=int, default=60)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        total = given.writers * given.decisions
        alone = run(Path(folder), writers=1, decisions=total, claims=given.claims)
        print(_told("one writer", alone), flush=True)
        together = run(
            Path(folder), writers=given.writers, decisions=given.decisions, claims=given.claims
        )
        print(_told(f"{given.writers} writers", together))
        ratio = (together.accepted / together.seconds) / (alone.accepted / alone.seconds)
        print(f"together × alone: {ratio:.2f}")
    whole = all(out.accepted == out.risen and not out.findings for out in (alone, together))
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
