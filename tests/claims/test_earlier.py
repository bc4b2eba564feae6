"""Earlier checks in order: what a claim and a check share, and what that is worth."""

from __future__ import annotations

from datetime import date

import pytest

from claims.earlier import WEIGHTS, Features, Ranked, Rarity, features, in_order, likeness, question
from claims.earlier_check import EarlierCheck
from claims.earlier_words import alike, day_in, post

CHECKS = 1000


def stems(text: str) -> list[str]:
    """Return words in lower case without a plural's s: enough of an index for these tests."""
    return [word.strip(".,!?").lower().removesuffix("s") for word in text.split()]


def shared(
    claim: str, check: EarlierCheck, *, day: date | None = None, common: str = ""
) -> Features:
    asked = question(claim, stems=stems, day=day)
    holding = {stem: 500 if stem in common.split() else 2 for stem in asked.all_terms}
    rarity = Rarity(checks=CHECKS, holding=holding)
    return features(asked, rarity, check, 9.0, stems(f"{check.claim} {check.title}"))


def a_check(
    claim: str, *, number: int = 1, title: str = "", day: date | None = None
) -> EarlierCheck:
    return EarlierCheck(claim=claim, number=number, title=title, published_on=day)


def test_a_post_is_its_words_without_addresses_and_its_tags_taken_apart() -> None:
    found = post(
        "Lamps stolen!pic.example #PierLamps2026 @HarbourOffice https://t.example/x"
        "— Ada Quill (@aquill) March 9, 2026"
    )

    assert found.words == "Lamps stolen!pic.example Pier Lamps 2026 Harbour Office"
    assert (found.author, found.day) == ("Ada Quill", date(2026, 3, 9))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("9 March 2026", date(2026, 3, 9)),
        ("Mar. 9, 2026", date(2026, 3, 9)),
        ("2026-03-09T08:00", date(2026, 3, 9)),
        ("30 February 2026", None),
        ("Monday", None),
        ("9 Smarch 2026", None),
    ],
)
def test_a_day_is_read_in_the_forms_that_checks_use(words: str, day: date | None) -> None:
    assert day_in(words) == day


def test_words_for_the_same_thing_count_for_less_and_never_twice() -> None:
    found = alike({"photo": 1.0, "picture": 1.0}, stems)

    assert found["image"] == pytest.approx(0.35)
    assert "picture" not in found


def test_a_rare_word_in_common_weighs_more_than_a_common_one() -> None:
    rare = shared("lamps vanish", a_check("The lamps"), common="vanish")
    common = shared("lamps vanish", a_check("They vanish"), common="vanish")

    assert rare.covered > common.covered
    assert rare.rarest > common.rarest


def test_time_counts_only_where_both_days_are_known() -> None:
    check = a_check("The lamps", day=date(2026, 3, 9))

    assert shared("lamps", check).nearness == 0.0
    near = shared("lamps", check, day=date(2026, 3, 12))
    far = shared("lamps", check, day=date(2016, 3, 12))
    assert (near.same_week, far.same_week) == (1.0, 0.0)
    assert near.nearness > far.nearness >= 0.0


def test_figures_and_years_in_common_are_seen() -> None:
    found = shared("14 lamps in 2019", a_check("Fourteen, 14, lamps were lost in 2019"))

    assert (found.numbers, found.times) == (1.0, 1.0)


def test_every_feature_is_small_and_counts_for_a_check_or_not_at_all() -> None:
    found = shared("The pier lost 14 lamps", a_check("The pier lost 14 lamps", title="Pier lamps"))

    assert all(0.0 <= value <= 1.5 for value in found)
    assert all(weight >= 0 for weight in WEIGHTS)


def test_likeness_of_wording_adds_at_most_half_of_what_words_in_common_do() -> None:
    in_common = WEIGHTS.covered + 0.3 * WEIGHTS.score

    assert WEIGHTS.wording + WEIGHTS.title <= in_common / 2


def test_equal_checks_keep_the_order_of_the_archive() -> None:
    same = shared("lamps", a_check("lamps"))
    both = [
        Ranked(check=a_check("lamps", number=n), likeness=likeness(same), features=same)
        for n in (7, 3)
    ]

    assert [one.check.number for one in in_order(both)] == [3, 7]


def test_the_words_beside_a_claim_are_looked_for_and_count_less() -> None:
    asked = question("It lost fourteen", stems=stems, beside=["The pier at Saltmarsh"])

    assert asked.terms["pier"] < asked.terms["fourteen"]


def test_nothing_to_look_for_is_no_error() -> None:
    found = shared("", a_check("lamps"))

    assert likeness(found) == pytest.approx(WEIGHTS.score * found.score)
