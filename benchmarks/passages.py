"""Whether the passage about the very thing comes first: `python -m benchmarks.passages`.

The gold is our own (`gold/passages.jsonl`): small desks of two invented articles that tell of the
same thing otherwise, with claims of the one and the passages of the other that answer them. Every
article also has sentences that share only common words with the claims ("last week", "expects",
"percent", a vote): on a desk of thirty sentences such words are as rare as any, which public sets
with thousands of sentences cannot show. Coefficients were chosen on half of the desks; the other
half was looked at while the rules were written, so neither is unseen.

`recall_at_N` says how often a right passage is among the first N, `mrr` is the mean of one over
its place. `--misses` prints what comes first where it should not.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.side_by_side import gold
from db import claims_store
from db.opening import open_database
from desk.intake import About, take_in_pasted
from desk.suggestions import suggest
from desk.team import sit_down
from desk.triage import make_claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desk import Desk

PARTS = ("tuned", "held")
DEPTHS = (1, 3, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claim, and the places, from 1, at which right passages were suggested."""

    claim: str
    first: str
    places: tuple[int, ...]


def measure() -> dict[str, float]:
    """Return the figures of both halves, for the gate."""
    return {
        f"{part}_{name}": figure
        for part in PARTS
        for name, figure in figures(list(asked(part))).items()
    }


def figures(answers: Sequence[Asked]) -> dict[str, float]:
    """Return recall at each depth and the mean reciprocal rank, 0…1."""
    best = [min(one.places, default=0) for one in answers]
    found = {f"recall_at_{n}": sum(0 < one <= n for one in best) / len(best) for n in DEPTHS}
    return found | {"mrr": sum(1 / one for one in best if one) / len(best)}


def asked(part: str) -> Iterator[Asked]:
    """Yield what was suggested for every claim of one half."""
    for each in gold("passages"):
        if each["part"] == part:
            with TemporaryDirectory() as folder:
                desk = sit_down(open_database(Path(folder) / "desk.db"), "Maya")
                yield from _of_desk(desk, each)


def _of_desk(desk: Desk, each: Mapping[str, Any]) -> Iterator[Asked]:
    texts = {
        str(
            take_in_pasted(
                desk, one["text"], About(published_on=date.fromisoformat(one["published"]))
            ).document
        ): str(one["text"])
        for one in each["documents"]
    }
    for one in each["asked"]:
        document, text = next((d, t) for d, t in texts.items() if one["claim"] in t)
        start = text.index(one["claim"])
        made = make_claim(desk, document, start, start + len(one["claim"])).made[0]
        yield _answered(desk, made, one["answers"])


def _answered(desk: Desk, claim_id: str, answers: Iterable[str]) -> Asked:
    with desk.database.snapshot() as snapshot:
        claim = claims_store.get(snapshot, claim_id)
        found = [each.quote for each in suggest(snapshot, claim, ())] if claim else []
    places = (
        place
        for place, quote in enumerate(found, start=1)
        if any(answer in quote for answer in answers)
    )
    return Asked(
        claim=claim.statement if claim else claim_id,
        first=(found or ["nothing"])[0],
        places=tuple(places),
    )


def main() -> None:
    """Print the table and, when asked, the misses."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.passages")
    parser.add_argument("--misses", action="store_true")
    misses = parser.parse_args().misses
    for part in PARTS:
        answers = list(asked(part))
        shown = "  ".join(f"{name} {one:.3f}" for name, one in figures(answers).items())
        print(f"{part:6s} {len(answers)} claims  {shown}")
        for one in answers if misses else ():
            if 1 not in one.places:
                print(f"  {one.places or 'not found'}: {one.claim}\n      first: {one.first}")


if __name__ == "__main__":
    main()
