"""Search everywhere: claims, quotations, passages and documents that answer one question.

A question (`Asked`) is words, matched by full-text search, and conditions on claims and on
documents. A passage answers a condition on claims when it holds such a claim. Rationales and
reviews are not searched: a review may still be blind, and even a count would tell of it.

What matched is marked in the rows by two characters that no text needs (`MARKS`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot

MARKS = "\ufdd0", "\ufdd1"
"""Non-characters of Unicode: reserved for use inside a program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for; an empty field asks nothing.

    `words`, `speakers` and `titles` are FTS5 queries made by `db.search`; `documents` numbers;
    `ratings` as "scale/key"; `before` and `after` ISO days, both exclusive.
    """

    words: str = ""
    speakers: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def is_about_claims(self) -> bool:
        """Whether it asks for something that claims have."""
        return self.is_of_claims_alone or bool(self.tags)

    @property
    def is_of_claims_alone(self) -> bool:
        """Whether it asks for something that no document has."""
        return bool(self.speakers or self.ratings or self.states or self.kinds)

    @property
    def is_about_documents(self) -> bool:
        """Whether it asks for certain documents."""
        return bool(self.documents or self.titles or self.before or self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many rows there are, and those of one page."""

    total: int
    rows: tuple[Row, ...]


def claims(snapshot: Snapshot, asked: Asked, *, start: int, size: int) -> Found:
    """Return claims: number, state, kind, words (marked), speaker and where each occurs first."""
    if not (asked.words or asked.is_about_claims or asked.is_about_documents):
        return _NOTHING
    where, values = _of_claims(snapshot, asked)
    found = _page(
        snapshot,
        f"""from claims_fts f
        join claims c on c.number = f.rowid
        where {where} {_matching(snapshot, asked, "claims_fts")} {_somewhere(snapshot, asked)}""",
        f"select c.id, {_marked(snapshot, asked, 'claims_fts', 'statement')}",
        f"order by {_best(snapshot, asked, 'claims_fts', 1.0, 0.5, 0.0)} c.number",
        _paged(asked, values, start, size),
    )
    # Asked of all that match, where each occurs first would be most of the time of a search.
    shown = snapshot.rows(_CLAIMS, ids=id_list(row["id"] for row in found.rows))
    by_id = {row["id"]: row for row in shown}
    return replace(found, rows=tuple({**by_id[row["id"]], **row} for row in found.rows))


def quotations(snapshot: Snapshot, asked: Asked, *, start: int, size: int) -> Found:
    """Return what somebody said word for word: quote, speaker, document and place."""
    if not (asked.words or asked.is_about_claims or asked.is_about_documents):
        return _NOTHING
    where, values = _of_claims(snapshot, asked)
    return _page(
        snapshot,
        f"""from claims_fts f
        join claims c on c.number = f.rowid
        join occurrences o on o.claim_id = c.id and o.mode in ('direct', 'mixed')
        join documents d on d.id = o.document_id
        where {where} {_matching(snapshot, asked, "claims_fts")}
          and {_of_documents(snapshot, asked)}""",
        f"""select c.number, o.speaker, o.start_at, d.number as document_number, d.title,
        d.publisher, d.published_on, {_marked(snapshot, asked, "claims_fts", "statement")},
        (select q.body from texts q where q.digest = o.quote_digest) as quote""",
        f"""order by {_best(snapshot, asked, "claims_fts", 1.0, 0.5, 0.0)}
        d.number, o.start_at, o.id""",
        _paged(asked, values, start, size),
    )


def passages(snapshot: Snapshot, asked: Asked, *, start: int, size: int) -> Found:
    """Return sentences (marked) with document and place; none without words to look for."""
    if not asked.words:
        return _NOTHING
    where, values = _of_claims(snapshot, asked)
    held = f"""and exists (select 1 from occurrences o join claims c on c.id = o.claim_id
        where o.document_id = p.document_id and o.start_at < p.end_at and o.end_at > p.start_at
          and {where})"""
    return _page(
        snapshot,
        f"""from passages_fts f
        join passages p on p.number = f.rowid
        join documents d on d.id = p.document_id
        where {_of_documents(snapshot, asked)} {_matching(snapshot, asked, "passages_fts")}
        {held if asked.is_about_claims else ""}""",
        f"""select d.number as document_number, d.id as document_id, d.title, d.publisher,
        d.published_on, p.start_at, p.end_at, {_marked(snapshot, asked, "passages_fts", "body")}""",
        f"order by {_best(snapshot, asked, 'passages_fts', 1.0, 0.0)} f.rowid",
        _paged(asked, values, start, size),
    )


def documents(snapshot: Snapshot, asked: Asked, *, start: int, size: int) -> Found:
    """Return documents whose titles (marked) answer; none where only claims could."""
    about = asked.words or asked.is_about_documents or asked.tags
    if asked.is_of_claims_alone or not about:
        return _NOTHING
    tagged = f"and d.id in {_TAGGED.format('document_id')}" if asked.tags else ""
    return _page(
        snapshot,
        f"""from titles_fts f join documents d on d.number = f.rowid
        where {_of_documents(snapshot, asked)} {tagged}
        {_matching(snapshot, asked, "titles_fts")}""",
        f"""select d.number as document_number, d.publisher, d.published_on,
        {_marked(snapshot, asked, "titles_fts", "title")}""",
        f"order by {_best(snapshot, asked, 'titles_fts')} d.number desc",
        _paged(asked, {"tags": id_list(asked.tags)}, start, size),
    )


