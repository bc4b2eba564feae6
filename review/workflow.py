"""The way of a claim through the desk, as one table: (state, action) → next state.

This is the only place that knows which action is possible when. What is not in the table is
refused, with a sentence that says why and what to do instead.

Most actions are what a person does. Two follow from the reviews (see `review.rules`): DECIDE
when a verdict of record stands, REOPEN when none stands any more; `after_reviews` picks
between them. Who may act is not here yet, nor is what an action writes.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from claims.errors import NotAllowed
from claims.model import ClaimState

if TYPE_CHECKING:
    from collections.abc import Mapping


class ClaimAction(StrEnum):
    """What can happen to a claim. The values stand in events; do not change them."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    RESTORE = "restore"
    EDIT = "edit"
    TRIM = "trim"
    SPLIT = "split"
    MERGE = "merge"
    FOLD = "fold"
    LINK = "link"
    RETRACT = "retract"
    REVIEW = "review"
    WITHDRAW = "withdraw"
    DECIDE = "decide"
    REOPEN = "reopen"


MEANINGS: Mapping[ClaimAction, str] = MappingProxyType(
    {
        ClaimAction.ACCEPT: "take a candidate up for checking",
        ClaimAction.DISMISS: "set a claim aside as not worth checking",
        ClaimAction.RESTORE: "bring a dismissed claim back among the candidates",
        ClaimAction.EDIT: "change the wording that stands alone",
        ClaimAction.TRIM: "choose other exact words in the document",
        ClaimAction.SPLIT: "make two claims of one",
        ClaimAction.MERGE: "take in the occurrences of another claim that says the same",
        ClaimAction.FOLD: "give its occurrences to another claim that says the same",
        ClaimAction.LINK: "link a piece of evidence",
        ClaimAction.RETRACT: "retract a piece of evidence",
        ClaimAction.REVIEW: "give a review",
        ClaimAction.WITHDRAW: "withdraw a review",
        ClaimAction.DECIDE: "a verdict of record stands",
        ClaimAction.REOPEN: "no verdict of record stands any more, or it is to be looked at again",
    }
)

_State, _Act = ClaimState, ClaimAction

TABLE: Mapping[tuple[ClaimState, ClaimAction], ClaimState] = MappingProxyType(
    {
        (_State.CANDIDATE, _Act.ACCEPT): _State.TRIAGED,
        (_State.CANDIDATE, _Act.DISMISS): _State.DISMISSED,
        (_State.CANDIDATE, _Act.EDIT): _State.CANDIDATE,
        (_State.CANDIDATE, _Act.TRIM): _State.CANDIDATE,
        (_State.CANDIDATE, _Act.SPLIT): _State.CANDIDATE,
        (_State.CANDIDATE, _Act.MERGE): _State.CANDIDATE,
        (_State.CANDIDATE, _Act.FOLD): _State.DISMISSED,
        # A claim dismissed in review comes back, by way of candidate, with its evidence and its
        # reviews; so these can be taken back here, and may even carry a verdict at once.
        (_State.TRIAGED, _Act.DISMISS): _State.DISMISSED,
        (_State.TRIAGED, _Act.EDIT): _State.TRIAGED,
        (_State.TRIAGED, _Act.TRIM): _State.TRIAGED,
        (_State.TRIAGED, _Act.SPLIT): _State.TRIAGED,
        (_State.TRIAGED, _Act.MERGE): _State.TRIAGED,
        (_State.TRIAGED, _Act.FOLD): _State.DISMISSED,
        (_State.TRIAGED, _Act.LINK): _State.IN_REVIEW,
        (_State.TRIAGED, _Act.RETRACT): _State.TRIAGED,
        (_State.TRIAGED, _Act.REVIEW): _State.IN_REVIEW,
        (_State.TRIAGED, _Act.WITHDRAW): _State.TRIAGED,
        (_State.TRIAGED, _Act.DECIDE): _State.READY,
        (_State.IN_REVIEW, _Act.DISMISS): _State.DISMISSED,
        (_State.IN_REVIEW, _Act.EDIT): _State.IN_REVIEW,
        (_State.IN_REVIEW, _Act.TRIM): _State.IN_REVIEW,
        (_State.IN_REVIEW, _Act.SPLIT): _State.IN_REVIEW,
        (_State.IN_REVIEW, _Act.MERGE): _State.IN_REVIEW,
        (_State.IN_REVIEW, _Act.FOLD): _State.DISMISSED,
        (_State.IN_REVIEW, _Act.LINK): _State.IN_REVIEW,
        (_State.IN_REVIEW, _Act.RETRACT): _State.IN_REVIEW,
        (_State.IN_REVIEW, _Act.REVIEW): _State.IN_REVIEW,
        (_State.IN_REVIEW, _Act.WITHDRAW): _State.IN_REVIEW,
        (_State.IN_REVIEW, _Act.DECIDE): _State.READY,
        # The verdict rests on the wording, so no EDIT, TRIM, SPLIT or FOLD here. Where the same
        # was said again, the verdict holds there, too.
        (_State.READY, _Act.MERGE): _State.READY,
        (_State.READY, _Act.LINK): _State.READY,
        (_State.READY, _Act.RETRACT): _State.READY,
        (_State.READY, _Act.REVIEW): _State.READY,
        (_State.READY, _Act.WITHDRAW): _State.READY,
        (_State.READY, _Act.DECIDE): _State.READY,
        (_State.READY, _Act.REOPEN): _State.IN_REVIEW,
        (_State.DISMISSED, _Act.RESTORE): _State.CANDIDATE,
    }
)
"""Every step that is possible. What is not here is refused."""

