"""Files that come with an outside source: kept byte for byte under their digest."""

from __future__ import annotations

from claims.errors import InvalidInput
from sources.identity import display_name

LARGEST = 25 * 1024 * 1024
"""Bytes; a longer recording belongs in the newsroom's archive, with its address noted here."""


def checked_attachment(attachment: tuple[str, bytes]) -> tuple[str, bytes]:
    """Return (name to show, bytes), or refuse a file that is empty or too large."""
    name, body = display_name(attachment[0]), attachment[1]
    if not body or len(body) > LARGEST:
        what = "is empty" if not body else f"is larger than {LARGEST // 2**20} MB"
        msg = f"The file “{name}” {what}. Nothing was saved. Attach another, or note its address."
        raise InvalidInput(msg)
    return name, body
