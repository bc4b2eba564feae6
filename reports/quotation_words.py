"""What a check of a quotation says, in sentences: the same on a page and on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Mode
from reports.wording import listed
from sources.compare import Edit
from sources.quotation import Match, Voice

if TYPE_CHECKING:
    from claims.model import Attribution
    from sources.compare import WordEdit
    from sources.quotation import Omission, Quoted, Stand

MATCHES = {
    Match.VERBATIM: "Stands word for word",
    Match.ALTERED: "Altered: not these words",
    Match.PARAPHRASED: "Only paraphrased: no quotation",
    Match.NOT_FOUND: "Not found",
}
CUT = "Stands there, but what it leaves out denies or limits"
LOPSIDED = "A quotation mark has no partner: look where the quotation begins and ends."
NOT_FOUND = (
    "These words stand in no document of this desk, not even altered, and no passage says "
    "the same. Take in the source, or ask for it."
)
VERBS = {
    Edit.ADDED: "adds",
    Edit.DROPPED: "leaves out",
    Edit.CHANGED: "has",
    Edit.MOVED: "moves",
    Edit.CASE: "writes",
    Edit.PUNCTUATION: "punctuates",
}


def headline(match: Match, stand: Stand | None) -> str:
    """Return what became of a quotation at one place."""
    cut = stand is not None and any(one.limiting for one in stand.omissions)
    surface = _surface(stand) if stand is not None else ""
    if cut and (surface or match is Match.VERBATIM):
        return CUT
    return f"Stands word for word ({surface} apart)" if surface else MATCHES[match]


def _surface(stand: Stand) -> str:
    """Return what alone differs in how the words are written; empty where nothing or more does."""
    kinds = {one.kind for one in stand.edits} - {Edit.SAME}
    if not kinds or not stand.only_surface:
        return ""
    return " and ".join(said for kind, said in _SURFACES.items() if kind in kinds)


_SURFACES = {Edit.CASE: "capital letters", Edit.PUNCTUATION: "punctuation"}


def remarks(quoted: Quoted) -> tuple[str, ...]:
    """Return what is to be said of the quotation itself."""
    return (LOPSIDED,) if quoted.lopsided else ()


def who(voice: Voice, said: Attribution) -> str:
    """Return who says the words at a place, and whether they stand between quotation marks."""
    if said.mode is Mode.NARRATED:
        name = "" if voice is Voice.REPORTED else "Somebody whom the text does not name"
    else:
        name = said.speaker or " or ".join(said.candidates) or "A speaker who is not settled"
    if not name:
        return "The writer's own words: nobody is quoted"
    through = f", as told by {listed(said.via)}" if said.via else ""
    return f"{name}{through}, {_VOICES[voice]}"


_VOICES = {
    Voice.QUOTED: "between quotation marks",
    Voice.PARTLY: "partly between quotation marks, partly in the reporter's words",
    Voice.REPORTED: "in the reporter's words",
}


def differences(stand: Stand) -> tuple[str, ...]:
    """Return what sets the quotation apart from the document's own words, a sentence each."""
    told = [_sense(stand)] if stand.lost or stand.gained else []
    if stand.edits and stand.only_surface and stand.match is Match.ALTERED:
        told.append("Only capitals or punctuation differ.")
    told += [edit(one) for one in stand.edits if one.kind not in _QUIET]
    return (*filter(None, told), *(omission(one) for one in stand.omissions))


_QUIET = frozenset({Edit.SAME, Edit.CASE, Edit.PUNCTUATION})


def edit(one: WordEdit) -> str:
    """Return one difference: “It drops “not”.”; empty for the arrival of words that moved."""
    before, after = _bare(one.before), _bare(one.after)
    if one.kind is Edit.SAME:
        return ""
    if one.kind is Edit.CHANGED:
        return f"It has “{after}” where the document has “{before}”."
    if one.kind is Edit.MOVED:
        return f"It has “{before}” at another place." if before else ""
    return f"It {VERBS[one.kind]} “{after or before}”."


def omission(one: Omission) -> str:
    """Return what dots leave out or brackets stand in for, limiting words named first."""
    words = _bare(one.words)
    if one.instead and not words:
        return f"“[{one.instead}]” is an addition: the document has nothing there."
    lead = f"“[{one.instead}]” stands in for “{words}”" if one.instead else f"Leaves out “{words}”"
    if one.limiting:
        limits = listed(tuple(f"“{word}”" for word in one.limiting))
        goes = "" if words == one.limiting[0] else f". With it goes {limits}"
        return f"{lead}{goes}: the sense may be another."
    return f"{lead}."


def _sense(stand: Stand) -> str:
    words = listed(tuple(f"“{word}”" for word in (*stand.lost, *stand.gained)))
    return f"A word that denies or limits is another: {words}. The sense may be turned round."


def _bare(words: str) -> str:
    return " ".join(words.split())
