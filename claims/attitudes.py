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
from claims.attitude_words import (
    ADJECTIVES,
    ATTITUDE_VERBS,
    INFINITIVE,
    NOUNS,
    OBJECT,
    PHASES,
    QUESTION,
    WITH_PREPOSITION,
)
from claims.contents import is_plain_clause, scope_end
from claims.cue_form import Cue
from claims.inflection import every_form, forms
from claims.lexicon import DOCUMENT_NOUNS, TELL
from claims.noun_phrases import phrase_after, phrase_before, subject_before, subject_of_fronted
from claims.reach import object_end
from claims.somebody import is_somebody
from claims.verbs import are_two, finite_in, in_capitals, is_adverb, is_finite
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.tokens import Token

Range = tuple[int, int]

MANNER = "attitude"

_OPEN = classes.CONJUNCTIONS | classes.SUBORDINATORS | {"to"}
_ASKING = frozenset({"what", "how", "why", "whether", "if", "who", "where"})
_AWAY = listed("away back down forth out up")
_MAKING = every_form(
    listed(
        """
        make voice express raise offer issue give have deliver launch show share announce
        unveil renew repeat reiterate level cast outline present
        """
    )
).keys()
_NAMING = listed("called named described known")
_BEFORE_ING = (
    classes.BE
    | classes.CONTRACTED
    | listed(", by after while before and in without when")
    | every_form({"begin", "start", "stop", "keep", "continue", "avoid", "risk"}).keys()
)
_READY = listed("ready set likely able bound more less better")
_LINKING = (
    classes.BE | every_form(listed("feel seem remain sound become appear grow stay look")).keys()
)
_TELLING = ATTITUDE_VERBS.keys() | NOUNS.keys() | ADJECTIVES.keys()
_SEVERAL = listed("they we who that both many most some others people percent police each few")
_ONE = listed("he she it who which that percent community")
_LEMMAS = frozenset(ATTITUDE_VERBS.values())
_PRESENTS = frozenset(form for lemma in _LEMMAS for form in (lemma, forms(lemma)[0]))
_HELPS = classes.HAVE | {"will", "would", "did", "does", "do"}


def attitudes(stream: Sequence[Token], taken: frozenset[int]) -> list[Cue]:
    """Return the attitudes of a sentence in order; verbs `taken` by a cue of speech are left."""
    found: list[Cue] = []
    for place, token in enumerate(stream):
        if token.key not in _TELLING or place in taken or not token.is_word:
            continue
        if token.key in ATTITUDE_VERBS:
            found.extend(_of_verb(stream, place))
        if token.key in NOUNS:
            found.extend(_of_noun(stream, place))
        if token.key in ADJECTIVES:
            found.extend(_of_adjective(stream, place))
    return found


