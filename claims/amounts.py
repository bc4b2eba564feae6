"""One amount at a place in the text: figures, words, money, shares, dozens, vague amounts.

`amount_at` reads the amount that begins at a word, without what stands around it:
comparators, ranges and the counted noun are put together in `claims.numbers`.

Shares come back in percent ("two-thirds" is 66.7 %), money in its ISO code. A vague amount
("hundreds of") has its order of magnitude as an open lower end; "several" has no end at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from claims.inflection import every_form
from claims.number_words import NUMBER_WORDS, SCALES, cardinal
from claims.units import counted_noun
from claims.word_lists import listed
from claims.words import at, joined, keys_from

if TYPE_CHECKING:
    from claims.words import Word

PERCENT = "%"
POINTS = "percentage points"

_SUFFIXES = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "t": 10**12, "tn": 10**12,
}  # fmt: skip
_SYMBOLS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW"}
_DOLLARS = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD",
    "s": "SGD", "r": "BRL",
}  # fmt: skip
_CODES = frozenset({"usd", "eur", "gbp", "jpy", "cad", "aud", "chf", "cny", "inr"})
_COINS = {
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "yen": "JPY",
    "yuan": "CNY", "rupees": "INR", "roubles": "RUB", "rubles": "RUB", "francs": "CHF",
}  # fmt: skip
_PAID = (
    listed(
        """
    sterling worth fee fees debt debts loan price budget bail salary wage grant sum reward prize
    bonus rent tax compensation damages bribe
    """
    )
    | every_form(
        listed("pay repay fine owe spend cost earn borrow lend donate invest award refund raise")
    ).keys()
)
"""Words beside which pounds are money: "fined two thousand pounds"."""
_PAID_REACH = 6
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_PLURAL_SCALES = {
    "dozens": 12, "scores": 20, "tens": 10, "hundreds": 100, "thousands": 10**3,
    "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
_FEW = (("several",), ("a", "few"), ("a", "handful"), ("a", "handful", "of"))
_HALF_DOZEN = (
    ("half", "a", "dozen"),
    ("half", "-", "dozen"),
    ("a", "half", "-", "dozen"),
    ("a", "half", "dozen"),
)
_VAGUE = frozenset({"a", "several"})
_HALVING = frozenset({"a", "half"})
_ARTICLES = frozenset({"a", "an"})
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th", "s"})


_OPENERS = (
    NUMBER_WORDS
    | _SYMBOLS.keys()
    | _DOLLARS.keys()
    | _CODES
    | _PLURAL_SCALES.keys()
    | {"a", "an", "half", "several", "u.s."}
)
_IN_WORDS = NUMBER_WORDS | _ARTICLES
_GROUPS = {"pair": 2, "trio": 3, "quartet": 4, "quintet": 5}
_AFTER_ARTICLE = (
    _PARTS.keys()
    | SCALES.keys()
    | _GROUPS.keys()
    | {"few", "handful", "couple", "dozen", "half", "hundred", "$"}
)
AMOUNTS = (
    NUMBER_WORDS | _PLURAL_SCALES.keys() | _PARTS.keys() | _GROUPS.keys()
    | {"half", "several", "few", "handful", "couple", "dozen"}
)  # fmt: skip
"""One of these, or a figure, stands in every amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number, where it stops (a word index), and its unit where the amount itself has one.

    `unit` is "" when the counted noun is still to be read. `factor` is the scale word's, 1
    where there is none, so that "$10 to 15 million" can lend it to the first figure.
    """

    low: Decimal | None
    high: Decimal | None
    stop: int
    unit: str = ""
    approximate: bool = False
    factor: int = 1

    @property
    def vague(self) -> bool:
        """Whether no exact number is meant."""
        return self.high is None


def may_begin(word: Word) -> bool:
    """Whether an amount, or "a decade" after a comparator, can begin with this word."""
    return word.raw[0].isdigit() or word.key in _OPENERS


def amount_at(words: list[Word], index: int) -> Amount | None:
    """Return the amount that begins at word `index`, or None where none does."""
    if at(words, index).key in _ARTICLES and at(words, index + 1).key not in _AFTER_ARTICLE:
        return None
    return (
        _money(words, index)
        or _vague(words, index)
        or _dozen(words, index)
        or _group(words, index)
        or _share(words, index)
        or _half_of_a_scale(words, index)
        or _plain(words, index)
    )


def _exact(value: Decimal, stop: int, unit: str = "", factor: int = 1) -> Amount:
    return Amount(low=value, high=value, stop=stop, unit=unit, factor=factor)


def _money(words: list[Word], index: int) -> Amount | None:
    code, start = _currency(words, index)
    if not code:
        return None
    figure = _figure(words, start)
    return figure and _exact_as(figure, code)


def _exact_as(amount: Amount, unit: str) -> Amount:
    return Amount(
        low=amount.low, high=amount.high, stop=amount.stop, unit=unit, factor=amount.factor
    )


def _currency(words: list[Word], index: int) -> tuple[str, int]:
    """Read "$", "US$" or "EUR" and return its code and the index after it."""
    key = at(words, index).key
    if key in _SYMBOLS:
        return _SYMBOLS[key], index + 1
    if key.replace(".", "") in _DOLLARS and at(words, index + 1).key == "$":
        if joined(words, index + 1):
            return _DOLLARS[key.replace(".", "")], index + 2
        return "", index
    if key in _CODES and at(words, index).raw.isupper():
        return key.upper(), index + 1
    return "", index


def _plain(words: list[Word], index: int) -> Amount | None:
    """Read figures or words, then a per cent sign or the name of a currency."""
    figure = _figure(words, index) or _in_words(words, index)
    if figure is None:
        return None
    if figure.unit:
        return figure
    unit, stop = _named_unit(words, figure.stop)
    return Amount(low=figure.low, high=figure.high, stop=stop, unit=unit, factor=figure.factor)


def _named_unit(words: list[Word], index: int) -> tuple[str, int]:
    hyphen = at(words, index).key == "-"
    first, second = (at(words, index + hyphen + i).key for i in (0, 1))
    if first == "percentage" and second in {"points", "point"}:
        return POINTS, index + hyphen + 2
    if first in {"%", "percent", "pct", "pc"}:
        return PERCENT, index + hyphen + 1
    if (first, second) == ("per", "cent"):
        return PERCENT, index + hyphen + 2
    if first in _COINS:
        return _COINS[first], index + hyphen + 1
    return "", index


def pounds_are_money(words: list[Word], index: int, stop: int) -> bool:
    """Whether the pounds counted from `index` to `stop` are paid, not weighed."""
    following = at(words, stop).key
    if following in {"of", "per"}:
        return False
    for place in range(index - 1, max(-1, index - 1 - _PAID_REACH), -1):
        if not words[place].raw[0].isalpha():
            break
        if words[place].key in _PAID:
            return True
    return following == "sterling"


def _in_words(words: list[Word], index: int) -> Amount | None:
    if at(words, index).key not in _IN_WORDS:
        return None
    read = cardinal(keys_from(words, index, 16), 0)
    if read is None:
        return None
    last = words[index + read.stop - 1].key
    factor = {"hundred": 100, **SCALES}.get(last, 1)
    return _exact(read.value, index + read.stop, factor=factor)


def _figure(words: list[Word], index: int) -> Amount | None:
    """Read "1,500", "3.5 million" or "40k"; an ordinal or a version number is no amount."""
    value = _decimal(at(words, index).raw)
    if value is None or (joined(words, index + 1) and at(words, index + 1).key in _ORDINAL_ENDS):
        return None
    fraction = _written_fraction(words, index)
    if fraction is not None:
        return fraction
    factor, stop = _scale(words, index + 1)
    return _exact(value * factor, stop, factor=factor)


def _decimal(raw: str) -> Decimal | None:
    if not raw[:1].isdigit():
        return None
    try:
        return Decimal(raw.replace(",", ""))
    except InvalidOperation:
        return None


def _scale(words: list[Word], index: int) -> tuple[int, int]:
    """Read "million", "-million" or a touching "k", and return the factor and the next index."""
    key = at(words, index).key
    if joined(words, index) and key in _SUFFIXES:
        return _SUFFIXES[key], index + 1
    hyphen = key == "-"
    scale = at(words, index + hyphen).key
    factor = {"hundred": 100, **SCALES, "mn": 10**6, "bn": 10**9, "tn": 10**12}.get(scale, 0)
    return (factor, index + hyphen + 1) if factor else (1, index)


def _written_fraction(words: list[Word], index: int) -> Amount | None:
    """Read "3/4": a share, where the lower figure is one that people divide by."""
    if at(words, index + 1).key != "/" or not joined(words, index + 2):
        return None
    upper, lower = _decimal(words[index].raw), _decimal(at(words, index + 2).raw)
    if upper is None or lower is None or not 0 < upper < lower:
        return None
    return _exact(_percent(upper, lower), index + 3, PERCENT)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    share = part * 100 / whole
    return share.quantize(Decimal(1)) if share == share.to_integral() else round(share, 1)


def _share(words: list[Word], index: int) -> Amount | None:
    return _one_in_five(words, index) or _parts(words, index)


def _one_in_five(words: list[Word], index: int) -> Amount | None:
    """Read "one in five" and "9 out of 10" as shares."""
    part = _figure(words, index) or _in_words(words, index)
    if part is None or part.low is None:
        return None
    outs = keys_from(words, part.stop, 2)
    start = part.stop + (2 if outs == ("out", "of") else 1 if outs[:1] == ("in",) else 0)
    start += start > part.stop and at(words, start).key == "every"
    whole = (_figure(words, start) or _in_words(words, start)) if start > part.stop else None
    if whole is None or whole.low is None or not 0 < part.low < whole.low <= 10_000:
        return None
    if outs[:1] == ("in",) and part.low > 1 and whole.low not in {3, 4, 5, 10, 20, 100, 1000}:
        return None
    return _exact(_percent(part.low, whole.low), whole.stop, PERCENT)


def _parts(words: list[Word], index: int) -> Amount | None:
    """Read "half of", "half the", "a third of", "two-thirds", "one-half"."""
    key = at(words, index).key
    if key == "half":
        return _exact(Decimal(50), index + 1, PERCENT) if _opens_share(words, index + 1) else None
    if key in _ARTICLES:
        part, stop = _PARTS.get(at(words, index + 1).key, 0), index + 2
        shared = bool(part) and _opens_share(words, stop)
        return _exact(_percent(Decimal(1), Decimal(part)), stop, PERCENT) if shared else None
    upper = cardinal((key,), 0)
    return upper and _counted_parts(words, index + 1, upper.value)


def _counted_parts(words: list[Word], index: int, upper: Decimal) -> Amount | None:
    hyphen = at(words, index).key == "-"
    name = at(words, index + hyphen).key
    lower, stop = _PARTS.get(name, 0), index + hyphen + 1
    if not lower or not 0 < upper < lower:
        return None
    if name.endswith("s") or hyphen or _opens_share(words, stop):
        return _exact(_percent(upper, Decimal(lower)), stop, PERCENT)
    return None


def _opens_share(words: list[Word], index: int) -> bool:
    return at(words, index).key in {"of", "the", "its", "their", "his", "her", "our", "all"}


def _half_of_a_scale(words: list[Word], index: int) -> Amount | None:
    """Read "half a million" and "a half million"."""
    if at(words, index).key not in _HALVING:
        return None
    keys = keys_from(words, index, 3)
    scale = SCALES.get(keys[2], 0) if len(keys) == 3 else 0
    if scale and keys[:2] in {("half", "a"), ("a", "half")}:
        unit, stop = _named_unit(words, index + 3)
        return _exact(Decimal(scale) / 2, stop, unit)
    return None


def _dozen(words: list[Word], index: int) -> Amount | None:
    """Read "a dozen", "half a dozen", "two dozen"."""
    if at(words, index).key in _HALVING:
        for half in _HALF_DOZEN:
            if keys_from(words, index, len(half)) == half:
                return _exact(Decimal(6), index + len(half))
        if keys_from(words, index, 2) == ("a", "dozen"):
            return _exact(Decimal(12), index + 2)
    count = _figure(words, index) or _in_words(words, index)
    if count and count.low and at(words, count.stop).key == "dozen":
        return _exact(count.low * 12, count.stop + 1)
    return None


def _group(words: list[Word], index: int) -> Amount | None:
    """Read "a pair of tugs"; one pair of trousers is not two of them."""
    count = _GROUPS.get(at(words, index + 1).key, 0)
    if not count or at(words, index + 2).key != "of" or at(words, index).key not in _ARTICLES:
        return None
    noun = counted_noun(words, index + 3)
    worn = noun is None or words[noun.stop - 1].key in _IN_PAIRS
    return None if worn else _exact(Decimal(count), index + 3)


_IN_PAIRS = listed(
    """
    trousers pants jeans shorts tights leggings glasses sunglasses spectacles goggles binoculars
    scissors shears pliers tweezers tongs handcuffs headphones
    """
)


def _vague(words: list[Word], index: int) -> Amount | None:
    """Read "hundreds of", "tens of thousands of", "several", "a couple of"."""
    key = at(words, index).key
    if key in _PLURAL_SCALES:
        return _order(words, index)
    if key not in _VAGUE:
        return None
    if keys_from(words, index, 2) == ("a", "couple"):
        stop = index + 2 + (at(words, index + 2).key == "of")
        two = Decimal(2)
        return Amount(low=two, high=two, stop=stop, approximate=True)
    for few in _FEW:
        if keys_from(words, index, len(few)) == few:
            return _few(words, index + len(few))
    return None


def _few(words: list[Word], index: int) -> Amount:
    factor = {"hundred": 100, "dozen": 12, **SCALES}.get(at(words, index).key, 0)
    low = Decimal(factor) if factor else None
    return Amount(low=low, high=None, stop=index + bool(factor), approximate=True)


def _order(words: list[Word], index: int) -> Amount | None:
    """Read one plural scale with what it counts, "tens of thousands" also without."""
    order, stop = _PLURAL_SCALES[words[index].key], index + 1
    if at(words, stop).key != "of":
        return None
    inner = _PLURAL_SCALES.get(at(words, stop + 1).key, 0)
    if inner:
        order, stop = order * inner, stop + 2
    if at(words, stop).key != "of":
        return Amount(low=Decimal(order), high=None, stop=stop, approximate=True)
    unit, end = _named_unit(words, stop + 1)
    return Amount(low=Decimal(order), high=None, stop=end, unit=unit, approximate=True)
