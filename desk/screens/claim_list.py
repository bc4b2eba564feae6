"""The list of claims: a page of rows, and the counts and choices beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import Checkability, ClaimState, Kind, Reason
from claims.text import Extent
from db import board_view, documents_store, people_store, rows, tags_store, unchanged
from review.model import Layer, Stance
from review.scales import scale as scale_called

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from claims.model import Attribution
    from db.board_view import ClaimFilter, Listed, Order
    from db.connection import Database
    from db.rows import Row
    from db.transaction import Snapshot
    from review.model import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedVerdict:
    """A verdict of record as a list shows it."""

    layer: Layer
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """One row: the claim, where it first occurs, its evidence and verdicts.

    `numbers` and `times` are extents of the statement; empty where it was reworded.
    """

    id: str
    number: int
    statement: str
    kind: Kind
    checkability: Checkability
    state: ClaimState
    score: float
    reasons: tuple[Reason, ...]
    revision: int
    changed_at: datetime
    attribution: Attribution | None
    document: str
    document_number: int
    title: str
    publisher: str | None
    published_on: date | None
    elsewhere: int
    """Further documents in which the claim occurs."""
    numbers: tuple[Extent, ...]
    times: tuple[Extent, ...]
    stances: Mapping[Stance, int]
    verdicts: tuple[ListedVerdict, ...]
    tags: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()
    """Names of those who are to work on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTag:
    """A tag of the desk: how it is shown, how it is asked for, how many claims carry it."""

    name: str
    plain: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsScreen:
    """A page of the list for a filter, with what the filters can offer."""

    total: int
    rows: tuple[ListedClaim, ...]
    states: Mapping[ClaimState, int]
    documents: tuple[tuple[str, int, str], ...]
    """(id, number, title) of every document."""
    speakers: tuple[tuple[str, int], ...]
    """(name, number of claims), most first."""
    ratings: tuple[tuple[str, Rating, int], ...]
    """(`scale@version/key`, rating, number of claims) in use."""
    tags: tuple[ListedTag, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    """(id, name) of everybody who works here now."""


def claims_screen(
    database: Database,
    chosen: ClaimFilter,
    *,
    order: Order = "worth",
    page: int = 1,
    size: int = 50,
) -> ClaimsScreen:
    """Return page `page` (from 1) of the claims that `chosen` leaves, `size` a page."""
    with database.snapshot() as snapshot:
        listed = board_view.page(
            snapshot, chosen, order=order, start=(max(1, page) - 1) * size, size=size
        )
        titles = unchanged.answer(
            snapshot, "titles", lambda: _titles(snapshot), of=("documents", "withdrawals")
        )
        speakers = _speakers(snapshot)
        ratings = unchanged.answer(
            snapshot, "ratings", lambda: board_view.ratings_in_use(snapshot), of=("verdicts",)
        )
        tags = unchanged.answer(
            snapshot, "tags", lambda: tags_store.in_use(snapshot), of=("tags", "taggings")
        )
        people = people_store.everybody(snapshot)
    return ClaimsScreen(
        total=listed.total,
        rows=tuple(_listed(row, listed) for row in listed.rows),
        states={state: listed.states.get(state.value, 0) for state in ClaimState},
        documents=titles,
        speakers=speakers,
        ratings=tuple(_rating_in_use(row) for row in ratings),
        tags=tuple(
            ListedTag(name=row["name"], plain=row["plain"], claims=row["claims"]) for row in tags
        ),
        people=tuple((row["id"], row["name"]) for row in people if row["closed_at"] is None),
    )


def page_of(
    database: Database, chosen: ClaimFilter, number: int, *, order: Order, size: int
) -> int | None:
    """Return the page (from 1) of a list on which a claim stands, or would if it were in it."""
    with database.snapshot() as snapshot:
        before = board_view.place(snapshot, chosen, order=order, number=number)
    return None if before is None else before // size + 1


def _titles(snapshot: Snapshot) -> tuple[tuple[str, int, str], ...]:
    found = documents_store.titles(snapshot)
    return tuple((row["id"], row["number"], row["title"]) for row in found)


def known_speakers(database: Database) -> tuple[str, ...]:
    """Return who is said to speak anywhere on the desk, in order of names."""
    with database.snapshot() as snapshot:
        return tuple(sorted(name for name, _ in _speakers(snapshot)))


def _speakers(snapshot: Snapshot) -> tuple[tuple[str, int], ...]:
    """Return the speakers of the desk with how many claims they make, most first."""
    return unchanged.answer(
        snapshot,
        "speakers",
        lambda: tuple((row["speaker"], row["n"]) for row in board_view.speakers(snapshot)),
        of=("occurrences",),
    )


def _rating_in_use(row: Row) -> tuple[str, Rating, int]:
    return f"{row['scale']}/{row['rating']}", _rating(row["scale"], row["rating"]), row["n"]


def _rating(scale: str, key: str) -> Rating:
    found = scale_called(scale).rating(key)
    return found if found is not None else scale_called(scale).ratings[-1]


def _listed(row: Row, listed: Listed) -> ListedClaim:
    places = listed.occurrences.get(row["id"], [])
    first = places[0] if places else {}
    return ListedClaim(
        id=row["id"],
        number=row["number"],
        statement=row["statement"] or "",
        kind=Kind(row["kind"]),
        checkability=Checkability(row["checkability"]),
        state=ClaimState(row["state"]),
        score=row["score"],
        reasons=rows.reasons(row["reasons"]),
        revision=row["revision"],
        changed_at=rows.moment(row["changed_at"]),
        attribution=rows.attribution(first) if first else None,
        document=first.get("document_id", ""),
        document_number=first.get("document_number", 0),
        title=first.get("title", ""),
        publisher=first.get("publisher"),
        published_on=rows.day(first.get("published_on")),
        elsewhere=len({place["document_id"] for place in places}) - 1 if places else 0,
        numbers=_inside(row["statement"], first, "quantities"),
        times=_inside(row["statement"], first, "times"),
        stances=_stances(listed.stances.get(row["id"], {})),
        verdicts=_verdicts(listed.verdicts.get(row["id"], [])),
        tags=tuple(listed.tags.get(row["id"], ())),
        assigned=tuple(listed.assigned.get(row["id"], ())),
    )


def _stances(counts: Mapping[str, int]) -> dict[Stance, int]:
    return {stance: counts.get(stance.value, 0) for stance in Stance}


def _verdicts(found: Sequence[Row]) -> tuple[ListedVerdict, ...]:
    return tuple(
        ListedVerdict(layer=Layer(row["layer"]), rating=_rating(row["scale"], row["rating"]))
        for row in found
    )


def _inside(statement: str | None, place: Row, column: str) -> tuple[Extent, ...]:
    """Move extents from the document into the statement, when it is the exact words."""
    if not place or statement != place["quote"]:
        return ()
    start = place["start_at"]
    read = rows.quantities if column == "quantities" else rows.times
    return tuple(
        Extent(start=one.extent.start - start, end=one.extent.end - start)
        for one in read(place[column])
    )
