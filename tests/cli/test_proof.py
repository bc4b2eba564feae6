"""verify-report and replay: what left the desk held against the record."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_a_report_is_known_and_what_changed_since_is_told(terminal: Terminal) -> None:
    terminal("export", "--out", "r.html")
    terminal("claim", "edit", "2", "--statement", "The ferry was cancelled a dozen times.")

    done = terminal("verify-report", "r.html")

    assert done.code == 0
    assert "This file left the desk on" in done.out
    assert " as “Web page, to read and to print” with " in done.out
    assert "Claim 2: it is now worded “The ferry was cancelled a dozen times.”" in done.out


def test_a_changed_report_is_refused_by_its_exit_code(terminal: Terminal) -> None:
    terminal("export", "--out", "r.md")
    body = (terminal.folder / "r.md").read_text("utf-8")
    terminal.file("r.md", body.replace("12 times", "13 times"))

    done = terminal("verify-report", "r.md", "--json")

    assert done.code == 1
    assert loads(done.out)["ours"] is False


def test_a_file_that_is_not_there_is_refused_with_a_sentence(terminal: Terminal) -> None:
    done = terminal("verify-report", "nowhere.html")

    assert (done.code, "cannot be read" in done.err) == (1, True)


def test_replaying_asks_for_one_or_all(terminal: Terminal) -> None:
    assert "give --all" in terminal("replay").err
    assert terminal("replay", "--all").out == "0 publications replayed\n"
    assert "There is no publication" in terminal("replay", "pub_nowhere").err
