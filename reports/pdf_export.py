"""The printed report: a tagged PDF (PDF/UA-1) set by typst from fonts that are packages.

The words are those of `reports.gathering`; they reach typst as data and are never read as markup,
and the template opens no file and no address. A character that no font can show, or that typst is
not known to set, becomes ▯ and is counted in the foot. What the bundled fonts can show stands in
templates/glyphs.txt: each character was set by itself as PDF/UA, where a missing glyph is an error.
Chinese, Indic and further letters come from the extra “scripts” (`reports.pdf_fonts`); each of its
50,000 letters was set so on 23 November 2026.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claims.errors import Defect
from reports.gathering import report_view
from reports.palette import PALETTE
from reports.pdf_fonts import Fonts, installed
from reports.plain_text import showable
from reports.renderer import Renderer
from reports.wording import short_digest
from sources.guard import in_child

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.views import HouseView, ReportView
    from review.dossier import Dossier

LONGEST = 900
"""Seconds that a report may take to be set; a thousand claims take four to six."""

UNSHOWN = "▯"
"""Stands for a character that cannot be printed."""

_RUNNING_TITLE = 48
"""Characters of the title in the foot of each page: what fits beside the record on A4."""

LINKED = 300
"""Claims up to which the list of them leads to each. A link costs typst 200 KB until it has set the
report: a thousand of them were 200 of 540 MiB. The outline of a PDF leads to every claim anyway.
"""

_LONGEST_WORD = 60
"""Characters that fit on a line; a longer word may be broken anywhere."""

_NOT_WORDS = frozenset({"address", "anchor", "tone", "mark", "paper", "digest", "accent"})
"""Members that lead somewhere, that the template compares, or that are figures of our own."""

_LONG = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_MAY_BREAK = "\u200b"


def render(dossier: Dossier) -> bytes:
    """Return `dossier` as a PDF; the same dossier gives the same bytes.

    Should typst refuse how further fonts join letters, the report is set with the bundled ones.
    """
    told = _told(report_view(dossier))
    words = _Printable(installed)
    try:
        return _set(words.printed(told))
    except Defect:
        if not words.borrows:
            raise
    return _set(_Printable(Fonts).printed(told))


def _set(data: bytes) -> bytes:
    """Have the report set in a process of its own."""
    status, made = in_child("reports.pdf_child", data, seconds=LONGEST)
    if status or not made.startswith(b"%PDF"):
        msg = f"typst could not set a report (it ended with {status})."
        raise Defect(msg)
    return made


def _told(view: ReportView) -> dict[str, object]:
    """Return the view as the template reads it, what its classes work out included."""
    title = view.title
    return {
        **asdict(view),
        "documents": [{**asdict(one), "cited": one.cited} for one in view.documents],
        "claims": [
            {
                **asdict(claim),
                "headline": [asdict(piece) for piece in claim.headline],
                "places": [
                    {
                        **asdict(place),
                        "readings": place.readings,
                        "document": {**asdict(place.document), "cited": place.document.cited},
                    }
                    for place in claim.places
                ],
            }
            for claim in view.claims
        ],
        "title": title if title.strip() else "Report",
        "proof": view.proof,
        "discretion": view.discretion,
        "linked": len(view.claims) <= LINKED,
        "running": title if len(title) <= _RUNNING_TITLE else title[: _RUNNING_TITLE - 1] + "…",
        "short_record": f"{view.record} · {short_digest(view.digest)}",
        "as_of": "",
        "author": view.house.name,
        "tones": {str(key): shade.light for key, shade in PALETTE.items()},
        **_house(view.house),
    }


def _house(house: HouseView) -> dict[str, object]:
    """Return what the newsroom adds, as the template reads it; a logo as its bytes in numbers."""
    logo = house.logo
    return {
        "house": house.name,
        "house_words": [[name, list(lines)] for name, lines in house.texts],
        "house_lines": [{"name": n, "text": t} for n, t in house.lines],
        "accent": house.accent,
        "logo": list(logo.body) if logo else [],
        "paper": "us-letter" if house.is_letter else "a4",
    }


class _Printable:
    """Makes words printable, and counts the characters that are not.

    `further` gives the fonts beside the bundled ones; it is asked once a word needs them, and
    `borrows` says that one did.
    """

    def __init__(self, further: Callable[[], Fonts]) -> None:
        self.unshown = 0
        self.borrows = False
        self._further = further

    def printed(self, told: dict[str, object]) -> bytes:
        """Return what the template reads, as JSON."""
        report = self.of(told)
        families = self._further().families if self.borrows else ()
        return json.dumps({**report, "unshown": self.unshown, "families": families}).encode()

    def of(self, value: object) -> dict[str, object]:
        """Return a mapping with every text in it printable."""
        made = self._any(value)
        return made if isinstance(made, dict) else {}

    def _any(self, value: object) -> object:
        if isinstance(value, str):
            return self._words(value)
        if isinstance(value, dict):
            return {key: self._member(key, one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self._any(one) for one in value]
        return value

    def _member(self, key: str, value: object) -> object:
        if key not in _NOT_WORDS or not isinstance(value, str):
            return self._any(value)
        if value.isascii() and value.isprintable():
            return value
        return None if key == "address" else self._any(value)

    def _words(self, text: str) -> str:
        clean = unicodedata.normalize("NFC", showable(text))
        missing = {ord(one) for one in set(clean) if not can_show(one)}
        found = missing & self._further().letters if missing else missing
        self.borrows = self.borrows or bool(found)
        table = dict.fromkeys(missing - found, UNSHOWN)
        self.unshown += sum(clean.count(chr(one)) for one in table)
        return _LONG.sub(_broken, clean.translate(table))


def can_show(character: str) -> bool:
    """Whether the bundled fonts have a glyph for a character, or it is a plain line break."""
    return character == "\n" or ord(character) in _glyphs()


def _broken(word: re.Match[str]) -> str:
    """Let a long word be broken after each line's worth."""
    letters = word[0]
    pieces = (letters[at : at + 40] for at in range(0, len(letters), 40))
    return _MAY_BREAK.join(pieces)


@cache
def _glyphs() -> frozenset[int]:
    lines = (files("reports.templates") / "glyphs.txt").read_text("utf-8").splitlines()
    bounds = (line.partition("-") for line in lines)
    return frozenset(
        point
        for first, _, last in bounds
        for point in range(int(first, 16), int(last or first, 16) + 1)
    )


RENDERER = Renderer(
    key="pdf",
    label="PDF, to print and to file",
    media_type="application/pdf",
    suffix=".pdf",
    render=render,
)
