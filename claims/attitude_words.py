"""Verbs, nouns and adjectives that tell what somebody is for or against, with what follows them.

Compiled by us for English news text; read by `claims.attitudes`.
"""

from __future__ import annotations

from claims.inflection import every_form
from claims.word_lists import listed

OBJECT = listed(
    """
    acknowledge admire admit announce applaud argue assail attack back bash believe blame blast
    call chide claim commend condemn confirm congratulate consider contest contradict
    criticise criticize decline decry deem defend demand denounce deny deplore deride describe
    detail dismiss discuss dispute disparage downplay echo embrace emphasise emphasize encourage
    endorse estimate explain express fault favour forecast hail highlight hope ignore insult issue
    lambaste lament laud liken mention mock name note offer oppose outline portray
    praise prefer project promise propose protest push question quote rebuff rebuke rebut
    recall recommend reference refute regret reiterate reject remember remind report repudiate
    resist ridicule salute say scold see share show slam slight stress suggest support thank think
    tout trumpet tweet underline underscore unveil urge view voice vow warn write cite
    challenge
    """
)
"""What they are about follows at once: "opposed the merger"."""

QUESTION = listed(
    "debate describe discuss explain know mention order question say see understand wonder"
)
"""May be about a question: "explained why", "knows what"."""

INFINITIVE = listed(
    """
    aim call decline look plead prefer refuse seek threaten want wish
    """
)
"""Are about doing something: "refused to sign"."""

WITH_PREPOSITION = {
    lemma: listed(particles)
    for lemma, particles in {
        "agree": "with", "allude": "to", "apologise": "for to", "apologize": "for to",
        "argue": "for against", "advocate": "for", "balk": "at", "beg": "for", "boast": "about of",
        "brag": "about", "call": "for on out upon", "campaign": "against", "caution": "against",
        "comment": "on", "complain": "about of", "concur": "with", "decide": "against on",
        "describe": "as", "disagree": "with", "fire": "back",
        "grumble": "about",
        "hint": "at", "hit": "back", "inquire": "about", "insist": "on", "joke": "about",
        "lash": "out",
        "object": "to", "plead": "for with", "point": "to out", "press": "for",
        "protest": "against",
        "push": "for back", "rail": "against", "refer": "to", "reflect": "on", "respond": "to",
        "rule": "out", "say": "about", "seek": "to", "share": "with", "shoot": "back",
        "speak": "about of out against", "stand": "by", "talk": "about", "testify": "about",
        "think": "about", "touch": "on", "view": "as", "vote": "against",
        "warn": "about against of",
        "weigh": "in", "worry": "about", "write": "about",
    }.items()
}  # fmt: skip
"""Verb and preposition in one: "called for a recount"."""

NOUNS = {
    noun: listed(particles)
    for noun, particles in {
        "assurance": "that", "assurances": "that", "attack": "on",
        "attacks": "on", "call": "for", "calls": "for", "comments": "about on",
        "criticism": "of on", "criticisms": "of", "critique": "of", "condemnation": "of",
        "contempt": "for", "denunciation": "of", "dislike": "for of", "disdain": "for",
        "disapproval": "of", "endorsement": "of", "hostility": "to toward", "insistence": "on",
        "opposition": "to", "preference": "for", "promise": "to", "refusal": "to",
        "reluctance": "to", "support": "for", "vow": "to",
        "warning": "about of", "warnings": "about of",
    }.items()
}  # fmt: skip
"""Nouns that need an owner: "his refusal to sign"."""

ADJECTIVES = {
    word: listed(particles)
    for word, particles in {
        "afraid": "of that", "angry": "about at that", "ashamed": "of", "aware": "of that",
        "certain": "that", "committed": "to", "concerned": "about that", "confident": "that in",
        "critical": "of", "dedicated": "to", "devoted": "to", "disappointed": "with in that by",
        "dismissive": "of", "divided": "over on", "eager": "to", "enthusiastic": "about",
        "fearful": "of that", "furious": "about at that", "glad": "that to", "grateful": "for that",
        "happy": "with about that", "hopeful": "that about", "hostile": "to", "keen": "to on",
        "nervous": "about", "opposed": "to", "optimistic": "about that", "outraged": "by that",
        "pessimistic": "about", "pleased": "with by that", "proud": "of that", "puzzled": "by",
        "reluctant": "to", "satisfied": "with", "sceptical": "of about", "shocked": "by that",
        "skeptical": "of about", "supportive": "of", "sure": "that", "surprised": "by that",
        "suspicious": "of", "sympathetic": "to", "tired": "of", "uncomfortable": "with about",
        "unconvinced": "that", "undecided": "about on", "uneasy": "about", "unhappy": "with about",
        "upset": "about that with", "wary": "of", "worried": "about that",
    }.items()
}  # fmt: skip
"""What somebody is for or against, sure or afraid of."""

PHASES = every_form(
    listed("begin continue go start proceed try manage dare hasten rush want plan hope vow promise")
)
"""Before "to": "continued to question"."""
ATTITUDE_VERBS = every_form(OBJECT | QUESTION | INFINITIVE | WITH_PREPOSITION.keys())
"""Every form of the verbs, with its lemma."""
