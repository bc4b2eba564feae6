"""The invented articles are the same every time, and unlike one another."""

from __future__ import annotations

from benchmarks.fictional import article, day


def test_an_article_is_the_same_every_time() -> None:
    assert article(7) == article(7)
    assert day(7) == day(7)


def test_no_two_articles_are_the_same() -> None:
    assert len({article(number) for number in range(300)}) == 300


def test_an_article_is_as_long_as_it_was_wanted() -> None:
    assert article(7, sentences=40).count(". ") > article(7, sentences=5).count(". ")
