"""Reading the speech of a short text for the tests of people, speakers and clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.blocks import blocks
from claims.quotations import quotations
from claims.reading import read
from claims.sentences import sentences
from claims.speakers import Speech, speech
from claims.text import Extent, fold
from claims.tokens import Token, tokens

if TYPE_CHECKING:
    from claims.model import Attribution


def speech_of(text: str) -> Speech:
    """Who says what in `text`."""
    parts = blocks(text)
    return speech(text, parts, sentences(text, parts), quotations(text, parts))


def said(text: str) -> list[tuple[str | None, str]]:
    """Each statement's speaker and words."""
    return [(each.attribution.speaker, each.extent.of(text)) for each in speech_of(text).statements]


def attribution_of(text: str, words: str) -> Attribution:
    """The attribution of the innermost statement that holds `words`."""
    at = text.index(words)
    near = [s for s in speech_of(text).statements if s.extent.start <= at < s.extent.end]
    return min(near, key=lambda each: each.extent.end - each.extent.start).attribution


def claims_of(text: str) -> list[tuple[str | None, str]]:
    """Each candidate's speaker and exact words, in order of place."""
    ordered = sorted(read(text).candidates, key=lambda each: each.extent)
    return [(each.attribution.speaker, each.extent.of(text)) for each in ordered]


def statements_of(text: str) -> list[str]:
    """Each candidate's wording that stands alone, in order of place."""
    return [each.statement for each in sorted(read(text).candidates, key=lambda each: each.extent)]


def stream_of(text: str) -> list[Token]:
    """The tokens of a sentence."""
    return tokens(fold(text), Extent(start=0, end=len(text)))
