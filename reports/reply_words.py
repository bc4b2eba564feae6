"""The right of reply in words: the same lines on a screen, in a terminal and in a report.

What was asked is not printed, only that it was: the question is the desk's, the answer is theirs.
An entry that was taken back is left out; the record has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.wording import day
from review.reply import Outcome, Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.reply import Heard, Reply, ReplyRequest, ReplyWaiver

WAYS: Mapping[Way, str] = {
    Way.MAIL: "by e-mail",
    Way.PHONE: "by phone",
    Way.LETTER: "by letter",
    Way.MESSAGE: "by message",
    Way.IN_PERSON: "in person",
    Way.OTHER: "in another way",
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.ANSWERED: "Answered",
    Outcome.DECLINED: "Declined to answer",
    Outcome.DID_NOT_ANSWER: "Did not answer",
}


def lines(heard: Heard) -> tuple[str, ...]:
    """Return a line for each person or body that was asked, and for each that need not be."""
    requests = (f"{asking(one)}. {came(one)}" for one in heard.standing)
    return (*requests, *map(excused, heard.waivers))


def asking(request: ReplyRequest) -> str:
    """Return who was asked, how, when, and by when an answer was asked for."""
    return f"{named(request)}, {asked(request)}"


def asked(request: ReplyRequest) -> str:
    """Return how and when somebody was asked, and by when an answer was asked for."""
    until = f", for an answer by {day(request.answer_by)}" if request.answer_by else ""
    return f"asked {WAYS[request.way]} on {day(request.asked_on)}{until}"


def named(request: ReplyRequest) -> str:
    """Return the name with the role or body, as far as it is known."""
    return f"{request.party} ({request.office})" if request.office else request.party


def came(request: ReplyRequest) -> str:
    """Return what came of asking, in one line."""
    return " ".join(map(replied, request.replies)) or "No answer is written down yet."


def replied(reply: Reply) -> str:
    """Return one answer, refusal or silence as a sentence."""
    words = " ".join(reply.words.split())
    when = "by" if reply.outcome is Outcome.DID_NOT_ANSWER else "on"
    said = f": “{words}”" if words else "."
    return f"{OUTCOMES[reply.outcome]} {when} {day(reply.on)}{said}"


def excused(waiver: ReplyWaiver) -> str:
    """Return that somebody need not be asked, and why."""
    return f"{waiver.party}, not asked: {' '.join(waiver.because.split())}"
