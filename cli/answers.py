"""How a command that changed something says so, to people and to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.command import OK

if TYPE_CHECKING:
    from cli.command import Call
    from desk.act import Done
    from reports.exact_json import Json

GOOD, KNOWN, BAD = "✓", "=", "✗"


def done(call: Call, what: Done, sentence: str, **more: Json) -> int:
    """Write what was done: one line with the event's number, or the same as JSON."""
    if call.console.as_json:
        answer: dict[str, Json] = {"event": what.event.seq, "action": what.event.action}
        call.console.json({**answer, "made": list(what.made), **more})
    else:
        mark = call.console.paint(GOOD, "good")
        call.console.line(f"{mark} {sentence} (event {what.event.seq})")
    return OK
