"""report: choices kept under a name; key: keys of the read API."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_a_report_is_saved_listed_run_and_removed(terminal: Terminal) -> None:
    done = terminal("report", "save", "Ruiz", "--which", "all", "--speaker", "ruiz")
    assert done.code == 0
    assert "Saved “Ruiz”: all claims" in done.out

    assert "Ruiz" in terminal("report", "list").out
    ran = terminal("report", "run", "RUIZ", "--out", "r.json", "--json")
    assert loads(ran.out)["claims"] == 1

    terminal("report", "rename", "ruiz", "Of Ruiz")
    assert loads(terminal("report", "list", "--json").out)["reports"][0]["name"] == "Of Ruiz"
    terminal("report", "remove", "of ruiz")
    assert "No report was saved yet" in terminal("report", "list").out
    assert terminal("report", "run", "of ruiz").code == 1


def test_what_is_left_out_is_said_in_the_file(terminal: Terminal) -> None:
    terminal("report", "save", "Bare", "--which", "all", "--without", "names", "--format", "html")

    told = terminal("report", "run", "bare").out

    assert "Names of reviewers are left out." in told


def test_a_report_of_days_that_are_none_is_refused(terminal: Terminal) -> None:
    done = terminal("report", "save", "Odd", "--days", "someday")

    assert done.code == 1
    assert "yesterday" in done.err


def test_a_report_is_made_public_and_no_longer(terminal: Terminal) -> None:
    terminal("report", "save", "All", "--which", "all")
    for more, public in (((), True), (("--no-longer",), False)):
        assert terminal("report", "share", "all", "--public", *more).code == 0
        (listed,) = loads(terminal("report", "list", "--json").out)["reports"]
        assert listed["public"] is public
        assert listed["shared"] is True


def test_a_key_is_shown_once_listed_and_revoked(terminal: Terminal) -> None:
    made = loads(terminal("key", "make", "the website", "--days", "30", "--json").out)
    listed = terminal("key", "list")
    assert made["key"].startswith("cdk_")
    assert made["key"] not in listed.out
    assert "the website" in listed.out

    assert terminal("key", "revoke", "the website").code == 0
    assert loads(terminal("key", "list", "--json").out) == {"anybody_reads": False, "keys": []}
    assert terminal("key", "revoke", "the website").code == 1


def test_anybody_reads_only_once_that_is_turned_on(terminal: Terminal) -> None:
    assert "nothing is read" in terminal("key", "list").out
    terminal("key", "anybody")
    assert "what is published is read" in terminal("key", "list").out
    terminal("key", "anybody", "--off")
    assert "nothing is read" in terminal("key", "list").out


def test_a_key_lives_some_days(terminal: Terminal) -> None:
    assert terminal("key", "make", "x", "--days", "0").code == 1
