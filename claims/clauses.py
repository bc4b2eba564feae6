"""Cutting a sentence into clauses that assert something by themselves.

Only where the reading is certain: a coordinated clause with its own subject and finite verb, a
second finite verb of the same subject, a relative clause after "where", ", who" or ", which".
Everything else stays whole; the reviewer can trim and split. Ranges are token places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.inflection import every_form
from claims.noun_phrases import phrase_after, subject_before
from claims.verbs import finite_in, is_adverb, is_finite
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.tokens import Token

Range = tuple[int, int]

_JOINTS = frozenset({"and", "but", "so", "while", "whereas", "yet"})
_CUTS = _JOINTS | {";", "where", "who", "which"}
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_SHORTEST = 3
"""Words a clause needs to be worth a claim of its own."""
_EMPTY_LEADS = (
    ("it", "turned", "out", "that"),
    ("it", "turned", "out"),
    ("it", "turns", "out"),
    ("it", "emerged", "that"),
    ("it", "appears", "that"),
)
_LEADS = classes.PREPOSITIONS | classes.SUBORDINATORS
_LOOSE = _JOINTS | {"when", "where", "who", "which", "that", "because", "as", "after", "or", "if"}
_OPENS_CLAUSE = classes.DETERMINERS | classes.SUBJECTS
_HELPERS = classes.HAVE | classes.MODALS
_OF_EVENTS = every_form(
    listed(
        """
        bring mean make put leave raise add take lead allow push force prompt cause help enable
        result suggest show prove explain drive lift lower cut reduce increase save cost give send
        turn keep let end start trigger spark anger surprise upset please happen come follow
        """
    )
)
"""Verbs whose subject may be all that went before: "sold it, which brings the debt to zero"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of tokens, and the subject it takes from elsewhere when it has none itself."""

    start: int
    end: int
    subject: Range | None = None


def clauses(
    stream: Sequence[Token], start: int, end: int, *, spoken: bool = False, told: bool = False
) -> list[Clause]:
    """Return the clauses of `start:end` in order; a single one when nothing is certain.

    Exact words (`spoken`) are only cut where a clause has a subject of its own; what is reported
    (`told`) also where a second "that" begins.
    """
    found: list[Clause] = []
    begin, subject = start, None
    for place in range(start + 1, end - 1):
        if stream[place].key not in _CUTS:
            continue
        cut = (told and _told_next(stream, place, end)) or _cut(stream, begin, place, end)
        if cut is None or (spoken and (cut[1] or stream[place].key == "where")):
            continue
        found.append(Clause(start=begin, end=place, subject=subject))
        begin, subject = cut
    found.append(Clause(start=begin, end=end, subject=subject))
    trimmed = (_trimmed(stream, clause) for clause in found)
    return [clause for clause in trimmed if clause is not None]


def words_in(stream: Sequence[Token], start: int, end: int) -> int:
    """Return how many words (a quotation counts as several) stand in a range."""
    part = stream[start:end]
    quoted = [(token.end - token.start) // 6 for token in part if token.quotation is not None]
    return sum([token.is_word for token in part]) + sum(quoted)


def has_main_clause(stream: Sequence[Token], besides: frozenset[str]) -> bool:
    """Whether the words hold a clause whose verb is none of `besides`, the verbs of saying."""
    starts = [0, *(n + 1 for n, token in enumerate(stream) if token.key == ",")]
    leads = _LEADS
    if stream and stream[0].key in _JOINTS:
        starts.append(1)
    for start in starts:
        place = _past_lead(stream, start, len(stream))
        if place < len(stream) and (stream[place].key in leads or _is_participle(stream, place)):
            continue
        verb = _verb_of(stream, place)
        if verb is not None and stream[verb].key not in besides:
            return True
    return False


def _is_participle(stream: Sequence[Token], place: int) -> bool:
    """Whether a phrase such as "Asked about the boats" begins here."""
    return stream[place].key.endswith(("ed", "ing")) and not stream[place].is_possessive


def _verb_of(stream: Sequence[Token], start: int) -> int | None:
    """The main verb of the clause at `start`, past its auxiliaries."""
    limit = next((n for n in range(start, len(stream)) if stream[n].key == ";"), len(stream))
    verb = finite_in(stream, start, limit)
    if verb is None or stream[verb].key not in classes.AUXILIARIES:
        return verb
    after = _past_adverbs(stream, verb + 1, limit)
    return after if after < limit and stream[after].is_word else verb


def asserts(stream: Sequence[Token], start: int, end: int) -> bool:
    """Whether a range holds a finite verb or speech, and words enough."""
    if words_in(stream, start, end) < _SHORTEST:
        return False
    verbal = finite_in(stream, start, end) is not None
    return verbal or any(token.quotation is not None for token in stream[start:end])


def subject_verb(stream: Sequence[Token], start: int) -> int | None:
    """Return the finite verb of the subject that begins at `start`, or None."""
    start = _past_adverbs(stream, start, len(stream))
    phrase = phrase_after(stream, start) if start < len(stream) else None
    if phrase is None:
        return None
    verb = _past_adverbs(stream, phrase[1], len(stream))
    return verb if verb < len(stream) and is_finite(stream, verb) else None


def _cut(
    stream: Sequence[Token], begin: int, place: int, end: int
) -> tuple[int, Range | None] | None:
    """Where a new clause begins if one is cut at `place`, with the subject it borrows."""
    key = stream[place].key
    if key == ";" and asserts(stream, begin, place) and _is_clause(stream, place + 1, end):
        return place + 1, None
    if key in _JOINTS and finite_in(stream, begin, place) is not None:
        return _coordinated(stream, begin, place, end)
    if key == "where" and _is_clause(stream, place + 1, end) and place - begin >= _SHORTEST:
        return place + 1, None
    if key in {"who", "which"} and stream[place - 1].key == "," and place > begin + 1:
        return _relative(stream, begin, place, end)
    return None


def _coordinated(
    stream: Sequence[Token], begin: int, place: int, end: int
) -> tuple[int, Range | None] | None:
    """A clause after "and" or "but": with its own subject, or with a second verb of the first."""
    start = _past_lead(stream, place + 1, end)
    if _has_if(stream, begin, place):
        return None
    if _is_clause(stream, start, end):
        sure = stream[place - 1].key == "," or start > place + 1 or stream[start].key in _PRONOUNS
        return (start, None) if sure else None
    verb = _second_verb(stream, place + 1, end)
    if verb is None or not _agrees(stream, begin, place, verb):
        return None
    first = finite_in(stream, begin, place)
    subject = subject_before(stream, first) if first is not None else None
    if subject is None or subject[0] < begin or words_in(stream, place + 1, end) < _SHORTEST:
        return None
    return place + 1, subject


def _told_next(stream: Sequence[Token], place: int, end: int) -> tuple[int, None] | None:
    """The second thing that is told in "said that 3 came and that waits were halved".

    Not before "that nurse left", which may be one nurse.
    """
    if stream[place].key not in {"and", "but"} or stream[place + 1].key != "that":
        return None
    first = stream[min(place + 2, end - 1)]
    sure = first.key in _OPENS_CLAUSE or first.is_capital or first.key.endswith("s")
    sure = sure or first.raw[:1].isdigit()
    return (place + 2, None) if sure and asserts(stream, place + 2, end) else None


def _has_if(stream: Sequence[Token], begin: int, place: int) -> bool:
    """Whether the left side is conditional or asks, so that its halves do not stand alone."""
    opening = {token.key for token in stream[begin:place]}
    return bool(opening & {"if", "unless", "whether", "either", "neither"})


def _past_lead(stream: Sequence[Token], place: int, end: int) -> int:
    """Move past "it turned out that", which asserts nothing itself."""
    if place >= end or stream[place].key != "it":
        return place
    for lead in _EMPTY_LEADS:
        if tuple(token.key for token in stream[place : min(end, place + len(lead))]) == lead:
            return place + len(lead)
    return place


def _is_clause(stream: Sequence[Token], start: int, end: int) -> bool:
    """Whether a subject directly followed by its finite verb stands at `start`."""
    verb = subject_verb(stream[:end], start)
    return verb is not None and end - _past_adverbs(stream, start, end) >= _SHORTEST


def _past_adverbs(stream: Sequence[Token], place: int, end: int) -> int:
    """Move past adverbs."""
    while place < end and stream[place].is_adverb:
        place += 1
    return place


def _second_verb(stream: Sequence[Token], place: int, end: int) -> int | None:
    """The finite verb that follows a conjunction directly, adverbs aside."""
    verb = _past_adverbs(stream, place, end)
    if verb >= end:
        return None
    present = verb > place and stream[verb].key in classes.PRESENTS
    return verb if present or is_finite(stream, verb) else None


def _agrees(stream: Sequence[Token], begin: int, place: int, verb: int) -> bool:
    """Whether the second verb is surely finite: "and now faces", not "and deported"."""
    first = finite_in(stream, begin, place)
    if first is None or place - first < _SHORTEST - 1 or stream[place - 1].key == "to":
        return False
    if stream[verb].key in classes.AUXILIARIES or stream[verb].key in classes.SURE_PRESENTS:
        return True
    if stream[verb].key in classes.PRESENTS:
        return verb > place + 1 or stream[first].key in classes.PRESENTS
    return False


def _relative(
    stream: Sequence[Token], begin: int, place: int, end: int
) -> tuple[int, Range | None] | None:
    """A clause after ", who" or ", which" that runs to the end of the sentence."""
    verb = _past_adverbs(stream, place + 1, end)
    if verb >= end or not is_finite(stream, verb) or finite_in(stream, begin, place) is None:
        return None
    if any(token.key == "," for token in stream[verb:end]):
        return None
    if stream[place].key == "which" and _may_tell_of_all(stream, verb, end):
        return None
    antecedent = subject_before(stream, verb)
    return None if antecedent is None or antecedent[0] < begin else (place + 1, antecedent)


def _may_tell_of_all(stream: Sequence[Token], verb: int, end: int) -> bool:
    """Whether the verb after "which", helpers passed over, can have a whole clause for subject."""
    while verb < end - 1 and (stream[verb].key in _HELPERS or is_adverb(stream[verb])):
        verb += 1
    return stream[verb].key in _OF_EVENTS


def without_loose_ends(
    stream: Sequence[Token], start: int, end: int, verbs: frozenset[str]
) -> Range:
    """Return the range without a cue's verb, conjunctions and prepositions left at its ends."""
    loose = _LOOSE | classes.PREPOSITIONS | verbs
    lost = sum(token.key == '"' for token in stream[start:end]) % 2 == 1
    loose |= {'"'} if lost else set()
    while end > start and (_is_mark(stream[end - 1]) or stream[end - 1].key in loose):
        end -= 1
    while start < end and (_is_opening_mark(stream[start]) or stream[start].key in _JOINTS):
        start += 1
    return _past_lead(stream, start, end), end


def _trimmed(stream: Sequence[Token], clause: Clause) -> Clause | None:
    """The clause without loose conjunctions and punctuation at its ends; None when too short."""
    start, end = clause.start, clause.end
    while end > start and (_is_mark(stream[end - 1]) or stream[end - 1].key in _LOOSE):
        end -= 1
    while start < end and (_is_opening_mark(stream[start]) or stream[start].key in _JOINTS):
        start += 1
    if clause.subject is None and not asserts(stream, start, end):
        return None
    return Clause(start=start, end=end, subject=clause.subject) if start < end else None


def _is_mark(token: Token) -> bool:
    """Punctuation that no clause ends with."""
    return token.quotation is None and not token.is_word and token.key not in "%)]\"'!?"


def _is_opening_mark(token: Token) -> bool:
    """Punctuation that no clause begins with."""
    return token.quotation is None and not token.is_word and token.key not in "$£€#@([\"'"
