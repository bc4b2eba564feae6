"""Words made plain, in a real Streamlit: they show as they stand and do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.apps.nasty import PAIRS, TURNED, WORDS
from tests.browser.conftest import Watch
from tests.browser_support import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser_support import NewPage, Serve

pytestmark = pytest.mark.browser

APP = ROOT / "tests" / "browser" / "apps" / "words_app.py"
PLACES = "h1, [data-testid=stMarkdown] p, [data-testid=stAlert] p, button p, summary p"
CONTROLS = dict.fromkeys([0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@pytest.fixture
def drawn(serve: Serve, new_page: NewPage) -> Page:
    page = new_page()
    page.goto(serve(APP))
    page.get_by_role("heading", name="Drawn").wait_for()
    return page


def test_nasty_words_show_as_they_stand_wherever_streamlit_reads_markdown(drawn: Page) -> None:
    watch = Watch()
    watch.over(drawn)
    drawn.reload()
    drawn.get_by_role("heading", name="Drawn").wait_for()

    for number, words in enumerate((*WORDS, *TURNED)):
        box = drawn.locator(f".st-key-word-{number}")
        shown = {text.translate(CONTROLS) for text in box.locator(PLACES).all_text_contents()}
        assert shown == {words.translate(CONTROLS).strip()}
    assert drawn.locator("[data-testid=stMain] :is(a, img, script, code, em, del)").count() == 0
    assert watch.faults == []


def test_no_two_of_them_together_mean_anything_either(drawn: Page) -> None:
    shown = drawn.locator(".st-key-pairs p").all_text_contents()

    assert [one.replace("\u2060", "") for one in shown] == [
        " ".join(pair.split()) for pair in PAIRS
    ]
