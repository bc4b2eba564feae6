"""Values come back from the database as they went in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claims.errors import Stale
from claims.model import (
    Attribution,
    Comparator,
    Mode,
    Quantity,
    Reason,
    SpeakerRole,
    TimeReference,
)
from claims.text import Extent
from db import digest, rows

quickly = settings(max_examples=40, deadline=None)

words = some.text(some.characters(exclude_categories=["Cs"]), max_size=20)
extents = some.builds(
    lambda start, length: Extent(start=start, end=start + length),
    some.integers(0, 10**6),
    some.integers(1, 10**4),
)
decimals = some.none() | some.decimals(allow_nan=False, allow_infinity=False)
days = some.none() | some.dates()


@quickly
@given(
    some.builds(
        Quantity,
        extent=extents,
        low=decimals,
        high=decimals,
        comparator=some.sampled_from(Comparator),
        unit=words,
        approximate=some.booleans(),
    )
)
def test_a_quantity_comes_back_to_the_last_digit(quantity: Quantity) -> None:
    (back,) = rows.quantities(rows.quantities_json((quantity,)))

    assert back == quantity
    assert str(back.low) == str(quantity.low)


@quickly
@given(
    some.builds(
        TimeReference,
        extent=extents,
        earliest=days,
        latest=days,
        anchor=days,
        needs=some.none() | words,
    )
)
def test_a_time_comes_back(time: TimeReference) -> None:
    assert rows.times(rows.times_json((time,))) == (time,)


@quickly
@given(
    some.builds(
        Attribution,
        speaker=some.none() | words,
        role=some.sampled_from(SpeakerRole),
        mode=some.sampled_from(Mode),
        title=some.none() | words,
        verb=some.none() | words,
        via=some.lists(words, max_size=3).map(tuple),
        addressee=some.none() | words,
        method=words,
        confidence=some.floats(0, 1),
        candidates=some.lists(words, max_size=3).map(tuple),
        extent=some.none() | extents,
    )
)
def test_an_attribution_comes_back(spoken: Attribution) -> None:
    row = {
        "speaker": spoken.speaker,
        "role": spoken.role.value,
        "mode": spoken.mode.value,
        "attribution": rows.attribution_json(spoken),
    }

    assert rows.attribution(row) == spoken


@quickly
@given(some.lists(some.builds(Reason, feature=words, weight=some.floats(-5, 5)), max_size=4))
def test_reasons_come_back(reasons: list[Reason]) -> None:
    assert rows.reasons(rows.reasons_json(tuple(reasons))) == tuple(reasons)


@quickly
@given(some.datetimes(timezones=some.just(UTC)))
def test_a_moment_comes_back_and_sorts_as_text(moment: datetime) -> None:
    assert rows.moment(rows.stamp(moment)) == moment
    assert rows.stamp(datetime(1, 1, 1, tzinfo=UTC)) <= rows.stamp(moment)


@quickly
@given(some.text(some.characters(exclude_categories=["Cs"]), min_size=1), some.data())
def test_the_words_of_a_span_are_those_of_the_text_whatever_it_holds(
    text: str, data: some.DataObject
) -> None:
    start = data.draw(some.integers(0, len(text) - 1))
    end = data.draw(some.integers(start + 1, len(text)))
    row = {
        "document_id": "doc_1",
        "start_at": start,
        "end_at": end,
        "quote_digest": digest.of_text(text[start:end]),
    }
    span = rows.span(row, text)

    assert span.quote == text[start:end]
    assert text[:start].endswith(span.prefix)
    assert text[end:].startswith(span.suffix)
    snow = "\u2603" * len(text)
    if text[start:end] != snow[start:end]:
        with pytest.raises(Stale):
            rows.span(row, snow)


def test_the_span_of_purged_words_is_empty() -> None:
    row = {"document_id": "doc_1", "start_at": 3, "end_at": 9, "quote_digest": "x"}

    assert rows.span(row, None).quote == ""


@pytest.mark.parametrize(
    ("reference", "number"),
    [("7", 7), ("0", 0), ("007", 7), ("clm_7", None), ("", None), ("-1", None), ("9" * 400, None)],
)
def test_a_reference_is_a_number_or_an_id(reference: str, number: int | None) -> None:
    assert rows.number(reference) == number


def test_a_day_comes_back() -> None:
    assert rows.day(rows.iso(date(2026, 3, 9))) == date(2026, 3, 9)
    assert rows.day(rows.iso(None)) is None


def test_a_decimal_keeps_its_zeros() -> None:
    quantity = Quantity(
        extent=Extent(start=0, end=1),
        low=Decimal("1.50"),
        high=None,
        comparator=Comparator.MORE,
    )

    assert str(rows.quantities(rows.quantities_json((quantity,)))[0].low) == "1.50"
