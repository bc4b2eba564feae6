"""What becomes of a fault of ours: a number for the person, a traceback for the log.

The log lies in var/claimdesk.log of the present folder. It holds no document's words: of an
error only its type and the lines of our code are written, and its message where that can
only speak of files or of our own faults.
"""

from __future__ import annotations

from pathlib import Path

from desk import clock, ids, logs

LOG = Path("var") / "claimdesk.log"


def report(error: Exception, command: str) -> str:
    """Write `error` to the log and return the sentence to show."""
    number, where = written(logs.trace_of(error), command)
    return (
        f"Something went wrong inside Claimdesk, and it is not your doing (incident {number}). "
        f"The change was not saved. Report the number; {where}."
    )


def written(trace: str, command: str) -> tuple[str, str]:
    """Write what is told of an error to the log; return the incident's number, and where it is."""
    number = ids.fresh("inc")
    heading = f"{clock.now():%Y-%m-%d %H:%M:%S} UTC {number} claimdesk {command}"
    there = _append(f"{heading}\n{trace}\n\n")
    return number, f"{LOG} has the details" if there else "the log could not be written"


def _append(lines: str) -> bool:
    try:
        LOG.parent.mkdir(parents=True, exist_ok=True)
        with LOG.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(lines)
    except OSError:
        return False
    return True
