"""The history of a thing: each act with what it changed, in words, and the reason given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Kind
from desk import evidence, intake, readings, triage, verdicts
from desk.history import history
from tests.builders import LEDGER, a_claim, a_colleague, a_document, a_link, a_review, place_of

if TYPE_CHECKING:
    from desk import Desk


def told(desk: Desk, subject: str) -> list[tuple[str, str, str]]:
    """Return what the latest act changed."""
    latest = history(desk.database, subject).told[0]
    return [(one.of, one.was, one.became) for one in latest.differences]


def test_a_rewording_is_told_with_both_wordings(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    reworded = triage.Rewording(claim=claim.id, statement="The pier never closes.", kind=Kind.EVENT)
    triage.edit(desk, reworded)

    assert told(desk, claim.id) == [
        ("Wording", "The pier is open every day.", "The pier never closes."),
        ("Kind", "Status or rule", "Event"),
    ]


def test_the_exact_words_and_the_speaker_have_a_history(desk: Desk) -> None:
    pier = a_document(desk)
    claim = a_claim(desk, pier, "lost 14 of its 40 lamps")
    place = claim.occurrences[0].id
    triage.trim_occurrence(desk, place, *place_of(pier, "lost 14"))
    trimmed = told(desk, claim.id)
    readings.name_speaker(desk, readings.NameSpeaker(occurrence=place, speaker="Ada Quill"))

    assert ("Exact words", "lost 14 of its 40 lamps", "lost 14") in trimmed
    assert ("Speaker", "the harbour office", "Ada Quill") in told(desk, claim.id)


def test_both_claims_of_a_merger_tell_where_the_words_went(desk: Desk) -> None:
    pier = a_document(desk)
    kept = a_claim(desk, pier, "lost 14 of its 40 lamps")
    folded = a_claim(desk, pier, "The pier is open every day.")
    triage.merge(desk, kept.id, [folded.id])

    moved = ("Belongs to", f"claim {folded.number}", f"claim {kept.number}")
    assert moved in told(desk, kept.id)
    assert moved in told(desk, folded.id)
    assert ("Merged into", "", f"claim {kept.number}") in told(desk, folded.id)


def test_a_document_tells_what_was_known_of_it_before(desk: Desk) -> None:
    pier = a_document(desk, publisher="Pier Post")
    intake.correct(desk, pier.id, {"publisher": "Saltmarsh Post", "published_on": "2026-03-01"})

    assert told(desk, pier.id) == [
        ("Publisher", "Pier Post", "Saltmarsh Post"),
        ("Published on", "", "2026-03-01"),
    ]


def test_reasons_are_told_with_the_act(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    triage.dismiss(desk, [claim.id], because="Nobody disputes it.")

    latest = history(desk.database, claim.id).told[0]
    assert (latest.event.action, latest.because) == ("dismissed", "Nobody disputes it.")


def test_nothing_of_a_review_stands_in_it(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    review = a_review(a_colleague(desk), claim, rationale="Seen by the keeper.")
    verdicts.withdraw(a_colleague(desk), review, because="Misread.")

    whole = repr(history(desk.database, claim.id))
    assert "Seen by the keeper" not in whole
    assert "Misread" not in whole


def test_the_last_act_is_offered_for_undoing_if_it_can_be(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    triage.dismiss(desk, [claim.id])
    dismissed = history(desk.database, claim.id)
    triage.restore(desk, [claim.id])
    a_review(desk, claim)

    assert dismissed.undoable == dismissed.told[0].event
    assert history(desk.database, claim.id).undoable is None


def test_why_evidence_was_retracted_is_told_where_the_evidence_is(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    link = a_link(desk, claim, a_document(desk, LEDGER), "put back in April")
    evidence.retract(desk, link, because="The clerk asked us to.")

    latest = history(desk.database, claim.id).told[0]
    assert (latest.event.action, latest.because) == ("retracted evidence", "")
