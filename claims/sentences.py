"""Sentences of the running text, with exact extents.

Body and list blocks are cut; headlines, datelines, bylines, captions and metadata are not. The
sentences of a block do not overlap, have no white space at their ends, and together cover every
character of it that is not white space. Closing quotation marks stay with their sentence.

What a full stop means depends on the word before it (see `claims.abbreviations`); after `!”` or
`?”` a clause such as "Kaplan said" still belongs to the sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims import abbreviations
from claims.lexicon import FINITE_REPORTING
from claims.structure import BlockKind, Sentence
from claims.text import Extent, fold, trim
from claims.word_classes import BE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.structure import Block

_STOPS = re.compile(r"\.(?: \.){2,}|[.!?…]+")
_CLOSERS = "\"'”’)]»*_"
_OPENERS = "\"'“‘([«„*_-–—#"
_BEFORE = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*$")
_NEXT = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]$")
_REACH = 40
"""Characters looked at beside a stop: longer than any abbreviation or starter."""
_AFTER_QUOTE = re.compile(r"[\w'.,-]+")
_BRAND = re.compile(r"[a-z]{1,3}[A-Z]")
"""A name that keeps its first letter small, "iPads", even where a sentence begins."""
_BE = BE | {"get", "gets", "got"}
_BETWEEN = re.compile(r"not|never|\w+ly")
_QUOTE_MARKS = "\"'”’»"


def sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of the body and list blocks, in order."""
    plain = fold(text)
    return tuple(
        Sentence(extent=extent, block=number)
        for number, block in enumerate(blocks)
        if block.kind in {BlockKind.BODY, BlockKind.LIST}
        for extent in cut(text, plain, block.extent)
    )


def cut(text: str, plain: str, whole: Extent) -> Iterator[Extent]:
    """Yield the sentences inside `whole`; `plain` is the folded text."""
    start = whole.start
    for match in _STOPS.finditer(plain, whole.start, whole.end):
        end = _past_closers(text, match.end(), whole.end)
        if match.start() < start or _leads(plain, start, match):
            continue
        if not _ends_here(text, plain, match, end, whole):
            continue
        if (extent := trim(text, start, end)) is not None:
            yield extent
        start = end
    if (rest := trim(text, start, whole.end)) is not None:
        yield rest


def _leads(plain: str, start: int, stop: re.Match[str]) -> bool:
    """Whether dots open the sentence, for words left out before it."""
    if stop[0] in {".", "!", "?"} or stop.start() - start > _REACH:
        return False
    return not plain[start : stop.start()].strip(_OPENERS + " \xa0\n")


def _past_closers(text: str, place: int, end: int) -> int:
    """Move past closing marks directly after a stop."""
    while place < end and text[place] in _CLOSERS:
        place += 1
    return place


def _ends_here(text: str, plain: str, stop: re.Match[str], end: int, whole: Extent) -> bool:
    """Whether the sentence ends with this stop and the closers up to `end`."""
    rest = trim(text, end, whole.end)
    if rest is None:
        return True
    if rest.start == end:
        return _is_fused(plain, stop, end, rest)
    if "\n" in text[end : rest.start] or "\r" in text[end : rest.start]:
        return not _is_abbreviation(plain, stop, whole) or plain[rest.start].isupper()
    return _next_begins(text, plain, stop, Extent(start=end, end=rest.start), whole)


def _is_fused(plain: str, stop: re.Match[str], end: int, rest: Extent) -> bool:
    """A missing space: after a closing mark, or between a word and a typical starter."""
    if not plain[rest.start].isupper() and plain[rest.start] not in '"“':
        return False
    if end > stop.end():
        return plain[end - 1] == '"' and plain[rest.start].isupper()
    following = _NEXT.match(plain, rest.start, min(rest.end, rest.start + _REACH))
    before = plain[max(0, stop.start() - 2) : stop.start()]
    return (
        following is not None
        and before.islower()
        and before.isalpha()
        and following[0].lower() in abbreviations.STARTERS
    )


def _next_begins(text: str, plain: str, stop: re.Match[str], gap: Extent, whole: Extent) -> bool:
    """Whether what follows the gap begins a sentence, given the stop before it."""
    word = _first_word(plain, gap.end, whole.end)
    if word is None:
        return not (stop[0][0] == "." and _is_abbreviation(plain, stop, whole))
    if word[0][0].islower() and not _BRAND.match(word[0]):
        return False
    if stop.end() < gap.start and text[gap.start - 1] in _QUOTE_MARKS:
        if stop[0][-1] in "!?":
            return not _says_who(plain, gap.end, whole.end)
        if stop[0] == "." and _only_says_who(plain, gap.end, whole.end):
            return False
    if len(stop[0]) > 1 or stop[0] == "…":
        return _after_ellipsis(plain, stop, word[0].lower())
    if stop[0] != "." or stop.end() < gap.start:
        return True
    return _after_full_stop(plain, stop, word[0].lower(), whole)


