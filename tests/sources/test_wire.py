"""What travels between desk and child arrives as it was sent, or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import UnreadableSource
from sources import wire
from sources.model import Found, Place, ReadSource, ReadyClaim

if TYPE_CHECKING:
    from datetime import date

words = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
maybe = st.none() | words


@given(words, words, words)
@settings(deadline=None)
def test_a_source_arrives_as_it_was_sent(text: str, label: str, value: str) -> None:
    sent = ReadSource(
        text=text,
        media_type="text/html",
        reader="web-page@1",
        places=(Place(start=0, end=len(text), label=label),),
        found={"title": Found(value=value, where="<h1>")},
    )

    assert wire.source_from(json.loads(json.dumps(wire.answer(sent)))) == sent


@given(words, st.integers(1, 9), maybe, st.none() | st.dates(), maybe)
@settings(deadline=None)
def test_claims_arrive_as_they_were_sent(
    statement: str, row: int, speaker: str | None, said_on: date | None, source: str | None
) -> None:
    sent = (
        ReadyClaim(statement=statement, row=row, speaker=speaker, said_on=said_on, source=source),
    )

    assert wire.claims_from(json.loads(json.dumps(wire.claims_answer(sent)))) == sent


def test_a_refusal_arrives_as_a_refusal() -> None:
    with pytest.raises(UnreadableSource, match="Fetch it again"):
        wire.source_from({"refused": "It is damaged. Fetch it again."})


@pytest.mark.parametrize(
    ("places", "in_order"),
    [([], True), ([(0, 1), (1, 3)], True), ([(0, 2), (1, 3)], False), ([(2, 3), (0, 1)], False),
     ([(0, 4)], False), ([(1, 1)], False)],
)  # fmt: skip
def test_places_must_ascend_within_the_text(
    places: list[tuple[int, int]], *, in_order: bool
) -> None:
    held = tuple(Place(start=start, end=end, label="page 1") for start, end in places)

    assert wire.are_in_order(held, "abc") is in_order
