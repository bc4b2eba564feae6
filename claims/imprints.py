"""The line below the name of a writer: where a text was printed, what the writer is, which day."""

from __future__ import annotations

import re

from claims.calendar_words import stated_day
from claims.text import CAPITALS, Extent
from claims.word_lists import listed

_WORD = rf"[{CAPITALS}][\w.'’&-]{{0,24}}"
_NAME = rf"{_WORD}(?: (?:{_WORD}|of|and|the|for)){{0,5}}"
_BEFORE_DAY = re.compile(rf"(?P<outlet>{_NAME})\s?[,|·]\s?")
_ALONE = re.compile(_NAME)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s")
_OUTLETS = listed(
    """
    advertiser advocate agency argus bulletin chronicle citizen courier daily dispatch echo examiner
    express gazette globe guardian herald inquirer independent journal ledger mail mercury messenger
    mirror monitor news newspaper observer observatory post press radio record register review
    sentinel standard star sun telegraph television times today tribune weekly
    """
)
_WRITERS = listed("correspondent editor reporter writer columnist")


def outlet_of(line: str) -> str | None:
    """Return where a text was printed, as the line below its writer's name says it, or None.

    The line gives a name that papers bear ("The Harwick Gazette"), or any name with a day behind it
    ("Harwick Today, 4 March 2021").
    """
    before, day = _BEFORE_DAY.match(line), stated_day(line, Extent(start=0, end=len(line)))
    if before and day and day[1].end == len(line):
        between = line[before.end() : day[1].start]
        if not between or _WEEKDAY.fullmatch(between):
            return before["outlet"]
    words = {word.lower() for word in line.split()}
    return line if _ALONE.fullmatch(line) and words & _OUTLETS and not words & _WRITERS else None


def is_below_writer(line: str) -> bool:
    """Return whether a line below a writer's name says where they write, or as what."""
    role = _ALONE.fullmatch(line) and line.rpartition(" ")[2].lower() in _WRITERS
    return bool(role) or outlet_of(line) is not None
