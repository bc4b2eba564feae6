"""Names in a sentence: runs of capitalised words, titles told from names, and what they tell.

Nothing here knows the document: whether a run is a person is settled in `claims.register`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claims import abbreviations
from claims import word_classes as classes
from claims.given_names import (
    FEMALE_WORDS,
    HONORIFICS,
    MALE_WORDS,
    OFFICES,
    ORGANISATION_WORDS,
)
from claims.kept import Kept
from claims.lexicon import SAYING
from claims.text import Extent
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.tokens import Token

PARTICLES = listed("de da di del della der den van von al el bin ibn la le dos du mac st")
PERSON_NOUNS = listed(
    """
    man woman boy girl teenager mother father wife husband son daughter brother sister cousin
    resident suspect victim
    """
)
"""What a name set off by a comma may belong to, offices aside."""
_HELPERS = classes.AUXILIARIES - {"will", "may"}
_GRAMMAR = (
    classes.DETERMINERS
    | classes.PREPOSITIONS
    | classes.SUBORDINATORS
    | classes.CONJUNCTIONS
    | classes.SUBJECTS
    | classes.OBJECTS
    | classes.ADVERBS
    | _HELPERS
)
_TOLD = frozenset({"told", "tells", "tell"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


class Gender(StrEnum):
    """What the text lets a reader suppose, for matching pronouns and nothing else."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Capitalised words in a row: token places of the title part and of the name part."""

    start: int
    name: int
    end: int


def name_runs(stream: Sequence[Token]) -> Iterator[Run]:
    """Yield the runs of capitalised words of a sentence, titles told from names."""
    done = 0
    for place in [n for n, token in enumerate(stream) if token.is_capital]:
        end = _run_end(stream, place) if place >= done else place
        if end > place:
            yield Run(start=place, name=_name_start(stream, place, end), end=end)
            done = end


def gender_of(words: Sequence[str]) -> Gender | None:
    """Return the gender that titles, roles or a given name tell; None when they do not agree."""
    told = {_gender_of[word] for word in words} - {None}
    return told.pop() if len(told) == 1 else None


@Kept
def _gender_of(word: str) -> Gender | None:
    """The gender that a word tells by itself."""
    key = word.lower().rstrip(".").removesuffix("'s")
    if key in FEMALE_WORDS:
        return None if key in MALE_WORDS else Gender.FEMALE
    return Gender.MALE if key in MALE_WORDS else None


def is_office(key: str) -> bool:
    """Whether a lower-case word names what a person is: "mayor", "gov.", "spokeswoman"."""
    return _is_office[key]


@Kept
def _is_office(key: str) -> bool:
    bare = key.rstrip(".")
    return bare in OFFICES or bare in abbreviations.TITLES or bare in HONORIFICS


def says(stream: Sequence[Token], run: Run) -> bool:
    """Whether a verb of saying stands right after a name, or right before it."""
    if run.start and stream[run.start - 1].key in SAYING:
        return True
    for token in stream[run.end : run.end + 3]:
        if not token.is_adverb:
            return token.key in SAYING or token.key in _TOLD
    return False


def is_no_organisation(words: Sequence[str]) -> bool:
    """Whether no word is one of the names of organisations."""
    return ORGANISATION_WORDS.isdisjoint(word.lower() for word in words)


def surname_of(words: Sequence[str]) -> str:
    """The last word that is no suffix."""
    if words[-1].lower() not in _SUFFIXES:
        return words[-1]
    bare = [word for word in words if word.lower() not in _SUFFIXES]
    return bare[-1] if bare else words[-1]


def is_same(left: str, right: str) -> bool:
    """Same given name, surname and suffix; middle names do not matter."""
    if left == right:
        return True
    a, b = left.split(), right.split()
    if min(len(a), len(b)) < 2:
        return False
    ends = (surname_of(a), a[-1].lower() in _SUFFIXES)
    return a[0] == b[0] and ends == (surname_of(b), b[-1].lower() in _SUFFIXES)


def extent_of_name(stream: Sequence[Token], run: Run) -> Extent:
    """Where the name stands, without titles and a genitive ending."""
    last = stream[run.end - 1]
    start = stream[min(run.name, run.end - 1)].start
    return Extent(start=start, end=last.start + len(last.bare))


def _run_end(stream: Sequence[Token], start: int) -> int:
    """The end of the run that begins at `start`; `start` itself when none does."""
    if not _is_name_word(stream[start]) or _opens_sentence_only(stream, start):
        return start
    place = start + 1
    while place < len(stream) and not stream[place - 1].is_possessive:
        if _is_name_word(stream[place]):
            place += 1
        elif _is_particle(stream, place):
            place += 2
        else:
            break
    return min(place, len(stream))


def _is_name_word(token: Token) -> bool:
    """A capitalised word that is not a word of grammar."""
    return token.is_word and token.is_capital and token.key not in classes.CALENDAR


def _is_particle(stream: Sequence[Token], place: int) -> bool:
    """The "van" in "Rita van Dyk"."""
    after = stream[place + 1] if place + 1 < len(stream) else None
    return stream[place].key in PARTICLES and after is not None and _is_name_word(after)


def _opens_sentence_only(stream: Sequence[Token], place: int) -> bool:
    """A word of grammar, which has its capital from the start of a sentence or a title."""
    key = stream[place].key
    return key in _GRAMMAR or (place == 0 and key.endswith("ly"))


def _name_start(stream: Sequence[Token], start: int, end: int) -> int:
    """Where the name begins after its title words; `end` when there is nothing but titles."""
    last = start
    for place in range(start, end):
        if is_office(stream[place].key) and not stream[place].is_possessive:
            last = place + 1
    return last
