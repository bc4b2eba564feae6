"""Four people at one desk, each in a browser of their own: blind reviews, and what follows.

What one may not know yet is looked for in all that the server sent, not only in what is drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from desk import accounts, address, team
from tests.browser.conftest import APP, Watch, wait_until_drawn
from tests.builders import LEDGER, a_claim, a_document, a_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page, WebSocket

    from tests.browser_support import NewPage, Serve

pytestmark = pytest.mark.browser

expect.set_options(timeout=30_000)  # a busy machine draws a page in several seconds

PASSWORD = "four lamps on the pier"  # noqa: S105 -- of a desk that ends with the test
STATEMENT = "The pier is open every day."
REWORDED = "The pier at Saltmarsh is open every day."


@dataclass
class Member:
    """Somebody of the team with a browser, and every byte that the server sent to it."""

    page: Page
    address: str
    claim: str
    """The path of the claim that all of this is about."""

    sent: list[bytes] = field(default_factory=list)

    def listen(self) -> None:
        """Keep what comes through the stream of each page."""
        self.page.on("websocket", self._hear)

    def _hear(self, stream: WebSocket) -> None:
        stream.on("framereceived", lambda frame: self.sent.append(_bytes(frame)))

    def go(self, path: str) -> None:
        """Open a page and wait until all of it is drawn."""
        self.page.goto(f"{self.address}{path}")
        self.page.locator("h1").first.wait_for()
        self.settle()

    def settle(self) -> None:
        """Wait until the script of the page has run and what it sent is drawn."""
        wait_until_drawn(self.page)

    def was_sent(self, words: str) -> bool:
        """Whether the server ever sent these words."""
        return any(words.encode() in one for one in self.sent)

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press a button of this very name."""
        (within or self.page).get_by_role("button", name=name, exact=True).click()
        self.settle()


def _bytes(frame: str | bytes) -> bytes:
    return frame if isinstance(frame, bytes) else frame.encode()


@pytest.fixture
def desk_of_ada(tmp_path: Path, serve: Serve, new_page: NewPage) -> Iterator[Callable[[], Member]]:
    """Serve a desk with accounts whose administrator is Ada, and open browsers at it."""
    path, watch = tmp_path / "desk.db", Watch()
    ada = team.sit_down(address.opened(path), "Ada")
    claim = a_claim(ada, a_document(ada), STATEMENT)
    a_link(ada, claim, a_document(ada, LEDGER), "Ten of the lamps")
    accounts.turn_on(ada, PASSWORD)
    named = {"CLAIMDESK_PERSON": "", "CLAIMDESK_DATABASE": str(path)}

    def open_browser() -> Member:
        page = new_page(viewport={"width": 1280, "height": 900})
        watch.over(page)
        member = Member(page, serve(APP, named, tmp_path), f"/claim?claim={claim.number}")
        member.listen()
        return member

    yield open_browser
    assert watch.faults == []


def signed_in(member: Member, name: str) -> Member:
    page = member.page
    page.goto(f"{member.address}/settings")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Settings", exact=True).wait_for()
    member.settle()
    return member


def invited(ada: Member, name: str, role: str, into: Member) -> Member:
    """Ada invites somebody, who sets a password with the link and sits down."""
    page = ada.page
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_label("Name, as colleagues know it").fill(name)
    page.get_by_role("radiogroup", name="Role").get_by_text(role, exact=True).click()
    ada.press("Make the invitation")
    expect(page.get_by_text(f"Hand this to {name}")).to_be_visible()
    link = page.locator("[data-testid=stCode]").inner_text().strip()
    into.page.goto(link)
    into.page.get_by_label("Password").fill(PASSWORD)
    into.page.get_by_label("The same once more").fill(PASSWORD)
    into.page.get_by_role("button", name="Set it and go to the desk").click()
    into.page.get_by_role("heading", name="Claims", exact=True).wait_for()
    into.settle()
    return into


def blind_reviews_of_all(ada: Member) -> None:
    """Save by keyboard: the table above the button may come between a press and its release."""
    ada.page.get_by_text("Blind reviews").click()
    ada.page.locator(".st-key-policy-kinds canvas").first.wait_for()
    ada.page.get_by_label("Reviewers of every claim").fill("2")
    form = ada.page.locator("[data-testid=stForm]").filter(has_text="every claim")
    form.get_by_role("button", name="Save", exact=True).press("Enter")
    ada.settle()
    expect(ada.page.get_by_text("2 reviewers for every claim")).to_be_visible()


def rate(member: Member, rating: str) -> None:
    """Choose a rating; earlier reviews on the same page may name it, too."""
    scale = member.page.get_by_role("radiogroup", name=re.compile("^Your rating"))
    scale.get_by_text(rating, exact=True).click()
    member.settle()


