"""Lines of text for people: wrapped paragraphs and tables whose last column wraps.

Widths are counted in terminal columns, so that Chinese text or an accent does not push a
column out of line. What is laid out must be safe already (`cli.safe_text`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cli.safe_text import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings; columns named in `right` are set flush right, the last one wraps."""

    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    right: frozenset[str] = frozenset()


def wrapped(text: str, columns: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Return `text` in lines of at most `columns`, the first one after `first`.

    Later lines stand after `rest`, or where it is left out, under the text of the first.
    A word that is longer than a line is cut, so that nothing runs over the edge.
    """
    hanging = " " * width(first) if rest is None else rest
    lines: list[str] = []
    for paragraph in text.split("\n") or [""]:
        for line in _filled(paragraph, max(columns - width(first), 10)):
            lines.append(f"{hanging if lines else first}{line}".rstrip())
    return lines


def table(what: Table, columns: int) -> list[str]:
    """Return the lines of a table."""
    widths = [
        max(width(row[at]) for row in (what.headings, *what.rows))
        for at in range(len(what.headings) - 1)
    ]
    lines: list[str] = []
    for row in (what.headings, *what.rows):
        cells = [_padded(*each, what) for each in zip(row, widths, what.headings, strict=False)]
        lead = "".join(f"{cell}{GAP}" for cell in cells)
        lines.extend(wrapped(row[-1], columns, first=lead))
    return lines


def fields(pairs: Iterable[tuple[str, str | None]], columns: int) -> list[str]:
    """Return “name   value” lines, wrapped, leaving out what has no value."""
    known = [(name, value) for name, value in pairs if value]
    widest = max((width(name) for name, _ in known), default=0)
    lines: list[str] = []
    for name, value in known:
        lead = f"{name}{' ' * (widest - width(name))}{GAP}"
        lines.extend(wrapped(value, columns, first=lead))
    return lines


def _padded(cell: str, columns: int, heading: str, what: Table) -> str:
    space = " " * (columns - width(cell))
    return f"{space}{cell}" if heading in what.right else f"{cell}{space}"


def _filled(paragraph: str, columns: int) -> list[str]:
    lines, line = [], ""
    for word in paragraph.split():
        for piece in _pieces(word, columns):
            joined = f"{line} {piece}" if line else piece
            if width(joined) > columns:
                lines.append(line)
                joined = piece
            line = joined
    return [*lines, line]


def _pieces(word: str, columns: int) -> list[str]:
    """Cut a word that is too long for a line."""
    pieces, piece = [], ""
    for character in word:
        if width(piece + character) > columns:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]
