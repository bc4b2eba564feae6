"""Statements of `db/`, as PostgreSQL takes them.

Little is worded differently: parameters, comparison with what may be null, and what SQLite calls
its main schema. What differs in behaviour is made alike by `functions/`, not here. Text in
quotation marks is left as it is, but that psycopg wants a per cent sign twice.
"""

from __future__ import annotations

import re
from functools import lru_cache

from db.postgresql.pieces import rewritten

SCHEMA = "claimdesk"
"""Where on the server everything of a desk stands."""

_RULES = (
    (re.compile(r"(?<![:\w]):([A-Za-z_]\w*)"), r"%(\1)s"),
    (re.compile(r"\?"), "%s"),
    (re.compile(r"\bis\s+not\s+(?!(?:null|true|false|distinct)\b)"), "is distinct from "),
    (re.compile(r"\bis\s+(?!(?:not|null|true|false|distinct)\b)"), "is not distinct from "),
    (re.compile(r"\bmain\."), f"{SCHEMA}."),
    # SQLite reads `cross join … on` in the order it stands in; elsewhere that is a plain join.
    (re.compile(r"\bcross join(?= \w+ \w+\s+on\b)"), "join"),
)


@lru_cache(maxsize=4096)
def translated(sql: str) -> str:
    """Return a statement with `:name` or `?` for its values as psycopg is given it."""
    return rewritten(sql.replace("%", "%%"), _code)


def null_safe(sql: str) -> str:
    """Return an expression that compares with `is` as PostgreSQL words that."""
    for pattern, words in _RULES[2:4]:
        sql = rewritten(sql, lambda code, p=pattern, w=words: p.sub(w, code))  # type: ignore[misc]
    return sql


def _code(code: str) -> str:
    for pattern, words in _RULES:
        code = pattern.sub(words, code)
    return code
