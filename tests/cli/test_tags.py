"""tag, and changes of many claims by filter."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def _states(terminal: Terminal) -> list[str]:
    found = loads(terminal("claims", "--document", "1", "--order", "number", "--all", "--json").out)
    return [claim["state"] for claim in found["claims"]]


def test_claims_are_tagged_listed_by_tag_and_untagged(terminal: Terminal) -> None:
    put = terminal("tag", "add", "Harbour budget", "1", "2")
    listed = loads(terminal("claims", "--tag", "HARBOUR budget", "--json").out)
    terminal("tag", "remove", "harbour budget", "--tag", "harbour budget")

    assert put.out.startswith("✓ 2 claims tagged “Harbour budget” (event ")
    assert listed["total"] == 2
    assert "Harbour budget  0 claims, 0 documents" in terminal("tag", "list").out


def test_tags_are_renamed_folded_and_put_on_documents(terminal: Terminal) -> None:
    terminal("tag", "add", "harbor", "1")
    terminal("tag", "add", "port", "2")
    terminal("tag", "document", "port", "1")
    terminal("tag", "rename", "harbor", "Harbour")
    terminal("tag", "merge", "port", "harbour")

    assert loads(terminal("tag", "list", "--json").out) == {
        "tags": [{"name": "Harbour", "claims": 2, "documents": 1}]
    }
    assert terminal("tag", "document", "harbour", "1", "--off").code == 0


def test_claims_are_dismissed_and_restored_by_filter_and_told_before(terminal: Terminal) -> None:
    terminal("dismiss", "3")
    before = _states(terminal)
    told = terminal("dismiss", "--document", "1", "--dry-run")
    assert told.out == "2 claims would be dismissed\n"
    assert _states(terminal) == before

    terminal("dismiss", "--document", "1", "--because", "opinion")
    assert _states(terminal) == ["dismissed"] * 3
    terminal("restore", "--state", "dismissed")
    assert _states(terminal) == ["candidate"] * 3


@pytest.mark.parametrize(
    "words",
    [
        ("dismiss", "--document", "1", "--dry-run"),
        ("package", "make", "a.claimdesk", "--claims", "2", "--dry-run"),
    ],
)
def test_whoever_only_looks_what_would_be_done_does_not_join_the_desk(
    terminal: Terminal, words: tuple[str, ...]
) -> None:
    before = terminal("people", "list").out
    done = terminal(*words, "--as", "Mayya Ferris")

    assert (done.code, done.err) == (0, "")
    assert terminal("people", "list").out == before


def test_what_cannot_be_done_is_counted_with_its_reason(terminal: Terminal) -> None:
    terminal("accept", "1")
    told = terminal("accept", "--document", "1")

    assert "✓ 2 claims accepted" in told.out
    assert "1 claim left as before: accepted" in told.out


def test_without_claims_and_filters_nothing_is_done(terminal: Terminal) -> None:
    done = terminal("dismiss")

    assert done.code == 1
    assert "Name the claims, or say by filters" in done.err
    assert terminal("accept", "1", "--words", "lamps").code == 1


def test_a_tag_or_a_person_that_is_not_here_is_refused(terminal: Terminal) -> None:
    assert "Nothing is tagged “nope”" in terminal("claims", "--tag", "nope").err
    assert "Nobody called “Zoe”" in terminal("claims", "--with", "Zoe").err
    assert loads(terminal("claims", "--with", "nobody", "--json").out)["total"] > 0
