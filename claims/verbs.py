"""Which words of a sentence are finite verbs, as far as the words beside them tell.

A guess from form and neighbours, made to be right when it says yes: the splitting of clauses and
the search for a subject stand on it. No dictionary of the language is involved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.given_names import OFFICES, ORGANISATION_WORDS
from claims.lexicon import DOCUMENT_NOUNS, FINITE_REPORTING, NOUN_LIKE, ONLY_PARTICIPLES, REPORTING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.tokens import Token

_NOT_BEFORE = classes.DETERMINERS | classes.PREPOSITIONS | {"to", "be", "been", "being", "'s"}
_BEFORE_BASE = classes.SUBJECTS - {"he", "she", "it"}
_SEVERAL = frozenset({"some", "many", "most", "others", "both", "few"})
_BASES = frozenset(classes.VERBS.values())
_LEMMAS = frozenset(REPORTING.values())
_ARTICLE_LIKE = (
    classes.ARTICLES | classes.POSSESSIVES | {"no", "any", "every", "each", "another", "such"}
)
_BEFORE_VERB = classes.AUXILIARIES | {"to"}
_SOURCES = DOCUMENT_NOUNS | ORGANISATION_WORDS | OFFICES
_GOING = frozenset({"went", "goes", "going"})
_BEFORE_OFFICE = frozenset({"retired", "elected", "convicted", "disgraced"})
_HELPERS = classes.HAVE | classes.BE
_BEFORE_PARTICIPLE = _HELPERS | classes.CONTRACTED


def is_finite(stream: Sequence[Token], place: int) -> bool:
    """Whether the word at `place` is a finite verb of its clause."""
    token = stream[place]
    if not token.is_verbal:
        return False
    if token.key in classes.AUXILIARIES:
        return not _is_month_or_name(stream, place)
    if token.is_capital and place and not in_capitals(stream):
        return False
    before = _word_before(stream, place)
    if before in _NOT_BEFORE or before in classes.AUXILIARIES:
        return False
    if token.key in _BEFORE_OFFICE and _is_title(stream, place):
        return False
    if token.key == "close" and place + 1 < len(stream) and stream[place + 1].key == "to":
        return False
    return _is_past(stream, place, before) or _is_present(stream, place, before)


def _is_title(stream: Sequence[Token], place: int) -> bool:
    """Whether a participle opens what somebody is: "retired captain Roe"."""
    opens = place == 0 or not stream[place - 1].is_word
    after = stream[place + 1] if place + 1 < len(stream) else None
    if not opens or after is None or not after.is_word or is_adverb(after):
        return False
    return after.key not in classes.PREPOSITIONS | classes.DETERMINERS | classes.CALENDAR


def finite_in(stream: Sequence[Token], start: int, end: int) -> int | None:
    """Return the place of the first finite verb in `start:end`, or None."""
    for place in range(max(start, 0), end):
        if stream[place].is_verbal and is_finite(stream, place):
            return place
    return None


def is_reporting_verb(stream: Sequence[Token], place: int) -> bool:
    """Whether the word at `place` is used as a verb that can carry content.

    Nouns of the same form ("the claims", "a report") are told apart by the word before them.
    """
    token = stream[place]
    if token.key not in REPORTING or (token.is_capital and place and not in_capitals(stream)):
        return False
    before = _word_before(stream, place)
    if place and stream[place - 1].is_possessive and before not in classes.CONTRACTED:
        return False
    if token.key in NOUN_LIKE and not _is_verb_after_all(stream, place, before):
        return False
    if token.key in ONLY_PARTICIPLES and before not in _BEFORE_PARTICIPLE:
        return False
    if token.key.endswith("ing"):
        return before not in classes.DETERMINERS
    if before in _ARTICLE_LIKE:
        return False
    if before in classes.PREPOSITIONS and token.key != "said" and not goes_on(stream, place):
        return False
    return not _is_adjective(stream, place, before)


def goes_on(stream: Sequence[Token], place: int) -> bool:
    """Whether "went on to" stands before the verb: it is done, and no mere aim."""
    near = [token.key for token in stream[max(0, place - 3) : place]]
    return near[1:] == ["on", "to"] and near[0] in _GOING


def _closes_over_plural(stream: Sequence[Token], place: int) -> bool:
    """Whether it ends the sentence behind a comma and a plural: ", papers seen by Roe show."."""
    if place + 1 < len(stream) and stream[place + 1].key != ".":
        return False
    behind = range(place - 1, max(0, place - _FAR_PLURAL), -1)
    comma = next((n for n in behind if stream[n].key == ","), None)
    return comma is not None and any(_is_plural(stream[n].key) for n in (comma + 1, comma + 2))


_FAR_PLURAL = 12


def are_two(stream: Sequence[Token], place: int) -> bool:
    """Whether names joined by "and" stand before the verb: "Roe and Karl Ames call it"."""
    start = place
    while start and stream[start - 1].is_capital:
        start -= 1
    joined = 1 < start < place and stream[start - 1].key == "and"
    return joined and stream[start - 2].is_capital


def _ends_described_papers(stream: Sequence[Token], place: int) -> bool:
    """Whether papers, told apart by a participle, are its subject: "records kept there show"."""
    for n in range(place - 1, max(0, place - _FAR_PLURAL), -1):
        token, before = stream[n], stream[n - 1].key
        if not token.is_word:
            return False
        if before in DOCUMENT_NOUNS and _is_plural(before):
            return token.key.endswith("ed") or token.key in classes.PASTS or token.key in _SEEN
    return False


_SEEN = frozenset({"seen", "taken", "given", "written", "drawn", "shown"})


def _is_verb_after_all(stream: Sequence[Token], place: int, before: str) -> bool:
    """Whether a form that may be a noun is a verb: by its subject, or by what it opens."""
    if place == 0 or (stream[place - 1].is_possessive and before not in classes.CONTRACTED):
        return False
    if before in _BEFORE_VERB:
        return True
    if not stream[place].key.endswith("s") or stream[place].key == "press":
        if before in _BEFORE_BASE or _is_plural(before) or _closes_over_plural(stream, place):
            return True
        return are_two(stream, place) or _ends_described_papers(stream, place)
    after = [token for token in stream[place + 1 : place + 3] if token.key != ","][:1]
    participle = before.endswith("ing") and before not in DOCUMENT_NOUNS
    if before in classes.DETERMINERS or participle or _is_relative(stream, place + 1):
        return False
    opens = any(token.key in {"that", ":"} or token.quotation is not None for token in after)
    opens = opens or _opens_later(stream, place + 1)
    sources = _SOURCES
    singular = before in sources or before in {"he", "she", "it", "who", "which", "that"}
    named = stream[place - 1].is_capital and not before.endswith("s") and place > 1
    capital = stream[place - 1].is_capital
    return singular or named or (opens and (capital or not _is_plural(before)))


def _opens_later(stream: Sequence[Token], place: int) -> bool:
    """Whether "that" opens a content after "in its report" or "on Monday"."""
    if place >= len(stream) or stream[place].key not in {"in", "on", "at"}:
        return False
    for later in range(place + 1, min(place + 6, len(stream))):
        if not stream[later].is_word or is_finite(stream, later):
            return False
        if stream[later].key == "that":
            return not _is_relative(stream, later)
    return False


def _is_relative(stream: Sequence[Token], place: int) -> bool:
    """Whether "that" opens a relative clause: "states that vote"."""
    follows = place + 1 < len(stream) and stream[place].key == "that"
    return follows and is_finite(stream, place + 1)


def _is_adjective(stream: Sequence[Token], place: int, before: str) -> bool:
    """A participle before a noun, or a noun before "of" or a preposition of place."""
    after = stream[place + 1].key if place + 1 < len(stream) else "."
    key = stream[place].key
    if before[:1].isdigit() and (key in NOUN_LIKE or key.endswith("ed")):
        return True
    if key in _LEMMAS or (key in NOUN_LIKE and key.endswith("s")):
        return after in {"of", "by", "from", "were", "was", "are", "is", "about", "have", "has"}
    return before in {"so-called", "most", "least"}


def _is_past(stream: Sequence[Token], place: int, before: str) -> bool:
    """A past form that is no participle: not "made by them", but "they stood by."."""
    key = stream[place].key
    passive = [token.is_word for token in stream[place + 1 : place + 3]] == [True, True]
    by = passive and stream[place + 1].key == "by"
    if before in _HELPERS or (by and key not in classes.SURE_PASTS):
        return False
    if key in classes.PASTS or key in FINITE_REPORTING:
        return not key.endswith("s") or key in FINITE_REPORTING
    return len(key) > 4 and key.endswith("ed") and not key.endswith("eed")


def _is_present(stream: Sequence[Token], place: int, before: str) -> bool:
    """A present form with a subject that it agrees with."""
    key = stream[place].key
    if key in classes.SURE_PRESENTS:
        return True
    if key in classes.PRESENTS:
        return before in {"he", "she", "it", "who", "which", "that"} or _is_name(stream, place - 1)
    several = before in _SEVERAL and key not in NOUN_LIKE
    several = several or before in _BEFORE_BASE or _is_plural(before)
    return key in _BASES and (several or are_two(stream, place))


def _is_plural(before: str) -> bool:
    """Whether the word before can be a plural subject: "parents", "the police"."""
    if before in {"people", "police", "women", "men", "children", "americans"}:
        return True
    return len(before) > 4 and before.endswith("s") and not before.endswith(("ss", "us", "'s"))


def _is_name(stream: Sequence[Token], place: int) -> bool:
    """Whether a capitalised singular word stands there."""
    return place >= 0 and stream[place].is_capital and not stream[place].key.endswith("s")


def _word_before(stream: Sequence[Token], place: int) -> str:
    """The word before, adverbs passed over; "" at the start or after a mark."""
    place -= 1
    while place > 0 and stream[place].is_adverb:
        place -= 1
    return stream[place].key if place >= 0 and stream[place].is_word else ""


def is_adverb(token: Token) -> bool:
    """Whether the token can stand between a subject and its verb."""
    return token.is_adverb


def _is_month_or_name(stream: Sequence[Token], place: int) -> bool:
    """The month and the name, "May" and "Will", in the middle of a sentence."""
    return stream[place].is_capital and place > 0 and stream[place].key in {"may", "will"}


def in_capitals(stream: Sequence[Token]) -> bool:
    """Whether the sentence is set in title case, so that capitals tell nothing."""
    long = 0
    for token in stream:
        if token.is_word and len(token.raw) > 3:
            if not token.is_capital:
                return False
            long += 1
    return long > 2
