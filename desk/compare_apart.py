"""Comparing claims in a process of its own: so many that a page should not wait for it.

`python -m desk.compare_apart` reads on its input, as JSON, which database, who asks and whether
only for what is new; it writes lines of JSON: how many pairs are compared, then what it came to.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, BinaryIO

from claims.errors import Refusal
from desk import Desk, address
from desk.cross_check import propose

if TYPE_CHECKING:
    from collections.abc import Mapping


def main(told: BinaryIO, out: BinaryIO) -> None:
    """Compare what the input asks for."""

    def say(**what: int | str) -> None:
        out.write(json.dumps(what).encode() + b"\n")
        out.flush()

    asked = json.loads(told.read())
    try:
        found = propose(
            _desk(asked),
            only_new=asked["only_new"],
            progress=lambda done, pairs: say(compared=done, pairs=pairs),
        )
    except Refusal as refusal:
        say(refused=str(refusal))
    else:
        say(claims=found.claims, made=len(found.made))


def _desk(asked: Mapping[str, str]) -> Desk:
    database = address.opened(address.found_at(asked["database"]))
    return Desk(database=database, actor=asked["actor"])


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
