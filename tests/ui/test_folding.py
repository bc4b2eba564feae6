"""What is folded away is built when it is opened, and kept until what it asked for is done."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.journeys.opening import open_form

FOLDED = """
import streamlit as st
from ui import folding
from ui.act import tell

def ask():
    st.text_input("Why", key="why")
    if st.button("Do it"):
        st.session_state["times"] = st.session_state.get("times", 0) + 1
        tell("Done.", kind=st.session_state.get("kind", "done"))
        st.rerun()

folding.{kind}("Fold", ask)
label = "Fold with a count of " + str(st.session_state.get("times", 0))
folding.expander(label, lambda: st.markdown("inside"), about="counted")
"""


@pytest.fixture(params=["popover", "expander"])
def app(request: pytest.FixtureRequest) -> AppTest:
    """A page with a form folded away, and an expander whose label changes."""
    return AppTest.from_string(FOLDED.format(kind=request.param)).run()


def fields(app: AppTest) -> list[str]:
    return [one.label for one in app.text_input]


def fold(app: AppTest, label: str, *, is_open: bool) -> None:
    (key,) = [
        str(one.key)
        for one in app.main
        if one.key and one.key.startswith(label) and one.type in {"popover", "expander"}
    ]
    app.session_state[key] = is_open
    app.run()


def test_a_form_is_built_when_it_is_opened(app: AppTest) -> None:
    assert fields(app) == []

    fold(app, "Fold ", is_open=True)

    assert fields(app) == ["Why"]


def test_what_was_typed_into_a_form_is_there_after_it_was_shut(app: AppTest) -> None:
    fold(app, "Fold ", is_open=True)
    next(iter(app.text_input)).set_value("A reason").run()
    fold(app, "Fold ", is_open=False)

    assert next(iter(app.text_input)).value == "A reason"


def test_a_form_that_is_refused_stays_with_what_was_typed(app: AppTest) -> None:
    app.session_state["kind"] = "refused"
    fold(app, "Fold ", is_open=True)
    next(iter(app.text_input)).set_value("A reason").run()
    next(iter(app.button)).click().run()

    assert next(iter(app.text_input)).value == "A reason"


def test_a_popover_is_shut_and_empty_once_it_was_done() -> None:
    app = AppTest.from_string(FOLDED.format(kind="popover")).run()
    fold(app, "Fold ", is_open=True)
    next(iter(app.button)).click().run()

    assert fields(app) == []
    assert app.session_state["times"] == 1


def test_a_form_opened_at_one_claim_is_not_built_at_the_next(app: AppTest) -> None:
    app.query_params["claim"] = "1"
    app.run()
    fold(app, "Fold ", is_open=True)
    app.query_params["claim"] = "2"
    app.run()

    assert fields(app) == []


def test_an_expander_whose_label_changes_stays_open() -> None:
    app = AppTest.from_string(FOLDED.format(kind="popover")).run()
    open_form(app, "Fold with a count of 0")
    assert [one.value for one in app.markdown] == ["inside"]
    fold(app, "Fold ", is_open=True)
    next(iter(app.button)).click().run()

    assert [one.value for one in app.markdown] == ["inside"]
    (counted,) = [one for one in app.expander if one.label.startswith("Fold with")]
    assert counted.label == "Fold with a count of 1"
    assert counted.proto.expanded
