"""The verdict colours as the components' styles want them; they are chosen in `reports.palette`.

Every key also has a shape (how full a small disc is), and every mark in a text has an underline
that tells its state. Themes themselves are in .streamlit/config.toml.
"""

from __future__ import annotations

from reports.palette import PALETTE


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
