"""What of confidential evidence may be seen, by whom, and whether reasons give it away.

Evidence on background or off the record belongs to those who are cleared for it, and leaves the
desk only where an editor released it. One function cuts it, for people and for reports alike.
Pure; who is cleared is kept by `desk.clearance`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from claims.common_words import rate
from claims.lexicon import DOCUMENT_NOUNS
from claims.word_classes import ARTICLES, CONJUNCTIONS, DEMONSTRATIVES, POSSESSIVES
from claims.word_lists import listed
from review.model import Confidentiality, Evidence, Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

RUN = 4
"""Words in a row that are no longer chance: shorter ones are met in any two texts on one matter."""

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ORDINARY = (ARTICLES | DEMONSTRATIVES | POSSESSIVES | CONJUNCTIONS | DOCUMENT_NOUNS) | listed(
    "interview conversation chat phone message log letter diary what how why"
)
"""Words that titles begin with, and that common ones (`claims.common_words`) do not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """That a person may see confidential evidence: one piece, or every one (`evidence` None)."""

    id: str
    person: str
    evidence: str | None
    given_by: str
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A piece of evidence that reasons give away, and the words that do it."""

    evidence: str
    confidentiality: Confidentiality
    words: str


def is_confidential(piece: Evidence) -> bool:
    """Whether a piece was given on background or off the record."""
    return piece.confidentiality is not Confidentiality.ON_THE_RECORD


def let_out(piece: Evidence) -> Shown:
    """Return what of a piece may leave the desk."""
    return piece.released if is_confidential(piece) else Shown.EVERYTHING


def words_of(piece: Evidence) -> str:
    """Return what stands at the place: the passage's own words, or those a person typed."""
    return piece.span.quote if piece.span else piece.quote


def cut_to(piece: Evidence, shown: Shown) -> Evidence:
    """Return a piece with everything taken out that is more than `shown`.

    Why it was retracted belongs to everything: the reason is written after the release, and may
    name who took their words back.
    """
    if shown is Shown.EVERYTHING:
        return piece
    unnamed = replace(
        piece,
        span=None,
        source=None,
        locator="",
        quote=words_of(piece),
        retracted_because=None,
        shown=shown,
    )
    return unnamed if shown is Shown.WORDS else replace(unnamed, quote="", note="")


def seen(pieces: Iterable[Evidence], hidden: Mapping[str, Shown]) -> tuple[Evidence, ...]:
    """Return the pieces as somebody sees them from whom `hidden` keeps some, by id."""
    return tuple(cut_to(one, hidden.get(one.id, Shown.EVERYTHING)) for one in pieces)


def slips(
    reasons: str, pieces: Iterable[Evidence], titles: Mapping[str, str] | None = None
) -> tuple[Slip, ...]:
    """Return the confidential pieces that `reasons` give away, by their words or their source.

    `titles` names the documents that pieces point to, by id.
    """
    found = []
    for piece in pieces:
        if let_out(piece) is Shown.EVERYTHING or piece.retracted_at is not None:
            continue
        told = next(_told(reasons, piece, titles or {}), None)
        if told:
            found.append(Slip(evidence=piece.id, confidentiality=piece.confidentiality, words=told))
    return tuple(found)


def _told(reasons: str, piece: Evidence, titles: Mapping[str, str]) -> Iterator[str]:
    said = _words(reasons)
    name = piece.source.title if piece.source else ""
    if piece.span:
        name = titles.get(piece.span.document_id, "")
    for part in (name, *_names_in(name)):
        if part and _stands(_words(part), said):
            yield part
    if piece.released is Shown.NOTHING:
        for words in (words_of(piece), piece.note):
            yield from _run(_words(words), said)


def _names_in(title: str) -> Iterator[str]:
    """Yield the words of a title that may name somebody: a capital, and no ordinary word.

    Two capitals alone are left out: “US” would be found in every “us”.
    """
    for word in _LETTERS.findall(normalize("NFC", title)):
        small = word.casefold()
        is_ordinary = small in _ORDINARY or rate(small) > 0
        if word[0].isupper() and not is_ordinary and not (len(word) == 2 and word.isupper()):
            yield word


def _run(words: list[str], said: list[str]) -> Iterator[str]:
    length = min(RUN, len(words))
    for start in range(len(words) - length + 1 if length > 1 else 0):
        part = words[start : start + length]
        if _stands(part, said):
            yield " ".join(part)


def _stands(part: list[str], said: list[str]) -> bool:
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(said)} "


def _words(text: str) -> list[str]:
    return _WORD.findall(normalize("NFC", text).casefold())
