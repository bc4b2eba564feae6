"""Making a report in a process of its own: one so long that a page should not wait for it.

`python -m desk.report_apart` reads on its input, as JSON, which database, which choice, which day;
it writes one line of JSON about the report and then the report. Ending it is how one is given up.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from claims.errors import Refusal
from desk import Desk, address
from desk.exports import exported, gather
from desk.report_choice import restored, scope_of
from reports.registry import stream

if TYPE_CHECKING:
    from collections.abc import Mapping


def main(told: BinaryIO, out: BinaryIO) -> None:
    """Make the report that the input asks for."""
    asked = json.loads(told.read())
    try:
        _write(asked, out)
    except Refusal as refusal:
        out.write(json.dumps({"refused": str(refusal)}).encode() + b"\n")


def _write(asked: Mapping[str, str], out: BinaryIO) -> None:
    choice, now = restored(asked["choice"]), datetime.fromisoformat(asked["now"])
    database = address.opened(address.found_at(asked["database"]))
    desk = Desk(database=database, actor="", clock=lambda: now)
    dossier = gather(desk, scope_of(choice, now), as_of=asked["as_of"] or None)
    about = exported(dossier, choice.format, b"")
    line = {
        "file": about.file,
        "media_type": about.media_type,
        "claims": about.claims,
        "events": about.events,
        "left_out": about.left_out,
    }
    out.write(json.dumps(line).encode() + b"\n")
    for piece in stream(dossier, choice.format):
        out.write(piece)
        out.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
