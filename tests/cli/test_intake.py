"""take-in and correct."""

from __future__ import annotations

import io
from json import loads
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from desk.claim_lists import take_in_either
from sources.intake import DEFAULT_LIMIT

if TYPE_CHECKING:
    import pytest

    from desk import Desk
    from desk.storing import About, TakenIn
    from tests.cli.conftest import Terminal

NOTE = "The dam was closed on Tuesday. It had held 40 years, the mayor said.\n"


def test_a_file_becomes_a_document_with_claims(blank: Terminal) -> None:
    blank.file("dam.txt", NOTE)

    done = blank("take-in", "dam.txt", "--title", "The dam", "--published", "2020-05-06")

    assert done.code == 0
    assert done.out.startswith("✓ document 1 “The dam”: ")
    assert "wait" not in done.out


def test_dates_that_wait_for_the_publication_date_are_counted(blank: Terminal) -> None:
    rows = "claim\nThe dam closed on Tuesday.\nThe lock closed yesterday.\n"
    blank.file("list.csv", rows)

    done = blank("take-in", "list.csv")

    assert "2 claims; 2 dates wait for the publication date" in done.out


def test_the_same_file_again_changes_nothing(terminal: Terminal) -> None:
    done = terminal("take-in", "bridge.txt")

    assert done.code == 0
    assert done.out.startswith("= already here as document 2 ")


def test_a_bad_file_is_refused_and_the_others_go_through(blank: Terminal) -> None:
    blank.file("folder/a.txt", NOTE)
    blank.file("folder/b.bin", b"\x00\x01\x02\x03" * 50)
    blank.file("folder/.hidden.txt", "Nobody sees this.")
    blank.file("folder/inner/c.txt", "Another dam was built in 1911.\n")

    done = blank("take-in", "folder", "nowhere.txt")

    marks = [line[0] for line in done.out.splitlines()]
    assert marks == ["✓", "✗", "✓", "✗", "2"]
    assert done.out.splitlines()[-1] == "2 documents taken in, 0 here already, 2 refused."
    assert "✗ nowhere.txt: It cannot be read (No such file or directory)." in done.out
    assert done.code == 1


def test_a_desk_that_cannot_be_written_to_ends_the_run(
    blank: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(desk: Desk, data: bytes, name: str, about: About | None, **more: bool) -> TakenIn:
        if name == "b.txt":
            raise DatabaseUnfit("There is no room left. Free some space.")
        return take_in_either(desk, data, name, about, **more)

    monkeypatch.setattr("cli.intake.take_in_either", full)
    for name in ("a.txt", "b.txt", "c.txt"):
        blank.file(name, f"{name}: {NOTE}")

    done = blank("take-in", "a.txt", "b.txt", "c.txt")

    assert done.code == 1
    assert "document 1" in done.out
    assert "c.txt" not in done.out + done.err
    assert "There is no room left. Free some space." in done.err
    assert len(loads(blank("documents", "--json").out)["documents"]) == 1


def test_progress_is_on_stderr_one_line_a_file(blank: Terminal) -> None:
    blank.file("a.txt", NOTE)
    blank.file("b.txt", NOTE + "More.\n")

    done = blank("take-in", "a.txt", "b.txt", "a.txt")

    assert "1/2 a.txt\n2/2 b.txt\n" in done.err


def test_standard_input_is_a_file_like_any_other(
    blank: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NOTE.encode())))

    done = blank("take-in", "-", "--title", "From a pipe")

    assert done.out.startswith("✓ document 1 “From a pipe”")


def test_a_file_larger_than_may_be_taken_in_is_never_read_whole(blank: Terminal) -> None:
    with (blank.folder / "large.txt").open("wb") as large:
        large.truncate(DEFAULT_LIMIT * 40)

    done = blank("take-in", "large.txt")

    assert done.code == 1
    assert "“large.txt” is larger than 25 MB" in done.out


def test_a_list_of_claims_is_recognised_and_keeps_each_claim_as_it_is(terminal: Terminal) -> None:
    claims = loads(terminal("claims", "--document", "1", "--order", "place", "--json").out)

    assert [claim["statement"] for claim in claims["claims"]] == [
        "More than 1,500 people marched over the bridge on Wednesday.",
        "The ferry was cancelled 12 times last year.",
        "Nobody asked the harbour board.",
    ]


def test_a_file_is_read_as_a_list_when_somebody_says_so(blank: Terminal) -> None:
    blank.file("notes.txt", "remarks\nThe dam is old.\n")

    done = blank("take-in", "notes.txt", "--claims-list")

    assert done.code == 1
    assert "no column of claims; its columns are “remarks”" in done.out


def test_the_outcome_is_there_for_programs(blank: Terminal) -> None:
    blank.file("a.csv", "claim\nThe dam holds 3 million litres.\n")

    answer = loads(blank("take-in", "a.csv", "nowhere.txt", "--json").out)

    first, second = answer["taken_in"]
    assert (first["outcome"], first["number"], first["claims"]) == ("taken_in", 1, 1)
    assert (second["outcome"], second["document"]) == ("refused", None)
    assert "cannot be read" in second["refusal"]


def test_one_title_cannot_be_given_to_many_files(blank: Terminal) -> None:
    blank.file("a.txt", NOTE)
    blank.file("b.txt", NOTE)

    done = blank("take-in", "a.txt", "b.txt", "--title", "The dam")

    assert done.code == 1
    assert "speak of one document, and 2 files were given" in done.err


def test_an_empty_folder_is_refused(blank: Terminal) -> None:
    (blank.folder / "empty").mkdir()

    assert "There is no file in what was given." in blank("take-in", "empty").err


def test_a_file_name_cannot_command_the_terminal(blank: Terminal) -> None:
    blank.file("a\x1b[2J.txt", "")

    done = blank("take-in", "a\x1b[2J.txt")

    assert "\x1b" not in done.out
    assert "⟨U+001B⟩" in done.out


def test_nearly_the_same_text_is_pointed_out(terminal: Terminal) -> None:
    article = (terminal.folder / "bridge.txt").read_text()
    terminal.file("edition2.txt", article + "Corrected on Friday.\n")

    done = terminal("take-in", "edition2.txt")

    assert "nearly the same text as document 2 “Bridge count”" in done.out


def test_a_corrected_day_resolves_the_dates_that_waited(blank: Terminal) -> None:
    blank.file("list.csv", "claim\nThe dam closed on Tuesday.\n")
    blank("take-in", "list.csv")

    done = blank("correct", "1", "--published", "2020-05-06", "--publisher", "Dam News")

    assert done.out.startswith("✓ Corrected publisher and the day of publication of document 1")
    assert "5 May 2020 (“Tuesday”)" in blank("show", "1").out


def test_a_day_can_become_unknown_again(terminal: Terminal) -> None:
    terminal("correct", "2", "--published", "unknown")

    document = loads(terminal("show", "document", "2", "--json").out)

    assert document["published_on"] is None


def test_correcting_nothing_is_refused(terminal: Terminal) -> None:
    done = terminal("correct", "2")

    assert (done.code, done.out) == (1, "")
    assert "Nothing to correct was given." in done.err
