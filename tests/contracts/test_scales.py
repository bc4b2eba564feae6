"""What every shipped verdict scale keeps to; a new file in the folder is tested by being there."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from review.scales import COLOURS, DEFAULT_SCALE, SCALES, order, scale

if TYPE_CHECKING:
    from review.model import VerdictScale

PUBLISHED = {
    "evidence@1": "79798eae72b52d5cd720486bfed9174307b348c32c462cdcf8e1b9c778931ab6",
    "five-steps@1": "5094c177403ef4985aa8f104e137fd22469c08d08316ee8e90eb875103b56b92",
    "three-steps@1": "f49c9776c73b1dcb7a36be89a2e97a26953c2faad8c9a9701146f1ce5178dc7c",
}
"""What each scale said when it was published: a digest of its content, not of its layout."""

every_scale = pytest.mark.parametrize("member", SCALES.values(), ids=list(SCALES))


def digest(member: VerdictScale) -> str:
    canonical = json.dumps(asdict(member), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


@every_scale
def test_a_scale_is_found_by_its_reference(member: VerdictScale) -> None:
    assert scale(f"{member.key}@{member.version}") is member


@every_scale
def test_a_scale_has_a_false_end_a_true_end_and_a_way_to_leave_it_open(
    member: VerdictScale,
) -> None:
    steps = [member.rating(key) for key in order(member)]
    colours = [step.colour for step in steps if step]

    assert (colours[0], colours[-1]) == ("false", "true"), (
        "Rank 0 has the colour “false”, the highest rank “true”, whatever they are called."
    )
    assert any(rating.rank is None for rating in member.ratings), (
        "Add a rating without a rank: what a reviewer chooses when it cannot be settled."
    )


@every_scale
def test_only_a_rating_outside_the_order_goes_without_evidence(member: VerdictScale) -> None:
    without = [rating for rating in member.ratings if not rating.needs_evidence]

    assert without, "Let one rating without a rank have `needs_evidence = false`."
    assert all(rating.rank is None for rating in without), (
        f"A place in the order needs evidence: {[rating.key for rating in without]}"
    )


@every_scale
def test_the_colours_rise_with_the_ranks(member: VerdictScale) -> None:
    steps = [member.rating(key) for key in order(member)]
    places = [COLOURS.index(step.colour) for step in steps if step]

    assert places == sorted(places, reverse=True), f"Higher ranks have truer colours: {COLOURS}"


@every_scale
def test_a_colour_of_the_order_is_not_used_outside_it(member: VerdictScale) -> None:
    outside = {rating.colour for rating in member.ratings if rating.rank is None}

    assert outside <= {"outside", "conflict"}, "Without a rank: the colour “outside” or “conflict”."


@every_scale
def test_a_meaning_is_one_sentence_that_fits_under_a_choice(member: VerdictScale) -> None:
    for rating in member.ratings:
        assert rating.meaning.count(".") == 1, f"“{rating.label}”: one sentence, one full stop"
        assert 30 <= len(rating.meaning) <= 140, f"“{rating.label}”: 30 to 140 characters"
        assert len(rating.label) <= 24, f"“{rating.label}”: at most 24 characters"


def test_a_new_claim_is_judged_in_five_steps() -> None:
    assert DEFAULT_SCALE is SCALES["five-steps@1"]
    assert order(DEFAULT_SCALE) == ("false", "mostly_false", "mixed", "mostly_true", "true")


def test_a_published_scale_is_never_removed() -> None:
    assert PUBLISHED.keys() <= SCALES.keys()


@every_scale
def test_a_published_scale_never_changes(member: VerdictScale) -> None:
    """Stands last: the digest is written down when all the rest holds."""
    assert digest(member) == PUBLISHED.get(member.reference), (
        f"{member.reference} is new or was edited. A changed one needs the next version beside it, "
        "so that old verdicts keep their meaning. A new one is added to PUBLISHED:\n"
        f'    "{member.reference}": "{digest(member)}",'
    )
