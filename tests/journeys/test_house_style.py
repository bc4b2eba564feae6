"""The house style in Settings: seen before it is saved, and on every report after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.house_style import house_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database


def test_a_name_is_set_in_the_settings(own: Database, visit: Callable[..., AppTest]) -> None:
    page = visit("settings")
    page.text_input(key="house-name").set_value("The Weir Courier").run()
    next(one for one in page.button if one.label == "Save the house style").click().run()

    assert not page.exception
    with own.snapshot() as snapshot:
        assert house_of(snapshot).name == "The Weir Courier"


def test_what_cannot_be_kept_is_said_at_once(own: Database, visit: Callable[..., AppTest]) -> None:
    page = visit("settings")
    page.text_input(key="house-site").set_value("courier").run()

    assert "not a web address" in page.error[0].value
    assert next(one for one in page.button if one.label == "Save the house style").disabled
    with own.snapshot() as snapshot:
        assert house_of(snapshot).site == ""
