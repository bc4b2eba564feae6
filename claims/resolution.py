"""From the words that name a source to who it is: a person of the table, a role, a pronoun.

A wrong name costs more than none. A surname that two people bear, a role that two hold, a pronoun
that two fit come back without a speaker and with the candidates; what cannot be looked up at all
keeps its own words ("a source", "police").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.given_names import HONORIFICS, ORGANISATION_WORDS, PLURAL_SOURCES
from claims.lexicon import DOCUMENT_NOUNS
from claims.model import SpeakerRole
from claims.names import Gender, Run, gender_of, is_office, name_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.people import Mention, Person, Table
    from claims.text import Extent
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
_GENDERS = {
    **dict.fromkeys(("he", "him", "his"), Gender.MALE),
    **dict.fromkeys(("she", "her"), Gender.FEMALE),
}
_SINGULAR = frozenset(_GENDERS)
_PRONOUNS = classes.SUBJECTS | classes.OBJECTS | {"who", "his", "her", "their"}
_REACH = 1200
"""Characters a pronoun looks back: about three paragraphs."""
_PREMODIFIERS = frozenset({"former", "acting", "then", "deputy", "assistant", "vice", "ex"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who a phrase means. `speaker` is None when the text leaves it open."""

    speaker: str | None
    role: SpeakerRole
    method: str
    confidence: float
    title: str | None = None
    candidates: tuple[str, ...] = ()
    gender: Gender | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a phrase is read against: the raw text and the people in it."""

    text: str
    table: Table
    quoted: Sequence[Extent] = ()
    """The outermost quotations in order: who is named inside one is not meant outside it."""

    def words(self, stream: Sequence[Token]) -> str:
        """The raw words of some tokens, without a genitive ending."""
        last = stream[-1]
        return self.text[stream[0].start : last.start + len(last.bare)]


def resolve(context: Context, phrase: Sequence[Token]) -> Source:
    """Return who `phrase`, a noun phrase with its appositions, means."""
    if len(phrase) == 1 and phrase[0].key in _PRONOUNS:
        return _pronoun(context, phrase[0])
    head = _head(phrase)
    several = _several(context, phrase if _is_list(phrase) else head)
    if several is not None:
        return several
    if len(head) == 1 and head[0].key in PLURAL_SOURCES:
        return _described(context, phrase, head)
    runs = [run for run in name_runs(head) if run.end == len(head) and run.name < run.end]
    if runs:
        return _named(context, phrase, head, runs[-1])
    return _described(context, phrase, head)


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


def pronoun_gender(phrase: Sequence[Token]) -> Gender | None:
    """Return the gender of "he" or "she"; None for any other phrase."""
    return _GENDERS.get(phrase[0].key) if len(phrase) == 1 else None


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
        return _person(fitting[0], title, "named" if len(words) > 1 else "surname")
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


def _person(person: Person, title: str | None, method: str) -> Source:
    """A person of the table."""
    sure = {"named": 0.95, "surname": 0.9, "role": 0.8}
    first = next((t for t in person.titles if t.lower().rstrip(".") not in HONORIFICS), None)
    return Source(
        speaker=person.name,
        role=SpeakerRole.PERSON,
        method=method,
        confidence=sure.get(method, 0.6),
        title=title or first,
        gender=person.gender,
    )


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
        return _person(holders[0], words, "role")
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


def _pronoun(context: Context, token: Token) -> Source:
    """The last mention that agrees; open when two people fit equally well."""
    if token.key not in _SINGULAR:
        return Source(speaker=None, role=SpeakerRole.UNKNOWN, method="pronoun", confidence=0.2)
    near = _agreeing(context, token)
    if not near:
        return Source(speaker=None, role=SpeakerRole.UNKNOWN, method="pronoun", confidence=0.2)
    names = tuple(dict.fromkeys(person.name for person, _ in near))
    person = _meant(context, near, token.start)
    if person is None:
        return Source(
            speaker=None,
            role=SpeakerRole.UNKNOWN,
            method="pronoun",
            confidence=0.3,
            candidates=names[:4],
        )
    return Source(
        speaker=person.name,
        role=SpeakerRole.PERSON,
        method="pronoun",
        confidence=0.7 if person.gender else 0.55,
        title=_person(person, None, "").title,
        candidates=tuple(name for name in names if name != person.name)[:3],
        gender=person.gender,
    )


def _meant(context: Context, near: Sequence[tuple[Person, Mention]], place: int) -> Person | None:
    """Who of those named last before `place` is meant, or None where that is not settled.

    The only one named in the last sentence that names any; else the only one who speaks there; else
    who leads it, when the others only hang on a preposition or another noun.
    """
    last = near[0][1]
    if stranger_between(context, last.extent.end, place) or _beside_stranger(context, last):
        return None
    group = [(p, m) for p, m in near if m.sentence == last.sentence]
    speaking = {p.name: p for p, m in group if m.speaks}
    leading = {p.name: p for p, m in group if m.leads or not m.oblique}
    for chosen in ({p.name: p for p, _ in group}, speaking, leading):
        if len(chosen) == 1:
            return next(iter(chosen.values()))
    return None


def stranger_between(context: Context, start: int, end: int) -> bool:
    """Whether somebody who is not in the table leads a sentence or speaks between two places."""
    strangers = context.table.strangers
    place = bisect_left(strangers, start, key=lambda each: each.extent.start)
    for each in strangers[place:]:
        if each.extent.end > end:
            return False
        if not _is_inside(context, each, end):
            return True
    return False


def _beside_stranger(context: Context, mention: Mention) -> bool:
    """Whether somebody else leads the sentence of a mention that does not speak in it."""
    strangers = context.table.strangers
    place = bisect_left(strangers, mention.extent.start, key=lambda each: each.extent.start)
    same = any(each.sentence == mention.sentence for each in strangers[max(0, place - 1) : place])
    return same and not mention.speaks


def _agreeing(context: Context, token: Token) -> list[tuple[Person, Mention]]:
    """People named before the pronoun who may be it, last one first."""
    mentions = context.table.mentions
    last = bisect_left(mentions, token.start, key=lambda each: each.extent.start)
    wanted = _GENDERS[token.key]
    found: list[tuple[Person, Mention]] = []
    for mention in reversed(mentions[max(0, last - 20) : last]):
        if token.start - mention.extent.end > _REACH:
            break
        person = context.table.people[mention.person]
        if person.gender in {None, wanted} and not _is_inside(context, mention, token.start):
            found.append((person, mention))
    return found


def _is_inside(context: Context, mention: Mention, place: int) -> bool:
    """Whether a mention stands in a quotation that ends before a pronoun's place."""
    first = bisect_right(context.quoted, mention.extent.start, key=lambda each: each.start)
    around = context.quoted[first - 1] if first else None
    return around is not None and mention.extent.end <= around.end <= place
