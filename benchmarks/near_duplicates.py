"""Near-duplicates among many claims: how many are found, in how much time, beside other ways.

`python -m benchmarks.near_duplicates [--data DIR] [--claims N] [--probes N]`

The claims are published ones; where there are fewer than wanted, the first half of one and the
second half of another make more, by a fixed seed. In every twentieth a word or two are changed,
left out or turned round, and the copy is added: these planted pairs, as far as they are still
`claims.match.NEAR` alike, have to be found among the pairs that a cross-check compares. A second
recall is taken without anything planted: some claims are compared with all others one by one,
which is the truth, and the time of that stands for "rapidfuzz alone", scaled to all pairs.

MinHash by datasketch is measured where it is installed, with its candidates verified by the
same likeness.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from claims.match import NEAR, likeness
from claims.pairing import worth_comparing
from claims.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Pairs = set[tuple[int, int]]

ROOT = Path(__file__).parents[1]
ARCHIVES = (
    ("factcheck_corpus_scale/snopes_claims.jsonl", "claim"),
    ("claim_matching_ct22_2a_en/vclaims.jsonl", "vclaim"),
    ("claim_matching_politifact_lite/vclaims.jsonl", "vclaim"),
)
SEED = 2026
PLANTED = 20
"""One claim in so many gets a copy."""
PERMUTATIONS, OVERLAP = 128, 0.7
"""MinHash: as many permutations as its guide suggests; a lower overlap verified hardly more pairs
and took twice the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Claims, the pairs planted among them, and which to compare with all others."""

    texts: list[str]
    planted: Pairs
    probes: list[int]


def corpus(data: Path, size: int, probes: int) -> Corpus:
    """Return `size` claims with planted copies, the same ones every time."""
    chance = random.Random(SEED)  # noqa: S311 — a fixed seed, to have the same claims every time
    texts = list(dict.fromkeys(_published(data)))
    chance.shuffle(texts)
    originals = size - size // (PLANTED + 1)
    while len(texts) < originals:
        one, other = chance.choice(texts).split(), chance.choice(texts).split()
        texts.append(" ".join(one[: len(one) // 2] + other[len(other) // 2 :]))
    texts = texts[:originals]
    planted = set()
    for place in range(0, originals, PLANTED):
        copy = _altered(texts[place], texts, chance)
        if likeness(texts[place], copy) >= NEAR:
            planted.add((place, len(texts)))
        texts.append(copy)
    return Corpus(texts=texts, planted=planted, probes=chance.sample(range(len(texts)), probes))


def _published(data: Path) -> Iterator[str]:
    for name, field in ARCHIVES:
        for line in (data / name).read_text("utf-8").splitlines():
            claim = str(json.loads(line)[field]).strip()
            if len(claim.split()) > 3:
                yield claim


def _altered(text: str, others: list[str], chance: random.Random) -> str:
    words = text.split()
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(words) - 1)
        kind = chance.randrange(3)
        if kind == 0:
            words[at] = chance.choice(chance.choice(others).split())
        elif kind == 1 and len(words) > 3:
            del words[at]
        else:
            words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def ours(texts: list[str]) -> Pairs:
    """Return the pairs that a desk compares and finds alike."""
    pairs = worth_comparing(texts)
    return {pair for pair in pairs if likeness(*(texts[each] for each in pair)) >= NEAR}


def by_minhash(texts: list[str]) -> Pairs:
    """Return the pairs that share a band of their MinHash and are alike."""
    datasketch = importlib.import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=OVERLAP, num_perm=PERMUTATIONS)
    found: Pairs = set()
    for place, text in enumerate(texts):
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([word.encode() for word in fold(text).casefold().split()])
        found |= {(other, place) for other in index.query(sketch)}
        index.insert(place, sketch)
    return {pair for pair in found if likeness(texts[pair[0]], texts[pair[1]]) >= NEAR}


def one_by_one(chosen: Corpus) -> Pairs:
    """Return every pair that the probes truly are in."""
    prepared = [" ".join(sorted(fold(text).casefold().split())) for text in chosen.texts]
    found: Pairs = set()
    for probe in chosen.probes:
        alike = process.extract(
            prepared[probe], prepared, scorer=fuzz.ratio, score_cutoff=90 * NEAR, limit=None
        )
        found |= {(min(probe, other), max(probe, other)) for _, _, other in alike if other != probe}
    return {pair for pair in found if likeness(*(chosen.texts[each] for each in pair)) >= NEAR}


def _timed(do: Callable[[], Pairs]) -> tuple[Pairs, float]:
    started = process_time()
    return do(), process_time() - started


def _recall(found: Pairs, wanted: Pairs) -> str:
    return f"{len(found & wanted) / len(wanted):.3f}" if wanted else "–"


def report(chosen: Corpus) -> None:
    """Print each way's recall and time."""
    size = len(chosen.texts)
    truth, spent = _timed(lambda: one_by_one(chosen))
    print(f"{size} claims, {len(chosen.planted)} planted pairs, {len(truth)} pairs of the probes")
    print(f"{'':26s}{'planted':>9s}{'probes':>9s}{'pairs':>9s}{'CPU':>11s}")
    ways = {"claims.pairing": ours}
    if find_spec("datasketch"):
        ways["datasketch MinHash"] = by_minhash
    else:
        print("datasketch is not installed")
    for name, way in ways.items():
        found, seconds = _timed(lambda way=way: way(chosen.texts))  # type: ignore[misc]
        both = f"{_recall(found, chosen.planted):>9s}{_recall(found, truth):>9s}"
        print(f"{name:26s}{both}{len(found):9d}{seconds:9.1f} s")
    alone = spent * size / len(chosen.probes) / 2
    print(f"{'rapidfuzz alone, estimated':26s}{'1.000':>9s}{'1.000':>9s}{'':9s}{alone:9.0f} s")


def main() -> int:
    """Print the table; 2 where the data are missing."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=ROOT / ".." / "shared" / "data")
    arguments.add_argument("--claims", type=int, default=10_000)
    arguments.add_argument("--probes", type=int, default=200)
    asked = arguments.parse_args()
    if not all((asked.data / name).exists() for name, _ in ARCHIVES):
        print(f"No archives of claims in {asked.data}. Give the folder of public data with --data.")
        return 2
    report(corpus(asked.data, asked.claims, asked.probes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
