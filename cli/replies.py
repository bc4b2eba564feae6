"""`reply …`: whom a claim is about and who was asked, what came of it, and who need not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import layout
from cli.answers import done
from cli.arguments import claim_argument
from cli.command import OK, Command
from cli.safe_text import one_line
from cli.values import a_day, a_reference, choices, one_of
from desk import replies
from desk.act import claim_of
from reports import reply_words
from review.reply import Outcome, Way, missing

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

    from cli.command import Call
    from reports.exact_json import Json
    from review.reply import Heard


def lines(heard: Heard, columns: int) -> list[str]:
    """Return who was asked and what came of it, for a terminal."""
    found: list[str] = []
    for asked in heard.standing:
        told = f"{reply_words.asking(asked)}. {reply_words.came(asked)}"
        found += layout.wrapped(one_line(told), columns, first=f"  {asked.id}  ")
    for waiver in heard.waivers:
        told = reply_words.excused(waiver)
        found += layout.wrapped(one_line(told), columns, first=f"  {waiver.id}  ")
    return found


def as_json(heard: Heard) -> dict[str, Json]:
    """Return who was asked and what came of it with keys that stay."""
    return {
        "reply_requests": [
            {
                "id": one.id,
                "party": one.party,
                "office": one.office,
                "way": one.way.value,
                "asked_on": one.asked_on.isoformat(),
                "answer_by": one.answer_by.isoformat() if one.answer_by else None,
                "question": one.words,
                "replies": [
                    {"outcome": r.outcome.value, "on": r.on.isoformat(), "words": r.words}
                    for r in one.replies
                ],
            }
            for one in heard.standing
        ],
        "reply_waivers": [{"party": w.party, "because": w.because} for w in heard.waivers],
    }


def _show(call: Call) -> int:
    with call.seat.desk().database.snapshot() as snapshot:
        claim = claim_of(snapshot, call.arguments.claim)
        heard = replies.heard_of(snapshot, claim.id)
    if call.console.as_json:
        call.console.json({**as_json(heard), "missing": list(missing(claim, heard))})
        return OK
    call.console.lines((*lines(heard, call.console.columns), *_open(missing(claim, heard))))
    return OK


def _open(names: tuple[str, ...]) -> Iterator[str]:
    yield from (f"  Nobody asked {one_line(name)} yet." for name in names)


def _ask_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument("--who", required=True, metavar="NAME", help="the person or body")
    parser.add_argument("--role", default="", metavar="WORDS", help="role, or for which body")
    parser.add_argument("--how", required=True, type=one_of(Way), metavar="HOW", help=choices(Way))
    parser.add_argument("--on", required=True, type=a_day, metavar="DAY", help="when")
    parser.add_argument("--by", type=a_day, metavar="DAY", help="day of the answer asked for")
    parser.add_argument("--words", default="", help="what was asked; stays at the desk")


def _ask(call: Call) -> int:
    given = call.arguments
    asked = replies.AskForReply(
        claim=given.claim,
        party=given.who,
        office=given.role,
        way=given.how,
        asked_on=given.on,
        answer_by=given.by,
        words=given.words,
    )
    what = replies.ask(call.seat.desk(), asked)
    return done(call, what, f"Written down as {what.made[0]}: {one_line(given.who)} was asked")


def _came_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("request", type=a_reference, metavar="REQUEST", help="as show prints it")
    parser.add_argument(
        "--outcome", required=True, type=one_of(Outcome), metavar="WHAT", help=choices(Outcome)
    )
    parser.add_argument("--on", required=True, type=a_day, metavar="DAY", help="when")
    parser.add_argument("--words", default="", help="in their words")


def _came(call: Call) -> int:
    given = call.arguments
    reply = replies.RecordReply(
        request=given.request, outcome=given.outcome, on=given.on, words=given.words
    )
    what = replies.record_reply(call.seat.desk(), reply)
    return done(call, what, f"Written down: {reply_words.OUTCOMES[given.outcome].lower()}")


def _retract_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("request", type=a_reference, metavar="REQUEST", help="as show prints it")
    parser.add_argument("--because", required=True, metavar="REASON", help="what was wrong")


def _retract(call: Call) -> int:
    given = call.arguments
    what = replies.retract_request(call.seat.desk(), given.request, because=given.because)
    return done(call, what, f"Took {given.request} back; it stays in the record")


def _excuse_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument("--who", required=True, metavar="NAME", help="the person or body")
    parser.add_argument("--because", required=True, metavar="REASON", help="why not")


def _excuse(call: Call) -> int:
    given = call.arguments
    what = replies.excuse(call.seat.desk(), given.claim, given.who, because=given.because)
    return done(call, what, f"{one_line(given.who)} need not be asked")


SHOW = Command(
    words="reply show",
    help="who was asked about a claim, what came of it, and who was not asked",
    details="List whom the desk asked for an answer, what they said, and whom nobody asked yet.",
    examples=("claimdesk reply show 4",),
    arguments=claim_argument,
    run=_show,
)

ASK = Command(
    words="reply ask",
    help="write down that somebody was asked about a claim",
    details="Write down whom you asked for an answer, how, when, and by when you asked for it.",
    examples=(
        'claimdesk reply ask 4 --who "Ottilie Marsh" --how phone --on 2026-03-09 --by 2026-03-10',
    ),
    arguments=_ask_arguments,
    run=_ask,
    writes=True,
)

CAME = Command(
    words="reply came",
    help="write down an answer, a refusal, or that none came",
    details="Write down what came of asking. A further answer is written down as a further one.",
    examples=("claimdesk reply came rpq_01hq3k9v7m2c4x8n1yab --outcome declined --on 2026-03-10",),
    arguments=_came_arguments,
    run=_came,
    writes=True,
)

RETRACT = Command(
    words="reply retract",
    help="take back an entry of asking that was written down wrongly",
    details="Take back that somebody was asked, with the reason. It stays in the record.",
    examples=('claimdesk reply retract rpq_01hq3k9v7m2c4x8n1yab --because "another claim"',),
    arguments=_retract_arguments,
    run=_retract,
    writes=True,
)

EXCUSE = Command(
    words="reply excuse",
    help="say why somebody that a claim names need not be asked",
    details="Say why a person or body that the claim names need not be asked for an answer.",
    examples=('claimdesk reply excuse 4 --who NATO --because "the claim only names its seat"',),
    arguments=_excuse_arguments,
    run=_excuse,
    writes=True,
)
