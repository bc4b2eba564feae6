"""A file's digest, and a name that cannot lead or mislead."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.identity import LONGEST_NAME, NAMELESS, digest, display_name, suffix


def test_the_digest_is_the_sha256_of_the_bytes() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\report.pdf", "report.pdf"),
        ("/", NAMELESS),
        ("..", NAMELESS),
        ("", NAMELESS),
        ("re\x00port\n.pdf", "report.pdf"),
        ("cod\u202efdp.exe", "codfdp.exe"),
        ("\ud800x.txt", "x.txt"),
        ("zpráva  o\tlodích.txt", "zpráva olodích.txt"),
    ],
)
def test_a_name_is_shown_without_paths_and_marks_that_mislead(sent: str, shown: str) -> None:
    assert display_name(sent) == shown


def test_a_long_name_keeps_its_beginning_and_its_ending() -> None:
    shown = display_name("a" * 300 + ".docx")

    assert len(shown) == LONGEST_NAME
    assert shown.startswith("aaa")
    assert shown.endswith("a.docx")


@given(st.text(max_size=400))
@settings(deadline=None)
def test_any_name_becomes_one_that_can_be_shown(sent: str) -> None:
    shown = display_name(sent)

    assert 1 <= len(shown) <= LONGEST_NAME
    assert not set(shown) & {"/", "\\", "\x00", "\n"}
    assert not any(unicodedata.category(mark) in {"Cc", "Cf", "Cs"} for mark in shown)
    assert display_name(shown) == shown


@pytest.mark.parametrize(
    ("name", "ending"), [("A.PDF", ".pdf"), ("a.tar.gz", ".gz"), (".txt", ""), ("none", "")]
)
def test_a_suffix_is_what_follows_the_last_dot(name: str, ending: str) -> None:
    assert suffix(name) == ending
