"""A page asks the database as often for a hundred rows as for ten."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from db import transaction, unchanged
from db.board_view import ClaimFilter
from desk import address, outside_sources
from desk.bulk import Asked, Bulk, carry
from desk.screens import claims_screen
from desk.team import sit_down
from review.model import SourceKind
from tests.builders import a_colleague, a_document, a_link, the_claim

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from db.rows import Value

    Asking = Callable[..., object]

FEW, MANY = 10, 100
PAGES = {
    "claims": {},
    "claim": {"claim": "1"},
    "documents": {},
    "sources": {},
    "tags": {},
    "inbox": {},
    "cross_check": {},
    "search": {"q": "lamps"},
    "reports": {},
    "desk": {},
}


def a_desk_with(path: Path, rows: int) -> None:
    """Make a desk with so many documents, claims, sources, tags, pairs and things in an inbox."""
    desk = sit_down(address.opened(path), "Maya")
    ben = a_colleague(desk, "Ben")
    words = [f"The pier of ward {one} lost {one + 3} lamps in 2024." for one in range(rows)]
    documents = [a_document(desk, f"Report {at}\n\n{one}") for at, one in enumerate(words)]
    claims = tuple(
        one.id for one in claims_screen(desk.database, ClaimFilter(), size=2 * rows).rows
    )
    assert len(claims) >= rows
    first = the_claim(desk, "1")
    for at in range(1, rows // 5):
        a_link(desk, first, documents[at], words[at])
    for number, claim in enumerate(claims[:rows]):
        made = outside_sources.AddSource(
            kind=SourceKind.WEB, title=f"Register {number}",
            address=f"https://register.example/{number}",
        )  # fmt: skip
        outside_sources.add(desk, made)
        carry(desk, Asked(action=Bulk.TAG, claims=(claim,), tag=f"ward {number}"))
        carry(ben, Asked(action=Bulk.ASSIGN, claims=(claim,), person="Maya"))


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """A desk with few rows of everything, and one with many."""
    found = {}
    for rows in (FEW, MANY):
        found[rows] = tmp_path_factory.mktemp("desks") / f"{rows}.db"
        a_desk_with(found[rows], rows)
    return found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every query from now on, in order."""
    heard: list[str] = []
    for name in ("rows", "each"):
        ask = getattr(transaction.Snapshot, name)

        def hear(
            snapshot: transaction.Snapshot, sql: str, /, _ask: Asking = ask, **values: Value
        ) -> object:
            heard.append(" ".join(sql.split()))
            return _ask(snapshot, sql, **values)

        monkeypatch.setattr(transaction.Snapshot, name, hear)
    return heard


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_as_often_for_a_hundred_rows_as_for_ten(
    desks: dict[int, Path],
    asked: list[str],
    visit: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
    page: str,
) -> None:
    monkeypatch.setenv("CLAIMDESK_PERSON", "Maya")
    queries = {}
    for rows, path in desks.items():
        monkeypatch.setenv("CLAIMDESK_DATABASE", str(path))
        visit(page, **PAGES[page])
        unchanged.forget()
        asked.clear()
        visit(page, **PAGES[page])
        queries[rows] = Counter(asked)

    assert queries[FEW]
    assert queries[MANY] - queries[FEW] == Counter()
