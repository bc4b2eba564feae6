"""What a person is told when something broke: a sentence, and a number to look for in the log.

A refusal speaks for itself. That the database does not answer is told without saying where it is.
The rest is a fault of ours; the log has its details and none of a document's words.
"""

from __future__ import annotations

import logging

from claims.errors import DatabaseUnfit, Refusal
from desk import ids

_log = logging.getLogger("claimdesk")

UNREACHABLE = (
    "The desk's database does not answer: nothing can be read or saved now. What was saved is "
    "safe. Try again in a minute; if it stays so, tell whoever runs the desk: the server's log "
    "says why."
)


def reported(error: Exception) -> str:
    """Write a fault to the log, and return its sentence for whoever met it on the way."""
    if isinstance(error, DatabaseUnfit):
        _log.error("%s", error)
        return UNREACHABLE
    return str(error) if isinstance(error, Refusal) else _noted(error, "Load the page again")


def reported_act(error: Exception) -> str:
    """Write a fault in something that was to be done to the log, and return its sentence."""
    return _noted(error, "Nothing was saved. Try again")


def _noted(error: Exception, what_next: str) -> str:
    incident = ids.fresh("inc")
    _log.error("incident %s", incident, exc_info=error)
    return (
        f"Something went wrong on our side. {what_next}; if it stays, report incident {incident}, "
        "whose details are in the log."
    )
