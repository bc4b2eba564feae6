"""Importing earlier checks: once is enough, a change is kept beside what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import Conflict
from db import archive_imports, archive_store
from db.driver import driver
from desk import archive
from desk.archive import import_file
from desk.screens.archive import archive_screen
from tests.builders import checked, events
from tests.db.tampering import tamper
from tests.earlier import FERRY, LAMPS, NETS, a_file_of, imported

if TYPE_CHECKING:
    from pathlib import Path

    from claims.earlier_check import EarlierCheck
    from desk import Desk


def current(desk: Desk) -> dict[int, EarlierCheck]:
    with desk.database.snapshot() as snapshot:
        return archive_store.several(snapshot, range(1, 100))


def test_an_import_is_one_event_and_the_record_stays_whole(desk: Desk) -> None:
    before = events(desk)

    found = imported(desk, LAMPS, FERRY)

    assert (found.import_.added, found.import_.refused, found.again) == (2, 0, False)
    assert [one.rating for one in current(desk).values()] == ["Half right", "Wrong"]
    assert events(desk) == before + 1
    assert checked(desk).ok


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    imported(desk, LAMPS)
    before = events(desk)

    assert imported(desk, LAMPS).again
    assert events(desk) == before


def test_the_same_check_in_another_file_is_one_row(desk: Desk) -> None:
    imported(desk, LAMPS)

    found = imported(desk, LAMPS, FERRY, name="more.jsonl")

    assert (found.import_.known, found.import_.added) == (1, 1)
    assert len(current(desk)) == 2


def test_a_changed_check_is_a_newer_version_and_the_old_one_is_kept(desk: Desk) -> None:
    imported(desk, LAMPS)

    found = imported(desk, {**LAMPS, "rating": "Right"}, name="newer.jsonl")

    assert found.import_.changed == 1
    assert [one.rating for one in current(desk).values()] == ["Right"]
    with desk.database.snapshot() as snapshot:
        old = archive_store.check(snapshot, 1)
    assert old is not None
    assert old.rating == "Half right"
    assert checked(desk).ok


def test_the_same_check_twice_in_one_file_is_one_row(desk: Desk) -> None:
    found = imported(desk, LAMPS, LAMPS, {**LAMPS, "rating": "Right"})

    assert (found.import_.added, found.import_.known, found.import_.changed) == (1, 1, 1)


def test_what_was_kept_out_can_be_read_again(desk: Desk) -> None:
    found = imported(desk, LAMPS, {"claim": "x", "url": "ftp://checks.example"})

    with desk.database.snapshot() as snapshot:
        (refusal,) = archive_imports.refusals(snapshot, found.import_.number)
    assert (refusal.line, "not a web address" in refusal.reason) == (2, True)
    assert "ftp://" in refusal.record


class Killed(Exception):
    """Somebody pulled the plug."""


def test_a_killed_import_goes_on_where_it_stopped(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "BATCH", 2)
    path = a_file_of(tmp_path, [{**LAMPS, "claim": f"Lamp {n} is out."} for n in range(5)])

    def pull(progress: archive.Progress) -> None:
        if progress.records == 4:
            raise Killed

    with pytest.raises(Killed):
        import_file(desk, path, told=pull)
    assert len(current(desk)) == 4
    seen: list[int] = []
    found = import_file(desk, path, told=lambda progress: seen.append(progress.records))

    assert seen == [5]
    assert (found.import_.added, found.import_.known) == (5, 0)
    assert checked(desk).ok


def test_two_people_do_not_import_one_file_at_a_time(
    desk: Desk, colleague: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "BATCH", 2)
    path = a_file_of(tmp_path, [{**LAMPS, "claim": f"Lamp {n} is out."} for n in range(5)])

    def meanwhile(progress: archive.Progress) -> None:
        if progress.records == 2:
            import_file(colleague, path)

    with pytest.raises(Conflict, match="Somebody else is importing"):
        import_file(desk, path, told=meanwhile)
    assert len(current(desk)) == 5


def test_the_archive_says_what_it_holds(desk: Desk) -> None:
    imported(desk, LAMPS, FERRY, NETS)

    screen = archive_screen(desk.database)

    assert screen.checks == 3
    assert screen.behind == 3
    assert [(one.publisher, one.checks) for one in screen.sources] == [
        ("Saltmarsh Checks", 2),
        ("Averley Ledger", 1),
    ]
    assert [one.file for one in screen.imports] == ["checks.jsonl"]


@pytest.mark.parametrize(
    "sql", ["update earlier_checks set rating = 'x'", "delete from earlier_checks"]
)
def test_an_earlier_check_is_never_changed(desk: Desk, sql: str) -> None:
    imported(desk, LAMPS)

    with pytest.raises(driver.IntegrityError, match="never"), desk.database.write() as writing:
        writing.execute(sql)


_SMUGGLED = (
    "insert into earlier_checks select number + 9, import_number, replaces, claim, claimant, "
    "claimed_on, publisher, rating, value, best, worst, title, address, published_on, language, "
    "given_id, digest from earlier_checks where number = 2"
)


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("update earlier_checks set rating = 'Right' where number = 2", "check 2 is not as"),
        ("delete from earlier_checks where number = 2", "imported together"),
        (_SMUGGLED, "added by no import"),
    ],
)
def test_a_check_changed_behind_the_desks_back_is_found(desk: Desk, sql: str, what: str) -> None:
    imported(desk, LAMPS, FERRY)
    tamper(desk.database, sql)

    found = [finding.what for finding in checked(desk).findings]

    assert any(what in one for one in found), found


def test_enormous_records_make_small_batches_and_all_come_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "BATCH_BYTES", 1)

    found = imported(desk, LAMPS, FERRY, NETS)

    assert (found.import_.added, found.import_.records) == (3, 3)
    assert checked(desk).ok
