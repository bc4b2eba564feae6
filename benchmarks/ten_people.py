"""Ten people at one desk at once: how long each waits, and whether anything is lost.

    python -m benchmarks.ten_people [--people 10] [--claims 1000] [--acts 27] [--pause 3]
        [--browsers] [--kill] [--desk FILE]

A server of its own, a desk with accounts, checkers and editors. Each person goes from the list to a
claim, links evidence, writes a rationale, gives a review, comments, assigns, and goes back; one act
every `--pause` seconds, 0 for flat out. By default they have no browser but speak Streamlit's
messages (`benchmarks.thin_client`), so that what is measured is the server; with `--browsers` each
has a context of one real Chromium, whose drawing for all of them is then in the figures. Time is
from the click until what was asked for is there. Each does everything once before the measuring,
so that pages are warm; of what was done then, too, nothing may be lost. With several numbers of
people the knee shows.

Afterwards everything that was acknowledged must be in the database exactly once, and the record
verify. With `--kill` the server is killed while all are at work: what it had acknowledged must be
there all the same. Exit code 1 when something was lost.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from websockets.exceptions import WebSocketException

from benchmarks.browser_seat import BrowserSeat, one_chromium
from benchmarks.desks import PERSON, build
from benchmarks.pages import served
from benchmarks.thin_seat import SHARES, ThinSeat
from db import idle
from db.opening import open_database
from desk import accounts
from desk.team import sit_down
from desk.upkeep import verify
from review.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.pages import Server
    from desk import Desk

PASSWORD = "four lamps on the pier"  # noqa: S105 -- of a desk that ends with the measuring
MEGABYTE = 1024 * 1024
NEW_WORDING = "Nobody had said it like this before"
KILLED_AFTER = 15.0
"""Seconds of work, signing in among them."""


class Seat(Protocol):
    """Somebody at the desk. Each act returns once what was asked for is there."""

    def sign_in(self) -> None:
        """Come in, and open the list."""

    def open_list(self) -> None:
        """Open the list of claims by its address."""

    def filter_list(self) -> None:
        """Leave only claims to triage in the list."""

    def open_claim(self) -> None:
        """Open a claim of one's own share that nobody judged."""

    def link(self) -> str | None:
        """Link the first suggestion, if there is one; the claim's id."""

    def write(self) -> None:
        """Write a rationale, which is kept as a draft."""

    def rate(self) -> None:
        """Choose a rating."""

    def give(self) -> str:
        """Give the review; its rationale."""

    def comment(self) -> str:
        """Say something about the claim; the words."""

    def assign(self) -> str:
        """Assign the claim to oneself; the claim's id."""

    def prepare(self, act: str) -> None:
        """Do what comes before an act and is not in its time: typing, turning pages."""

    @property
    def spent(self) -> float:
        """Milliseconds from the press until what it brought was there; 0 if there was none."""

    def leave(self) -> None:
        """Close the page."""


ACTS = (
    "open_list", "filter_list", "open_claim", "link", "write", "rate", "give", "comment", "assign",
)  # fmt: skip
"""In this order, again and again."""


