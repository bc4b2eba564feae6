"""Classes of word forms."""

from __future__ import annotations

import pytest

from claims import word_classes as classes


@pytest.mark.parametrize(
    ("form", "lemma"), [("sold", "sell"), ("carries", "carry"), ("stopped", "stop"), ("went", "go")]
)
def test_the_forms_of_common_verbs_are_known(form: str, lemma: str) -> None:
    assert classes.VERBS[form] == lemma


def test_forms_that_are_often_nouns_are_no_sure_verbs() -> None:
    assert "claims" in classes.PRESENTS
    assert "claims" not in classes.SURE_PRESENTS
    assert "becomes" in classes.SURE_PRESENTS


def test_pasts_and_presents_are_forms_of_known_verbs() -> None:
    assert set(classes.VERBS) >= classes.PASTS
    assert set(classes.VERBS) >= classes.PRESENTS


def test_helping_verbs_hold_what_denies_and_what_is_contracted() -> None:
    assert {"isn't", "hasn't", "won't", "he's", "they'll"} <= classes.AUXILIARIES
    assert {"isn't", "hasn't", "won't", "never"} <= classes.NEGATIONS
    assert not classes.AUXILIARIES & {"be", "been", "being"}
