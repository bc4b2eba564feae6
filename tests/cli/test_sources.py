"""source list, show, add, copy, class, note; fetch and its switch; origins."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

ADD = (
    "source", "add", "--kind", "web", "--title", "Bridge register",
    "--address", "https://bridge.example/register",
)  # fmt: skip


@pytest.fixture
def source(terminal: Terminal) -> str:
    """A source with a copy; its id."""
    terminal.file("register.txt", "The register counted 1,512 people on that day.\n")
    made = terminal(*ADD, "--attach", "register.txt", "--accessed", "2026-11-20", "--json")
    return str(loads(made.out)["made"][0])


def test_a_source_is_added_once_and_named_the_second_time(terminal: Terminal, source: str) -> None:
    again = terminal(*ADD)

    assert (again.code, source in again.err) == (1, True)
    assert terminal("source", "list").out.count("Bridge register") == 1


def test_a_source_shows_its_class_copies_notes_and_what_leans_on_it(
    terminal: Terminal, source: str
) -> None:
    terminal.file("later.txt", "The register counted 1,498 people on that day.\n")
    assert terminal("source", "copy", source, "later.txt", "--accessed", "2026-11-21").code == 0
    assert terminal("source", "class", source, "primary-record", "--because", "its own").code == 0
    terminal("source", "note", source, "--words", "Counted by machine.")
    note = loads(terminal("source", "show", source, "--json").out)["notes"][0]["id"]
    assert terminal("source", "note", note, "--words", "Counted by hand.").code == 0
    linked = terminal(
        "evidence", "link", "1", "--source", source, "--stance", "supports",
        "--quote", "counted 1,498 people",
    )  # fmt: skip
    assert linked.code == 0, linked.err
    shown = terminal("source", "show", source).out

    assert "primary record (its own)" in shown
    assert "1 changed passage" in shown
    assert "Counted by hand." in shown
    assert "Counted by machine." not in shown
    assert "supports claim 1 “counted 1,498 people”" in shown


def test_the_list_is_json_for_programs(terminal: Terminal, source: str) -> None:
    (found,) = loads(terminal("source", "list", "--json").out)["sources"]

    assert (found["id"], found["copies"], found["class"]) == (source, 1, None)


def test_nothing_is_fetched_until_fetching_is_on(terminal: Terminal, source: str) -> None:
    for words in (("fetch", "https://bridge.example/"), ("source", "fetch", source)):
        refused = terminal(*words)
        assert (refused.code, "claimdesk fetching on" in refused.err) == (1, True)

    assert terminal("fetching", "on").code == 0
    assert "not a host of the public web" in terminal("fetch", "http://127.0.0.1/").err
    assert terminal("fetching", "off").code == 0
    assert "is off at this desk" in terminal("fetch", "http://127.0.0.1/").err


def test_origins_are_shown_joined_and_parted(terminal: Terminal, source: str) -> None:
    terminal("evidence", "link", "1", "--source", source, "--stance", "supports")
    terminal("correct", "2", "--publisher", "Bridge Post")
    terminal("evidence", "link", "1", "--document", "2", "--stance", "supports",
             "--words", "The register was sealed.")  # fmt: skip
    terminal("source", "class", source, "other")
    before = loads(terminal("origins", "show", "1", "--json").out)
    pieces = [piece for origin in before["origins"] for piece in origin["evidence"]]
    joined = terminal("origins", "join", "1", *pieces, "--because", "the Post copied it")
    shown = " ".join(terminal("origins", "show", "1").out.split())

    assert (before["pieces"], before["independent_sources"], joined.code) == (2, 2, 0)
    assert "2 pieces, 1 independent source" in shown
    assert "Maya Lind says that both lean on the same origin: the Post copied it." in shown
    shared = loads(terminal("origins", "show", "1", "--json").out)["said"][0]["id"]
    assert terminal("origins", "part", shared, "--because", "it did not").code == 0
    assert "2 independent sources" in terminal("origins", "show", "1").out
    assert "2 pieces, 2 independent sources (claimdesk origins" in terminal("show", "1").out


def test_a_claim_without_evidence_has_no_sources(terminal: Terminal) -> None:
    assert "No evidence is linked yet." in terminal("origins", "show", "2").out