@dataclass(slots=True)
class Shift:
    """What one person did: milliseconds by act, and what was acknowledged by act."""

    spent: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    acknowledged: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a number of people did, what the server took for it, and what is wrong afterwards."""

    people: int
    shifts: Sequence[Shift]
    resident: int
    """Bytes at most."""

    share: float
    """Of one processor."""

    wrong: Sequence[str]


def run(path: Path, *, people: int, acts: int, pause: float, browsers: bool, kill: bool) -> Run:
    """Let so many people work at the desk at `path`; it must be a fresh copy."""
    names = [f"Person {number}" for number in range(people)]
    desk = sit_down(open_database(path), PERSON)
    _seat(desk, names)
    idle.let_go(path)
    before, contested = _events(desk), _contested(desk)
    with served(path, person="") as server, ExitStack() as stack:
        seats: list[Seat] = [
            ThinSeat(server.address, name, PASSWORD, turn) for turn, name in enumerate(names)
        ]
        if browsers:
            chromium = stack.enter_context(one_chromium())
            seats = [
                BrowserSeat(server.address, name, PASSWORD, turn, chromium)
                for turn, name in enumerate(names)
            ]
        shifts, share = _worked(server, seats, acts=acts, pause=pause, kill=kill)
        resident = 0 if kill else server.resident()
        stale = [] if kill else late_save(server.address, contested, names[0], names[-1])
    if not kill:
        before += CHANGES_OF_A_LATE_SAVE
    wrong = _wrong(desk, shifts, None if kill else before) + stale
    return Run(people=people, shifts=shifts, resident=resident, share=share, wrong=wrong)


def _worked(
    server: Server, seats: Sequence[Seat], *, acts: int, pause: float, kill: bool
) -> tuple[list[Shift], float]:
    """Have all work at once; return their shifts, and the server's share of a processor."""
    over = Event()
    apart = 0.0 if kill else len(ACTS) / len(seats)
    began, used = perf_counter(), server.processor_seconds()
    with ThreadPoolExecutor(len(seats)) as pool:
        work = [
            pool.submit(_work, seat, acts, pause, turn * apart, over)
            for turn, seat in enumerate(seats)
        ]
        if kill:
            over.wait(KILLED_AFTER)
            over.set()
            server.process.kill()
        shifts = [one.result() for one in work]
    spent = 0.0 if kill else server.processor_seconds() - used
    return shifts, spent / (perf_counter() - began)


CHANGES_OF_A_LATE_SAVE = 2
"""The rewording and, at the second try, the review."""


def _contested(desk: Desk) -> int:
    """Return the number of a claim that nobody is dealt and that waits to be checked."""
    with desk.database.snapshot() as snapshot:
        return snapshot.number(
            "select min(number) from claims where state in ('candidate', 'triaged') "
            "and merged_into is null and number <= :dealt",
            dealt=SHARES,
        )


def late_save(address: str, claim: int, first: str, second: str) -> list[str]:
    """Have one reword a claim while another writes about it; return what is not as it should be.

    The review must be refused with the new wording in sight and the reviewer's words kept, and be
    taken when it is sent again.
    """
    writer, editor = (ThinSeat(address, name, PASSWORD, 0) for name in (first, second))
    for seat in (writer, editor):
        seat.sign_in()
        seat.client.visit(f"/claim?claim={claim}")
    writer.write()
    writer.rate()
    editor.client.open("Change the claim")
    editor.client.write("text_area", "Wording that stands alone", NEW_WORDING)
    editor.client.press("Save the wording")
    writer.client.press("Give ")
    told, drawn = writer.refusal(), writer.client.drawn.values()
    wrong = []
    if "while you were reading" not in told:
        wrong.append(f"a late save was told: {told or 'nothing'}")
    if not any(one.kind == "heading" and NEW_WORDING in one.element.heading.body for one in drawn):
        wrong.append("a late save was refused without the new wording in sight")
    if writer.written() != writer.reason:
        wrong.append(f"a late save left of its words: {writer.written()}")
    writer.give()
    for seat in (writer, editor):
        seat.leave()
    return wrong


def _seat(desk: Desk, names: Sequence[str]) -> None:
    accounts.turn_on(desk, PASSWORD)
    for number, name in enumerate(names):
        role = Role.EDITOR if number % 3 == 2 else Role.CHECKER
        accounts.accept(desk.database, accounts.invite(desk, name, role), PASSWORD)


def _work(seat: Seat, acts: int, pause: float, late: float, over: Event) -> Shift:
    """Take one act after the other, each `pause` after the one before began; until a kill.

    Begin `late` acts after the first one, and go on as many fewer when one's own are measured.
    """
    shift = Shift()
    measured = range(len(ACTS), len(ACTS) + acts)
    try:
        seat.sign_in()
        over.wait(late * pause)
        for turn in range(measured.stop + round(len(ACTS) - late)):
            began = perf_counter()
            _act(seat, ACTS[turn % len(ACTS)], shift, is_measured=turn in measured)
            over.wait(max(0.0, pause - (perf_counter() - began)))
            if over.is_set():
                return shift
        seat.leave()
    except (WebSocketException, OSError):
        if not over.is_set():
            raise
    return shift


