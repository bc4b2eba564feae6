"""Closed classes of English words, and the common verbs by which a finite clause is known.

Compiled by us. These are classes of forms, not an analysis: "left" is a verb here only when the
words beside it allow that; see `claims.verbs`.
"""

from __future__ import annotations

from claims.inflection import every_form, forms
from claims.word_lists import listed

ARTICLES = listed("the a an")
DEMONSTRATIVES = listed("this that these those")
POSSESSIVES = listed("my your his her its our their whose")
QUANTIFIERS = listed(
    """
    some any no every each all both many most few several more other another such one two three
    four five six seven eight nine ten dozens hundreds thousands half much enough neither either
    """
)
DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES | QUANTIFIERS
PREPOSITIONS = listed(
    """
    of in on at by for from to with without about against among amid after before since until
    during through throughout over under above below between into onto upon within across along
    behind beside besides beyond despite except inside outside near off out per than toward
    towards via regarding concerning including like unlike as around following given
    """
)
SUBORDINATORS = listed(
    """
    that if because although though while whereas when whenever where wherever whether unless
    until since before after as once so lest how why what which who whom whose
    """
)
CONJUNCTIONS = listed("and or but nor yet")
SUBJECTS = listed("i he she it they we you who there everyone nobody everybody somebody anyone")
OBJECTS = listed("me him her it them us you himself herself themselves itself")
BE = listed("am is are was were be been being isn't aren't wasn't weren't ain't")
HAVE = listed("has have had haven't hasn't hadn't")
DO = listed("do does did don't doesn't didn't")
MODALS = listed(
    """
    will would can could shall should may might must won't wouldn't can't cannot couldn't
    shouldn't mustn't needn't ought
    """
)
CONTRACTED = listed(
    """
    he's she's it's that's there's who's what's i'm you're we're they're i've you've we've
    they've he'd she'd i'd we'd they'd you'd i'll you'll he'll she'll we'll they'll it'll here's
    let's
    """
)
CONTRACTED_SUBJECTS = {
    form: form.partition("'")[0]
    for form in CONTRACTED
    if form.partition("'")[0] in SUBJECTS - {"there"}
}
"""Words that are a subject and its helper at once, with the subject: "he's", "they'd"."""
AUXILIARIES = (BE - {"be", "been", "being"}) | HAVE | DO | MODALS | CONTRACTED
NEGATIONS = listed(
    """
    not never no n't neither nor don't doesn't didn't won't wouldn't can't cannot couldn't isn't
    aren't wasn't weren't haven't hasn't hadn't shouldn't nobody none nothing
    """
)
ADVERBS = listed(
    """
    also then later now still again already always never often even just only once soon ever
    however therefore thus meanwhile further furthermore moreover instead perhaps maybe once
    twice since recently previously repeatedly reportedly earlier today yesterday tomorrow
    tonight first too there here simply not so else quite rather very almost nearly long ago yet
    both all
    """
)
CALENDAR = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan. feb. mar. apr. jun. jul. aug.
    sept. sep. oct. nov. dec. morning afternoon evening night week month year today yesterday
    tonight
    """
)

_COMMON_VERBS = listed(
    """
    accept achieve act add address admit adopt affect aim allow answer appear apply approach
    approve argue arrest arrive ask attack attempt attend avoid back ban base be beat become
    begin believe block bomb book boost break bring build burn buy call campaign cancel capture
    care carry cast catch cause celebrate challenge change charge check choose claim clash clear
    close collapse collect come commit compare compete complain complete concern conclude
    conduct confirm confront consider contain continue contribute control convict cost count
    cover crash create criticize cross cut damage deal debate decide decline decrease defeat
    defend delay deliver demand deny depend deport describe deserve design destroy detain
    determine develop die direct disappear discover discuss display do donate double draw drive
    drop earn ease eat elect eliminate embrace emerge employ enable encourage end endorse endure
    enforce enjoy ensure enter escape establish estimate examine exceed execute exist expand
    expect experience explain expose express extend face fail fall favor feature feel fight file
    fill find finish fire fit flee fly follow force form free fund gain gather get give go grant
    grow guarantee handle happen hate have head hear help hide hire hit hold hope host hurt
    identify ignore impose improve include increase indicate influence injure insist intend
    introduce invest investigate invite involve issue join jump keep kick kill know lack land
    last launch lead learn leave let lie lift like limit link list listen live locate look lose
    love make manage mark match matter mean measure meet mention miss move murder name need
    nominate note notice obtain occur offer open operate oppose order organize overturn own
    participate pass pay perform permit persist pick plan play plead point pose post praise
    prefer prepare present press prevent produce prohibit promise promote propose prosecute
    protect protest prove provide publish pull purchase push put qualify question quit raise
    range rank reach react read realize receive recognize recommend record recover reduce refer
    reflect refuse regulate reject relate release rely remain remember remove repeat replace
    report represent request require rescue resign resist resolve respond rest restore restrict
    result retire return reveal reverse review ride rise risk rule run rush save say scheme
    search secure see seek seem seize sell send sentence serve set settle shake share shift
    shoot shop show shut sign simmer sink sit slow solve sound speak spend spread stand start
    state stay steal step stop strengthen strike struggle study submit succeed suffer suggest
    sue support surge surround survive suspend sustain sweep swing take talk target teach tell
    tend test testify thank think threaten throw tie top total touch track trade train travel
    treat trigger trust try turn undergo understand unveil update urge use value vary veto view
    violate visit vote wait walk want warn warrant wash watch weaken wear weigh welcome win
    withdraw work worry wound write
    arise awake bend bleed blow breed cling creep dig drink feed fling forbid foresee forget
    forgive freeze hang kneel lay lend mislead mistake outgrow outsell overcome overhear overrun
    oversee overtake overthrow rebuild redo remake repay resell retake rewrite ring shed shine
    shrink sing sleep slide slit speed spin split spring stick sting strive swear swim swing tear
    tread undertake underwrite undo unwind uphold wake weave weep withhold withstand wring
    """
)
_NOUN_LIKE = listed(
    """
    is was are were be has had have do does did acts aims answers appeals attacks attempts backs
    bans bases blocks bombs books boosts breaks buys calls campaigns cares cases causes
    challenges changes charges checks claims clashes comes concerns controls costs counts covers
    crashes cuts damages deals debates delays demands designs displays documents drives drops
    ends estimates experiences faces falls favors features fights files fires fits forces forms
    funds gains grants guarantees hates heads helps hits holds hopes hosts influences interests
    issues joins jumps lacks lands lasts leads lies lifts likes limits links lists lives looks
    loves makes marks matches matters means measures minds moves murders names needs notes
    notices offers officers opens orders owns passes pays picks plans plays points posts presses
    promises protests purchases questions quits ranges ranks records reports requests rescues
    results returns reverses reviews rides rises risks rules runs sales saves schemes searches
    senses sentences sets shakes shares shifts shoots shops shows signs slows sounds spends
    spreads stands starts states stays steps stops strikes struggles studies supports surges
    targets talks tests ties times tops totals touches tracks trades trains travels treats
    trusts tries turns uses values views visits votes waits walks wants warrants watches wins
    works worries wounds
    bends blows digs drinks feeds lays overruns rings sheds slides slits spins splits springs
    sticks stings swings tears treads wakes weaves
    """
)
"""-s forms that are as often plural nouns; a clause needs better proof than these."""

VERBS = every_form(_COMMON_VERBS)
PASTS = frozenset(form for lemma in _COMMON_VERBS for form in forms(lemma)[1:2])
SURE_PASTS = PASTS - {form for lemma in _COMMON_VERBS for form in forms(lemma)[2:3]}
"""Pasts that are no participle: "rose", which stands in no passive."""
PRESENTS = frozenset(forms(lemma)[0] for lemma in _COMMON_VERBS)
SURE_PRESENTS = PRESENTS - _NOUN_LIKE
