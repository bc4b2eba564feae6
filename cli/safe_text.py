"""Untrusted words on a terminal: everything that hides, moves or commands is made visible.

A document may hold an escape sequence that clears the screen or sets the window's title, or a
mark that turns the writing direction so that words read other than they are stored. Such
characters come out as their code point between brackets: ⟨U+202E⟩.

Marks that writing needs (joiners in Persian or in an emoji, combining accents) stay. Tag
characters spell a few flags, but can hide whole sentences: they are shown.
"""

from __future__ import annotations

import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")


def one_line(text: str) -> str:
    """Return `text` as one safe line: runs of white space are one space."""
    return visible(" ".join(text.split()))


def many_lines(text: str) -> str:
    """Return `text` safe, its line breaks kept and its tabs made spaces."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return "\n".join(visible(line) for line in plain.split("\n"))


def visible(text: str) -> str:
    """Return `text` with every invisible character written as its code point."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def width(text: str) -> int:
    """Return how many columns `text` takes on a terminal."""
    return sum(_columns(character) for character in text)


def _shown(character: str) -> str:
    hidden = unicodedata.category(character) in _INVISIBLE and character not in _JOINERS
    return f"⟨U+{ord(character):04X}⟩" if hidden else character


def _columns(character: str) -> int:
    if unicodedata.combining(character) or character in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
