"""Words and marks of one sentence as the rules of speech and clause see them.

A token is a word (hyphens, inner apostrophes and the stop of an abbreviation included), a single
mark, or a whole quotation: rules about the reporter's clause must not look inside speech. Offsets
are absolute.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from claims.kept import Kept
from claims.lexicon import FINITE_FORMS, NEVER_FINITE
from claims.word_classes import ADVERBS, CONTRACTED_SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text import Extent

_TOKEN = re.compile(r"\w+(?:(?:[-'.&/]|(?<=\d),(?=\d{3}))\w+)*|[^\w\s]")
_GENITIVE = re.compile(r"'[sS]?$")
LONGEST = 300
"""Tokens read as one sentence; a longer one is cut, so that odd text costs only its length."""


class Token(NamedTuple):
    """A word, a mark, or the quotation with index `quotation`; made by `word` and `quoted`.

    A tuple, and what is asked again and again is worked out once: reading an article asks half a
    million times whether a token is a word.
    """

    start: int
    end: int
    raw: str
    key: str
    quotation: int | None
    is_word: bool
    """Whether this is a word and not a mark or a quotation."""
    is_capital: bool
    """Whether this is a word that begins with a capital."""
    bare: str
    """The word without a genitive ending, as written."""
    is_possessive: bool
    """Whether this is a word in the genitive."""
    is_adverb: bool
    """Whether this can stand between a subject and its verb: "emphatically", "also"."""
    is_verbal: bool
    """Whether this can be a finite verb, by its form alone; see `claims.verbs`."""


def word(start: int, raw: str) -> Token:
    """Return the token of a word or mark that stands at `start`."""
    return Token(start, start + len(raw), *_shape[raw])


@Kept
def _shape(raw: str) -> tuple[str, str, None, bool, bool, str, bool, bool, bool]:
    """What a word is wherever it stands: the fields of its token from `raw` on."""
    first, key = raw[0], raw.lower()
    is_word, is_capital = first.isalnum() or first == "_", first.isupper()
    bare = _GENITIVE.sub("", raw) if is_word else raw
    is_adverb = is_word and (key in ADVERBS or (key.endswith("ly") and not is_capital))
    is_verbal = key in FINITE_FORMS or (is_word and key.endswith("ed"))
    is_verbal = is_verbal and key not in NEVER_FINITE
    return raw, key, None, is_word, is_capital, bare, bare != raw, is_adverb, is_verbal


def subject_of(token: Token) -> Token:
    """Return the "he" of "he's"; any other token as it is."""
    subject = CONTRACTED_SUBJECTS.get(token.key)
    return token if subject is None else word(token.start, token.raw[: len(subject)])


def quoted(start: int, end: int, number: int) -> Token:
    """Return the token that stands for the quotation with index `number`."""
    return Token(start, end, '"', '"', number, False, False, '"', False, False, False)


def tokens(
    plain: str, extent: Extent, quotations: Sequence[tuple[int, Extent]] = ()
) -> list[Token]:
    """Return the tokens of `extent`; each quotation given as (index, extent) becomes one token.

    `plain` is the folded text. Quotations may reach beyond `extent`; they are cut to it.
    """
    found: list[Token] = []
    place = extent.start
    for number, quotation in quotations:
        start, end = max(place, quotation.start), min(quotation.end, extent.end)
        if start < end:
            found += _words(plain, place, start, last=False)
            found.append(quoted(start, end, number))
            place = end
    found += _words(plain, place, extent.end, last=True)
    return found


def _words(plain: str, start: int, end: int, *, last: bool) -> list[Token]:
    """Words and marks; an inner full stop right after a word belongs to it.

    Only white space stands between two of them, so each is the next place that reads like it.
    Tokens are made without calling their class: it would take half of the whole time.
    """
    found: list[Token] = []
    new, shape, place = tuple.__new__, _shape, start
    for raw in _TOKEN.findall(plain, start, end):
        begin = plain.find(raw, place)
        place = begin + len(raw)
        if raw == "." and found and _is_inner(plain, found[-1], place, end, last=last):
            found[-1] = word(found[-1].start, found[-1].raw + ".")
        else:
            found.append(new(Token, (begin, place) + shape[raw]))
    return found


def _is_inner(plain: str, before: Token, place: int, end: int, *, last: bool) -> bool:
    """Whether the full stop that ends at `place` belongs to the word before it."""
    if not before.is_word or before.end != place - 1:
        return False
    return not last or (place < end and plain[place] not in "\"')")


def with_quotations(
    stream: list[Token], plain: str, extent: Extent, quotations: Sequence[tuple[int, Extent]]
) -> list[Token]:
    """Return the tokens of `extent` with its quotations as `tokens` does, but taken from `stream`.

    That is a stretch around `extent` without quotations, which need not be cut up again.
    """
    found: list[Token] = []
    place = extent.start
    for number, quotation in quotations:
        start, end = max(place, quotation.start), min(quotation.end, extent.end)
        if start < end:
            found += _taken(stream, plain, place, start, last=False)
            found.append(quoted(start, end, number))
            place = end
    return found + _taken(stream, plain, place, extent.end, last=True)


def _taken(stream: list[Token], plain: str, start: int, end: int, *, last: bool) -> list[Token]:
    """What `_words` gives, from `stream` unless a token or a full stop is cut otherwise there."""
    first = bisect_left(stream, (start,))
    found = stream[first : bisect_left(stream, (end,))]
    if last:
        otherwise = found[-1:] and found[-1].is_word and found[-1].raw[-1] == "."
    else:
        otherwise = any(token.raw == "." for token in found)
    straddling = (first and stream[first - 1].end > start) or (found and found[-1].end > end)
    return _words(plain, start, end, last=last) if otherwise or straddling else found


def part_of(stream: list[Token], plain: str, extent: Extent) -> list[Token]:
    """Return the tokens of `extent`, which lies inside the stretch that `stream` was made of.

    They are taken from `stream`, which has no quotations, unless `extent` cuts one of them. A token
    is a tuple that begins with its place, so it can be searched for by that alone.
    """
    first = bisect_left(stream, (extent.start,))
    last = bisect_left(stream, (extent.end,))
    found = stream[first:last]
    cut = found and (found[0].start != extent.start or found[-1].end > extent.end)
    return found if found and not cut else tokens(plain, extent)


def key_at(stream: Sequence[Token], place: int) -> str:
    """Return the word at a place; "" outside the sentence."""
    return stream[place].key if 0 <= place < len(stream) else ""


def text_of(stream: Sequence[Token]) -> str:
    """Return the words of some tokens as plain text, single spaces between them."""
    parts: list[str] = []
    for number, token in enumerate(stream):
        if number and token.start > stream[number - 1].end:
            parts.append(" ")
        parts.append(token.raw)
    return "".join(parts)
