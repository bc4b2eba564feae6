"""The verdict colours can be read and told apart, whoever looks."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from reports.palette import PALETTE, VerdictColour
from ui.components.palette import css_variables, known

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

ROOT = Path(__file__).parents[3]
THEMES = ("light", "dark")
FLOOR = 20.0
"""CIE76; two colours side by side are told apart from about 2.3, small ones need far more."""

# Full severity, in linear light, after Machado, Oliveira and Fernandes (2009).
SIGHT: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE: Triple = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> Triple:
    """Return `#rrggbb` in linear light, 0…1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (_linear(red), _linear(green), _linear(blue))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def times(matrix: Matrix, vector: Triple) -> Triple:
    """Multiply."""
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return (x, y, z)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted(times(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def lab(light: Triple) -> Triple:
    """Return CIE L*a*b* of linear light."""
    clipped = times(TO_XYZ, tuple(min(1.0, max(0.0, part)) for part in light))  # type: ignore[arg-type]
    x, y, z = (_root(part / white) for part, white in zip(clipped, WHITE, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116


def distance(one: str, other: str, sight: Matrix) -> float:
    """Return CIE76 between two colours as somebody with that sight sees them."""
    first, second = (lab(times(sight, linear(colour))) for colour in (one, other))
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def themes() -> dict[str, dict[str, str]]:
    """Return the colours of both themes from the configuration that the app runs with."""
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    return {name: config["theme"][name] for name in THEMES}


def share(variable: str) -> float:
    """Return how much ink the components' style mixes into the page for a variable, 0…1."""
    rules = (ROOT / "ui/components/common.css").read_text(encoding="utf-8")
    return int(rules.split(f"{variable}: color-mix(in srgb, var(--ink) ")[1].split("%")[0]) / 100


def mixed(ink: str, paper: str, part: float) -> str:
    """Return what the browser mixes of two colours, as `color-mix(in srgb, …)` does."""
    pairs = [(int(ink[at : at + 2], 16), int(paper[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part * a + (1 - part) * b):02x}" for a, b in pairs)


def backgrounds(theme: str) -> tuple[str, str]:
    """Return the page's two backgrounds."""
    chosen = themes()[theme]
    return chosen["backgroundColor"], chosen["secondaryBackgroundColor"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("key", VerdictColour)
def test_every_verdict_can_be_read_on_both_backgrounds(key: VerdictColour, theme: str) -> None:
    colour = getattr(PALETTE[key], theme)

    assert [contrast(colour, page) >= 4.5 for page in backgrounds(theme)] == [True, True]


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", THEMES)
def test_any_two_verdicts_stay_apart_whatever_colours_a_person_sees(theme: str, sight: str) -> None:
    colours = [getattr(shade, theme) for shade in PALETTE.values()]
    nearest = min(distance(a, b, SIGHT[sight]) for a, b in combinations(colours, 2))

    assert nearest >= FLOOR


@pytest.mark.parametrize("theme", THEMES)
def test_what_the_theme_writes_in_can_be_read_on_both_backgrounds(theme: str) -> None:
    chosen = themes()[theme]
    quiet = mixed(chosen["textColor"], chosen["backgroundColor"], share("--quiet"))
    written = (chosen["textColor"], chosen["linkColor"], chosen["codeTextColor"], quiet)
    ratios = [contrast(ink, page) for ink in written for page in backgrounds(theme)]

    assert min(ratios) >= 4.5
    assert contrast("#ffffff", chosen["primaryColor"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_marks_that_carry_no_words_stand_out_from_the_page(theme: str) -> None:
    chosen = themes()[theme]
    ink, page = chosen["textColor"], chosen["backgroundColor"]
    drawn = (mixed(ink, page, share("--quiet")), chosen["primaryColor"], ink)

    assert min(contrast(mark, page) for mark in drawn) >= 3


def test_code_has_no_hue_of_its_own() -> None:
    assert all(one["codeTextColor"] == one["textColor"] for one in themes().values())


def test_every_key_has_a_colour_and_a_variable_in_both_themes() -> None:
    rules = css_variables()

    assert set(PALETTE) == set(VerdictColour)
    assert all(rules.count(f"--verdict-{key.replace('_', '-')}:") == 2 for key in VerdictColour)


def test_every_key_has_a_shape_in_the_script_and_a_rule_in_both_styles() -> None:
    here = ROOT / "ui/components"
    rules = (here / "common.css").read_text(encoding="utf-8")
    second = (here / "reader/reader.css").read_text(encoding="utf-8")
    shapes = (here / "common.js").read_text(encoding="utf-8")

    for key in (*VerdictColour, "none"):
        assert f'[data-colour="{key}"]' in rules
        assert f'[data-also="{key}"]' in second
        assert key == "none" or f"{key}: " in shapes


def test_a_colour_nobody_knows_is_drawn_without_hue() -> None:
    assert (known("true"), known("chartreuse"), known(None)) == ("true", "none", "none")
