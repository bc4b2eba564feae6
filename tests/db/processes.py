"""Programs that tests start as processes of their own: `python -m tests.db.processes NAME …`.

Each says on its output when it is ready and then waits for a line on its input, so that tests
put events in order without ever sleeping.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from claims.errors import DatabaseUnfit
from db import events_store, people_store
from db.connection import Database
from db.events_store import Deed
from db.migrate import prepare
from db.opening import open_database
from db.rows import stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]


def migrate(path: Path) -> None:
    """Make the database ready, and tell what was applied."""
    _say("ready")
    _wait()
    _say(",".join(prepare(Database(path))) or "nothing")


def write(path: Path, name: str, times: str) -> None:
    """Add as many people as told, each in a transaction and with an event of its own."""
    _say("ready")
    _wait()
    database = open_database(path)
    for number in range(int(times)):
        add_person(database, f"{name} {number}")
    _say("done")


def be_killed(path: Path) -> None:
    """Write half of a change, push it to the disk, and wait for the end."""
    with open_database(path).write() as writing:
        writing.execute("pragma cache_size = 1")
        for number in range(400):
            writing.words(f"{number} lamps " * 400)
        _say("halfway")
        _wait()


def fill(path: Path) -> None:
    """Add people while the disk has hardly any room; tell the refusal."""
    database = open_database(path)
    room = path.stat().st_size + 8_192
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        add_person(database, "Noor", note="The harbour is full of boats. " * 40_000)
    except DatabaseUnfit as refusal:
        _say(f"refused: {refusal}")
    else:
        _say("saved")


def add_person(database: Database, name: str, *, note: str = "") -> None:
    """Add a person in one transaction with one event, as the desk does."""
    now = datetime(2026, 3, 9, tzinfo=UTC)
    with database.write() as writing:
        person = f"prs_{writing.number('select count(*) from people'):05d}"
        writing.words(note)
        people_store.add(writing, person_id=person, name=name, arrived_at=stamp(now))
        deed = Deed(at=now, actor=person, action="arrived", subject=person, details={})
        events_store.record(writing, deed)


class Started:
    """A process that was started, and the lines it says."""

    def __init__(self, name: str, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.db.processes", name, *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def heard(self) -> str:
        """Return the next line it says, or "" once it has ended."""
        return _stream(self.process.stdout).readline().strip()

    def go(self) -> None:
        """Let it go on."""
        stream = _stream(self.process.stdin)
        stream.write("\n")
        stream.flush()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.process.kill()
        self.process.wait()

    def end(self) -> int:
        """Wait for its end and return its exit code."""
        for stream in (self.process.stdin, self.process.stdout):
            _stream(stream).close()
        return self.process.wait()


@contextmanager
def started(*commands: tuple[str, ...]) -> Iterator[list[Started]]:
    """Start processes that wait for each other; end them whatever happens."""
    with ExitStack() as stack:
        running = []
        for name, *arguments in commands:
            one = Started(name, *arguments)
            stack.callback(_ended, one)
            running.append(one)
        yield running


def _ended(one: Started) -> None:
    if one.process.poll() is None:
        one.kill()
    one.end()


def _stream(stream: object) -> TextIO:
    if stream is None:
        message = "The process was started without pipes."
        raise RuntimeError(message)
    return stream  # type: ignore[return-value]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _wait() -> None:
    sys.stdin.readline()


if __name__ == "__main__":
    _known: dict[str, Callable[..., None]] = {
        "migrate": migrate,
        "write": write,
        "be_killed": be_killed,
        "fill": fill,
    }
    _known[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
