"""verify, backup, migrate."""

from __future__ import annotations

from json import loads
from pathlib import Path
from typing import TYPE_CHECKING

from db import accounts_store
from db.connection import Database

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def _head(out: str) -> str:
    return out.splitlines()[-1].removeprefix("head ")


def test_a_whole_record_is_proven_and_its_head_printed(terminal: Terminal) -> None:
    first = terminal("verify")
    again = terminal("verify", "--expect-head", _head(first.out))

    assert first.code == again.code == 0
    assert first.out.startswith("✓ The record is whole: 3 events, ")
    assert first.err == ""


def test_the_record_must_be_the_one_that_a_report_came_from(terminal: Terminal) -> None:
    done = terminal("verify", "--expect-head", f"2:{'0' * 64}")

    assert done.code == 1
    assert "1 thing not as the record says" in done.out


def test_what_is_no_head_is_refused(terminal: Terminal) -> None:
    assert "is not the head of a record" in terminal("verify", "--expect-head", "yesterday").err


def test_a_change_behind_the_desks_back_is_found(terminal: Terminal) -> None:
    with Database(terminal.folder / "var" / "claimdesk.db").connect() as connection:
        connection.conn.execute("update claims set score = 0.999 where number = 1")

    answer = loads(terminal("verify", "--json").out)

    assert answer["ok"] is False
    assert {finding["relation"] for finding in answer["findings"]} == {"claims"}


def test_a_backup_is_a_new_file_that_can_be_checked(terminal: Terminal) -> None:
    made = terminal("backup", "copy.db")
    checked = terminal("verify", "--backup", "copy.db")
    again = terminal("backup", "copy.db")

    assert (made.code, checked.code, again.code) == (0, 0, 1)
    assert _head(made.out) == _head(checked.out)
    assert "a backup never overwrites one" in again.err


def test_a_backup_that_is_not_there_is_refused(terminal: Terminal) -> None:
    assert "There is no file “nowhere.db”." in terminal("verify", "--backup", "nowhere.db").err


def test_a_backup_is_brought_back_with_its_head(terminal: Terminal) -> None:
    made = terminal("backup", "copy.db")
    there = terminal("restore-backup", "copy.db", "--to", "var/claimdesk.db")
    back = terminal("restore-backup", "copy.db", "--to", "var/claimdesk.db", "--replace")

    assert (there.code, back.code) == (1, 0)
    assert "say --replace" in there.err
    assert "the desk of " in back.out
    assert "what was there is kept as " in back.out
    assert _head(back.out) == _head(made.out) == _head(terminal("verify").out)


def test_what_was_brought_back_is_told_to_programs_too(terminal: Terminal) -> None:
    made = loads(terminal("backup", "copy.db", "--json").out)
    answer = loads(terminal("restore-backup", "copy.db", "--to", "drill.db", "--json").out)

    assert answer["head"] == made["head"]
    assert (answer["kept"], answer["applied"]) == (None, [])


def test_whoever_restores_is_told_who_is_signed_out_and_which_keys_open_the_desk_again(
    terminal: Terminal,
) -> None:
    terminal("key", "make", "the website")
    database = Database(Path("var/claimdesk.db"))
    with database.write() as writing:
        person = str((writing.row("select id from people") or {})["id"])
        accounts_store.open_session(writing, "0" * 64, person, at="2026-03-09")
    terminal("backup", "copy.db")

    told = terminal("restore-backup", "copy.db", "--to", "drill.db").out
    answer = loads(terminal("restore-backup", "copy.db", "--to", "again.db", "--json").out)

    assert "1 session of that day ended: everybody signs in again" in told
    assert "1 key of that day open it again, also if revoked since: “the website”" in told
    assert (answer["sessions_ended"], answer["keys"]) == (1, ["the website"])


def test_migrate_makes_the_database_once(blank: Terminal) -> None:
    first = loads(blank("migrate", "--json").out)
    second = loads(blank("migrate", "--json").out)

    assert (first["new"], second["new"], second["applied"]) == (True, False, [])
    assert "up to date already" in blank("migrate").out
