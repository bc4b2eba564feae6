"""Quoted words are looked for across all documents, and whoever says them is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotFound
from desk.quotation_check import LONGEST, check_quotation
from reports import quotation_words
from sources.quotation import Match, Voice
from tests.builders import PIER, a_document, events

if TYPE_CHECKING:
    from desk import Desk
    from desk.quotation_check import QuotationCheck

FOLLOW_UP = """Lamps again

On the pier of Saltmarsh the lamps were counted anew. "Nobody has mended one since 2019," Ada \
Quill said once more. Somebody mended a boat.
"""


@pytest.fixture
def check(desk: Desk) -> QuotationCheck:
    a_document(desk)
    a_document(desk, FOLLOW_UP)
    return check_quotation(desk.database, "“Nobody has mended one since 2019”")


def test_words_are_found_in_every_document_that_has_them(check: QuotationCheck) -> None:
    assert check.match is Match.VERBATIM
    assert [place.number for place in check.places] == [1, 2]
    assert {place.quote for place in check.places} == {"Nobody has mended one since 2019"}


def test_who_says_them_and_that_they_stand_between_marks_is_told(check: QuotationCheck) -> None:
    assert {place.attribution.speaker for place in check.places} == {"Ada Quill"}
    assert {place.voice for place in check.places} == {Voice.QUOTED}


def test_a_reporters_words_are_not_the_speakers(desk: Desk) -> None:
    a_document(desk)
    (place,) = check_quotation(
        desk.database, "The pier at Saltmarsh has lost 14 of its 40 lamps"
    ).places

    assert place.voice is Voice.REPORTED
    assert "in the reporter's words" in quotation_words.who(place.voice, place.attribution)


def test_altered_words_are_told_with_each_difference(desk: Desk) -> None:
    a_document(desk)
    found = check_quotation(desk.database, "Nobody has repaired one since 2019")

    assert found.match is Match.ALTERED
    (place,) = found.places
    assert place.stand is not None
    assert quotation_words.differences(place.stand) == (
        "It has “repaired” where the document has “mended”.",
    )


def test_a_lost_denial_is_said_first(desk: Desk) -> None:
    a_document(desk, "The council met. The council will not vote on new lamps next month.")
    (place,) = check_quotation(
        desk.database, "The council will vote on new lamps next month"
    ).places

    assert place.stand is not None
    assert "“not”" in quotation_words.differences(place.stand)[0]
    assert "turned round" in quotation_words.differences(place.stand)[0]


def test_what_only_says_the_same_is_never_called_a_quotation(desk: Desk) -> None:
    a_document(desk)
    found = check_quotation(desk.database, "A vote of the council about lamps comes next month")

    assert found.match is Match.PARAPHRASED
    assert found.places[0].stand is None
    assert quotation_words.MATCHES[found.match] == "Only paraphrased: no quotation"


def test_words_that_stand_nowhere_are_not_found(desk: Desk) -> None:
    a_document(desk)
    found = check_quotation(desk.database, "Elephants guard the treasury at night")

    assert (found.match, found.places) == (Match.NOT_FOUND, ())


def test_a_quotation_over_several_sentences_is_found(desk: Desk) -> None:
    a_document(desk)
    words = "The council will vote on new lamps next month. The pier is open every day."

    assert check_quotation(desk.database, words).match is Match.VERBATIM


def test_one_document_can_be_asked_for(desk: Desk) -> None:
    a_document(desk)
    a_document(desk, FOLLOW_UP)
    words = "Nobody has mended one since 2019"

    assert [p.number for p in check_quotation(desk.database, words, document="2").places] == [2]
    with pytest.raises(NotFound):
        check_quotation(desk.database, words, document="9")


def test_places_beyond_the_limit_are_counted(desk: Desk) -> None:
    for copy in range(4):
        a_document(desk, f"{PIER}\nPrinted {copy}.")
    found = check_quotation(desk.database, "Nobody has mended one since 2019", most=3)

    assert (len(found.places), found.more) == (3, 1)


@pytest.mark.parametrize("words", ["", " … ", "“”", "[sic]", "x" * (LONGEST + 1)])
def test_nothing_to_look_for_is_refused(desk: Desk, words: str) -> None:
    with pytest.raises(InvalidInput):
        check_quotation(desk.database, words)


@pytest.mark.parametrize("words", ["O'Brien AND \"lamps", "NEAR(lamps, 3)", "lamps*", "-lamps"])
def test_no_words_are_read_as_a_query(desk: Desk, words: str) -> None:
    a_document(desk)
    check_quotation(desk.database, words)


def test_looking_writes_nothing(desk: Desk) -> None:
    a_document(desk)
    before = events(desk)
    check_quotation(desk.database, "Nobody has mended one since 2019")

    assert events(desk) == before
