"""Where quoted words stand across the desk's documents, how exactly, and who says them there.

A run of the words finds every verbatim place, the rarest words the altered ones; each is then held
against the document itself (`sources.quotation`). Where neither stands anywhere, the passage that
shares most with the words is shown as a paraphrase. Nothing here writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from claims.gist import gist
from claims.model import Mode
from claims.text import Extent
from db import documents_store, quotation_search
from desk.act import document_of
from desk.candidates import speaker_at
from desk.read_once import read_once
from sources.quotation import Match, Quoted, Stand, Voice, stands, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claims.model import Attribution, Document
    from claims.structure import Reading
    from db.connection import Database
    from db.rows import Row
    from db.transaction import Snapshot

LONGEST = 5_000
"""Characters; more is a document, to be compared as a version or taken in."""
MOST = 12
"""Places shown: the reading of each tells who speaks there."""
PARAPHRASED = 0.5
"""Share of the words' content that a passage needs to be shown as a paraphrase."""
_AROUND = 400
_RUN = 9
"""Words in a row that find verbatim places: long enough to be rare, short enough to survive a
sentence that the reader of another format cut elsewhere."""
_ENDS = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationPlace:
    """One place where the words stand, verbatim, altered or paraphrased.

    `quote` are the document's own words there. `stand` is None for a paraphrase.
    """

    document: str
    number: int
    title: str
    publisher: str | None
    published_on: str | None
    match: Match
    extent: Extent
    quote: str
    voice: Voice
    attribution: Attribution
    stand: Stand | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationCheck:
    """What became of the words: the best match, and the places, best first.

    `more` counts further documents in which they stand and that are not shown.
    """

    quoted: Quoted
    match: Match
    places: tuple[QuotationPlace, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A place in a document, before anybody asked who speaks there."""

    document: Document
    match: Match
    extent: Extent
    score: float
    stand: Stand | None = None


def check_quotation(
    database: Database, words: str, *, document: str | None = None, most: int = MOST
) -> QuotationCheck:
    """Return where `words` stand in all documents, or in one.

    Raises InvalidInput when there are no words or too many, NotFound for an unknown document.
    """
    quoted = _quoted(words)
    with database.snapshot() as snapshot:
        only = None if document is None else document_of(snapshot, document).id
        rows = _candidates(snapshot, quoted, only)
        ids = sorted({row["document_id"] for row in rows})
        documents = {one.id: one for one in documents_store.several(snapshot, ids)}
    found = list(_standing(quoted, rows, documents)) or _paraphrases(quoted, rows, documents)
    found.sort(key=lambda one: (_ORDER.index(one.match), -one.score, one.document.number))
    return QuotationCheck(
        quoted=quoted,
        match=found[0].match if found else Match.NOT_FOUND,
        places=tuple(_place(one) for one in found[:most]),
        more=len({one.document.id for one in found[most:]}),
    )


_ORDER = tuple(Match)


def _quoted(words: str) -> Quoted:
    if len(words) > LONGEST:
        msg = (
            f"A quotation has at most {LONGEST:,} characters here, and this has {len(words):,}. "
            "Nothing was looked for. Check it sentence by sentence, or take it in as a document."
        )
        raise InvalidInput(msg)
    quoted = take_apart(words)
    if not quoted.parts:
        msg = "There are no words to look for. Paste or select the words that were quoted."
        raise InvalidInput(msg)
    return quoted


def _candidates(snapshot: Snapshot, quoted: Quoted, document: str | None) -> list[Row]:
    """Return passages worth comparing: those with a run of the words, then those with rare ones."""
    longest = max(quoted.parts, key=lambda part: len(part.words))
    runs = dict.fromkeys(_runs(longest.words))
    found = [
        row
        for run in runs
        for row in quotation_search.with_phrase(snapshot, run, document=document)
    ]
    every = " ".join(part.words for part in quoted.parts)
    found += quotation_search.with_rare_words(snapshot, every, document=document)
    return list({(row["document_id"], row["position"]): row for row in found}.values())


def _runs(words: str) -> tuple[str, ...]:
    """Return runs of words inside one sentence each: the beginning and end of the longest."""
    sentence = max(_ENDS.split(words), key=len).split()
    return " ".join(sentence[:_RUN]), " ".join(sentence[-_RUN:])


def _standing(
    quoted: Quoted, rows: Sequence[Row], documents: Mapping[str, Document]
) -> Iterator[_Found]:
    """Yield the places where the words stand, verbatim or altered."""
    for document in documents.values():
        places = [row for row in rows if row["document_id"] == document.id]
        for window in _windows(places, document, len(quoted.words)):
            stand = stands(quoted, window.of(document.text))
            if stand is not None:
                start, end = window.start + stand.extent.start, window.start + stand.extent.end
                yield _Found(
                    document=document,
                    match=stand.match,
                    extent=Extent(start=start, end=end),
                    score=stand.score,
                    stand=stand,
                )


def _windows(rows: Iterable[Row], document: Document, length: int) -> list[Extent]:
    """Return the stretches around passages in which the whole quotation would stand."""
    reach, end = length + _AROUND, len(document.text)
    wide = sorted((max(0, r["start_at"] - reach), min(end, r["end_at"] + reach)) for r in rows)
    windows: list[Extent] = []
    for start, stop in wide:
        last = windows[-1] if windows else None
        if last is not None and start <= last.end:
            windows[-1] = Extent(start=last.start, end=max(last.end, stop))
        else:
            windows.append(Extent(start=start, end=stop))
    return windows


def _paraphrases(
    quoted: Quoted, rows: Sequence[Row], documents: Mapping[str, Document]
) -> list[_Found]:
    """Return the passages that share most of what the words are about; at most three."""
    sought = gist(" ".join(part.words for part in quoted.parts)).stems
    found = []
    for row in rows:
        shared = sought & gist(row["quote"]).stems
        if len(shared) > 1 and len(shared) >= PARAPHRASED * len(sought):
            found.append(
                _Found(
                    document=documents[row["document_id"]],
                    match=Match.PARAPHRASED,
                    extent=Extent(start=row["start_at"], end=row["end_at"]),
                    score=100 * len(shared) / len(sought),
                )
            )
    return sorted(found, key=lambda one: -one.score)[:3]


def _place(found: _Found) -> QuotationPlace:
    document, extent = found.document, found.extent
    reading = read_once(document.text, published_on=document.published_on)
    published = document.published_on
    return QuotationPlace(
        document=document.id,
        number=document.number,
        title=document.title,
        publisher=document.publisher,
        published_on=published.isoformat() if published else None,
        match=found.match,
        extent=extent,
        quote=extent.of(document.text),
        voice=_voice(reading, extent),
        attribution=_who(reading, extent),
        stand=found.stand,
    )


def _voice(reading: Reading, extent: Extent) -> Voice:
    if any(one.extent.contains(extent) for one in reading.quotations):
        return Voice.QUOTED
    if any(one.inner.overlaps(extent) for one in reading.quotations):
        return Voice.PARTLY
    return Voice.REPORTED


def _who(reading: Reading, extent: Extent) -> Attribution:
    """Return who says it there: of the statement around the words, or else of a quotation in it."""
    said = speaker_at(reading, extent)
    if said.mode is not Mode.NARRATED:
        return said
    inside = (q.attribution for q in reading.quotations if q.inner.overlaps(extent))
    return next((one for one in inside if one is not None), said)
