"""Claims are compared across documents; what people have decided is never proposed again."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from claims.errors import NotFound
from claims.model import RelationKind, RelationState
from desk import cross_check, triage
from desk.cross_check import is_due, propose
from desk.relations import decide
from tests.builders import a_claim, a_document, checked, events, the_claim
from tests.fireboat import (
    EVENING,
    KINDS,
    MORNING,
    a_checked_desk,
    both_reports,
    left_of,
    of_kind,
    relations,
    right_of,
)

if TYPE_CHECKING:
    from desk import Desk


def due(desk: Desk) -> bool:
    with desk.database.snapshot() as snapshot:
        return is_due(snapshot)


def test_comparing_proposes_what_the_rules_find_between_documents_as_one_event(
    desk: Desk,
) -> None:
    both_reports(desk)
    before = events(desk)

    done = propose(desk)

    assert Counter(one.kind for one in relations(desk)) == KINDS
    assert len(done.made) == 3
    assert events(desk) == before + 1
    assert done.event is not None
    assert done.event.action == "compared the claims"
    assert checked(desk).ok


def test_an_empty_desk_has_nothing_to_compare(desk: Desk) -> None:
    before = events(desk)

    assert propose(desk).claims == 0
    assert events(desk) == before
    assert not due(desk)


def test_comparing_again_changes_nothing_and_leaves_no_trace(desk: Desk) -> None:
    first = a_checked_desk(desk)
    before = events(desk)

    again = propose(desk)

    assert (again.made, again.withdrawn, again.event) == ((), (), None)
    assert relations(desk) == first
    assert events(desk) == before


def test_the_claim_that_comes_later_updates_the_plan_and_not_the_other_way_round(
    desk: Desk,
) -> None:
    update = of_kind(a_checked_desk(desk), RelationKind.UPDATES)

    assert "voted" in left_of(desk, update).statement
    assert "scheduled" in right_of(desk, update).statement


def test_the_reason_is_kept_among_the_words_that_can_be_purged(desk: Desk) -> None:
    both_reports(desk)

    done = propose(desk)

    assert done.event is not None
    assert "exclude each other" not in done.event.details
    assert any("exclude each other: more than 40, 12" in one.reason for one in relations(desk))


def test_a_rejected_pair_is_never_proposed_again_in_any_kind(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rejected = of_kind(a_checked_desk(desk), RelationKind.UPDATES)
    decide(desk, rejected.id, RelationState.REJECTED)
    monkeypatch.setattr(cross_check, "RULES", "relate@99")

    assert propose(desk).made == ()
    assert [one.id for one in relations(desk, "rejected")] == [rejected.id]
    assert rejected.id not in {one.id for one in relations(desk, "proposed")}


def test_a_rejected_pair_stays_rejected_when_its_claim_is_folded_into_another(desk: Desk) -> None:
    rejected = of_kind(a_checked_desk(desk), RelationKind.UPDATES)
    decide(desk, rejected.id, RelationState.REJECTED)
    again = a_document(desk, MORNING.replace("stays in port", "at rest"), title="Noon")
    taker = a_claim(desk, again, "The harbour council is scheduled to vote on the fire boat")

    triage.merge(desk, taker.id, [rejected.right])
    propose(desk)

    pair = {rejected.left, taker.id}
    assert [one.state for one in relations(desk) if {one.left, one.right} == pair] == ["rejected"]


def test_a_proposal_that_the_rules_no_longer_make_is_withdrawn_and_can_come_back(
    desk: Desk,
) -> None:
    update = of_kind(a_checked_desk(desk), RelationKind.UPDATES)
    plan = right_of(desk, update)
    triage.edit(desk, triage.Rewording(claim=plan.id, statement="The goats are scheduled"))

    gone = propose(desk)
    triage.edit(desk, triage.Rewording(claim=plan.id, statement=plan.statement))
    back = propose(desk)

    assert gone.withdrawn == (update.id,)
    assert back.made == ()
    assert update.id in {one.id for one in relations(desk)}
    assert checked(desk).ok


def test_what_a_person_confirmed_stays_although_the_rules_no_longer_propose_it(desk: Desk) -> None:
    update = of_kind(a_checked_desk(desk), RelationKind.UPDATES)
    decide(desk, update.id, RelationState.CONFIRMED)
    rewording = triage.Rewording(claim=update.right, statement="The goats are scheduled")
    triage.edit(desk, rewording)

    assert propose(desk).withdrawn == ()
    assert [one.id for one in relations(desk, "confirmed")] == [update.id]


def test_dismissed_claims_are_not_compared_and_their_relations_are_not_shown(desk: Desk) -> None:
    update = of_kind(a_checked_desk(desk), RelationKind.UPDATES)

    triage.dismiss(desk, [update.left])

    assert propose(desk).withdrawn == ()
    assert update.id not in {one.id for one in relations(desk)}
    triage.restore(desk, [update.left])
    assert update.id in {one.id for one in relations(desk)}


def test_two_claims_that_were_made_one_have_no_relation_any_more(desk: Desk) -> None:
    update = of_kind(a_checked_desk(desk), RelationKind.UPDATES)

    triage.merge(desk, update.right, [update.left])

    assert update.id not in {one.id for one in relations(desk)}


def test_a_comparison_of_some_documents_leaves_other_pairs_alone(desk: Desk) -> None:
    both_reports(desk)
    other = a_document(desk, "The goats of the mayor graze on the north quay every day.")

    assert propose(desk, [str(other.number)]).made == ()
    assert due(desk)
    with pytest.raises(NotFound, match="no document “99”"):
        propose(desk, ["99"])


def test_comparing_is_due_when_a_document_came_or_the_rules_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_reports(desk)
    assert due(desk)
    propose(desk)
    assert not due(desk)

    a_document(desk, "The goats of the mayor graze on the north quay every day.")
    assert due(desk)
    propose(desk)

    monkeypatch.setattr(cross_check, "RULES", "relate@99")
    assert due(desk)


def test_what_came_in_since_is_compared_with_all_that_was_here(desk: Desk) -> None:
    a_document(desk, MORNING, title="Morning", published_on=date(2019, 2, 1))
    propose(desk)
    a_document(desk, EVENING, title="Evening", published_on=date(2019, 3, 6))

    done = propose(desk, only_new=True)
    pairs = done.pairs

    assert Counter(one.kind for one in relations(desk)) == KINDS
    assert not due(desk)
    assert propose(desk, only_new=True).pairs == 0
    assert propose(desk).pairs >= pairs


def test_within_one_document_agreement_is_not_proposed(desk: Desk) -> None:
    text = "Inspectors of the port fined ninety fishing boats in Lindow."
    a_document(desk, f"{text} It rained. {text}")

    assert propose(desk).made == ()


def test_a_command_that_is_sent_twice_compares_once(desk: Desk) -> None:
    both_reports(desk)

    first = propose(desk, command_id="cmd_1")
    again = propose(desk, command_id="cmd_1")

    assert len(first.made) == 3
    assert again.made == ()


def test_claims_keep_their_revision(desk: Desk) -> None:
    update = of_kind(a_checked_desk(desk), RelationKind.UPDATES)

    decide(desk, update.id, RelationState.CONFIRMED)

    assert the_claim(desk, update.left).revision == 1


def test_a_headline_and_a_cited_number_that_lost_something_are_proposed_as_qualified(
    desk: Desk,
) -> None:
    release = """Port office fines boats

