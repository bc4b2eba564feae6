"""A page drawn anew does not read its text anew."""

from __future__ import annotations

from datetime import date
from threading import Thread

from claims.reading import read
from desk.read_once import Shelf
from tests.builders import LEDGER, PIER

DAY = date(2026, 3, 9)


def test_a_kept_reading_is_what_reading_gives() -> None:
    assert Shelf().reading(PIER, published_on=DAY) == read(PIER, published_on=DAY)


def test_a_text_is_read_once() -> None:
    shelf = Shelf()

    first = shelf.reading(PIER, published_on=DAY)

    assert shelf.reading("".join(list(PIER)), published_on=DAY) is first


def test_another_day_is_another_reading() -> None:
    shelf = Shelf()

    assert shelf.reading(PIER, published_on=DAY) != shelf.reading(PIER)


def test_the_reading_asked_for_longest_ago_goes_first() -> None:
    shelf = Shelf(most=len(PIER) + len(LEDGER))
    pier, ledger = shelf.reading(PIER), shelf.reading(LEDGER)
    shelf.reading(PIER)

    shelf.reading("The tide is early.")

    assert shelf.reading(PIER) is pier
    assert shelf.reading(LEDGER) is not ledger


def test_a_text_longer_than_the_shelf_is_kept_until_the_next_one() -> None:
    shelf = Shelf(most=10)

    assert shelf.reading(PIER) is shelf.reading(PIER)


def test_threads_share_a_shelf() -> None:
    shelf, texts = Shelf(most=100), [f"{PIER} {turn % 3}" for turn in range(12)]
    found: list[bool] = []

    def compare(text: str) -> None:
        found.append(shelf.reading(text) == read(text))

    threads = [Thread(target=compare, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [True] * len(texts)
