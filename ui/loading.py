"""Having all pages loaded before the first visitor comes, who would otherwise wait for it."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from desk.collector import collect_seldom, leave_out_loaded
from ui import parts


def load_pages() -> None:
    """Import whatever pages draw with, and have Python look for rings among later things only.

    The pages themselves are scripts that Streamlit runs.
    """
    collect_seldom()
    for found in pkgutil.iter_modules(parts.__path__, f"{parts.__name__}."):
        import_module(found.name)
    leave_out_loaded()
