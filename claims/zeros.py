"""Nothing, counted: "no arrests", "no one", "none of the officers", "have not had any visitors".

Only where something countable is denied. "No doubt", "no longer" and "no evidence" count
nothing: the first two are idioms, the third is the absence of proof, which is a kind of
claim (see `claims.kinds`), not a number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from claims.counts import Count
from claims.units import counted_noun, is_plural, is_verb, single_noun
from claims.word_lists import listed
from claims.words import at, keys_from

if TYPE_CHECKING:
    from claims.units import Unit
    from claims.words import Word

ZERO = Decimal(0)

_UNCOUNTED = listed(
    """
    longer doubt matter more less evidence idea reason way comment later sooner secret
    question problem better worse need wonder surprise sense chance choice intention good use
    point substitute excuse hope mistake stranger proof sign indication suggestion hint
    information knowledge money time progress interest experience respect help control power
    authority right record word kidding thanks thank sir joke fun fault avail means other such
    different further greater fewer one room difference trouble impact effect fear desire plan
    plans place easy small big ordinary wonder guarantee illusions illusion regrets apologies
    circumstances end exception go deal limits terms shortage lack love mercy peace justice
    action access support relief details immediate confidence clue stake response bearing
    obligation business part parts say side sides
    """
)
DENIED = frozenset({"no", "nobody", "none", "any", "one", "single", "neither"})
"""One of these stands in every sentence in which something is counted as zero."""
_NEGATIONS = frozenset({"not", "never", "without", "nor", "hardly", "neither"})
_OPENERS = _NEGATIONS | {"no", "nobody", "none"}
_NEARLY = frozenset({"almost", "nearly", "virtually", "practically"})
_HAS = frozenset({"be", "been", "being", "have", "had", "having", "as", "on", "of", "by", "into"})
_REACH = 4
"""Words between a negation and its "any": "have never been given any warnings"."""


def may_deny(word: Word) -> bool:
    """Whether a zero can begin with this word."""
    return word.key in _OPENERS or word.key.endswith("n't")


def zero_at(words: list[Word], index: int) -> Count | None:
    """Return the zero that begins at word `index`, or None: "almost nobody" is somebody."""
    key = words[index].key
    if at(words, index - 1).key in _NEARLY:
        return None
    if key == "no":
        return _no(words, index)
    if key == "nobody":
        return _persons(index, index + 1)
    if key == "none":
        return _none(words, index)
    if key == "neither":
        return _neither(words, index)
    if key in _NEGATIONS or key.endswith("n't"):
        return _not_any(words, index) or _not_one(words, index)
    return None


def _zero(first: int, unit: Unit) -> Count:
    return Count(first=first, stop=unit.stop, low=ZERO, high=ZERO, unit=unit.phrase)


def _persons(first: int, stop: int) -> Count:
    return Count(first=first, stop=stop, low=ZERO, high=ZERO, unit="persons")


def _no(words: list[Word], index: int) -> Count | None:
    after = at(words, index + 1)
    if after.key == "one":
        return _persons(index, index + 2)
    if after.key == "-" and keys_from(words, index + 1, 2) == ("-", "one"):
        return _persons(index, index + 3)
    unit = _denied(words, index + 1)
    return unit and _zero(index, unit)


def _denied(words: list[Word], index: int) -> Unit | None:
    """The countable noun phrase denied from `index` on."""
    if at(words, index).key in _UNCOUNTED or not at(words, index).raw[:1].isalpha():
        return None
    unit = counted_noun(words, index) or single_noun(words, index)
    if unit is None or words[unit.stop - 1].key in _UNCOUNTED:
        return None
    return unit


def _none(words: list[Word], index: int) -> Count | None:
    if at(words, index + 1).key in {"other", "the", "too"}:
        return None
    unit = counted_noun(words, index + 2) if at(words, index + 1).key == "of" else None
    return _zero(index, unit) if unit else Count(first=index, stop=index + 1, low=ZERO, high=ZERO)


def _neither(words: list[Word], index: int) -> Count | None:
    """Read "neither bridge" and "neither of the bridges", not "neither he nor she"."""
    if any(word.key == "nor" for word in words[index : index + _NOR_REACH]):
        return None
    if at(words, index + 1).key == "of":
        unit = counted_noun(words, index + 2)
        return unit and _zero(index, unit)
    noun = at(words, index + 1)
    if not noun.raw.islower() or noun.key in _UNCOUNTED or is_verb(noun.key) or is_plural(noun):
        return None
    unit = single_noun(words, index + 1)
    return _zero(index, unit) if unit and _ends_clause(at(words, unit.stop)) else None


_NOR_REACH = 12


def _ends_clause(after: Word) -> bool:
    """Whether a verb or the end follows, as it does a noun that is told of."""
    return after.key in {"", ".", ";"} or is_verb(after.key)


def _not_any(words: list[Word], index: int) -> Count | None:
    """Read "have not had any visitors" and "have not lost a single boat".

    What does not have a single cause has several.
    """
    for place in range(index + 1, index + 2 + _REACH):
        if at(words, place).key == "any":
            unit = _denied(words, place + 1)
            return unit and _zero(index, unit)
        if keys_from(words, place, 2) == ("a", "single"):
            unit = single_noun(words, place + 2)
            is_denied = at(words, place - 1).key not in _HAS and place > index + 1
            return _zero(index, unit) if unit and is_denied else None
        if not at(words, place).raw[:1].isalpha():
            return None
    return None


def _not_one(words: list[Word], index: int) -> Count | None:
    """Read "not a single officer" and "not one officer"."""
    keys = keys_from(words, index, 3)
    start = 3 if keys[1:] == ("a", "single") else 2 if keys[1:2] == ("one",) else 0
    if not start or keys[0] == "without":
        return None
    unit = single_noun(words, index + start)
    if unit is None or is_plural(words[unit.stop - 1]) is (start == 3):
        return None
    return _zero(index, unit)
