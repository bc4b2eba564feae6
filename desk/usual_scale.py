"""The scale that new claims are judged on: the desk's own choice, or the one that it came with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from db import settings_store
from desk.act import Act, Told, carry_out
from desk.authority import Role, needs
from review.scales import DEFAULT_SCALE
from review.scales import scale as scale_called

if TYPE_CHECKING:
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done
    from review.model import VerdictScale

KEY = "the scale of new claims"
"""Under which name the settings keep it."""


def usual_scale(snapshot: Snapshot) -> VerdictScale:
    """Return the scale that a new claim is judged on."""
    kept = settings_store.value(snapshot, KEY)
    return DEFAULT_SCALE if kept is None else scale_called(str(kept))


@needs(Role.EDITOR)
def set_usual_scale(desk: Desk, reference: str, *, command_id: str | None = None) -> Done:
    """Have claims that are found or made from now on judged on this scale.

    Those that are here keep theirs: what people looked at is not changed under their hands.
    """
    chosen = scale_called(reference)

    def do(act: Act) -> Told:
        if usual_scale(act.writing) == chosen:
            msg = f"New claims are judged on “{chosen.title}” already. Nothing was saved."
            raise InvalidInput(f"{msg} Choose another scale.")
        settings_store.put(act.writing, KEY, chosen.reference, at=act.at)
        details = {"scale": chosen.reference}
        return Told(action="set the scale of new claims", subject=KEY, details=details)

    return carry_out(desk, command_id, do)
