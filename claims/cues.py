"""Cues of speech in one sentence: who says, with which verb, and which words are the content.

Works on a sentence as tokens in which every quotation is one token. Yields what the wording
settles by itself; who a source phrase means is settled in `claims.resolution`, and quotations
without a cue of their own in `claims.speakers`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.cited_cues import CITING, PUTTING, according, citing, putting
from claims.contents import (
    content_after,
    content_around,
    content_before,
    resumed,
    scope_end,
)
from claims.cue_form import Cue
from claims.inflection import every_form
from claims.lexicon import ACCUSING, DOCUMENT_NOUNS, QUOTING, REPORTING, SAYING, SPEAKING_NOUNS
from claims.noun_cues import left_of_noun, noun_cues
from claims.noun_phrases import (
    phrase_after,
    subject_before,
    subject_of_fronted,
    with_apposition_after,
)
from claims.somebody import is_somebody
from claims.tokens import key_at
from claims.verbs import finite_in, goes_on, is_adverb, is_finite, is_reporting_verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.tokens import Token

Range = tuple[int, int]

_PASSIVE = classes.BE | {"become", "becomes", "became", "get", "got"}
_PLAIN = frozenset({"say", "tell", "write", "argue", "suggest", "claim", "note"})
_FREE = classes.PREPOSITIONS | classes.CALENDAR | {"last", "this", "next"}
"""What may follow a verb that closes a content: "…, the board found last week"."""
_BEHIND_BESIDE = classes.PREPOSITIONS - {"of"} | classes.CALENDAR | {"", ".", ",", ":"}
_FEW = 6
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "whoever", "nobody"})
_ADDING = frozenset({"adding", "going", "stressing", "noting", "emphasizing", "emphasising"})
_SHOWING = every_form({"show", "hear", "catch", "feature", "film", "record"}).keys()
_RECORDINGS = frozenset({"footage", "video", "film", "clip", "recording", "audio", "tape"})
_TRIGGERS = frozenset({"according", *CITING, *PUTTING, *ACCUSING, *SPEAKING_NOUNS, *REPORTING})
_GOING_ON = classes.SUBORDINATORS - {"that"} | {"and", "but"}
_SET_OFF = frozenset({"tell", "believe", "think", "suspect", "reckon"})
"""Verbs beside those of saying that stand between commas within what they report."""
_AFTER_INVERTED = {".", ",", ";", "who", ":", "(", "—", "–", "-", "!", "?"}


def cues(stream: Sequence[Token]) -> list[Cue]:
    """Return the cues of a sentence in order of their verbs."""
    found: list[Cue] = []
    for place, token in enumerate(stream):
        if token.key not in _TRIGGERS or not token.is_word:
            continue
        cited = found and found[-1].manner == "cited" and place < found[-1].contents[0][0]
        if not cited:
            found.extend(_told_on(stream, cue, found) for cue in _at(stream, place))
    return found


def _told_on(stream: Sequence[Token], cue: Cue, before: Sequence[Cue]) -> Cue:
    """A cue with the source of the one before, where a participle goes on with it.

    In "Roe said Ames left, adding that …" it is Roe who adds; the nearest subject stands inside
    what she says.
    """
    last = before[-1] if before and before[-1].manner == "said" else None
    first = cue.verb - 3 if goes_on(stream, cue.verb) else cue.verb
    going = stream[first].key.endswith("ing")
    if last is None or cue.source is None or last.source is None or not going:
        return cue
    inside = last.contents and last.contents[-1][0] <= cue.source[0] < last.contents[-1][1]
    sure = stream[first].key in _ADDING or not is_somebody(stream, cue.source)
    return replace(cue, source=last.source) if inside and sure else cue


def named_beside(stream: Sequence[Token], quotation: int) -> Range | None:
    """Return who is named beside a whole quotation, whatever the verb (`“…!” Roe barked`).

    Or after the verb: `“…!” barked Ann Roe`. Or before it and a colon or comma: `Roe:`,
    `Roe went on, smiling: “…”`, `From the report: “…”`.
    """
    for first in (quotation + 1, quotation + 2):
        after = phrase_after(stream, first)
        if after and _stands_beside(stream, quotation, after):
            return after if is_somebody(stream, after) else None
    if quotation < 2 or stream[quotation - 1].key != ":":
        return None
    return _before_colon(stream, quotation - 1)


def _before_colon(stream: Sequence[Token], colon: int) -> Range | None:
    """Whose the words behind a colon are: who says, or does something last, or a paper's."""
    verbs = [n for n in range(1, colon) if is_finite(stream, n)]
    verb = next((n for n in verbs if stream[n].key in QUOTING), max(verbs, default=None))
    source = (_past_from(stream), colon) if verb is None else subject_before(stream, verb)
    if source is not None and source[0] < source[1] and is_somebody(stream, source):
        few = source[1] - source[0] < _FEW and stream[0].is_capital
        return source if verb is not None or few else None
    paper = stream[colon - 1].key in DOCUMENT_NOUNS
    return (left_of_noun(stream, colon - 1), colon) if paper else None


