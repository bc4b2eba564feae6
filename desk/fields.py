"""Single fields that people fill in: what each may hold, and the same refusal everywhere."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlsplit

from claims.errors import InvalidInput

LONGEST_LINE = 500
"""Characters of a title, name or address line; longer ones break every list they stand in."""

LONGEST_PROSE = 20_000
"""Characters of a note, quote or rationale; what is longer belongs among the documents."""

LONGEST_ADDRESS = 2_000
"""Characters; browsers and servers cut longer ones."""

EARLIEST = date(1400, 1, 1)
"""Nothing that a newsroom checks was published before print."""


def line(words: str | None, what: str) -> str:
    """Return words for one line, spaces made single; `what` names the field: “title”."""
    return _short(" ".join((words or "").split()), what, LONGEST_LINE)


def prose(words: str, what: str) -> str:
    """Return words for a note or reason, without space around them."""
    return _short(words.strip(), what, LONGEST_PROSE)


def reason(words: str, what: str) -> str:
    """Return the reason for an act; `what` says it with its verb: “Retracting evidence”."""
    if not any(character.isalnum() for character in words):
        msg = f"{what} needs a reason. Nothing was saved. Say in a few words why."
        raise InvalidInput(msg)
    return prose(words, "reason")


def web_address(address: str | None) -> str | None:
    """Return an http(s) address, or None when none was given."""
    clean = (address or "").strip()
    if not clean:
        return None
    if not is_web_address(clean):
        msg = (
            f"“{clean[:80]}” is not a web address. Nothing was saved. "
            "It begins with http:// or https:// and a host name."
        )
        raise InvalidInput(msg)
    return clean


def is_web_address(address: str) -> bool:
    """Whether this is an http(s) address that a browser could open."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return False
    return len(address) <= LONGEST_ADDRESS and address.isprintable() and " " not in address


def publication_day(value: str | date | None, today: date) -> date | None:
    """Return the day on which a text appeared, or None when it is not known.

    `today` is in UTC; it is tomorrow already in some newsrooms, so that day is allowed.
    """
    if value is None or value == "":
        return None
    published = value if isinstance(value, date) else _iso_day(value)
    if published is None or not EARLIEST <= published <= today + timedelta(days=1):
        msg = (
            f"“{str(value)[:40]}” cannot be the day of publication: it is no day in the form "
            "2026-03-09, or lies in the future or before 1400. Nothing was saved. "
            "Give the day on which the text appeared."
        )
        raise InvalidInput(msg)
    return published


def _iso_day(words: str) -> date | None:
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        return None


def _short(words: str, what: str, longest: int) -> str:
    if len(words) > longest:
        msg = (
            f"The {what} has {len(words):,} characters; it may have {longest:,}. Nothing was "
            "saved. Shorten it."
        )
        raise InvalidInput(msg)
    if "\0" in words:
        msg = (
            f"The {what} holds a character without meaning (NUL). Nothing was saved. Type it anew."
        )
        raise InvalidInput(msg)
    return words
