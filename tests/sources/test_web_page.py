"""Web pages: the main words, the metadata and its place, and nothing that runs or is fetched."""

from __future__ import annotations

import pytest

from claims.errors import UnreadableSource
from sources.intake import read_source, recognise
from sources.model import Found
from tests.sources.files import PAGE


def read(page: str | bytes, name: str = "page.html") -> tuple[str, dict[str, Found]]:
    """Return the words and fields of a page."""
    source = read_source(page.encode() if isinstance(page, str) else page, name)
    return source.text, source.found


def test_the_main_part_is_read_without_menus_and_footers() -> None:
    text, _ = read(PAGE)

    assert text.startswith("Ferry company loses its licence\n\nThe council withdrew")
    assert "“We were never told,” said the owner.\nHe will appeal." in text
    assert "Boat\tBuilt\nElsa\t1974" in text
    assert "Front page" not in text
    assert "newsletter" not in text
    assert "never run" not in text


def test_every_block_of_a_page_can_be_cited() -> None:
    source = read_source(PAGE.encode(), "page.html")

    cited = {place.label: source.text[place.start : place.end] for place in source.places}

    assert cited["headline"] == "Ferry company loses its licence"
    assert cited["heading 1"] == "What the inspectors found"
    assert cited["list item 2"] == "One had no radio."
    assert cited["table 1, row 2, cell 1"] == "Elsa"
    assert cited["paragraph 1"].startswith("The council")


def test_each_field_says_where_on_the_page_it_stood() -> None:
    assert read(PAGE)[1] == {
        "title": Found(value="Ferry company loses its licence", where="<meta og:title>"),
        "author": Found(value="Ana Novak", where="<meta author>"),
        "publisher": Found(value="Coast News", where="<meta og:site_name>"),
        "url": Found(value="https://news.example/ferry", where="<link canonical>"),
        "published_on": Found(value="2024-03-04", where="<meta article:published_time>"),
    }


def test_linked_data_about_the_article_tells_its_day() -> None:
    linked = (
        '<script type="application/ld+json">{"@graph": ['
        '{"@type": "NewsArticle", "datePublished": "2024-03-04"}, '
        '{"@type": "Event", "datePublished": "1999-01-01"}]}</script>'
    )
    page = PAGE.replace("article:published_time", "x").replace("</head>", f"{linked}</head>")

    assert read(page)[1]["published_on"] == Found(value="2024-03-04", where="JSON-LD datePublished")


def test_fields_that_disagree_about_the_day_tell_none() -> None:
    other = '<meta itemprop="datePublished" content="2024-03-09">'

    assert "published_on" not in read(PAGE.replace("</head>", f"{other}</head>"))[1]


def test_a_day_in_the_words_or_the_address_is_no_day_of_publication() -> None:
    page = PAGE.replace("article:published_time", "x").replace(
        "news.example/ferry", "news.example/2023/05/06/ferry"
    )

    assert "published_on" not in read(page)[1]


def test_a_page_without_a_main_part_gives_all_its_words_and_says_so() -> None:
    text, found = read("<html><body><footer>Three boats failed.</footer></body></html>")

    assert text == "Three boats failed."
    assert found["extraction"].value == "all visible text"


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><script>draw()</script></body></html>",
        "<html><body><div style='display: none'>Hidden</div><p hidden>Too</p></body></html>",
        "<html><body><img src='https://x.example/a.png'></body></html>",
        "<!doctype html><!-- only a comment -->",
    ],
)
def test_a_page_without_visible_words_is_refused_with_a_way_out(page: str) -> None:
    with pytest.raises(UnreadableSource, match=r"“page\.html” is a web page without words.*paste"):
        read(page)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="windows-1250">', "cp1250"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
        ('<meta charset="hex">', "utf-8"),
        ('<meta charset="unicode_escape">', "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares(head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body><p>The café asks 5 € — or “five”.</p></body></html>"

    assert "café asks 5 € — or “five”." in read(page.encode(encoding))[0]


def test_bytes_that_do_not_fit_are_shown_and_told() -> None:
    text, found = read(
        b"<html><meta charset=utf-8><body><p>The caf\xe9 is closed.</p></body></html>"
    )

    assert "caf\ufffd" in text
    assert "do not fit" in found["encoding"].where


def test_control_characters_and_their_references_are_dropped() -> None:
    text, _ = read(
        "<html><body><h1>a&#1;b</h1><p>c\x01d &#xD800; &#x0; &#8212; e</p></body></html>"
    )

    assert text.startswith("ab")
    assert "cd" in text
    assert "—" in text
    assert "\x01" not in text


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><p>x</p>",
        b"\xef\xbb\xbf  <html>",
        b"<?xml version='1.0'?><!DOCTYPE html><html>",
        b"<!-- saved --><!-- twice --><html>",
        b"<p>One paragraph.</p>",
        "<html><p>x</p>".encode("utf-16"),
    ],
)
def test_a_page_is_known_by_how_it_begins(page: bytes) -> None:
    assert recognise(page, "speech.txt").name == "web-page"


@pytest.mark.parametrize(
    "text",
    [b"The tag <html> begins a page.", b"<grin> said the mayor", b"a < b and b > c", b"<p is it?"],
)
def test_a_text_that_speaks_of_tags_is_no_page(text: bytes) -> None:
    assert recognise(text, "speech.txt").name == "plain-text"


def test_a_page_of_many_comments_is_recognised_without_delay() -> None:
    assert recognise(b"<!---->" * 5_000 + b"words", "speech.txt").name == "plain-text"


def test_deep_nesting_is_read_or_refused() -> None:
    page = "<html><body>" + "<div>" * 5_000 + "Deep words stand here." + "</div>" * 5_000

    try:
        text, _ = read(page)
    except UnreadableSource:
        return
    assert "Deep" in text
