"""Text in a cell of a spreadsheet, where a leading sign would make it a formula.

`defused` puts an apostrophe before such text and `restored` takes it away again; for every text
`restored(defused(text)) == text`. Signs count in their full-width forms too, and behind blanks,
invisible characters and apostrophes, because programs differ in what they trim.
"""

from __future__ import annotations

import unicodedata

_SIGNS = "=+-@＝＋－＠\u2212"
_BREAKS = "\t\r\n"
_APOSTROPHE = "'"


def defused(text: str) -> str:
    """Return `text` so that no spreadsheet reads it as a formula."""
    return _APOSTROPHE + text if _is_armed(text) else text


def restored(cell: str) -> str:
    """Return the text that `defused` was given."""
    inner = cell.removeprefix(_APOSTROPHE)
    return inner if inner != cell and _is_armed(inner) else cell


def _is_armed(text: str) -> bool:
    """Whether a sign opens the text, or a break that could start a cell anew."""
    bare = text.lstrip(_APOSTROPHE)
    if bare.startswith(tuple(_BREAKS)):
        return True
    first = next((c for c in bare if not _is_skipped(c)), "")
    return first != "" and first in _SIGNS


def _is_skipped(character: str) -> bool:
    """Blanks, controls and invisible format characters."""
    return character == _APOSTROPHE or unicodedata.category(character)[0] in "ZC"
