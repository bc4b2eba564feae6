"""The selection of a list is never lost between the page and the browser."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.components.claim_list.selection import Selection, emptied, reported, settle

NONE: frozenset[str] = frozenset()
Report = dict[str, dict[str, object]]


def report(serial: int, *ids: str) -> Report:
    """What the browser sends when it knows the telling of that serial."""
    return {"selected": {"ids": list(ids), "serial": serial}}


def run(
    memory: Selection, state: object, passed: frozenset[str]
) -> tuple[Selection, frozenset[str]]:
    """One run of a page: what is remembered after it, and what it is given."""
    told = settle(memory, state, passed)
    given_back = reported(told, state)
    return replace(told, returned=given_back), given_back


def test_a_page_that_has_not_caught_up_takes_nothing_back() -> None:
    memory, first = run(Selection(), report(0, "a"), NONE)
    memory, second = run(memory, report(0, "a", "b"), first)

    assert second == {"a", "b"}
    assert memory.serial == 0


def test_a_page_that_never_adopts_the_selection_does_not_disturb_it() -> None:
    memory, _ = run(Selection(), report(0, "a"), NONE)
    _, given_back = run(memory, report(0, "a", "b"), NONE)

    assert given_back == {"a", "b"}


def test_a_page_can_select_and_is_given_that_in_the_same_run() -> None:
    memory, given_back = run(Selection(), report(0, "a"), frozenset("xy"))

    assert given_back == {"x", "y"}
    assert (memory.ids, memory.serial) == (frozenset("xy"), 1)


def test_what_was_pressed_and_acted_on_in_one_run_is_not_selected_after_it() -> None:
    memory, given_back = run(Selection(), report(0, "a"), NONE)  # "x" and "a", a moment apart
    memory, after = run(emptied(memory), report(0, *given_back), NONE)

    assert after == NONE
    assert (memory.ids, memory.serial) == (NONE, 1)


def test_a_report_from_before_the_last_telling_is_not_believed() -> None:
    memory, _ = run(Selection(), report(0, "a"), frozenset("x"))
    _, given_back = run(memory, report(0, "a"), frozenset("x"))

    assert given_back == {"x"}


def test_coming_back_to_the_page_shows_what_it_still_holds() -> None:
    memory, held = run(Selection(), report(0, "a"), NONE)
    memory, given_back = run(memory, None, held)

    assert given_back == {"a"}
    assert memory.ids == {"a"}


def test_garbage_from_the_browser_selects_nothing_and_breaks_nothing() -> None:
    for state in (None, 3, {}, {"selected": 7}, {"selected": {"ids": 7, "serial": 0}}):
        assert reported(Selection(), state) == NONE


@settings(deadline=None, max_examples=60)
@given(presses=st.lists(st.sampled_from("abcd"), max_size=12), late=st.data())
def test_however_late_runs_come_the_browser_keeps_what_was_pressed(
    presses: list[str], late: st.DataObject
) -> None:
    memory, held, inside = Selection(), NONE, NONE
    for press in presses:
        inside = inside ^ {press}
        if late.draw(st.booleans()):
            memory, held = run(memory, report(memory.serial, *inside), held)
    _, held = run(memory, report(memory.serial, *inside), held)

    assert (held, memory.serial) == (inside, 0)
