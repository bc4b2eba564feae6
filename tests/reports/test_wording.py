"""Words and figures: the same on every machine, and never more exact than the text was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

import claims.model
import review.model
from claims.model import Comparator, Quantity, RelationKind, TimeReference
from claims.text import Extent
from reports import wording
from reports.claim_verdicts import tone
from review.scales import COLOURS

if TYPE_CHECKING:
    from types import ModuleType

SOMEWHERE = Extent(start=0, end=1)


def codes_of(module: ModuleType) -> set[type[StrEnum]]:
    found = vars(module).values()
    return {v for v in found if isinstance(v, type) and issubclass(v, StrEnum) and v is not StrEnum}


def a_quantity(low: str | None, high: str | None, sign: str, unit: str = "") -> Quantity:
    return Quantity(
        extent=SOMEWHERE,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        comparator=Comparator(sign),
        unit=unit,
    )


def a_time(
    earliest: date | None = None, latest: date | None = None, needs: str | None = None
) -> TimeReference:
    return TimeReference(extent=SOMEWHERE, earliest=earliest, latest=latest, needs=needs)


def test_every_coded_value_of_the_domain_has_a_label_and_a_meaning() -> None:
    assert set(wording.VOCABULARY) == codes_of(claims.model) | codes_of(review.model)
    for codes, words in wording.VOCABULARY.items():
        assert list(words) == [code.value for code in codes]
        for code in codes:
            assert wording.label(code)
            assert wording.meaning(code).endswith(".")


def test_labels_of_one_vocabulary_differ() -> None:
    for words in wording.VOCABULARY.values():
        assert len({word.label for word in words.values()}) == len(words)


def test_every_relation_can_be_told_from_both_sides() -> None:
    for kind in RelationKind:
        assert wording.relation(kind, from_left=True) == wording.label(kind)
        assert wording.relation(kind, from_left=False)


def test_every_colour_of_a_scale_has_its_tone() -> None:
    assert [tone(colour) for colour in COLOURS] == list(COLOURS)
    assert tone("pink") == "outside"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1500", "1,500"),
        ("1200000000", "1,200,000,000"),
        ("66.66666666666666666666666667", "66.67"),
        ("40.0", "40"),
        ("0", "0"),
        ("0.001", "0.001"),
        ("-3.5", "-3.5"),
        ("1E+30", "1E+30"),
        ("100", "100"),
    ],
)
def test_numbers_are_written_for_readers(value: str, text: str) -> None:
    assert wording.number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (a_quantity("1500", None, ">", "residents"), "more than 1,500 residents"),
        (a_quantity("10", None, ">=", "years"), "at least 10 years"),
        (a_quantity(None, "10", "<=", "boats"), "at most 10 boats"),
        (a_quantity(None, "10", "<"), "less than 10"),
        (a_quantity("0", "0", "=", "people"), "0 people"),
        (a_quantity("10", "15", "range", "boats"), "10 to 15 boats"),
        (a_quantity("50", "50", "~", "%"), "about 50%"),
        (a_quantity("45", "55", "~", "%"), "about 45 to 55%"),
        (a_quantity("2", "2", "!=", "boats"), "not 2 boats"),
        (a_quantity(None, None, "~", "people"), "a number without an exact bound people"),
    ],
)
def test_a_quantity_says_how_it_bounds(quantity: Quantity, text: str) -> None:
    assert wording.amount(quantity) == text


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (a_time(date(2018, 1, 16), date(2018, 1, 16)), "16 January 2018"),
        (a_time(date(2018, 2, 1), date(2018, 2, 28)), "February 2018"),
        (a_time(date(2017, 1, 1), date(2017, 12, 31)), "2017"),
        (a_time(date(2008, 1, 17), date(2018, 1, 17)), "17 January 2008 to 17 January 2018"),
        (a_time(date(2018, 2, 1), date(2018, 2, 27)), "1 February 2018 to 27 February 2018"),
        (a_time(date(2018, 1, 1), None), "1 January 2018 or later"),
        (a_time(None, date(2018, 1, 1)), "1 January 2018 or earlier"),
        (a_time(), "not resolved"),
        (a_time(needs="publication date"), "not resolved, needs the publication date"),
        (a_time(needs="an earlier date"), "not resolved, needs an earlier date"),
    ],
)
def test_a_time_says_which_days_it_can_mean(time: TimeReference, text: str) -> None:
    assert wording.period(time) == text


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2018, 1, 17, 14, 3, tzinfo=UTC),
        datetime(2018, 1, 17, 23, 3, tzinfo=timezone(timedelta(hours=9))),
        datetime(2018, 1, 17, 14, 3),  # noqa: DTZ001 - a moment without a zone is the case
    ],
)
def test_moments_are_told_in_utc(moment: datetime) -> None:
    assert wording.moment(moment) == "17 January 2018, 14:03 UTC"
    assert wording.iso_moment(moment) == "2018-01-17T14:03:00Z"


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Europe/Berlin", "18 January 2018, 00:03 CET"),
        ("America/New_York", "17 January 2018, 18:03 EST"),
        ("America/Sao_Paulo", "17 January 2018, 21:03 UTC-02"),
        ("Asia/Kathmandu", "18 January 2018, 04:48 UTC+0545"),
    ],
)
def test_a_moment_told_where_somebody_is_names_the_zone(zone: str, told: str) -> None:
    assert wording.moment(datetime(2018, 1, 17, 23, 3, tzinfo=UTC), ZoneInfo(zone)) == told


def test_lists_and_counts_read_as_english() -> None:
    assert wording.listed(("a",)) == "a"
    assert wording.listed(("a", "b", "c"), "or") == "a, b or c"
    assert wording.count(1, "piece") == "1 piece"
    assert wording.count(1200, "piece") == "1,200 pieces"
    assert wording.withheld(2) == "2 confidential pieces withheld"


def test_a_digest_is_shortened_without_the_name_of_its_algorithm() -> None:
    assert wording.short_digest("sha256:0123456789abcdef") == "0123456789ab…"
    assert wording.short_digest("77aa") == "77aa"
