"""Forms of verbs."""

from __future__ import annotations

import pytest

from claims.inflection import every_form, forms


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("claim", ("claims", "claimed", "claimed", "claiming")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("admit", ("admits", "admitted", "admitted", "admitting")),
        ("write", ("writes", "wrote", "written", "writing")),
        ("stress", ("stresses", "stressed", "stressed", "stressing")),
        ("say", ("says", "said", "said", "saying")),
        ("have", ("has", "had", "had", "having")),
        ("agree", ("agrees", "agreed", "agreed", "agreeing")),
        ("begin", ("begins", "began", "begun", "beginning")),
    ],
)
def test_verbs_take_their_english_forms(lemma: str, expected: tuple[str, ...]) -> None:
    assert forms(lemma) == expected


def test_every_form_leads_back_to_its_lemma() -> None:
    assert every_form(["tell"]) == dict.fromkeys(["tell", "tells", "told", "telling"], "tell")