_NOTHING = Found(total=0, rows=())
_FIRST = """(select i.id from occurrences i join documents e on e.id = i.document_id
    where i.claim_id = c.id order by e.number, i.start_at, i.id limit 1)"""
_CLAIMS = f"""
select c.number, c.id, c.state, c.kind, o.speaker, d.number as document_number,
       d.title, d.publisher
from claims c
left join occurrences o on o.id = {_FIRST}
left join documents d on d.id = o.document_id
where c.id in (select value from json_each(:ids))
"""
_SEARCHED = {
    "claims_fts": "{statement speaker}",
    "passages_fts": "{body}",
    "titles_fts": "{title}",
}
"""The columns that words are looked for in."""
_STANDS = """c.id in (select v.claim_id from verdicts v
    where v.scale || '/' || v.rating in (select value from json_each(:ratings))
      and not exists (select 1 from verdicts w where w.supersedes = v.id))"""
_TAGGED = """(select g.{0} from taggings g join tags t on t.id = g.tag_id
    where g.ended_at is null and g.{0} is not null
      and t.plain in (select value from json_each(:tags)))"""
_SAID_BY = "c.number in (select rowid from claims_fts where {answers})"
_TITLED = "d.number in (select rowid from titles_fts where {answers})"


def _of_claims(snapshot: Snapshot, asked: Asked) -> tuple[str, dict[str, Value]]:
    """Return the condition on `claims c`, and its values."""
    said = (f"'{{speaker}} : (' || :speaker_{at} || ')'" for at in range(len(asked.speakers)))
    parts = ["c.merged_into is null"]
    parts += [
        _SAID_BY.format(answers=snapshot.full_text.answers("claims_fts", one)) for one in said
    ]
    parts += [_STANDS] if asked.ratings else []
    parts += ["c.state in (select value from json_each(:states))"] if asked.states else []
    parts += ["c.kind in (select value from json_each(:kinds))"] if asked.kinds else []
    parts += [f"c.id in {_TAGGED.format('claim_id')}"] if asked.tags else []
    values: dict[str, Value] = {
        "tags": id_list(asked.tags),
        "ratings": id_list(asked.ratings),
        "states": id_list(asked.states),
        "kinds": id_list(asked.kinds),
        **{f"speaker_{at}": one for at, one in enumerate(asked.speakers)},
    }
    return " and ".join(parts), values


def _of_documents(snapshot: Snapshot, asked: Asked) -> str:
    """Return the condition on `documents d`."""
    titles = (f":title_{at}" for at in range(len(asked.titles)))
    parts = ["true"]
    if asked.documents:
        parts.append("d.number in (select cast(value as integer) from json_each(:documents))")
    parts += [
        _TITLED.format(answers=snapshot.full_text.answers("titles_fts", one)) for one in titles
    ]
    parts += ["d.published_on < :before"] if asked.before else []
    parts += ["d.published_on > :after"] if asked.after else []
    return " and ".join(parts)


def _somewhere(snapshot: Snapshot, asked: Asked) -> str:
    """Return the condition that a claim occurs in a document that is asked for."""
    if not asked.is_about_documents:
        return ""
    return f"""and c.id in (select o.claim_id from occurrences o
        join documents d on d.id = o.document_id where {_of_documents(snapshot, asked)})"""


def _asked(table: str) -> str:
    """Return an expression for the words, looked for in the columns that are searched."""
    return f"'{_SEARCHED[table]} : (' || :words || ')'"


def _matching(snapshot: Snapshot, asked: Asked, table: str) -> str:
    if not asked.words:
        return ""
    return f"and {snapshot.full_text.answers(table, _asked(table))}"


def _paged(asked: Asked, values: Mapping[str, Value], start: int, size: int) -> dict[str, Value]:
    return {
        **values,
        "words": asked.words,
        "documents": id_list(map(str, asked.documents)),
        "before": asked.before,
        "after": asked.after,
        **{f"title_{at}": one for at, one in enumerate(asked.titles)},
        "start": start,
        "size": size,
        "opens": MARKS[0],
        "closes": MARKS[1],
    }


def _marked(snapshot: Snapshot, asked: Asked, table: str, column: str) -> str:
    """Return the first column with what matched between MARKS."""
    if not asked.words:
        return f"f.{column} as words"
    return f"{snapshot.full_text.marked(table, column, _asked(table))} as words"


def _best(snapshot: Snapshot, asked: Asked, table: str, *weights: float) -> str:
    if not asked.words:
        return ""
    return f"{snapshot.full_text.rank(table, _asked(table), *weights)},"


def _page(
    snapshot: Snapshot, source: str, columns: str, order: str, values: Mapping[str, Value]
) -> Found:
    total = snapshot.number(f"select count(*) {source}", **values)
    if not total:
        return _NOTHING
    found = snapshot.rows(f"{columns} {source} {order} limit :size offset :start", **values)
    return Found(total=total, rows=tuple(found))


def wordings(snapshot: Snapshot, *, most: int = 3_000) -> list[str]:
    """Return titles, speakers' names and claims, the newest of each: words that stand here."""
    rows = snapshot.rows(
        """select title as words from (select d.title from documents d
          where not exists (select 1 from withdrawals w where w.document_id = d.id)
          order by d.number desc limit :most) titles
        union select speaker from (select o.speaker from occurrences o
          where o.speaker is not null order by o.id desc limit :most) speakers
        union select statement from (select f.statement from claims_fts f
          order by f.rowid desc limit :most) statements""",
        most=most,
    )
    return [row["words"] for row in rows if row["words"]]
