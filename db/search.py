"""Full-text search: queries made safe, and the passages and claims that answer them.

Ordinary input (an apostrophe, a hyphen, AND, an open quotation mark) must never be read as
query syntax, so every token is quoted here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.query import MOST_TERMS, words
from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.query import Term
    from db.rows import Row
    from db.transaction import Snapshot

__all__ = [
    "MOST_TERMS",
    "STOP_WORDS",
    "all_of",
    "any_of",
    "claims",
    "documents_holding",
    "held",
    "of_claim",
    "of_claims",
    "passages",
    "phrase",
    "telling",
    "together",
    "tokens",
    "words",
]

STOP_WORDS = frozenset(
    """a about after all also an and any are as at be because been before being but by can could
    did do does for from had has have he her him his how i if in into is it its just may me more
    most my no not of off on one only or other our out over own said same say says she should
    so some such than that the their them then there these they this those to told too under up
    was we were what when where which while who will with would you your""".split()  # noqa: SIM905 -- read as prose
)
"""Words that match nearly every passage and tell none apart."""


def tokens(text: str) -> tuple[str, ...]:
    """Return the searchable words of `text`, lower case, at most 60, each once, in order."""
    found = dict.fromkeys(token.lower() for token in words(text))
    return tuple(found)[:MOST_TERMS]


def telling(text: str) -> tuple[str, ...]:
    """Return the words of `text` that tell passages apart, as `tokens` does."""
    return tuple(one for one in tokens(text) if one not in STOP_WORDS)


def together(terms: Sequence[Term]) -> str:
    """Return a query for rows that hold every term: words, phrases, beginnings."""
    return " ".join(
        f"{_quoted(' '.join(term.words))}{'*' if term.begins else ''}" for term in terms
    )


def all_of(text: str) -> str:
    """Return a query for rows that hold every word; the last may be unfinished."""
    found = tokens(text)
    if not found:
        return ""
    return " ".join((*(_quoted(token) for token in found[:-1]), f"{_quoted(found[-1])}*"))


def of_claims(text: str) -> str:
    """Return a query for claims that hold every word, or whose speaker's name does.

    Titles are left out: a word of a headline would bring up every claim of its document.
    """
    query = all_of(text)
    return f"{{statement speaker}} : ({query})" if query else ""


def held(text: str) -> str:
    """Return a query for passages that hold every word themselves, whatever stands beside them."""
    query = all_of(text)
    return f"{{body}} : ({query})" if query else ""


def any_of(text: str) -> str:
    """Return a query for rows that hold any telling word."""
    return " OR ".join(_quoted(token) for token in telling(text))


def phrase(text: str) -> str:
    """Return a query for rows that hold these words, at most 60, one after the other."""
    found = words(text.lower())[:MOST_TERMS]
    return _quoted(" ".join(found)) if found else ""


def passages(
    snapshot: Snapshot, query: str, *, without: Iterable[str] = (), most: int = 20
) -> list[Row]:
    """Return the best passages for an FTS5 query, best first, none from documents `without`.

    Each row has document_id, title, publisher, start_at, end_at, block, quote and rank (lower is
    better).
    """
    if not query:
        return []
    return snapshot.rows(
        f"""
        select p.document_id, d.number as document_number, d.title, d.publisher,
               d.published_on, p.start_at, p.end_at, p.block, p.position, f.body as quote,
               {snapshot.full_text.rank("passages_fts", ":query", 1.0, 0.25)} as rank
        from passages_fts f
        join passages p on p.number = f.rowid
        join documents d on d.id = p.document_id
        where {snapshot.full_text.answers("passages_fts", ":query")}
          and p.document_id not in (select value from json_each(:without))
        order by rank, p.number
        limit :most
        """,
        query=query,
        without=id_list(without),
        most=most,
    )


def documents_holding(snapshot: Snapshot, query: str, *, most: int = 50) -> list[str]:
    """Return the ids of documents with a passage that answers the query."""
    if not query:
        return []
    found = snapshot.rows(
        f"""
        select distinct p.document_id
        from passages_fts f
        join passages p on p.number = f.rowid
        where {snapshot.full_text.answers("passages_fts", ":query")}
        limit :most
        """,
        query=query,
        most=most,
    )
    return [row["document_id"] for row in found]


def claims(snapshot: Snapshot, text: str, *, most: int = 50) -> list[Row]:
    """Return id, number, statement and state of the claims that hold all words, best first."""
    query = of_claims(text)
    if not query:
        return []
    return snapshot.rows(
        f"""
        select c.id, c.number, c.state, f.statement,
               {snapshot.full_text.rank("claims_fts", ":query", 1.0, 0.5, 0.25)} as rank
        from claims_fts f
        join claims c on c.number = f.rowid
        where {snapshot.full_text.answers("claims_fts", ":query")} and c.merged_into is null
        order by rank, c.number
        limit :most
        """,
        query=query,
        most=most,
    )


def of_claim(snapshot: Snapshot, query: str) -> str:
    """Return the condition that a claim `c` answers a query; `query` is an expression for it."""
    answers = snapshot.full_text.answers("claims_fts", query)
    return f"c.number in (select rowid from claims_fts where {answers})"


def _quoted(token: str) -> str:
    return f'"{token}"'