At least 40 fishing boats were fined in 2018.
"""
    article = """Port fines fishing boats

40 fishing boats were fined, according to the Lindow Port Office. The port reportedly fines \
fishing boats.
"""
    a_document(desk, release, title="Release", publisher="Lindow Port Office")
    a_document(desk, article, title="Article")
    propose(desk)

    found = {one.reason.partition(" leaves out")[0]: one for one in relations(desk)}
    cited = found["What is said to come from Lindow Port Office"]
    assert cited.kind is RelationKind.QUALIFIES
    assert "At least 40" in left_of(desk, cited).statement
    assert "“reportedly”" in found["The headline"].reason


def test_a_plan_that_a_later_document_puts_off_is_updated_by_it(desk: Desk) -> None:
    a_document(desk, "The quay will reopen in August 2019.", published_on=date(2019, 3, 1))
    a_document(desk, "The quay will reopen in October 2019.", published_on=date(2019, 7, 1))
    propose(desk)
    update = of_kind(relations(desk), RelationKind.UPDATES)

    assert "October" in left_of(desk, update).statement


TUNNEL = """Harbour tunnel opens

The Lindow Harbour Tunnel was opened on Monday. Nobody was seriously hurt during the work.
"""
STRIKE = """What the tunnel cost

The Lindow Harbour Tunnel is late. Two workers were seriously hurt during the work.
"""
THEATRE = """A stage again

The Averley Playhouse has 840 seats now. No worker was seriously injured during the works.
"""


def test_nobody_and_two_contradict_each_other_where_both_documents_name_one_tunnel(
    desk: Desk,
) -> None:
    for text in (TUNNEL, STRIKE):
        a_document(desk, text)
    propose(desk)

    assert [one.kind for one in relations(desk)] == [RelationKind.CONTRADICTS]


def test_two_documents_that_name_nothing_in_common_contradict_each_other_in_no_number(
    desk: Desk,
) -> None:
    for text in (THEATRE, STRIKE):
        a_document(desk, text)
    propose(desk)

    assert [one.kind for one in relations(desk)] == []
