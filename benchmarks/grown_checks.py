"""Archives of any size, grown from the public ones with a fixed seed.

The real checks of the set of posts come first, those that the development posts need before all
others, so that each size can answer them. The rest is made of the words of all public archives:
each word is followed by one that follows it somewhere in them, drawn with a seeded generator, to a
sentence's end of at least five words. So words are as common and stand beside the same neighbours
as in real checks, and none of the made ones says anything. Days are drawn from the real ones.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks import public_checks
from benchmarks.public_checks import DEBATES, POSTS, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = 2026
_SNOPES = "factcheck_corpus_scale/snopes_claims.jsonl"
_END, _SHORTEST = "", 5


def write(path: Path, data: Path, size: int) -> None:
    """Write `size` checks as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for check in checks(data, size):
            file.write(json.dumps(check, ensure_ascii=False) + "\n")


def checks(data: Path, size: int) -> Iterator[dict[str, str]]:
    """Yield `size` checks, the real ones first."""
    real = _real(data)
    yield from real[:size]
    chance = random.Random(SEED)  # noqa: S311 -- repeatable, and guards nothing
    follows = _follows(data, real)
    days = [check["date"] for check in real]
    for number in range(len(real), size):
        yield {
            "id": f"made-{number}",
            "claim": _sentence(follows, "claim", 40, chance),
            "title": _sentence(follows, "title", 18, chance),
            "date": chance.choice(days),
        }


def _real(data: Path) -> list[dict[str, str]]:
    needed = {name for one in public_checks.asked(data, POSTS, "dev") for name in one.answers}
    found = [
        {"id": row["vclaim_id"], "claim": row["vclaim"], "title": row["title"], "date": row["date"]}
        for row in rows(data / POSTS / "vclaims.jsonl")
    ]
    return sorted(found, key=lambda check: check["id"] not in needed)


def _follows(data: Path, real: list[dict[str, str]]) -> dict[str, list[str]]:
    """By word, every word that follows it, as often as it does; fields begin with their names."""
    follows: defaultdict[str, list[str]] = defaultdict(list)
    texts = [(f"\0{field}", check[field]) for check in real for field in ("claim", "title")]
    texts += [("\0claim", row["vclaim"]) for row in rows(data / DEBATES / "vclaims.jsonl")]
    for row in rows(data / _SNOPES):
        texts += [("\0claim", row.get("claim") or ""), ("\0title", row.get("title") or "")]
    for beginning, text in texts:
        words = [beginning, *text.split(), _END]
        for before, after in pairwise(words):
            follows[before].append(after)
    return dict(follows)


def _sentence(follows: dict[str, list[str]], field: str, most: int, chance: random.Random) -> str:
    words: list[str] = []
    before = beginning = f"\0{field}"
    while len(words) < most:
        after = follows[before]
        before = after[int(chance.random() * len(after))]
        if before != _END:
            words.append(before)
        elif len(words) >= _SHORTEST:
            break
        else:
            before = beginning
    return " ".join(words)
