"""`verdict give` and `verdict withdraw`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import NotAllowed
from cli.answers import done
from cli.arguments import claim_argument
from cli.command import Command
from cli.values import a_count, a_reference, choices, one_of
from desk import verdicts
from desk.act import claim_of
from desk.clearance import evidence_of
from review.model import Confidence, Layer

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cli.command import Call
    from desk import Desk

ALL = "all"
"""Instead of ids: every piece linked to the claim that still stands."""


def add_review(parser: ArgumentParser) -> None:
    """Add what a review says."""
    claim_argument(parser)
    parser.add_argument(
        "--rating", required=True, metavar="KEY", help="a rating of the claim's scale (see scales)"
    )
    parser.add_argument(
        "--rationale", required=True, metavar="WORDS", help="what you found and why it leads here"
    )
    parser.add_argument(
        "--layer",
        type=one_of(Layer),
        default=Layer.SO,
        metavar="LAYER",
        help="so: that it is so (default); said: that it was said",
    )
    parser.add_argument(
        "--confidence",
        type=one_of(Confidence),
        metavar="HOW_SURE",
        help=f"{choices(Confidence)}; left out, nothing is said of it",
    )
    parser.add_argument(
        "--evidence",
        nargs="+",
        type=a_reference,
        default=[],
        metavar="ID",
        help=f"what it rests on, or “{ALL}” for every piece that stands",
    )
    parser.add_argument(
        "--over-caveats",
        action="store_true",
        help="you know of the caveats that stand, and judge all the same",
    )
    parser.add_argument(
        "--seen-revision", type=a_count, metavar="N", help="refuse if the claim changed since"
    )


def _give(call: Call) -> int:
    given = call.arguments
    desk = call.seat.desk()
    what = verdicts.give(desk, review_of(desk, given))
    decided = ", and so the verdict of record" if len(what.made) > 1 else ""
    told = f"Review {what.made[0]} of claim {given.claim}: {given.rating}{decided}"
    return done(call, what, told)


def review_of(desk: Desk, given: Namespace) -> verdicts.GiveReview:
    """Return the review that the arguments of `add_review` amount to."""
    return verdicts.GiveReview(
        claim=given.claim,
        layer=given.layer,
        rating=given.rating,
        rationale=given.rationale,
        confidence=given.confidence,
        evidence_ids=_resting_on(desk, given),
        over_caveats=given.over_caveats,
        seen_revision=given.seen_revision,
    )


def _resting_on(desk: Desk, given: Namespace) -> tuple[str, ...]:
    if ALL not in given.evidence:
        return tuple(dict.fromkeys(given.evidence))
    with desk.database.snapshot() as snapshot:
        claim = claim_of(snapshot, given.claim)
        linked = evidence_of(snapshot, [claim.id], viewer=desk.actor)
    standing = tuple(piece.id for piece in linked if piece.retracted_at is None)
    if not standing:
        msg = (
            f"No evidence that stands is linked to claim {claim.number}. Nothing was saved. "
            f"Link some first (claimdesk evidence link {claim.number} …)."
        )
        raise NotAllowed(msg)
    return standing


def _withdraw_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("review", type=a_reference, metavar="REVIEW", help="as show prints it")
    parser.add_argument("--because", required=True, metavar="REASON", help="what changed your mind")


def _withdraw(call: Call) -> int:
    given = call.arguments
    what = verdicts.withdraw(call.seat.desk(), given.review, because=given.because)
    return done(call, what, f"Withdrew review {given.review}; it stays in the record")


GIVE = Command(
    words="verdict give",
    help="judge a claim: a rating, the reason, and the evidence it rests on",
    details=(
        "Give your review of a claim; the verdict of record follows from the reviews. A later "
        "review of yours takes the place of the earlier one, which stays in the record."
    ),
    examples=(
        'claimdesk verdict give 4 --rating false --evidence all --rationale "They count 512."',
        'claimdesk verdict give 4 --layer said --rating true --evidence all --rationale "On tape."',
    ),
    arguments=add_review,
    run=_give,
    writes=True,
)

WITHDRAW = Command(
    words="verdict withdraw",
    help="take back your own review, with the reason",
    details="Take back a review of your own. The verdict that rested on it stands no more.",
    examples=('claimdesk verdict withdraw rev_01hq3k9v7m2c4x8n1yab --because "misread"',),
    arguments=_withdraw_arguments,
    run=_withdraw,
    writes=True,
)
