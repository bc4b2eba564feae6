"""Colours of a house style: measured as the accessibility guidelines measure."""

from __future__ import annotations

import pytest

from review.house import INK, LEGIBLE, PAPER, SOFT, contrast, is_colour


def test_contrast_is_as_the_guidelines_have_it_whichever_colour_comes_first() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#17694f", "#17694f") == pytest.approx(1)


def test_the_colours_of_plain_pages_are_legible() -> None:
    assert contrast(INK, PAPER) >= LEGIBLE
    assert contrast(SOFT, PAPER) >= LEGIBLE


@pytest.mark.parametrize("text", ["", "red", "#fff", "#1B4F86", "#1b4f86;", "#1b4f8g", " #1b4f86"])
def test_only_six_hexadecimal_digits_in_lower_case_are_a_colour(text: str) -> None:
    assert not is_colour(text)
    assert is_colour("#1b4f86")
