"""Words are found again where they survived, and nowhere else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from claims.text import Extent
from sources.reanchor import Outcome, Refound, reanchor

REPORT = """The bridge at Orlen stays shut

The bridge at Orlen will stay shut until May, the county said on Monday.

Engineers found 14 cracked bolts in the north tower. They had looked for two days.

"Nobody should walk under it," said Ina Falk, who leads the works.

The county closed the bridge in March. Boats may pass at low water.
"""
SENTENCES = [
    f"{name} counted {number} {thing} at the {place} that week."
    for name, number, thing, place in zip(
        ("Ada", "Boris", "Clara", "Dorit", "Emil", "Fenna", "Gil", "Hanne", "Igor", "Jola"),
        range(31, 41),
        (
            "barges",
            "cranes",
            "lorries",
            "sheep",
            "lanterns",
            "casks",
            "ropes",
            "bells",
            "maps",
            "oars",
        ),
        ("quay", "lock", "market", "ferry", "mill", "chapel", "station", "yard", "school", "dam"),
        strict=True,
    )
]
ORDERS = some.lists(some.integers(0, 9), unique=True, min_size=2)


def found(words: str, after: str, before: str = REPORT) -> Refound:
    start = before.index(words)
    return reanchor([Extent(start=start, end=start + len(words))], before, after)[0]


def words(one: Refound, text: str) -> str:
    return one.extent.of(text) if one.extent else ""


def test_words_in_a_stretch_that_nobody_touched_are_kept() -> None:
    newer = REPORT.replace("closed the bridge in March", "shut it in March")
    one = found("14 cracked bolts in the north tower", newer)

    assert one.outcome is Outcome.KEPT
    assert words(one, newer) == "14 cracked bolts in the north tower"


def test_words_whose_sentence_changed_around_them_are_kept() -> None:
    newer = REPORT.replace("Engineers found", "On Sunday engineers counted")
    assert found("14 cracked bolts", newer).outcome is Outcome.KEPT


def test_words_with_other_spaces_and_marks_are_the_same() -> None:
    newer = REPORT.replace('"Nobody should walk under it,"', "“Nobody should\nwalk under it,”")
    one = found("Nobody should walk under it,", newer)

    assert one.outcome is Outcome.KEPT
    assert words(one, newer) == "Nobody should\nwalk under it,"


def test_a_paragraph_that_went_elsewhere_takes_its_words_along() -> None:
    paragraph = (
        "Engineers found 14 cracked bolts in the north tower. They had looked for two days.\n\n"
    )
    newer = REPORT.replace(paragraph, "") + "\n" + paragraph
    one = found("14 cracked bolts in the north tower", newer)

    assert one.outcome is Outcome.MOVED
    assert newer.index("14 cracked") == (one.extent.start if one.extent else -1)


def test_a_changed_number_is_a_change_and_not_the_same_words() -> None:
    newer = REPORT.replace("14 cracked bolts", "41 cracked bolts")
    one = found("Engineers found 14 cracked bolts in the north tower.", newer)

    assert one.outcome is Outcome.CHANGED
    assert words(one, newer) == "Engineers found 41 cracked bolts in the north tower."


def test_a_rewritten_sentence_between_its_old_neighbours_is_offered_as_changed() -> None:
    newer = REPORT.replace(
        "Engineers found 14 cracked bolts in the north tower.",
        "Engineers have now found 29 cracked bolts, most in the north tower.",
    )
    one = found("Engineers found 14 cracked bolts in the north tower.", newer)

    assert one.outcome is Outcome.CHANGED
    assert words(one, newer).startswith("Engineers have now")


def test_words_over_two_sentences_are_kept_when_the_space_between_them_changed() -> None:
    quote = "Engineers found 14 cracked bolts in the north tower. They had looked for two days."
    newer = REPORT.replace("tower. They", "tower.\n\nThey")
    one = found(quote, newer)

    assert one.outcome is Outcome.KEPT
    assert words(one, newer).split() == quote.split()


def test_changed_words_end_where_they_ended_even_if_what_followed_them_went() -> None:
    quote = "Engineers found 14 cracked bolts in the north tower"
    before = REPORT.replace("tower.", "tower, amid talk of ice and of storms.")
    newer = before.replace("14 cracked", "29 cracked").replace(" They had looked for two days.", "")
    one = found(quote, newer.replace("Nobody should", "No one should"), before)

    assert words(one, newer.replace("Nobody should", "No one should")) == quote.replace("14", "29")


def test_words_that_are_gone_are_orphaned() -> None:
    newer = REPORT.replace(" They had looked for two days.", "")
    assert found("They had looked for two days.", newer).outcome is Outcome.ORPHANED


def test_a_like_sentence_that_stood_there_before_is_not_taken_for_the_deleted_one() -> None:
    before = "Ten boats left Orlen on Monday.\n\nNine boats left Orlen on Monday.\n\nThat was all."
    newer = "Nine boats left Orlen on Monday.\n\nThat was all."

    assert found("Ten boats left Orlen on Monday.", newer, before).outcome is Outcome.ORPHANED
    assert found("Nine boats left Orlen on Monday.", newer, before).outcome is Outcome.KEPT


def test_one_of_two_equal_sentences_that_is_deleted_is_not_the_other() -> None:
    again = "The hall was empty that night."
    before = f"Ada spoke.\n{again}\nBoris left.\n{again}\nEnd."
    newer = f"Ada spoke.\nBoris left.\n{again}\nEnd."
    first = before.index("The hall")
    second = before.index("The hall", first + 1)
    one, two = reanchor([Extent(start=at, end=at + 30) for at in (first, second)], before, newer)

    assert one.outcome is Outcome.ORPHANED
    assert (two.outcome, words(two, newer)) == (Outcome.KEPT, "The hall was empty that night.")


def test_short_words_that_turn_up_elsewhere_are_asked_about() -> None:
    newer = REPORT.replace(
        "Engineers found 14 cracked bolts in the north tower. They had looked for two days.",
        "Nothing more is known.",
    ).replace("Boats may pass", "Some 14 boats a day may pass")
    one = found("14", newer)

    assert one.outcome is Outcome.AMBIGUOUS
    assert one.extent is None
    assert [place.of(newer) for place in one.places] == ["14"]


def test_two_places_that_fit_are_both_offered() -> None:
    quote = "Nobody should walk under it,"
    newer = f"A new page.\n\nOne said: {quote} they think.\n\nAnother wrote: {quote} we hear."
    one = found(quote, newer)

    assert one.outcome is Outcome.AMBIGUOUS
    assert [place.of(newer) for place in one.places] == [quote, quote]


@settings(max_examples=80, deadline=None)
@given(ORDERS)
def test_words_that_survived_once_are_found_exactly(order: list[int]) -> None:
    before = "\n\n".join(SENTENCES)
    newer = "\n\n".join(f"Note {at}. {SENTENCES[at]}" if at % 2 else SENTENCES[at] for at in order)
    anchors = [Extent(start=before.index(s), end=before.index(s) + len(s)) for s in SENTENCES]

    for at, one in enumerate(reanchor(anchors, before, newer)):
        if at in order:
            assert one.outcome in {Outcome.KEPT, Outcome.MOVED}
            assert words(one, newer) == SENTENCES[at]


@settings(max_examples=80, deadline=None)
@given(ORDERS, some.text(max_size=40))
def test_deleted_words_are_never_placed_elsewhere(order: list[int], noise: str) -> None:
    before = "\n\n".join(SENTENCES)
    newer = f"\n\n{noise}\n\n".join(SENTENCES[at] for at in order)
    anchors = [Extent(start=before.index(s), end=before.index(s) + len(s)) for s in SENTENCES]

    for at, one in enumerate(reanchor(anchors, before, newer)):
        if at not in order:
            assert one.outcome is Outcome.ORPHANED


@settings(max_examples=60, deadline=None)
@given(some.text("ab .\n", max_size=60), some.text("ab .\n", max_size=60), some.data())
def test_any_text_and_any_place_give_an_answer_inside_the_newer_text(
    before: str, newer: str, data: some.DataObject
) -> None:
    if not before.strip():
        return
    start = data.draw(some.integers(0, len(before) - 1))
    end = data.draw(some.integers(start + 1, len(before)))
    (one,) = reanchor([Extent(start=start, end=end)], before, newer)

    assert all(place.end <= len(newer) for place in (one.extent, *one.places) if place)
    if one.outcome in {Outcome.KEPT, Outcome.MOVED}:
        assert words(one, newer).split() == before[start:end].split()
