"""The whole way of a fact-checker: take in, find, link, judge, export, verify."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser_support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Seated

pytestmark = pytest.mark.browser

SEEDS = ROOT / ".." / "shared" / "seeds"
SAMPLES = ROOT / "samples" / "newsroom"
ARTICLES = {
    "the two articles": (SEEDS, ("000_bd196b0d98ded6c0.txt", "004_20c24509acdaae60.txt")),
    "their retellings": (SAMPLES, ("oakland-council.txt", "oakland-mayor.txt")),
}


def articles(name: str) -> list[Path]:
    folder, files = ARTICLES[name]
    if not folder.exists():
        pytest.skip(f"{folder} is not on this machine; the retellings walk the same way")
    return [folder / file for file in files]


def take_in(seated: Seated, files: list[Path]) -> None:
    page = seated.page
    page.locator("input[type=file]").first.set_input_files(files)
    page.get_by_text(re.compile(r"^[\d.]+ ?KB$")).nth(len(files) - 1).wait_for()
    seated.settle()
    page.get_by_role("button", name="Take in", exact=True).first.click()
    page.get_by_role("link", name="Its claims").nth(len(files) - 1).wait_for()
    seated.settle()


def find(seated: Seated, words: str, claim: str) -> None:
    page = seated.page
    page.get_by_role("link", name="Claims", exact=True).first.click()
    page.get_by_role("searchbox", name="Search", exact=True).fill(words)
    page.get_by_text("Clear all filters").wait_for()
    page.locator(".statement").filter(has_text=claim).first.click()
    page.get_by_role("button", name="Give the verdict").wait_for()
    seated.settle()


@pytest.mark.parametrize(
    ("name", "theme"), [("the two articles", "light"), ("their retellings", "dark")]
)
def test_an_article_becomes_a_verdict_and_a_report(
    sit_down: Callable[..., Seated], tmp_path: Path, name: str, theme: str
) -> None:
    files = articles(name)
    seated = sit_down(theme, folder=tmp_path, person=None)
    page = seated.page

    page.goto(seated.address)
    page.get_by_label("Your name").fill("Maya Okafor")
    page.get_by_role("button", name="Go to the desk").click()
    page.get_by_role("button", name="Start my own desk").click()
    page.get_by_text("No document is here yet").wait_for()
    take_in(seated, files)
    seated.keep(f"taken-in-{name}")

    find(seated, "officers", "officers")
    seated.keep(f"officers-{name}")
    find(seated, "trafficking", "convicted")
    number = page.url.partition("claim=")[2].partition("&")[0]
    page.get_by_role("button", name="Supports").first.click()
    page.get_by_text("Linked: supports").first.wait_for()
    page.get_by_text("Mostly true", exact=False).first.click()
    page.get_by_role("textbox", name="Rationale").fill("The newspaper read the court records.")
    page.get_by_role("button", name="Give the verdict").click()
    page.get_by_text("Your verdict is in the record").wait_for()
    seated.keep(f"verdict-{name}")

    page.get_by_role("link", name="Reports", exact=True).first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download (1 claim)").click()
    report = tmp_path / "report.html"
    download.value.save_as(report)
    told = report.read_text("utf-8")
    assert "The newspaper read the court records." in told
    assert "Maya Okafor" in told
    assert "Mostly true" in told
    seated.keep(f"report-{name}")

    page.get_by_role("link", name="Settings", exact=True).first.click()
    page.get_by_role("button", name="Verify the record").click()
    page.get_by_text("The record is whole").wait_for()
    assert number.isdecimal()


def test_a_draft_a_filter_and_the_way_back_survive_a_reload(
    sit_down: Callable[..., Seated], tmp_path: Path
) -> None:
    seated = sit_down(database=tmp_path / "desk.db")
    page = seated.page
    seated.go("/documents")
    take_in(seated, [SAMPLES / "averley-ledger.txt"])
    find(seated, "accidents", "at least 40 accidents")
    page.get_by_role("textbox", name="Rationale").fill("Half a thought")
    page.get_by_role("textbox", name="Rationale").blur()
    page.get_by_text("Draft kept.").wait_for()

    page.reload()
    page.get_by_role("button", name="Give the verdict").wait_for()

    expect(page.get_by_role("textbox", name="Rationale")).to_have_value("Half a thought")
    assert "words=accidents" in page.url
    page.get_by_role("link", name="Claims").nth(1).click()
    page.locator(".statement").first.wait_for()
    assert "words=accidents" in page.url
    assert page.get_by_role("searchbox", name="Search", exact=True).input_value() == "accidents"


def test_a_double_click_gives_one_verdict(sit_down: Callable[..., Seated], tmp_path: Path) -> None:
    database = tmp_path / "desk.db"
    seated = sit_down(database=database)
    page = seated.page
    seated.go("/documents")
    take_in(seated, [SAMPLES / "averley-ledger.txt"])
    find(seated, "accidents", "at least 40 accidents")
    page.get_by_text("Unproven", exact=False).first.click()
    page.get_by_role("textbox", name="Rationale").fill("Nobody counted.")
    page.get_by_role("textbox", name="Rationale").blur()
    page.get_by_text("Draft kept.").wait_for()
    seated.settle()

    page.get_by_role("button", name="Give the verdict").dblclick()
    page.get_by_text("Your verdict is in the record").first.wait_for()
    seated.settle()

    page.get_by_role("link", name="Reports", exact=True).first.click()
    page.get_by_role("combobox", name="Format").click()
    page.get_by_role("option", name="JSON").first.click()
    page.locator("[data-testid=stCode]").wait_for()
    seated.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download (1 claim)").click()
    out = tmp_path / "out.json"
    download.value.save_as(out)
    assert len(json.loads(out.read_text("utf-8"))["claims"][0]["reviews"]) == 1
