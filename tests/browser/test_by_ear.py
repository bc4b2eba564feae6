"""What a screen reader is told: the browser's own tree of names, headings and landmarks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypedDict

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.browser.conftest import Seated

pytestmark = pytest.mark.browser

PAGES = {
    "claims": "/",
    "claim": "/claim?claim=2",
    "documents": "/documents",
    "document": "/document?document=1",
    "cross-check": "/cross-check",
    "settings": "/settings",
    "desk": "/desk",
}
CONTROLS = {
    "button", "checkbox", "combobox", "link", "listbox", "menuitem", "option", "radio",
    "searchbox", "slider", "spinbutton", "switch", "tab", "textbox",
}  # fmt: skip


class Spoken(TypedDict):
    """One thing that is spoken; `level` is a heading's, 0 elsewhere."""

    role: str
    name: str
    level: int
    live: str


def spoken(seated: Seated) -> list[Spoken]:
    """Return what the page says, in the order in which it says it."""
    session = seated.page.context.new_cdp_session(seated.page)
    found = session.send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in found}

    def walk(key: str) -> Iterator[Spoken]:
        node = nodes.get(key)
        if node is None:
            return
        if not node["ignored"]:
            facts = {
                fact["name"]: fact["value"].get("value") for fact in node.get("properties", ())
            }
            yield Spoken(
                role=str(node.get("role", {}).get("value", "")),
                name=str(node.get("name", {}).get("value", "")).strip(),
                level=int(facts.get("level", 0)),
                live=str(facts.get("live", "")),
            )
        for child in node.get("childIds", ()):
            yield from walk(child)

    return list(walk(found[0]["nodeId"]))


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name_and_headings_skip_no_level(
    sit_down: Callable[..., Seated], sample: Path, name: str
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go(PAGES[name])
    said = spoken(seated)
    nameless = [one for one in said if one["role"] in CONTROLS and not one["name"]]
    levels = [one["level"] for one in said if one["role"] == "heading"]
    roles = [one["role"] for one in said]

    assert nameless == []
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [two for one, two in pairwise(levels) if two > one + 1] == []
    assert roles.count("main") == 1
    assert {"banner", "navigation"} <= {*roles}


def test_what_is_selected_is_said_without_being_looked_at(
    sit_down: Callable[..., Seated], sample: Path
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go("/")
    seated.page.locator(".row").first.focus()
    seated.page.keyboard.press("x")

    expect(seated.page.get_by_role("status").filter(has_text="1 selected")).to_have_count(1)


def test_the_first_thing_that_tab_reaches_leads_past_the_navigation(
    sit_down: Callable[..., Seated], sample: Path
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go("/")
    seated.page.keyboard.press("Tab")

    assert seated.page.locator("[data-testid=stSkipToContent]:focus").count() == 1
