"""Counted nouns: what stands between the number and its noun, and what a measure is of."""

from __future__ import annotations

import pytest

from tests.claims.values import counted


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The port has three large, unused piers.", ["= 3 large, unused piers"]),
        ("It sold 12 old and rusty boats.", ["= 12 old and rusty boats"]),
        ("The storm left three injured, local officials said.", ["= 3"]),
        ("It employs 40, national officials said.", ["= 40"]),
    ],
)
def test_a_comma_between_two_adjectives_keeps_the_noun(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It lost two of its four tugs.", ["= 2 tugs", "= 4 tugs"]),
        ("Three of the 12 jurors disagreed.", ["= 3 jurors", "= 12 jurors"]),
        ("One of the two pilots slept.", ["= 2 pilots"]),
        ("Nine of 10 homes have a boat.", ["= 9", "= 10 homes"]),
        ("Two of the three-storey houses burned.", ["= 2 three-storey houses"]),
        ("One of the 2016 winners was there.", []),
    ],
)
def test_a_part_and_its_whole_are_counted_each(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It holds 45,000 barrels of oil.", ["= 45000 barrels of oil"]),
        ("Some 15 tons of coal were lost.", ["~ 15 tons of coal ~"]),
        ("They seized 30 kilograms of crude sugar last May.", ["= 30 kilograms of crude sugar"]),
        ("About 60 gallons of milk spilled.", ["~ 60 gallons of milk ~"]),
        ("The train ran at 90 miles per hour.", ["= 90 miles per hour"]),
        ("It pumps 40 barrels of oil per day.", ["= 40 barrels of oil per day"]),
        ("There are 400 people per square mile.", ["= 400 people per square mile"]),
        ("It lies ten miles of the coast away.", ["= 10 miles"]),
        ("They caught 20 tons of the fish.", ["= 20 tons"]),
        ("They found 12 pounds in it.", ["= 12 pounds"]),
    ],
)
def test_a_measure_is_of_something_and_per_something(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was fined two thousand pounds.", ["= 2000 GBP"]),
        ("She still owes the port 300 pounds.", ["= 300 GBP"]),
        ("A debt of 900 pounds remained.", ["= 900 GBP"]),
        ("It weighed two thousand pounds.", ["= 2000 pounds"]),
        ("They spent the day hauling, and 40 pounds was too much.", ["= 40 pounds"]),
        ("He paid for 20 pounds of rice.", ["= 20 pounds of rice"]),
    ],
)
def test_pounds_that_are_paid_are_money(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A pair of tugs sank.", ["= 2 tugs"]),
        ("A trio of divers left.", ["= 3 divers"]),
        ("He bought a pair of trousers.", []),
        ("Neither bridge had a rail.", ["= 0 bridge"]),
        ("Neither of the bridges fell.", ["= 0 bridges"]),
        ("It harmed neither boat.", ["= 0 boat"]),
        ("Neither the pier nor the quay burned.", []),
        ("Neither spoke of it.", []),
        ("Neither confirmed the sale.", []),
        ("Neither side gave in.", []),
    ],
)
def test_pairs_count_two_and_neither_counts_none(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("One in every four homes flooded.", ["= 25 %"]),
        ("Four out of every 10 voters stayed away.", ["= 40 %"]),
        ("Catches grew 2.3pc.", ["= 2.3 %"]),
        ("Hundreds of thousands marched.", ["~ 100000.. ~"]),
        ("Hundreds of thousands of pilgrims marched.", ["~ 100000.. pilgrims ~"]),
    ],
)
def test_shares_and_orders_are_read_in_the_words_of_news(
    sentence: str, expected: list[str]
) -> None:
    assert counted(sentence) == expected
