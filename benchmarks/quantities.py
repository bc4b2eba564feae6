"""Quantities beside quantulum3: `python -m benchmarks.quantities`.

The gold is our own (`gold/quantities.jsonl`): sentences with the comparator, the ends and the unit
of each quantity, and sentences whose figures count nothing. quantulum3 reads measures and money; it
knows no comparators and no counted nouns ("12 ferries"), so only *number* compares like with like:
the F1 of the numbers themselves, shares in percent or as fractions alike. *bounded* asks for the
comparator and both ends too, *all* for the unit besides (one letter s at its end aside). A vague
amount ("hundreds") has no ends to compare. `--misses` prints what we read otherwise.

quantulum3 runs without its classifier of ambiguous units, which is stored as a pickle of another
scikit-learn and does not load; that touches units only.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.quotations import Counts
from benchmarks.side_by_side import OURS, Reader, by_construction, gold, in_turns, table
from claims.numbers import quantities
from claims.text import Extent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Same = Callable[["Read", "Read"], bool]

_UNITS = {"percentage": "%", "dollar": "USD", "euro": "EUR", "pound sterling": "GBP"}
"""What quantulum3 calls units that we write otherwise."""
_UNNAMED = "dimensionless"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One quantity in plain numbers; None is open, and a unit of None is not asked for."""

    comparator: str
    low: float | None
    high: float | None
    unit: str | None
    vague: bool = False


def ours(text: str) -> list[Read]:
    """Return the quantities that the program reads."""
    return [
        Read(comparator=q.comparator.value, low=_float(q.low), high=_float(q.high), unit=q.unit)
        for q in quantities(text, Extent(start=0, end=len(text)))
    ]


def _float(end: Any) -> float | None:
    return None if end is None else float(end)


def _quantulum() -> Callable[[str], list[Read]]:
    from quantulum3 import classifier, parser  # noqa: PLC0415

    classifier.USE_CLF = False
    return lambda text: [_peers(each) for each in parser.parse(text)]


def _peers(found: Any) -> Read:
    """What quantulum3 found, in our terms; it gives a range as its middle and half its width."""
    half = found.uncertainty or 0.0
    named = _UNITS.get(found.unit.name, found.unit.name)
    return Read(
        comparator="range" if half else "=",
        low=found.value - half,
        high=found.value + half,
        unit="" if named == _UNNAMED else named,
    )


READERS: tuple[Reader[str, list[Read]], ...] = (
    Reader(name=OURS, opened=lambda: ours),
    Reader(name="quantulum3", opened=_quantulum),
)


def expected_of(item: Mapping[str, Any]) -> list[Read]:
    """Return the quantities an item expects."""
    return [
        Read(
            comparator=each["comparator"],
            low=each.get("low"),
            high=each.get("high"),
            unit=each.get("unit"),
            vague="low" not in each,
        )
        for each in item["expected"]
    ]


def same_number(wanted: Read, found: Read) -> bool:
    """Whether the numbers are the same, whichever way they bound."""
    if wanted.vague:
        return found.comparator == wanted.comparator
    times = (1, 100) if wanted.unit == "%" else (1,)
    return any(_close(_numbers(wanted), [time * n for n in _numbers(found)]) for time in times)


def _numbers(read: Read) -> list[float]:
    return sorted({end for end in (read.low, read.high) if end is not None})


def _close(wanted: Sequence[float], found: Sequence[float]) -> bool:
    pairs = zip(wanted, found, strict=False)
    return len(wanted) == len(found) and all(abs(a - b) <= 0.001 * abs(a) for a, b in pairs)


def same_bounds(wanted: Read, found: Read) -> bool:
    """Whether the numbers are the same and bound the same way."""
    ends = wanted.vague or (_open(wanted) == _open(found))
    return same_number(wanted, found) and ends and wanted.comparator == found.comparator


def _open(read: Read) -> tuple[bool, bool]:
    return read.low is None, read.high is None


def same(wanted: Read, found: Read) -> bool:
    """Whether bounds and unit are the same."""
    return same_bounds(wanted, found) and _same_unit(wanted.unit, found.unit)


def _same_unit(wanted: str | None, found: str | None) -> bool:
    return wanted is None or wanted.removesuffix("s") == (found or "").removesuffix("s")


def matched(wanted: Sequence[Read], found: Sequence[Read], alike: Same) -> int:
    """Return how many of those wanted are found, each answer used once."""
    left, right = list(found), 0
    for each in wanted:
        match = next((answer for answer in left if alike(each, answer)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right


def figures(expected: Sequence[list[Read]], answers: Sequence[list[Read]]) -> dict[str, float]:
    """Return F1 of numbers, of numbers with their bounds, and of these with their units."""
    measures: dict[str, Same] = {
        "number_f1": same_number,
        "bounded_f1": same_bounds,
        "all_f1": same,
    }
    return {name: _f1(expected, answers, alike) for name, alike in measures.items()}


def _f1(expected: Sequence[list[Read]], answers: Sequence[list[Read]], alike: Same) -> float:
    counts = Counts()
    for wanted, found in zip(expected, answers, strict=True):
        counts.add(len(found), len(wanted), matched(wanted, found, alike))
    return counts.f1


def wholly(wanted: Sequence[Read], found: Sequence[Read]) -> bool:
    """Whether a sentence is read as expected, nothing too many and nothing too few."""
    return len(wanted) == len(found) == matched(wanted, found, same)


def of_ours() -> dict[str, float]:
    """Return our figures on the gold, for the gate."""
    items = gold("quantities")
    return figures([expected_of(each) for each in items], [ours(each["text"]) for each in items])


def main() -> int:
    """Print the table, and on demand what we read otherwise."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", action="store_true")
    chosen = arguments.parse_args()
    items = gold("quantities")
    expected = [expected_of(each) for each in items]
    taken = in_turns(READERS, [each["text"] for each in items])
    print(f"{len(items)} sentences; the gold is our own. Time: processor, a sentence.")
    print(table(taken, lambda answers: figures(expected, answers)))
    answers = [ours(each["text"]) for each in items]
    right = [wholly(wanted, found) for wanted, found in zip(expected, answers, strict=True)]
    print("Ours, constructions with a miss:\n" + (by_construction(items, right) or "  none"))
    for item, found, held in zip(items, answers, right, strict=True):
        if chosen.misses and not held:
            print(f"  {item['text']}\n    expected {item['expected']}\n    read     {found}")
    return 0


if __name__ == "__main__":
    main()
