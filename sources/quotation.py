"""A quotation as an editor prints it, held against a text: whether it stands there, and how.

Three dots leave words out, words in [brackets] stand in for others or explain, "[T]he" changes a
capital, "[sic]" is a remark. What lies between has to stand in the text in the same order and the
same passage. What was left out is always told, above all a word that denies or limits.

A quotation is verbatim, or altered with each difference named. A passage that says the same in
other words is found by search (`desk.quotation_check`) and never called a quotation.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from claims.text import Extent, fold
from sources.compare import Edit, WordEdit, limiting_words, only_surface, word_edits
from sources.locate import ALTERED, locate, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 600
"""Characters that three dots may leave out; beyond, the parts are two quotations."""
REPLACED = 120
"""Characters that words in brackets may stand in for."""
SHUFFLED = 0.85
"""Share of words in common from which a sentence has the quotation's words in another order."""
FEWEST = 4
"""Words that a quotation needs to be looked for by likeness: two or three fit everywhere."""

_GAP = re.compile(r"\[\s*(?:\.\s*){3}\]|\[…\]|(?:\.\s*){3,4}|…|\[([^\[\]]{1,200})\]")
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_REMARK = re.compile(r"\[\s*(?:sic|emphasis[^\]]*|ed\.?[^\]]*)\s*!?\]", re.IGNORECASE)
_OUTER = "\"'"