def _act(seat: Seat, name: str, shift: Shift, *, is_measured: bool) -> None:
    """Do one thing; note what was acknowledged and, where it is measured, the time it took."""
    seat.prepare(name)
    done = getattr(seat, name)()
    if is_measured and seat.spent:
        shift.spent[name].append(seat.spent)
    if done is not None:
        shift.acknowledged[name].append(done)


LANDED = {
    "link": "evidence where claim_id = :it and retracted_at is null",
    "give": "reviews join texts on digest = rationale_digest where body = :it",
    "comment": "remarks join texts on digest = words_digest where body = :it",
    "assign": "assignments where claim_id = :it and ended_at is null",
}
"""How often something acknowledged is in the database: once is right."""


def _wrong(desk: Desk, shifts: Sequence[Shift], before: int | None) -> list[str]:
    """Look for what was acknowledged and is not there once, and for what the record says."""
    done = [(act, it) for shift in shifts for act, its in shift.acknowledged.items() for it in its]
    with desk.database.snapshot() as snapshot:
        times = [(act, it, snapshot.number(_count(act), it=it)) for act, it in done]
    wrong = [f"{act} of {it}: there {count} times" for act, it, count in times if count != 1]
    if before is not None and (more := _events(desk) - before) != len(done):
        wrong.append(f"{len(done)} acts were acknowledged, {more} events were written")
    return wrong + [str(one) for one in verify(desk.database).findings]


def _count(act: str) -> str:
    return f"select count(*) from {LANDED[act]}"


def _events(desk: Desk) -> int:
    with desk.database.snapshot() as snapshot:
        return snapshot.number("select count(*) from events")


def table(done: Run) -> str:
    """Return what each act took, and beneath it what the server took."""
    lines = [f"{done.people} people", "| act | count | p50, ms | p95, ms |", "|---|---|---|---|"]
    every: list[float] = []
    for act in ACTS:
        spent = [one for shift in done.shifts for one in shift.spent[act]]
        every += spent
        lines.append(_line(act.replace("_", " "), spent))
    lines.append(_line("all", every))
    landed = sum(len(its) for shift in done.shifts for its in shift.acknowledged.values())
    lines.append(
        f"{landed} changes acknowledged, {len(done.wrong)} wrong; server {done.share:.2f} of a "
        f"processor, {done.resident / MEGABYTE:.0f} MB"
    )
    return "\n".join([*lines, *done.wrong])


def _line(act: str, spent: Sequence[float]) -> str:
    if len(spent) < 2:
        return f"| {act} | {len(spent)} | | |"
    late = quantiles(spent, n=20, method="inclusive")[-1]
    return f"| {act} | {len(spent)} | {median(spent):,.0f} | {late:,.0f} |"


def main() -> int:
    """Let each number of people work on a desk of their own; 1 when something was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ten_people", description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[10])
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--acts", type=int, default=27, help="of each, once pages are warm")
    parser.add_argument("--pause", type=float, default=3.0, help="seconds; 0 for flat out")
    parser.add_argument(
        "--browsers", action="store_true", help="a context of one Chromium for each"
    )
    parser.add_argument("--kill", action="store_true", help="kill the server while they work")
    parser.add_argument("--desk", type=Path, help="a desk without accounts, copied for each run")
    given = parser.parse_args()
    if given.kill and given.browsers:
        parser.error("A browser does not say that its server is gone: --kill goes without them.")
    lost = False
    with TemporaryDirectory() as folder:
        built = given.desk or Path(folder) / "built.db"
        if not built.exists():
            build(built, claims=given.claims)
            idle.let_go(built)
        for people in given.people:
            path = Path(folder) / f"{people}.db"
            shutil.copy(built, path)
            done = run(
                path, people=people, acts=given.acts, pause=given.pause, browsers=given.browsers,
                kill=given.kill,
            )  # fmt: skip
            print(table(done), flush=True)
            lost = lost or bool(done.wrong)
    return int(lost)


if __name__ == "__main__":
    sys.exit(main())
