"""Reports under a name: whose they are, what they mean on another day, who makes them public."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import InvalidInput, NotAllowed, NotFound
from db.board_view import ClaimFilter
from db.report_scope import Period
from desk import exports, named_reports, publishing
from desk.authority import Role
from desk.report_choice import (
    YESTERDAYS,
    Choice,
    Days,
    Which,
    period_of,
    restored,
    scope_of,
    stored,
)
from reports.leaving_out import With
from tests.builders import (
    a_claim,
    a_colleague,
    a_document,
    a_review,
    a_sign_off,
    checked,
    nobody_need_be_asked,
    with_roles,
)

if TYPE_CHECKING:
    from desk import Desk

NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)


def names(desk: Desk) -> list[str]:
    return [one.name for one in named_reports.reports(desk)]


def test_a_report_is_its_makers_own_until_it_is_shared(desk: Desk, colleague: Desk) -> None:
    made = named_reports.save(desk, "  Morning  list ", YESTERDAYS).made[0]
    assert (names(desk), names(colleague)) == (["Morning list"], [])

    named_reports.change(desk, made, shared=True)
    assert names(colleague) == ["Morning list"]
    assert named_reports.named(colleague, "morning LIST").choice == YESTERDAYS
    assert checked(desk).findings == ()


def test_a_name_stands_for_one_report(desk: Desk) -> None:
    named_reports.save(desk, "Morning", YESTERDAYS)
    for name in ("morning", "", "—", "x" * 81):
        with pytest.raises(InvalidInput):
            named_reports.save(desk, name, YESTERDAYS)


def test_only_an_editor_makes_a_report_public_or_changes_one_that_is(desk: Desk) -> None:
    seats = with_roles(desk, Ada=Role.CHECKER, Noor=Role.EDITOR)
    made = named_reports.save(seats["Ada"], "Morning", YESTERDAYS, shared=True).made[0]
    with pytest.raises(NotAllowed):
        named_reports.make_public(seats["Ada"], made, on=True)
    named_reports.make_public(seats["Noor"], made, on=True)

    with pytest.raises(NotAllowed, match="only an editor changes what it asks for"):
        named_reports.change(seats["Ada"], made, choice=Choice(which=Which.ALL))
    named_reports.change(seats["Noor"], made, choice=Choice(which=Which.ALL))


def test_a_report_that_was_removed_is_no_more(desk: Desk) -> None:
    made = named_reports.save(desk, "Morning", YESTERDAYS).made[0]
    named_reports.remove(desk, made)

    assert names(desk) == []
    for act in (named_reports.remove, named_reports.change):
        with pytest.raises(NotFound):
            act(desk, made)


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (Days.TODAY, date(2026, 3, 10), date(2026, 3, 10)),
        (Days.YESTERDAY, date(2026, 3, 9), date(2026, 3, 9)),
        (Days.WEEK, date(2026, 3, 4), date(2026, 3, 10)),
        ("2026-02-01/2026-02-03", date(2026, 2, 1), date(2026, 2, 3)),
        ("2026-02-01", date(2026, 2, 1), date(2026, 2, 1)),
    ],
)
def test_days_are_worked_out_when_a_report_is_run(days: str, first: date, last: date) -> None:
    found = period_of(Choice(of="verdict", days=str(days)), NOW.date())

    assert found == Period(of="verdict", first=first, last=last)


def test_yesterdays_signed_off_verdicts_are_those_of_yesterday(desk: Desk) -> None:
    document = a_document(desk)
    first, other = (
        a_claim(desk, document, words)
        for words in ("The pier is open every day.", "Nobody has mended one since 2019")
    )
    for claim in (first, other):
        a_review(desk, claim)
        nobody_need_be_asked(desk, claim.id)
    a_sign_off(desk, first.id)

    morning = exports.gather(desk, scope_of(YESTERDAYS, NOW))
    assert [record.claim.id for record in morning.claims] == [first.id]
    assert morning.scope == "claims signed off on 9 March 2026 (UTC)"
    assert exports.size(desk, scope_of(YESTERDAYS, NOW)) == 1
    tomorrow = NOW.replace(day=11)
    assert exports.gather(desk, scope_of(YESTERDAYS, tomorrow)).claims == ()


@pytest.mark.parametrize(
    ("zone", "of_the_day"),
    [
        ("", ["2026-03-09"]),
        ("Pacific/Auckland", ["2026-03-10"]),
        ("America/New_York", ["2026-03-09"]),
    ],
)
def test_days_are_those_of_the_zone_they_were_chosen_in(
    desk: Desk, zone: str, of_the_day: list[str]
) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    late = replace(desk, clock=lambda: datetime(2026, 3, 9, 23, 59, tzinfo=UTC))
    a_review(late, claim)
    found = [
        day
        for day in ("2026-03-08", "2026-03-09", "2026-03-10")
        if exports.size(desk, scope_of(Choice(of="verdict", days=day, zone=zone), NOW))
    ]

    assert found == of_the_day


def test_yesterday_is_that_of_the_zone() -> None:
    at = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)
    choice = replace(YESTERDAYS, zone="Pacific/Auckland")

    assert scope_of(YESTERDAYS, at).words == "claims signed off on 9 March 2026 (UTC)"
    assert scope_of(choice, at).words == "claims signed off on 10 March 2026 (Pacific/Auckland)"
    assert restored(stored(choice)) == choice


def test_days_in_a_zone_that_is_none_are_refused() -> None:
    with pytest.raises(InvalidInput, match="no time zone that is known here"):
        scope_of(replace(YESTERDAYS, zone="Europe/Wexmouth"), NOW)


def test_what_is_under_embargo_is_of_the_day_it_ends(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    a_review(desk, claim)
    nobody_need_be_asked(desk, claim.id)
    a_sign_off(desk, claim.id)
    publishing.publish(desk, claim.id, not_before=NOW)
    of = {
        day: exports.size(
            desk, scope_of(Choice(which=Which.PUBLISHED, of="publication", days=day), NOW)
        )
        for day in ("2026-03-09", "2026-03-10")
    }

    assert of == {"2026-03-09": 0, "2026-03-10": 1}


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=40, deadline=None)
@given(title=WORDS, words=WORDS, tags=st.lists(WORDS, max_size=3), names=st.booleans())
def test_a_choice_is_kept_as_it_was_made(
    title: str, words: str, tags: list[str], names: bool
) -> None:
    choice = Choice(
        title=title,
        chosen=ClaimFilter(words=words, tags=tuple(tags), stale=names),
        held=With(names=names),
    )

    assert restored(stored(choice)) == choice


def test_what_can_never_be_run_is_not_kept(desk: Desk) -> None:
    long = ClaimFilter(documents=tuple(f"doc_{n:030}" for n in range(500)))
    for choice in (Choice(format="papyrus"), Choice(of="verdict", days="someday"),
                   Choice(chosen=long)):  # fmt: skip
        with pytest.raises(InvalidInput):
            named_reports.save(a_colleague(desk), "Odd", choice)
