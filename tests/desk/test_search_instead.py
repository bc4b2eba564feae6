"""A search that finds nothing says what would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk.search_instead import instead
from tests.builders import PIER, a_desk, a_document

if TYPE_CHECKING:
    from desk import Desk


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A document about lamps on a pier, which these tests only read."""
    desk = a_desk(tmp_path_factory.mktemp("instead"))
    a_document(desk, PIER, title="Harbour pier goes dark")
    return desk


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("harbuor", "harbour"),
        ("Harbur pier", "harbour pier"),
        ('"pier harbour"', "pier harbour"),
        ("“pier harbuor”", "pier harbour"),
    ],
)
def test_a_slip_or_needless_quotation_marks_are_proposed_mended(
    quay: Desk, sought: str, found: str
) -> None:
    assert found in instead(quay.database, sought)


@pytest.mark.parametrize("sought", ["", "?!", "submarine", "speaker:", "word " * 40, '"'])
def test_nothing_is_proposed_that_finds_nothing(quay: Desk, sought: str) -> None:
    assert instead(quay.database, sought) == ()


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_a_slip_is_mended_on_either_engine(desk: Desk) -> None:
    a_document(desk, PIER, title="Harbour pier goes dark")

    assert instead(desk.database, "harbuor") == ("harbour",)
