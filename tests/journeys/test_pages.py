"""What a person can do on the pages, and what comes of it in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.board_view import ClaimFilter
from desk import team, triage, upkeep
from desk.screens import claims_screen, overview
from desk.upkeep import verify
from desk.usual_scale import usual_scale
from tests.builders import a_document, the_claim
from tests.journeys.opening import does, open_form
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from claims.model import Claim
    from db.connection import Database

PAGES = ("claims", "documents", "cross_check", "reports", "settings")


def button(app: AppTest, label: str) -> None:
    """Press the button with this label and let the page run."""
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def a_candidate(database: Database) -> Claim:
    desk = team.sit_down(database, "Maya")
    found = claims_screen(database, ClaimFilter(states=("candidate",)), size=1)
    return the_claim(desk, found.rows[0].id)


def now(database: Database, claim: Claim) -> Claim:
    return the_claim(team.sit_down(database, "Maya"), claim.id)


def errors(app: AppTest) -> str:
    return " ".join(one.value for one in app.error)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_an_empty_desk(
    own: Database, visit: Callable[..., AppTest], page: str
) -> None:
    app = visit(page)

    assert overview(own).claims == 0
    assert app.title


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_the_sample_newsroom(
    newsroom: Database, visit: Callable[..., AppTest], page: str
) -> None:
    assert visit(page).title
    assert overview(newsroom).documents == 6


def test_pasted_text_becomes_a_document_with_claims(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("documents")
    next(a for a in app.text_area if a.label == "The text").set_value(
        "The ferry carried 40 people on 3 May 2021. The council paid 2 million pounds for it."
    )
    [b for b in app.button if b.label == "Take in"][1].click().run()

    assert not app.exception
    assert overview(own).documents == 1
    assert overview(own).claims >= 2


def test_taking_nothing_in_is_told_and_changes_nothing(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("documents")
    [b for b in app.button if b.label == "Take in"][1].click().run()

    assert "paste" in errors(app).lower() or "words" in errors(app).lower()
    assert overview(own).documents == 0


def test_a_candidate_is_accepted_dismissed_and_brought_back(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    app = visit("claim", claim=str(claim.number))
    button(app, "Accept")
    assert now(newsroom, claim).state == "triaged"
    button(app, "Dismiss")
    assert now(newsroom, claim).state == "dismissed"
    button(app, "Restore")

    assert now(newsroom, claim).state == "candidate"
    assert verify(newsroom).ok


def test_a_verdict_needs_a_rating_a_reason_and_evidence_and_says_so(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    app = visit("claim", claim=str(claim.number))
    button(app, "Give the verdict")
    assert "Choose a rating" in errors(app)
    assert "close refused" not in {b.key for b in app.button}, "told at the form, not over the page"

    ratings = next(r for r in app.radio if r.label.startswith("Your rating"))
    ratings.set_value("true").run()
    button(app, "Give the verdict")
    assert "reason" in errors(app)

    next(a for a in app.text_area if a.label == "Rationale").set_value("As I said.").run()
    button(app, "Give the verdict")
    assert "evidence" in errors(app)
    assert now(newsroom, claim).state == "candidate"
    assert next(a for a in app.text_area if a.label == "Rationale").value == "As I said."


def test_a_rating_that_needs_no_evidence_is_given_and_can_be_withdrawn(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    app = visit("claim", claim=str(claim.number))
    next(r for r in app.radio if r.label.startswith("Your rating")).set_value("unproven").run()
    next(a for a in app.text_area if a.label == "Rationale").set_value("Nobody knows.").run()
    button(app, "Give the verdict")
    assert now(newsroom, claim).state == "ready"
    assert next(a for a in app.text_area if a.label == "Rationale").value == ""

    open_form(app, "Reviews", "Withdraw my")
    next(t for t in app.text_input if t.label == "Why").set_value("I found a register.")
    button(app, "Withdraw the review")

    assert now(newsroom, claim).state == "in_review"
    assert verify(newsroom).ok


def test_a_draft_is_there_again_on_the_next_visit(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    app = visit("claim", claim=str(claim.number))
    next(r for r in app.radio if r.label.startswith("Your rating")).set_value("mixed").run()
    next(a for a in app.text_area if a.label == "Rationale").set_value("Half a thought").run()

    again = visit("claim", claim=str(claim.number))

    assert next(a for a in again.text_area if a.label == "Rationale").value == "Half a thought"
    assert next(r for r in again.radio if r.label.startswith("Your rating")).value == "mixed"


def test_saving_over_an_unseen_change_tells_who_made_it_and_keeps_the_text(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    app = visit("claim", claim=str(claim.number))
    next(r for r in app.radio if r.label.startswith("Your rating")).set_value("unproven").run()
    next(a for a in app.text_area if a.label == "Rationale").set_value("Nobody knows.").run()
    tomas = team.sit_down(newsroom, "Tomas")
    triage.edit(tomas, triage.Rewording(claim=claim.id, statement="Something else."))

    button(app, "Give the verdict")

    assert "Tomas" in errors(app)
    assert "Nothing was saved" in errors(app)
    assert next(a for a in app.text_area if a.label == "Rationale").value == "Nobody knows."
    assert now(newsroom, claim).state == "candidate"


def test_a_claim_is_reworded_and_keeps_its_exact_words(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    app = visit("claim", claim=str(claim.number))
    open_form(app, "Change the claim")
    next(a for a in app.text_area if a.label == "Wording that stands alone").set_value("In short.")
    button(app, "Save the wording")

    assert now(newsroom, claim).statement == "In short."
    assert now(newsroom, claim).occurrences[0].span == claim.occurrences[0].span


def test_a_claim_is_trimmed_to_words_that_stand_in_it_and_to_no_others(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    words = " ".join(claim.occurrences[0].span.quote.split()[:4])
    app = visit("claim", claim=str(claim.number))
    open_form(app, "Change the claim")
    label = "Exact words, as in the document"
    next(a for a in app.text_area if a.label == label).set_value("words that stand nowhere")
    button(app, "Use these words")
    assert "do not stand" in errors(app)
    next(a for a in app.text_area if a.label == label).set_value(words)
    button(app, "Use these words")

    assert now(newsroom, claim).occurrences[0].span.quote.startswith(words.split()[0])
    assert len(now(newsroom, claim).occurrences[0].span.quote) <= len(words)


def test_an_outside_source_is_linked_and_a_bad_address_refused(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = a_candidate(newsroom)
    app = visit("claim", claim=str(claim.number))
    open_form(app, "Add an outside source")
    button(app, "Link the source")
    assert "“What it does to the claim”, “Title” and “Address” are still empty" in errors(app)
    next(t for t in app.text_input if t.label == "Title (required)").set_value("The register")
    next(t for t in app.text_input if t.label.startswith("Address")).set_value(
        "javascript:alert(1)"
    )
    button(app, "Link the source")
    assert "“What it does to the claim” is still empty" in errors(app)
    does(app, "supports")
    button(app, "Link the source")
    assert "address" in errors(app)
    next(t for t in app.text_input if t.label.startswith("Address")).set_value(
        "https://example.org/r"
    )
    button(app, "Link the source")

    assert now(newsroom, claim).state == "in_review"


def test_a_publication_date_given_later_is_saved(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("document", document="2")
    assert any("wait for the publication date" in one.value for one in app.markdown)
    next(t for t in app.text_input if t.label == "Publisher").set_value("Somebody")
    button(app, "Save the corrections")

    assert not app.error
    assert verify(newsroom).ok


def test_the_filters_stand_in_the_address(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("claims")
    next(m for m in app.multiselect if m.label == "Kind").set_value(["quantity"]).run()

    assert "quantity" in app.query_params["kind"]
    assert overview(newsroom).claims > 0


def test_the_record_is_verified_from_the_settings(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("settings")
    button(app, "Verify the record")

    assert any("The record is whole" in one.value for one in app.success)
    assert verify(newsroom).ok


def test_the_scale_of_claims_to_come_is_chosen_in_settings(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("settings")
    (field,) = [one for one in app.selectbox if one.label == "New claims are judged on"]
    field.set_value("three-steps@1")
    next(one for one in app.button if one.form_id == "usual scale").click().run()

    assert not app.exception
    assert any("judged on **Three steps**" in one.value for one in app.markdown)
    with own.snapshot() as snapshot:
        assert usual_scale(snapshot).reference == "three-steps@1"


def test_settings_say_where_the_desk_is_and_when_it_was_backed_up_last(
    own: Database, visit: Callable[..., AppTest], tmp_path: Path
) -> None:
    def told() -> str:
        return " ".join(one.value for one in visit("settings").markdown)

    before = told()
    desk = team.sit_down(own, "Maya")
    upkeep.backup(desk, tmp_path / "copy.db")
    a_document(desk)
    after = told()

    assert f"The desk is {plain(str(own.path))}, " in before
    assert "No backup was made yet" in before
    assert "The last backup is of **" in after
    assert f"(1 event came since): {plain(str(tmp_path / 'copy.db'))}" in after


@pytest.mark.parametrize("which", ["claim", "document"])
def test_what_is_not_here_is_said_with_a_way_back(
    own: Database, visit: Callable[..., AppTest], which: str
) -> None:
    app = visit(which, **{which: "4711"})

    assert "4711" in errors(app)
    assert overview(own).claims == 0
