"""Checking a whole record: that nothing was changed, added or removed behind the desk's back.

Every event is chained to the one before and seals digests of the rows it wrote; words are named
by their digest. So whatever is edited without the desk's key to all of it is found here, with
the row and the event since which it happened. Somebody who rewrites the whole chain leaves no
trace inside; that is found only with a head (count and digest) that was printed outside.

Reads one snapshot, row by row: memory does not grow with the record. Nothing is mended.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db import (
    events_store,
    former_rows,
    verify_archive,
    verify_chain,
    verify_rows,
    verify_schema,
    verify_search,
    verify_words,
    withdrawal_store,
)
from db.digest import GENESIS
from db.driver import driver, version
from db.engine import is_server
from db.findings import Finding, Verification
from review.model import Head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.connection import Database
    from db.findings import Checked, Progress
    from db.rows import Row
    from db.transaction import Snapshot

_PROVES_THE_SEARCH = (3, 44, 0)
"""From this SQLite on its check of the file proves the structure of each search index, too."""
_UNREADABLE = frozenset({"file", "table"})
"""Where something is wrong with these, what follows could not be read."""

MOST_FINDINGS = 1_000
"""More are counted and not listed; a record that is this broken has to be restored."""

_EVERY = 500
"""Things between two calls of `progress`; a page redrawn more often than it can be read is slow."""


def verify(
    snapshot: Snapshot,
    *,
    expect_head: Head | None = None,
    progress: Progress | None = None,
    with_file: bool = True,
) -> Verification:
    """Check everything in the record; `expect_head` is one that was printed outside.

    Without `with_file` whoever calls has SQLite check its file and the search (`file_and_search`)
    at the same time.
    """
    looked = _Look(progress=progress)
    try:
        return _looked_through(looked, snapshot, expect_head, with_file=with_file)
    except driver.DatabaseError as error:
        looked.found.append(_senseless(error))
        return looked.cut_short()


def file_and_search(database: Database) -> tuple[Finding, ...]:
    """Check what SQLite does by itself: pages, indexes, references, the entries of the search.

    Each is one long call during which the library lets go of Python, so that another thread checks
    the record at full speed. What comes back row by row is not in it: two threads that ask for
    rows wait for one another at each.
    """
    try:
        with database.afresh() as snapshot:
            found = [*verify_schema.whole(snapshot), *verify_search.entries(snapshot)]
        if not any(found) and version() < _PROVES_THE_SEARCH:
            with database.connect() as connection:
                found = list(verify_search.structure(connection))
    except driver.DatabaseError as error:
        return (_senseless(error),)
    return tuple(one for findings in found for one in findings)


def _senseless(error: Exception) -> Finding:
    what = f"SQLite cannot make sense of the file ({error})."
    return Finding(relation="file", row="", what=what)


def _looked_through(
    looked: _Look, snapshot: Snapshot, expect_head: Head | None, *, with_file: bool
) -> Verification:
    looked.at("schema", verify_schema.schema(snapshot))
    if with_file:
        looked.at("file", verify_schema.whole(snapshot))
    if any(finding.relation in _UNREADABLE for finding in looked.found):
        return looked.cut_short()
    looked.at("events", verify_chain.events(snapshot, expect_head))
    looked.at("histories", verify_chain.histories(snapshot))
    looked.at("ledger", verify_rows.strangers(snapshot))
    looked.at("rows", verify_rows.rows(snapshot))
    looked.at("former rows", former_rows.checked(snapshot))
    looked.at("archive", verify_archive.batches(snapshot))
    looked.at("words", verify_words.bodies(snapshot))
    looked.at("quotes", verify_words.quotes(snapshot))
    if not is_server(snapshot.connection):
        search = verify_search.contents if with_file else verify_search.sentences
        looked.at("search", search(snapshot))
    return Verification(
        events=snapshot.number("select count(*) from events"),
        rows=looked.counts["rows"],
        texts=looked.counts["words"],
        head=events_store.head(snapshot),
        findings=looked.told(),
        withdrawals=tuple(map(_withdrawal, withdrawal_store.listed(snapshot))),
    )


def _withdrawal(row: Row) -> str:
    what = f"document {row['number']}" if row["document_id"] else "a copy of a source"
    texts = f"{row['texts']} text{'' if row['texts'] == 1 else 's'}"
    return (
        f"{what}, withdrawn on {row['withdrawn_at'][:10]} by {row['withdrawn_by_name']}: "
        f"{row['because']} ({texts})"
    )


@dataclass(slots=True, kw_only=True)
class _Look:
    """Counts what was looked at and keeps what was found."""

    progress: Progress | None
    counts: dict[str, int] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)
    unlisted: int = 0

    def at(self, what: str, checks: Iterable[Checked]) -> None:
        """Run one check to its end."""
        count = 0
        for count, findings in enumerate(checks, start=1):
            if findings:
                self._keep(findings)
            if count % _EVERY == 0:
                self._tell(what, count)
        self.counts[what] = count
        self._tell(what, count)

    def cut_short(self) -> Verification:
        """Return what was found before the record proved to be unreadable."""
        what = "Nothing else could be checked. Restore the latest backup."
        rest = Finding(relation="file", row="", what=what)
        none = Head(events=0, digest=GENESIS)
        return Verification(events=0, rows=0, texts=0, head=none, findings=(*self.told(), rest))

    def told(self) -> tuple[Finding, ...]:
        """Return the findings, the last one saying how many more there are."""
        if not self.unlisted:
            return tuple(self.found)
        what = f"{self.unlisted:,} more findings are not listed."
        return (*self.found, Finding(relation="file", row="", what=what))

    def _keep(self, findings: Checked) -> None:
        room = max(0, MOST_FINDINGS - len(self.found))
        self.found.extend(findings[:room])
        self.unlisted += len(findings[room:])

    def _tell(self, what: str, count: int) -> None:
        if self.progress is not None:
            self.progress(what, count)
