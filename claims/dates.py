"""Times in a text as intervals of days, resolved against the day of publication.

"Late Tuesday night" means nothing without the day the text appeared, so the day of
publication is asked for everywhere; where it is None, relative phrases come back open and
say that they need it. Nothing is resolved to a single guess: "August 2017" is its 31 days.

Both ends are inclusive; None is open. A phrase the calendar cannot hold ("Feb. 30") comes
back open too and says what it lacks. Time of day and time zones are not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.date_phrases import Phrase, ahead_only, find
from claims.day_spans import ONE_DAY, Days
from claims.errors import InvalidInput
from claims.model import TimeReference
from claims.moments import REAL_DAY, Cue, Meaning, Moment, cues_of, lasts, looks_ahead
from claims.text import Extent, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date


_UNTIL = frozenset({"until", "till"})
_ENDS = _UNTIL | {"by", "no later than"}


class NotATime(InvalidInput):
    """Nothing in the words given points to a time."""


def times(text: str, extent: Extent, *, published_on: date | None) -> tuple[TimeReference, ...]:
    """Return the times named inside `extent`, in order, never overlapping.

    Offsets are into `text`. `anchor` of a result is the day of publication where the phrase
    was counted from it.
    """
    folded = fold(extent.of(text))
    return tuple(_references(folded, extent.start, published_on, ahead=None))


def resolve(phrase: str, *, anchor: date | None, ahead: bool | None = None) -> TimeReference:
    """Return the span of days that `phrase` can mean, counted from `anchor`.

    `ahead` says whether the sentence speaks of what is to come; None reads it from the phrase.
    Offsets are into `phrase`. Raises NotATime when nothing in it points to a time.
    """
    references = _references(fold(phrase), 0, anchor, ahead=ahead)
    found = next(references, None)
    if found is None:
        msg = (
            f"“{phrase[:60]}” names no time that can be read. "
            "Write a day, a month or a year, such as “16 August 2017”."
        )
        raise NotATime(msg)
    return found


def _references(
    folded: str, offset: int, anchor: date | None, *, ahead: bool | None
) -> Iterator[TimeReference]:
    before: Days | None = None
    phrases = find(folded)
    cues = cues_of(folded) if phrases else ()
    for phrase in phrases:
        coming = _is_coming(folded, cues, phrase) if ahead is None else ahead
        if ahead_only(phrase.form) and not coming:
            continue
        meaning = _meaning(phrase, Moment(anchor, coming, before))
        before = Days(meaning.earliest, meaning.latest)
        yield _reference(phrase, _bounded(meaning, phrase.bound, anchor), offset, anchor)


def _meaning(phrase: Phrase, moment: Moment) -> Meaning:
    """What the phrase means; a day before year 1 or after 9999 is one that does not exist."""
    try:
        return phrase.form.meaning(phrase.match, moment)
    except (OverflowError, ValueError):
        return Meaning(None, None, REAL_DAY)


def _is_coming(folded: str, cues: Sequence[Cue], phrase: Phrase) -> bool:
    """Without a cue, "by Friday" is the coming one and a bare "Friday" the last.

    What "is closed until Friday" is closed now.
    """
    told = looks_ahead(folded, cues, phrase.start, phrase.end)
    if phrase.bound in _UNTIL and lasts(folded, phrase.start):
        return True
    return phrase.bound in _ENDS if told is None else told


def _reference(phrase: Phrase, meaning: Meaning, offset: int, anchor: date | None) -> TimeReference:
    return TimeReference(
        extent=Extent(start=offset + phrase.start, end=offset + phrase.end),
        earliest=meaning.earliest,
        latest=meaning.latest,
        anchor=anchor if meaning.anchored else None,
        needs=meaning.needs,
    )


def _bounded(meaning: Meaning, bound: str, anchor: date | None) -> Meaning:
    """Open an end: since 2014 ends on the day of publication, before 2014 never began."""
    earliest, latest = meaning.earliest, meaning.latest
    if not bound or meaning.needs:
        return meaning
    if bound == "since":
        until = anchor if anchor and earliest and anchor >= earliest else None
        return meaning._replace(latest=until, anchored=meaning.anchored or until is not None)
    if bound == "after":
        return meaning._replace(earliest=_next(latest), latest=None)
    if bound in {"before", "prior to"}:
        return meaning._replace(earliest=None, latest=_previous(earliest))
    return meaning._replace(earliest=None, latest=latest)


def _next(day: date | None) -> date | None:
    return day + ONE_DAY if day and day < day.max else None


def _previous(day: date | None) -> date | None:
    return day - ONE_DAY if day and day > day.min else None
