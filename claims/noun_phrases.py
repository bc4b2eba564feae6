"""The noun phrases beside a verb: its subject before it, an inverted subject after it.

Ranges are token places, half open. A phrase keeps its appositions ("Ann Roe, head of the board");
who it names is settled in `claims.people`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.lexicon import SPEAKING_NOUNS
from claims.verbs import is_adverb, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.tokens import Token

Range = tuple[int, int]
_STOPS = frozenset(":;()[]{}—–!?|")
_CLAUSE_OPENERS = classes.SUBORDINATORS | classes.CONJUNCTIONS | {"than"}
_SURE_OPENERS = frozenset(
    {"when", "because", "while", "that", "if", "although", "though", "where", "but"}
)
_NOT_A_START = (
    classes.PREPOSITIONS | classes.SUBORDINATORS | classes.CONJUNCTIONS | {"to", "there", "not"}
)
_NOT_A_HEAD = _NOT_A_START | classes.DETERMINERS - {"those", "some", "many", "others", "both"}
_LINKS = frozenset({"of", "for", "at", "in", "with", "from", "on", "to", "and", "&", "against"})
_AFTER_INVERTED = classes.PREPOSITIONS - {"of", "for", "at", "with", "from"}
_LOOSE_ENDS = _LINKS | {"the"}
_PERSONAL = classes.SUBJECTS | classes.OBJECTS
_HELPERS = (classes.AUXILIARIES - classes.CONTRACTED) | {"been", "being"}
_LEFT_EDGES = _CLAUSE_OPENERS - {"and", "or"}
_RIGHT_EDGES = _CLAUSE_OPENERS - {"and"}
_PHRASE_STARTS = classes.DETERMINERS | classes.SUBJECTS
_BEFORE_ANTECEDENT = _CLAUSE_OPENERS | (classes.PREPOSITIONS - _LINKS)
_BEFORE_RELATIVE = frozenset(",—–-(")
_OPENS_OBJECT = classes.ARTICLES | {"its", "their", "his", "her", "our", "this", "these"}
_WITH_APPOSITION = 2
_LONGEST = 60
_LONGEST_RELATIVE = 20
RELATIVE_PRONOUNS = frozenset({"who", "whose", "whom", "which", "that"})
_TOLD_OF = frozenset({"fact", "idea", "news", "sign", "so", "such", "hope", "fear", "belief"})
"""Nouns and words before "that" after which it opens a clause of its own."""
_BRACKETS = {")": "(", "—": "—", "–": "–"}
_LONGEST_BRACKET = 30


def subject_before(stream: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return the range of the subject of the verb at `verb`, or None.

    A coordinated verb ("and found") and a participle ("adding that") take the subject of the
    clause before them. In "a report published Wednesday said" the participle is passed over.
    """
    end = _before_brackets(stream, _back_over_auxiliaries(stream, verb))
    if end <= 0:
        return None
    last = stream[end - 1]
    if last.key in classes.CONTRACTED_SUBJECTS:
        return (end - 1, end)
    bare = stream[verb].key.endswith("ing") and stream[verb - 1].key not in classes.BE
    if last.key in {"and", "but", "or", "then"} or bare:
        return _subject_of_main_clause(stream, end)
    if last.key in {"who", "which", "that"}:
        return _antecedent(stream, end - 1)
    if last.key == ",":
        return _with_appositions(stream, end - 1)
    edge = _left_edge(stream, end)
    whole = _with_what_tells_apart(stream, edge, end)
    if whole is not None:
        return whole
    found = _shrunk(stream, edge, end)
    if found is None and edge > 1 and stream[edge - 1].key.endswith("ed"):
        return _shrunk(stream, _left_edge(stream, edge - 1), end)
    return (_start_of_list(stream, *found), end) if found is not None else None


def _tells_apart(stream: Sequence[Token], edge: int) -> bool:
    """Whether a participle says which one is meant: "a review carried out by the county found".

    Two verbs with nothing between their clauses cannot both be finite.
    """
    verb, after = stream[edge - 1].key, stream[edge].key
    shaped = verb.endswith("ed") or verb in classes.PASTS - classes.SURE_PASTS
    before = stream[edge - 2]
    noun = before.is_word and before.key not in _NOT_A_HEAD and before.key not in _PERSONAL
    return shaped and noun and after in _AFTER_PARTICIPLE


