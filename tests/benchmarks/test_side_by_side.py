"""Readers take turns over the same gold; one that is not installed is named."""

from __future__ import annotations

import pytest

from benchmarks import quantities, sentences, times
from benchmarks.side_by_side import Reader, Turns, by_construction, gold, in_turns, table


def loud() -> Turns[str, str] | None:
    """The turns of a reader that answers in capitals."""
    return in_turns([Reader(name="loud", opened=lambda: str.upper)], ["a", "b"], rounds=3)["loud"]


def missing() -> sentences.Cut:
    """A reader that is not installed."""
    raise ImportError


def test_every_reader_answers_every_item_and_is_timed_in_every_round() -> None:
    turns = loud()

    assert turns is not None
    assert turns.answers == ["A", "B"]
    assert len(turns.seconds) == 3


def test_a_reader_that_is_not_installed_is_named_in_the_table() -> None:
    taken = in_turns([Reader(name="quiet", opened=missing)], ["A boat sank."], rounds=1)

    shown = table(taken, lambda answers: {"f1": float(len(answers))})

    assert shown == "quiet          not installed (pip install -r requirements-bench.txt)"


def test_constructions_with_a_miss_are_listed_with_how_many_were_read() -> None:
    items = [{"construction": "months"}, {"construction": "months"}, {"construction": "titles"}]

    assert by_construction(items, [True, False, True]) == "  months: 1 of 2"


@pytest.mark.parametrize("name", ["sentences", "times", "quantities"])
def test_the_gold_has_at_least_120_items_and_none_twice(name: str) -> None:
    items = gold(name)

    assert len(items) >= 120
    assert len({(each["text"], each.get("published")) for each in items}) == len(items)
    assert all(each["construction"] for each in items)


def test_the_gold_of_sentences_holds_every_character_of_its_texts() -> None:
    for item in gold("sentences"):
        assert "".join(item["text"].split()) == "".join("".join(item["sentences"]).split())


def test_the_gold_of_times_never_turns_an_interval_round() -> None:
    days = [days for item in gold("times") for days in times.expected_of(item)]

    assert all(early <= late for early, late in days if early and late)


def test_the_gold_of_quantities_bounds_as_its_comparators_say() -> None:
    for read in (read for item in gold("quantities") for read in quantities.expected_of(item)):
        if not read.vague:
            assert (read.low is None) == (read.comparator in {"<", "<="})
            assert (read.high is None) == (read.comparator in {">", ">="})


def test_a_sentence_cut_elsewhere_costs_precision_and_recall() -> None:
    found = sentences.figures([["A b.", "C."]], [["A b. C."]])

    assert found == {"sentences_f1": 0.0, "passages": 0.0}
    assert sentences.figures([["A b.", "C."]], [["A b.", "C."]])["sentences_f1"] == 1.0


def test_a_day_inside_an_expected_month_is_inside_and_not_exact() -> None:
    month = [(times.day("2020-02-01"), times.day("2020-02-29"))]
    one_day = [(times.day("2020-02-07"), times.day("2020-02-07"))]

    assert times.figures([month], [one_day]) == {"exact_f1": 0.0, "inside": 1.0}
    assert times.figures([month], [month]) == {"exact_f1": 1.0, "inside": 1.0}


def read(comparator: str, low: float | None, high: float | None, unit: str) -> quantities.Read:
    """A quantity in short."""
    return quantities.Read(comparator=comparator, low=low, high=high, unit=unit)


def test_a_number_without_its_comparator_is_half_right() -> None:
    wanted, found = [read(">", 40, None, "boats")], [read("=", 40, 40, "boat")]

    assert quantities.figures([wanted], [found]) == {
        "number_f1": 1.0,
        "bounded_f1": 0.0,
        "all_f1": 0.0,
    }


def test_a_share_is_the_same_in_percent_and_as_a_fraction() -> None:
    assert quantities.same_number(read("=", 66.7, 66.7, "%"), read("=", 2 / 3, 2 / 3, ""))
    assert not quantities.same_number(read("=", 66, 66, "boats"), read("=", 0.66, 0.66, ""))


def test_what_is_read_too_often_costs_the_whole_sentence() -> None:
    boats, cows = read("=", 2, 2, "boats"), read("=", 6, 6, "cows")

    assert quantities.wholly([boats], [boats])
    assert not quantities.wholly([boats], [boats, cows])
    assert not quantities.wholly([boats, boats], [boats])
    assert quantities.matched([boats, boats], [boats], quantities.same) == 1
