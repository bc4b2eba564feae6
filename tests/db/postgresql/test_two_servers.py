"""Two programs, four people in each, one desk on a server: nothing is lost, and all is seen."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desk import presence
from desk.act import claim_of
from desk.clock import now
from desk.team import sit_down
from desk.upkeep import verify
from tests.browser_support import ROOT
from tests.builders import a_blind_desk, a_claim, a_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgresql import Server

pytest.importorskip("psycopg", reason="psycopg is not installed")

LEFT, RIGHT = ("Ada", "Ben", "Cleo", "Dev"), ("Eva", "Finn", "Gus", "Hal")


def test_eight_people_on_two_servers_lose_nothing_and_see_each_other(
    server: Server, tmp_path: Path
) -> None:
    with server.lent(tmp_path) as database, ExitStack() as stack:
        begun = now()
        maya = sit_down(database, "Maya", clock=now)
        document = a_document(maya)
        claim = a_claim(maya, document, "Nobody has mended one since 2019")
        other = a_claim(maya, document, "The pier is open every day.")
        a_blind_desk(maya, reviews=8)
        programs = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", "tests.db.postgresql.reviewers", database.told,
                     claim.id, other.id, *names],
                    cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                )
            )
            for names in (LEFT, RIGHT)
        ]  # fmt: skip
        for one in programs:
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n"
        done = [json.loads(one.communicate("\n")[0]) for one in programs]
        with database.snapshot() as snapshot:
            after = claim_of(snapshot, claim.id)
            reviews = snapshot.number("select count(*) from reviews")
            numbers = [row["seq"] for row in snapshot.rows("select seq from events order by seq")]

        accepted = sum(one["accepted"] for one in done)
        assert accepted == 32
        assert reviews == 8
        assert after.revision >= claim.revision + accepted
        assert numbers == list(range(1, len(numbers) + 1))
        assert verify(database).ok
        # Asked as of the beginning: on a busy machine whoever came first is forgotten by now.
        asked = replace(maya, clock=lambda: begun)
        seen = set(presence.others(asked, [claim.id])[claim.id])
        assert seen & set(LEFT)
        assert seen & set(RIGHT)
