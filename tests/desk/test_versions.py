"""A newer version keeps what people did, says what changed, and never guesses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed, NotFound, Refusal
from claims.model import ClaimState
from db import claims_store, versions_store
from db.board_view import ClaimFilter
from desk import inbox, readings, triage, versions
from desk.intake import About, take_in_pasted
from desk.relations import AddCaveat, add_caveat
from desk.screens import claim_screen
from review.inbox import Wait
from tests.builders import (
    LEDGER,
    PIER,
    a_claim,
    a_colleague,
    a_desk,
    a_document,
    a_link,
    checked,
    events,
    number_of,
    place_of,
    the_claim,
    the_document,
)

if TYPE_CHECKING:
    from pathlib import Path

    from claims.model import Claim
    from db.rows import Row
    from desk import Desk
    from desk.storing import TakenIn

NEWER = PIER.replace("14 of its 40 lamps", "16 of its 40 lamps").replace(
    "The council will vote", "It was said yesterday.\n\nThe council will vote"
)
PAGE = "https://mail.example/pier"


def newer(desk: Desk, text: str = NEWER, of: str = "1") -> TakenIn:
    return take_in_pasted(desk, text, About(version_of=of))


def anchors(desk: Desk, document: str) -> list[Row]:
    with desk.database.snapshot() as snapshot:
        version = versions_store.version_of(snapshot, document)
        return versions_store.anchors_of(snapshot, version["id"]) if version else []


def claims_of(desk: Desk, document: str) -> tuple[Claim, ...]:
    with desk.database.snapshot() as snapshot:
        return claims_store.of_document(snapshot, document)


def only(desk: Desk, document: str, outcome: str) -> Row:
    (found,) = (row for row in anchors(desk, document) if row["outcome"] == outcome)
    return found


def test_a_claim_whose_words_stand_is_carried_over_and_not_proposed_again(desk: Desk) -> None:
    first = a_document(desk)
    known = claims_of(desk, first.id)
    taken = newer(desk, PIER + "\nMore is to come.")

    assert taken.follows == 1
    assert {c.id for c in known} <= {c.id for c in claims_of(desk, taken.document or "")}
    assert taken.outcomes == {"kept": len(known)}
    for claim in known:
        places = [o.span.document_id for o in the_claim(desk, claim.id).occurrences]
        assert places == [first.id, taken.document]
    assert checked(desk).ok


def test_a_claim_whose_words_changed_waits_and_the_new_words_are_a_candidate(desk: Desk) -> None:
    a_document(desk)
    taken = newer(desk)
    changed = only(desk, taken.document or "", "changed")

    assert "14 of its 40" in changed["old_quote"]
    assert "16 of its 40" in changed["quote"]
    assert changed["decision"] is None
    statements = [claim.statement for claim in claims_of(desk, taken.document or "")]
    assert any("16 of its 40" in statement for statement in statements)
    assert not any("14 of its 40" in statement for statement in statements)


def test_the_earlier_version_is_left_as_it_is(desk: Desk) -> None:
    first = a_document(desk)
    claim = a_claim(desk, first, "The pier is open every day.")
    newer(desk)

    assert the_document(desk, "1").text == PIER
    assert the_claim(desk, claim.id).occurrences[0].span.document_id == first.id


def test_taking_a_version_in_is_one_event_that_names_the_claims_it_touched(desk: Desk) -> None:
    a_document(desk)
    before = events(desk)
    newer(desk)

    assert events(desk) == before + 1
    assert checked(desk).ok


def test_a_dismissed_claim_is_not_proposed_again_either(desk: Desk) -> None:
    first = a_document(desk)
    triage.dismiss(desk, [claim.id for claim in claims_of(desk, first.id)])
    taken = newer(desk, PIER.replace("Harbour pier goes dark\n\n", ""))

    assert taken.claims == 0
    assert {c.state for c in claims_of(desk, taken.document or "")} == {ClaimState.DISMISSED}


def test_a_speaker_that_a_person_named_is_named_in_the_newer_version_too(desk: Desk) -> None:
    first = a_document(desk)
    claim = a_claim(desk, first, "The pier is open every day.")
    readings.name_speaker(
        desk, readings.NameSpeaker(occurrence=claim.occurrences[0].id, speaker="Ada Quill")
    )
    newer(desk)
    carried = the_claim(desk, claim.id).occurrences[1]

    assert carried.attribution.speaker == "Ada Quill"
    with desk.database.snapshot() as snapshot:
        assert claims_store.corrected_in(snapshot, carried.id) == {"speaker"}


def test_words_that_are_carried_over_have_the_speaker_whom_they_had(desk: Desk) -> None:
    text = (
        "Lamps go dark\n\n“The head of the ferry office has publicly stated that his intention is "
        "to close the pier, and now he is targeting towns like Saltmarsh,” Ada Quill said.\n"
    )
    a_document(desk, text, published_on=date(2026, 3, 2))
    document = newer(desk, f"{text}\nThe office did not answer.\n").document
    twice = [one.occurrences for one in claims_of(desk, str(document)) if len(one.occurrences) > 1]

    assert "now he is targeting" in " ".join(first.span.quote for first, _ in twice)
    for first, second in twice:
        assert second.attribution.speaker == first.attribution.speaker


def test_evidence_and_caveats_are_looked_for_as_well(desk: Desk) -> None:
    a_document(desk)
    ledger = a_document(desk, LEDGER)
    claim = a_claim(desk, the_document(desk, "1"), "The pier is open every day.")
    a_link(desk, claim, ledger, "Ten of the lamps were put back in April.")
    start, end = place_of(ledger, "for repair in March")
    limit = AddCaveat(
        claim=claim.id, words="Only in March.", document=ledger.id, start=start, end=end
    )
    add_caveat(desk, limit)
    taken = newer(desk, LEDGER.replace("Ten of the lamps", "Nine of the lamps"), of="2")
    found = {row["kind"]: row["outcome"] for row in anchors(desk, taken.document or "")}

    assert found["evidence"] == "changed"
    assert found["caveat"] == "kept"


def test_vanished_words_are_orphaned_and_placed_nowhere(desk: Desk) -> None:
    first = a_document(desk)
    a_claim(desk, first, "The pier is open every day.")
    taken = newer(desk, PIER.replace(" The pier is open every day.", ""))
    gone = [row for row in anchors(desk, taken.document or "") if row["outcome"] == "orphaned"]

    assert gone
    assert all(row["start_at"] is None for row in gone)


def test_the_same_address_makes_a_version_if_the_text_is_much_the_same(desk: Desk) -> None:
    first = a_document(desk, url=PAGE)
    taken = take_in_pasted(desk, NEWER, About(url=f"{PAGE}/?utm_source=post#top"))
    other = take_in_pasted(desk, LEDGER, About(url=PAGE))

    assert taken.follows == first.number
    assert other.follows is None


def test_a_text_that_appeared_earlier_is_no_newer_version(desk: Desk) -> None:
    a_document(desk, url=PAGE, published_on=date(2026, 3, 4))
    taken = take_in_pasted(desk, NEWER, About(url=PAGE, published_on=date(2026, 3, 1)))

    assert taken.follows is None


def test_a_third_version_follows_the_second(desk: Desk) -> None:
    first = a_document(desk, url=PAGE)
    claim = a_claim(desk, first, "The pier is open every day.")
    take_in_pasted(desk, NEWER, About(url=PAGE))
    third = take_in_pasted(desk, NEWER + "\nA third.", About(url=PAGE))

    assert third.follows == 2
    assert len(the_claim(desk, claim.id).occurrences) == 3
    assert checked(desk).ok


def test_words_that_come_back_are_found_again(desk: Desk) -> None:
    first = a_document(desk)
    claim = a_claim(desk, first, "The pier is open every day.")
    newer(desk, PIER.replace(" The pier is open every day.", ""))
    third = newer(desk, PIER + "\nIt is back.", of="2")

    places = [o.span.document_id for o in the_claim(desk, claim.id).occurrences]
    assert places == [first.id, third.document]


def test_confirming_changed_words_gives_the_claim_an_occurrence_there(desk: Desk) -> None:
    a_document(desk)
    taken = newer(desk)
    changed = only(desk, taken.document or "", "changed")
    versions.decide(desk, changed["id"], (changed["start_at"], changed["end_at"]))
    claim = the_claim(desk, changed["claim_id"])

    assert claim.occurrences[1].span.quote == changed["quote"]
    repeated = [c for c in claims_of(desk, taken.document or "") if "16 of" in c.statement]
    assert repeated == []
    assert checked(desk).ok


def test_the_page_of_a_claim_tells_of_a_newer_version_until_somebody_answers(desk: Desk) -> None:
    first = a_document(desk)
    claim = a_claim(desk, first, "14 of its 40 lamps")

    def told() -> tuple[int, ...]:
        return claim_screen(desk, claim.id, chosen=ClaimFilter(), order="number").unanswered

    assert told() == ()
    taken = newer(desk)
    assert told() == (taken.number,)
    for row in anchors(desk, taken.document or ""):
        if row["claim_id"] == claim.id and row["outcome"] == "changed":
            versions.decide(desk, row["id"], None)
    assert told() == ()


def test_a_person_can_say_that_the_words_are_gone(desk: Desk) -> None:
    a_document(desk)
    taken = newer(desk)
    changed = only(desk, taken.document or "", "changed")
    versions.decide(desk, changed["id"], None)

    assert only(desk, taken.document or "", "changed")["decision"] == "gone"
    assert len(the_claim(desk, changed["claim_id"]).occurrences) == 1
    with pytest.raises(NotAllowed, match="Maya has decided"):
        versions.decide(desk, changed["id"], None)


def test_only_a_place_that_was_found_can_be_chosen(desk: Desk) -> None:
    a_document(desk)
    taken = newer(desk)
    changed = only(desk, taken.document or "", "changed")

    with pytest.raises(InvalidInput, match="none of the places"):
        versions.decide(desk, changed["id"], (0, 4))
    with pytest.raises(NotFound):
        versions.decide(desk, "anc_99999", None)


def test_documents_that_are_here_can_be_linked_later(desk: Desk) -> None:
    first = a_document(desk)
    second = a_document(desk, PIER + "\nMore is to come.")
    known = {claim.id for claim in claims_of(desk, first.id)}
    versions.link_versions(desk, second.id, first.id)

    assert known <= {claim.id for claim in claims_of(desk, second.id)}
    merged = number_of(desk, "select count(*) from claims where merged_into is not null")
    assert merged == len(known)
    assert checked(desk).ok


def test_what_people_worked_on_in_the_newer_one_is_not_folded(desk: Desk) -> None:
    first = a_document(desk)
    second = a_document(desk, PIER + "\nMore is to come.")
    triage.accept(desk, [claim.id for claim in claims_of(desk, second.id)])
    versions.link_versions(desk, second.id, first.id)

    assert number_of(desk, "select count(*) from claims where merged_into is not null") == 0


@pytest.mark.parametrize(("document", "earlier"), [("1", "1"), ("2", "1"), ("1", "2"), ("3", "1")])
def test_versions_make_a_line(desk: Desk, document: str, earlier: str) -> None:
    a_document(desk)
    newer(desk)
    a_document(desk, LEDGER)

    with pytest.raises(NotAllowed, match="Nothing was saved"):
        versions.link_versions(desk, document, earlier)


def test_a_version_of_an_unknown_document_is_refused_whole(desk: Desk) -> None:
    with pytest.raises(Refusal):
        newer(desk, of="7")

    assert number_of(desk, "select count(*) from documents") == 0


def test_many_places_in_a_version_are_kept_in_one_go(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    sentences = [f"The quay at Orlen had {n} barges on day {n}." for n in range(2, 60)]
    a_document(desk, "\n\n".join(sentences))
    taken = newer(desk, "\n\n".join(sentences[::-1]))

    assert sum(taken.outcomes.values()) == number_of(desk, "select count(*) from anchors")
    assert set(taken.outcomes) <= {"kept", "moved"}
    assert taken.claims == 0


def test_a_newer_version_waits_in_the_inbox_until_its_last_place_is_decided(desk: Desk) -> None:
    a_document(desk)
    colleague = a_colleague(desk)
    taken = newer(desk)
    open_places = [row for row in anchors(desk, str(taken.document)) if row["outcome"] == "changed"]

    def waiting(who: Desk) -> list[tuple[int | None, bool, int]]:
        found = [one for one in inbox.inbox(who).waits if one.wait is Wait.NEWER_VERSION]
        return [(one.place.document, one.place.is_version, one.count) for one in found]

    assert open_places
    assert waiting(colleague) == []
    for left in range(len(open_places), 0, -1):
        assert waiting(desk) == [(2, True, left)]
        versions.decide(desk, open_places[left - 1]["id"], None)
    assert waiting(desk) == []
