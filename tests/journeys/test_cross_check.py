"""The cross-check without a browser: comparing, filters, what stands beside a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.model import RelationKind, RelationState
from desk import comparing, team
from desk.relations import decide, make_caveat
from desk.upkeep import verify
from tests.builders import a_document, the_claim
from tests.fireboat import both_reports, of_kind, relations
from tests.journeys.opening import open_form
from ui.parts import comparing as by_the_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database
    from desk import Desk
    from desk.comparing import Comparing


@pytest.fixture
def desk(own: Database) -> Desk:
    """Maya's desk, with two reports on it that nobody has compared."""
    found = team.sit_down(own, "Maya")
    both_reports(found)
    return found


def said(app: AppTest) -> str:
    return " ".join(one.value for one in (*app.markdown, *app.toast))


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


@pytest.mark.usefixtures("own")
def test_an_empty_desk_says_what_to_do(visit: Callable[..., AppTest]) -> None:
    assert "Take in at least two documents" in said(visit("cross_check"))


def test_opening_the_page_compares_what_came_in_since(
    desk: Desk, visit: Callable[..., AppTest]
) -> None:
    app = visit("cross_check")

    assert "**3 pairs**" in said(app)
    assert len(relations(desk)) == 3
    assert verify(desk.database).ok


def test_claims_are_compared_again_when_asked(desk: Desk, visit: Callable[..., AppTest]) -> None:
    app = visit("cross_check")
    press(app, "Compare again")

    assert "0 new relations" in said(app)
    assert len(relations(desk)) == 3


def test_the_address_narrows_the_list(desk: Desk, visit: Callable[..., AppTest]) -> None:
    visit("cross_check")
    update = of_kind(relations(desk), RelationKind.UPDATES)
    decide(desk, update.id, RelationState.REJECTED)

    assert "**2 pairs**" in said(visit("cross_check"))
    assert "**1 pair**" in said(visit("cross_check", decision="rejected"))
    assert "**2 pairs**" in said(visit("cross_check", relation="contradicts"))
    assert "No pair fits these filters" in said(visit("cross_check", relation="updates"))
    assert "**2 pairs**" in said(visit("cross_check", relation="nonsense"))


