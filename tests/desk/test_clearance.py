"""Who may see confidential evidence, who decides it, and what an editor lets out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import NotAllowed, NotFound
from db.board_view import ClaimFilter
from db.driver import driver
from desk import clearance, evidence
from desk.screens import claim_screen
from desk.screens.documents import document_screen, documents_screen
from desk.screens.sources import source_screen, sources_screen
from review.model import Confidentiality, Shown, SourceKind, Stance
from tests.builders import a_review, checked
from tests.confidence import CANARY, Cast

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk
    from review.model import Evidence


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    """Maya linked it, Tomas is a checker, Edda an editor."""
    return Cast(tmp_path)


def piece(desk: Desk, cast: Cast, evidence: str) -> Evidence:
    screen = claim_screen(desk, cast.claim.id, chosen=ClaimFilter(), order="number")
    return next(one for one in screen.evidence if one.id == evidence)


def test_an_editor_clears_somebody_for_one_piece_and_ends_it(cast: Cast) -> None:
    (made,) = clearance.clear(cast.edda, "Tomas", evidence=cast.source).made

    assert piece(cast.tomas, cast, cast.source).shown is Shown.EVERYTHING
    assert piece(cast.tomas, cast, cast.passage).shown is Shown.NOTHING
    clearance.end_clearance(cast.edda, made)
    assert piece(cast.tomas, cast, cast.source).shown is Shown.NOTHING
    assert checked(cast.maya).findings == ()


def test_a_person_cleared_for_all_sees_pieces_linked_later(cast: Cast) -> None:
    clearance.clear(cast.edda, "Tomas")

    assert piece(cast.tomas, cast, cast.passage).note == f"note {CANARY}"


def test_an_editor_is_not_cleared_by_being_one(cast: Cast) -> None:
    assert piece(cast.edda, cast, cast.source).shown is Shown.NOTHING
    with pytest.raises(NotAllowed, match="not cleared for this piece"):
        clearance.release(cast.edda, cast.source, Shown.WORDS, because="She agreed.")


def test_who_signs_is_told_that_the_verdict_rests_on_what_is_kept_from_them(cast: Cast) -> None:
    a_review(cast.maya, cast.claim, evidence_ids=(cast.source, cast.open))

    def kept(desk: Desk) -> list[str]:
        screen = claim_screen(desk, cast.claim.id, chosen=ClaimFilter(), order="number")
        return [one.id for one in screen.rests_on_kept]

    assert kept(cast.edda) == [cast.source]
    assert kept(cast.maya) == []


def test_nobody_retracts_what_is_kept_from_them(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="kept from you"):
        evidence.retract(cast.tomas, cast.source, because="It looks odd.")
    clearance.clear(cast.edda, "Tomas", evidence=cast.source)
    evidence.retract(cast.tomas, cast.source, because="She took it back.")

    assert piece(cast.maya, cast, cast.source).retracted_at is not None


def test_a_checker_clears_nobody_for_what_others_linked(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Only an editor"):
        clearance.clear(cast.tomas, "Tomas", evidence=cast.source)
    with pytest.raises(NotAllowed, match="Only an editor"):
        clearance.clear(cast.tomas, "Tomas")
    with pytest.raises(NotFound, match="Nobody at this desk"):
        clearance.clear(cast.edda, "Nobody")


def test_whoever_linked_a_piece_clears_others_for_it_and_ends_that(cast: Cast) -> None:
    own = evidence.link_source(
        cast.tomas,
        evidence.LinkSource(
            claim=cast.claim.id,
            kind=SourceKind.INTERVIEW,
            title="A porter",
            quote="It was dark.",
            stance=Stance.SUPPORTS,
            confidentiality=Confidentiality.BACKGROUND,
        ),
    ).made[0]

    (made,) = clearance.clear(cast.tomas, "Edda", evidence=own).made
    assert piece(cast.edda, cast, own).shown is Shown.EVERYTHING
    clearance.end_clearance(cast.tomas, made)
    assert piece(cast.edda, cast, own).shown is Shown.NOTHING


@pytest.mark.parametrize("whole", [False, True])
def test_a_checker_ends_no_clearance_for_what_others_linked(cast: Cast, whole: bool) -> None:
    (made,) = clearance.clear(cast.edda, "Tomas", evidence=None if whole else cast.source).made

    with pytest.raises(NotAllowed, match="Only an editor"):
        clearance.end_clearance(cast.tomas, made)

    assert piece(cast.tomas, cast, cast.source).shown is Shown.EVERYTHING
    clearance.end_clearance(cast.edda, made)
    with pytest.raises(NotFound, match="No clearance"):
        clearance.end_clearance(cast.edda, made)


def test_nobody_is_cleared_for_what_everybody_sees(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="on the record"):
        clearance.clear(cast.edda, "Tomas", evidence=cast.open)


def test_the_confidential_pieces_of_a_claim_are_those_that_stand(cast: Cast) -> None:
    clearance.clear(cast.edda, "Tomas", evidence=cast.source)

    found = clearance.confidences(cast.maya, cast.claim.id)

    assert {one.piece.id for one in found} == {cast.passage, cast.source}
    assert {one.piece.id for one in found if one.cleared} == {cast.source}


def test_words_that_were_released_are_seen_by_all_and_their_source_by_none(cast: Cast) -> None:
    clearance.release(cast.maya, cast.source, Shown.WORDS, because="She agreed to be quoted.")

    seen = piece(cast.tomas, cast, cast.source)
    assert seen.quote == f"We sold the lamps, {CANARY}."
    assert (seen.source, seen.locator) == (None, "")
    assert [one.id for one in sources_screen(cast.maya.database, viewer=cast.tomas.actor)] == []


def test_a_release_is_taken_back_once_and_stays_in_the_record(cast: Cast) -> None:
    clearance.release(cast.maya, cast.source, Shown.EVERYTHING, because="She agreed.")
    assert piece(cast.tomas, cast, cast.source).source is not None

    clearance.take_back_release(cast.maya, cast.source, because="She objects.")

    assert piece(cast.tomas, cast, cast.source).shown is Shown.NOTHING
    with pytest.raises(NotAllowed, match="not released"):
        clearance.take_back_release(cast.maya, cast.source, because="Again.")
    assert checked(cast.maya).findings == ()


def test_a_document_does_not_tell_that_confidential_evidence_points_to_it(cast: Cast) -> None:
    def seen(desk: Desk) -> tuple[int, int]:
        shown = document_screen(desk.database, cast.document.id, viewer=desk.actor)
        listed = documents_screen(desk.database, viewer=desk.actor)
        (row,) = [one for one in listed if one.id == cast.document.id]
        return len(shown.evidence), row.evidence

    assert seen(cast.maya) == (3, 2)
    assert seen(cast.tomas) == (1, 1)


def test_a_source_known_in_confidence_is_not_there_for_others(cast: Cast) -> None:
    assert source_screen(cast.maya.database, cast.source_id, viewer=cast.maya.actor)
    with pytest.raises(NotFound, match="no source"):
        source_screen(cast.maya.database, cast.source_id, viewer=cast.tomas.actor)


def test_a_reader_that_says_not_who_looks_shows_nothing_confidential(cast: Cast) -> None:
    assert sources_screen(cast.maya.database) == ()


@pytest.mark.parametrize(
    "reasons",
    [
        f"As {CANARY} told us, they were sold.",
        f"Somebody said: we sold the lamps {CANARY}.",
        f"The note {CANARY} says it.",
    ],
)
def test_reasons_that_name_what_is_confidential_are_noticed(cast: Cast, reasons: str) -> None:
    assert clearance.slips_of(cast.maya, cast.claim.id, reasons)


def test_reasons_on_the_same_matter_are_not_taken_for_a_slip(cast: Cast) -> None:
    reasons = "The harbour office counts 26 lamps that burn, which leaves fourteen."

    assert clearance.slips_of(cast.maya, cast.claim.id, reasons) == ()


def test_a_warning_never_tells_of_what_the_reviewer_may_not_see(cast: Cast) -> None:
    assert clearance.slips_of(cast.tomas, cast.claim.id, f"As {CANARY} told us.") == ()


@pytest.mark.parametrize("table", ["clearances", "releases"])
def test_clearances_and_releases_are_never_deleted(cast: Cast, table: str) -> None:
    clearance.clear(cast.edda, "Tomas", evidence=cast.source)
    clearance.release(cast.maya, cast.source, Shown.WORDS, because="She agreed.")

    with (
        cast.maya.database.connect() as connection,
        pytest.raises(driver.IntegrityError, match="never deleted"),
    ):
        connection.conn.execute(f"delete from {table}")
