"""Reading a file from outside in a child process with little memory and little time.

A parser that is led into a loop, a flood of memory or a crash takes the child with it
and not the desk; the person sees which file it was and what to do instead. Formats
that are taken as they stand (plain text, Markdown) have no parser and need no child.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from claims.errors import UnreadableSource
from sources import markdown, plain_text, wire
from sources.identity import display_name
from sources.ready_claims import read_ready_claims
from sources.recognition import DEFAULT_LIMIT, check_size, read_with, recognise

if TYPE_CHECKING:
    from collections.abc import Callable

    from sources.model import ReadSource, ReadyClaim

_Answer = TypeVar("_Answer")

SECONDS = 30
"""Processor and wall time for one file. A PDF of 1,000 pages takes some 10 s."""
MEMORY = 1024 * 1024 * 1024
"""Bytes of address space, most of it libraries that are mapped and never touched."""
_UNPARSED = frozenset({plain_text.READER.name, markdown.READER.name})
_ROOT = Path(__file__).resolve().parents[1]


def read_guarded(
    data: bytes,
    name: str,
    *,
    limit: int = DEFAULT_LIMIT,
    seconds: int = SECONDS,
    memory: int = MEMORY,
) -> ReadSource:
    """Return what `read_source` would, read in a child process under limits.

    `limit` and `memory` are bytes; `seconds` bounds processor time and waiting alike.
    Raises UnreadableSource, also when the child was stopped by one of its limits.
    """
    shown = display_name(name)
    check_size(data, shown, limit)
    reader = recognise(data, shown)
    if reader.name in _UNPARSED:
        return read_with(reader.name, data, shown)
    request = wire.Request(reader=reader.name, name=shown, seconds=seconds, memory=memory)
    return _answered(_run(request, data), shown, wire.source_from)


def read_claims_guarded(
    data: bytes,
    name: str,
    *,
    limit: int = DEFAULT_LIMIT,
    seconds: int = SECONDS,
    memory: int = MEMORY,
) -> tuple[ReadyClaim, ...]:
    """Return what `read_ready_claims` would; workbooks are read in a child under limits.

    Raises UnreadableSource.
    """
    shown = display_name(name)
    check_size(data, shown, limit)
    if not data.startswith(b"PK"):
        return read_ready_claims(data, shown, limit=limit)
    request = wire.Request(reader=wire.CLAIM_LIST, name=shown, seconds=seconds, memory=memory)
    return _answered(_run(request, data), shown, wire.claims_from)


def _run(request: wire.Request, data: bytes) -> bytes:
    """The child's standard output. Raises UnreadableSource when it did not end well."""
    line = json.dumps(asdict(request)).encode() + b"\n"
    try:
        status, answer = in_child("sources.child", line + data, seconds=request.seconds)
    except TimeoutError:
        raise UnreadableSource(_SLOW.format(name=request.name, seconds=request.seconds)) from None
    if status:
        raise UnreadableSource(_ending(status, request))
    return answer


def in_child(module: str, given: bytes, *, seconds: int) -> tuple[int, bytes]:
    """Run one of our modules on `given`; return its exit status and its standard output.

    It knows nothing of its surroundings. Raises TimeoutError after `seconds`.
    """
    try:
        finished = subprocess.run(  # noqa: S603 -- a module of our own
            [sys.executable, "-P", "-m", module],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    return finished.returncode, finished.stdout


def _environment() -> dict[str, str]:
    """What the child may know of its surroundings: where our code is, and no secrets."""
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "LD_LIBRARY_PATH") if key in os.environ}
    return kept | {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def _ending(status: int, request: wire.Request) -> str:
    """Why the child stopped: its own word, or the signal that ended it."""
    if status == wire.NO_MEMORY:
        return _LARGE.format(name=request.name)
    # A negative status is the signal's number: 24 and 9 are sent when processor time is used up.
    sentence = _SLOW if status in {-24, -9} else _CRASHED
    return sentence.format(name=request.name, seconds=request.seconds)


def _answered(output: bytes, name: str, unpack: Callable[[object], _Answer]) -> _Answer:
    try:
        return unpack(json.loads(output))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UnreadableSource(_CRASHED.format(name=name)) from None


_SLOW = (
    "“{name}” could not be read within {seconds} seconds, so reading was stopped. "
    "Split it, or copy the part you need and paste it."
)
_LARGE = (
    "“{name}” needs more memory than a document may take, so reading was stopped. "
    "Split it, or copy the part you need and paste it."
)
_CRASHED = (
    "“{name}” could not be read: it is damaged, or made to break readers. "
    "Fetch it again, or open it in its own program, copy the words and paste them."
)
