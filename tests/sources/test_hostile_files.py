"""Hundreds of hostile files and thousands of odd texts: each is read or refused in a sentence."""

from __future__ import annotations

import os
import random  # noqa: TID251 -- drawn by a seed, so that a run can be repeated
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.errors import UnreadableSource
from claims.reading import read
from sources.child import shut_off
from sources.intake import read_guarded, read_pasted, read_source
from tests.sources.hostile_files import hostile_files

if TYPE_CHECKING:
    from tests.soak import Soak

SECONDS, MEMORY = 1, 1 << 30
"""What a forked child may use beside all that the test's own process has mapped."""
MAPPED = Path("/proc/self/statm")
SMALL = 60_000
"""Bytes; larger files, which may take the guard's whole time, are left to the long run."""
_READ, _REFUSED, _BROKE = 0, 1, 2

_PIECES = (
    *("“", "”", "'", "’", '"', "«", "»", "„", "(", ")", "[", "]", ": ", "; ", ", ", ". ", "... "),
    *(" — ", "\n", "\n\n", "\r\n", "\t", " ", " ", "\u00a0", "\u2009", "J. R. ", "U.S. ", "Dr. "),
    *("said ", "he ", "The council ", "Ada Quill ", "according to ", "not ", "never ", "denied "),
    *("14 ", "1,400.5 ", "3.2 million ", "€5bn ", "-0 ", "1/0 ", "٣٤ ", "½ ", "10^99 ", "9" * 400),
    *("Monday ", "31 February ", "2024-13-45 ", "29.02.2023 ", "on the 0th ", "99:99 "),
    *("Лампы ", "灯が ", "مصباح ", "दीपक ", "ß", "İ", "ı", "ﬁ", "👩‍👩‍👧", "🇺🇳", "a\u0301\u0301"),
    *("\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad", "\x07", "\x1b[31m", "\u2028", "\ufffd"),
    *("- ", "> ", "# ", "| ", "1. ", "• ", "<b>", "&amp;", "http://a.example/?q=“", "@", "#tag "),
)  # fmt: skip


def outcome(data: bytes, name: str) -> int:
    """Read a file in a forked child under the limits of the real one; return how that ended."""
    pid = os.fork()
    if not pid:
        code = _BROKE
        try:
            shut_off(seconds=SECONDS, memory=_mapped() + MEMORY)
            code = _tried(data, name)
        finally:
            os._exit(code)
    _, status = os.waitpid(pid, 0)
    return _REFUSED if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def _mapped() -> int:
    """Return how many bytes this process has mapped: the more, the more tests it ran before."""
    if not MAPPED.exists():  # elsewhere than on Linux memory is not limited
        return 0
    return int(MAPPED.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _tried(data: bytes, name: str) -> int:
    try:
        read_source(data, name)
    except UnreadableSource as refusal:
        return _REFUSED if str(refusal).count(".") >= 2 else _BROKE
    except MemoryError:  # the guard says so in a sentence of its own
        return _REFUSED
    return _READ


def guarded(data: bytes, name: str) -> int:
    """Read a file as intake does, in a child of its own."""
    try:
        read_guarded(data, name)
    except UnreadableSource as refusal:
        return _REFUSED if str(refusal).count(".") >= 2 else _BROKE
    return _READ


def test_every_hostile_file_is_read_or_refused_in_a_sentence(soak: Soak) -> None:
    pytest.importorskip("resource", reason="limits and forks are a matter of Unix")
    files = [
        one for one in hostile_files(rounds=soak.times(3, 12)) if soak.on or len(one[2]) < SMALL
    ]
    look = guarded if soak.on else outcome
    ended = {f"{what} ({name})": look(data, name) for what, name, data in files}

    counts = [list(ended.values()).count(one) for one in (_READ, _REFUSED, _BROKE)]
    soak.tell(f"{len(files)} hostile files: {counts} read, refused, broke")
    assert len(files) >= 200
    assert [what for what, how in ended.items() if how == _BROKE] == []


def odd_text(draw: random.Random) -> str:
    return "".join(draw.choices(_PIECES, k=draw.randrange(1, 40)))


def test_every_odd_text_is_read_to_places_that_stand_in_it(soak: Soak) -> None:
    draw, texts = random.Random(23), soak.times(1_000, 10_000)  # noqa: S311
    refused = 0
    for _ in range(texts):
        try:
            text = read_pasted(odd_text(draw)).text
        except UnreadableSource:
            refused += 1
            continue
        for candidate in read(text).candidates:
            extent = candidate.extent
            assert 0 <= extent.start < extent.end <= len(text)

    soak.tell(f"{texts:,} odd texts: {refused} refused, none broke")
    assert refused < texts / 10
