"""What somebody new is shown first on the sample newsroom, and how it goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.board_view import ClaimFilter
from desk import exports, first_steps, team, triage
from desk.first_steps import Step
from desk.screens import claims_screen
from tests.builders import a_review, a_sample, the_claim

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from db.connection import Database
    from desk import Desk


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The sample newsroom that opens where nobody named a database, with Maya at it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLAIMDESK_DATABASE", raising=False)
    monkeypatch.setenv("CLAIMDESK_PERSON", "Maya")
    return a_sample(tmp_path / "var" / "sample.db")


def shown(app: AppTest) -> str:
    return next((one.value for one in app.markdown if "Give a verdict" in one.value), "")


def at_the_sample(database: Database) -> Desk:
    return team.sit_down(database, "Maya")


def test_a_first_visit_to_the_sample_says_what_to_do_and_ticks_what_was_done(
    sample: Database, visit: Callable[..., AppTest]
) -> None:
    assert "**1 Accept a claim** · 2 Link evidence" in shown(visit())

    desk = at_the_sample(sample)
    found = claims_screen(sample, ClaimFilter(states=("candidate",)), size=1)
    triage.accept(desk, [found.rows[0].id])

    assert "✓ Accept a claim · **2 Link evidence**" in shown(visit())


def test_the_steps_are_put_away_for_good_by_whoever_wants_no_more_of_them(
    sample: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit()
    next(one for one in app.button if one.label == "Hide these steps").click().run()

    assert not shown(app)
    assert not shown(visit("reports"))
    assert first_steps.taken(team.sit_down(sample, "Tomas")) == frozenset()


def test_ones_own_desk_has_no_steps(own: Database, visit: Callable[..., AppTest]) -> None:
    assert not shown(visit())


def test_every_step_is_known_by_what_the_record_says(sample: Database) -> None:
    desk = at_the_sample(sample)
    found = claims_screen(sample, ClaimFilter(states=("candidate",)), size=1)
    claim = the_claim(desk, found.rows[0].id)
    triage.accept(desk, [claim.id])
    a_review(desk, claim)
    assert first_steps.taken(desk) == frozenset({Step.ACCEPT, Step.JUDGE})

    exports.export(desk, exports.Scope(claims=(claim.id,)), "markdown")
    assert first_steps.taken(desk) == frozenset({Step.ACCEPT, Step.JUDGE, Step.HAND_ON})


def test_an_empty_list_of_claims_offers_nothing_to_narrow(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    assert own
    app = visit("claims")

    assert not app.sidebar.selectbox
    assert not app.sidebar.multiselect
    assert any("Nothing is here yet." in one.value for one in app.markdown)
