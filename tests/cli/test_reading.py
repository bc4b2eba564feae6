"""reading propose, apply, block, speaker, figures."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

SENTENCE = "The register at the bridge counted 1,512 people on that day."
PARAGRAPH = (
    "The register at the bridge counted 1,512 people on that day. "
    "The harbourmaster said the ferry ran on every day of the year."
)


def proposed(terminal: Terminal) -> dict[str, list[object]]:
    found: dict[str, list[object]] = loads(terminal("reading", "propose", "2", "--json").out)
    return found


def place(terminal: Terminal, claim: str) -> dict[str, Any]:
    (found, *_) = loads(terminal("show", claim, "--json").out)["occurrences"]
    return dict(found)


def candidate(terminal: Terminal, words: str) -> str:
    claims = loads(terminal("claims", "--document", "2", "--all", "--json").out)["claims"]
    return str(next(one["number"] for one in claims if words in one["statement"]))


def test_reading_again_with_the_same_engine_changes_nothing(terminal: Terminal) -> None:
    done = terminal("reading", "propose", "2")

    assert done.code == 0
    assert done.out.startswith("Reading it again changes nothing")


def test_a_corrected_block_proposes_what_it_would_change_and_apply_does_it(
    terminal: Terminal,
) -> None:
    done = terminal("reading", "block", "2", "--words", PARAGRAPH, "--kind", "caption")
    gone = proposed(terminal)["gone"]
    applied = terminal("reading", "apply", "2")

    assert done.out.startswith("✓ Corrected the block. Reading it again would mean: ")
    assert gone
    assert applied.code == 0
    assert proposed(terminal)["gone"] == []


def test_a_correction_is_taken_back(terminal: Terminal) -> None:
    terminal("reading", "block", "2", "--words", PARAGRAPH, "--kind", "caption")
    done = terminal("reading", "block", "2", "--words", PARAGRAPH, "--kind", "as-read")

    assert done.code == 0
    assert proposed(terminal)["gone"] == []


def test_a_kind_of_block_that_there_is_not_is_not_understood(terminal: Terminal) -> None:
    done = terminal("reading", "block", "2", "--words", PARAGRAPH, "--kind", "poem")

    assert done.code == 2
    assert "“poem” is none of: headline" in done.err


def test_a_speaker_is_named(terminal: Terminal) -> None:
    claim = candidate(terminal, "ferry ran")
    done = terminal("reading", "speaker", claim, "--name", "Ines Marlow")

    assert done.out.startswith("✓ Speaker of 1 place: Ines Marlow")
    assert place(terminal, claim)["speaker"] == "Ines Marlow"


def test_words_are_given_back_to_the_writer(terminal: Terminal) -> None:
    claim = candidate(terminal, "ferry ran")
    terminal("reading", "speaker", claim, "--writer")

    assert place(terminal, claim)["mode"] == "narrated"


def test_an_empty_name_is_no_name(terminal: Terminal) -> None:
    done = terminal("reading", "speaker", "1", "--name", " ")

    assert done.code == 1
    assert "A speaker needs a name" in done.err


def test_a_number_that_is_none_is_taken_out(terminal: Terminal) -> None:
    claim = candidate(terminal, "1,512")
    assert place(terminal, claim)["quantities"]
    done = terminal("reading", "figures", claim, "--no-number", "1,512")

    assert done.code == 0
    assert place(terminal, claim)["quantities"] == []


def test_a_phrase_is_given_its_days(terminal: Terminal) -> None:
    claim = candidate(terminal, "1,512")
    terminal("reading", "figures", claim, "--date", "that day", "2018-01-17", "open")
    (time,) = place(terminal, claim)["times"]

    assert (time["earliest"], time["latest"]) == ("2018-01-17", None)


def test_a_figure_that_was_not_read_and_a_day_that_is_none_are_refused(
    terminal: Terminal,
) -> None:
    claim = candidate(terminal, "1,512")
    nowhere = terminal("reading", "figures", claim, "--no-number", "bridge")
    no_day = terminal("reading", "figures", claim, "--date", "that day", "yesterday", "open")
    nothing = terminal("reading", "figures", claim)

    assert "No number was read in “bridge”." in nowhere.err
    assert "“yesterday” is not a day" in no_day.err
    assert "Nothing was changed" in nothing.err
    assert [one.code for one in (nowhere, no_day, nothing)] == [1, 1, 1]
