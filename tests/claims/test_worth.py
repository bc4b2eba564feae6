"""Check-worthiness: a score a reader can add up, from features a reader can name."""

from __future__ import annotations

import json
import math
import re
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.kinds import classify
from claims.model import NARRATED, Attribution, Mode, Reason, SpeakerRole
from claims.worth import BASELINE, IN_WORDS, LEXICON, score
from claims.worth_features import features, pairs, tokens
from claims.worth_names import in_words
from claims.worth_words import LISTS, PHRASES, TOPICS
from tests.claims.values import quantities_of, times_of

MODEL = json.loads(resources.files("claims").joinpath("worth.json").read_text("utf-8"))
MAYOR = Attribution(speaker="Ida Holm", title="Mayor", role=SpeakerRole.PERSON, mode=Mode.DIRECT)


def worth(words: str, attribution: Attribution = NARRATED) -> tuple[float, tuple[Reason, ...]]:
    """The score of a sentence as the reading would ask for it."""
    counted, timed = quantities_of(words), times_of(words, None)
    kind, checkability = classify(words, attribution=attribution, quantities=counted, times=timed)
    return score(
        words,
        attribution=attribution,
        kind=kind,
        checkability=checkability,
        quantities=counted,
        times=timed,
    )


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=160))
def test_the_score_is_what_baseline_and_reasons_add_up_to(words: str) -> None:
    total, reasons = worth(words)

    log_odds = BASELINE + sum(reason.weight for reason in reasons)
    assert total == pytest.approx(1 / (1 + math.exp(-log_odds)))
    assert 0 <= total <= 1


def test_figures_and_records_are_worth_more_than_greetings_and_views() -> None:
    ranked = [
        "The unemployment rate fell 12 percent after the state cut taxes in 2014.",
        "The harbour board closed the north quay after the fire.",
        "I think we can all hope for better days.",
        "Thank you very much, good night.",
    ]

    scores = [worth(words)[0] for words in ranked]

    assert scores[0] > scores[1] > max(scores[2:])
    assert scores[0] > 0.5 > max(scores[2:])


def test_reasons_come_strongest_first_and_every_one_can_be_said_in_words() -> None:
    _, reasons = worth("Crime in Lindow rose 40 percent since 2014, the mayor said.", MAYOR)

    weights = [abs(reason.weight) for reason in reasons]
    assert weights == sorted(weights, reverse=True)
    assert [reason.feature for reason in reasons if reason.feature not in IN_WORDS] == []
    assert {"percentage", "official_speaker"} <= {reason.feature for reason in reasons}


def test_an_officials_words_are_worth_a_little_more() -> None:
    words = "The port fined 40 boats."

    assert worth(words, MAYOR)[0] > worth(words)[0]


def test_every_feature_has_a_stable_key_and_words_for_the_screen() -> None:
    keys = [*MODEL["coefficients"], *MODEL["set_by_hand"], *LISTS, *PHRASES]

    assert [key for key in keys if key not in IN_WORDS] == []
    word = r"(?:(?:[^\W\d_]|')+|[#@^?!])"
    assert [k for k in keys if not re.fullmatch(rf"[a-z_]+|word_{word}(?: {word})?", k)] == []
    assert set(TOPICS) <= set(LISTS)


def test_the_model_says_where_it_comes_from() -> None:
    assert {"fitted_on", "origin", "licence", "date", "figures"} <= set(MODEL)
    assert all(each["why"] for each in MODEL["set_by_hand"].values())


def test_no_word_of_the_lexicon_is_the_name_of_a_candidate_or_a_place() -> None:
    named = {"obama", "trump", "clinton", "bush", "kerry", "nixon", "texas", "iraq", "china"}
    named |= {"he", "she", "him", "her", "his"}

    assert {word for term in LEXICON for word in term.split()}.isdisjoint(named)


def test_whom_a_claim_names_does_not_change_what_it_is_worth() -> None:
    first = worth("Last year Ida Holm voted against the tax.")
    second = worth("Last year Otto Brandt voted against the tax.")

    assert first == second


def test_pairs_hold_the_place_of_figures_and_names_and_not_these_themselves() -> None:
    assert pairs("Since 2014, Ida Holm voted against 300 jobs I'd won!") == [
        "^ since", "since #", "# @", "@ voted", "voted against", "against #", "# jobs",
        "jobs i'd", "i'd won", "won !",
    ]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="aBé1,.'’I-?!\u00a0 \n\t", max_size=40))
def test_the_words_of_pairs_are_those_of_the_claim(words: str) -> None:
    signs = ["^", *(pair.split()[1] for pair in pairs(words))]
    spoken = [word for word in tokens(words) if not word[0].isdigit()]

    left = iter(spoken)
    assert all(sign in left for sign in signs if sign not in {"^", "#", "@"})
    assert signs.count("#") == len(tokens(words)) - len(spoken)


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("jobs", "the word “jobs”"),
        ("voted against", "the words “voted against”"),
        ("# jobs", "a figure before “jobs”"),
        ("@ voted", "a name before “voted”"),
        ("said @", "“said” before a name"),
        ("^ we", "begins with “we”"),
        ("^ #", "begins with a figure"),
    ],
)
def test_words_and_pairs_of_the_lexicon_can_be_said(term: str, said: str) -> None:
    assert in_words(term) == said


def test_features_that_are_absent_are_not_named() -> None:
    found = features(
        "The quay is closed",
        attribution=NARRATED,
        kind=classify("", attribution=NARRATED, quantities=(), times=())[0],
        checkability=classify("", attribution=NARRATED, quantities=(), times=())[1],
        quantities=(),
        times=(),
    )

    assert all(found.values())
    assert "number" not in found
