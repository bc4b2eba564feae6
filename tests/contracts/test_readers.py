"""One suite for every intake format: a reader listed in READERS is tested here by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import UnreadableSource
from sources.intake import read_guarded, recognise
from sources.readers import READERS
from sources.recognition import checked
from sources.wire import are_in_order
from tests.sources.files import SAMPLES

if TYPE_CHECKING:
    from sources.model import Reader, ReadSource

FIELDS = {"title", "publisher", "author", "published_on", "url"}
REMARKS = {"encoding", "left_out", "extraction"}
WITH_SAMPLE = [reader for reader in READERS if reader.name in SAMPLES]
every_reader = pytest.mark.parametrize("reader", WITH_SAMPLE, ids=lambda reader: reader.name)
every_file_reader = pytest.mark.parametrize(
    "reader", [reader for reader in WITH_SAMPLE if reader.suffixes], ids=lambda reader: reader.name
)


def sample(reader: Reader) -> tuple[str, bytes]:
    """Return the name and bytes of a real file for this reader."""
    return SAMPLES[reader.name]


def read(reader: Reader, data: bytes) -> ReadSource:
    """Return what the reader makes of bytes, as intake checks it."""
    return checked(reader.read(data, sample(reader)[0]), sample(reader)[0])


def test_every_reader_has_a_real_file() -> None:
    without = [reader.name for reader in READERS if reader.name not in SAMPLES]

    assert without == [], "Add a real file for each to SAMPLES, tests/sources/files.py."


def test_no_two_readers_share_a_name_or_a_suffix() -> None:
    names = [reader.name for reader in READERS]
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]

    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)


@every_reader
def test_a_reader_says_what_it_is(reader: Reader) -> None:
    assert re.fullmatch(r"[a-z-]+@[1-9]\d*", reader.reference)
    assert bool(reader.called) == bool(reader.suffixes), "`called` names the kind of file to people"
    assert all(re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", kind) for kind in reader.media_types)
    assert all(re.fullmatch(r"\.[a-z0-9]+", suffix) for suffix in reader.suffixes)


@every_file_reader
def test_a_real_file_is_given_to_its_own_reader(reader: Reader) -> None:
    name, data = sample(reader)

    assert recognise(data, name) is reader


@every_reader
def test_a_real_file_becomes_words_with_places_and_a_title(reader: Reader) -> None:
    source = read(reader, sample(reader)[1])

    assert source.reader == reader.reference
    assert source.media_type in reader.media_types
    assert are_in_order(source.places, source.text)
    assert source.found["title"].value
    assert set(source.found) <= FIELDS | REMARKS
    assert all(found.value and found.where for found in source.found.values())


@every_reader
def test_reading_the_same_file_twice_gives_the_same_words(reader: Reader) -> None:
    data = sample(reader)[1]

    assert read(reader, data) == read(reader, data)


@every_file_reader
def test_a_guarded_reader_reads_the_same_as_an_unguarded_one(reader: Reader) -> None:
    name, data = sample(reader)

    assert read_guarded(data, name) == read(reader, data)


@every_reader
@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00", b"\x00" * 5_000])
def test_what_holds_no_words_is_refused(reader: Reader, data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        read(reader, data)


@every_reader
def test_a_file_of_another_format_is_refused_or_read_as_text(reader: Reader) -> None:
    for _, data in SAMPLES.values():
        _survives(reader, data)


@every_reader
def test_a_file_that_is_cut_off_is_refused_or_read_as_far_as_it_goes(reader: Reader) -> None:
    data = sample(reader)[1]
    for length in range(0, len(data), max(1, len(data) // 40)):
        _survives(reader, data[:length])


@every_reader
@given(changes=st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=8)), max_size=12))
@settings(max_examples=25, deadline=None)
def test_a_damaged_file_is_refused_or_read_and_never_breaks_anything(
    reader: Reader, changes: list[tuple[float, bytes]]
) -> None:
    damaged = bytearray(sample(reader)[1])
    for where, content in changes:
        at = int(where * len(damaged))
        damaged[at : at + len(content)] = content

    _survives(reader, bytes(damaged))


def _survives(reader: Reader, data: bytes) -> None:
    """Read bytes that may be damaged: words with places in order, or a refusal that helps."""
    try:
        source = read(reader, data)
    except UnreadableSource as refusal:
        sentence = str(refusal)
    else:
        assert are_in_order(source.places, source.text)
        return
    assert sample(reader)[0] in sentence
    assert sentence.count(".") >= 2
