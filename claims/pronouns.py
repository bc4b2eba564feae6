"""Whom "he" and "she" mean: the last person named who agrees, or nobody where two fit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from claims.model import SpeakerRole
from claims.names import Gender
from claims.source_form import Source, person_meant
from claims.unnamed import unnamed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.people import Mention, Person
    from claims.source_form import Context
    from claims.text import Extent
    from claims.tokens import Token

_GENDERS = {
    **dict.fromkeys(("he", "him", "his"), Gender.MALE),
    **dict.fromkeys(("she", "her"), Gender.FEMALE),
}
_SINGULAR = frozenset(_GENDERS)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
_REACH = 1200
"""Characters a pronoun looks back: about three paragraphs."""


def pronoun_gender(phrase: Sequence[Token]) -> Gender | None:
    """Return the gender of "he" or "she"; None for any other phrase."""
    return _GENDERS.get(phrase[0].key) if len(phrase) == 1 else None


def pronoun(context: Context, token: Token) -> Source:
    """Return the last mention that agrees; open when two people fit equally well."""
    if token.key not in _SINGULAR:
        return Source(speaker=None, role=SpeakerRole.UNKNOWN, method="pronoun", confidence=0.2)
    near = _agreeing(context, token)
    if not near:
        return Source(speaker=None, role=SpeakerRole.UNKNOWN, method="pronoun", confidence=0.2)
    names = tuple(dict.fromkeys(person.name for person, _ in near))
    last, mention = near[0]
    is_open = may_be_unnamed(context, mention.extent.end, last.gender, token)
    person = None if is_open else _meant(context, near, token.start)
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
        title=person_meant(person, None, "").title,
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
        if not _is_inside(context, each.extent, end):
            return True
    return False


def may_be_unnamed(context: Context, end: int, known: Gender | None, token: Token) -> bool:
    """Whether somebody without a name came in since `end`, whom a pronoun may mean.

    `end` is where somebody of `known` gender was last named or spoke. In that sentence others
    count if they lead a clause, or if only they are known to be of the pronoun's gender.
    """
    wanted = _GENDERS[token.key]
    for each in unnamed(context.text, end, token.start):
        between = context.text[end : each.extent.start]
        fits = each.gender in {None, wanted} and any(map(str.isalpha, between))
        if not fits or _is_inside(context, each.extent, token.start):
            continue
        if each.leads or _SENTENCE_END.search(between) or (each.gender and not known):
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
        if person.gender in {None, wanted} and not _is_inside(context, mention.extent, token.start):
            found.append((person, mention))
    return found


def _is_inside(context: Context, extent: Extent, place: int) -> bool:
    """Whether words stand in a quotation that ends before a pronoun's place."""
    first = bisect_right(context.quoted, extent.start, key=lambda each: each.start)
    around = context.quoted[first - 1] if first else None
    return around is not None and extent.end <= around.end <= place
