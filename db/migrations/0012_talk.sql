-- What people talk about: a claim, a piece of its evidence, or a passage of a document. The thing
-- itself never changes; whether it is settled does, and every change of that is an event.
create table threads (
    id text primary key,                  -- thr_…
    claim_id text references claims (id) on delete restrict, -- about this claim, or its evidence
    evidence_id text references evidence (id) on delete restrict, -- about this piece of it
    document_id text references documents (id) on delete restrict, -- or about words of this one …
    start_at integer,                     -- … first code point
    end_at integer,                       -- … one past the last code point
    quote_digest text references texts on delete restrict, -- the words
    opened_by text not null references people (id) on delete restrict, -- who began
    opened_at text not null,              -- UTC
    resolved_by text references people (id) on delete restrict, -- who settled it
    resolved_at text,                     -- UTC; null while it is open
    check ((claim_id is null) <> (document_id is null)),
    check (evidence_id is null or claim_id is not null),
    check ((document_id is null) = (start_at is null)),
    check ((document_id is null) = (end_at is null)),
    check ((document_id is null) = (quote_digest is null)),
    check (start_at < end_at),
    check ((resolved_by is null) = (resolved_at is null))
) strict;
create index threads_by_claim on threads (claim_id);
create index threads_by_document on threads (document_id);

-- What somebody said in a thread. Append-only: a newer version supersedes, and the old stays.
create table remarks (
    number integer primary key,           -- order of writing
    id text not null unique,              -- rmk_…
    thread_id text not null references threads (id) on delete restrict, -- in which thread
    words_digest text not null references texts on delete restrict, -- what, as plain text
    supersedes text references remarks (id) on delete restrict, -- the version it takes the place of
    written_by text not null references people (id) on delete restrict, -- who
    written_at text not null              -- UTC
) strict;
create index remarks_by_thread on remarks (thread_id);
create unique index remarks_once_superseded on remarks (supersedes);

-- Whom a remark names. Derived from its words and the people there were.
create table mentions (
    person_id text not null references people (id) on delete restrict, -- who is named
    remark_id text not null references remarks (id) on delete restrict, -- where
    primary key (person_id, remark_id)
) strict, without rowid;

-- What people follow, or do not want to although they worked on it. Beside the record.
create table follows (
    person_id text not null references people (id) on delete restrict, -- who
    subject text not null,                -- id of a claim or document
    is_on integer not null check (is_on in (0, 1)), -- whether they follow it
    changed_at text not null,             -- UTC
    primary key (person_id, subject)
) strict, without rowid;

-- What of their inbox people have read. Beside the record.
create table inbox_reads (
    person_id text not null references people (id) on delete restrict, -- who
    item text not null,                   -- what waited, with all that makes it new again
    read_at text not null,                -- UTC
    primary key (person_id, item)
) strict, without rowid;
create index events_by_actor on events (actor, action);

-- Addresses of other programs that are told what happens. Ended, never deleted.
create table webhooks (
    id text primary key,                  -- whk_…
    address text not null,                -- where to
    secret text not null,                 -- what the signature is made with
    kinds text not null check (json_valid(kinds)), -- kinds of events it is told
    is_inside integer not null check (is_inside in (0, 1)), -- whether it may be in our own network
    desk_address text not null,           -- how people reach this desk, for links; may be blank
    added_by text not null references people (id) on delete restrict, -- who
    added_at text not null,               -- UTC
    ended_by text references people (id) on delete restrict, -- who ended it
    ended_at text,                        -- UTC; null while it holds
    check ((ended_by is null) = (ended_at is null))
) strict;

-- How far each webhook was told, and who is telling it now. Beside the record.
create table webhook_marks (
    webhook_id text primary key references webhooks (id) on delete restrict, -- which
    seq integer not null,                 -- the last event that it was told or does not hear of
    tries integer not null,               -- failures in a row with the next one
    next_at text not null,                -- UTC; not tried before
    failure text,                         -- what went wrong last; null after a success
    given_up_at text,                     -- UTC; null while it is tried
    told_at text,                         -- UTC of the last success
    leased_by text,                       -- the server that is telling it
    leased_until text                     -- UTC; free after that
) strict;

create trigger threads_stay before update on threads
when new.id is not old.id or new.claim_id is not old.claim_id
  or new.evidence_id is not old.evidence_id or new.document_id is not old.document_id
  or new.start_at is not old.start_at or new.end_at is not old.end_at
  or new.quote_digest is not old.quote_digest
  or new.opened_by is not old.opened_by or new.opened_at is not old.opened_at
begin select raise(abort, 'What a thread is about is never edited; open another.'); end;
create trigger threads_are_kept before delete on threads
begin select raise(abort, 'A thread is never deleted; resolve it.'); end;
create trigger remarks_stay before update on remarks
begin select raise(abort, 'A remark is never edited; write a newer version.'); end;
create trigger remarks_are_kept before delete on remarks
begin select raise(abort, 'A remark is never deleted; write a newer version.'); end;
create trigger webhooks_end_once before update on webhooks
when old.ended_at is not null or new.ended_at is null or new.id is not old.id
  or new.address is not old.address or new.secret is not old.secret or new.kinds is not old.kinds
  or new.is_inside is not old.is_inside or new.desk_address is not old.desk_address
  or new.added_by is not old.added_by or new.added_at is not old.added_at
begin select raise(abort, 'A webhook ends once and stays as it was set up.'); end;
create trigger webhooks_are_kept before delete on webhooks
begin select raise(abort, 'A webhook is ended, never deleted.'); end;
