"""accept, dismiss, restore."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def _states(terminal: Terminal) -> list[str]:
    found = loads(terminal("claims", "--document", "1", "--order", "number", "--all", "--json").out)
    return [claim["state"] for claim in found["claims"]]


def test_candidates_are_accepted_dismissed_and_restored(terminal: Terminal) -> None:
    accepted = terminal("accept", "1", "2")
    terminal("dismiss", "3", "--because", "not checkable")
    states = _states(terminal)
    terminal("restore", "3")

    assert accepted.out.startswith("✓ Accepted claims 1 and 2 (event ")
    assert states == ["triaged", "triaged", "dismissed"]
    assert _states(terminal) == ["triaged", "triaged", "candidate"]


def test_if_one_cannot_be_accepted_none_is(terminal: Terminal) -> None:
    done = terminal("accept", "1", "99")

    assert done.code == 1
    assert "There is no claim “99” on this desk." in done.err
    assert _states(terminal) == ["candidate"] * 3


def test_a_change_answers_programs_with_its_event(terminal: Terminal) -> None:
    answer = loads(terminal("accept", "1", "--json").out)

    assert set(answer) == {"event", "action", "made"}
    assert answer["action"] == "accepted"


def test_whoever_types_restore_for_a_backup_is_shown_the_way_though_no_desk_is_left(
    blank: Terminal,
) -> None:
    saved = blank.file("desk-20260309.db", b"a backup")

    done = blank("restore", saved)

    assert done.code == 1
    assert "“desk-20260309.db” is a file, and this brings dismissed claims back." in done.err
    assert "claimdesk restore-backup desk-20260309.db --to NEW-DESK.db" in done.err.replace(
        "\n", " "
    )
