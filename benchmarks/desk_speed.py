"""How long the desk takes for what people do all day, on a small desk and on a large one.

    python -m benchmarks.desk_speed [--sizes 100 10000] [--runs 21] [--keep FOLDER]

Everything is measured in the desk's layer: what a page calls, without drawing it. Both desks are
built by the desk's own use-cases from invented articles (`benchmarks.desks`), and verified.
`queries` are the SQL statements one call sends; where they grow with the desk, something asks
once a row. Each figure is the median of its runs; what takes seconds is run three times.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.desks import (
    PERSON,
    build,
    claim_called,
    claim_ids,
    documents_count,
    link_to,
    review_of,
)
from benchmarks.fictional import PEOPLE
from benchmarks.timing import CountingDatabase, Timing, timed
from db import idle, search
from db.board_view import ClaimFilter
from db.opening import open_database
from desk.evidence import link_passage
from desk.exports import Scope, preview, size
from desk.inbox import inbox
from desk.screens import (
    claim_screen,
    claims_screen,
    desk_screen,
    document_list,
    document_screen,
    documents_screen,
    latest_events,
)
from desk.search import everywhere
from desk.team import sit_down
from desk.upkeep import verify
from desk.verdicts import give

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.board_view import Order
    from desk import Desk

SIZES = (100, 10_000)
SLOW_RUNS = 3
"""Runs of what takes seconds on a large desk."""
_COMMON, _RARE = "harbour", PEOPLE[40]
_WORDS = ClaimFilter(words=_COMMON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that people do; `do` is given the turn, so that each call can differ."""

    name: str
    do: Callable[[int], object]
    slow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one task cost on one desk."""

    timing: Timing
    queries: int


def tasks(desk: Desk) -> tuple[Task, ...]:
    """Return everything that is measured, in the order of the table."""
    return (*_lists(desk), *_openings(desk), *_changes(desk), *_reports(desk))


def _lists(desk: Desk) -> tuple[Task, ...]:
    """Return the list of claims in its orders and under its filters."""
    with desk.database.snapshot() as snapshot:
        last = 1 + snapshot.number("select count(*) - 1 from claims") // 50
        document = str(
            snapshot.rows("select id from documents order by number desc limit 1")[0]["id"]
        )

    def listed(
        name: str, chosen: ClaimFilter | None = None, *, order: Order = "worth", page: int = 1
    ) -> Task:
        wanted = chosen or ClaimFilter()
        return Task(
            name=f"list: {name}",
            do=lambda _: claims_screen(desk.database, wanted, order=order, page=page),
        )

    return (
        listed("first page"),
        listed("last page", page=last),
        listed("by latest change", order="changed"),
        listed("by place in the documents", order="place"),
        listed("by place, last page", order="place", page=last),
        listed("with a common word", _WORDS),
        listed("with a rare name", ClaimFilter(words=_RARE)),
        listed("of a speaker", ClaimFilter(speakers=(PEOPLE[0],))),
        listed("of a document", ClaimFilter(documents=(document,))),
        listed("in one state", ClaimFilter(states=("in_review",))),
        listed("with evidence for it", ClaimFilter(stances=("supports",))),
        listed("with a rating", ClaimFilter(ratings=("five-steps@1/unproven",))),
    )


def _openings(desk: Desk) -> tuple[Task, ...]:
    """Return the pages of one claim, all documents, one document."""
    ids = claim_ids(desk)
    documents = documents_count(desk)

    def opened(
        name: str,
        chosen: ClaimFilter | None = None,
        *,
        order: Order = "worth",
        words: str = "",
    ) -> Task:
        wanted = chosen or ClaimFilter()
        return Task(
            name=f"claim: {name}",
            do=lambda turn: claim_screen(
                desk, ids[turn * 137 % len(ids)], chosen=wanted, order=order, search=words
            ),
        )

    return (
        opened("from the whole list"),
        opened("from the list by place", order="place"),
        opened("from a search", _WORDS),
        opened("with a search for evidence", words=_COMMON),
        Task(name="documents, first page", do=lambda _: document_list(desk.database)),
        Task(name="documents with a word", do=lambda _: document_list(desk.database, _COMMON)),
        Task(name="documents, all at once", do=lambda _: documents_screen(desk.database)),
        Task(
            name="document",
            do=lambda turn: document_screen(desk.database, str(1 + turn * 31 % documents)),
        ),
        Task(name="search among claims", do=lambda _: _found(desk)),
        *_glances(desk),
    )


def _glances(desk: Desk) -> tuple[Task, ...]:
    """Return the pages that tell of the whole desk."""
    return (
        Task(name="search everywhere", do=lambda _: everywhere(desk.database, _COMMON)),
        Task(name="the desk", do=lambda _: desk_screen(desk)),
        Task(name="inbox", do=lambda _: inbox(desk)),
        Task(name="latest events", do=lambda _: latest_events(desk)),
        Task(name="reports: how much there is", do=lambda _: size(desk, Scope())),
    )


def _found(desk: Desk) -> int:
    with desk.database.snapshot() as snapshot:
        return len(search.claims(snapshot, _COMMON))


def _changes(desk: Desk) -> tuple[Task, ...]:
    """Return what writes; each turn takes another claim."""
    ids = claim_ids(desk)

    def judged(turn: int) -> None:
        claim = claim_called(desk, ids[turn * 7 % len(ids)])
        give(desk, review_of(claim, f"Turn {turn}: nobody could say."))

    def linked(turn: int) -> None:
        claim = claim_called(desk, ids[(turn * 7 + 3) % len(ids)])
        link_passage(desk, link_to(desk, claim, turn + 50_000))

    return (Task(name="give a review", do=judged), Task(name="link a passage", do=linked))


def _reports(desk: Desk) -> tuple[Task, ...]:
    """Return what walks through much or all of the record."""
    everything = Scope()
    with desk.database.snapshot() as snapshot:
        first = snapshot.rows("select id from documents order by number limit 1")[0]["id"]
    of_one = Scope(chosen=ClaimFilter(documents=(str(first),)))
    return (
        Task(name="JSON of one document", do=lambda _: preview(desk, of_one, "json")),
        Task(name="HTML of one document", do=lambda _: preview(desk, of_one, "html")),
        Task(name="JSON of everything", do=lambda _: preview(desk, everything, "json"), slow=True),
        Task(name="HTML of everything", do=lambda _: preview(desk, everything, "html"), slow=True),
        Task(name="verify the record", do=lambda _: verify(desk.database), slow=True),
    )


def measure(desk: Desk, *, runs: int) -> dict[str, Measured]:
    """Return what every task costs, by name."""
    counting = CountingDatabase(desk.database)
    listened = {task.name: task for task in tasks(replace(desk, database=counting))}
    found = {}
    for task in tasks(desk):
        timing = timed(task.do, runs=min(runs, SLOW_RUNS) if task.slow else runs)
        counting.statements.clear()
        listened[task.name].do(runs + 1)
        found[task.name] = Measured(timing=timing, queries=len(counting.statements))
    return found


def table(sizes: list[int], columns: list[dict[str, Measured]]) -> str:
    """Return the figures of all desks side by side; the ratio is of processor time."""
    heads = "".join(f"| {size:,} claims: ms | processor ms | queries " for size in sizes)
    lines = [f"| task {heads}| ratio |", "|---" * (2 + 3 * len(sizes)) + "|"]
    for name in columns[0]:
        cells = [column[name] for column in columns]
        figures = "".join(
            f"| {one.timing.wall:,.1f} | {one.timing.processor:,.1f} | {one.queries} "
            for one in cells
        )
        ratio = cells[-1].timing.processor / cells[0].timing.processor
        lines.append(f"| {name} {figures}| {ratio:,.1f} |")
    return "\n".join(lines)


def _ready(kept: Path, place: Path, size: int) -> Desk:
    """Build a desk in `kept` unless it is there; return a copy, for measuring writes into it."""
    built, path = kept / f"desk-{size}.db", place / f"desk-{size}.copy.db"
    start = perf_counter()
    if not built.exists():
        build(built, claims=size)
    seconds = perf_counter() - start
    idle.let_go(built)
    shutil.copy(built, path)
    desk = sit_down(open_database(path), PERSON)
    problems = len(verify(desk.database).findings)
    print(
        f"{len(claim_ids(desk)):,} claims in {documents_count(desk):,} documents: ready in "
        f"{seconds:.1f} s, {path.stat().st_size / 1e6:.1f} MB, {problems} findings of verify"
    )
    return desk


def main() -> None:
    """Build the desks, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--keep", type=Path, help="keep the desks here and use them again")
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        kept = chosen.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        desks = [_ready(kept, Path(folder), size) for size in chosen.sizes]
        columns = [measure(desk, runs=chosen.runs) for desk in desks]
    print()
    print(table(chosen.sizes, columns))


if __name__ == "__main__":
    main()
