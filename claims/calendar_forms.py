"""Dates that name their place in the calendar: "Aug. 16, 2017", "mid-August", "the 1990s".

A month and day without a year is the nearest one past, the day of publication included, or
the coming one where the clause looks ahead. Figures such as 03/04/2018, which Americans and
the British read differently, span both readings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import day_spans
from claims.date_form import anchored, fixed, form
from claims.date_words import (
    DAY,
    FULL_MONTH,
    MONTH,
    MONTHS,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    WEEKDAY,
    YEAR,
    leading_number,
    month_number,
    part_name,
    weekday_number,
)
from claims.day_spans import Days
from claims.moments import REAL_DAY, Meaning, Moment
from claims.nearest_days import nearest, year_told
from claims.words import DASH, DECADE, FIGURE, SLASHED, YEARLIKE

if TYPE_CHECKING:
    import re
    from datetime import date

_AFTER_MONTH_AND_DAY = (
    r"(?:,? (?:of )?(?P<year>" + YEAR + r")| (?:of )?(?P<told>(?:last|this|next) year)\b(?!'))?"
)
_NO_CLOCK = r"(?!\s?(?::\d|[ap]\.?m\b))"


def _dated(match: re.Match[str], moment: Moment) -> Meaning:
    """A month and day, with or without its year and weekday."""
    month, number = month_number(match["month"]), leading_number(match["day"])
    if match["year"]:
        return fixed(day_spans.one(day_spans.day(int(match["year"]), month, number)))
    told = match["told"]
    if moment.anchor is None or told:
        return anchored(moment, lambda anchor: _in_year_told(anchor, told or "", month, number))
    weekday = weekday_number(match["weekday"]) if match["weekday"] else None
    return nearest(moment.anchor, month, number, weekday, ahead=moment.ahead)


def _in_year_told(anchor: date, told: str, month: int, number: int) -> Days | None:
    """The day in "3 May last year"."""
    return day_spans.one(day_spans.day(year_told(anchor, told), month, number))


def _iso(match: re.Match[str], _: Moment) -> Meaning:
    return fixed(day_spans.one(day_spans.day(*(int(match[i]) for i in (1, 2, 3)))))


def _figures(match: re.Match[str], _: Moment) -> Meaning:
    """1/9/2018: both readings where both are possible."""
    first, second, written = int(match[1]), int(match[2]), int(match[3])
    year = written if written > 99 else written + (2000 if written < 50 else 1900)
    readings = {day_spans.day(year, first, second), day_spans.day(year, second, first)}
    days = sorted(day for day in readings if day)
    return fixed(Days(days[0], days[-1]) if days else None)


def _days_of_month(match: re.Match[str], moment: Moment) -> Meaning:
    """March 3-5: the year of the last day holds for the first."""
    last = _dated(match, moment)
    if last.latest is None:
        return last
    number = leading_number(match["first"])
    first = day_spans.day(last.latest.year, last.latest.month, number)
    if first is None or first > last.latest:
        return Meaning(None, None, REAL_DAY)
    return last._replace(earliest=first)


def _month(match: re.Match[str], moment: Moment) -> Meaning:
    """A month, or a third of it, with or without its year."""
    number = month_number(match["month"])
    named = match.groupdict()
    if named["year"]:
        meaning = fixed(day_spans.months(int(named["year"]), number))
    else:
        meaning = anchored(moment, lambda anchor: _nearest_month(anchor, number, moment, named))
    return _part_of(meaning, named["part"])


def _nearest_month(
    anchor: date, number: int, moment: Moment, named: dict[str, str | None]
) -> Days | None:
    which = (named.get("which") or "").lower()
    ahead = which in {"next", "coming"} or (moment.ahead and which not in {"last", "past"})
    year = anchor.year
    if named.get("told"):
        return day_spans.months(year_told(anchor, named["told"] or ""), number)
    if which == "this":
        return day_spans.months(year, number)
    if ahead and number < anchor.month + (which == "next"):
        year += 1
    elif not ahead and number > anchor.month - (which == "last"):
        year -= 1
    return day_spans.months(year, number)


def _part_of(meaning: Meaning, words: str | None) -> Meaning:
    if not words or meaning.earliest is None:
        return meaning
    third = day_spans.part(Days(meaning.earliest, meaning.latest), part_name(words))
    return meaning._replace(earliest=third.earliest, latest=third.latest)


def _year(match: re.Match[str], _: Moment) -> Meaning:
    return _part_of(fixed(day_spans.years(int(match["year"]))), match["part"])


def _season(match: re.Match[str], _: Moment) -> Meaning:
    days = day_spans.season(int(match["year"]), match["season"].lower())
    return _part_of(fixed(days), match["part"])


def _quarter(match: re.Match[str], moment: Moment) -> Meaning:
    """The first quarter, or the second half, of a year; the nearest where none is named."""
    named = match.groupdict()
    size = 6 if (named.get("size") or "").lower() == "half" else 3
    rank = _RANKS[match["rank"].lower()] % (12 // size)
    if match["year"]:
        return fixed(day_spans.months(int(match["year"]), 1 + size * rank, size))
    which = (named.get("which") or "").lower()
    return anchored(moment, lambda anchor: _stretch(anchor, 1 + size * rank, size, which))


def _stretch(anchor: date, first: int, size: int, which: str) -> Days | None:
    year = anchor.year + {"last": -1, "next": 1}.get(which, 0)
    late = not which and first > anchor.month
    return day_spans.months(year - late, first, size)


_RANKS = {
    "first": 0, "1st": 0, "1": 0, "second": 1, "2nd": 1, "2": 1, "third": 2, "3rd": 2, "3": 2,
    "fourth": 3, "4th": 3, "final": 3, "last": 3, "4": 3,
}  # fmt: skip


def _fiscal(match: re.Match[str], _: Moment) -> Meaning:
    """A fiscal year begins by the calendar or up to nine months before it ends: all of that.

    American federal years run from October, British ones from April, many firms' from July;
    an academic year from August. The earliest and the latest of these bound the phrase.
    """
    written = match["year"].lstrip("'’")
    year = int(written) if len(written) == 4 else 2000 + int(written)
    if match["second"]:
        return fixed(Days(day_spans.day(year, 4, 1), day_spans.day(year + 1, 9, 30)))
    return fixed(Days(day_spans.day(year - 1, 4, 1), day_spans.day(year, 12, 31)))


def _decade(match: re.Match[str], _: Moment) -> Meaning:
    named = match["decade"].lower()
    digits = _DECADES.get(named) or named.strip("'s")
    year = int(digits)
    if year < 100:
        year += 2000 if year < 30 else 1900
    return _part_of(fixed(day_spans.years(year, 10)), match["part"])


_DECADES = {
    "twenties": "20", "thirties": "30", "forties": "40", "fifties": "50", "sixties": "60",
    "seventies": "70", "eighties": "80", "nineties": "90",
}  # fmt: skip
_TENS = " ".join(_DECADES)


def _century(match: re.Match[str], _: Moment) -> Meaning:
    named = match["rank"].lower()
    rank = leading_number(named) or _CENTURIES[named]
    days = day_spans.years(100 * rank - 99, 100) if 1 <= rank <= 99 else None
    return _part_of(fixed(days), match["part"])


_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def _short_years(match: re.Match[str], _: Moment) -> Meaning:
    """2014-16: from the one year to the other."""
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first - first % 100 + int(match[2])
    if not first < last:
        return Meaning(None, None, REAL_DAY)
    return fixed(day_spans.years(first, last - first + 1))


def _range(match: re.Match[str], moment: Moment) -> Meaning:
    """From one date to another: the first takes the year of the second."""
    last = _alone(match["last"], moment)
    if last.latest is None:
        return last
    first = _alone(match["first"], Moment(last.latest, ahead=False, before=None))
    if first.earliest is None or first.earliest > last.latest:
        return Meaning(None, None, REAL_DAY)
    return last._replace(earliest=first.earliest)


def _alone(words: str, moment: Moment) -> Meaning:
    """One end of a range, read by itself."""
    for each in _ENDS:
        match = each.pattern.fullmatch(words)
        if match:
            return each.meaning(match, moment)
    return Meaning(None, None, REAL_DAY)


_PART = rf"(?:(?P<part>{PART})[ -])?"
_OPTIONAL_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}),? (?:the )?)?"

DATES = (
    form(
        r"(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\d-])",
        _iso,
        hints=(YEARLIKE, DASH),
    ),
    form(
        r"(?<![\w-])(\d{4})/(\d{1,2})/(\d{1,2})(?![\d/])",
        _iso,
        hints=(YEARLIKE, SLASHED),
    ),
    form(
        r"(?<![\w/.-])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?![\d/]|\.\d)",
        _figures,
        hints=(SLASHED,),
    ),
    form(
        rf"\b(?P<month>{MONTH}) (?P<first>{DAY})\s?(?:-|–|to|through|and)\s?(?P<day>{DAY})"
        rf"{_AFTER_MONTH_AND_DAY}(?P<weekday>)",
        _days_of_month,
        ignore_case=False,
        hints=(MONTHS, FIGURE),
    ),
    form(
        rf"\b(?P<first>{DAY})\s?(?:-|–|to|through|and)\s?(?P<day>{DAY}) (?P<month>{MONTH})"
        rf"{_AFTER_MONTH_AND_DAY}(?P<weekday>)",
        _days_of_month,
        ignore_case=False,
        hints=(MONTHS, FIGURE),
    ),
    form(
        rf"\b{_OPTIONAL_WEEKDAY}(?P<month>{MONTH}) (?P<day>{DAY}){_NO_CLOCK}{_AFTER_MONTH_AND_DAY}",
        _dated,
        ignore_case=False,
        hints=(MONTHS, FIGURE),
    ),
    form(
        rf"\b{_OPTIONAL_WEEKDAY}(?P<day>{DAY}) (?:of )?(?P<month>{MONTH}){_AFTER_MONTH_AND_DAY}",
        _dated,
        ignore_case=False,
        hints=(MONTHS, FIGURE),
    ),
)
"""Forms with a day in them."""

PERIODS = (
    form(
        rf"\b{_PART}(?P<month>{MONTH}),? (?:of )?(?P<year>{YEAR})",
        _month,
        hints=(MONTHS.lower(), YEARLIKE),
    ),
    form(
        r"\b(?=[A-Z])(?:(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bby )|(?<=\bfrom )|(?<=\bof )|"
        r"(?<=\bduring )|(?<=\bthrough )|(?<=\bbefore )|(?<=\bafter )|(?<=\ba )|(?<=\ban )|"
        r"(?<=\bfor )|(?<=\bthe )|(?<=\bto ))"
        rf"(?P<part>)(?P<month>{FULL_MONTH}|Sept\.)(?P<year>)"
        r"(?: (?:of )?(?P<told>(?:last|this|next) year)\b(?!'))?(?! (?:Madness|for Our Lives|\d|"
        rf"(?:of|on) [A-Z]))",
        _month,
        ignore_case=False,
        hints=(MONTHS,),
    ),
    form(
        rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming) |"
        rf"(?P<part>(?i:{PART}))[ -])"
        rf"(?P<month>{FULL_MONTH})(?P<year>)",
        _month,
        ignore_case=False,
        hints=(MONTHS, f"last next this {PARTS}"),
    ),
    form(
        rf"\b(?:the )?{_PART}(?P<season>{SEASON}),? (?:of )?(?P<year>{YEAR})",
        _season,
        hints=(SEASONS, YEARLIKE),
    ),
    form(
        r"\b(?:the )?(?P<rank>first|second|third|fourth|final|last|[1-4](?:st|nd|rd|th)) "
        r"(?P<size>quarter|half)(?: of)?(?: fiscal)?"
        rf"(?: (?:(?P<which>last|this|next) year|(?P<year>{YEAR})))(?P<end>)",
        _quarter,
        hints=("quarter half", f"year {FIGURE}"),
    ),
    form(
        rf"\bQ(?P<rank>[1-4])(?: (?:of )?(?P<year>{YEAR}))?\b",
        _quarter,
        ignore_case=False,
        hints=("Q", FIGURE),
    ),
    form(
        rf"\b(?:the )?(?:(?:fiscal|financial|tax|budget|school|academic)(?: year)?|FY) ?"
        rf"(?P<year>{YEAR}|'?\d\d(?!\d))(?:[-–/](?P<second>\d{{4}}|\d\d))?",
        _fiscal,
        hints=("fiscal financial tax budget school academic fy", FIGURE),
    ),
    form(
        rf"\b(?:the )?{_PART}(?P<decade>(?:1[5-9]|20)\d0s|'\d0s|"
        r"(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b",
        _decade,
        hints=(f"{_TENS} {DECADE}",),
    ),
    form(
        r"(?P<part>)(?:(?<=the )|(?<= ))(?P<decade>'\d0s)\b",
        _decade,
        hints=(DECADE,),
    ),
    form(
        rf"\b(?:the )?{_PART}(?P<rank>\d{{1,2}}(?:st|nd|rd|th)|eighteenth|nineteenth|twentieth|"
        r"twenty-first)[ -]century\b",
        _century,
        hints=("century",),
    ),
    form(
        r"(?<![\w$£€.,-])((?:1[5-9]|20)\d\d)[-–](\d{4}|\d\d)(?![\d-]|[,.]\d)",
        _short_years,
        hints=(YEARLIKE, DASH),
    ),
    form(
        rf"(?<![\w$£€.,/-])(?<!\b(?-i:[A-Z]{{2}}) )(?<!\b(?-i:[A-Z]{{3}}) )"
        rf"{_PART}(?P<year>{YEAR})(?!\w|[-/]\w)",
        _year,
        hints=(YEARLIKE,),
    ),
)
"""Forms that name months, years and longer."""

_ENDS = (
    form(r"(\d{4})-(\d{2})-(\d{2})", _iso),
    form(rf"{_OPTIONAL_WEEKDAY}(?P<month>{MONTH}) (?P<day>{DAY}){_AFTER_MONTH_AND_DAY}", _dated),
    form(rf"{_OPTIONAL_WEEKDAY}(?P<day>{DAY}) (?P<month>{MONTH}){_AFTER_MONTH_AND_DAY}", _dated),
    form(rf"{_PART}(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", _month),
    form(rf"{_PART}(?P<year>{YEAR})", _year),
)
_END = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:{WEEKDAY},? )?{MONTH} {DAY}(?:,? {YEAR})?|"
    rf"(?:{WEEKDAY},? )?{DAY} {MONTH}(?:,? {YEAR})?|(?:{PART}[ -])?{MONTH}(?:,? {YEAR})?|"
    rf"(?:{PART}[ -])?{YEAR})"
)
RANGES = (
    form(
        rf"\bbetween (?P<first>{_END}),? and (?P<last>{_END})(?!\w)",
        _range,
        ignore_case=False,
        hints=("between", f"{FIGURE} {MONTHS}"),
    ),
    form(
        rf"\b(?=[A-Z\d]|from |{PART}[ -])(?:[Ff]rom )?(?P<first>{_END}),?"
        rf"(?: to | through | until | till |\s?[-–]\s?)(?P<last>{_END})(?!\w)",
        _range,
        ignore_case=False,
        hints=(f"{FIGURE} {MONTHS}", f"to through until till {DASH}"),
    ),
)
"""Forms with two ends."""
