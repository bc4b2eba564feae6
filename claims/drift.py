"""What a wording lost on its way from another: scope, period, doubt, "at least", the speaker.

Three sorts are looked at: a headline beside its own text, a paraphrase beside the quotation that
it stands for, and a number beside the source that is cited for it.

The shorter wording is not called wrong: the longer one is said to qualify it, with what was left
out or changed in so many words. Whether that misleads a reader is for a person to say. Nothing
is proposed where the two do not surely say the same thing, or where one denies what the other
says: that is a contradiction and has rules of its own (`claims.relate`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.gist import as_written, gist, stem
from claims.model import Mode, RelationKind
from claims.number_relations import Bearing, compare, first_pair, in_short, left_is_narrower
from claims.structure import BlockKind
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.comparison import Assertion, Both, Proposal
    from claims.model import Quantity

COVERED = 0.6
"""Share of the shorter wording's content words that the longer one must have. At a half, two
statements by one person about one bill were taken for a quotation and its paraphrase."""
NEARLY_ALL = 0.75
"""The same before an attribution is missed: headlines retell loosely what they do not assert."""

_LIMITS = listed(
    """
    federal state county local municipal national regional domestic foreign reported registered
    recorded confirmed estimated preliminary provisional draft partial attempted alleged suspected
    accused full-time part-time permanent temporary adult juvenile minor repeat first-time eligible
    licensed unlicensed registered some several most many few nearly almost only mainly mostly
    largely partly
    """
)
"""Words that make what follows them less: leaving one out claims more. Only as written here: with
a capital they belong to a name."""
_HEDGES = re.compile(
    r"\b(?:may|might|could|reportedly|allegedly|apparently|possibly|perhaps|likely|probably|"
    r"appears? to|seems? to|plans? to|intends? to|hopes? to|expected to|proposed)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:(?:in|over|for|during|within)(?: at (?:least|most))?(?: the)?"
    r"(?: (?:last|past|first|previous))?(?: \w+)? (?:decades?|years?|months?|weeks?|quarters?)"
    r"|since \w*\d{4}|in (?:19|20)\d{2}|between \d{4} and \d{4}|from \d{4} to \d{4})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*")


def drifted(both: Both) -> Proposal | None:
    """Return that one wording lost something of the other that it stands for, or None."""
    for brief, full in ((both.left, both.right), (both.right, both.left)):
        name = _stands_for(brief, full)
        if not name or both.one.denies != both.other.denies or both.names_apart:
            continue
        if _says_the_same(brief, full) and (lost := "; ".join(_lost(brief, full))):
            return both.propose(RelationKind.QUALIFIES, f"{name} {lost}.", 0.65, by=full)
    return None


def _stands_for(brief: Assertion, full: Assertion) -> str:
    """Return what the first is to the second, as a reason begins; empty where it is nothing."""
    one_document = brief.document == full.document
    if one_document and brief.block is BlockKind.HEADLINE and full.block is not BlockKind.HEADLINE:
        return "The headline"
    if _same_speaker(brief, full) and full.attribution.mode is Mode.DIRECT:
        return "The paraphrase" if brief.attribution.mode is Mode.INDIRECT else ""
    if not one_document and _cites(brief, full.outlet):
        return f"What is said to come from {full.outlet}"
    return ""


def _same_speaker(brief: Assertion, full: Assertion) -> bool:
    speaker = full.attribution.speaker
    return speaker is not None and brief.attribution.speaker == speaker


def _cites(brief: Assertion, outlet: str) -> bool:
    """Whether a statement names an outlet as its source: all of its name, or of the statement's."""
    theirs = gist(outlet).stems
    named = (brief.attribution.speaker, *brief.attribution.via)
    return bool(theirs) and any(gist(one).stems == theirs for one in named if one)


def _says_the_same(brief: Assertion, full: Assertion) -> bool:
    own, other = gist(brief.statement).stems, gist(full.statement).stems
    shared = len(own & other)
    if shared >= 3 and any(_same_noun(brief, full)):
        return True
    return shared >= 3 and shared / len(own) >= COVERED


def _same_noun(brief: Assertion, full: Assertion) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the quantities of one noun that the two share: (brief's, full's)."""
    for one in brief.quantities:
        for other in full.quantities:
            if compare(one, other) is not None:
                yield one, other


def _lost(brief: Assertion, full: Assertion) -> Iterator[str]:
    """Yield what was left out or changed, as the end of a sentence."""
    left_out = dict.fromkeys((*_scope(brief, full), *_period(brief, full), *_hedge(brief, full)))
    if left_out:
        yield "leaves out " + ", ".join(f"“{words}”" for words in left_out)
    for one, other in _same_noun(brief, full):
        same_number = {one.low, one.high} & {other.low, other.high} - {None}
        if same_number and one.comparator is not other.comparator:
            yield f"makes “{in_short(one)}” of “{in_short(other)}”"
    yield from _speaker(brief, full)


def _scope(brief: Assertion, full: Assertion) -> Iterator[str]:
    """Yield the limiting words of the full wording that stand before what both speak of."""
    own = gist(brief.statement).stems
    kept = {word.casefold() for word in _WORD.findall(brief.statement)}
    words = _WORD.findall(full.statement)
    for place, word in enumerate(words):
        if word in _LIMITS - kept and _is_shared(words[place + 1 : place + 2], own):
            yield word
    found = first_pair(full.quantities, brief.quantities, Bearing.SCOPE)
    if found and left_is_narrower(*found):
        narrowing = gist(found[0].unit).stems - gist(found[1].unit).stems - own
        written = (as_written(full.statement, one) for one in sorted(narrowing))
        yield from (one for one in written if one.casefold() not in _LIMITS)


def _is_shared(following: list[str], own: frozenset[str]) -> bool:
    """Whether a limit belongs to something that the brief wording has, too."""
    return any(stem(word.casefold()) in own for word in following)


def _period(brief: Assertion, full: Assertion) -> Iterator[str]:
    """A count or a denial holds for a time; without it, it claims more."""
    counts = bool(brief.quantities) or gist(brief.statement).denies
    if counts and not brief.times and not _PERIOD.search(brief.statement):
        yield from (found[0] for found in _PERIOD.finditer(full.statement))


def _hedge(brief: Assertion, full: Assertion) -> Iterator[str]:
    if _HEDGES.search(brief.statement):
        return
    own = gist(brief.statement).stems
    for found in _HEDGES.finditer(full.statement):
        if _is_shared(_WORD.findall(full.statement[found.end() :])[:2], own):
            yield found[0]


def _speaker(brief: Assertion, full: Assertion) -> Iterator[str]:
    """A headline in nobody's mouth that does not name whose words the text says they are."""
    speaker = full.attribution.speaker
    if not speaker or brief.attribution.mode is not Mode.NARRATED:
        return
    own, theirs = gist(brief.statement).stems, gist(full.statement).stems
    if gist(speaker).stems.isdisjoint(own) and len(own & theirs) >= NEARLY_ALL * len(own):
        yield f"does not say that it comes from {speaker}"
