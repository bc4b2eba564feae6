"""Who answers for a verdict stands in every report, and so does that one person did everything."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reports.leaving_out import only_published
from reports.registry import RENDERERS, render
from reports.sign_off_words import alone, lines
from review.publication import as_published
from review.sign_off import Office
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import at
from tests.reports.published import a_sign_off, the_published_affair
from tests.reports.test_claim_evidence import on_paper

if TYPE_CHECKING:
    from review.dossier import ClaimRecord, Dossier
    from review.sign_off import SignOff

NO_PLACE = {"claimreview"}
"""The vocabulary of search engines has no word for who signed."""
MACHINES = {"json", "jsonl", "csv"}


def passengers(*signed: SignOff) -> ClaimRecord:
    return replace(the_published_affair().claims[0], signed=signed)


def signed_by_one() -> Dossier:
    """The affair, each claim of it signed by Maya, who also reviewed it."""
    affair = the_published_affair()
    claims = tuple(
        replace(
            one,
            signed=(
                a_sign_off(
                    given_by="Maya Ferris",
                    checked=True,
                    verdict_ids=tuple(verdict.id for verdict in one.verdicts),
                ),
            ),
        )
        for one in affair.claims
    )
    return replace(affair, claims=claims)


def test_whoever_signed_is_named_with_the_moment() -> None:
    lawyer = a_sign_off(office=Office.LEGAL, given_by="Per Lund")

    assert lines(passengers(a_sign_off(), lawyer)) == (
        "Signed off by Ida Voss, 18 January 2018, 17:00 UTC.",
        "Signed off as a lawyer by Per Lund, 18 January 2018, 17:00 UTC.",
    )
    assert alone(passengers(a_sign_off(), lawyer)) == ""


def test_that_one_person_reviewed_and_signed_is_said_in_plain_words() -> None:
    by_one = passengers(a_sign_off(given_by="Maya Ferris", checked=True))

    assert lines(by_one) == (
        (
            "Signed off by Maya Ferris, 18 January 2018, 17:00 UTC. "
            "The same person also reviewed it: one person did both."
        ),
    )
    assert "Maya" not in alone(by_one)


def test_a_signature_that_was_taken_back_is_not_told() -> None:
    assert lines(passengers(a_sign_off(ended_at=at(18)))) == ()


@pytest.mark.parametrize("key", [r.key for r in RENDERERS if r.key not in NO_PLACE | MACHINES])
def test_every_format_for_people_says_that_one_person_did_both(key: str) -> None:
    said = on_paper(render(signed_by_one(), key))

    assert "onepersondidboth" in said, f"“{key}” leaves out `ClaimView.signed`."
    assert "onepersondidboth" not in on_paper(render(the_affair(), key))


def test_machines_are_told_it_by_a_member_and_a_column() -> None:
    first = json.loads(render(signed_by_one(), "json"))["claims"][0]

    assert [one["also_reviewed"] for one in first["sign_offs"]] == [True]
    assert "one person did both" in render(signed_by_one(), "csv").decode()
    assert json.loads(render(signed_by_one(), "jsonl").splitlines()[0])["sign_offs"]


def test_readers_are_told_of_the_signature_under_what_was_published() -> None:
    record = the_published_affair().claims[0]
    out = record.publications[-1]
    ended = a_sign_off(verdict_ids=out.verdict_ids, ended_at=at(12, day=23))
    later = a_sign_off(verdict_ids=out.verdict_ids, given_at=at(12, day=24))
    other = a_sign_off(verdict_ids=("ver-0",))

    shown = as_published(replace(record, signed=(other, ended, later)), out)

    assert shown.signed == (replace(ended, ended_at=None),)


def test_nobody_is_named_where_names_are_left_out_and_the_fact_stays() -> None:
    (first, *_) = only_published(signed_by_one()).claims

    assert [one.given_by for one in first.signed] == ["a reviewer"]
    assert alone(first)
