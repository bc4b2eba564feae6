"""The benchmark of suggestions builds desks that verify, and finds what it should in small."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks import evidence_search
from benchmarks.passage_desks import build, invented
from desk.upkeep import verify

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "Saltmarsh pier": ["It has forty lamps.", "Nobody knows who built it."],
    "Quill bridge": ["It has nine lamps.", "A storm took the railing."],
}


def a_set(folder: Path) -> Path:
    """Write a set of one claim a page, as the public one is laid out."""
    file = folder / evidence_search.FILE
    file.parent.mkdir(parents=True)
    rows = [
        {
            "text": f"The {title} has many lamps.",
            "wikipedia_page": title,
            "gold_evidence": [{"text": sentences[0]}],
            "retrieved_evidence": [{"text": one} for one in sentences],
        }
        for title, sentences in PAGES.items()
    ]
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return folder


def test_the_sentence_of_the_right_page_is_found_first(tmp_path: Path) -> None:
    found = evidence_search.compare(a_set(tmp_path))

    assert found["claimdesk"] == {"hit_at_1": 1.0, "hit_at_5": 1.0, "hit_at_10": 1.0}
    assert found["bm25, sentence"]["hit_at_1"] < 1.0
    assert evidence_search.measure(tmp_path) == found["claimdesk"]


def test_invented_articles_make_a_desk_that_verifies(tmp_path: Path) -> None:
    desk = build(tmp_path / "desk.db", invented(12))

    assert verify(desk.database).ok
    assert evidence_search.speed(desk, documents=12, runs=2)[1] > 0
