"""A record of some size to do harm to, and what it says, to compare with what it says afterwards.

The words are drawn by a seed from a vocabulary of ours; everything goes through the desk.
"""

from __future__ import annotations

import random  # noqa: TID251 -- drawn by a seed, so that a run can be repeated
from contextlib import closing
from typing import TYPE_CHECKING

from claims.errors import Refusal
from db.driver import driver
from db.opening import open_database
from desk import triage
from desk.upkeep import verify
from review.model import Stance
from tests.builders import LEDGER, a_claim, a_desk, a_document, a_link, a_review

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

_WORDS = (
    *("the", "council", "of", "Saltmarsh", "said", "on", "Tuesday", "that", "14", "of", "40"),
    *("lamps", "near", "the", "old", "harbour", "were", "mended", "by", "the", "works", "office"),
    *("before", "April", "and", "nobody", "had", "asked", "Ada", "Quill", "about", "repairs"),
)
_SHADOW = "_data", "_idx", "claims_fts_content"
"""How an index lies in its pages; what it answers is read through `fts5vocab` instead. Whom and
what title the search over claims holds is shown to nobody, only its words count; `verify` compares
the wordings."""


def a_record(folder: Path, documents: int) -> Desk:
    """Make a desk with so many documents of some 50 sentences, claims, evidence and reviews."""
    desk = a_desk(folder)
    draw = random.Random(7)  # noqa: S311
    pier, ledger = a_document(desk), a_document(desk, LEDGER)
    claim = a_claim(desk, pier, "The pier is open every day.")
    a_link(desk, claim, ledger, "put back in April", Stance.CONTEXT)
    a_review(desk, claim)
    other = a_claim(desk, ledger, "Ten of the lamps")
    for number in range(documents):
        a_document(desk, _text(draw, number))
        triage.edit(desk, triage.Rewording(claim=other.id, statement=f"Ten lamps, {number}"))
    return desk


def _text(draw: random.Random, number: int) -> str:
    blocks = [". ".join(_sentence(draw) for _ in range(6)) + "." for _ in range(8)]
    return "\n\n".join((f"Report {number} on the pier", *blocks))


def _sentence(draw: random.Random) -> str:
    return f"{' '.join(draw.choices(_WORDS, k=12)).capitalize()} {draw.randrange(999)}"


def content(path: Path) -> dict[str, str] | None:
    """Return all that a database file says, table by table; None where it cannot be read.

    Read without any index, and of a search index what it would answer, not how it is packed.
    """
    try:
        with closing(driver.connect(path, isolation_level=None)) as raw:
            return {name: _said(raw, name) for name in _tables(raw)} | {"": _header(raw)}
    except (driver.Error, UnicodeDecodeError):
        return None


def _tables(raw: driver.Connection) -> list[str]:
    found = raw.execute("select name from sqlite_master where type = 'table'").fetchall()
    return [str(name) for (name,) in found]


def _header(raw: driver.Connection) -> str:
    schema = raw.execute("select type, name, tbl_name, sql from sqlite_master").fetchall()
    marks = [raw.execute(f"pragma {one}").fetchone() for one in ("application_id", "encoding")]
    return repr((sorted(map(str, schema)), marks))


def _said(raw: driver.Connection, name: str) -> str:
    if name.endswith("_fts"):
        raw.execute("drop table if exists temp.answers")
        raw.execute(
            f"create virtual table temp.answers using fts5vocab(main, '{name}', 'instance')"
        )
        return repr(sorted(map(str, raw.execute("select * from temp.answers").fetchall())))
    if "_fts_" in name and name.endswith(_SHADOW):
        return ""
    return repr(raw.execute(f"select * from {name} not indexed").fetchall())


def told(path: Path) -> str:
    """Return what opening and verifying a desk finds wrong with it; empty when nothing."""
    try:
        database = open_database(path)
        return " ".join(finding.what for finding in verify(database).findings)
    except Refusal as refusal:
        return str(refusal)
