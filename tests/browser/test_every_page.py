"""Every page, in both themes: readable by everybody, inert whatever the documents say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.hostile import SCRIPT, a_hostile_desk
from tests.ui.components.accessibility import findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Seated

pytestmark = pytest.mark.browser

PAGES = {
    "claims": "/",
    "claim": "/claim?claim=2",
    "documents": "/documents",
    "document": "/document?document=1",
    "cross-check": "/cross-check",
    "reports": "/reports",
    "settings": "/settings",
    "desk": "/desk",
    "quotation": "/quotation?words=The+pier+cost+5+million+pounds%2C+the+record+says.",
    "version": "/version?document=3",
    "stale": "/stale",
    "inbox": "/inbox",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    a_hostile_desk(path)
    return path


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious_in_either_theme(
    sit_down: Callable[..., Seated], sample: Path, name: str
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go(PAGES[name])
    seated.unfold()
    found = {}
    for theme in seated.in_each_theme():
        seated.keep(f"page-{name}")
        found[theme] = findings(seated.page)

    assert found == {"light": [], "dark": []}


@pytest.mark.parametrize("name", PAGES)
def test_what_documents_say_stays_text(
    sit_down: Callable[..., Seated], hostile: Path, name: str
) -> None:
    seated = sit_down(database=hostile, person="Mal <img src=x onerror=alert(2)>", stay=True)
    seated.go(PAGES[name].replace("claim=2", "claim=1"))
    if name != "reports":
        seated.unfold()

    page = seated.page
    assert page.locator("img[src='x'], img[src*='evil.example']").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0
    if name in {"claims", "claim", "document"}:
        page.get_by_text(SCRIPT, exact=False).first.wait_for(state="attached")


@pytest.mark.parametrize(
    "query",
    [
        "?state=nonsense&order=upside&page=-3&least=abc&document=doc_none",
        "?page=99999999&words=%22AND%20(&kind=%3Cscript%3E",
        "?words=O%27Brien%20NEAR%2F2&rating=five-steps@1/true&speaker=%00",
    ],
)
def test_an_address_that_means_nothing_shows_the_list_all_the_same(
    sit_down: Callable[..., Seated], sample: Path, query: str
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go(f"/{query}")

    assert seated.page.get_by_role("heading", name="Claims").first.is_visible()
    assert seated.page.get_by_text("Something went wrong").count() == 0
    assert seated.page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize("path", ["/claim?claim=99999", "/claim", "/document?document=x"])
def test_a_claim_or_document_that_is_not_here_says_so(
    sit_down: Callable[..., Seated], sample: Path, path: str
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go(path)

    assert seated.page.get_by_text("on this desk").first.is_visible()
