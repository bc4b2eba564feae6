"""The gate: no measure of quality may fall below its pinned floor.

    python -m benchmarks.gate --data DIR           measure and compare; 1 when a floor is missed
    python -m benchmarks.gate --data DIR --pin     raise the floors to what is measured
             … --pin --lower-floor REASON          lower one, and say why
             … TABLE …                             only these tables

`pinned.json` holds, for each table, the file it is measured on with that file's SHA-256, the floor
of each measure, and every floor that was ever lowered, with the reason. Figures on other data are
not comparable, so a file that differs is refused, not measured. Floors are pinned a little below
what was measured (`SLACK`), so that a gate fails for a loss and not for a rounding.

Our own gold comes with the code and is always measured. The public data do not; where their whole
folder is missing and nobody named one, the gate says what it did not check and passes on the rest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from benchmarks import (
    annotated_articles,
    checkworthiness,
    earlier_quality,
    evidence_search,
    quantities,
    quotations,
    sentences,
    times,
)
from benchmarks.logistic import average_precision, f1
from benchmarks.public_checks import DEBATES, POSTS
from benchmarks.side_by_side import GOLD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Figures = dict[str, float]
    Measure = Callable[[Path], Figures]

PINNED = Path(__file__).with_name("pinned.json")
PUBLIC = Path("../shared/data")
SLACK = 0.005
"""How far below a measured figure its floor is pinned, on a scale of 0…1."""


class Lowered(TypedDict):
    """A floor that was lowered, and why."""

    measure: str
    was: float
    now: float
    reason: str


class Pinned(TypedDict):
    """What is pinned for one table."""

    file: str
    digest: str
    floors: dict[str, float]
    lowered: list[Lowered]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of figures: the file in the folder of public data, and what is measured on it.

    `measure` takes that folder and returns each figure by its name, 0…1, higher is better. `ours`
    says that the file is gold of our own instead, which stands beside this module.
    """

    file: str
    measure: Measure
    ours: bool = False

    def place(self, data: Path) -> Path:
        """Return where the file is."""
        return (GOLD if self.ours else data) / self.file


class Refused(Exception):
    """The gate cannot be passed or moved; says why and what next."""


def of_quotations(data: Path) -> Figures:
    """Return the figures of quotations, attributions and speakers on the development articles."""
    return quotations.measure(annotated_articles.load(data, "dev")).figures()


def of_checkworthiness(data: Path) -> Figures:
    """Return how well the shipped model decides on, and ranks, the development sentences."""
    dev = checkworthiness.read_split(data, "dev")
    labels, chances = checkworthiness.labels_of(dev), checkworthiness.shipped_scores(dev)
    return {
        "f1": f1(labels, chances >= 0.5),
        "average_precision": average_precision(labels, chances),
    }


def of_debates(data: Path) -> Figures:
    """Return how well the shipped model ranks whole debates."""
    debates = checkworthiness.read_debates(data)
    chances = checkworthiness.shipped_scores(debates)
    return {"map": checkworthiness.mean_average_precision(debates, chances)}


def of_earlier_checks(name: str) -> Measure:
    """Return a measure of how well earlier checks are found for the questions of one set."""
    return lambda data: earlier_quality.figures(data, name)


def of_gold(measure: Callable[[], Figures]) -> Measure:
    """Return a measure on our own gold, which needs no folder of public data."""
    return lambda _: measure()


