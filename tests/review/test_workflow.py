"""The way of a claim through the desk: what is possible when, and what is said otherwise."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from claims.errors import Defect, NotAllowed
from claims.model import ClaimState
from review.roles import Role
from review.workflow import (
    MEANINGS,
    TABLE,
    ClaimAction,
    Outcome,
    actions,
    after_reviews,
    as_markdown,
    check_role,
    next_state,
)

REFUSED = [step for step in product(ClaimState, ClaimAction) if step not in TABLE]
WORDING = (
    ClaimAction.EDIT,
    ClaimAction.TRIM,
    ClaimAction.SPLIT,
    ClaimAction.FOLD,
)


def walk(*steps: ClaimAction) -> ClaimState:
    state = ClaimState.CANDIDATE
    for step in steps:
        state = next_state(state, step)
    return state


def test_a_claim_goes_from_candidate_by_triage_and_review_to_ready() -> None:
    assert walk(ClaimAction.ACCEPT) is ClaimState.TRIAGED
    assert walk(ClaimAction.ACCEPT, ClaimAction.LINK) is ClaimState.IN_REVIEW
    assert walk(ClaimAction.ACCEPT, ClaimAction.REVIEW) is ClaimState.IN_REVIEW
    assert walk(ClaimAction.ACCEPT, ClaimAction.REVIEW, ClaimAction.DECIDE) is ClaimState.READY


def test_a_dismissed_claim_comes_back_as_a_candidate() -> None:
    assert walk(ClaimAction.DISMISS) is ClaimState.DISMISSED
    assert walk(ClaimAction.DISMISS, ClaimAction.RESTORE) is ClaimState.CANDIDATE


def test_a_decided_claim_takes_in_where_the_same_was_said_again_and_stays_decided() -> None:
    assert next_state(ClaimState.READY, ClaimAction.MERGE) is ClaimState.READY


def test_a_claim_folded_into_another_is_set_aside() -> None:
    assert walk(ClaimAction.ACCEPT, ClaimAction.FOLD) is ClaimState.DISMISSED


def test_a_verdict_withdrawn_opens_the_claim_again() -> None:
    assert after_reviews(ClaimState.READY, Outcome.NONE) is ClaimState.IN_REVIEW


def test_a_claim_stays_ready_while_another_review_still_decides() -> None:
    after = next_state(ClaimState.READY, ClaimAction.WITHDRAW)

    assert after_reviews(after, Outcome.DECIDED) is ClaimState.READY


@pytest.mark.parametrize("state", [ClaimState.TRIAGED, ClaimState.IN_REVIEW])
def test_counting_reviews_without_a_verdict_leaves_an_open_claim_where_it_is(
    state: ClaimState,
) -> None:
    assert after_reviews(state, Outcome.NONE) is state


def test_a_claim_that_comes_back_with_its_reviews_can_be_decided_at_once() -> None:
    back = walk(
        ClaimAction.ACCEPT,
        ClaimAction.REVIEW,
        ClaimAction.DISMISS,
        ClaimAction.RESTORE,
        ClaimAction.ACCEPT,
    )

    assert after_reviews(back, Outcome.DECIDED) is ClaimState.READY


@pytest.mark.parametrize("action", WORDING)
def test_the_wording_under_a_verdict_cannot_be_changed(action: ClaimAction) -> None:
    with pytest.raises(NotAllowed, match=r"its verdict rests on it.*Reopen it first"):
        next_state(ClaimState.READY, action)


def test_evidence_cannot_be_linked_to_a_candidate() -> None:
    with pytest.raises(NotAllowed, match=r"cannot be given evidence.*Accept it first\."):
        next_state(ClaimState.CANDIDATE, ClaimAction.LINK)


@pytest.mark.parametrize("step", REFUSED, ids=lambda step: f"{step[0]}-{step[1]}")
def test_every_other_step_is_refused_with_what_why_and_what_next(
    step: tuple[ClaimState, ClaimAction],
) -> None:
    with pytest.raises(NotAllowed) as refused:
        next_state(*step)

    what, why_nothing, instead = str(refused.value).split(". ")
    assert what.startswith("This claim cannot ")
    assert ": " in what
    assert why_nothing == "Nothing was saved"
    assert instead[0].isupper()
    assert instead.endswith(".")


def test_asking_for_what_is_done_already_says_so() -> None:
    with pytest.raises(NotAllowed, match="accepted already"):
        next_state(ClaimState.TRIAGED, ClaimAction.ACCEPT)
    with pytest.raises(NotAllowed, match="dismissed already"):
        next_state(ClaimState.DISMISSED, ClaimAction.DISMISS)


@pytest.mark.parametrize("state", ClaimState)
def test_the_actions_offered_are_those_that_are_not_refused(state: ClaimState) -> None:
    offered = actions(state)

    assert offered
    for action in offered:
        next_state(state, action, was=ClaimState.TRIAGED)
    for action in set(ClaimAction) - set(offered):
        with pytest.raises(NotAllowed):
            next_state(state, action)


def test_every_action_is_possible_somewhere_and_explained() -> None:
    assert {action for _, action in TABLE} == set(ClaimAction)
    assert MEANINGS.keys() == set(ClaimAction)


def test_every_state_can_be_reached_and_no_state_is_a_dead_end() -> None:
    for start in ClaimState:
        reached = {start}
        while (
            more := {
                step.to or ClaimState.TRIAGED for (old, _), step in TABLE.items() if old in reached
            }
            - reached
        ):
            reached |= more
        # A correction is a publication of what was published before: the table leads to the first.
        assert reached >= set(ClaimState) - {ClaimState.CORRECTED, ClaimState.CANDIDATE}


def test_a_held_claim_goes_back_to_where_it_was() -> None:
    assert next_state(ClaimState.READY, ClaimAction.HOLD) is ClaimState.HELD
    back = next_state(ClaimState.HELD, ClaimAction.RELEASE, was=ClaimState.READY)
    assert back is ClaimState.READY


def test_where_a_held_claim_was_has_to_be_known() -> None:
    with pytest.raises(Defect):
        next_state(ClaimState.HELD, ClaimAction.RELEASE)


@pytest.mark.parametrize("step", TABLE, ids=lambda step: f"{step[0]}-{step[1]}")
def test_each_step_is_open_to_its_role_and_those_above_and_to_nobody_below(
    step: tuple[ClaimState, ClaimAction],
) -> None:
    for role in Role:
        if role.rank >= TABLE[step].role.rank:
            check_role(*step, role)
            assert step[1] in actions(step[0], role)
        else:
            assert step[1] not in actions(step[0], role)
            with pytest.raises(NotAllowed, match="Nothing was saved"):
                check_role(*step, role)
    with pytest.raises(NotAllowed):
        check_role(*step, None)


def test_nothing_changes_under_a_signature() -> None:
    changing = {*WORDING, ClaimAction.LINK, ClaimAction.RETRACT, ClaimAction.REVIEW}

    assert not changing & set(actions(ClaimState.SIGNED_OFF))


def test_what_is_published_is_revised_and_not_reopened() -> None:
    assert next_state(ClaimState.PUBLISHED, ClaimAction.REVISE) is ClaimState.IN_REVIEW
    with pytest.raises(NotAllowed, match="revise it"):
        next_state(ClaimState.PUBLISHED, ClaimAction.REOPEN)


def test_reviews_that_differ_wait_for_an_editor_and_one_of_two_for_the_other() -> None:
    assert after_reviews(ClaimState.IN_REVIEW, Outcome.WAITING) is ClaimState.SECOND_REVIEW
    assert after_reviews(ClaimState.SECOND_REVIEW, Outcome.DIFFERENT) is ClaimState.ADJUDICATION
    assert after_reviews(ClaimState.SECOND_REVIEW, Outcome.DECIDED) is ClaimState.READY
    assert after_reviews(ClaimState.SECOND_REVIEW, Outcome.NONE) is ClaimState.IN_REVIEW


def test_the_manual_shows_every_step_of_the_table() -> None:
    shown = set()
    for section in as_markdown().split("## ")[1:]:
        name, _, _, _, *rows = section.strip().splitlines()
        for row in rows:
            action, _, goal, role = (cell.strip() for cell in row.strip("|").split("|"))
            shown.add((name.lower(), action, goal, role))

    assert shown == {
        (
            _said(state),
            _said(action),
            _said(step.to) if step.to else "where it was",
            step.role.value,
        )
        for (state, action), step in TABLE.items()
    }


def _said(word: ClaimState | ClaimAction) -> str:
    return word.value.replace("_", " ")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(ClaimAction), max_size=40))
def test_a_random_walk_never_reaches_an_undefined_state(steps: list[ClaimAction]) -> None:
    state = ClaimState.CANDIDATE
    for step in steps:
        if step in actions(state):
            state = next_state(state, step, was=ClaimState.IN_REVIEW)
    assert state in ClaimState


class ReviewsAndState(RuleBasedStateMachine):
    """A desk that counts standing reviews beside the state, as the real one does."""

    def __init__(self) -> None:
        super().__init__()
        self.state = ClaimState.CANDIDATE
        self.standing = 0
        self.was: ClaimState | None = None

    @rule(action=st.sampled_from(ClaimAction))
    def act(self, action: ClaimAction) -> None:
        """Do it if the table and the reviews permit, then count the reviews."""
        follows = {
            ClaimAction.DECIDE,
            ClaimAction.AWAIT,
            ClaimAction.DIFFER,
            ClaimAction.ADJUDICATE,
        }
        nothing_to_withdraw = action is ClaimAction.WITHDRAW and not self.standing
        if action in follows or nothing_to_withdraw or action not in actions(self.state):
            return
        if action is ClaimAction.HOLD:
            self.was = self.state
        self.state = next_state(self.state, action, was=self.was)
        self.standing += {ClaimAction.REVIEW: 1, ClaimAction.WITHDRAW: -1}.get(action, 0)
        if action in {ClaimAction.REOPEN, ClaimAction.REVISE, ClaimAction.KILL}:
            self.standing = 0
        if action in {ClaimAction.REVIEW, ClaimAction.WITHDRAW, ClaimAction.ACCEPT}:
            self.state = after_reviews(
                self.state, Outcome.DECIDED if self.standing else Outcome.NONE
            )

    @invariant()
    def a_decided_claim_has_a_verdict_and_a_claim_with_one_is_decided_or_set_aside(self) -> None:
        """Hold state and reviews together."""
        if self.standing:
            set_aside = {ClaimState.CANDIDATE, ClaimState.DISMISSED, ClaimState.HELD}
            assert self.state.is_decided or self.state in set_aside
        else:
            assert not self.state.is_decided


TestReviewsAndState = ReviewsAndState.TestCase
TestReviewsAndState.settings = settings(deadline=None, max_examples=40, stateful_step_count=25)
