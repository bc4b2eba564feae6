"""Logs without words of the desk: an error is its type and the lines of our code it passed.

What an exception says of itself can quote a document, so it is written only where it speaks of
files, of the database, or of a fault of ours. That holds for Streamlit's and the server's loggers
too: every record of the process is made here. With CLAIMDESK_LOG=json each is one JSON object.
"""

from __future__ import annotations

import json
import logging
import os
import traceback
from datetime import UTC, datetime

from claims.errors import DatabaseUnfit, Defect

VARIABLE = "CLAIMDESK_LOG"
"""“json” for JSON lines; anything else, or left out, for plain lines."""

_SPEAK = (OSError, Defect, DatabaseUnfit)
"""Errors whose messages hold paths and our own words, never a document's."""


def are_json() -> bool:
    """Whether the environment asks for JSON lines."""
    return os.environ.get(VARIABLE, "").strip().lower() == "json"


def keep_words_out() -> None:
    """Make every record of this process from now on without words of the desk."""
    logging.setLogRecordFactory(_JsonRecord if are_json() else _Record)


def said_of(error: BaseException) -> str:
    """Return what may be logged of an error: its type, and its message where that is harmless."""
    told = f": {error}" if isinstance(error, _SPEAK) else ""
    return f"{type(error).__qualname__}{told}"


def trace_of(error: BaseException) -> str:
    """Return the lines that an error passed, and what may be told of it, for a log."""
    return "\n".join((*_frames(error), said_of(error)))


class _Record(logging.LogRecord):
    """A record whose error, and whose arguments that are errors, say no more than they may."""

    def __init__(self, *made: object, **also: object) -> None:
        super().__init__(*made, **also)  # type: ignore[arg-type]
        said: object = self.msg
        if isinstance(said, BaseException):
            self.msg, self.args = "%s", (said_of(said),)
        elif isinstance(self.args, tuple):
            self.args = tuple(map(_harmless, self.args))
        self.error = self.exc_info[1] if self.exc_info else None
        self.exc_info = None
        if self.error is not None:
            self.exc_text = trace_of(self.error)


class _JsonRecord(_Record):
    """A record whose message is its whole line, so that any handler and format writes it."""

    def __init__(self, *made: object, **also: object) -> None:
        super().__init__(*made, **also)
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(self.created, UTC).isoformat(timespec="milliseconds"),
            "level": self.levelname.lower(),
            "logger": self.name,
            "message": self.getMessage(),
        }
        if self.error is not None:
            line |= {"error": said_of(self.error), "frames": _frames(self.error)}
        self.msg, self.args, self.exc_text = json.dumps(line, ensure_ascii=False), None, None


def _harmless(argument: object) -> object:
    return said_of(argument) if isinstance(argument, BaseException) else argument


def _frames(error: BaseException) -> list[str]:
    """Return the lines that an error passed, without the source, which can hold words as well."""
    found = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in found]
