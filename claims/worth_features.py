"""The named features of a claim that decide how much it is worth checking.

`features` returns the ones that are present, each with a value: 1 for most, a small count or
a logarithm where how much matters. Every key is explained in `claims.worth.IN_WORDS`.

Words, and pairs of words that stand side by side, are features by themselves where a lexicon has
them. In a pair any figure is `#` and any name `@`, so that "# jobs" is a number of jobs and
"@ voted" somebody who voted, whoever that is: whom a claim names is never a feature.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import chain, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from claims.amounts import PERCENT, POINTS
from claims.kept import Kept
from claims.model import Checkability, Comparator, Kind, SpeakerRole
from claims.text import fold
from claims.word_lists import listed
from claims.worth_words import LISTS, PHRASES, TOPICS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.model import Attribution, Quantity, TimeReference

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d,.]*|[?!]")
_FEATURES_OF: dict[str, tuple[str, ...]] = {}
for _feature, _words in LISTS.items():
    for _word in _words:
        _FEATURES_OF[_word] = (*_FEATURES_OF.get(_word, ()), _feature)
_PHRASE_FEATURES = {
    tuple(phrase.split()): feature for feature, phrases in PHRASES.items() for phrase in phrases
}
_OFFICIAL = re.compile(
    r"\b(?:president|governor|senator|mayor|secretary|minister|congress\w*|council\w*|chief|"
    r"director|general|chair\w*|attorney|commissioner|ambassador|sheriff|judge|spokes\w+)\b",
    re.IGNORECASE,
)
_NOT_PAST = listed(
    "need indeed speed feed seed bleed breed exceed proceed succeed hundred united naked wicked"
)
MOST = 3
"""A word list counts at most this often: the fourth tax in a sentence adds nothing."""


FIGURE, NAME, START = "#", "@", "^"
"""What stands in a pair for any figure, for any name, and for the beginning of the claim."""


_OPENINGS = {
    word: f"starts_with_{named}"
    for named, words in {
        "conjunction": "and but so or",
        "i": "i i'm i'll i've i'd",
        "we": "we we're we've we'll",
        "he": "he she he's she's",
        "it": "it it's that's that this",
    }.items()
    for word in words.split()
}


class _Piece(NamedTuple):
    """What stands between two spaces: what its words are, and what it looks like as a whole.

    Each word in small letters and as it stands in a pair; the lists that they are on, together.
    """

    spoken: tuple[str, ...]
    signs: tuple[str, ...]
    on: tuple[str, ...]
    name: bool
    acronym: bool


@Kept
def _piece(raw: str) -> _Piece:
    """What a piece is by itself."""
    words = _TOKEN.findall(fold(raw))
    spoken = tuple(map(str.lower, words))
    return _Piece(
        spoken=spoken,
        signs=tuple(map(_sign, words)),
        on=tuple(chain.from_iterable(map(_lists_of, spoken))),
        name=raw[0].isupper() and raw[:2] not in {"I", "I'", "I’"},
        acronym=raw.isupper() and len(raw.strip(".,'")) > 1,
    )


def _lists_of(spoken: str) -> tuple[str, ...]:
    past = spoken.endswith("ed") and len(spoken) > 4 and spoken not in _NOT_PAST
    on = _FEATURES_OF.get(spoken, ())
    return (*on, "ends_in_ed") if past else on


def _sign(word: str) -> str:
    """A word as it stands in a pair, anywhere but at the beginning."""
    if word[0].isdigit():
        return FIGURE
    return NAME if word[0].isupper() and word != "I" and word[:2] != "I'" else word.lower()


def tokens(words: str) -> list[str]:
    """Return the lower-case words, figures and loud marks of a claim."""
    return _TOKEN.findall(fold(words).lower())


def pairs(words: str) -> list[str]:
    """Return the words of a claim two by two, as "voted against", "# jobs", "@ voted", "^ we"."""
    pieces = list(map(_piece.__getitem__, words.split()))
    spoken = chain.from_iterable([piece.spoken for piece in pieces])
    return _pairs(next(spoken, ""), list(chain.from_iterable([piece.signs for piece in pieces])))


def _pairs(first: str, signs: list[str]) -> list[str]:
    """Names in a row are one; the capital that begins a sentence makes no name of `first`."""
    if signs[:1] == [NAME]:
        signs[0] = first
    found: list[str] = []
    before = START
    for sign in signs:
        if sign != NAME or before != NAME:
            found.append(f"{before} {sign}")
            before = sign
    return found


def features(
    words: str,
    *,
    attribution: Attribution,
    kind: Kind,
    checkability: Checkability,
    quantities: Sequence[Quantity],
    times: Sequence[TimeReference],
    lexicon: frozenset[str] = frozenset(),
) -> dict[str, float]:
    """Return the features present in a claim and their values.

    Each word and each pair of `lexicon` that occurs is a feature of its own, "word_" before it.
    """
    pieces = list(map(_piece.__getitem__, words.split()))
    spoken = list(chain.from_iterable([piece.spoken for piece in pieces]))
    signs = list(chain.from_iterable([piece.signs for piece in pieces]))
    found = _listed(pieces, spoken)
    found |= _numbers(signs.count(FIGURE), quantities)
    found |= _shape(words, pieces, spoken)
    if times:
        found |= _times(times)
    _put_together(found)
    found |= _source(attribution)
    found[_KINDS[kind]] = 1.0
    if checkability is Checkability.NOT_A_FACTUAL_CLAIM:
        found["not_a_factual_claim"] = 1.0
    if lexicon and spoken:
        for term in lexicon.intersection(chain(spoken, _pairs(spoken[0], signs))):
            found[f"word_{term}"] = 1.0
    return found


_KINDS = {kind: f"kind_{kind}" for kind in Kind}


def _listed(pieces: Sequence[_Piece], spoken: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for feature in chain.from_iterable([piece.on for piece in pieces if piece.on]):
        count = found.get(feature, 0)
        if count < MOST:
            found[feature] = count + 1
    for pair in _PHRASE_FEATURES.keys() & pairwise(spoken):
        found[_PHRASE_FEATURES[pair]] = 1.0
    return found


def _numbers(figures: int, quantities: Sequence[Quantity]) -> Mapping[str, float]:
    if not quantities:
        return {"figures": min(MOST, figures)} if figures else {}
    units = {quantity.unit for quantity in quantities}
    ends = [end for q in quantities for end in (q.low, q.high) if end is not None]
    present = {
        "number": 1.0,
        "several_numbers": float(len(quantities) > 1),
        "percentage": float(not units.isdisjoint({PERCENT, POINTS})),
        "money": float(any(len(unit) == 3 and unit.isupper() for unit in units)),
        "large_number": float(any(end >= 1000 for end in ends)),
        "zero": float(any(q.low == 0 and q.high == 0 for q in quantities)),
        "bounded_number": float(any(q.comparator not in _PLAIN for q in quantities)),
        "rough_number": float(any(q.approximate for q in quantities)),
        "figures": min(MOST, figures),
    }
    return {key: value for key, value in present.items() if value}


_PLAIN = frozenset({Comparator.EQUAL, Comparator.ABOUT})


def _times(times: Sequence[TimeReference]) -> Mapping[str, float]:
    dated = any(time.earliest and time.latest for time in times)
    return {"time": 1.0, "dated": 1.0} if dated else {"time": 1.0}


def _shape(words: str, pieces: Sequence[_Piece], spoken: Sequence[str]) -> dict[str, float]:
    names = sum([piece.name for piece in pieces[1:]])
    found = _length(len(spoken)) | ({"name": 1.0, "names": min(5.0, float(names))} if names else {})
    if any(map(_is_acronym, pieces)):
        found["acronym"] = 1.0
    if "?" in words:
        found["question"] = 1.0
    if "!" in words:
        found["exclamation"] = 1.0
    if words.rstrip().endswith(("...", "--", "…", "—")):
        found["ellipsis"] = 1.0
    if spoken and spoken[0] in _OPENINGS:
        found[_OPENINGS[spoken[0]]] = 1.0
    return found


_is_acronym = attrgetter("acronym")


@lru_cache(maxsize=256)
def _length(words: int) -> dict[str, float]:
    """What a number of words tells by itself; kept, and not to be changed."""
    present = {
        "length": math.log(max(1, words)),
        "very_short": float(words < 5),
        "short": float(words < 9),
        "long": float(words > 25),
    }
    return {key: value for key, value in present.items() if value}


def _put_together(found: dict[str, float]) -> None:
    """Add what two features say together that neither says alone."""
    topics = len(found.keys() & TOPICS)
    past = "past_verb" in found or "ends_in_ed" in found or "perfect" in found
    ahead = not _AHEAD.isdisjoint(found)
    number = "number" in found
    present = (
        ("no_topic", not topics),
        ("two_topics", topics > 1),
        ("institution_in_the_past", past and ("institution" in found or "officials" in found)),
        ("number_in_the_past", number and past),
        ("number_of_a_plan", number and ahead),
        ("topic_of_a_plan", topics and ahead),
        ("only_the_past", past and not ahead),
        ("name_and_number", number and "name" in found),
        ("view_without_number", not number and "thinking_phrase" in found),
    )
    for key, is_so in present:
        if is_so:
            found[key] = 1.0


_AHEAD = frozenset({"going_to", "future_word", "must", "conditional"})


def _source(attribution: Attribution) -> dict[str, float]:
    found: dict[str, float] = {}
    if attribution.title or attribution.speaker:
        title = " ".join(filter(None, (attribution.title, attribution.speaker)))
        if _OFFICIAL.search(title):
            found["official_speaker"] = 1.0
    if attribution.role is SpeakerRole.UNNAMED:
        found["unnamed_source"] = 1.0
    return found
