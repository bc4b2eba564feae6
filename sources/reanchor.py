"""Looking for quoted words again in a newer version of the text they stand in.

Each place is looked for as W3C's TextQuoteSelector advises, by its words, what stands before and
after, and where it stood. What decides, in this order: the stretch around it stands unchanged; its
words stand once, and stood once; they stand where they stood between unchanged neighbours; the
words around them agree. Only then likeness, and only among words that are new in the newer text:
a sentence that stood in the earlier one, too, is another sentence, however alike.

A place is never moved silently to words that merely look right. Where two places fit, or a few
words stand with nothing of their surroundings, the outcome is ambiguous and a person decides;
where the words are gone, the place is orphaned.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from claims.text import CONTEXT, Extent, fold, trim
from sources.align import aligned
from sources.locate import locate, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TELLING = 24
"""Characters that words need to be known again by themselves; shorter ones ("12 people") stand
somewhere else by chance, and need their surroundings."""
AGREEING = 12
"""Characters of the surroundings that must agree, on one side, to know short words again by."""
REWRITTEN = 60.0
"""Likeness from which what stands between unchanged neighbours is what the words became: there,
and only there, less is asked than anywhere else, because a person confirms it."""
MOST_PLACES = 5
"""Places offered to whoever decides."""
_TIE = 4.0
"""Points of likeness between two places below which neither is clearly the better."""
_WORD_OR_TWO = 16
_RARE = 40
"""Places in the new words beyond which a word points nowhere."""
_PIECE = re.compile(r"[^\n.!?]*(?:[.!?]+[\"'”’)\]]*\s*|\n\s*|\Z)")
_WORD = re.compile(r"\w+")


class Outcome(StrEnum):
    """What became of a place."""

    KEPT = "kept"
    MOVED = "moved"
    """The same words, among other neighbours."""
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refound:
    """Where words stand in the newer text; no extent when ambiguous or orphaned.

    `places` are the ones to choose from when ambiguous, the likeliest first. `score` is the
    likeness of the words, 0 to 100.
    """

    outcome: Outcome
    extent: Extent | None = None
    places: tuple[Extent, ...] = ()
    score: float = 0.0


_GONE = Refound(outcome=Outcome.ORPHANED)


def reanchor(extents: Sequence[Extent], before: str, after: str) -> tuple[Refound, ...]:
    """Return what became of each extent of `before` in `after`, in the order given."""
    versions = _Versions(before, after)
    return tuple(versions.find(extent) for extent in extents)


@dataclass(frozen=True, slots=True)
class _Shift:
    """A stretch that stands unchanged in both texts."""

    start: int
    end: int
    to: int

    @property
    def ended(self) -> int:
        """Where it ends in the newer text."""
        return self.to + self.end - self.start


class _Versions:
    """Both texts, compared once for all the places looked for."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = fold(before), fold(after)
        self.plain_before, self.plain_after = squeeze(before), squeeze(after)
        self.shifts = _shifts(self.before, self.after)
        self.starts = [shift.start for shift in self.shifts]
        self.ends = [shift.end for shift in self.shifts]
        self.new = _New(self.after, self.shifts)
        known = {one.of(self.before) for one in _pieces(self.before)}
        self.strangers = [one for one in self.new.pieces() if one.of(self.after) in known]

    def find(self, extent: Extent) -> Refound:
        """Return what became of one place."""
        words = extent.of(self.before)
        same = self._unchanged(extent)
        places = self._standing(words)
        if same is not None and (len(places) == 1 or self._is_known(extent, same)):
            return Refound(outcome=Outcome.KEPT, extent=same, score=100.0)
        if places:
            return self._among(extent, places)
        return self._changed(extent, words)

    def _unchanged(self, extent: Extent) -> Extent | None:
        """Where the extent stands if the stretch around it was not touched."""
        shift = self.shifts[bisect_right(self.starts, extent.start) - 1]
        if extent.end > shift.end:
            return None
        by = shift.to - shift.start
        same = Extent(start=extent.start + by, end=extent.end + by)
        return same if _is_whole(self.after, same) else None

    def _standing(self, words: str) -> list[Extent]:
        """Every place of these words, white space aside, where whole words are cut out."""
        sought = " ".join(words.split())
        found = []
        at = self.plain_after.text.find(sought) if sought else -1
        while at >= 0:
            extent = self.plain_after.raw_extent(at, at + len(sought))
            if _is_whole(self.after, extent):
                found.append(extent)
            at = self.plain_after.text.find(sought, at + 1)
        return found

    def _among(self, extent: Extent, places: list[Extent]) -> Refound:
        """Choose among places with the very words, or leave that to a person."""
        others = [place for place in places if not self._is_another(place, extent)]
        window = self._window(extent)
        here = [place for place in others if window is not None and window.contains(place)]
        known = [place for place in others if self._is_known(extent, place)]
        alone = len(places) == 1 and (self._was_alone(extent) or self._is_tight(extent))
        if len(here) == 1 and (here[0] in known or alone):
            return Refound(outcome=Outcome.KEPT, extent=here[0], score=100.0)
        if len(known) == 1 or (len(others) == 1 and self._was_alone(extent)):
            moved = known[0] if len(known) == 1 else others[0]
            return Refound(outcome=Outcome.MOVED, extent=moved, score=100.0)
        if not others:
            return _GONE
        ranked = sorted(others, key=lambda place: -sum(self._agreeing(extent, place)))
        chosen = tuple(ranked[:MOST_PLACES])
        return Refound(outcome=Outcome.AMBIGUOUS, places=chosen, score=100.0)

    def _was_alone(self, extent: Extent) -> bool:
        """Whether the words are long enough to be known by, and stood once in the earlier text."""
        sought = " ".join(extent.of(self.before).split())
        return len(sought) >= TELLING and self.plain_before.text.count(sought) == 1

    def _is_another(self, place: Extent, extent: Extent) -> bool:
        """Whether a place is that of other words of the earlier text, which stand unchanged."""
        return any(
            shift.to <= place.start
            and place.end <= shift.ended
            and place.start - shift.to + shift.start != extent.start
            for shift in self.new.around(place.start)
        )

    def _is_known(self, extent: Extent, place: Extent) -> bool:
        """Whether what stands before or after agrees far enough to know the place again."""
        return max(self._agreeing(extent, place)) >= AGREEING

    def _agreeing(self, extent: Extent, place: Extent) -> tuple[int, int]:
        """How many characters before and after the words agree, up to CONTEXT."""
        before = self.before[max(0, extent.start - CONTEXT) : extent.start][::-1]
        ahead = self.after[max(0, place.start - CONTEXT) : place.start][::-1]
        after = self.before[extent.end : extent.end + CONTEXT]
        behind = self.after[place.end : place.end + CONTEXT]
        return _common(before, ahead), _common(after, behind)

    def _window(self, extent: Extent) -> Extent | None:
        """The stretch between the nearest unchanged words, where these would stand now."""
        first = self.shifts[bisect_right(self.starts, extent.start) - 1]
        last = self.shifts[bisect_left(self.ends, extent.end)]
        start = first.to + min(first.end, extent.start) - first.start
        end = last.to + max(last.start, extent.end) - last.start
        return trim(self.after, *_widened(self.after, start, end)) if start < end else None

    def _is_tight(self, extent: Extent) -> bool:
        """Whether unchanged neighbours leave room for little more than the words themselves."""
        window = self._window(extent)
        room = 3 * (extent.end - extent.start) + CONTEXT
        return window is not None and window.end - window.start <= room

    def _changed(self, extent: Extent, words: str) -> Refound:
        """Look for words alike among those that are new, first where the old ones stood."""
        found = dict(self._rewritten(extent, words))
        for stretch in [] if found else self.new.likely(words):
            located = locate(words, stretch.of(self.after))
            if located.extent is not None:
                found[_within(stretch, located.extent)] = located.score
        fresh = [place for place in found if not self._stood_before(place, extent)]
        ranked = sorted(fresh, key=lambda place: -found[place])
        if not ranked:
            return _GONE
        best = found[ranked[0]]
        rivals = [p for p in ranked[1:] if best - found[p] < _TIE and not p.overlaps(ranked[0])]
        if rivals:
            places = (ranked[0], *rivals)[:MOST_PLACES]
            return Refound(outcome=Outcome.AMBIGUOUS, places=places, score=best)
        return Refound(outcome=Outcome.CHANGED, extent=ranked[0], score=best)

    def _stood_before(self, place: Extent, extent: Extent) -> bool:
        """Whether the words at a new place stood in the earlier text, too, beside the extent."""
        text, words, own = self.before, place.of(self.after), extent.of(self.before)
        if words in text[: extent.start] or words in text[extent.end :]:
            return True
        return any(one.overlaps(place) and one.of(self.after) not in own for one in self.strangers)

    def _rewritten(self, extent: Extent, words: str) -> Iterator[tuple[Extent, float]]:
        """Yield what stands between the unchanged neighbours of the words, if it is like them."""
        window = self._window(extent)
        if window is None or not self._is_tight(extent):
            return
        located = locate(words, window.of(self.after)).extent
        place = window
        if located is not None and window.end - window.start > len(words) * 1.25:
            place = _reaching(_within(window, located), window)
        score = fuzz.ratio(words, place.of(self.after))
        if score >= REWRITTEN:
            yield place, score


