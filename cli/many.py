"""`take-in --workers` and `--dask`: many documents, read by others and written here."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from claims.errors import InvalidInput
from cli import incident
from cli.answers import BAD
from cli.command import OK, REFUSED, STOPPED
from cli.files import STANDARD_INPUT, STANDARD_INPUT_NAME, walked
from cli.meter import Meter
from cli.safe_text import one_line
from cli.values import a_count
from desk.many import CHUNK_FILES, ContentsDigest, take_in_many
from desk.reading_cluster import cluster
from desk.reading_workers import processes
from reports.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from contextlib import AbstractContextManager

    from cli.command import Call
    from desk import Desk
    from desk.many import Outcome
    from desk.reading_workers import Readers
    from desk.storing import About
    from reports.exact_json import Json

_SHOWN = 20
"""Files left out that are listed at the end, of refused ones and of those that met a fault of ours
each; --refused writes all of them."""


def add_many(parser: ArgumentParser) -> None:
    """Add who reads, for large archives."""
    parser.add_argument(
        "--workers", type=_workers, metavar="N", help="for archives: read in N processes (0: none)"
    )
    parser.add_argument(
        "--dask",
        metavar="ADDRESS",
        help="for archives: read on the Dask cluster at tcp://HOST:PORT",
    )
    parser.add_argument(
        "--refused", metavar="FILE", help="for archives: write all that was refused, as JSONL"
    )


def _workers(text: str) -> int:
    return 0 if text == "0" else a_count(text)


def is_many(call: Call) -> bool:
    """Whether many documents are meant, to be read by others. Raises InvalidInput for both."""
    given = call.arguments
    if given.workers is not None and given.dask:
        msg = "--workers and --dask are two ways to read. Nothing was taken in. Choose one."
        raise InvalidInput(msg)
    many = given.workers is not None or bool(given.dask)
    if given.refused and not many:
        msg = "--refused goes with --workers or --dask. Nothing was taken in. Add --workers 0."
        raise InvalidInput(msg)
    return many


@dataclass(slots=True)
class _Tally:
    """What a run has come to so far; its size does not grow with the run."""

    digest: ContentsDigest = field(default_factory=ContentsDigest)
    new: int = 0
    known: int = 0
    refused: int = 0
    broken: int = 0
    first_refused: list[tuple[str, str]] = field(default_factory=list)
    first_broken: list[tuple[str, str]] = field(default_factory=list)
    pending: list[str | None] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Files that something became of."""
        return self.new + self.known + self.refused + self.broken

    @property
    def is_whole(self) -> bool:
        """Whether all files are in."""
        return not self.refused and not self.broken

    def add(self, desk: Desk, outcome: Outcome) -> None:
        """Count a file."""
        why = outcome.taken.refusal
        if outcome.fault is not None:
            self.broken += 1
            if len(self.first_broken) < _SHOWN:
                self.first_broken.append((outcome.name, f"{why} {_logged(outcome.fault)}"))
        elif why is not None:
            self.refused += 1
            if len(self.first_refused) < _SHOWN:
                self.first_refused.append((outcome.name, why))
        else:
            self.known += outcome.taken.known
            self.new += not outcome.taken.known
        self.pending.append(outcome.digest)
        if len(self.pending) == CHUNK_FILES:
            self.settle(desk)

    def settle(self, desk: Desk) -> None:
        """Take the files that were counted last into the digest."""
        self.digest.add(desk, self.pending)
        self.pending.clear()

    def words(self) -> str:
        """Return the counts in words."""
        broken = f", {self.broken:,} left out by a fault of ours" if self.broken else ""
        return (
            f"{count(self.new, 'document')} taken in, {self.known:,} here already, "
            f"{self.refused:,} refused{broken}"
        )


def _logged(trace: str) -> str:
    number, where = incident.written(trace, "take-in")
    return f"(incident {number}; {where})"


def take_in_archive(call: Call, about: About) -> int:
    """Take many files in; write what was refused, the counts and the digest at the end."""
    whole = sum(1 for _ in walked(call.arguments.paths))
    if not whole:
        msg = "There is no file in what was given. Nothing was taken in. Name a file."
        raise InvalidInput(msg)
    tally = _Tally()
    try:
        with _readers(call) as readers:
            _run(call, about, readers, tally, whole)
    except KeyboardInterrupt:
        call.console.note(
            f"Stopped. {tally.words()}, of {whole:,} files. What is in stays in. "
            "Start the same command again: it goes on where it stopped."
        )
        return STOPPED
    call.console.settle()
    _tell(call, tally)
    return OK if tally.is_whole else REFUSED


def _readers(call: Call) -> AbstractContextManager[Readers]:
    given = call.arguments
    return cluster(given.dask) if given.dask else processes(given.workers)


def _run(call: Call, about: About, readers: Readers, tally: _Tally, whole: int) -> None:
    desk = call.seat.desk(make=True)
    meter = Meter(call.console, "take-in", of=f"of {whole:,} documents")
    files = ((_name(one.path), one.load) for one in walked(call.arguments.paths))
    as_list = call.arguments.claims_list
    refused = _refused_file(call)
    try:
        for outcome in take_in_many(desk, files, about, readers, as_list=as_list):
            tally.add(desk, outcome)
            _write_refused(refused, outcome)
            if tally.done % CHUNK_FILES == 0:
                meter.told(tally.done, tally.done, whole)
        tally.settle(desk)
    finally:
        if refused is not None:
            refused.close()


def _name(path: str) -> str:
    return STANDARD_INPUT_NAME if path == STANDARD_INPUT else path


def _refused_file(call: Call) -> TextIO | None:
    where = call.arguments.refused
    return Path(where).open("w", encoding="utf-8") if where else None


def _write_refused(file: TextIO | None, outcome: Outcome) -> None:
    if file is not None and outcome.taken.refusal is not None:
        told = {"path": outcome.name, "refusal": outcome.taken.refusal}
        file.write(json.dumps(told, ensure_ascii=False) + "\n")


def _tell(call: Call, tally: _Tally) -> None:
    digest = tally.digest.hexdigest()
    if call.console.as_json:
        call.console.json({
            "documents": tally.new,
            "known": tally.known,
            "refused": tally.refused,
            "broken": tally.broken,
            "refusals": _listed(tally.first_refused),
            "faults": _listed(tally.first_broken),
            "digest": digest,
        })  # fmt: skip
        return
    for path, why in (*tally.first_refused, *tally.first_broken):
        mark = call.console.paint(BAD, "bad")
        call.console.line(f"{mark} {one_line(path)}: {one_line(why)}")
    if more := tally.refused + tally.broken - len(tally.first_refused) - len(tally.first_broken):
        call.console.line(f"  and {more:,} more; --refused FILE writes all of them.")
    call.console.line(f"{tally.words()}.")
    call.console.line(f"Digest of what the desk holds of them: {digest}")


def _listed(left_out: list[tuple[str, str]]) -> list[Json]:
    return [{"path": path, "refusal": why} for path, why in left_out]
