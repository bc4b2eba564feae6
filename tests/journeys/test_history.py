"""The history of a claim on its page, and undoing from there and right after the act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.board_view import ClaimFilter
from desk import team, triage
from desk.exports import Scope, export
from desk.screens import claims_screen
from tests.builders import the_claim
from tests.journeys.opening import open_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Button

    from claims.model import Claim
    from db.connection import Database
    from desk import Desk


def maya(database: Database) -> Desk:
    return team.sit_down(database, "Maya")


def a_candidate(database: Database) -> Claim:
    found = claims_screen(database, ClaimFilter(states=("candidate",)), order="number", size=1)
    return the_claim(maya(database), found.rows[0].id)


def button(app: AppTest, label: str) -> Button:
    return next(one for one in app.button if one.label == label)


def labels(app: AppTest) -> set[str]:
    return {one.label for one in app.button}


def test_an_act_can_be_undone_right_after_it(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    app = visit("claim", claim=str(claim.number))
    button(app, "Dismiss").click().run()

    button(app, "Undo").click().run()

    assert the_claim(maya(newsroom), claim.id).state is claim.state
    assert "Undo" not in labels(app)
    assert not app.exception


def test_the_last_act_can_be_undone_from_the_history(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    reworded = triage.Rewording(claim=claim.id, statement="Something else was said.")
    triage.edit(maya(newsroom), reworded)
    app = open_form(visit("claim", claim=str(claim.number)), "History")

    button(app, "Undo “edited the claim”").click().run()

    assert the_claim(maya(newsroom), claim.id).statement == claim.statement
    assert "Undo “edited the claim”" not in labels(app)


def test_what_was_undone_by_somebody_else_meanwhile_is_refused_on_the_page(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    app = visit("claim", claim=str(claim.number))
    button(app, "Dismiss").click().run()
    triage.restore(maya(newsroom), [claim.id])

    button(app, "Undo").click().run()

    assert any("restored since" in one.value for one in app.error)


def test_a_report_is_checked_on_the_page_of_reports(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    made = export(maya(newsroom), Scope(), "markdown")
    app = visit("reports")

    app.file_uploader(key="report-to-check").upload("r.md", made.body, "text/markdown").run()

    assert not app.exception


def test_a_report_shows_a_past_day_or_says_that_the_record_had_not_begun(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("reports")

    app.date_input(key="report-as-of").set_value(date(2020, 1, 1)).run()
    assert any("does not have anything on 01 January 2020" in one.value for one in app.error)

    app.date_input(key="report-as-of").set_value(None).run()
    assert not app.error
