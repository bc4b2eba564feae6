"""Cues that pass on what a named source has: "according to", "quoted … as saying", "as X put it".

Read like the verbs of saying in `claims.cues`; what they share is that the wording itself says
that something was said, so the content needs neither "that" nor a verb of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.contents import content_around, content_before, resumed, scope_end
from claims.cue_form import Cue
from claims.noun_phrases import phrase_after, subject_before, with_apposition_after
from claims.somebody import is_somebody
from claims.tokens import key_at
from claims.verbs import finite_in, is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.cue_form import Range
    from claims.tokens import Token

CITING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
PUTTING = frozenset({"put", "puts"})
_FAR = 12
"""Tokens within which a relative clause about a source is closed."""


def according(stream: Sequence[Token], place: int) -> Iterator[Cue]:
    """Read "According to X, …" and "…, according to X"."""
    if place + 2 >= len(stream) or stream[place + 1].key != "to":
        return
    pointing = stream[place + 2].key == "that"
    source = phrase_after(stream, place + 2 + pointing)
    if source is None:
        return
    source = (place + 2, source[1])
    end = _end_of_relative(stream, source[1])
    end = with_apposition_after(stream, end) if place else end
    if place == 0:
        comma = _past_apposition(stream, _comma(stream, source[1]))
        start = comma + 1 if comma is not None else source[1]
        contents: tuple[Range, ...] = ((start, scope_end(stream, start)),)
        source = (source[0], comma) if comma is not None else source
    else:
        parted = content_around(stream, (place, end), end - 1)
        contents = content_before(stream, place, "say", alone=True, whole=True)
        if parted and not contents:
            contents = parted
        source = (source[0], end)
    if contents and contents[0][0] < contents[0][1]:
        yield Cue(verb=place, source=source, contents=contents, manner="according")


def _comma(stream: Sequence[Token], start: int) -> int | None:
    """The first comma from `start` on."""
    return next((n for n in range(start, len(stream)) if stream[n].key == ","), None)


def _past_apposition(stream: Sequence[Token], comma: int | None) -> int | None:
    """The comma after "According to X, who runs the port," where a clause begins behind it."""
    second = None if comma is None else _comma(stream, comma + 1)
    if comma is None or second is None:
        return comma
    told = stream[comma + 1].key in {"who", "which", "whose"}
    if not told and finite_in(stream, comma + 1, second) is not None:
        return comma
    clause = phrase_after(stream, second + 1) if second + 1 < len(stream) else None
    begins = clause and clause[1] < len(stream) and is_finite(stream, clause[1])
    return second if begins else comma


def _end_of_relative(stream: Sequence[Token], end: int) -> int:
    """The end of "members who spoke with reporters" where a comma closes it."""
    if end < len(stream) and stream[end].key == "who":
        near = range(end, min(end + _FAR, len(stream)))
        return next((n for n in near if stream[n].key == ","), end)
    return end


def citing(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """Read "The paper quoted a source that …", "cited officials as saying …"."""
    source = phrase_after(stream, verb + 1)
    if source is None or not (stream[source[1] : source[1] + 1]):
        return
    place = source[1]
    if [t.key for t in stream[place : place + 2]] in (["as", "saying"], ["as", "telling"]):
        start = place + 2
    elif stream[place].key in {"that", "saying"}:
        start = place + 1
    else:
        return
    start += start < len(stream) and stream[start].key == "that"
    content = (start, scope_end(stream, start))
    if content[0] < content[1]:
        via = subject_before(stream, verb)
        yield Cue(verb=verb, source=source, contents=(content,), via=via, manner="cited")


def putting(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """Read "As X put it, “…”", "As X put it, boats were late" and "“…,” as X puts it"."""
    source = subject_before(stream, verb) if key_at(stream, verb + 1) == "it" else None
    if source is None or not is_somebody(stream, source):
        return
    opened = key_at(stream, source[0] - 1) == "as"
    start = source[0] - opened
    quoted = start > 0 and content_before(stream, start, "say", alone=False)
    contents = (*(quoted or ()), *resumed(stream, verb + 2))
    comma = _comma(stream, verb + 2) if opened and not start else None
    if comma is not None and finite_in(stream, comma, len(stream)) is not None and not contents:
        contents = ((comma + 1, scope_end(stream, comma + 1)),)
    if contents:
        yield Cue(verb=verb, source=source, contents=contents)
