"""What a ClaimReview must have and may not be, looked at in the finished object.

The rules are schema.org's and those of the archives that take ClaimReview in. Each problem names
the member by its path, so that whoever has to mend it knows where to look.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reports.claim_places import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.exact_json import Json

_NUMBERS = ("worstRating", "ratingValue", "bestRating")
_AGENTS = {"Organization", "Person"}


def problems(review: Json) -> tuple[str, ...]:
    """Return what is missing or wrong, each as a phrase; nothing when it may leave."""
    if not isinstance(review, dict):
        return ("it is no object",)
    return tuple(_found(review))


def _found(review: Mapping[str, Json]) -> Iterator[str]:
    if review.get("@context") != "https://schema.org" or review.get("@type") != "ClaimReview":
        yield "@context and @type are not those of a ClaimReview"
    yield from _required(review)
    rating, item = _object(review, "reviewRating"), _object(review, "itemReviewed")
    author = _object(review, "author")
    yield from _order(rating)
    yield from _addresses(review, author)
    yield from _agent("author", author)
    yield from _agent("itemReviewed.author", _object(item, "author"))
    for path, holder in (("", review), ("itemReviewed.", item)):
        yield from _day_of(path, holder)
    if _opens_with(review.get("claimReviewed"), rating.get("alternateName")):
        yield "claimReviewed opens with the rating"


def _required(review: Mapping[str, Json]) -> Iterator[str]:
    if not _words(review.get("claimReviewed")):
        yield "claimReviewed is missing (the claim in words)"
    if not _words(_object(review, "reviewRating").get("alternateName")):
        yield "reviewRating.alternateName is missing (a published verdict on whether it is so)"
    if not _words(review.get("url")):
        yield "url is missing (the desk's site address)"


def _order(rating: Mapping[str, Json]) -> Iterator[str]:
    given = [rating.get(name) for name in _NUMBERS if name in rating]
    if not given:
        return
    numbers = [n for n in given if isinstance(n, int | float) and not isinstance(n, bool)]
    if len(numbers) < 3 or numbers != sorted(numbers):
        yield "reviewRating needs worstRating ≤ ratingValue ≤ bestRating, all three or none"


def _addresses(review: Mapping[str, Json], author: Mapping[str, Json]) -> Iterator[str]:
    url, home = review.get("url"), author.get("url")
    for path, address in (("url", url), ("author.url", home)):
        if address is not None and not (isinstance(address, str) and web_address(address)):
            yield f"{path} is no web address"
    if isinstance(url, str) and isinstance(home, str) and _host(url) != _host(home):
        yield "url and author.url are on different hosts"


def _agent(path: str, agent: Mapping[str, Json]) -> Iterator[str]:
    if not agent:
        return
    if agent.get("@type") not in _AGENTS:
        yield f"{path} is neither Organization nor Person"
    if not _words(agent.get("name")):
        yield f"{path}.name is missing"


def _day_of(path: str, holder: Mapping[str, Json]) -> Iterator[str]:
    value = holder.get("datePublished")
    if value is not None and not _is_day(value):
        yield f"{path}datePublished is no day"


def _is_day(value: Json) -> bool:
    if not isinstance(value, str):
        return False
    try:
        datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _opens_with(claim: Json, rating: Json) -> bool:
    if not isinstance(claim, str) or not isinstance(rating, str):
        return False
    return claim.casefold().startswith(f"{rating.casefold()}:")


def _object(holder: Mapping[str, Json], name: str) -> Mapping[str, Json]:
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def _words(value: Json) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _host(address: str) -> str | None:
    return urlsplit(address).hostname if web_address(address) else None
