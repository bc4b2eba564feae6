"""Containers are counted and inflated with care before anyone trusts them."""

from __future__ import annotations

import struct

import pytest

from claims.errors import UnreadableSource
from sources import archive
from sources.intake import read_source
from sources.ready_claims import read_ready_claims
from tests.sources.files import container, repacked, word, workbook

TWO_HUNDRED_MEGABYTES = 200 * 1024 * 1024


def test_a_small_container_that_swells_to_200_megabytes_is_refused() -> None:
    bomb = repacked(word(), {"word/media/picture.xml": bytes(TWO_HUNDRED_MEGABYTES)})
    assert len(bomb) < 300_000

    with pytest.raises(UnreadableSource, match="unpacks to far more"):
        read_source(bomb, "a.docx")


def test_a_workbook_that_swells_is_refused() -> None:
    bomb = repacked(workbook([["claim"]]), {"xl/sharedStrings.xml": b" " * (32 * 1024 * 1024)})

    with pytest.raises(UnreadableSource, match="unpacks to far more"):
        read_ready_claims(bomb, "a.xlsx")


def test_what_a_member_claims_to_hold_is_not_believed() -> None:
    bomb = bytearray(container({"word/document.xml": bytes(32 * 1024 * 1024)}))
    directory = bomb.rindex(b"PK\x01\x02")
    bomb[directory + 24 : directory + 28] = struct.pack("<I", 10)

    with pytest.raises(UnreadableSource):
        archive.members(bytes(bomb), "a.docx")


def test_too_many_members_are_refused() -> None:
    crowd = container({f"word/{number}": b"" for number in range(archive.MOST_MEMBERS + 1)})

    with pytest.raises(UnreadableSource, match="unpacks to far more"):
        archive.members(crowd, "a.docx")


def test_a_container_within_a_container_is_not_opened() -> None:
    inner = container({"word/document.xml": bytes(TWO_HUNDRED_MEGABYTES)})

    with pytest.raises(UnreadableSource, match="not a Word document"):
        read_source(container({"word/inner.zip": inner}), "a.docx")


def test_a_locked_container_is_refused_with_a_way_out() -> None:
    locked = bytearray(word())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = locked.find(mark)
        while found >= 0:
            locked[found + at] |= 1
            found = locked.find(mark, found + 4)

    with pytest.raises(UnreadableSource, match="protected with a password"):
        read_source(bytes(locked), "a.docx")


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "a\x00b", "x" * 300])
def test_names_inside_a_container_lead_nowhere(name: str) -> None:
    assert "word/document.xml" in archive.members(repacked(word(), {name: b"x"}), "a.docx")


@pytest.mark.parametrize("kept", [4, 40, 400, -30, -1])
def test_a_container_that_is_cut_off_is_refused(kept: int) -> None:
    with pytest.raises(UnreadableSource, match="damaged or cut off"):
        archive.members(word()[:kept], "a.docx")
