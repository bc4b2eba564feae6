"""What a server cannot do, in sentences without a password."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit
from db import people_store
from db.opening import open_database
from db.postgresql.address import server_at
from tests.browser_support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from db.connection import Database
    from tests.postgresql import Server

pytest.importorskip("psycopg", reason="psycopg is not installed")

SECRET = "fourteen-lamps"  # noqa: S105 -- of nobody


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(DatabaseUnfit, match="cannot be reached") as refusal:
        open_database(f"postgresql://maya:{SECRET}@127.0.0.1:1/desk")

    shown = "".join(traceback.format_exception(refusal.value))
    assert "postgresql://maya@127.0.0.1:1/desk" in shown
    assert SECRET not in shown


def test_a_database_that_is_not_there_is_told(server: Server) -> None:
    with pytest.raises(DatabaseUnfit, match="no such database or user"):
        open_database(server.address("nothing"))


def test_an_option_that_makes_no_sense_is_told_without_the_password() -> None:
    with pytest.raises(DatabaseUnfit) as refusal:
        open_database(f"postgresql://maya:{SECRET}@127.0.0.1:1/desk?no_such={SECRET}")

    assert SECRET not in "".join(traceback.format_exception(refusal.value))


def test_a_user_who_may_only_read_is_told_so(server: Server, tmp_path: Path) -> None:
    from db.postgresql import pool  # noqa: PLC0415 -- psycopg is optional

    with server.lent(tmp_path) as database:
        assert database.server is not None
        with pool.transaction(database.server, 1.0, writes=True) as session:
            session.script("create role looks login; grant usage on schema claimdesk to looks; "
                           "grant select on all tables in schema claimdesk to looks")  # fmt: skip
        looking = open_database(database.told.replace("desk@", "looks@", 1))
        with looking.snapshot() as snapshot:
            assert people_store.everybody(snapshot) == []
        with (
            pytest.raises(DatabaseUnfit, match="may not be written to as this user"),
            looking.write() as writing,
        ):
            writing.words("Fourteen lamps.")


def end_others(database: Database) -> None:
    """End every other session of the desk, as a server that restarts does."""
    with database.snapshot() as snapshot:
        snapshot.rows(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where pid <> pg_backend_pid() and datname = current_database()"
        )


def test_a_session_that_lost_its_server_is_replaced_and_its_change_is_told_lost(
    server: Server, tmp_path: Path
) -> None:
    with server.lent(tmp_path) as database:
        other = open_database(database.told + "&application_name=other")
        with database.snapshot() as snapshot:
            assert people_store.everybody(snapshot) == []
        end_others(other)
        with database.write() as writing:
            writing.words("Fourteen lamps.")
        with (  # noqa: PT012 -- it is lost on the way
            pytest.raises(DatabaseUnfit, match=r"connection to .* was lost"),
            database.write() as writing,
        ):
            end_others(other)
            writing.words("Ten lamps.")
        with database.snapshot() as snapshot:
            assert snapshot.number("select count(*) from texts") == 1


@pytest.mark.parametrize("also", ["create table claimdesk.boats (name text)", ""])
def test_a_schema_of_another_program_is_left_alone(server: Server, also: str) -> None:
    import psycopg  # noqa: PLC0415 -- optional

    address = server.make()
    with psycopg.connect(address, autocommit=True) as raw:
        raw.execute(f"create schema claimdesk; {also}".encode())

    if also:
        with pytest.raises(DatabaseUnfit, match="of another program"):
            open_database(address)
    else:
        assert open_database(address).server == server_at(address)


def test_a_desk_of_a_newer_version_is_left_alone(server: Server, tmp_path: Path) -> None:
    from db.postgresql import pool  # noqa: PLC0415 -- psycopg is optional

    with server.lent(tmp_path) as database:
        assert database.server is not None
        with pool.transaction(database.server, 1.0, writes=True) as session:
            session.script("insert into migrations (name) values ('9999_boats')")
        try:
            with pytest.raises(DatabaseUnfit, match=r"newer Claimdesk .9999_boats"):
                open_database(database.told)
        finally:
            with pool.transaction(database.server, 1.0, writes=True) as session:
                session.script("delete from migrations where name = '9999_boats'")


def test_where_the_driver_is_not_installed_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ImportError", "utf-8")
    tried = (
        "from db.opening import open_database\n"
        "from claims.errors import DatabaseUnfit\n"
        "try: open_database('postgresql://maya@db/desk')\n"
        "except DatabaseUnfit as refusal: print(refusal)\n"
    )

    said = subprocess.run(
        [sys.executable, "-c", tried],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "pip install 'claimdesk[postgresql]'" in said.stdout
