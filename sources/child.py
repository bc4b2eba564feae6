"""The child process in which a file from outside is taken apart.

Started by `sources.guard` as `python -m sources.child`. Standard input holds one line of
JSON (which reader, which name, which limits) and then the file; standard output gets one
JSON object: the source that was read, or the sentence that refuses it. Before a parser
sees a byte, memory, time, files and the network are shut off. Nothing is pickled.
"""

from __future__ import annotations

import json
import os
import sys

from claims.errors import UnreadableSource
from sources import wire
from sources.recognition import read_with

_SHUT = frozenset({
    "socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system",
    "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.remove", "os.rename", "os.mkdir",
})  # fmt: skip


def main() -> int:
    """Read one request from standard input, answer on standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write into the answer
    request = wire.request_from(json.loads(sys.stdin.buffer.readline()))
    data = sys.stdin.buffer.read()
    shut_off(seconds=request.seconds, memory=request.memory)
    try:
        answer = _answer(request, data)
    except UnreadableSource as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        return wire.NO_MEMORY
    with answers:
        answers.write(json.dumps(answer).encode())
    return 0


def _answer(request: wire.Request, data: bytes) -> dict[str, object]:
    if request.reader == wire.CLAIM_LIST:
        # Only a workbook of claims needs this room.
        from sources.ready_claims import read_ready_claims  # noqa: PLC0415

        return wire.claims_answer(read_ready_claims(data, request.name))
    return wire.answer(read_with(request.reader, data, request.name))


def shut_off(*, seconds: int, memory: int) -> None:
    """Limit this process for good: processor seconds, bytes of memory, no files, no network."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has no such module

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Stop what no reader has a reason to do. An audit hook cannot be taken off again."""
    writes = event == "open" and isinstance(arguments[1], str) and set("wax+") & set(arguments[1])
    if event in _SHUT or writes:
        raise PermissionError(event)


if __name__ == "__main__":
    sys.exit(main())
