"""history: what each act changed, on a terminal."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_a_rewording_is_shown_word_by_word(terminal: Terminal) -> None:
    terminal("claim", "edit", "2", "--statement", "The ferry was cancelled 13 times last year.")

    done = terminal("history", "2")

    assert "edited the claim (event" in done.out
    assert "Wording: The ferry was cancelled [-12-] {+13+} times last year." in done.out


def test_programs_get_both_wordings(terminal: Terminal) -> None:
    terminal("claim", "edit", "2", "--statement", "The ferry was cancelled 13 times last year.")

    latest = loads(terminal("history", "2", "--json").out)["acts"][0]

    assert latest["changes"][0] == {
        "of": "Wording",
        "was": "The ferry was cancelled 12 times last year.",
        "became": "The ferry was cancelled 13 times last year.",
    }
