"""The side index of the archive: which earlier checks share words with a claim.

tantivy keeps it in a folder beside the database. It follows from the table `earlier_checks` and
can be made again at any time; it is never the truth and no transaction waits for it. Rows are only
ever added to the table, so the index catches up by their number, and one that caught up in many
steps answers as one that was built at once.

One process at a time writes (a lock that dies with its holder); all others go on reading what is
there. A rebuild happens in a folder of its own, and one rename of a file puts it in place: a build
that is killed leaves the old index serving. Readers of a superseded build keep it until they ask
again.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import tantivy

from db import archive_store
from db.file_lock import held
from db.search import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from db.archive_store import Indexed
    from db.connection import Database

    Told = Callable[[int, int], None]
    """Hears how many of how many checks are indexed."""

_VERSION = "1"
"""Rises when the words of a check would be read differently, or fields change."""

_HEAP = 100_000_000
"""Bytes tantivy may use before it writes a segment."""

_STEP = 20_000
"""Checks read from the database at once; a row takes about half a kilobyte."""

_COMMON = 0.1
"""Share of the checks beyond which a word is not looked for: it tells nothing apart and is most of
the work. At a million checks this saves a quarter of the time and loses no hit (2026-11-22)."""

_MOST_EQUAL = 5_000
"""Hits of one score beyond which the first ones will do: nobody can tell them apart."""

_FEW = 3
"""With fewer telling words than this, common ones are looked for as well."""

_LETTERS = "d ll m re s t u ve"
"""What is left of “don't” and “U.S.” when words are cut at every mark."""


class Hit(NamedTuple):
    """A check that shares words: its number, its bm25, and the day it was published, if known."""

    number: int
    score: float
    day: date | None


@dataclass(frozen=True, slots=True)
class ArchiveIndex:
    """An index as it was when it was opened. May be shared by threads."""

    index: tantivy.Index
    searcher: tantivy.Searcher

    @property
    def checks(self) -> int:
        """How many checks it holds, older versions included."""
        return self.searcher.num_docs

    def holding(self, terms: Iterable[str]) -> dict[str, int]:
        """Return, for each stem, how many checks hold it."""
        return {term: self.searcher.doc_freq(_WORDS, term) for term in terms}

    def search(
        self, terms: Mapping[str, float], holding: Mapping[str, int], most: int
    ) -> list[Hit]:
        """Return the checks with most of these stems, weighed by bm25 and `terms`, best first."""
        wanted = self._telling(terms, holding)
        if not wanted:
            return []
        found = self._found(self._any_of(wanted), most)
        places = [place for _, place in found]
        numbers = self.searcher.fast_field_values(_NUMBER, places)
        days = self.searcher.fast_field_values(_DAY, places)
        hits = (
            Hit(number=int(number or 0), score=round(score, 3), day=_day(int(day or 0)))
            for (score, _), number, day in zip(found, numbers, days, strict=True)
        )
        return sorted(hits, key=lambda hit: (-hit.score, hit.number))

    def _found(self, query: tantivy.Query, most: int) -> list[tuple[float, tantivy.DocAddress]]:
        """Return the best hits without those that tie with the last one.

        Which of equal hits come first depends on how the index came about, and an index that
        caught up must answer as one built at once. Where all are equal, more are asked for.
        """
        found = self.searcher.search(query, most).hits
        if len(found) < most:
            return found
        apart = [hit for hit in found if hit[0] > found[-1][0]]
        return apart or (found if most > _MOST_EQUAL else self._found(query, most * 4))

    def _telling(self, terms: Mapping[str, float], holding: Mapping[str, int]) -> dict[str, float]:
        known = {term: weight for term, weight in terms.items() if holding.get(term)}
        most = max(_COMMON * self.checks, 100)
        telling = {term: weight for term, weight in known.items() if holding[term] <= most}
        return telling if len(telling) >= _FEW else known

    def _any_of(self, terms: Mapping[str, float]) -> tantivy.Query:
        schema = self.index.schema
        queries = ((tantivy.Query.term_query(schema, _WORDS, t), w) for t, w in terms.items())
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, tantivy.Query.boost_query(q, w)) for q, w in queries]
        )


def stems(text: str) -> list[str]:
    """Return the stems of `text` as the index holds them, in order, without stop words."""
    return _analyzer().analyze(text)


def folder(database: Database) -> Path:
    """Return where the index of a database stands."""
    return database.path.with_name(f"{database.path.name}.archive")


def opened(database: Database) -> ArchiveIndex | None:
    """Return the index as it is now, or None where there is none for this archive."""
    build = _current(folder(database))
    return None if build is None else _reader(build)


def behind(database: Database) -> int:
    """Return how many checks of the archive the index does not hold yet."""
    index = opened(database)
    with database.snapshot() as snapshot:
        return archive_store.last_number(snapshot) - (_last(index) if index else 0)


def catch_up(database: Database, told: Told | None = None) -> int:
    """Add what is missing; return how many checks were added, 0 when somebody else is at it.

    An index that is not of this archive (the database was restored, say) is built anew.
    """
    with held(folder(database) / "lock") as is_ours:
        if not is_ours:
            return 0
        build = _current(folder(database))
        if build is None or not _belongs(database, build):
            return _build(database, told)
        return _extend(database, build, told)


