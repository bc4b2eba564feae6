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
from typing import TYPE_CHECKING, NamedTuple

from claims.amounts import PERCENT, POINTS
from claims.model import Checkability, Comparator, SpeakerRole
from claims.text import fold
from claims.word_lists import listed
from claims.worth_words import LISTS, PHRASES, TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claims.model import Attribution, Kind, Quantity, TimeReference

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


class _Heard(NamedTuple):
    """A word as it stands: in small letters, as it stands in a pair, and the lists it is on."""

    spoken: str
    sign: str
    on: tuple[str, ...]


class _Piece(NamedTuple):
    """What stands between two spaces: its words, and whether it looks like a name or an acronym."""

    heard: tuple[_Heard, ...]
    name: bool
    acronym: bool


@lru_cache(maxsize=16384)
def _piece(raw: str) -> _Piece:
    """What a piece is by itself; kept, because most of them come again."""
    return _Piece(
        heard=tuple(_heard(word) for word in _TOKEN.findall(fold(raw))),
        name=raw[0].isupper() and raw[:2] not in {"I", "I'", "I’"},
        acronym=raw.isupper() and len(raw.strip(".,'")) > 1,
    )


def _heard(word: str) -> _Heard:
    spoken = word.lower()
    past = spoken.endswith("ed") and len(spoken) > 4 and spoken not in _NOT_PAST
    on = _FEATURES_OF.get(spoken, ())
    return _Heard(spoken, _sign(word), (*on, "ends_in_ed") if past else on)


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
    return list(_pairs([each for raw in words.split() for each in _piece(raw).heard]))


def _pairs(heard: Sequence[_Heard]) -> Iterator[str]:
    """Names in a row are one; the capital that begins a sentence makes no name."""
    signs = [START, *[each.sign for each in heard]]
    if signs[1:2] == [NAME]:
        signs[1] = heard[0].spoken
    kept = [sign for before, sign in pairwise(signs) if sign != NAME or before != NAME]
    return map(" ".join, pairwise([START, *kept]))


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
    pieces = list(map(_piece, words.split()))
    heard = list(chain.from_iterable([piece.heard for piece in pieces]))
    spoken = [each.spoken for each in heard]
    found = _listed(heard, spoken)
    found.update(_numbers(heard, quantities))
    found.update(_times(times))
    found.update(_shape(words, pieces, spoken))
    found.update(_together(found))
    found.update(_source(attribution))
    found[f"kind_{kind}"] = 1.0
    if checkability is Checkability.NOT_A_FACTUAL_CLAIM:
        found["not_a_factual_claim"] = 1.0
    terms = lexicon.intersection(chain(spoken, _pairs(heard))) if lexicon else ()
    found.update({f"word_{term}": 1.0 for term in terms})
    return found


def _listed(heard: Sequence[_Heard], spoken: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for feature in chain.from_iterable([each.on for each in heard]):
        count = found.get(feature, 0)
        if count < MOST:
            found[feature] = count + 1
    for pair in _PHRASE_FEATURES.keys() & pairwise(spoken):
        found[_PHRASE_FEATURES[pair]] = 1.0
    return found


def _numbers(heard: Sequence[_Heard], quantities: Sequence[Quantity]) -> Mapping[str, float]:
    figures = sum([each.sign == FIGURE for each in heard])
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
    present = {"time": bool(times), "dated": dated}
    return {key: 1.0 for key, value in present.items() if value}


def _shape(words: str, pieces: Sequence[_Piece], spoken: list[str]) -> Mapping[str, float]:
    count = max(1, len(spoken))
    names = sum([piece.name for piece in pieces[1:]])
    present = {
        "length": math.log(count),
        "very_short": float(count < 5),
        "short": float(count < 9),
        "long": float(count > 25),
        "name": float(bool(names)),
        "names": min(5.0, float(names)),
        "acronym": float(any(piece.acronym for piece in pieces)),
        "question": float("?" in words),
        "exclamation": float("!" in words),
        "ellipsis": float(words.rstrip().endswith(("...", "--", "…", "—"))),
    }
    if spoken and spoken[0] in _OPENINGS:
        present[_OPENINGS[spoken[0]]] = 1.0
    return {key: value for key, value in present.items() if value}


def _together(found: Mapping[str, float]) -> Mapping[str, float]:
    """What two features say together that neither says alone."""
    topics = len(found.keys() & TOPICS)
    past = not found.keys().isdisjoint({"past_verb", "ends_in_ed", "perfect"})
    ahead = not found.keys().isdisjoint({"going_to", "future_word", "must", "conditional"})
    body = not found.keys().isdisjoint({"institution", "officials"})
    present = {
        "no_topic": not topics,
        "two_topics": topics > 1,
        "institution_in_the_past": body and past,
        "number_in_the_past": "number" in found and past,
        "number_of_a_plan": "number" in found and ahead,
        "topic_of_a_plan": bool(topics) and ahead,
        "only_the_past": past and not ahead,
        "name_and_number": "name" in found and "number" in found,
        "view_without_number": "thinking_phrase" in found and "number" not in found,
    }
    return {key: 1.0 for key, value in present.items() if value}


def _source(attribution: Attribution) -> Mapping[str, float]:
    title = " ".join(filter(None, (attribution.title, attribution.speaker)))
    present = {
        "official_speaker": bool(_OFFICIAL.search(title)),
        "unnamed_source": attribution.role is SpeakerRole.UNNAMED,
    }
    return {key: 1.0 for key, value in present.items() if value}
