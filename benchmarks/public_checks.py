"""The public sets of earlier checks: posts or sentences with the check they need.

Read at run time from the folder of public data; nothing of them is kept here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

POSTS, DEBATES = "claim_matching_ct22_2a_en", "claim_matching_politifact_lite"
NEAR = 4
"""Lines of the same debate within which another sentence of the set stands beside one."""

_PLACE = re.compile(r"(?P<debate>.+?)_(?P<line>\d+)_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A post or sentence, the ids of the checks that answer it, and what the set has around it."""

    text: str
    answers: frozenset[str]
    group: str
    """What must not be torn apart in cross-validation: a debate, or the post itself."""
    beside: tuple[str, ...] = ()


def asked(data: Path, name: str, split: str) -> list[Asked]:
    """Return the posts or sentences of a split.

    A debate's sentence has beside it those of the set from the same debate, at most `NEAR` lines
    away; the set does not have the lines between.
    """
    found = list(rows(data / name / f"{split}.jsonl"))
    places = [_PLACE.match(row["qid"]) for row in found]
    return [
        Asked(
            text=row["text"],
            answers=frozenset(row["relevant"]),
            group=place["debate"] if place else row["qid"],
            beside=tuple(
                other["text"]
                for other, there in zip(found, places, strict=True)
                if place and there and _is_near(place, there)
            ),
        )
        for row, place in zip(found, places, strict=True)
    ]


def _is_near(one: re.Match[str], other: re.Match[str]) -> bool:
    distance = abs(int(one["line"]) - int(other["line"]))
    return one["debate"] == other["debate"] and 0 < distance <= NEAR


def rows(path: Path) -> list[dict[str, str]]:
    """Return the records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def average_precision_at_5(ranked: list[str], answers: frozenset[str]) -> float:
    """Return the mean, over the answers, of the precision at each one's rank among the first 5."""
    hits, total = 0, 0.0
    for place, name in enumerate(ranked[:5], start=1):
        if name in answers:
            hits += 1
            total += hits / place
    return total / min(len(answers), 5)
