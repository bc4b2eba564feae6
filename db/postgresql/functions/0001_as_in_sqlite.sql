-- What SQL of ours calls and PostgreSQL does not have, or has otherwise. The first half are
-- functions of SQLite's names; the second half is full-text search as near to FTS5 as can be.
-- Everything is named in full, so that a dump can be restored under any search path.

-- Each element of a JSON array: its place from 0, and itself as text.
create function claimdesk.json_each(told text)
returns table (key bigint, value text) language sql immutable parallel safe rows 40
begin atomic
  select one.place - 1, one.element
  from json_array_elements_text(told::json) with ordinality as one (element, place);
end;

-- The same for an array that stands inside an object, by its path: '$.subjects'.
create function claimdesk.json_each(told text, path text)
returns table (key bigint, value text) language sql immutable parallel safe rows 40
begin atomic
  select one.place - 1, one.element
  from json_array_elements_text(told::json #> string_to_array(substr(path, 3), '.'))
    with ordinality as one (element, place);
end;

create function claimdesk.json_extract(told text, path text)
returns text language sql immutable parallel safe
return told::json #>> string_to_array(substr(path, 3), '.');

-- Raises an error for what is no JSON, which refuses the row as well.
create function claimdesk.json_valid(told text)
returns boolean language sql immutable parallel safe
return told is null or told::json is not null;

create function claimdesk.instr(told text, part text)
returns integer language sql immutable parallel safe
return strpos(told, part);

create function claimdesk.substr(told text, first bigint, size bigint)
returns text language sql immutable parallel safe
return pg_catalog.substr(told, first::integer, size::integer);

create function claimdesk.max(one text, other text)
returns text language sql immutable parallel safe
return case when one is not null and other is not null then greatest(one, other) end;

create function claimdesk.min(one text, other text)
returns text language sql immutable parallel safe
return case when one is not null and other is not null then least(one, other) end;

-- How many are true, as SQLite adds up what is 1 or 0 there.
create function claimdesk.counted(so_far bigint, more boolean)
returns bigint language sql immutable parallel safe
return case when more is null then so_far else coalesce(so_far, 0) + more::integer end;
create aggregate claimdesk.sum(boolean) (sfunc = claimdesk.counted, stype = bigint);

create function claimdesk.listed(so_far text, more text)
returns text language sql immutable parallel safe
return case when so_far is null then more when more is null then so_far
  else so_far || ',' || more end;
create aggregate claimdesk.group_concat(text) (sfunc = claimdesk.listed, stype = text);

-- Which columns of a table name rows of another one.
create function claimdesk.pragma_foreign_key_list(relation text)
returns table ("from" text, "table" text) language sql stable
as $body$
  select a.attname::text, c.confrelid::regclass::text
  from pg_constraint c
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  where c.contype = 'f' and c.conrelid = ('claimdesk.' || relation)::regclass
$body$;

-- The number of the next row, one more than the highest: no gap where a change was taken back, and
-- a desk that is copied goes on where it was. Safe because one transaction writes at a time.
create function claimdesk.next_number(relation text, key text)
returns bigint language plpgsql volatile
as $body$
declare
  found bigint;
begin
  execute format('select max(%I) from claimdesk.%I', key, relation) into found;
  return coalesce(found, 0) + 1;
end
$body$;

-- Refuses a change, in the words of the trigger.
create function claimdesk.refused()
returns trigger language plpgsql
as $body$
begin
  raise exception using errcode = 'integrity_constraint_violation', message = tg_argv[0];
end
$body$;

-- Porter's own stemmer without stop words, as FTS5 has it.
create text search dictionary claimdesk.porter (template = pg_catalog.snowball, language = porter);
create text search configuration claimdesk.words (parser = pg_catalog."default");
alter text search configuration claimdesk.words
  add mapping for asciiword, word, numword, int, uint, float, sfloat, version, hword, hword_part,
    hword_asciipart, hword_numpart, asciihword, numhword with claimdesk.porter;

-- Small letters without accents, and a blank for all that is no letter or digit.
create function claimdesk.folded(told text)
returns text language sql immutable parallel safe
return regexp_replace(
  regexp_replace(lower(normalize(told, NFD) collate {collation}), '[\u0300-\u036f]', '', 'g'),
  '[^[:alnum:]]+', ' ', 'g'
);

create function claimdesk.vector(told text, weight "char")
returns tsvector language sql immutable parallel safe
return setweight(
  to_tsvector('claimdesk.words'::regconfig, claimdesk.folded(coalesce(told, ''))), weight
);

-- FTS5's '{body} : "two words" OR "begin"*' as a query: phrases, beginnings, all or any of them.
create function claimdesk.asked(told text)
returns tsquery language plpgsql immutable parallel safe
as $body$
declare
  columns text := coalesce(substring(told from '^\s*\{([^}]*)\}'), '');
  weights text := translate(
    concat(
      case when columns ~ 'body|statement' then 'A' end,
      case when columns ~ 'neighbours|speaker' then 'B' end,
      case when columns ~ 'title' then 'C' end
    ), ' ', '');
  term text[];
  part tsquery;
  together tsquery;
  found tsquery;
begin
  for term in select regexp_matches(told, '"([^"]*)"(\*?)|(\mOR\M)', 'g') loop
    if term[3] is not null then
      found := coalesce(found || together, together, found);
      together := null;
      continue;
    end if;
    select to_tsquery(
        'claimdesk.words'::regconfig,
        string_agg(w.word || ':' || case when w.at = w.most then term[2] else '' end || weights,
          ' <-> ' order by w.at)
      )
    into part
    from (
      select s.word, s.at, count(*) over () as most
      from regexp_split_to_table(trim(claimdesk.folded(term[1])), ' ') with ordinality as s (word, at)
      where s.word <> ''
    ) w;
    together := coalesce(together && part, part, together);
  end loop;
  return coalesce(found || together, together, found);
end
$body$;

-- The terms of a question one by one, and how much each tells: bm25's weight, by how few rows of an
-- index hold it.
create type claimdesk.terms as (asked tsquery[], telling double precision[]);
create function claimdesk.weighed(relation text, told text)
returns claimdesk.terms language plpgsql stable
as $body$
declare
  columns text := coalesce(substring(told from '^\s*\{[^}]*\}\s*:'), '');
  term text[];
  part tsquery;
  total double precision;
  holding double precision;
  found claimdesk.terms;
begin
  execute format('select coalesce(max(rowid), 0) from claimdesk.%I', relation) into total;
  for term in select regexp_matches(told, '("[^"]*"\*?)', 'g') loop
    part := claimdesk.asked(columns || term[1]);
    continue when part is null;
    execute format(
      'select count(*) from (select 1 from claimdesk.%1$I where %1$I @@ $1 limit 20000) x', relation
    ) into holding using part;
    found.asked := found.asked || part;
    found.telling := found.telling
      || greatest(ln((greatest(total, holding) - holding + 0.5) / (holding + 0.5)), 0.000001);
  end loop;
  return found;
end
$body$;

-- What rows are put in order by, the best one first.
create function claimdesk.rank(words tsvector, terms claimdesk.terms, weights real[])
returns double precision language sql immutable parallel safe
return (
  select -sum(t.telling * ts_rank(weights, words, t.asked, 1))
  from unnest((terms).asked, (terms).telling) as t (asked, telling)
);

-- A text with what answers a question between two marks; words of a phrase are marked together.
create function claimdesk.marked(told text, question text, opens text, closes text)
returns text language plpgsql immutable parallel safe
as $body$
declare
  term text[];
  words text[];
  stems text[];
  wanted text[];
  gaps text[];
  opened boolean[];
  closed boolean[];
  result text;
  many integer;
  size integer;
begin
  words := array(select m[1] from regexp_matches(told collate {collation}, '([[:alnum:]\u0300-\u036f]+)', 'g') m);
  gaps := regexp_split_to_array(told collate {collation}, '[[:alnum:]\u0300-\u036f]+');
  many := coalesce(array_length(words, 1), 0);
  stems := array(
    select coalesce((ts_lexize('claimdesk.porter'::regdictionary, claimdesk.folded(w.word)))[1], '')
    from unnest(words) with ordinality w (word, at) order by w.at
  );
  opened := array_fill(false, array[many + 1]);
  closed := array_fill(false, array[many + 1]);
  for term in select regexp_matches(question, '"([^"]*)"(\*?)', 'g') loop
    wanted := array(
      select (ts_lexize('claimdesk.porter'::regdictionary, s.word))[1]
      from regexp_split_to_table(trim(claimdesk.folded(term[1])), ' ') with ordinality s (word, at)
      where s.word <> '' order by s.at
    );
    size := coalesce(array_length(wanted, 1), 0);
    continue when size = 0;
    for at in 1 .. many - size + 1 loop
      if stems[at : at + size - 2] = wanted[1 : size - 1]
        and (stems[at + size - 1] = wanted[size]
          or (term[2] = '*' and starts_with(stems[at + size - 1], wanted[size])))
      then
        opened[at] := true;
        closed[at + size - 1] := true;
      end if;
    end loop;
  end loop;
  result := coalesce(gaps[1], '');
  for at in 1 .. many loop
    result := result || case when opened[at] then opens else '' end || words[at]
      || case when closed[at] then closes else '' end || coalesce(gaps[at + 1], '');
  end loop;
  return result;
end
$body$;
