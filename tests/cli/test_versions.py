"""add-version, versions, link-version, place …, stale and verdict still-holds on a terminal."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ARTICLE

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

NEWER = ARTICLE.replace("1,512", "1,521")


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """A desk whose document 3 is a newer version of document 2, under evidence and a verdict."""
    link = ("evidence", "link", "1", "--document", "2", "--stance", "supports")
    terminal(*link, "--words", "The register at the bridge counted 1,512 people")
    piece = loads(terminal("show", "1", "--json").out)["evidence"][0]["id"]
    give = ("verdict", "give", "1", "--rating", "true", "--rationale", "As the register has it.")
    assert terminal(*give, "--evidence", piece).code == 0
    terminal.file("newer.txt", NEWER)
    done = terminal("add-version", "2", "newer.txt")
    assert "document 3 is a newer version of document 2" in done.out
    return terminal


def test_a_version_is_shown_with_what_changed(desk: Terminal) -> None:
    shown = desk("versions", "3").out

    assert "[-1,512-] {+1,521+}" in shown
    assert "evidence: reads differently" in shown
    assert "A newer version is here: document 3." in desk("versions", "2").out
    assert "no other version" in desk("versions", "1").out


def test_a_place_is_confirmed_or_said_to_be_gone(desk: Terminal) -> None:
    places = loads(desk("versions", "3", "--json").out)["places"]
    place = next(one for one in places if one["kind"] == "evidence")
    start, end, _ = place["choices"][0]

    assert desk("place", "confirm", place["id"], str(start), str(end)).code == 0
    again = desk("place", "gone", place["id"])
    assert again.code == 1
    assert "Maya Lind has decided" in again.err


def test_a_stale_verdict_is_listed_until_somebody_says_that_it_holds(desk: Terminal) -> None:
    assert "given by Maya Lind" in desk("stale").out
    (one,) = loads(desk("stale", "--json").out)["stale"]
    held = desk("verdict", "still-holds", one["verdict"], "--because", "A slip of the pen.")

    assert held.code == 0
    assert "No verdict waits" in desk("stale").out


def test_the_same_file_is_no_newer_version(desk: Terminal) -> None:
    again = desk("add-version", "2", "newer.txt")

    assert again.code == 1
    assert "claimdesk link-version 3 2" in again.err


def test_documents_that_are_here_are_linked(terminal: Terminal) -> None:
    terminal.file("newer.txt", NEWER)
    terminal("take-in", "newer.txt")
    done = terminal("link-version", "3", "2")

    assert "Document 3 is a newer version of 2" in done.out