def _of_verb(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """An attitude that a verb tells: active with its subject, passive with "by"."""
    if stream[verb].is_capital and verb and not in_capitals(stream):
        return
    before = _before(stream, verb)
    helper = stream[before].key if before >= 0 else ""
    if helper in classes.BE and not stream[verb].key.endswith("ing"):
        yield from _passive(stream, verb)
        return
    source = _subject(stream, verb, before, helper)
    content = _about(stream, verb) if source is not None else None
    if source is None or content is None or _is_named(stream, source, verb):
        return
    if is_somebody(stream, source) and not _opens_a_phrase(stream[source[0]]):
        yield Cue(verb=verb, source=source, contents=(content,), manner=MANNER)


def _opens_a_phrase(token: Token) -> bool:
    """Whether a supposed subject begins with a participle or "ready": it is none."""
    return token.key.endswith("ing") or token.key in _READY


def _before(stream: Sequence[Token], place: int) -> int:
    """The place before a word, adverbs passed over but for those that deny; -1 at the start."""
    place -= 1
    while place >= 0 and is_adverb(stream[place]) and stream[place].key not in classes.NEGATIONS:
        place -= 1
    return place


def _subject(stream: Sequence[Token], verb: int, before: int, helper: str) -> Range | None:
    """Whose attitude it is, where the verb says that they hold it, have held it or will."""
    if helper == "to":
        return _subject_of_phase(stream, _before(stream, before))
    if stream[verb].key.endswith("ing"):
        if verb <= 1 and subject_before(stream, verb) is None:
            return subject_of_fronted(stream, verb)
        held = helper in _BEFORE_ING
        return subject_before(stream, verb) if held else _right_before(stream, verb)
    active = helper in _HELPS or (helper not in classes.MODALS and is_finite(stream, verb))
    if not active and not _agrees(stream, verb, before):
        return None
    return subject_before(stream, verb)


def _agrees(stream: Sequence[Token], verb: int, before: int) -> bool:
    """Whether a present form has a subject of its number right before it: "rivals deride"."""
    if before < 0 or not stream[before].is_word or stream[before].is_possessive:
        return False
    if verb + 1 >= len(stream) or is_finite(stream, verb + 1):
        return False
    if stream[before].key in classes.POSSESSIVES:
        return False
    key, noun = stream[verb].key, stream[before]
    if key not in _PRESENTS:
        return False
    several = noun.key in _SEVERAL or (noun.key.endswith("s") and not noun.key.endswith("ss"))
    if key in _LEMMAS:
        return several or are_two(stream, before + 1)
    one = noun.is_capital or noun.key in _ONE or is_somebody(stream, (before, before + 1))
    return one and not noun.key.endswith("s")


def _right_before(stream: Sequence[Token], verb: int) -> Range | None:
    """The holder in "a group backing her"; a letter only shows, its writer opposes."""
    if not verb or not is_somebody(stream, (verb - 1, verb)):
        return None
    paper = stream[verb - 1].key in DOCUMENT_NOUNS and ATTITUDE_VERBS[stream[verb].key] != "show"
    return None if paper else phrase_before(stream, verb)


def _subject_of_phase(stream: Sequence[Token], place: int) -> Range | None:
    """The subject of "continued" in "continued to question", of "went" in "went on to praise".

    In a headline it stands right before "to": "Roe to back Ames".
    """
    if finite_in(stream, 0, place + 1) is None and phrase_after(stream, 0) == (0, place + 1):
        return (0, place + 1)
    if place > 0 and stream[place].key == "on":
        place -= 1
    if place <= 0 or stream[place].key not in PHASES:
        return None
    going = stream[place].key.endswith("ing")
    helper = stream[max(0, _before(stream, place))].key
    sure = helper in classes.BE if going else helper in _HELPS or is_finite(stream, place)
    return subject_before(stream, place) if sure else None


def _is_named(stream: Sequence[Token], source: Range, verb: int) -> bool:
    """Whether a participle tells the name of something: "a group called Clean Tides"."""
    return stream[verb].key in _NAMING and stream[source[0]].key in {"a", "an", "another"}


def _passive(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """Read "was endorsed by the union"."""
    lemma = ATTITUDE_VERBS[stream[verb].key]
    if lemma not in OBJECT or verb + 2 >= len(stream) or stream[verb + 1].key != "by":
        return
    source = phrase_after(stream, verb + 2)
    about = subject_before(stream, verb)
    if source and about and is_somebody(stream, source):
        yield Cue(verb=verb, source=source, contents=(about,), manner=MANNER)


def _about(stream: Sequence[Token], verb: int) -> Range | None:
    """What an attitude is about, where the verb can take it in this form."""
    lemma = ATTITUDE_VERBS[stream[verb].key]
    place = verb + 1
    while place < len(stream) and is_adverb(stream[place]):
        place += 1
    if place >= len(stream):
        return None
    place = _past_told(stream, place, lemma)
    key = stream[place].key
    if key in WITH_PREPOSITION.get(lemma, ()):
        return _range(stream, verb, place + 1)
    if key == "to" and lemma in INFINITIVE:
        return _range(stream, verb, place)
    if key in _ASKING:
        return _range(stream, verb, place) if lemma in QUESTION else None
    return _range(stream, verb, place) if lemma in OBJECT and _is_object(stream[place]) else None


def _past_told(stream: Sequence[Token], place: int, lemma: str) -> int:
    """The place of "about" in "told reporters about the lease"; else `place` itself."""
    told = phrase_after(stream, place) if lemma in TELL else None
    if stream[place].key in classes.OBJECTS and lemma in TELL:
        told = (place, place + 1)
    about = told is not None and told[1] + 1 < len(stream) and stream[told[1]].key == "about"
    return told[1] if told is not None and about else place


def _is_object(token: Token) -> bool:
    """Whether a noun phrase or quoted words begin here."""
    if token.quotation is not None:
        return True
    closed = token.key in _OPEN or token.key in classes.PREPOSITIONS or token.key in _AWAY
    return token.is_word and not closed


def _range(stream: Sequence[Token], verb: int, start: int) -> Range | None:
    """What is meant from `start` on; a question reaches to the end of the clause."""
    end = scope_end(stream, start)
    if start < end and stream[start].key not in _ASKING and stream[start - 1].key != "that":
        end = object_end(stream, verb, start, end)
    return (start, end) if start < end else None


def _of_adjective(stream: Sequence[Token], place: int) -> Iterator[Cue]:
    """Read "was critical of the merger", "are optimistic that it works"."""
    verb = _before(stream, place)
    linked = verb > 0 and stream[verb].key in _LINKING
    if not linked or place + 2 >= len(stream):
        return
    follows = ADJECTIVES[stream[place].key]
    if stream[place + 1].key in follows:
        start = place + 1 + (stream[place + 1].key != "to")
    elif "that" in follows and is_plain_clause(stream, place + 1):
        start = place + 1
    else:
        return
    source, content = subject_before(stream, verb), _range(stream, place, start)
    if source and content and is_somebody(stream, source):
        yield Cue(verb=place, source=source, contents=(content,), manner=MANNER)


def _of_noun(stream: Sequence[Token], noun: int) -> Iterator[Cue]:
    """Read "his refusal to sign", "the union's support for the merger", "made a call for"."""
    if noun + 2 >= len(stream) or stream[noun + 1].key not in NOUNS[stream[noun].key]:
        return
    content = _range(stream, noun, noun + 1 + (stream[noun + 1].key != "to"))
    source = _owner(stream, noun) or _who_makes(stream, noun)
    if source is None or content is None:
        return
    asking = stream[content[0]].key in _ASKING
    verb = None if asking else finite_in(stream, content[0] + 1, content[1])
    content = (content[0], verb) if verb is not None else content
    yield Cue(verb=noun, source=source, contents=(content,), manner=MANNER)


def _owner(stream: Sequence[Token], noun: int) -> Range | None:
    """Whose a noun is by the genitive before it."""
    owner = next((n for n in range(noun - 1, max(-1, noun - 4), -1) if _owns(stream[n])), None)
    if owner is None:
        return None
    start = owner
    while start and stream[start - 1].is_capital and stream[owner].is_possessive:
        start -= 1
    return (start, owner + 1)


def _who_makes(stream: Sequence[Token], noun: int) -> Range | None:
    """Who makes it, in "made a call for", "have raised doubts about"."""
    verb = noun - 1
    while verb > max(0, noun - 5) and stream[verb].is_word and stream[verb].key not in _MAKING:
        verb -= 1
    if verb < 1 or stream[verb].key not in _MAKING or _is_helper(stream, verb):
        return None
    helper = stream[max(0, _before(stream, verb))].key
    made = helper in _HELPS or is_finite(stream, verb) or stream[verb].key.endswith("ing")
    source = subject_before(stream, verb) if made else None
    return source if source is not None and is_somebody(stream, source) else None


def _is_helper(stream: Sequence[Token], place: int) -> bool:
    """Whether "have" only helps the verb after it: "has faced criticism of"."""
    after = stream[place + 1].key
    return stream[place].key in classes.HAVE and (after.endswith("ed") or after in classes.PASTS)


def _owns(token: Token) -> bool:
    """Whether a word says whose: "the union's", "her"."""
    return token.is_possessive or token.key in {"his", "her", "their"}
