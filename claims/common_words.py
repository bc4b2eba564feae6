"""How common a word is in news at large, for desks too small to show it.

Among thirty sentences "last", "week" and "expects" are as rare as "ferry", and a passage that
shares them would seem to be about the same thing. So a desk's own counts are read as if it held
some further ordinary sentences besides. Classes of words, not a count of any text: what a rate
is about rests on judgement, and the order of the classes is what matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.number_words import NUMBER_WORDS
from claims.word_classes import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    NEGATIONS,
    PREPOSITIONS,
    QUANTIFIERS,
    SUBJECTS,
    SUBORDINATORS,
    VERBS,
)
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

_EVERYWHERE = 1 / 40
_OFTEN = 1 / 100
_NOW_AND_THEN = 1 / 250
_SMALL = (
    PREPOSITIONS | SUBORDINATORS | SUBJECTS | ADVERBS | QUANTIFIERS | AUXILIARIES | NEGATIONS
) | listed("last next new old year years people time times much less least according")
_TIME_AND_AMOUNT = (
    CALENDAR
    | NUMBER_WORDS
    | listed(
        """
    day days weeks months hour hours minute minutes moment decade half third quarter percent per
    cent million billion thousand hundred dozen pound pounds dollar dollars euro euros number
    numbers total average figure figures amount share rate early late recent daily weekly monthly
    yearly annual whole full part parts big small large great high higher low lower good better
    best bad worse worst long short different same own sure likely important able
    """
    )
)
_GENERAL = listed(
    """
    way ways thing things place places point points fact facts case cases end beginning side sides
    group groups member members man men woman women person official officials spokesman
    spokeswoman spokesperson statement answer question questions problem problems issue issues
    matter reason reasons result results example kind sort lot bit rest others everybody somebody
    anybody everything something anything nothing today's named called based known given single
    really actually simply clearly especially exactly directly quickly
    """
)
_RATES: Mapping[str, float] = {
    **dict.fromkeys(_GENERAL | frozenset(VERBS), _NOW_AND_THEN),
    **dict.fromkeys(_TIME_AND_AMOUNT, _OFTEN),
    **dict.fromkeys(_SMALL, _EVERYWHERE),
}


def rate(word: str) -> float:
    """Return the share of news sentences that hold a lower-case word, 0 for any not listed.

    A figure of one or two digits, or a year, is as common as the word for a number.
    """
    if word.isdecimal():
        return _OFTEN if len(word) <= 2 or (len(word) == 4 and word[:2] in {"19", "20"}) else 0.0
    return _RATES.get(word, 0.0)
