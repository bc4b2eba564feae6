"""A quotation is held against its source as an editor would hold it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sources.quotation import Match, Stand, stands, take_apart

SPEECH = (
    "The mayor spoke on Monday. “We will not, under any circumstances, raise the ferry fare this "
    "year, and we may lower it,” said Ina Falk. The fare has been four crowns since 2019. Next "
    "year the harbour will open late."
)


def stand(words: str, text: str = SPEECH) -> Stand:
    found = stands(take_apart(words), text)
    assert found is not None
    return found


def fates(words: str) -> list[str]:
    return [edit.kind.value for edit in stand(words).edits if edit.kind.value != "same"]


@pytest.mark.parametrize(
    "words",
    [
        "The fare has been four crowns since 2019.",
        "“The fare has been four crowns since 2019.”",
        "'raise the ferry fare\nthis  year'",
        "[t]he fare has been four crowns",
        "[The] fare has been [sic] four crowns",
        "The fare … since 2019.",
        "The fare [...] four crowns",
        "the harbour will open late. . . .",
    ],
)
def test_marks_spaces_and_an_editors_traces_leave_words_verbatim(words: str) -> None:
    assert stand(words).match is Match.VERBATIM


def test_what_dots_leave_out_is_told_and_a_lost_not_above_all() -> None:
    found = stand("We will … raise the ferry fare")

    assert found.match is Match.VERBATIM
    (left_out,) = found.omissions
    assert left_out.words == "not, under any circumstances,"
    assert left_out.limiting == ("not",)


def test_words_in_brackets_stand_in_for_words_of_the_text() -> None:
    (replaced,) = stand("We will not, [ever], raise the ferry fare").omissions

    assert (replaced.instead, replaced.words) == ("ever", "under any circumstances,")


def test_brackets_with_nothing_behind_them_are_an_addition() -> None:
    (added,) = stand("raise the ferry fare [to the island] this year").omissions

    assert (added.instead, added.words) == ("to the island", "")


@pytest.mark.parametrize(
    ("words", "fate"),
    [
        ("The fare has been five crowns since 2019.", ["changed"]),
        ("The fare has always been four crowns since 2019.", ["added"]),
        ("The fare has been crowns since 2019.", ["dropped"]),
        ("We will not raise the ferry fare this year", ["punctuation", "dropped"]),
        ("the fare has been FOUR crowns", ["case", "case"]),
        ("The harbour will open late next year", ["moved", "case", "punctuation", "moved"]),
    ],
)
def test_altered_words_are_told_one_by_one(words: str, fate: list[str]) -> None:
    assert stand(words).match is Match.ALTERED
    assert fates(words) == fate


def test_a_dropped_denial_is_pointed_out_however_alike_the_rest() -> None:
    found = stand("We will, under any circumstances, raise the ferry fare this year")

    assert found.match is Match.ALTERED
    assert found.lost == ("not",)


def test_capitals_and_commas_alone_are_told_as_such() -> None:
    assert stand("the mayor spoke on monday").only_surface
    assert not stand("the mayor spoke on a monday").only_surface


@pytest.mark.parametrize(
    "words",
    [
        "We may lower it … We will not",
        "The mayor kept silent about the harbour and its cranes",
        "Monday fare",
    ],
)
def test_parts_in_another_order_and_other_words_do_not_stand_there(words: str) -> None:
    assert stands(take_apart(words), SPEECH) is None


def test_parts_far_apart_are_two_quotations() -> None:
    text = f"We will never leave. {'So it went on and on. ' * 60}We will build again."

    assert stands(take_apart("We will never leave … We will build again"), text) is None


def test_dots_take_the_closest_parts() -> None:
    text = "The boat is new. Some say the boat is old. The boat was sold."
    found = stand("the boat … was sold", text.replace("The boat was", "They say the boat was"))

    assert found.extent.end - found.extent.start == len("the boat was sold")


@pytest.mark.parametrize(
    ("words", "lopsided"),
    [
        ("“We will not", True),
        ('We will not"', True),
        ("“We will not”", False),
        ("‘It’s late’", False),
        ('"We will "never" go"', False),
    ],
)
def test_a_mark_without_a_partner_is_flagged(words: str, lopsided: bool) -> None:
    assert take_apart(words).lopsided is lopsided


@settings(max_examples=120, deadline=None)
@given(some.text('ab. …[]"“”‘’\n', max_size=40), some.text("ab. \n", max_size=60))
def test_any_words_and_any_text_give_an_answer_inside_the_text(words: str, text: str) -> None:
    found = stands(take_apart(words), text)

    assert found is None or found.extent.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(some.integers(0, 30), some.integers(1, 10))
def test_every_run_of_words_of_a_text_stands_there_verbatim(start: int, length: int) -> None:
    words = " ".join(SPEECH.split()[start : start + length])
    quoted = take_apart(words)

    assert not quoted.parts or stand(words).match is Match.VERBATIM


PIT = (
    "“We have not lost a single man down here, and nobody was gravely hurt,” said Ina Falk. "
    "It is rare."
)


def test_a_changed_quotation_is_held_against_the_whole_passage_it_comes_from() -> None:
    found = stand("We have not lost a single man down here, and almost nobody was hurt", PIT)

    assert PIT[found.extent.start : found.extent.end].endswith("nobody was gravely hurt")
    assert [
        (e.kind.value, (e.before or e.after).strip()) for e in found.edits if e.kind != "same"
    ] == [
        ("added", "almost"),
        ("dropped", "gravely"),
    ]


def test_a_passage_does_not_reach_into_the_next_sentence_for_a_word() -> None:
    found = stand(
        "We have not lost a single man down here, and nobody was gravely hurt so rare", PIT
    )

    assert PIT[found.extent.start : found.extent.end].endswith("gravely hurt")


@settings(max_examples=80, deadline=None)
@given(
    some.integers(0, 20),
    some.integers(4, 14),
    some.integers(0, 13),
    some.sampled_from(["", "almost", "ferry", "never ever"]),
)
def test_what_is_told_of_a_difference_makes_both_wordings_again(
    start: int, length: int, at: int, instead: str
) -> None:
    words = SPEECH.split()[start : start + length]
    words[at : at + 1] = instead.split()
    quoted = take_apart(" ".join(words))
    found = stands(quoted, SPEECH)

    if found is None or found.match is Match.VERBATIM:
        return
    assert "".join(e.before for e in found.edits).split() == found.extent.of(SPEECH).split()
    assert "".join(e.after for e in found.edits).split() == quoted.parts[0].words.split()
