"""What the features of check-worthiness are called on screen.

`NAMES` has those that somebody thought of; `in_words` puts a word or pair of the lexicon in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Final[Mapping[str, str]] = {
    # numbers and times
    "number": "names a number",
    "several_numbers": "names several numbers",
    "percentage": "names a percentage",
    "money": "names a sum of money",
    "large_number": "names a number of a thousand or more",
    "zero": "says there was none",
    "bounded_number": "says more than, at least or at most",
    "rough_number": "gives a rough number",
    "figures": "is written with figures",
    "time": "names a time",
    "dated": "names a date that can be looked up",
    # what it is about
    "tax": "is about taxes",
    "budget": "is about public money",
    "jobs": "is about jobs and wages",
    "economy": "is about the economy",
    "health": "is about health",
    "schools": "is about schools",
    "crime": "is about crime and courts",
    "migration": "is about migration",
    "military": "is about war and arms",
    "abroad": "is about other countries",
    "energy": "is about energy and climate",
    "welfare": "is about social security",
    "no_topic": "touches none of the usual topics",
    "two_topics": "touches two topics or more",
    # who and what is in it
    "institution": "names an institution",
    "officials": "names an office",
    "institution_in_the_past": "says what an institution or official did",
    "law": "names a law or a plan",
    "record": "speaks of a vote or a position taken",
    "some_of_people": "speaks of groups of people",
    "name": "names somebody or something",
    "names": "names several",
    "acronym": "holds an abbreviation in capitals",
    "name_and_number": "names somebody and a number",
    # verbs
    "past_verb": "reports a past event",
    "ends_in_ed": "has a verb in the past",
    "perfect": "says what has happened until now",
    "passive": "says what was done to somebody",
    "only_the_past": "speaks of the past only",
    "present_be": "says what is",
    "existence": "says that something exists",
    "action": "says what somebody did",
    "change": "says that something rose, fell or was cut",
    "number_in_the_past": "gives a number for something past",
    "number_of_a_plan": "gives a number for a plan",
    "topic_of_a_plan": "speaks of a plan",
    "future_word": "speaks of the future",
    "going_to": "says what is going to be done",
    "conditional": "says would, could or if",
    "must": "says what should be done",
    "call": "calls for something",
    "vow": "promises",
    # how it is said
    "saying": "reports what somebody said",
    "finding": "points to figures or a study",
    "evidence": "speaks of evidence or records",
    "accusation": "accuses",
    "cause": "gives a cause",
    "comparison": "compares",
    "comparison_phrase": "compares with a number or a rank",
    "superlative": "says most, least or first",
    "per_something": "gives a share or a rate",
    "negation": "denies",
    "everything": "says all, every or never",
    "hedge": "is cautious: perhaps, seems",
    "emphasis": "is emphatic: very, really",
    "judgement": "judges: good, terrible, wrong",
    "thinking": "says what somebody thinks or feels",
    "thinking_phrase": "is put as a view: I think, I hope",
    "view_without_number": "is a view without a number",
    "time_word": "has a word for a length of time",
    "vague_subject": "speaks of this, that or a thing",
    "courtesy": "is a courtesy",
    "courtesy_phrase": "greets or thanks",
    "debate_talk": "is about the debate or the campaign itself",
    "filler": "has fillers: well, look, okay",
    "question_word": "has a question word",
    "question": "is a question",
    "exclamation": "is an exclamation",
    "ellipsis": "breaks off",
    # persons
    "first_person": "says I or me",
    "we": "says we or us",
    "you": "says you",
    "he_or_she": "says he or she",
    "they": "says they",
    "it_or_that": "says it or that",
    "my_record": "tells of the speaker's own record",
    "opponent_record": "tells of somebody else's record",
    "we_did": "says what we have or had",
    # shape
    "length": "its length",
    "very_short": "is very short",
    "short": "is short",
    "long": "is long",
    "starts_with_conjunction": "begins with and, but or so",
    "starts_with_i": "begins with I",
    "starts_with_we": "begins with we",
    "starts_with_he": "begins with he or she",
    "starts_with_it": "begins with it or that",
    # kinds
    "kind_quantity": "is a claim about a quantity",
    "kind_event": "is a claim about an event",
    "kind_status_or_rule": "is a claim about a state of things or a rule",
    "kind_causal_or_comparison": "is a claim about a cause or a comparison",
    "kind_attribution": "is a claim that somebody said something",
    "kind_absence": "is a claim that something is missing",
    "kind_allegation": "is an allegation",
    "kind_prediction_or_plan": "is a prediction or a plan",
    "kind_opinion": "is an opinion or a call",
    "kind_personal_experience": "is a personal experience",
    "not_a_factual_claim": "is no claim of fact",
    # who says it
    "official_speaker": "quotes an official",
    "unnamed_source": "rests on an unnamed source",
}
"""Feature key → words. Keys are stable: they are stored with every claim."""

_STANDS_FOR = {"#": "a figure", "@": "a name", "?": "a question mark", "!": "an exclamation mark"}


def in_words(term: str) -> str:
    """Return what a word or a pair of the lexicon is called: "a figure before “jobs”"."""
    first, _, second = term.rpartition(" ")
    if first == "^":
        return f"begins with {_said(second)}"
    if not first:
        return f"the word {_said(second)}"
    if first in _STANDS_FOR or second in _STANDS_FOR:
        return f"{_said(first)} before {_said(second)}"
    return f"the words “{first} {second}”"


def _said(sign: str) -> str:
    return _STANDS_FOR.get(sign, f"“{sign}”")
