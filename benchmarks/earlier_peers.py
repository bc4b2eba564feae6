"""What else finds earlier checks: each a way to ask for the five best, over the same archive.

- FTS5 alone: SQLite's full-text search, porter stems, stop words left out, any word.
- bm25s: its default BM25 in memory, over our stems.
- tantivy raw: its query parser over claim and title with its English stemmer, scores as they come.
- rapidfuzz alone: the highest token_set_ratio of all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import bm25s
import tantivy
from rapidfuzz import fuzz, process

from db import archive_index, search
from db.driver import driver
from desk.archive_matches import match

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.public_checks import Asked
    from db.connection import Database

FIVE = 5
_MARKS = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A way to find checks: its name, and the ids of the best for a question."""

    name: str
    find: Callable[[Asked], list[str]]


def peers(
    database: Database, checks: Sequence[dict[str, str]], folder: Path, *, with_fuzz: bool = True
) -> list[Peer]:
    """Return all of them, over the same checks; `database` has them imported and indexed."""
    texts = [(check["id"], check["claim"], check.get("title", "")) for check in checks]
    found = [
        Peer(name="Claimdesk", find=lambda one: _ours(database, one)),
        _tantivy(texts, folder),
        _bm25s(texts),
        _fts5(texts),
    ]
    return [*found, _fuzz(texts)] if with_fuzz else found


def _ours(database: Database, one: Asked) -> list[str]:
    found = match(database, one.text, beside=one.beside, most=FIVE).found
    return [ranked.check.given_id for ranked in found]


def _tantivy(texts: Sequence[tuple[str, str, str]], folder: Path) -> Peer:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in ("claim", "title"):
        schema.add_text_field(field, tokenizer_name="en_stem")
    where = folder / "tantivy"
    where.mkdir()
    index = tantivy.Index(schema.build(), str(where))
    writer = index.writer(200_000_000, 1)
    for name, claim, title in texts:
        writer.add_document(tantivy.Document(id=name, claim=claim, title=title))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(one: Asked) -> list[str]:
        words = _MARKS.sub(" ", one.text).lower()
        query, _ = index.parse_query_lenient(words, ["claim", "title"])
        return [str(searcher.doc(at)["id"][0]) for _, at in searcher.search(query, FIVE).hits]

    return Peer(name="tantivy raw", find=find)


def _bm25s(texts: Sequence[tuple[str, str, str]]) -> Peer:
    ids = [name for name, _, _ in texts]
    model = bm25s.BM25()
    stems = [archive_index.stems(f"{claim} {title}") for _, claim, title in texts]
    model.index(stems, show_progress=False)
    known = {stem for check in stems for stem in check}

    def find(one: Asked) -> list[str]:
        asked = [stem for stem in archive_index.stems(one.text) if stem in known]
        if not asked:
            return []
        best, _ = model.retrieve([asked], k=FIVE, show_progress=False)
        return [ids[at] for at in best[0]]

    return Peer(name="bm25s", find=find)


def _fts5(texts: Sequence[tuple[str, str, str]]) -> Peer:
    raw = driver.connect(":memory:", check_same_thread=False)
    raw.execute(
        "create virtual table checks using fts5(id unindexed, claim, title, tokenize=porter)"
    )
    raw.executemany("insert into checks values (?, ?, ?)", texts)

    def find(one: Asked) -> list[str]:
        query = search.any_of(one.text)
        if not query:
            return []
        sql = "select id from checks where checks match ? order by rank limit ?"
        return [row[0] for row in raw.execute(sql, (query, FIVE))]

    return Peer(name="FTS5 alone", find=find)


def _fuzz(texts: Sequence[tuple[str, str, str]]) -> Peer:
    ids = [name for name, _, _ in texts]
    words = [f"{claim} {title}".lower() for _, claim, title in texts]

    def find(one: Asked) -> list[str]:
        best = process.extract(
            one.text.lower(), words, scorer=fuzz.token_set_ratio, processor=None, limit=FIVE
        )
        return [ids[at] for _, _, at in best]

    return Peer(name="rapidfuzz alone", find=find)
