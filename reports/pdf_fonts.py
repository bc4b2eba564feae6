"""Letters beyond those that typst brings: the fonts of the extra “scripts”, where it is installed.

They are a package's files, never fonts that happen to be on the machine: which letters a report can
show is known from what is installed. A report that needs none of them is set without them, and is
the same bytes with the extra and without it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fontTools.ttLib import TTFont

_PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
"""Noto Sans for the scripts of the world (OFL-1.1), as packages of their own."""

_FAMILY = (16, 1)
"""Numbers under which a font's table of names keeps what its family is called."""

_SHOWN = frozenset("LMNPS")
"""First letters of the categories of Unicode that have a glyph of their own."""

_JOINERS = frozenset({0x200C, 0x200D})
"""They have none, and say how the letters beside them are joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """Folders for typst to look in, the families in them, and the letters that these can show."""

    folders: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    letters: frozenset[int] = frozenset()


@cache
def installed() -> Fonts:
    """Return the fonts of the extra; none where it is not installed."""
    folders = package_folders()
    if not folders or find_spec("fontTools") is None:
        return Fonts()
    families: dict[str, None] = {}
    letters: set[int] = set()
    for font in _fonts(folders):
        families[_family(font)] = None
        letters.update(font.getBestCmap())
    return Fonts(
        folders=folders,
        families=tuple(families),
        letters=frozenset(one for one in letters if _is_shown(one)),
    )


def package_folders() -> tuple[str, ...]:
    """Return the folders of the extra's packages that are installed; no font is opened."""
    found = (find_spec(package) for package in _PACKAGES)
    return tuple(str(Path(one.origin).parent) for one in found if one and one.origin)


def _is_shown(letter: int) -> bool:
    return unicodedata.category(chr(letter))[0] in _SHOWN or letter in _JOINERS


def _fonts(folders: tuple[str, ...]) -> Iterator[TTFont]:
    """Yield every font of the folders, those of one file one after the other."""
    from fontTools.ttLib import TTCollection, TTFont  # noqa: PLC0415 -- of the extra

    for folder in folders:
        for path in sorted(Path(folder).glob("*.tt[fc]")):
            if path.suffix == ".ttc":
                with TTCollection(path, lazy=True) as several:
                    yield from several
            else:
                with TTFont(path, lazy=True) as one:
                    yield one


def _family(font: TTFont) -> str:
    names = (font["name"].getDebugName(number) for number in _FAMILY)
    return next((str(name) for name in names if name), "")
