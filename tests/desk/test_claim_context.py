"""A claim's words are shown with some of the text around them, whatever that looks like."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text import Extent
from desk.screens.claim import AROUND, _around, _is_cut

LONG = "Nothing happened on the pier that day. " * 30


def test_a_paragraph_of_its_own_is_shown_between_its_neighbours() -> None:
    claim = "The ferry sank."
    text = f"{LONG}\n\n{claim}\n\n{LONG}"
    start = text.index(claim)

    shown = _around(text, Extent(start=start, end=start + len(claim)))

    assert shown.start < start - 20
    assert shown.end > start + len(claim) + 20
    assert text[shown.start - 1].isspace()
    assert text[shown.end].isspace()


def test_words_that_are_cut_within_a_paragraph_are_known_to_be() -> None:
    text = f"{LONG}\n\nThe ferry sank. {LONG}"
    start = text.index("The ferry")
    shown = _around(text, Extent(start=start, end=start + len("The ferry sank.")))

    assert _is_cut(text, shown) == (True, True)
    assert _is_cut(text, Extent(start=start, end=len(text))) == (False, False)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab \n.", max_size=1500), st.data())
def test_the_words_always_stand_inside_what_is_shown(text: str, data: st.DataObject) -> None:
    text = "x" + text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    shown = _around(text, Extent(start=start, end=end))

    assert 0 <= shown.start <= start < end <= shown.end <= len(text)
    assert start - shown.start <= AROUND
    assert shown.end - end <= AROUND
