"""Processes that write to a desk until they are killed, and acknowledge what was saved.

They are forked from the test, so that two hundred of them start in seconds.
"""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, NoReturn

from db import idle
from tests.db.processes import add_person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.connection import Database

NOTE = "The harbour is full of boats. " * 200
"""Long enough that most of a writer's time is spent in its transactions."""
_NOBODY = 65_534


@dataclass(slots=True)
class Writer:
    """A process that adds people, and the names that it acknowledged."""

    database: Database
    name: str
    starts: int = 0
    pid: int = 0
    told: int = -1
    heard: bytes = b""

    def start(self) -> None:
        """Let it begin, or begin again under a further name."""
        self.starts, self.heard = self.starts + 1, b""
        idle.let_go(self.database.path)
        parent = os.getpid()
        self.told, into = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            _write_on(self.database, f"{self.name} {self.starts}", into, parent)
        os.close(into)

    def listen(self, names: int) -> None:
        """Wait until it has acknowledged so many more."""
        wanted = self.heard.count(b"\n") + names
        while self.heard.count(b"\n") < wanted:
            heard = os.read(self.told, 65_536)
            if not heard:
                message = f"The writer {self.name} ended by itself."
                raise RuntimeError(message)
            self.heard += heard

    def kill(self) -> set[str]:
        """End it as a power cut would; return all that it acknowledged."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        with os.fdopen(self.told, "rb") as rest:
            self.heard += rest.read()
        self.pid = 0
        return set(self.heard.decode().splitlines())


@contextmanager
def writing(*writers: Writer) -> Iterator[None]:
    """Let writers begin, and end those that are left."""
    try:
        for one in writers:
            one.start()
        yield
    finally:
        for one in writers:
            if one.pid:
                one.kill()


def _write_on(database: Database, name: str, told: int, parent: int) -> NoReturn:
    try:
        for number in count():
            if os.getppid() != parent:
                break
            add_person(database, f"{name} {number}", note=f"{NOTE} {name} {number}")
            os.write(told, f"{name} {number}\n".encode())
    finally:
        os._exit(1)


def said_by_another(do: Callable[[], str], *, as_nobody: bool = True) -> str:
    """Return what another process says; as nobody it has no rights of its own here."""
    reading, into = os.pipe()
    pid = os.fork()
    if not pid:
        _say(do, into, as_nobody=as_nobody)
    os.close(into)
    with os.fdopen(reading, "rb") as heard:
        said = heard.read().decode()
    os.waitpid(pid, 0)
    return said


def _say(do: Callable[[], str], into: int, *, as_nobody: bool) -> NoReturn:
    try:
        if as_nobody and os.geteuid() == 0:  # root may do everything, whatever the modes say
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)
        os.write(into, do().encode())
    finally:
        os._exit(0)
