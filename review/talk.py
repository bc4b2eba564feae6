"""Talk beside the record of judgement: threads of remarks, and whom a remark names.

A remark is plain text. It is no review: nothing here counts towards a verdict, towards agreement or
towards a claim's way through the desk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from claims.text import Extent

_AT = re.compile(r"(?<![\w@.])@(?=\w)")
"""Where a name may begin: not inside an e-mail address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What somebody said, in its newest version; `earlier` holds the older ones, oldest first.

    `id` is that of the newest version, `written_at` the moment of the first. `words` are empty
    where they were purged; of a remark that its author withdrew they are the last that were said.
    """

    id: str
    thread: str
    words: str
    written_by: str
    written_at: datetime
    changed_at: datetime | None = None
    withdrawn_at: datetime | None = None
    earlier: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Remarks about one thing, oldest first: a claim, a piece of its evidence, or a passage.

    `quote` holds the words of a passage; `place` where they stand in the document that is looked
    at, None where they were not found in it. `is_partly_hidden` says that remarks are kept back.
    """

    id: str
    claim: str | None
    evidence: str | None
    document: str | None
    document_number: int | None
    quote: str
    place: Extent | None
    resolved_by: str | None
    resolved_at: datetime | None
    remarks: tuple[Remark, ...]
    is_partly_hidden: bool = False


def pieces(words: str, names: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield the words cut at mentions: (words, None), or (words, the name that they mean).

    “@” and a whole name, the longest that fits, in any case; or its first word, where one person
    alone is called so. What is joined together is `words` again.
    """
    known = sorted(names, key=len, reverse=True)
    firsts = _firsts(known)
    done = 0
    for mark in _AT.finditer(words):
        found = _named(words, mark.end(), known, firsts)
        if found is None:
            continue
        name, end = found
        if mark.start() > done:
            yield words[done : mark.start()], None
        yield words[mark.start() : end], name
        done = end
    if done < len(words):
        yield words[done:], None


def mentioned(words: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return whom the words name, each once, in the order of the words."""
    found = (name for _, name in pieces(words, names) if name is not None)
    return tuple(dict.fromkeys(found))


def _firsts(names: Iterable[str]) -> dict[str, str]:
    """Return the names that can be meant by their first word alone."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name.split()[0].casefold(), []).append(name)
    return {first: several[0] for first, several in found.items() if len(several) == 1}


def _named(
    words: str, start: int, names: Iterable[str], firsts: dict[str, str]
) -> tuple[str, int] | None:
    for name in names:
        end = start + len(name)
        if words[start:end].casefold() == name.casefold() and not words[end : end + 1].isalnum():
            return name, end
    first = re.match(r"[\w'’-]*\w", words[start:])
    name = firsts.get(first[0].casefold(), "") if first else ""
    return (name, start + first.end()) if first and name else None
