"""What the pages call things, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.board_view import ClaimFilter
from desk.screens import claim_screen
from tests.confidence import CANARY, Cast
from ui.words import said_there

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk


def test_a_piece_that_is_kept_from_somebody_says_so_where_it_is_chosen(tmp_path: Path) -> None:
    cast = Cast(tmp_path)

    def named(desk: Desk) -> list[str]:
        screen = claim_screen(desk, cast.claim.id, chosen=ClaimFilter(), order="number")
        return [said_there(one, 60) for one in screen.evidence]

    assert named(cast.edda).count("kept from you, linked by Maya") == 3
    assert "" not in named(cast.edda)
    assert CANARY in " ".join(named(cast.maya))