def _stands_beside(stream: Sequence[Token], quotation: int, phrase: Range) -> bool:
    """Whether only a verb stands with a phrase behind a quotation: before it or after it."""
    if phrase[0] == quotation + 1:
        verb = phrase[1] < len(stream) and is_finite(stream, phrase[1])
        return verb and key_at(stream, phrase[1] + 1) in _BEHIND_BESIDE
    verb = stream[quotation + 1].key.endswith("ed") and is_finite(stream, quotation + 1)
    return verb and stream[phrase[0]].is_capital and key_at(stream, phrase[1]) in _BEHIND_BESIDE


def _past_from(stream: Sequence[Token]) -> int:
    """The place after "From" or "More from" that opens a sentence."""
    opening = [token.key for token in stream[:2]]
    return 2 if opening == ["more", "from"] else int(opening[:1] == ["from"])


def _at(stream: Sequence[Token], place: int) -> Iterator[Cue]:
    """The cue whose verb, noun or "according" stands at `place`."""
    key = stream[place].key
    if key == "according":
        yield from according(stream, place)
    elif key in CITING:
        yield from citing(stream, place)
    elif key in PUTTING:
        yield from putting(stream, place)
    elif key in ACCUSING and key in {"accused", "accuses", "accusing", "suspected"}:
        yield from _accusation(stream, place)
    elif key in SPEAKING_NOUNS and not is_reporting_verb(stream, place):
        yield from noun_cues(stream, place)
    elif key in REPORTING and is_reporting_verb(stream, place):
        yield from _verb(stream, place)


