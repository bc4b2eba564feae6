"""The table of a document's people: full names, surnames, titles, gender, and every mention.

Who is a person is settled in `claims.register`. Later mentions by surname join the one person who
bears it; a surname that several people bear joins nobody, unless it was one's own before the others
came. Each mention tells how it stands in its sentence, for the pronouns that come after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.names import (
    extent_of_name,
    gender_of,
    is_no_organisation,
    is_office,
    is_same,
    name_runs,
    says,
    surname_of,
)
from claims.register import Found, Register, learn, learn_speakers
from claims.verbs import finite_in
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.names import Gender, Run
    from claims.text import Extent
    from claims.tokens import Token

_KIN = listed("wife husband father mother son daughter brother sister cousin widow widower")
_BEFORE_OBLIQUE = classes.PREPOSITIONS | {"to"}
_OPENING = 12
"""Tokens from the start of a sentence within which its subject is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a person is named; `person` indexes the table's people."""

    extent: Extent
    person: int
    leads: bool = False
    """Whether they open their sentence as its subject."""
    speaks: bool = False
    """Whether a verb of saying stands beside the name."""
    oblique: bool = False
    """Whether the name hangs on a preposition or another noun."""
    sentence: int = 0
    """Counts the sentences that name anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the document names, with everything it calls them."""

    name: str
    surname: str
    titles: tuple[str, ...] = ()
    gender: Gender | None = None

    @property
    def is_kin(self) -> bool:
        """Whether the text introduces them as somebody's relative."""
        return any(not _KIN.isdisjoint(title.lower().split()) for title in self.titles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The people of a document and where they are named, in order of place."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    by_surname: dict[str, list[Person]]
    strangers: tuple[Mention, ...] = ()
    """Names that lead a sentence and may be a person's, though the table does not have them."""

    def named(self, words: Sequence[str]) -> list[Person]:
        """Return the people that these name words can mean: by full name, else by surname."""
        full = " ".join(words)
        namesakes = self.by_surname.get(surname_of(words), []) if words else []
        exact = [person for person in namesakes if person.name == full]
        alike = [person for person in namesakes if is_same(person.name, full)]
        return exact or alike or (namesakes if len(words) == 1 else [])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """A run of name words in its sentence."""

    stream: Sequence[Token]
    run: Run
    leads: bool


@dataclass(slots=True, kw_only=True)
class _Owners:
    """Whose a bare surname is, where several bear it, while the names go by in order.

    News gives the bare surname to whom it has introduced, and full names to the relatives it
    brings in later. So it is theirs who alone had been named when it first stood bare; not after
    a namesake has led a sentence, until the owner is named in full again.
    """

    named: dict[str, list[Found]] = field(default_factory=dict)
    owned: set[str] = field(default_factory=set)
    rivalled: set[str] = field(default_factory=set)

    def note(self, person: Found, *, leads: bool) -> None:
        """Take in that somebody is named in full."""
        namesakes = self.named.setdefault(person.surname, [])
        if person not in namesakes:
            namesakes.append(person)
        if namesakes[0] is person:
            self.rivalled.discard(person.surname)
        elif leads:
            self.rivalled.add(person.surname)

    def of(self, surname: str) -> Found | None:
        """Whose the surname is that stands bare here, or None."""
        namesakes = self.named.get(surname, [])
        if len(namesakes) == 1:
            self.owned.add(surname)
        return namesakes[0] if surname in self.owned - self.rivalled else None


def people(streams: Sequence[Sequence[Token]]) -> Table:
    """Return the table of the people named in the sentences given as tokens."""
    runs = [(stream, run) for stream in streams for run in name_runs(stream)]
    found = Register()
    for stream, run in runs:
        learn(stream, run, found)
    learn_speakers(runs, found)
    known = tuple(
        Person(name=f.name, surname=f.surname, titles=tuple(f.titles), gender=f.gender)
        for f in found.everyone
    )
    namesakes: dict[str, list[Person]] = {}
    for person in known:
        namesakes.setdefault(person.surname, []).append(person)
    namings = sorted(_namings(runs, found), key=lambda each: each[0].extent)
    return Table(
        people=known,
        mentions=tuple(mention for mention, is_known in namings if is_known),
        by_surname=namesakes,
        strangers=tuple(mention for mention, is_known in namings if not is_known),
    )


def _namings(
    runs: Sequence[tuple[Sequence[Token], Run]], found: Register
) -> Iterator[tuple[Mention, bool]]:
    """Yield where anybody is named, and whether that is a person of the register."""
    owners = _Owners()
    before: _Naming | None = None
    sentence = -1
    inside = frozenset(
        stream[n].bare for stream, run in runs for n in range(run.name, run.end) if n
    )
    for stream, run in runs:
        sentence += before is None or before.stream is not stream
        joined = _is_joined(stream, run, before)
        leads = joined or _leads(stream, run)
        before = _Naming(stream=stream, run=run, leads=leads)
        person = _named_by(stream, run, found, owners, leads=leads)
        known = person is not None
        if known or (leads and _may_be_stranger(stream, run, inside)):
            mention = Mention(
                extent=extent_of_name(stream, run),
                person=person.place if person is not None else -1,
                sentence=sentence,
                leads=leads,
                speaks=says(stream, run) and not joined,
                oblique=_is_oblique(stream, run),
            )
            yield mention, known


def _named_by(
    stream: Sequence[Token], run: Run, found: Register, owners: _Owners, *, leads: bool
) -> Found | None:
    """Whom a run of name words means."""
    words = [stream[n].bare for n in range(run.name, run.end)]
    told = gender_of([token.key for token in stream[run.start : run.name]])
    person = found.known(words, told) if words else None
    if person is not None:
        owners.note(person, leads=leads)
    elif len(words) == 1 and told is None:
        return owners.of(words[0])
    return person


def _may_be_stranger(stream: Sequence[Token], run: Run, inside: frozenset[str]) -> bool:
    """Whether a name that is not in the register can be a person's all the same: "Obama".

    A lone word that opens a sentence must have its capital `inside` some other one, too; what
    stands in a bracket ("D-Ohio") leads nothing.
    """
    if run.start and stream[run.start - 1].key == "(":
        return False
    words = [stream[n].bare for n in range(run.name, run.end)]
    article = run.start > 0 and stream[run.start - 1].key in classes.ARTICLES
    sure = run.end > 1 or words[:1] == [] or words[0] in inside
    return 0 < len(words) < 4 and sure and not article and is_no_organisation(words)


def _is_oblique(stream: Sequence[Token], run: Run) -> bool:
    """Whether the name hangs on another word: "a friend of Ann Roe", "Ann Roe's plan"."""
    start = run.start
    while start and (is_office(stream[start - 1].key) or stream[start - 1].key in classes.ARTICLES):
        start -= 1
    preposition = start > 0 and stream[start - 1].key in _BEFORE_OBLIQUE
    return preposition or stream[run.end - 1].is_possessive


def _is_joined(stream: Sequence[Token], run: Run, before: _Naming | None) -> bool:
    """Whether "and" joins the name to one that leads the sentence."""
    if before is None or before.stream is not stream or not before.leads:
        return False
    return before.run.end == run.start - 1 and stream[run.start - 1].key in {"and", "or", "&"}


def _leads(stream: Sequence[Token], run: Run) -> bool:
    """Whether a name opens its sentence as the subject."""
    if stream[run.end - 1].is_possessive:
        return False
    start = run.start
    if start > _OPENING or (start and stream[start - 1].key in classes.PREPOSITIONS):
        return False
    possessive = any(token.is_possessive for token in stream[:start])
    return not possessive and finite_in(stream, 0, start) is None
