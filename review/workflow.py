"""The way of a claim through the desk, as one table: (state, action) → next state and role.

This is the only place that knows which action is possible when, and who may take it. What is not
in the table is refused, with a sentence that says why and what to do instead.

Most actions are what a person does. Four follow from the reviews (see `review.rules`): DECIDE when
a verdict of record stands, AWAIT while more reviews are needed, DIFFER when they are in and do not
agree, REOPEN when no verdict stands any more; `after_reviews` picks among them. What an action
writes is not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from claims.errors import Defect, NotAllowed
from claims.model import ClaimState
from review.actions import DOING, MEANINGS, ClaimAction, refusal
from review.roles import Role, with_article

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "MEANINGS",
    "TABLE",
    "ClaimAction",
    "Outcome",
    "Step",
    "actions",
    "after_reviews",
    "as_markdown",
    "check_role",
    "next_state",
]


class Outcome(StrEnum):
    """What the reviews of a claim amount to, over its layers."""

    NONE = "none"
    """Nobody has reviewed it in this round."""
    WAITING = "waiting"
    """Some are in, and more are needed."""
    DIFFERENT = "different"
    """All are in, and somebody has to settle them."""
    DECIDED = "decided"
    """A verdict of record stands, and nothing waits."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where an action leads, None for back to where the claim was held; and who may take it."""

    to: ClaimState | None
    role: Role


_State, _Act = ClaimState, ClaimAction

_EDITORS = frozenset(
    {_Act.REQUIRE, _Act.ADJUDICATE, _Act.REOPEN, _Act.SIGN_OFF, _Act.LEGAL, _Act.TAKE_BACK}
    | {_Act.PUBLISH, _Act.REVISE, _Act.KILL, _Act.REVIVE}
)
"""What only an editor may do; a checker may do the rest."""

_WORDING = (_Act.EDIT, _Act.TRIM, _Act.SPLIT)
_EVIDENCE = (_Act.LINK, _Act.RETRACT)
_REVIEWS = (_Act.REVIEW, _Act.WITHDRAW)
_ASSIGNMENT = (_Act.ASSIGN, _Act.UNASSIGN, _Act.REQUIRE)


def _stays(state: ClaimState, *actions: ClaimAction) -> dict[ClaimAction, ClaimState]:
    """Return actions that leave a claim where it is."""
    return dict.fromkeys(actions, state)


def _aside() -> dict[ClaimAction, ClaimState]:
    """Return how a claim whose checking is not decided leaves the desk."""
    return {_Act.HOLD: _State.HELD, _Act.KILL: _State.KILLED}


def _checking(state: ClaimState) -> dict[ClaimAction, ClaimState]:
    """Return what is possible while one person checks a claim.

    A claim dismissed in review comes back, by way of candidate, with its evidence and its
    reviews; so these can be taken back at once, and may even carry a verdict.
    """
    return {
        **_stays(state, *_WORDING, *_ASSIGNMENT, _Act.MERGE, _Act.RETRACT, _Act.WITHDRAW),
        **_aside(),
        _Act.DISMISS: _State.DISMISSED,
        _Act.FOLD: _State.DISMISSED,
        _Act.LINK: _State.IN_REVIEW,
        _Act.REVIEW: _State.IN_REVIEW,
        _Act.DECIDE: _State.READY,
        _Act.AWAIT: _State.SECOND_REVIEW,
        _Act.DIFFER: _State.ADJUDICATION,
    }


_NEXT: Mapping[ClaimState, Mapping[ClaimAction, ClaimState | None]] = {
    _State.CANDIDATE: {
        **_stays(_State.CANDIDATE, *_WORDING, _Act.MERGE),
        _Act.ACCEPT: _State.TRIAGED,
        _Act.DISMISS: _State.DISMISSED,
        _Act.FOLD: _State.DISMISSED,
    },
    _State.TRIAGED: {**_checking(_State.TRIAGED), _Act.ASSIGN: _State.ASSIGNED},
    # Nobody is left to work on it: UNASSIGN is asked for with the last of them.
    _State.ASSIGNED: {**_checking(_State.ASSIGNED), _Act.UNASSIGN: _State.TRIAGED},
    _State.IN_REVIEW: _checking(_State.IN_REVIEW),
    # A first review rests on the wording, so no EDIT, TRIM, SPLIT or FOLD from here on.
    _State.SECOND_REVIEW: {
        **_stays(_State.SECOND_REVIEW, *_ASSIGNMENT, *_EVIDENCE, *_REVIEWS, _Act.MERGE, _Act.AWAIT),
        **_aside(),
        _Act.DECIDE: _State.READY,
        _Act.DIFFER: _State.ADJUDICATION,
        _Act.REOPEN: _State.IN_REVIEW,
    },
    # The reviewers have seen each other's ratings; to change one's own needs a new round.
    _State.ADJUDICATION: {
        **_stays(_State.ADJUDICATION, *_ASSIGNMENT, *_EVIDENCE, _Act.MERGE),
        **_stays(_State.ADJUDICATION, _Act.ADJUDICATE, _Act.DIFFER),
        **_aside(),
        _Act.DECIDE: _State.READY,
        _Act.REOPEN: _State.IN_REVIEW,
    },
    # Where the same was said again, the verdict holds there, too.
    _State.READY: {
        **_stays(_State.READY, *_ASSIGNMENT, *_EVIDENCE, *_REVIEWS, _Act.MERGE, _Act.DECIDE),
        **_stays(_State.READY, _Act.LEGAL),
        **_aside(),
        _Act.SIGN_OFF: _State.SIGNED_OFF,
        _Act.REOPEN: _State.IN_REVIEW,
        _Act.AWAIT: _State.SECOND_REVIEW,
        _Act.DIFFER: _State.ADJUDICATION,
    },
    # What somebody has signed for does not change under their hand.
    _State.SIGNED_OFF: {
        **_aside(),
        _Act.LEGAL: _State.SIGNED_OFF,
        _Act.TAKE_BACK: _State.READY,
        _Act.PUBLISH: _State.PUBLISHED,
    },
    _State.PUBLISHED: {
        **_stays(_State.PUBLISHED, *_EVIDENCE, _Act.MERGE),
        _Act.REVISE: _State.IN_REVIEW,
        _Act.KILL: _State.KILLED,
    },
    _State.CORRECTED: {
        **_stays(_State.CORRECTED, *_EVIDENCE, _Act.MERGE),
        _Act.REVISE: _State.IN_REVIEW,
        _Act.KILL: _State.KILLED,
    },
    _State.DISMISSED: {_Act.RESTORE: _State.CANDIDATE},
    _State.HELD: {_Act.RELEASE: None, _Act.KILL: _State.KILLED},
    _State.KILLED: {_Act.REVIVE: _State.TRIAGED},
}

