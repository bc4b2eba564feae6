"""Names that mean the same: read in texts, looked for, told from ordinary words by capitals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claims.aliases import SHIPPED, Alias, Names, stated

TRUST = Alias(short="HLT", long="Harbour Lights Trust")


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("The Harbour Lights Trust (HLT) paid.", ("HLT", "Harbour Lights Trust")),
        ("A grant of the Quay and Pier Office (QPO).", ("QPO", "Quay and Pier Office")),
        ("Bureau of Nets & Ropes (B.N.R.) said", ("B.N.R.", "Bureau of Nets & Ropes")),
        ("the Ferry Users’ Group (FUG)", ("FUG", "Ferry Users' Group")),
        ("The Øresund Bridge Authority (ØBA) said", ("ØBA", "Øresund Bridge Authority")),
        ("Office of Élite Rowing (OÉR)", ("OÉR", "Office of Élite Rowing")),
    ],
)
def test_a_text_states_a_name_and_its_initials(text: str, alias: tuple[str, str]) -> None:
    assert [(one.short, one.long) for one in stated(text)] == [alias]


@pytest.mark.parametrize(
    "text", ["Ada Quill (D-Ore.)", "Harbour Lights Trust (Tuesday)", "Lamps (LED)", "Ferry (NYSE)"]
)
def test_brackets_that_hold_no_initials_state_nothing(text: str) -> None:
    assert not list(stated(text))


def test_the_other_name_is_looked_for_as_well() -> None:
    names = Names((TRUST,))

    assert names.others("The HLT paid.") == ("Harbour Lights Trust",)
    assert names.others("the harbour lights trust paid") == ("HLT",)
    assert names.others("The Harbour Lights Trust (HLT) paid.") == ()
    assert names.others("a bright hlt") == ()
    assert names.others("HLTs") == ()


def test_a_text_is_compared_with_its_long_names_made_short() -> None:
    assert Names((TRUST,)).shortened("Harbour  Lights\nTrust’s lamps") == "HLT’s lamps"


def test_only_the_names_of_a_text_are_kept() -> None:
    other = Alias(short="QPO", long="Quay and Pier Office")

    assert Names((TRUST, other)).in_text("The QPO said so.").aliases == (other,)


def test_the_shipped_names_are_short_and_each_is_there_once() -> None:
    assert len(set(SHIPPED)) == len(SHIPPED)
    assert all(len(one.short) < len(one.long) for one in SHIPPED)


@settings(max_examples=100, deadline=None)
@given(text=some.text(alphabet="AHL (T)harbou&of.\\’", max_size=60))
def test_no_text_is_too_odd_to_look_for_names_in(text: str) -> None:
    found = tuple(stated(text))
    Names((TRUST, *found)).shortened(text)
    Names(found).others(text)
