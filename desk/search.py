"""Searching everything at once: what somebody typed becomes a question to every section.

Sections are claims, quotations, passages, documents and earlier checks, in that order; one more
of the database's is one more line in `SECTIONS`. Each has a count and a page of hits, and a hit
knows the place it opens. What reviewers wrote is in no section (see `db.search_everywhere`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claims.errors import InvalidInput
from claims.model import ClaimState, Kind
from claims.query import FIELDS, day_span, parse
from db import search, search_everywhere
from db.rows import day
from db.search_everywhere import MARKS, Asked
from desk import tags
from desk.search_checks import earlier_checks, marked
from reports import wording
from review.scales import SCALES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from enum import StrEnum

    from claims.earlier_check import EarlierCheck
    from claims.query import Query
    from db.connection import Database
    from db.rows import Row
    from db.search_everywhere import Found

Section = Literal["claims", "quotations", "passages", "documents", "checks"]
FIRST = 5
"""Hits of each section on the first look."""
PAGE = 20
"""Hits on a page of one section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found: its words cut at what matched, and the place it opens.

    With `claim`, that claim; with `check`, the address where it was published, if there is one;
    else the document, at code point `at` if that is not None.
    """

    words: tuple[tuple[str, bool], ...]
    claim: int | None = None
    document: int | None = None
    at: int | None = None
    title: str = ""
    publisher: str = ""
    speaker: str = ""
    state: ClaimState | None = None
    kind: Kind | None = None
    published_on: date | None = None
    end: int | None = None
    check: int | None = None
    rating: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A section's count and one page of its hits."""

    section: Section
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Everywhere:
    """What a search found, and what was understood of it."""

    query: Query
    sections: tuple[Listed, ...]

    @property
    def total(self) -> int:
        """How much was found in all sections together."""
        return sum(one.total for one in self.sections)


def everywhere(
    database: Database,
    text: str,
    *,
    only: Section | None = None,
    page: int = 1,
    size: int | None = None,
) -> Everywhere:
    """Return what answers `text`: the first hits of each section, or a page of one of them.

    `page` counts from 1. No text whatever is an error; words that nothing holds find nothing.
    """
    query = parse(text, accepts)
    most = size or (FIRST if only is None else PAGE)
    start = 0 if only is None else (max(1, page) - 1) * most
    if not query.terms and not query.fields:
        return Everywhere(query=query, sections=())
    asked = _asked(query)
    with database.snapshot() as snapshot:
        found = {
            name: find(snapshot, asked, start=start, size=most if only in {None, name} else 0)
            for name, (find, _) in SECTIONS.items()
        }
    listed = tuple(
        Listed(section=name, total=one.total, hits=tuple(map(SECTIONS[name][1], one.rows)))
        for name, one in found.items()
    )
    checks = earlier_checks(database, query, asked)
    shown = checks[start : start + most] if only in {None, "checks"} else []
    hits = tuple(_check(one, query) for one in shown)
    earlier = Listed(section="checks", total=len(checks), hits=hits)
    return Everywhere(query=query, sections=(*listed, earlier))


def accepts(field: str, value: str) -> bool:
    """Whether a field's value makes sense, so that the field is one and not ordinary words."""
    known: Mapping[str, Callable[[str], object]] = {
        "before": day_span,
        "after": day_span,
        "verdict": _ratings,
        "state": lambda said: _named(ClaimState, said),
        "kind": lambda said: _named(Kind, said),
        "tag": _tag,
    }
    return field not in known or bool(known[field](value))


def _asked(query: Query) -> Asked:
    documents = query.values("document")
    before = [span[0] for one in query.values("before") if (span := day_span(one))]
    after = [span[1] for one in query.values("after") if (span := day_span(one))]
    return Asked(
        words=search.together(query.terms),
        speakers=tuple(search.all_of(one) for one in query.values("speaker")),
        documents=tuple(int(one) for one in documents if _is_number(one)),
        titles=tuple(search.all_of(one) for one in documents if not _is_number(one)),
        ratings=tuple(r for one in query.values("verdict") for r in _ratings(one)),
        states=tuple(s for one in query.values("state") for s in _named(ClaimState, one)),
        tags=tuple(_tag(one) for one in query.values("tag")),
        kinds=tuple(k for one in query.values("kind") for k in _named(Kind, one)),
        before=min(before).isoformat() if before else "",
        after=max(after).isoformat() if after else "",
    )


def unread(query: Query) -> tuple[str, ...]:
    """Return a sentence for each piece that was written like a field and taken for words."""
    return tuple(_unread(field, value) for field, value in query.unread)


