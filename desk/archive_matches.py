"""Which earlier checks answer a claim: candidates from the index, put in order by `claims.earlier`.

Reading only, and never waiting: the index answers with what it holds, and what it lacks is caught
up in a thread of its own. A check that a person has said does not answer a claim is not shown for
it again, in no later version either.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock, Thread
from typing import TYPE_CHECKING

from claims.earlier import Ranked, Rarity, features, in_order, likeness, question
from db import archive_index, archive_store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from claims.earlier import Question
    from db.archive_index import Hit
    from db.connection import Database
    from db.transaction import Snapshot

POOL, BEST, TIMELY = 150, 16, 8
"""Of the best `POOL` by bm25, the first `BEST` are looked at, and `TIMELY` more that were published
about when the claim was made. With 300, 40 and 15 a question costs 3 ms more at a million checks
and MAP@5 moves by less than .002 either way on posts and debates (2026-11-22)."""

_ABOUT_THEN = 45
"""Days."""

_MOST_WORDS = 3_000
"""Characters of a claim that are looked up; a longer text is no claim."""

_threads: dict[Path, Thread] = {}
_threads_lock = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """The likeliest checks, best first, and how many checks the index does not hold yet."""

    found: tuple[Ranked, ...] = ()
    behind: int = 0


def match(
    database: Database,
    text: str,
    *,
    beside: Iterable[str] = (),
    day: date | None = None,
    without: Collection[int] = (),
    most: int = 5,
) -> Matches:
    """Return up to `most` earlier checks that may answer `text`.

    `beside` are the sentences around it and `day` the day it was made, as far as they are known;
    checks in `without` are left out.
    """
    index = archive_index.opened(database)
    if index is None:
        with database.snapshot() as snapshot:
            return Matches(behind=archive_store.last_number(snapshot))
    asked = question(text[:_MOST_WORDS], stems=archive_index.stems, beside=beside, day=day)
    holding = index.holding(asked.all_terms)
    hits = [
        hit for hit in index.search(asked.all_terms, holding, POOL) if hit.number not in without
    ]
    with database.snapshot() as snapshot:
        rarity = Rarity(checks=index.checks, holding=holding)
        ranked = list(_ranked(snapshot, asked, rarity, hits))
        behind = archive_store.last_number(snapshot) - index.checks
    return Matches(found=tuple(in_order(ranked)[:most]), behind=max(0, behind))


def catch_up_soon(database: Database) -> Thread:
    """Have the index catch up in a thread of its own; one a database, however often it is asked."""
    with _threads_lock:
        running = _threads.get(database.path)
        if running is None or not running.is_alive():
            running = Thread(
                target=archive_index.catch_up, args=(database,), name="archive", daemon=True
            )
            _threads[database.path] = running
            running.start()
        return running


def candidates(asked: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Return those of the hits, best first, that are worth a closer look."""
    best, rest = list(hits[:BEST]), hits[BEST:]
    if asked.day is None:
        return best
    timely = [hit for hit in rest if hit.day and abs((hit.day - asked.day).days) <= _ABOUT_THEN]
    return [*best, *timely[:TIMELY]]


def _ranked(
    snapshot: Snapshot, asked: Question, rarity: Rarity, hits: Sequence[Hit]
) -> Iterable[Ranked]:
    looked_at = {hit.number: hit.score for hit in candidates(asked, hits)}
    for number, check in archive_store.several(snapshot, looked_at).items():
        held = archive_index.stems(f"{check.claim} {check.title}")
        shared = features(asked, rarity, check, looked_at[number], held)
        yield Ranked(check=check, likeness=likeness(shared), features=shared)
