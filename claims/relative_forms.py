"""Dates that count from the day of publication: "late Tuesday night", "two weeks ago".

A bare weekday is the most recent one, the day of publication included; the coming one where
the clause looks ahead. Calendar words take whole units ("last year" is January to December,
"last week" Monday to Sunday); spans that roll ("the past year") end on the day itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims import day_spans
from claims.date_form import anchored, form
from claims.date_words import (
    COUNT,
    PARTS,
    SEASON,
    SEASONS,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    count_of,
    part_name,
    unit_name,
    weekday_number,
)
from claims.day_spans import ONE_DAY, ONE_WEEK, Days
from claims.moments import EARLIER, REAL_DAY, Meaning, Moment

if TYPE_CHECKING:
    from datetime import date


def _offset(match: re.Match[str], moment: Moment) -> Meaning:
    """Today, yesterday, tomorrow, last night."""
    words = " ".join(match[0].lower().split())
    steps = next((step for word, step in _OFFSETS if words.startswith(word)), 0)
    return anchored(moment, lambda anchor: day_spans.one(day_spans.shifted(anchor, steps, "day")))


_OFFSETS = (
    ("the day before yesterday", -2), ("the day after tomorrow", 2), ("yesterday", -1),
    ("last night", -1), ("last evening", -1), ("tomorrow", 1),
)  # fmt: skip


def _weekday(match: re.Match[str], moment: Moment) -> Meaning:
    number, which = weekday_number(match["weekday"]), (match["which"] or "").lower()

    def find(anchor: date) -> Days:
        day = _on(anchor, number, which, moment)
        doubtful = which == "last" and day >= day_spans.weekday_on_or_before(anchor, 0)
        return Days(day - ONE_WEEK if doubtful else day, day)

    return anchored(moment, find)


def _on(anchor: date, number: int, which: str, moment: Moment) -> date:
    """The weekday meant. "Last" and "next" never mean the day of publication itself."""
    if which in {"last", "this past", "the previous", "the past"}:
        return day_spans.weekday_on_or_before(anchor - ONE_DAY, number)
    if which in {"next", "the following"}:
        return day_spans.weekday_on_or_after(anchor + ONE_DAY, number)
    if which in {"this coming", "the coming"} or moment.ahead:
        return day_spans.weekday_on_or_after(anchor, number)
    return day_spans.weekday_on_or_before(anchor, number)


def _weekdays(match: re.Match[str], moment: Moment) -> Meaning:
    """Monday through Friday: the last day is found first, the first one before it."""
    first, last = weekday_number(match["first"]), weekday_number(match["weekday"])

    def find(anchor: date) -> Days:
        end = _on(anchor, last, "", moment)
        return Days(day_spans.weekday_on_or_before(end, first), end)

    return anchored(moment, find)


def _calendar_unit(match: re.Match[str], moment: Moment) -> Meaning:
    """Last year, this month, next week; early last year, later this month."""
    unit, which = unit_name(match["unit"]), match["which"].lower()
    step = {"last": -1, "next": 1, "previous": -1, "coming": 1}.get(which, 0)

    def find(anchor: date) -> Days | None:
        day = day_spans.shifted(anchor.replace(day=1) if unit in _LONG else anchor, step, unit)
        days = day_spans.containing(day, unit) if day else None
        return _narrowed(days, match["part"], anchor) if days else None

    return anchored(moment, find)


_LONG = frozenset({"month", "quarter", "year", "decade", "century"})


def _narrowed(days: Days, words: str | None, anchor: date) -> Days:
    """Earlier this month ends on the day of publication, later begins on it."""
    named = (words or "").lower()
    if named in {"", "sometime"}:
        return days
    running = day_spans.covers(days, anchor)
    if running and named == "earlier":
        return Days(days.earliest, anchor)
    if running and named == "later":
        return Days(anchor, days.latest)
    return day_spans.part(days, part_name(named))


def _weekend(match: re.Match[str], moment: Moment) -> Meaning:
    """Over the weekend: the last whole one, or the coming one where the clause looks ahead."""
    which = (match["which"] or "").lower()

    def find(anchor: date) -> Days:
        ahead = _AHEAD.search(which) is not None or (moment.ahead and not _BACK.search(which))
        saturday = (
            day_spans.weekday_on_or_after(anchor, 5)
            if ahead
            else day_spans.weekday_on_or_before(anchor, 5)
        )
        return Days(saturday, saturday + ONE_DAY)

    return anchored(moment, find)


_AHEAD = re.compile("next|coming")
_BACK = re.compile("last|past")


def _season(match: re.Match[str], moment: Moment) -> Meaning:
    """Last summer: the last that has begun, "next" the first that has not."""
    which, name = match["which"].lower(), match["season"].lower()

    def find(anchor: date) -> Days | None:
        begun = [
            year
            for year in (anchor.year - 1, anchor.year)
            if (anchor.year, anchor.month) >= (year, day_spans.SEASONS[name])
        ][-1]
        return day_spans.season(begun + _season_step(anchor, begun, name, which, moment), name)

    return anchored(moment, find)


def _season_step(anchor: date, begun: int, name: str, which: str, moment: Moment) -> int:
    running = day_spans.season(begun, name)
    inside = running is not None and running.latest is not None and anchor <= running.latest
    if which in {"next", "coming", "this coming"} or (which == "this" and moment.ahead):
        return 0 if inside and which == "this" else 1
    return -1 if which == "last" and inside else 0


def _rolling(match: re.Match[str], moment: Moment) -> Meaning:
    """The last 10 years: whole years back from the anchor; the next three months: forward."""
    unit, ahead = unit_name(match["unit"]), match["way"].lower() in {"next", "coming", "following"}
    number = match["count"]

    def find(anchor: date) -> Days | None:
        end = day_spans.shifted(anchor, count_of(number) * (1 if ahead else -1), unit)
        return (Days(anchor, end) if ahead else Days(end, anchor)) if end else None

    if _is_vague(number) or (not number and match["unit"].lower().endswith("s")):
        return anchored(moment, lambda day: Days(day, None) if ahead else Days(None, day))
    return anchored(moment, find)


def _is_vague(words: str | None) -> bool:
    return (words or "").lower() in _NO_NUMBER


_NO_NUMBER = frozenset(VAGUE[3:-1].split("|"))


def _recent(_: re.Match[str], moment: Moment) -> Meaning:
    """In recent weeks: open towards the past."""
    return anchored(moment, lambda anchor: Days(None, anchor))


def _ago(match: re.Match[str], moment: Moment) -> Meaning:
    """Two weeks ago: the calendar unit that day lies in. "More than" opens the past end.

    "A week ago" is the day itself: "a week ago, on Tuesday", but "some time two weeks ago".
    """
    unit, words = unit_name(match["unit"]), (match["count"] or "").lower()
    bound = (match["bound"] or "").lower()

    def find(anchor: date) -> Days | None:
        day = day_spans.shifted(anchor, -count_of(words), unit)
        if day is None:
            return None
        if bound in {"more than", "over", "at least"}:
            return Days(None, day)
        if bound in {"less than", "under"}:
            return Days(day, anchor)
        return day_spans.containing(day, "day" if _is_a_week(words, unit) else unit)

    if not words or _is_vague(words):
        return anchored(moment, lambda anchor: Days(None, anchor))
    return anchored(moment, find)


def _is_a_week(words: str, unit: str) -> bool:
    return unit == "week" and words.lower() in {"a", "one"}


def _ahead(match: re.Match[str], moment: Moment) -> Meaning:
    """In two weeks, within 30 days, three months from now."""
    unit = unit_name(match["unit"])

    def find(anchor: date) -> Days | None:
        day = day_spans.shifted(anchor, count_of(match["count"]), unit)
        if day is None:
            return None
        within = match[0].lower().startswith("within")
        return Days(anchor, day) if within else day_spans.containing(day, unit)

    return anchored(moment, find)


def _so_long(match: re.Match[str], moment: Moment) -> Meaning:
    """In at least a decade: from that long ago until the day of publication."""
    unit = unit_name(match["unit"])

    def find(anchor: date) -> Days | None:
        day = day_spans.shifted(anchor, -count_of(match["count"]), unit)
        return Days(day, anchor) if day else None

    return anchored(moment, find)


def _from_before(match: re.Match[str], moment: Moment) -> Meaning:
    """The following day, two weeks later: from a date that the text named before."""
    unit, way = unit_name(match["unit"]), match["way"].lower()
    if moment.before is None or not _is_as_narrow(moment.before, unit):
        return Meaning(None, None, EARLIER)
    words = match.groupdict().get("count") or ""
    if _is_vague(words):
        return Meaning(None, None, EARLIER)
    if _is_a_week(words, unit):
        return _stepped(moment.before, 7, "day", way)
    return _stepped(moment.before, count_of(words or "a"), unit, way)


def _is_as_narrow(before: Days, unit: str) -> bool:
    """Whether a step in that unit can be taken from there: no "next day" after "in 2017"."""
    if before.earliest is None or before.latest is None:
        return False
    return unit in _LONG or before.latest - before.earliest < ONE_WEEK


def _stepped(before: Days, count: int, unit: str, way: str) -> Meaning:
    if way in {"same", "that"}:
        days = day_spans.containing(before.earliest, unit) if before.earliest else None
        return Meaning(*days) if days else Meaning(None, None, EARLIER)
    sign = -1 if way in {"previous", "before", "earlier", "preceding", "prior"} else 1
    ends = [day_spans.shifted(end, sign * count, unit) for end in before if end]
    if len(ends) < 2 or ends[0] is None or ends[1] is None:
        return Meaning(None, None, REAL_DAY)
    first, last = day_spans.containing(ends[0], unit), day_spans.containing(ends[1], unit)
    if first is None or last is None:
        return Meaning(None, None, REAL_DAY)
    return Meaning(first.earliest, last.latest)


_NO_VERB = r"(?<!\band )(?<!\bto )(?<!\bwill )(?<!\b(?:could|would|might) )(?<!\b(?:can|may) )"
"""Behind these "last" is a verb: "will last two weeks"."""
_COUNTED = rf"(?P<count>{COUNT}|{VAGUE})"
_NOT_A_DAY = r"(?! (?:school|Times|Mirror|Telegraph|Express|Night Live|Mass|Club|best))"

RELATIVE = (
    form(
        r"\b(?:the day before yesterday|the day after tomorrow|last (?:night|evening)|"
        r"(?:early |late |earlier |later )?(?:today|tonight|yesterday|tomorrow)"
        r"(?: (?:morning|afternoon|evening|night)\b)?|this (?:morning|afternoon|"
        r"evening))\b(?!'s world)",
        _offset,
        hints=("yesterday tomorrow today tonight evening night morning afternoon",),
    ),
    form(
        rf"\b(?P<first>{WEEKDAY}) (?:through|to|-|until) (?P<weekday>{WEEKDAY})",
        _weekdays,
        ignore_case=False,
        hints=(WEEKDAYS,),
    ),
    form(
        r"\b(?=[A-Za-z])(?<![Bb]lack )(?<!Good )(?<!Super )(?<!Ash )(?<!Cyber )(?<!Bloody "
        r")(?<!Easter )"
        r"(?<!Palm )(?<!News )(?<!Fat )(?<!Giving )(?<!\ba )(?<!\bevery )(?<!\beach )"
        r"(?:(?:early|late|earlier|later) )?"
        r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]he coming|[Tt]he following|"
        r"[Tt]he previous|[Tt]his) )?"
        rf"(?P<weekday>{WEEKDAY})(?: (?:early |late )?(?:morning|afternoon|evening|"
        rf"night)s?\b)?{_NOT_A_DAY}",
        _weekday,
        ignore_case=False,
        hints=(WEEKDAYS,),
    ),
    form(
        r"\b(?:the )?(?:(?P<part>early|earlier|mid|late|later|sometime|the (?:beginning|"
        r"start|middle|end) of|"
        r"(?:beginning|start|middle|end) of)[ -])?"
        r"(?P<which>last|next|this)[ -](?P<unit>week|month|quarter|year|decade|"
        r"century)\b(?! (?:-|old))",
        _calendar_unit,
        hints=("last next this", UNITS),
    ),
    form(
        r"\b(?P<part>earlier|later|the (?:beginning|start|middle|end) of|(?:beginning|start|"
        r"middle|end) of) "
        r"(?:in )?(?P<which>the) (?P<unit>week|month|quarter|year|decade|century)\b",
        _calendar_unit,
        hints=(f"earlier later middle {PARTS}", UNITS),
    ),
    form(
        r"\b(?:(?:over|during|on|at|through) the (?:past |last )?|"
        r"(?P<which>this past|this coming|the coming|last|next|this) )weekend\b",
        _weekend,
        hints=("weekend",),
    ),
    form(
        rf"\b(?P<which>last|next|this past|this coming|this) (?P<season>{SEASON})",
        _season,
        hints=("last next this", SEASONS),
    ),
    form(
        rf"\b(?:the |{_NO_VERB})(?P<way>last|past|previous|next|coming|following) "
        rf"(?:about |nearly |almost )?{_COUNTED} "
        rf"(?:calendar |fiscal |school )?(?P<unit>{UNIT})",
        _rolling,
        hints=("last past previous next coming following", UNITS),
    ),
    form(
        rf"\bthe (?P<way>past|last|coming) (?P<count>)(?!weekend)(?P<unit>{UNIT})(?! (?:of|in) )",
        _rolling,
        hints=("past last coming", UNITS),
    ),
    form(
        rf"(?:(?<=over )|(?<=within )|(?<=during )|(?<=in )|(?<=for ))"
        rf"the (?P<way>next) (?P<count>)(?P<unit>{UNIT})",
        _rolling,
        hints=("next", UNITS),
    ),
    form(
        rf"\bin (?:the )?(?:more )?recent (?P<unit>{UNIT}|times|history|memory)",
        _recent,
        hints=("recent",),
    ),
    form(
        rf"\b(?:(?P<bound>more than|less than|over|under|at least|about|around|nearly|almost|"
        rf"roughly|some|just over) )?(?P<count>{COUNT}|{VAGUE})? ?(?P<unit>{UNIT}) ago\b",
        _ago,
        hints=("ago",),
    ),
    form(
        rf"\b(?P<count>{COUNT}) (?P<unit>{UNIT}) from (?:now|today)\b",
        _ahead,
        hints=("from", UNITS),
    ),
    form(
        rf"\bin (?:at least |more than |over |nearly |almost |about |"
        rf"roughly )(?P<count>{COUNT}) (?P<unit>{UNIT})",
        _so_long,
        counts=True,
        hints=("in", "least than over nearly almost about roughly", UNITS),
    ),
    form(
        r"\bthe (?P<way>following|next|same|previous|preceding) (?P<unit>day|night|morning|"
        r"week|month|year)\b"
        r"(?! (?:after|before|as)\b)",
        _from_before,
        hints=("following next same previous preceding", "day night morning week month year"),
    ),
    form(
        rf"\b{_COUNTED} (?P<unit>{UNIT}) (?P<way>later|earlier|afterwards)\b",
        _from_before,
        hints=("later earlier afterwards", UNITS),
    ),
    form(
        r"\bthe (?P<unit>day|night|week|month|year) (?P<way>before|after)\b(?= *[,.;)]|$)",
        _from_before,
        hints=("before after", UNITS),
    ),
    form(
        r"\b(?P<way>that|that same) (?P<unit>day|night|week|month|year|summer|weekend)\b",
        _from_before,
        hints=("that", f"summer {UNITS}"),
    ),
)
"""Forms that need an anchor, most telling first."""

AHEAD_ONLY = (
    form(
        rf"\b(?:in|within) (?P<count>{COUNT}) (?P<unit>{UNIT})(?! ago)",
        _ahead,
        hints=("in within", UNITS),
    ),
)
"""Forms that mean a time only where the clause looks ahead ("did it in two weeks" is none)."""