def _unread(field: str, value: str) -> str:
    said = f"“{field}:{value}” was looked for as ordinary words"
    if field not in FIELDS:
        return f"{said}: there is no field “{field}”. Fields are {wording.listed(FIELDS)}."
    if not value.strip():
        return f"“{field}:” asks for nothing. Write a value right after the colon, without a space."
    return f"{said}: that is no {_MEANT.get(field, field)}."


_MEANT = {
    "before": "day; write 2024, 2024-05 or 2024-05-07",
    "after": "day; write 2024, 2024-05 or 2024-05-07",
    "state": f"state; there are {', '.join(one.value for one in ClaimState)}",
    "kind": f"kind; there are {', '.join(one.value for one in Kind)}",
    "verdict": "rating of the scales that the desk knows",
}
"""What a field's value should have been."""


def _tag(said: str) -> str:
    """Return a tag's folded name, or nothing where it can be none."""
    try:
        return tags.plain(said)
    except InvalidInput:
        return ""


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 10


def _named(codes: type[StrEnum], said: str) -> tuple[str, ...]:
    """Return the codes whose key or label begins with what was said."""
    wanted = _plain(said)
    return tuple(
        one.value
        for one in codes
        if _plain(one.value).startswith(wanted) or _plain(wording.label(one)).startswith(wanted)
    )


def _ratings(said: str) -> tuple[str, ...]:
    """Return the ratings, "scale/key", whose key or label is what was said."""
    wanted = _plain(said)
    return tuple(
        f"{scale.reference}/{rating.key}"
        for scale in SCALES.values()
        for rating in scale.ratings
        if wanted in {_plain(rating.key), _plain(rating.label)}
    )


def _plain(said: str) -> str:
    return " ".join(search.words(said.lower()))


def _cut(marked: str | None) -> tuple[tuple[str, bool], ...]:
    """Return words cut at what matched; as one piece where the marks do not pair."""
    text, (opens, closes) = marked or "", MARKS
    if text.count(opens) != text.count(closes):
        return ((text.replace(opens, "").replace(closes, ""), False),)
    pieces: list[tuple[str, bool]] = []
    for at, stretch in enumerate(text.split(opens)):
        hit, _, rest = stretch.partition(closes) if at else ("", "", stretch)
        pieces += [(hit, True), (rest, False)]
    return tuple(piece for piece in pieces if piece[0])


def _claim(row: Row) -> Hit:
    return Hit(
        words=_cut(row["words"]),
        claim=row["number"],
        document=row["document_number"],
        title=row["title"] or "",
        publisher=row["publisher"] or "",
        speaker=row["speaker"] or "",
        state=ClaimState(row["state"]),
        kind=Kind(row["kind"]),
    )


def _quotation(row: Row) -> Hit:
    return Hit(
        words=_quoted(row["quote"] or "", _cut(row["words"])),
        document=row["document_number"],
        at=row["start_at"],
        title=row["title"],
        publisher=row["publisher"] or "",
        speaker=row["speaker"] or "",
        published_on=day(row["published_on"]),
    )


def _quoted(quote: str, marked: Iterable[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """Return the exact words, with those marked that matched in the claim's wording."""
    hits = {word.lower() for piece, hit in marked if hit for word in search.words(piece)}
    pieces: list[tuple[str, bool]] = []
    at = 0
    for word in search.words(quote):
        start = quote.index(word, at)
        if word.lower() in hits:
            pieces += [(quote[at:start], False), (word, True)]
            at = start + len(word)
    pieces.append((quote[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def _passage(row: Row) -> Hit:
    return Hit(
        words=_cut(row["words"]),
        document=row["document_number"],
        at=row["start_at"],
        end=row["end_at"],
        title=row["title"],
        publisher=row["publisher"] or "",
        published_on=day(row["published_on"]),
    )


def _document(row: Row) -> Hit:
    return Hit(
        words=_cut(row["words"]),
        document=row["document_number"],
        publisher=row["publisher"] or "",
        published_on=day(row["published_on"]),
    )


def _check(check: EarlierCheck, query: Query) -> Hit:
    return Hit(
        words=marked(check, query),
        check=check.number,
        speaker=check.claimant,
        publisher=check.publisher,
        rating=check.rating,
        address=check.address,
        published_on=check.published_on,
    )


SECTIONS: Mapping[Section, tuple[Callable[..., Found], Callable[[Row], Hit]]] = {
    "claims": (search_everywhere.claims, _claim),
    "quotations": (search_everywhere.quotations, _quotation),
    "passages": (search_everywhere.passages, _passage),
    "documents": (search_everywhere.documents, _document),
}
"""How each section of the database is searched, and how a row of it becomes a hit."""
