"""Reading a scale from its file, and the refusals for one that is not whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import InvalidInput, NotFound
from review.scales import SCALES, order, parse, scale

WHOLE = """
title = "Yes or no"

[[ratings]]
key = "yes"
label = "Yes"
meaning = "It is so."
rank = 1
colour = "true"

[[ratings]]
key = "no"
label = "No"
meaning = "It is not so."
rank = 0
colour = "false"
needs_evidence = false
"""


def test_a_scale_is_read_from_toml_and_named_by_its_file() -> None:
    read = parse(WHOLE, reference="yes-or-no@3")

    assert (read.key, read.version, read.title) == ("yes-or-no", 3, "Yes or no")
    assert read.reference == "yes-or-no@3"
    assert [rating.needs_evidence for rating in read.ratings] == [True, False]
    assert order(read) == ("no", "yes")


def test_a_rating_without_a_rank_is_outside_the_order() -> None:
    read = parse(WHOLE.replace("rank = 1", "").replace("rank = 0", ""), reference="open@1")

    assert order(read) == ()


def test_an_unknown_scale_is_refused_with_the_known_ones() -> None:
    known = ", ".join(SCALES)
    with pytest.raises(NotFound, match=rf"“ten-steps@1”.*Choose one of: {known}\."):
        scale("ten-steps@1")


def test_the_shipped_scales_cannot_be_replaced_while_running() -> None:
    with pytest.raises(TypeError):
        SCALES["five-steps@1"] = SCALES["evidence@1"]  # type: ignore[index]


@pytest.mark.parametrize(
    "reference",
    ["five-steps", "Five@1", "five@0", "five@01", "five steps@1", "five@-1", "@1", "five@1\n", ""],
)
def test_a_name_that_is_no_reference_is_refused(reference: str) -> None:
    with pytest.raises(InvalidInput, match="cannot name a verdict scale"):
        parse(WHOLE, reference=reference)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('title = "Yes or no"', "", "has no title"),
        ('title = "Yes or no"', "title = 7", "has title 7"),
        ('title = "Yes or no"', 'title = ""', "has title ''"),
        ('title = "Yes or no"', 'title = " Yes"', "has title ' Yes'"),
        ('title = "Yes or no"', "title = Yes", "is not valid TOML"),
        ('title = "Yes or no"', 'title = "Yes"\nauthor = "me"', "unknown field author"),
        ('key = "yes"', "", "has no key"),
        ('key = "yes"', 'key = "Yes!"', "small letters and underscores"),
        ('key = "yes"', 'key = "no"', "two ratings with key “no”"),
        ('label = "Yes"', 'label = "No"', "two ratings with label “No”"),
        ('label = "Yes"', r'label = "Y\nes"', "has label"),
        ('meaning = "It is so."', 'meaning = "It is not so."', "two ratings with meaning"),
        ('meaning = "It is so."', 'meaning = "it is so"', "a sentence with a full stop"),
        ('colour = "true"', 'colour = "green"', "has colour “green”.*one of true, mostly_true"),
        ("rank = 1", "rank = 2", "has ranks 0, 2"),
        ("rank = 1", "rank = 0", "has ranks 0, 0"),
        ("rank = 1", 'rank = "1"', "has rank '1'"),
        ("rank = 1", "rank = true", "has rank True"),
        ("needs_evidence = false", 'needs_evidence = "no"', "has needs_evidence 'no'"),
        ("needs_evidence = false", "need_evidence = false", "unknown field need_evidence"),
    ],
)
def test_a_scale_that_is_not_whole_is_refused_by_name_and_field(
    old: str, new: str, sentence: str
) -> None:
    assert WHOLE.count(old) == 1

    with pytest.raises(InvalidInput, match=f"house@2.*{sentence}") as refused:
        parse(WHOLE.replace(old, new), reference="house@2")
    assert "It was not loaded. " in str(refused.value)


@pytest.mark.parametrize("ratings", ["ratings = []", "ratings = 3", 'ratings = ["yes", "no"]'])
def test_a_scale_needs_at_least_two_ratings(ratings: str) -> None:
    with pytest.raises(InvalidInput, match="at least two ratings"):
        parse(f'title = "Empty"\n{ratings}', reference="empty@1")


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80), st.text(max_size=20))
def test_no_text_at_all_makes_reading_a_scale_fail_otherwise(text: str, reference: str) -> None:
    with pytest.raises(InvalidInput):
        parse(text, reference=reference)
    with pytest.raises(InvalidInput):
        parse(text, reference="any@1")
