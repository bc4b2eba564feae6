"""Verbs of saying, thinking and finding, and the nouns that stand for them.

Compiled by us for English news text: lemmas by what they take. `claims.inflection` makes their
forms. Nothing here knows about sentences.
"""

from __future__ import annotations

from claims import word_classes as classes
from claims.inflection import every_form, forms
from claims.word_lists import listed

SAY = listed(
    """
    say state announce declare claim assert maintain insist contend argue allege note observe remark
    comment add explain acknowledge admit concede confess confirm deny disclose reveal report
    respond reply answer counter retort recall testify predict forecast estimate stress emphasize
    emphasise underline reiterate repeat warn caution conclude suggest indicate clarify boast joke
    quip muse lament complain concur affirm reaffirm attest proclaim pledge vow promise swear write
    tweet retweet post shout yell exclaim opine speculate theorize surmise hint imply profess
    recount insinuate rule advise recommend propose stipulate posit decree profess rant protest
    interject agree joke intone chide charge
    """
)
"""Take a that-clause or exact words."""

BESIDE_QUOTES = listed(
    """
    continue begin go cry offer read chant sing bark beam bellow boom deadpan drawl exhort exult
    fume growl gush marvel moan mutter roar scoff scrawl sigh snap sneer thunder type whisper wire
    """
)
"""Carry exact words, but no clause."""

QUOTES = SAY | BESIDE_QUOTES | listed("tell ask inquire wonder urge")
"""May stand beside exact words."""

THINK = listed(
    """
    think believe know feel hope fear worry expect suspect doubt understand realize realise assume
    find learn determine discover decide hear remember imagine wonder guess reckon recognize
    recognise calculate anticipate show prove consider see agree hold
    """
)
"""Take a that-clause: what somebody holds, found or learned."""

CERTAIN_THAT = listed(
    "show prove see hold find learn hear remember decide determine consider agree charge"
)
"""Carry content only with "that" or a full clause after them, so often do they mean otherwise."""

TELL = listed("tell inform assure remind advise notify warn convince persuade promise ask")
"""Take an addressee before the content."""

ASK = listed("ask wonder inquire urge demand request implore beg press")
"""Ask or call for something; their content is rarely a fact."""

CALL = listed(
    """
    call describe label dub denounce condemn criticize criticise praise hail slam blast dismiss
    characterize characterise brand mock deride decry blame
    """
)
"""Take an object and a judgement."""

PROMISING = listed("promise vow pledge agree offer ask urge demand claim swear decide hope expect")
"""May take an infinitive as content: "vowed to appeal"."""

ADDRESSEES = listed(
    """
    reporters reporter journalists supporters voters lawmakers investigators police officers
    officials congress parliament court jurors audience crowd public press news host viewers
    readers listeners staff employees colleagues members council committee commission judge jury
    """
)
"""Nouns at the end of who is told."""

SPEAKING_NOUNS = listed(
    """
    report reports claim claims allegation allegations rumor rumors rumour rumours statement
    statements suggestion suggestions assertion assertions contention belief announcement argument
    arguments accusation accusations complaint complaints warning warnings testimony findings
    conclusion notion speculation concern concerns fear fears hope hopes promise pledge vow
    """
)
"""Nouns that a that-clause can fill: "a report that …"."""

DOCUMENT_NOUNS = listed(
    """
    report study review survey poll document documents memo letter email e-mail records record
    filing filings lawsuit complaint indictment affidavit investigation audit analysis statement
    article editorial story book paper data statistics figures census transcript transcripts
    research polls studies surveys reports inquiry findings dossier website site post tweet ruling
    law bill resolution order rule rules ordinance constitution subpoena warrant petition leaflet
    test tests counters sensors footage readings measurements calculations receipts invoices logs
    emails e-mails messages correspondence tally finding headline
    polling
    """
)
"""Sources on paper."""

_ALSO_NOUNS = listed(
    """
    state report claim remark comment tweet note rule press demand hope fear promise post question
    request answer estimate forecast charge show doubt reply pledge vow suspect call protest urge
    joke object rant boast label brand slam blast praise
    """
)

SAYING = every_form(SAY)
QUOTING = every_form(QUOTES)
THINKING = every_form(THINK)
TELLING = every_form(TELL)
ASKING = every_form(ASK)
CALLING = every_form(CALL)
ACCUSING = every_form({"accuse", "suspect"})
REPORTING = SAYING | QUOTING | THINKING | TELLING | ASKING | CALLING
"""Every form of a verb that can carry somebody's words or thoughts, with its lemma."""

NOUN_LIKE = frozenset(form for lemma in _ALSO_NOUNS for form in (lemma, forms(lemma)[0]))
"""Forms that are as often nouns: "states", "the claim"."""

ONLY_PARTICIPLES = frozenset(
    participle
    for lemma in REPORTING.values()
    for _, past, participle, _ in (forms(lemma),)
    if participle not in {past, lemma}
)
"""Participles that are no past form: "known", "written"."""

FINITE_REPORTING = frozenset(form for lemma in REPORTING.values() for form in forms(lemma)[:2])
"""Forms that can be the main verb of a clause: "says", "said"."""

FINITE_FORMS = (
    classes.AUXILIARIES
    | classes.PASTS
    | classes.PRESENTS
    | classes.SURE_PRESENTS
    | frozenset(classes.VERBS.values())
    | FINITE_REPORTING
)
"""Every word that can be a finite verb, but for regular pasts."""

NEVER_FINITE = frozenset({"including", "according", "need", "used", "based"})
"""Forms that look like finite verbs and hardly ever are."""
