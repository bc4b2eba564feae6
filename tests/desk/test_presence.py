"""Who else has a claim open, and who gets the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest

from claims.errors import NotFound
from claims.model import ClaimState
from db import presence_store
from desk import handing_out, presence, triage
from tests.builders import a_claim, a_colleague, a_document, checked, events, number_of, the_claim

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk

THREE = ("14 of its 40 lamps", "The pier is open every day.", "vote on new lamps next month")


@pytest.fixture
def claims(desk: Desk) -> list[Claim]:
    """Three accepted claims."""
    document = a_document(desk)
    return [a_claim(desk, document, words) for words in THREE]


def test_others_see_who_has_a_claim_open_and_nobody_sees_themselves(
    desk: Desk, colleague: Desk, claims: list[Claim]
) -> None:
    presence.come(desk, claims[0].id)
    ids = [claim.id for claim in claims]

    assert dict(presence.others(colleague, ids)) == {claims[0].id: ["Maya"]}
    assert dict(presence.others(desk, ids)) == {}


def test_two_minutes_later_somebody_is_forgotten(
    desk: Desk, colleague: Desk, claims: list[Claim]
) -> None:
    presence.come(desk, claims[0].id)
    desk.clock()
    assert presence.others(colleague, [claims[0].id])

    desk.clock()
    assert not presence.others(colleague, [claims[0].id])
    presence.come(colleague, claims[1].id)
    assert number_of(desk, "select count(*) from presence") == 1


@pytest.mark.parametrize(("seconds", "is_there"), [(120, True), (121, False)])
def test_somebody_is_there_for_two_minutes_and_no_longer(
    desk: Desk, colleague: Desk, claims: list[Claim], seconds: int, is_there: bool
) -> None:
    now = desk.clock()
    presence.come(replace(desk, clock=lambda: now), claims[0].id)
    later = replace(colleague, clock=lambda: now + timedelta(seconds=seconds))

    assert bool(presence.others(later, [claims[0].id])) is is_there


def test_who_goes_on_to_another_claim_is_no_longer_at_the_first(
    desk: Desk, colleague: Desk, claims: list[Claim]
) -> None:
    presence.come(desk, claims[0].id)
    presence.come(desk, claims[1].id, leaving=claims[0].id)
    ids = [claim.id for claim in claims]
    assert list(presence.others(colleague, ids)) == [claims[1].id]

    presence.go(desk, claims[1].id)
    assert not presence.others(colleague, ids)


def test_drawing_a_page_again_writes_nothing_until_half_a_minute_is_over(
    desk: Desk, claims: list[Claim]
) -> None:
    def seen(seconds: int) -> str:
        then = now + timedelta(seconds=seconds)
        presence.come(replace(desk, clock=lambda: then), claims[0].id)
        with desk.database.snapshot() as snapshot:
            return presence_store.seen_at(snapshot, claim=claims[0].id, person=desk.actor)

    now = desk.clock()
    first = seen(0)

    assert (seen(10), seen(30)) == (first, first)
    assert seen(31) > first


def test_who_goes_back_at_once_is_no_longer_at_the_claim_in_between(
    desk: Desk, colleague: Desk, claims: list[Claim]
) -> None:
    now = desk.clock()
    there = replace(desk, clock=lambda: now)
    first, second = claims[0].id, claims[1].id
    presence.come(there, first)
    presence.come(there, second)

    presence.come(there, first, leaving=second)

    others = presence.others(replace(colleague, clock=lambda: now), [first, second])
    assert list(others) == [first]


def test_presence_is_no_part_of_the_record(desk: Desk, claims: list[Claim]) -> None:
    before = events(desk)
    presence.come(desk, claims[0].id)

    assert events(desk) == before
    assert checked(desk).findings == ()


def test_presence_gives_way_to_somebody_who_saves(
    desk: Desk, colleague: Desk, claims: list[Claim]
) -> None:
    with desk.database.write():
        presence.come(colleague, claims[0].id)

    assert not presence.others(desk, [claims[0].id])


def test_the_next_one_is_the_most_worth_checking_and_is_given_at_once(
    desk: Desk, claims: list[Claim]
) -> None:
    given = the_claim(desk, handing_out.next_one(desk))

    assert given.score == max(claim.score for claim in claims)
    assert given.state is ClaimState.ASSIGNED
    assert checked(desk).findings == ()


def test_one_that_somebody_else_has_open_is_passed_over(
    desk: Desk, colleague: Desk, claims: list[Claim]
) -> None:
    best = max(claims, key=lambda claim: claim.score)
    presence.come(colleague, best.id)

    assert handing_out.next_one(desk) != best.id
    presence.go(colleague, best.id)
    presence.come(desk, best.id)
    assert handing_out.next_one(desk) == best.id


def test_when_none_waits_it_says_so(desk: Desk, claims: list[Claim]) -> None:
    triage.dismiss(desk, [claim.id for claim in claims])

    with pytest.raises(NotFound, match="No claim waits"):
        handing_out.next_one(desk)


def test_two_who_ask_at_once_get_different_ones(desk: Desk, claims: list[Claim]) -> None:
    people = [a_colleague(desk, name) for name in ("Ben", "Cleo", "Dora")]
    together = Barrier(len(people))
    given: list[str] = []

    def ask(one: Desk) -> None:
        together.wait()
        given.append(handing_out.next_one(one))

    threads = [Thread(target=ask, args=(one,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == sorted(claim.id for claim in claims)


def test_a_second_click_gives_the_same_one(desk: Desk, claims: list[Claim]) -> None:
    first = handing_out.next_one(desk, command_id="cmd_1")

    assert handing_out.next_one(desk, command_id="cmd_1") == first
