"""The pictures of the README and the guide, from a real browser over the sample newsroom.

    python -m docs.pictures [NAME …]

A desk of its own is made in a temporary folder: the sample, and one claim on which two reviewers
differ. Each picture is what a person sees at 1280 by 800, in as few colours as it needs.
"""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import expect, sync_playwright

from benchmarks.pages import served
from db import idle
from db.board_view import ClaimFilter
from desk import address, evidence, policy, team, triage, verdicts
from desk.screens import claim_screen, claims_screen
from review.model import Layer, Stance
from review.requirements import Own
from samples.loader import open_sample
from tests.browser_support import ARGUMENTS, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

    from db.connection import Database

IMAGES = Path(__file__).parent / "images"
SIZE: ViewportSize = {"width": 1280, "height": 800}
COLOURS = 96
_AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_NOT_DRAWN = '[data-testid="stSkeleton"]'
_DIFFER = (
    ("Noor Abenov", "unproven", "The harbour office has no count of its own for that month."),
    ("Sam Tilleray", "mixed", "The figure is right for the ferry, and leaves the bus out."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What to open, and what must be seen before the picture is taken.

    `{claim}` and `{open}` are the numbers of a decided claim and of the one to settle.
    """

    path: str
    seen: str


PICTURES = {
    "claims": Picture(path="", seen="Worth a check"),
    "claim": Picture(path="claim?claim={claim}", seen="Linked evidence"),
    "documents": Picture(path="documents", seen="Take in"),
    "document": Picture(path="document?document=5", seen="What is known of it"),
    "quotation": Picture(
        path="quotation?words=We+stopped+counting+bruises.+I+want+somebody+to+count+the+broken+gangways",
        seen="Check a quotation",
    ),
    "cross-check": Picture(path="cross-check", seen="Cross-check"),
    "desk": Picture(path="desk", seen="What waits"),
    "adjudication": Picture(path="claim?claim={open}", seen="To settle"),
    "report": Picture(path="reports", seen="Check a report"),
    "settings": Picture(path="settings", seen="The record"),
}


def main(names: list[str]) -> int:
    """Take the pictures named, or all of them."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("There is no Chromium here. Name one in CLAIMDESK_CHROMIUM.")
    unknown = [name for name in names if name not in PICTURES]
    if unknown:
        sys.exit(f"There is no picture {unknown[0]}. There are: {', '.join(PICTURES)}.")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        database, numbers = _desk(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        with served(database.path) as server:
            page = browser.new_context(viewport=SIZE, color_scheme="light").new_page()
            for name in names or PICTURES:
                _take(page, server.address, PICTURES[name], numbers, IMAGES / f"{name}.png")
                sys.stdout.write(f"{name}: {(IMAGES / f'{name}.png').stat().st_size:,} bytes\n")
        browser.close()
    return 0


def _desk(folder: Path) -> tuple[Database, dict[str, int]]:
    """Make the desk, and say which claims the pictures are of."""
    sample = open_sample(folder / "sample.db")
    idle.let_go(sample.path)
    place = folder / "desk.db"
    shutil.copyfile(sample.path, place)
    database = address.opened(place)
    decided = claims_screen(database, ClaimFilter(states=("ready",)), size=20).rows
    shown = max(decided, key=lambda row: sum(row.stances.values()))
    waiting = claims_screen(database, ClaimFilter(states=("candidate",)), size=200).rows
    differ = next(row for row in waiting if "ferry" in row.statement)
    _differ(database, differ.id)
    return database, {"claim": shown.number, "open": differ.number}


def _differ(database: Database, claim: str) -> None:
    """Let two people review a claim blind, and come to different ratings."""
    maya = team.sit_down(database, "Maya")
    triage.accept(maya, [claim])
    policy.require(maya, claim, Own(reviews=2))
    read = claim_screen(maya, claim, chosen=ClaimFilter(), order="worth")
    best = read.suggestions[0]
    link = evidence.LinkPassage(
        claim=claim, document=best.document, start=best.start, end=best.end, stance=Stance.QUALIFIES
    )
    piece = evidence.link_passage(maya, link).made
    for name, rating, why in _DIFFER:
        review = verdicts.GiveReview(
            claim=claim, layer=Layer.SO, rating=rating, rationale=why, evidence_ids=piece
        )
        verdicts.give(team.sit_down(database, name), review)


def _take(page: Page, server: str, picture: Picture, numbers: dict[str, int], place: Path) -> None:
    page.goto(f"{server}/{picture.path.format(**numbers)}")
    page.get_by_text(picture.seen).first.wait_for()
    page.locator(_AT_REST).wait_for()
    expect(page.locator(_NOT_DRAWN)).to_have_count(0)
    page.evaluate("document.fonts.ready")
    with Image.open(io.BytesIO(page.screenshot(animations="disabled"))) as drawn:
        # The way that covers all colours: the usual one drew a green verdict in grey.
        few = drawn.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        few.save(place, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
