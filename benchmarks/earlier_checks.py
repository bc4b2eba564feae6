"""Earlier checks: how often the right one is found, and what it costs, beside four peers.

    python -m benchmarks.earlier_checks [--data DIR] [--million]

First the public sets as they are: MAP@5 and hit@5 on the development posts and on the sentences of
debates (`debates` with what the set has around each; no coefficient was fitted on it), every peer
asked the same questions in turn. Then archives of 10,000 and 100,000 checks, and a million with
`--million`, grown from the public ones (`benchmarks.grown_checks`): the rate of importing, and the
median of the processor's time of one question, every peer taking its turn at each.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import mean, median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks import grown_checks, public_checks
from benchmarks.earlier_peers import FIVE, peers
from benchmarks.earlier_quality import SPLITS, archive_of
from benchmarks.public_checks import POSTS, average_precision_at_5, rows
from db import archive_index
from db.opening import open_database
from desk import team
from desk.archive import import_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.earlier_peers import Peer
    from benchmarks.public_checks import Asked
    from db.connection import Database

SIZES, MILLION = (10_000, 100_000), 1_000_000
_QUESTIONS = 60
_SLOW = 20
"""Questions asked of everybody at a million: FTS5 takes seconds there."""


def quality(data: Path, folder: Path) -> None:
    """Print MAP@5 and hit@5 of everybody on both sets."""
    for name, split in SPLITS.items():
        file = data / name / "vclaims.jsonl"
        checks = [
            {"id": r["vclaim_id"], "claim": r["vclaim"], "title": r.get("title", "")}
            for r in rows(file)
        ]
        asked = public_checks.asked(data, name, split)
        where = folder / name
        database = archive_of(file, where)
        found = peers(database, checks, where)
        print(f"\n{name}, {split}: {len(checks):,} checks, {len(asked)} questions")
        with in_use(database):
            print_table(found, asked)


@contextmanager
def in_use(database: Database) -> Iterator[None]:
    """Have somebody else read meanwhile, as on any desk that is worked on.

    Whoever closes SQLite's last connection tidies its log up, which costs 1.6 ms each time.
    """
    with database.snapshot() as snapshot:
        snapshot.number("select count(*) from people")
        yield


def print_table(found: Sequence[Peer], asked: Sequence[Asked]) -> dict[str, float]:
    """Ask everybody each question in turn; print what they find and take, and return the times."""
    spent: dict[str, list[float]] = {peer.name: [] for peer in found}
    ranked: dict[str, list[list[str]]] = {peer.name: [] for peer in found}
    for peer in found:
        peer.find(asked[0])
    for one in asked:
        for peer in found:
            before = process_time()
            ranked[peer.name].append(peer.find(one))
            spent[peer.name].append(1000 * (process_time() - before))
    for peer in found:
        pairs = list(zip(ranked[peer.name], asked, strict=True))
        precision = mean(average_precision_at_5(best, one.answers) for best, one in pairs)
        hits = mean(not one.answers.isdisjoint(best[:FIVE]) for best, one in pairs)
        cost = median(spent[peer.name])
        print(f"  {peer.name:16s} MAP@5 {precision:.3f}  hit@5 {hits:.3f}  {cost:9.2f} ms of CPU")
    return {name: median(times) for name, times in spent.items()}


def growth(data: Path, folder: Path, size: int) -> dict[str, float]:
    """Print the rates and times of one size of archive; return the times."""
    file = folder / f"{size}.jsonl"
    grown_checks.write(file, data, size)
    database = open_database(folder / f"{size}.db")
    desk = team.sit_down(database, "Benchmark")
    wall, processor = perf_counter(), process_time()
    import_file(desk, file)
    wall, processor = perf_counter() - wall, process_time() - processor
    print(
        f"\n{size:,} checks: imported {size / wall:,.0f} a second"
        f" ({size / processor:,.0f} a second of CPU)"
    )
    wall = perf_counter()
    archive_index.catch_up(database)
    print(f"  indexed in {perf_counter() - wall:.1f} s")
    with file.open(encoding="utf-8") as lines:
        checks = [json.loads(line) for line in lines]
    where = folder / f"peers-{size}"
    where.mkdir()
    asked = public_checks.asked(data, POSTS, "dev")
    found = peers(database, checks, where, with_fuzz=size < MILLION)
    with in_use(database):
        if size < MILLION:
            return print_table(found, asked[:_QUESTIONS])
        print("  everybody:")
        print_table(found, asked[:_SLOW])
        print("  the two that are fast, all questions:")
        return print_table(found[:2], asked)


def main() -> int:
    """Print all tables; 2 where the data are missing."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--million", action="store_true", help="a million checks, too: minutes")
    arguments.add_argument("--million-only", action="store_true", help="nothing else")
    chosen = arguments.parse_args()
    if not (chosen.data / POSTS).exists():
        print(f"No {POSTS} in {chosen.data}. Give the folder of public data with --data.")
        return 2
    sizes = () if chosen.million_only else SIZES
    with tempfile.TemporaryDirectory() as folder:
        if not chosen.million_only:
            quality(chosen.data, Path(folder))
        if chosen.million or chosen.million_only:
            sizes = (*sizes, MILLION)
        times = {size: growth(chosen.data, Path(folder), size)["Claimdesk"] for size in sizes}
    for small, large in pairwise(sizes):
        print(
            f"\nfrom {small:,} to {large:,}: one question costs {times[large] / times[small]:.1f}×"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
