"""A claim's way from its checkers to its readers: assign, hold, settle, sign off, publish."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from cli.answers import done
from cli.arguments import claim_argument
from cli.claim_work import add_claim
from cli.command import Command
from cli.values import a_count, a_reference
from cli.verdicts import add_review, review_of
from desk import assigning, holding, policy, publishing, sign_off, verdicts
from review.requirements import Own

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from cli.command import Call
    from desk.act import Done


def _with_reason(
    words: str,
    do: Callable[..., Done],
    *,
    help: str,  # noqa: A002 -- as Command names it
    details: str,
    told: str,
    because: str,
) -> Command:
    """Return a command that takes a claim and a reason, such as `because`."""

    def arguments(parser: ArgumentParser) -> None:
        claim_argument(parser)
        parser.add_argument("--because", required=True, metavar="REASON", help="why")

    def run(call: Call) -> int:
        given = call.arguments
        what = do(call.seat.desk(), given.claim, because=given.because)
        return done(call, what, told.format(given.claim))

    return Command(
        words=words, help=help, details=details,
        examples=(f'claimdesk {words} 4 --because "{because}"',),
        arguments=arguments, run=run, writes=True,
    )  # fmt: skip


def _assign_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("worker", metavar="NAME", help="who is to work on them")
    parser.add_argument("claims", nargs="+", type=a_reference, metavar="CLAIM", help="numbers, ids")
    parser.add_argument("--due", metavar="DAY", help="until when, as 2026-03-09")


def _assign(call: Call) -> int:
    given = call.arguments
    what = assigning.assign(call.seat.desk(), given.claims, given.worker, due_on=given.due)
    return done(call, what, f"Gave {len(given.claims)} to {given.worker}")


def _unassign_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("worker", metavar="NAME", help="who no longer works on them")
    parser.add_argument("claims", nargs="+", type=a_reference, metavar="CLAIM", help="numbers, ids")


def _unassign(call: Call) -> int:
    given = call.arguments
    what = assigning.unassign(call.seat.desk(), given.claims, given.worker)
    return done(call, what, f"Took {len(given.claims)} from {given.worker}")


def _needs_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument(
        "--reviews", type=a_count, metavar="N", help="reviewers; without, as the desk asks"
    )
    legal = parser.add_mutually_exclusive_group()
    legal.add_argument("--lawyer", dest="legal", action="store_true", help="a lawyer signs")
    legal.add_argument("--no-lawyer", dest="legal", action="store_false", help="no lawyer signs")
    parser.set_defaults(legal=None)


def _needs(call: Call) -> int:
    given = call.arguments
    wanted = Own(reviews=given.reviews, legal=given.legal)
    what = policy.require(call.seat.desk(), given.claim, wanted)
    return done(call, what, f"Set what claim {given.claim} needs")


def _hold_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument("--because", required=True, metavar="REASON", help="what it waits for")
    parser.add_argument("--until", metavar="DAY", help="when to look again, as 2026-03-09")


def _hold(call: Call) -> int:
    given = call.arguments
    what = holding.hold(call.seat.desk(), given.claim, because=given.because, until=given.until)
    return done(call, what, f"Claim {given.claim} waits")


def _release(call: Call) -> int:
    what = holding.release(call.seat.desk(), call.arguments.claim)
    return done(call, what, f"Claim {call.arguments.claim} goes on where it was")


def _adjudicate(call: Call) -> int:
    desk = call.seat.desk()
    what = verdicts.adjudicate(desk, review_of(desk, call.arguments))
    return done(call, what, f"Settled claim {call.arguments.claim}; the reviews stay")


def _sign_arguments(parser: ArgumentParser) -> None:
    add_claim(parser)
    parser.add_argument("--note", default="", metavar="WORDS", help="a remark that stands with it")
    parser.add_argument(
        "--leaves-open", action="store_true", help="sign though one of its questions is unanswered"
    )
    parser.add_argument("--as-lawyer", action="store_true", help="sign in the lawyer's office")


def _sign(call: Call) -> int:
    given = call.arguments
    seen = {"note": given.note, "seen_revision": given.seen_revision}
    if given.as_lawyer:
        what = sign_off.sign_off_as_lawyer(call.seat.desk(), given.claim, **seen)
    else:
        open_ = given.leaves_open
        what = sign_off.sign_off(call.seat.desk(), given.claim, leaves_open=open_, **seen)
    return done(call, what, f"Signed off claim {given.claim}")


def _publish_arguments(parser: ArgumentParser) -> None:
    add_claim(parser)
    parser.add_argument(
        "--because", default="", metavar="NOTICE", help="what was wrong; only for a correction"
    )
    parser.add_argument("--not-before", metavar="TIME", help="embargo, as 2026-03-09T06:00+00:00")


def _publish(call: Call) -> int:
    given = call.arguments
    what = publishing.publish(
        call.seat.desk(), given.claim, because=given.because,
        not_before=_moment(given.not_before), seen_revision=given.seen_revision,
    )  # fmt: skip
    return done(call, what, f"Published the verdict on claim {given.claim}")


def _moment(words: str | None) -> datetime | None:
    """Return a time with its offset, or None; raises InvalidInput for anything else."""
    if words is None:
        return None
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        msg = (
            f"“{words}” is no time with its offset. Nothing was saved. "
            "Write it as 2026-03-09T06:00+00:00."
        )
        raise InvalidInput(msg)
    return found


ASSIGN = Command(
    words="assign",
    help="give claims to somebody, with a due day if there is one",
    details="Give claims to a checker or editor, as one event. A candidate is accepted by it.",
    examples=('claimdesk assign "Maya Lind" 4 7 12 --due 2026-03-09',),
    arguments=_assign_arguments,
    run=_assign,
    writes=True,
)
UNASSIGN = Command(
    words="unassign",
    help="take claims from somebody again",
    details="Take claims from somebody. One that nobody is left to work on waits again.",
    examples=('claimdesk unassign "Maya Lind" 4',),
    arguments=_unassign_arguments,
    run=_unassign,
    writes=True,
)
NEEDS = Command(
    words="needs",
    help="set how many reviewers one claim needs, and whether a lawyer reads it",
    details="Set it for one claim; what is left out goes by what the desk asks of all.",
    examples=("claimdesk needs 4 --reviews 2 --lawyer",),
    arguments=_needs_arguments,
    run=_needs,
    writes=True,
)
HOLD = Command(
    words="hold",
    help="let a claim wait, with a reason and a day",
    details="Let a claim wait for something outside; release takes it up where it was.",
    examples=('claimdesk hold 4 --because "The court rules in May." --until 2026-05-04',),
    arguments=_hold_arguments,
    run=_hold,
    writes=True,
)
RELEASE = Command(
    words="release",
    help="go on with a held claim",
    details="Take a held claim up where it was.",
    examples=("claimdesk release 4",),
    arguments=claim_argument,
    run=_release,
    writes=True,
)
KILL = _with_reason(
    "kill", holding.kill, help="stop a claim's checking for good",
    details="Its verdicts stand no more; its reviews stay. What was published is retracted.",
    told="Killed claim {}",
    because="The article was dropped.",
)  # fmt: skip
REVIVE = _with_reason(
    "revive", holding.revive, help="take a killed claim up again",
    details="Its checking begins anew.", told="Revived claim {}",
    because="The article runs after all.",
)  # fmt: skip
ADJUDICATE = Command(
    words="verdict adjudicate",
    help="settle what the reviewers of a claim left open",
    details="Decide as an editor who did not review it. The rationale is the reason.",
    examples=('claimdesk verdict adjudicate 4 --rating unproven --rationale "Neither counts."',),
    arguments=add_review,
    run=_adjudicate,
    writes=True,
)
SIGN_OFF = Command(
    words="sign-off",
    help="answer for a verdict that you did not check",
    details="Sign a decided claim off, as its editor or as the lawyer.",
    examples=("claimdesk sign-off 4", "claimdesk sign-off 4 --as-lawyer"),
    arguments=_sign_arguments,
    run=_sign,
    writes=True,
)
TAKE_BACK = _with_reason(
    "take-back", sign_off.take_back, help="take a sign-off back",
    details="The verdict stands as it did; somebody has to sign it anew.",
    told="Took the sign-off of claim {} back",
    because="A source called again.",
)  # fmt: skip
PUBLISH = Command(
    words="publish",
    help="let a signed verdict go out, or its correction",
    details="What was published before is corrected by it, and the notice says why.",
    examples=("claimdesk publish 4", 'claimdesk publish 4 --because "We had the wrong year."'),
    arguments=_publish_arguments,
    run=_publish,
    writes=True,
)
REVISE = _with_reason(
    "revise", publishing.revise, help="look at a published verdict again",
    details="It stands published until it is corrected or retracted.",
    told="Claim {} is open again; what was published stands until it is corrected",
    because="The register was corrected.",
)  # fmt: skip
RETRACT = _with_reason(
    "retract", publishing.retract, help="take a published verdict back",
    details="Readers are told the reason. The claim's checking ends.",
    told="Retracted the verdict on claim {}",
    because="The register was forged.",
)  # fmt: skip
