"""What RFC 4287 asks of an Atom feed, as far as we write one; the numbers are its sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def broken(feed: Any, *, site: str) -> Iterator[str]:
    """Yield every rule that a feed breaks; its pages stand below `site`."""
    if feed.tag != f"{ATOM}feed":
        yield "4.1.1 the document is a feed"
    yield from _common(feed)
    if len(feed.findall(f"{ATOM}author")) != 1:
        yield "4.1.1 a feed has an author where its entries have none"
    if not feed.xpath("*[local-name()='link'][@rel='self']"):
        yield "4.1.1 a feed has a link to itself"
    entries = feed.findall(f"{ATOM}entry")
    names = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(names)) != len(names):
        yield "4.1.1 entries have different ids"
    for entry in entries:
        yield from _common(entry)
        yield from _entry(entry, site)


def _common(element: Any) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        if len(element.findall(f"{ATOM}{name}")) != 1:
            yield f"4.1 exactly one {name}"
    if not urlsplit(element.findtext(f"{ATOM}id") or "").scheme:
        yield "4.2.6 an id is an absolute IRI"
    for name in ("updated", "published"):
        told = element.findtext(f"{ATOM}{name}")
        if told is not None and not MOMENT.fullmatch(told):
            yield f"3.3 {name} is a moment of RFC 3339"


def _entry(entry: Any, site: str) -> Iterator[str]:
    links = entry.xpath("*[local-name()='link'][@rel='alternate']/@href")
    if len(links) != 1 or not links[0].startswith(f"{site}/claims/"):
        yield "4.1.2 one alternate link, to the page"
    kinds = {text.get("type") for text in entry.iter(f"{ATOM}title", f"{ATOM}summary")}
    if kinds != {"text"}:
        yield "3.1.1 texts are plain"
    if any(len(child) for child in entry.iter(f"{ATOM}title", f"{ATOM}summary")):
        yield "3.1.1.1 plain text has no elements"
