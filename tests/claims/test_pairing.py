"""Which claims are compared: those that share what tells them from the others, or say the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.match import connected
from claims.pairing import FEWEST, worth_comparing

WIRE = "The harbour board closed the north quay on Tuesday."
OTHERS = [
    f"Boat {number} carried {goods} to the isle of {isle}."
    for number, (goods, isle) in enumerate(
        (goods, isle)
        for goods in ("pears", "nails", "wool", "salt", "tea")
        for isle in ("Orra", "Venn", "Tharn", "Mool", "Skell", "Harn", "Lunn", "Brey")
    )
]


def test_only_claims_that_share_two_content_words_are_compared() -> None:
    claims = [
        "The port fined 40 boats",
        "The mayor keeps goats",
        "Boats were fined in the harbour",
    ]

    assert list(worth_comparing(claims)) == [(0, 2)]


def test_a_claim_that_names_the_speaker_of_another_is_compared_with_it() -> None:
    claims = ["[Jan Roth] made false statements", "two guards were only watching", "it rained"]

    assert list(worth_comparing(claims, [None, "Jan Roth", None])) == [(0, 1)]
    assert list(worth_comparing(claims)) == []


SENTENCES = st.lists(
    st.lists(st.sampled_from(["port", "boats", "goats", "mayor", "quay", "fined"]), max_size=4)
    .map(" ".join),
    max_size=9,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(SENTENCES, st.frozensets(st.integers(min_value=0, max_value=8)))
def test_looking_for_pairs_of_some_claims_finds_those_of_all_that_touch_them(
    claims: list[str], some: frozenset[int]
) -> None:
    speakers = ["Ida Goats" if index % 3 == 0 else None for index in range(len(claims))]
    every = worth_comparing(claims, speakers)

    touching = list(worth_comparing(claims, speakers, touching=some))
    assert touching == [pair for pair in every if not some.isdisjoint(pair)]


def joined(claims: list[str], said: int) -> bool:
    """Whether pairs join the first `said` claims, one through another."""
    pairs = [(a, b) for a, b in worth_comparing(claims) if b < said]
    groups = connected((str(a), str(b)) for a, b in pairs)
    return [len(group) for group in groups] == [said]


@pytest.mark.parametrize("said", [2, FEWEST, FEWEST + 1, 3 * FEWEST])
def test_what_is_said_again_is_found_however_many_say_it(said: int) -> None:
    assert joined([WIRE] * said + OTHERS, said)


def test_a_crowd_that_words_it_a_little_differently_is_found_too() -> None:
    crowd = [WIRE, WIRE.replace("harbour", "harbor"), WIRE.replace("on", "this")] * FEWEST

    assert joined(crowd + OTHERS, len(crowd))


def test_a_crowd_is_compared_with_its_first_claim_and_not_all_with_all() -> None:
    crowd = [WIRE] * (4 * FEWEST)

    assert len(list(worth_comparing(crowd + OTHERS))) < len(crowd) + 10 * len(OTHERS)


def test_pairs_of_some_claims_of_a_crowd_are_those_of_all_that_touch_them() -> None:
    claims = [WIRE] * (2 * FEWEST) + OTHERS
    every = worth_comparing(claims)

    touching = list(worth_comparing(claims, touching=frozenset({0, 7, 65})))
    assert touching == [pair for pair in every if not {0, 7, 65}.isdisjoint(pair)]


def test_a_crowd_that_only_has_its_words_in_common_is_not_compared() -> None:
    columns = [f"In week {week} the town sold {week * 7} lamps." for week in range(2 * FEWEST)]

    assert list(worth_comparing(columns)) == []
