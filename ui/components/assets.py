"""The JavaScript and CSS of a component, put together as Streamlit wants them: one text each.

A component's script cannot import another (it runs from a blob address), so what both
share is written once in `common.js` and `common.css` and put before their own files.
Files are read when a component's module is imported; nothing is fetched or built.
"""

from __future__ import annotations

from pathlib import Path

from ui.components.palette import css_variables

_HERE = Path(__file__).parent


def script(*files: Path) -> str:
    """Return the shared script followed by `files`, as one module."""
    return _together(_HERE / "common.js", *files)


def style(*files: Path) -> str:
    """Return the verdict colours and the shared style followed by `files`."""
    return css_variables() + _together(_HERE / "common.css", *files)


def _together(*files: Path) -> str:
    """Their texts, one after the other. The last newline keeps Streamlit from seeing a path."""
    return "\n".join(file.read_text(encoding="utf-8") for file in files) + "\n"
