"""A case goes to another desk and comes back, and neither loses what it did."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import NotAllowed
from claims.model import ClaimState
from db import documents_store, events_store, evidence_store, packages_store, verdicts_store
from db.connection import Database
from db.package_file import as_bytes
from db.package_guard import read_bytes
from desk import evidence as evidence_desk
from desk import other_desks, package_taking, packages, publishing, triage
from desk.authority import Role
from desk.packages import Choice
from desk.upkeep import verify
from review.model import Confidentiality, SourceKind, Stance
from tests.builders import (
    LEDGER,
    Ticking,
    a_blind_desk,
    a_claim,
    a_desk,
    a_document,
    a_link,
    a_review,
    a_sign_off,
    nobody_need_be_asked,
    the_claim,
    with_roles,
)

if TYPE_CHECKING:
    from claims.model import Claim
    from db.package_file import Package
    from db.transaction import Snapshot
    from desk import Desk
    from desk.package_taking import Taken

OPEN = "The pier is open every day."


class Ids:
    """Identifiers that no other desk gives."""

    def __init__(self, desk: str) -> None:
        self.desk, self.numbers = desk, count(1)

    def __call__(self, prefix: str) -> str:
        """Return the next one."""
        return f"{prefix}_{self.desk}{next(self.numbers):04d}"


def seat(folder: Path, name: str) -> Desk:
    home = folder / name
    home.mkdir()
    return a_desk(home, name, clock=Ticking(), ids=Ids(name))


@pytest.fixture
def ours(tmp_path: Path) -> Desk:
    return seat(tmp_path, "Maya")


@pytest.fixture
def theirs(tmp_path: Path) -> Desk:
    return seat(tmp_path, "Ben")


def hand(source: Desk, claim: str, name: str = "Harbour Desk") -> Package:
    """Make a package; reading one as a file is tested in tests/db/test_package_guard.py."""
    return packages.prepare(source, Choice(claims=(claim,), name=name)).package


def give(source: Desk, target: Desk, claim: str, name: str = "Harbour Desk") -> Taken:
    return package_taking.take(target, hand(source, claim, name))


def a_case(desk: Desk) -> Claim:
    pier, ledger = a_document(desk), a_document(desk, LEDGER)
    claim = a_claim(desk, pier, OPEN)
    a_link(desk, claim, ledger, "put back in April")
    return the_claim(desk, claim.id)


def test_a_case_that_was_published_and_corrected_is_taken_too(ours: Desk, theirs: Desk) -> None:
    claim = a_case(ours)
    a_review(ours, claim)
    nobody_need_be_asked(ours, claim.id)
    a_sign_off(ours, claim.id)
    publishing.publish(ours, claim.id)
    publishing.revise(ours, claim.id, because="A letter came.")
    a_review(ours, the_claim(ours, claim.id), rationale="The letter says the same.")
    a_sign_off(ours, claim.id)
    publishing.publish(ours, claim.id, because="The day was wrong.")

    there = give(ours, theirs, claim.id)

    assert there.new["reviews"] == 2
    assert the_claim(theirs, claim.id).state is ClaimState.TRIAGED
    assert verify(theirs.database).ok


def test_a_case_comes_back_with_what_both_desks_did(ours: Desk, theirs: Desk) -> None:
    claim = a_case(ours)
    there = give(ours, theirs, claim.id, "Pier Desk")
    assert there.new["claims"] == 1
    assert there.new["evidence"] == 1
    review = a_review(theirs, the_claim(theirs, claim.id))

    back = give(theirs, ours, claim.id)

    assert back.new == {"people": 1, "reviews": 1}
    with ours.database.snapshot() as snapshot:
        found = verdicts_store.review(snapshot, review)
        log = packages_store.foreign_log(snapshot, claim.id)
        assert verdicts_store.verdicts_of(snapshot, [claim.id]) == ()
    assert found is not None
    assert found.given_by == "Ben of Harbour Desk"
    assert [event["action"] for event in log] == ["took a package", "gave a review"]
    assert verify(ours.database).ok
    assert verify(theirs.database).ok


def test_taking_a_package_again_changes_nothing(ours: Desk, theirs: Desk) -> None:
    package = hand(ours, a_case(ours).id)
    package_taking.take(theirs, package)
    with theirs.database.snapshot() as snapshot:
        before = events_store.head(snapshot)

    again = package_taking.take(theirs, package)

    assert again.again
    with theirs.database.snapshot() as snapshot:
        assert events_store.head(snapshot) == before


def test_looking_ahead_keeps_nothing(ours: Desk, theirs: Desk) -> None:
    package = hand(ours, a_case(ours).id)
    with theirs.database.snapshot() as snapshot:
        before = events_store.head(snapshot)

    assert package_taking.foresee(theirs, package).new["claims"] == 1

    with theirs.database.snapshot() as snapshot:
        assert events_store.head(snapshot) == before


def test_a_wording_changed_there_alone_is_taken_over(ours: Desk, theirs: Desk) -> None:
    claim = a_case(ours)
    give(ours, theirs, claim.id, "Pier Desk")
    reword(theirs, claim, "The pier opens daily.")

    assert give(theirs, ours, claim.id).changed == 1

    assert the_claim(ours, claim.id).statement == "The pier opens daily."
    assert verify(ours.database).ok


def test_a_wording_changed_here_alone_stays(ours: Desk, theirs: Desk) -> None:
    claim = a_case(ours)
    give(ours, theirs, claim.id, "Pier Desk")
    reword(ours, claim, "The pier opens daily.")

    taken = give(theirs, ours, claim.id)

    assert (taken.changed, taken.conflicts) == (0, 0)
    assert the_claim(ours, claim.id).statement == "The pier opens daily."


@pytest.mark.parametrize("theirs_stays", [True, False])
def test_a_wording_changed_on_both_sides_waits_for_a_person(
    ours: Desk, theirs: Desk, *, theirs_stays: bool
) -> None:
    claim = a_case(ours)
    give(ours, theirs, claim.id, "Pier Desk")
    reword(ours, claim, "The pier opens daily.")
    reword(theirs, claim, "The pier never closes.")

    assert give(theirs, ours, claim.id).conflicts == 1

    assert the_claim(ours, claim.id).statement == "The pier opens daily."
    (found,) = package_taking.differences(ours)
    assert (found.ours, found.theirs) == ("The pier opens daily.", "The pier never closes.")
    package_taking.settle(ours, found.id, theirs=theirs_stays)
    assert package_taking.differences(ours) == ()
    kept = "The pier never closes." if theirs_stays else "The pier opens daily."
    assert the_claim(ours, claim.id).statement == kept
    assert verify(ours.database).ok


def test_different_verdicts_are_shown_side_by_side(ours: Desk, theirs: Desk) -> None:
    claim = a_case(ours)
    give(ours, theirs, claim.id, "Pier Desk")
    evidence = the_evidence(theirs, claim.id)
    a_review(theirs, claim, rating="true", evidence_ids=evidence)
    a_review(ours, claim)

    assert give(theirs, ours, claim.id).conflicts == 1

    (found,) = package_taking.differences(ours)
    assert (found.ours, found.theirs) == ("unproven", "true")
    with pytest.raises(NotAllowed, match="not taken over"):
        package_taking.settle(ours, found.id, theirs=True)


def test_evidence_taken_back_there_is_taken_back_here(ours: Desk, theirs: Desk) -> None:
    claim = a_case(ours)
    give(ours, theirs, claim.id, "Pier Desk")
    (piece,) = the_evidence(theirs, claim.id)
    evidence_desk.retract(theirs, piece, because="Another pier.")

    give(theirs, ours, claim.id)

    with ours.database.snapshot() as snapshot:
        found = evidence_store.get(snapshot, piece)
    assert found is not None
    assert found.retracted_at is not None


def test_sealed_reviews_and_evidence_off_the_record_stay(ours: Desk, theirs: Desk) -> None:
    a_blind_desk(ours)
    claim = a_case(ours)
    source = evidence_desk.LinkSource(
        claim=claim.id,
        kind=SourceKind.INTERVIEW,
        title="The lamplighter",
        stance=Stance.SUPPORTS,
        confidentiality=Confidentiality.OFF_THE_RECORD,
    )
    evidence_desk.link_source(ours, source)
    a_review(ours, the_claim(ours, claim.id))

    made = packages.prepare(ours, Choice(claims=(claim.id,), background=True))

    assert (made.confidential, made.sealed) == (1, 1)
    body = as_bytes(made.package)
    assert b"lamplighter" not in body
    assert b"Nobody could say." not in body
    assert package_taking.take(theirs, read_bytes(body)).new["claims"] == 1


def test_a_review_of_another_desk_stays_sealed_where_reviews_are_blind(
    ours: Desk, theirs: Desk
) -> None:
    a_blind_desk(ours)
    claim = a_case(ours)
    give(ours, theirs, claim.id, "Pier Desk")
    review = a_review(theirs, claim)

    give(theirs, ours, claim.id)

    with ours.database.snapshot() as snapshot:
        seen = verdicts_store.open_to(snapshot, [claim.id], ours.actor)
    assert review not in {one.id for one in seen}
    assert "decided" not in " ".join(one.what for one in other_desks.log(ours, claim.id))


def test_nothing_new_comes_in_the_name_of_somebody_who_works_here(ours: Desk, theirs: Desk) -> None:
    claim = a_case(ours)
    give(ours, theirs, claim.id, "Pier Desk")
    a_review(replace(theirs, actor=ours.actor), claim)

    with pytest.raises(NotAllowed, match="in the name of somebody"):
        give(theirs, ours, claim.id)


def test_a_copy_of_this_desk_that_went_its_own_way_is_refused(tmp_path: Path, ours: Desk) -> None:
    claim = a_case(ours)
    copied = replace(ours, database=Database(tmp_path / "copy.db"), ids=Ids("Copy"))
    with ours.database.connect() as connection:
        connection.conn.execute("vacuum into :to", {"to": str(copied.database.path)})
    a_review(copied, claim)
    a_review(ours, claim, rationale="Something else.")

    with pytest.raises(NotAllowed, match="went its own way"):
        give(copied, ours, claim.id)


def test_only_an_editor_hands_out_what_is_on_background(ours: Desk) -> None:
    a_case(ours)
    checker = with_roles(ours, Tomas=Role.CHECKER)["Tomas"]
    with pytest.raises(NotAllowed, match="Only an editor"):
        packages.prepare(checker, Choice(claims=("1",), background=True))


@settings(max_examples=3, deadline=None)
@given(steps=st.permutations(("reword", "link")), first=st.booleans())
def test_the_order_of_two_packages_does_not_matter(steps: list[str], *, first: bool) -> None:
    with TemporaryDirectory() as folder:
        source = seat(Path(folder), "Maya")
        claim = a_case(source)
        early = prepared(source, claim.id)
        for step in (*steps, "review"):
            act_on(source, claim, step)
        late = prepared(source, claim.id)
        target, other = seat(Path(folder), "Ben"), seat(Path(folder), "Cleo")
        order = (early, late) if first else (late, early)
        for package in order:
            package_taking.take(target, package)
        for package in (*reversed(order), *order):
            package_taking.take(other, package)
        assert state(target, claim) == state(other, claim)
        assert verify(target.database).ok


def prepared(desk: Desk, claim: str) -> Package:
    return packages.prepare(desk, Choice(claims=(claim,))).package


def act_on(desk: Desk, claim: Claim, step: str) -> None:
    if step == "review":
        a_review(desk, claim)
    elif step == "reword":
        reword(desk, claim, "The pier opens daily.")
    else:
        with desk.database.snapshot() as snapshot:
            ledger = documents_store.several(snapshot, [the_document_of(snapshot, claim)])[0]
        a_link(desk, claim, ledger, "Fourteen lamps")


def the_document_of(snapshot: Snapshot, claim: Claim) -> str:
    (piece, *_) = evidence_store.of_claims(snapshot, [claim.id])
    assert piece.span is not None
    return piece.span.document_id


def state(desk: Desk, claim: Claim) -> tuple[object, ...]:
    """What a desk knows of a claim, whoever came first."""
    with desk.database.snapshot() as snapshot:
        pieces = {one.id for one in evidence_store.of_claims(snapshot, [claim.id])}
        reviews = {one.id for one in verdicts_store.reviews_of(snapshot, [claim.id])}
        log = [row["digest"] for row in packages_store.foreign_log(snapshot, claim.id)]
    return the_claim(desk, claim.id).statement, pieces, reviews, log


def reword(desk: Desk, claim: Claim, words: str) -> None:
    triage.edit(desk, triage.Rewording(claim=claim.id, statement=words))


def the_evidence(desk: Desk, claim: str) -> tuple[str, ...]:
    with desk.database.snapshot() as snapshot:
        return tuple(one.id for one in evidence_store.of_claims(snapshot, [claim]))
