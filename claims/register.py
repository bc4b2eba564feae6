"""The register in which a document's people are taken down while their names go by.

A run of capitalised words is taken for a person when a title or role stands before it, a role
follows in apposition, it begins with a known given name, or its last word alone speaks elsewhere as
surnames do. Precision first: a run that could as well be a place or an organisation is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.given_names import FEMALE_NAMES, MALE_NAMES
from claims.names import (
    PARTICLES,
    PERSON_NOUNS,
    Gender,
    gender_of,
    is_no_organisation,
    is_office,
    is_same,
    says,
    surname_of,
)
from claims.tokens import key_at
from claims.verbs import in_capitals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.names import Run
    from claims.tokens import Token

_NO_TITLE = frozenset(
    {"major", "general", "private", "principal", "head", "chief", "miss", "source"}
)
"""Small words before a name that say something else: "major Bay Area raids"."""
_GRAMMAR = (
    classes.DETERMINERS
    | classes.PREPOSITIONS
    | classes.CONJUNCTIONS
    | classes.SUBORDINATORS
    | classes.AUXILIARIES
)
_BEFORE_ROLE = classes.DETERMINERS | classes.SUBORDINATORS | classes.CONJUNCTIONS
_LONGEST_ROLE = 10
_TITLE_CASE = 4
"""Capitalised words in a row that are no name where every word of the sentence has a capital."""


@dataclass(slots=True, kw_only=True)
class Found:
    """A name under construction."""

    name: str
    surname: str
    place: int
    titles: list[str] = field(default_factory=list)
    gender: Gender | None = None


@dataclass(slots=True, kw_only=True)
class Register:
    """The names found so far, and those that share a surname."""

    everyone: list[Found] = field(default_factory=list)
    namesakes: dict[str, list[Found]] = field(default_factory=dict)

    def known(self, words: Sequence[str], told: Gender | None) -> Found | None:
        """The one person already found that these words, with a title's gender, can mean."""
        namesakes = self.of(words, told)
        if not namesakes:
            return None
        full = " ".join(words)
        alike = [each for each in namesakes if is_same(each.name, full)]
        if not alike and len(words) == 1:
            alike = namesakes
        elif not alike:
            alike = [each for each in namesakes if each.name == words[-1]]
        return alike[0] if len(alike) == 1 else None

    def of(self, words: Sequence[str], told: Gender | None) -> list[Found]:
        """Those of this surname whose gender does not speak against it."""
        namesakes = self.namesakes.get(surname_of(words), [])
        return [each for each in namesakes if told is None or each.gender in {None, told}]

    def add(self, words: Sequence[str]) -> Found:
        """Take in somebody new."""
        person = Found(name=" ".join(words), surname=surname_of(words), place=len(self.everyone))
        self.everyone.append(person)
        self.namesakes.setdefault(person.surname, []).append(person)
        return person


def learn(stream: Sequence[Token], run: Run, found: Register) -> None:
    """Add what a run of name words tells about a person to the register."""
    if run.end - run.start >= _TITLE_CASE and in_capitals(stream):
        return
    words = [stream[n].bare for n in range(run.name, run.end)]
    titles = _titles(stream, run)
    told = gender_of([word for title in titles for word in title.split()])
    person = found.known(words, told) if words else None
    if person is None and len(words) == 1 and found.of(words, told):
        return
    if not words or len(words) > 5 or not _is_person(words, titles, person):
        return
    if person is None:
        person = found.add(words)
    elif len(words) > 1 and " " not in person.name:
        person.name = " ".join(words)
    person.titles.extend(title for title in titles if title not in person.titles)
    person.gender = person.gender or _gender(words, titles)


def _speaking(runs: Sequence[tuple[Sequence[Token], Run]]) -> Iterator[str]:
    """Yield the lone names that stand beside a verb of saying."""
    for stream, run in runs:
        if run.end - run.name == 1 and not stream[run.name].is_possessive and says(stream, run):
            yield stream[run.name].bare


def learn_speakers(runs: Sequence[tuple[Sequence[Token], Run]], found: Register) -> None:
    """Take in full names whose last word, nobody's yet, speaks alone like a surname."""
    speaking = frozenset(_speaking(runs)) - found.namesakes.keys()
    for stream, run in runs if speaking else ():
        words = [stream[n].bare for n in range(run.name, run.end)]
        if not words or words[-1] not in speaking or found.known(words, None) is not None:
            continue
        if _is_full_name(words) and not (
            run.start and stream[run.start - 1].key in classes.ARTICLES
        ):
            found.add(words)


def _is_full_name(words: Sequence[str]) -> bool:
    """Whether these can be given name and surname, and nothing else."""
    plain = all(word[0].isupper() and not word.isupper() for word in words)
    return 1 < len(words) < 5 and plain and is_no_organisation(words)


