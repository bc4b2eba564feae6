"""Where the content of a cue of speech begins and ends within its sentence.

Ranges are token places, half open, without the punctuation at their ends. A content before its
cue ("…, she said") reaches back to the start of the clause; one after it ends where the reporter
plainly speaks again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.addressees import addressee_at, is_day, past_adverbs, to_whom
from claims.inflection import every_form
from claims.lexicon import (
    ACCUSING,
    ASKING,
    BESIDE_QUOTES,
    CALL,
    CALLING,
    CERTAIN_THAT,
    PROMISING,
    REPORTING,
    SAYING,
    TELL,
    TELLING,
)
from claims.noun_phrases import phrase_after
from claims.reach import object_end
from claims.tokens import key_at
from claims.verbs import finite_in, is_adverb, is_finite
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.tokens import Token

Range = tuple[int, int]

_PARTING = classes.SUBORDINATORS | {"than", ",", ";", ":"}
_AT_ONCE = frozenset({"chant", "sing"})
_GAP = 16
"""Tokens between a verb and its "that": "said in a long interview on Monday that"."""
_NO_OBJECT = classes.PREPOSITIONS | {"to"}
_BEFORE_CLAUSE = classes.PREPOSITIONS | classes.CALENDAR
_LONGEST = 160
_QUESTIONS = frozenset({"what", "why", "how", "whether", "who", "where", "when", "if", "which"})
_TURNS = frozenset({"but", "while", "although", "though", "whereas"})
_DOING_NEXT = CALLING.keys() | TELLING.keys() | ASKING.keys() | ACCUSING.keys() - SAYING.keys()
_SHOWING = frozenset({"show", "prove", "find", "determine", "agree"})
_BESIDE_RELATIVE = frozenset({",", "—", "–"})
_ENDS = frozenset(".!?;")
_HELPERS = listed("would did could does do")
_DECLINING = every_form({"decline", "refuse"})
_TELLING_MORE = listed("comment elaborate name identify specify disclose speak talk discuss")
_OTHERS_SAYING = frozenset(form for form in SAYING.keys() | ASKING.keys() if form.endswith("ing"))
"""Between a verb and exact words these have them: "heard Roe asking: “…”"."""
_RETURNS = _ENDS | {
    ",",
    ")",
    "and",
    "but",
    "according",
    "that",
    *(form for form in SAYING if form.endswith("ing")),
}
"""Words and marks at which a content may end; few, so that long texts cost little."""


def content_after(stream: Sequence[Token], verb: int) -> tuple[tuple[Range, ...], Range | None]:
    """Return the contents that follow the verb at `verb`, and the addressee."""
    lemma = REPORTING[stream[verb].key]
    place = past_adverbs(stream, verb + 1)
    addressee = addressee_at(stream, place) if lemma in TELL else None
    if addressee is not None:
        place = past_adverbs(stream, addressee[1])
    else:
        addressee = to_whom(stream, place)
    start = _content_start(stream, place, lemma, told=addressee is not None)
    if start is None:
        return (), addressee
    end = scope_end(stream, start)
    if start < end and (lemma in CALL or (stream[start].key == "to" and lemma in PROMISING)):
        end = object_end(stream, verb, start, end)
    found = _clipped(stream, start, _end_of_relative(stream, verb, start, end))
    return ((found,) if found else ()), addressee


def _end_of_relative(stream: Sequence[Token], verb: int, start: int, end: int) -> int:
    """Where the main clause goes on behind ", who said boats were late, left"; else `end`."""
    pronoun = verb - 1
    while pronoun > 0 and (stream[pronoun].key in classes.HAVE or is_adverb(stream[pronoun])):
        pronoun -= 1
    if pronoun < 1 or stream[pronoun].key not in {"who", "which"}:
        return end
    if stream[pronoun - 1].key not in _BESIDE_RELATIVE:
        return end
    closing = (n for n in range(start, end - 1) if stream[n].key in _BESIDE_RELATIVE)
    return next((n for n in closing if is_finite(stream, n + 1)), end)


def content_before(
    stream: Sequence[Token], end: int, lemma: str, *, alone: bool, whole: bool = False
) -> tuple[Range, ...]:
    """Return the content that a cue beginning at `end` closes: a quotation, or a clause.

    `alone` says that no content follows the cue; only then may a clause without quotation be it.
    `whole` allows it without a comma ("… according to").
    """
    if end == 0:
        return ()
    last = end - 1 if stream[end - 1].key in {",", "—", "–"} else end
    if last and stream[last - 1].quotation is not None:
        start = _start_of_quoted(stream, last - 1)
        found = _clipped(stream, start, last)
        return (found,) if found else ()
    wordless = lemma in CALL or lemma in BESIDE_QUOTES
    if not alone or wordless or (last == end and not whole):
        return ()
    start = _start_of_clause(stream, last)
    quoted = any(token.quotation is not None for token in stream[start:last])
    if not quoted and finite_in(stream, start, last) is None:
        return ()
    found = _clipped(stream, start, last)
    return (found,) if found else ()


def content_around(stream: Sequence[Token], source: Range, verb: int) -> tuple[Range, ...]:
    """Return the halves of a content that a cue parts: "Taxes, he said, rose"."""
    after = past_adverbs(stream, verb + 1)
    if REPORTING.get(stream[verb].key) == "tell":
        told = addressee_at(stream, after)
        after = past_adverbs(stream, told[1]) if told else after
    commas = source[0] > 1 and stream[source[0] - 1].key == "," == key_at(stream, after)
    if not commas or _quoted_near(stream, source[0], after) or _after_comma(stream, after + 1):
        return ()
    start = _start_of_clause(stream, source[0] - 1)
    first = _clipped(stream, start, source[0] - 1)
    second = _clipped(stream, after + 1, scope_end(stream, after + 1))
    return (first, second) if first and second else ()


def resumed(stream: Sequence[Token], place: int) -> tuple[Range, ...]:
    """Return a quotation that goes on after the cue."""
    for n in range(place, min(place + 12, len(stream))):
        if stream[n].quotation is not None:
            return ((n, n + 1),)
        if is_finite(stream, n) or stream[n].key == ".":
            break
    return ()


def _quoted_near(stream: Sequence[Token], source: int, after: int) -> bool:
    """Whether a quotation stands right before the cue or right after it."""
    return stream[source - 2].quotation is not None or _is_quoted(stream, after + 1)


def scope_end(stream: Sequence[Token], start: int) -> int:
    """Return where a content that begins at `start` ends: before the reporter speaks again."""
    limit = min(len(stream), start + _LONGEST)
    for place in range(start + 1, limit):
        if stream[place].key in _RETURNS and _reporter_returns(stream, start, place):
            return place - (stream[place].key == "that") if place > start + 1 else place
    return limit


def _reporter_returns(stream: Sequence[Token], start: int, place: int) -> bool:
    """Whether the content ends before this token, or with "that is what" before the one before."""
    key = stream[place].key
    if key in _ENDS:
        return True
    if key == ")":
        return all(token.key != "(" for token in stream[start:place])
    if key == ",":
        return _after_comma(stream, place + 1)
    if key in {"and", "but"}:
        return says_next(stream, place + 1)
    after = [each.key for each in stream[place + 1 : place + 3]]
    if key in {"according", "that"}:
        return after == ["is", "what"] if key == "that" else after[:1] == ["to"]
    return stream[place - 1].quotation is not None


def says_next(stream: Sequence[Token], place: int) -> bool:
    """Whether the same person says something else: "said it was late but added that"."""
    place = past_adverbs(stream, place)
    if place >= len(stream):
        return False
    if _keeps_silent(stream, place):
        return True
    if stream[place].key not in SAYING and stream[place].key not in _DOING_NEXT:
        return False
    return not stream[place].key.endswith("ing") and is_finite(stream, place)


def _keeps_silent(stream: Sequence[Token], place: int) -> bool:
    """Whether the speaker leaves something out: "would not say", "declined to name them"."""
    helper, follows = stream[place].key, key_at(stream, place + 1)
    verb = ""
    if (helper in _HELPERS and follows == "not") or (helper in _DECLINING and follows == "to"):
        verb = key_at(stream, place + 2)
    elif helper.removesuffix("n't") in _HELPERS:
        verb = follows
    return verb in SAYING or verb in _TELLING_MORE


def _after_comma(stream: Sequence[Token], place: int) -> bool:
    """Whether the words after a comma are the reporter's: "adding", "according", "but it …"."""
    if place >= len(stream):
        return False
    key = stream[place].key
    if (key in SAYING and key.endswith("ing")) or key == "according":
        return True
    if key == "going":
        return key_at(stream, place + 1) == "on"
    if key not in _TURNS:
        return False
    following = stream[place + 1].key if place + 1 < len(stream) else ""
    return (
        following != "that"
        and finite_in(stream, place + 1, min(len(stream), place + 12)) is not None
    )


