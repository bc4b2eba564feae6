"""What stands in an inbox is said in whole words for every reason."""

from __future__ import annotations

from datetime import date

import pytest

from reports import inbox_words
from review.inbox import Item, Place, Wait


@pytest.mark.parametrize("wait", Wait)
def test_every_reason_has_words(wait: Wait) -> None:
    named = {Wait.MENTIONED, Wait.LATE, Wait.REPLY_DUE, Wait.REPLY_OVERDUE}
    people = ("Tomas",) if wait in named else ()
    item = Item(key="k", wait=wait, place=Place(claim=3), words="", people=people, count=2)

    assert inbox_words.lead(item)
    assert inbox_words.meta(item) == ("claim 3",)


def test_an_assignment_tells_its_day_and_who_gave_it() -> None:
    item = Item(
        key="k",
        wait=Wait.ASSIGNED,
        place=Place(claim=3),
        words="",
        people=("Maya",),
        due=date(2026, 3, 9),
    )

    assert inbox_words.meta(item) == ("claim 3", "due 9 March 2026", "assigned by Maya")
