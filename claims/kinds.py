"""What sort of thing a claim asserts, and what of it can be checked today.

A table of wordings decides, first match first: questions and calls before plans, plans
before absences, and so on down to plain events. The reviewer can change both answers; this
is where a claim starts, not where it ends.

Only the claim's own words and what was read in them are looked at, never its truth.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.model import Checkability, Kind, Mode, SpeakerRole
from claims.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Attribution, Quantity, TimeReference

_I = re.IGNORECASE

_QUESTION = re.compile(
    r"\?[\"')\]]*\s*$|^(?:thank you|thanks|good (?:morning|evening|night)|hello|welcome)\b", _I
)
_CALL = re.compile(
    r"\b(?:we|you|they|he|she|it|i|this|that|\w+s)(?:'ve| have| has)? "
    r"(?:must|should|ought to|(?:have|has|need|needs) (?:got )?to|'d better|had better)\b(?! have been| be \w+ing)"
    r"|\blet(?:'s| us)\b|^(?:please|stop|never|do not|don't)\b(?! \w+ed\b)"
    r"|\bi (?:call (?:up)?on|urge|demand|ask|beg|hope|wish|pray)\b"
    r"|\bit(?:'s| is) time (?:to|for|that)\b|\bdeserves?\b",
    _I,
)
_VIEW = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:support|oppose|believe|think|feel|love|hate|like|want|prefer|stand|am|are"
    r" proud|denounce|condemn|continue to|care|agree|disagree|respect|admire|refuse)\b"
    r"|\b(?:is|are|was|were|be|been|it's|that's|he's|she's|they're) "
    r"(?:not |n't |so |very |really |entirely |simply |just |an? |the |absolutely |completely |truly |totally |most )*"
    r"(?:inappropriate|acceptable|unacceptable|wrong|right|good|bad|great|terrible|horrible|"
    r"wonderful|awful|shameful|disgraceful|outrageous|outrage|disgusting|beautiful|amazing|"
    r"fantastic|incredible|ridiculous|absurd|unfair|fair|unjust|immoral|cruel|important|"
    r"disappointing|disappointed|disaster|disgrace|shame|best|worst|racist|sad|happy|proud|"
    r"crucial|vital|essential|unfortunate|tragic|stupid|foolish|brave|honor|privilege)\b",
    _I,
)
_PLAN = re.compile(
    r"\b(?:will|won't|shall|'ll|going to|gonna|is to|are to|plans? to|planning to|planned to|"
    r"scheduled (?:to|for)|set to|due to (?:be|take|start|begin|open|vote|meet)|expects? to|"
    r"expected to|intends? to|prepar(?:es?|ing) to|about to|is likely to|are likely to|"
    r"would (?:be|arrest|have to|mean|cost|cut|take|lead|create|raise|make|give|allow|end|ban)|"
    r"by 20[3-9]\d|next (?:week|month|year)|forecasts?|predict(?:s|ed)?|upcoming)\b",
    _I,
)
_ABSENCE = re.compile(
    r"\b(?:there (?:is|was|are|were|has been|have been|'s) (?:still )?(?:no|little|not any|never any|n't any)"
    r"|there(?: isn't| wasn't| aren't| hasn't been| haven't been)(?: any)?|no|without(?: any)?|lack of|"
    r"(?:found|saw|seen|find|has|have|had|gave|offered|provided|presented|cited) (?:\w+ )?no|not (?:found|seen) any) "
    r"(?:\w+ ){0,2}(?:evidence|proof|sign|signs|indication|suggestion|record|basis|reason to "
    r"believe|trace|link|information)\b",
    _I,
)
_ALLEGATION = re.compile(
    r"\b(?:accus(?:ed|es|ing|ation)|alleg(?:ed|edly|es|ing|ation|ations)|blam(?:ed|es|ing)|"
    r"suspected of|charged with|claims? without|complaint against|sued|lawsuit|"
    r"made false|lied|lying|liar|cover(?:ed|ing)? up|misled)\b",
    _I,
)
_SAYING = re.compile(
    r"\b(?:(?:has|have|had) )?(?:publicly |also |repeatedly |already )?"
    r"(?:said|says|stated|states|told|tells|announced|claimed|claims|tweeted|wrote|testified|"
    r"acknowledged|admitted|denied|warned|promised|vowed|insisted|argued|declared|called (?:for|on))\b"
    r"|\baccording to\b",
    _I,
)
_CAUSE = re.compile(
    r"\b(?:because|caus(?:e|es|ed|ing)|led to|leads? to|leading to|result(?:ed|s|ing)? (?:in|from)|"
    r"as a result|due to|thanks to|owing to|therefore|so that|responsible for|weakens?|"
    r"undermin(?:es?|ing)|perpetuat(?:es?|ed|ing)|contribut(?:es?|ed|ing) to|triggered|prompted|"
    r"makes? (?:us|it|them|people)|stops? \w+ from|prevent(?:s|ed)?|keeps? \w+ from|in response to|"
    r"(?:more|less|fewer|higher|lower|better|worse|larger|smaller|bigger|faster|slower|safer|"
    r"older|younger|richer|poorer|greater|cheaper|stronger|weaker) (?:\w+ ){0,3}than|compared (?:to|with)|"
    r"than any|rather than|as \w+ as|doubled|tripled|highest|lowest|largest|smallest|biggest|"
    r"most \w+ (?:in|of|since|ever)|the least|record (?:high|low)|outpac\w+|exceed\w+)\b",
    _I,
)
_RULE = re.compile(
    r"\b(?:law|laws|rule|rules|policy|resolution|ordinance|constitution|statute|act|bill|treaty|"
    r"regulation|order|loophole)\b.{0,60}\b(?:forbids?|allows?|requires?|bans?|prohibits?|permits?|limits?|says|"
    r"bars?|mandates?|gives?|lets?|protects?)\b"
    r"|\b(?:is|are) (?:not )?(?:illegal|legal|allowed|banned|required|prohibited|permitted|"
    r"forbidden|eligible|entitled|exempt|undocumented|unlawful|lawful|mandatory|in effect)\b"
    r"|\b(?:forbids?|prohibits?|requires|permits|bans)\b",
    _I,
)
_PERSONAL = re.compile(
    r"\b(?:i|we) (?:\w+ly |also |never |once |just |always )?"
    r"(?:was|were|had|went|saw|met|grew|worked|lived|came|did|got|made|heard|voted|served|lost|won|"
    r"took|gave|felt|knew|spent|started|left|\w{3,}ed|'ve|have \w+(?:ed|en|ne))\b",
    _I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|\w{2,}ed|said|told|went|came|took|made|got|gave|found|left|held|began|"
    r"won|lost|met|paid|sent|led|fell|rose|shot|hit|cut|put|ran|saw|spoke|became|brought|built|"
    r"bought|fought|grew|kept|knew|sold|stood|struck|wrote)\b",
    _I,
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|remains?|am|isn't|aren't|doesn't|don't)\b", _I)


def classify(
    words: str,
    *,
    attribution: Attribution,
    quantities: Sequence[Quantity],
    times: Sequence[TimeReference],
) -> tuple[Kind, Checkability]:
    """Return what `words` assert and what of it can be checked today."""
    folded = fold(words)
    kind = _kind(folded, quantities, times)
    return kind, _checkability(kind, attribution)


def _kind(folded: str, quantities: Sequence[Quantity], times: Sequence[TimeReference]) -> Kind:
    if _QUESTION.search(folded) or (_CALL.search(folded) and not quantities):
        return Kind.OPINION
    if _ABSENCE.search(folded):
        return Kind.ABSENCE
    if _ALLEGATION.search(folded):
        return Kind.ALLEGATION
    if _PLAN.search(folded):
        return Kind.PREDICTION_OR_PLAN
    if quantities:
        return Kind.QUANTITY
    return _without_numbers(folded, times)


def _without_numbers(folded: str, times: Sequence[TimeReference]) -> Kind:
    for kind, wording in _WITHOUT_NUMBERS:
        if wording.search(folded):
            return kind
    return Kind.EVENT if times else Kind.STATUS_OR_RULE


_WITHOUT_NUMBERS = (
    (Kind.ATTRIBUTION, _SAYING),
    (Kind.OPINION, _VIEW),
    (Kind.CAUSAL_OR_COMPARISON, _CAUSE),
    (Kind.STATUS_OR_RULE, _RULE),
    (Kind.PERSONAL_EXPERIENCE, _PERSONAL),
    (Kind.EVENT, _PAST),
    (Kind.STATUS_OR_RULE, _PRESENT),
)


def _checkability(kind: Kind, attribution: Attribution) -> Checkability:
    if kind is Kind.OPINION:
        return Checkability.NOT_A_FACTUAL_CLAIM
    if kind is Kind.PREDICTION_OR_PLAN:
        return Checkability.FUTURE
    hearsay = attribution.role is SpeakerRole.UNNAMED and attribution.mode is not Mode.NARRATED
    if hearsay or kind is Kind.PERSONAL_EXPERIENCE:
        return Checkability.ONLY_THAT_IT_WAS_SAID
    return Checkability.NOW