def _content_start(stream: Sequence[Token], place: int, lemma: str, *, told: bool) -> int | None:
    """Where the content begins, or None when none follows."""
    if place >= len(stream):
        return None
    if lemma in CALL:
        return place if _is_called(stream, place, lemma) else None
    if stream[place].key == "to" and lemma in PROMISING:
        return place
    opener = _opener(stream, place)
    if lemma in BESIDE_QUOTES:
        exact = opener is not None and _is_quoted(stream, opener)
        return opener if exact and (lemma in _AT_ONCE or stream[place].key in ",:") else None
    if opener is not None:
        return opener
    key = stream[place].key
    question = key in _QUESTIONS and finite_in(stream, place, len(stream)) is not None
    if question:
        return place
    untold = lemma in TELL and not told and lemma != "promise"
    certain = lemma in _SHOWING and is_plain_clause(stream, place)
    if untold or (lemma in CERTAIN_THAT and not certain):
        return None
    return _bare_clause(stream, place, lemma)


def is_plain_clause(stream: Sequence[Token], place: int) -> bool:
    """Whether a subject and its helping verb stand there: "found boats had sunk"."""
    phrase = phrase_after(stream, place)
    follows = stream[phrase[1]].key if phrase and phrase[1] < len(stream) else ""
    return follows in classes.AUXILIARIES


