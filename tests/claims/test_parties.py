"""Whom a claim is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.parties import is_party, parties
from tests.builders import a_claim, a_document

if TYPE_CHECKING:
    from desk import Desk

TEXT = """\
A quiet morning

Mayor Ada Quill said the Harbour Council lost 14 lamps. The Ministry of Health spent 3 million \
on them. Output measured as GDP grew by 3 percent. Fourteen lamps were taken down in March.
"""


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (
            "Mayor Ada Quill said the Harbour Council lost 14 lamps.",
            ("Ada Quill", "Harbour Council"),
        ),
        ("The Ministry of Health spent 3 million on them.", ("Ministry of Health",)),
        ("Output measured as GDP grew by 3 percent.", ()),
        ("Fourteen lamps were taken down in March.", ()),
    ],
)
def test_people_and_bodies_that_the_wording_names_are_found(
    desk: Desk, words: str, named: tuple[str, ...]
) -> None:
    claim = a_claim(desk, a_document(desk, TEXT), words)

    assert parties(claim) == named


def test_who_speaks_is_one_of_them(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")

    assert parties(claim) == ("Ada Quill",)


def test_a_part_of_a_name_is_the_same_name() -> None:
    assert is_party("Quill", "Ada Quill")
    assert is_party("the Harbour Council", "Harbour Council")
    assert not is_party("Tom Quill", "Ada Quill")
    assert not is_party("", "Ada Quill")
