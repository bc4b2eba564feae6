"""check-quote on a terminal."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_verbatim_words_are_shown_with_their_place(terminal: Terminal) -> None:
    done = terminal("check-quote", "counted 1,512 people")

    assert done.code == 0
    assert "Stands word for word (document 2, " in done.out


def test_altered_words_are_told_to_people_and_to_programs(terminal: Terminal) -> None:
    words = "The register at the bridge counted 1,513 people"
    answer = loads(terminal("check-quote", words, "--json").out)

    assert "It has “1,513” where the document has “1,512”." in terminal("check-quote", words).out
    assert answer["match"] == "altered"
    assert [one["kind"] for one in answer["places"][0]["edits"]] == ["changed"]


def test_words_that_stand_nowhere_are_said_to(terminal: Terminal) -> None:
    done = terminal("check-quote", "Elephants guard the treasury")

    assert "stand in no document" in done.out
    assert done.code == 0


def test_no_words_are_refused(terminal: Terminal) -> None:
    done = terminal("check-quote", "…")

    assert done.code == 1
    assert "no words to look for" in done.err
