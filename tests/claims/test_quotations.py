"""Quotations: pairing of marks over paragraphs, lost marks, kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import quotations as reading
from claims.blocks import blocks
from claims.quotations import quotations

if TYPE_CHECKING:
    from claims.structure import Quotation


def found(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text."""
    return quotations(text, blocks(text))


def inside(text: str) -> list[str]:
    """The quoted words."""
    return [each.inner.of(text) for each in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“We sold it,” Rowan said.",
        '"We sold it," Rowan said.',
        "''We sold it,'' Rowan said.",
        "``We sold it,'' Rowan said.",
        "«We sold it,» Rowan said.",
        "„We sold it,“ Rowan said.",
        "‘We sold it,’ Rowan said.",
        "'We sold it,' Rowan said.",
        "”We sold it,” Rowan said.",
    ],
)
def test_every_style_of_mark_makes_the_same_quotation(text: str) -> None:
    assert inside(text) == ["We sold it,"]


def test_the_extent_includes_the_marks_and_the_inside_does_not() -> None:
    text = "He said “yes, of course, today.”"
    only = found(text)[0]

    assert only.extent.of(text) == "“yes, of course, today.”"
    assert only.inner.of(text) == "yes, of course, today."


def test_a_quotation_crosses_paragraphs_that_open_again() -> None:
    text = "“We sold it.\n\n“Then we left,” Rowan said."

    assert [(q.extent.start, q.unclosed) for q in found(text)] == [(0, False)]


def test_a_quotation_crosses_paragraphs_when_a_later_mark_closes_it() -> None:
    text = 'The office wrote: "We sold it.\n\nThen we left.\n\nNobody came."\n\nHarwick grew.'

    assert inside(text) == ["We sold it.\n\nThen we left.\n\nNobody came."]


def test_a_lost_closing_mark_ends_with_its_paragraph() -> None:
    text = "Rowan said “we sold it.\n\nHarwick grew. “Nobody came,” she said."
    lost, whole = found(text)

    assert (lost.unclosed, lost.inner.of(text)) == (True, "we sold it.")
    assert whole.inner.of(text) == "Nobody came,"


def test_a_lost_mark_does_not_reach_over_plain_paragraphs_to_the_next_quotation() -> None:
    text = "Rowan said “we sold it.\n\nHarwick grew.\n\n“Nobody came,” she said."

    assert inside(text) == ["we sold it.", "Nobody came,"]


def test_a_stray_closing_mark_is_flagged_and_swallows_nothing() -> None:
    text = "She said “hold tight” and that if they sell, then we buy.”\n\nHarwick grew slowly."
    first, stray = found(text)

    assert first.inner.of(text) == "hold tight"
    assert (stray.unopened, stray.extent.of(text)) == (True, "then we buy.”")


def test_a_second_opener_contains_the_first_lost_one() -> None:
    text = "“We sold it, Rowan said. “Then we left,” she added."

    assert [q.unclosed for q in found(text)] == [True, False]


def test_inch_signs_are_no_quotations() -> None:
    assert found('The pipe is 12" wide.') == ()


def test_apostrophes_are_no_quotations() -> None:
    assert found("The boats' owners didn't sell 'em in the '90s.") == ()


def test_single_marks_nest_inside_double_ones() -> None:
    text = "“She told us ‘never again’ and left,” Rowan said."
    outer, inner = found(text)

    assert outer.inner.contains(inner.extent)


def test_an_empty_pair_of_marks_is_nothing() -> None:
    assert found('It said "" twice.') == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We sold it,” Rowan said.", "direct"),
        ("Rowan said: “We sold it.”", "direct"),
        ("Rowan said that “the boats are gone” for good.", "mixed"),
        ("They ran a “boat rescue” scheme.", "scare"),
        ("Rowan called it “a shame” again.", "mixed"),
        ("She wrote the novel “The Long Pier” there.", "title"),
        ("They watched “Down by the Harbour” together.", "title"),
    ],
)
def test_the_kind_follows_from_form_and_neighbours(text: str, kind: str) -> None:
    assert [each.kind.value for each in found(text)] == [kind]


SLOW_AND_PLAIN = {
    "_DOUBLE": r"[\"“”„‟«»]|(?<!['’‘`])(?:''|’’|‘‘|``)(?!['’‘`])"
    r"|(?<=[\w.,!?…]')''(?!')|(?<!')''(?='\w)",
    "_SINGLE_OPEN": r"(?<![\w.,!?'’‘`])(?:‘(?=\w)|'(?=[A-Za-z]{2}|[AI]\b))",
    "_SINGLE_CLOSE": r"(?<=[\w.,!?…])['’](?![\w'’])",
}
"""The marks as one would describe them: what stands before first."""


@pytest.mark.parametrize("name", SLOW_AND_PLAIN)
@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet="\"“”„«'''’’‘‘``abI .,!?\n…", max_size=14), start=st.integers(0, 2))
def test_marks_are_found_quickly_just_where_a_plain_description_finds_them(
    name: str, text: str, start: int
) -> None:
    quick: re.Pattern[str] = getattr(reading, name)
    plain = re.compile(SLOW_AND_PLAIN[name])

    spans = [match.span() for match in plain.finditer(text, start)]
    assert [match.span() for match in quick.finditer(text, start)] == spans
