"""claim make, edit, trim, split, merge, reopen."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

SENTENCE = "The register at the bridge counted 1,512 people on that day."


def shown(terminal: Terminal, claim: str) -> dict[str, object]:
    found: dict[str, object] = loads(terminal("show", claim, "--json").out)
    return found


def made(terminal: Terminal, words: str = SENTENCE) -> str:
    answer = loads(terminal("claim", "make", "2", "--words", words, "--json").out)
    return str(answer["made"][0])


def quote(terminal: Terminal, claim: str) -> str:
    (place, *_) = loads(terminal("show", claim, "--json").out)["occurrences"]
    return str(place["quote"])


def test_a_claim_is_made_of_words_of_a_document(terminal: Terminal) -> None:
    done = terminal("claim", "make", "2", "--words", "The register was sealed.")

    assert done.code == 0
    assert "“The register was sealed.”" in done.out


def test_words_that_stand_nowhere_make_no_claim(terminal: Terminal) -> None:
    done = terminal("claim", "make", "2", "--words", "The register was burnt.")

    assert done.code == 1
    assert "do not stand in this document" in done.err


def test_a_claim_is_reworded_and_classed_and_keeps_its_words(terminal: Terminal) -> None:
    claim = made(terminal)
    wording = "[The harbour's] register counted 1,512 people."
    done = terminal("claim", "edit", claim, "--statement", wording, "--kind", "event")

    assert done.code == 0
    assert (shown(terminal, claim)["statement"], shown(terminal, claim)["kind"]) == (
        wording,
        "event",
    )
    assert quote(terminal, claim) == SENTENCE


def test_a_claim_is_trimmed_to_words_near_its_own(terminal: Terminal) -> None:
    claim = made(terminal)
    terminal("claim", "trim", claim, "--words", "counted 1,512 people")

    assert quote(terminal, claim) == "counted 1,512 people"


def test_a_place_that_a_claim_has_not_is_refused(terminal: Terminal) -> None:
    done = terminal("claim", "trim", "1", "--place", "3", "--words", "people")

    assert done.code == 1
    assert "has no place 3: it stands in 1." in done.err


def test_a_claim_is_split_into_its_parts(terminal: Terminal) -> None:
    claim = made(terminal)
    parts = ("--part", "The register at the bridge", "--part", "counted 1,512 people")
    done = terminal("claim", "split", claim, *parts)

    assert done.code == 0
    assert quote(terminal, claim) == "The register at the bridge"


def test_claims_are_merged_into_one(terminal: Terminal) -> None:
    claim = made(terminal)
    done = terminal("claim", "merge", "2", claim)

    assert done.code == 0
    assert shown(terminal, claim)["merged_into"] == 2


def test_a_decided_claim_is_reopened_with_a_reason(terminal: Terminal) -> None:
    terminal("verdict", "give", "3", "--rating", "unproven", "--rationale", "Nobody knows.")
    refused = terminal("claim", "edit", "3", "--statement", "Nobody asked.")
    done = terminal("claim", "reopen", "3", "--because", "A letter came in.")

    assert refused.code == 1
    assert done.code == 0
    assert shown(terminal, "3")["state"] == "in_review"


def test_a_change_that_was_not_seen_is_refused(terminal: Terminal) -> None:
    claim = made(terminal)
    terminal("claim", "edit", claim, "--kind", "event")
    done = terminal("claim", "edit", claim, "--kind", "absence", "--seen-revision", "1")

    assert done.code == 1
    assert "Nothing was saved" in done.err