def _is_quoted(stream: Sequence[Token], place: int | None) -> bool:
    """Whether a quotation stands there."""
    return place is not None and place < len(stream) and stream[place].quotation is not None


def _opener(stream: Sequence[Token], place: int) -> int | None:
    """The start of content that "that", a colon or a quotation opens nearby."""
    for n in range(place, min(place + _GAP, len(stream))):
        token = stream[n]
        if token.quotation is not None:
            return n if _only_manner(stream, place, n) else _content_word(stream, place, n)
        if token.key == "that" and _only_manner(stream, place, n):
            return n + 1
        if token.key == ":":
            return n + 1
        if token.key in _ENDS or token.key in _OTHERS_SAYING or is_finite(stream, n):
            return None
        if token.key == "," and not _comma_leads_on(stream, n):
            return None
    return None


def _comma_leads_on(stream: Sequence[Token], comma: int) -> bool:
    """Whether a quotation or "that" follows the comma, or the phrase it closes is short."""
    after = stream[comma + 1 : comma + 7]
    return any(token.quotation is not None or token.key == "that" for token in after)


def _only_manner(stream: Sequence[Token], start: int, end: int) -> bool:
    """Whether only "in a statement" or "on Monday" stand between verb and content."""
    words = [token for token in stream[start:end] if token.is_word and not is_adverb(token)]
    if not words:
        return True
    first = words[0]
    when = first.key in classes.CALENDAR or is_day(words, 0)
    return first.key in classes.PREPOSITIONS or first.key == "to" or when


def _content_word(stream: Sequence[Token], start: int, quotation: int) -> int | None:
    """The reporter's words that lead into a quoted fragment: "said he “loves” it"."""
    key = stream[start].key
    plain = stream[start].is_word and key not in classes.PREPOSITIONS
    return start if plain else quotation


def _is_called(stream: Sequence[Token], place: int, lemma: str) -> bool:
    """Whether an object and a judgement follow: "called it a mistake", "described him as"."""
    if _is_quoted(stream, place):
        return True
    if stream[place].key in _NO_OBJECT or not stream[place].is_word:
        return False
    near = stream[place : place + 20]
    if any(token.quotation is not None for token in near):
        return True
    if lemma in {"call", "label", "dub", "brand"}:
        object_end = next((n for n, token in enumerate(near) if n and token.key in {"a", "an"}), 0)
        return 0 < object_end < 5
    return any(token.key == "as" for token in near)


def _bare_clause(stream: Sequence[Token], place: int, lemma: str) -> int | None:
    """A clause without "that": "said the plan was ready", "said on Monday he would go"."""
    end = scope_end(stream, place)
    start = place
    if stream[place].key in _BEFORE_CLAUSE or is_day(stream, place):
        later = (n for n in range(place + 1, end) if stream[n].key in classes.SUBJECTS)
        start = next(later, end)
        if finite_in(stream, place, start) is not None:
            start = place
    token = stream[start] if start < end else None
    if token is None or not token.is_word or token.key in {"to", "and", "or", "as"}:
        return None
    verb = start if token.key in classes.CONTRACTED else finite_in(stream, start + 1, end)
    if verb is None or (lemma != "say" and _is_parted(stream, start, verb)):
        return None
    return start


def _is_parted(stream: Sequence[Token], start: int, verb: int) -> bool:
    """Whether a finite verb belongs to another clause: "add more than the office had expected"."""
    between = stream[start:verb]
    if not between:
        return False
    return any(token.key in _PARTING for token in between) or between[0].key in classes.PREPOSITIONS


def _start_of_quoted(stream: Sequence[Token], quotation: int) -> int:
    """Where a content that ends in a quotation begins: words before a fragment belong to it."""
    start = quotation
    while start and stream[start - 1].quotation is not None:
        start -= 1
    if start and stream[start - 1].is_word:
        return _start_of_clause(stream, start)
    return start


def _start_of_clause(stream: Sequence[Token], end: int) -> int:
    """The start of the sentence, or what follows the last semicolon or dash."""
    for place in range(end - 1, max(0, end - _LONGEST), -1):
        if stream[place].key in {";", ":", "!", "?"}:
            return place + 1
    start = max(0, end - _LONGEST)
    return start + (stream[start].key in {"but", "and", "yet", "still"})


def _clipped(stream: Sequence[Token], start: int, end: int) -> Range | None:
    """The range without punctuation at its ends, or None when nothing remains."""
    while start < end and not stream[start].is_word and stream[start].quotation is None:
        if stream[start].key in "$£€#@([":
            break
        start += 1
    while end > start and not stream[end - 1].is_word and stream[end - 1].quotation is None:
        if stream[end - 1].key in "%)]":
            break
        end -= 1
    return (start, end) if start < end else None