def rebuild(database: Database, told: Told | None = None) -> int | None:
    """Build the index anew beside the one that serves, then switch; return its size.

    None when somebody else is building it.
    """
    with held(folder(database) / "lock") as is_ours:
        return _build(database, told) if is_ours else None


def _build(database: Database, told: Told | None) -> int:
    where = folder(database)
    old = _current(where)
    _sweep(where, keep=old)
    number = int(old.name.rpartition("-")[2]) + 1 if old else 1
    build = where / f"build-{number}"
    build.mkdir(parents=True)
    count = _extend(database, build, told)
    _switch(where, build)
    _sweep(where, keep=build)
    return count


def _switch(where: Path, build: Path) -> None:
    """Name the build that serves, in one step that cannot be seen half done."""
    new = where / "current.new"
    new.write_text(f"{_VERSION} {build.name}\n", "utf-8")
    new.replace(where / "current")


def _sweep(where: Path, *, keep: Path | None) -> None:
    """Remove builds that no longer serve, or never did."""
    for left in where.glob("build-*"):
        if left != keep:
            # A reader on Windows may still hold a file open; the next sweep takes it.
            shutil.rmtree(left, ignore_errors=True)


def _current(where: Path) -> Path | None:
    with suppress(OSError, ValueError):
        version, name = (where / "current").read_text("utf-8").split()
        build = where / name
        if version == _VERSION and (build / "meta.json").exists():
            return build
    return None


def _extend(database: Database, build: Path, told: Told | None) -> int:
    index = _index(build)
    index.reload()
    last = first = _last(ArchiveIndex(index, index.searcher()))
    with database.snapshot() as snapshot:
        whole = archive_store.last_number(snapshot)
    if last >= whole:
        return 0
    writer = index.writer(_HEAP, 1)
    while last < whole:
        with database.snapshot() as snapshot:
            rows = archive_store.to_index(snapshot, after=last, most=_STEP)
            mark = archive_store.seal_of(snapshot, rows[-1].number)
        for row in rows:
            writer.add_document(_document(row, mark))
        last = rows[-1].number
        if told is not None:
            told(last, whole)
    writer.commit()
    writer.wait_merging_threads()
    return last - first


def _document(row: Indexed, mark: str) -> tantivy.Document:
    day = date.fromisoformat(row.published_on).toordinal() if row.published_on else 0
    document = tantivy.Document()
    document.add_integer(_NUMBER, row.number)
    document.add_integer(_DAY, day)
    document.add_text(_WORDS, f"{row.claim} {row.title}")
    document.add_text(_MARK, mark)
    return document


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _last(index: ArchiveIndex) -> int:
    """The highest number indexed; 0 in an empty index."""
    newest = _newest(index)
    return 0 if newest is None else int(newest[_NUMBER][0])


def _newest(index: ArchiveIndex) -> tantivy.Document | None:
    found = index.searcher.search(tantivy.Query.all_query(), 1, order_by_field=_NUMBER).hits
    return index.searcher.doc(found[0][1]) if found else None


def _belongs(database: Database, build: Path) -> bool:
    """Whether the newest check indexed came with the import that the database says."""
    index = _reader(build)
    newest = _newest(index)
    if newest is None:
        return True
    with database.snapshot() as snapshot:
        mark = archive_store.seal_of(snapshot, int(newest[_NUMBER][0]))
    return bool(newest[_MARK][0] == mark)


_NUMBER, _DAY, _WORDS, _MARK = "number", "day", "words", "mark"
_readers: dict[Path, tuple[tuple[int, int], ArchiveIndex]] = {}
_readers_lock = Lock()


def _reader(build: Path) -> ArchiveIndex:
    """Return a reader of a build, opened anew when it was added to since."""
    state = (build / "meta.json").stat()
    seen = (state.st_mtime_ns, state.st_ino)
    with _readers_lock:
        kept = _readers.get(build)
        if kept is not None and kept[0] == seen:
            return kept[1]
        for stale in [other for other in _readers if not other.exists()]:
            del _readers[stale]
        index = _index(build)
        index.reload()
        opened_now = ArchiveIndex(index, index.searcher())
        _readers[build] = (seen, opened_now)
        return opened_now


def _index(build: Path) -> tantivy.Index:
    schema = tantivy.SchemaBuilder()
    schema.add_integer_field(_NUMBER, stored=True, fast=True)
    schema.add_integer_field(_DAY, fast=True)
    schema.add_text_field(_WORDS, tokenizer_name=_WORDS, index_option="freq")
    schema.add_text_field(_MARK, stored=True, tokenizer_name="raw", index_option="basic")
    index = tantivy.Index(schema.build(), str(build))
    index.register_tokenizer(_WORDS, _analyzer())
    return index


@cache
def _analyzer() -> tantivy.TextAnalyzer:
    """Words cut at every mark, lower case, without accents and stop words, stemmed."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(60))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.custom_stopword([*sorted(STOP_WORDS), *_LETTERS.split()]))
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )
