"""The wording of a claim that stands alone: pronouns replaced by names, in [brackets].

Nothing is rewritten silently: what is not the source's own word stands in brackets, and a pronoun
is replaced only when the text settles whom it means. "I" keeps standing, with the name beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from claims.model import Mode, SpeakerRole
from claims.names import Gender
from claims.noun_phrases import phrase_after
from claims.resolution import resolve
from claims.verbs import is_finite
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Attribution
    from claims.source_form import Context
    from claims.text import Extent
    from claims.tokens import Token

_THIRD = frozenset({"he", "she", "him", "her", "his"})
_AFTER_OBJECT = listed(
    "to that for in on at by with from of and or but as when while if the a an about not"
)
_QUESTIONS = listed("why how what whether if when where")
_FIRST = frozenset({"i", "i'm", "i've", "i'd", "i'll"})
_PRONOUNS = _FIRST | _THIRD
_TOLD_BESIDE = re.compile(r"([^,;:“”\"]{2,80}), (who|which) ([a-z](?:[^,;:]|,(?=\d))*)")
"""What a relative clause tells of somebody, cut out with their name: "Ann Roe, who left early".
Where a comma closes the clause the sentence goes on and says something itself: it stays whole."""


def standalone(
    context: Context,
    stream: Sequence[Token],
    extent: Extent,
    attribution: Attribution,
    *,
    subject: str | None = None,
) -> str:
    """Return the words of `extent` with settled pronouns named; `subject` goes in front."""
    parts: list[str] = [f"[{subject}] "] if subject else []
    place = extent.start
    beside = _TOLD_BESIDE.fullmatch(extent.of(context.text))
    if beside and not subject and _tells_beside(context, stream, extent, beside):
        parts, place = [f"[{beside[1]}] "], extent.start + beside.start(3)
    if _PRONOUNS.isdisjoint([token.key for token in stream]):
        return "".join([*parts, context.text[place : extent.end]])
    named_self = attribution.role is not SpeakerRole.PERSON
    for number, token in enumerate(stream):
        if token.key not in _PRONOUNS or token.start < place or token.end > extent.end:
            continue
        first = token.key in _FIRST and attribution.mode is Mode.DIRECT
        name = None if first else _name(context, stream, number, attribution)
        if first and not named_self and attribution.speaker:
            parts += [context.text[place : token.end], f" [{attribution.speaker}]"]
            place, named_self = token.end, True
        elif name is not None:
            parts += [context.text[place : token.start], f"[{name}]"]
            place = token.end
    return "".join([*parts, context.text[place : extent.end]])


def _tells_beside(
    context: Context, stream: Sequence[Token], extent: Extent, beside: re.Match[str]
) -> bool:
    """Whether a clause tells of a name or noun and of no more: not "he sold the pier, which was".

    What "which" means is sure only where a comma closes the clause, and the sentence goes on.
    """
    before = [token for token in stream if token.end <= extent.start + beside.end(1)]
    phrase = phrase_after(before, 0)
    is_noun = phrase is not None and phrase[1] == len(before)
    return is_noun and (beside[2] == "who" or context.text[extent.end : extent.end + 1] == ",")


def _name(
    context: Context, stream: Sequence[Token], number: int, attribution: Attribution
) -> str | None:
    """Whom a third-person pronoun means, in the genitive where it stands for one."""
    token = stream[number]
    if token.key not in _THIRD:
        return None
    who = _in_reported_speech(context, stream, number, attribution)
    if who is None:
        return None
    return f"{who}'s" if _is_possessive(stream, number) else who


def _in_reported_speech(
    context: Context, stream: Sequence[Token], number: int, attribution: Attribution
) -> str | None:
    """Whom a pronoun means; in reported speech the speaker only when the content opens so.

    In "the aide said the candidate was late, which she regretted" the last woman named is the
    aide, and the pronoun is not hers: there it stays as it is.
    """
    token = stream[number]
    if attribution.mode not in {Mode.INDIRECT, Mode.MIXED} or attribution.speaker is None:
        return _mentioned(context, token)
    wanted = _gender(token)
    speaker = next((p for p in context.table.people if p.name == attribution.speaker), None)
    opening = stream[stream[0].key in _QUESTIONS and len(stream) > 1]
    if speaker is not None and speaker.gender is wanted and _gender(opening) is wanted:
        return None if _named_since(context, attribution, token) else speaker.name
    who = _mentioned(context, token)
    return None if who == attribution.speaker else who


def _gender(token: Token) -> Gender | None:
    """The gender of a third-person pronoun; None for any other word."""
    if token.key not in _THIRD:
        return None
    return Gender.FEMALE if token.key in {"she", "her"} else Gender.MALE


def _named_since(context: Context, attribution: Attribution, token: Token) -> bool:
    """Whether somebody else of that gender is named between the cue and the pronoun."""
    start = attribution.extent.end if attribution.extent is not None else token.start
    mentions = context.table.mentions
    first = bisect_left(mentions, start, key=lambda each: each.extent.start)
    last = bisect_left(mentions, token.start, key=lambda each: each.extent.start)
    fitting = {None, _gender(token)}
    return any(context.table.people[m.person].gender in fitting for m in mentions[first:last])


def _mentioned(context: Context, token: Token) -> str | None:
    """The one person the pronoun can mean, by the people named before it."""
    key = {"him": "he", "his": "he", "her": "she"}.get(token.key, token.key)
    source = resolve(context, [token._replace(key=key)])
    return source.speaker


def _is_possessive(stream: Sequence[Token], number: int) -> bool:
    """Whether "her" or "his" stands before its noun."""
    key = stream[number].key
    if key == "his":
        return True
    after = stream[number + 1] if number + 1 < len(stream) else None
    if key != "her" or after is None or not after.is_word:
        return False
    return after.key not in _AFTER_OBJECT and not is_finite(stream, number + 1)
