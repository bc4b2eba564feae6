"""“Give me the next one”: the desk hands whoever asks the claim that is most worth checking now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import NotFound
from db import board_view
from desk import presence
from desk.act import Act, Told, carry_out
from desk.assigning import fit_worker
from desk.authority import Role, needs
from desk.bulk import give_to

if TYPE_CHECKING:
    from desk import Desk


@needs(Role.CHECKER)
def next_one(desk: Desk, *, command_id: str | None = None) -> str:
    """Assign the next claim that waits to the actor, and return its id.

    That is the accepted claim of the highest check-worthiness that is given to nobody and that
    nobody else has open. It is chosen where it is assigned, in one transaction, so two who ask at
    once get different ones. Raises NotFound when none waits.
    """

    def do(act: Act) -> Told:
        person = fit_worker(act, act.actor)
        found = board_view.first_waiting(act.writing, person=person, seen=presence.around(act.now))
        if found is None:
            msg = (
                "No claim waits: every accepted one is given to somebody or open elsewhere. "
                "Nothing was saved. Accept candidates in the list of claims, then ask again."
            )
            raise NotFound(msg)
        details = give_to(act, person, [found])
        return Told(action="assigned", subject=found, subjects=(person,), details=details)

    return carry_out(desk, command_id, do).event.subject
