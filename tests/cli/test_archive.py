"""archive import, status, rebuild, answer; match."""

from __future__ import annotations

from json import dumps, loads
from typing import TYPE_CHECKING

import pytest

from tests.earlier import FERRY, LAMPS

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

CHECKS = dumps(LAMPS) + "\n" + dumps(FERRY) + "\n"


@pytest.fixture
def filled(blank: Terminal) -> Terminal:
    """A terminal on a desk with two earlier checks."""
    blank("archive", "import", blank.file("checks.jsonl", CHECKS))
    return blank


def test_an_import_says_what_came_in_and_what_was_kept_out(blank: Terminal) -> None:
    path = blank.file("checks.jsonl", CHECKS + '{"claim": ""}\n')

    done = blank("archive", "import", path, "--refused", str(blank.folder / "out.jsonl"))

    assert done.code == 1
    assert "2 checks added, 1 record kept out" in done.out
    assert "line 3: It has no claim." in done.out
    (kept_out,) = (blank.folder / "out.jsonl").read_text("utf-8").splitlines()
    assert loads(kept_out)["line"] == 3


def test_the_same_file_again_is_known(filled: Terminal) -> None:
    done = filled("archive", "import", "checks.jsonl")

    assert (done.code, "was imported already" in done.out) == (0, True)


def test_columns_are_mapped_by_name(blank: Terminal) -> None:
    path = blank.file("checks.csv", "what,how\nThe pier is shut.,Wrong\n")

    refused = blank("archive", "import", path, "--map", "what")
    done = blank("archive", "import", path, "--map", "claim=what,rating=how", "--json")

    assert "claim=statement" in refused.err
    assert loads(done.out)["imported"][0]["added"] == 1


def test_a_claim_finds_the_check_that_answers_it(filled: Terminal) -> None:
    shown = filled("match", "14 lamps are gone from the pier at Saltmarsh")
    found = loads(filled("match", "the ferry to Averley", "--json").out)

    assert shown.out.startswith("1. [1] Half right")
    assert "https://checks.example/lamps" in shown.out
    assert found["matches"][0]["claim"] == FERRY["claim"]
    assert found["index_lacks"] == 0


def test_nothing_in_common_is_said(filled: Terminal) -> None:
    assert "No earlier check" in filled("match", "zeppelins").out


def test_the_status_says_whose_checks_are_here(filled: Terminal) -> None:
    shown = filled("archive", "status").out
    told = loads(filled("archive", "status", "--json").out)

    assert "2 earlier checks in the archive." in shown
    assert "Averley Ledger" in shown
    assert (told["checks"], told["index_lacks"]) == (2, 0)


def test_the_index_is_built_anew(filled: Terminal) -> None:
    assert "indexed 2 checks" in filled("archive", "rebuild").out
    assert loads(filled("archive", "rebuild", "--json").out) == {"indexed": 2}


def test_a_check_is_said_to_answer_a_claim(filled: Terminal) -> None:
    filled("take-in", filled.file("list.csv", "claim,speaker\nThe pier lost 14 lamps.,Ana Ruiz\n"))

    done = filled("archive", "answer", "1", "1", "--note", "the same pier")
    back = filled("archive", "answer", "1", "1", "--take-back")

    assert "Earlier check 1 answers claim 1" in done.out
    assert "is open again" in back.out