def _first_word(plain: str, start: int, end: int) -> re.Match[str] | None:
    """The next word after opening marks, or None when something else comes first."""
    while start < end and (plain[start] in _OPENERS or plain[start].isspace()):
        start += 1
    return _NEXT.match(plain, start, end)


def _says_who(plain: str, start: int, end: int) -> bool:
    """Whether a clause such as "Kaplan said" or "the mayor of Rome asked" follows a quotation."""
    words: list[str] = []
    for match in _AFTER_QUOTE.finditer(plain, start, min(end, start + 120)):
        words.append(match[0])
        word = match[0].rstrip(".,").lower()
        if word in FINITE_REPORTING:
            return not _is_passive(words) and (len(words) > 1 or not match[0].endswith("."))
        if len(words) >= 7 or (match[0].endswith(",") and len(words) == 1):
            return False
    return False


def _is_passive(words: list[str]) -> bool:
    """Whether nobody says anything: "the question was not answered", but not "Roe was asked".

    Somebody is asked, and so is the quotation the question; what is "not asked" was no quotation.
    """
    before = [word.lower() for word in words[:-1] if not _BETWEEN.fullmatch(word.lower())]
    aside = len(before) < len(words) - 1
    return bool(before) and before[-1] in _BE and (aside or not words[-1].startswith("asked"))


def _only_says_who(plain: str, start: int, end: int) -> bool:
    """Whether nothing but "Kaplan said." follows a quotation that a full stop ended by mistake."""
    words = plain[start : min(end, start + 60)].split(".", maxsplit=1)[0].split()
    named = 1 < len(words) < 5 and all(word[0].isupper() for word in words[:-1])
    return named and words[-1] in FINITE_REPORTING


def _after_ellipsis(plain: str, stop: re.Match[str], following: str) -> bool:
    """Dots end a sentence; free ones, with spaces on both sides, only before a typical starter.

    Before a name ("the ... Harwick office") they are a pause or words left out.
    """
    if stop[0].strip(".… "):
        return True
    return following in abbreviations.STARTERS or not plain[stop.start() - 1].isspace()


def _word_before(plain: str, stop: re.Match[str], whole: Extent) -> str:
    """The word that the stop is attached to, in lower case, without the stop."""
    start = max(whole.start, stop.start() - _REACH)
    found = _BEFORE.search(plain[start : stop.start()])
    return found[0].lower() if found else ""


def _is_abbreviation(plain: str, stop: re.Match[str], whole: Extent) -> bool:
    """Whether the word before a full stop is one that usually carries it."""
    word = _word_before(plain, stop, whole)
    return stop[0] == "." and (
        word in abbreviations.TITLES
        or word in abbreviations.MONTHS
        or word in abbreviations.NEVER
        or word in abbreviations.SOFT
    )


def _after_full_stop(plain: str, stop: re.Match[str], following: str, whole: Extent) -> bool:
    """What a single full stop means before a word that is not in lower case."""
    word = _word_before(plain, stop, whole)
    starter = following in abbreviations.STARTERS
    if word in abbreviations.TITLES or word in abbreviations.NEVER:
        return False
    initial = len(word) == 1 and plain[stop.start() - 1].isupper()
    if word in abbreviations.BEFORE_NUMBERS and not initial:
        return not following[0].isdigit()
    if word in abbreviations.CLOCK and "." in word:
        return following not in abbreviations.AFTER_CLOCK and not following[0].isdigit()
    if word in abbreviations.MONTHS or word in abbreviations.WEEKDAYS:
        return _after_calendar_word(plain, stop, word, following, starter=starter)
    if word in abbreviations.SOFT or _INITIALS.match(word):
        return starter and not _is_name(plain, stop, word, following)
    return not _is_item_number(plain, stop, word, whole)


def _after_calendar_word(
    plain: str, stop: re.Match[str], word: str, following: str, *, starter: bool
) -> bool:
    """After "Aug." a figure goes on; in small letters ("the sun.") it is no abbreviation."""
    if plain[stop.start() - len(word)].islower():
        return True
    return starter and not following[0].isdigit()


def _is_name(plain: str, stop: re.Match[str], word: str, following: str) -> bool:
    """A lone initial before "A" or "I" may still be a name: "J. A. Smith"."""
    return len(word) == 1 and len(following) == 1 and plain[stop.end() + 2 : stop.end() + 3] == "."


def _is_item_number(plain: str, stop: re.Match[str], word: str, whole: Extent) -> bool:
    """A number that opens the block is a list mark: "1. The council"."""
    return word.isdigit() and not plain[whole.start : stop.start() - len(word)].strip()
