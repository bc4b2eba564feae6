"""Which rules can apply to a text: what is told of a whole is what its words tell."""

from __future__ import annotations

from functools import reduce
from operator import or_

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.hints import hint, told
from claims.words import FIGURE, SLASHED

HARBOUR = hint({"quay", "Pier"})
ENDING = hint(shape="[a-z]{2,}ous")


def test_a_word_tells_as_written_and_in_small_letters() -> None:
    assert [told(text) & HARBOUR > 0 for text in ("the QUAY's wall", "Pier 9", "a pier")] == [
        True,
        True,
        False,
    ]


def test_a_shape_tells_every_word_that_looks_like_it_and_only_as_a_whole() -> None:
    found = [told(text) & ENDING > 0 for text in ("so Dangerous!", "dangerously", "ous")]

    assert found == [True, False, False]


def test_the_same_hint_is_given_once_and_another_tells_at_once_what_was_asked_before() -> None:
    assert not told("A tamarisk, 5/6") & HARBOUR
    shrub = hint({"tamarisk"})

    assert hint({"Pier", "quay"}) == HARBOUR != shrub
    assert told("A tamarisk, 5/6") & shrub
    assert told("A tamarisk, 5/6") & hint({FIGURE}) & hint({SLASHED}) == 0
    assert told("A tamarisk, 5/6") & hint({FIGURE})


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="quayPier9/.-é\u212a ", max_size=8), max_size=6))
def test_what_a_text_tells_is_what_its_pieces_tell_together(pieces: list[str]) -> None:
    assert told(" ".join(pieces)) == reduce(or_, map(told, pieces), 0)
