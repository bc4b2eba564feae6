"""Dates: what phrases mean on the day they were published, and what they lack without it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.dates import NotATime, resolve, times
from claims.day_spans import Days, covers
from claims.errors import Refusal
from claims.text import Extent
from tests.claims.values import dated, times_of

if TYPE_CHECKING:
    from claims.model import TimeReference

WEDNESDAY = date(2019, 5, 22)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2098, 12, 31))


def walked(anchor: date, weekday: str, step: int) -> date:
    """Walk day by day from the anchor until the weekday's name comes up."""
    day = anchor
    while WEEKDAYS[day.weekday()] != weekday:
        day += timedelta(days=step)
    return day


@settings(max_examples=80, deadline=None)
@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_bare_weekday_is_the_most_recent_one_the_day_itself_included(
    anchor: date, weekday: str
) -> None:
    (only,) = times_of(f"The harbour board voted late {weekday} night.", anchor)

    assert only.earliest == only.latest == walked(anchor, weekday, -1)


@settings(max_examples=80, deadline=None)
@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_after_a_cue_of_plan_is_the_coming_one(anchor: date, weekday: str) -> None:
    (only,) = times_of(f"The harbour board will meet {weekday}.", anchor)

    assert only.earliest == only.latest == walked(anchor, weekday, 1)


@settings(max_examples=80, deadline=None)
@given(DAYS, DAYS)
def test_a_month_and_day_without_a_year_is_the_nearest_past_one(anchor: date, named: date) -> None:
    (only,) = times_of(f"It sank on {named:%B} {named.day}.", anchor)

    day = anchor
    while (day.month, day.day) != (named.month, named.day) and (anchor - day).days <= 366:
        day -= timedelta(days=1)
    if (anchor - day).days <= 366:
        assert only.earliest == only.latest == day
    else:  # the leap day
        assert (only.earliest, only.needs) == (None, "year")


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("It sank on Feb. 29.", date(2016, 2, 29), "Feb. 29: 2016-02-29..2016-02-29"),
        ("It sank on Feb. 29.", date(2016, 11, 3), "Feb. 29: 2016-02-29..2016-02-29"),
        ("It sank on 29 February.", date(2017, 1, 4), "29 February: 2016-02-29..2016-02-29"),
        ("It sank on Feb. 29.", date(2017, 11, 3), "Feb. 29: needs year"),
        ("It sank on Feb. 29.", date(2018, 1, 17), "Feb. 29: needs year"),
        ("It sank on Feb. 29.", date(2016, 1, 5), "Feb. 29: needs year"),
        ("It will open Feb. 29.", date(2016, 1, 5), "Feb. 29: 2016-02-29..2016-02-29"),
        ("It will open Feb. 29.", date(2017, 1, 5), "Feb. 29: needs year"),
        (
            "It sank on Monday, Feb. 29.",
            date(2018, 1, 17),
            "Monday, Feb. 29: 2016-02-29..2016-02-29",
        ),
        ("It sank on Sunday, Feb. 29.", date(2018, 1, 17), "Sunday, Feb. 29: needs year"),
        ("It sank on Feb. 29, 2004.", date(2018, 1, 17), "Feb. 29, 2004: 2004-02-29..2004-02-29"),
    ],
)
def test_the_leap_day_is_the_one_within_a_year_or_of_its_weekday_and_else_open(
    sentence: str, published: date, expected: str
) -> None:
    assert dated(sentence, published) == [expected]


def test_a_month_holds_its_days() -> None:
    (day,) = times_of("It sank on Aug. 16.", date(2018, 1, 17))
    (month,) = times_of("It sank in August 2017.", None)

    assert covers(Days(month.earliest, month.latest), day.earliest or date.min)


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(min_value=2, max_value=60))
def test_days_ago_and_the_past_days_are_counted_one_by_one(anchor: date, count: int) -> None:
    (ago,) = times_of(f"It sank {count} days ago.", anchor)
    (past,) = times_of(f"It rained over the past {count} days.", anchor)

    day = anchor
    for _ in range(count):
        day -= timedelta(days=1)
    assert ago.earliest == ago.latest == day
    assert (past.earliest, past.latest) == (day, anchor)


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_last_week_and_last_month_are_all_the_days_of_the_one_before(anchor: date) -> None:
    (week,) = times_of("It sank last week.", anchor)
    (month,) = times_of("It sank last month.", anchor)

    before = [anchor - timedelta(days=n) for n in range(70)]
    weeks = [day for day in before if day.isocalendar()[:2] != anchor.isocalendar()[:2]]
    months = [day for day in before if day.month != anchor.month]
    assert _ends(week) == _ends_of([d for d in weeks if _week(d) == _week(weeks[0])])
    assert _ends(month) == _ends_of([d for d in months if d.month == months[0].month])


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _ends(time: TimeReference) -> tuple[date | None, date | None]:
    return time.earliest, time.latest


