"""How two claims bear on each other, proposed with a reason in words.

`relate` compares two assertions by what was read in them: wording, quantities, times, denials,
opposites, who speaks. It proposes; people decide. A rule speaks only where the two are surely
about one thing, because a wrong "contradicts" costs more trust than a missed one.

Claims that lean on one source do not corroborate each other: the same speaker, or the same
source in the chain, makes two reports one.

Nothing here knows whether a claim is true. "There is no evidence that P" is never read as
"not P".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.comparison import SURE, Assertion, Both, Proposal, at_other_times
from claims.core_relations import SETTING, cores_exclude, differing, rebuked
from claims.drift import drifted
from claims.gist import as_written, gist, opposites, stem
from claims.kinds import REBUKE
from claims.match import NEAR, likeness, set_apart
from claims.model import Kind, RelationKind
from claims.number_relations import (
    Bearing,
    first_pair,
    in_short,
    is_measure,
    left_is_narrower,
    noun_of,
    scope_words,
)
from claims.schedules import days_exclude, rescheduled, updated

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.model import Attribution, Quantity
    from claims.text import Extent

RULES = "relate@5"
"""Name and version of the rules; a new one has a desk compare its claims again."""

SAME_WORDING = 0.9
"""Two claims of different documents this alike, with nothing setting them apart, are copies."""
LIKELY = 0.5
"""The same for a rule that has a second sign. Measured against the shorter claim and with names
counted, 6,000 unrelated published claims gave 356 contradictions, nearly all wrong."""
MOSTLY = 0.6
"""The same where two words stand together in both: at a half, two headlines that only name
one "fire boat" were taken to tell the same of it."""


def relate(left: Assertion, right: Assertion) -> Proposal | None:
    """Return the first relation that a rule finds between two claims, or None.

    The most telling rule is asked first. Swapping left and right gives the same kind, turned.
    """
    both = Both(left=left, right=right, one=gist(left.statement), other=gist(right.statement))
    if REBUKE.match(left.statement) or REBUKE.match(right.statement):
        return rebuked(both)
    if Kind.OPINION in {left.kind, right.kind}:
        return None
    return next((found for rule in _RULES if (found := rule(both)) is not None), None)


def _same_wording(both: Both) -> Proposal | None:
    one, other = both.left.statement, both.right.statement
    alike = likeness(one, other)
    if alike < NEAR or set_apart(one, other):
        return None
    if opposites(both.one, both.other) or _numbers(both, Bearing.EXCLUDE):
        return None
    if both.left.document == both.right.document:
        if alike < SAME_WORDING:
            return None
        return both.propose(RelationKind.SAME, "The same claim stands twice in one document.", 0.9)
    if alike < SAME_WORDING:
        return both.propose(RelationKind.SAME, "Nearly the same words: one claim said again.", 0.8)
    reason = "Both documents have the same wording: one source, not two."
    return both.propose(RelationKind.DUPLICATE, reason, 0.95)


def _disputed(both: Both) -> Proposal | None:
    """Somebody says that what the other's speaker said is false."""
    for accusing, accused in ((both.left, both.right), (both.right, both.left)):
        speaker = accused.attribution.speaker
        if not speaker or not _FALSEHOOD.search(accusing.statement):
            continue
        surname = speaker.split()[-1]
        about_one_thing = both.shared >= 2 or _is_topic(both, accusing, accused, surname)
        if surname in accusing.statement and accusing.attribution.speaker != speaker:
            reason = f"One claim calls what {surname} said untrue; the other is {surname}’s own."
            if not about_one_thing:
                return None
            return both.propose(RelationKind.DISPUTES, reason, 0.6, by=accusing)
    return None


def _is_topic(both: Both, accusing: Assertion, accused: Assertion, surname: str) -> bool:
    """Whether what was "lied about" is spoken of.

    A name alone says little of it in two articles, and enough in one or where both tell of the
    same matter.
    """
    topic = _ABOUT.search(accusing.statement)
    if topic is None:
        return False
    about, said = gist(topic[1]), gist(accused.statement)
    near = accusing.document == accused.document or both.settings_shared >= SETTING
    words = about.stems - {stem(surname.lower())} if near else about.lower
    return not words.isdisjoint(said.stems)


_ABOUT = re.compile(r"\b(?:about|over|regarding|concerning) (.+)")
_FALSEHOOD = re.compile(
    r"\b(?:false|untrue|lied|lying|lies|misled|misleading|inaccurate|incorrect|wrongly claimed)\b"
)


