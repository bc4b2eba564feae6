"""The table of a document's people: full names, surnames, titles, roles, gender, mentions.

A run of capitalised words is taken for a person when a title or role stands before it, a role
follows in apposition, or it begins with a known given name. Later mentions by surname join the
one person who bears it; a surname that several people bear joins nobody. Precision first: a
run that could as well be a place or an organisation is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from claims import abbreviations
from claims import word_classes as classes
from claims.given_names import (
    FEMALE_NAMES,
    FEMALE_WORDS,
    HONORIFICS,
    MALE_NAMES,
    MALE_WORDS,
    OFFICES,
    ORGANISATION_WORDS,
)
from claims.lexicon import SAYING
from claims.text import Extent
from claims.verbs import in_capitals, is_adverb, is_finite
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.tokens import Token

_PARTICLES = listed("de da di del della der den van von al el bin ibn la le dos du mac st")
_PERSON_NOUNS = listed("man woman boy girl teenager mother father resident suspect victim")
_NO_TITLE = frozenset(
    {"major", "general", "private", "principal", "head", "chief", "miss", "source"}
)
"""Small words before a name that say something else: "major Bay Area raids"."""
_KIN = listed("wife husband father mother son daughter brother sister cousin widow widower")
_TITLE_CASE = 4
"""Capitalised words in a row that are no name where every word of the sentence has a capital."""
_OPENING = 12
"""Tokens from the start of a sentence within which its subject is looked for."""
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


class Gender(StrEnum):
    """What the text lets a reader suppose, for matching pronouns and nothing else."""

    FEMALE = "female"
    MALE = "male"


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
        namesakes = self.by_surname.get(_surname(words), []) if words else []
        exact = [person for person in namesakes if person.name == full]
        alike = [person for person in namesakes if _same(person.name, full)]
        return exact or alike or (namesakes if len(words) == 1 else [])


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Capitalised words in a row: token places of the title part and of the name part."""

    start: int
    name: int
    end: int


@dataclass(slots=True, kw_only=True)
class _Found:
    """A name under construction."""

    name: str
    surname: str
    place: int
    titles: list[str] = field(default_factory=list)
    gender: Gender | None = None


@dataclass(slots=True, kw_only=True)
class _Register:
    """The names found so far, and those that share a surname."""

    everyone: list[_Found] = field(default_factory=list)
    namesakes: dict[str, list[_Found]] = field(default_factory=dict)

    def known(self, words: Sequence[str], told: Gender | None) -> _Found | None:
        """The one person already found that these words, with a title's gender, can mean."""
        namesakes = self.of(words, told)
        full = " ".join(words)
        alike = [each for each in namesakes if _same(each.name, full)]
        if not alike and len(words) == 1:
            alike = namesakes
        elif not alike:
            alike = [each for each in namesakes if each.name == words[-1]]
        return alike[0] if len(alike) == 1 else None

    def of(self, words: Sequence[str], told: Gender | None) -> list[_Found]:
        """Those of this surname whose gender does not speak against it."""
        namesakes = self.namesakes.get(_surname(words), [])
        return [each for each in namesakes if told is None or each.gender in {None, told}]

    def add(self, words: Sequence[str]) -> _Found:
        """Take in somebody new."""
        person = _Found(name=" ".join(words), surname=_surname(words), place=len(self.everyone))
        self.everyone.append(person)
        self.namesakes.setdefault(person.surname, []).append(person)
        return person


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

    named: dict[str, list[_Found]] = field(default_factory=dict)
    owned: set[str] = field(default_factory=set)
    rivalled: set[str] = field(default_factory=set)

    def note(self, person: _Found, *, leads: bool) -> None:
        """Take in that somebody is named in full."""
        namesakes = self.named.setdefault(person.surname, [])
        if person not in namesakes:
            namesakes.append(person)
        if namesakes[0] is person:
            self.rivalled.discard(person.surname)
        elif leads:
            self.rivalled.add(person.surname)

    def of(self, surname: str) -> _Found | None:
        """Whose the surname is that stands bare here, or None."""
        namesakes = self.named.get(surname, [])
        if len(namesakes) == 1:
            self.owned.add(surname)
        return namesakes[0] if surname in self.owned - self.rivalled else None


def people(streams: Sequence[Sequence[Token]]) -> Table:
    """Return the table of the people named in the sentences given as tokens."""
    runs = [(stream, run) for stream in streams for run in name_runs(stream)]
    found = _Register()
    for stream, run in runs:
        if run.end - run.start < _TITLE_CASE or not in_capitals(stream):
            _learn(stream, run, found)
    _learn_speakers(runs, found)
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