def _ends_of(days: list[date]) -> tuple[date, date]:
    return min(days), max(days)


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_a_written_date_reads_the_same_in_every_order(day: date) -> None:
    forms = (
        f"{day.isoformat()}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
        f"the {day.day}th of {day:%B} {day.year}",
    )

    for form in forms:
        (only,) = times_of(f"It sank on {form}.", None)
        assert (only.earliest, only.latest, only.needs) == (day, day, None), form


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The board voted late Tuesday night.", "late Tuesday night: 2019-05-21..2019-05-21"),
        ("In its Wednesday morning paper.", "Wednesday morning: 2019-05-22..2019-05-22"),
        ("It sank yesterday.", "yesterday: 2019-05-21..2019-05-21"),
        ("It sinks tonight.", "tonight: 2019-05-22..2019-05-22"),
        ("It sank last night.", "last night: 2019-05-21..2019-05-21"),
        ("It sank last year.", "last year: 2018-01-01..2018-12-31"),
        ("It sank late last year.", "late last year: 2018-09-01..2018-12-31"),
        ("It sank earlier this month.", "earlier this month: 2019-05-01..2019-05-22"),
        ("It opens later this year.", "later this year: 2019-05-22..2019-12-31"),
        ("They take it up next month.", "next month: 2019-06-01..2019-06-30"),
        ("It sank last week.", "last week: 2019-05-13..2019-05-19"),
        ("It sank over the weekend.", "over the weekend: 2019-05-18..2019-05-19"),
        ("It sank last Friday.", "last Friday: 2019-05-17..2019-05-17"),
        ("It sank last Monday.", "last Monday: 2019-05-13..2019-05-20"),
        ("It opens next Monday.", "next Monday: 2019-05-27..2019-05-27"),
        ("It sank two days ago.", "two days ago: 2019-05-20..2019-05-20"),
        ("It sank two weeks ago.", "two weeks ago: 2019-05-06..2019-05-12"),
        ("It sank ten years ago.", "ten years ago: 2009-01-01..2009-12-31"),
        ("More than two years ago it sank.", "More than two years ago: ..2017-05-22"),
        ("Nobody drowned in the last 10 years.", "the last 10 years: 2009-05-22..2019-05-22"),
        ("It rose over the past three months.", "the past three months: 2019-02-22..2019-05-22"),
        ("It rose in recent weeks.", "in recent weeks: ..2019-05-22"),
        ("It will close in the next two weeks.", "the next two weeks: 2019-05-22..2019-06-05"),
        ("It will close within 30 days.", "within 30 days: 2019-05-22..2019-06-21"),
        ("It will close by Friday.", "by Friday: ..2019-05-24"),
        ("It sank last summer.", "last summer: 2018-06-01..2018-08-31"),
        ("It sank this summer.", "this summer: 2018-06-01..2018-08-31"),
        ("It will open this summer.", "this summer: 2019-06-01..2019-08-31"),
        ("It ran Monday through Friday.", "Monday through Friday: 2019-05-13..2019-05-17"),
    ],
)
def test_a_relative_phrase_counts_from_the_day_of_publication(sentence: str, expected: str) -> None:
    assert dated(sentence, WEDNESDAY) == [expected] * bool(expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It sank on Aug. 16.", "Aug. 16: 2018-08-16..2018-08-16"),
        ("It sank on Sept. 5th.", "Sept. 5th: 2018-09-05..2018-09-05"),
        ("It will open Feb. 20.", "Feb. 20: 2020-02-20..2020-02-20"),
        ("It sank in August.", "August: 2018-08-01..2018-08-31"),
        ("It sank in August 2017.", "August 2017: 2017-08-01..2017-08-31"),
        ("It sank in mid-August.", "mid-August: 2018-08-11..2018-08-20"),
        ("It sank in early March 2016.", "early March 2016: 2016-03-01..2016-03-10"),
        ("It sank on Tuesday, May 21.", "Tuesday, May 21: 2019-05-21..2019-05-21"),
        ("It ran March 3-5.", "March 3-5: 2019-03-03..2019-03-05"),
        ("It ran from March to May 2021.", "from March to May 2021: 2021-03-01..2021-05-31"),
        ("It ran Dec. 28 to Jan. 3.", "Dec. 28 to Jan. 3: 2018-12-28..2019-01-03"),
        ("It ran between 2014 and 2016.", "between 2014 and 2016: 2014-01-01..2016-12-31"),
        ("It ran in 2014-16.", "2014-16: 2014-01-01..2016-12-31"),
        ("It ran in the 1990s.", "the 1990s: 1990-01-01..1999-12-31"),
        ("It ran in the early 1990s.", "the early 1990s: 1990-01-01..1993-12-31"),
        ("It ran in the '80s.", "the '80s: 1980-01-01..1989-12-31"),
        ("A ship of the 19th century.", "the 19th century: 1801-01-01..1900-12-31"),
        ("It sank in the summer of 2016.", "the summer of 2016: 2016-06-01..2016-08-31"),
        ("It sank in winter 2016.", "winter 2016: 2016-12-01..2017-02-28"),
        ("Sales fell in Q3 2017.", "Q3 2017: 2017-07-01..2017-09-30"),
        (
            "Sales fell in the second half of 2017.",
            "the second half of 2017: 2017-07-01..2017-12-31",
        ),
        ("Budgets of fiscal 2018.", "fiscal 2018: 2017-04-01..2018-12-31"),
        ("It sank on 13/4/2018.", "13/4/2018: 2018-04-13..2018-04-13"),
        ("It sank on 3/4/2018.", "3/4/2018: 2018-03-04..2018-04-03"),
        ("It has rained since 2014.", "since 2014: 2014-01-01..2019-05-22"),
        ("It sank before March 2017.", "before March 2017: ..2017-02-28"),
        ("It sank after Jan. 5.", "after Jan. 5: 2019-01-06.."),
        ("The 2017 rule stands.", "2017: 2017-01-01..2017-12-31"),
    ],
)
def test_a_calendar_phrase_is_an_interval_of_its_own_size(sentence: str, expected: str) -> None:
    assert dated(sentence, WEDNESDAY) == [expected] * bool(expected)


