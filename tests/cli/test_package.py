"""Two desks and a terminal: a case goes over, comes back, and what differs waits for somebody."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tests.cli.conftest import Outcome, Terminal

    Typed = Callable[..., Outcome]


@pytest.fixture
def there(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type at another desk, as Ben."""

    def typed(*words: str) -> Outcome:
        with monkeypatch.context() as other:
            other.setenv("CLAIMDESK_PERSON", "Ben Hale")
            return terminal("--database", "ben.db", *words)

    assert typed("take-in", terminal.file("note.txt", "A note of the other desk.\n")).code == 0
    return typed


def told(outcome: Outcome) -> Any:
    assert outcome.code == 0, outcome.err
    return loads(outcome.out)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        (("package", "make", "--claims", "2", "a.claimdesk"), "FILE"),
        (("report", "save", "--claim", "2", "Ferry"), "NAME"),
    ],
)
def test_what_is_named_behind_a_list_of_claims_is_told_where_it_goes(
    terminal: Terminal, words: tuple[str, ...], rest: str
) -> None:
    done = terminal(*words)

    assert done.code == 2
    assert f"“{words[-1]}” is neither a number nor an id of a claim" in done.err
    assert f"if it is the {rest}, put it before the list" in done.err


def test_a_case_goes_to_another_desk_and_back_and_neither_loses_an_event(
    terminal: Terminal, there: Typed
) -> None:
    assert terminal("package", "make", "a.claimdesk", "--claims", "1").code == 0
    assert "made by Maya Lind" in there("package", "look", "a.claimdesk").out
    assert told(there("package", "take", "a.claimdesk", "--json"))["new"]["claims"] == 1
    claim = told(terminal("show", "1", "--json"))["id"]
    terminal("claim", "edit", claim, "--statement", "Over 1,500 people marched.")
    there("claim", "edit", claim, "--statement", "1,500 people marched over a bridge.")

    there("package", "make", "b.claimdesk", "--claims", claim, "--name", "Night Desk")
    back = told(terminal("package", "take", "b.claimdesk", "--json"))
    assert back["name"] == "Night Desk"
    (difference,) = told(terminal("package", "differences", "--json"))["differences"]

    assert (difference["ours"], difference["theirs"]) == (
        "Over 1,500 people marched.",
        "1,500 people marched over a bridge.",
    )
    assert terminal("package", "settle", difference["id"], "theirs").code == 0
    assert "1,500 people marched over a bridge." in terminal("show", "1").out
    assert told(terminal("package", "take", "b.claimdesk", "--json"))["again"]
    assert terminal("verify").code == there("verify").code == 0
