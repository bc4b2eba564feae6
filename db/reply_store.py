"""Who was asked about a claim, what they answered, and why somebody need not be asked.

A claim that was folded into another passes these on: they are read with the one that has its
words now.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db import rows
from review.reply import Heard, Outcome, Reply, ReplyRequest, ReplyWaiver, Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing

_STEPS = """
with recursive steps (id, last) as (
  select id, id from claims where id in (select value from json_each(:ids))
  union all
  select c.id, s.last from steps s join claims c on c.merged_into = s.id
)
"""
_REQUESTS = """
select r.*, {claim} as claim_now, t.body as words, b.body as because, p.name as recorded_by_name
from reply_requests r
join texts t on t.digest = r.words_digest
join people p on p.id = r.recorded_by
left join texts b on b.digest = r.retracted_because
"""
_REPLIES = """
select a.*, t.body as words, p.name as recorded_by_name
from replies a
join texts t on t.digest = a.words_digest
join people p on p.id = a.recorded_by
where a.request_id in (select value from json_each(:ids))
order by a.number
"""
_WAIVERS = """
select w.*, s.last as claim_now, t.body as because, p.name as said_by_name
from reply_waivers w
join steps s on s.id = w.claim_id
join texts t on t.digest = w.because_digest
join people p on p.id = w.said_by
order by w.said_at, w.id
"""


def of_claims(snapshot: Snapshot, ids: Iterable[str]) -> dict[str, Heard]:
    """Return what is known of asking, by claim; claims without any are left out."""
    wanted = rows.id_list(ids)
    asked = _REQUESTS.format(claim="s.last") + "join steps s on s.id = r.claim_id"
    found = snapshot.rows(_STEPS + asked + " order by r.recorded_at, r.id", ids=wanted)
    replies = _replies(snapshot, [row["id"] for row in found])
    waivers = snapshot.rows(_STEPS + _WAIVERS, ids=wanted)
    claims = dict.fromkeys(row["claim_now"] for row in (*found, *waivers))
    return {
        claim: Heard(
            requests=tuple(_request(r, replies) for r in found if r["claim_now"] == claim),
            waivers=tuple(_waiver(w) for w in waivers if w["claim_now"] == claim),
        )
        for claim in claims
    }


def request(snapshot: Snapshot, request_id: str) -> ReplyRequest | None:
    """Return one request with its answers, or None."""
    sql = _REQUESTS.format(claim="r.claim_id")
    row = snapshot.row(sql + "where r.id = :id", id=request_id)
    return None if row is None else _request(row, _replies(snapshot, [request_id]))


def add_request(writing: Writing, asked: Mapping[str, Value]) -> Row:
    """Write down that somebody was asked."""
    return writing.insert("reply_requests", asked)


def retract_request(writing: Writing, request_id: str, *, by: str, at: str, because: str) -> None:
    """Take back that somebody was asked; `because` is the digest of the reason."""
    changes = {"retracted_by": by, "retracted_at": at, "retracted_because": because}
    writing.update("reply_requests", request_id, changes)


def add_reply(writing: Writing, reply: Mapping[str, Value]) -> Row:
    """Write down what came of asking."""
    return writing.insert("replies", reply)


def add_waiver(writing: Writing, waiver: Mapping[str, Value]) -> Row:
    """Write down that somebody need not be asked."""
    return writing.insert("reply_waivers", waiver)


def _replies(snapshot: Snapshot, requests: Iterable[str]) -> dict[str, list[Reply]]:
    grouped: dict[str, list[Reply]] = {}
    for row in snapshot.rows(_REPLIES, ids=rows.id_list(requests)):
        grouped.setdefault(row["request_id"], []).append(_reply(row))
    return grouped


def _reply(row: Row) -> Reply:
    return Reply(
        id=row["id"],
        outcome=Outcome(row["outcome"]),
        words=row["words"] or "",
        on=date.fromisoformat(row["answered_on"]),
        recorded_by=row["recorded_by_name"],
        recorded_at=rows.moment(row["recorded_at"]),
    )


def _request(row: Row, replies: Mapping[str, list[Reply]]) -> ReplyRequest:
    retracted = row["retracted_at"]
    return ReplyRequest(
        id=row["id"],
        claim_id=row["claim_now"],
        party=row["party"],
        office=row["office"],
        way=Way(row["way"]),
        asked_on=date.fromisoformat(row["asked_on"]),
        answer_by=rows.day(row["answer_by"]),
        words=row["words"] or "",
        recorded_by=row["recorded_by_name"],
        recorded_at=rows.moment(row["recorded_at"]),
        replies=tuple(replies.get(row["id"], ())),
        retracted_at=rows.moment(retracted) if retracted else None,
        retracted_because=row["because"] or "",
    )


def _waiver(row: Row) -> ReplyWaiver:
    return ReplyWaiver(
        id=row["id"],
        claim_id=row["claim_now"],
        party=row["party"],
        because=row["because"] or "",
        said_by=row["said_by_name"],
        said_at=rows.moment(row["said_at"]),
    )
