"""What a newsroom adds stands in every format for people, and breaks none of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desk.house_style import logo_of
from reports.gathering import report_view
from reports.html import render as html_page
from reports.publisher import publisher_of
from reports.registry import render
from reports.static_site import files
from reports.wording import day, days_written, moment
from review.house import DayOrder, HouseStyle
from tests.desk.test_house_style import WEIR
from tests.reports.brambleford import the_affair
from tests.reports.payloads import PAYLOADS, everywhere
from tests.reports.published import the_published_affair
from tests.reports.reading_back import text_of
from tests.sources.test_logo import picture

HOUSE = replace(WEIR, logo=logo_of(picture()))
FOR_PEOPLE = ("html", "annotated", "markdown", "xlsx")


@pytest.mark.parametrize("key", FOR_PEOPLE)
def test_every_report_for_people_carries_the_newsrooms_own_words(key: str) -> None:
    text = text_of(render(replace(the_affair(), house=HOUSE), key))
    words = (
        "The Weir Courier", "We ask whoever made a claim.", "Then we look for ourselves.",
        "We correct in public.", "courier.example/facts",
    )  # fmt: skip

    assert [one for one in words if one not in text.replace("\\", "")] == []
    assert "courier.example" in text


@pytest.mark.parametrize("key", FOR_PEOPLE)
def test_a_report_without_house_style_says_nothing_of_it(key: str) -> None:
    text = text_of(render(the_affair(), key))

    assert "Corrections policy" not in text
    assert "How we check" not in text


def test_days_are_written_in_the_order_of_the_house_in_its_reports_only() -> None:
    view = report_view(replace(the_affair(), house=HOUSE))

    assert "January 17, 2018" in str(view.documents)
    assert "17 January 2018" in str(report_view(the_affair()).documents)
    assert day(date(2018, 1, 17)) == "17 January 2018"
    with days_written(DayOrder.MONTH_FIRST):
        assert moment(datetime(2018, 1, 17, 9, 5, tzinfo=UTC)) == "January 17, 2018, 09:05 UTC"


def test_hostile_words_of_a_house_become_no_rule_and_no_address() -> None:
    for payload in PAYLOADS:
        house = everywhere(HOUSE, payload)
        view = report_view(replace(the_affair(), house=house)).house
        assert (view.accent, view.ground) == ("", "")
        assert view.site == "" or view.site.startswith("https://evil.example")
        assert b"<script" not in html_page(replace(the_affair(), house=house)).lower()


def test_the_logo_stands_in_the_page_itself_and_nothing_else_may() -> None:
    page = html_page(replace(the_affair(), house=HOUSE)).decode("utf-8")

    assert 'src="data:image/png;base64,' in page
    assert "img-src data:" in page
    assert "img-src" not in html_page(the_affair()).decode("utf-8")


def test_a_page_for_letter_paper_says_so() -> None:
    assert b"size: letter" in html_page(replace(the_affair(), house=HOUSE))
    assert b"size: letter" not in html_page(the_affair())


def test_whoever_reads_the_public_files_is_told_the_name_of_the_house() -> None:
    assert publisher_of(the_affair()).name == ""

    publisher = publisher_of(replace(the_affair(), house=HouseStyle(name="Courier")))
    assert publisher.name == "Courier"


def test_the_annotated_copy_wears_the_logo_the_colours_and_the_order_of_days() -> None:
    page = render(replace(the_affair(), house=HOUSE), "annotated").decode()

    assert "img-src data:" in page
    assert 'src="data:image/png;base64,' in page
    assert f"--house: {HOUSE.accent};" in page
    assert "January 17, 2018" in page
    assert "img-src" not in render(the_affair(), "annotated").decode()


def test_the_public_site_wears_the_house_style_on_every_page() -> None:
    made = files(replace(the_published_affair(), house=HOUSE))
    pages = [body.decode() for path, body in made.items() if path.endswith(".html")]

    assert HOUSE.logo is not None
    assert made["logo.png"] == HOUSE.logo.body
    assert all("logo.png" in page and "how-we-check.html" in page for page in pages)
    assert all("The Weir Courier" in page for page in pages)
    assert f"--house: {HOUSE.accent};" in made["style.css"].decode()
    assert "Then we look for ourselves." in made["how-we-check.html"].decode()
    assert "January 19, 2018" in made["index.html"].decode()


def test_a_site_without_house_style_has_no_logo_and_leads_to_no_empty_page() -> None:
    made = files(the_published_affair())

    assert "logo.png" not in made
    assert b"how-we-check.html" not in made["index.html"]
    assert b"Nothing is written here yet" in made["how-we-check.html"]
