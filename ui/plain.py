"""Text from documents and people, made safe for places where Streamlit would read Markdown.

Streamlit's labels, notices and buttons all render Markdown. A document's words must show there
as they stand: no image is loaded, no link made, no emphasis applied.
"""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")
"""Everything that can begin a construct, Streamlit's own (:red[…], :material/…:, $…$) included;
`/`, `@` and `.` so that bare addresses do not become links."""


def plain(text: str) -> str:
    """Return Markdown that shows exactly `text` on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def shortened(text: str, most: int = 90) -> str:
    """Return at most `most` characters of `text`, cut at a word, with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return flat[: most - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
