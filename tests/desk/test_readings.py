"""Correcting who speaks and which figures were read; the corrections outlast everything."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import Conflict, InvalidInput, NotAllowed, NotFound
from claims.model import Mode, SpeakerRole
from db import claims_store, events_store
from db.events_store import Deed
from desk import intake, rereading, triage
from desk.act import claim_of
from desk.readings import (
    CORRECTED,
    CorrectFigures,
    NameSpeaker,
    alike,
    correct_figures,
    is_open,
    name_speaker,
)
from desk.screens import document_screen
from desk.upkeep import verify
from tests.builders import a_document

if TYPE_CHECKING:
    from claims.model import Claim, Occurrence
    from desk import Desk

TEXT = (
    "The ferry carried 40 people on Monday. Two of them were hurt, the harbour office says. "
    "The council closed the pier for 3 weeks."
)


def the_claim(desk: Desk) -> Claim:
    document = a_document(desk, TEXT).id
    start = TEXT.index("The ferry")
    made = triage.make_claim(desk, document, start, TEXT.index(". Two")).made[0]
    with desk.database.snapshot() as snapshot:
        return claim_of(snapshot, made)


def now(desk: Desk, claim: Claim) -> Claim:
    with desk.database.snapshot() as snapshot:
        return claim_of(snapshot, claim.id)


def place(claim: Claim) -> Occurrence:
    return claim.occurrences[0]


def test_a_person_can_say_who_speaks_and_the_record_keeps_that_a_person_said_it(desk: Desk) -> None:
    claim = the_claim(desk)

    done = name_speaker(
        desk, NameSpeaker(occurrence=place(claim).id, speaker="Harbour Office",
                          role=SpeakerRole.ORGANISATION)
    )  # fmt: skip

    said = place(now(desk, claim)).attribution
    assert (said.speaker, said.role, said.mode) == (
        "Harbour Office", SpeakerRole.ORGANISATION, Mode.INDIRECT,
    )  # fmt: skip
    assert (said.method, said.confidence) == (CORRECTED, 1.0)
    assert done.event.action == "named the speaker"
    assert now(desk, claim).revision == claim.revision + 1
    assert verify(desk.database).ok


def test_an_empty_name_gives_the_words_back_to_the_writer(desk: Desk) -> None:
    claim = the_claim(desk)
    name_speaker(desk, NameSpeaker(occurrence=place(claim).id, speaker="Ann Lee"))
    name_speaker(desk, NameSpeaker(occurrence=place(claim).id, speaker=" "))

    assert place(now(desk, claim)).attribution.mode is Mode.NARRATED
    assert place(now(desk, claim)).attribution.speaker is None


def test_a_speaker_named_over_an_unseen_change_is_refused(desk: Desk) -> None:
    claim = the_claim(desk)
    triage.edit(desk, triage.Rewording(claim=claim.id, statement="Forty people crossed."))

    with pytest.raises(Conflict, match="Nothing was saved"):
        name_speaker(
            desk,
            NameSpeaker(
                occurrence=place(claim).id, speaker="Ann Lee", seen_revision=claim.revision
            ),
        )


REPORTED = (
    "Ines Marlow met Ann Lee at the pier. Marlow said the pier lost 14 lamps in May. "
    "The office counted 40 boats. Marlow said the ferry carried 90 people in June. "
    "Ann Lee said the quay cost 3 million crowns."
)


def heard(desk: Desk, document: str) -> list[str | None]:
    with desk.database.snapshot() as snapshot:
        claims = claims_store.of_document(snapshot, document)
    places = [one for claim in claims for one in claim.occurrences]
    return [o.attribution.speaker for o in sorted(places, key=lambda o: o.span.start)]


def test_a_misread_person_is_put_right_in_the_whole_document_as_one_event(desk: Desk) -> None:
    document = a_document(desk, REPORTED).id
    before = heard(desk, document)
    with desk.database.snapshot() as snapshot:
        claims = claims_store.of_document(snapshot, document)
    said = [c for c in claims if place(c).attribution.speaker == "Ines Marlow"]
    assert len(said) == 2
    assert alike(desk.database, said[0], place(said[0])) == 1
    done = name_speaker(desk, NameSpeaker(occurrence=place(said[0]).id, speaker="Ivo Marlow"))

    assert heard(desk, document) == [
        "Ivo Marlow" if one == "Ines Marlow" else one for one in before
    ]
    assert len(json.loads(done.event.details)["occurrences"]) == 2
    assert verify(desk.database).ok


def test_only_one_place_is_named_where_that_is_wanted(desk: Desk) -> None:
    document = a_document(desk, REPORTED).id
    with desk.database.snapshot() as snapshot:
        claims = claims_store.of_document(snapshot, document)
    said = [c for c in claims if place(c).attribution.speaker == "Ines Marlow"]
    naming = NameSpeaker(occurrence=place(said[0]).id, speaker="Ivo Marlow", everywhere=False)
    name_speaker(desk, naming)

    assert sorted(filter(None, heard(desk, document)))[-3:] == [
        "Ann Lee", "Ines Marlow", "Ivo Marlow",
    ]  # fmt: skip


def test_the_page_of_the_document_tells_who_was_named_and_leaves_the_others(desk: Desk) -> None:
    document = a_document(desk, REPORTED).id
    with desk.database.snapshot() as snapshot:
        claims = claims_store.of_document(snapshot, document)
    said = next(c for c in claims if place(c).attribution.speaker == "Ines Marlow")
    name_speaker(desk, NameSpeaker(occurrence=place(said).id, speaker="Ivo Marlow"))

    told = document_screen(desk.database, document).statements
    assert [one.attribution.speaker for one in told] == ["Ivo Marlow", "Ivo Marlow", "Ann Lee"]


def test_a_dismissed_claims_speaker_stays_as_it_is(desk: Desk) -> None:
    claim = the_claim(desk)
    triage.dismiss(desk, [claim.id])

    with pytest.raises(NotAllowed):
        name_speaker(desk, NameSpeaker(occurrence=place(claim).id, speaker="Ann Lee"))


def test_an_occurrence_that_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        name_speaker(desk, NameSpeaker(occurrence="occ_none", speaker="Ann Lee"))


def test_a_number_that_was_misread_can_be_taken_out(desk: Desk) -> None:
    claim = the_claim(desk)
    assert place(claim).quantities

    correct_figures(desk, CorrectFigures(occurrence=place(claim).id, quantities=()))

    assert place(now(desk, claim)).quantities == ()
    assert verify(desk.database).ok


def test_correcting_nothing_is_said_to_change_nothing(desk: Desk) -> None:
    claim = the_claim(desk)
    same = place(claim).quantities

    with pytest.raises(InvalidInput, match="Nothing was changed"):
        correct_figures(desk, CorrectFigures(occurrence=place(claim).id, quantities=same))


def test_a_number_outside_the_claims_words_is_refused(desk: Desk) -> None:
    claim = the_claim(desk)
    far = replace(place(claim).quantities[0].extent, start=0, end=len(TEXT))
    strange = replace(place(claim).quantities[0], extent=far)

    with pytest.raises(InvalidInput, match="outside"):
        correct_figures(desk, CorrectFigures(occurrence=place(claim).id, quantities=(strange,)))


def test_days_that_a_person_corrected_outlast_a_later_publication_date(desk: Desk) -> None:
    claim = the_claim(desk)
    correct_figures(desk, CorrectFigures(occurrence=place(claim).id, times=()))

    intake.correct(desk, place(claim).span.document_id, {"published_on": "2026-03-02"})

    assert place(now(desk, claim)).times == ()


def test_trimming_keeps_the_speaker_that_a_person_named(desk: Desk) -> None:
    claim = the_claim(desk)
    name_speaker(desk, NameSpeaker(occurrence=place(claim).id, speaker="Ann Lee"))
    span = place(claim).span

    triage.trim_occurrence(desk, place(claim).id, span.start, span.start + len("The ferry carried"))

    assert place(now(desk, claim)).attribution.speaker == "Ann Lee"


def test_naming_an_open_speaker_settles_every_place_that_was_open_in_the_same_way(
    desk: Desk,
) -> None:
    text = (
        "Councilwoman Mara Quill met Councilwoman Dana Frost on Monday.\n\n"
        "“The pier is closed,” the councilwoman said.\n\n"
        "“The ferry has stopped,” the councilwoman said."
    )
    document = a_document(desk, text).id
    with desk.database.snapshot() as snapshot:
        found = [
            (claim, one)
            for claim in claims_store.of_document(snapshot, document)
            for one in claim.occurrences
            if is_open(one.attribution)
        ]
    assert len(found) == 2, "the reading leaves both open: two women hold the role"

    name_speaker(desk, NameSpeaker(occurrence=found[0][1].id, speaker="Mara Quill"))

    speakers = {place(now(desk, claim)).attribution.speaker for claim, _ in found}
    assert speakers == {"Mara Quill"}


def test_reading_again_proposes_nothing_when_the_engine_is_the_same(desk: Desk) -> None:
    document = a_document(desk, TEXT).id

    assert rereading.differences(desk, document).is_empty


def test_reading_again_never_touches_what_a_person_worked_on(desk: Desk) -> None:
    claim = the_claim(desk)
    triage.edit(desk, triage.Rewording(claim=claim.id, statement="My own words."))
    before = now(desk, claim)

    rereading.read_again(desk, place(claim).span.document_id)

    assert now(desk, claim) == before
    assert verify(desk.database).ok


def test_reading_again_brings_back_what_an_older_engine_had_missed(desk: Desk) -> None:
    document = a_document(desk, TEXT).id
    with desk.database.write() as writing:
        writing.update("documents", document, {"engine": "reading@0"})
        for row in writing.rows("select id, document_id from occurrences"):
            writing.update(
                "occurrences", row["id"], {"speaker": "Wrong Person", "mode": "indirect"}
            )
        events_store.record(
            writing,
            Deed(
                at=desk.clock(), actor=desk.actor, action="made old", subject=document, details={}
            ),
        )

    found = rereading.differences(desk, document)
    assert found.changed
    assert all("speaker" in change.fields for change in found.changed)
    rereading.read_again(desk, document)

    assert rereading.differences(desk, document).is_empty
    assert verify(desk.database).ok