class _New:
    """The stretches of the newer text that stood nowhere in the earlier one, and their words."""

    def __init__(self, after: str, shifts: Sequence[_Shift]) -> None:
        self.after = after
        self.kept = shifts
        self.tos = [shift.to for shift in shifts]
        self.gaps = list(_gaps(shifts))
        self.where: dict[str, list[int]] = defaultdict(list)
        for gap in self.gaps:
            for word in _WORD.finditer(after, gap.start, gap.end):
                self.where[word[0].casefold()].append(word.start())

    def pieces(self) -> Iterator[Extent]:
        """Yield the sentences that lie outside every unchanged stretch, wholly or in part."""
        return (
            one
            for one in _pieces(self.after)
            if not any(s.to <= one.start and one.end <= s.ended for s in self.around(one.start))
        )

    def around(self, offset: int) -> Iterable[_Shift]:
        """The unchanged stretch at an offset of the newer text, if it lies in one."""
        at = bisect_right(self.tos, offset)
        return self.kept[max(0, at - 1) : at]

    def likely(self, words: str) -> list[Extent]:
        """The new stretches that words may have become: those that hold most of their rare ones."""
        sought = {one.casefold() for one in _WORD.findall(words)}
        wide = max(80, len(words))
        votes: Counter[int] = Counter()
        for places in (self.where.get(one, []) for one in sought):
            if len(places) <= _RARE:
                votes.update({place // wide for place in places})
        best = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:3]
        stretches = [self._stretch((one - 1) * wide, (one + 2) * wide) for one in best]
        return [one for one in dict.fromkeys(stretches) if one is not None]

    def _stretch(self, start: int, end: int) -> Extent | None:
        """Cut a stretch to the new words it overlaps most."""
        cut = [
            (min(gap.end, end), max(gap.start, start))
            for gap in self.gaps[self._first(start) :][:12]
            if gap.start < end and start < gap.end
        ]
        if not cut:
            return None
        last, first = max(cut, key=lambda one: one[0] - one[1])
        return Extent(start=first, end=last)

    def _first(self, offset: int) -> int:
        return max(0, bisect_right(self.gaps, offset, key=lambda gap: gap.start) - 1)


def _shifts(before: str, after: str) -> list[_Shift]:
    """Return the unchanged stretches in order, grown to where the texts part.

    The first begins and the last ends both texts; these two may be empty.
    """
    left, right = _pieces(before), _pieces(after)
    runs = aligned([one.of(before) for one in left], [one.of(after) for one in right])
    pairs = ((left[run.left + n], right[run.right + n]) for run in runs for n in range(run.length))
    bare = [_Shift(one.start, one.end, two.start) for one, two in pairs]
    bare = [_Shift(0, 0, 0), *bare, _Shift(len(before), len(before), len(after))]
    forward = [_grown_on(one, then, before, after) for one, then in pairwise(bare)]
    forward.append(bare[-1])
    back = [_grown_back(then, one, before, after) for one, then in pairwise(forward)]
    return _together([forward[0], *back])


def _together(shifts: Iterable[_Shift]) -> list[_Shift]:
    """Join stretches that follow each other without a gap in either text."""
    joined: list[_Shift] = []
    for one in shifts:
        last = joined[-1] if joined else None
        if last and last.end == one.start and last.ended == one.to:
            joined[-1] = _Shift(last.start, one.end, last.to)
        else:
            joined.append(one)
    return joined


def _grown_on(one: _Shift, then: _Shift, before: str, after: str) -> _Shift:
    more = _common(before[one.end : then.start], after[one.ended : then.to])
    return _Shift(one.start, one.end + more, one.to)


def _grown_back(one: _Shift, earlier: _Shift, before: str, after: str) -> _Shift:
    lost, new = before[earlier.end : one.start], after[earlier.ended : one.to]
    more = _common(lost[::-1], new[::-1])
    return _Shift(one.start - more, one.end, one.to - more)


def _gaps(shifts: Sequence[_Shift]) -> Iterator[Extent]:
    for one, then in pairwise(shifts):
        if one.ended < then.to:
            yield Extent(start=one.ended, end=then.to)


def _pieces(text: str) -> list[Extent]:
    """Cut a text into sentences, roughly: what one edit mostly leaves whole."""
    found = (trim(text, *one.span()) for one in _PIECE.finditer(text))
    return [one for one in found if one is not None]


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen to whole words: texts part in the middle of one where two begin alike."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _is_whole(text: str, extent: Extent) -> bool:
    return _widened(text, extent.start, extent.end) == (extent.start, extent.end)


def _within(stretch: Extent, found: Extent) -> Extent:
    return Extent(start=stretch.start + found.start, end=stretch.start + found.end)


def _reaching(place: Extent, window: Extent) -> Extent:
    """Let a place reach to an edge that is a word or two away: likeness likes to cut a new word."""
    start = window.start if place.start - window.start <= _WORD_OR_TWO else place.start
    end = window.end if window.end - place.end <= _WORD_OR_TWO else place.end
    return Extent(start=start, end=end)


def _common(one: str, two: str) -> int:
    """How many characters two strings have in common from the start."""
    most = min(len(one), len(two))
    if one[:most] == two[:most]:
        return most
    return next(at for at in range(most) if one[at] != two[at])
