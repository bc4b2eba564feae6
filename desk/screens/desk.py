"""The desk at a glance: what waits, what comes and goes, how long it takes, how people agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from typing import TYPE_CHECKING

from claims.model import ClaimState
from db import desk_view, events_store, inbox_store, unchanged
from db.rows import moment, stamp
from desk.screens.agreement import agreements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.rows import Row
    from db.transaction import Snapshot
    from desk import Desk
    from desk.screens.agreement import Agreement
    from review.model import Event

WEEKS = 12
"""How far back the figures reach: a quarter of a year."""

OPEN = (
    ClaimState.CANDIDATE, ClaimState.TRIAGED, ClaimState.ASSIGNED, ClaimState.IN_REVIEW,
    ClaimState.SECOND_REVIEW, ClaimState.ADJUDICATION, ClaimState.READY, ClaimState.SIGNED_OFF,
    ClaimState.HELD,
)  # fmt: skip
"""The states in which a claim waits for somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Claims that wait in one state; `days` since the longest unchanged of them was changed."""

    state: ClaimState
    claims: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week from its Monday: claims that came, and those that got their first verdict."""

    monday: date
    came: int
    decided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event, and the claim or document that it is mostly about: `kind`, number, its words."""

    event: Event
    kind: str = ""
    number: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskScreen:
    """What the page of the desk shows; times to a verdict are hours, None where none was given."""

    waiting: tuple[Waiting, ...]
    weeks: tuple[Week, ...]
    median_hours: float | None
    slowest_tenth_hours: float | None
    agreements: tuple[Agreement, ...]


def desk_screen(desk: Desk) -> DeskScreen:
    """Return the figures of the last WEEKS weeks, or of all since the desk began."""
    now = desk.clock()
    first = _monday(now.date()) - timedelta(weeks=WEEKS - 1)
    with desk.database.snapshot() as snapshot:
        # Figures of the whole desk: worked out once after an event, whoever looks.
        figures = unchanged.answer(snapshot, ("figures", first), lambda: _figures(snapshot, first))
        return replace(figures, waiting=_waiting(snapshot, now))


def _figures(snapshot: Snapshot, first: date) -> DeskScreen:
    """Return what the record tells from a Monday on; what waits, and how long, is the clock's."""
    since = stamp(datetime.combine(first, time(), UTC))
    came, decided = (
        _by_week(rows)
        for rows in (
            desk_view.taken_in(snapshot, since=since),
            desk_view.decided(snapshot, since=since),
        )
    )
    hours = sorted(map(_hours, desk_view.times_to_verdict(snapshot, since=since)))
    begun = _begun(snapshot)
    weeks = [first + timedelta(weeks=number) for number in range(WEEKS)]
    mondays = [one for one in weeks if begun is not None and one >= _monday(begun)]
    return DeskScreen(
        waiting=(),
        weeks=tuple(Week(monday=one, came=came[one], decided=decided[one]) for one in mondays),
        median_hours=median(hours) if hours else None,
        slowest_tenth_hours=hours[len(hours) * 9 // 10] if hours else None,
        agreements=agreements(snapshot),
    )


def latest_events(desk: Desk, *, most: int = 12) -> tuple[Happened, ...]:
    """Return what happened last, newest first."""
    with desk.database.snapshot() as snapshot:
        found = events_store.latest(snapshot, most=most)
        titles = inbox_store.titles(snapshot, {one.subject for one in found})
    return tuple(_happened(one, titles.get(one.subject)) for one in found)


def _happened(event: Event, title: Row | None) -> Happened:
    if title is None:
        return Happened(event=event)
    return Happened(
        event=event, kind=title["kind"], number=title["number"], words=title["words"] or ""
    )


def _begun(snapshot: Snapshot) -> date | None:
    """Return the day of the desk's first event, None where nothing has happened yet."""
    event = events_store.numbered(snapshot, 1)
    return None if event is None else event.at.date()


def _waiting(snapshot: Snapshot, now: datetime) -> tuple[Waiting, ...]:
    rows = unchanged.answer(
        snapshot, "waiting", lambda: desk_view.waiting(snapshot), of=("claims",)
    )
    found = {row["state"]: row for row in rows}
    return tuple(
        Waiting(
            state=state, claims=found[state]["claims"],
            days=(now - moment(found[state]["since"])).days,
        )
        for state in OPEN
        if state in found
    )  # fmt: skip


def _by_week(rows: Iterable[Row]) -> Counter[date]:
    counted: Counter[date] = Counter()
    for row in rows:
        counted[_monday(date.fromisoformat(row["day"]))] += row["claims"]
    return counted


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _hours(row: Row) -> float:
    return (moment(row["decided_at"]) - moment(row["created_at"])).total_seconds() / 3600
