"""From the words that name a source to who it is: a person of the table, a role, a pronoun.

A wrong name costs more than none. A surname that two people bear, a role that two hold, a pronoun
that two fit come back without a speaker and with the candidates; what cannot be looked up at all
keeps its own words ("a source", "police").
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.given_names import HONORIFICS, ORGANISATION_WORDS, PLURAL_SOURCES
from claims.lexicon import DOCUMENT_NOUNS
from claims.model import SpeakerRole
from claims.names import PERSON_NOUNS, gender_of, is_office, name_runs
from claims.pronouns import pronoun
from claims.source_form import Source, person_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.names import Run
    from claims.people import Person
    from claims.source_form import Context
    from claims.tokens import Token

SEVERAL = "several"
"""The method of a source that is more than one person: no "he" or "she" goes on with it."""
_JOINS = frozenset({"and", "&"})
_PARTS = _JOINS | {","}
_OF = frozenset(
    {
        "of",
        "for",
        "at",
        "from",
        "with",
        "in",
        "on",
        "by",
        "who",
        "whose",
        "whom",
        "which",
        "that",
        "about",
        "close",
        "familiar",
    }
)
_PRONOUNS = classes.SUBJECTS | classes.OBJECTS | {"who", "his", "her", "their"}
_FULL = 2
"""Words of a name that is sure to be one: given name and surname, or a title and a surname."""
_PREMODIFIERS = frozenset({"former", "acting", "then", "deputy", "assistant", "vice", "ex"})


def resolve(context: Context, phrase: Sequence[Token]) -> Source:
    """Return who `phrase`, a noun phrase with its appositions, means."""
    if len(phrase) == 1 and phrase[0].key in _PRONOUNS:
        return pronoun(context, phrase[0])
    head = _head(phrase)
    several = _several(context, phrase if _is_list(phrase) else head)
    if several is not None:
        return several
    if len(head) == 1 and head[0].key in PLURAL_SOURCES:
        return _described(context, phrase, head)
    runs = [run for run in name_runs(head) if run.end == len(head) and run.name < run.end]
    if runs:
        return _named(context, phrase, head, runs[-1])
    return _apposed(context, phrase, head) or _described(context, phrase, head)


def _apposed(context: Context, phrase: Sequence[Token], head: Sequence[Token]) -> Source | None:
    """Who is named behind a role and a comma: "the head of the board, Dr Ann Roe, said"."""
    noun = _noun(head)
    role = _without_apposition(phrase, head)
    name = phrase[len(role) + 1 :]
    if not name or phrase[len(role)].key != "," or not (is_office(noun) or noun in PERSON_NOUNS):
        return None
    named = _head(name)
    named = named if named[-1].is_word else named[:-1]
    run = next(name_runs(named), None)
    if run is None or (run.start, run.end) != (0, len(named)) or run.end - run.start < _FULL:
        return None
    source = _named(context, named, named, run)
    first = 1 if role[0].key in classes.DETERMINERS else 0
    person = source.role is SpeakerRole.PERSON
    return replace(source, title=context.words(role[first:])) if person else None


def _is_list(phrase: Sequence[Token]) -> bool:
    """Whether a phrase is nothing but names, commas and an "and": "Roe, Lund and Ames"."""
    joined = any(token.key in _JOINS for token in phrase)
    return joined and all(token.is_capital or token.key in _PARTS for token in phrase)


def _several(context: Context, phrase: Sequence[Token]) -> Source | None:
    """All who are named in "Roe and Lund"; None where it may be one name: "Marks and Spencer"."""
    cuts = [n for n, token in enumerate(phrase) if token.key in _PARTS]
    if not any(phrase[n].key in _JOINS for n in cuts):
        return None
    ends = pairwise([-1, *cuts, len(phrase)])
    found = [resolve(context, phrase[a + 1 : b]) for a, b in ends if b > a + 1]
    names = [each.speaker for each in found if each.role is SpeakerRole.PERSON and each.speaker]
    if len(names) < max(2, len(found)) or not any(each.gender or each.title for each in found):
        return None
    return Source(
        speaker=f"{', '.join(names[:-1])} and {names[-1]}",
        role=SpeakerRole.PERSON,
        method=SEVERAL,
        confidence=min(each.confidence for each in found),
        title=found[0].title,
        candidates=tuple(names),
    )


def _head(phrase: Sequence[Token]) -> Sequence[Token]:
    """The phrase without appositions, brackets and what hangs on it by a preposition."""
    for place, token in enumerate(phrase):
        if not place:
            continue
        if token.key in {",", "(", "—", "–"} or (
            token.key in _OF and not _in_a_name(phrase, place)
        ):
            return phrase[:place]
    return phrase


def _in_a_name(phrase: Sequence[Token], place: int) -> bool:
    """The "of" of "Department of Agriculture"."""
    if phrase[place].key not in {"of", "for"} or place + 1 >= len(phrase):
        return False
    before = phrase[place - 1]
    follows = phrase[place + 1].is_capital or (
        place + 2 < len(phrase) and phrase[place + 1].key == "the" and phrase[place + 2].is_capital
    )
    return follows and before.is_capital and before.key in ORGANISATION_WORDS


def _named(context: Context, phrase: Sequence[Token], head: Sequence[Token], run: Run) -> Source:
    """A phrase whose head ends in a name."""
    words = [token.bare for token in head[run.name : run.end]]
    known = context.table.named(words)
    title = _title(context, phrase, head, run)
    told = gender_of([token.key for token in head[: run.name]])
    fitting = [p for p in known if told is None or p.gender in {None, told}]
    if len(fitting) > 1:
        fitting = [p for p in fitting if not p.is_kin] or fitting
    if len(fitting) > 1 and len(words) == 1:
        fitting = _owner(context, head[run.name]) or fitting
    if len(fitting) == 1:
        return person_meant(fitting[0], title, "named" if len(words) > 1 else "surname")
    if fitting:
        names = tuple(person.name for person in fitting)
        return Source(
            speaker=None,
            role=SpeakerRole.UNKNOWN,
            method="surname",
            confidence=0.3,
            candidates=names,
            title=title,
        )
    return _unlisted(context, head, run, title)


def _owner(context: Context, token: Token) -> list[Person]:
    """The one namesake that a bare surname stands for at this place, if the text settles it."""
    mentions = context.table.mentions
    place = bisect_left(mentions, token.start, key=lambda each: each.extent.start)
    here = mentions[place : place + 1]
    return [context.table.people[m.person] for m in here if m.extent.start == token.start]


def _unlisted(context: Context, head: Sequence[Token], run: Run, title: str | None) -> Source:
    """A name that the table does not have: an organisation, or somebody named only so."""
    first = 1 if head[0].key in classes.ARTICLES else 0
    start = first if not _is_role(head[first : run.name]) else run.name
    body = head[start : run.end]
    keys = [token.key for token in body]
    organisation = (
        first == 1
        or any(key.rstrip(".") in ORGANISATION_WORDS for key in keys)
        or (len(body) == 1 and body[0].raw.isupper() and len(body[0].raw) > 1)
    )
    role = SpeakerRole.ORGANISATION if organisation and start < run.name + 1 else SpeakerRole.PERSON
    if keys[-1] in DOCUMENT_NOUNS:
        role = SpeakerRole.DOCUMENT
    return Source(
        speaker=context.words(body), role=role, method="named", confidence=0.85, title=title
    )


def _is_role(words: Sequence[Token]) -> bool:
    """Whether the words before a name are a title and not a part of it."""
    return bool(words) and is_office(words[-1].key)


def _title(
    context: Context, phrase: Sequence[Token], head: Sequence[Token], run: Run
) -> str | None:
    """The role words before the name, or else those in apposition after it."""
    first = 1 if head[0].key in classes.ARTICLES else 0
    before = head[first : run.name]
    if before and before[-1].key.rstrip(".") not in HONORIFICS and _is_role(before):
        return context.words(before)
    after = list(phrase[len(head) :])
    if len(after) < 2 or after[0].key != ",":
        return None
    end = next((n for n, t in enumerate(after) if n and t.key in {",", "(", "who"}), len(after))
    role = after[1:end]
    if role and role[0].key in classes.ARTICLES:
        role = role[1:]
    return context.words(role) if role and role[0].key not in _OF and role[-1].is_word else None


def _described(context: Context, phrase: Sequence[Token], head: Sequence[Token]) -> Source:
    """A phrase without a name: "the mayor of Rome", "a source", "police", "the study"."""
    noun = _noun(head)
    keys = {token.key for token in head}
    words = context.words(_without_apposition(phrase, head))
    indefinite = head[0].key in {"a", "an", "another", "one"}
    if noun in PLURAL_SOURCES or (indefinite and is_office(noun)):
        return Source(speaker=words, role=SpeakerRole.UNNAMED, method="phrase", confidence=0.8)
    if noun in DOCUMENT_NOUNS:
        return Source(speaker=words, role=SpeakerRole.DOCUMENT, method="phrase", confidence=0.8)
    if is_office(noun):
        return _role_holder(context, phrase, noun, words)
    if noun in ORGANISATION_WORDS:
        return Source(speaker=words, role=SpeakerRole.ORGANISATION, method="phrase", confidence=0.8)
    if head[0].is_possessive and len(keys) > 1:
        return Source(speaker=words, role=SpeakerRole.UNKNOWN, method="phrase", confidence=0.6)
    return Source(speaker=words, role=SpeakerRole.UNNAMED, method="phrase", confidence=0.5)


def _without_apposition(phrase: Sequence[Token], head: Sequence[Token]) -> Sequence[Token]:
    """The phrase up to its first comma or dash, but at least its head."""
    for place in range(len(head), len(phrase)):
        if phrase[place].key in {",", "(", "—", "–"}:
            return phrase[:place]
    return phrase


def _noun(head: Sequence[Token]) -> str:
    """The last word of the head."""
    return next((token.key for token in reversed(head) if token.is_word), "")


def _role_holder(context: Context, phrase: Sequence[Token], noun: str, words: str) -> Source:
    """The only person of the document who holds the role, wherever the text says so."""
    holders = [p for p in context.table.people if any(_holds(t, noun) for t in p.titles)]
    wanted = {token.bare.lower() for token in phrase if token.is_capital}
    if len(holders) > 1 and wanted:
        near = [p for p in holders if wanted & {w.lower() for t in p.titles for w in t.split()}]
        holders = near or holders
    if len(holders) == 1:
        return person_meant(holders[0], words, "role")
    names = tuple(person.name for person in holders)
    role = SpeakerRole.UNKNOWN if names else SpeakerRole.UNNAMED
    return Source(
        speaker=None if names else words,
        role=role,
        method="role",
        confidence=0.4 if names else 0.7,
        title=words,
        candidates=names,
    )


def _holds(title: str, noun: str) -> bool:
    """Whether the head of a title is this noun, and not one who works for it."""
    words = [word.lower().rstrip(".") for word in title.split()]
    end = next((n for n, word in enumerate(words) if n and word in _OF), len(words))
    head = words[:end]
    return bool(head) and head[-1] == noun.rstrip(".") and not (_PREMODIFIERS & set(head))