def name_runs(stream: Sequence[Token]) -> Iterator[Run]:
    """Yield the runs of capitalised words of a sentence, titles told from names."""
    place = 0
    while place < len(stream):
        end = _run_end(stream, place)
        if end > place:
            yield Run(start=place, name=_name_start(stream, place, end), end=end)
        place = max(end, place + 1)


def gender_of(words: Sequence[str]) -> Gender | None:
    """Return the gender that titles, roles or a given name tell; None when they do not agree."""
    keys = {word.lower().rstrip(".").removesuffix("'s") for word in words}
    female = bool(keys & FEMALE_WORDS)
    male = bool(keys & MALE_WORDS)
    if female == male:
        return None
    return Gender.FEMALE if female else Gender.MALE


def is_office(key: str) -> bool:
    """Whether a lower-case word names what a person is: "mayor", "gov.", "spokeswoman"."""
    bare = key.rstrip(".")
    return bare in OFFICES or bare in abbreviations.TITLES or bare in HONORIFICS


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
    return stream[place].key in _PARTICLES and after is not None and _is_name_word(after)


def _opens_sentence_only(stream: Sequence[Token], place: int) -> bool:
    """A word of grammar, which has its capital from the start of a sentence or a title."""
    key = stream[place].key
    return (
        key in classes.DETERMINERS
        or key in classes.PREPOSITIONS
        or key in classes.SUBORDINATORS
        or key in classes.CONJUNCTIONS
        or key in classes.SUBJECTS
        or key in classes.OBJECTS
        or key in classes.AUXILIARIES - {"will", "may"}
        or key in classes.ADVERBS
        or (place == 0 and key.endswith("ly"))
    )


def _name_start(stream: Sequence[Token], start: int, end: int) -> int:
    """Where the name begins after its title words; `end` when there is nothing but titles."""
    last = start
    for place in range(start, end):
        if is_office(stream[place].key) and not stream[place].is_possessive:
            last = place + 1
    return last


def _learn(stream: Sequence[Token], run: Run, found: _Register) -> None:
    """Add what a run tells about a person."""
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
        if run.end - run.name == 1 and not stream[run.name].is_possessive and _says(stream, run):
            yield stream[run.name].bare


def _learn_speakers(runs: Sequence[tuple[Sequence[Token], Run]], found: _Register) -> None:
    """Take in full names whose last word alone speaks elsewhere, like a surname, and is nobody's."""
    speaking = frozenset(_speaking(runs)) - found.namesakes.keys()
    for stream, run in runs if speaking else ():
        words = [stream[n].bare for n in range(run.name, run.end)]
        if not words or words[-1] not in speaking or found.known(words, None) is not None:
            continue
        if _is_full_name(words) and not (run.start and stream[run.start - 1].key in classes.ARTICLES):
            found.add(words)


def _is_full_name(words: Sequence[str]) -> bool:
    """Whether these can be given name and surname, and nothing else."""
    plain = all(word[0].isupper() and not word.isupper() for word in words)
    return 1 < len(words) < 5 and plain and _is_no_organisation(words)


def _says(stream: Sequence[Token], run: Run) -> bool:
    """Whether a verb of saying stands right after a name, or right before it."""
    after = next((t.key for t in stream[run.end : run.end + 3] if not is_adverb(t)), "")
    return after in SAYING or (run.start > 0 and stream[run.start - 1].key in SAYING)


def _is_no_organisation(words: Sequence[str]) -> bool:
    """Whether no word is one of the names of organisations."""
    return ORGANISATION_WORDS.isdisjoint(word.lower() for word in words)


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
    """The title before a name, in capitals or not, and the role in apposition after it."""
    return [title for title in (_title_before(stream, run), _role_after(stream, run)) if title]


def _title_before(stream: Sequence[Token], run: Run) -> str:
    """The title: "Mayor", "City Councilwoman", or "spokeswoman" in small letters."""
    start = run.name
    if run.start > 1 and stream[run.start - 1].key == "," and start == run.start:
        noun = stream[run.start - 2].key
        return noun if noun in _PERSON_NOUNS else ""
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
    grammar = (
        classes.DETERMINERS | classes.PREPOSITIONS | classes.CONJUNCTIONS | classes.SUBORDINATORS
    )
    if token.is_capital and place:
        return False
    return token.key not in grammar | classes.AUXILIARIES and token.key not in classes.VERBS


