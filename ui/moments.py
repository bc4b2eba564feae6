"""Days and times as whoever looks has them: told and asked in the zone of their browser.

A time names its zone, so that two people who talk of one moment do not mistake it. Files that
leave the desk and the terminal say UTC (`reports.wording`): they must not depend on who looked.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import streamlit as st

from claims import zones
from desk import clock
from reports import wording

if TYPE_CHECKING:
    from datetime import tzinfo


def zone() -> tzinfo:
    """Return the zone of whoever looks; UTC where the browser names none, or one nobody knows."""
    return zones.zone_called(st.context.timezone or "")


def zone_name() -> str:
    """Return what that zone is called, such as "Europe/Berlin"."""
    return str(zone())


def moment(value: datetime) -> str:
    """Return "17 January 2018, 15:03 CET" for an aware moment, a naive one being UTC."""
    return wording.moment(value, zone())


def day(value: datetime) -> str:
    """Return "17 January 2018": the day it was, at the moment, where one looks."""
    return wording.day(value.astimezone(zone()).date())


def today() -> date:
    """Return the day it is where one looks."""
    return clock.now().astimezone(zone()).date()


def at(on: date, hour: time | None = None) -> datetime:
    """Return the moment, in UTC, of a day and hour that somebody chose; midnight without one."""
    return datetime.combine(on, hour or time(), tzinfo=zone()).astimezone(UTC)


def end_of(on: date) -> datetime:
    """Return the last moment, in UTC, of a day that somebody chose."""
    return zones.end(on, zone())
