"""Files that come with an outside source: kept byte for byte under their digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from sources.identity import digest, display_name

if TYPE_CHECKING:
    from db.transaction import Writing

LARGEST = 25 * 1024 * 1024
"""Bytes; a longer recording belongs in the newsroom's archive, with its address noted here."""


def keep_attachment(
    writing: Writing, attachment: tuple[str, bytes] | None
) -> tuple[str | None, str | None]:
    """Keep the bytes and return (name to show, digest), or (None, None) without an attachment."""
    if attachment is None:
        return None, None
    name, body = display_name(attachment[0]), attachment[1]
    if not body or len(body) > LARGEST:
        what = "is empty" if not body else f"is larger than {LARGEST // 2**20} MB"
        msg = f"The file “{name}” {what}. Nothing was saved. Attach another, or note its address."
        raise InvalidInput(msg)
    mark = digest(body)
    writing.keep("originals", {"digest": mark, "body": body, "size": len(body)})
    return name, mark
