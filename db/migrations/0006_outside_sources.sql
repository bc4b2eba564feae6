-- A copy of an outside source as it stood on a day. Append-only: a later look is a further copy.
create table source_snapshots (
    id text primary key,                  -- snp_…
    source_id text not null references outside_sources (id) on delete restrict, -- of which source
    way text not null check (way in ('fetched', 'uploaded')), -- how the desk came by it
    digest text not null references originals on delete restrict, -- the bytes as they came
    file text not null,                   -- the file's name as it came, made safe to show
    media_type text not null,             -- by content where a reader knows it
    address text,                         -- where a fetched page was found in the end
    archive_address text,                 -- where an archive keeps it, if somebody noted that
    text_digest text references texts on delete restrict, -- the words read in it; null if none
    reader text,                          -- which reader made the words: name@version
    accessed_on text not null,            -- ISO date on which the source looked like this
    added_by text not null references people on delete restrict, -- who
    added_at text not null,               -- UTC
    check ((text_digest is null) = (reader is null)),
    check ((way = 'fetched') = (address is not null))
) strict;
create index source_snapshots_by_source on source_snapshots (source_id, added_at);
create index source_snapshots_by_digest on source_snapshots (digest);

-- What sort of source it is. Append-only: the last one of a source holds.
create table source_classes (
    number integer primary key,           -- order of saying
    id text not null unique,              -- scl_…
    source_id text not null references outside_sources (id) on delete restrict, -- of which source
    class text not null check (class in ('primary_record', 'official_statement', 'reporting',
        'anonymous', 'social', 'other')), -- what sort
    because_digest text not null references texts on delete restrict, -- why, may be blank
    said_by text not null references people on delete restrict, -- who
    said_at text not null                 -- UTC
) strict;
create index source_classes_by_source on source_classes (source_id);

-- How far a source can be relied on, as somebody saw it. Append-only: a revision supersedes.
create table source_notes (
    number integer primary key,           -- order of writing
    id text not null unique,              -- snt_…
    source_id text not null references outside_sources (id) on delete restrict, -- of which source
    words_digest text not null references texts on delete restrict, -- what it says
    supersedes text references source_notes (id) on delete restrict, -- the note it revises
    written_by text not null references people on delete restrict, -- who
    written_at text not null              -- UTC
) strict;
create index source_notes_by_source on source_notes (source_id);
create unique index source_notes_once_revised on source_notes (supersedes);

-- Where in a copy the words of a piece of evidence stand. Append-only.
create table quoted_places (
    evidence_id text primary key references evidence (id) on delete restrict, -- whose words
    snapshot_id text not null references source_snapshots (id) on delete restrict, -- which copy
    start_at integer not null check (start_at >= 0), -- first code point of its words
    end_at integer not null,              -- one past the last code point
    check (start_at < end_at)
) strict, without rowid;
create index quoted_places_by_snapshot on quoted_places (snapshot_id);

-- That two pieces of a claim lean on one origin, said by a person. Undone, never deleted.
create table shared_origins (
    id text primary key,                  -- sor_…
    claim_id text not null references claims (id) on delete restrict, -- of which claim
    left_id text not null,                -- a piece of evidence, or an occurrence of the claim
    right_id text not null,               -- another one
    because_digest text not null references texts on delete restrict, -- how one knows
    said_by text not null references people on delete restrict, -- who
    said_at text not null,                -- UTC
    undone_by text references people on delete restrict, -- who took it back
    undone_at text,                       -- UTC; null while it holds
    undone_because text references texts on delete restrict, -- digest of the reason
    check (left_id < right_id),
    check ((undone_at is null) = (undone_by is null)),
    check ((undone_at is null) = (undone_because is null))
) strict;
create index shared_origins_by_claim on shared_origins (claim_id);
create unique index shared_origins_once
on shared_origins (claim_id, left_id, right_id) where undone_at is null;

create trigger source_snapshots_stay before update on source_snapshots
begin select raise(abort, 'A copy of a source is never edited; keep a further one.'); end;
create trigger source_snapshots_are_kept before delete on source_snapshots
begin select raise(abort, 'A copy of a source is never deleted.'); end;
create trigger source_classes_stay before update on source_classes
begin select raise(abort, 'The class of a source is never edited; say another.'); end;
create trigger source_classes_are_kept before delete on source_classes
begin select raise(abort, 'The class of a source is never deleted; say another.'); end;
create trigger source_notes_stay before update on source_notes
begin select raise(abort, 'A note is never edited; write a revision.'); end;
create trigger source_notes_are_kept before delete on source_notes
begin select raise(abort, 'A note is never deleted; write a revision.'); end;
create trigger quoted_places_stay before update on quoted_places
begin select raise(abort, 'The place of a quotation is never edited.'); end;
create trigger quoted_places_are_kept before delete on quoted_places
begin select raise(abort, 'The place of a quotation is never deleted.'); end;
create trigger shared_origins_stay before update on shared_origins
when old.undone_at is not null
  or new.undone_at is null
  or new.id is not old.id or new.claim_id is not old.claim_id
  or new.left_id is not old.left_id or new.right_id is not old.right_id
  or new.because_digest is not old.because_digest
  or new.said_by is not old.said_by or new.said_at is not old.said_at
begin select raise(abort, 'That two pieces share an origin is never edited; undo it.'); end;
create trigger shared_origins_are_kept before delete on shared_origins
begin select raise(abort, 'That two pieces share an origin is never deleted; undo it.'); end;
