"""Verbs, nouns and adjectives that tell what somebody is for or against, with what follows them.

Compiled by us for English news text; read by `claims.attitudes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.inflection import every_form
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

OBJECT = listed(
    """
    abhor accept acknowledge address admire admit adore allow announce answer anticipate applaud
    appreciate argue articulate assail assure attack authorise authorize avoid await back ban bar
    bash believe belittle bemoan berate blame blast boo call castigate caution challenge champion
    characterise characterize chastise cheer cherish chide cite claim commend compare condemn
    confirm congratulate consider contemplate contradict contrast counter covet crave credit
    criticise criticize declare decline decry deem defend demand denounce deny depict deplore deride
    describe detail detest disapprove disavow disclose discourage discuss dislike dismiss disown
    disparage dispute distrust document downplay dread dub echo embrace emphasise emphasize
    encourage endorse envisage envision estimate evaluate exaggerate exclude excuse exhort expect
    explain expose express extol fault favor favour fear flout forbid forecast foresee frame glorify
    hail herald highlight honor honour hope identify ignore illustrate implore instruct insult
    interpret invoke justify knock label lambaste lament laud liken list loathe love mention
    minimise minimize mistrust mock mull name note offer oppose order outline paint pan perceive
    permit pitch ponder portray praise predict prefer prioritise prioritize promise promote propose
    protest push question quote rate reassure rebuff rebuke rebut recall recognise recognize
    recommend recount reference refute regret reiterate reject relish remember remind renounce
    report repudiate resent resist respect retract reveal revere ridicule rip salute savage say
    scold see seek share show signal slam slight specify stipulate stress suggest support taunt
    thank think tout trash trumpet trust tweet underline unveil urge value view vilify voice vow
    want warn weigh welcome withdraw withhold write
    """
)
"""What they are about follows at once: "opposed the merger"."""

QUESTION = listed(
    "debate describe discuss explain know mention order question say see understand wonder"
)
"""May be about a question: "explained why", "knows what"."""

INFINITIVE = listed(
    """
    agree aim call decide decline desire expect hate hope intend look love offer opt plan plead
    pledge prefer pretend promise refuse resolve seek strive threaten volunteer vote vow want wish
    """
)
"""Are about doing something: "refused to sign"."""


def _by_word(by_particle: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return what each word takes, from the words that take each particle."""
    found: dict[str, set[str]] = {}
    for particle, words in by_particle.items():
        for word in listed(words):
            found.setdefault(word, set()).add(particle)
    return {word: frozenset(particles) for word, particles in sorted(found.items())}


WITH_PREPOSITION = _by_word(
    {
        "about": """
            ask boast brag care comment complain fret gloat gripe grumble gush inquire joke
            rant rave remind say speak talk tell testify think warn wonder worry write
        """,
        "against": "argue campaign caution lobby protest push rail speak vote warn",
        "as": "describe identify view",
        "at": "aim balk bristle hint hit marvel recoil rejoice",
        "back": "fire hit push shoot walk",
        "by": "stand swear",
        "for": """
            advocate apologise apologize argue ask beg call cheer clamor criticize fear hope
            look opt lobby pine plan plead press push root speak vote vouch yearn
        """,
        "in": "believe weigh",
        "of": "approve boast complain disapprove speak suspect talk tell think warn",
        "off": "brush call shrug",
        "on": """
            agree bet call campaign cheer comment count dwell elaborate focus hammer harp insist
            opine plan reflect seize touch vote
        """,
        "out": "call hit lash lay point rule speak spell",
        "over": "fret",
        "to": "allude apologise apologize object pivot point refer respond seek subscribe warm",
        "toward": "lean",
        "towards": "lean",
        "upon": "call",
        "with": """
            agree clash concur disagree grapple identify plead quarrel share side sympathise
            sympathize
        """,
    }
)
"""Verb and preposition in one: "called for a recount"."""

NOUNS = _by_word(
    {
        "about": """
            argument claim claims comments concern concerns doubts fears prediction predictions
            questions remarks scepticism skepticism statement statements view views warning warnings
        """,
        "against": "accusations allegations argument",
        "for": """
            admiration argument backing call calls contempt demand demands desire disdain
            dislike enthusiasm explanation hope hopes love plan plans praise preference proposal
            proposals request respect support vision
        """,
        "in": "belief faith interest",
        "of": """
            acceptance account accusations allegations announcement backing
            characterization claim claims condemnation criticism
            criticisms critique defence defense denial denunciation depiction description
            disapproval dislike embrace endorsement explanation fear fears hatred hope hopes
            intention love opinion policy portrayal praise prediction predictions rejection
            scepticism skepticism view views vision warning warnings
        """,
        "on": """
            advice attack attacks comments criticism insistence opinion policy
            statements view views
        """,
        "over": "concern concerns",
        "that": "assurance assurances",
        "to": """
            advice attitude commitment decision desire hostility intention opposition plan plans
            pledge pledges promise proposal proposals reaction refusal reluctance request
            response threat threats vow
        """,
        "toward": "attitude hostility policy",
    }
)
"""Nouns that need an owner: "his refusal to sign"."""

ADJECTIVES = _by_word(
    {
        "about": """
            adamant angry anxious apologetic bullish candid cautious clear concerned confident
            enthusiastic excited frustrated furious happy hopeful nervous optimistic outspoken
            passionate pessimistic sceptical skeptical thrilled unapologetic uncomfortable
            undecided uneasy unenthusiastic unhappy upset vocal worried
        """,
        "at": """
            aghast alarmed amazed angry appalled disappointed dismayed frustrated furious
            horrified outraged surprised upset
        """,
        "by": """
            alarmed angered annoyed appalled baffled bothered convinced disappointed dismayed
            encouraged frustrated heartened horrified impressed incensed irritated moved offended
            outraged pleased puzzled saddened shocked stunned surprised troubled unimpressed
            unnerved worried
        """,
        "for": "apologetic grateful thankful",
        "in": "confident disappointed",
        "of": """
            afraid appreciative ashamed assured aware certain contemptuous convinced critical
            dismissive distrustful enamored envious fearful fond hopeful mindful proud sceptical
            skeptical supportive sure suspicious tired unsure wary
        """,
        "on": "adamant bent bullish divided intent keen sold split undecided",
        "over": "angry divided furious split",
        "that": """
            adamant afraid alarmed amazed angry annoyed aware certain concerned confident
            convinced disappointed dismayed fearful frustrated furious glad grateful happy hopeful
            insistent optimistic outraged pleased proud relieved saddened sceptical shocked
            skeptical sure surprised thankful thrilled unconvinced upset worried
        """,
        "to": """
            averse committed dedicated determined devoted eager glad hesitant hostile inclined
            keen open opposed prepared quick ready reluctant resistant sympathetic unwilling
            wedded willing
        """,
        "with": """
            angry annoyed disappointed enamored frustrated furious happy impressed obsessed
            pleased satisfied uncomfortable unhappy upset
        """,
    }
)
"""What somebody is for or against, sure or afraid of."""

PHASES = every_form(
    listed(
        """
        begin continue go start proceed try manage dare hasten rush want plan hope vow promise seem
        appear tend struggle agree prefer attempt seek move decide choose use need
        """
    )
)
"""Before "to": "continued to question"."""
ATTITUDE_VERBS = every_form(OBJECT | QUESTION | INFINITIVE | WITH_PREPOSITION.keys())
"""Every form of the verbs, with its lemma."""
