"""What a named report asks for, as it is kept: which claims, when, what is left out, what format.

Days such as “yesterday” are kept as words and worked out each time the report is run.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from claims.errors import InvalidInput
from claims.model import ClaimState
from claims.zones import zone_called
from db.board_view import ClaimFilter
from db.digest import canonical
from db.report_scope import Happened, Period
from desk.exports import Scope
from reports.leaving_out import WHOLE, With
from reports.registry import renderer
from reports.wording import day, listed

if TYPE_CHECKING:
    from datetime import datetime

LONGEST = 8_000
"""Characters of a choice as it is kept: some 300 documents."""


class Which(StrEnum):
    """How far a claim has come, where its states are not named one by one."""

    DECIDED = "decided"
    SIGNED_OFF = "signed off"
    PUBLISHED = "published"
    TAKEN_UP = "taken up"
    ALL = "all"


class Days(StrEnum):
    """Days that are worked out anew each time."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "the last 7 days"
    MONTH = "the last 30 days"


_BACK = {Days.TODAY: (0, 0), Days.YESTERDAY: (1, 1), Days.WEEK: (6, 0), Days.MONTH: (29, 0)}
"""From how many days ago until how many days ago."""
_OUT = {ClaimState.PUBLISHED, ClaimState.CORRECTED}
_NOT_TAKEN_UP = {ClaimState.CANDIDATE, ClaimState.DISMISSED, ClaimState.KILLED}
_HAPPENED: tuple[Happened, ...] = ("verdict", "sign-off", "publication")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a report asks for; an empty field narrows nothing.

    `numbers` are claims picked by hand and leave the filter aside. `of` says to what the days
    refer; `days` are words, or two ISO days with “/” between them, as they are in the `zone` of
    that name, or in UTC.
    """

    title: str = "Verdict report"
    which: Which = Which.DECIDED
    chosen: ClaimFilter = field(default_factory=ClaimFilter)
    numbers: tuple[str, ...] = ()
    of: Happened | None = None
    days: str = ""
    zone: str = ""
    held: With = WHOLE
    format: str = "html"


YESTERDAYS = Choice(
    title="Yesterday’s signed-off verdicts",
    which=Which.SIGNED_OFF,
    of="sign-off",
    days=Days.YESTERDAY.value,
)
"""What an editor reads in the morning."""


_AS_THEY_ARE = ("title", "numbers", "of", "days", "zone", "format")


def stored(choice: Choice) -> str:
    """Return a choice as it is kept. Raises InvalidInput for one that could never be run."""
    renderer(choice.format)
    period_of(choice, date.max)
    told = {
        **{name: getattr(choice, name) for name in _AS_THEY_ARE},
        "which": choice.which.value,
        "filter": {n: v for n, v in asdict(choice.chosen).items() if v},
        "held": asdict(choice.held),
    }
    kept = canonical(told)
    if len(kept) > LONGEST:
        msg = (
            "This choice is too long to be kept. Nothing was saved. Choose fewer documents, "
            "claims or speakers."
        )
        raise InvalidInput(msg)
    return kept


def restored(kept: str) -> Choice:
    """Return the choice that `stored` wrote; what this version does not know is left aside."""
    told = cast("dict[str, Any]", json.loads(kept))
    names = {one.name for one in fields(ClaimFilter)}
    chosen: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in told["filter"].items()
        if name in names
    }
    return Choice(
        title=told["title"],
        which=Which(told["which"]),
        chosen=ClaimFilter(**chosen),
        numbers=tuple(told["numbers"]),
        of=told["of"],
        days=told["days"],
        zone=told.get("zone", ""),
        held=With(**told["held"]),
        format=told["format"],
    )


def scope_of(choice: Choice, now: datetime) -> Scope:
    """Return the scope that a choice means at a moment (aware).

    One claim by itself comes with all that bears on it: it is a dossier.
    """
    states = choice.chosen.states or tuple(s.value for s in ClaimState if _is(s, choice.which))
    return Scope(
        title=choice.title,
        words=described(choice, now),
        chosen=replace(choice.chosen, states=states),
        claims=choice.numbers,
        bearings=len(choice.numbers) == 1,
        period=period_of(choice, _today(choice, now)),
        held=choice.held,
    )


def period_of(choice: Choice, today: date) -> Period | None:
    """Return the days that a choice means today, or None where it means any."""
    if choice.of is None or not choice.days:
        return None
    if choice.of not in _HAPPENED:
        raise InvalidInput(f"Days are those of {', '.join(_HAPPENED)}. Nothing was done.")
    _check_zone(choice.zone)
    word = next((one for one in Days if one == choice.days), None)
    if word is not None:
        back, until = (timedelta(days=n) for n in _BACK[word])
        return Period(of=choice.of, first=today - back, last=today - until, zone=choice.zone)
    first, _, last = choice.days.partition("/")
    try:
        return Period(of=choice.of, first=_day(first), last=_day(last or first), zone=choice.zone)
    except ValueError as error:
        msg = (
            "The days of a report are “yesterday”, “the last 7 days” or such as "
            "2026-03-01/2026-03-09. Nothing was done."
        )
        raise InvalidInput(msg) from error


def described(choice: Choice, now: datetime) -> str:
    """Return what a choice means in words, as a report prints its scope."""
    if choice.numbers:
        return f"{'claim' if len(choice.numbers) == 1 else 'claims'} {', '.join(choice.numbers)}"
    period = period_of(choice, _today(choice, now))
    narrowed = [
        _NARROWED.get(name, name.replace("_", " "))
        for name, value in asdict(choice.chosen).items()
        if value
    ]
    told = [_CALLED[choice.which]]
    if period and _OF_ITSELF.get(choice.which) == period.of:
        told = [f"{told[0]} {_days(period)}"]
    elif period:
        told.append(f"{_HAPPENED_THEN[period.of]} {_days(period)}")
    return ", ".join((*told, *([f"narrowed by {listed(tuple(narrowed))}"] if narrowed else [])))


_CALLED = {
    Which.DECIDED: "claims with a verdict",
    Which.SIGNED_OFF: "claims signed off",
    Which.PUBLISHED: "claims published",
    Which.TAKEN_UP: "accepted claims",
    Which.ALL: "all claims",
}
_HAPPENED_THEN: dict[Happened, str] = {
    "verdict": "verdict given",
    "sign-off": "signed off",
    "publication": "published",
}
_OF_ITSELF: dict[Which, Happened] = {
    Which.SIGNED_OFF: "sign-off",
    Which.PUBLISHED: "publication",
}
"""What the days of such claims are those of, without saying it twice."""
_NARROWED = {
    "least_score": "check-worthiness",
    "checkabilities": "checkability",
    "ratings": "verdicts",
    "stances": "evidence",
    "assignees": "who has them",
    "stale": "verdicts to look at again",
}
"""What a field of the filter is called where its own name is none for people."""


def _is(state: ClaimState, which: Which) -> bool:
    return {
        Which.DECIDED: state.is_decided,
        Which.SIGNED_OFF: state in {ClaimState.SIGNED_OFF, *_OUT},
        Which.PUBLISHED: state in _OUT,
        Which.TAKEN_UP: state not in _NOT_TAKEN_UP,
        Which.ALL: True,
    }[which]


def _today(choice: Choice, now: datetime) -> date:
    return now.astimezone(zone_called(choice.zone)).date()


def _check_zone(name: str) -> None:
    if name and str(zone_called(name)) != name:
        msg = (
            f"“{name[:40]}” is no time zone that is known here. Nothing was done. "
            "Write one such as Europe/Berlin or America/New_York."
        )
        raise InvalidInput(msg)


def _day(given: str) -> date:
    return date.fromisoformat(given)


def _days(period: Period) -> str:
    if period.first == period.last:
        return f"on {day(period.first)} ({period.zone or 'UTC'})"
    return f"from {day(period.first)} to {day(period.last)} ({period.zone or 'UTC'})"
