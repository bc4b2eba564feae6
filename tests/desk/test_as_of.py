"""The record as it stood: rebuilt byte for byte, whatever was done since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from claims.errors import InvalidInput, NotAllowed, NotFound
from claims.model import RelationState
from claims.structure import BlockKind
from desk import (
    block_kinds,
    cross_check,
    intake,
    lineage,
    outside_sources,
    readings,
    relations,
    triage,
    verdicts,
    weights,
)
from desk import evidence as evidence_desk
from desk.as_of import past
from desk.canonical import canonical_dossier
from desk.exports import Scope, gather
from reports.registry import render
from review.model import SourceKind, Stance
from review.sources import SourceClass
from tests.builders import (
    LEDGER,
    PIER,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    checked,
    events,
    place_of,
)
from tests.desk.test_record_machine import Newsroom

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk import Desk

WHOLE = Scope()


def as_json(desk: Desk, event: int | None = None) -> bytes:
    return render(gather(desk, WHOLE, as_of=event), "json")


def acts(desk: Desk) -> list[Callable[[], object]]:
    """Return acts of every sort, to be done in this order."""
    pier = a_document(desk, PIER + "\nThe harbour has 40 lamps.\n")
    ledger = a_document(desk, LEDGER, publisher="Harbour office")
    other = a_document(desk, "The pier at Saltmarsh has lost 12 of its 40 lamps, it was said.\n")
    claim = a_claim(desk, pier, "The pier is open every day.")
    lamps = a_claim(desk, pier, "lost 14 of its 40 lamps")
    third = a_claim(desk, ledger, "Ten of the lamps were put back in April")
    made: dict[str, str] = {}

    def link(name: str, words: str) -> None:
        made[name] = a_link(desk, lamps, ledger, words)

    def source() -> None:
        made["source"] = evidence_desk.link_source(
            desk,
            evidence_desk.LinkSource(
                claim=lamps.id, kind=SourceKind.INTERVIEW, title="The lamplighter",
                stance=Stance.QUALIFIES, source_class=SourceClass.ANONYMOUS,
            ),
        ).made[0]  # fmt: skip

    def caveat() -> None:
        made["caveat"] = relations.add_caveat(
            desk, relations.AddCaveat(claim=lamps.id, words="Only the north side was counted.")
        ).made[0]

    def relation(state: RelationState) -> Callable[[], object]:
        def do() -> object:
            with desk.database.snapshot() as snapshot:
                row = snapshot.row("select id from relations order by number limit 1")
            return relations.decide(desk, (row or {})["id"], state, because="Looked at both.")

        return do

    def withdraw() -> None:
        verdicts.withdraw(desk, made["review"], because="Misread.")

    def review() -> None:
        made["review"] = a_review(desk, lamps, rationale="Nobody counted them.")

    def shared() -> None:
        pair = {"left": made["first"], "right": lamps.occurrences[0].id}
        said = lineage.ShareOrigin(claim=lamps.id, because="Both from the ledger.", **pair)
        made["shared"] = lineage.share_origin(desk, said).made[0]

    first = place_of(pier, "lost 14")
    quotation = place_of(pier, '"Nobody has mended one since 2019,"')
    return [
        lambda: triage.dismiss(desk, [claim.id], because="Nobody disputes it."),
        lambda: triage.restore(desk, [claim.id]),
        lambda: triage.edit(
            desk, triage.Rewording(claim=claim.id, statement="The pier is never closed.")
        ),
        lambda: triage.trim_occurrence(desk, lamps.occurrences[0].id, *first),
        lambda: triage.trim_occurrence(
            desk, lamps.occurrences[0].id, *place_of(pier, "lost 14 of its 40 lamps")
        ),
        lambda: readings.name_speaker(
            desk,
            readings.NameSpeaker(
                occurrence=lamps.occurrences[0].id, speaker="Ada Quill", everywhere=False
            ),
        ),
        lambda: link("first", "Fourteen lamps were taken down"),
        lambda: link("second", "put back in April"),
        source,
        shared,
        lambda: lineage.part_origins(desk, made["shared"], because="They do not."),
        caveat,
        lambda: relations.resolve_caveat(desk, made["caveat"], because="Both sides were."),
        lambda: cross_check.propose(desk),
        relation(RelationState.CONFIRMED),
        review,
        lambda: a_review(
            a_colleague(desk),
            lamps,
            rating="false",
            rationale="The ledger says otherwise.",
            evidence_ids=(made["first"], made["second"]),
        ),
        lambda: evidence_desk.retract(desk, made["second"], because="Linked twice."),
        withdraw,
        lambda: triage.merge(desk, lamps.id, [third.id]),
        lambda: weights.set_factors(desk, {"number": 2.0}),
        lambda: intake.correct(
            desk, pier.id, {"published_on": "2026-03-01", "publisher": "Pier Post"}
        ),
        lambda: block_kinds.correct_block(
            desk,
            block_kinds.CorrectBlock(
                document=pier.id, start=quotation[0], end=quotation[1], kind=BlockKind.CAPTION
            ),
        ),
        lambda: outside_sources.set_class(
            desk, _source_of(desk, made["source"]), SourceClass.PRIMARY_RECORD, because="On paper."
        ),
        lambda: a_document(desk, "The harbour has 38 lamps, and nobody minds.\n"),
        lambda: triage.edit(
            desk, triage.Rewording(claim=other_claim(desk, other.id), statement="x y")
        ),
    ]


def other_claim(desk: Desk, document: str) -> str:
    with desk.database.snapshot() as snapshot:
        row = snapshot.row("select claim_id from occurrences where document_id = :id", id=document)
    return str((row or {})["claim_id"])


def _source_of(desk: Desk, evidence: str) -> str:
    with desk.database.snapshot() as snapshot:
        row = snapshot.row("select source_id from evidence where id = :id", id=evidence)
    return str((row or {})["source_id"])


def test_the_record_as_of_each_event_gives_what_was_exported_then(desk: Desk) -> None:
    kept: dict[int, bytes] = {}
    for act in acts(desk):
        act()
        kept[events(desk)] = as_json(desk)

    different = [event for event, body in kept.items() if as_json(desk, event) != body]
    assert different == []
    assert len(kept) > 20


class Remembered(Newsroom):
    """Two people who click on anything, and every report is kept."""

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it, and keep what a report says after it."""
        super().attempt(act)
        self.kept = getattr(self, "kept", {})
        self.kept[events(self.people[0])] = as_json(self.people[0])

    def teardown(self) -> None:
        """Rebuild every report that was kept."""
        for event, body in getattr(self, "kept", {}).items():
            assert as_json(self.people[0], event) == body
        super().teardown()


