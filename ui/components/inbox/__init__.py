"""The rows of an inbox."""

from __future__ import annotations

from ui.components.inbox.inbox import InboxResult, Row, inbox_rows

__all__ = ["InboxResult", "Row", "inbox_rows"]
