"""What is known about a document can be corrected; its text cannot."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from claims.errors import Conflict, InvalidInput, NotFound
from db import search
from desk.intake import correct
from tests.builders import (
    START,
    a_claim,
    a_document,
    a_review,
    checked,
    the_claim,
    the_document,
)

if TYPE_CHECKING:
    from claims.model import Claim, Document
    from desk import Desk

TODAY = START.date()


@pytest.fixture
def document(desk: Desk) -> Document:
    """An article without a day."""
    return a_document(desk)


@pytest.fixture
def claim(desk: Desk, document: Document) -> Claim:
    """A claim whose date needs that day."""
    return a_claim(desk, document, "the harbour office said on Tuesday")


def revision(desk: Desk, document: Document) -> int:
    with desk.database.snapshot() as snapshot:
        row = snapshot.row("select revision from documents where id = :id", id=document.id)
    return int((row or {})["revision"])


def test_each_field_can_be_corrected_and_cleared(desk: Desk, document: Document) -> None:
    correct(
        desk,
        document.id,
        {
            "title": "  The pier   goes dark ",
            "publisher": "Saltmarsh Mail",
            "author": "Jo Reed",
            "url": " https://mail.example/pier ",
            "published_on": date(2026, 3, 4),
        },
    )
    after = the_document(desk, document.id)
    assert (after.title, after.publisher, after.author) == (
        "The pier goes dark",
        "Saltmarsh Mail",
        "Jo Reed",
    )
    assert (after.url, after.published_on) == ("https://mail.example/pier", date(2026, 3, 4))
    assert after.text == document.text

    correct(desk, document.id, dict.fromkeys(("publisher", "author", "url", "published_on")))
    cleared = the_document(desk, document.id)
    assert (cleared.publisher, cleared.author, cleared.url, cleared.published_on) == (
        None,
        None,
        None,
        None,
    )


def test_a_publication_date_resolves_the_dates_that_waited_for_it(
    desk: Desk, document: Document, claim: Claim
) -> None:
    assert claim.occurrences[0].times[0].needs == "publication date"
    done = correct(desk, document.id, {"published_on": "2026-03-05"})
    after = the_claim(desk, claim.id)

    (time,) = after.occurrences[0].times
    assert (time.earliest, time.latest, time.needs) == (date(2026, 3, 3), date(2026, 3, 3), None)
    assert after.revision == claim.revision + 1
    assert after.occurrences[0].span == claim.occurrences[0].span
    assert done.event.subject == document.id


def test_a_later_correction_resolves_them_anew_and_clearing_it_leaves_them_open(
    desk: Desk, document: Document, claim: Claim
) -> None:
    correct(desk, document.id, {"published_on": "2026-03-05"})
    correct(desk, document.id, {"published_on": "2026-02-26"})
    assert the_claim(desk, claim.id).occurrences[0].times[0].earliest == date(2026, 2, 24)

    correct(desk, document.id, {"published_on": None})
    assert the_claim(desk, claim.id).occurrences[0].times == claim.occurrences[0].times


def test_whoever_saw_other_dates_is_told_who_corrected_them(
    desk: Desk, colleague: Desk, document: Document, claim: Claim
) -> None:
    correct(colleague, document.id, {"published_on": "2026-03-05"})

    with pytest.raises(Conflict, match="Tomas corrected at"):
        a_review(desk, claim, seen_revision=claim.revision)


def test_a_correction_without_dates_leaves_the_claims_alone(
    desk: Desk, document: Document, claim: Claim
) -> None:
    correct(desk, document.id, {"publisher": "Saltmarsh Mail"})

    assert the_claim(desk, claim.id) == claim


def test_a_new_title_finds_the_claims_of_the_document(
    desk: Desk, document: Document, claim: Claim
) -> None:
    correct(desk, document.id, {"title": "Zeppelin over the quay"})

    with desk.database.snapshot() as snapshot:
        rows = snapshot.rows(
            "select rowid from claims_fts where claims_fts match :query",
            query=search.all_of("zeppelin"),
        )
    assert claim.number in {row["rowid"] for row in rows}


def test_a_stale_correction_is_refused_with_who_came_first(
    desk: Desk, colleague: Desk, document: Document
) -> None:
    correct(colleague, document.id, {"author": "Jo Reed"}, seen_revision=1)

    with pytest.raises(Conflict, match=r"Tomas corrected at .*you saw revision 1, it is now 2"):
        correct(desk, document.id, {"author": "J. Reed"}, seen_revision=1)
    assert the_document(desk, document.id).author == "Jo Reed"
    assert revision(desk, document) == 2


def test_a_correction_that_changes_nothing_is_refused(desk: Desk, document: Document) -> None:
    for changes in ({}, {"title": f" {document.title} "}, {"author": ""}, {"published_on": ""}):
        with pytest.raises(InvalidInput, match="Nothing was changed"):
            correct(desk, document.id, changes)


@pytest.mark.parametrize("field", ["text", "digest", "id", "added_by", "revision", "x = 1; --"])
def test_nothing_else_can_be_corrected(desk: Desk, document: Document, field: str) -> None:
    with pytest.raises(InvalidInput, match="cannot be corrected"):
        correct(desk, document.id, {field: "other"})


@pytest.mark.parametrize(
    "day", ["soon", "2026-13-01", "1399-12-31", "2026-03-11", "9999-12-31", "09.03.2026", "\0"]
)
def test_what_is_no_day_of_publication_is_refused(desk: Desk, document: Document, day: str) -> None:
    with pytest.raises(InvalidInput, match="cannot be the day of publication"):
        correct(desk, document.id, {"published_on": day})


def test_a_paper_of_tomorrow_is_todays_paper_somewhere(desk: Desk, document: Document) -> None:
    tomorrow = TODAY.replace(day=TODAY.day + 1)
    correct(desk, document.id, {"published_on": tomorrow})

    assert the_document(desk, document.id).published_on == tomorrow


def test_a_document_keeps_a_title(desk: Desk, document: Document) -> None:
    for title in (None, "", "  "):
        with pytest.raises(InvalidInput, match="needs a title"):
            correct(desk, document.id, {"title": title})


def test_an_address_that_is_none_is_refused(desk: Desk, document: Document) -> None:
    with pytest.raises(InvalidInput, match="is not a web address"):
        correct(desk, document.id, {"url": "javascript:alert(1)"})


def test_a_title_as_long_as_a_page_is_refused(desk: Desk, document: Document) -> None:
    with pytest.raises(InvalidInput, match="it may have 500"):
        correct(desk, document.id, {"title": "pier " * 200})


def test_a_document_that_is_not_here_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        correct(desk, "doc_nowhere", {"title": "x"})


def test_corrections_leave_the_record_in_order(
    desk: Desk, document: Document, claim: Claim
) -> None:
    correct(desk, document.id, {"published_on": "2026-03-05", "title": "Other"}, command_id="a")
    again = correct(desk, document.id, {"published_on": "2026-03-05"}, command_id="a")

    assert again.again
    assert checked(desk).ok