def _role_after(stream: Sequence[Token], run: Run) -> str:
    """The role, "chair of the board" in "Ann Roe, chair of the board, said"."""
    if run.end + 1 >= len(stream) or stream[run.end].key != ",":
        return ""
    start = place = run.end + 1
    while place < min(len(stream), start + 14) and stream[place].is_word:
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
    return " ".join(token.raw for token in words[first:])


def _is_person(words: Sequence[str], titles: Sequence[str], known: _Found | None) -> bool:
    """Whether a run of name words is a person."""
    if known is not None:
        return True
    keys = [word.lower() for word in words]
    if not _is_no_organisation(words) or all(w.isupper() for w in words if len(w) > 2):
        return False
    if titles:
        return all(word[0].isupper() or word in _PARTICLES for word in words)
    return 1 < len(words) < 5 and (keys[0] in FEMALE_NAMES or keys[0] in MALE_NAMES)


def _surname(words: Sequence[str]) -> str:
    """The last word that is no suffix."""
    bare = [word for word in words if word.lower() not in _SUFFIXES]
    return bare[-1] if bare else words[-1]


def _same(left: str, right: str) -> bool:
    """Same given name, surname and suffix; middle names do not matter."""
    a, b = left.split(), right.split()
    if min(len(a), len(b)) < 2:
        return left == right
    ends = (_surname(a), a[-1].lower() in _SUFFIXES)
    return a[0] == b[0] and ends == (_surname(b), b[-1].lower() in _SUFFIXES)


def _namings(
    runs: Sequence[tuple[Sequence[Token], Run]], found: _Register
) -> Iterator[tuple[Mention, bool]]:
    """Yield where anybody is named, and whether that is a person of the register."""
    owners = _Owners()
    before: _Naming | None = None
    sentence = -1
    inside = frozenset(stream[n].bare for stream, run in runs for n in range(run.name, run.end) if n)
    for stream, run in runs:
        sentence += before is None or before.stream is not stream
        leads = _is_joined(stream, run, before) or _leads(stream, run)
        before = _Naming(stream=stream, run=run, leads=leads)
        person = _named_by(stream, run, found, owners, leads=leads)
        known = person is not None
        if known or (leads and _may_be_stranger(stream, run, inside)):
            mention = Mention(
                extent=_extent_of_name(stream, run),
                person=person.place if person is not None else -1,
                sentence=sentence,
                leads=leads,
                speaks=_says(stream, run),
                oblique=_is_oblique(stream, run),
            )
            yield mention, known


def _named_by(
    stream: Sequence[Token], run: Run, found: _Register, owners: _Owners, *, leads: bool
) -> _Found | None:
    """Whom a run of name words means."""
    words = [stream[n].bare for n in range(run.name, run.end)]
    told = gender_of([token.key for token in stream[run.start : run.name]])
    person = found.known(words, told) if words else None
    if person is not None:
        owners.note(person, leads=leads)
    elif len(words) == 1 and told is None:
        return owners.of(words[0])
    return person


def _extent_of_name(stream: Sequence[Token], run: Run) -> Extent:
    """Where the name stands, without titles and a genitive ending."""
    last = stream[run.end - 1]
    start = stream[min(run.name, run.end - 1)].start
    return Extent(start=start, end=last.start + len(last.bare))


def _may_be_stranger(stream: Sequence[Token], run: Run, inside: frozenset[str]) -> bool:
    """Whether a name that is not in the register can be a person's all the same: "Obama".

    A lone word that opens a sentence must have its capital `inside` some other one, too.
    """
    words = [stream[n].bare for n in range(run.name, run.end)]
    article = run.start > 0 and stream[run.start - 1].key in classes.ARTICLES
    sure = run.end > 1 or words[:1] == [] or words[0] in inside
    return 0 < len(words) < 4 and sure and not article and _is_no_organisation(words)


def _is_oblique(stream: Sequence[Token], run: Run) -> bool:
    """Whether the name hangs on another word: "a friend of Ann Roe", "Ann Roe's plan"."""
    start = run.start
    while start and (is_office(stream[start - 1].key) or stream[start - 1].key in classes.ARTICLES):
        start -= 1
    preposition = start > 0 and stream[start - 1].key in classes.PREPOSITIONS | {"to"}
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
    return not any(t.is_possessive for t in stream[:start]) and not any(
        is_finite(stream, n) for n in range(start)
    )