@pytest.mark.parametrize(
    "phrase",
    [
        "Tuesday", "yesterday", "last year", "two weeks ago", "the past three years", "Aug. 16",
        "in August", "later this month", "last summer", "over the weekend", "in recent weeks",
    ],
)  # fmt: skip
def test_without_a_publication_date_a_relative_phrase_stays_open_and_says_so(phrase: str) -> None:
    found = times_of(f"It sank {phrase}.", None)

    assert [(each.earliest, each.latest) for each in found] == [(None, None)]
    assert [each.needs for each in found] == ["publication date"]


@pytest.mark.parametrize(
    ("sentence", "needs"),
    [
        ("It has been quiet since the spring storm.", "anchor event"),
        ("It sank before the harbour fire.", "anchor event"),
        ("It sank the following day.", "an earlier date"),
        ("It sank three weeks later.", "an earlier date"),
        ("It sank on Feb. 29.", "year"),
        ("It sank on April 31.", "a day that exists"),
        ("It sank on 2018-02-30.", "a day that exists"),
    ],
)
def test_what_cannot_be_resolved_says_what_it_needs(sentence: str, needs: str) -> None:
    (only,) = times_of(sentence, WEDNESDAY)

    assert (only.earliest, only.latest, only.needs) == (None, None, needs)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three sank in the past five days.", "the past five days: 2019-05-17..2019-05-22"),
        ("Rain is due over the next three days.", "the next three days: 2019-05-22..2019-05-25"),
        ("It sank a week ago.", "a week ago: 2019-05-15..2019-05-15"),
        ("It sank two weeks ago.", "two weeks ago: 2019-05-06..2019-05-12"),
    ],
)
def test_spans_are_counted_in_days_and_a_week_ago_is_one_day(sentence: str, expected: str) -> None:
    assert dated(sentence, WEDNESDAY) == [expected] * bool(expected)


@pytest.mark.parametrize("before", ["will", "could", "was said to", "starts now and"])
def test_last_is_a_verb_behind_some_words(before: str) -> None:
    assert dated(f"The strike {before} last two weeks.", WEDNESDAY) == []


def test_a_week_later_is_seven_days_after_the_day_named_before() -> None:
    assert dated("It left on Jan. 5 and sank a week later.", WEDNESDAY) == [
        "Jan. 5: 2019-01-05..2019-01-05",
        "a week later: 2019-01-12..2019-01-12",
    ]


@pytest.mark.parametrize("label", ["prisoner 1998", "Flight 2017", "room 1901"])
def test_four_figures_that_number_somebody_are_no_year(label: str) -> None:
    assert dated(f"It was {label}.", WEDNESDAY) == []


def test_the_next_day_counts_from_the_date_named_before() -> None:
    found = dated(
        "It left on Jan. 5. The next day it sank; two weeks later it was found.", WEDNESDAY
    )

    assert found == [
        "Jan. 5: 2019-01-05..2019-01-05",
        "The next day: 2019-01-06..2019-01-06",
        "two weeks later: 2019-01-14..2019-01-20",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "May 5 people leave?",
        "It happens every Tuesday.",
        "She reads The Sunday Times.",
        "They shop on Black Friday.",
        "He did it in two weeks.",
        "April Sanders may march on.",
        "The march of progress, the second quarter-mile.",
        "It was the fall of a house.",
    ],
)
def test_what_only_looks_like_a_date_is_none(sentence: str) -> None:
    assert dated(sentence, WEDNESDAY) == []


