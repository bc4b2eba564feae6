"""What was done, said to whoever hears the page."""

from __future__ import annotations

from ui.components.read_out.read_out import read_out

__all__ = ["read_out"]
