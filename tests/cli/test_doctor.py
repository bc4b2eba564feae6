"""doctor."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_a_sound_desk_leaves_with_code_0_and_sentences(terminal: Terminal) -> None:
    done = terminal("doctor", "--port", "1")

    assert done.code == 0
    assert "✓ search: The search holds every claim, sentence and title." in done.out
    assert "0 things wrong" in done.out
    assert "! backup: There is no backup in " in done.out
    assert "Do: claimdesk backup FOLDER" in done.out


def test_what_is_wrong_leaves_with_code_1_for_programs_too(terminal: Terminal) -> None:
    done = terminal("--database", terminal.file("notes.db", "only notes"), "doctor", "--json")
    answer = loads(done.out)

    assert (done.code, answer["ok"]) == (1, False)
    wrong = [one for one in answer["findings"] if one["mark"] == "bad"]
    assert [one["about"] for one in wrong] == ["database"]
    assert all(wrong[0].values())


def test_backups_are_looked_for_where_one_says(terminal: Terminal) -> None:
    (terminal.folder / "safe").mkdir()
    terminal("backup", "safe")

    assert "is 0 hours old." in terminal("doctor", "--backups", "safe").out