def _absence(both: Both) -> Proposal | None:
    """No evidence that P limits P; it is not its denial."""
    if both.left.kind is both.right.kind or not both.speaks_of_absence:
        return None
    if both.alike(_PROOF) < SURE or both.shared < 2 or both.names_apart:
        return None
    reason = "One says there is no evidence for it; that limits the other and does not deny it."
    limiting = both.left if both.left.kind is Kind.ABSENCE else both.right
    return both.propose(RelationKind.QUALIFIES, reason, 0.55, by=limiting)


_PROOF = frozenset(stem(word) for word in ("evidence", "proof", "sign", "indication"))


def _left_out(both: Both) -> Proposal | None:
    """A review that did not look at something limits what was found."""
    if both.shared < 2 or both.alike() < 0.2 or both.names_apart:
        return None
    limits = [_LEFT_OUT.search(each.statement) for each in (both.left, both.right)]
    if (limits[0] is None) == (limits[1] is None):
        return None
    limit = limits[0] or limits[1]
    limiting, finding = both.left, both.right
    if limits[0] is None:
        limiting, finding = finding, limiting
    if limit is None or not _is_finding(finding, limiting.statement[limit.end() :]):
        return None
    reason = f"One says what was left out (“{limit[0]}”), which limits the other."
    return both.propose(RelationKind.QUALIFIES, reason, 0.55, by=limiting)


def _is_finding(finding: Assertion, left_out: str) -> bool:
    """Whether it tells what a review found, or counts nearly what the review left out.

    "One man was accused of smuggling" counts, too, and a review without "smuggling convictions"
    does not limit it: of what was left out, two words have to be in the count's own sentence.
    """
    if _FOUND.search(finding.statement):
        return True
    missing = gist(_CLAUSE_END.split(left_out, maxsplit=1)[0]).stems
    return bool(finding.quantities) and len(missing & gist(finding.statement).stems) >= 2


_CLAUSE_END = re.compile(r"[,;:.]")


_LEFT_OUT = re.compile(
    r"\b(?:did(?: not|n't|n’t)|does(?: not|n't|n’t)|do not) "
    r"(?:address|cover|include|consider|examine|look at|count|take into account)\b"
    r"|\b(?:exclud(?:es?|ed|ing)|leaves? out|left out|limited to)\b"
)


_FOUND = re.compile(r"\b(?:found|finds?|reviewed|counted|study|survey|concluded)\b")


def _exception(both: Both) -> Proposal | None:
    """One denies, the other names a loophole."""
    if both.one.denies == both.other.denies or both.names_apart:
        return None
    if both.shared < 2 or both.alike() < 0.2:
        return None
    allowing = both.right if both.one.denies else both.left
    words = _EXCEPTION.search(allowing.statement)
    if words is None:
        return None
    reason = f"One denies it; the other names an exception (“{words[0]}”)."
    return both.propose(RelationKind.QUALIFIES, reason, 0.5, by=allowing)


_EXCEPTION = re.compile(r"\b(?:loophole|exception|except|exempt\w*|unless|still allows?)\b")


def _scope(both: Both) -> Proposal | None:
    pair = _numbers(both, Bearing.SCOPE)
    if pair is None or both.shared < 2 or both.names_apart:
        return None
    if min(len(pair[0].unit.split()), len(pair[1].unit.split())) < 2 and both.alike() < LIKELY:
        return None
    words = scope_words(*pair)
    reason = f"Only one of the two is limited to “{words}”: the other claims more."
    narrower = both.left if left_is_narrower(*pair) else both.right
    return both.propose(RelationKind.QUALIFIES, reason, 0.7, _places(*pair), by=narrower)


def _numbers_exclude(both: Both) -> Proposal | None:
    pair = _numbers(both, Bearing.EXCLUDE)
    if pair is None or both.plans == 1 or not _about_one_thing(both, pair):
        return None
    if both.one.denies != both.other.denies and 0 not in {pair[0].high, pair[1].high}:
        return None
    if both.one.ends != both.other.ends:  # "cut four of eleven" and "runs seven" fit together
        return None
    if _numbers(both, Bearing.AGREE):
        return None
    numbers = f"{in_short(pair[0])}, {in_short(pair[1])}"
    reason = f"The numbers of {noun_of(*pair)} exclude each other: {numbers}."
    return differing(both, pair, reason, 0.75)


