"""A page that takes in a text as soon as somebody opens it."""

from desk import address
from desk.intake import About, take_in_pasted
from desk.team import sit_down

take_in_pasted(
    sit_down(address.opened(address.current().path), "Maya"),
    "The pier has lost 14 of its 40 lamps, the harbour office said on Tuesday.",
    About(),
)
