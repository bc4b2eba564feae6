"""Invented news articles, as many as a benchmark wants, the same ones every time.

`article(n)` is pure: no two numbers give the same text, and one number always gives the same.
Words are drawn unevenly, as in real news: a few stand nearly everywhere, most are rare. That
matters for search, whose cost grows with how many sentences share a word.

Nothing here is about anybody: towns and people are made of syllables.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2s
from itertools import product

_FIRST = "Ada Bruno Clara Dmitri Elif Farid Greta Hugo Ines Jonas Kira Lev Mona Nils Odile Pavel"
_STARTS = "Ash Bram Cor Dun Elm Fen Gar Hol Ist Kel Lin Mar Nor Oak Pen Quar Rav Sal Thorn Ul"
_ENDS = "by field ham ley mere mouth pool stead ton wick"
_TRADES = "mayor surveyor clerk engineer spokeswoman spokesman teacher doctor ferryman minister"
_OFFICES = "harbour council ministry hospital waterworks school museum railway library court union"
_THINGS = """lamps houses jobs visitors pupils ferries bridges patients trees buses books tons
workers farms boats shops beds roads votes letters complaints permits engines wells turbines
lorries nurses orchards tunnels meters pumps benches tickets passengers parcels fines barrels
looms kilns cranes sluices hedges greenhouses beehives lanterns violins bakeries dredgers"""
_DONE = """opened closed lost repaired bought sold counted moved painted inspected cancelled
planned replaced delivered measured flooded planted promised refused borrowed insured mapped"""
_WHY = "storm strike drought budget flood fire election shortage merger audit festival quarrel"
_PERIODS = "January February March April May June July August September October November December"

PEOPLE = tuple(
    f"{first} {start}{end}"
    for start, end, first in product(_STARTS.split(), _ENDS.split()[:4], _FIRST.split())
)
PLACES = tuple(f"{start}{end}" for end, start in product(_ENDS.split(), _STARTS.split()))

_SENTENCES = (
    "{office_} in {place} {done} {n} {things} in {month} {year}.",
    "“We {done} {n} {things} since {year},” said {person}, a {trade} in {place}.",
    "{person}, the {trade}, said the {office} had {done} {n} per cent of its {things}.",
    "About {n} {things} were {done} after the {why}, according to the {office}.",
    "{office_} will decide in {month} whether the {things} stay in {place}.",
    "More than {n} {things} and {m} {others} were {done} by the {office} of {place}.",
    "“Nobody {done} the {things} before the {why},” {person} told the {office}.",
    "The {why} cost {place} {n} million crowns, {person} said on Tuesday.",
    "There are {n} {things} in {place}, up from {m} in {year}.",
    "{person} said that {place} had never {done} its {others}.",
    "The road to {place} is quiet in {month}.",
    "{office_} of {place} employs {n} people and runs {m} {things}.",
)


@dataclass(slots=True)
class _Draw:
    """Draws words by a fixed rule from a number."""

    seed: int
    turn: int = 0

    def number(self, below: int) -> int:
        """Draw a whole number, all alike."""
        self.turn += 1
        digest = blake2s(f"{self.seed}/{self.turn}".encode(), digest_size=4).digest()
        return int.from_bytes(digest) % below

    def word(self, words: tuple[str, ...]) -> str:
        """Draw a word; the first ones far more often than the last."""
        share = self.number(10_000) / 10_000
        return words[int(len(words) * share * share)]

    def one_of(self, words: str) -> str:
        """Draw from words in a row."""
        return self.word(tuple(words.split()))


def article(number: int, *, sentences: int = 14) -> str:
    """Return article `number`: a headline, then paragraphs of two or three sentences."""
    draw = _Draw(number)
    place, person = draw.word(PLACES), draw.word(PEOPLE)
    headline = f"{place} asks who {draw.one_of(_DONE)} the {draw.one_of(_THINGS)}, report {number}"
    told = [_sentence(draw, place, person) for _ in range(sentences)]
    paragraphs = [" ".join(told[at : at + 3]) for at in range(0, sentences, 3)]
    return "\n\n".join((headline, *paragraphs)) + "\n"


def day(number: int) -> date:
    """Return the day on which article `number` appeared."""
    return date(2024, 1, 1) + timedelta(days=number % 700)


def _sentence(draw: _Draw, place: str, person: str) -> str:
    """Write one sentence; half of them are about the article's own place and person."""
    office = draw.one_of(_OFFICES)
    return _SENTENCES[draw.number(len(_SENTENCES))].format(
        office=office,
        office_=f"The {office}",
        place=place if draw.number(2) else draw.word(PLACES),
        person=person if draw.number(2) else draw.word(PEOPLE),
        trade=draw.one_of(_TRADES),
        done=draw.one_of(_DONE),
        things=draw.one_of(_THINGS),
        others=draw.one_of(_THINGS),
        why=draw.one_of(_WHY),
        month=draw.one_of(_PERIODS),
        n=2 + draw.number(900),
        m=2 + draw.number(90),
        year=1990 + draw.number(36),
    )
