"""The word lists behind check-worthiness: each names a feature that a reader can see the sense of.

Compiled by us for public speech and news in English. A word may stand in several lists.
What each feature is called on screen is in `claims.worth`.
"""

from __future__ import annotations

from claims.word_lists import listed

LISTS = {
    "past_verb": listed(
        """
        was were had did went came took made gave got found left held began won lost met paid sent
        led fell rose shot hit ran saw spoke became brought built bought fought grew kept knew sold
        stood struck wrote said told put cut set let spent broke chose drew drove ate felt heard
        hid hurt laid lent lay meant read rode sang sank sat shook shut slept stole stuck swore
        taught thought threw understood wore
        """
    ),
    "perfect": listed("has have had been 've hasn't haven't"),
    "present_be": listed("is are am isn't aren't"),
    "future_word": listed("will shall won't gonna tomorrow 'll"),
    "conditional": listed(
        """
        would could should might may if unless whether wouldn't couldn't shouldn't
        """
    ),
    "must": listed("must should ought need needs let let's"),
    "first_person": listed("i me my mine myself i'm i've i'll i'd"),
    "we": listed("we us our ours ourselves we're we've we'll we'd"),
    "you": listed("you your yours yourself you're you've you'll you'd"),
    "he_or_she": listed("he she him her his hers he's she's he'd she'd"),
    "they": listed("they them their theirs they're they've"),
    "it_or_that": listed("it it's that's this"),
    "question_word": listed("what why how who when where which whether"),
    "courtesy": listed(
        """
        thank thanks please welcome hello goodnight sorry sir ma'am congratulations appreciate
        glad pleased ladies gentlemen tonight
        """
    ),
    "thinking": listed(
        """
        think believe feel hope wish want know guess suppose consider imagine wonder understand
        trust doubt agree disagree mean care love hate like
        """
    ),
    "judgement": listed(
        """
        good bad great terrible wrong right best worst better important wonderful fair unfair
        strong weak beautiful tremendous horrible ridiculous shame proud disaster honest true
        outrageous unacceptable inappropriate disgrace tough hard difficult easy serious
        incredible amazing fantastic ashamed moral immoral sad happy special real
        """
    ),
    "hedge": listed(
        """
        maybe perhaps probably possibly apparently seems seem appear appears likely allegedly
        reportedly suggests somewhat
        """
    ),
    "emphasis": listed(
        """
        very really simply absolutely totally certainly clearly never ever always so
        """
    ),
    "everything": listed(
        """
        all every everyone everybody everything always never any anybody anyone nobody
        nothing none entire whole each
        """
    ),
    "negation": listed(
        """
        not no never none nothing neither nor without don't doesn't didn't isn't aren't wasn't
        weren't hasn't haven't hadn't can't cannot won't couldn't wouldn't shouldn't
        """
    ),
    "comparison": listed(
        """
        more less fewer higher lower larger smaller bigger than greater compared faster
        older cheaper rather
        """
    ),
    "superlative": listed(
        """
        most least highest lowest largest smallest biggest longest worst best greatest first
        last only record
        """
    ),
    "change": listed(
        """
        increase increased increases increasing decrease decreased raise raised raises raising
        cut cuts cutting reduce reduced reducing reduction double doubled tripled grew growth grown
        growing rise rose risen rising fall fell fallen drop dropped decline declined declining
        lost gained gain added up down expanded shrunk slashed eliminated eliminate balanced
        """
    ),
    "cause": listed("because since caused cause causes result results due therefore led why"),
    "tax": listed("tax taxes taxed taxpayers taxpayer taxation tariff tariffs irs"),
    "budget": listed(
        """
        budget deficit deficits debt surplus spending spend spent trillion funding fund
        funds fiscal
        """
    ),
    "jobs": listed(
        """
        job jobs unemployment unemployed employment wages wage income incomes workers worker
        manufacturing salaries payroll factories
        """
    ),
    "economy": listed(
        """
        economy economic inflation recession trade exports imports industry industries business
        businesses companies company banks bank prices price cost costs interest dollars dollar
        billion million market nafta growth gdp
        """
    ),
    "health": listed(
        """
        health medicare medicaid insurance premiums premium drug drugs prescription doctors doctor
        hospital hospitals patients coverage obamacare medical seniors care uninsured vaccine virus
        """
    ),
    "schools": listed(
        """
        education school schools teachers teacher students college tuition children test
        """
    ),
    "crime": listed(
        """
        crime crimes criminal criminals police prison convicted murder murders guns gun violence
        violent killed death deaths arrested arrest charged court courts judge judges prosecuted
        raid officers trafficking prosecution fbi convictions
        """
    ),
    "migration": listed(
        """
        immigration immigrants immigrant border borders refugees undocumented illegal
        illegally amnesty deported deport visa ice
        """
    ),
    "military": listed(
        """
        war wars military troops nuclear weapons weapon missile missiles army navy forces soldiers
        defense terrorists terrorist terrorism attack attacked bombers submarines invasion combat
        isis taliban qaeda
        """
    ),
    "abroad": listed(
        """
        china russia iran iraq israel syria afghanistan soviet korea cuba nato mexico vietnam japan
        germany europe africa berlin pakistan libya saudi india ukraine treaty union communist
        communists america's world countries nations nation country
        """
    ),
    "energy": listed(
        """
        energy oil gas coal solar climate environment environmental emissions carbon clean
        pollution drilling
        """
    ),
    "welfare": listed(
        """
        social security welfare poverty poor homeless pension retirement benefits food
        stamps housing middle-class
        """
    ),
    "institution": listed(
        """
        congress senate house government federal administration department agency council committee
        commission office bureau legislature parliament ministry supreme state states city county
        university party republicans democrats republican democratic democrat
        """
    ),
    "officials": listed(
        """
        president governor senator mayor secretary minister congressman councilwoman chief director
        general chairman attorney commissioner ambassador vice spokesman spokeswoman
        """
    ),
    "law": listed(
        """
        law laws bill bills act legislation amendment constitution policy policies program programs
        plan plans rule rules regulation regulations resolution ordinance veto vetoed
        """
    ),
    "record": listed(
        """
        voted vote votes signed passed supported opposed opposes supports vetoed introduced
        proposed proposes promised sponsored approved endorsed rejected appointed nominated
        favored wants called calls
        """
    ),
    "saying": listed(
        """
        said says saying told stated announced claimed claims reported reports according
        quoted testified
        """
    ),
    "finding": listed(
        """
        study report survey poll statistics data figures found percent per percentage rate
        average number numbers fact
        """
    ),
    "evidence": listed("evidence proof record records review document documents investigation"),
    "accusation": listed(
        """
        accused accuses alleged alleges alleging false lied lie lies lying misled corrupt
        fraud complaint
        """
    ),
    "time_word": listed(
        """
        years year months month weeks ago today since century decade decades history
        yesterday day days last
        """
    ),
    "some_of_people": listed(
        """
        people americans families women men voters workers african-americans hispanics
        citizens
        """
    ),
    "action": listed(
        """
        created built closed started ended brought sent paid gave took made put left inherited
        launched doubled failed invaded banned helped allowed refused destroyed supported
        """
    ),
    "call": listed("let's let should must need needs ought stop join vote support ask urge"),
    "vow": listed("promise pledge commit going will intend propose plan"),
    "debate_talk": listed(
        """
        question questions debate answer minute minutes opponent moderator rebuttal respond
        audience candidate candidates campaign election point
        """
    ),
    "filler": listed("well now look listen okay yes no yeah uh oh wait excuse right"),
    "vague_subject": listed("this that these those it things thing something stuff way kind"),
}
"""Feature by feature, the words that make it present."""

