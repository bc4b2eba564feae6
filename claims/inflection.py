"""Forms of English verbs from their lemmas, by the regular rules of spelling and a table.

Only what the reading of news needs: the -s form, the past, the participle and the -ing form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

_IRREGULAR_PASTS = """
say said said, tell told told, think thought thought, know knew known, feel felt felt, find found
found, hear heard heard, see saw seen, understand understood understood, write wrote written, begin
began begun, swear swore sworn, hold held held, read read read, forget forgot forgotten, teach
taught taught, show showed shown, forecast forecast forecast, make made made, take took taken, give
gave given, get got gotten, go went gone, come came come, leave left left, lose lost lost, win won
won, pay paid paid, buy bought bought, sell sold sold, send sent sent, spend spent spent, build
built built, bring brought brought, keep kept kept, meet met met, run ran run, rise rose risen, fall
fell fallen, grow grew grown, draw drew drawn, drive drove driven, break broke broken, speak spoke
spoken, choose chose chosen, steal stole stolen, shoot shot shot, strike struck struck, hit hit hit,
cut cut cut, put put put, set set set, let let let, cost cost cost, hurt hurt hurt, shut shut shut,
quit quit quit, spread spread spread, lead led led, sit sat sat, stand stood stood, lie lay lain,
lay laid laid, catch caught caught, fight fought fought, seek sought sought, deal dealt dealt, mean
meant meant, become became become, wear wore worn, tear tore torn, throw threw thrown, fly flew
flown, eat ate eaten, drink drank drunk, sing sang sung, ring rang rung, swim swam swum, hide hid
hidden, ride rode ridden, shake shook shaken, wake woke woken, freeze froze frozen, bear bore borne,
beat beat beaten, bite bit bitten, blow blew blown, burn burned burnt, feed fed fed, flee fled fled,
hang hung hung, sleep slept slept, slide slid slid, split split split, sweep swept swept, undergo
underwent undergone, withdraw withdrew withdrawn, overturn overturned overturned, learn learned
learnt, do did done, have had had, bet bet bet, bleed bled bled, lend lent lent, mislead misled
misled, oversee oversaw overseen, overcome overcame overcome, rebuild rebuilt rebuilt, prove proved
proven, sink sank sunk, shrink shrank shrunk, spring sprang sprung, stick stuck stuck, sue sued
sued, arise arose arisen, awake awoke awoken, bend bent bent, breed bred bred, cling clung clung,
creep crept crept, dig dug dug, fling flung flung, forbid forbade forbidden, foresee foresaw
foreseen, forgive forgave forgiven, kneel knelt knelt, mistake mistook mistaken, outgrow outgrew
outgrown, outsell outsold outsold, overhear overheard overheard, overrun overran overrun, overtake
overtook overtaken, overthrow overthrew overthrown, redo redid redone, remake remade remade, repay
repaid repaid, resell resold resold, retake retook retaken, rewrite rewrote rewritten, shed shed
shed, shine shone shone, slit slit slit, speed sped sped, spin spun spun, stink stank stunk, stride
strode stridden, string strung strung, strive strove striven, swing swung swung, tread trod trodden,
undertake undertook undertaken, underwrite underwrote underwritten, undo undid undone, unwind
unwound unwound, uphold upheld upheld, weave wove woven, weep wept wept, withhold withheld withheld,
withstand withstood withstood, wring wrung wrung, grind ground ground, sting stung stung
"""
_DOUBLED = listed(
    """
    admit quip dub beg concur slam ban plan stop drop rob stab grab ship slip step commit submit
    permit refer prefer occur transfer trap cap tap map chat plot
    """
)
_VOWELS = "aeiou"

_PASTS = {lemma: (past, part) for lemma, past, part in map(str.split, _IRREGULAR_PASTS.split(","))}


def forms(lemma: str) -> tuple[str, str, str, str]:
    """Return the -s form, the past, the participle and the -ing form of a verb."""
    regular = _past(lemma)
    past, participle = _PASTS.get(lemma, (regular, regular))
    return _third_person(lemma), past, participle, _progressive(lemma)


def every_form(lemmas: Iterable[str]) -> dict[str, str]:
    """Return every form of the lemmas, each with its lemma."""
    return {form: lemma for lemma in sorted(lemmas) for form in (lemma, *forms(lemma))}


def _third_person(lemma: str) -> str:
    """The -s form."""
    if lemma in {"have", "do", "go"}:
        return {"have": "has", "do": "does", "go": "goes"}[lemma]
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _past(lemma: str) -> str:
    """The regular past."""
    if lemma in _DOUBLED:
        return lemma + lemma[-1] + "ed"
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _progressive(lemma: str) -> str:
    """The -ing form."""
    if lemma in _DOUBLED or lemma in {"begin", "forget", "win", "get", "run", "sit", "cut", "put"}:
        return lemma + lemma[-1] + "ing"
    if lemma == "lie":
        return "lying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + "ing"
