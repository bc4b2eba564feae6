"""What sort of thing a claim asserts, and what of it can be checked today.

A table of wordings decides, first match first: questions and calls before plans, plans
before absences, and so on down to plain events. The reviewer can change both answers; this
is where a claim starts, not where it ends. Wordings are matched in small letters, and each only
where a word of its own stands: most claims hold the words of one or two.

Only the claim's own words and what was read in them are looked at, never its truth.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from claims.amounts import PERCENT
from claims.hints import hint, told
from claims.model import Checkability, Kind, Mode, SpeakerRole
from claims.moments import heads_plan
from claims.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Attribution, Quantity, TimeReference


class Wording(NamedTuple):
    """A pattern in small letters, and the bit that is told wherever it matches."""

    pattern: re.Pattern[str]
    bit: int


WORDINGS: Final[list[Wording]] = []
"""Every wording, in the order in which they are written down."""


def _wording(pattern: str, *, looks: str, flags: re.RegexFlag = re.NOFLAG) -> Wording:
    """Write a wording down; `looks` fits a word of whatever it matches."""
    found = Wording(re.compile(pattern, flags), hint(shape=looks))
    WORDINGS.append(found)
    return found


_QUESTION = _wording(
    r"\?[\"')\]]*\s*$|^(?:thank you|thanks|good (?:morning|evening|night)|hello|welcome)\b",
    looks="thanks?|good|hello|welcome",
)
_CALL = _wording(
    r"\b(?:(?:must|should|ought to|(?:has|have|needs?) (?:got )?to|'d better|had better)\b"
    r"(?! have (?:been|\w+ed)\b)"
    r"|let(?:'s| us)\b|i (?:call (?:up)?on|urge|demand|ask|beg|hope|wish|pray)\b"
    r"|it(?:'s| is) time (?:to|for|that)\b|deserves?\b)"
    r"|^(?:please|stop|never|do not|don't)\b(?! \w+ed\b)",
    looks="must|should|ought|has|have|needs?|better|let|call|urge|demand|ask|beg|hope|wish|pray|"
    "time|deserves?|please|stop|never|do|don",
)
_JUDGEMENTS = (
    r"inappropriate|acceptable|unacceptable|wrong|right|good|bad|great|terrible|horrible|"
    r"wonderful|awful|shameful|disgraceful|outrageous|outrage|disgusting|beautiful|amazing|"
    r"fantastic|incredible|ridiculous|absurd|unfair|fair|unjust|immoral|cruel|important|"
    r"disappointing|disappointed|disaster|disgrace|shame|best|worst|racist|sad|happy|proud|"
    r"crucial|vital|essential|unfortunate|tragic|stupid|foolish|brave|honou?r|privilege"
)
_JUDGED = (
    r"(?:not |n't |so |very |really |entirely |simply |just |an? |the |absolutely |completely |"
    rf"truly |totally |utterly |most |deeply )*(?:{_JUDGEMENTS})"
)
_VIEW = _wording(
    r"\b(?:(?:i|we) (?:\w+ )?(?:support|oppose|believe|think|feel|love|hate|like|want|prefer|stand|"
    r"denounce|condemn|continue to|care|agree|disagree|respect|admire|refuse|am proud|are proud)\b"
    rf"|(?:is|are|was|were|be|been|'s|'re) {_JUDGED}\b)",
    looks="support|oppose|believe|think|feel|love|hate|like|want|prefer|stand|denounce|condemn|"
    f"continue|care|agree|disagree|respect|admire|refuse|{_JUDGEMENTS}",
)
_PLAN = _wording(
    r"\b(?:will|won't|shall|'ll|going to|gonna|(?:is|are) to (?!blame)|plan(?:s|ned|ning)? to|"
    r"scheduled (?:to|for)|set to|due to (?:be|take|start|begin|open|vote|meet)|"
    r"expect(?:s|ed)? to|intend(?:s|ed)? to|prepar(?:es?|ed|ing) (?:to|for)|about to|"
    r"(?:is|are) likely to|by 20[3-9]\d|next (?:week|month|year)|forecasts?|predict(?:s|ed)?|"
    r"upcoming|would (?:be|arrest|have to|mean|cost|cut|take|lead|create|raise|make|give|allow|"
    r"end|ban|require|face|lose|gain|become|begin|open|close|start|stop))\b",
    looks=r"will|won|shall|ll|going|gonna|is|are|plan(?:s|ned|ning)?|scheduled|set|due|"
    r"expect(?:s|ed)?|intend(?:s|ed)?|prepar(?:es?|ed|ing)|about|by|next|forecasts?|"
    r"predict(?:s|ed)?|upcoming|would",
)
_PURPOSE = _wording(
    r"\bto (?:clarify|ensure|guarantee|specify|stipulate|state|show|"
    r"make (?:sure|clear|certain|it clear)) (?:that )?.*",
    looks="clarify|ensure|guarantee|specify|stipulate|state|show|make",
    flags=re.DOTALL,
)
"""What something is done for: a plan that stands only there is not what the claim asserts."""
_ABSENCE = _wording(
    r"\b(?:there(?:'s| is| was| are| were| has been| have been)(?: still| currently)? "
    r"(?:no|little|not any|never any)|there (?:isn't|wasn't|aren't|hasn't been|"
    r"haven't been)(?: any)?"
    r"|(?:found|saw|seen|finds?|has|have|had|gave|offered|provided|presented|cited|is|are) "
    r"(?:\w+ )?no|(?:not|n't) (?:found|find|seen|see|have)(?: any)?|no|without(?: any)?|lack of) "
    r"(?:\w+ ){0,2}(?:evidence|proof|signs?|indications?|suggestions?|basis|reason to believe|"
    r"trace|link)\b",
    looks="evidence|proof|signs?|indications?|suggestions?|basis|believe|trace|link",
)
_ALLEGATION = _wording(
    r"\b(?:accus(?:ed|es|ing|ations?)|alleg(?:ed|edly|es|e|ing|ations?)|blam(?:ed|es|ing)|"
    r"suspected of|complaint against|sued|lawsuit|made false|lied|lying|liars?|"
    r"cover(?:ed|ing)? up|misled)\b",
    looks="accus(?:ed|es|ing|ations?)|alleg(?:ed|edly|es|e|ing|ations?)|blam(?:ed|es|ing)|"
    "suspected|complaint|sued|lawsuit|false|lied|lying|liars?|cover(?:ed|ing)?|misled",
)
_SAID = (
    r"said|says|stated|states|told|tells|announced|announces|claimed|claims|tweeted|wrote|"
    r"testified|acknowledged|acknowledges|admitted|admits|denied|denies|warned|warns|promised|"
    r"promises|vowed|vows|insisted|insists|argued|argues|declared"
)
_SAYING = _wording(
    rf"\b(?:{_SAID}|called (?:for|on)|made it (?:plain|clear))\b|\baccording to\b",
    looks=f"{_SAID}|called|plain|clear|according",
)
_TOLD_BESIDE = re.compile(
    r"\b(?:than|as|after|before|when|since|because|although|though|while|which|whom|where|what|if)"
    rf"\b[^,;:]{{0,120}}(?:{_SAYING.pattern.pattern})[^,;]*"
)
"""A subordinate clause in which somebody says something: "than the council announced"."""
_MAIN_PLAN = re.compile(
    r"^(?:[^,;:]{0,60}, ?)?(?:(?!\b(?:who|which|that|whom|whose|where|when|if|than|because|after|"
    r"before|said|says|told)\b)[^,;:])*?(?:\b(?:will|won't|shall)|'ll)\b"
)
"""A clause that does not hang on another one speaks of what will be."""
_CAUSE = _wording(
    r"\b(?:because|caus(?:e|es|ed|ing)|led to|leads? to|leading to|result(?:ed|s|ing)? (?:in|from)|"
    r"as a result|due to|thanks to|owing to|therefore|so that|responsible for|weakens?|weakened|"
    r"undermin(?:es?|ed|ing)|perpetuat(?:es?|ed|ing)|contribut(?:es?|ed|ing) to|triggered|"
    r"prompted|makes? (?:us|it|them|people|all)|stops? \w+ from|prevent(?:s|ed)?|"
    r"keeps? \w+ from|in response to|"
    r"(?:more|less|fewer|higher|lower|better|worse|larger|smaller|bigger|faster|slower|safer|"
    r"older|younger|richer|poorer|greater|cheaper|stronger|weaker|longer|shorter) "
    r"(?:[\w-]+ ){0,3}than|"
    r"compared (?:to|with)|than any|as \w+ as|doubled|tripled|highest|lowest|largest|smallest|"
    r"biggest|longest|fastest|most \w+ (?:in|of|since|ever)|record (?:high|low)|outpac\w+|"
    r"exceed\w+)\b",
    looks=r"because|caus(?:e|es|ed|ing)|led|leads?|leading|result(?:ed|s|ing)?|due|thanks|owing|"
    r"therefore|so|responsible|weakens?|weakened|undermin(?:es?|ed|ing)|perpetuat(?:es?|ed|ing)|"
    r"contribut(?:es?|ed|ing)|triggered|prompted|makes?|stops?|prevent(?:s|ed)?|keeps?|response|"
    r"than|compared|as|doubled|tripled|highest|lowest|largest|smallest|biggest|longest|fastest|"
    r"most|record|outpac[a-z]*|exceed[a-z]*",
)
_RULE = _wording(
    r"\b(?:(?:law|laws|rules?|policy|resolution|ordinance|constitution|statute|act|bill|treaty|"
    r"regulations?|order|loophole|contract)\b.{0,60}\b(?:forbids?|allows?|requires?|bans?|"
    r"prohibits?|permits?|limits?|says|bars?|mandates?|gives?|lets?|protects?)\b"
    r"|(?:is|are) (?:not )?(?:illegal|legal|allowed|banned|required|prohibited|permitted|"
    r"forbidden|eligible|entitled|exempt|undocumented|unlawful|lawful|mandatory|in effect)\b"
    r"|(?:forbids?|prohibits?|requires|permits|bans)\b)",
    looks="forbids?|allows?|requires?|bans?|prohibits?|permits?|limits?|says|bars?|mandates?|"
    "gives?|lets?|protects?|illegal|legal|allowed|banned|required|prohibited|permitted|"
    "forbidden|eligible|entitled|exempt|undocumented|unlawful|lawful|mandatory|effect",
)
_PERSONAL = _wording(
    r"\b(?:i|we) (?:\w+ly |also |never |once |just |always )?"
    r"(?:saw|heard|felt|lived|grew up|remember|lost my|was (?:born|there|told|scared|afraid|"
    r"raised)|"
    r"were (?:there|told|scared|afraid)|woke|cried|knew|met|went through|experienced|suffered|"
    r"had to)\b",
    looks="saw|heard|felt|lived|grew|remember|lost|was|were|woke|cried|knew|met|went|experienced|"
    "suffered|had",
)
_PASTS = (
    r"was|were|had|did|\w{2,}ed|said|told|went|came|took|made|got|gave|found|left|held|began|"
    r"won|lost|met|paid|sent|led|fell|rose|shot|hit|cut|put|ran|saw|spoke|became|brought|built|"
    r"bought|fought|grew|kept|knew|sold|stood|struck|wrote"
)
_PAST = _wording(rf"\b(?:{_PASTS})\b", looks=rf"{_PASTS}|[a-z]*ed")


def classify(
    words: str,
    *,
    attribution: Attribution,
    quantities: Sequence[Quantity],
    times: Sequence[TimeReference],
    headline: bool = False,
) -> tuple[Kind, Checkability]:
    """Return what `words` assert and what of it can be checked today.

    `words` are the claim's own, without the cue that introduces them ("Kaplan said that"). In a
    `headline` a bare infinitive is a plan: "Pier to reopen in May".
    """
    folded = fold(words).lower()
    counted = any(not _is_one(quantity) for quantity in quantities)
    plan = headline and heads_plan(folded)
    kind = Kind.PREDICTION_OR_PLAN if plan else _kind(folded, counted=counted, timed=bool(times))
    return kind, _checkability(kind, attribution)


def _is_one(quantity: Quantity) -> bool:
    """Whether the number only picks somebody out: "one man was arrested"."""
    return quantity.low == 1 and quantity.high == 1 and quantity.unit != PERCENT


def _kind(folded: str, *, counted: bool, timed: bool) -> Kind:
    bits = told(folded)
    if folded.startswith(_REBUKING) and REBUKE.match(folded):
        return Kind.OPINION
    asks = bits & _QUESTION.bit or "?" in folded
    if asks and _QUESTION.pattern.search(folded):
        return Kind.OPINION
    words = without_purpose(folded) if bits & _PURPOSE.bit else folded
    if bits & _CALL.bit and not counted and _CALL.pattern.search(words):
        return Kind.OPINION
    for kind, wording in _BEFORE_NUMBERS:
        if bits & wording.bit and wording.pattern.search(words):
            if kind is Kind.ATTRIBUTION and _only_plans(words):
                continue
            return kind
    if counted:
        return Kind.QUANTITY
    for kind, wording in _WITHOUT_NUMBERS:
        if bits & wording.bit and wording.pattern.search(words):
            return kind
    return Kind.EVENT if timed else Kind.STATUS_OR_RULE


_REBUKING = ("to ", "anyone ", "whoever ", '"to ', "“to ")
REBUKE = re.compile(
    r"[“\"]?(?:to|anyone who|whoever) (?:say|claim|suggest|pretend|argue|insist)s? (?:that )?"
    r"(?P<said>.{3,200}?),? (?:is|was|would be|are) (?P<verdict>(?:an? |simply |just |plainly )*"
    r"(?:insult|lie|lying|nonsense|absurd|false|wrong|untrue|ridiculous|misleading|joke|disgrace|"
    r"mistaken|dishonest)\b)",
    re.IGNORECASE,
)
"""It tells what somebody else says, and what the speaker thinks of that."""


def _only_plans(words: str) -> bool:
    """Whether the main clause tells of a plan, and only a clause beside it of who said what."""
    main = _TOLD_BESIDE.sub("", words).lstrip(" ,")
    said = main == words or _SAYING.pattern.search(main)
    return not said and _MAIN_PLAN.match(main) is not None


def without_purpose(folded: str) -> str:
    """Return lower-case words without what the act they tell was for; all where none is told."""
    act = _PURPOSE.pattern.sub("", folded)
    return act if act != folded and _PAST.pattern.search(act) else folded


_BEFORE_NUMBERS = (
    (Kind.ABSENCE, _ABSENCE),
    (Kind.ALLEGATION, _ALLEGATION),
    (Kind.ATTRIBUTION, _SAYING),
    (Kind.PREDICTION_OR_PLAN, _PLAN),
)
_WITHOUT_NUMBERS = (
    (Kind.OPINION, _VIEW),
    (Kind.CAUSAL_OR_COMPARISON, _CAUSE),
    (Kind.STATUS_OR_RULE, _RULE),
    (Kind.PERSONAL_EXPERIENCE, _PERSONAL),
    (Kind.EVENT, _PAST),
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
