"""claims and documents; and the filters they share with reports."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def _numbers(terminal: Terminal, *words: str) -> list[int]:
    found = loads(terminal("claims", "--order", "number", "--json", *words).out)
    return [claim["number"] for claim in found["claims"]]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--speaker", "ruiz"], [1]),
        (["--speaker", "Ana Ruiz", "--speaker", "tom"], [1, 2]),
        (["--words", "ferry cancelled"], [2]),
        (["--document", "1", "--limit", "2"], [1, 2]),
        (["--document", "1", "--limit", "2", "--page", "2"], [3]),
        (["--document", "1", "--state", "triaged"], []),
        (["--words", "harbour board", "--from", "2000-01-01"], [3]),
        (["--words", "harbour board", "--to", "2000-01-01"], []),
    ],
)
def test_filters_narrow_the_list(
    terminal: Terminal, filters: list[str], expected: list[int]
) -> None:
    assert _numbers(terminal, *filters) == expected


def test_dismissed_claims_are_left_out_unless_asked_for(terminal: Terminal) -> None:
    terminal("dismiss", "3")

    assert _numbers(terminal, "--document", "1") == [1, 2]
    assert _numbers(terminal, "--document", "1", "--state", "dismissed") == [3]
    assert _numbers(terminal, "--document", "1", "--all", "--limit", "1") == [1, 2, 3]


def test_a_list_says_what_a_person_decides_by(terminal: Terminal) -> None:
    terminal(
        *("evidence", "link", "1", "--document", "2", "--words", "1,512 people"),
        *("--stance", "supports"),
    )
    terminal("verdict", "give", "1", "--rating", "true", "--rationale", "So.", "--evidence", "all")

    out = terminal("claims", "--rating", "true").out

    assert "    1  More than 1,500 people marched over the bridge on Wednesday." in out
    assert "Decided" in out
    assert "Ana Ruiz · document 1 · ▲1 · True" in " ".join(out.split())
    assert out.endswith("1 claim.\n")


def test_every_line_fits_eighty_columns(terminal: Terminal) -> None:
    out = "".join(
        terminal(*words).out
        for words in (["claims"], ["documents"], ["search", "the"], ["show", "1"], ["scales"])
    )

    assert max(map(len, out.splitlines())) <= 80


def test_a_list_that_goes_on_says_how_to_see_more(terminal: Terminal) -> None:
    done = terminal("claims", "--document", "1", "--limit", "2")
    beyond = terminal("claims", "--document", "1", "--limit", "2", "--page", "9")

    assert done.out.endswith("2 of 3 claims. More: --page 2, or --all.\n")
    assert beyond.out == "There is no page 9: 3 claims in all.\n"


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        (["--speaker", "nobody"], "No claim on this desk is by “nobody”. Most claims are by “Ana"),
        (["--rating", "false"], "No verdict on this desk is “false”. No verdict was given yet."),
        (["--document", "9"], "There is no document “9” on this desk."),
    ],
)
def test_a_filter_for_what_is_not_here_is_refused_and_not_answered_with_nothing(
    terminal: Terminal, filters: list[str], sentence: str
) -> None:
    done = terminal("claims", *filters)

    assert (done.code, done.out) == (1, "")
    assert sentence in done.err


def test_documents_are_listed_newest_first(terminal: Terminal) -> None:
    lines = terminal("documents").out.splitlines()

    assert [line.split()[:2] for line in lines[1:]] == [["2", "2018-01-18"], ["1", "unknown"]]


def test_an_empty_desk_says_how_to_begin(blank: Terminal) -> None:
    blank("migrate")

    assert "claimdesk take-in FILE" in blank("documents").out
    assert "take a document in" in blank("claims").out


def test_check_worthiness_has_one_scale_wherever_a_person_reads_it(terminal: Terminal) -> None:
    (claim,) = loads(terminal("claims", "--words", "ferry cancelled", "--json").out)["claims"]
    worth = round(100 * claim["score"])

    assert f"worth {worth} · " in terminal("claims", "--words", "ferry cancelled").out
    assert f"check-worthiness {worth} of 100" in " ".join(terminal("show", "2").out.split())
    assert f"worth {worth} · " in terminal("show", "document", "1").out
    assert f"Check-worthiness {worth} of 100" in terminal("dossier", "2").out
    assert _numbers(terminal, "--min-score", str(worth + 1), "--words", "ferry cancelled") == []
