"""A case goes to another desk and comes back, and neither loses what it did."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from db import packages_store, verdicts_store
from db.package_file import as_bytes
from db.package_guard import read_bytes
from desk import package_taking, packages
from desk.packages import Choice
from desk.upkeep import verify
from tests.builders import (
    LEDGER,
    Ticking,
    a_claim,
    a_desk,
    a_document,
    a_link,
    a_review,
    the_claim,
)

if TYPE_CHECKING:
    from pathlib import Path

    from claims.model import Claim
    from db.package_file import Package
    from desk import Desk
    from desk.package_taking import Taken

OPEN = "The pier is open every day."


class Ids:
    """Identifiers that no other desk gives."""

    def __init__(self, desk: str) -> None:
        self.desk, self.numbers = desk, count(1)

    def __call__(self, prefix: str) -> str:
        """Return the next one."""
        return f"{prefix}_{self.desk}{next(self.numbers):04d}"


def seat(folder: Path, name: str) -> Desk:
    home = folder / name
    home.mkdir()
    return a_desk(home, name, clock=Ticking(), ids=Ids(name))


@pytest.fixture
def ours(tmp_path: Path) -> Desk:
    return seat(tmp_path, "Maya")


@pytest.fixture
def theirs(tmp_path: Path) -> Desk:
    return seat(tmp_path, "Ben")


def hand(source: Desk, claim: str, name: str = "Harbour Desk") -> Package:
    """Make a package and read it as the other desk would."""
    made = packages.prepare(source, Choice(claims=(claim,), name=name))
    return read_bytes(as_bytes(made.package))


def give(source: Desk, target: Desk, claim: str, name: str = "Harbour Desk") -> Taken:
    return package_taking.take(target, hand(source, claim, name))


def a_case(desk: Desk) -> Claim:
    pier, ledger = a_document(desk), a_document(desk, LEDGER)
    claim = a_claim(desk, pier, OPEN)
    a_link(desk, claim, ledger, "put back in April")
    return the_claim(desk, claim.id)


def test_a_case_comes_back_with_what_both_desks_did(ours: Desk, theirs: Desk) -> None:
    claim = a_case(ours)
    there = give(ours, theirs, claim.id, "Pier Desk")
    assert there.new["claims"] == 1
    assert there.new["evidence"] == 1
    review = a_review(theirs, the_claim(theirs, claim.id))

    back = give(theirs, ours, claim.id)

    assert back.new == {"people": 1, "reviews": 1}
    with ours.database.snapshot() as snapshot:
        found = verdicts_store.review(snapshot, review)
        log = packages_store.foreign_log(snapshot, claim.id)
        assert verdicts_store.verdicts_of(snapshot, [claim.id]) == ()
    assert found is not None
    assert found.given_by == "Ben of Harbour Desk"
    assert [event["action"] for event in log] == ["took a package", "gave a review"]
    assert verify(ours.database).ok
    assert verify(theirs.database).ok
