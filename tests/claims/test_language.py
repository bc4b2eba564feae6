"""A text that is not English is recognised, and nothing is read into it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.language import ENGLISH, language_of
from claims.reading import read

ENGLISH_TEXT = (
    "The council voted on Monday to close the pier for three weeks. “We had no choice,” the mayor "
    "said, and the ferry that carried 40 people was taken out of the water by the harbour office."
)

OTHERS = {
    "Spanish": "El ayuntamiento decidió el lunes que el muelle se cierra por tres semanas. La "
    "alcaldesa dijo que no había más remedio y que el barco de la empresa no saldrá del puerto.",
    "French": "Le conseil a décidé lundi que le quai est fermé pour trois semaines. La maire a "
    "dit qu'il n'y avait pas de choix et que le bateau ne sera plus dans le port.",
    "German": "Der Rat hat am Montag beschlossen, dass die Anlegestelle für drei Wochen "
    "geschlossen wird. Die Bürgermeisterin sagte, es sei nicht anders möglich. "
    "Das Schiff wird nicht vor dem Sommer aus dem Hafen fahren.",
    "Italian": "Il consiglio ha deciso lunedì che il molo è chiuso per tre settimane. La sindaca "
    "ha detto che non c'era altra scelta e che il traghetto della società non è più nel porto.",
    "Dutch": "De raad heeft op maandag besloten dat de steiger voor drie weken dicht is. De "
    "burgemeester zei dat het niet anders kon en dat de boot van het bedrijf niet vaart.",
    "a language in Cyrillic script": "Совет решил в понедельник закрыть причал на три недели. Мэр "
    "сказала, что другого выхода не было, и паром больше не выйдет из гавани.",
    "Greek": "Το συμβούλιο αποφάσισε τη Δευτέρα να κλείσει την προβλήτα για τρεις εβδομάδες. Η "
    "δήμαρχος είπε ότι δεν υπήρχε άλλη λύση.",
}  # fmt: skip


def test_english_is_english() -> None:
    assert language_of(ENGLISH_TEXT) == ENGLISH


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_named(language: str) -> None:
    assert language_of(OTHERS[language]) == language


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_proposed_in_a_language_we_do_not_read_but_sentences_stay(language: str) -> None:
    reading = read(OTHERS[language])

    assert reading.language == language
    assert reading.candidates == ()
    assert len(reading.sentences) >= 2


def test_an_english_article_with_a_foreign_quotation_stays_english() -> None:
    text = ENGLISH_TEXT + " “El barco no saldrá del puerto por tres semanas,” she said in Spanish."

    assert language_of(text) == ENGLISH
    assert read(text).candidates


@pytest.mark.parametrize("text", ["", "Nein.", "12 34 56", "Pier 7, Averley", "!!! ???"])
def test_a_text_too_short_to_tell_counts_as_english(text: str) -> None:
    assert language_of(text) == ENGLISH


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=400))
def test_any_text_has_a_language(text: str) -> None:
    assert language_of(text)
