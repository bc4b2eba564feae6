"""The words of the workflow: what each action does, and why a state refuses one.

What is possible when stands in `review.workflow`; here it is only said.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from claims.model import ClaimState

if TYPE_CHECKING:
    from collections.abc import Mapping


class ClaimAction(StrEnum):
    """What can happen to a claim. The values stand in events; do not change them."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    RESTORE = "restore"
    ASSIGN = "assign"
    UNASSIGN = "unassign"
    REQUIRE = "require"
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
    AWAIT = "await"
    DIFFER = "differ"
    ADJUDICATE = "adjudicate"
    REOPEN = "reopen"
    SIGN_OFF = "sign_off"
    LEGAL = "legal"
    TAKE_BACK = "take_back"
    PUBLISH = "publish"
    REVISE = "revise"
    HOLD = "hold"
    RELEASE = "release"
    KILL = "kill"
    REVIVE = "revive"


MEANINGS: Mapping[ClaimAction, str] = MappingProxyType(
    {
        ClaimAction.ACCEPT: "take a candidate up for checking",
        ClaimAction.DISMISS: "set a claim aside as not worth checking",
        ClaimAction.RESTORE: "bring a dismissed claim back among the candidates",
        ClaimAction.ASSIGN: "give it to somebody to work on",
        ClaimAction.UNASSIGN: "take it from somebody again",
        ClaimAction.REQUIRE: "set how many reviews it needs, and whether a lawyer reads it",
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
        ClaimAction.AWAIT: "a review is in, and another is needed",
        ClaimAction.DIFFER: "the needed reviews are in, and somebody has to settle them",
        ClaimAction.ADJUDICATE: "settle what the reviewers left open",
        ClaimAction.REOPEN: "no verdict of record stands any more, or it is to be looked at again",
        ClaimAction.SIGN_OFF: "answer for the verdict, as somebody who did not check it",
        ClaimAction.LEGAL: "answer for it as a lawyer",
        ClaimAction.TAKE_BACK: "take the sign-off back",
        ClaimAction.PUBLISH: "let the verdict go out",
        ClaimAction.REVISE: "look at a published verdict again, to correct it",
        ClaimAction.HOLD: "let it wait, with a reason and a date",
        ClaimAction.RELEASE: "go on where it was held",
        ClaimAction.KILL: "stop its checking for good",
        ClaimAction.REVIVE: "take a killed claim up again",
    }
)

_State, _Act = ClaimState, ClaimAction

_BY_STATE: Mapping[ClaimState, tuple[str, str]] = MappingProxyType(
    {
        _State.CANDIDATE: ("it is a candidate that nobody has taken up yet", "Accept it first"),
        _State.TRIAGED: ("its checking has not begun", "Link evidence or give a review first"),
        _State.ASSIGNED: ("its checking has not begun", "Link evidence or give a review first"),
        _State.IN_REVIEW: ("no verdict of record stands yet", "Give or withdraw a review first"),
        _State.SECOND_REVIEW: ("a first review rests on it", "Have an editor send it back first"),
        _State.ADJUDICATION: (
            "the needed reviews are in and somebody has to settle them",
            "Have an editor settle it or send it back",
        ),
        _State.READY: ("its verdict rests on it as it stands", "Reopen it first"),
        _State.SIGNED_OFF: ("somebody has signed for it", "Take the sign-off back first"),
        _State.PUBLISHED: ("its verdict is published", "Have an editor revise it first"),
        _State.CORRECTED: ("its verdict is published", "Have an editor revise it first"),
        _State.DISMISSED: ("it was dismissed", "Restore it first"),
        _State.HELD: ("it is held", "Release it first"),
        _State.KILLED: ("its checking was stopped for good", "Have an editor revive it first"),
    }
)
"""Why a state refuses, and what to do next."""

_ACCEPTED = ("it is accepted already", "Link evidence or review it")
_NOT_DISMISSED = ("it is not dismissed", "Link evidence or review it")
_OPEN = ("it is open already", "Link evidence or review it")
_NOT_HELD = ("it is not held", "Go on with it as it is")
_NO_REVIEW = ("no review of it is in yet", "Give a review first")
_NO_VERDICT = ("no verdict of record stands yet", "Give the reviews that it needs first")
_UNSIGNED = ("nobody has signed it off", "Have an editor sign it off first")
_NOT_OUT = ("its verdict is not published", "Reopen it instead")

_BEFORE_VERDICT = (_State.TRIAGED, _State.ASSIGNED, _State.IN_REVIEW, _State.SECOND_REVIEW)

