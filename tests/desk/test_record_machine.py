"""Whatever people do in whatever order: the record stays in order and no rule is broken."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis.strategies as some
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from claims.errors import Refusal
from claims.model import ClaimState
from db import board_view, claims_store, documents_store, evidence_store, verdicts_store
from db.board_view import ClaimFilter
from desk import evidence as evidence_desk
from desk import triage, upkeep, verdicts
from desk.intake import correct, take_in_pasted
from review import rules
from review.model import Layer, Stance, Verdict
from tests.builders import LEDGER, PIER, Counting, a_colleague, a_desk, checked, events

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.model import Claim
    from desk import Desk

persons = some.integers(0, 1)
picks = some.integers(0, 10**6)
starts = some.integers(0, 250)
lengths = some.integers(0, 90)
ratings = some.sampled_from(["unproven", "false", "true"])

EVERY_STATE = tuple(state.value for state in ClaimState)


@lru_cache(maxsize=1)
def the_first_copy() -> bytes:
    """Read two documents once for all runs: reading takes longer than all that follows."""
    with tempfile.TemporaryDirectory() as folder:
        desk = a_desk(Path(folder))
        for text in (PIER, LEDGER):
            take_in_pasted(desk, text)
        file, _ = upkeep.backup(desk, Path(folder) / "copy.db")
        return file.read_bytes()


def a_copy(folder: Path) -> Desk:
    """Seat Maya at a fresh copy of these."""
    (folder / "desk.db").write_bytes(the_first_copy())
    return a_desk(folder, ids=Counting(count(10_000)))


class Newsroom(RuleBasedStateMachine):
    """Two people at one desk who click on anything."""

    @initialize()
    def open_desk(self) -> None:
        """Begin with two documents."""
        self.folder = tempfile.TemporaryDirectory()
        desk = a_copy(Path(self.folder.name))
        self.people: tuple[Desk, Desk] = (desk, a_colleague(desk))
        with desk.database.snapshot() as snapshot:
            self.documents = [row["id"] for row in documents_store.titles(snapshot)]

    def teardown(self) -> None:
        """Check the whole record once everything was done."""
        if hasattr(self, "people"):
            self.what_is_ready_has_a_verdict_and_nothing_else_has()
            self.a_verdict_rests_on_standing_reviews()
            assert checked(self.people[0]).findings == ()
            self.folder.cleanup()

    @rule(
        who=persons,
        pick=picks,
        act=some.sampled_from(["accept", "restore", "dismiss"]),
    )
    def move(self, who: int, pick: int, act: str) -> None:
        """Accept, dismiss or restore some claim."""
        moves: dict[str, Callable[..., object]] = {
            "accept": triage.accept,
            "restore": triage.restore,
            "dismiss": triage.dismiss,
        }
        self.attempt(lambda: moves[act](self.people[who], [self.claim(pick).id]))

    @rule(
        who=persons,
        document=persons,
        start=starts,
        length=lengths,
    )
    def make(self, who: int, document: int, start: int, length: int) -> None:
        """Make a claim of any words."""
        self.attempt(
            lambda: triage.make_claim(
                self.people[who], self.documents[document], start, start + length
            )
        )

    @rule(pick=picks, start=starts, length=lengths)
    def trim(self, pick: int, start: int, length: int) -> None:
        """Put a claim on other words."""
        claim = self.claim(pick)
        if claim.occurrences:
            self.attempt(
                lambda: triage.trim_occurrence(
                    self.people[0], claim.occurrences[-1].id, start, start + length
                )
            )

    @rule(pick=picks, cut=some.integers(1, 60))
    def split(self, pick: int, cut: int) -> None:
        """Cut a claim in two."""
        claim = self.claim(pick)
        if claim.occurrences:
            span = claim.occurrences[0].span
            parts = [(span.start, span.start + cut), (span.start + cut, span.end)]
            self.attempt(lambda: triage.split(self.people[0], claim.id, parts))

    @rule(into=picks, other=picks)
    def merge(self, into: int, other: int) -> None:
        """Fold one claim into another."""
        self.attempt(
            lambda: triage.merge(self.people[1], self.claim(into).id, [self.claim(other).id])
        )

    @rule(pick=picks, words=some.text(max_size=30), behind=persons)
    def reword(self, pick: int, words: str, behind: int) -> None:
        """Reword a claim, perhaps one that has moved on."""
        claim = self.claim(pick)
        rewording = triage.Rewording(
            claim=claim.id, statement=words, seen_revision=claim.revision - behind
        )
        self.attempt(lambda: triage.edit(self.people[0], rewording))

    @rule(
        pick=picks,
        document=persons,
        start=starts,
        stance=some.sampled_from(Stance),
    )
    def link(self, pick: int, document: int, start: int, stance: Stance) -> None:
        """Link any words as evidence."""
        link = evidence_desk.LinkPassage(
            claim=self.claim(pick).id,
            document=self.documents[document],
            start=start,
            end=start + 30,
            stance=stance,
        )
        self.attempt(lambda: evidence_desk.link_passage(self.people[1], link))

    @rule(pick=picks)
    def retract(self, pick: int) -> None:
        """Take some piece of evidence back."""
        with self.people[0].database.snapshot() as snapshot:
            pieces = [row["id"] for row in snapshot.rows("select id from evidence order by id")]
        if pieces:
            piece = pieces[pick % len(pieces)]
            self.attempt(lambda: evidence_desk.retract(self.people[0], piece, because="Wrong."))

    @rule(
        who=persons,
        pick=picks,
        layer=some.sampled_from(Layer),
        rating=some.sampled_from(["unproven", "false", "true"]),
    )
    def review(self, who: int, pick: int, layer: Layer, rating: str) -> None:
        """Judge some claim on all its evidence."""
        claim = self.claim(pick)
        with self.people[0].database.snapshot() as snapshot:
            pieces = evidence_store.of_claims(snapshot, [claim.id])
        review = verdicts.GiveReview(
            claim=claim.id,
            layer=layer,
            rating=rating,
            rationale="So it seems.",
            evidence_ids=tuple(piece.id for piece in pieces),
        )
        self.attempt(lambda: verdicts.give(self.people[who], review))

    @rule(who=persons, pick=picks)
    def withdraw(self, who: int, pick: int) -> None:
        """Take some review back."""
        with self.people[0].database.snapshot() as snapshot:
            given = [row["id"] for row in snapshot.rows("select id from reviews order by number")]
        if given:
            review = given[pick % len(given)]
            self.attempt(lambda: verdicts.withdraw(self.people[who], review, because="Misread."))

    @rule(pick=picks)
    def reopen(self, pick: int) -> None:
        """Take a claim up again."""
        self.attempt(
            lambda: verdicts.reopen(self.people[0], self.claim(pick).id, because="New facts.")
        )

    @rule(document=persons, day=some.none() | some.integers(1, 28))
    def date(self, document: int, day: int | None) -> None:
        """Correct a publication day."""
        value = None if day is None else f"2026-02-{day:02d}"
        self.attempt(
            lambda: correct(self.people[0], self.documents[document], {"published_on": value})
        )

    def what_is_ready_has_a_verdict_and_nothing_else_has(self) -> None:
        """The state of a claim follows from its verdicts."""
        for claim in self.all_claims():
            standing = {v.layer: v.rating for v in self.verdicts(claim)}
            decided = any(rating is not None for rating in standing.values())
            assert decided == (claim.state is ClaimState.READY)

    def a_verdict_rests_on_standing_reviews(self) -> None:
        """No verdict of record rests on a review that was taken back."""
        for claim in self.all_claims():
            last = {verdict.layer: verdict for verdict in self.verdicts(claim)}
            with self.people[0].database.snapshot() as snapshot:
                reviews = verdicts_store.reviews_of(snapshot, [claim.id])
            for layer, verdict in last.items():
                stand = {review.id for review in rules.standing(reviews, layer=layer)}
                assert set(verdict.review_ids) <= stand

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it; a refusal must not leave an event."""
        before = events(self.people[0])
        try:
            act()
            expected = before + 1
        except Refusal:
            expected = before
        assert events(self.people[0]) == expected

    def all_claims(self) -> tuple[Claim, ...]:
        """Return every claim that is not folded into another."""
        with self.people[0].database.snapshot() as snapshot:
            ids = board_view.ids(snapshot, ClaimFilter(states=EVERY_STATE))
            return claims_store.several(snapshot, ids)

    def claim(self, pick: int) -> Claim:
        """Return some claim, folded ones too."""
        with self.people[0].database.snapshot() as snapshot:
            ids = claims_store.all_ids(snapshot)
            return claims_store.several(snapshot, [ids[pick % len(ids)]])[0]

    def verdicts(self, claim: Claim) -> tuple[Verdict, ...]:
        """Return the verdicts of a claim."""
        with self.people[0].database.snapshot() as snapshot:
            return verdicts_store.verdicts_of(snapshot, [claim.id])


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
