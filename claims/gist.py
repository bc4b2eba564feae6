"""What a statement is about, for comparing it with others: its content words and its denials.

Words are cut to rough stems ("facing", "faces" and "faced" are one) and words that news uses
for one another share a stem ("assist", "support"). Denials are counted, because an odd number
of them turns a statement round. Word order survives only as pairs of neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from claims.kinds import without_purpose
from claims.number_words import NUMBER_WORDS
from claims.text import fold
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
_STOP = listed(
    """
    a about above after again all already also although am amid an and any are as at be because
    been before being below between both but by can could did do does doing down during each even
    ever every for from further had has have having he her here hers him his how i if in into is
    it its itself just last later least less like many may me might more most much must my new now
    of off on once one only or other our out over own part per said same say says she should since
    so some still such than that the their them then there these they this those through to told
    too two under until up upon very was we were what when where which while who whom why will with
    within would yet you your according people person persons man woman mr mrs ms dr that's it's
    he's she's they're there's i'm we're photograph photographs photo photos picture pictures video
    image images show shows showed shown report reports reported claim claims back de la le van
    von der del bin al el around roughly approximately nearly exactly precisely
    p m am pm
    """
)
_DENIALS = listed("no not never none nobody nothing neither nor without cannot")
_MISSING = listed("no none nobody nothing neither nor without")
_ALIKE = (
    "assist assistance help aid support cooperate cooperation collude collusion collaborate",
    "arrest arrested detain detained detention custody apprehend",
    "raid raids operation operations enforcement sweep",
    "deport deportation removal expel",
    "kill killed die died dead death deaths dies",
    "pass passed approve approved adopt adopted",
    "ban banned prohibit forbid forbids bar outlaw",
    "increase rise rose risen grow grew grown climb climbed",
    "decrease fall fell fallen drop dropped decline declined shrink shrank",
    "job jobs employment",
    "agent agents officer officers police",
    "buy bought purchase acquire",
    "begin began start launch launched",
    "convict conviction convictions convicted",
    "charge charged charging charges indict indicted",
)
_OPPOSITES = (
    ("support", "oppose"), ("for", "against"), ("legal", "illegal"), ("lawful", "unlawful"),
    ("increase", "decrease"), ("win", "lose"), ("won", "lost"), ("open", "close"),
    ("accept", "reject"), ("allow", "ban"), ("guilty", "innocent"), ("charge", "clear"),
    ("convict", "acquit"), ("alive", "dead"), ("raise", "lower"), ("hire", "fire"),
    ("vote", "reject"), ("confirm", "deny"), ("first", "last"), ("true", "false"),
    ("safe", "unsafe"), ("allow", "forbid"), ("begin", "end"), ("enter", "leave"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """Content stems, pairs of neighbouring stems, and whether the statement denies.

    `names` are stems only ever written with a capital inside the statement. `ends` is true
    where it tells of stopping or forbidding something, which is near to a denial of it and
    no denial either. `denied` holds the stem that each denial stands before, but for "no" and
    its like, whose stems are `missing`: "no federal court" denies neither courts nor federal.
    `opening` is the first content stem: mostly the head of the subject.
    """

    stems: frozenset[str]
    names: frozenset[str]
    lower: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    denies: bool
    denied: frozenset[str]
    missing: frozenset[str]
    ends: bool
    opening: str


@lru_cache(maxsize=1 << 14)
def gist(statement: str) -> Gist:
    """Return what `statement` is about."""
    written = _WORD.findall(fold(statement))
    words = [word.casefold() for word in written]
    told = _WORD.findall(without_purpose(fold(statement).casefold()))
    content = [(stem(word.casefold()), word) for word in written if _is_content(word.casefold())]
    lower = frozenset(each for each, word in content if word[0].islower())
    opening: list[str] = [] if statement.startswith("[") else written[:1]
    inside = [each for each, word in content if word[0].isupper() and [word] != opening]
    return Gist(
        stems=frozenset(each for each, _ in content),
        names=frozenset(inside) - lower,
        lower=lower,
        pairs=frozenset(pairwise(each for each, _ in content)),
        denies=sum(map(_is_denial, told)) % 2 == 1,
        denied=frozenset(_denied(told, missing=False)),
        missing=frozenset(_denied(told, missing=True)),
        ends=not _ENDING_VERBS.isdisjoint(words),
        opening=content[0][0] if content else "",
    )


def _denied(words: list[str], *, missing: bool) -> Iterator[str]:
    """Yield the stem after each denial: of what is missing, or of what is denied."""
    for place, word in enumerate(words):
        if _is_denial(word) and (word in _MISSING) is missing:
            following = (stem(each) for each in words[place + 1 :] if _is_content(each))
            yield from islice(following, 1)


def _is_denial(word: str) -> bool:
    return word in _DENIALS or word.endswith("n't")


def _is_content(word: str) -> bool:
    if word in _STOP or word in _DENIALS or word in NUMBER_WORDS:
        return False
    return not word.endswith("n't") and not word[0].isdigit()


_ENDING_VERBS = listed(
    """
    end ends ended ending stop stops stopped stopping ban bans banned prohibit prohibits prohibited
    forbid forbids cut cuts cutting halt halts halted refuse refuses refused suspend suspended
    """
)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the rough stem of a lower-case word, the same for words used for one another."""
    bare = word.removesuffix("'s").removesuffix("'")
    return _SHARED_STEM.get(bare) or _SHARED_STEM.get(_cut(bare)) or _cut(bare)


class Found(NamedTuple):
    """A word of a text: where it stands, its stem, what it is for comparing."""

    start: int
    end: int
    stem: str
    is_content: bool
    is_denial: bool


def words_in(text: str) -> Iterator[Found]:
    """Yield the words of `text` in order, with offsets into it."""
    for match in _WORD.finditer(fold(text)):
        word = match[0].casefold()
        content = _is_content(word)
        yield Found(match.start(), match.end(), stem(word), content, _is_denial(word))


def as_written(statement: str, wanted: str) -> str:
    """Return the first word of `statement` with the stem `wanted`; the stem where there is none."""
    words = _WORD.findall(fold(statement))
    return next((word for word in words if stem(word.casefold()) == wanted), wanted)


def opposites(left: Gist, right: Gist) -> tuple[str, str] | None:
    """Return a pair of opposites of which each statement has one, or None."""
    for one, other in _OPPOSITE_STEMS:
        for first, second in ((one, other), (other, one)):
            if first in left.stems - right.stems and second in right.stems - left.stems:
                return first, second
    return None


def _cut(word: str) -> str:
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _undoubled(word.removesuffix(ending) + rest)
    return word


def _undoubled(word: str) -> str:
    """Stopped, stopping: one p. A final e goes too, so that "face" and "facing" meet."""
    if len(word) > 4 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        return word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


_ENDINGS = (
    ("ations", ""), ("ation", ""), ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"),
    ("ers", "er"), ("sses", "ss"), ("ed", ""), ("es", ""), ("ly", ""), ("ss", "ss"),
    ("us", "us"), ("s", ""), ("e", ""),
)  # fmt: skip
_SHARED_STEM: Mapping[str, str] = {
    form: group.split(maxsplit=1)[0]
    for group in _ALIKE
    for word in group.split()
    for form in (word, _cut(word))
}
_OPPOSITE_STEMS = tuple((stem(one), stem(other)) for one, other in _OPPOSITES)
