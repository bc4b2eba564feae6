"""Relations between claims: what is proposed, with which reason, and what is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparison import Assertion
from claims.dates import times
from claims.kinds import classify
from claims.model import (
    NARRATED,
    Attribution,
    Comparator,
    Mode,
    Quantity,
    RelationKind,
    SpeakerRole,
)
from claims.number_relations import Bearing, compare
from claims.numbers import quantities
from claims.relate import relate
from claims.text import Extent

DAY = date(2019, 5, 22)


def said(
    statement: str,
    *,
    document: str = "north",
    speaker: str | None = None,
    via: tuple[str, ...] = (),
) -> Assertion:
    """A claim as the reading would hand it over."""
    extent = Extent(start=0, end=len(statement))
    counted = quantities(statement, extent)
    timed = times(statement, extent, published_on=DAY)
    attribution = NARRATED
    if speaker or via:
        attribution = Attribution(
            speaker=speaker, role=SpeakerRole.PERSON, mode=Mode.INDIRECT, via=via
        )
    kind, _ = classify(statement, attribution=attribution, quantities=counted, times=timed)
    return Assertion(
        statement=statement,
        kind=kind,
        document=document,
        extent=extent,
        attribution=attribution,
        quantities=counted,
        times=timed,
    )


def relation(one: str, other: str) -> RelationKind | None:
    """The kind proposed between two claims of different documents."""
    found = relate(said(one), said(other, document="south"))
    return found.kind if found else None


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "The port fined more than 40 fishing boats",
            "The port fined 40 fishing boats",
            RelationKind.CONTRADICTS,
        ),
        (
            "Officers had met the association four times since June",
            "Officers had met the association twice since June",
            RelationKind.CONTRADICTS,
        ),
        (
            "No ferry pilots were dismissed by the port",
            "The port dismissed two ferry pilots",
            RelationKind.CONTRADICTS,
        ),
        (
            "The pilot was charged with smuggling amber",
            "The customs office would not be charging the pilot with smuggling amber",
            RelationKind.CONTRADICTS,
        ),
        (
            "No pilot was charged with smuggling amber",
            "The pilot was charged with smuggling amber",
            RelationKind.CONTRADICTS,
        ),
        (
            "Lindow does not help the coast guard in night patrols",
            "Lindow harbour crews provided boats to support the coast guard on a night patrol",
            RelationKind.CONTRADICTS,
        ),
        (
            "The council supports the new harbour tax",
            "The council opposes the new harbour tax",
            RelationKind.CONTRADICTS,
        ),
        (
            "The port fined about 1,500 fishing boats",
            "The port fined 1,450 fishing boats",
            RelationKind.CORROBORATES,
        ),
        (
            "[The pilot] now faces deportation",
            "[Otto Lind] is facing deportation hearings in Lindow",
            RelationKind.CORROBORATES,
        ),
        (
            "The north quay had no smuggling convictions",
            "There haven't been any federal smuggling convictions on the north quay",
            RelationKind.QUALIFIES,
        ),
        (
            "The review found that no one was convicted of smuggling amber",
            "The review did not address convictions for smuggling furs",
            RelationKind.QUALIFIES,
        ),
        (
            "Lindow does not help the coast guard",
            "A loophole lets Lindow help the coast guard with fuel",
            RelationKind.QUALIFIES,
        ),
        (
            "There is no evidence the pilot knew the cargo held amber",
            "The pilot knew the cargo held amber",
            RelationKind.QUALIFIES,
        ),
        (
            "The harbour council is scheduled to take up the quay ban next month",
            "The harbour council voted for the quay ban on Tuesday",
            RelationKind.UPDATES,
        ),
    ],
)
def test_two_claims_of_different_documents_are_related_both_ways(
    one: str, other: str, kind: RelationKind
) -> None:
    assert relation(one, other) is kind
    assert relation(other, one) is kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The port fined 40 fishing boats in 2016", "The port fined 60 fishing boats in 2018"),
        ("The port fined 40 fishing boats", "The mayor keeps 12 goats"),
        ("The port of Lindow employs 40 divers", "The library of Lindow employs 12 divers"),
        ("The port fined 40 fishing boats in May", "About 90 fishing boats were fined in May"),
        ("The port will fine 40 fishing boats", "The port fined 60 fishing boats"),
        ("The quay was closed for at least a decade", "Nobody drowned in the last 10 years"),
        ("We must stand by the pilots", "We must never stand by the pilots"),
        ("The council voted to end its help for the guard", "Lindow does not help the guard"),
        (
            "no federal court has convicted a pilot of smuggling amber in the port",
            "The paper searched federal court records of the port for smuggling amber",
        ),
        ("There is no evidence the pilot lied", "There is no sign the goats fled"),
    ],
)  # fmt: skip
def test_claims_that_may_both_hold_are_left_alone(one: str, other: str) -> None:
    assert relation(one, other) is not RelationKind.CONTRADICTS
    assert relation(other, one) is not RelationKind.CONTRADICTS


def test_the_same_wire_paragraph_in_two_outlets_is_one_source_not_two() -> None:
    wire = "The harbour board closed the north quay after three inspectors complained"

    found = relate(said(wire), said(wire + ".", document="south"))

    assert found is not None
    assert found.kind is RelationKind.DUPLICATE
    assert "one source" in found.reason


def test_reports_that_lean_on_one_speaker_do_not_corroborate_each_other() -> None:
    one = said("The port fined 90 fishing boats", speaker="Ida Holm")
    other = said("Port inspectors fined 90 fishing boats", document="south", speaker="Ida Holm")
    apart = said("Port inspectors fined 90 fishing boats", document="south", speaker="Jan Roth")

    assert [found.kind for found in (relate(one, other), relate(one, apart)) if found] == [
        RelationKind.SAME,
        RelationKind.CORROBORATES,
    ]


def test_naming_one_thing_is_not_telling_the_same_of_it() -> None:
    assert relation("Fire boat stays in port", "Council decides on the fire boat") is None


@pytest.mark.parametrize(
    ("doing", "done_to"),
    [
        ("The harbour council voted for the ban", "The harbour council will vote on the ban"),
        (
            "There haven't been any federal smuggling convictions on the north quay",
            "The north quay had no smuggling convictions",
        ),
        (
            "The review did not address convictions for smuggling furs",
            "The review found that no one was convicted of smuggling amber",
        ),
        (
            "There is no evidence the pilot knew the cargo held amber",
            "The pilot knew the cargo held amber",
        ),
        (
            "A loophole lets Lindow help the coast guard with fuel",
            "Lindow does not help the coast guard",
        ),
    ],
)
def test_a_proposal_says_which_of_the_two_does_it(doing: str, done_to: str) -> None:
    forwards = relate(said(doing), said(done_to, document="south"))
    backwards = relate(said(done_to), said(doing, document="south"))

    assert forwards is not None
    assert backwards is not None
    assert (forwards.from_left, backwards.from_left) == (True, False)


def test_what_a_review_left_out_does_not_limit_a_count_of_something_else() -> None:
    left_out = "The review did not address amber smuggling convictions, only fur smuggling ones"

    assert relation(left_out, "two pilots were accused of being in a fur smuggling ring") is None
    assert relation(left_out, "nobody had a smuggling conviction last year") is not None


def test_a_reason_quotes_words_and_not_their_stems() -> None:
    found = relate(
        said("[The pilot] now faces deportation"),
        said("[Otto Lind] is facing deportation hearings in Lindow", document="south"),
    )

    assert found is not None
    assert "“faces deportation”" in found.reason


def test_calling_a_persons_statement_false_disputes_it() -> None:
    allegation = said("[Roth] made false statements about the quay patrol", speaker="Ida Holm")
    statement = said("two guards were only watching the quay that day", speaker="Jan Roth")

    found = relate(allegation, statement)

    assert found is not None
    assert found.kind is RelationKind.DISPUTES
    assert "Roth" in found.reason


def test_the_reason_names_the_numbers_and_points_at_them() -> None:
    one, other = "The port fined more than 40 boats", "The port fined 12 boats"

    found = relate(said(one), said(other, document="south"))

    assert found is not None
    assert found.reason == "The numbers of “boats” exclude each other: more than 40, 12."
    assert found.left is not None
    assert found.right is not None
    assert (found.left.of(one), found.right.of(other)) == ("more than 40 boats", "12 boats")


NUMBERS = st.integers(min_value=0, max_value=12)
COMPARATORS = st.sampled_from(
    [Comparator.EQUAL, Comparator.MORE, Comparator.LESS, Comparator.AT_LEAST, Comparator.AT_MOST]
)


def bounded(number: int, comparator: Comparator) -> Quantity:
    """A quantity as the reading makes it."""
    low = None if comparator in {Comparator.LESS, Comparator.AT_MOST} else Decimal(number)
    high = None if comparator in {Comparator.MORE, Comparator.AT_LEAST} else Decimal(number)
    return Quantity(
        extent=Extent(start=0, end=1), low=low, high=high, comparator=comparator, unit="boats"
    )


def fits(count: Decimal, quantity: Quantity) -> bool:
    """Whether that count is one the quantity allows: the slow and obvious way."""
    number = quantity.low if quantity.low is not None else quantity.high
    assert number is not None
    return {
        Comparator.EQUAL: count == number,
        Comparator.MORE: count > number,
        Comparator.LESS: count < number,
        Comparator.AT_LEAST: count >= number,
        Comparator.AT_MOST: count <= number,
    }[quantity.comparator]


@settings(max_examples=150, deadline=None)
@given(NUMBERS, COMPARATORS, NUMBERS, COMPARATORS)
def test_two_numbers_exclude_each_other_just_when_no_count_fits_both(
    one: int, first: Comparator, other: int, second: Comparator
) -> None:
    left, right = bounded(one, first), bounded(other, second)

    halves = [Decimal(step) / 2 for step in range(-2, 30)]
    possible = any(fits(count, left) and fits(count, right) for count in halves)
    assert compare(left, right) is (Bearing.AGREE if possible else Bearing.EXCLUDE)


@pytest.mark.parametrize(
    ("days", "kind", "from_left"),
    [
        ((date(2019, 5, 1), date(2019, 5, 20)), RelationKind.UPDATES, False),
        ((date(2019, 5, 20), date(2019, 5, 1)), RelationKind.UPDATES, True),
        ((date(2019, 5, 1), date(2019, 5, 1)), RelationKind.CONTRADICTS, True),
        ((date(2019, 5, 1), None), RelationKind.CONTRADICTS, True),
    ],
)
def test_the_later_of_two_plans_for_one_thing_updates_the_earlier_one(
    days: tuple[date, date | None], kind: RelationKind, *, from_left: bool
) -> None:
    one = said("The quay will reopen by the end of August.")
    other = said("The Lindow Quay will reopen on 30 September 2019.", document="south")
    found = relate(replace(one, published_on=days[0]), replace(other, published_on=days[1]))

    assert found is not None
    assert (found.kind, found.from_left) == (kind, from_left)


def test_two_plans_for_times_that_fit_each_other_are_left_alone() -> None:
    assert relation(
        "The quay will reopen by the end of August.", "The quay will reopen in July."
    ) is not (RelationKind.CONTRADICTS)


SETTING = frozenset({"saltmarsh", "osei"})
"""What two documents on the same matter both name."""


def related_in_one_setting(one: str, other: str) -> RelationKind | None:
    """The kind proposed between claims of two documents that name the same people and places."""
    left, right = said(one), said(other, document="south")
    found = relate(replace(left, setting=SETTING), replace(right, setting=SETTING))
    return found.kind if found else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The tunnel cost £3 million, a third more than the council approved in 2021",
            "The Saltmarsh Tunnel cost £4 million and not £3 million, papers show.",
        ),
        (
            "Around 12,400 carts used the bridge on its first day.",
            "On its first day 9,800 carts used the bridge, the counters recorded.",
        ),
        (
            "nobody was seriously hurt",
            "Two workers were seriously hurt in February when a belt broke",
        ),
        ("The fair, which closed on Sunday, drew 40,000 guests", "The fair drew 25,000 guests"),
        ("The toll was kept, and the mill lost 12 sails", "The mill lost 9 sails, they say"),
    ],
)
def test_numbers_told_of_the_same_exclude_each_other_whatever_hangs_on_the_sentences(
    one: str, other: str
) -> None:
    assert related_in_one_setting(one, other) is RelationKind.CONTRADICTS
    assert related_in_one_setting(other, one) is RelationKind.CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("almost nobody was seriously hurt", "Two workers were seriously hurt in February"),
        ("The company cut four of its eleven ferries", "The company runs seven ferries a day"),
        ("The toll is £2.40 for cars and £7.10 for carts", "The toll is £3 for bicycles"),
        ("The hall lost 14 lamps in June", "The mill lost 9 lamps in June"),
        ("Rolf Osei won 23 percent of the vote", "27 percent would vote for Ida Lind"),
        ("Prices were up 2.5 percent since July", "It fell to 44 percent, from 54 percent in July"),
        (
            "We have not lost a single worker on this project",
            "we have not lost a single worker on this project, and almost nobody was hurt",
        ),
    ],
)
def test_numbers_of_two_matters_are_left_alone_in_one_setting_too(one: str, other: str) -> None:
    assert related_in_one_setting(one, other) in {None, RelationKind.SAME}
    assert related_in_one_setting(other, one) in {None, RelationKind.SAME}


def test_what_happens_to_nobody_is_denied_only_where_the_documents_tell_of_one_matter() -> None:
    assert relation("nobody was seriously hurt", "Two workers were seriously hurt") is None


def test_how_things_stand_on_a_later_day_updates_and_contradicts_nothing() -> None:
    early = replace(said("Osei has 11 of the seats"), published_on=date(2019, 2, 1))
    late = replace(
        said("Osei has 37 of the seats", document="south"), published_on=date(2019, 3, 1)
    )

    for one, other in ((early, late), (late, early)):
        found = relate(one, other)
        assert found is not None
        assert found.kind is RelationKind.UPDATES
        assert found.from_left is (one is late)


def test_calling_it_an_insult_to_say_something_disputes_it_and_agrees_with_nobody() -> None:
    rebuke, told = "To say that nobody was hurt is an insult.", "nobody was hurt"

    assert relation(rebuke, told) is RelationKind.DISPUTES
    assert relation(told, rebuke) is RelationKind.DISPUTES
    assert relation(rebuke, "The mayor was hurt") is None


def test_two_clock_times_tell_nothing_of_each_other() -> None:
    assert relation("6:01 p.m.", "9:15 p.m.") is None


def test_a_lie_about_something_else_disputes_nothing() -> None:
    lie = said("[Roth] lied to the senate about the harbour")
    own = said("Farmers of the north lost their grain", speaker="Jan Roth", document="south")

    assert relate(lie, own) is None


def test_what_narrows_a_count_is_named_as_it_is_written() -> None:
    found = relate(said("The port fined 40 foreign boats"), said("The port fined 40 boats"))

    assert found is not None
    assert "“foreign”" in found.reason
