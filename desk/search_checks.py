"""Earlier checks among what a search finds: those that hold every word, the likeliest first.

The archive's own question is looser, any telling word will do; here, as in every section, all
words must be found in what the check says of itself. Its index holds whole words, so that the
beginning of one narrows what other words find, and alone finds none. The best POOL are looked
through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.query import words
from db.archive_index import stems
from desk.archive_matches import POOL, match

if TYPE_CHECKING:
    from claims.earlier_check import EarlierCheck
    from claims.query import Query, Term
    from db.connection import Database
    from db.search_everywhere import Asked

_ELSEWHERE = ("document", "verdict", "state", "kind")
"""Fields that earlier checks do not have: who asks for them asks for the desk's own."""


def earlier_checks(database: Database, query: Query, asked: Asked) -> list[EarlierCheck]:
    """Return the earlier checks that answer a search, the likeliest first."""
    if not query.terms or any(query.values(field) for field in _ELSEWHERE):
        return []
    text = " ".join(word for term in query.terms for word in term.words)
    found = (one.check for one in match(database, text, most=POOL).found)
    return [one for one in found if _answers(one, query) and _then(one, asked)]


def marked(check: EarlierCheck, query: Query) -> tuple[tuple[str, bool], ...]:
    """Return the words of the claim that was checked, cut at what matched."""
    wanted = {stem for term in query.terms for word in term.words for stem in _stems(word)}
    begun = tuple(term.words[-1] for term in query.terms if term.begins)
    pieces: list[tuple[str, bool]] = []
    at = 0
    for word in words(check.claim):
        start = check.claim.index(word, at)
        if _stems(word) <= wanted or (begun and word.lower().startswith(begun)):
            pieces += [(check.claim[at:start], False), (word, True)]
            at = start + len(word)
    pieces.append((check.claim[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def _answers(check: EarlierCheck, query: Query) -> bool:
    said = words(f"{check.claim} {check.title}".lower())
    claimant = set(words(check.claimant.lower()))
    by = (word for one in query.values("speaker") for word in words(one.lower()))
    return claimant.issuperset(by) and all(_holds(said, term) for term in query.terms)


def _holds(said: list[str], term: Term) -> bool:
    """Whether these words hold a word by its stem, a phrase in a row, or a beginning."""
    if term.begins and len(term.words) == 1:
        return any(word.startswith(term.words[0]) for word in said)
    if len(term.words) > 1:
        places = range(len(said) - len(term.words) + 1)
        return any(tuple(said[at : at + len(term.words)]) == term.words for at in places)
    return term.words[0] in said or bool(_stems(term.words[0]) & set(stems(" ".join(said))))


def _stems(word: str) -> set[str]:
    return set(stems(word)) or {word.lower()}


def _then(check: EarlierCheck, asked: Asked) -> bool:
    if not (asked.before or asked.after):
        return True
    day = check.published_on.isoformat() if check.published_on else ""
    return bool(day) and (not asked.before or day < asked.before) and day > asked.after
