"""Attitudes: that somebody criticises, backs, demands, offers or refuses something.

Next to speech, news reports what people are for and against: "The union opposed the merger",
"She called for a recount", "His refusal to sign". The words that follow are what the attitude is
about, nobody's exact words and no claim that they are so; for that reason these cues have the
manner `attitude`, speak for no quotation and make no candidate claims. Only verbs and nouns of a
list count, and only beside somebody who can hold an attitude; whoever denies holding one is left
out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.contents import scope_end
from claims.cues import Cue, is_somebody
from claims.inflection import every_form
from claims.noun_phrases import phrase_after, subject_before
from claims.verbs import finite_in, is_adverb, is_finite
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.tokens import Token

Range = tuple[int, int]

MANNER = "attitude"

_OBJECT = listed(
    """
    acknowledge admire admit announce applaud argue assail attack back bash believe blame blast
    call chide claim commend condemn confirm congratulate consider contest contradict
    criticise criticize decline decry deem defend demand denounce deny deplore deride describe
    detail dismiss discuss dispute disparage downplay echo embrace emphasise emphasize encourage
    endorse estimate explain express fault favour forecast hail highlight hope ignore insult issue
    lambaste lament laud liken mention mock name note offer oppose outline portray
    praise prefer project promise propose protest push question quote rebuff rebuke rebut
    recall recommend reference refute regret reiterate reject remember remind report repudiate
    resist ridicule salute say scold see share show slam slight stress suggest support thank think
    tout trumpet tweet underline underscore unveil urge view voice vow warn write cite
    challenge
    """
)
"""What they are about follows at once: "opposed the merger"."""

_QUESTION = listed(
    "debate describe discuss explain know mention order question say see understand wonder"
)
"""May be about a question: "explained why", "knows what"."""

_INFINITIVE = listed(
    """
    aim call decline look plead prefer refuse seek threaten want wish
    """
)
"""Are about doing something: "refused to sign"."""

_WITH_PREPOSITION = {
    lemma: listed(particles)
    for lemma, particles in {
        "agree": "with", "allude": "to", "apologise": "for to", "apologize": "for to",
        "argue": "for against", "advocate": "for", "balk": "at", "beg": "for", "boast": "about of",
        "brag": "about", "call": "for on out upon", "campaign": "against", "caution": "against",
        "comment": "on", "complain": "about of", "concur": "with", "decide": "against on",
        "describe": "as", "disagree": "with", "fire": "back",
        "grumble": "about",
        "hint": "at", "hit": "back", "inquire": "about", "insist": "on", "joke": "about",
        "lash": "out",
        "object": "to", "plead": "for with", "point": "to out", "press": "for",
        "protest": "against",
        "push": "for back", "rail": "against", "refer": "to", "reflect": "on", "respond": "to",
        "rule": "out", "say": "about", "seek": "to", "share": "with", "shoot": "back",
        "speak": "about of out against", "stand": "by", "talk": "about", "testify": "about",
        "think": "about", "touch": "on", "view": "as", "vote": "against",
        "warn": "about against of",
        "weigh": "in", "worry": "about", "write": "about",
    }.items()
}  # fmt: skip
"""Verb and preposition in one: "called for a recount"."""

_NOUNS = {
    noun: listed(particles)
    for noun, particles in {
        "assurance": "that", "assurances": "that", "attack": "on",
        "attacks": "on", "call": "for", "calls": "for", "comments": "about on",
        "criticism": "of on", "criticisms": "of", "critique": "of", "condemnation": "of",
        "contempt": "for", "denunciation": "of", "dislike": "for of", "disdain": "for",
        "disapproval": "of", "endorsement": "of", "hostility": "to toward", "insistence": "on",
        "opposition": "to", "preference": "for", "promise": "to", "refusal": "to",
        "reluctance": "to", "support": "for", "vow": "to",
        "warning": "about of", "warnings": "about of",
    }.items()
}  # fmt: skip
"""Nouns that need an owner: "his refusal to sign"."""

_TOLD_TO = listed("urge encourage remind")
_VERBS = every_form(_OBJECT | _QUESTION | _INFINITIVE | _WITH_PREPOSITION.keys())
_OPEN = classes.CONJUNCTIONS | classes.SUBORDINATORS | {"to"}
_ASKING = frozenset({"what", "how", "why", "whether", "if", "who", "where"})
_AWAY = listed("away back down forth out up")
_NAMING = listed("called named described known")
_BEFORE_ING = classes.BE | classes.CONTRACTED | {","}
_HELPS = classes.HAVE | {"will", "would", "did", "does", "do"}


def attitudes(stream: Sequence[Token], taken: frozenset[int]) -> list[Cue]:
    """Return the attitudes of a sentence in order; verbs `taken` by a cue of speech are left."""
    found: list[Cue] = []
    for place, token in enumerate(stream):
        if place in taken or not token.is_word:
            continue
        if token.key in _VERBS:
            found.extend(_of_verb(stream, place))
        if token.key in _NOUNS:
            found.extend(_of_noun(stream, place))
    return found


def _of_verb(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """An attitude that a verb tells: active with its subject, passive with "by"."""
    if stream[verb].is_capital and verb:
        return
    helper = _helper(stream, verb)
    if helper in classes.BE and not stream[verb].key.endswith("ing"):
        yield from _passive(stream, verb)
    elif _is_active(stream, verb, helper):
        source = subject_before(stream, verb)
        content = _about(stream, verb)
        if (
            source
            and content
            and is_somebody(stream, source)
            and not _is_named(stream, source, verb)
        ):
            yield Cue(verb=verb, source=source, contents=(content,), manner=MANNER)


def _helper(stream: Sequence[Token], verb: int) -> str:
    """The word before the verb, adverbs passed over."""
    place = verb - 1
    while place >= 0 and is_adverb(stream[place]) and stream[place].key not in classes.NEGATIONS:
        place -= 1
    return stream[place].key if place >= 0 else ""


def _is_active(stream: Sequence[Token], verb: int, helper: str) -> bool:
    """Whether the verb says of its subject that it does so, has done so or will."""
    if stream[verb].key.endswith("ing"):
        return helper in _BEFORE_ING
    return helper in _HELPS or (helper not in classes.MODALS and is_finite(stream, verb))


def _is_named(stream: Sequence[Token], source: Range, verb: int) -> bool:
    """Whether a participle tells the name of something: "a group called Clean Tides"."""
    return stream[verb].key in _NAMING and stream[source[0]].key in {"a", "an", "another"}


def _passive(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """Read "was endorsed by the union"."""
    lemma = _VERBS[stream[verb].key]
    if lemma not in _OBJECT or verb + 2 >= len(stream) or stream[verb + 1].key != "by":
        return
    source = phrase_after(stream, verb + 2)
    about = subject_before(stream, verb)
    if source and about and is_somebody(stream, source):
        yield Cue(verb=verb, source=source, contents=(about,), manner=MANNER)


def _about(stream: Sequence[Token], verb: int) -> Range | None:
    """What an attitude is about, where the verb can take it in this form."""
    lemma = _VERBS[stream[verb].key]
    place = verb + 1
    while place < len(stream) and is_adverb(stream[place]):
        place += 1
    if place >= len(stream):
        return None
    key = stream[place].key
    if key in _WITH_PREPOSITION.get(lemma, ()):
        return _range(stream, place + 1)
    if key == "to" and lemma in _INFINITIVE:
        return _range(stream, place)
    if key in _ASKING:
        return _range(stream, place) if lemma in _QUESTION else None
    return _range(stream, place) if lemma in _OBJECT and _is_object(stream[place]) else None


def _is_object(token: Token) -> bool:
    """Whether a noun phrase or quoted words begin here."""
    if token.quotation is not None:
        return True
    closed = token.key in _OPEN or token.key in classes.PREPOSITIONS or token.key in _AWAY
    return token.is_word and not closed


def _range(stream: Sequence[Token], start: int) -> Range | None:
    """From `start` to the end of the clause."""
    end = scope_end(stream, start)
    for place in range(start + 1, end):
        if stream[place].key == "," and finite_in(stream, place, end) is not None:
            end = place
            break
    return (start, end) if start < end else None


def _of_noun(stream: Sequence[Token], noun: int) -> Iterator[Cue]:
    """Read "his refusal to sign", "the union's support for the merger"."""
    if noun + 2 >= len(stream) or stream[noun + 1].key not in _NOUNS[stream[noun].key]:
        return
    owner = next((n for n in range(noun - 1, max(-1, noun - 4), -1) if _owns(stream[n])), None)
    content = _range(stream, noun + 1 + (stream[noun + 1].key != "to"))
    if owner is None or content is None:
        return
    start = owner
    while start and stream[start - 1].is_capital and stream[owner].is_possessive:
        start -= 1
    yield Cue(verb=noun, source=(start, owner + 1), contents=(content,), manner=MANNER)


def _owns(token: Token) -> bool:
    """Whether a word says whose: "the union's", "her"."""
    return token.is_possessive or token.key in {"his", "her", "their"}
