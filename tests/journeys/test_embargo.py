"""A verdict that is published from a time on: until then its page says that nobody was told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desk import clock, publishing, team
from reports import wording
from tests.builders import a_claim, a_document, a_review, a_sign_off

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database

FAR_OFF = datetime(2099, 3, 9, 6, tzinfo=UTC)


def told(app: AppTest) -> str:
    said = " ".join(str(one.value) for one in (*app.markdown, *app.info, *app.toast))
    return said.replace("\\", "")


def test_the_page_says_when_it_goes_out_and_not_that_it_did(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    maya = team.sit_down(own, "Maya")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    a_review(maya, claim)
    a_sign_off(maya, claim.id)
    publishing.publish(maya, claim.id, not_before=FAR_OFF)

    said = told(visit("claim", claim=str(claim.number)))

    assert "goes out on 9 March 2099, 06:00 UTC" in said
    assert "under embargo" in said
    assert "Its verdict is published" not in said


def test_the_note_after_publishing_names_the_time(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    maya = team.sit_down(own, "Maya")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    a_review(maya, claim)
    a_sign_off(maya, claim.id)
    app = visit("claim", claim=str(claim.number))

    later = (clock.now() + timedelta(days=3)).date()
    next(one for one in app.date_input if one.label.startswith("Not before")).set_value(later)
    next(one for one in app.button if one.label == "Publish").click().run()

    assert f"It goes out on {wording.day(later)}, 00:00 UTC" in told(app)
