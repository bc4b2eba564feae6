"""Two wordings in one: what was dropped struck through, what was added underlined."""

from __future__ import annotations

from ui.components.difference.difference import Block, blocks_of, difference

__all__ = ["Block", "blocks_of", "difference"]