_WHY: Mapping[ClaimState, tuple[str, str]] = MappingProxyType(
    {
        _State.CANDIDATE: ("it is a candidate that nobody has taken up yet", "Accept it first"),
        _State.TRIAGED: ("its checking has not begun", "Link evidence or give a review first"),
        _State.IN_REVIEW: ("no verdict of record stands yet", "Give or withdraw a review first"),
        _State.READY: ("its verdict rests on it as it stands", "Reopen it first"),
        _State.DISMISSED: ("it was dismissed", "Restore it first"),
    }
)
"""Why a state refuses, and what to do next."""

_WHY_THIS: Mapping[tuple[ClaimState, ClaimAction], tuple[str, str]] = MappingProxyType(
    {
        (_State.CANDIDATE, _Act.RESTORE): ("it is not dismissed", "Accept or dismiss it"),
        (_State.TRIAGED, _Act.ACCEPT): ("it is accepted already", "Link evidence or review it"),
        (_State.TRIAGED, _Act.RESTORE): ("it is not dismissed", "Link evidence or review it"),
        (_State.TRIAGED, _Act.REOPEN): ("it is open already", "Link evidence or review it"),
        (_State.IN_REVIEW, _Act.ACCEPT): ("it is accepted already", "Go on with checking it"),
        (_State.IN_REVIEW, _Act.RESTORE): ("it is not dismissed", "Go on with checking it"),
        (_State.IN_REVIEW, _Act.REOPEN): ("it is open already", "Go on with checking it"),
        (_State.READY, _Act.ACCEPT): ("it is decided already", "Reopen it to look again"),
        (_State.READY, _Act.RESTORE): ("it is not dismissed", "Reopen it to look again"),
        (_State.DISMISSED, _Act.DISMISS): ("it is dismissed already", "Restore it to check it"),
    }
)
"""Where asking twice, or for the wrong thing, deserves a plainer answer than the state's own."""

_DOING: Mapping[ClaimAction, str] = MappingProxyType(
    {
        _Act.ACCEPT: "be accepted",
        _Act.DISMISS: "be dismissed",
        _Act.RESTORE: "be restored",
        _Act.EDIT: "be reworded",
        _Act.TRIM: "be given other words of its document",
        _Act.SPLIT: "be split",
        _Act.MERGE: "take in another claim",
        _Act.FOLD: "be folded into another claim",
        _Act.LINK: "be given evidence",
        _Act.RETRACT: "lose a piece of evidence",
        _Act.REVIEW: "be reviewed",
        _Act.WITHDRAW: "have a review withdrawn",
        _Act.DECIDE: "be given a verdict of record",
        _Act.REOPEN: "be reopened",
    }
)


def next_state(state: ClaimState, action: ClaimAction) -> ClaimState:
    """Return the state that `action` leads to from `state`.

    Raises NotAllowed, with what to do instead, when the table has no such step.
    """
    found = TABLE.get((state, action))
    if found is None:
        why, instead = _WHY_THIS.get((state, action), _WHY[state])
        raise NotAllowed(
            f"This claim cannot {_DOING[action]}: {why}. Nothing was saved. {instead}."
        )
    return found


def actions(state: ClaimState) -> tuple[ClaimAction, ...]:
    """Return what can happen to a claim in `state`, in the order of `ClaimAction`."""
    return tuple(action for action in ClaimAction if (state, action) in TABLE)


def after_reviews(state: ClaimState, *, decided: bool) -> ClaimState:
    """Return where a claim stands once its reviews were counted.

    `decided` says whether a verdict of record stands. A claim that is not ready and has no
    verdict stays where it is. Raises NotAllowed for a verdict on a candidate or dismissed claim.
    """
    if decided:
        return next_state(state, ClaimAction.DECIDE)
    return next_state(state, ClaimAction.REOPEN) if state is ClaimState.READY else state


def as_markdown() -> str:
    """Return the table for the manual: a row an action, a column a state, the next state in it."""
    states = tuple(ClaimState)
    head = _row("action", "what it does", *(_spoken(state) for state in states))
    rule = _row(*("---" for _ in range(len(states) + 2)))
    return "\n".join([head, rule, *(_action_row(action) for action in ClaimAction)]) + "\n"


def _action_row(action: ClaimAction) -> str:
    """Write one action: where it leads from each state, or a dash."""
    nexts = (TABLE.get((state, action)) for state in ClaimState)
    cells = (_spoken(state) if state else "–" for state in nexts)
    return _row(action.value, MEANINGS[action], *cells)


def _row(*cells: str) -> str:
    """Write one line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def _spoken(state: ClaimState) -> str:
    """Say a state as a person would."""
    return state.value.replace("_", " ")
