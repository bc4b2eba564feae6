"""Which database, and who acts."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

LOOKING = [["claims"], ["documents"], ["search", "dam"], ["show", "1"], ["verify"]]


@pytest.mark.parametrize("words", [*LOOKING, ["accept", "1"], ["backup", "copy.db"]])
def test_a_misspelt_path_never_becomes_an_empty_desk(blank: Terminal, words: list[str]) -> None:
    done = blank(*words, "--database", "mispelt.db")

    assert done.code == 1
    assert "There is no database at “mispelt.db”." in done.err
    assert not (blank.folder / "mispelt.db").exists()


def test_where_only_the_sample_is_its_place_is_told(blank: Terminal) -> None:
    blank("migrate", "--database", "var/sample.db")

    assert "The sample newsroom is at var/sample.db." in blank("claims").err


def test_the_database_is_var_claimdesk_db_unless_another_is_named(
    blank: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    blank.file("a.txt", "The dam is 90 metres high.\n")
    blank("take-in", "a.txt")
    monkeypatch.setenv("CLAIMDESK_DATABASE", "named.db")
    blank("take-in", "a.txt")
    blank("take-in", "a.txt", "--database", "given.db")

    made = sorted(str(p.relative_to(blank.folder)) for p in blank.folder.rglob("*.db"))

    assert made == ["given.db", "named.db", "var/claimdesk.db"]


def test_options_of_every_command_stand_before_or_after_it(terminal: Terminal) -> None:
    before = terminal("--database", "var/claimdesk.db", "--json", "documents")
    after = terminal("documents", "--json", "--database", "var/claimdesk.db")

    assert before == after
    assert loads(before.out)["total"] == 2


def test_a_desks_first_act_is_its_login_s_unless_somebody_is_named(
    blank: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMDESK_PERSON")
    monkeypatch.setenv("LOGNAME", "petra")
    blank.file("a.txt", "The dam is 90 metres high.\n")

    done = blank("take-in", "a.txt")

    assert done.code == 0
    assert "the record names your login" in done.err
    assert "“petra” is new here" in done.err


def test_nobody_changes_anything_when_there_is_neither_a_name_nor_a_login(
    blank: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMDESK_PERSON")
    monkeypatch.setenv("LOGNAME", "---")
    blank.file("a.txt", "The dam is 90 metres high.\n")

    done = blank("take-in", "a.txt")

    assert done.code == 1
    assert 'Say who you are with --as "Your Name"' in done.err
    assert not (blank.folder / "var").exists()


def test_the_one_person_of_a_desk_need_not_say_who_they_are(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMDESK_PERSON")

    alone = terminal("accept", "1")
    terminal("accept", "2", "--as", "Ines Kohl")
    together = terminal("accept", "3")

    assert alone.code == 0
    assert "Several people work here (“Ines Kohl”, “Maya Lind”)." in together.err
    assert together.code == 1


def test_a_new_name_is_told_because_it_may_be_a_slip(terminal: Terminal) -> None:
    done = terminal("accept", "1", "--as", "Maia Lind")

    assert "“Maia Lind” is new here and joins the people of this desk." in done.err


def test_a_name_without_a_letter_is_refused_before_anything_is_made(blank: Terminal) -> None:
    blank.file("a.txt", "The dam is 90 metres high.\n")

    done = blank("take-in", "a.txt", "--as", "?!")

    assert "A name needs at least one letter." in done.err
    assert not (blank.folder / "var").exists()


def test_a_server_address_is_not_taken_for_a_file(blank: Terminal) -> None:
    done = blank("migrate", "--database", "postgresql://maya:fourteen-lamps@127.0.0.1:1/claims")

    assert "The server of “postgresql://maya@127.0.0.1:1/claims” cannot be reached." in done.err
    assert "fourteen-lamps" not in done.err + done.out
    assert not list(blank.folder.iterdir())


def test_another_programs_file_is_refused_and_left_as_it_is(blank: Terminal) -> None:
    blank.file("notes.db", "these are notes, not a database, and longer than a header " * 9)

    done = blank("claims", "--database", "notes.db")

    assert done.code == 1
    assert "not a database that Claimdesk can use" in done.err
    assert (blank.folder / "notes.db").read_text().startswith("these are notes")