def nothing_of(member: Member, other: str, canary: str, echo: str) -> None:
    """Look at every place that could tell what somebody wrote; search by a word of it, too."""
    for path in ("/", "/inbox", "/desk", f"/search?q={echo}", f"/?words={echo}", member.claim):
        member.go(path)
    expect(member.page.get_by_text(f"{other} reviewed it; 1 more review is needed")).to_be_visible()
    history = member.page.locator("summary").filter(has_text="History")
    history.click()
    member.settle()
    assert not member.was_sent(canary)


def rest_on_the_ledger(member: Member) -> None:
    """Choose the one piece there is, which Ada linked: nothing is chosen for a reviewer.

    The list may shut again while the form is drawn anew around it.
    """
    box = member.page.get_by_role("combobox", name=re.compile("It rests on"))
    piece = member.page.get_by_role("option").first
    while not piece.is_visible():
        box.click()
        member.page.wait_for_timeout(300)
    piece.click()
    member.page.keyboard.press("Escape")
    member.settle()


def a_stale_save(ben: Member, edith: Member) -> None:
    """Edith rewords the claim while Ben writes: his review is refused and his words stay."""
    mine = "Quorvath counted by torchlight."
    ben.go(ben.claim)
    rate(ben, "Unproven")
    rationale = ben.page.get_by_role("textbox", name="Rationale")
    rationale.fill(mine)
    edith.go(edith.claim)
    edith.page.get_by_text("Change the claim").click()
    edith.page.get_by_label("Wording that stands alone").fill(REWORDED)
    edith.press("Save the wording")
    expect(edith.page.locator("h1").first).to_have_text(REWORDED)

    ben.press("Give your review")
    expect(ben.page.get_by_text("while you were reading: Edith edited").first).to_be_visible()
    expect(ben.page.locator("h1").first).to_have_text(REWORDED)
    expect(rationale).to_have_value(mine)
    ben.press("Give your review")
    expect(ben.page.get_by_text("Your review is in and sealed")).to_be_visible()


def both_review(ben: Member, dan: Member, edith: Member) -> None:
    """Neither of two, nor the editor, is told what the other wrote before both have written."""
    a_stale_save(ben, edith)
    nothing_of(dan, "Ben", "torchlight", "Quorvath")
    nothing_of(edith, "Ben", "torchlight", "Quorvath")
    rate(dan, "Missing context")
    rest_on_the_ledger(dan)
    dan.page.get_by_role("textbox", name="Rationale").fill("The ledger leaves out Sundays.")
    dan.press("Give your review")
    dan.page.get_by_text("An editor settles it").wait_for()
    assert dan.was_sent("torchlight")


def settle(edith: Member) -> None:
    page = edith.page
    edith.go(edith.claim)
    form = page.locator("[data-testid=stForm]").filter(has_text="Your decision")
    expect(page.get_by_text("The ledger leaves out Sundays.").first).to_be_visible()
    expect(page.get_by_text("You settle it above")).to_be_visible()
    form.get_by_text("Unproven", exact=True).click()
    form.get_by_role("textbox", name="The reason").fill("One lantern is no count.")
    edith.press("Settle it")
    expect(page.get_by_text("Another editor or an administrator signs it off")).to_be_visible()


def published(ada: Member) -> None:
    """Ada, who checked nothing of it, signs it off and publishes it."""
    ada.go(ada.claim)
    ada.press("Sign off")
    ada.press("Publish")
    expect(ada.page.get_by_role("button", name="Revise")).to_be_visible()


def corrected(ada: Member, ben: Member, dan: Member) -> None:
    """It is looked at again, by the same two, who agree; the correction says what was wrong."""
    ada.press("Revise")
    ada.page.get_by_label("Why it is looked at again").fill("A letter came.")
    ada.press("Revise", ada.page.locator("[data-testid=stForm]"))
    expect(ada.page.get_by_text("It is open again.")).to_be_visible()
    for member in (ben, dan):
        member.go(member.claim)
        rate(member, "Missing context")
        rest_on_the_ledger(member)
        member.page.get_by_role("textbox", name="Rationale").fill("Not on Sundays.")
        member.press("Give your review")
        expect(member.page.get_by_role("button", name="Give your review")).to_be_hidden()
    ada.go(ada.claim)
    ada.press("Sign off")
    ada.page.get_by_label("Correction notice").fill("It is shut on Sundays.")
    ada.press("Publish")
    expect(ada.page.get_by_text("Corrected", exact=True).first).to_be_visible()
    dan.go(dan.claim)
    expect(dan.page.get_by_text("It is shut on Sundays.").first).to_be_visible()


def test_four_people_bring_a_claim_to_its_readers_and_correct_it(
    desk_of_ada: Callable[[], Member],
) -> None:
    ada = signed_in(desk_of_ada(), "Ada")
    ben = invited(ada, "Ben", "checker", desk_of_ada())
    dan = invited(ada, "Dan", "checker", desk_of_ada())
    edith = invited(ada, "Edith", "editor", desk_of_ada())
    blind_reviews_of_all(ada)

    both_review(ben, dan, edith)
    settle(edith)
    published(ada)
    corrected(ada, ben, dan)
