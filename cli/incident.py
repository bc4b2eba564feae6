"""What becomes of a fault of ours: a number for the person, a traceback for the log.

The log lies in var/claimdesk.log of the present folder. It holds no document's words: of an
error only its type and the lines of our code are written, and its message where that can
only speak of files or of our own faults.
"""

from __future__ import annotations

import traceback
from pathlib import Path

from claims.errors import Defect
from desk import clock, ids

LOG = Path("var") / "claimdesk.log"


def report(error: Exception, command: str) -> str:
    """Write `error` to the log and return the sentence to show."""
    number = ids.fresh("inc")
    lines = _lines(error, f"{clock.now():%Y-%m-%d %H:%M:%S} UTC {number} claimdesk {command}")
    where = "the log could not be written" if not _append(lines) else f"{LOG} has the details"
    return (
        f"Something went wrong inside Claimdesk, and it is not your doing (incident {number}). "
        f"The change was not saved. Report the number; {where}."
    )


def _lines(error: Exception, heading: str) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    message = f": {error}" if isinstance(error, Defect | OSError) else ""
    return f"{heading}\n{frames}{type(error).__qualname__}{message}\n\n"


def _append(lines: str) -> bool:
    try:
        LOG.parent.mkdir(parents=True, exist_ok=True)
        with LOG.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(lines)
    except OSError:
        return False
    return True
