"""Acts are counted while they are under way, and waited for."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from claims.errors import InvalidInput
from desk.measured import BOUNDS, Acts


def test_an_act_is_under_way_until_it_ends_and_then_counted_once() -> None:
    acts = Acts()
    with acts.timed():
        assert acts.under_way == 1

    assert acts.under_way == 0
    assert sum(acts.counts) == 1
    assert len(acts.counts) == len(BOUNDS) + 1
    assert acts.seconds > 0


def test_a_refused_act_is_no_longer_under_way() -> None:
    acts = Acts()
    with pytest.raises(InvalidInput), acts.timed():
        raise InvalidInput("No.")

    assert (acts.under_way, sum(acts.counts)) == (0, 1)


def test_whoever_stops_waits_for_the_last_act() -> None:
    acts, may_end, done = Acts(), Event(), []

    def act() -> None:
        with acts.timed():
            may_end.wait(30)
            done.append("saved")

    thread = Thread(target=act)
    thread.start()
    while not acts.under_way:
        pass
    assert not acts.finish(0.0)
    may_end.set()

    assert acts.finish(30)
    assert done == ["saved"]
    thread.join()
