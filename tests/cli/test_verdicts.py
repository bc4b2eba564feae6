"""verdict give and withdraw."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from db.opening import open_database
from desk.relations import AddCaveat, add_caveat
from desk.team import sit_down

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

GIVE = ("verdict", "give", "1", "--rationale", "The register counts 1,512.")


@pytest.fixture
def linked(terminal: Terminal) -> Terminal:
    """The terminal after a passage was linked to claim 1."""
    terminal(
        *("evidence", "link", "1", "--document", "2", "--words", "1,512 people"),
        *("--stance", "supports"),
    )
    return terminal


def test_a_review_with_all_the_evidence_becomes_the_verdict_of_record(linked: Terminal) -> None:
    done = linked(*GIVE, "--rating", "mostly_true", "--evidence", "all", "--confidence", "high")

    shown = linked("show", "1").out
    assert "of claim 1: mostly_true, and so the verdict of record (event" in done.out
    assert "That it is so: Mostly true (one review," in shown
    assert "sure      high" in shown


def test_of_a_confidence_left_out_nothing_is_said(linked: Terminal) -> None:
    linked(*GIVE, "--rating", "mostly_true", "--evidence", "all")

    assert "    sure " not in linked("show", "1").out


def test_evidence_is_chosen_by_its_ids(linked: Terminal) -> None:
    (piece,) = loads(linked("show", "1", "--json").out)["evidence"]

    linked(*GIVE, "--rating", "true", "--evidence", piece["id"])

    (review,) = loads(linked("show", "1", "--json").out)["reviews"]
    assert review["evidence_ids"] == [piece["id"]]


def test_all_the_evidence_is_what_still_stands(linked: Terminal) -> None:
    (gone,) = loads(linked("show", "1", "--json").out)["evidence"]
    linked("evidence", "retract", gone["id"], "--because", "wrong edition")
    linked(
        *("evidence", "link", "1", "--document", "2", "--words", "counted 1,512"),
        *("--stance", "supports"),
    )

    linked(*GIVE, "--rating", "true", "--evidence", "all")

    (review,) = loads(linked("show", "1", "--json").out)["reviews"]
    assert len(review["evidence_ids"]) == 1
    assert gone["id"] not in review["evidence_ids"]


def test_that_it_was_said_is_judged_apart(linked: Terminal) -> None:
    linked(*GIVE, "--rating", "true", "--layer", "said", "--evidence", "all")

    assert "That it was said: True" in linked("show", "1").out
    assert "· said: True" in " ".join(linked("claims", "--rating", "true").out.split())


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--rating", "sort_of"), "Choose one of: true, mostly_true"),
        (("--rating", "true"), "needs at least one piece of evidence"),
        (("--rating", "true", "--evidence", "evd_nothing"), "is not linked to this claim"),
    ],
)
def test_a_review_that_may_not_be_given_is_refused_in_a_sentence(
    linked: Terminal, options: tuple[str, ...], sentence: str
) -> None:
    done = linked(*GIVE, *options)

    assert (done.code, done.out) == (1, "")
    assert sentence in done.err


def test_all_the_evidence_of_a_claim_without_any_is_refused(terminal: Terminal) -> None:
    done = terminal(*GIVE, "--rating", "true", "--evidence", "all")

    assert "claimdesk evidence link 1" in done.err


def test_a_withdrawn_review_stays_and_its_verdict_stands_no_more(linked: Terminal) -> None:
    made = loads(linked(*GIVE, "--rating", "true", "--evidence", "all", "--json").out)["made"]

    done = linked("verdict", "withdraw", made[0], "--because", "misread it")

    shown = linked("show", "1").out
    assert done.code == 0
    assert "No verdict stands." in shown
    assert "True, that it is so (no longer stands)" in shown
    assert "misread it" in shown


def test_a_verdict_that_rests_on_retracted_evidence_is_pointed_out(linked: Terminal) -> None:
    linked(*GIVE, "--rating", "true", "--evidence", "all")
    (piece,) = loads(linked("show", "1", "--json").out)["evidence"]
    linked("evidence", "retract", piece["id"], "--because", "wrong edition")

    shown = " ".join(linked("show", "1").out.split())

    assert "it rests on evidence retracted since: look again" in shown


def test_a_verdict_over_a_caveat_needs_a_word_that_it_is_known(terminal: Terminal) -> None:
    desk = sit_down(open_database(terminal.folder / "var" / "claimdesk.db"), "Maya Lind")
    add_caveat(desk, AddCaveat(claim="1", words="Only on the bridge itself."))
    give = ("verdict", "give", "1", "--rating", "unproven", "--rationale", "Nobody knows.")

    refused = terminal(*give)
    assert (refused.code, "Only on the bridge itself." in refused.err) == (1, True)
    assert terminal(*give, "--over-caveats").code == 0
