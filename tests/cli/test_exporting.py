"""export: reports written to files."""

from __future__ import annotations

from hashlib import sha256
from json import loads
from typing import TYPE_CHECKING

import pytest

from cli import exporting
from cli.seat import PERSON

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_a_dossier_is_read_without_a_name_where_several_people_work(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal("accept", "1", "--as", "Ben Arno")
    monkeypatch.delenv(PERSON, raising=False)

    read, filed = terminal("dossier", "2"), terminal("dossier", "2", "--out", "d.md")

    assert read.code == 0
    assert "The ferry was cancelled 12 times last year." in read.out
    assert filed.code != 0
    assert "Say who you are" in filed.err
    assert "The record names who handed out a file" in filed.err


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("r.html", b"<!doctype html"), ("r.json", b"{"), ("r.csv", b"\xef\xbb\xbf"), ("r.md", b"# ")],
)
def test_the_name_of_the_file_says_which_format(
    terminal: Terminal, name: str, beginning: bytes
) -> None:
    done = terminal("export", "--out", name)

    body = (terminal.folder / name).read_bytes()
    assert done.code == 0
    assert body[:20].lower().startswith(beginning)
    assert sha256(body).hexdigest() in done.out


def test_exporting_twice_gives_the_same_bytes(terminal: Terminal) -> None:
    terminal("export", "--out", "a.html")
    terminal("export", "--out", "b.html")

    assert (terminal.folder / "a.html").read_bytes() == (terminal.folder / "b.html").read_bytes()


def test_a_report_can_go_to_stdout_and_nothing_else_does(terminal: Terminal) -> None:
    done = terminal("export", "--format", "json", "--out", "-", "--claim", "1")

    report = loads(done.out)
    assert [claim["statement"][:10] for claim in report["claims"]] == ["More than "]


def test_filters_choose_the_claims(terminal: Terminal) -> None:
    done = terminal("export", "--out", "r.json", "--speaker", "ruiz", "--json")

    answer = loads(done.out)
    assert (answer["file"], answer["claims"]) == ("r.json", 1)
    assert answer["bytes"] == (terminal.folder / "r.json").stat().st_size


def test_dismissed_claims_are_left_out_unless_asked_for(terminal: Terminal) -> None:
    terminal("dismiss", "3")

    some = loads(terminal("export", "--out", "a.html", "--document", "1", "--json").out)
    every = loads(terminal("export", "--out", "b.html", "--document", "1", "--all", "--json").out)
    whole = loads(terminal("export", "--out", "c.json", "--document", "1", "--json").out)

    assert (some["claims"], every["claims"], whole["claims"]) == (2, 3, 3)


@pytest.mark.parametrize("ending", ["json", "html", "md", "csv", "pdf", "xlsx"])
def test_an_earlier_report_is_written_over_and_an_empty_file_too(
    terminal: Terminal, ending: str
) -> None:
    terminal.file(f"r.{ending}", "")

    first = terminal("export", "--out", f"r.{ending}")
    again = terminal("export", "--out", f"r.{ending}", "--all")

    assert (first.code, again.code) == (0, 0)


def test_another_page_is_not_written_over(terminal: Terminal) -> None:
    terminal.file("r.html", "<!doctype html><title>Front page</title>")

    refused = terminal("export", "--out", "r.html")

    assert refused.code == 1


@pytest.mark.parametrize(
    ("name", "theirs"),
    [("r.pdf", b"%PDF-1.7\n% somebody else's budget\n"), ("r.md", b"# Verdict report\n\nMine.\n")],
)
def test_what_only_begins_like_a_report_is_not_written_over(
    terminal: Terminal, name: str, theirs: bytes
) -> None:
    terminal("export", "--out", name)
    ours = (terminal.folder / name).read_bytes()
    mine = ours[:10] + theirs[10:]
    (terminal.folder / name).write_bytes(mine)

    refused = terminal("export", "--out", name)

    assert refused.code == 1
    assert (terminal.folder / name).read_bytes() == mine