TestRemembered = Remembered.TestCase
TestRemembered.settings = settings(
    max_examples=6,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_a_day_means_the_record_at_its_end(desk: Desk) -> None:
    a_document(desk)
    at_first = as_json(desk)

    assert as_json(desk, events(desk)) == at_first
    assert render(gather(desk, WHOLE, as_of="2026-03-09"), "json") == at_first


def test_a_report_of_the_past_says_so(desk: Desk) -> None:
    a_document(desk)
    event = events(desk)
    a_document(desk, LEDGER)

    told = render(gather(desk, WHOLE, as_of=event), "markdown").decode()
    assert f"entry {event} of the desk's record, as it stood on 9 March 2026" in told


def test_what_never_was_cannot_be_looked_at(desk: Desk) -> None:
    with pytest.raises(NotFound, match="does not have event 99"):
        gather(desk, WHOLE, as_of=99)
    with pytest.raises(NotFound, match="does not have anything on 01 January 2001"):
        gather(desk, WHOLE, as_of="2001-01-01")
    with pytest.raises(InvalidInput, match="neither the number of an event nor a day"):
        gather(desk, WHOLE, as_of="yesterday")


def test_what_an_older_desk_did_not_keep_is_refused_and_not_guessed(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    before = events(desk)
    triage.edit(desk, triage.Rewording(claim=claim.id, statement="The pier never closes."))
    with desk.database.write() as writing:
        writing.execute("drop trigger former_rows_are_kept")
        writing.execute("delete from former_rows")

    with pytest.raises(NotAllowed, match="was not kept"):
        gather(desk, WHOLE, as_of=before)


def test_canonical_dossiers_are_rebuilt_as_well(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    with desk.database.snapshot() as snapshot:
        kept = canonical_dossier(snapshot, claim.id)
    event = events(desk)
    a_review(desk, claim)

    with past(desk.database, event) as then:
        assert canonical_dossier(then.snapshot, claim.id) == kept


def test_a_former_row_that_was_changed_is_found_out(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    triage.edit(desk, triage.Rewording(claim=claim.id, statement="The pier never closes."))
    assert checked(desk).ok

    with desk.database.write() as writing:
        writing.execute("drop trigger former_rows_stay")
        writing.execute("update former_rows set was = replace(was, 'revision', 'score')")
    found = [finding for finding in checked(desk).findings if finding.relation == "former_rows"]
    assert [finding.row for finding in found] == [claim.id]