def test_a_desk_where_nothing_bears_on_anything_says_so(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(own, "Maya")
    a_document(desk, "The goats of the mayor graze on the north quay every day.")
    a_document(desk, "A ferry sailed to Lindow at noon with 40 people.")

    assert "No claim contradicts" in said(visit("cross_check"))


def test_a_claim_has_its_relations_and_caveats_beside_it(
    desk: Desk, visit: Callable[..., AppTest]
) -> None:
    visit("cross_check")
    update = of_kind(relations(desk), RelationKind.UPDATES)
    make_caveat(desk, update.id, "The vote was taken.")

    app = visit("claim", claim=str(the_claim(desk, update.right).number))

    assert {"Other claims", "Caveats"} <= {one.value for one in app.header}
    other = visit("claim", claim=str(the_claim(desk, update.left).number))
    assert "Caveats" not in {one.value for one in other.header}


def test_a_claim_made_twice_is_made_one_claim_with_a_click(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(own, "Maya")
    words = "The harbour board closed the north quay after three inspectors complained."
    a_document(desk, words)
    a_document(desk, f"From our wire. {words}")
    visit("cross_check")
    app = visit("cross_check", view="again")
    assert "**1 claim** made more than once" in said(app)

    press(app, "Make them one claim")
    assert "No claim is said twice" in said(app)
    assert "One claim now" in said(app)


def test_claims_that_are_not_the_same_are_told_apart_with_a_click(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(own, "Maya")
    for end in ("complained.", "had complained."):
        a_document(desk, f"The harbour board closed the north quay after three inspectors {end}")
    visit("cross_check")
    app = visit("cross_check", view="again")
    press(app, "Not the same claim")

    assert "No claim is said twice" in said(app)
    assert len(relations(desk, "rejected")) == 1


def test_a_decision_about_a_pair_is_undone_on_the_page(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(own, "Maya")
    for end in ("complained.", "had complained."):
        a_document(desk, f"The harbour board closed the north quay after three inspectors {end}")
    visit("cross_check")
    app = visit("cross_check", view="again")
    press(app, "Not the same claim")
    press(app, "Undo")

    assert "made more than once" in said(app)
    assert relations(desk, "rejected") == ()


def test_what_was_decided_about_a_pair_is_not_offered_to_be_undone_on_another_page(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(own, "Maya")
    for end in ("complained.", "had complained."):
        a_document(desk, f"The harbour board closed the north quay after three inspectors {end}")
    visit("cross_check")
    app = visit("cross_check", view="again")
    press(app, "Not the same claim")
    assert "Undo" in {one.label for one in app.button}

    app.switch_page("../pages/inbox.py").run()

    assert "Undo" not in {one.label for one in app.button}


def fill(app: AppTest, label: str, words: str) -> None:
    """Fill in the field whose label begins so."""
    field = next(one for one in (*app.text_input, *app.text_area) if one.label.startswith(label))
    field.set_value(words).run()


def choose(app: AppTest, label: str, option: str) -> None:
    next(one for one in app.selectbox if one.label == label).select(option).run()


def test_two_claims_are_set_beside_each_other_on_the_page_and_apart_again(
    desk: Desk, visit: Callable[..., AppTest]
) -> None:
    app = open_form(visit("cross_check"), "Set two claims beside each other")
    fill(app, "The first claim", "3")
    choose(app, "What the first does to the second", "is qualified by")
    fill(app, "Why, in a sentence", "It speaks of another night.")
    press(app, "Set them beside each other")
    assert "Find both claims first" in app.error[0].value

    fill(app, "The second claim", "voted for the fire boat")
    press(app, "Set them beside each other")
    assert not app.error
    made = of_kind(relations(desk, "confirmed"), RelationKind.QUALIFIES)
    left, right = the_claim(desk, made.left), the_claim(desk, made.right)
    assert (right.number, "voted for the fire boat" in left.statement) == (3, True)
    assert f"Claim 3 is qualified by claim {left.number}" in said(app)

    press(app, "Undo")
    assert relations(desk, "confirmed") == ()


def test_a_claim_is_said_to_bear_on_another_on_its_own_page(
    desk: Desk, visit: Callable[..., AppTest]
) -> None:
    app = open_form(visit("claim", claim="1"), "It bears on another claim")
    fill(app, "The other claim", "5")
    choose(app, "What it does to the other one", "corroborates")
    fill(app, "Why, in a sentence", "One fleet, one year.")
    press(app, "Set them beside each other")

    assert "Other claims" in [one.value for one in app.header]
    (made,) = relations(desk, "confirmed")
    assert (the_claim(desk, made.left).number, made.reason) == (1, "One fleet, one year.")


def under_way(desk: Desk) -> Comparing:
    """The comparison that goes on beside the page of a desk with many claims."""
    found = comparing.latest(desk.database)
    assert found is not None
    return found


def test_many_claims_are_compared_beside_the_page_for_everybody_who_opens_it(
    desk: Desk, visit: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_the_page, "AT_ONCE", 0)
    app = visit("cross_check")
    begun = under_way(desk)

    assert "You can go on working" in " ".join(one.value for one in app.info)
    begun.wait()
    app.run()
    assert under_way(desk) is begun
    assert "**3 pairs**" in said(app)


def test_what_was_stopped_is_begun_again_only_by_somebody(
    desk: Desk, visit: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_the_page, "AT_ONCE", 0)
    visit("cross_check")
    under_way(desk).give_up()
    under_way(desk).wait()
    stopped = under_way(desk)
    app = visit("cross_check")

    assert under_way(desk) is stopped
    assert "The comparing was stopped" in " ".join(o.value for o in app.warning)
    press(app, "Compare now")
    assert under_way(desk) is not stopped
    under_way(desk).wait()
    assert len(relations(desk)) == 3
