-- Names that mean the same thing, as this desk decided; the shipped list stands in the program.
create table aliases (
    id text primary key,                  -- als_…
    short text not null,                  -- the short name: "ICE"
    long text not null,                   -- what it stands for
    used integer not null check (used in (0, 1)), -- 1: searches take one for the other; 0: refused
    decided_by text not null references people on delete restrict, -- who decided last
    decided_at text not null,             -- UTC
    check (short <> '' and long <> '')
) strict;
create unique index aliases_once on aliases (short, long);

-- Suggested passages that somebody set aside for a claim: they are not suggested again.
create table refused_suggestions (
    id text primary key,                  -- rfs_…
    claim_id text not null references claims (id) on delete restrict, -- for which claim
    document_id text not null references documents (id) on delete restrict, -- a passage of it …
    start_at integer not null check (start_at >= 0), -- … first code point
    end_at integer not null,              -- … one past the last code point
    refused_by text not null references people on delete restrict, -- who set it aside
    refused_at text not null,             -- UTC
    restored_by text references people on delete restrict, -- who brought it back
    restored_at text,                     -- UTC; null while it is set aside
    check (start_at < end_at),
    check ((restored_by is null) = (restored_at is null))
) strict;
create unique index refused_once on refused_suggestions (claim_id, document_id, start_at, end_at)
where restored_at is null;

-- Search over the titles of documents: what a text is about as a whole.
create virtual table titles_fts using fts5 (
    title,
    tokenize = "porter unicode61 remove_diacritics 2"
);
insert into titles_fts (rowid, title) select number, title from documents;

create trigger documents_title_indexed after insert on documents
begin insert into titles_fts (rowid, title) values (new.number, new.title); end;
create trigger documents_title_indexed_again after update of title on documents
begin update titles_fts set title = new.title where rowid = new.number; end;
create trigger aliases_stay before update on aliases
when new.id is not old.id or new.short is not old.short or new.long is not old.long
begin select raise(abort, 'An alias is never rewritten; add another and refuse this one.'); end;
create trigger aliases_are_kept before delete on aliases
begin select raise(abort, 'An alias is never deleted; refuse it.'); end;
create trigger refused_suggestions_stay before update on refused_suggestions
when old.restored_at is not null
  or new.restored_at is null
  or new.id is not old.id or new.claim_id is not old.claim_id
  or new.document_id is not old.document_id
  or new.start_at is not old.start_at or new.end_at is not old.end_at
  or new.refused_by is not old.refused_by or new.refused_at is not old.refused_at
begin select raise(abort, 'A refusal is never edited; bring the passage back.'); end;
create trigger refused_suggestions_are_kept before delete on refused_suggestions
begin select raise(abort, 'A refusal is never deleted; bring the passage back.'); end;
