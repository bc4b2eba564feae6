"""Where a desk on a server is, and what of it may be shown."""

from __future__ import annotations

import pytest

from claims.errors import DatabaseUnfit
from db.postgresql.address import is_server, server_at

SECRET = "fourteen-lamps"  # noqa: S105 -- of nobody


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (f"postgresql://maya:{SECRET}@db:5433/desk", "postgresql://maya@db:5433/desk"),
        (f"postgres://maya:{SECRET}@db/desk?sslmode=require", "postgresql://maya@db/desk"),
        (f"postgresql:///desk?host=/run/pg&user=maya&password={SECRET}",
         "postgresql://maya@/run/pg/desk"),
        (f"postgresql://maya:{SECRET}%40x@db/desk?sslpassword={SECRET}",
         "postgresql://maya@db/desk"),
        ("postgresql://localhost/desk", "postgresql://localhost/desk"),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_its_password(told: str, name: str) -> None:
    address = server_at(told)

    assert str(address) == address.name == name
    assert address.told == told
    assert SECRET not in f"{address!r} {address} {address.beside}"


@pytest.mark.parametrize(
    "told",
    [f"postgresql:{SECRET}", f"postgresql://{SECRET}", f"postgresql://maya:{SECRET}@db:port/desk",
     f"postgresql://maya:{SECRET}@[db/desk"],
)  # fmt: skip
def test_an_address_that_cannot_be_read_is_refused_without_repeating_it(told: str) -> None:
    with pytest.raises(DatabaseUnfit, match="cannot be read") as refusal:
        server_at(told)

    assert SECRET not in str(refusal.value)


def test_files_beside_a_desk_on_a_server_are_named_after_it() -> None:
    one, other = (server_at(f"postgresql://db/{name}").beside for name in ("desk", "desk-2"))

    assert one != other
    assert one.parent.name == "var"
    assert one.name.startswith("postgresql-db-desk-")


@pytest.mark.parametrize(
    ("told", "expected"),
    [("postgresql://x/y", True), ("postgres:x", True), ("POSTGRESQL://x/y", True),
     ("var/desk.db", False), ("/postgresql/desk.db", False), ("postgresql", False)],
)  # fmt: skip
def test_a_server_is_told_from_a_file(told: str, expected: bool) -> None:
    assert is_server(told) is expected
