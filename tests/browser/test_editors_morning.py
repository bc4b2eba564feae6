"""An editor signs in and hands out yesterday's verdicts: on paper, as a table, as a site."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from db import accounts_store
from desk import address, clock, house_style, passwords, public_site, team
from desk.authority import Role
from desk.publishing import publish
from review.house import HouseStyle
from tests.browser.conftest import APP, Seated, Watch
from tests.builders import (
    Ticking,
    a_claim,
    a_document,
    a_review,
    a_sign_off,
    nobody_need_be_asked,
    with_roles,
)
from tests.reports.reading_back import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser_support import NewPage, Serve

pytestmark = pytest.mark.browser

WORDS = "four lamps on the pier"
STATEMENT = "The pier is open every day."


def a_desk_with_an_editor(folder: Path) -> Path:
    """Make a desk with accounts where Edith signed a verdict off yesterday and published it."""
    path, now = folder / "desk.db", clock.now()
    noon = now.replace(hour=12, minute=0) - timedelta(days=1)
    ada = team.sit_down(address.opened(path), "Ada", clock=Ticking(noon))
    edith = with_roles(ada, Edith=Role.EDITOR)["Edith"]
    house_style.set_house(edith, HouseStyle(name="The Post", site="https://post.example"))
    claim = a_claim(ada, a_document(ada), STATEMENT)
    a_review(ada, claim)
    nobody_need_be_asked(ada, claim.id)
    a_sign_off(edith, claim.id)
    publish(edith, claim.id)
    secret = passwords.hashed(WORDS, name="Edith")
    with address.opened(path).write() as writing:
        accounts_store.set_secret(writing, edith.actor, secret, at="2026-03-09T08:00:00.000000Z")
    return path


def taken(seated: Seated, kind: str, folder: Path) -> bytes:
    """Choose a format and take the report away."""
    page = seated.page
    page.get_by_role("combobox", name="Format").click()
    page.get_by_role("option", name=kind).click()
    seated.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download (1 claim)").click()
    download.value.save_as(folder / kind)
    return (folder / kind).read_bytes()


def test_yesterdays_verdicts_are_printed_tabled_and_put_on_the_site(
    serve: Serve, new_page: NewPage, tmp_path: Path
) -> None:
    path, site, watch = a_desk_with_an_editor(tmp_path), tmp_path / "site", Watch()
    named = {"CLAIMDESK_DATABASE": str(path), public_site.VARIABLE: str(site)}
    named["CLAIMDESK_PERSON"] = ""
    page = new_page(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    watch.over(page)
    seated = Seated(page, serve(APP, named, tmp_path), "light")
    page.goto(f"{seated.address}/reports")
    page.get_by_label("Name").fill("Edith")
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Yesterday’s signed-off verdicts").click()
    seated.settle()

    printed = taken(seated, "PDF, to print and to file", tmp_path)
    expect(page.get_by_text(re.compile(r"^Sheet 1 of \d+$"))).to_be_visible()
    seated.keep("editors-morning")
    table = taken(seated, "Workbook (Excel), to sort and filter", tmp_path)
    page.get_by_text("The public site", exact=True).click()
    page.get_by_role("button", name="Publish the site").click()
    expect(page.get_by_text("The site is out:")).to_be_visible()

    assert STATEMENT in " ".join(text_of(printed).split())
    assert STATEMENT in text_of(table)
    assert STATEMENT in (site / "index.html").read_text("utf-8")
    assert "application/ld+json" in next((site / "claims").iterdir()).read_text("utf-8")
    assert watch.faults == []
