"""Whatever opens over a page, in both themes: readable by everybody.

A desk with a claim on each stretch of its way, on which everything that can be pressed open is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from desk import address, publishing, relations, tags, team
from tests.builders import (
    LEDGER,
    a_blind_desk,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    a_sign_off,
)
from tests.ui.components.accessibility import findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claims.model import Claim
    from desk import Desk
    from tests.browser.conftest import Seated

pytestmark = pytest.mark.browser

WAY = ("settling", "deciding", "signing", "revising")
"""What is next for each claim of the desk, in their order."""

OPEN = "[data-testid=stPopoverBody]"
KEYS = {"d": "Dismiss claims", "w": "Assign claims", "t": "Tag claims"}
"""What opens a dialog over chosen claims in the list, and the heading of it."""


@pytest.fixture(scope="module")
def pier(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """Make the desk; return where it is, and the number of each claim by what is next for it."""
    path = tmp_path_factory.mktemp("opened") / "desk.db"
    maya = team.sit_down(address.opened(path), "Maya Okafor")
    text = "\n\n".join(f"There are {n} lamps on the pier." for n in range(2, 2 + len(WAY)))
    document = a_document(maya, text)
    tags.tag_documents(maya, [document.id], "harbour")
    a_blind_desk(maya)
    claims = {
        name: a_claim(maya, document, f"There are {n} lamps on the pier.")
        for n, name in enumerate(WAY, 2)
    }
    _work(maya, claims)
    return path, {name: claim.number for name, claim in claims.items()}


def _work(maya: Desk, claims: dict[str, Claim]) -> None:
    ben, ledger = a_colleague(maya, "Ben"), a_document(maya, LEDGER)
    piece = a_link(maya, claims["settling"], ledger, "Ten of the lamps")
    a_review(maya, claims["settling"])
    a_review(ben, claims["settling"], rating="missing_context", evidence_ids=(piece,))
    a_link(maya, claims["deciding"], ledger, "Fourteen lamps were taken down")
    caveat = relations.AddCaveat(claim=claims["deciding"].id, words="Only the north side.")
    relations.add_caveat(maya, caveat)
    for name in ("signing", "revising"):
        a_review(maya, claims[name])
        a_review(ben, claims[name])
    a_sign_off(maya, claims["revising"].id)
    publishing.publish(maya, claims["revising"].id)


def in_both_themes(seated: Seated, within: str) -> list[str]:
    """Return what axe finds serious there, in light and in dark: the page follows the system."""
    return [
        f"{theme}: {one}"
        for theme in seated.in_each_theme()
        for one in findings(seated.page, within)
    ]


def opened_one_by_one(seated: Seated) -> dict[str, list[str]]:
    """Open each popover of a page; return what axe finds serious in it.

    Settled: what waits to be drawn anew is paler.
    """
    page, found = seated.page, {}
    buttons = page.locator("[data-testid=stPopover] button[aria-haspopup]")
    buttons.first.wait_for()
    for button in buttons.all():
        if not button.is_visible():
            continue
        label = button.inner_text()
        seated.until(button.click, OPEN, "visible")
        seated.settle()
        found[label] = in_both_themes(seated, OPEN)
        seated.until(lambda: page.keyboard.press("Escape"), OPEN, "detached")
        seated.settle()
    return found


@pytest.mark.parametrize("name", WAY)
def test_axe_finds_nothing_serious_in_what_opens_over_a_claim(
    sit_down: Callable[..., Seated], pier: tuple[Path, dict[str, int]], name: str
) -> None:
    path, numbers = pier
    seated = sit_down(database=path)
    seated.go(f"/claim?claim={numbers[name]}")
    seated.unfold()
    seated.keep(f"opened-{name}")

    found = {"folded": in_both_themes(seated, "[data-testid=stExpanderDetails]")}
    found |= opened_one_by_one(seated)

    assert len(found) > 1
    assert {label: told for label, told in found.items() if told} == {}


def test_a_form_that_opens_at_the_foot_of_the_window_is_as_high_as_it_needs(
    sit_down: Callable[..., Seated], pier: tuple[Path, dict[str, int]]
) -> None:
    path, numbers = pier
    seated = sit_down(database=path)
    seated.go(f"/claim?claim={numbers['signing']}")
    caveat = seated.page.get_by_role("button", name="Add a caveat")
    foot = caveat.evaluate("button => Math.round(button.getBoundingClientRect().bottom)")
    seated.page.set_viewport_size({"width": 1280, "height": foot + 60})

    caveat.click()
    form = seated.page.locator(OPEN)
    form.locator("button").wait_for()

    expect(form.locator("button")).to_be_in_viewport(ratio=1)
    expect(form.locator("textarea")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", ["/settings", "/", "/reports", "/documents"])
def test_axe_finds_nothing_serious_in_what_opens_over_other_pages(
    sit_down: Callable[..., Seated], pier: tuple[Path, dict[str, int]], path: str
) -> None:
    seated = sit_down(database=pier[0])
    seated.go(path)

    found = opened_one_by_one(seated)

    assert found
    assert {label: told for label, told in found.items() if told} == {}


def test_axe_finds_nothing_serious_in_dialogs(
    sit_down: Callable[..., Seated], pier: tuple[Path, dict[str, int]]
) -> None:
    path, numbers = pier
    seated = sit_down(database=path)
    page = seated.page
    seated.go("/")
    page.locator(".statement").first.wait_for()
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("x")
    for key, heading in KEYS.items():
        page.keyboard.press(key)
        page.get_by_role("dialog", name=heading).wait_for()
        seated.settle()
        assert in_both_themes(seated, "[role=dialog]") == [], heading
        seated.until(lambda: page.keyboard.press("Escape"), "[role=dialog]", "detached")
    seated.go(f"/claim?claim={numbers['deciding']}")
    page.get_by_role("button", name="Retract Supports 1").click()
    page.get_by_role("dialog").wait_for()
    assert in_both_themes(seated, "[role=dialog]") == []