_BY_ACTION: Mapping[tuple[ClaimState, ClaimAction], tuple[str, str]] = MappingProxyType(
    {
        **{(state, _Act.RELEASE): _NOT_HELD for state in _State if state is not _State.HELD},
        **{(state, _Act.SIGN_OFF): _NO_VERDICT for state in _BEFORE_VERDICT},
        **{(state, _Act.LEGAL): _NO_VERDICT for state in _BEFORE_VERDICT},
        **{(state, _Act.PUBLISH): _UNSIGNED for state in (*_BEFORE_VERDICT, _State.READY)},
        **{(state, _Act.REVISE): _NOT_OUT for state in (*_BEFORE_VERDICT, _State.READY)},
        **{(state, _Act.ADJUDICATE): _NO_REVIEW for state in _BEFORE_VERDICT[:2]},
        (_State.CANDIDATE, _Act.RESTORE): ("it is not dismissed", "Accept or dismiss it"),
        (_State.TRIAGED, _Act.ACCEPT): _ACCEPTED,
        (_State.TRIAGED, _Act.RESTORE): _NOT_DISMISSED,
        (_State.TRIAGED, _Act.REOPEN): _OPEN,
        (_State.ASSIGNED, _Act.ACCEPT): _ACCEPTED,
        (_State.ASSIGNED, _Act.RESTORE): _NOT_DISMISSED,
        (_State.ASSIGNED, _Act.REOPEN): _OPEN,
        (_State.IN_REVIEW, _Act.ACCEPT): ("it is accepted already", "Go on with checking it"),
        (_State.IN_REVIEW, _Act.RESTORE): ("it is not dismissed", "Go on with checking it"),
        (_State.IN_REVIEW, _Act.REOPEN): ("it is open already", "Go on with checking it"),
        (_State.SECOND_REVIEW, _Act.ADJUDICATE): (
            "the needed reviews are not in",
            "Wait for the second review, or send it back",
        ),
        (_State.READY, _Act.ACCEPT): ("it is decided already", "Reopen it to look again"),
        (_State.READY, _Act.RESTORE): ("it is not dismissed", "Reopen it to look again"),
        (_State.READY, _Act.ADJUDICATE): ("it is decided already", "Reopen it to look again"),
        (_State.READY, _Act.TAKE_BACK): ("nobody has signed it off", "Reopen it to look again"),
        (_State.SIGNED_OFF, _Act.SIGN_OFF): ("it is signed off already", "Publish it"),
        (_State.PUBLISHED, _Act.PUBLISH): ("it is published already", "Revise it to correct it"),
        (_State.CORRECTED, _Act.PUBLISH): ("it is published already", "Revise it to correct it"),
        (_State.DISMISSED, _Act.DISMISS): ("it is dismissed already", "Restore it to check it"),
        (_State.HELD, _Act.HOLD): ("it is held already", "Release it first"),
        (_State.KILLED, _Act.KILL): ("it is killed already", "Revive it to go on"),
    }
)
"""Where asking twice, or for the wrong thing, deserves a plainer answer than the state's own."""

DOING: Mapping[ClaimAction, str] = MappingProxyType(
    {
        _Act.ACCEPT: "be accepted",
        _Act.DISMISS: "be dismissed",
        _Act.RESTORE: "be restored",
        _Act.ASSIGN: "be assigned",
        _Act.UNASSIGN: "be taken from somebody",
        _Act.REQUIRE: "be given other requirements",
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
        _Act.AWAIT: "wait for another review",
        _Act.DIFFER: "wait for an editor to settle it",
        _Act.ADJUDICATE: "be settled",
        _Act.REOPEN: "be reopened",
        _Act.SIGN_OFF: "be signed off",
        _Act.LEGAL: "be signed off by a lawyer",
        _Act.TAKE_BACK: "have its sign-off taken back",
        _Act.PUBLISH: "be published",
        _Act.REVISE: "be revised",
        _Act.HOLD: "be held",
        _Act.RELEASE: "be released",
        _Act.KILL: "be killed",
        _Act.REVIVE: "be revived",
    }
)
"""What cannot be done, after “This claim cannot”."""


def refusal(state: ClaimState, action: ClaimAction) -> str:
    """Say that `action` is not possible in `state`, why, and what to do instead."""
    why, instead = _BY_ACTION.get((state, action), _BY_STATE[state])
    return f"This claim cannot {DOING[action]}: {why}. Nothing was saved. {instead}."
