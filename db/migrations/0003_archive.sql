-- One file of earlier fact-checks that was imported, or is being imported.
create table earlier_imports (
    number integer primary key,           -- order of beginning
    id text not null unique,              -- imp_…
    file text not null,                   -- the file's name as it came
    format text not null,                 -- what it was read as: claimreview, csv, jsonl, …
    digest text not null,                 -- SHA-256 of the file
    mapping text not null check (json_valid(mapping)), -- field → column, as asked for
    records integer not null default 0,   -- records read so far: where a killed import goes on
    added integer not null default 0,     -- of these, checks that were new
    changed integer not null default 0,   -- newer versions of checks that were here
    known integer not null default 0,     -- here already, word for word
    refused integer not null default 0,   -- kept out, each with a reason
    imported_by text not null references people on delete restrict, -- who
    started_at text not null,             -- UTC
    finished_at text,                     -- UTC; null while it runs, or was cut off
    unique (digest, mapping)
) strict;

-- Rows of earlier checks that were written together: what the ledger knows of them.
create table earlier_batches (
    number integer primary key,           -- order of writing
    id text not null unique,              -- bat_…
    import_id text not null references earlier_imports (id) on delete restrict, -- of which import
    first_check integer not null,         -- number of the first row
    last_check integer not null,          -- number of the last one
    digest text not null,                 -- SHA-256 over these rows' digests, in order
    check (first_check <= last_check)
) strict;
create unique index earlier_batches_by_check on earlier_batches (first_check);

-- An earlier fact-check as somebody published it. Never changed: a newer version is a new row.
create table earlier_checks (
    number integer primary key,           -- joins the search index
    import_number integer not null references earlier_imports (number) on delete restrict, -- source
    replaces integer references earlier_checks (number) on delete restrict, -- the version before
    claim text not null check (claim <> ''), -- the claim that was checked, in words
    claimant text not null,               -- who made it; empty if not told
    claimed_on text,                      -- ISO date on which it was made
    publisher text not null,              -- who checked it; empty if not told
    rating text not null,                 -- the verdict in words; empty if not told
    value real,                           -- the verdict as a number, between worst and best
    best real,                            -- the number of the best verdict
    worst real,                           -- the number of the worst verdict
    title text not null,                  -- of the check, in full; empty if not told
    address text not null,                -- http(s) address of the check; empty if not told
    published_on text,                    -- ISO date of the check
    language text not null,               -- as given: en, pt-BR; empty if not told
    given_id text not null,               -- what its own collection calls it; empty if nothing
    digest blob not null                  -- first 16 bytes of the SHA-256 of what was given
) strict;
create index earlier_checks_by_version on earlier_checks (replaces) where replaces is not null;

-- The newest version of each check: finds again what is imported twice. Follows from the rows.
create table earlier_current (
    name integer primary key,             -- 64 bits that make it the same check: see the store
    number integer not null               -- its newest row
) strict;

-- How many checks each publisher has. Follows from the rows.
create table earlier_publishers (
    publisher text primary key,           -- as given; empty if not told
    checks integer not null               -- checks, older versions not counted
) strict, without rowid;

-- Records that were kept out of the archive, and why. Follows from the file.
create table earlier_refusals (
    import_number integer not null references earlier_imports (number) on delete restrict, -- which
    line integer not null,                -- line of the file, or count of the record, from 1
    reason text not null,                 -- what is wrong, in a sentence
    record text not null                  -- how the record begins
) strict;
create index earlier_refusals_by_import on earlier_refusals (import_number, line);

-- What people said of an earlier check and a claim. The latest word on a pair counts.
create table earlier_answers (
    number integer primary key,           -- order of saying
    id text not null unique,              -- ans_…
    claim_id text not null references claims (id) on delete restrict, -- which claim
    check_number integer not null references earlier_checks (number) on delete restrict, -- version seen
    decision text not null check (decision in ('answers', 'does_not_answer', 'open')), -- what was said
    note_digest text not null references texts on delete restrict, -- why; may be empty words
    decided_by text not null references people on delete restrict, -- who
    decided_at text not null              -- UTC
) strict;
create index earlier_answers_by_claim on earlier_answers (claim_id, check_number);

create trigger earlier_checks_stay before update on earlier_checks
begin select raise(abort, 'An earlier check is never edited; import its newer version.'); end;
create trigger earlier_checks_are_kept before delete on earlier_checks
begin select raise(abort, 'An earlier check is never deleted.'); end;
create trigger earlier_batches_stay before update on earlier_batches
begin select raise(abort, 'What was imported together is never changed.'); end;
create trigger earlier_batches_are_kept before delete on earlier_batches
begin select raise(abort, 'What was imported together is never deleted.'); end;
create trigger earlier_imports_stay before update on earlier_imports
when old.finished_at is not null or new.id is not old.id or new.digest is not old.digest
  or new.mapping is not old.mapping or new.records < old.records
begin select raise(abort, 'An import that is done is never changed.'); end;
create trigger earlier_imports_are_kept before delete on earlier_imports
begin select raise(abort, 'An import is never deleted.'); end;
create trigger earlier_answers_stay before update on earlier_answers
begin select raise(abort, 'What was said of an earlier check is never edited; say it anew.'); end;
create trigger earlier_answers_are_kept before delete on earlier_answers
begin select raise(abort, 'What was said of an earlier check is never deleted.'); end;