PHRASES = {
    "thinking_phrase": (
        "i think", "i believe", "i don't think", "i hope", "i want", "i would", "i'd like",
        "i feel", "i know", "in my opinion", "in my view", "i mean", "i am", "i'm going",
    ),
    "courtesy_phrase": (
        "thank you", "good evening", "good night", "mr president", "let me", "excuse me",
    ),
    "going_to": (
        "going to", "gonna be", "want to", "have to", "has to", "got to", "need to", "ought to",
        "able to",
    ),
    "my_record": (
        "i was", "i had", "i voted", "i signed", "i have", "i've been", "i served", "when i",
        "i supported", "i opposed",
    ),
    "opponent_record": (
        "he said", "he voted", "he was", "he has", "he's", "she voted", "she said",
        "my opponent", "senator kerry", "the president", "he wants", "his plan", "her plan",
        "he supported", "he opposed", "he had", "you said", "you voted", "you were",
    ),
    "existence": (
        "there are", "there is", "there were", "there was", "there's", "there have", "there has",
    ),
    "we_did": (
        "we had", "we have", "we've", "we were", "we lost", "we created", "we are", "we spend",
    ),
    "per_something": (
        "per cent", "per year", "a year", "a day", "per capita", "out of", "one of",
        "percent of", "half of",
    ),
    "comparison_phrase": (
        "more than", "less than", "fewer than", "the most", "the highest", "the largest",
        "the biggest", "the worst", "compared to", "the first", "the only",
    ),
    "passive": (
        "was made", "were killed", "been killed", "has been", "have been", "had been",
        "was passed", "is being", "are being", "was signed",
    ),
}  # fmt: skip
"""Features made of neighbouring words."""

TOPICS = listed(
    "tax budget jobs economy health schools crime migration military abroad energy welfare"
)
"""The lists that stand for what fact-checkers are most often asked about."""
