"""Cells of a table never become formulas, and give their text back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.cells import defused, restored

ALPHABET = "=+-@＝＋－＠'a1 \t\r\n\u00a0\u200b\ufeff\x00\u2212"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\tx",
        "  =1",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "'=1",
        "−1",
    ],
)
def test_a_sign_that_opens_a_formula_is_defused(text: str) -> None:
    assert defused(text) == "'" + text


@pytest.mark.parametrize("text", ["", "1,500", "a = b", "'tis", "“-1”", "(+)"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


@given(st.text(alphabet=st.sampled_from(ALPHABET), max_size=8) | st.text(max_size=20))
@settings(deadline=None, max_examples=300)
def test_a_defused_cell_gives_its_text_back(text: str) -> None:
    assert restored(defused(text)) == text
