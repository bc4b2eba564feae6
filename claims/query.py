"""What somebody types into a search field, taken apart: words, phrases, beginnings, fields.

    harbour "new lamps" fisher* speaker:quill after:2024

finds what holds the word, the phrase and a word that begins so, said by Quill, after 2024. All
must hold. Whatever cannot be read so is taken for ordinary words, so no text is ever an error:
an apostrophe, a lone quotation mark, AND, a field that does not exist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from claims.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_TERMS = 60
"""Words looked for; more would make one query a burden for everybody."""
FIELDS = ("speaker", "document", "verdict", "state", "kind", "tag", "before", "after")
"""What can be asked for as `field:value` or `field:"two words"`."""

_TOKEN = re.compile(r"[^\W_]+", re.UNICODE)
_PIECE = re.compile(
    r'(?P<field>[A-Za-z]+):(?:"(?P<quoted>[^"]+)"|(?P<value>[^\s"]+))|"(?P<phrase>[^"]*)"|\S+'
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand one after the other; with `begins`, the last may go on."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Terms that must all be found, and (field, value) pairs that must all hold."""

    terms: tuple[Term, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    """(field, value) pairs written like a field that were taken for words: no such field, no value,
    or one that makes no sense."""

    def values(self, field: str) -> tuple[str, ...]:
        """Return what was asked of a field, in order."""
        return tuple(value for name, value in self.fields if name == field)


def words(text: str) -> list[str]:
    """Return the searchable words of `text` as they are written, in order."""
    return _TOKEN.findall(text)


def parse(text: str, accepts: Callable[[str, str], bool] = lambda *_: True) -> Query:
    """Return what `text` asks for, at most 60 words of it.

    `accepts` says of a field of FIELDS whether a value makes sense; else it is ordinary words.
    """
    terms: list[Term] = []
    fields: list[tuple[str, str]] = []
    unread: list[tuple[str, str]] = []
    for piece in _PIECE.finditer(fold(text)):
        name = (piece["field"] or "").lower()
        value = (piece["quoted"] or piece["value"] or "").strip()
        if name in FIELDS and words(value) and accepts(name, value):
            fields.append((name, value))
        else:
            terms.extend(_terms(piece))
            unread.extend(_like_a_field(piece))
    return Query(
        terms=tuple(_cut(dict.fromkeys(terms))),
        fields=tuple(dict.fromkeys(fields)),
        unread=tuple(dict.fromkeys(unread)),
    )


def day_span(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a year, month or day: 2024, 2024-05, 2024-05-07.

    None where that is no date.
    """
    found = _DAY.fullmatch(value.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return first, first
    months = 1 if month is not None else 12
    after = first.year * 12 + first.month - 1 + months
    if after // 12 > date.max.year:
        return first, date.max
    return first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _terms(piece: re.Match[str]) -> Iterator[Term]:
    """Read a piece that is no field."""
    found = [word.lower() for word in words(piece["phrase"] or piece[0])]
    if piece["phrase"] is not None and found:
        yield Term(words=tuple(found))
        return
    begins = piece[0].endswith("*") and len(piece[0]) > 1 and piece[0][-2].isalnum()
    for at, word in enumerate(found, start=1):
        yield Term(words=(word,), begins=begins and at == len(found))


def _like_a_field(piece: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield field and value of a piece that looks as if somebody meant a field; no address does."""
    name, colon, value = piece[0].partition(":")
    if colon and name.isascii() and name.isalpha() and not value.startswith("//"):
        yield name.lower(), (piece["quoted"] or value).strip('"')


def _cut(terms: dict[Term, None]) -> Iterator[Term]:
    """Yield terms up to 60 words; a phrase is cut where they end."""
    left = MOST_TERMS
    for term in terms:
        if left <= 0:
            return
        yield term if len(term.words) <= left else Term(words=term.words[:left])
        left -= len(term.words)