def _verb(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """A verb of saying or thinking with its subject and content."""
    if _is_hypothetical(stream, verb):
        return
    if _follows_what(stream, verb):
        yield from _what_they_told(stream, verb)
        return
    inverted = _inverted_subject(stream, verb)
    if inverted is not None:
        yield from _inverted(stream, verb, inverted)
        return
    first = verb - 3 if goes_on(stream, verb) else verb
    source = _recorded(stream, verb) or subject_before(stream, first)
    if source is None:
        yield from _fronted(stream, verb)
        return
    said = stream[verb].key in SAYING or REPORTING[stream[verb].key] in _SET_OFF
    around = content_around(stream, source, verb) if said else ()
    if around:
        yield Cue(verb=verb, source=source, contents=around)
        return
    contents, addressee = content_after(stream, verb)
    before = content_before(stream, source[0], REPORTING[stream[verb].key], alone=not contents)
    if before and not contents and stream[verb].key in SAYING:
        contents = resumed(stream, verb + 1)
    if before and not _closes(stream, verb, before[-1], told=addressee is not None):
        before = ()
    if not is_somebody(stream, source) and not _is_plain(stream, verb, (*before, *contents)):
        return
    if before or contents:
        yield Cue(verb=verb, source=source, contents=(*before, *contents), addressee=addressee)


def _recorded(stream: Sequence[Token], verb: int) -> Range | None:
    """Who is seen or heard speaking: Roe in "a film of Ann Roe asking: “…”"."""
    start = verb
    while start and stream[start - 1].is_capital:
        start -= 1
    if start == verb or not stream[verb].key.endswith("ing"):
        return None
    before = key_at(stream, start - 1)
    shown = before in _SHOWING or (before == "of" and key_at(stream, start - 2) in _RECORDINGS)
    return (start, verb) if shown else None


def _fronted(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """Read "Noting that boats were late, Ann Roe left."."""
    if verb > 1 or not stream[verb].key.endswith("ing"):
        return
    source = subject_of_fronted(stream, verb)
    if source is None:
        return
    contents, addressee = content_after(stream[: source[0] - 1], verb)
    at_once = bool(contents) and contents[0][0] <= verb + 2
    if at_once and is_somebody(stream, source):
        yield Cue(verb=verb, source=source, contents=contents, addressee=addressee)


def _closes(stream: Sequence[Token], verb: int, before: Range, *, told: bool) -> bool:
    """Whether a verb can close a content without quotation: it has no object of its own."""
    if told or verb + 1 >= len(stream) or stream[before[1] - 1].quotation is not None:
        return True
    after = stream[verb + 1]
    free = after.key in _FREE
    return free or not after.is_word or is_adverb(after)


def _is_plain(stream: Sequence[Token], verb: int, contents: Sequence[Range]) -> bool:
    """Whether the wording is speech whatever its source: "said", "that", a colon, a quotation."""
    return REPORTING[stream[verb].key] in _PLAIN or any(
        stream[max(0, start - 1)].key in {"that", ":"}
        or any(token.quotation is not None for token in stream[start:end])
        for start, end in contents
    )


def _is_hypothetical(stream: Sequence[Token], verb: int) -> bool:
    """Passive, negated, infinitive, "anyone who says": nobody is reported to have said it."""
    near = [token.key for token in stream[max(0, verb - 4) : verb]]
    passive = verb - 1
    while passive > 0 and is_adverb(stream[passive]):
        passive -= 1
    if verb > 1 and stream[verb - 1].key == "who" and stream[verb - 2].key in _ANYBODY:
        return True
    if passive >= 0 and stream[passive].key in _PASSIVE:
        return not stream[verb].key.endswith("ing")
    if verb and stream[verb - 1].key == "to":
        return not goes_on(stream, verb)
    if any(key in classes.NEGATIONS for key in near[-2:]):
        return True
    opening = [token.key for token in stream[max(0, verb - 8) : verb]]
    return "evidence" in opening and "no" in opening


def _inverted_subject(stream: Sequence[Token], verb: int) -> Range | None:
    """The subject after the verb: the mayor in `“…,” said the mayor.`."""
    if stream[verb].key not in QUOTING or stream[verb].key.endswith("ing"):
        return None
    if not verb:
        return _opening_subject(stream)
    before = stream[verb - 1]
    if before.quotation is None and before.key not in {",", "—", "–", "?", "!"}:
        return None
    found = phrase_after(stream, verb + 1)
    if found is None:
        return None
    follows = stream[found[1]] if found[1] < len(stream) else None
    closed = (
        follows is None
        or follows.key in _AFTER_INVERTED
        or follows.key in classes.PREPOSITIONS
        or follows.key in classes.CALENDAR
        or (is_adverb(follows) and not _says_more(stream, found[1]))
        or (before.quotation is not None and _follows_quoted(follows))
    )
    return found if closed and _nothing_before(stream, verb) else None


def _follows_quoted(token: Token) -> bool:
    """Whether a word may follow the speaker behind exact words: "said Ames when", "and left"."""
    return token.key.endswith("ed") or token.key in _GOING_ON


def _says_more(stream: Sequence[Token], place: int) -> bool:
    """Whether a finite verb follows the adverbs, so that "said he already knew" is no inversion."""
    while place < len(stream) and is_adverb(stream[place]):
        place += 1
    return place < len(stream) and is_finite(stream, place)


def _opening_subject(stream: Sequence[Token]) -> Range | None:
    """The subject in `Said the mayor: “…”`, where the verb opens the sentence."""
    found = phrase_after(stream, 1)
    if found is None or found[1] + 1 >= len(stream):
        return None
    leads = stream[found[1]].key in {":", ","} and stream[found[1] + 1].quotation is not None
    return found if leads else None


def _nothing_before(stream: Sequence[Token], verb: int) -> bool:
    """Whether what stands before the verb can be content: a quotation or a whole clause."""
    if stream[verb - 1].quotation is not None:
        return True
    start = verb - 1
    if start and stream[start - 1].quotation is not None:
        return True
    return finite_in(stream, 0, start) is not None


def _inverted(stream: Sequence[Token], verb: int, source: Range) -> Iterator[Cue]:
    """Content before, then verb and subject; a quotation may go on after them."""
    end = with_apposition_after(stream, source[1])
    before = content_before(stream, verb, REPORTING[stream[verb].key], alone=True)
    after = resumed(stream, end)
    if before or after:
        yield Cue(verb=verb, source=(source[0], end), contents=(*before, *after))


def _accusation(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """Read "was accused of …" (by nobody named) and "X accused Y of …"."""
    before = [token.key for token in stream[max(0, verb - 3) : verb]]
    subject = subject_before(stream, verb)
    if subject is None or any(key in classes.NEGATIONS for key in before):
        return
    end = scope_end(stream, verb + 1)
    if "of" not in {token.key for token in stream[verb + 1 : end]}:
        return
    if any(key in classes.BE for key in before):
        yield Cue(
            verb=verb,
            source=_by(stream, verb),
            contents=((subject[0], end),),
            manner="accused",
        )
    else:
        yield Cue(verb=verb, source=subject, contents=((verb + 1, end),), manner="accused")


def _by(stream: Sequence[Token], verb: int) -> Range | None:
    """The accuser in "accused by the mayor of …"."""
    if verb + 1 < len(stream) and stream[verb + 1].key == "by":
        return phrase_after(stream, verb + 2)
    return None


def _follows_what(stream: Sequence[Token], verb: int) -> bool:
    """Whether the verb closes "that is what agents told her"."""
    near = [token.key for token in stream[max(0, verb - 6) : verb]]
    return (
        "what" in near and near.index("what") > 0 and near[near.index("what") - 1] in {"is", "was"}
    )


def _what_they_told(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """Read "that is what agents told her": the source of what was said before."""
    what = max(n for n in range(max(0, verb - 6), verb) if stream[n].key == "what")
    if what + 1 < verb and what >= 2:
        after = verb + 1
        told = after < len(stream) and stream[after].key in classes.OBJECTS
        yield Cue(
            verb=verb,
            source=(what + 1, verb),
            contents=((what - 2, after + told),),
            addressee=(after, after + 1) if told else None,
            manner="what",
        )