def test_each_weekday_of_a_sentence_follows_its_own_cue() -> None:
    found = dated("The hearing is scheduled for Friday, officials said Monday.", WEDNESDAY)

    assert found == ["Friday: 2019-05-24..2019-05-24", "Monday: 2019-05-20..2019-05-20"]


def test_that_day_is_open_where_the_date_before_it_is_open_or_a_whole_year() -> None:
    assert (
        dated("It left on Monday. It sank that day.", None)[1] == "that day: needs an earlier date"
    )
    assert dated("It left in 2017. It sank that day.", None)[1] == "that day: needs an earlier date"


def test_the_anchor_is_named_only_where_it_was_used() -> None:
    relative, fixed = times_of("It sank Tuesday, not in 2016.", WEDNESDAY)

    assert (relative.anchor, fixed.anchor) == (WEDNESDAY, None)


def test_offsets_are_into_the_whole_text() -> None:
    text = "Before. It sank on Tuesday,\u00a0May 21."
    extent = Extent(start=8, end=len(text))

    (only,) = times(text, extent, published_on=WEDNESDAY)

    assert only.extent.of(text) == "Tuesday,\u00a0May 21"


def test_resolve_answers_for_a_phrase_alone() -> None:
    assert resolve("mid-August 2017", anchor=None).latest == date(2017, 8, 20)
    assert resolve("Friday", anchor=WEDNESDAY, ahead=True).earliest == date(2019, 5, 24)
    assert resolve("Friday", anchor=WEDNESDAY, ahead=False).earliest == date(2019, 5, 17)


def test_resolve_refuses_words_without_a_time_and_says_what_to_write() -> None:
    with pytest.raises(NotATime, match="Write a day, a month or a year") as caught:
        resolve("the harbour", anchor=WEDNESDAY)

    assert isinstance(caught.value, Refusal)


PIECES_IN_A_ROW = (
    "Monday Tues. late last next this past the coming Aug. August May March 5 31 29 Feb. 2018 2016 "
    "16th of to through - – , and between from since until by before after early mid end beginning "
    "week weeks month year years decade century day ago later earlier two ten a several recent "
    "quarter first Q3 fiscal summer fall winter weekend 1990s '90s 3/4/2018 0001-01-01 9999-12-31 "
    "9999 hundred will said yesterday in within at least raid election"
)
PIECES = st.sampled_from(PIECES_IN_A_ROW.split())


@settings(max_examples=250, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=10),
    st.sampled_from([None, date.min, date.max, WEDNESDAY]),
)
def test_no_run_of_date_words_crashes_overlaps_or_turns_an_interval_round(
    parts: list[str], anchor: date | None
) -> None:
    text = " ".join(parts)

    found = times_of(text, anchor)

    assert all(_is_sound(each, text) for each in found)
    assert all(left.extent.end <= right.extent.start for left, right in pairwise(found))


def _is_sound(time: TimeReference, text: str) -> bool:
    ordered = time.earliest is None or time.latest is None or time.earliest <= time.latest
    return ordered and time.extent.end <= len(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A year ago today the bridge opened.", "A year ago today: 2018-05-22..2018-05-22"),
        ("It sank two years ago to the day.", "two years ago to the day: 2017-05-22..2017-05-22"),
        ("It fell a week ago yesterday.", "a week ago yesterday: 2019-05-14..2019-05-14"),
        ("It opened a year ago this month.", "a year ago this month: 2018-05-01..2018-05-31"),
        ("The board meets on Tuesday week.", "Tuesday week: 2019-06-04..2019-06-04"),
        ("It reopens a week on Friday.", "a week on Friday: 2019-05-31..2019-05-31"),
        ("It closes two weeks from Monday.", "two weeks from Monday: 2019-06-10..2019-06-10"),
        ("It sank the Saturday before last.", "the Saturday before last: 2019-05-11..2019-05-11"),
        ("It opens the Friday after next.", "the Friday after next: 2019-05-31..2019-05-31"),
        ("It shut the week before last.", "the week before last: 2019-05-06..2019-05-12"),
        ("It rose in the year to March.", "the year to March: 2018-04-01..2019-03-31"),
        ("It rose in the year to May.", "the year to May: 2017-06-01..2018-05-31"),
        (
            "It fell in the six months to June 2017.",
            "the six months to June 2017: 2017-01-01..2017-06-30",
        ),
        ("It was the year to march on.", ""),
        ("It closed on Tuesday week after week.", "Tuesday: 2019-05-21..2019-05-21"),
    ],
)
def test_days_reckoned_in_two_steps_are_exact(sentence: str, expected: str) -> None:
    assert dated(sentence, WEDNESDAY) == [expected] * bool(expected)