_AFTER_PARTICIPLE = (classes.PREPOSITIONS | {"out", "up", "off", "down", "to"}) - {"that"}


def _with_what_tells_apart(stream: Sequence[Token], edge: int, end: int) -> Range | None:
    """The subject with the clause or participle that says which one is meant, or None."""
    if not edge:
        return None
    if stream[edge - 1].key in RELATIVE_PRONOUNS or is_finite(stream, edge - 1):
        whole = _with_relative(stream, end)
        if whole is not None:
            return whole
    if edge < 2 or not _tells_apart(stream, edge):
        return None
    whole = _shrunk(stream, _left_edge(stream, edge - 1), end)
    return whole if whole is not None and whole[0] < edge - 1 else None


def _with_relative(stream: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The subject that carries a relative clause: "the man who runs the port", or None.

    Without a comma such a clause says which man is meant, and the words nearest the verb ("the
    port") are somebody else.
    """
    for pronoun in range(end - 2, max(0, end - _LONGEST_RELATIVE), -1):
        if _breaks(stream, pronoun) or stream[pronoun].key == ",":
            return None
        if stream[pronoun].key in RELATIVE_PRONOUNS and _opens_relative(stream, pronoun, end):
            head = _shrunk(stream, _left_edge(stream, pronoun), pronoun)
            return None if head is None else (head[0], end)
    return None


def _opens_relative(stream: Sequence[Token], pronoun: int, end: int) -> bool:
    """Whether a noun stands before the pronoun, and a verb of its own after it."""
    before, after = stream[pronoun - 1], stream[pronoun + 1]
    if not before.is_word or before.key in _NOT_A_HEAD or is_finite(stream, pronoun - 1):
        return False
    acts = after.key.endswith(("s", "ed")) or after.key in classes.PASTS
    acts = acts and _opens_object(stream, pronoun + 2, end)
    if stream[pronoun].key == "that":
        verbal = acts or after.key in classes.AUXILIARIES
        return verbal and before.key not in SPEAKING_NOUNS and before.key not in _TOLD_OF
    return acts or any(is_finite(stream, place) for place in range(pronoun + 1, end))


def _opens_object(stream: Sequence[Token], place: int, end: int) -> bool:
    """Whether the object of a verb begins here: "owns the mine"."""
    return place < end and stream[place].key in classes.DETERMINERS | {"in", "at", "on"}


def _start_of_list(stream: Sequence[Token], start: int, end: int) -> int:
    """Where the names begin of which the last two are "Lund and Ames"; else `start`."""
    if not start or stream[start - 1].key != ",":
        return start
    if not any(token.key == "and" for token in stream[start:end]):
        return start
    place = start
    while place and (stream[place - 1].is_capital or stream[place - 1].key == ","):
        place -= 1
    first = stream[place]
    named = first.is_capital and first.key not in _NOT_A_START | classes.CALENDAR
    return place if named and not (place and stream[place - 1].is_word) else start


def phrase_before(stream: Sequence[Token], end: int) -> tuple[int, int] | None:
    """Return the range of the noun phrase that ends at `end`, or None ("a group" backing her)."""
    if end <= 0 or not stream[end - 1].is_word or stream[end - 1].key in _NOT_A_HEAD:
        return None
    return _shrunk(stream, _left_edge(stream, end), end)


def subject_of_fronted(stream: Sequence[Token], participle: int) -> tuple[int, int] | None:
    """Return the subject behind the first comma that opens a clause: "Noting so, Ann Roe left"."""
    for place in range(participle + 2, min(len(stream) - 1, participle + _LONGEST)):
        if _breaks(stream, place) and stream[place].quotation is None:
            break
        phrase = phrase_after(stream, place + 1) if stream[place].key == "," else None
        if phrase is not None and phrase[1] < len(stream) and is_finite(stream, phrase[1]):
            return phrase
    return None


def phrase_after(stream: Sequence[Token], start: int) -> tuple[int, int] | None:
    """Return the range of the noun phrase that begins at `start`, or None.

    It ends at a mark, a preposition of time or place, a relative pronoun or a verb.
    """
    place = start
    while place < min(len(stream), start + _LONGEST) and _goes_on(stream, place, start):
        place += 1
    while place > start and stream[place - 1].key in _LOOSE_ENDS:
        place -= 1
    starts = place > start and _may_start(stream[start])
    return (start, place) if starts else None


def with_apposition_after(stream: Sequence[Token], end: int) -> int:
    """Return the end of ", chair of the board" after a phrase that ends at `end`."""
    if end >= len(stream) or stream[end].key != ",":
        return end
    place = end + 1
    while place < min(len(stream), end + 25) and not _breaks(stream, place):
        if stream[place].key == ",":
            break
        if is_finite(stream, place):
            return end
        place += 1
    return place if place > end + 1 and stream[end + 1].key not in _CLAUSE_OPENERS else end


def _may_start(token: Token) -> bool:
    """Whether a noun phrase can begin with this word."""
    return token.is_word and token.key not in _NOT_A_START and token.key not in classes.AUXILIARIES


def _goes_on(stream: Sequence[Token], place: int, start: int) -> bool:
    """Whether the word at `place` still belongs to the phrase that began at `start`."""
    token = stream[place]
    if not token.is_word:
        return token.key in {"'", "&", "/", "-"}
    if token.key in classes.SUBJECTS:
        return place == start
    if place > start and stream[place - 1].key in _PERSONAL:
        return False
    if token.key in classes.CALENDAR or token.key in _AFTER_INVERTED:
        return False
    if token.key in _RIGHT_EDGES or (is_adverb(token) and place > start):
        return False
    return not is_finite(stream, place)


def _back_over_auxiliaries(stream: Sequence[Token], verb: int) -> int:
    """The place after the subject: before "has also repeatedly" or ", too,"."""
    place = verb
    while place > 0 and (
        stream[place - 1].key in _HELPERS
        or is_adverb(stream[place - 1])
        or stream[place - 1].key in {"to", "n't"}
    ):
        place -= 1
    return place


def _before_brackets(stream: Sequence[Token], end: int) -> int:
    """The place before "(D-Ohio)" or "— who left —"; `end` itself when nothing closes there."""
    opening = _BRACKETS.get(stream[end - 1].key) if end else None
    if opening is not None:
        for place in range(end - 2, max(-1, end - _LONGEST_BRACKET), -1):
            if stream[place].key == opening:
                return place
            if stream[place].quotation is not None:
                break
    return end


def _breaks(stream: Sequence[Token], place: int) -> bool:
    """Whether a phrase cannot reach across this token."""
    token = stream[place]
    return token.quotation is not None or token.key in _STOPS


def _left_edge(stream: Sequence[Token], end: int) -> int:
    """Walk left from `end` to where the clause of this subject begins."""
    place = end
    while place > max(0, end - _LONGEST):
        token = stream[place - 1]
        if _breaks(stream, place - 1) or token.key in {",", "."}:
            return place
        if token.key in _LEFT_EDGES:
            return place
        if token.key in {"and", "or"} and _joins_clauses(stream, place):
            return place
        if place < end and is_finite(stream, place - 1):
            return place
        place -= 1
    return place


def _joins_clauses(stream: Sequence[Token], place: int) -> bool:
    """Whether the conjunction before `place` stands between clauses, not between nouns."""
    return any(is_finite(stream, n) for n in range(max(0, place - 12), place - 1))


def _shrunk(stream: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Drop what cannot belong to a subject at the left: "On Monday evening Ann Roe"."""
    while start < end and not stream[start].is_word:
        start += 1
    if start < end and stream[start].key in _NOT_A_START:
        start = _last_name_or_determiner(stream, start, end)
    while start < end and (is_adverb(stream[start]) or stream[start].key in classes.CALENDAR):
        start += 1
    if start >= end or not _may_start(stream[start]):
        return None
    return (start, end)


def _last_name_or_determiner(stream: Sequence[Token], start: int, end: int) -> int:
    """Where the last noun phrase before `end` begins, when a preposition leads."""
    place = end - 1
    while place > start and stream[place].is_capital and stream[place].key not in classes.CALENDAR:
        place -= 1
    if place < end - 1:
        return place + 1
    while place > start:
        if stream[place].key in _PHRASE_STARTS:
            return place
        place -= 1
    return end


def _with_appositions(stream: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """The subject before a comma: "Ann Roe, head of the board, along with others,"."""
    parts = _comma_parts(stream, comma)
    if len(parts) < _WITH_APPOSITION and comma == _before_brackets(stream, comma):
        return None
    for begin, last in parts:
        end = _before_relative(stream, begin, last)
        start = _past_subordinator(stream, begin + (stream[begin].key == "as"), end)
        heads = start < end and _heads(stream, start, end)
        shrunk = _shrunk(stream, start, end) if heads else None
        if shrunk is not None:
            return (shrunk[0], comma)
    return None


def _before_relative(stream: Sequence[Token], start: int, end: int) -> int:
    """The end of the noun phrase in "some voters who have heard her"."""
    return next((n for n in range(start + 1, end) if stream[n].key == "who"), end)


def _past_subordinator(stream: Sequence[Token], start: int, end: int) -> int:
    """The place after the last "when" or "that" of a stretch: the clause begins there."""
    openers = (n + 1 for n in range(end - 1, start - 1, -1) if stream[n].key in _SURE_OPENERS)
    return next(openers, start)


def _comma_parts(stream: Sequence[Token], comma: int) -> list[tuple[int, int]]:
    """The stretches between commas, from the start of the clause up to `comma`."""
    start = _before_brackets(stream, comma)
    while start > max(0, comma - _LONGEST) and not _breaks(stream, start - 1):
        start = _before_brackets(stream, start - 1)
    cuts = [n for n in range(start, comma) if stream[n].key == ","]
    edges = [start - 1, *cuts, comma]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def _heads(stream: Sequence[Token], start: int, end: int) -> bool:
    """Whether the stretch can be the head: no verb of its own, no preposition in front."""
    if stream[start].key in _NOT_A_START or stream[start].key in classes.CALENDAR:
        return False
    if is_adverb(stream[start]) and end - start < 3:
        return False
    return all(not is_finite(stream, n) for n in range(start, end))


def _antecedent(stream: Sequence[Token], pronoun: int) -> tuple[int, int] | None:
    """What "who" or "which" stands for: the phrase right before it."""
    end = pronoun - (pronoun > 0 and stream[pronoun - 1].key in _BEFORE_RELATIVE)
    if end <= 0:
        return None
    start = end
    while start > max(0, end - 14) and stream[start - 1].is_word:
        if stream[start - 1].key in _BEFORE_ANTECEDENT:
            break
        if is_finite(stream, start - 1):
            break
        if start < end and _opens_phrase(stream, start):
            apart = end < pronoun and _may_mean_another(stream, start, end, stream[pronoun].key)
            return None if apart else (start, end)
        start -= 1
    return _shrunk(stream, start, end)


def _opens_phrase(stream: Sequence[Token], place: int) -> bool:
    """Whether the object of a verb surely begins here: "enough to repair | the pier".

    A noun phrase has an article within it only behind a preposition or a word such as "half".
    """
    before = stream[place - 1]
    verbal = place > 1 and (stream[place - 2].key == "to" or before.key.endswith("ing"))
    return stream[place].key in _OPENS_OBJECT and verbal and before.key not in _NOT_A_HEAD


def _may_mean_another(stream: Sequence[Token], place: int, end: int, pronoun: str) -> bool:
    """Whether a clause may tell of the plan in "a plan to sell | the pier, which …".

    Or of either in "hearing | a call from the mayor, who …".
    """
    if pronoun == "who":
        return any(token.key in _LINKS - {"of"} for token in stream[place:end])
    noun = place - (3 if stream[place - 2].key == "to" else 2)
    return noun >= 0 and stream[noun].key != "enough" and not is_finite(stream, noun)


def _subject_of_main_clause(stream: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The subject of the nearest finite verb before `end` that has one."""
    for verb in range(end - 1, max(-1, end - _LONGEST), -1):
        if is_finite(stream, verb) and not stream[verb].key.endswith("ing"):
            before = _back_over_auxiliaries(stream, verb)
            if before > 0 and stream[before - 1].key not in {"and", "but", "or", "who", "which"}:
                found = subject_before(stream, verb)
                if found is not None:
                    return found
    return None
