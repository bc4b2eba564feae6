"""A claim's way on its page: blind reviews, adjudication, sign-off, publication, correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.model import ClaimState
from desk import holding, policy, publishing, team, triage, verdicts
from desk.authority import SignIn
from desk.exports import Scope, gather
from desk.screens.claim import draft_form
from reports.registry import render
from review.model import Layer
from tests.builders import (
    LEDGER,
    a_blind_desk,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    a_sign_off,
    the_claim,
)
from tests.journeys.opening import open_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Button

    from claims.model import Claim
    from db.connection import Database
    from desk import Desk

CANARY = "Canary words that only their writer may read"


@pytest.fixture
def ben(own: Database) -> Desk:
    """Ben, who sits at Maya's desk, where two review every claim."""
    maya = team.sit_down(own, "Maya")
    a_blind_desk(maya)
    return a_colleague(maya, "Ben")


@pytest.fixture
def claim(ben: Desk) -> Claim:
    """A claim of one layer: nobody is quoted."""
    return a_claim(ben, a_document(ben), "The pier is open every day.")


def told(app: AppTest) -> str:
    kinds = ("markdown", "info", "error", "warning", "success", "toast", "title", "subheader")
    return " ".join(str(one.value) for kind in kinds for one in getattr(app, kind))


def everything(app: AppTest) -> str:
    """Return all that the page was sent, the components' data too."""
    return told(app) + " ".join(str(one.proto) for one in app.get("bidi_component"))


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def test_the_page_tells_that_a_review_is_in_and_nothing_of_it(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    a_review(ben, claim, rationale=CANARY)

    app = visit("claim", claim=str(claim.number))

    assert "Ben reviewed it; 1 more review is needed" in told(app)
    assert CANARY not in everything(app)
    assert "Give your review" in {one.label for one in app.button}


def test_ones_own_review_is_told_to_be_sealed_and_the_form_folds(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    maya = team.sit_down(ben.database, "Maya")
    a_review(maya, claim, rationale=CANARY)

    app = visit("claim", claim=str(claim.number))

    assert "Your review is in and sealed" in told(app)
    assert "Change your review" in {one.label for one in app.expander}
    assert draft_form(claim)


def test_an_editor_settles_what_reviewers_left_open(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    piece = a_link(ben, claim, a_document(ben, LEDGER), "Ten of the lamps")
    a_review(ben, claim, rating="false", evidence_ids=(piece,))
    a_review(a_colleague(ben, "Edith"), claim, rationale="Nobody knows.")
    app = visit("claim", claim=str(claim.number))
    assert "To settle" in told(app)

    next(one for one in app.radio if one.label == "Your decision").set_value("unproven")
    field = next(one for one in app.text_area if one.label.startswith("The reason, which"))
    field.set_value("The ledger is of another pier.")
    press(app, "Settle it")

    assert the_claim(ben, claim.id).state is ClaimState.READY


def test_nothing_is_settled_without_a_rating(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    piece = a_link(ben, claim, a_document(ben, LEDGER), "Ten of the lamps")
    a_review(ben, claim, rating="false", evidence_ids=(piece,))
    a_review(a_colleague(ben, "Edith"), claim)
    app = visit("claim", claim=str(claim.number))

    press(app, "Settle it")

    assert "Choose a rating first" in " ".join(one.value for one in app.error)
    assert the_claim(ben, claim.id).state is ClaimState.ADJUDICATION


def test_a_verdict_is_signed_published_revised_and_corrected_on_its_page(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    a_review(ben, claim)
    a_review(a_colleague(ben, "Edith"), claim)
    app = visit("claim", claim=str(claim.number))
    press(app, "Sign off")
    press(app, "Publish")
    assert the_claim(ben, claim.id).state is ClaimState.PUBLISHED

    assert "What you link or retract here does not change what went out." in told(app)
    open_form(app, "Revise")
    why = next(one for one in app.text_area if one.label == "Why it is looked at again")
    why.set_value("A letter came.")
    press(app, "Revise")
    anew = everything(visit("claim", claim=str(claim.number)))
    assert "What readers read by now" in anew
    assert "Unproven" in anew[anew.index("What readers read by now") - 400 :]
    assert "What was published stands" in anew
    a_review(ben, claim)
    a_review(a_colleague(ben, "Edith"), claim)
    a_sign_off(ben, claim.id)
    publishing.publish(ben, claim.id, because="We had the wrong pier.")

    app = visit("claim", claim=str(claim.number))
    assert the_claim(ben, claim.id).state is ClaimState.CORRECTED
    assert "We had the wrong pier." in everything(app)


def test_whoever_settled_it_is_told_that_somebody_else_signs(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    maya = team.sit_down(ben.database, "Maya")
    a_review(maya, claim)
    a_review(a_colleague(ben, "Edith"), claim)
    page = visit("claim", claim=str(claim.number))
    assert "Sign off what you checked yourself" in {one.label for one in page.button}

    monkeypatch.setattr("desk.sign_off.sign_in_of", lambda _snapshot: SignIn.ACCOUNTS)
    app = visit("claim", claim=str(claim.number))

    assert "Another editor or an administrator signs it off" in told(app)
    assert not [one for one in app.button if one.label.startswith("Sign off")]


def test_a_claim_is_given_to_somebody_and_held_on_its_page(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    app = visit("claim", claim=str(claim.number))
    open_form(app, "Assign")
    next(one for one in app.selectbox if one.label == "To").set_value(ben.actor)
    press(app, "Assign")
    assert the_claim(ben, claim.id).state is ClaimState.ASSIGNED
    open_form(app, "Ben")
    press(app, "Take it from Ben")
    assert the_claim(ben, claim.id).state is ClaimState.TRIAGED

    open_form(app, "More")
    why = next(one for one in app.text_input if one.label == "What it waits for")
    why.set_value("The council votes in May.")
    press(app, "Hold it")
    assert the_claim(ben, claim.id).state is ClaimState.HELD
    assert "The council votes in May." in everything(app)
    press(app, "Release")

    assert the_claim(ben, claim.id).state is ClaimState.TRIAGED


def test_a_candidate_is_accepted_by_giving_it_to_somebody(
    ben: Desk, visit: Callable[..., AppTest]
) -> None:
    a_document(ben)
    app = visit("claim", claim="1")
    assert the_claim(ben, "1").state is ClaimState.CANDIDATE
    open_form(app, "Assign")
    assert "This accepts it, too." in told(app)
    next(one for one in app.selectbox if one.label == "To").set_value(ben.actor)
    press(app, "Assign")

    assert the_claim(ben, "1").state is ClaimState.ASSIGNED


def test_a_wording_that_came_second_stays_in_its_field_beside_the_one_that_was_first(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    app = open_form(visit("claim", claim=str(claim.number)), "Change the claim")
    field = next(one for one in app.text_area if one.label == "Wording that stands alone")
    field.set_value("The pier is open on Sundays.")
    triage.edit(ben, triage.Rewording(claim=claim.id, statement="The pier never shuts."))
    press(app, "Save the wording")

    assert "Ben edited the claim" in " ".join(one.value for one in app.error)
    assert next(iter(app.title)).value == "The pier never shuts\\."
    field = next(one for one in app.text_area if one.label == "Wording that stands alone")
    assert field.value == "The pier is open on Sundays."
    press(app, "Save the wording")
    assert the_claim(ben, claim.id).statement == "The pier is open on Sundays."


def test_what_a_verdict_needs_is_set_in_settings(ben: Desk, visit: Callable[..., AppTest]) -> None:
    app = visit("settings")
    field = next(one for one in app.number_input if one.label == "Reviewers of every claim")
    field.set_value(3)
    next(one for one in app.button if one.key and "policy" in one.key).click().run()

    assert "3 reviewers for every claim" in told(app)
    assert ben.actor


def test_how_well_worth_checking_is_set_on_the_scale_of_the_list(
    ben: Desk, visit: Callable[..., AppTest]
) -> None:
    app = visit("settings")
    by_label = {one.label: one for one in app.number_input}
    by_label["Reviewers of a claim well worth checking"].set_value(2)
    by_label["… from this check-worthiness on (0 to 100)"].set_value(60)
    next(one for one in app.button if one.key and "policy" in one.key).click().run()

    assert "2 from check-worthiness 60 of 100 on" in told(app)
    with ben.database.snapshot() as snapshot:
        assert policy.policy_of(snapshot).worthy_from == 0.6


def test_a_sign_off_pressed_after_somebody_reopened_the_claim_is_refused_in_words(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    a_review(ben, claim)
    edith = a_colleague(ben, "Edith")
    a_review(edith, claim)
    app = visit("claim", claim=str(claim.number))
    verdicts.reopen(edith, claim.id, because="A letter came.")
    press(app, "Sign off")

    assert the_claim(ben, claim.id).state is not ClaimState.SIGNED_OFF
    assert "cannot be signed off" in told(app)


def button(app: AppTest, label: str) -> Button:
    return next(one for one in app.button if one.label == label)


def test_whoever_checked_it_alone_signs_as_such_and_the_report_says_so(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    maya = team.sit_down(own, "Maya")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    a_review(maya, claim)
    app = visit("claim", claim=str(claim.number))

    assert "and checked it yourself" in told(app)
    assert "did not check it yourself" not in told(app)
    press(app, "Sign off what you checked yourself")
    assert the_claim(maya, claim.id).state is ClaimState.SIGNED_OFF
    report = render(gather(maya, Scope(claims=(claim.id,))), "markdown").decode()
    assert "one person did both" in report


def test_whoever_reviewed_it_and_was_overruled_is_not_told_that_they_did_not_check_it(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    maya = team.sit_down(ben.database, "Maya")
    edith = a_colleague(ben, "Edith")
    piece = a_link(ben, claim, a_document(ben, LEDGER), "Ten of the lamps")
    a_review(maya, claim, rating="false", evidence_ids=(piece,))
    a_review(ben, claim)
    decision = verdicts.GiveReview(
        claim=claim.id, layer=Layer.SO, rating="unproven", rationale="Of another pier."
    )
    verdicts.adjudicate(edith, decision)
    app = visit("claim", claim=str(claim.number))

    assert "did not check it yourself" not in told(app)
    assert "does not rest on your own review" in told(app)
    press(app, "Sign off")
    assert the_claim(maya, claim.id).state is ClaimState.SIGNED_OFF


def test_a_verdict_that_two_agreed_on_stands_with_both_names_and_both_reasons(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    a_review(ben, claim, rationale="The office has no record of it.")
    a_review(a_colleague(ben, "Edith"), claim, rationale="Two keepers differ.")

    shown = everything(visit("claim", claim=str(claim.number)))

    assert "Ben: The office has no record of it." in shown
    assert "Edith: Two keepers differ." in shown
    assert "Ben and Edith, " in shown


def test_what_is_to_be_done_before_signing_stands_in_one_list_with_its_ways(
    ben: Desk, visit: Callable[..., AppTest]
) -> None:
    claim = a_claim(ben, a_document(ben), "Nobody has mended one since 2019")
    a_review(ben, claim)
    a_review(a_colleague(ben, "Edith"), claim)
    app = visit("claim", claim=str(claim.number))

    assert "Nobody wrote down whether “Ada Quill” was asked for an answer" in everything(app)
    assert button(app, "Sign off").disabled
    open_form(app, "“Ada Quill” need not be asked")
    next(one for one in app.text_input if one.label == "Not needed because").set_value("Her words.")
    press(app, "Write down")
    assert button(app, "Sign off").disabled
    next(one for one in app.checkbox if one.label.startswith("I know that nobody")).check().run()
    assert not button(app, "Sign off").disabled
    press(app, "Sign off")

    assert the_claim(ben, claim.id).state is ClaimState.SIGNED_OFF
    assert not app.error


def test_the_last_review_that_was_waited_for_is_told_to_be_open(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    def give(app: AppTest) -> AppTest:
        next(one for one in app.radio if one.label.startswith("Your rating")).set_value("unproven")
        field = next(one for one in app.text_area if one.label.startswith("Rationale"))
        field.set_value("Nobody could say.")
        press(app, "Give your review")
        return app

    maya = give(visit("claim", claim=str(claim.number)))
    assert "sealed until the others are" in told(maya)
    a_review(ben, claim)
    verdicts.reopen(a_colleague(ben, "Edith"), claim.id, because="A letter came.")
    a_review(ben, claim)

    assert "so they are open now" in told(give(visit("claim", claim=str(claim.number))))


def test_a_claim_whose_checking_stopped_says_why_and_who_said_so(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    holding.kill(ben, claim.id, because="Both papers print one slip.")

    assert "Both papers print one slip." in everything(visit("claim", claim=str(claim.number)))
    holding.revive(ben, claim.id, because="It was none.")
    assert "one slip" not in everything(visit("claim", claim=str(claim.number)))


def test_a_verdict_rests_at_first_on_what_its_giver_linked_and_keeps_what_they_chose(
    ben: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    his = a_link(ben, claim, a_document(ben, LEDGER), "Ten of the lamps")
    app = visit("claim", claim=str(claim.number))
    rests = next(one for one in app.multiselect if one.label == "It rests on")
    assert rests.value == []

    rests.set_value([his]).run()
    maya = team.sit_down(ben.database, "Maya")
    hers = a_link(maya, claim, a_document(ben, LEDGER), "Fourteen lamps were taken down")
    app.run()

    assert next(o for o in app.multiselect if o.label == "It rests on").value == [his, hers]


def test_a_verdict_that_came_second_is_told_so_in_sight_and_keeps_its_words(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    maya = team.sit_down(own, "Maya")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    app = visit("claim", claim=str(claim.number))
    next(one for one in app.radio if one.key == f"rating {claim.id}").set_value("unproven").run()
    why = next(one for one in app.text_area if one.label == "Rationale")
    why.set_value("It shuts on Sundays.").run()
    a_review(a_colleague(maya, "Ben"), claim)
    press(app, "Give the verdict")

    again = next(one for one in app.expander if one.label == "Give another review")
    assert again.proto.expanded
    assert "Ben gave a review" in " ".join(one.value for one in again.error)
    assert [one.value for one in again.text_area] == ["It shuts on Sundays."]