def _gender(words: Sequence[str], titles: Sequence[str]) -> Gender | None:
    """From a title or role; else from the given name."""
    told = gender_of([word for title in titles for word in title.split()])
    if told is not None or len(words) < 2:
        return told
    first = words[0].lower()
    if first in FEMALE_NAMES:
        return Gender.FEMALE
    return Gender.MALE if first in MALE_NAMES else None


def _titles(stream: Sequence[Token], run: Run) -> list[str]:
    """The title before a name, in capitals or not, and the roles set off by commas beside it."""
    told = (_title_before(stream, run), _role_after(stream, run), _role_before(stream, run))
    return [title for title in told if title]


def _role_before(stream: Sequence[Token], run: Run) -> str:
    """The role, "chief executive" in "the clinic's chief executive, Ann Roe, said"."""
    comma = run.start - 1
    parted = comma > 1 and stream[comma].key == "," and run.end - run.start > 1
    closes = run.end == len(stream) or not stream[run.end].is_word
    if not parted or not closes or key_at(stream, run.end + 1) in {"and", "or"}:
        return ""
    start = comma
    while start > max(0, comma - _LONGEST_ROLE) and stream[start - 1].is_word:
        if stream[start - 1].is_possessive or stream[start - 1].key in _BEFORE_ROLE:
            break
        start -= 1
    of = next((n for n in range(start, comma) if stream[n].key in classes.PREPOSITIONS), comma)
    held = start and start < of and is_office(stream[of - 1].key)
    return _as_written(stream[start:comma]) if held else ""


def _title_before(stream: Sequence[Token], run: Run) -> str:
    """The title: "Mayor", "City Councilwoman", or "spokeswoman" in small letters."""
    start = run.name
    if run.start > 1 and stream[run.start - 1].key == "," and start == run.start:
        noun = stream[run.start - 2].key
        return noun if noun in PERSON_NOUNS else ""
    if start == run.start:
        while start > max(0, run.start - 5) and _is_title_word(stream, start - 1, run.start):
            start -= 1
    else:
        start = run.start
    if start == run.name or not is_office(stream[run.name - 1].key):
        return ""
    return " ".join(token.raw for token in stream[start : run.name])


def _is_title_word(stream: Sequence[Token], place: int, name: int) -> bool:
    """A word of a title in small letters: the office, then what goes before it."""
    token = stream[place]
    if not token.is_word or token.is_possessive:
        return False
    if place == name - 1:
        return is_office(token.key) and token.key not in _NO_TITLE
    if token.is_capital and place:
        return False
    return token.key not in _GRAMMAR and token.key not in classes.VERBS


def _role_after(stream: Sequence[Token], run: Run) -> str:
    """The role, "chair of the board" in "Ann Roe, chair of the board, said"."""
    if run.end + 1 >= len(stream) or stream[run.end].key != ",":
        return ""
    start = place = run.end + 1
    while place < min(len(stream), start + 14) and _is_word_or_genitive(stream, place):
        place += 1
    words = stream[start:place]
    head = next((n for n, t in enumerate(words) if t.key in classes.PREPOSITIONS), len(words))
    if (
        not head
        or not is_office(words[head - 1].key)
        or any(t.key in {"said", "and"} for t in words)
    ):
        return ""
    first = 1 if words[0].key in classes.ARTICLES else 0
    return _as_written(words[first:])


def _is_word_or_genitive(stream: Sequence[Token], place: int) -> bool:
    """A word, or the mark behind a plural: "the workers’ union"; at a sentence's end it closes."""
    token = stream[place]
    if token.is_word:
        return True
    before, after = stream[place - 1], stream[place + 1] if place + 1 < len(stream) else token
    genitive = token.key == "'" and before.key.endswith("s") and before.end == token.start
    return genitive and after.is_word and after.start > token.end


def _as_written(tokens: Sequence[Token]) -> str:
    """Their words with the spaces between them, and none where there was none."""
    gaps = (" " if after.start > before.end else "" for before, after in pairwise(tokens))
    return "".join(chain(*zip((token.raw for token in tokens), (*gaps, ""), strict=True)))


def _is_person(words: Sequence[str], titles: Sequence[str], known: Found | None) -> bool:
    """Whether a run of name words is a person."""
    if known is not None:
        return True
    keys = [word.lower() for word in words]
    if not is_no_organisation(words) or all(w.isupper() for w in words if len(w) > 2):
        return False
    if titles:
        return all(word[0].isupper() or word in PARTICLES for word in words)
    return 1 < len(words) < 5 and (keys[0] in FEMALE_NAMES or keys[0] in MALE_NAMES)
