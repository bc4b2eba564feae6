"""The guide: what the app shows of it is there, and what it names is there, too."""

from __future__ import annotations

import re

import pytest

from docs.pictures import IMAGES, PICTURES
from tests.browser_support import ROOT
from ui.parts.guide import FOLDER, READERS, sections

ASKED = re.compile(r"""(?:titled\(.*|help_on\()"(\w+#[\w-]+)"\)""")


def asked_for() -> set[str]:
    """The sections that pages name."""
    parts = (ROOT / "ui" / "parts").glob("*.py")
    return {one for file in parts for one in ASKED.findall(file.read_text("utf-8"))}


def test_every_section_that_a_page_asks_for_is_in_the_guide() -> None:
    assert asked_for() <= sections().keys()
    assert len(asked_for()) >= 12


def test_a_section_shows_its_words_without_pictures_or_links_that_lead_nowhere() -> None:
    shown = sections()["administrators#people"]

    assert "the way of a claim" in shown
    assert "](" not in "".join(sections().values())


@pytest.mark.parametrize("reader", READERS)
def test_everything_that_a_guide_links_to_is_there(reader: str) -> None:
    file = FOLDER / f"{reader}.md"
    linked = re.findall(r"\]\(([^)#]+)\)", file.read_text("utf-8"))

    assert [one for one in linked if not (file.parent / one).exists()] == []


def test_every_picture_is_one_that_can_be_taken_anew_and_is_shown() -> None:
    papers = [ROOT / "README.md", *FOLDER.glob("*.md")]
    shown = {
        name
        for paper in papers
        for name in re.findall(r"images/([\w-]+)\.png", paper.read_text("utf-8"))
    }

    assert shown == PICTURES.keys() == {one.stem for one in IMAGES.glob("*.png")}
