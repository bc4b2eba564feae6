"""What counts nothing: found alike whether or not other figures stand in the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.not_counts import stretches

PIECES_IN_A_ROW = (
    "one two twenty-one forty year years old olds -year-olds day thing by on a time way another "
    "sided square number hand - , . party months term Day One"
)
PIECES = PIECES_IN_A_ROW.split()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(" -")), max_size=8))
def test_without_figures_nothing_else_is_found_than_with_one_far_off(
    parts: list[tuple[str, str]],
) -> None:
    text = "".join(piece + gap for piece, gap in parts) + "."

    alone = stretches(text)

    assert alone == [place for place in stretches(f"{text}\n= 7 =") if place[1] <= len(text)]


def test_ages_names_and_addresses_are_marked() -> None:
    text = "A forty-year-old left 12 North Street at 5 p.m. with Boeing 737 and one another."

    assert [text[start:end] for start, end in stretches(text)] == [
        "forty-year-old", "12 North Street", "5 p.m.", "Boeing 737", "one another",
    ]  # fmt: skip
