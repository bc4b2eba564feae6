"""Whose verdicts these are: the desk's name and address as machines are told them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.claim_places import web_address

if TYPE_CHECKING:
    from review.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The desk as its readers know it; `site` is where its verdicts stand, "" while nowhere."""

    name: str = ""
    site: str = ""
    corrections: str = ""
    """The corrections policy, in the desk's own words."""


def publisher_of(dossier: Dossier) -> Publisher:
    """Return who publishes what a dossier holds: as the house style has it."""
    house = dossier.house
    return Publisher(name=house.name, site=house.site, corrections=house.corrections)


def organisation(publisher: Publisher) -> dict[str, str]:
    """Return the publisher's name and address, as far as they are known."""
    told = {"name": publisher.name, "url": web_address(publisher.site) or ""}
    return {member: value for member, value in told.items() if value}
