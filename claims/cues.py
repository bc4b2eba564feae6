"""Cues of speech in one sentence: who says, with which verb, and which words are the content.

Works on a sentence as tokens in which every quotation is one token. Yields what the wording
settles by itself; who a source phrase means is settled in `claims.resolution`, and quotations
without a cue of their own in `claims.speakers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.contents import content_after, content_around, content_before, scope_end
from claims.cue_form import Cue
from claims.lexicon import ACCUSING, QUOTING, REPORTING, SAYING, SPEAKING_NOUNS
from claims.noun_cues import noun_cues
from claims.noun_phrases import (
    phrase_after,
    subject_before,
    subject_of_fronted,
    with_apposition_after,
)
from claims.somebody import is_somebody
from claims.verbs import finite_in, is_adverb, is_finite, is_reporting_verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.tokens import Token

Range = tuple[int, int]

_PASSIVE = classes.BE | {"become", "becomes", "became", "get", "got"}
_PLAIN = frozenset({"say", "tell", "write", "argue", "suggest", "claim", "note"})
_FREE = classes.PREPOSITIONS | classes.CALENDAR | {"last", "this", "next"}
"""What may follow a verb that closes a content: "…, the board found last week"."""
_FEW = 6
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "whoever", "nobody"})
_CITING = {"quoted", "quotes", "quoting", "cited", "cites", "citing"}
_TRIGGERS = frozenset({"according", *_CITING, *ACCUSING, *SPEAKING_NOUNS, *REPORTING})
_AFTER_INVERTED = {".", ",", ";", "who", ":", "(", "—", "–", "-", "!", "?"}


def cues(stream: Sequence[Token]) -> list[Cue]:
    """Return the cues of a sentence in order of their verbs."""
    found: list[Cue] = []
    for place, token in enumerate(stream):
        if token.key not in _TRIGGERS or not token.is_word:
            continue
        cited = found and found[-1].manner == "cited" and place < found[-1].contents[0][0]
        if not cited:
            found.extend(_at(stream, place))
    return found


def named_beside(stream: Sequence[Token], quotation: int) -> Range | None:
    """Return who is named beside a whole quotation, whatever the verb (`“…!” Roe barked`).

    Or before it and a colon or comma: `Roe:`, `Roe went on, smiling: “…”`.
    """
    after = phrase_after(stream, quotation + 1)
    if after and after[1] < len(stream) and is_finite(stream, after[1]):
        closes = after[1] + 1 == len(stream) or stream[after[1] + 1].key in {".", ",", ":"}
        return after if closes and is_somebody(stream, after) else None
    if quotation < 2 or stream[quotation - 1].key != ":":
        return None
    verb = finite_in(stream, 0, quotation)
    source = (0, quotation - 1) if verb is None else subject_before(stream, verb)
    if source is None or not is_somebody(stream, source):
        return None
    few = source[1] - source[0] < _FEW and stream[source[0]].is_capital
    return source if verb is not None or few else None


def _at(stream: Sequence[Token], place: int) -> Iterator[Cue]:
    """The cue whose verb, noun or "according" stands at `place`."""
    key = stream[place].key
    if key == "according":
        yield from _according(stream, place)
    elif key in _CITING:
        yield from _citing(stream, place)
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
    source = subject_before(stream, verb)
    if source is None:
        yield from _fronted(stream, verb)
        return
    said = stream[verb].key in SAYING or REPORTING[stream[verb].key] == "tell"
    around = content_around(stream, source, verb) if said else ()
    if around:
        yield Cue(verb=verb, source=source, contents=around)
        return
    contents, addressee = content_after(stream, verb)
    before = content_before(stream, source[0], REPORTING[stream[verb].key], alone=not contents)
    if before and not contents and stream[verb].key in SAYING:
        contents = _resumed(stream, verb + 1)
    if before and not _closes(stream, verb, before[-1], told=addressee is not None):
        before = ()
    if not is_somebody(stream, source) and not _is_plain(stream, verb, (*before, *contents)):
        return
    if before or contents:
        yield Cue(verb=verb, source=source, contents=(*before, *contents), addressee=addressee)


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
        return near[-3:-1] not in (["went", "on"], ["goes", "on"], ["going", "on"])
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
        or (before.quotation is not None and follows.key.endswith("ed"))
    )
    return found if closed and _nothing_before(stream, verb) else None


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
    after = _resumed(stream, end)
    if before or after:
        yield Cue(verb=verb, source=(source[0], end), contents=(*before, *after))


def _resumed(stream: Sequence[Token], place: int) -> tuple[Range, ...]:
    """A quotation that goes on after the cue."""
    for n in range(place, min(place + 12, len(stream))):
        if stream[n].quotation is not None:
            return ((n, n + 1),)
        if is_finite(stream, n) or stream[n].key == ".":
            break
    return ()


def _according(stream: Sequence[Token], place: int) -> Iterator[Cue]:
    """Read "According to X, …" and "…, according to X"."""
    if place + 2 >= len(stream) or stream[place + 1].key != "to":
        return
    pointing = stream[place + 2].key == "that"
    source = phrase_after(stream, place + 2 + pointing)
    if source is None:
        return
    source = (place + 2, source[1])
    end = _end_of_relative(stream, source[1])
    end = with_apposition_after(stream, end) if place else end
    if place == 0:
        comma = _past_apposition(stream, _comma(stream, source[1]))
        start = comma + 1 if comma is not None else source[1]
        contents: tuple[Range, ...] = ((start, scope_end(stream, start)),)
        source = (source[0], comma) if comma is not None else source
    else:
        parted = content_around(stream, (place, end), end - 1)
        contents = content_before(stream, place, "say", alone=True, whole=True)
        if parted and not contents:
            contents = parted
        source = (source[0], end)
    if contents and contents[0][0] < contents[0][1]:
        yield Cue(verb=place, source=source, contents=contents, manner="according")


def _comma(stream: Sequence[Token], start: int) -> int | None:
    """The first comma from `start` on."""
    return next((n for n in range(start, len(stream)) if stream[n].key == ","), None)


def _past_apposition(stream: Sequence[Token], comma: int | None) -> int | None:
    """The comma after "According to X, who runs the port," where a clause begins behind it."""
    second = None if comma is None else _comma(stream, comma + 1)
    if comma is None or second is None:
        return comma
    told = stream[comma + 1].key in {"who", "which", "whose"}
    if not told and finite_in(stream, comma + 1, second) is not None:
        return comma
    clause = phrase_after(stream, second + 1) if second + 1 < len(stream) else None
    begins = clause and clause[1] < len(stream) and is_finite(stream, clause[1])
    return second if begins else comma


def _end_of_relative(stream: Sequence[Token], end: int) -> int:
    """The end of "members who spoke with reporters" where a comma closes it."""
    if end < len(stream) and stream[end].key == "who":
        near = range(end, min(end + _FEW * 2, len(stream)))
        return next((n for n in near if stream[n].key == ","), end)
    return end


def _citing(stream: Sequence[Token], verb: int) -> Iterator[Cue]:
    """Read "The paper quoted a source that …", "cited officials as saying …"."""
    source = phrase_after(stream, verb + 1)
    if source is None or not (stream[source[1] : source[1] + 1]):
        return
    place = source[1]
    if [t.key for t in stream[place : place + 2]] in (["as", "saying"], ["as", "telling"]):
        start = place + 2
    elif stream[place].key in {"that", "saying"}:
        start = place + 1
    else:
        return
    start += start < len(stream) and stream[start].key == "that"
    content = (start, scope_end(stream, start))
    if content[0] < content[1]:
        via = subject_before(stream, verb)
        yield Cue(verb=verb, source=source, contents=(content,), via=via, manner="cited")


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
