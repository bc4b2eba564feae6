"""The house style as a report shows it: nothing in it can break a layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.claim_places import web_address
from reports.views import HouseView
from reports.wording import CORRECTIONS, MAKER, METHOD
from review.house import PaperSize, is_colour

if TYPE_CHECKING:
    from review.house import HouseStyle


def house_view(house: HouseStyle) -> HouseView:
    """Return what a newsroom adds to a report, in its final words."""
    texts = ((METHOD, house.method), (CORRECTIONS, house.corrections))
    return HouseView(
        name=house.name or MAKER,
        logo=house.logo,
        accent=house.accent if is_colour(house.accent) else "",
        ground=house.ground if is_colour(house.ground) else "",
        texts=tuple((name, tuple(text.splitlines())) for name, text in texts if text.strip()),
        contact=house.contact,
        site=web_address(house.site) or "",
        is_letter=house.paper is PaperSize.LETTER,
    )
