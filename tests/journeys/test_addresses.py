"""What a page shows is in its address, and an address that means nothing does no harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.board_view import ClaimFilter
from desk import team, triage
from desk.screens import claims_screen, documents_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database

HOSTILE = (
    "", "x", "0", "-1", "9" * 40, "²", "１２", "<script>alert(1)</script>", "' or 1=1 --", "\x00",
    "../../etc/passwd", "NEAR/2 AND (", "five-steps@1/true", "ca\u202endidate", "a" * 5000,
)  # fmt: skip
PARAMETERS = {
    "claims": ("state", "document", "speaker", "kind", "checkability", "rating", "stance", "words",
               "least", "order", "page", "selected"),
    "claim": ("claim", "state", "rating", "words", "order", "find"),
    "documents": ("find",),
    "document": ("document", "at"),
    "cross_check": ("relation", "decision", "document", "page"),
    "reports": ("report-title", "report-which", "report-documents", "report-format"),
}  # fmt: skip


def widget(app: AppTest, kind: str, label: str) -> object:
    """The value of the widget with this label."""
    return next(one.value for one in getattr(app, kind) if one.label == label)


@pytest.mark.parametrize("page", PARAMETERS)
def test_no_value_in_an_address_breaks_a_page(
    newsroom: Database, visit: Callable[..., AppTest], page: str
) -> None:
    app = visit(page)
    for value in HOSTILE:
        for name in PARAMETERS[page]:
            app.query_params[name] = value
        app.run()

        assert app.title
        assert not app.exception
        assert "our side" not in " ".join(one.value for one in app.error)
    assert claims_screen(newsroom, ClaimFilter(), size=1).total


def test_a_filter_in_the_address_is_shown_in_the_rail(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    second = documents_screen(newsroom)[1].id
    app = visit("claims", document=second, kind="quantity", least="50", words="bridge")

    assert widget(app, "multiselect", "Document") == [second]
    assert widget(app, "multiselect", "Kind") == ["quantity"]
    assert widget(app, "selectbox", "Check-worthiness") == "50"
    assert widget(app, "text_input", "Search") == "bridge"


def test_when_the_address_changes_under_the_page_the_rail_follows(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("claims", kind="quantity", words="bridge", order="number")
    for name in ("kind", "words", "order"):
        app.query_params.pop(name)
    app.run()

    assert widget(app, "multiselect", "Kind") == []
    assert widget(app, "text_input", "Search") == ""
    assert widget(app, "selectbox", "Order") == "worth"
    assert not app.exception


def test_what_the_rail_says_is_in_the_address_even_when_that_is_behind(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("claims", words="bridge")
    app.query_params.pop("words")
    next(one for one in app.multiselect if one.label == "Kind").set_value(["quantity"]).run()

    assert app.query_params["words"] == "bridge"
    assert app.query_params["kind"] == "quantity"


def test_another_filter_leads_back_to_the_first_page(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("claims", page="2")
    next(one for one in app.multiselect if one.label == "Kind").set_value(["quantity"]).run()

    assert "page" not in app.query_params


def test_clearing_the_filters_empties_the_rail_and_the_address(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("claims", kind="quantity", words="no such words")
    next(one for one in app.button if one.key == "clear-below").click().run()

    assert widget(app, "text_input", "Search") == ""
    assert not {"kind", "words"} & set(app.query_params)


def test_what_is_selected_is_selected_again_after_a_reload(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    rows = claims_screen(newsroom, ClaimFilter(), size=2).rows
    app = visit("claims", selected=[rows[0].id, "clm_from_elsewhere", rows[1].id])

    assert sorted(app.session_state["selected"]) == sorted(row.id for row in rows)


def test_an_empty_desk_leads_to_the_documents(own: Database, visit: Callable[..., AppTest]) -> None:
    app = visit("claims")

    assert '"Take in documents", "", null, "documents"' in app.get("bidi_component")[-1].proto.json
    assert documents_screen(own) == ()


def test_the_next_claim_is_that_of_the_filter_and_the_order(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    chosen = ClaimFilter(kinds=("quantity",))
    rows = claims_screen(newsroom, chosen, order="number", size=3).rows
    app = visit("claim", claim=str(rows[1].number), kind="quantity", order="number", find="bridge")
    next(one for one in app.button if one.label == "Next").click().run()

    assert app.query_params["claim"] == str(rows[2].number)
    assert app.query_params["kind"] == "quantity"
    assert app.query_params["order"] == "number"
    assert "find" not in app.query_params


def test_whoever_dismisses_a_claim_goes_on_to_the_next_of_the_list(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    chosen = ClaimFilter(states=("candidate",))
    rows = claims_screen(newsroom, chosen, size=2).rows
    app = visit("claim", claim=str(rows[0].number), state="candidate")
    next(one for one in app.button if one.label == "Dismiss").click().run()
    next(one for one in app.button if one.label == "Next").click().run()

    assert app.query_params["claim"] == str(rows[1].number)


def test_a_passage_search_is_part_of_the_address(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    number = claims_screen(newsroom, ClaimFilter(), size=1).rows[0].number
    app = visit("claim", claim=str(number), find="bridge")

    assert widget(app, "text_input", "Search the documents") == "bridge"


def test_a_claim_that_was_dismissed_can_still_be_shared(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    row = claims_screen(newsroom, ClaimFilter(states=("candidate",)), size=1).rows[0]
    triage.dismiss(team.sit_down(newsroom, "Maya"), [row.id])
    app = visit("claim", claim=str(row.number))

    assert [one.label for one in app.button if one.label == "Restore"] == ["Restore"]
