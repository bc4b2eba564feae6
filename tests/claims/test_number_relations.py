"""How quantities with measures bear on each other."""

from __future__ import annotations

import pytest

from claims.number_relations import Bearing, compare
from tests.claims.values import quantities_of


@pytest.mark.parametrize(
    ("one", "other", "bearing"),
    [
        ("It lost 15 tons of coal.", "It lost 20 tons of coal.", Bearing.EXCLUDE),
        ("It lost 15 tons of coal.", "It lost 15 tons.", Bearing.SCOPE),
        ("It lost 15 tons of coal.", "It lost 20 tons of steel.", None),
        ("It ran at 90 miles per hour.", "It ran 12 miles.", Bearing.SCOPE),
    ],
)
def test_what_a_measure_is_of_is_its_scope(one: str, other: str, bearing: Bearing | None) -> None:
    (left,), (right,) = quantities_of(one), quantities_of(other)

    assert compare(left, right) is bearing