class Match(StrEnum):
    """How a quotation stands to the sources."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    PARAPHRASED = "paraphrased"
    NOT_FOUND = "not_found"


class Voice(StrEnum):
    """Whose words they are on the page."""

    QUOTED = "quoted"
    """Inside quotation marks."""
    PARTLY = "partly"
    REPORTED = "reported"
    """The reporter's own words, even where somebody is said to have said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words that have to stand in the text, and what the editor put before them.

    `instead` are the words in brackets before it; `after_dots` says that words were left out.
    """

    words: str
    after_dots: bool = False
    instead: str = ""
    capital: bool = False
    """Whether the editor changed its first capital: "[T]he"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation taken apart. `lopsided` says that a quotation mark has no partner."""

    words: str
    parts: tuple[Part, ...]
    lopsided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Words of the text that the quotation leaves out or replaces.

    `limiting` are those among them that deny or limit; `instead` what stands in brackets.
    """

    words: str
    limiting: tuple[str, ...] = ()
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a quotation stands in a text and what became of it; `score` is 0 to 100.

    `edits` go from the text's own words to the quotation's; `lost` names limiting words of the
    text that the quotation does not have.
    """

    match: Match
    extent: Extent
    score: float
    edits: tuple[WordEdit, ...] = ()
    omissions: tuple[Omission, ...] = ()

    @property
    def only_surface(self) -> bool:
        """Whether nothing but capitals and punctuation differs."""
        return only_surface(self.edits)

    @property
    def lost(self) -> tuple[str, ...]:
        """The limiting words of the text that were dropped or changed."""
        gone = [limiting_words(e.before) for e in self.edits if e.kind in _LOSING]
        return tuple(word for words in gone for word in words)

    @property
    def gained(self) -> tuple[str, ...]:
        """The limiting words that the quotation adds."""
        new = [limiting_words(e.after) for e in self.edits if e.kind in _GAINING]
        return tuple(word for words in new for word in words)


_LOSING = frozenset({Edit.DROPPED, Edit.CHANGED})
_GAINING = frozenset({Edit.ADDED, Edit.CHANGED})


def take_apart(words: str) -> Quoted:
    """Return a quotation without its outer marks, cut where the editor left a trace."""
    bare, lopsided = _without_marks(" ".join(words.split()))
    bare = " ".join(_REMARK.sub(" ", bare).split())
    lettered = _LETTER.sub(_MARK + r"\1", bare)
    parts: list[Part] = []
    at, dots, instead = 0, False, ""
    for gap in (*_GAP.finditer(lettered), None):
        part = _part(lettered[at : gap.start() if gap else None], dots=dots, instead=instead)
        if part is not None:
            parts.append(part)
            dots, instead = False, ""
        if gap is not None:
            dots, instead = dots or gap[1] is None, instead or (gap[1] or "")
            at = gap.end()
    return Quoted(words=bare, parts=tuple(parts), lopsided=lopsided)


def _part(words: str, *, dots: bool, instead: str) -> Part | None:
    """The words between two traces; a comma beside one belongs to whoever left it."""
    bare = words.strip().strip(",;:–—").strip() if dots or instead else words.strip()
    if not any(map(str.isalnum, bare)):
        return None
    changed = bare.startswith(_MARK)
    plain = bare.replace(_MARK, "")
    return Part(words=plain, after_dots=dots, instead=instead, capital=changed)


def stands(quoted: Quoted, text: str) -> Stand | None:
    """Return where a quotation stands in `text`, or None when it does not, not even altered."""
    if not quoted.parts or not text.strip():
        return None
    return _verbatim(quoted, text) or _altered(quoted, text)


def _verbatim(quoted: Quoted, text: str) -> Stand | None:
    haystack = squeeze(text)
    chain = _chain([_places(part, haystack.text) for part in quoted.parts], quoted.parts)
    if chain is None:
        return None
    extents = [haystack.raw_extent(start, end) for start, end in chain]
    return Stand(
        match=Match.VERBATIM,
        extent=Extent(start=extents[0].start, end=extents[-1].end),
        score=100.0,
        omissions=_omissions(quoted.parts, extents, text),
    )


def _altered(quoted: Quoted, text: str) -> Stand | None:
    """Find each part, or something like it, one after the other."""
    extents: list[Extent] = []
    scores: list[float] = []
    at = 0
    for part in quoted.parts:
        if len(part.words.split()) < FEWEST and len(quoted.parts) == 1:
            found = _in_other_letters(part.words, text)
        else:
            found = _like(part, text, at)
        if found is None or (extents and not _follows(part, extents[-1].end, found[0].start)):
            return None
        extents.append(_whole(found[0], part.words, text))
        scores.append(found[1])
        at = extents[-1].end
    edits = [word_edits(e.of(text), p.words) for e, p in zip(extents, quoted.parts, strict=True)]
    return Stand(
        match=Match.ALTERED,
        extent=Extent(start=extents[0].start, end=extents[-1].end),
        score=min(scores),
        edits=tuple(edit for one in edits for edit in one),
        omissions=_omissions(quoted.parts, extents, text),
    )


def _like(part: Part, text: str, at: int) -> tuple[Extent, float] | None:
    """The words, or words like them, from `at` on; or a sentence of the same words reordered."""
    located = locate(part.words, text[at:])
    if located.extent is not None and located.score >= ALTERED:
        found = located.extent
        return Extent(start=at + found.start, end=at + found.end), located.score
    return _in_other_letters(part.words, text[at:], by=at) or _shuffled(part.words, text, at)


def _whole(extent: Extent, words: str, text: str) -> Extent:
    """Let a place end, and begin, with the quotation's last and first word that stands near it.

    Likeness of letters alone may end before the last word, which then seems to be added.
    """
    inside, sought = list(_WORD.finditer(text, extent.start, extent.end)), _bares(words)
    same = [code for code in Indel.opcodes(_bares(extent.of(text)), sought) if code.tag == "equal"]
    if not same:
        return extent
    start, end = extent.start, extent.end
    if rest := sought[same[-1].dest_end :]:
        after = [*inside[same[-1].src_end :], *_beside(text, extent.end, ahead=True)]
        end = max([end, *(one.end() for one in _shared(after, rest))])
    if rest := sought[: same[0].dest_start]:
        before = [*_beside(text, extent.start, ahead=False), *inside[: same[0].src_start]]
        start = min([start, *(one.start() for one in _shared(before, rest))])
    return Extent(start=start, end=end)


def _beside(text: str, at: int, *, ahead: bool) -> list[re.Match[str]]:
    """Return the few words after or before a place, inside its sentence."""
    reach = _END.split(text[at : at + _NEAR], maxsplit=1)[0] if ahead else ""
    back = text[max(0, at - _NEAR) : at]
    if ahead:
        return list(_WORD.finditer(text, at, at + len(reach)))[:_FEW]
    return list(_WORD.finditer(text, at - len(_END.split(back)[-1]), at))[-_FEW:]


def _shared(places: Sequence[re.Match[str]], sought: Sequence[str]) -> list[re.Match[str]]:
    """Return the places of words that are among those sought, in the same order."""
    words = [fold(one[0]).casefold() for one in places]
    kept = [code for code in Indel.opcodes(words, sought) if code.tag == "equal"]
    return [places[n] for code in kept for n in range(code.src_start, code.src_end)]


_FEW, _NEAR = 4, 80
"""Words, and characters, within which a last word still belongs to the same passage."""
_END = re.compile(r"[.!?…\n]")


def _in_other_letters(words: str, text: str, *, by: int = 0) -> tuple[Extent, float] | None:
    """The same words with other capitals."""
    haystack = squeeze(text)
    lower, sought = haystack.text.lower(), fold(words).lower()
    start = lower.find(sought) if len(lower) == len(haystack.text) else -1
    if start < 0:
        return None
    found = haystack.raw_extent(start, start + len(sought))
    return Extent(start=found.start + by, end=found.end + by), 99.0


def _shuffled(words: str, text: str, at: int) -> tuple[Extent, float] | None:
    """The stretch of a sentence that has nearly all of the words, cut or in another order."""
    sought = _bares(words)
    if len(sought) < FEWEST:
        return None
    scored = [(_overlap(sought, text, one), one) for one in _SENTENCE.finditer(text, at)]
    found = [(share, extent) for (share, extent), _ in scored if extent and share >= SHUFFLED]
    if not found:
        return None
    share, extent = max(found, key=lambda one: one[0])
    return extent, round(100 * share, 1)


def _overlap(sought: list[str], text: str, sentence: re.Match[str]) -> tuple[float, Extent | None]:
    """Share of the words that a sentence has: all in order in a part of it, or mixed in all."""
    places = [one.span() for one in _WORD.finditer(text, sentence.start(), sentence.end())]
    words = [_bares(text[start:end])[0] for start, end in places]
    kept = [code for code in Indel.opcodes(sought, words) if code.tag == "equal"]
    in_order = sum(code.src_end - code.src_start for code in kept) / len(sought)
    if kept and in_order >= SHUFFLED:
        start, end = places[kept[0].dest_start][0], places[kept[-1].dest_end - 1][1]
        return in_order, Extent(start=start, end=end)
    common = sum((Counter(sought) & Counter(words)).values())
    share = 2 * common / (len(sought) + len(words)) if words else 0.0
    return share, Extent(start=sentence.start(), end=sentence.end())


_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]*")


def _bares(words: str) -> list[str]:
    return [fold(one).casefold() for one in _WORD.findall(words)]


def _places(part: Part, text: str) -> list[tuple[int, int]]:
    """Where the words stand, whole, in a squeezed text."""
    sought = {fold(part.words)}
    if part.capital:
        sought.add(fold(part.words[0].swapcase() + part.words[1:]))
    found: list[tuple[int, int]] = []
    for words in sought:
        at = text.find(words)
        while at >= 0 and len(found) < _MOST_PLACES:
            if _is_cut(text, at) and _is_cut(text, at + len(words)):
                found.append((at, at + len(words)))
            at = text.find(words, at + 1)
    return sorted(found)


_MARK = "\ue000"
"""Stands for the brackets around one letter; for private use, so in no text."""
_MOST_PLACES = 2_000


def _is_cut(text: str, at: int) -> bool:
    return at in {0, len(text)} or not (text[at - 1].isalnum() and text[at].isalnum())


def _chain(
    places: Sequence[list[tuple[int, int]]], parts: Sequence[Part]
) -> list[tuple[int, int]] | None:
    """The closest series of places, one a part, in order and near enough to each other."""
    chains = filter(None, (_from(first, places, parts) for first in places[0]))
    return min(chains, key=lambda chain: chain[-1][1] - chain[0][0], default=None)


def _from(
    first: tuple[int, int], places: Sequence[list[tuple[int, int]]], parts: Sequence[Part]
) -> list[tuple[int, int]] | None:
    chain = [first]
    for part, options in zip(parts[1:], places[1:], strict=True):
        after = chain[-1][1]
        then = next((one for one in options if _follows(part, after, one[0])), None)
        if then is None:
            return None
        chain.append(then)
    return chain


def _follows(part: Part, end: int, start: int) -> bool:
    """Whether a part may begin at `start` when the one before it ended at `end`."""
    return 0 <= start - end <= (REACH if part.after_dots else REPLACED)


def _omissions(parts: Sequence[Part], extents: Sequence[Extent], text: str) -> tuple[Omission, ...]:
    found = []
    for part, one, then in zip(parts[1:], extents, extents[1:], strict=False):
        words = " ".join(text[one.end : then.start].split())
        if words or part.instead:
            limiting = limiting_words(words)
            found.append(Omission(words=words, limiting=limiting, instead=part.instead))
    return tuple(found)


def _without_marks(words: str) -> tuple[str, bool]:
    """Take the outer quotation marks away; say whether a double one has no partner."""
    plain = fold(words)
    opening = sum(words.count(mark) for mark in "“«„")
    closing = sum(words.count(mark) for mark in "”»")
    lopsided = plain.count('"') % 2 == 1 or (closing > 0 and opening != closing)
    start, end = 0, len(words)
    while start < end and plain[start] in _OUTER and (plain[end - 1] == plain[start] or lopsided):
        start += 1
        end -= end > start and plain[end - 1] == plain[start - 1]
    if lopsided and start == 0 and plain.endswith('"'):
        end -= 1
    return words[start:end].strip(), lopsided
