"""The words dates are made of, as pieces of patterns, and what they stand for."""

from __future__ import annotations

import re

from claims.number_words import cardinal

MONTH = (
    r"(?:Jan(?:uary\b|\.|\b)|Feb(?:ruary\b|\.|\b)|Mar(?:ch\b|\.|\b)|Apr(?:il\b|\.|\b)|May\b|"
    r"June?\b\.?|July?\b\.?|Aug(?:ust\b|\.|\b)|Sept?(?:ember\b|\.|\b)|Oct(?:ober\b|\.|\b)|"
    r"Nov(?:ember\b|\.|\b)|Dec(?:ember\b|\.|\b))"
)
FULL_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%$,.]?\d|%)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|,\d|\.\d)"
WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!s\b)|"
    r"(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)\.(?= [A-Z\d]))"
)
PART = (
    r"(?:early|mid|late|the (?:beginning|start|middle|end) of|beginning of|start of|end of|"
    r"middle of)"
)
UNIT = (
    r"(?:(?:hour|day|night|week|fortnight|month|quarter|year|decade|weekend|minute)s?\b|"
    r"centur(?:y|ies)\b)"
)
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
COUNT = (
    rf"(?:\d{{1,4}}|an?|(?:{_SMALL})(?:[- ](?:{_SMALL}))?(?: hundred| thousand)?|"
    r"a couple(?: of)?|a dozen)"
)
VAGUE = r"(?:a few|few|several|many|some|a number of|countless)"
SEASON = r"(?:spring|summer|fall|autumn|winter|Spring|Summer|Fall|Autumn|Winter)\b"

MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
"""A hint (see `claims.date_form`), as are those below."""
WEEKDAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun"
)
SEASONS = "spring summer fall autumn winter"
PARTS = "early mid late beginning start end"
UNITS = (
    "hour hours day days night nights week weeks fortnight fortnights month months quarter "
    "quarters year years decade decades century centuries weekend weekends minute minutes"
)

_MONTHS = [name[:3].lower() for name in MONTHS.split()[:12]]
_WEEKDAYS = [name[:3].lower() for name in WEEKDAYS.split()[:7]]
_PARTS = {
    "beginning": "early", "start": "early", "early": "early", "earlier": "early",
    "middle": "mid", "mid": "mid", "end": "late", "late": "late", "later": "late",
}  # fmt: skip


def month_number(name: str) -> int:
    """Return 1-12 for a month's name or abbreviation."""
    return _MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or abbreviation."""
    return _WEEKDAYS.index(name[:3].lower())


def leading_number(text: str) -> int:
    """Return the figures a piece begins with: 16 for "16th"."""
    found = re.match(r"\d+", text)
    return int(found[0]) if found else 0


def part_name(words: str) -> str:
    """Return early, mid or late for "the beginning of" and its like."""
    return next(_PARTS[word] for word in re.findall(r"[a-z]+", words.lower()) if word in _PARTS)


def unit_name(word: str) -> str:
    """Return the singular: "year" for "years", "century" for "centuries"."""
    lower = word.lower()
    return "century" if lower.startswith("centur") else lower.removesuffix("s")


def count_of(words: str) -> int:
    """Return the number that a COUNT stands for; "a" is one, "a couple" two."""
    lower = words.lower()
    if lower[:1].isdigit():
        return int(lower)
    if lower.startswith("a couple"):
        return 2
    if lower == "a dozen":
        return 12
    read = cardinal(lower.replace("-", " - ").split(), 0)
    return int(read.value) if read else 1
