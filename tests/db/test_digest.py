"""The digest of a row is the same whichever way it is put together."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from db import digest

COLUMNS = ("at", "body", "naïve “name”", "number", "worth")

CELL = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.booleans(),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(CELL, min_size=len(COLUMNS), max_size=len(COLUMNS)))
def test_a_row_digested_from_its_cells_has_the_digest_of_the_row(cells: list[object]) -> None:
    row = dict(zip(COLUMNS, cells, strict=True))

    assert digest.of_cells(COLUMNS)(cells) == digest.of_row(row)


def test_cells_that_only_look_alike_have_digests_of_their_own() -> None:
    of_cells = digest.of_cells(["worth"])

    assert (
        len({of_cells([cell]) for cell in (None, "", 1, 1.0, "1", True, math.inf, "Infinity")}) == 8
    )
