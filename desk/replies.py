"""The right of reply: writing down who was asked about a claim, and what came of it.

An answer that has words raises the claim's revision, as evidence does: whoever is about to judge
is told that it came. That somebody was asked, or stays silent, does not. Answers come whenever
they come, so they can be written down in every state of a claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import reply_store
from desk.act import Act, Done, Told, carry_out, change_claim, claim_of
from desk.authority import Role, needs
from desk.fields import line, prose, reason
from review.reply import NOTHING_HEARD, Outcome, ReplyRequest, Way, missing

if TYPE_CHECKING:
    from datetime import date

    from claims.model import Claim
    from db.transaction import Snapshot
    from desk import Desk
    from review.reply import Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForReply:
    """That `party` was asked about a claim; `office` is their role, or the body they speak for."""

    claim: str
    party: str
    way: Way
    asked_on: date
    office: str = ""
    answer_by: date | None = None
    words: str = ""
    command_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReply:
    """What came of asking; `on` is the day of the answer, or until which none came."""

    request: str
    outcome: Outcome
    on: date
    words: str = ""
    command_id: str | None = None


def heard_of(snapshot: Snapshot, claim_id: str) -> Heard:
    """Return who was asked about a claim, what they said, and who need not be asked."""
    return reply_store.of_claims(snapshot, [claim_id]).get(claim_id, NOTHING_HEARD)


def reply_missing(snapshot: Snapshot, claim: Claim) -> tuple[str, ...]:
    """Return the names that stand in `claim` and whom nobody asked, or said need not be asked.

    To be told before the claim is signed off: each has to be asked (`ask`) or excused in words
    (`excuse`).
    """
    return missing(claim, heard_of(snapshot, claim.id))


def check_heard(snapshot: Snapshot, claim: Claim) -> None:
    """Refuse to answer for a claim while somebody it names was neither asked nor excused."""
    names = reply_missing(snapshot, claim)
    if names:
        told = ", ".join(f"“{name}”" for name in names)
        msg = (
            f"The claim names {told}, and nobody asked for an answer. Nothing was saved. Write "
            "down who was asked, or say for each why that is not needed."
        )
        raise NotAllowed(msg)


@needs(Role.CHECKER)
def ask(desk: Desk, asked: AskForReply) -> Done:
    """Write down that somebody was asked for an answer."""
    party = _party(asked.party)
    office, words = line(asked.office, "role"), prose(asked.words, "question")

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, asked.claim)
        _check_days(act, asked)
        stored = reply_store.add_request(
            act.writing,
            {
                "id": act.new("rpq"),
                "claim_id": claim.id,
                "party": party,
                "office": office,
                "way": asked.way.value,
                "asked_on": asked.asked_on.isoformat(),
                "answer_by": asked.answer_by.isoformat() if asked.answer_by else None,
                "words_digest": act.writing.words(words),
                "recorded_by": act.actor,
                "recorded_at": act.at,
            },
        )
        return Told(action="asked for an answer", subject=claim.id, made=(str(stored["id"]),))

    return carry_out(desk, asked.command_id, do)


@needs(Role.CHECKER)
def record_reply(desk: Desk, reply: RecordReply) -> Done:
    """Write down an answer, a refusal or that none came; further ones may follow."""
    words = prose(reply.words, "answer")
    if reply.outcome is Outcome.ANSWERED and not words:
        msg = "An answer needs its words. Nothing was saved. Write down what was answered."
        raise InvalidInput(msg)

    def do(act: Act) -> Told:
        asked = _standing(act, reply.request)
        claim = claim_of(act.writing, asked.claim_id)
        _refuse_future(act, reply.on, "day of the answer")
        _refuse_before(reply.on, asked.asked_on)
        stored = reply_store.add_reply(
            act.writing,
            {
                "id": act.new("rpl"),
                "request_id": asked.id,
                "outcome": reply.outcome.value,
                "words_digest": act.writing.words(words),
                "answered_on": reply.on.isoformat(),
                "recorded_by": act.actor,
                "recorded_at": act.at,
            },
        )
        return _told_reply(act, claim, str(stored["id"]), reply.outcome, has_words=bool(words))

    return carry_out(desk, reply.command_id, do)


@needs(Role.CHECKER)
def retract_request(
    desk: Desk, request_id: str, *, because: str, command_id: str | None = None
) -> Done:
    """Take back that somebody was asked, which was written down wrongly; it stays in the record."""
    because = reason(because, "Taking an entry back")

    def do(act: Act) -> Told:
        asked = _standing(act, request_id)
        why = act.writing.words(because)
        reply_store.retract_request(act.writing, asked.id, by=act.actor, at=act.at, because=why)
        details = {"request": asked.id, "because": why}
        return Told(
            action="took back that somebody was asked", subject=asked.claim_id, details=details
        )

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def excuse(
    desk: Desk, claim_id: str, party: str, *, because: str, command_id: str | None = None
) -> Done:
    """Say why somebody that a claim names need not be asked."""
    party, because = _party(party), reason(because, "Not asking somebody")

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        stored = reply_store.add_waiver(
            act.writing,
            {
                "id": act.new("rpw"),
                "claim_id": claim.id,
                "party": party,
                "because_digest": act.writing.words(because),
                "said_by": act.actor,
                "said_at": act.at,
            },
        )
        return Told(
            action="said why nobody need be asked", subject=claim.id, made=(str(stored["id"]),)
        )

    return carry_out(desk, command_id, do)


def _told_reply(act: Act, claim: Claim, made: str, outcome: Outcome, *, has_words: bool) -> Told:
    details: dict[str, object] = {"outcome": outcome.value}
    if has_words:
        details["revisions"] = {claim.id: change_claim(act, claim, {})}
    return Told(action=_DEEDS[outcome], subject=claim.id, made=(made,), details=details)


_DEEDS = {
    Outcome.ANSWERED: "wrote down an answer",
    Outcome.DECLINED: "wrote down that an answer was declined",
    Outcome.DID_NOT_ANSWER: "wrote down that no answer came",
}


def _party(name: str) -> str:
    party = line(name, "name")
    if not any(character.isalnum() for character in party):
        msg = "Nobody is named. Nothing was saved. Say which person or body it is about."
        raise InvalidInput(msg)
    return party


def _standing(act: Act, request_id: str) -> ReplyRequest:
    asked = reply_store.request(act.writing, request_id)
    if asked is None:
        msg = (
            f"There is no entry “{request_id}” of asking somebody on this desk. "
            "Open the claim and look again."
        )
        raise NotFound(msg)
    if asked.retracted_at is not None:
        msg = "This entry was taken back already. Nothing was saved. Open the claim and look again."
        raise NotAllowed(msg)
    return asked


def _check_days(act: Act, asked: AskForReply) -> None:
    _refuse_future(act, asked.asked_on, "day of asking")
    if asked.answer_by is not None:
        _refuse_before(asked.answer_by, asked.asked_on)


def _refuse_future(act: Act, day: date, what: str) -> None:
    """In UTC it is yesterday still in some newsrooms, so tomorrow is allowed."""
    if (day - act.now.date()).days > 1:
        msg = (
            f"The {what}, {day.isoformat()}, lies in the future. Nothing was saved. "
            "Write it down once it has happened."
        )
        raise InvalidInput(msg)


def _refuse_before(day: date, asked_on: date) -> None:
    if day < asked_on:
        msg = (
            f"{day.isoformat()} is before the day of asking, {asked_on.isoformat()}. "
            "Nothing was saved. Correct one of the two days."
        )
        raise InvalidInput(msg)
