"""Whether a desk on a server has the tables, triggers and functions of this version.

What must be there is listed nowhere: it is made anew beside the desk, under another name and in a
transaction that is taken back. So nobody sees it, and nothing of the desk is locked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.postgresql import migrating
from db.postgresql.dialect import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from db.engine import Streaming

_ANEW = "claimdesk_made_anew"

_DEFINITIONS = """
select 'table ' || c.relname, concat(
         c.relkind, c.relrowsecurity,
         (select string_agg(
             concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
               a.attgenerated, co.collname, pg_get_expr(d.adbin, d.adrelid)), ', '
             order by a.attnum)
          from pg_attribute a
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          left join pg_collation co on co.oid = a.attcollation
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
         case when c.relkind = 'v' then pg_get_viewdef(c.oid) end)
from pg_class c
where c.relnamespace = {schema} and c.relkind in ('r', 'v', 'm', 'p', 'S', 'f')
union all
select 'constraint ' || c.conname || ' of ' || conrelid::regclass,
       concat(pg_get_constraintdef(c.oid), c.convalidated)
from pg_constraint c where c.connamespace = {schema} and c.contype <> 't'
union all
select 'index ' || c.relname, concat(pg_get_indexdef(c.oid), i.indisvalid)
from pg_class c join pg_index i on i.indexrelid = c.oid where c.relnamespace = {schema}
union all
select 'trigger ' || t.tgname || ' of ' || tgrelid::regclass,
       concat(pg_get_triggerdef(t.oid), t.tgenabled)
from pg_trigger t join pg_class c on c.oid = t.tgrelid
where c.relnamespace = {schema} and not t.tgisinternal
union all
select 'function ' || p.oid::regprocedure,
       case when p.prokind = 'a' then 'aggregate' else pg_get_functiondef(p.oid) end
from pg_proc p where p.pronamespace = {schema}
union all
select 'dictionary ' || dictname, dictinitoption from pg_ts_dict where dictnamespace = {schema}
union all
select 'rule ' || r.rulename || ' of ' || ev_class::regclass, pg_get_ruledef(r.oid)
from pg_rewrite r join pg_class c on c.oid = r.ev_class
where c.relnamespace = {schema} and r.rulename <> '_RETURN'
"""
_OFF = """
select count(*) from pg_trigger t join pg_class c on c.oid = t.tgrelid
where c.relnamespace = {schema} and t.tgisinternal and t.tgenabled <> 'O'
"""
_REFERENCES = """
select conrelid::regclass::text as child, confrelid::regclass::text as parent,
       (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as held,
       (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1]) as key
from pg_constraint where contype = 'f' and connamespace = {schema} order by 1, 3
"""


def differences(
    session: Streaming, statements: Callable[[str], Iterable[str]]
) -> Iterator[tuple[str, str] | None]:
    """Yield for each table, index, trigger and function its name and what is wrong, or None.

    `statements` takes an SQL text apart.
    """
    found = _definitions(session, SCHEMA)
    session.script("savepoint anew")
    migrating.make(session, statements, _ANEW)
    session.script(f"set local search_path = {_ANEW}")
    wanted = _definitions(session, _ANEW)
    session.script("rollback to savepoint anew")
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            yield name, "is missing"
        elif name not in wanted:
            yield name, "does not belong to this version of Claimdesk"
        elif found[name] != wanted[name]:
            yield name, "is not worded as in this version of Claimdesk"
        else:
            yield None
    (off,) = session.conn.execute(_OFF.format(schema=_oid(SCHEMA))).fetchone() or (0,)
    yield (
        ("table migrations", f"and others have {off} checks of references turned off")
        if off
        else None
    )


def dangling(session: Streaming) -> Iterator[tuple[str, str, int]]:
    """Yield table, table it points to, and how many of its rows point to nothing there."""
    for line in list(session.query(_REFERENCES.format(schema=_oid(SCHEMA)))):
        child, parent, held, key = line["child"], line["parent"], line["held"], line["key"]
        answer = session.conn.execute(
            f"select count(*) from {child} c where c.{held} is not null "
            f"and not exists (select 1 from {parent} p where p.{key} = c.{held})"
        ).fetchone()
        yield child, parent, int(answer[0]) if answer else 0


def _definitions(session: Streaming, schema: str) -> dict[str, str]:
    rows = session.conn.execute(_DEFINITIONS.format(schema=_oid(schema)))
    return {name: str(told).replace(schema, SCHEMA) for name, told in rows}


def _oid(schema: str) -> str:
    return f"'{schema}'::regnamespace"
