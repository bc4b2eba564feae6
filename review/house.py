"""The house style of a newsroom: what its reports carry of its own, whatever the format.

Everything is optional; `PLAIN`, with nothing set, is how reports look by themselves. Colours are
six hexadecimal digits, and legible: `contrast` measures as the web's accessibility guidelines do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)

PAPER = "#fdfcf8"
"""The ground of a printed page on a screen; white paper gives slightly more contrast."""

INK, SOFT = "#1a1a18", "#55534c"
"""The colours of text and of small print, which must stay legible on a house's own ground."""

LEGIBLE = 4.5
"""The least contrast of words with what is behind them (WCAG 2.2, 1.4.3)."""


class DayOrder(StrEnum):
    """How a day is written out."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class PaperSize(StrEnum):
    """What a report is printed on."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A PNG picture that this desk encoded itself; `digest` is that of its bytes."""

    digest: str
    body: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """What a newsroom puts on its reports; "" and None stand for what is not set.

    `accent` colours rules and headings, `ground` lies behind the head of a report. The three
    texts are the newsroom's own words, of any number of lines but for the contact's one.
    """

    name: str = ""
    logo: Logo | None = None
    accent: str = ""
    ground: str = ""
    method: str = ""
    corrections: str = ""
    contact: str = ""
    site: str = ""
    days: DayOrder = DayOrder.DAY_FIRST
    paper: PaperSize = PaperSize.A4


PLAIN = HouseStyle()
"""No house style."""


def is_colour(text: str) -> bool:
    """Whether this is a colour as a house style keeps it: "#1b4f86"."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 has it: 1 is none, 21 black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
