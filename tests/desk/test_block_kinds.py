"""Saying what a stretch of a document is: kept, followed by every reading, and taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from claims.errors import Conflict, InvalidInput, NotFound
from claims.structure import BlockKind
from db import search
from desk import intake, rereading, triage
from desk.block_kinds import CorrectBlock, correct_block
from desk.read_once import reading_of
from desk.screens import document_screen
from desk.undo import undo
from tests.builders import a_document, checked, events, place_of, the_claim, the_document

if TYPE_CHECKING:
    from claims.model import Claim, Document
    from desk import Desk
    from desk.act import Done

LAMPS = "Of the lamps on the pier 14 were taken down in March, and 9 came back on Friday."
TEXT = f"""Harbour pier goes dark

{LAMPS}

The harbour office counted 40 lamps on the pier in June 2025.
"""


@pytest.fixture
def document(desk: Desk) -> Document:
    return a_document(desk, TEXT)


def say(desk: Desk, document: Document, words: str, kind: BlockKind | None) -> Done:
    start, end = place_of(document, words)
    correction = CorrectBlock(document=document.id, start=start, end=end, kind=kind)
    return correct_block(desk, correction)


def claims_in(desk: Desk, document: Document, words: str) -> list[Claim]:
    start, end = place_of(document, words)
    marks = document_screen(desk.database, document.id).marks
    inside = [one for one in marks if start <= one.extent.start and one.extent.end <= end]
    return [the_claim(desk, one.claim) for one in inside]


def kind_of(desk: Desk, document: Document, words: str) -> BlockKind:
    start, _ = place_of(document, words)
    blocks = reading_of(the_document(desk, document.id)).blocks
    return next(one.kind for one in blocks if one.extent.start <= start < one.extent.end)


def test_a_stretch_is_what_a_person_says_it_is(desk: Desk, document: Document) -> None:
    done = say(desk, document, LAMPS, BlockKind.CAPTION)

    assert kind_of(desk, document, LAMPS) is BlockKind.CAPTION
    assert (done.event.action, done.event.subject) == ("corrected a block", document.id)
    assert the_document(desk, document.id).text == TEXT
    assert checked(desk).ok


def test_no_claim_changes_until_the_proposed_differences_are_applied(
    desk: Desk, document: Document
) -> None:
    before = claims_in(desk, document, LAMPS)
    say(desk, document, LAMPS, BlockKind.METADATA)
    assert before
    assert claims_in(desk, document, LAMPS) == before
    gone = rereading.differences(desk, document.id).gone
    assert {one.id for one in gone} == {one.id for one in before}
    rereading.read_again(desk, document.id)

    assert {one.state for one in claims_in(desk, document, LAMPS)} == {"dismissed"}
    assert rereading.differences(desk, document.id).is_empty


def test_what_a_reading_set_aside_comes_back_when_the_correction_is_taken_back(
    desk: Desk, document: Document
) -> None:
    say(desk, document, LAMPS, BlockKind.METADATA)
    rereading.read_again(desk, document.id)
    say(desk, document, LAMPS, None)
    assert [one.fields for one in rereading.differences(desk, document.id).changed]
    rereading.read_again(desk, document.id)

    assert {one.state for one in claims_in(desk, document, LAMPS)} == {"candidate"}
    assert the_document(desk, document.id).by_hand == ()
    assert checked(desk).ok


def test_what_people_decided_stays_whatever_the_text_reads_like(
    desk: Desk, document: Document
) -> None:
    (kept, *_) = claims_in(desk, document, LAMPS)
    triage.accept(desk, [kept.id])
    say(desk, document, LAMPS, BlockKind.METADATA)
    rereading.read_again(desk, document.id)

    assert the_claim(desk, kept.id).state == "triaged"


def test_what_a_person_set_aside_never_comes_back_by_reading(
    desk: Desk, document: Document
) -> None:
    (refused, *_) = claims_in(desk, document, LAMPS)
    triage.dismiss(desk, [refused.id])
    say(desk, document, LAMPS, BlockKind.METADATA)
    say(desk, document, LAMPS, None)
    rereading.read_again(desk, document.id)

    assert the_claim(desk, refused.id).state == "dismissed"


def test_a_date_given_later_does_not_make_a_claim_one_that_people_worked_on(
    desk: Desk, document: Document
) -> None:
    intake.correct(desk, document.id, {"published_on": "2026-03-05"})
    assert {one.revision for one in claims_in(desk, document, LAMPS)} == {2}
    say(desk, document, LAMPS, BlockKind.METADATA)

    assert rereading.differences(desk, document.id).gone


def test_a_line_that_states_the_day_gives_the_document_its_date(desk: Desk) -> None:
    text = f"Harbour pier goes dark\n\nOn the pier, 5 March 2026\n\n{LAMPS}\n"
    document = a_document(desk, text)
    assert document.published_on is None
    say(desk, document, "On the pier, 5 March 2026", BlockKind.METADATA)

    assert the_document(desk, document.id).published_on == date(2026, 3, 5)
    assert not document_screen(desk.database, document.id).unresolved


def test_the_sentences_to_search_follow(desk: Desk, document: Document) -> None:
    say(desk, document, LAMPS, BlockKind.METADATA)

    with desk.database.snapshot() as snapshot:
        assert not search.passages(snapshot, search.all_of("came back"), most=5)
        assert search.passages(snapshot, search.all_of("counted"), most=5)


def test_a_correction_is_undone_with_the_sentences_and_the_day_that_followed_it(
    desk: Desk,
) -> None:
    text = f"Harbour pier goes dark\n\nOn the pier, 5 March 2026\n\n{LAMPS}\n"
    document = a_document(desk, text)
    say(desk, document, "On the pier, 5 March 2026", BlockKind.METADATA)
    undo(desk, events(desk))
    assert the_document(desk, document.id) == document

    say(desk, document, LAMPS, BlockKind.METADATA)
    undo(desk, events(desk))
    assert kind_of(desk, document, LAMPS) is BlockKind.BODY
    with desk.database.snapshot() as snapshot:
        assert search.passages(snapshot, search.all_of("came back"), most=5)
    assert checked(desk).ok


def test_a_correction_that_changes_nothing_is_no_event(desk: Desk, document: Document) -> None:
    before = events(desk)
    for kind in (BlockKind.BODY, None):
        with pytest.raises(InvalidInput, match="stand as you say already"):
            say(desk, document, LAMPS, kind)

    assert events(desk) == before


def test_a_place_without_words_and_an_unknown_document_are_refused(
    desk: Desk, document: Document
) -> None:
    end = len(TEXT)
    for start in (end - 1, end, end + 50):
        correction = CorrectBlock(
            document=document.id, start=start, end=end + 90, kind=BlockKind.BODY
        )
        with pytest.raises(InvalidInput, match="No words stand there"):
            correct_block(desk, correction)
    with pytest.raises(NotFound):
        correct_block(desk, CorrectBlock(document="99", start=0, end=3, kind=BlockKind.BODY))


def test_whoever_saw_the_document_before_is_told_who_changed_it(
    desk: Desk, colleague: Desk, document: Document
) -> None:
    say(colleague, document, LAMPS, BlockKind.CAPTION)
    start, end = place_of(document, LAMPS)
    stale = CorrectBlock(
        document=document.id, start=start, end=end, kind=BlockKind.LIST, seen_revision=1
    )
    with pytest.raises(Conflict, match="Tomas corrected a block"):
        correct_block(desk, stale)
