"""How often relations are proposed between claims that have nothing to do with each other.

`python -m benchmarks.relations [--data DIR] [--claims N]` takes N published claims, a fixed
spread over two archives, and compares all that share words. Nearly every contradiction that
is proposed there is a false alarm, so fewer is better; the articles the rules were written
for are measured by tests/claims/test_relate.py.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from claims.comparison import Assertion
from claims.dates import times
from claims.kinds import classify
from claims.model import NARRATED, RelationKind
from claims.numbers import quantities
from claims.pairing import worth_comparing
from claims.relate import relate
from claims.text import Extent

ROOT = Path(__file__).parents[1]
ARCHIVES = (
    ("factcheck_corpus_scale/snopes_claims.jsonl", "claim"),
    ("claim_matching_politifact_lite/vclaims.jsonl", "vclaim"),
)


def spread(data: Path, count: int) -> list[str]:
    """Return `count` different claims, evenly spread over the archives."""
    claims: dict[str, None] = {}
    for name, field in ARCHIVES:
        lines = (data / name).read_text("utf-8").splitlines()
        claims.update(dict.fromkeys(str(json.loads(line)[field]).strip() for line in lines))
    every = [claim for claim in claims if claim]
    step = max(1, len(every) // count)
    return every[::step][:count]


def assertion(statement: str, document: str) -> Assertion:
    """Return a claim as the reading would hand it over, undated and in nobody's mouth."""
    extent = Extent(start=0, end=len(statement))
    counted = quantities(statement, extent)
    timed = times(statement, extent, published_on=None)
    kind, _ = classify(statement, attribution=NARRATED, quantities=counted, times=timed)
    return Assertion(
        statement=statement,
        kind=kind,
        document=document,
        extent=extent,
        quantities=counted,
        times=timed,
    )


def main() -> int:
    """Print how many relations of each kind are proposed; 2 where the data are missing."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=ROOT / ".." / "shared" / "data")
    arguments.add_argument("--claims", type=int, default=4000)
    chosen = arguments.parse_args()
    if not all((chosen.data / name).exists() for name, _ in ARCHIVES):
        print(
            f"No archives of claims in {chosen.data}. Give the folder of public data with --data."
        )
        return 2
    claims = [assertion(text, str(n)) for n, text in enumerate(spread(chosen.data, chosen.claims))]
    started = time.process_time()
    pairs = list(worth_comparing([claim.statement for claim in claims]))
    found = Counter(
        proposal.kind
        for left, right in pairs
        if (proposal := relate(claims[left], claims[right])) is not None
    )
    seconds = time.process_time() - started
    print(f"{len(claims)} unrelated claims, {len(pairs)} pairs compared in {seconds:.1f} s of CPU")
    for kind in RelationKind:
        print(f"  {kind.value:14s}{found[kind]:6d}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
