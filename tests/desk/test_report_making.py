"""Long reports: the same bytes as any other, given up at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput
from desk import exports
from desk.report_choice import Choice, Which, scope_of
from desk.report_making import Making
from tests.builders import a_claim, a_document, a_review

if TYPE_CHECKING:
    from desk import Desk


@pytest.mark.parametrize("key", ["html", "json"])
def test_a_report_made_beside_the_page_is_the_same_file(desk: Desk, key: str) -> None:
    a_review(desk, a_claim(desk, a_document(desk), "The pier is open every day."))
    choice = Choice(format=key, which=Which.ALL)
    making = Making(desk, choice)
    making.wait()

    assert making.refused == ""
    assert making.made == exports.preview(desk, scope_of(choice, desk.clock()), key)
    assert making.is_over


def test_a_report_that_was_given_up_is_none(desk: Desk) -> None:
    making = Making(desk, Choice())
    making.give_up()
    making.wait()

    assert (making.made, making.refused) == (None, "")


def test_what_cannot_be_made_says_why(desk: Desk) -> None:
    making = Making(desk, Choice(numbers=("999",)))
    making.wait()

    assert "There is no claim “999”" in making.refused
    with pytest.raises(InvalidInput, match="no report format"):
        Making(desk, Choice(format="papyrus"))
