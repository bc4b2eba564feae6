"""The verdict colours: the only place where they are chosen, for screens, pages and paper.

A rating names one of these keys in its scale's TOML file; the app's components and every report
take the colour from here. Paper has that of the light theme. Colour never speaks alone: on a screen
every key also has a shape, in a report a pattern or a sign.

Promised, and tested: text in any of these colours has a contrast of at least 4.5:1 on the app's
two backgrounds, on white and on the paper of our pages, in both themes, and any two of them stay
apart for people who see no red, no green or no blue.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class VerdictColour(StrEnum):
    """What a rating means, as far as its colour goes."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly_true"
    MIXED = "mixed"
    MOSTLY_FALSE = "mostly_false"
    FALSE = "false"
    OUTSIDE = "outside"
    """Outside the order from false to true: unproven, missing context, satire."""
    CONFLICT = "conflict"
    """Two reviews disagree and nobody has decided yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """One meaning in both themes, as `#rrggbb`."""

    light: str
    dark: str


# Found on 22 November 2026 by a search over hues that kept 4.7:1 on four backgrounds and
# pushed the least distance (CIE76, normal sight and three simulated ones) as high as it went,
# 25; then softened by hand to what is pleasant to read all day, which left 20.
PALETTE: dict[VerdictColour, Shade] = {
    VerdictColour.TRUE: Shade(light="#187b4b", dark="#2fe39b"),
    VerdictColour.MOSTLY_TRUE: Shade(light="#1f4fd8", dark="#b3c6fb"),
    VerdictColour.MIXED: Shade(light="#52206b", dark="#b878de"),
    VerdictColour.MOSTLY_FALSE: Shade(light="#9a5f00", dark="#f5b04a"),
    VerdictColour.FALSE: Shade(light="#8a1010", dark="#f0625c"),
    VerdictColour.OUTSIDE: Shade(light="#535965", dark="#8f93a3"),
    VerdictColour.CONFLICT: Shade(light="#c708ae", dark="#f6dbe9"),
}


def page_rules() -> str:
    """Return the style rules that set `--<key>` on a page of ours, light and, on request, dark."""
    light, dark = (_variables(theme) for theme in ("light", "dark"))
    return (
        f":root {{ {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    )


def _variables(theme: str) -> str:
    return " ".join(f"--{key}: {getattr(shade, theme)};" for key, shade in PALETTE.items())
