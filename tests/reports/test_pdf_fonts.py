"""Letters beyond the bundled fonts are printed where the extra “scripts” is installed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.pdf_export import UNSHOWN, can_show, render
from reports.pdf_fonts import Fonts, installed, package_folders
from tests.reports.brambleford import the_affair
from tests.reports.reading_back import text_of

pytest.importorskip("manimgx_fonts_cjk", reason="the extra “scripts” is not installed")
WORDS = ("東京", "北京市长", "한국어", "मंत्री", "क्\u200dष", "தமிழ்", "বাংলা", "ไทย", "ქართული")


@pytest.mark.parametrize("words", WORDS)
def test_a_report_prints_what_people_write_in_other_scripts(words: str) -> None:
    said = text_of(render(replace(the_affair(), scope=f"The sign says {words}.")))

    assert UNSHOWN not in said
    assert words.replace("\u200d", "") in said.replace("\u200d", "")


def test_a_report_that_needs_none_of_them_is_set_without_them() -> None:
    assert b"NotoSans" not in render(the_affair())
    assert b"NotoSans" in render(replace(the_affair(), scope="東京"))


def test_what_is_installed_is_told_with_families_and_letters() -> None:
    found = installed()

    assert found.folders == package_folders()
    assert {"Noto Sans Devanagari", "Noto Sans CJK SC"} <= set(found.families)
    assert ord("東") in found.letters
    assert not can_show("東"), "it is of no bundled font"
    assert Fonts().letters == frozenset()
    assert not {0x200B, 0x202E, 0xFEFF} & found.letters, (
        "what has no glyph and only steers the text"
    )


@pytest.mark.parametrize("part", range(4))
def test_the_letters_of_the_extra_can_be_set(part: int) -> None:
    letters = sorted(installed().letters)[part * 25 :: 100]

    assert UNSHOWN not in text_of(render(replace(the_affair(), scope=" ".join(map(chr, letters)))))
