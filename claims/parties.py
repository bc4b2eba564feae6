"""Whom a claim is about: the people and bodies that its wording names, and who speaks in it.

They are those who ought to be asked before the desk says anything about them. A body is told by a
word such as "council" or "ministry" in its name, or by a name in capitals. Somebody who is only
called "the mayor" is not found, and a place is not told from a body named like it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import SpeakerRole
from claims.names import extent_of_name, is_no_organisation, name_runs
from claims.people import people
from claims.text import Extent
from claims.tokens import tokens
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claims.model import Claim
    from claims.names import Run
    from claims.tokens import Token

_NAMED = frozenset({SpeakerRole.PERSON, SpeakerRole.ORGANISATION})
_INITIALS = 2
"""Capitals from which a word is read as the initials of a body."""
_NO_BODY = listed("gdp gnp cpi vat usd eur gbp covid hiv aids dna rna tv pdf ceo cfo mp mps phd ok")
"""Written in capitals, and nobody who could be asked."""
_BINDING = frozenset({"of", "for"})
"""What stands between the parts of a body's name: "Ministry of Health"."""


def parties(claim: Claim) -> tuple[str, ...]:
    """Return the names of everybody that `claim` is about, each once, the fullest name of each."""
    speakers = (o.attribution.speaker for o in claim.occurrences if o.attribution.role in _NAMED)
    named = (*_named_in(claim.statement), *(one for one in speakers if one))
    return _once(named)


def is_party(one: str, other: str) -> bool:
    """Whether two names can be of the same person or body: one is part of the other, by words."""
    left, right = _words(one), _words(other)
    return bool(left) and bool(right) and (left <= right or right <= left)


def _named_in(statement: str) -> Iterator[str]:
    stream = tokens(statement, Extent(start=0, end=len(statement)))
    yield from (person.name for person in people([stream]).people)
    for run in name_runs(stream):
        words = [stream[place].bare for place in range(run.start, run.end)]
        if _is_body(words):
            yield _as_written(statement, stream, run)


def _is_body(words: Sequence[str]) -> bool:
    plain = [word.rstrip(".") for word in words]
    if not is_no_organisation(plain):
        return True
    is_initials = len(words) == 1 and words[0].isupper() and len(words[0]) >= _INITIALS
    return is_initials and words[0].lower() not in _NO_BODY


def _as_written(statement: str, stream: Sequence[Token], run: Run) -> str:
    end = extent_of_name(stream, run).end
    rest = stream[run.end : run.end + 2]
    if len(rest) == len(("of", "Health")) and rest[0].key in _BINDING and rest[1].is_capital:
        end = rest[1].start + len(rest[1].bare)
    return statement[stream[run.start].start : end]


def _once(names: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        if not any(is_party(name, one) for one in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace(".", " ").split()) - {"the"}
