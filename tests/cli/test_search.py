"""Everything on the desk is searched from a terminal; aliases and refusals are kept there too."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_search_tells_every_section_with_places(terminal: Terminal) -> None:
    found = loads(terminal("search", "register", "counted", "--json").out)
    passage = found["passages"][0]

    assert found["totals"]["passages"] == 1
    assert passage["quote"] == "The register at the bridge counted 1,512 people on that day."
    assert passage["matched"] == ["register", "counted"]
    assert (passage["document"], passage["end"] - passage["start"]) == (2, 60)
    assert "1 passage" in terminal("search", "register", "counted").out


def test_phrases_fields_and_pages_narrow_a_search(terminal: Terminal) -> None:
    assert "register" in terminal("search", '"register at the bridge"').out
    assert "Nothing" in terminal("search", '"bridge register"').out
    assert "Nothing" in terminal("search", "register document:1").out
    one = loads(terminal("search", "the", "--in", "passages", "--limit", "1", "--json").out)
    two = loads(
        terminal("search", "the", "--in", "passages", "--limit", "1", "--page", "2", "--json").out
    )
    assert one["passages"] != two["passages"]
    assert one["claims"] == []


@pytest.mark.parametrize("words", ["O'Brien", 'AND "open', "bridge OR", "NEAR(", "bri*", "x:y"])
def test_ordinary_words_are_never_query_syntax(terminal: Terminal, words: str) -> None:
    assert terminal("search", words).code == 0


def test_searching_for_no_word_at_all_is_refused(terminal: Terminal) -> None:
    done = terminal("search", "'’")

    assert done.code == 1
    assert "holds no letter or number to look for" in done.err


def test_words_that_stand_nowhere_are_said_to(terminal: Terminal) -> None:
    assert terminal("search", "zeppelin").out == "Nothing on this desk holds all these words.\n"


def test_an_alias_is_added_listed_and_refused(terminal: Terminal) -> None:
    assert "from now on" in terminal("aliases", "add", "HLT=Harbour Lights Trust").out
    listed = loads(terminal("aliases", "list", "--json").out)["aliases"]
    assert {
        name: value
        for one in listed
        if one["short"] == "HLT"
        for name, value in one.items()
        if name != "decided_by"
    } == {"short": "HLT", "long": "Harbour Lights Trust", "used": True}
    terminal("aliases", "refuse", "HLT=Harbour Lights Trust")
    assert "HLT" in terminal("aliases", "list").out
    done = terminal("aliases", "add", "HLT")
    assert (done.code, "names no alias" in done.err) == (1, True)
    assert terminal("aliases", "propose").code == 0


def test_a_suggestion_is_set_aside_listed_and_brought_back(terminal: Terminal) -> None:
    numbers = [one["number"] for one in loads(terminal("claims", "--json").out)["claims"]]
    found = {
        number: loads(terminal("evidence", "suggest", str(number), "--json").out)["suggestions"]
        for number in numbers
    }
    claim, first = next((n, each[0]) for n, each in found.items() if each)
    place = ["--document", str(first["document"]), "--start", str(first["start"])]
    assert "Set a passage aside" in terminal("evidence", "set-aside", str(claim), *place).out

    (listed,) = loads(terminal("evidence", "set-aside", str(claim), "--json").out)["set_aside"]
    after = loads(terminal("evidence", "suggest", str(claim), "--json").out)["suggestions"]
    assert first not in after
    assert "is suggested" in terminal("evidence", "set-aside", str(claim), *place).err
    assert "again" in terminal("evidence", "restore", listed["id"]).out
    assert "Nothing was set aside" in terminal("evidence", "set-aside", str(claim)).out
