"""What a report decides to show, before any layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reports.disclosure import disclosed
from reports.gathering import UNANSWERED, report_view
from review.model import Basis, Layer
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import (
    a_claim,
    a_document,
    a_dossier,
    a_piece,
    a_quantity,
    a_record,
    a_review,
    a_verdict,
    an_event,
    an_occurrence,
    at,
)

if TYPE_CHECKING:
    from reports.views import ClaimView
    from review.dossier import ClaimRecord

WORDS = "which carried more than 1,500 passengers in October"


def shown(record: ClaimRecord) -> ClaimView:
    return report_view(a_dossier(record)).claims[0]


def a_ferry(**changes: Any) -> ClaimRecord:
    return replace(a_record(a_claim("The ferry was full.", an_occurrence(WORDS))), **changes)


def test_disclosing_twice_hides_no_more_than_once() -> None:
    once = disclosed(the_affair())

    assert disclosed(once) == once


def test_the_last_verdict_of_a_layer_stands() -> None:
    first, last = a_verdict(rating="true"), a_verdict(id="ver-2", rating="false")

    (verdict,) = shown(a_ferry(verdicts=(first, last))).verdicts

    assert (verdict.label, verdict.question) == ("False", "That it is so")


def test_a_withdrawn_verdict_says_that_none_stands() -> None:
    withdrawn = a_verdict(rating=None, basis=Basis.WITHDRAWN)

    (verdict,) = shown(a_ferry(verdicts=(withdrawn,))).verdicts

    assert verdict.label == "Verdict withdrawn"
    assert verdict.meaning.endswith("no verdict stands.")


def test_a_rating_of_an_unknown_scale_is_shown_by_its_key() -> None:
    (verdict,) = shown(a_ferry(verdicts=(a_verdict(scale="old@1", rating="dubious"),))).verdicts

    assert (verdict.label, verdict.tone) == ("dubious", "outside")


def test_a_review_that_carries_no_verdict_says_what_became_of_it() -> None:
    reviews = (
        a_review(id="a"),
        a_review(id="b", rating=None, supersedes="a"),
        a_review(id="c", rating="true"),
        a_review(id="d", rating="false", supersedes="c"),
        a_review(id="e", rating="mixed"),
        a_review(id="f", rating="false", given_by="p-jon"),
        a_review(id="g", layer=Layer.SAID),
    )
    verdict = a_verdict(rating="false", review_ids=("d",))

    view = shown(a_ferry(reviews=reviews, verdicts=(verdict,)))

    assert [r.became for r in view.earlier] == [
        "withdrawn",
        "withdrawal",
        "superseded",
        "dissent",
        "given beside the verdict",
        "no verdict stands",
    ]
    assert len(view.verdicts[0].grounds) == 1


def test_retracted_evidence_stands_last_and_is_not_counted() -> None:
    gone = a_piece(id="gone", quote="Gone.", retracted_at=at(12), retracted_because="wrong year")

    (stance,) = shown(a_ferry(evidence=(gone, a_piece(quote="Stands.")))).stances

    assert [item.words for item in stance.items] == [("Stands.",), ("Gone.",)]
    assert stance.count == 1


def test_overlapping_readings_mark_the_words_once() -> None:
    quantities = (
        a_quantity("1,500 passengers", "1500", "1500", "="),
        a_quantity("more than 1,500", "1500", None, ">"),
    )
    record = a_record(a_claim("The ferry.", an_occurrence(WORDS, quantities=quantities)))

    (place,) = shown(record).places

    assert "".join(piece.text for piece in place.pieces) == WORDS
    assert [p.text for p in place.pieces if p.mark] == ["more than 1,500"]


def test_a_reading_outside_the_exact_words_marks_nothing() -> None:
    place = an_occurrence(WORDS, quantities=(a_quantity("7 to 2", "7", "7", "="),))

    (view,) = shown(a_record(a_claim("The ferry.", place))).places

    assert [piece.mark for piece in view.pieces] == [""]


def test_paragraphs_are_counted_from_one() -> None:
    document = a_document(text=f"\n\n{WORDS}\n\nMore.")
    start = document.text.index(WORDS)
    occurrence = an_occurrence(WORDS)
    moved = replace(occurrence, span=replace(occurrence.span, start=start, end=start + len(WORDS)))
    dossier = a_dossier(a_record(a_claim("The ferry.", moved)), documents=(document,))

    (place,) = report_view(dossier).claims[0].places

    assert place.where == "paragraph 1, characters 2–53"


def test_a_long_history_is_cut_at_its_beginning_and_says_so() -> None:
    events = tuple(an_event(n, "linked evidence") for n in range(1, 21))

    history = shown(a_ferry(history=events)).history

    assert history[0] == "8 earlier entries not printed"
    assert history[-1].endswith("Maya Ferris linked evidence (entry 20)")
    assert len(history) == 13


def test_whether_it_was_said_is_counted_among_quoted_claims_only() -> None:
    so, said = report_view(the_affair()).summaries

    assert sum(tally.count for tally in so.tallies) == 7
    assert sum(tally.count for tally in said.tallies) == 4


def test_a_question_of_a_quoted_claim_that_nobody_settled_is_told_beside_the_other() -> None:
    affair = the_affair()
    whole = next(r for r in affair.claims if {v.layer for v in r.verdicts} == set(Layer))
    half = replace(whole, verdicts=tuple(v for v in whole.verdicts if v.layer is Layer.SO))

    assert UNANSWERED[Layer.SAID] not in shown(whole).caveats
    assert UNANSWERED[Layer.SAID] in shown(half).caveats
    assert UNANSWERED[Layer.SAID] not in shown(replace(whole, verdicts=())).caveats


def test_a_report_without_verdicts_says_so_in_its_summary() -> None:
    (summary,) = report_view(a_dossier(a_ferry())).summaries

    assert [(t.label, t.count, t.share) for t in summary.tallies] == [("No verdict yet", 1, 100.0)]


def test_an_actor_without_a_name_is_shown_by_id() -> None:
    view = report_view(a_dossier(a_ferry(verdicts=(a_verdict(),)), people={}))

    assert "p-maya" in view.claims[0].verdicts[0].basis
