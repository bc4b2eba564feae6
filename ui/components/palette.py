"""The verdict colours: the only place where they are chosen.

A rating names one of these keys in its scale's TOML file; the components draw the colour
of the theme in use. Colour never speaks alone: every key also has a shape (how full a
small disc is), and every mark in a text has an underline that tells its state.

Promised, and tested: text in any of these colours has a contrast of at least 4.5:1 on the
page and on its secondary background, in both themes, and any two of them stay apart for
people who see no red, no green or no blue. Themes themselves are in .streamlit/config.toml.
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


def known(colour: str | None) -> str:
    """Return `colour` when it is one of the keys, "none" otherwise: a chip is never lost."""
    return colour if colour in PALETTE else "none"


def css_variables() -> str:
    """Return the rules that set `--verdict-<key>` under `[data-theme]` light and dark."""
    return "\n".join((_rule("light"), _rule("dark"), ""))


def _rule(theme: str) -> str:
    """One theme's rule."""
    colours = (
        f"  --verdict-{key.replace('_', '-')}: {getattr(shade, theme)};"
        for key, shade in PALETTE.items()
    )
    return "\n".join((f'.claimdesk[data-theme="{theme}"] {{', *colours, "}"))
