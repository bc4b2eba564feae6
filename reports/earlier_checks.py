"""Earlier checks in words: the same line on a screen, in a terminal and in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.wording import day, moment

if TYPE_CHECKING:
    from claims.earlier_check import EarlierCheck
    from review.earlier import EarlierAnswer

NO_RATING = "no rating given"


def rated(check: EarlierCheck) -> str:
    """Return how a check came out, by its publisher's own words and numbers."""
    if check.value is None:
        return check.rating or NO_RATING
    scale = f"{check.value:g} on a scale from {check.worst:g} to {check.best:g}"
    return f"{check.rating} ({scale})" if check.rating else scale


def source(check: EarlierCheck) -> str:
    """Return who published a check and when, as far as that is known."""
    published = day(check.published_on) if check.published_on else ""
    return ", ".join(part for part in (check.publisher, published) if part)


def line(answer: EarlierAnswer) -> str:
    """Return the sentence that a report prints of an earlier check that answers a claim."""
    check = answer.check
    parts = [f"“{check.claim}”: {rated(check)}", source(check), check.address]
    newer = "its publisher has a newer version" if answer.superseded else ""
    said = f"taken as an answer by {answer.decided_by}, {moment(answer.decided_at)}"
    note = " ".join(answer.note.split())
    return " · ".join(part for part in (*parts, newer, said, note) if part)
