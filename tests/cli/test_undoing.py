"""undo: an act taken back from a terminal."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_ones_last_act_is_undone_unless_another_is_named(terminal: Terminal) -> None:
    terminal("claim", "edit", "2", "--statement", "The ferry was cancelled a dozen times.")

    done = terminal("undo")

    assert "undid “edited the claim”" in done.out
    assert "12 times last year" in terminal("show", "2").out


def test_what_cannot_be_undone_is_refused_with_a_sentence(terminal: Terminal) -> None:
    event = loads(terminal("accept", "2", "--json").out)["event"]
    terminal("dismiss", "2")

    done = terminal("undo", str(event))

    assert done.code == 1
    assert "dismissed since" in done.err
