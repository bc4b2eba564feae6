"""What sort of thing a claim asserts, and what of it can be checked today."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.hints import told
from claims.kinds import WORDINGS, classify
from claims.model import NARRATED, Attribution, Checkability, Kind, Mode, SpeakerRole
from tests.claims.values import quantities_of, times_of

UNNAMED = Attribution(speaker="a source", role=SpeakerRole.UNNAMED, mode=Mode.INDIRECT)


def sort_of(words: str, attribution: Attribution = NARRATED) -> tuple[Kind, Checkability]:
    """The answer for a sentence as the reading would ask."""
    return classify(
        words,
        attribution=attribution,
        quantities=quantities_of(words),
        times=times_of(words, None),
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The port fined 40 fishing boats", Kind.QUANTITY),
        ("There haven't been any smuggling convictions", Kind.QUANTITY),
        ("The harbour board closed the north quay on Tuesday", Kind.EVENT),
        ("She introduced the rule to clarify that the quay is to not be sold", Kind.EVENT),
        ("The board met to ensure that boats will leave at night", Kind.EVENT),
        ("One man was only arrested for lacking papers", Kind.EVENT),
        ("The by-law forbids night fishing in the bay", Kind.STATUS_OR_RULE),
        ("Lindow already does not help the coast guard", Kind.STATUS_OR_RULE),
        ("A loophole in the law allows crews to fish at night", Kind.STATUS_OR_RULE),
        ("Ferries sank because their pumps were clogged", Kind.CAUSAL_OR_COMPARISON),
        ("Fares are higher than in any other port", Kind.CAUSAL_OR_COMPARISON),
        ("The mayor has publicly stated that her aim is to close it", Kind.ATTRIBUTION),
        ("There is no evidence the pilot knew of the cargo", Kind.ABSENCE),
        ("Inspectors found no proof of fraud", Kind.ABSENCE),
        ("The pilot was accused of taking amber", Kind.ALLEGATION),
        ("[Roth] made false statements about the patrol", Kind.ALLEGATION),
        ("The council will vote on 40 permits next month", Kind.PREDICTION_OR_PLAN),
        ("The guard was preparing to launch a series of patrols", Kind.PREDICTION_OR_PLAN),
        ("The board will meet to ensure that boats leave", Kind.PREDICTION_OR_PLAN),
        ("The hearing is scheduled for Friday", Kind.PREDICTION_OR_PLAN),
        (
            "The Lantern Bridge will reopen in May, a month later than the council announced",
            Kind.PREDICTION_OR_PLAN,
        ),
        ("As the board said on Monday, the quay will stay shut", Kind.PREDICTION_OR_PLAN),
        ("The board, which will meet in May, said the quay is shut", Kind.ATTRIBUTION),
        ("The board said the quay will be shut after it warned crews", Kind.ATTRIBUTION),
        ("The quay will be shut, the board announced", Kind.ATTRIBUTION),
        ("If the quay sinks, the board said, crews will leave", Kind.ATTRIBUTION),
        ("We must stand by our crews", Kind.OPINION),
        ("It is NOT acceptable for the port to hide this", Kind.OPINION),
        ("This behaviour is entirely inappropriate", Kind.OPINION),
        ("Who closed the quay?", Kind.OPINION),
        ("I saw the mast go under", Kind.PERSONAL_EXPERIENCE),
    ],
)
def test_a_claim_is_of_the_kind_its_wording_says(words: str, kind: Kind) -> None:
    assert sort_of(words)[0] is kind


@pytest.mark.parametrize(
    ("words", "attribution", "checkability"),
    [
        ("The port fined 40 boats", NARRATED, Checkability.NOW),
        ("The port fined 40 boats", UNNAMED, Checkability.ONLY_THAT_IT_WAS_SAID),
        ("The port will fine 40 boats", UNNAMED, Checkability.FUTURE),
        ("We must stand united", NARRATED, Checkability.NOT_A_FACTUAL_CLAIM),
        ("I felt the deck shake", NARRATED, Checkability.ONLY_THAT_IT_WAS_SAID),
        ("There is no evidence of fraud", NARRATED, Checkability.NOW),
    ],
)
def test_what_can_be_checked_follows_from_kind_and_source(
    words: str, attribution: Attribution, checkability: Checkability
) -> None:
    assert sort_of(words, attribution)[1] is checkability


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Lantern Bridge to reopen on 30 September", Kind.PREDICTION_OR_PLAN),
        ("Vote to reopen bridge delayed", Kind.EVENT),
    ],
)
def test_a_bare_infinitive_is_a_plan_in_a_headline_only(words: str, kind: Kind) -> None:
    found = classify(words, attribution=NARRATED, quantities=(), times=(), headline=True)

    assert found[0] is kind
    assert sort_of(words)[0] is not Kind.PREDICTION_OR_PLAN


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_wherever_a_wording_matches_a_word_of_it_is_told(data: st.DataObject) -> None:
    wording = data.draw(st.sampled_from(WORDINGS))
    text = data.draw(st.from_regex(wording.pattern))

    assert told(text) & wording.bit or "?" in text


@settings(max_examples=80, deadline=None)
@given(st.text(min_size=1, max_size=120))
def test_any_words_at_all_have_a_kind(words: str) -> None:
    kind, checkability = sort_of(words)

    assert isinstance(kind, Kind)
    assert isinstance(checkability, Checkability)


@pytest.mark.parametrize(
    "words",
    [
        "To say that nobody was hurt is an insult.",
        "Anyone who says that 40 boats sank is simply wrong",
        "“To claim the pier cost £4 million is absurd.”",
    ],
)
def test_what_somebody_thinks_of_a_saying_is_a_view(words: str) -> None:
    assert sort_of(words)[0] is Kind.OPINION


def test_what_is_said_to_be_true_of_a_saying_is_none() -> None:
    assert sort_of("To say so took the mayor 40 minutes.")[0] is Kind.QUANTITY
