"""Puts the focus of a dialog into its first field, once, when it opens."""

from __future__ import annotations

from ui.components.first_field.first_field import first_field

__all__ = ["first_field"]
