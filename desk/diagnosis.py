"""What a doctor's look yields: a mark, what was seen, why it matters, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How a thing stands."""

    GOOD = "good"
    ODD = "odd"
    """It works, and should be looked at."""
    BAD = "bad"
    """The desk does not work, or may lose something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """One thing that was looked at. `why` and `remedy` are empty where nothing is to be done."""

    about: str
    mark: Mark
    what: str
    why: str = ""
    remedy: str = ""


def good(about: str, what: str) -> Diagnosis:
    """Return that a thing is as it should be."""
    return Diagnosis(about=about, mark=Mark.GOOD, what=what)


def odd(about: str, what: str, why: str, remedy: str) -> Diagnosis:
    """Return that a thing works and should be looked at."""
    return Diagnosis(about=about, mark=Mark.ODD, what=what, why=why, remedy=remedy)


def bad(about: str, what: str, why: str, remedy: str) -> Diagnosis:
    """Return that a thing is wrong."""
    return Diagnosis(about=about, mark=Mark.BAD, what=what, why=why, remedy=remedy)
