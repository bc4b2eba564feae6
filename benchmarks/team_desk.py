"""A desk with ten people who have accounts, and claims in every state: to try a whole team on.

    python -m benchmarks.team_desk PATH [--claims 100000]

Built on top of `benchmarks.desks` where there is no desk at PATH yet; everything is done by
somebody whose role allows it. All have the same password.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.desks import PERSON, build, claim_called, link_to
from claims.model import Checkability
from db.opening import open_database
from desk import accounts, bulk, holding, publishing, replies, sign_off, triage, verdicts
from desk.act import claim_of
from desk.evidence import link_passage
from desk.policy import require
from desk.team import sit_down
from desk.upkeep import verify
from review.model import Layer
from review.requirements import Own
from review.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk import Desk

PASSWORD = "four lamps on the pier"  # noqa: S105 -- of a desk that is for measuring only
STAFF = {
    "Tomas": Role.CHECKER, "Ines": Role.CHECKER, "Bruno": Role.CHECKER, "Greta": Role.CHECKER,
    "Farid": Role.CHECKER, "Odile": Role.EDITOR, "Pavel": Role.EDITOR, "Mona": Role.EDITOR,
    "Hugo": Role.READER,
}  # fmt: skip
"""Everybody but the administrator, who built the desk."""

EACH = 40
"""Claims that are brought into each of the rarer states; of the commoner ones ten times as many.
A small desk has fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The desk as three people see it: two who check, and one who signs."""

    checker: Desk
    second: Desk
    editor: Desk


def seat(desk: Desk) -> Team:
    """Turn accounts on and let everybody in with the same password."""
    accounts.turn_on(desk, PASSWORD)
    for name, role in STAFF.items():
        accounts.accept(desk.database, accounts.invite(desk, name, role), PASSWORD)
    first, second, third = (sit_down(desk.database, name) for name in ("Tomas", "Ines", "Odile"))
    return Team(checker=first, second=second, editor=third)


def spread(team: Team, claims: Sequence[str]) -> None:
    """Bring some of these candidates, that nobody is quoted with, into each state."""
    free, each = iter(claims), max(1, min(EACH, len(claims) // 40))

    def some(count: int) -> tuple[str, ...]:
        return tuple(next(free) for _ in range(count))

    dismissed = bulk.Asked(action=bulk.Bulk.DISMISS, claims=some(10 * each), because="Old news.")
    assigned = bulk.Asked(action=bulk.Bulk.ASSIGN, claims=some(10 * each), person="Bruno")
    for asked in (dismissed, assigned):
        bulk.carry(team.editor, asked)
    for work in (_held, _killed, _second, _differing, _signed, _published, _corrected):
        for claim in some(each):
            triage.accept(team.editor, [claim])
            work(team, claim)


def _held(team: Team, claim: str) -> None:
    holding.hold(team.checker, claim, because="The figures come out on Monday.")


def _killed(team: Team, claim: str) -> None:
    holding.kill(team.editor, claim, because="The article was dropped.")


def _second(team: Team, claim: str) -> None:
    require(team.editor, claim, Own(reviews=2))
    _judge(team.checker, claim, "unproven")


def _differing(team: Team, claim: str) -> None:
    require(team.editor, claim, Own(reviews=2))
    found = link_passage(team.second, link_to(team.second, claim_called(team.second, claim), 7))
    _judge(team.checker, claim, "unproven")
    _judge(team.second, claim, "false", evidence=found.made)


def _signed(team: Team, claim: str) -> None:
    _judge(team.checker, claim, "unproven")
    with team.editor.database.snapshot() as snapshot:
        names = replies.reply_missing(snapshot, claim_of(snapshot, claim))
    for name in names:
        replies.excuse(team.editor, claim, name, because="They told us so themselves.")
    sign_off.sign_off(team.editor, claim, leaves_open=True)


def _published(team: Team, claim: str) -> None:
    _signed(team, claim)
    publishing.publish(team.editor, claim)


def _corrected(team: Team, claim: str) -> None:
    _published(team, claim)
    publishing.revise(team.editor, claim, because="A reader wrote to us.")
    _judge(team.checker, claim, "unproven", because="We looked again.")
    sign_off.sign_off(team.editor, claim, leaves_open=True)
    publishing.publish(team.editor, claim, because="We had not asked the harbour.")


def _judge(
    desk: Desk,
    claim: str,
    rating: str,
    *,
    because: str = "Nobody could say.",
    evidence: tuple[str, ...] = (),
) -> None:
    review = verdicts.GiveReview(
        claim=claim, layer=Layer.SO, rating=rating, rationale=because, evidence_ids=evidence
    )
    verdicts.give(desk, review)


def _candidates(desk: Desk) -> list[str]:
    """Return the candidates that can be checked now and are told by the writer, by number."""
    with desk.database.snapshot() as snapshot:
        found = snapshot.rows(
            """
            select c.id from claims c
            join occurrences o on o.claim_id = c.id
            where c.state = 'candidate' and c.checkability = :now and o.speaker is null
            group by c.id, c.number
            order by c.number
            """,
            now=Checkability.NOW.value,
        )
    return [row["id"] for row in found]


def main() -> None:
    """Build the desk, and say how many claims stand in which state."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.team_desk", description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    chosen = parser.parse_args()
    there = chosen.path.exists()
    desk = sit_down(open_database(chosen.path), PERSON) if there else _built(chosen)
    spread(seat(desk), _candidates(desk))
    with desk.database.snapshot() as snapshot:
        found = snapshot.rows("select state, count(*) as n from claims group by state")
    print(dict(Counter({row["state"]: row["n"] for row in found}).most_common()))
    print(f"{len(verify(desk.database).findings)} findings of verify")


def _built(chosen: argparse.Namespace) -> Desk:
    return build(chosen.path, claims=chosen.claims)


if __name__ == "__main__":
    main()
