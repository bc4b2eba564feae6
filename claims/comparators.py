"""Words that bound a number: "more than", "at least", "up to", "or fewer", "or so".

Those before a number are looked up by their last words, longest first; those after it
likewise. "As many as 40" is an upper bound, "nearly" and "some" only make a number rough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claims.model import Comparator
from claims.words import at, joined, keys_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.words import Word


class Bound(NamedTuple):
    """A comparator, the word index where its phrase begins (or stops), and whether it is rough."""

    comparator: Comparator
    place: int
    rough: bool = False


def _phrases(table: Mapping[Comparator, str]) -> dict[tuple[str, ...], Comparator]:
    return {
        tuple(phrase.split()): comparator
        for comparator, phrases in table.items()
        for phrase in phrases.split(" | ")
    }


_BEFORE = _phrases(
    {
        Comparator.MORE: "more than | over | greater than | above | exceeding | exceeds | exceeded "
        "| in excess of | upwards of | upward of | north of | higher than | bigger than "
        "| larger than | longer than | just over | well over | slightly more than | beyond "
        "| a little over | topped | surpassed | no smaller than",
        Comparator.AT_LEAST: "at least | no fewer than | no less than | not less than "
        "| not fewer than | a minimum of | minimum of | as few as | as little as | at a minimum "
        "| no smaller than",
        Comparator.AT_MOST: "at most | no more than | not more than | up to | as many as "
        "| as much as | a maximum of | maximum of | no greater than | at the most | no higher than "
        "| not exceeding | no longer than | not over",
        Comparator.LESS: "fewer than | less than | under | below | lower than | smaller than "
        "| just under | just below | shy of | short of | well under | well below | shorter than",
        Comparator.ABOUT: "about | around | roughly | approximately | nearly | almost | some "
        "| close to | circa | an estimated | estimated | as high as | virtually | practically "
        "| something like | in the region of | on the order of | approaching | more or less",
        Comparator.EQUAL: "exactly | precisely | a total of | total of | all of",
    }
)
_ROUGH = frozenset({"just", "slightly", "little"})
_AFTER = _phrases(
    {
        Comparator.AT_LEAST: "or more | or greater | or higher | and up | or above | or longer "
        "| or older | and over | and above | at least",
        Comparator.AT_MOST: "or fewer | or less | or lower | or below | or under | and under "
        "| at most | tops",
        Comparator.ABOUT: "or so | or thereabouts | - odd | - some",
    }
)
_LONGEST_BEFORE = max(map(len, _BEFORE))
_LAST_BEFORE = frozenset(phrase[-1] for phrase in _BEFORE)


def before(words: list[Word], index: int) -> Bound | None:
    """Return the comparator phrase that ends right before word `index`, the longest there is."""
    if at(words, index - 1).key not in _LAST_BEFORE:
        return None
    for length in range(min(_LONGEST_BEFORE, index), 0, -1):
        phrase = keys_from(words, index - length, length)
        if phrase in _BEFORE:
            return _bound(words, phrase, index - length)
    return None


def _bound(words: list[Word], phrase: tuple[str, ...], index: int) -> Bound:
    comparator = _BEFORE[phrase]
    rough = comparator is Comparator.ABOUT or not _ROUGH.isdisjoint(phrase)
    while at(words, index - 1).key in {"far", "well", "just", "slightly", "much", "even", "only"}:
        index -= 1
        rough = rough or words[index].key in _ROUGH
    return Bound(comparator, index, rough)


def after(words: list[Word], index: int) -> Bound | None:
    """Return the comparator phrase that begins at word `index`, with where it stops."""
    if at(words, index).key == "+" and joined(words, index):
        return Bound(Comparator.AT_LEAST, index + 1)
    if keys_from(words, index, 2) == ("-", "plus"):
        return Bound(Comparator.AT_LEAST, index + 2)
    comparator = _AFTER.get(keys_from(words, index, 2))
    if comparator is None:
        return None
    return Bound(comparator, index + 2, comparator is Comparator.ABOUT)