TABLES: Mapping[str, Table] = {
    "quotations": Table(file="quotes_polnear/dev.jsonl", measure=of_quotations),
    "checkworthiness": Table(file="checkworthy_ct24_en/dev.jsonl", measure=of_checkworthiness),
    "debates": Table(file="debates_clef2019/train.jsonl", measure=of_debates),
    "evidence_search": Table(file=evidence_search.FILE, measure=evidence_search.measure),
    "earlier_checks": Table(
        file=f"{POSTS}/{earlier_quality.SPLITS[POSTS]}.jsonl", measure=of_earlier_checks(POSTS)
    ),
    "earlier_debates": Table(
        file=f"{DEBATES}/{earlier_quality.SPLITS[DEBATES]}.jsonl",
        measure=of_earlier_checks(DEBATES),
    ),
    "sentences": Table(file="sentences.jsonl", measure=of_gold(sentences.of_ours), ours=True),
    "times": Table(file="times.jsonl", measure=of_gold(times.of_ours), ours=True),
    "quantities": Table(file="quantities.jsonl", measure=of_gold(quantities.of_ours), ours=True),
}


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; raises Refused where it is not there."""
    if not path.exists():
        msg = f"There is no {path}. Give the folder of public data with --data."
        raise Refused(msg)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def missed(figures: Figures, floors: Mapping[str, float]) -> list[str]:
    """Return a line for each floor that a figure lies below, or that has no figure any more."""
    lines = []
    for name, floor in sorted(floors.items()):
        if name not in figures:
            lines.append(f"{name} is no longer measured; its floor is {floor:.3f}")
        elif figures[name] < floor:
            lines.append(f"{name} {figures[name]:.3f} is below its floor {floor:.3f}")
    return lines


def checked(name: str, table: Table, pinned: Pinned, data: Path) -> tuple[Figures, list[str]]:
    """Return a table's figures and what it misses.

    Raises Refused when its file is not the one that the floors were pinned on.
    """
    path = table.place(data)
    if digest(path) != pinned["digest"]:
        msg = (
            f"{path} is not the file that the floors of “{name}” were pinned on, so its figures "
            "cannot be compared. Take that file again, or pin on the new one with --pin."
        )
        raise Refused(msg)
    figures = table.measure(data)
    return figures, missed(figures, pinned["floors"])


def floors_of(figures: Figures) -> dict[str, float]:
    """Return the floors for some figures: a little lower, three decimals, rounded down."""
    return {
        name: math.floor(1000 * (value - SLACK) + 1e-9) / 1000 for name, value in figures.items()
    }


def repinned(
    table: Table, before: Pinned | None, figures: Figures, now: str, reason: str | None
) -> Pinned:
    """Return what is pinned for a table after this measurement.

    A figure that holds its floor leaves it or raises it.

    Raises Refused when one would fall, or would go, and no reason is given.
    """
    old = before["floors"] if before is not None else {}
    new = floors_of(figures)
    if reason is None:
        held = {name for name, floor in old.items() if figures.get(name, -1.0) >= floor}
        new |= {name: max(new[name], old[name]) for name in held}
    fallen = [name for name in sorted(old) if new.get(name, -1.0) < old[name]]
    if fallen and reason is None:
        msg = (
            f"The floors of {', '.join(fallen)} would be lowered. Nothing was written. "
            "Say why with --lower-floor REASON, or mend what was lost."
        )
        raise Refused(msg)
    history = before["lowered"] if before is not None else []
    lowered = [_lowered(name, old[name], new.get(name, 0.0), reason or "") for name in fallen]
    return {"file": table.file, "digest": now, "floors": new, "lowered": [*history, *lowered]}


def _lowered(measure: str, was: float, now: float, reason: str) -> Lowered:
    """One floor that falls."""
    return {"measure": measure, "was": was, "now": now, "reason": reason}


def load(path: Path) -> dict[str, Pinned]:
    """Return what is pinned, by table; nothing where the file is not there."""
    pinned: dict[str, Pinned] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return pinned


def check(tables: Mapping[str, Table], path: Path, data: Path) -> bool:
    """Print every figure beside its floor; return whether all are held."""
    held = True
    pinned = load(path)
    for name, table in tables.items():
        if name not in pinned:
            print(f"{name}: nothing is pinned; pin it with --pin")
            continue
        figures, lines = checked(name, table, pinned[name], data)
        for measure, value in figures.items():
            print(f"{name:16s} {measure:26s} {value:.3f}  {_floor(pinned[name], measure)}")
        for line in lines:
            print(f"MISSED: {name}: {line}")
        held = held and not lines
    return held


def _floor(pinned: Pinned, measure: str) -> str:
    """A measure's floor in words."""
    floor = pinned["floors"].get(measure)
    return "no floor" if floor is None else f"floor {floor:.3f}"


def pin(tables: Mapping[str, Table], path: Path, data: Path, reason: str | None) -> None:
    """Write the floors that follow from a new measurement; writes all or nothing."""
    before = load(path)
    after = dict(before)
    for name, table in tables.items():
        now = digest(table.place(data))
        after[name] = repinned(table, before.get(name), table.measure(data), now, reason)
    path.write_text(json.dumps(after, indent=2, ensure_ascii=False) + "\n", "utf-8")


def without_public(tables: Mapping[str, Table]) -> dict[str, Table]:
    """Return the tables on our own gold, and say which of the others are not checked."""
    left_out = ", ".join(name for name, table in tables.items() if not table.ours)
    print(f"NOT CHECKED: {left_out}. There is no {PUBLIC}; give the public data with --data.")
    return {name: table for name, table in tables.items() if table.ours}


def run(arguments: list[str], tables: Mapping[str, Table] = TABLES, path: Path = PINNED) -> int:
    """Check or pin; 1 when a floor is missed, 2 when nothing could be compared or written."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.gate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=", ".join(tables))
    parser.add_argument("--data", type=Path, help=f"the folder of public data (default {PUBLIC})")
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower-floor", metavar="REASON", default=None)
    chosen = parser.parse_args(arguments)
    unknown = sorted(set(chosen.tables) - set(tables))
    if unknown:
        parser.error(f"There is no table {', '.join(unknown)}; there are {', '.join(tables)}.")
    tables = {name: tables[name] for name in chosen.tables or tables}
    data = chosen.data or PUBLIC
    measured = tables if chosen.data or data.exists() else without_public(tables)
    try:
        if chosen.pin:
            pin(measured, path, data, chosen.lower_floor)
            return 0
        return 0 if check(measured, path, data) else 1
    except Refused as refusal:
        print(refusal)
        return 2


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
