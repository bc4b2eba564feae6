"""Words and marks of one sentence as the rules of speech and clause see them.

A token is a word (hyphens, inner apostrophes and the stop of an abbreviation included), a single
mark, or a whole quotation: rules about the reporter's clause must not look inside speech. Offsets
are absolute.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.text import Extent

_TOKEN = re.compile(r"\w+(?:(?:[-'.&/]|(?<=\d),(?=\d{3}))\w+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"'s?$")
LONGEST = 300
"""Tokens read as one sentence; a longer one is cut, so that odd text costs only its length."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or the quotation with index `quotation`."""

    start: int
    end: int
    raw: str
    key: str
    quotation: int | None = None

    @property
    def is_word(self) -> bool:
        """Whether this is a word and not a mark or a quotation."""
        return self.quotation is None and (self.raw[0].isalnum() or self.raw[0] == "_")

    @property
    def is_capital(self) -> bool:
        """Whether this is a word that begins with a capital."""
        return self.raw[0].isupper()

    @property
    def is_possessive(self) -> bool:
        """Whether this is a word in the genitive."""
        return self.is_word and _POSSESSIVE.search(self.key) is not None

    @property
    def bare(self) -> str:
        """The word without a genitive ending, as written."""
        return _POSSESSIVE.sub("", self.raw) if self.is_possessive else self.raw


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
            found.extend(_words(plain, place, start, last=False))
            found.append(Token(start, end, '"', '"', number))
            place = end
    found.extend(_words(plain, place, extent.end, last=True))
    return found


def _words(plain: str, start: int, end: int, *, last: bool) -> Iterator[Token]:
    """Words and marks; an inner full stop right after a word belongs to it."""
    held: Token | None = None
    for match in _TOKEN.finditer(plain, start, end):
        if match[0] == "." and held is not None and held.is_word and held.end == match.start():
            inner = match.end() < end and plain[match.end() : match.end() + 1] not in "\"')"
            if inner or not last:
                held = Token(held.start, match.end(), held.raw + ".", held.key + ".")
                continue
        if held is not None:
            yield held
        held = Token(match.start(), match.end(), match[0], match[0].lower())
    if held is not None:
        yield held


def text_of(stream: Sequence[Token]) -> str:
    """Return the words of some tokens as plain text, single spaces between them."""
    parts: list[str] = []
    for number, token in enumerate(stream):
        if number and token.start > stream[number - 1].end:
            parts.append(" ")
        parts.append(token.raw)
    return "".join(parts)
