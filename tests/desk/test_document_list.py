"""The list of documents comes a page at a time, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk.screens import document_list
from tests.builders import a_document

if TYPE_CHECKING:
    from desk import Desk


@pytest.fixture
def five(desk: Desk) -> Desk:
    for number, publisher in enumerate(("Mail", "Echo", "Mail", "Été-Post", "Echo"), start=1):
        text = f"Notice {number}\n\nThe ferry carried {number} people in June.\n"
        a_document(desk, text, title=f"Ferry notice {number}", publisher=publisher)
    return desk


def titles(desk: Desk, words: str = "", page: int = 1) -> list[str]:
    found = document_list(desk.database, words, page=page, size=2)
    return [one.title[-1] for one in found.documents]


def test_pages_follow_each_other_the_latest_document_first(five: Desk) -> None:
    assert [titles(five, page=page) for page in (1, 2, 3)] == [["5", "4"], ["3", "2"], ["1"]]


def test_a_page_beyond_the_last_is_the_last(five: Desk) -> None:
    found = document_list(five.database, page=9, size=2)

    assert (found.page, found.pages, found.found, found.everything) == (3, 3, 5, 5)


def test_words_are_looked_for_in_title_and_publisher_together(five: Desk) -> None:
    found = document_list(five.database, "MAIL ferry", size=2)

    assert [one.title[-1] for one in found.documents] == ["3", "1"]
    assert (found.found, found.everything) == (2, 5)
    assert titles(five, "été") == []
    assert titles(five, "Été") == ["4"]
    assert titles(five, "100% _ '") == []


def test_a_desk_without_documents_has_one_empty_page(desk: Desk) -> None:
    found = document_list(desk.database)

    assert (found.documents, found.pages, found.everything) == ((), 1, 0)
