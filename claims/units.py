"""The counted noun after a number: "undocumented immigrants", "federal drug convictions".

There is no parser here. English helps: after any number but one, the phrase ends with its
first plural noun, and what stands between is its scope ("federal", "human trafficking"),
which is kept. Where no plural noun comes, the unit stays empty rather than be a guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claims.lexicon import FINITE_REPORTING
from claims.word_classes import AUXILIARIES, CALENDAR, PASTS, SURE_PASTS, SURE_PRESENTS
from claims.word_lists import listed
from claims.words import at, joined

if TYPE_CHECKING:
    from claims.words import Word

LONGEST = 7
"""Words in a counted noun phrase; longer ones in the news gold set were misreadings."""

_STOP = listed(
    """
    a about above across after again against ago all almost along already also although always
    am amid among an and any are around as at away back be became because become been before
    began being below beside besides between beyond both but by came can cannot could did do
    does done down during each either else ever every except few for from get gets go goes
    going gone got had has have having he hence her here hers him his how however i if in
    inside into is it its just later left less like made make makes many may me might more
    most much must my near nearly neither never no nor not now of off often on once only onto
    or our ours out outside over own per perhaps plus put rather said saw say says several she
    should since so some soon still such than that the their theirs them then there therefore
    these they this those though through throughout thus till to today together told tomorrow
    too took toward towards under unless until up upon us  versus very via was we well
    went were what when whenever where whereas wherever whether which while who whoever whom
    whose why will with within without would yes yesterday yet you your tonight tells tell
    thinks think knows know  show  wants want means mean seems appears remains
    remain gives give comes come begins took faced includes including according minus
    held sent paid led met brought built sold stood wrote struck died fell rose grew ran won lost
    """
)
_SKIPPED = listed("of the these those his her its their our my your more other additional further")
_IRREGULAR = listed(
    """
    people men women children police officers personnel staff troops feet teeth cattle fish
    sheep aircraft crew deer police media data criteria phenomena alumni bacteria species
    series households youth folk folks clergy grandchildren policemen policewomen servicemen
    congressmen congresswomen councilmen lawmen firemen gunmen fishermen salesmen freshmen km
    kg mph kph lb lbs ft cm mm gb mb tb mw gw kw kwh sq hectare celsius fahrenheit
    mg ml oz
    """
)
_NOT_PLURAL = listed(
    """
    news always perhaps plus previous various religious serious dangerous famous numerous
    continuous anonymous bus gas campus virus status census campaigns' las los dallas texas
    arkansas kansas massachusetts jesus christmas anonymous indigenous contagious suspicious
    conscious homeless unless business process press congress address access progress success
    loss boss class glass mass pass cross illegitimate diabetes physics politics mathematics
    economics ethics
    """
)
_GOES_ON = listed(
    """
    arms sports rights sales savings communications operations human-rights veterans systems
    affairs logistics customs
    """
)
_MEASURES = listed(
    """
    second minute hour day night week month year decade century generation mile foot inch yard
    acre meter metre kilometer kilometre ton tonne pound gallon barrel person man woman member
    judge seat bed page point story storey game term vote officer agent mile-per-hour
    """
)
MEASURES = frozenset(
    {*_MEASURES, *(f"{each}s" for each in _MEASURES), "centuries", "feet", "inches"}
)
"""Nouns that measure, in the singular and the plural."""
_AMOUNTS_OF = listed(
    """
    ton tons tonne tonnes pound pounds kilo kilos kilogram kilograms gram grams ounce ounces lb lbs
    kg barrel barrels gallon gallons litre litres liter liters pint pints bushel bushels acre acres
    hectare hectares g mg oz
    """
)
_GLUED = frozenset({"g", "l"})
"""Measures only where they touch their figure: "300g"."""
_SAYS = listed("shows lives needs used")
"""Nouns after a number, verbs after "one man"."""
_ADJECTIVES = listed(
    """
    large small big little huge tiny vast great long short tall high low deep wide narrow broad
    thick thin heavy light dark bright old new young ancient modern early late fast slow quick
    strong weak rich poor cheap dear good bad fine clean dirty dry wet hot cold warm cool hard soft
    sharp round square flat empty full open closed main minor major key rare common safe quiet loud
    calm wild rough smooth red blue green white black grey gray brown yellow pink orange lost
    wooden golden unsafe secret private public simple complex rusty rocky muddy sunny windy
    """
)
_ADJECTIVE_END = re.compile(r".{2,}(?:ed|ous|ful|less|able|ible|al|ive|ic|ish|ern|ese|ant|ent)")
_HURT = listed("wounded injured killed infected arrested dead missing total several present")
_VERB_END = re.compile(r".{3,}(?:ed|ing)$")


class Unit(NamedTuple):
    """The noun phrase, and the index of the first word after it."""

    phrase: str
    stop: int


def counted_noun(words: list[Word], index: int) -> Unit | None:
    """Return the plural noun phrase that begins at `index`, or None where none is certain."""
    start = past_determiners(words, index)
    stop = start + len(_run(words, start))
    place = _head(words, start, stop) or _past_pair(words, start, stop)
    return None if place is None else Unit(_text(words, start, place + 1), place + 1)


def _head(words: list[Word], start: int, stop: int) -> int | None:
    """The place of the plural noun that ends the phrase within `start:stop`."""
    for place in range(start, stop):
        if is_plural(words[place]) and not _plural_follows(words, place, stop):
            return place
    return None


def _past_pair(words: list[Word], start: int, stop: int) -> int | None:
    """The noun after two adjectives that a comma or "and" joins: "large, unused piers"."""
    if stop != start + 1 or at(words, stop).key not in {",", "and"}:
        return None
    if not (_is_adjective(words[start]) and _is_adjective(at(words, stop + 1))):
        return None
    place = _head(words, stop + 2, stop + 1 + len(_run(words, stop + 1)))
    told = place is not None and at(words, place + 1).key in FINITE_REPORTING
    return None if told else place


def _is_adjective(word: Word) -> bool:
    """Whether a small word is an adjective by its ending or a common one; the hurt are people."""
    known = word.key in _ADJECTIVES or _ADJECTIVE_END.fullmatch(word.key) is not None
    return known and word.raw.islower() and word.key not in _HURT


def single_noun(words: list[Word], index: int) -> Unit | None:
    """Return the noun phrase after "one" or "no": up to a verb, a mark or a function word."""
    start = past_determiners(words, index)
    stop = start + len(_run(words, start))
    for place in range(start + 1, stop):
        if _is_verb(words, place):
            stop = place
            break
    return Unit(_text(words, start, stop), stop) if stop > start else None


def _is_verb(words: list[Word], place: int) -> bool:
    key = words[place].key
    shaped = key in _SAYS or key in SURE_PASTS or _VERB_END.match(key) is not None
    return shaped and not words[place - 1].key.endswith("ly")


def is_verb(key: str) -> bool:
    """Whether a word by itself looks like a finite verb: "had", "fell", "opened"."""
    return key in AUXILIARIES or key in SURE_PRESENTS or key in PASTS or key.endswith("ed")


def with_rest(words: list[Word], unit: Unit) -> Unit:
    """Return the unit with what it is a measure of, and per what: "tons of coal per day"."""
    stop = unit.stop
    if _measures_stuff(words[stop - 1].key, unit.phrase) and at(words, stop).key == "of":
        stop = _past_stuff(words, stop + 1) or stop
    if at(words, stop).key == "per":
        place = stop + 1 + (at(words, stop + 1).key in {"square", "cubic"})
        stop = place + 1 if at(words, place).raw.isalpha() else stop
    phrase = unit.phrase
    if stop > unit.stop:
        phrase = f"{phrase} {_text(words, unit.stop, stop)}"
    if _is_each(words, stop):
        return Unit(f"{phrase} per {words[stop + 1].key}", stop + 2)
    return Unit(phrase, stop)


def _is_each(words: list[Word], place: int) -> bool:
    """Whether "a day" stands there and says how often: not in "left two men a day later"."""
    article, period, after = (at(words, place + step) for step in range(3))
    return article.key in _EACH and period.key in _PERIODS and after.key not in _AFTER_A_TIME


_EACH = listed("a an each every")
_PERIODS = listed("minute hour day night week fortnight month season year")
_AFTER_A_TIME = listed("later earlier ago after before ahead early late apart old away of -")


def _measures_stuff(key: str, phrase: str) -> bool:
    """Whether a unit measures an amount: miles "of the coast" are none of a coast."""
    return key in _AMOUNTS_OF or phrase.startswith(("square ", "cubic "))


def _past_stuff(words: list[Word], start: int) -> int | None:
    """The index after the name of a substance that begins at `start`: "crude oil"."""
    for place in range(start, start + _LONGEST_STUFF):
        word = at(words, place)
        ended = not _inside(words, place) or word.key in CALENDAR or word.key in _NOT_STUFF
        if ended or _is_verb(words, place):
            return place if place > start else None
        if is_plural(word):
            return place + 1
    return start + _LONGEST_STUFF


_LONGEST_STUFF = 3
_NOT_STUFF = listed("last next early late the this")


def measure_noun(words: list[Word], index: int) -> Unit | None:
    """Return the measure right at `index` ("decade", "mile"), singular or plural, or None."""
    word = at(words, index)
    if word.key in MEASURES or (word.raw in _GLUED and joined(words, index)):
        return Unit(word.raw, index + 1)
    return None


def is_plural(word: Word) -> bool:
    """Whether a word looks like a plural noun."""
    key = word.key
    if key in _IRREGULAR:
        return True
    ends = key.endswith("s") and not key.endswith(("ss", "us", "is", "'s"))
    return ends and len(key) > 3 and key not in _NOT_PLURAL and not word.raw.isupper()


def _plural_follows(words: list[Word], place: int, stop: int) -> bool:
    """Whether the phrase goes on: "rights violations", "arms control officers"."""
    if place + 1 >= stop:
        return False
    if words[place].key in _GOES_ON:
        return any(is_plural(word) for word in words[place + 1 : stop])
    return is_plural(words[place + 1])


def past_determiners(words: list[Word], index: int) -> int:
    """Return the index of the first word from `index` on that is no "of", "the" or "its"."""
    while at(words, index).key in _SKIPPED:
        index += 1
    return index


def _run(words: list[Word], start: int) -> list[Word]:
    """The words from `start` that can stand inside one noun phrase."""
    stop = start
    while stop - start < LONGEST and _inside(words, stop):
        stop += 1
    return words[start:stop]


def _inside(words: list[Word], place: int) -> bool:
    word = at(words, place)
    if word.key == "-":
        return joined(words, place) and joined(words, place + 1)
    return word.raw[:1].isalpha() and word.key not in _STOP and "n't" not in word.key


def _text(words: list[Word], start: int, stop: int) -> str:
    """The phrase with one space where the text has white space."""
    gaps = ("" if joined(words, place) else " " for place in range(start + 1, stop))
    rest = (word.raw for word in words[start + 1 : stop])
    return words[start].raw + "".join(map("".join, zip(gaps, rest, strict=True)))