def test_what_says_whose_a_report_is_may_stand_across_two_reads(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_READ", 7)
    terminal("export", "--out", "r.html")

    assert terminal("export", "--out", "r.html").code == 0


def test_a_file_is_not_written_over_unless_asked_for(terminal: Terminal) -> None:
    terminal.file("r.html", "mine")

    refused = terminal("export", "--out", "r.html")
    kept = (terminal.folder / "r.html").read_text()
    replaced = terminal("export", "--out", "r.html", "--replace")

    assert (refused.code, kept, replaced.code) == (1, "mine", 0)
    assert "write over it with --replace" in refused.err
    assert not list(terminal.folder.glob(".*part"))


@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        ("r.scroll", "Give --format, one of: html, "),
        ("nowhere/r.html", "cannot be written (No such file or directory)"),
        ("var", "does not say which format"),
    ],
)
def test_a_place_that_will_not_do_is_refused(terminal: Terminal, out: str, sentence: str) -> None:
    done = terminal("export", "--out", out)

    assert (done.code, done.out) == (1, "")
    assert sentence in done.err


def test_a_folder_is_not_a_file(terminal: Terminal) -> None:
    done = terminal("export", "--out", "var", "--format", "html")

    assert "“var” is a folder." in done.err


def test_the_scope_is_said_in_words(terminal: Terminal) -> None:
    terminal("export", "--out", "r.md", "--state", "candidate", "--words", "ferry")

    report = (terminal.folder / "r.md").read_text()
    assert "claims with state candidate, words “ferry”" in report


def test_a_dossier_shows_a_claim_as_it_stood(terminal: Terminal) -> None:
    event = loads(terminal("export", "--format", "json", "--out", "-").out)["head"]["events"]
    terminal("claim", "edit", "2", "--statement", "The ferry was cancelled a dozen times.")

    then = terminal("dossier", "2", "--as-of", str(event))
    now = terminal("dossier", "2")

    assert "The ferry was cancelled 12 times last year." in then.out
    assert f"entry {event} of the desk's record, as it stood on" in then.out
    assert "a dozen times" not in then.out
    assert "a dozen times" in now.out


def test_a_dossier_of_a_day_before_the_record_is_refused(terminal: Terminal) -> None:
    done = terminal("dossier", "2", "--as-of", "1999-12-31")

    assert done.code == 1
    assert "The record does not have anything on 31 December 1999" in done.err


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("copy.annotated.html", "<!doctype html"),
        ("r.annotations.json", '{\n  "@context": "http://www.w3.org/ns/anno.jsonld"'),
        ("R.CLAIMREVIEW.JSON", '{\n  "@context": "https://schema.org"'),
        ("lines.jsonl", '{"format": "claimdesk/1"'),
        ("my.plain.json", '{\n  "format": "claimdesk/1"'),
    ],
)
def test_the_longest_ending_that_fits_says_which_format(
    terminal: Terminal, name: str, beginning: str
) -> None:
    assert terminal("export", "--out", name).code == 0

    assert (terminal.folder / name).read_text("utf-8").startswith(beginning)


@pytest.mark.parametrize(
    "name",
    ["a.annotated.html", "a.annotations.json", "a.claimreview.json", "a.jsonl", "a.site.zip"],
)
def test_an_earlier_file_of_its_own_is_written_over_and_no_other(
    terminal: Terminal, name: str
) -> None:
    terminal("export", "--out", name)
    again = terminal("export", "--out", name)
    body = (terminal.folder / name).read_bytes()
    foreign = terminal.file(name, body[:20] + b" somebody else's")

    assert again.code == 0
    assert terminal("export", "--out", foreign).code == 1


def test_what_a_format_cannot_carry_is_told_and_why(terminal: Terminal) -> None:
    done = terminal("export", "--out", "r.claimreview.json")

    assert "Left out: Claim 1: reviewRating.alternateName is missing" in done.err
    assert "url is missing (the desk's site address)" in done.err
