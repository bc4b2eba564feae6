"""Quantities: bounds, units, and what counts nothing."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.amounts import amount_at, may_begin
from claims.model import Comparator
from claims.numbers import MAY_COUNT, quantities
from claims.text import Extent, fold
from claims.units import measure_noun
from claims.words import Word, vocabulary, words_of
from claims.zeros import may_deny, zero_at
from tests.claims.values import counted, quantities_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They seized more than 2,300 unlicensed rifles.", ["> 2300.. unlicensed rifles"]),
        ("Over 40 ferries were late.", ["> 40.. ferries"]),
        ("At least six bridges failed.", [">= 6.. bridges"]),
        ("No fewer than 30 judges signed.", [">= 30.. judges"]),
        ("As many as 90 homes burned.", ["<= ..90 homes"]),
        ("Up to 12 inspectors may come.", ["<= ..12 inspectors"]),
        ("No more than 10 nurses are needed.", ["<= ..10 nurses"]),
        ("Fewer than 200 ballots remain.", ["< ..200 ballots"]),
        ("About 300 divers came.", ["~ 300 divers ~"]),
        ("Some 450 tenants moved.", ["~ 450 tenants ~"]),
        ("Almost 70 wells ran dry.", ["~ 70 wells ~"]),
        ("Just under 80 clinics closed.", ["< ..80 clinics ~"]),
        ("Exactly 11 jurors agreed.", ["= 11 jurors"]),
        ("20 or more drivers complained.", [">= 20.. drivers"]),
        ("It took 15 divers or so.", ["~ 15 divers ~"]),
        ("500+ runners started.", [">= 500.. runners"]),
    ],
)
def test_a_comparator_bounds_the_number_and_belongs_to_it(
    sentence: str, expected: list[str]
) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Between 10 and 15 guards slept.", ["range 10..15 guards"]),
        ("From 20 to 30 boats sank.", ["range 20..30 boats"]),
        ("Some 10–12 teachers left.", ["range 10..12 teachers ~"]),
        ("Two or three sheds burned.", ["range 2..3 sheds"]),
        ("It will cost $10 to $15 million.", ["range 10000000..15000000 USD"]),
        ("It will cost $10-15 million.", ["range 10000000..15000000 USD"]),
        ("Two to three hundred pilgrims walked.", ["range 200..300 pilgrims"]),
        ("Turnout was 40 to 45 percent.", ["range 40..45 %"]),
        ("The fare rose by £3 to £12.", ["= 3 GBP", "= 12 GBP"]),
        ("Fares rose by 10 to 15 percent.", ["range 10..15 %"]),
        ("Fares rose from 10 to 15 percent.", ["= 10", "= 15 %"]),
        ("The score was 30 to 12 whistles.", ["= 30", "= 12 whistles"]),
    ],
)
def test_two_ends_make_a_range_unless_they_tell_a_change(
    sentence: str, expected: list[str]
) -> None:
    assert counted(sentence) == expected


def test_not_two_but_three_is_both_a_denial_and_a_count() -> None:
    assert counted("Not two but three trawlers were seen.") == ["!= 2 trawlers", "= 3 trawlers"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("No ferries sailed.", ["= 0 ferries"]),
        ("No one was hurt.", ["= 0 persons"]),
        ("Nobody was hurt.", ["= 0 persons"]),
        ("None of the bridges held.", ["= 0 bridges"]),
        ("There haven't been any federal fishing bans.", ["= 0 federal fishing bans"]),
        ("It has not issued any storm warnings.", ["= 0 storm warnings"]),
        ("Not a single juror objected.", ["= 0 juror"]),
        ("We have not lost a single boat.", ["= 0 boat"]),
        ("It hasn't yet seen a single case.", ["= 0 case"]),
        ("The fire does not have a single cause.", []),
        ("It is not known to be a single event.", []),
        ("It recorded zero complaints.", ["= 0 complaints"]),
        ("She left without any guards.", ["= 0 guards"]),
    ],
)
def test_nothing_is_counted_as_zero(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no evidence the pilot knew.",
        "No doubt it will rain.",
        "It no longer sails.",
        "She had no idea.",
        "No more fish came.",
        "He did not eat any longer.",
    ],
)
def test_an_idiom_with_no_is_no_zero(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A dozen goats and half a dozen cows died.", ["= 12 goats", "= 6 cows"]),
        ("A half-dozen mayors came.", ["= 6 mayors"]),
        ("Two dozen buses burned.", ["= 24 buses"]),
        ("A hundred and fifty divers came.", ["= 150 divers"]),
        ("Hundreds of people fled.", ["~ 100.. people ~"]),
        ("Tens of thousands of voters waited.", ["~ 10000.. voters ~"]),
        ("Several trawlers sank.", ["~ .. trawlers ~"]),
        ("A handful of critics spoke.", ["~ .. critics ~"]),
        ("A couple of boats sank.", ["~ 2 boats ~"]),
        ("Half a million people marched.", ["= 500000 people"]),
        ("1.5 million tons and 40k barrels.", ["= 1500000 tons", "= 40000 barrels"]),
        ("Of the pupils, 1,300 girls sang.", ["= 1300 girls"]),
    ],
)
def test_dozens_scales_and_vague_amounts_are_read(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nearly half of tenants left.", ["~ 50 % ~"]),
        ("Two-thirds of sailors voted.", ["= 66.7 %"]),
        ("A third of the wells are dry.", ["= 33.3 %"]),
        ("Three quarters of pupils passed.", ["= 75 %"]),
        ("One in five bridges is unsafe.", ["= 20 %"]),
        ("9 out of 10 divers agree.", ["= 90 %"]),
        ("About 40 percent stayed.", ["~ 40 % ~"]),
        ("It rose 3.5 percentage points.", ["= 3.5 percentage points"]),
        ("3/4 of crews quit.", ["= 75 %"]),
        ("The third officer left.", []),
        ("The second half was dull.", []),
    ],
)
def test_shares_come_back_in_percent(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A $1.2B bridge", ["= 1200000000 USD"]),
        ("It cost $3.5 million.", ["= 3500000 USD"]),
        ("It cost £40m.", ["= 40000000 GBP"]),
        ("It cost 5 million euros.", ["= 5000000 EUR"]),
        ("It cost A$12,000.", ["= 12000 AUD"]),
        ("It cost EUR 75.", ["= 75 EUR"]),
        ("At least $1 million was paid.", [">= 1000000.. USD"]),
    ],
)
def test_money_is_in_its_iso_code(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It has been shut for at least a decade.", [">= 1.. decade"]),
        ("A 10-year lease and a three-judge panel.", ["= 10 year", "= 3 judge"]),
        ("One man, Ivo Brandt, was held.", ["= 1 man"]),
        ("Two guards were only there to watch.", ["= 2 guards"]),
        ("Only sea fishing ones were counted.", []),
        ("One of the pilots slept.", ["= 1 pilots"]),
        ("It is one of the largest ports.", []),
        ("One day he left.", []),
        ("60 human rights violations were found.", ["= 60 human rights violations"]),
    ],
)
def test_the_counted_noun_keeps_its_scope(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "A 12-year-old boy, Otto Lind, 40, left at 5 p.m. on Aug. 16.",
        "See Section 1385, page 12 and Room 101.",
        "Call 510-555-0147 before 9:30.",
        "It passed on a 5-4 vote.",
        "They live at 12 Main Street.",
        "It runs version 3.11.2 on a Boeing 737.",
        "The 2017 resolution stands.",
        "Wages have stalled over the past 10 years.",
        "Those over 45 stayed home.",
        "It came 21st, then third.",
    ],
)
def test_ages_dates_labels_and_scores_count_nothing(sentence: str) -> None:
    assert counted(sentence) == []


def test_a_verb_that_looks_like_a_month_leaves_its_number_alone() -> None:
    assert counted("May 5 people leave?") == ["= 5 people"]


def test_offsets_hold_in_the_whole_text_with_curly_marks_and_no_break_spaces() -> None:
    text = "He left. “More than\u00a02,300 rifles”, she said."
    extent = Extent(start=9, end=len(text))

    (only,) = quantities(text, extent)

    assert only.extent.of(text) == "More than\u00a02,300 rifles"
    assert (only.low, only.comparator) == (Decimal(2300), Comparator.MORE)


def test_nothing_outside_the_extent_is_read() -> None:
    text = "Ten boats sank. Two guards slept. Six cows died."

    found = quantities(text, Extent(start=16, end=33))

    assert [each.extent.of(text) for each in found] == ["Two guards"]


FRAGMENTS_IN_A_ROW = (
    "no one two three hundred thousand million of the and or between to - – $ % percent half dozen "
    "a an at least more than up about 5 10 1,500 3.5 2018 k m , . officers people years Aug. not "
    "but any haven't few 1/2 ( ) “ ” \u00a0 + not single decade 12-year-old Section"
)
FRAGMENTS = st.sampled_from(FRAGMENTS_IN_A_ROW.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, min_size=1, max_size=14))
def test_quantities_never_overlap_and_never_leave_their_stretch(parts: list[str]) -> None:
    text = "Before. " + " ".join(parts)
    extent = Extent(start=8, end=len(text))

    found = quantities(text, extent)

    ends = [extent.start, *(each.extent.end for each in found)]
    assert all(each.extent.start >= end for each, end in zip(found, ends, strict=False))
    assert all(extent.contains(each.extent) for each in found)


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_figures_with_commas_are_read_as_written(number: int) -> None:
    (only,) = quantities_of(f"They counted exactly {number:,} gulls there.")

    assert (only.low, only.high, only.unit) == (Decimal(number), Decimal(number), "gulls")


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=2, max_value=500), st.integers(min_value=1, max_value=500))
def test_a_range_has_its_lower_end_first(low: int, step: int) -> None:
    sentence = f"Between {low} and {low + step} gulls came."

    (only,) = quantities_of(sentence)

    assert (only.low, only.high) == (Decimal(low), Decimal(low + step))
    assert re.sub(r"\W+$", "", only.extent.of(sentence)).endswith("gulls")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=6)), min_size=1, max_size=9))
def test_a_sentence_without_any_telling_word_counts_nothing_at_any_of_its_words(
    parts: list[str],
) -> None:
    text = fold(" ".join(parts))
    words = words_of(text)

    found = [
        place
        for place in range(len(words))
        if zero_at(words, place) or amount_at(words, place) or _is_measured(words, place)
    ]

    assert not found or not MAY_COUNT.isdisjoint(vocabulary(text))
    assert all(may_begin(words[place]) or may_deny(words[place]) for place in found)


def _is_measured(words: list[Word], place: int) -> bool:
    """Whether "a decade" or the like stands there."""
    return words[place].key in {"a", "an"} and measure_noun(words, place + 1) is not None


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1, max_value=9), st.sampled_from([10, 20, 25, 40, 100, 1000]))
def test_so_many_out_of_so_many_is_their_share(part: int, whole: int) -> None:
    (only,) = quantities_of(f"{part} out of {whole} gulls flew.")

    exact = Decimal(100 * part) / Decimal(whole)
    assert only.unit == "%"
    assert only.low is not None
    assert abs(only.low - exact) <= Decimal("0.05")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(min_value=2, max_value=10**6), min_size=1, max_size=6))
def test_each_count_of_a_list_is_read_by_itself(numbers: list[int]) -> None:
    sentence = "They saw " + ", ".join(f"{number:,} gulls" for number in numbers) + "."

    found = quantities_of(sentence)

    assert [(each.low, each.high, each.unit) for each in found] == [
        (Decimal(number), Decimal(number), "gulls") for number in numbers
    ]


@pytest.mark.parametrize(
    ("sentence", "low"),
    [
        ("On its first day 9,800 carts used the bridge.", 9800),
        ("In the first week 12 boats came.", 12),
        ("That season 14 boats sank.", 14),
        ("On the last day 1,200 people came.", 1200),
    ],
)
def test_a_count_behind_a_day_or_week_is_no_name_of_it(sentence: str, low: int) -> None:
    assert [each.low for each in quantities_of(sentence)] == [Decimal(low)]


@pytest.mark.parametrize(
    "sentence", ["In week 12 the club won.", "Season 4 begins.", "It is day 3."]
)
def test_a_week_or_season_with_its_number_counts_nothing(sentence: str) -> None:
    assert quantities_of(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The tunnel cost £4 million and not £3 million.",
        "The tunnel cost £4 million, not £3 million.",
        "The hall seats 4,000,000 – not 3,000,000.",
    ],
)
def test_a_number_that_is_put_right_is_denied(sentence: str) -> None:
    held, denied = quantities_of(sentence)

    assert (held.low, held.comparator) == (Decimal(4_000_000), Comparator.EQUAL)
    assert (denied.low, denied.comparator) == (Decimal(3_000_000), Comparator.NOT)


def test_almost_nobody_is_somebody() -> None:
    for sentence in ("Almost nobody was hurt.", "Nearly no boats left.", "Virtually none came."):
        assert quantities_of(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The crossing took 2 hours 40 minutes.", ["= 160 minutes"]),
        ("It took more than two hours and 5 minutes.", ["> 125.. minutes"]),
        ("They sold a million and a half tickets.", ["= 1500000 tickets"]),
        ("He was 5 feet 3 inches tall.", ["= 63 inches"]),
        ("The voyage lasted 1 day, 3 hours and 10 minutes.", ["= 1630 minutes"]),
        ("It took two days and three men died.", ["= 2 days", "= 3 men"]),
        ("It took 2.5 hours 40 minutes away.", ["= 2.5 hours", "= 40 minutes"]),
    ],
)
def test_a_measure_in_two_units_is_one(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The pier sees 46 sailings a day in summer.", ["= 46 sailings per day"]),
        ("It loses 3 million litres of water a day.", ["= 3000000 litres of water per day"]),
        ("The lock takes 90 boats every week.", ["= 90 boats per week"]),
        ("They found two men a day later.", ["= 2 men"]),
        ("The lot weighed 300g, the jar 2l.", ["= 300 g", "= 2 l"]),
        ("The dose was 5 mg.", ["= 5 mg"]),
    ],
)
def test_how_often_and_small_measures_belong_to_the_unit(
    sentence: str, expected: list[str]
) -> None:
    assert counted(sentence) == expected
