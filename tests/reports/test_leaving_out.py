"""What is left out on purpose is in no format, and every report that can says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.model import ClaimState
from reports.leaving_out import NOBODY_NAMED, WHOLE, With, leave_out
from reports.registry import RENDERERS, render
from tests.reports.brambleford import the_affair
from tests.reports.reading_back import text_of

SAYING = {"html", "markdown", "xlsx"}
"""Formats with a place for it; the others are closed, or carry no names."""


def test_with_nothing_left_out_a_report_is_as_it_was() -> None:
    affair = the_affair()

    assert leave_out(affair, WHOLE) is affair


@pytest.mark.parametrize("key", [one.key for one in RENDERERS if one.key != "pdf"])
def test_names_of_reviewers_are_in_no_format_once_left_out(key: str) -> None:
    people = {name: f"canary-{name}" for name in the_affair().people}
    named = replace(the_affair(), people=people)
    text = text_of(render(leave_out(named, With(names=False)), key))

    assert "canary-" not in text
    assert "Names of reviewers are left out." in text or key not in SAYING


def test_every_name_in_every_row_gives_way() -> None:
    bare = leave_out(the_affair(), With(names=False))

    for record in bare.claims:
        assert {r.given_by for r in record.reviews} <= {NOBODY_NAMED}
        assert {v.decided_by for v in record.verdicts} <= {NOBODY_NAMED}
        assert {e.added_by for e in record.evidence} <= {NOBODY_NAMED}
        assert {e.actor for e in record.history} <= {NOBODY_NAMED}
    assert leave_out(bare, With(names=False)).claims == bare.claims


def test_candidates_and_the_documents_of_them_alone_are_left_out() -> None:
    whole = the_affair()
    first, *others = whole.claims
    candidate = replace(first, claim=replace(first.claim, state=ClaimState.CANDIDATE))
    cut = leave_out(replace(whole, claims=(candidate, *others)), With(candidates=False))

    kept = {record.claim.id for record in cut.claims}
    assert candidate.claim.id not in kept
    assert "Candidates are left out." in cut.left_out
    assert all({r.left, r.right} & kept for r in cut.relations)
    assert cut.scope.endswith("; candidates are left out")


def test_dissent_is_left_out_and_what_carries_a_verdict_stays() -> None:
    whole = the_affair()
    cut = leave_out(whole, With(dissent=False))

    for before, after in zip(whole.claims, cut.claims, strict=True):
        carrying = {one for verdict in before.verdicts for one in verdict.review_ids}
        gone = set(before.reviews) - set(after.reviews)
        ratings = {verdict.rating for verdict in before.verdicts}
        assert all(r.id not in carrying or r.rating not in ratings for r in gone)
