"""Threads of remarks, and boxes to write in."""

from __future__ import annotations

from ui.components.talk.talk import (
    Said,
    ShownRemark,
    ShownThread,
    TalkBoard,
    said,
    talk_board,
)

__all__ = ["Said", "ShownRemark", "ShownThread", "TalkBoard", "said", "talk_board"]
