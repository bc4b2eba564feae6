"""How good the shipped ranking of earlier checks is on the public sets: what the gate holds."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from benchmarks import public_checks
from benchmarks.public_checks import average_precision_at_5
from db import archive_index
from db.opening import open_database
from desk import team
from desk.archive import import_file
from desk.archive_matches import match

if TYPE_CHECKING:
    from db.connection import Database

SPLITS = {public_checks.POSTS: "dev", public_checks.DEBATES: "queries_2012_2017"}
"""By set, the questions that are asked of it."""


def figures(data: Path, name: str) -> dict[str, float]:
    """Return MAP@5 and hit@5 on one set."""
    with tempfile.TemporaryDirectory() as folder:
        database = archive_of(data / name / "vclaims.jsonl", Path(folder) / name)
        asked = public_checks.asked(data, name, SPLITS[name])
        found = [match(database, one.text, beside=one.beside).found for one in asked]
    ranked = [([one.check.given_id for one in best]) for best in found]
    pairs = list(zip(ranked, (one.answers for one in asked), strict=True))
    return {
        "map_at_5": mean(average_precision_at_5(best, answers) for best, answers in pairs),
        "hit_at_5": mean(not answers.isdisjoint(best) for best, answers in pairs),
    }


def archive_of(file: Path, folder: Path) -> Database:
    """Import a file into a database of its own, and index it."""
    folder.mkdir()
    database = open_database(folder / "archive.db")
    import_file(team.sit_down(database, "Benchmark"), file)
    archive_index.catch_up(database)
    return database
