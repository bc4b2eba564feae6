"""How far the object of an attitude, a call or an offer reaches: before the reporter goes on.

A that-clause may hold almost anything; an object is shorter. After it news adds when and where
("on Tuesday", "in a statement", "at a rally"), under which circumstances ("while", "after") and
what the same person did next ("and left"). `object_end` finds the first of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.inflection import every_form
from claims.lexicon import CALLING
from claims.noun_phrases import phrase_after
from claims.verbs import finite_in, is_adverb, is_finite
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.tokens import Token

_DASHES = frozenset("—–-")
_CIRCUMSTANCE = listed(
    """
    while after before although though whereas until even unless but so
    """
)
_WHEN = listed("on in at during since until by over from last this next earlier")
_SCENES = listed("in at during on after")
_OCCASIONS = listed(
    """
    statement speech speeches interview interviews tweet tweets letter email e-mail post posts rally
    rallies conference event events debate debates hearing hearings appearance appearances remarks
    op-ed column essay memo message video ad ads twitter facebook television tv radio stump trail
    stage meeting call address podcast
    """
)
_TOLD_OF_A_NAME = listed("a an the his her their who whose which whom")
"""After a name and a comma these tell who it is: "praised Ann Roe, who runs the port"."""
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_COMPLEMENTS = listed("for to that as about with of against")
"""After a day in between, what the verb still needs: "praised her Tuesday for waiting"."""
_JUDGING = every_form(
    {"describe", "characterize", "characterise", "portray", "depict", "paint"}
).keys()
"""Verbs whose judgement begins with "as", a comma before it or not."""
_NEAR = 4
"""Words from a preposition within which its day or occasion stands: "at a news conference"."""
_STOPS = _DASHES | _CIRCUMSTANCE | _WHEN | _SCENES | _DAYS | {",", "and", "or", "as"}


def object_end(stream: Sequence[Token], verb: int, start: int, end: int) -> int:
    """Return where the object of `verb` that begins at `start` ends, at `end` at the latest.

    A clause without "that" reaches to `end`.
    """
    phrase = phrase_after(stream, start)
    if phrase is not None and phrase[1] < end and is_finite(stream, phrase[1]):
        return end
    for place in range(start + 1, end):
        if stream[place].key in _STOPS and _goes_on(stream, verb, start, place, end):
            return place
    return end


def _goes_on(stream: Sequence[Token], verb: int, start: int, place: int, end: int) -> bool:
    """Whether the reporter goes on at this word."""
    token = stream[place]
    if not token.is_word:
        return _after_mark(stream, verb, start, place, end)
    if token.key in {"and", "or"}:
        return _does_next(stream, verb, place)
    if token.key == "as":
        return place + 1 < end and stream[place + 1].key in classes.SUBJECTS
    if token.key in _CIRCUMSTANCE:
        return stream[start].key != "to" and _opens_clause(stream, place, end)
    return _tells_when(stream, place, end) or _tells_where(stream, place, end)


def _opens_clause(stream: Sequence[Token], place: int, end: int) -> bool:
    """Whether a clause follows: "after she left", "while praising", "even as"."""
    if stream[place].key not in {"after", "before", "until"} or place + 1 >= end:
        return True
    return stream[place + 1].key in classes.SUBJECTS or stream[place + 1].key.endswith("ing")


def _after_mark(stream: Sequence[Token], verb: int, start: int, place: int, end: int) -> bool:
    """Whether what a comma or dash parts is no longer the object."""
    if stream[place].key in _DASHES:
        free = stream[place].start > stream[place - 1].end or stream[place].key in "—–"
        dashes = sum(token.key in _DASHES for token in stream[start:end])
        return free and dashes == 1
    if place + 1 >= end:
        return True
    after = stream[place + 1]
    named = all(token.is_capital for token in stream[start:place])
    if named and after.key in _TOLD_OF_A_NAME and stream[verb].key not in CALLING:
        return True
    participle = after.key.endswith("ing") and not after.is_capital
    if after.key == "as":
        return stream[verb].key not in _JUDGING
    return participle or finite_in(stream, place, end) is not None


def _does_next(stream: Sequence[Token], verb: int, place: int) -> bool:
    """Whether a second verb of the same person follows "and"."""
    after = place + 1
    while after < len(stream) and is_adverb(stream[after]):
        after += 1
    if after >= len(stream):
        return False
    both = stream[verb].key.endswith("ing") and stream[after].key.endswith("ing")
    return both or stream[after].key in classes.SUBJECTS or is_finite(stream, after)


def _tells_when(stream: Sequence[Token], place: int, end: int) -> bool:
    """Whether "on Tuesday", "in 2007" or "this week" begins here."""
    day = place if stream[place].key in _DAYS and stream[place].is_capital else None
    if stream[place].key in _WHEN:
        near = range(place + 1, min(place + _NEAR, end))
        day = next((n for n in near if _is_date(stream[n])), None)
        if day is not None and any(t.key in classes.PREPOSITIONS for t in stream[place + 1 : day]):
            return False
    if day is None:
        return False
    return day + 1 >= len(stream) or stream[day + 1].key not in _COMPLEMENTS


def _is_date(token: Token) -> bool:
    """Whether a word is a day, a month or a year."""
    year = len(token.key) == 4 and token.key.isdigit()
    return year or token.key in classes.CALENDAR


def _tells_where(stream: Sequence[Token], place: int, end: int) -> bool:
    """Whether "in a statement" or "at a rally" begins here."""
    if stream[place].key not in _SCENES:
        return False
    for near in range(place + 1, min(place + 1 + _NEAR, end)):
        if stream[near].key in _OCCASIONS:
            return True
        if stream[near].key in classes.PREPOSITIONS or not stream[near].is_word:
            return False
    return False
