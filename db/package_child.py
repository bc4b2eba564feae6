"""The child process in which a package from outside is taken apart.

Started by `db.package_guard` as `python -m db.package_child`. Standard input holds one line of
JSON (where a private copy of the file stands, which limits); standard output gets one JSON object:
the package, or the sentence that refuses it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from claims.errors import InvalidInput
from db import package_wire
from db.package_check import read
from sources.child import shut_off


def main() -> int:
    """Read one request from standard input, answer on standard output."""
    asked = json.loads(sys.stdin.buffer.readline())
    shut_off(seconds=asked["seconds"], memory=asked["memory"])
    try:
        answer = package_wire.answer(read(Path(asked["path"])))
    except InvalidInput as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        return package_wire.NO_MEMORY
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
