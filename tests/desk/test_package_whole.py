"""What belongs to a case beside its claims travels with it: tags, answers, versions, copies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput
from db import package_gather, reply_store, tags_store, versions_store
from db.package_file import as_bytes
from db.package_guard import read_bytes
from desk import evidence, house_style, package_taking, packages, replies
from desk.bulk import Asked, Bulk, carry
from desk.evidence import LinkSource
from desk.packages import Choice
from desk.upkeep import verify
from desk.versions import link_versions
from desk.withdrawal import Withdraw, withdraw
from review.house import HouseStyle
from review.model import Confidentiality, SourceKind, Stance
from review.reply import Outcome, Way
from tests.builders import PIER, a_document, the_claim
from tests.desk.test_package_taking import a_case, give, hand, seat

if TYPE_CHECKING:
    from pathlib import Path

    from claims.model import Claim
    from desk import Desk

COPY = b"The pier is open on every day of the year.\n"
ASKED = date(2026, 3, 9)


@pytest.fixture
def ours(tmp_path: Path) -> Desk:
    return seat(tmp_path, "Maya")


@pytest.fixture
def theirs(tmp_path: Path) -> Desk:
    return seat(tmp_path, "Ben")


def tagged(desk: Desk, claim: Claim, tag: str) -> None:
    carry(desk, Asked(action=Bulk.TAG, claims=(claim.id,), tag=tag))


def a_source(desk: Desk, claim: Claim, **changes: object) -> str:
    link = LinkSource(
        claim=claim.id,
        kind=SourceKind.RECORD,
        title="Harbour timetable",
        stance=Stance.SUPPORTS,
        attachment=("timetable.txt", COPY),
        **changes,  # type: ignore[arg-type]
    )
    return evidence.link_source(desk, link).made[0]


def a_whole_case(desk: Desk) -> Claim:
    """A claim that is tagged, whose office was asked and answered, with a version and a copy."""
    claim = a_case(desk)
    tagged(desk, claim, "harbour")
    newer = a_document(desk, PIER.replace("14 of its 40", "16 of its 40"))
    link_versions(desk, newer.id, claim.occurrences[0].span.document_id)
    a_source(desk, claim)
    asked = replies.AskForReply(claim=claim.id, party="Ada Quill", way=Way.PHONE, asked_on=ASKED)
    request = replies.ask(desk, asked).made[0]
    answer = replies.RecordReply(
        request=request, outcome=Outcome.ANSWERED, on=ASKED, words="It is open."
    )
    replies.record_reply(desk, answer)
    replies.excuse(desk, claim.id, "the harbour office", because="They wrote it themselves.")
    return the_claim(desk, claim.id)


def test_tags_answers_versions_and_copies_go_with_the_case_and_both_records_are_whole(
    ours: Desk, theirs: Desk
) -> None:
    claim = a_whole_case(ours)
    body = as_bytes(hand(ours, claim.id))

    taken = package_taking.take(theirs, read_bytes(body))

    with theirs.database.snapshot() as snapshot:
        heard = reply_store.of_claims(snapshot, [claim.id])[claim.id]
        assert tags_store.names_on(snapshot, "claim_id", [claim.id]) == {claim.id: ["harbour"]}
        newest = versions_store.newest(snapshot, claim.occurrences[0].span.document_id)
    assert [one.words for asked in heard.requests for one in asked.replies] == ["It is open."]
    assert [one.party for one in heard.waivers] == ["the harbour office"]
    assert newest != claim.occurrences[0].span.document_id
    assert taken.new["source_snapshots"] == 1
    assert COPY in body
    assert verify(theirs.database).ok
    assert verify(ours.database).ok


def test_what_came_back_is_not_taken_twice_and_what_was_ended_there_is_ended_here(
    ours: Desk, theirs: Desk
) -> None:
    claim = a_whole_case(ours)
    give(ours, theirs, claim.id)
    carry(theirs, Asked(action=Bulk.UNTAG, claims=(claim.id,), tag="harbour"))
    tagged(theirs, claim, "lamps")

    back = give(theirs, ours, claim.id)

    assert back.new == {"people": 1, "tags": 1, "taggings": 1}
    with ours.database.snapshot() as snapshot:
        assert tags_store.names_on(snapshot, "claim_id", [claim.id]) == {claim.id: ["lamps"]}
    assert verify(ours.database).ok


def test_a_tag_of_the_same_name_on_both_desks_is_one_tag(ours: Desk, theirs: Desk) -> None:
    claim = a_case(ours)
    give(ours, theirs, claim.id)
    tagged(ours, claim, "Harbour")
    tagged(theirs, claim, "harbour")

    back = give(theirs, ours, claim.id)

    assert "tags" not in back.new
    with ours.database.snapshot() as snapshot:
        assert tags_store.names_on(snapshot, "claim_id", [claim.id]) == {claim.id: ["Harbour"]}
    assert verify(ours.database).ok


def test_a_copy_beyond_the_bound_stays_and_the_package_says_so(
    ours: Desk, theirs: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = a_whole_case(ours)
    monkeypatch.setattr(package_gather, "MOST_COPIES", len(COPY) - 1)

    made = packages.prepare(ours, Choice(claims=(claim.id,)))
    taken = package_taking.take(theirs, made.package)

    assert "1 copy of a source: the file stays here" in packages.kept_back(made)[0]
    assert COPY not in made.package.content.originals.values()
    # The two articles and the ledger are not in it either: nobody asked for their files.
    assert taken.left_out == 4
    assert verify(theirs.database).ok


def test_a_copy_of_a_source_that_also_carries_what_is_in_confidence_stays(ours: Desk) -> None:
    claim = a_case(ours)
    a_source(ours, claim, address="https://harbour.example/timetable")
    a_source(
        ours, claim, address="https://harbour.example/timetable",
        confidentiality=Confidentiality.BACKGROUND, quote="Nobody may know.",
    )  # fmt: skip

    body = as_bytes(hand(ours, claim.id))

    assert b"Harbour timetable" in body
    assert b"Nobody may know." not in body
    assert COPY not in body


def test_a_desk_calls_itself_by_the_name_in_its_house_style(ours: Desk) -> None:
    claim = a_case(ours)
    assert hand(ours, claim.id, "").manifest.desk_name.startswith("Desk ")

    house_style.set_house(ours, HouseStyle(name="The Weir Courier"))

    assert hand(ours, claim.id, "").manifest.desk_name == "The Weir Courier"
    assert hand(ours, claim.id, "Night desk").manifest.desk_name == "Night desk"


def test_what_was_withdrawn_goes_to_nobody_and_the_rest_of_the_case_does(
    ours: Desk, theirs: Desk
) -> None:
    claim = a_case(ours)
    withdraw(ours, Withdraw(because="A court said so.", document="2"))

    made = packages.prepare(ours, Choice(claims=(claim.id,)))
    taken = package_taking.take(theirs, read_bytes(as_bytes(made.package)))

    assert b"put back in April" not in as_bytes(made.package)
    assert (taken.new["claims"], taken.new["documents"]) == (1, 1)
    assert "evidence" not in taken.new
    assert verify(theirs.database).ok


def test_claims_of_withdrawn_words_alone_make_no_package(ours: Desk) -> None:
    claim = a_case(ours)
    withdraw(ours, Withdraw(because="A court said so.", document="1"))

    with pytest.raises(InvalidInput, match="what was withdrawn goes to nobody"):
        packages.prepare(ours, Choice(claims=(claim.id,)))


def test_a_desk_is_told_that_the_other_one_withdrew_what_both_have(
    ours: Desk, theirs: Desk
) -> None:
    claim = a_case(ours)
    give(ours, theirs, claim.id)
    withdraw(ours, Withdraw(because="A court said so.", document="2"))

    taken = give(ours, theirs, claim.id)

    assert taken.withdrawn == (2,)
    assert "still here with all words: document 2." in " ".join(package_taking.told(taken))
