"""What a web page says of itself, and in which of its fields.

trafilatura finds title, author, site and address; this module says where each stood.
The day of publication is taken only from fields made for it, and only when they agree:
a day guessed from the address or from the words is worse than none.
"""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import TYPE_CHECKING

import trafilatura
from lxml import etree

from sources import metadata
from sources.calendar_day import certain_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sources.model import Found

_NO_GUESSING = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
"""Keeps trafilatura's own search for a day short; its answer is not used. The fixed end
stands in for the clock it would otherwise read."""
FAULTS = (
    ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError,
)  # fmt: skip
"""What trafilatura lets through on pages that break the rules; it catches most by itself."""
_PLACES = {
    "title": (
        ("//meta[@property='og:title']/@content", "<meta og:title>"),
        ("//meta[@name='twitter:title']/@content", "<meta twitter:title>"),
        ("//h1", "<h1>"),
        ("//title", "<title>"),
    ),
    "author": (
        ("//meta[@name='author']/@content", "<meta author>"),
        ("//meta[@property='article:author']/@content", "<meta article:author>"),
        ("//*[@rel='author']", "byline"),
        ("//*[contains(@class, 'author') or contains(@class, 'byline')]", "byline"),
    ),
    "publisher": (
        ("//meta[@property='og:site_name']/@content", "<meta og:site_name>"),
        ("//meta[@name='application-name']/@content", "<meta application-name>"),
        ("//title", "<title>"),
    ),
    "url": (
        ("//link[@rel='canonical']/@href", "<link canonical>"),
        ("//meta[@property='og:url']/@content", "<meta og:url>"),
    ),
}
_DAYS = (
    ("//meta[@property='article:published_time']/@content", "<meta article:published_time>"),
    ("//meta[@itemprop='datePublished']/@content", "<meta datePublished>"),
    ("//meta[@name='citation_publication_date']/@content", "<meta citation_publication_date>"),
    ("//meta[@name='parsely-pub-date']/@content", "<meta parsely-pub-date>"),
    ("//meta[@name='DC.date.issued' or @name='dcterms.issued']/@content", "<meta DC.date.issued>"),
    ("//meta[@name='pubdate' or @name='publish-date']/@content", "<meta pubdate>"),
)
_TIMES = (
    ("//time[@itemprop='datePublished']/@datetime", "<time datePublished>"),
    ("//time[@pubdate]/@datetime", "<time pubdate>"),
)
_ARTICLES = re.compile(r"Article|BlogPosting|WebPage|Report$")


def of_page(tree: etree._Element) -> dict[str, Found]:
    """Return the fields found in a parsed page: title, author, publisher, url, published_on."""
    try:
        told = trafilatura.extract_metadata(
            deepcopy(tree), date_config=_NO_GUESSING, extensive=False
        )
    except FAULTS:
        return {}
    linked = list(_linked_data(tree))
    values = {"title": told.title, "author": told.author, "publisher": told.sitename}
    found = {
        name: metadata.field(value, _where(tree, linked, name, value))
        for name, value in values.items()
    }
    found["url"] = metadata.address(told.url, _where(tree, linked, "url", told.url))
    found["published_on"] = _day(tree, linked)
    return {name: value for name, value in found.items() if value}


def _where(
    tree: etree._Element, linked: list[dict[str, object]], name: str, value: str | None
) -> str:
    """The field of the page that holds `value`."""
    wanted = _plain(value)
    for path, where in _PLACES[name]:
        if any(wanted and wanted in _plain(held) for held in _held(tree, path)):
            return where
    in_linked = any(
        wanted and wanted in _plain(json.dumps(part, ensure_ascii=False)) for part in linked
    )
    return "JSON-LD" if in_linked else "page"


def _held(tree: etree._Element, path: str) -> list[str]:
    """The strings at an XPath: attributes as they are, elements by their words."""
    results = tree.xpath(path)
    return [
        str(part) if isinstance(part, str | bytes | tuple) else "".join(map(str, part.itertext()))
        for part in (results if isinstance(results, list) else [])
    ]


def _plain(value: str | None) -> str:
    return " ".join((value or "").split()).casefold()


def _day(tree: etree._Element, linked: list[dict[str, object]]) -> Found | None:
    """The day on which all fields for it agree."""
    stated = [(str(part["datePublished"]), "JSON-LD datePublished")
              for part in linked if "datePublished" in part]  # fmt: skip
    stated += [(held, where) for path, where in _DAYS for held in _held(tree, path)]
    stated = stated or [(held, where) for path, where in _TIMES for held in _held(tree, path)]
    days = {certain_day(value) for value, _ in stated} - {None}
    sure = [pair for pair in stated if certain_day(pair[0])]
    return metadata.day(*sure[0]) if len(days) == 1 else None


def _linked_data(tree: etree._Element) -> Iterator[dict[str, object]]:
    """The articles that the page's JSON-LD describes; other kinds of things are left aside."""
    for script in _held(tree, "//script[@type='application/ld+json']"):
        try:
            held: object = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for part in _parts(held):
            if _ARTICLES.search(str(part.get("@type"))):
                yield part


def _parts(held: object) -> Iterator[dict[str, object]]:
    """The objects at the top of JSON-LD: one, a list of them, or a graph."""
    for part in held if isinstance(held, list) else [held]:
        if isinstance(part, dict):
            graph = part.get("@graph")
            yield part
            yield from (
                (each for each in graph if isinstance(each, dict))
                if isinstance(graph, list)
                else ()
            )
