"""Our reading beside other readers of the same gold, in one run and turn by turn.

A gold file is one JSON object a line, each with the construction it stands for; we wrote them all
(`benchmarks/gold`), so they say which constructions are read and not how often news has them. Each
reader sees every item once before anything is timed; then all take turns, round by round, so that
whatever else the machine does costs them alike. What is timed is this process's processor time.
A peer that is not installed is named as such; `requirements-bench.txt` has them all.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

GOLD = Path(__file__).with_name("gold")
OURS = "claimdesk"
ROUNDS = 7
Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader(Generic[Item, Answer]):
    """A reader by name; `opened` imports it and returns what answers for one item.

    `opened` raises ImportError where the reader, or something it needs, is not installed.
    """

    name: str
    opened: Callable[[], Callable[[Item], Answer]]


@dataclass(slots=True, kw_only=True)
class Turns(Generic[Item, Answer]):
    """One reader's answers, and the processor time of each of its rounds over all items."""

    answer: Callable[[Item], Answer]
    answers: list[Answer]
    seconds: list[float] = field(default_factory=list)

    def milliseconds(self) -> float:
        """Return the median processor time of one item."""
        return 1000 * median(self.seconds) / max(1, len(self.answers))


def gold(name: str) -> list[dict[str, Any]]:
    """Return the items of a gold file, in order."""
    with (GOLD / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def in_turns(
    readers: Sequence[Reader[Item, Answer]], items: Sequence[Item], *, rounds: int = ROUNDS
) -> dict[str, Turns[Item, Answer] | None]:
    """Let every reader answer every item, then time them round by round.

    None stands for a reader that is not installed.
    """
    taken = {reader.name: _opened(reader, items) for reader in readers}
    present = [turns for turns in taken.values() if turns is not None]
    for turn in range(rounds):
        first = turn % max(1, len(present))
        for turns in present[first:] + present[:first]:
            turns.seconds.append(_timed(turns.answer, items))
    return taken


def _opened(reader: Reader[Item, Answer], items: Sequence[Item]) -> Turns[Item, Answer] | None:
    try:
        answer = reader.opened()
    except ImportError:
        return None
    return Turns(answer=answer, answers=[answer(item) for item in items])


def _timed(answer: Callable[[Item], Answer], items: Sequence[Item]) -> float:
    start = process_time()
    for item in items:
        answer(item)
    return process_time() - start


def line(name: str, figures: Mapping[str, float] | None, milliseconds: float = 0.0) -> str:
    """Return a line of the table; figures are None where the reader is not installed."""
    if figures is None:
        return f"{name:14s} not installed (pip install -r requirements-bench.txt)"
    shown = "  ".join(f"{key.replace('_', ' ')} {value:.3f}" for key, value in figures.items())
    return f"{name:14s} {shown}  {milliseconds:7.3f} ms"


def table(
    taken: Mapping[str, Turns[Item, Answer] | None],
    figures_of: Callable[[Sequence[Answer]], Mapping[str, float]],
) -> str:
    """Return the table: a line a reader, quality first, then processor time an item."""
    return "\n".join(
        line(name, None)
        if turns is None
        else line(name, figures_of(turns.answers), turns.milliseconds())
        for name, turns in taken.items()
    )


def by_construction(items: Sequence[Mapping[str, Any]], right: Sequence[bool]) -> str:
    """Return how many items of each construction are right, for those with a miss."""
    of = Counter(str(item["construction"]) for item in items)
    held = Counter(str(i["construction"]) for i, yes in zip(items, right, strict=True) if yes)
    return "\n".join(f"  {key}: {held[key]} of {of[key]}" for key in of if held[key] < of[key])
