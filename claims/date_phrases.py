"""Finding the phrases that name a time, before anything is resolved.

`find` returns them in order and without overlap; where two forms claim the same words, the
one that begins first wins, then the longer one. A preposition that opens an end ("since
2014", "by Friday") belongs to the phrase. `taken` says where figures belong to a date, so
that `claims.numbers` does not count them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claims.calendar_forms import DATES, PERIODS, RANGES
from claims.event_forms import EVENTS
from claims.not_counts import is_count_of_people
from claims.relative_forms import AHEAD_ONLY, RELATIVE

if TYPE_CHECKING:
    from claims.date_form import Form

_TRIGGER = re.compile(
    r"\d|day\b|night|morning|evening|afternoon|tomorrow|week|month|year|decade|centur|quarter|hour|"
    r"spring|summer|\bfall\b|autumn|winter|ago\b|recent|earlier|later|since|after|before|until|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|ties\b",
)
_BOUND = re.compile(
    r"\b(since|until|till|through|before|by|after|prior to|no later than)\s+(?:the )?$",
    re.IGNORECASE,
)


class Phrase(NamedTuple):
    """A phrase in its stretch: where it stands, its form and match, and its opening word."""

    start: int
    end: int
    form: Form
    match: re.Match[str]
    bound: str


_FORMS = (*RANGES, *DATES, *RELATIVE, *PERIODS, *AHEAD_ONLY, *EVENTS)
_LOOKS_AHEAD = frozenset(map(id, AHEAD_ONLY))
_EVENTS = frozenset(map(id, EVENTS))


@lru_cache(maxsize=512)
def find(folded: str) -> tuple[Phrase, ...]:
    """Return the phrases of a folded stretch, in order, never overlapping."""
    if not _TRIGGER.search(folded):
        return ()
    matches = [
        (match.start(), -match.end(), rank, match, form)
        for rank, form in enumerate(_FORMS)
        if form.hint in folded
        for match in form.pattern.finditer(folded)
        if match.end() > match.start()
    ]
    phrases: list[Phrase] = []
    for start, _, _, match, form in sorted(matches, key=lambda each: each[:3]):
        if start >= (phrases[-1].end if phrases else 0) and not _misread(folded, match):
            phrases.append(_phrase(folded, match, form))
    return tuple(phrases)


def taken(folded: str) -> list[tuple[int, int]]:
    """Return the places whose figures belong to a date and count nothing."""
    return [
        (phrase.match.start(), phrase.end)
        for phrase in find(folded)
        if not phrase.form.counts and id(phrase.form) not in _EVENTS
    ]


def ahead_only(form: Form) -> bool:
    """Whether the form means a time only where its clause looks ahead."""
    return id(form) in _LOOKS_AHEAD


def _phrase(folded: str, match: re.Match[str], form: Form) -> Phrase:
    bound = None if id(form) in _EVENTS else _BOUND.search(folded, 0, match.start())
    start = bound.start() if bound else match.start()
    return Phrase(start, match.end(), form, match, bound[1].lower() if bound else "")


_PROGRAMMES = frozenset({"This Week", "Last Week", "This American Life"})
_MAYBE = re.compile(r"(?:May|March) \d")
_NOUN = re.compile(
    r" (?!is|was|as|has|this|its|his|does|press|address|process)[a-z]*(?:s|people|men|women)\b"
)


def _misread(folded: str, match: re.Match[str]) -> bool:
    """Tell whether it is no date: "May 5 people come?" has a verb, "2000 people" a count."""
    if match[0] in _PROGRAMMES:
        return True
    opens = not folded[: match.start()].strip()
    if opens and _MAYBE.match(match[0]) and _NOUN.match(folded, match.end()):
        return "year" not in match.groupdict() or not match["year"]
    return match[0].isdigit() and is_count_of_people(folded, match.start(), match.end())
