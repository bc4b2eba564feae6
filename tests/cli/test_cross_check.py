"""cross-check list, propose, confirm, reject, relate, caveat."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from tests.fireboat import EVENING, MORNING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


@pytest.fixture
def compared(blank: Terminal) -> Terminal:
    """A terminal on a desk with two reports that were compared."""
    for name, text in (("morning.txt", MORNING), ("evening.txt", EVENING)):
        blank("take-in", blank.file(name, text), "--published", "2019-03-06")
    blank("cross-check", "propose")
    return blank


def _relations(terminal: Terminal, *options: str) -> list[dict[str, object]]:
    answer = loads(terminal("cross-check", "list", "--json", *options).out)
    found: list[dict[str, object]] = answer["relations"]
    return found


def test_proposing_says_what_was_compared_and_found(blank: Terminal) -> None:
    blank("take-in", blank.file("morning.txt", MORNING), "--published", "2019-02-01")
    blank("take-in", blank.file("evening.txt", EVENING), "--published", "2019-03-06")

    first = blank("cross-check", "propose")
    again = loads(blank("cross-check", "propose", "--json").out)

    assert ": 3 relations proposed, 0 withdrawn." in first.out
    assert (again["event"], again["made"], again["withdrawn"]) == (None, [], [])


def test_the_list_shows_both_passages_and_the_reason(compared: Terminal) -> None:
    done = compared("cross-check", "list", "--kind", "updates")

    assert "updates claim" in done.out
    assert "“The harbour council voted for the fire boat on Tuesday.”" in done.out
    assert "scheduled to vote" in done.out
    assert "— One speaks of a decision to come" in done.out
    assert done.out.endswith("1 pair, the most telling first.\n")
    assert done.err == ""


def test_a_desk_that_was_not_compared_says_how(blank: Terminal) -> None:
    blank("take-in", blank.file("morning.txt", MORNING))

    done = blank("cross-check", "list")

    assert done.out == "0 pairs, the most telling first.\n"
    assert "claimdesk cross-check propose" in done.err


def test_the_list_is_narrowed_by_state_and_document(compared: Terminal) -> None:
    relation = str(_relations(compared)[0]["id"])
    compared("cross-check", "reject", relation, "--because", "two different fleets")

    (rejected,) = _relations(compared, "--state", "rejected")
    assert (rejected["id"], rejected["decided_because"]) == (relation, "two different fleets")
    assert rejected["decided_by"] == "Maya Lind"
    assert len(_relations(compared)) == 2
    assert len(_relations(compared, "--document", "1", "--limit", "1")) == 1
    assert compared("cross-check", "list", "--document", "9").code == 1


def test_a_relation_is_confirmed_once(compared: Terminal) -> None:
    relation = str(_relations(compared)[0]["id"])

    done = compared("cross-check", "confirm", relation)
    again = compared("cross-check", "confirm", relation)

    assert done.out.startswith(f"✓ Confirmed relation {relation} (event")
    assert (again.code, "confirmed already" in again.err) == (1, True)


def test_a_caveat_confirms_the_relation_and_names_itself(compared: Terminal) -> None:
    (update,) = _relations(compared, "--kind", "updates")

    done = compared("cross-check", "caveat", str(update["id"]), "--words", "The vote was taken.")

    assert done.out.startswith("✓ Made caveat cav_")
    limited = str(update["right"]["claim"])  # type: ignore[index]
    sheet, whole = compared("show", limited).out, loads(compared("show", limited, "--json").out)
    assert "is updated by claim" in sheet
    assert "The vote was taken." in sheet
    assert [one["words"] for one in whole["caveats"]] == ["The vote was taken."]
    assert [one["kind"] for one in whole["relations"]] == ["updates"]
    assert _relations(compared, "--kind", "updates")[0]["state"] == "confirmed"


def test_two_claims_are_set_beside_each_other_and_apart_again(compared: Terminal) -> None:
    done = compared(
        "cross-check", "relate", "1", "qualifies", "5", "--because", "Another year altogether."
    )

    assert "Set claim 1 qualifies claim 5: relation rel_" in done.out
    assert [one["state"] for one in _relations(compared, "--kind=qualifies")] == ["confirmed"]
    compared("undo")
    assert _relations(compared, "--kind=qualifies") == []