TABLE: Mapping[tuple[ClaimState, ClaimAction], Step] = MappingProxyType(
    {
        (state, action): Step(to, Role.EDITOR if action in _EDITORS else Role.CHECKER)
        for state, steps in _NEXT.items()
        for action, to in steps.items()
    }
)
"""Every step that is possible, and who may take it. What is not here is refused."""


def next_state(
    state: ClaimState, action: ClaimAction, *, was: ClaimState | None = None
) -> ClaimState:
    """Return the state that `action` leads to from `state`.

    `was` is where a held claim goes back to. Raises NotAllowed, with what to do instead, when the
    table has no such step.
    """
    after = _found(state, action).to or was
    if after is None:
        msg = f"Where a {state} claim was before is needed to {action} it."
        raise Defect(msg)
    return after


def check_role(state: ClaimState, action: ClaimAction, held: Role | None) -> None:
    """Raise NotAllowed unless whoever has the role `held` may take this step, if there is one."""
    needed = _found(state, action).role
    if held is None or held.rank < needed.rank:
        raise NotAllowed(
            f"This claim can {DOING[action]} only by {with_article(needed)}. Nothing was saved. "
            "Ask somebody who may, or an administrator for another role."
        )


def actions(state: ClaimState, held: Role = Role.ADMINISTRATOR) -> tuple[ClaimAction, ...]:
    """Return what whoever has the role `held` can do in `state`, in the order of `ClaimAction`."""
    steps = ((action, TABLE.get((state, action))) for action in ClaimAction)
    return tuple(action for action, step in steps if step and step.role.rank <= held.rank)


def after_reviews(state: ClaimState, outcome: Outcome) -> ClaimState:
    """Return where a claim stands once its reviews were counted.

    An open claim without reviews stays where it is. Raises NotAllowed for a verdict on a candidate
    or dismissed claim.
    """
    if outcome is Outcome.NONE:
        counted = state in {_State.READY, _State.SECOND_REVIEW, _State.ADJUDICATION}
        return next_state(state, _Act.REOPEN) if counted else state
    return next_state(state, _FOLLOWS[outcome])


_FOLLOWS = {
    Outcome.WAITING: ClaimAction.AWAIT,
    Outcome.DIFFERENT: ClaimAction.DIFFER,
    Outcome.DECIDED: ClaimAction.DECIDE,
}


def as_markdown() -> str:
    """Return the table for the manual: a state a section, a row for each action possible in it."""
    return "\n".join(_section(state) for state in ClaimState)


def _section(state: ClaimState) -> str:
    """Write one state: what is possible, where it leads, and who may."""
    head = (f"## {_spoken(state).capitalize()}", "")
    rows = (
        _row(_spoken(action), MEANINGS[action], _goal(step), step.role.value)
        for action in ClaimAction
        if (step := TABLE.get((state, action)))
    )
    table = (_row("action", "what it does", "then it is", "from this role on"), _row(*["---"] * 4))
    return "\n".join([*head, *table, *rows, ""])


def _found(state: ClaimState, action: ClaimAction) -> Step:
    """Return the step, or refuse with why there is none and what to do instead."""
    found = TABLE.get((state, action))
    if found is None:
        raise NotAllowed(refusal(state, action))
    return found


def _goal(step: Step) -> str:
    return _spoken(step.to) if step.to else "where it was"


def _row(*cells: str) -> str:
    """Write one line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def _spoken(word: ClaimState | ClaimAction) -> str:
    """Say a state or an action as a person would."""
    return word.value.replace("_", " ")
