"""What rows were: kept with each event, proven by the ledger, found for older desks if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import former_rows
from db.driver import driver
from db.migrate import statements
from db.migrations import numbered
from desk import evidence, relations, triage
from tests.builders import LEDGER, a_claim, a_document, a_link, checked, events

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk


@pytest.fixture
def claim(desk: Desk) -> Claim:
    return a_claim(desk, a_document(desk), "The pier is open every day.")


def before_0014(desk: Desk) -> None:
    """Make the database as if former rows were never kept, and migrate it anew."""
    sql = next(text for name, text in numbered() if name.startswith("0014"))
    with desk.database.write() as writing:
        writing.execute("drop table former_rows")
        for statement in statements(sql):
            writing.execute(statement)


def test_only_what_an_event_changed_is_kept(desk: Desk, claim: Claim) -> None:
    triage.edit(desk, triage.Rewording(claim=claim.id, statement="The pier never closes."))

    with desk.database.snapshot() as snapshot:
        (change,) = former_rows.changes_by(snapshot, events(desk))
    assert set(change.was or {}) == {"statement_digest", "revision", "changed_at"}


def test_every_version_of_a_row_is_proven_by_the_ledger(desk: Desk, claim: Claim) -> None:
    for words in ("The pier never closes.", "The pier closes at night."):
        triage.edit(desk, triage.Rewording(claim=claim.id, statement=words))

    with desk.database.snapshot() as snapshot:
        found = former_rows.versions(snapshot, "claims", claim.id)
    assert [one.row["revision"] for one in found] == [3, 2, 1]
    assert all(one.proven for one in found)


def test_what_was_is_neither_edited_nor_deleted(desk: Desk, claim: Claim) -> None:
    triage.dismiss(desk, [claim.id])

    for sql in ("delete from former_rows", "update former_rows set was = '{}'"):
        with pytest.raises(driver.IntegrityError, match="never"), desk.database.write() as writing:
            writing.execute(sql)


def test_a_desk_of_before_still_knows_what_stood_until_it_was_ended(
    desk: Desk, claim: Claim
) -> None:
    link = a_link(desk, claim, a_document(desk, LEDGER), "put back in April")
    caveat = relations.AddCaveat(claim=claim.id, words="In summer only.")
    made = relations.add_caveat(desk, caveat).made[0]
    relations.resolve_caveat(desk, made, because="All year.")
    evidence.retract(desk, link, because="Wrong month.")
    before_0014(desk)

    with desk.database.snapshot() as snapshot:
        link_then = former_rows.versions(snapshot, "evidence", link)[1]
        caveat_then = former_rows.versions(snapshot, "caveats", made)[1]
    assert (link_then.proven, link_then.row["retracted_at"]) == (True, None)
    assert (caveat_then.proven, caveat_then.row["resolved_at"]) == (True, None)
    assert checked(desk).ok
