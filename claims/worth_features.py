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
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.amounts import PERCENT, POINTS
from claims.model import Checkability, Comparator, SpeakerRole
from claims.text import fold
from claims.word_lists import listed
from claims.worth_words import LISTS, PHRASES, TOPICS

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

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


def tokens(words: str) -> list[str]:
    """Return the lower-case words, figures and loud marks of a claim."""
    return _TOKEN.findall(fold(words).lower())


def pairs(words: str) -> list[str]:
    """Return the words of a claim two by two, as "voted against", "# jobs", "@ voted", "^ we"."""
    signs = [START]
    for word in _TOKEN.findall(fold(words)):
        sign = _sign(word, first=len(signs) == 1)
        if sign != NAME or signs[-1] != NAME:
            signs.append(sign)
    return [f"{first} {second}" for first, second in pairwise(signs)]


def _sign(word: str, *, first: bool) -> str:
    """A word as it stands in a pair; the capital that begins a sentence makes no name."""
    if word[0].isdigit():
        return FIGURE
    named = word[0].isupper() and not first and word != "I" and word[:2] != "I'"
    return NAME if named else word.lower()


def features(
    words: str,
    *,
    attribution: Attribution,
    kind: Kind,
    checkability: Checkability,
    quantities: Sequence[Quantity],
    times: Sequence[TimeReference],
    lexicon: Container[str] = (),
) -> dict[str, float]:
    """Return the features present in a claim and their values.

    Each word and each pair of `lexicon` that occurs is a feature of its own, "word_" before it.
    """
    spoken = tokens(words)
    found = _listed(spoken)
    found.update(_numbers(spoken, quantities))
    found.update(_times(times))
    found.update(_shape(words, spoken))
    found.update(_together(found))
    found.update(_source(attribution))
    found[f"kind_{kind.value}"] = 1.0
    if checkability is Checkability.NOT_A_FACTUAL_CLAIM:
        found["not_a_factual_claim"] = 1.0
    found.update({f"word_{term}": 1.0 for term in (*spoken, *pairs(words)) if term in lexicon})
    return found


def _listed(spoken: list[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word in spoken:
        for feature in _FEATURES_OF.get(word, ()):
            found[feature] = min(MOST, found.get(feature, 0) + 1)
        if word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST:
            found["ends_in_ed"] = min(MOST, found.get("ends_in_ed", 0) + 1)
    for pair in pairwise(spoken):
        feature = _PHRASE_FEATURES.get(pair, "")
        if feature:
            found[feature] = 1.0
    return found


def _numbers(spoken: list[str], quantities: Sequence[Quantity]) -> Mapping[str, float]:
    figures = sum(word[0].isdigit() for word in spoken)
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


def _shape(words: str, spoken: list[str]) -> Mapping[str, float]:
    count = max(1, len(spoken))
    raw = words.split()
    names = [word for word in raw[1:] if word[:1].isupper() and word[:2] not in {"I", "I'", "I’"}]
    present = {
        "length": math.log(count),
        "very_short": float(count < 5),
        "short": float(count < 9),
        "long": float(count > 25),
        "name": float(bool(names)),
        "names": min(5.0, float(len(names))),
        "acronym": float(any(w.isupper() and len(w.strip(".,'")) > 1 for w in raw)),
        "question": float("?" in words),
        "exclamation": float("!" in words),
        "ellipsis": float(words.rstrip().endswith(("...", "--", "…", "—"))),
        "starts_with_conjunction": float(spoken[:1] in (["and"], ["but"], ["so"], ["or"])),
        "starts_with_i": float(spoken[:1] in (["i"], ["i'm"], ["i'll"], ["i've"], ["i'd"])),
        "starts_with_we": float(spoken[:1] in (["we"], ["we're"], ["we've"], ["we'll"])),
        "starts_with_he": float(spoken[:1] in (["he"], ["she"], ["he's"], ["she's"])),
        "starts_with_it": float(spoken[:1] in (["it"], ["it's"], ["that's"], ["that"], ["this"])),
    }
    return {key: value for key, value in present.items() if value}


def _together(found: Mapping[str, float]) -> Mapping[str, float]:
    """What two features say together that neither says alone."""
    topics = sum(topic in found for topic in TOPICS)
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
