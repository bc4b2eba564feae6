"""A newsroom puts its own name, logo, colours and words on what it prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed
from desk import exports, house_style
from desk.authority import Role
from desk.exports import Scope
from desk.house_style import house_of, logo_of, sample, set_house
from desk.upkeep import verify
from review.house import PLAIN, DayOrder, HouseStyle, PaperSize
from tests.builders import events, with_roles
from tests.sources.test_logo import picture

if TYPE_CHECKING:
    from desk import Desk

WEIR = HouseStyle(
    name="The Weir Courier",
    accent="#7a1f2b",
    ground="#f4efe6",
    method="We ask whoever made a claim.\nThen we look for ourselves.",
    corrections="We correct in public.",
    contact="desk@courier.example",
    site="https://courier.example/facts",
    days=DayOrder.MONTH_FIRST,
    paper=PaperSize.LETTER,
)


def kept(desk: Desk) -> HouseStyle:
    with desk.database.snapshot() as snapshot:
        return house_of(snapshot)


def test_nothing_is_set_at_first(desk: Desk) -> None:
    assert kept(desk) == PLAIN


def test_what_was_set_is_on_every_report_and_takes_one_event(desk: Desk) -> None:
    before = events(desk)
    done = set_house(desk, replace(WEIR, logo=logo_of(picture())))

    assert events(desk) == before + 1
    assert done.event.action == "set the house style"
    assert kept(desk) == replace(WEIR, logo=logo_of(picture()))
    assert exports.gather(desk, Scope()).house == kept(desk)
    assert verify(desk.database).ok


def test_the_event_tells_what_changed_and_repeats_no_words(desk: Desk) -> None:
    set_house(desk, WEIR)
    done = set_house(desk, replace(WEIR, name="The Ford Gazette"))

    with desk.database.snapshot() as snapshot:
        details = str(snapshot.row("select details from events where seq = :s", s=done.event.seq))
    assert "Gazette" not in details


def test_a_logo_is_kept_once_and_can_be_taken_off_again(desk: Desk) -> None:
    set_house(desk, replace(WEIR, logo=logo_of(picture())))
    set_house(desk, WEIR)
    assert kept(desk).logo is None
    set_house(desk, replace(WEIR, logo=logo_of(picture())))

    assert kept(desk).logo == logo_of(picture())


def test_a_report_of_the_past_carries_the_house_style_of_then(desk: Desk) -> None:
    done = set_house(desk, WEIR)
    set_house(desk, replace(WEIR, name="The Ford Gazette"))

    then = exports.gather(desk, Scope(), as_of=done.event.seq)

    assert then.house == WEIR


def test_only_editors_and_administrators_set_it(desk: Desk) -> None:
    desks = with_roles(desk, checker=Role.CHECKER, editor=Role.EDITOR)
    with pytest.raises(NotAllowed):
        set_house(desks["checker"], WEIR)

    assert set_house(desks["editor"], WEIR)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"accent": "red"}, "no colour"),
        ({"accent": "#e8c46a"}, "contrast"),
        ({"ground": "#55534c"}, "contrast"),
        ({"accent": "#7a1f2b", "ground": "#8a8a8a"}, "contrast"),
        ({"site": "javascript:alert(1)"}, "not a web address"),
        ({"name": "x" * 81}, "Shorten it"),
        ({"method": "x" * 20_001}, "Shorten it"),
        ({"contact": "a\0b"}, "NUL"),
    ],
)
def test_what_could_not_be_read_or_printed_is_refused(
    desk: Desk, changes: dict[str, str], why: str
) -> None:
    with pytest.raises(InvalidInput, match=why):
        set_house(desk, replace(PLAIN, **changes))  # type: ignore[arg-type]

    assert kept(desk) == PLAIN


def test_a_sample_shows_the_style_without_any_claim() -> None:
    page = sample(WEIR).decode("utf-8")

    assert "The Weir Courier" in page
    assert "--house: #7a1f2b" in page
    assert house_style.sample(PLAIN) != sample(WEIR)
