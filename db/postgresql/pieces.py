"""SQL taken apart just as far as is needed to rewrite it: code, and what is not code.

Text in quotation marks and comments is never rewritten, whatever words it holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE = re.compile(
    r"""(?P<kept>'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*)|(?P<code>(?:(?!['"]|--).)+)""", re.DOTALL
)


def rewritten(sql: str, code: Callable[[str], str]) -> str:
    """Return `sql` with each stretch of code as `code` makes it, and the rest as it is."""
    return "".join(
        code(found["code"]) if found["code"] is not None else found["kept"]
        for found in _PIECE.finditer(sql)
    )


def without_comments(sql: str) -> str:
    """Return `sql` without its comments."""
    kept = (found[0] for found in _PIECE.finditer(sql) if not found[0].startswith("--"))
    return "".join(kept)
