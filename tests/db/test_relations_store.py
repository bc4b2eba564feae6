"""Relations and caveats in the database: what stays, what is found, and what a list leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.model import RelationKind, RelationState
from db import relations_store
from db.connection import Database
from db.driver import driver
from db.migrate import migrations, prepare, statements
from db.migrations import numbered
from desk.relations import decide, make_caveat
from desk.upkeep import verify
from tests.builders import a_desk
from tests.db.tampering import tamper
from tests.fireboat import a_checked_desk, of_kind, relations

if TYPE_CHECKING:
    from pathlib import Path

    from claims.model import Relation
    from desk import Desk


@pytest.fixture
def update(desk: Desk) -> Relation:
    """A decided relation with a caveat made of it."""
    found = of_kind(a_checked_desk(desk), RelationKind.UPDATES)
    make_caveat(desk, found.id, "The vote was taken.")
    return found


def attempt(desk: Desk, sql: str) -> None:
    with desk.database.write() as writing:
        writing.execute(sql)


@pytest.mark.parametrize("table", ["relations", "caveats"])
@pytest.mark.usefixtures("update")
def test_neither_relation_nor_caveat_can_be_deleted(desk: Desk, table: str) -> None:
    with pytest.raises(driver.IntegrityError, match="never deleted"):
        attempt(desk, f"delete from {table}")


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("relations", "kind = 'same'"),
        ("relations", "left_claim = right_claim, right_claim = left_claim"),
        ("relations", "score = 1"),
        ("relations", "reason_digest = (select max(digest) from texts)"),
        ("caveats", "words = (select max(digest) from texts)"),
        ("caveats", "relation_id = null"),
        ("caveats", "start_at = start_at + 1"),
    ],
)
@pytest.mark.usefixtures("update")
def test_what_was_decided_or_said_is_never_rewritten(desk: Desk, table: str, change: str) -> None:
    where = "where decided_by is not null" if table == "relations" else ""
    with pytest.raises(driver.IntegrityError, match="never"):
        attempt(desk, f"update {table} set {change} {where}")


def test_a_pair_stands_once_in_a_kind_whichever_claim_is_left(desk: Desk, update: Relation) -> None:
    turned = (
        "insert into relations (id, left_claim, right_claim, kind, reason_digest, score, state, "
        "rules, proposed_at) select 'rel_x', right_claim, left_claim, kind, reason_digest, score, "
        f"'proposed', rules, proposed_at from relations where id = '{update.id}'"
    )

    with pytest.raises(driver.IntegrityError, match="UNIQUE"):
        attempt(desk, turned)


@pytest.mark.parametrize(
    ("table", "change", "told"),
    [
        ("relations", "state = 'rejected'", "is not as event"),
        ("caveats", "relation_id = null", "is not as event"),
        ("caveats", "start_at = start_at + 1", "are not those that caveat"),
    ],
)
@pytest.mark.usefixtures("update")
def test_what_is_changed_behind_the_desks_back_is_found(
    desk: Desk, table: str, change: str, told: str
) -> None:
    where = "where state = 'confirmed'" if table == "relations" else ""
    tamper(desk.database, f"update {table} set {change} {where}")

    findings = verify(desk.database).findings
    assert any(told in one.what and one.relation == table for one in findings)


def test_the_list_is_narrowed_by_kind_state_and_document(desk: Desk, update: Relation) -> None:
    def listed(**chosen: tuple[str, ...]) -> int:
        with desk.database.snapshot() as snapshot:
            return len(relations_store.listed(snapshot, **chosen))

    with desk.database.snapshot() as snapshot:
        document = snapshot.rows("select id from documents order by number")[0]["id"]
    assert listed() == 3
    assert listed(kinds=("updates",)) == listed(states=("confirmed",)) == 1
    assert listed(kinds=("contradicts", "updates"), states=("proposed",)) == 2
    assert listed(documents=(document,)) == 3
    assert listed(documents=("doc_none",)) == 0
    assert update.id in {one.id for one in relations(desk, "confirmed")}


def test_the_most_telling_kinds_come_first(desk: Desk) -> None:
    kinds = [one.kind for one in a_checked_desk(desk)]

    assert kinds == [RelationKind.CONTRADICTS, RelationKind.CONTRADICTS, RelationKind.UPDATES]


def test_a_report_gets_the_relations_of_which_it_has_both_ends(
    desk: Desk, update: Relation
) -> None:
    decide(desk, relations(desk, "proposed")[0].id, RelationState.REJECTED)

    with desk.database.snapshot() as snapshot:
        both = relations_store.among(snapshot, [update.left, update.right])
        one = relations_store.among(snapshot, [update.left])
        every = relations_store.among(snapshot, relations_store.compared(snapshot))

    assert [found.id for found in both] == [update.id]
    assert one == ()
    assert sorted(found.state for found in every) == ["confirmed", "proposed", "rejected"]


def test_a_desk_of_the_first_version_gains_the_tables_and_stays_in_order(tmp_path: Path) -> None:
    name, sql = numbered()[0]
    database = Database(tmp_path / "desk.db")
    with database.connect() as connection:
        for statement in statements(sql):
            connection.conn.execute(statement)
        known = migrations()
        known.ensure_migrations_table(connection)
        connection.conn.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "values ('claimdesk', :name, '2026-11-22')",
            {"name": name},
        )
        connection.conn.execute(f"pragma application_id = {0x434C4D44}")

    assert prepare(database) == tuple(name for name, _ in numbered()[1:])
    assert verify(database).ok
    assert len(a_checked_desk(a_desk(tmp_path))) == 3
