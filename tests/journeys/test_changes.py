"""Changing claims and documents from their pages: what comes of it, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest

from db import events_store
from db.board_view import ClaimFilter
from desk import team, verdicts
from desk.screens import claim_screen, claims_screen, document_screen, documents_screen
from desk.upkeep import verify
from review.model import Layer
from tests.builders import the_claim
from tests.journeys.opening import open_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from claims.model import Claim
    from db.connection import Database
    from desk.screens import ClaimScreen


class Widget(Protocol):
    """What a test does with a widget, of whatever kind."""

    value: object

    def set_value(self, value: object, /) -> Widget:
        """Type or choose."""

    def click(self) -> Widget:
        """Press."""

    def run(self) -> object:
        """Let the page run."""


def candidates(database: Database, most: int = 3) -> list[Claim]:
    desk = team.sit_down(database, "Maya")
    found = claims_screen(database, ClaimFilter(states=("candidate",)), order="number", size=most)
    return [the_claim(desk, row.id) for row in found.rows]


def screen(database: Database, claim: Claim) -> ClaimScreen:
    desk = team.sit_down(database, "Maya")
    return claim_screen(desk, claim.id, chosen=ClaimFilter(), order="number")


def events(database: Database) -> int:
    with database.snapshot() as snapshot:
        return events_store.head(snapshot).events


def the(app: AppTest, kind: str, label: str) -> Widget:
    found: Widget = next(one for one in getattr(app, kind) if one.label == label)
    return found


def press(app: AppTest, label: str) -> None:
    the(app, "button", label).click().run()
    assert not app.exception


def errors(app: AppTest) -> str:
    return " ".join(one.value for one in app.error)


def decided(database: Database, *, by: str = "Maya") -> Claim:
    claim = candidates(database, 1)[0]
    review = verdicts.GiveReview(
        claim=claim.id, layer=Layer.SO, rating="unproven", rationale="Nobody knows."
    )
    verdicts.give(team.sit_down(database, by), review)
    return claim


def test_a_claim_is_split_where_the_line_is_broken(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = candidates(newsroom)[0]
    words = claim.occurrences[0].span.quote.split()
    one, two = " ".join(words[:4]), " ".join(words[4:])
    app = visit("claim", claim=str(claim.number))
    open_form(app, "Change the claim")
    field = next(a for a in app.text_area if a.label.startswith("One part a line"))
    field.set_value(f"{one}\n{two}")
    press(app, "Split")

    assert errors(app) == ""
    assert screen(newsroom, claim).claim.occurrences[0].span.quote == one
    assert two in {row.statement for row in claims_screen(newsroom, ClaimFilter(), size=500).rows}


def test_a_claim_is_not_split_into_words_that_it_has_not(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = candidates(newsroom)[0]
    before = events(newsroom)
    app = visit("claim", claim=str(claim.number))
    open_form(app, "Change the claim")
    field = next(a for a in app.text_area if a.label.startswith("One part a line"))
    field.set_value("made\nup")
    press(app, "Split")

    assert "do not stand" in errors(app)
    assert events(newsroom) == before


def test_another_claim_is_found_and_merged_into_this_one(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    kept, folded = candidates(newsroom)[:2]
    app = visit("claim", claim=str(kept.number))
    open_form(app, "Change the claim")
    the(app, "text_input", "Find the claim that says the same").set_value(folded.statement).run()
    options = the(app, "selectbox", "Claim")
    options.set_value(folded.id)
    press(app, "Merge it into this one")

    assert screen(newsroom, folded).merged_into == kept.number
    assert len(screen(newsroom, kept).claim.occurrences) == 2
    told = visit("claim", claim=str(folded.number))
    assert f"merged into claim {kept.number}" in " ".join(one.value for one in told.info)


def test_a_claim_is_judged_on_another_scale(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = candidates(newsroom)[0]
    app = visit("claim", claim=str(claim.number))
    open_form(app, "Change the claim")
    the(app, "selectbox", "Verdict scale").set_value("three-steps@1")
    press(app, "Judge on this scale")

    assert screen(newsroom, claim).scale.reference == "three-steps@1"
    assert any("Three steps" in one.label for one in app.radio)


def test_a_decided_claim_cannot_be_reworded_until_it_is_reopened_with_a_reason(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = decided(newsroom)
    app = visit("claim", claim=str(claim.number))
    assert not [one for one in app.expander if one.label == "Change the claim"]
    open_form(app, "Reopen")
    press(app, "Reopen the claim")
    assert "reason" in errors(app)
    the(app, "text_input", "Why it has to be looked at again").set_value("A register came in.")
    press(app, "Reopen the claim")

    assert screen(newsroom, claim).claim.state == "in_review"
    assert screen(newsroom, claim).standing == {}
    assert [one for one in app.expander if one.label == "Change the claim"]


def test_only_ones_own_review_can_be_withdrawn(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = decided(newsroom, by="Tomas")
    app = visit("claim", claim=str(claim.number))

    assert not [one for one in app.button if one.label == "Withdraw the review"]
    assert screen(newsroom, claim).reviews[0].given_by == "Tomas"


def test_a_review_given_withdrawn_and_given_again_is_three_entries(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = candidates(newsroom)[0]
    app = visit("claim", claim=str(claim.number))
    for again in (False, True):
        next(r for r in app.radio if r.label.startswith("Your rating")).set_value("unproven").run()
        the(app, "text_area", "Rationale").set_value("Nobody knows.").run()
        press(app, "Give the verdict")
        if not again:
            open_form(app, "Reviews", "Withdraw my")
            the(app, "text_input", "Why").set_value("Too early.")
            press(app, "Withdraw the review")

    assert [one.rating for one in screen(newsroom, claim).reviews] == ["unproven", None, "unproven"]
    assert screen(newsroom, claim).claim.state == "ready"
    assert verify(newsroom).ok


def test_sending_the_same_verdict_twice_writes_it_once(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    """A second click can arrive after the page was drawn anew and before the browser shows it."""
    claim = candidates(newsroom)[0]
    app = visit("claim", claim=str(claim.number))
    for _ in range(2):
        next(r for r in app.radio if r.label.startswith("Your rating")).set_value("unproven")
        the(app, "text_area", "Rationale").set_value("Nobody knows.")
        press(app, "Give the verdict")

    assert len(screen(newsroom, claim).reviews) == 1
    assert errors(app) == ""


def test_a_publication_date_resolves_what_waited_for_it(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    waiting = next(one for one in documents_screen(newsroom) if one.published_on is None)
    before = document_screen(newsroom, waiting.id).unresolved
    app = visit("document", document=str(waiting.number))
    the(app, "date_input", "When was it published?").set_value(date(2018, 1, 17))
    press(app, "Set the date")

    assert document_screen(newsroom, waiting.id).document.published_on == date(2018, 1, 17)
    assert len(document_screen(newsroom, waiting.id).unresolved) < len(before)
    assert not [one for one in app.date_input if one.label == "When was it published?"]


def test_an_address_that_is_none_is_refused_and_what_was_typed_stays(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    team.sit_down(newsroom, "Maya")
    app = visit("document", document="1")
    before = events(newsroom)
    the(app, "text_input", "Address").set_value("javascript:alert(1)")
    the(app, "text_input", "Author").set_value("Ann Lee")
    press(app, "Save the corrections")

    assert "Nothing was saved" in errors(app)
    assert the(app, "text_input", "Author").value == "Ann Lee"
    assert events(newsroom) == before


def test_a_form_does_not_follow_what_others_saved_meanwhile(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("document", document="1")
    other = visit("document", document="1")
    the(other, "text_input", "Author").set_value("Ben Ash")
    press(other, "Save the corrections")
    the(app, "text_input", "Publisher").set_value("Saltmarsh Mail")
    press(app, "Save the corrections")

    assert "changed while you were reading" in errors(app)
    assert the(app, "text_input", "Publisher").value == "Saltmarsh Mail"
    press(app, "Save the corrections")
    document = document_screen(newsroom, "1").document
    assert (document.author, document.publisher) == ("Ben Ash", "Saltmarsh Mail")


@pytest.mark.parametrize("form", ["html", "md", "csv", "json"])
def test_a_report_is_seen_in_every_format(
    newsroom: Database, visit: Callable[..., AppTest], form: str
) -> None:
    app = visit("reports", **{"report-format": form})

    assert errors(app) == ""
    assert any(one.proto.label.startswith("Download (") for one in app.get("download_button"))
    assert claims_screen(newsroom, ClaimFilter(states=("ready",))).total == 6


def test_a_report_without_claims_says_so_and_cannot_be_downloaded(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("reports")

    assert "No claim fits" in " ".join(one.value for one in app.info)
    assert all(one.proto.disabled for one in app.get("download_button"))
    assert documents_screen(own) == ()
