"""Text from documents and people, made safe for places where Streamlit would read Markdown.

Streamlit's labels, notices and buttons all render Markdown. A document's words must show there
as they stand: no image is loaded, no link made, no emphasis applied, no arrow drawn.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")
"""Everything that can begin a construct, Streamlit's own (:red[…], :material/…:, $…$) included."""

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Controls that turn the direction of what follows, our own words after a title included."""

_JOINER = "\u2060"
_ALTERED = re.compile(
    r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)"
    r"|(?<=<)(?=-)|(?<=-)(?=[->])|(?<=[<>~])(?==)",
    re.IGNORECASE,
)
"""Where Streamlit looks again after Markdown was read, so that escaping does not help: addresses
become links, “->” an arrow, “--” a dash, “>=” a sign. An invisible joiner keeps them apart."""


def plain(text: str) -> str:
    """Return Markdown that shows `text` as it stands, on one line.

    Controls of direction are left out; an address or arrow has an invisible joiner in it.
    """
    flat = _TURNING.sub("", " ".join(text.split()))
    return _SPECIAL.sub(r"\\\1", _ALTERED.sub(_JOINER, flat))


def side_by_side(words: Iterable[str | None]) -> str:
    """Return those of `words` that are there, with dots between them, each in its own direction.

    After a name in Arabic or Hebrew a bare “9 March” would be torn apart: its figure is drawn left
    of the name. Such words are put between the two controls that isolate them. Pass what is shown
    as Markdown through `plain` first, which leaves out such controls.
    """
    return " · ".join(_isolated(one) for one in words if one)


def _isolated(words: str) -> str:
    turns = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words)
    return f"\u2068{words}\u2069" if turns else words


def shortened(text: str, most: int = 90) -> str:
    """Return at most `most` characters of `text`, cut at a word, with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return flat[: most - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