def _about_one_thing(both: Both, pair: tuple[Quantity, Quantity]) -> bool:
    """Whether the rest of both claims, the counted noun apart, tells of the same.

    "The council employs 765 people" and "The library employs 669 people" share half their words:
    what each opens with has to be in the other, too. "No worker was hurt during the works" is said
    of any works: one name has to be common to the claims, or to the documents that tell of them.
    """
    if both.settings_apart and (both.one.stems & both.other.stems).isdisjoint(both.names):
        return False
    units = frozenset(stem(word.lower()) for each in pair for word in each.unit.split())
    if both.names_apart or at_other_times(both) or both.alike(units) < LIKELY:
        return False
    if not both.subjects_meet:
        return False
    return not is_measure(pair[0].unit) or both.same_scope(units)


def _denied(both: Both) -> Proposal | None:
    """One says what the other denies."""
    if both.one.denies == both.other.denies or both.speaks_of_absence:
        return None
    if both.plans or both.one.ends or both.other.ends or both.names_apart or at_other_times(both):
        return None
    sure = both.alike() >= SURE
    denied = both.denied or (both.missing if sure else frozenset())
    if both.shared < 3 or both.alike() < 0.4 or not denied:
        return None
    if both.left.quantities and both.right.quantities and not _numbers(both, Bearing.AGREE):
        return None
    verb = "denies" if sure else "may deny"
    reason = f"One {verb} what the other says ({_in_both_wordings(both, min(denied))})."
    return both.propose(RelationKind.CONTRADICTS, reason, 0.7 if sure else 0.5)


def _in_both_wordings(both: Both, shared: str) -> str:
    """Return a stem as each of the two words it: “assist”, “support”."""
    sides = (both.left.statement, both.right.statement)
    words = dict.fromkeys(as_written(side, shared).casefold() for side in sides)
    return ", ".join(f"“{word}”" for word in words)


def _opposed(both: Both) -> Proposal | None:
    pair = opposites(both.one, both.other)
    if pair is None or both.one.denies != both.other.denies or at_other_times(both):
        return None
    if both.shared < 2 or both.alike(frozenset(pair)) < SURE or both.names_apart:
        return None
    words = as_written(both.left.statement, pair[0]), as_written(both.right.statement, pair[1])
    reason = f"The two say opposite things: “{words[0]}” and “{words[1]}”."
    return both.propose(RelationKind.CONTRADICTS, reason, 0.6)


def _agreeing(both: Both) -> Proposal | None:
    """Both tell the same of one thing, from sources of their own."""
    if both.one.denies != both.other.denies or both.left.document == both.right.document:
        return None
    if at_other_times(both) or both.plans == 1 or both.names_apart:
        return None
    sign = _sign_of_agreement(both)
    if not sign or opposites(both.one, both.other):
        return None
    if _one_source(both.left.attribution, both.right.attribution):
        return both.propose(RelationKind.SAME, f"{sign} Both lean on one source.", 0.6)
    return both.propose(RelationKind.CORROBORATES, sign, 0.55)


def _sign_of_agreement(both: Both) -> str:
    pair = _numbers(both, Bearing.AGREE)
    if pair and _about_one_thing(both, pair):
        return f"Both give numbers of {noun_of(*pair)} that agree."
    if _numbers(both, Bearing.EXCLUDE) or _numbers(both, Bearing.SCOPE):
        return ""
    together = sorted(
        each for each in both.one.pairs & both.other.pairs if both.names.isdisjoint(each)
    )
    if together and both.shared >= 2 and both.alike() >= MOSTLY:
        words = " ".join(as_written(both.left.statement, each) for each in together[0])
        return f"Both tell of the same thing (“{words}”)."
    if both.alike() >= SURE and both.shared >= 4:
        return "Both tell of the same thing in other words."
    return ""


def _one_source(left: Attribution, right: Attribution) -> bool:
    first = {name for name in (left.speaker, *left.via) if name}
    return not first.isdisjoint(name for name in (right.speaker, *right.via) if name)


def _numbers(both: Both, wanted: Bearing) -> tuple[Quantity, Quantity] | None:
    return first_pair(both.left.quantities, both.right.quantities, wanted)


def _places(left: Quantity, right: Quantity) -> tuple[Extent, Extent]:
    return left.extent, right.extent


_RULES: tuple[Callable[[Both], Proposal | None], ...] = (
    drifted,
    _same_wording,
    _disputed,
    _absence,
    _left_out,
    _exception,
    updated,
    _scope,
    _numbers_exclude,
    cores_exclude,
    days_exclude,
    rescheduled,
    _denied,
    _opposed,
    _agreeing,
)
