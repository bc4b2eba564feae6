"""A claim's way to its readers from a terminal."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

REVIEW = ("--rating", "unproven", "--rationale", "Nobody could say.")


def state(terminal: Terminal) -> str:
    return str(loads(terminal("show", "1", "--json").out)["state"])


def test_a_claim_goes_from_two_blind_reviews_to_a_correction(terminal: Terminal) -> None:
    terminal("accept", "1")
    terminal("needs", "1", "--reviews", "2", "--lawyer")
    terminal("verdict", "give", "1", *REVIEW, "--as", "Ben")
    assert state(terminal) == "second_review"
    assert "Nobody could say." not in terminal("show", "1").out
    terminal("verdict", "give", "1", *REVIEW, "--as", "Carla")
    assert state(terminal) == "ready"

    lacks = terminal("sign-off", "1").err
    assert "2 things are to be done first. Nothing was saved. (1) The claim names" in lacks
    assert "(2) The claim is put into somebody's mouth" in lacks
    assert lacks.count("Nothing was saved.") == 1
    for name in loads(terminal("reply", "show", "1", "--json").out)["missing"]:
        terminal("reply", "excuse", "1", "--who", name, "--because", "It is their own record.")
    assert "nobody checked whether it was said" in terminal("sign-off", "1").err
    terminal("sign-off", "1", "--leaves-open", "--note", "Read twice.")
    refused = terminal("publish", "1")
    assert "A lawyer has to sign" in refused.err
    terminal("sign-off", "1", "--as-lawyer")
    terminal("publish", "1", "--not-before", "2027-01-01T06:00+00:00")
    assert state(terminal) == "published"

    terminal("revise", "1", "--because", "A letter came.")
    terminal("verdict", "give", "1", *REVIEW, "--as", "Ben")
    terminal("verdict", "give", "1", *REVIEW, "--as", "Carla")
    terminal("sign-off", "1", "--leaves-open")
    terminal("sign-off", "1", "--as-lawyer")
    done = terminal("publish", "1", "--because", "We had the wrong year.")

    assert "Published the verdict on claim 1" in done.out
    assert state(terminal) == "corrected"
    assert "Retracted" in terminal("retract", "1", "--because", "Another pier.").out
    assert state(terminal) == "killed"


def test_a_claim_is_given_away_held_and_stopped(terminal: Terminal) -> None:
    terminal("assign", "Ben", "1", "--as", "Ben")
    assert state(terminal) == "assigned"
    terminal("unassign", "Ben", "1")
    terminal("hold", "1", "--because", "The court rules in May.", "--until", "2027-05-04")
    assert state(terminal) == "held"
    terminal("release", "1")
    terminal("kill", "1", "--because", "Of no use.")
    assert state(terminal) == "killed"

    terminal("revive", "1", "--because", "Of use after all.")

    assert state(terminal) == "triaged"


def test_a_time_without_its_offset_is_refused(terminal: Terminal) -> None:
    for words in ("soon", "2027-01-01T06:00"):
        assert "no time with its offset" in terminal("publish", "1", "--not-before", words).err


def test_a_sign_off_is_taken_back_with_its_reason(terminal: Terminal) -> None:
    terminal("verdict", "give", "1", *REVIEW)
    terminal("sign-off", "1", "--leaves-open")

    terminal("take-back", "1", "--because", "A name is spelt wrong.")

    assert state(terminal) == "ready"


def test_reviewers_who_differ_are_settled(terminal: Terminal) -> None:
    terminal("accept", "1")
    terminal("needs", "1", "--reviews", "2")
    terminal(
        *("evidence", "link", "1", "--document", "2", "--words", "1,512 people"),
        *("--stance", "refutes"),
    )
    terminal("verdict", "give", "1", *REVIEW, "--as", "Ben")
    terminal(
        *("verdict", "give", "1", "--rating", "false", "--rationale", "It counts 1,512."),
        *("--evidence", "all", "--as", "Carla"),
    )
    assert state(terminal) == "adjudication"

    terminal("verdict", "adjudicate", "1", *REVIEW, "--as", "Edith")

    assert state(terminal) == "ready"
